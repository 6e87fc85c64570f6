//! A folder that is watched for new releases. Notices of the operating system make it quick, looking again makes it
//! sure: on network drives notices get lost. A file is taken when it has stopped growing.

use crate::Error;
use crate::entry_name::{Kind, kind};
use crate::path_key::shown;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant, SystemTime};

/// What tells whether a file is still being written.
type Stat = (u64, Option<SystemTime>);

/// Calls `ready` with the files that are new or changed, at once for those that are there already, until `stop` is
/// set. A file counts as whole when size and time of change were the same `settle` ago; the folder is looked through
/// anew every `rescan`, whatever is noticed. `ready` tells whether it took the files; what it did not take it is
/// offered again after `rescan`.
///
/// # Errors
/// [`Error::Watch`] when the folder cannot be watched.
pub fn watch(
    folder: &Path,
    settle: Duration,
    rescan: Duration,
    stop: &AtomicBool,
    mut ready: impl FnMut(Vec<PathBuf>) -> bool,
) -> Result<(), Error> {
    let (send, noticed) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Looking through the folder is noticed too.
        if !event.is_ok_and(|event| is_mere_reading(event.kind)) {
            // When nobody listens any more the watch is over.
            let _ = send.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    let mut files = Files::default();
    let mut looked: Option<Instant> = None;
    let mut changed = false;
    while !stop.load(Ordering::Relaxed) {
        changed |= noticed.recv_timeout(settle.min(Duration::from_secs(1))).is_ok();
        let due = looked.is_none_or(|at| at.elapsed() >= rescan);
        let early = looked.is_some_and(|at| at.elapsed() < settle);
        if !due && (early || !(changed || files.growing())) {
            continue;
        }
        looked = Some(Instant::now());
        changed = false;
        let whole = files.look(folder, settle);
        if !whole.is_empty() && !ready(whole) {
            files = Files::default();
        }
    }
    Ok(())
}

fn is_mere_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

/// What was seen of the files so far.
#[derive(Default)]
struct Files {
    seen: BTreeMap<PathBuf, Seen>,
}

struct Seen {
    stat: Stat,
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
        for (path, stat) in there {
            let fresh = Seen { stat, since: Instant::now(), taken: false };
            match self.seen.get_mut(&path) {
                Some(seen) if seen.stat == stat => {
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

fn list(folder: &Path, found: &mut BTreeMap<PathBuf, Stat>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let Ok(about) = entry.metadata() else { continue };
        let path = entry.path();
        if about.is_dir() {
            // A link to a folder is not followed: it may lead back here.
            list(&path, found);
            continue;
        }
        let about = if about.is_symlink() { std::fs::metadata(&path).unwrap_or(about) } else { about };
        if about.is_file() && kind(&shown(&path)) != Kind::Other {
            found.insert(path, (about.len(), about.modified().ok()));
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
        std::fs::write(folder.path().join("gwaje.db"), "no document").unwrap();
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
