//! `gwaje watch` as a process: files that grow slowly, are moved in, replaced or broken; Ctrl-C, SIGTERM, a second start.

use crate::{fixture, folder, gwaje, number, release};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Longer than any machine needs: nothing is measured by it.
const PATIENCE: Duration = Duration::from_mins(2);

/// A watch and the lines it says.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(place: &Path, database: &Path) -> Self {
        let mut command = gwaje();
        command.arg("watch").arg(place).args(["--settle", "1", "--rescan", "2", "--jobs", "1", "--to"]);
        command.arg(format!("sqlite:{}", database.display())).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, lines }
    }

    /// The next line that holds the words.
    fn hears(&self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let line = self.lines.recv_timeout(until.saturating_duration_since(Instant::now())).unwrap();
            if line.contains(words) {
                return line;
            }
        }
    }

    fn end(mut self, signal: &str) -> Option<i32> {
        Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        self.hears("stopping");
        self.child.wait().unwrap().code()
    }
}

#[cfg(unix)]
#[test]
fn files_are_taken_once_when_they_have_stopped_growing() {
    let place = folder(&[("old.txt", &["협의체 발족(1.13)"])]);
    // The database lies in the folder that is watched, as it does after `gwaje watch .`.
    let database = place.path().join("gwaje.db");
    let watch = Watch::start(place.path(), &database);
    assert!(watch.hears("found").contains("1 found: 1 done"));

    let text = release(&["수소충전소 10개소 구축(2.5)", "공공 도서관 개관(3.2)"]);
    let mut slow = std::fs::File::create(place.path().join("new.txt")).unwrap();
    for part in text.as_bytes().chunks(text.len() / 6) {
        slow.write_all(part).unwrap();
        std::thread::sleep(Duration::from_millis(400));
    }
    drop(slow);
    assert!(watch.hears("found").contains("1 found: 1 done"));
    assert_eq!(number(&database, "SELECT count(*) FROM items"), 3);
    assert_eq!(number(&database, "SELECT count(*) FROM journal WHERE status <> 'done'"), 0);
    assert_eq!(watch.end("-INT"), Some(0));

    let again = Watch::start(place.path(), &database);
    assert!(again.hears("found").contains("2 found: 0 done, 2 done before, 0 failed"));
    assert_eq!(again.end("-INT"), Some(0));
}

#[cfg(unix)]
#[test]
fn files_may_be_moved_in_replaced_and_broken() {
    let place = folder(&[]);
    let elsewhere = folder(&[("a.txt", &["협의체 발족(1.13)"]), ("b.txt", &["실태조사 실시(2.5)"])]);
    let database = elsewhere.path().join("gwaje.db");
    let watch = Watch::start(place.path(), &database);
    watch.hears("watching");
    let here = |name: &str| place.path().join(name);
    let moved = |from: &str, to: &str| std::fs::rename(elsewhere.path().join(from), here(to)).unwrap();

    moved("a.txt", "report.txt");
    assert!(watch.hears("found").contains("1 found: 1 done"));
    moved("b.txt", "report.txt");
    assert!(watch.hears("found").contains("1 found: 1 done"));
    assert_eq!(number(&database, "SELECT count(*) FROM documents"), 2);

    std::fs::copy(fixture("bad/damaged-truncated.pdf"), here("late.pdf")).unwrap();
    assert!(watch.hears("found").contains("1 found: 0 done, 0 done before, 1 failed"));
    assert!(watch.hears("late.pdf").contains("error[damaged] "));
    std::fs::copy(fixture("ocean.pdf"), here("late.pdf")).unwrap();
    assert!(watch.hears("found").contains("1 found: 1 done"));

    std::fs::create_dir(here("2025")).unwrap();
    std::fs::copy(fixture("labour.pdf"), here("2025/labour.pdf")).unwrap();
    assert!(watch.hears("found").contains("1 found: 1 done"));
    assert_eq!(number(&database, "SELECT count(*) FROM documents"), 4);
    assert_eq!(watch.end("-TERM"), Some(0));
}
