//! The house itself: who may see whom, how long files and functions may be, how a file opens, which codes are told of.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod house;

use gwaje_model::{Code, FailureCode};
use gwaje_snapshots::top;
use house::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each crate depends on inside the workspace, neither more nor less. Data flows one way; stages never see each
/// other.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("gwaje-model", &[]),
    ("gwaje-extract", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-forms", &[]),
    ("gwaje-hangul", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-layout", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-wrap", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-parse", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-need", &[]),
    ("gwaje-normalize", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-compare", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-correct", &["gwaje-compare", "gwaje-model", "gwaje-normalize"]),
    ("gwaje-emit", &["gwaje-compare", "gwaje-correct", "gwaje-forms", "gwaje-model", "gwaje-sheet"]),
    (
        "gwaje-serve",
        &["gwaje-compare", "gwaje-correct", "gwaje-emit", "gwaje-model", "gwaje-review", "gwaje-words"],
    ),
    ("gwaje-words", &["gwaje-model"]),
    ("gwaje-sheet", &[]),
    ("gwaje-witness", &["gwaje-model"]),
    ("gwaje-train", &["gwaje-model", "gwaje-wrap"]),
    (
        "gwaje",
        &[
            // For documents read by processes of their own, which is a feature.
            "gwaje-archive",
            "gwaje-compare",
            "gwaje-extract",
            "gwaje-hangul",
            "gwaje-layout",
            "gwaje-model",
            "gwaje-normalize",
            "gwaje-parse",
            "gwaje-wrap",
        ],
    ),
    ("gwaje-archive", &["gwaje-emit", "gwaje-hangul", "gwaje-model"]),
    ("gwaje-review", &["gwaje", "gwaje-correct", "gwaje-model", "gwaje-words"]),
    (
        "gwaje-cli",
        &[
            "gwaje",
            "gwaje-archive",
            "gwaje-correct",
            "gwaje-emit",
            "gwaje-model",
            "gwaje-review",
            "gwaje-serve",
            "gwaje-witness",
            "gwaje-words",
        ],
    ),
    ("gwaje-bench", &[]),
    ("gwaje-python", &["gwaje", "gwaje-archive", "gwaje-cli", "gwaje-emit", "gwaje-model"]),
];

/// Heavy or telling crates and where alone they may be used.
const PLACES: &[(&str, &[&str])] = &[
    ("hayro-syntax", &["gwaje-extract"]),
    ("hayro", &["gwaje-review"]),
    ("quick-xml", &["gwaje-hangul"]),
    ("aes", &["gwaje-hangul"]),
    ("pdf-extract", &["gwaje-witness"]),
    ("nom", &["gwaje-forms", "gwaje-parse", "gwaje-normalize"]),
    // Its patterns are compiled where a text asks for them, never at the start: a pattern of many words takes longer to
    // compile than a page to convert.
    ("regex", &["gwaje-forms"]),
    ("rusqlite", &["gwaje-emit"]),
    ("postgres", &["gwaje-emit"]),
    ("parquet", &["gwaje-emit"]),
    ("rust_xlsxwriter", &["gwaje-sheet"]),
    ("axum", &["gwaje-serve"]),
    ("maud", &["gwaje-review", "gwaje-serve"]),
    ("clap", &["gwaje-cli", "gwaje-train"]),
];

/// No module has more lines, its unit tests aside.
const LONGEST: usize = 400;

/// No function has more lines, from its head to its closing brace.
const LONGEST_FUNCTION: usize = 40;

/// Functions that are still longer, by crate and name. This list only shrinks.
const STILL_LONG: &[&str] = &[];

/// Circles that mirror the data: archives hold archives of another kind, and paragraphs of a Hangul document hold
/// objects that hold paragraphs.
const RECURSION: &[(&str, &[&str])] = &[
    ("gwaje-archive", &["container", "tarball"]),
    ("gwaje-hangul", &["hwp5::body", "hwp5::control"]),
    ("gwaje-hangul", &["hwpx::object", "hwpx::section"]),
];

fn manifests() -> BTreeMap<String, Vec<String>> {
    let crates = std::fs::read_dir(top().join("crates")).unwrap();
    let files = crates.map(|entry| entry.unwrap().path().join("Cargo.toml")).filter(|path| path.exists());
    files
        .map(|path| {
            let manifest: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
            let name = manifest["package"]["name"].as_str().unwrap().to_owned();
            let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
            (name, dependencies.map(|table| table.keys().cloned().collect()).unwrap_or_default())
        })
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let found: BTreeMap<String, BTreeSet<String>> = manifests()
        .into_iter()
        .map(|(name, all)| (name, all.into_iter().filter(|name| name.starts_with("gwaje")).collect()))
        .collect();
    let allowed: BTreeMap<String, BTreeSet<String>> = DIRECTIONS
        .iter()
        .map(|(name, all)| ((*name).to_owned(), all.iter().map(|name| (*name).to_owned()).collect()))
        .collect();
    assert_eq!(found, allowed, "left: the manifests of crates/; right: what this test lets them see");
}

#[test]
fn heavy_crates_stay_in_their_place() {
    for (name, dependencies) in manifests() {
        for (dependency, places) in PLACES {
            let strays = dependencies.iter().any(|d| d == dependency) && !places.contains(&name.as_str());
            assert!(!strays, "{name} must not use {dependency}");
        }
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // A workspace of its own (the Python package) builds inside its folder.
            if !path.join("CACHEDIR.TAG").exists() {
                files(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources below a folder of the repository, by path.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    files(&top().join(folder), &mut found);
    found.sort();
    found.iter().map(|path| Source::read(path)).collect()
}

/// Whether a file has tests alone.
fn has_tests_alone(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
}

#[test]
fn modules_say_what_they_are_and_stay_small() {
    for source in sources("crates").iter().chain(&sources("snapshots")) {
        let path = source.path.display();
        let name = source.path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(source.text.starts_with("//!"), "{path} must open with //!");
        let lines = source.own_lines();
        assert!(has_tests_alone(&source.path) || lines <= LONGEST, "{path} has {lines} lines");
        let forbidden = ["util", "utils", "helper", "helpers", "manager", "common"];
        assert!(!forbidden.contains(&name.as_str()), "{path} has a name that says nothing");
    }
}

#[test]
fn functions_stay_small() {
    let sources = sources("crates");
    let tests: BTreeSet<PathBuf> = sources.iter().flat_map(Source::test_modules).collect();
    let product = |source: &&Source| {
        let path = &source.path;
        let example = path.components().any(|part| part.as_os_str() == "examples");
        !example && !has_tests_alone(path) && !tests.iter().any(|test| path.starts_with(test))
    };
    let mut long = Vec::new();
    for source in sources.iter().filter(product) {
        let functions = source.functions().into_iter().filter(|(_, lines)| *lines > LONGEST_FUNCTION);
        let file = source.path.strip_prefix(top().join("crates")).unwrap();
        let room = file.components().next().unwrap().as_os_str().to_string_lossy();
        long.extend(functions.map(|(name, lines)| (format!("{room}::{name}"), lines)));
    }
    let mended = STILL_LONG.iter().find(|known| !long.iter().any(|(name, _)| name == *known));
    assert!(mended.is_none(), "{mended:?} is short now and needs no exception");
    long.retain(|(name, _)| !STILL_LONG.contains(&name.as_str()));
    assert!(long.is_empty(), "longer than {LONGEST_FUNCTION} lines: {long:#?}");
}

#[test]
fn files_of_a_crate_need_each_other_one_way() {
    let mut found = Vec::new();
    for (name, _) in DIRECTIONS {
        let folder = format!("crates/{}/src", name.strip_prefix("gwaje-").unwrap_or(name));
        let mut circles = house::circles(&top().join(&folder), &sources(&folder));
        circles.retain(|circle| !RECURSION.iter().any(|(of, files)| name == of && circle == files));
        found.extend(circles.into_iter().map(|circle| format!("{name}: {}", circle.join(", "))));
    }
    assert!(found.is_empty(), "files that need each other in a circle:\n{}", found.join("\n"));
}

#[test]
fn every_profile_is_built_in() {
    let folder = std::fs::read_dir(top().join("crates/parse/profiles")).unwrap();
    let files: BTreeSet<String> = folder
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let built_in: BTreeSet<String> =
        gwaje_parse::profiles().into_iter().map(|profile| profile.name).collect();
    assert_eq!(files, built_in);
}

/// Stretches of a sentence that stand in a source as they are: what lies between gaps and punctuation.
fn stretches(form: &str) -> impl Iterator<Item = &str> {
    let parts = form.split(|c: char| "“”`\"{}#:;,()[]→!?=+".contains(c));
    parts.map(str::trim).filter(|part| part.contains(' '))
}

#[test]
fn the_table_of_sentences_has_what_the_program_says() {
    let texts: Vec<String> = sources("crates")
        .iter()
        .filter(|source| !source.path.starts_with(top().join("crates/words")))
        .map(|source| {
            // A text that goes on in the next line of a source.
            let mut parts = source.text.split("\\\n");
            let first = parts.next().unwrap().to_owned();
            parts.fold(first, |text, part| text + part.trim_start())
        })
        .collect();
    // What the operating system says, the program says in its words.
    let is_ours = |form: &&str| !form.contains("(os error");
    let forms = gwaje_words::rows().map(|(form, _)| *form).filter(is_ours);
    let said = |stretch: &str| texts.iter().any(|text| text.contains(stretch));
    let stale: Vec<&str> = forms.filter(|form| !stretches(form).all(said)).collect();
    assert!(stale.is_empty(), "sentences that nothing says: {stale:#?}");
}

/// The codes a page names between backticks.
fn named(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(top().join(page)).unwrap();
    let quoted = text.split('`').skip(1).step_by(2);
    let is_code =
        |word: &&str| word.contains('_') && word.chars().all(|c| c == '_' || c.is_ascii_lowercase());
    quoted.filter(is_code).map(str::to_owned).collect()
}

#[test]
fn pages_name_codes_that_there_are() {
    for page in ["README.md", "README.ko.md", "CHANGELOG.md"] {
        for word in named(page) {
            let warning = Code::ALL.iter().any(|code| code.as_str() == word);
            assert!(
                warning || FailureCode::named(&word).is_some(),
                "{page} names `{word}`, which is no code"
            );
        }
        assert!(
            std::fs::read_to_string(top().join(page)).unwrap().contains("CODES.md"),
            "{page} leads nowhere"
        );
    }
}

/// Whether a line is what git leaves around the sides of a merge that nobody settled. A row of `=` alone underlines headings.
fn is_left_of_a_merge(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark))
}

/// Every file of the repository, those that builds make aside.
fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            found.push(path);
        } else if !path.join("CACHEDIR.TAG").exists() && !path.ends_with(".git") {
            all_files(&path, found);
        }
    }
}

#[test]
fn no_merge_is_left_unsettled() {
    let mut files = Vec::new();
    all_files(&top(), &mut files);
    let texts = files.iter().filter_map(|path| Some((path, std::fs::read_to_string(path).ok()?)));
    let left = texts.filter_map(|(path, text)| {
        let line = text.lines().position(is_left_of_a_merge)?;
        Some(format!("{}:{}", path.display(), line + 1))
    });
    assert_eq!(left.collect::<Vec<_>>(), [""; 0], "places that hold both sides of a merge");
}
