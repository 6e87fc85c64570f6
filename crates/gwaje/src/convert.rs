//! All stages in order.

use crate::refusal::Refusal;
use crate::text_places::TextPlaces;
use crate::{Options, dump};
use gwaje_model::{
    Block, Document, Failure, Line, Note, Noted, Origin, Pages, Reading, Row, Source, parallel, sha256,
};
use gwaje_parse::{Acceptance, Parsed, Profile};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A stage whose result can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Placed glyphs and ruling lines.
    Extract,
    /// Rows of cells of printed lines.
    Layout,
    /// Paragraphs with their wraps undone.
    Wrap,
    /// The printed lines, with the evidence that parted them into paragraphs and joined them.
    WrapExplained,
    /// The structure as written.
    Parse,
}

/// What decides over results, as recorded by journals: the version of this library, of the engine that reads PDFs, and
/// the first digits of the SHA-256 of the spacing model.
#[must_use]
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let model = gwaje_wrap::model::DIGEST;
        format!("{}, {}, model {model}", env!("CARGO_PKG_VERSION"), gwaje_extract::ENGINE)
    })
}

/// Converts one document: `bytes` of a PDF, of a document of Hangul (HWPX, HWP 5) or of plain text, called `name` in the result.
///
/// # Errors
/// When the bytes cannot be read as pages of text, or when the text is no report on tasks. [`Failure::code`] says which.
pub fn convert(bytes: &[u8], name: &str, options: &Options) -> Result<Document, Failure> {
    let reading = read(bytes, options)?;
    let engine = match &reading.value {
        Reading::Pages(pages) if pages.media.flattened => "text",
        Reading::Pages(_) => "hayro",
        Reading::Rows(_) => gwaje_hangul::ENGINE,
    };
    convert_reading(reading, bytes, name, engine, options)
}

/// Converts a document that `engine` has read already. `bytes` and `name` describe the source.
///
/// # Errors
/// When the text holds no tasks.
pub fn convert_reading(
    reading: Noted<Reading>,
    bytes: &[u8],
    name: &str,
    engine: &str,
    options: &Options,
) -> Result<Document, Failure> {
    let Noted { value: reading, mut notes } = reading;
    let source = Source { origin: options.origin.clone(), ..source(bytes, name, engine, &reading) };
    let (flattened, attachments) = (reading.media().flattened, reading.attachments());
    options.stop().check()?;
    let blocks = paragraphs(reading, &mut notes);
    options.stop().check()?;
    let Parsed { tree, acceptance, disorder } = gwaje_parse::parse(&blocks, &profiles(options));
    parallel::let_go(blocks);
    if !acceptance.is_report() {
        return Err(Refusal { acceptance, flattened, attachments }.into());
    }
    notes.extend(tree.notes);
    if flattened {
        notes.extend(disorder);
    }
    let tree = tree.value;
    let settings = gwaje_normalize::Options { administration: options.administration.clone() };
    let mut document = gwaje_normalize::document(&tree, source, notes, &settings);
    parallel::let_go(tree);
    gwaje_compare::fulfil::within(&mut document);
    options.stop().check()?;
    Ok(document)
}

/// Shows the result of one stage as text, an element a line.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn dump_stage(bytes: &[u8], stage: Stage, options: &Options) -> Result<String, Failure> {
    let Noted { value: reading, mut notes } = read(bytes, options)?;
    let mut shown = match (stage, reading) {
        (Stage::Extract, Reading::Pages(pages)) => dump::extract(&pages),
        // What has no pages is read as rows at once.
        (Stage::Extract | Stage::Layout, reading) => dump::layout(&lines(reading, &mut notes)),
        (Stage::Wrap, reading) => dump::wrap(&paragraphs(reading, &mut notes)),
        (Stage::WrapExplained, reading) => {
            let media = reading.media();
            dump::wrap_explained(&gwaje_wrap::explain(&lines(reading, &mut notes), media))
        }
        (Stage::Parse, reading) => {
            let blocks = paragraphs(reading, &mut notes);
            let tree = gwaje_parse::parse(&blocks, &profiles(options)).tree;
            notes.extend(tree.notes);
            dump::parse(&tree.value)
        }
    };
    shown.push_str(&dump::notes(&notes));
    Ok(shown)
}

/// What stands on the pages before any text is joined: for looking at them.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The pages as extracted.
    pub pages: Pages,
    /// The rows and lines made of them.
    pub rows: Vec<Row<Line>>,
    /// What reading and layout left out or remarked.
    pub notes: Vec<Note>,
}

/// Reads a document as far as its rows of lines.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn inspect(bytes: &[u8], options: &Options) -> Result<Inspection, Failure> {
    let Noted { value: pages, mut notes } = pages(bytes, options)?;
    let Noted { value: rows, notes: more } = gwaje_layout::rows(pages.clone());
    notes.extend(more);
    Ok(Inspection { pages, rows, notes })
}

/// Reads a document through the front door for its kind, which its first bytes tell.
///
/// # Errors
/// When no door can read the bytes.
pub fn read(bytes: &[u8], options: &Options) -> Result<Noted<Reading>, Failure> {
    options.stop().check()?;
    if gwaje_hangul::Kind::of(bytes).is_some() {
        let Noted { value, notes } = gwaje_hangul::rows(bytes, &gwaje_hangul::Limits::default())?;
        return Ok(Noted { value: Reading::Rows(value), notes });
    }
    let Noted { value, notes } = pages(bytes, options)?;
    Ok(Noted { value: Reading::Pages(value), notes })
}

/// Reads the pages of a document that has pages, and nothing more.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn pages(bytes: &[u8], options: &Options) -> Result<Noted<Pages>, Failure> {
    let settings =
        gwaje_extract::Options { password: options.password.clone(), limits: options.limits.clone() };
    Ok(gwaje_extract::pages(bytes, &settings)?)
}

/// Consumes the pages: their glyphs are the heaviest thing in a conversion and are not needed afterwards.
fn lines(reading: Reading, notes: &mut Vec<Note>) -> Vec<Row<Line>> {
    match reading {
        Reading::Pages(pages) => {
            let rows = gwaje_layout::rows(pages);
            notes.extend(rows.notes);
            rows.value
        }
        Reading::Rows(written) => written.rows,
    }
}

fn paragraphs(mut reading: Reading, notes: &mut Vec<Note>) -> Vec<Row<Block>> {
    let media = reading.media();
    let text = match &mut reading {
        Reading::Pages(pages) => TextPlaces::take(pages),
        Reading::Rows(_) => None,
    };
    let rows = lines(reading, notes);
    let mut blocks = gwaje_wrap::blocks(&rows, media);
    parallel::let_go(rows);
    notes.extend(blocks.notes);
    if let Some(text) = text {
        text.put(&mut blocks.value, notes);
    }
    blocks.value
}

/// All profiles, the caller's own first, with the bodies that are known.
fn profiles(options: &Options) -> Vec<Profile> {
    let mut profiles = options.profiles.clone();
    profiles.extend(gwaje_parse::profiles());
    for profile in &mut profiles {
        profile.leads.extend(gwaje_normalize::ministry_names());
    }
    profiles
}

/// How much speaks for a document's being a report, whether it is one or not.
///
/// # Errors
/// When the bytes cannot be read as text.
pub fn explain(bytes: &[u8], options: &Options) -> Result<Acceptance, Failure> {
    let Noted { value: reading, mut notes } = read(bytes, options)?;
    Ok(gwaje_parse::parse(&paragraphs(reading, &mut notes), &profiles(options)).acceptance)
}

/// A profile in TOML, drafted from the headings of a document's tables; `None` where no table has a row of headings.
///
/// # Errors
/// When the bytes cannot be read as text.
pub fn draft_profile(bytes: &[u8], options: &Options) -> Result<Option<String>, Failure> {
    let Noted { value: reading, mut notes } = read(bytes, options)?;
    let blocks = paragraphs(reading, &mut notes);
    Ok(profiles(options).first().and_then(|profile| gwaje_parse::draft(&blocks, profile)))
}

fn source(bytes: &[u8], name: &str, engine: &str, reading: &Reading) -> Source {
    let file_name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Source {
        name: file_name.nfc().collect(),
        sha256: sha256(bytes),
        bytes: bytes.len() as u64,
        media_type: reading.media().media_type.to_owned(),
        pages: reading.page_count(),
        producer: reading.producer().map(str::to_owned),
        written: reading.written().map(str::to_owned),
        engine: engine.to_owned(),
        origin: Origin::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{sha256, version};

    /// The engine is that of the workspace's manifest.
    #[test]
    fn another_model_or_engine_is_another_version() {
        let [own, engine, model] = version().split(", ").collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(own, env!("CARGO_PKG_VERSION"));
        let packed = include_bytes!("../../wrap/model/spacing.gwj");
        assert_eq!(model.trim_start_matches("model "), &sha256(packed)[..12], "DIGEST names another model");
        let (name, version) = engine.split_once(' ').unwrap();
        let pinned = format!("{name} = {{ version = \"={version}\"");
        assert!(include_str!("../../../Cargo.toml").contains(&pinned), "{pinned}");
    }
}
