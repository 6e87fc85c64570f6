//! When a reading has to stop before its end: at a moment, or when somebody asks.
//!
//! Stages that may take long look from time to time ([`Stop::check`]). It is a courtesy between threads of one process and
//! no guard against hostile documents: between two looks a document may take as long as it likes. What holds against
//! those is a process of its own under limits.

use crate::{Failure, FailureCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// When to stop; by default never.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    at: Option<Instant>,
    asked: Option<Cancel>,
}

/// Asks readings to stop, from any thread: all that were given this token or a clone of it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// Why a reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// Its time was over.
    #[error("it was not read within the time it was given")]
    Late,
    /// Somebody asked for it.
    #[error("its reading was cancelled")]
    Cancelled,
}

impl Stop {
    /// The same, but not after `at`.
    #[must_use]
    pub fn at(self, at: Instant) -> Self {
        Self { at: Some(at), ..self }
    }

    /// The same, but not when `token` asks to stop.
    #[must_use]
    pub fn asked_by(self, token: Cancel) -> Self {
        Self { asked: Some(token), ..self }
    }

    /// Goes on, or says why not.
    ///
    /// # Errors
    /// When it is time to stop. Once it is, it stays so.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.asked.as_ref().is_some_and(Cancel::is_asked) {
            return Err(Stopped::Cancelled);
        }
        if self.at.is_some_and(|at| Instant::now() >= at) { Err(Stopped::Late) } else { Ok(()) }
    }
}

impl Cancel {
    /// A token that asks for nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks to stop. It cannot be taken back.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it asks to stop.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Stopped {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> FailureCode {
        match self {
            Self::Late => FailureCode::LimitTime,
            Self::Cancelled => FailureCode::Cancelled,
        }
    }
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Self {
        Self::new(stopped.code(), stopped)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cancel, Stop, Stopped};
    use std::time::{Duration, Instant};

    #[test]
    fn a_moment_or_a_token_stops() {
        let (now, token) = (Instant::now(), Cancel::new());
        let hour = Duration::from_hours(1);
        assert_eq!(Stop::default().check(), Ok(()));
        assert_eq!(Stop::default().at(now).check(), Err(Stopped::Late));
        let stop = Stop::default().at(now + hour).asked_by(token.clone());
        assert_eq!(stop.check(), Ok(()));
        token.cancel();
        assert_eq!(stop.check(), Err(Stopped::Cancelled));
    }
}
