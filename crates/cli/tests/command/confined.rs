//! Commands that read one document: whatever it does costs a process of its own, within its limits.

use crate::hostile::{deflate_bomb, memory, zip_of};
use crate::{fixture, gwaje, said};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The commands that read one document, without it.
fn commands() -> Vec<Vec<&'static str>> {
    let mut all = vec![
        vec!["convert"],
        vec!["check"],
        vec!["dump", "--stage", "wrap"],
        vec!["profile", "--from"],
        vec!["export", "--format", "csv"],
        vec!["diff", "-"],
    ];
    if cfg!(feature = "pages") {
        all.extend([vec!["review"], vec!["show"]]);
    }
    if cfg!(feature = "witness") {
        all.extend([vec!["verify"], vec!["convert", "--engine", "pdf-extract"]]);
    }
    all
}

fn run(words: &[&str], file: &Path, more: &[&str]) -> Output {
    let mut command = gwaje();
    let command = command.args(words).arg(file).args(more).stdin(std::fs::File::open(file).unwrap());
    command.output().unwrap()
}

/// A PDF whose page has as many operators as an interpreter follows.
fn long_page(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("long.pdf");
    std::fs::write(
        &file,
        crate::hostile::pdf_of(&crate::hostile::deflated(&b"q 1 0 0 1 0 0 cm Q ".repeat(7 << 20)), ""),
    )
    .unwrap();
    file
}

#[test]
#[cfg(target_os = "linux")]
fn a_document_gets_the_memory_it_may_take_and_no_more() {
    for words in commands() {
        let output = run(&words, &fixture("labour.pdf"), &["--max-memory", "1"]);
        let said = said(&output);
        assert!(
            said.contains("error[limit_memory] ") || said.contains("cannot read it: the engine died"),
            "{words:?}: {said}"
        );
        assert!(!said.contains("memory allocation of"), "{words:?}: {said}");
        assert!(output.stdout.is_empty(), "{words:?}");
        assert_ne!(output.status.code(), Some(0), "{words:?}");
        let output = run(&words, &fixture("labour.pdf"), &["--max-memory", "256"]);
        assert!(output.status.success(), "{words:?}: {}", crate::said(&output));
    }
}

#[test]
fn a_document_gets_the_time_it_may_take_and_no_more() {
    let home = tempfile::tempdir().unwrap();
    let file = long_page(home.path());
    for words in commands().into_iter().filter(|words| words[0] != "show" && !words.contains(&"pdf-extract"))
    {
        let output = run(&words, &file, &["--timeout", "1"]);
        assert!(said(&output).contains("error[limit_time] "), "{words:?}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{words:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn all_processes_together_stay_within_the_limit_and_a_tenth() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("bomb.pdf");
    std::fs::write(&file, deflate_bomb()).unwrap();
    for words in commands() {
        let mut command = gwaje();
        command.args(&words).arg(&file).stdin(std::fs::File::open(&file).unwrap());
        let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut peak = 0;
        while running.try_wait().unwrap().is_none() {
            peak = peak.max(memory(running.id()));
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(peak < (512 << 20) / 10 * 11, "{words:?}: {} MiB", peak >> 20);
    }
}

#[test]
fn one_that_costs_its_process_costs_no_other() {
    let home = tempfile::tempdir().unwrap();
    let read = |name: &str| std::fs::read(fixture(name)).unwrap();
    let many = home.path().join("many.zip");
    let files = [("a.pdf", read("labour.pdf")), ("b.pdf", deflate_bomb()), ("c.pdf", read("ocean.pdf"))];
    std::fs::write(&many, zip_of(files)).unwrap();
    let output = gwaje().arg("check").arg(&many).args(["--max-memory", "200"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("b.pdf"), "{}", said(&output));
    for name in ["a.pdf: ", "c.pdf: "] {
        assert!(told.lines().any(|line| line.contains(name) && line.ends_with(" notes")), "{told}");
    }
}

#[test]
fn what_a_dying_process_wrote_is_not_there() {
    let home = tempfile::tempdir().unwrap();
    let (bomb, to) = (home.path().join("bomb.pdf"), home.path().join("a.json"));
    std::fs::write(&bomb, deflate_bomb()).unwrap();
    let convert = |file: &Path, more: &[&str]| {
        gwaje().arg("convert").arg(file).arg("-o").arg(&to).args(more).output().unwrap()
    };
    assert!(convert(&fixture("labour.pdf"), &[]).status.success());
    let before = std::fs::read(&to).unwrap();
    assert_eq!(before, gwaje().arg("convert").arg(fixture("labour.pdf")).output().unwrap().stdout);
    for (file, more) in [(&bomb, &["--max-memory", "1"][..]), (&bomb, &[]), (&home.path().join("none"), &[])]
    {
        assert!(!convert(file, more).status.success());
        assert_eq!(std::fs::read(&to).unwrap(), before);
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 2, "nothing is left half written");
}

/// Processes below one.
#[cfg(target_os = "linux")]
fn below(process: u32) -> Vec<u32> {
    let list =
        std::fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    list.split(' ').filter_map(|id| id.parse().ok()).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn a_process_ends_with_the_one_that_watches_it() {
    let mut watching =
        gwaje().args(["convert", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let input = watching.stdin.take();
    let reader = loop {
        if let [reader] = below(watching.id())[..] {
            let words = std::fs::read(format!("/proc/{reader}/cmdline")).unwrap();
            if words.windows(8).any(|word| word == b"confined") && asleep(reader) {
                break reader;
            }
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let killed = Command::new("kill").args(["-9", &watching.id().to_string()]).status().unwrap();
    assert!(killed.success());
    watching.wait().unwrap();
    while Path::new(&format!("/proc/{reader}")).exists() && !gone(reader) {
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(input);
}

/// The letter of a process's state.
#[cfg(target_os = "linux")]
fn state(process: u32) -> Option<char> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(") ")?.1.chars().next()
}

/// Whether a process waits, for its input.
#[cfg(target_os = "linux")]
fn asleep(process: u32) -> bool {
    state(process) == Some('S')
}

/// Whether a process is dead, though perhaps not yet taken note of.
#[cfg(target_os = "linux")]
fn gone(process: u32) -> bool {
    matches!(state(process), None | Some('Z' | 'X'))
}
