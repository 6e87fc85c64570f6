//! Paths as text: as people read them, and as they are compared.

use std::path::{Component, Path, PathBuf};

/// What tells two paths apart, however they are written: from the root, without `.` and `..`.
pub(crate) fn key(path: &str) -> String {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.into()).components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    whole.to_string_lossy().into_owned()
}

/// The path as text. Unix keeps names as bytes, and disks that came from Windows have them in its code page.
#[cfg(unix)]
pub(crate) fn shown(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    crate::entry_name::decode(path.as_os_str().as_bytes())
}

/// The path as text.
#[cfg(not(unix))]
pub(crate) fn shown(path: &Path) -> String {
    crate::entry_name::clean(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_path_has_one_key() {
        let key = |path: &str| key(path);
        assert_eq!(key("a/./b/../c.pdf"), key("a/c.pdf"));
        assert_eq!(key("/a/c.pdf"), "/a/c.pdf");
        assert_ne!(key("a/c.pdf"), key("b/c.pdf"));
    }
}
