//! What a caller may decide about a conversion.

use gwaje_extract::Limits;
use gwaje_model::{Cancel, Failure, FailureCode, Origin, Stop};
use gwaje_parse::Profile;
use std::time::Instant;

/// What a caller knows of a document, and when to stop reading it. Every method gives the options with one thing more.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// let cancel = gwaje::Cancel::new();
/// let options = gwaje::Options::new()
///     .password("2024")
///     .administration("yoon120")
///     .deadline(Instant::now() + Duration::from_secs(5))
///     .cancelled_by(cancel.clone());
/// cancel.cancel(); // from any thread
/// let error = gwaje::convert(b"%PDF-1.7 ...", "report.pdf", &options).unwrap_err();
/// assert_eq!(error.code.as_str(), "cancelled");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(crate) password: Option<String>,
    pub(crate) limits: Limits,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) administration: Option<String>,
    pub(crate) origin: Origin,
}

impl Options {
    /// Nothing known, and no moment to stop at.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The password of an encrypted PDF; the empty one is always tried.
    #[must_use]
    pub fn password(self, password: impl Into<String>) -> Self {
        Self { password: Some(password.into()), ..self }
    }

    /// The administration whose agenda set the numbers belong to (`yoon120`), when the document does not tell.
    #[must_use]
    pub fn administration(self, id: impl Into<String>) -> Self {
        Self { administration: Some(id.into()), ..self }
    }

    /// One more profile, in TOML, for a layout that the built-in ones do not know; the caller's are tried first, in their
    /// order.
    ///
    /// # Errors
    /// `wrong_input`, when it is no profile.
    pub fn profile(mut self, toml: &str) -> Result<Self, Failure> {
        let profile = Profile::read(toml).map_err(|error| {
            Failure::new(FailureCode::WrongInput, format!("this is no profile: {error}"))
                .with_hint(Some("`gwaje profile --from DOCUMENT` drafts a profile to start from"))
        })?;
        self.profiles.push(profile);
        Ok(self)
    }

    /// Where the document comes from. It is published with it and decides nothing.
    #[must_use]
    pub fn origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// The moment after which reading ends with `limit_time`. It is looked at between the stages, before every page of a PDF
    /// and while its content is read, so that reading ends a little later. A guard against hostile documents needs processes of its own
    /// (feature `isolated`).
    #[must_use]
    pub fn deadline(self, at: Instant) -> Self {
        self.stopping(|stop| stop.at(at))
    }

    /// A token with which another thread ends reading with `cancelled`; looked at as [`Options::deadline`] is.
    #[must_use]
    pub fn cancelled_by(self, token: Cancel) -> Self {
        self.stopping(|stop| stop.asked_by(token))
    }

    fn stopping(mut self, change: impl FnOnce(Stop) -> Stop) -> Self {
        self.limits.stop = change(self.limits.stop);
        self
    }

    /// The password that was given: for what opens the file once more, to paint its pages.
    #[doc(hidden)]
    #[must_use]
    pub fn given_password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    pub(crate) fn stop(&self) -> &Stop {
        &self.limits.stop
    }
}
