//! Which documents are to be read: those that no run has read before, or not as they would be read now.
//!
//! The finder asks, before a document waits for a worker. So workers need nothing of the store while they read, and
//! go on while documents are put into it.

use super::{Event, Run, Sink};
use crate::found::Source;
use crate::told::Told;
use crate::{Error, Limits};
use gwaje_emit::{Journaled, Seen};
use gwaje_model::{FailureCode, Scope, sha256};
use std::time::SystemTime;

/// A document as it was met.
pub(super) struct Met {
    pub(super) source: Source,
    pub(super) sha256: String,
    seen: Seen,
}

impl Met {
    /// One that is met now. Documents are met one after the other, so that times tell the order in which they were found.
    pub(super) fn now(source: Source) -> Self {
        let seen = Seen { found: Some(SystemTime::now()), modified: source.written };
        Self { sha256: sha256(&source.bytes), source, seen }
    }
}

/// A document that is to be read.
pub(super) struct Wanted {
    pub(super) source: Source,
    pub(super) sha256: String,
    /// All that decides over what comes of it.
    pub(super) converter: String,
    pub(super) seen: Seen,
}

impl Run<'_> {
    /// A document that is to be read; nothing where it was told that it is not.
    pub(super) fn wanted(&self, met: Met) -> Result<Option<Wanted>, Error> {
        let Met { mut source, sha256, seen } = met;
        let mut sink = self.sink();
        let (known, kept) = match &mut *sink {
            Sink::Store(store) => (store.journaled(&sha256)?, store.told(&sha256)?),
            Sink::Mirror(_) | Sink::Nowhere => (None, None),
        };
        source.told = source.told.or(&kept.clone().map(Told::from).unwrap_or_default()).settled();
        let told = &source.told;
        let converter = format!("{}{}", self.options.converter, told.decides());
        if let Some(known) = known.filter(|known| self.skips(known, &converter, told)) {
            if kept.is_some_and(|kept| kept.origin != told.origin)
                && !self.options.dry_run
                && let Sink::Store(store) = &mut *sink
            {
                store.tell(&sha256, &told.origin)?;
            }
            drop(sink);
            self.skip(&source.path, known, &converter);
            return Ok(None);
        }
        drop(sink);
        if self.options.dry_run {
            self.state().report.would_read(&source.path);
            (self.watch)(Event::Would { path: &source.path });
            return Ok(None);
        }
        if self.is_store {
            self.state().begun.insert(sha256.clone());
        }
        Ok(Some(Wanted { source, sha256, converter, seen }))
    }

    fn skips(&self, known: &Journaled, converter: &str, told: &Told) -> bool {
        let options = self.options;
        let usual = Limits::default();
        let again = known.failure.as_ref().is_some_and(|failure| match failure.code {
            FailureCode::Encrypted => options.retry_failed || told.password.is_some(),
            // What cost its worker may do so again, unless it may now take more than it usually may.
            FailureCode::LimitTime => options.retry_failed && options.limits.time > usual.time,
            FailureCode::LimitMemory => options.retry_failed && options.limits.memory > usual.memory,
            code => options.retry_failed && code.scope() != Scope::Worker,
        });
        let same =
            known.converter == converter || !options.refresh && asked(&known.converter) == asked(converter);
        known.ignored || !(options.force || again) && same
    }

    fn skip(&self, path: &str, known: Journaled, converter: &str) {
        if !known.ignored && known.converter != converter {
            self.state().report.outdated += 1;
        }
        if known.ignored {
            self.state().report.ignored += 1;
            (self.watch)(Event::Ignored { path });
        } else if let Some(failure) = known.failure {
            self.failed(path, failure, true);
        } else {
            self.state().report.skipped += 1;
            (self.watch)(Event::Skipped { path });
        }
    }
}

/// What was asked for, of all that decides over a result: what stands behind the versions of the program, its engine and its
/// model.
fn asked(converter: &str) -> &str {
    let (_, model) = converter.split_once(", model ").unwrap_or_default();
    model.split_once(", ").unwrap_or_default().1
}
