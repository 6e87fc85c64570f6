//! A folder that is watched for new releases. Notices of the operating system make it quick, looking again makes it
//! sure: on network drives notices get lost. A file is taken when it has stopped growing.

use crate::Error;
use notify::{RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant, SystemTime};

/// What tells whether a file is still being written.
type Look = (u64, Option<SystemTime>);

/// Calls `ready` with the files that are new or changed, at once for those that are there already, until `stop` is
/// set. A file counts as whole when size and time of change were the same `settle` ago; the folder is looked through
/// anew every `rescan`, whatever is noticed.
///
/// # Errors
/// [`Error::Watch`] when the folder cannot be watched, and those of `ready`.
pub fn watch(
    folder: &Path,
    settle: Duration,
    rescan: Duration,
    stop: &AtomicBool,
    mut ready: impl FnMut(Vec<PathBuf>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (send, noticed) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // When nobody listens any more the watch is over.
        let _ = send.send(event);
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    let mut files = Files::default();
    let mut looked: Option<Instant> = None;
    while !stop.load(Ordering::Relaxed) {
        let noticed = noticed.recv_timeout(settle.min(Duration::from_secs(1))).is_ok();
        let due = looked.is_none_or(|at| at.elapsed() >= rescan);
        if !(noticed || due || files.growing()) {
            continue;
        }
        if !due && looked.is_some_and(|at| at.elapsed() < settle) {
            continue;
        }
        looked = Some(Instant::now());
        let whole = files.look(folder, settle);
        if !whole.is_empty() {
            ready(whole)?;
        }
    }
    Ok(())
}

/// What was seen of the files so far.
#[derive(Default)]
struct Files {
    seen: BTreeMap<PathBuf, Seen>,
}

struct Seen {
    look: Look,
    since: Instant,
    taken: bool,
}

impl Files {
    fn growing(&self) -> bool {
        self.seen.values().any(|seen| !seen.taken)
    }

    /// The files that have just become whole.
    fn look(&mut self, folder: &Path, settle: Duration) -> Vec<PathBuf> {
        let mut there = BTreeMap::new();
        list(folder, &mut there);
        self.seen.retain(|path, _| there.contains_key(path));
        let mut whole = Vec::new();
        for (path, look) in there {
            let fresh = Seen { look, since: Instant::now(), taken: false };
            match self.seen.get_mut(&path) {
                Some(seen) if seen.look == look => {
                    if !seen.taken && seen.since.elapsed() >= settle {
                        seen.taken = true;
                        whole.push(path);
                    }
                }
                _ => drop(self.seen.insert(path, fresh)),
            }
        }
        whole
    }
}

fn list(folder: &Path, found: &mut BTreeMap<PathBuf, Look>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let Ok(about) = entry.metadata() else { continue };
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if about.is_dir() {
            list(&entry.path(), found);
        } else if about.is_file() && !hidden {
            found.insert(entry.path(), (about.len(), about.modified().ok()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Files;
    use std::time::Duration;

    #[test]
    fn a_file_is_taken_once_it_has_stopped_growing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let mut files = Files::default();
        let now = Duration::ZERO;
        std::fs::write(&path, "one").unwrap();
        assert!(files.look(folder.path(), now).is_empty(), "seen for the first time");
        std::fs::write(&path, "one and two").unwrap();
        assert!(files.look(folder.path(), now).is_empty(), "grown since");
        assert_eq!(files.look(folder.path(), now), std::slice::from_ref(&path));
        assert!(files.look(folder.path(), now).is_empty(), "taken already");
        std::fs::write(&path, "a new release under the old name").unwrap();
        assert!(files.look(folder.path(), now).is_empty());
        assert_eq!(files.look(folder.path(), now), [path]);
    }
}
