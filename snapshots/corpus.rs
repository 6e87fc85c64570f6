//! One named test per fixture and stage. A new case: drop a file in `fixtures/`, run
//! `cargo insta test -p gwaje-snapshots --accept`, read the diff.

use gwaje::Options;
use gwaje::stages::Stage;
use gwaje_model::Removal;
use gwaje_snapshots::compare;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Outcome = datatest_stable::Result<()>;

fn snapshot(folder: &str, path: &Path, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

fn stage(folder: &str, stage: Stage, path: &Path) -> Outcome {
    snapshot(folder, path, &gwaje::stages::dump_stage(&std::fs::read(path)?, stage, &Options::default())?);
    Ok(())
}

fn extract(path: &Path) -> Outcome {
    stage("extract", Stage::Extract, path)
}

fn layout(path: &Path) -> Outcome {
    stage("layout", Stage::Layout, path)
}

fn wrap(path: &Path) -> Outcome {
    stage("wrap", Stage::Wrap, path)
}

fn parse(path: &Path) -> Outcome {
    stage("parse", Stage::Parse, path)
}

fn document(path: &Path) -> Outcome {
    let bytes = std::fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let document = gwaje::convert(&bytes, &name, &Options::default())?;
    let again = gwaje::convert(&bytes, &name, &Options::default())?;
    let shown = serde_json::to_string_pretty(&document)?;
    assert_eq!(shown, serde_json::to_string_pretty(&again)?, "the same bytes give the same document");
    let schema = jsonschema::validator_for(&serde_json::to_value(gwaje_model::schema())?)?;
    let value = serde_json::to_value(&document)?;
    schema.validate(&value).map_err(|error| error.to_string())?;
    snapshot("document", path, &shown);
    Ok(())
}

fn gold(path: &Path) -> Outcome {
    let source = path.with_extension("").with_extension("pdf");
    let document = gwaje::convert(&std::fs::read(&source)?, "fixture.pdf", &Options::default())?;
    let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let (found, _) = compare(&gold, &serde_json::to_value(&document)?);
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// A report as its author wrote it gives its gold, and the same items under the same ids as its print.
fn written(path: &Path) -> Outcome {
    let read = |path: &Path| -> datatest_stable::Result<gwaje_model::Document> {
        Ok(gwaje::convert(&std::fs::read(path)?, "fixture", &Options::default())?)
    };
    let (document, print) = (read(path)?, read(&path.with_extension("pdf"))?);
    let value = serde_json::to_value(&document)?;
    let schema = jsonschema::validator_for(&serde_json::to_value(gwaje_model::schema())?)?;
    schema.validate(&value).map_err(|error| error.to_string())?;
    let gold = serde_json::from_slice(&std::fs::read(path.with_extension("gold.json"))?)?;
    let (found, _) = compare(&gold, &value);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let items = |document: &gwaje_model::Document| -> Vec<(String, String)> {
        document.items().map(|item| (item.id.clone(), item.text.clone())).collect()
    };
    assert_eq!(items(&document), items(&print));
    assert!(
        document
            .items()
            .all(|item| item.places.is_empty() && !item.anchors.is_empty() && item.joins.is_empty())
    );
    assert_eq!(document.source.pages, None);
    Ok(())
}

/// Glyphs in = characters out + logged removals.
fn conservation(path: &Path) -> Outcome {
    let inspection = gwaje::stages::inspect(&std::fs::read(path)?, &Options::default())?;
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |chars: &mut dyn Iterator<Item = char>, by: i64| {
        for ch in chars.filter(|ch| !ch.is_whitespace()) {
            *balance.entry(ch).or_default() += by;
        }
    };
    count(&mut inspection.pages.pages.iter().flat_map(|page| &page.glyphs).map(|glyph| glyph.ch), 1);
    let cells = inspection.rows.iter().flat_map(|row| &row.cells);
    count(&mut cells.flat_map(|cell| &cell.content).flat_map(|line| &line.chars).map(|c| c.ch), -1);
    let removed = inspection.notes.iter().filter(|note| note.code.removal() == Removal::Glyphs);
    count(&mut removed.flat_map(|note| note.text.chars()), -1);
    balance.retain(|_, count| *count != 0);
    assert!(balance.is_empty(), "lost (+) or invented (-): {balance:?}");
    Ok(())
}

/// Each bad file is named after the code it must be refused with: `no_text-scan.pdf`.
fn refusal(path: &Path) -> Outcome {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let expected = stem.split('-').next().unwrap_or_default();
    let outcome = gwaje::convert(&std::fs::read(path)?, "bad.pdf", &Options::default());
    let code = outcome.as_ref().map_or_else(|error| error.code.as_str(), |_| "converted");
    assert_eq!(code, expected);
    Ok(())
}

datatest_stable::harness! {
    { test = extract, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = layout, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = wrap, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = parse, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = document, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = gold, root = "../fixtures", pattern = r"^[^/]+\.gold\.json$" },
    { test = gold, root = "../fixtures/profile", pattern = r"^[^/]+\.gold\.json$" },
    { test = written, root = "../fixtures", pattern = r"^[^/]+\.(hwpx|hwp)$" },
    { test = conservation, root = "../fixtures", pattern = r"^[^/]+\.(pdf|txt)$" },
    { test = refusal, root = "../fixtures/bad", pattern = r"^.+$" },
}
