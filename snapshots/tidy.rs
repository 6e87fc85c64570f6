//! The house itself: who may see whom, how long a file may be, how it opens.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use gwaje_snapshots::top;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each crate may depend on inside the workspace. Data flows one way; stages never see each other.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("gwaje-model", &[]),
    ("gwaje-extract", &["gwaje-model"]),
    ("gwaje-forms", &[]),
    ("gwaje-layout", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-wrap", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-parse", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-normalize", &["gwaje-forms", "gwaje-model"]),
    ("gwaje-compare", &["gwaje-model"]),
    ("gwaje-emit", &["gwaje-compare", "gwaje-model"]),
    ("gwaje-witness", &["gwaje-model"]),
    ("gwaje-train", &["gwaje-model", "gwaje-wrap"]),
    (
        "gwaje",
        &[
            "gwaje-compare",
            "gwaje-extract",
            "gwaje-layout",
            "gwaje-model",
            "gwaje-normalize",
            "gwaje-parse",
            "gwaje-wrap",
        ],
    ),
    ("gwaje-archive", &["gwaje", "gwaje-emit", "gwaje-model"]),
    ("gwaje-review", &["gwaje", "gwaje-model"]),
];

/// Heavy or telling crates and where alone they may be used.
const PLACES: &[(&str, &[&str])] = &[
    ("hayro-syntax", &["gwaje-extract"]),
    ("hayro", &["gwaje-review"]),
    ("pdf-extract", &["gwaje-witness"]),
    ("nom", &["gwaje-forms", "gwaje-parse", "gwaje-normalize"]),
    ("regex", &["gwaje-forms"]),
    ("rusqlite", &["gwaje-emit"]),
    ("postgres", &["gwaje-emit"]),
    ("parquet", &["gwaje-emit"]),
    ("clap", &["gwaje-cli", "gwaje-train"]),
];

/// No module is longer, its unit tests aside.
const LONGEST: usize = 400;

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
    let manifests = manifests();
    for (name, allowed) in DIRECTIONS {
        for dependency in manifests.get(*name).into_iter().flatten().filter(|d| d.starts_with("gwaje")) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not see {dependency}");
        }
    }
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

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn modules_say_what_they_are_and_stay_small() {
    let mut found = Vec::new();
    sources(&top().join("crates"), &mut found);
    sources(&top().join("snapshots"), &mut found);
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(text.starts_with("//!"), "{} must open with //!", path.display());
        let own = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        let is_test = path.components().any(|part| part.as_os_str() == "tests");
        assert!(is_test || own <= LONGEST, "{} is longer than {LONGEST} lines", path.display());
        let forbidden = ["util", "utils", "helper", "helpers", "manager", "common"];
        assert!(!forbidden.contains(&name.as_str()), "{} has a name that says nothing", path.display());
    }
}
