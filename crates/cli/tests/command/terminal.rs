//! What reaches the terminal and the list of processes.

use crate::{fixture, gwaje, said};

/// A file may be called anything: what it is called does not move the cursor, wherever it is told of.
#[cfg(unix)]
#[test]
fn names_command_no_terminal() {
    let home = tempfile::tempdir().unwrap();
    let name = home.path().join("2024\u{1b}[2J\u{202e}fdp.txt");
    std::fs::copy(fixture("quarters/2025Q1.txt"), &name).unwrap();
    let broken = home.path().join("broken\u{1b}]0;x\u{7}.pdf");
    std::fs::write(&broken, "%PDF-1.7 cut").unwrap();
    // `profile` takes no file in this place, and says so.
    for word in ["check", "convert", "profile"] {
        for file in [&name, &broken] {
            let output = gwaje().arg(word).arg(file).output().unwrap();
            // What `convert` writes is data, in which the name stands as JSON writes it.
            let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
            let told = if word == "convert" { said(&output) } else { told };
            assert!(!told.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{word}: {told}");
        }
    }
}

/// A password in a file or in the environment opens what one in the command line opens, and is in no list of processes.
#[test]
fn a_password_may_stay_off_the_command_line() {
    let locked = fixture("bad/encrypted-password.pdf");
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("password");
    std::fs::write(&file, "reader\n").unwrap();
    let code = |output: std::process::Output| said(&output).lines().next().unwrap_or_default().to_owned();
    let refused = code(gwaje().arg("convert").arg(&locked).output().unwrap());
    assert!(refused.starts_with("error[encrypted]"), "{refused}");
    let by_file =
        code(gwaje().arg("convert").arg(&locked).arg("--password-file").arg(&file).output().unwrap());
    let by_environment =
        code(gwaje().arg("convert").arg(&locked).env("GWAJE_PASSWORD", "reader").output().unwrap());
    let by_word = code(gwaje().args(["convert", "--password", "reader"]).arg(&locked).output().unwrap());
    assert_eq!((by_file.as_str(), by_environment.as_str()), (by_word.as_str(), by_word.as_str()));
    assert!(!by_word.starts_with("error[encrypted]"), "{by_word}");
    let nowhere =
        gwaje().args(["convert", "--password-file", "/nowhere/password"]).arg(&locked).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
}
