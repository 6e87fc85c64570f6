//! Test-only package: tests that need what a machine may lack say so, and fail where it was promised.
//!
//! A clean machine with nothing but Rust passes all tests. What was passed over is never silent: it is said on standard
//! error past what captures a test's output, and written to the file `GWAJE_PASSED_OVER` names, from which `scripts/test`
//! counts it. `GWAJE_REQUIRE` names, with commas between them, what a machine must have: lacking it is a failure.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

/// What a machine may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The documents beside the repository, `../shared`.
    Shared,
    /// A `PostgreSQL` server: `scripts/with-postgres` starts one.
    Postgres,
    /// Mount namespaces (`unshare -rm`), with which a disk can be full.
    Namespaces,
    /// Devices and files in memory that Linux has: `/dev/full`, `/proc`.
    Linux,
    /// What the kernel can forbid a process: Landlock and filters of system calls.
    Confinement,
    /// A browser that tests can drive. Only `scripts/test` knows.
    Browser,
    /// Python with what reads our exports. Only `scripts/test` knows.
    Python,
    /// A Java runtime, for Spark. Only `scripts/test` knows.
    Java,
}

impl Need {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Shared,
        Self::Postgres,
        Self::Namespaces,
        Self::Linux,
        Self::Confinement,
        Self::Browser,
        Self::Python,
        Self::Java,
    ];

    /// As `GWAJE_REQUIRE` has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Postgres => "postgres",
            Self::Namespaces => "namespaces",
            Self::Linux => "linux",
            Self::Confinement => "confinement",
            Self::Browser => "browser",
            Self::Python => "python",
            Self::Java => "java",
        }
    }
}

/// Says that the test that runs is passed over, in whole or in part, because this machine lacks something.
///
/// # Panics
/// When `GWAJE_REQUIRE` names it, or something that nobody knows.
#[expect(clippy::panic, reason = "a test fails by panicking")]
pub fn passed_over(need: Need, why: impl fmt::Display) {
    let thread = std::thread::current();
    let (test, need_name) = (thread.name().unwrap_or("a test"), need.name());
    let required = std::env::var("GWAJE_REQUIRE").unwrap_or_default();
    match requires(&required, need) {
        Ok(false) => {}
        Ok(true) => panic!("GWAJE_REQUIRE has {need_name}, which {test} lacks: {why}"),
        Err(unknown) => panic!("GWAJE_REQUIRE has {unknown}, which no test needs"),
    }
    // What is printed by a macro is only shown of tests that fail.
    let _ = writeln!(std::io::stderr(), "passed over: {test} lacks {need_name}: {why}");
    if let Some(list) = std::env::var_os("GWAJE_PASSED_OVER") {
        let line = format!("{need_name}\t{test}\t{why}\n");
        let list = OpenOptions::new().append(true).create(true).open(list);
        // A list that cannot be written is missed by whoever asked for it.
        let _ = list.and_then(|mut list| list.write_all(line.as_bytes()));
    }
}

/// Whether a list of names has that of a need; a name that is none is an error.
fn requires(list: &str, need: Need) -> Result<bool, &str> {
    let mut names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    let unknown = names.clone().find(|name| Need::ALL.iter().all(|known| known.name() != *name));
    unknown.map_or_else(|| Ok(names.any(|name| name == need.name())), Err)
}

/// A file or folder of `../shared`, or of where `GWAJE_SHARED` says it lies; a test passes over without it.
///
/// # Panics
/// As [`passed_over`].
#[must_use]
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let file = std::env::var_os("GWAJE_SHARED").map_or_else(beside, PathBuf::from).join(path);
    if file.exists() {
        return Some(file);
    }
    passed_over(Need::Shared, format_args!("{} is not there", file.display()));
    None
}

/// The address of a `PostgreSQL` server for tests; a test passes over without one.
///
/// # Panics
/// As [`passed_over`].
#[must_use]
pub fn postgres() -> Option<String> {
    let found = std::env::var("GWAJE_TEST_POSTGRES").ok();
    if found.is_none() {
        passed_over(Need::Postgres, "scripts/with-postgres starts a server");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Need, requires};

    #[test]
    fn a_name_is_required_known_or_an_error() {
        for (list, answer) in [
            ("", Ok(false)),
            ("shared", Ok(false)),
            ("shared, postgres", Ok(true)),
            ("postgres,", Ok(true)),
            ("postgres,postgras", Err("postgras")),
        ] {
            assert_eq!(requires(list, Need::Postgres), answer, "{list}");
        }
    }
}
