//! What a run did, for people and for programs.

use gwaje_emit::{Changes, Counts, now};
use gwaje_model::{Code, Document, Failure, FailureCode, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// How many failures, doubtful and slow documents are named; the counts hold them all.
const NAMED_FAILURES: usize = 200_000;
/// How many documents that were done are named: a list for a night, not for the first load of an archive.
const NAMED_DOCUMENTS: usize = 200_000;
const NAMED_SLOW: usize = 10;

/// What a run did.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Report {
    /// Always `gwaje.report/1`.
    pub schema: String,
    /// Version of the program.
    pub version: String,
    /// Where documents go, without a password.
    pub target: String,
    /// When the run began, UTC.
    pub started: String,
    /// When it ended, UTC.
    pub finished: String,
    /// Documents that were found.
    pub found: u64,
    /// Documents that were read and put where they belong.
    pub done: u64,
    /// Documents that an earlier run had done.
    pub skipped: u64,
    /// Documents that cannot be read, now or in an earlier run.
    pub failed: u64,
    /// Of these, those that an earlier run had found out, so that there is nothing new about them.
    pub known: u64,
    /// Documents that an earlier version of the program read; `--refresh` reads them again.
    pub outdated: u64,
    /// Documents of which somebody said that they are dealt with (`gwaje ignore`); they are not tried and are no failures.
    pub ignored: u64,
    /// Documents that would be read, were this no dry run.
    pub would_read: u64,
    /// Documents that were done and whose records are wrong or incomplete by a warning of error severity.
    pub doubtful: u64,
    /// Files that are neither documents nor archives.
    pub other_files: u64,
    /// Pages of the documents that were done.
    pub pages: u64,
    /// Items of the documents that were done.
    pub items: u64,
    /// Whether the run was stopped before its end.
    pub stopped: bool,
    /// Wall-clock time in seconds.
    pub seconds: f64,
    /// What the documents changed among the wordings of items over time.
    pub changes: Changes,
    /// Tasks whose items the next run follows over the releases, because this one was stopped.
    pub waiting: u64,
    /// The documents that were read and put where they belong, or would be in a dry run, by path.
    pub documents: Vec<Loaded>,
    /// Failures, by path.
    pub failures: Vec<Failed>,
    /// The doubtful documents, by path.
    pub doubts: Vec<Doubtful>,
    /// Failures by code.
    pub failures_by_code: BTreeMap<FailureCode, u64>,
    /// Warnings of the documents that were done, by code.
    pub warnings_by_code: BTreeMap<Code, u64>,
    /// The documents that took longest.
    pub slowest: Vec<Slow>,
}

/// A document that was read and put where it belongs, or would be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Loaded {
    /// The path it was found under.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal; `None` where it was not read.
    pub sha256: Option<String>,
    /// The quarter or year it was released for, `2024Q4`, if known.
    pub release: Option<String>,
    /// Its items.
    pub items: u64,
}

/// A document that cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Failed {
    /// The path it was found under.
    pub path: String,
    /// Why.
    #[serde(flatten)]
    pub failure: Failure,
    /// Whether an earlier run found this out, and this one did not try again.
    pub known: bool,
}

/// A document whose records are wrong or incomplete.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Doubtful {
    /// The path it was found under.
    pub path: String,
    /// Its warnings of error severity, by code.
    pub errors_by_code: BTreeMap<Code, u64>,
}

/// A document that took long.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Slow {
    /// The path it was found under.
    pub path: String,
    /// Wall-clock time in seconds.
    pub seconds: f64,
}

/// The JSON Schema (draft 2020-12) of [`Report`].
#[must_use]
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    schema.insert("title".to_owned(), "gwaje.report/1".into());
    schema.insert("$id".to_owned(), "urn:gwaje:report:1".into());
    gwaje_model::open_lists(&mut schema);
    schema
}

impl Report {
    /// That of a run which begins now.
    pub(crate) fn begun(target: &str) -> Self {
        Self {
            schema: "gwaje.report/1".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            target: target.to_owned(),
            started: now(),
            ..Self::default()
        }
    }

    /// That of a run which ends now, after so many seconds.
    pub(crate) fn ended(mut self, seconds: f64) -> Self {
        self.finished = now();
        self.seconds = seconds;
        self.documents.sort_by(|a, b| a.path.cmp(&b.path));
        self.failures.sort_by(|a, b| a.path.cmp(&b.path));
        self.doubts.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }

    /// What the log of a store keeps of it.
    pub(crate) fn counts(&self) -> Counts {
        let Self { found, done, skipped, failed, known, doubtful, items, .. } = *self;
        Counts { found, done, skipped, failed, known, doubtful, items }
    }

    /// 0 all done, or failed in an earlier run already; 1 some failed now or are doubtful or the run was stopped, 3 nothing
    /// usable.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        let new = self.failed - self.known;
        match self.done + self.skipped + self.ignored + self.would_read {
            0 if !self.stopped && (new > 0 || self.known == 0) => 3,
            _ => u8::from(new > 0 || self.doubtful > 0 || self.stopped),
        }
    }

    pub(crate) fn fail(&mut self, failed: Failed) {
        self.failed += 1;
        self.known += u64::from(failed.known);
        *self.failures_by_code.entry(failed.failure.code).or_default() += 1;
        if self.failures.len() < NAMED_FAILURES {
            self.failures.push(failed);
        }
    }

    /// Counts a document that would be read.
    pub(crate) fn would_read(&mut self, path: &str) {
        self.would_read += 1;
        self.name(Loaded { path: path.to_owned(), sha256: None, release: None, items: 0 });
    }

    fn name(&mut self, loaded: Loaded) {
        if self.documents.len() < NAMED_DOCUMENTS {
            self.documents.push(loaded);
        }
    }

    /// Counts a document that was done.
    pub(crate) fn take(&mut self, path: &str, document: &Document) {
        self.done += 1;
        self.pages += u64::from(document.source.pages.unwrap_or_default());
        let items = document.items().count() as u64;
        self.items += items;
        let release = document.release.map(|release| {
            let quarter = release.quarter.map(|quarter| format!("Q{quarter}"));
            format!("{}{}", release.year, quarter.unwrap_or_default())
        });
        let sha256 = Some(document.source.sha256.clone());
        self.name(Loaded { path: path.to_owned(), sha256, release, items });
        let mut errors_by_code = BTreeMap::new();
        for warning in &document.warnings {
            *self.warnings_by_code.entry(warning.code).or_default() += 1;
            if warning.severity == Severity::Error {
                *errors_by_code.entry(warning.code).or_default() += 1;
            }
        }
        if !errors_by_code.is_empty() {
            self.doubtful += 1;
            if self.doubts.len() < NAMED_FAILURES {
                self.doubts.push(Doubtful { path: path.to_owned(), errors_by_code });
            }
        }
    }

    pub(crate) fn took(&mut self, path: &str, seconds: f64) {
        self.slowest.push(Slow { path: path.to_owned(), seconds });
        self.slowest.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        self.slowest.truncate(NAMED_SLOW);
    }
}

fn counted(codes: &BTreeMap<Code, u64>) -> String {
    codes.iter().map(|(code, count)| format!("{} {count}", code.as_str())).collect::<Vec<_>>().join(", ")
}

impl Report {
    /// The doubtful documents, a line each.
    fn doubted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.doubtful > 0 {
            writeln!(
                f,
                "{} doubtful: records that are wrong or incomplete, `gwaje check` tells where",
                self.doubtful
            )?;
        }
        for Doubtful { path, errors_by_code } in &self.doubts {
            writeln!(f, "doubtful {path}: {}", counted(errors_by_code))?;
        }
        Ok(())
    }
}

impl Report {
    /// What a run did beside reading documents, a line each.
    fn besides(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.would_read > 0 {
            writeln!(f, "{} would be read; nothing was written", self.would_read)?;
        }
        if self.outdated > 0 {
            let count = self.outdated;
            writeln!(
                f,
                "{count} were read by an earlier version of the program; --refresh reads them again"
            )?;
        }
        if self.ignored > 0 {
            writeln!(f, "{} ignored, as `gwaje ignore` said", self.ignored)?;
        }
        if self.changes != Changes::default() {
            let Changes { new, changed, gone } = self.changes;
            writeln!(f, "wordings of items: {new} new, {changed} changed, {gone} gone")?;
        }
        if self.waiting > 0 {
            writeln!(
                f,
                "{} tasks wait to be followed over the releases; the next run does it",
                self.waiting
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} found: {} done, {} done before, {} failed; {} pages, {} items in {:.1} s{}",
            self.found,
            self.done,
            self.skipped,
            self.failed,
            self.pages,
            self.items,
            self.seconds,
            if self.stopped { "; stopped, the same command goes on" } else { "" }
        )?;
        self.besides(f)?;
        if self.other_files > 0 {
            writeln!(f, "{} other files left alone", self.other_files)?;
        }
        // What was told in an earlier run is told in full by `#`, as in the report; else by its count.
        let all = f.alternate();
        for failed in self.failures.iter().filter(|failed| all || !failed.known) {
            let Failed { path, failure, known } = failed;
            let page = failure.page.map(|page| format!(", page {page}")).unwrap_or_default();
            let known = if *known { " (known, not tried again)" } else { "" };
            writeln!(f, "error[{}] {path}{page}: {failure}{known}", failure.code)?;
        }
        if self.known > 0 && !all {
            writeln!(f, "{} failed before and were not tried again; --report names them", self.known)?;
        }
        let unnamed = self.failed.saturating_sub(self.failures.len() as u64);
        if unnamed > 0 {
            writeln!(f, "and {unnamed} more failures")?;
        }
        self.doubted(f)?;
        if !self.warnings_by_code.is_empty() {
            writeln!(f, "warnings: {}", counted(&self.warnings_by_code))?;
        }
        let slow: Vec<String> =
            self.slowest.iter().take(3).map(|slow| format!("{} {:.1} s", slow.path, slow.seconds)).collect();
        if slow.is_empty() { Ok(()) } else { writeln!(f, "slowest: {}", slow.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failed, Report};
    use gwaje_model::{Code, Document, Failure, FailureCode, SCHEMA, Source, Warning};

    #[test]
    fn the_exit_code_tells_how_it_went() {
        let failed = Failed {
            path: "a.pdf".into(),
            failure: Failure::new(FailureCode::Encrypted, "needs a password"),
            known: false,
        };
        let mut report = Report { found: 2, done: 2, ..Report::default() };
        assert_eq!(report.exit_code(), 0);
        report.fail(failed.clone());
        assert_eq!(report.exit_code(), 1);
        assert!(report.to_string().contains("error[encrypted] a.pdf: needs a password\n"));
        let mut nothing = Report::default();
        nothing.fail(failed.clone());
        assert_eq!(nothing.exit_code(), 3);
        // The next night there is nothing new about it, whatever else is there.
        let known = Failed { known: true, ..failed };
        for skipped in [0, 3] {
            let mut again = Report { found: 1 + skipped, skipped, ..Report::default() };
            again.fail(known.clone());
            assert_eq!((again.exit_code(), again.known), (0, 1));
            assert!(!again.to_string().contains("a.pdf") && again.to_string().contains("1 failed before"));
            assert!(format!("{again:#}").contains("a.pdf: needs a password (known"));
        }
        let mut document = Document {
            schema: SCHEMA.to_owned(),
            source: Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: Vec::new(),
            warnings: Vec::new(),
        };
        let mut report = Report { found: 1, ..Report::default() };
        report.take("b.pdf", &document);
        assert_eq!((report.exit_code(), report.doubtful), (0, 0));
        let code = Code::LimitReached;
        let (severity, message) = (code.severity(), "cut".to_owned());
        document.warnings.push(Warning {
            code,
            severity,
            item: None,
            page: None,
            bbox: None,
            anchor: None,
            message,
        });
        report.take("c.pdf", &document);
        assert_eq!((report.exit_code(), report.done, report.doubtful), (1, 2, 1));
        assert!(report.to_string().contains("doubtful c.pdf: limit_reached 1\n"), "{report}");
        assert_eq!(Report { skipped: 3, ..Report::default() }.exit_code(), 0);
        assert_eq!(Report { done: 1, stopped: true, ..Report::default() }.exit_code(), 1);
        assert_eq!(Report { stopped: true, ..Report::default() }.exit_code(), 1);
    }
}
