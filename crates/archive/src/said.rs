//! Where documents of a run come from, as it was said: the same bytes may lie in several places, of which more than one is told
//! of, and workers end in any order. So what is said last in the order of the inputs is told to the store when all are done.

use crate::Error;
use crate::found::Source;
use crate::told::Told;
use gwaje_emit::Store;
use gwaje_model::sha256;
use std::collections::BTreeMap;

/// What was said of documents, in the order they were found.
#[derive(Default)]
pub(crate) struct Said {
    /// By SHA-256.
    of: BTreeMap<String, Told>,
}

impl Said {
    /// Takes up what is said of a document.
    pub(crate) fn hear(&mut self, source: &Source) {
        if source.told == Told::default() {
            return;
        }
        let told = self.of.entry(sha256(&source.bytes)).or_default();
        *told = source.told.or(told);
    }

    /// Tells the store where documents come from, where another copy of one was put there after it: what was said last goes first.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub(crate) fn tell(self, store: &mut Store) -> Result<(), Error> {
        for (sha256, told) in self.of {
            let Some(kept) = store.told(&sha256)? else { continue };
            let origin = told.or(&Told::from(kept.clone())).settled().origin;
            if origin != kept.origin {
                store.tell(&sha256, &origin)?;
            }
        }
        Ok(())
    }
}
