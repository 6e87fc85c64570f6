//! What is said of a document beside its bytes: for all of a run, for one in a manifest, or to a store before.

use gwaje_emit::Kept;
use gwaje_model::Origin;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The password that a file holds: all of it, but for the line break at its end.
///
/// # Errors
/// When the file cannot be read, with its name.
pub fn password_in(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// What is said of a document. An empty text takes back what was said before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Where it comes from.
    pub origin: Origin,
    /// Administration whose agenda set its numbers belong to.
    pub administration: Option<String>,
    /// What opens it.
    pub password: Option<String>,
}

impl Told {
    /// This and, where it says nothing, what another says.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let either = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Self {
            origin: Origin {
                url: either(&self.origin.url, &other.origin.url),
                publisher: either(&self.origin.publisher, &other.origin.publisher),
                published: either(&self.origin.published, &other.origin.published),
                retrieved: either(&self.origin.retrieved, &other.origin.retrieved),
            },
            administration: either(&self.administration, &other.administration),
            password: either(&self.password, &other.password),
        }
    }

    /// What is left when what was taken back is gone.
    #[must_use]
    pub fn settled(self) -> Self {
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let Origin { url, publisher, published, retrieved } = self.origin;
        Self {
            origin: Origin {
                url: some(url),
                publisher: some(publisher),
                published: some(published),
                retrieved: some(retrieved),
            },
            administration: some(self.administration),
            password: some(self.password),
        }
    }

    /// What decides over the result, for the journal: where a document comes from does not, nor does what opens it.
    pub(crate) fn decides(&self) -> String {
        let said = self.administration.as_ref();
        said.map(|administration| format!(", administration {administration}")).unwrap_or_default()
    }
}

impl From<Kept> for Told {
    fn from(kept: Kept) -> Self {
        Self { origin: kept.origin, administration: kept.administration, password: None }
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn the_nearer_word_goes_before_and_an_empty_one_takes_back() {
        let told = |administration: Option<&str>| Told {
            administration: administration.map(str::to_owned),
            ..Told::default()
        };
        for (line, run, store, expected) in [
            (Some("a"), Some("b"), Some("c"), Some("a")),
            (None, Some("b"), Some("c"), Some("b")),
            (None, None, Some("c"), Some("c")),
            (Some(""), Some("b"), Some("c"), None),
            (None, None, None, None),
        ] {
            let found = told(line).or(&told(run)).or(&told(store)).settled();
            assert_eq!(found.administration.as_deref(), expected);
        }
        assert_eq!(told(Some("a")).decides(), ", administration a");
        assert_eq!(told(None).decides(), "");
    }
}
