//! What keeps a document, or a whole run, from being done: one table of stable codes with what each means, whom it
//! costs, the exit status it leads to and what a user can do.
//!
//! What does not stop the work is a [`crate::Note`]; its table stands in `note.rs`. After a change of either table
//! `scripts/write-contract` writes the schema and `CODES.md` anew.

use crate::open::open_names;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Failure {
    /// The kind of failure.
    pub code: FailureCode,
    /// The page it is about, from 1, if it is about one.
    pub page: Option<u32>,
    /// What exactly, as a sentence in English.
    pub message: String,
    /// What to do in this very case, where more can be said than [`FailureCode::hint`] says of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Failure {
    /// A failure about no page, with the hint of its code.
    #[must_use]
    pub fn new(code: FailureCode, message: impl fmt::Display) -> Self {
        Self { code, page: None, message: message.to_string(), hint: None }
    }

    /// The same about a page, from 1, if it is about one.
    #[must_use]
    pub fn on_page(self, page: Option<u32>) -> Self {
        Self { page, ..self }
    }

    /// The same with what to do in this very case, where more can be said than of the code.
    #[must_use]
    pub fn with_hint(self, hint: Option<impl Into<String>>) -> Self {
        Self { hint: hint.map(Into::into), ..self }
    }

    /// What a user can do about it.
    #[must_use]
    pub fn hint(&self) -> &str {
        self.hint.as_deref().unwrap_or_else(|| self.code.hint())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Whom a failure costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One document; the others go on.
    Document,
    /// One document and the worker process that read it. It is not tried again unless it is asked for: it would cost
    /// a worker again.
    Worker,
    /// The whole run: there is no use in going on.
    Run,
}

macro_rules! failures {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $text:literal $scope:ident $exit:literal $hint:literal,
    )+) => {
        /// The stable codes of failures. They are an interface: never renamed, only added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum FailureCode {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl FailureCode {
            /// Every code, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as printed and stored.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// Whom it costs.
            #[must_use]
            pub const fn scope(self) -> Scope {
                match self { $(Self::$name => Scope::$scope,)+ }
            }

            /// The exit status of a command that ends with it.
            #[must_use]
            pub const fn exit_status(self) -> u8 {
                match self { $(Self::$name => $exit,)+ }
            }

            /// What a user can do about it.
            #[must_use]
            pub const fn hint(self) -> &'static str {
                match self { $(Self::$name => $hint,)+ }
            }

            /// What it means, in one or two sentences.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

impl JsonSchema for FailureCode {
    fn schema_name() -> Cow<'static, str> {
        "FailureCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        open_names(Self::ALL.iter().map(|code| (code.as_str(), code.explanation())))
    }
}

// Columns: name, code, whom it costs, exit status, what a user can do.
failures! {
    /// The file is neither a PDF nor plain text.
    NotAPdf "not_a_pdf" Document 3
        "give a PDF, or the text of one in UTF-8; print other formats to PDF first",
    /// The file is not a document of Hangul.
    NotHangul "not_hangul" Document 3
        "give a document in HWPX or HWP 5",
    /// The file is a document of Hangul in a format that is not read: HWP 3 or HWPML.
    UnsupportedHangul "unsupported_hangul" Document 3
        "open it in Hangul and save it as HWPX (다른 이름으로 저장하기)",
    /// The file is a PDF or an archive, and what it holds cannot be read.
    Damaged "damaged" Document 3
        "download the file again; it may have been cut short",
    /// The file opens only with a password, and none or a wrong one was given.
    Encrypted "encrypted" Document 3
        "give the password with --password",
    /// No page has text of its own: a scan or a drawing.
    NoText "no_text" Document 3
        "this is a scan or a drawing; run OCR over it, or get the original file",
    /// Most glyphs have no character: the fonts do not say what their glyphs are.
    UnmappedText "unmapped_text" Document 3
        "print the original document to PDF again with its fonts embedded",
    /// The text layer does not hold what the pages show.
    SuspectText "suspect_text" Document 3
        "print the original document to PDF again with its fonts embedded",
    /// There is text, but too little in it says that it is a report of tasks.
    NoStructure "no_structure" Document 3
        "`gwaje check --explain FILE` shows what was seen and what is missing; a new layout needs a profile",
    /// The PDF is a cover: the report is a file attached to it.
    Portfolio "portfolio" Document 3
        "take the attached files out (`pdfdetach -saveall FILE`) and give those",
    /// The file, an archive or a part of it is larger than any report.
    LimitSize "limit_size" Document 3
        "no report is this large; look at where the file comes from",
    /// Reading the document took longer than a document may take.
    LimitTime "limit_time" Worker 3
        "give it more time with --timeout; a run over many takes it up again with --retry-failed",
    /// Reading the document took more memory than a document may take.
    LimitMemory "limit_memory" Worker 3
        "give it more memory with --max-memory; a run over many takes it up again with --retry-failed",
    /// Somebody asked to stop before the document was read.
    Cancelled "cancelled" Document 3
        "ask again when there is time for it",
    /// The worker process that read the document died.
    Crashed "crashed" Worker 3
        "please report it with the document; the other documents are not affected",
    /// A defect of gwaje that this document brings out.
    Internal "internal" Document 3
        "please report it with the document; the other documents are not affected",
    /// A file, folder or standard input cannot be opened or read.
    Unreadable "unreadable" Document 3
        "look at the path and at the rights of the file",
    /// The file for a document cannot be written because of its name.
    Unwritable "unwritable" Document 3
        "rename the document, or the file that stands in its place",
    /// The second engine cannot open the document, so there is nothing to compare.
    EngineRefused "engine_refused" Document 3
        "the first engine may still read it: `gwaje convert FILE`",
    /// The input is not in the form the command reads.
    WrongInput "wrong_input" Document 3
        "`gwaje COMMAND --help` says what the command reads",
    /// The command line asks for something that is not there.
    Usage "usage" Run 2
        "`gwaje COMMAND --help` shows what can be asked for",
    /// The program was built without the part that the command or the target needs.
    NotBuiltIn "not_built_in" Run 2
        "build the whole program: `cargo build --release --features full`",
    /// The machine does not grant what is needed: a process, a pipe, the watch over a folder.
    System "system" Run 1
        "look at the limits of the system on processes and open files",
    /// There is no room for more at the target.
    TargetFull "target_full" Run 1
        "make room and run the same command again; it goes on where it stopped",
    /// The target may be read and not written.
    TargetReadOnly "target_read_only" Run 1
        "look at the rights of the target",
    /// The target is not there, or something else stands in its place.
    TargetMissing "target_missing" Run 1
        "look at the address of the target",
    /// Another program holds the target.
    TargetBusy "target_busy" Run 1
        "run the same command again when the other program is done",
    /// The database at the target is damaged.
    TargetDamaged "target_damaged" Run 1
        "read the documents into a new one",
    /// The database at the target holds tables of something else.
    TargetForeign "target_foreign" Run 1
        "give a database of its own",
    /// The database at the target was made by a newer version of gwaje.
    TargetNewer "target_newer" Run 1
        "use a newer program",
    /// The database at the target was made by an older version of gwaje, and reading it changes nothing.
    TargetOlder "target_older" Run 1
        "`gwaje ingest` into it, be it of nothing new, brings it over",
    /// The server of the target cannot be reached.
    TargetUnreachable "target_unreachable" Run 1
        "look at the address and at the network",
    /// The server of the target refuses the connection, the user or the password.
    TargetRefused "target_refused" Run 1
        "look at user, password and certificate",
    /// The target cannot take documents for another reason.
    TargetFailed "target_failed" Run 1
        "the message says what the target answered",
}

impl FailureCode {
    /// The code that is printed so, if this version knows it.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for FailureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, FailureCode};

    #[test]
    fn a_code_is_found_by_its_name_and_keeps_it() {
        for code in FailureCode::ALL {
            assert_eq!(FailureCode::named(code.as_str()), Some(*code));
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
        assert_eq!(FailureCode::named("no_such_code"), None);
    }

    #[test]
    fn a_hint_of_the_case_goes_before_the_hint_of_the_code() {
        let general = Failure::new(FailureCode::Damaged, "cut short");
        assert_eq!(general.hint(), FailureCode::Damaged.hint());
        let own = Failure { hint: Some("fetch page 3".to_owned()), ..general };
        assert_eq!(own.hint(), "fetch page 3");
        assert_eq!(serde_json::from_str::<Failure>(&serde_json::to_string(&own).unwrap()).unwrap(), own);
    }
}
