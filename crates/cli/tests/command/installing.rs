//! What an installer puts beside the program.

use crate::{gwaje, said};

#[test]
fn shells_get_completions_and_man_its_pages() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = gwaje().args(["completions", shell]).output().unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("ingest") && script.contains("administration"), "{shell}");
        assert!(!script.contains("witness"), "{shell} offers what is no command for people");
    }
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    let output = gwaje().arg("man").arg("-o").arg(&pages).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let page = |name: &str| std::fs::read_to_string(pages.join(name));
    assert!(page("gwaje.1").unwrap().contains("Exit status"));
    assert!(page("gwaje-ingest.1").unwrap().contains("archives of releases"));
    assert!(page("gwaje-worker.1").is_err(), "what is no command for people has no page");
}
