//! Things worth telling that do not stop the work: one table of stable codes with all that is decided about each.
//!
//! What stops the work is a [`crate::Failure`]; its table stands in `failure.rs`. After a change of either table
//! `scripts/write-contract` writes the schema and `CODES.md` anew.

use crate::Position;
use crate::open::Name;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value and what there is to say about it.
#[derive(Clone, Debug, Default)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// The notes, in document order.
    pub notes: Vec<Note>,
}

/// One remark of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What kind of remark.
    pub code: Code,
    /// Where, if it has a place.
    pub place: Option<Position>,
    /// What exactly: for a removal the removed text, else a sentence in English.
    pub text: String,
}

/// How much a warning matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// Look at it.
    Warning,
    /// Something is likely wrong or missing.
    Error,
}

/// What a note says was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Nothing.
    Nothing,
    /// Printed text, before lines were made of it; the text of the note is that text to the letter.
    Glyphs,
    /// Text of lines, later: characters without meaning, or text that belongs to no record.
    Text,
}

/// What a note with a place speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The item that stands there.
    Item,
    /// The page, or text that is no part of any item.
    Page,
}

impl Code {
    /// How much it matters on a page between others that records stand on.
    #[must_use]
    pub const fn severity_between(self) -> Severity {
        match self {
            Self::PageWithoutText => Severity::Error,
            other => other.severity(),
        }
    }
}

macro_rules! codes {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $text:literal $severity:ident $removal:ident $subject:ident $share:literal,
    )+) => {
        /// The stable codes of notes and warnings. They are an interface: never renamed, only added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
            /// A code that a later program added.
            #[serde(untagged)]
            Other(Name),
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Other(name) => name.as_str() }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ Self::Other(_) => Severity::Warning }
            }

            /// What was left out.
            #[must_use]
            pub const fn removal(self) -> Removal {
                match self { $(Self::$name => Removal::$removal,)+ Self::Other(_) => Removal::Nothing }
            }

            /// What it speaks about.
            #[must_use]
            pub const fn subject(self) -> Subject {
                match self { $(Self::$name => Subject::$subject,)+ Self::Other(_) => Subject::Item }
            }

            /// The share of items that are right although this was remarked about them, from 0 to 1: the factor by
            /// which it lowers their confidence. `scripts/calibration` measures what comes of it.
            #[must_use]
            pub const fn share(self) -> f32 {
                match self { $(Self::$name => $share,)+ Self::Other(_) => 1.0 }
            }

            /// What it means, in one or two sentences.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc),+).trim_ascii(),)+
                    Self::Other(_) => "A code that a later version of the program added.",
                }
            }
        }
    };
}

// Columns: name, code, severity, what was left out, what it speaks about, share of right items.
codes! {
    /// Text printed above the body of a page, the same on several pages, was left out.
    RunningHeadRemoved "running_head_removed" Note Glyphs Page 1.0,
    /// A page number was left out.
    PageNumberRemoved "page_number_removed" Note Glyphs Page 1.0,
    /// A text that lies across the page and is not of it was left out.
    WatermarkRemoved "watermark_removed" Note Glyphs Page 1.0,
    /// Two texts are printed over each other; each is kept as a whole, and one of them may not be meant to be read.
    OverlappingText "overlapping_text" Warning Nothing Item 1.0,
    /// A glyph printed again within 0.12 em of itself (shadow or fake bold) was left out.
    OverprintRemoved "overprint_removed" Note Glyphs Item 1.0,
    /// Text that a reader cannot see was left out: covered by something painted later, in the colour of its ground,
    /// invisible, clipped, off the page, or too small to read.
    HiddenTextRemoved "hidden_text_removed" Warning Glyphs Item 1.0,
    /// Text with a line drawn through it was left out of the text; `raw` has it, at the places that `struck` tells. An
    /// item of which nothing else is left keeps its text.
    StruckOut "struck_out" Warning Text Item 1.0,
    /// Small text raised above its line or lowered below it, such as the mark of a note, was left out of the text; `raw`
    /// has it, at the places that `raised` tells.
    RaisedText "raised_text" Note Text Item 1.0,
    /// A header row repeated on a later page was left out.
    RepeatedHeaderRemoved "repeated_header_removed" Note Glyphs Page 1.0,
    /// Text outside the table of tasks (title, cover, contents, explanation) is not part of any task.
    TextOutsideTable "text_outside_table" Note Text Page 1.0,
    /// A character without meaning in text (soft hyphen, zero-width space, control) was left out.
    InvisibleRemoved "invisible_removed" Note Text Item 1.0,
    /// Letter-spaced text was closed up.
    LetterSpacingCollapsed "letter_spacing_collapsed" Note Nothing Item 0.99,
    /// A symbol's shape is not known; it is kept as the document has it.
    SymbolUnknown "symbol_unknown" Warning Nothing Item 0.95,
    /// A page has no text; it may be a scan or an empty page. Between pages that records stand on it is an error: what it
    /// shows is in none of them.
    PageWithoutText "page_without_text" Warning Nothing Page 1.0,
    /// The printed page numbers jump: pages are missing, and what stood on them.
    PageMissing "page_missing" Error Nothing Page 1.0,
    /// Some glyphs of a page have no character; they are kept as U+FFFD.
    UnmappedGlyphs "unmapped_glyphs" Warning Nothing Item 0.5,
    /// The text layer of a page reads as debris, not as Korean.
    SuspectPage "suspect_page" Warning Nothing Item 0.3,
    /// A limit cut something off: the document is larger or stranger than any report.
    LimitReached "limit_reached" Error Nothing Item 0.8,
    /// A table column is not one the profile knows; it is kept under its own name.
    UnknownColumn "unknown_column" Warning Nothing Page 1.0,
    /// A table column is not one the profile knows; what it holds was told by what stands in it.
    GuessedColumn "guessed_column" Warning Nothing Page 1.0,
    /// A title cannot be one: it holds the heading of a period, the marker of an item or more than a line of text.
    /// Columns or headings of the document were not told apart.
    MisreadTitle "misread_title" Error Nothing Page 1.0,
    /// A heading of a quarter or half stands outside the tables of tasks, with an item under it: rows of a table that was not
    /// seen may be missing.
    RecordsOutsideTable "records_outside_table" Error Nothing Page 1.0,
    /// A tool that made text of a table lost its columns or the order of its characters: words may stand in the wrong
    /// record.
    TextOutOfOrder "text_out_of_order" Error Nothing Page 1.0,
    /// Whether a line begins an item of its own or goes on with the line before is nearly even, or it opens like an item and was read
    /// on.
    UnsureStart "unsure_start" Warning Nothing Item 0.5,
    /// Text that fits no place of the structure was kept as an item.
    UnparsedText "unparsed_text" Warning Nothing Item 0.5,
    /// A join of two lines is not certain: both spellings are possible.
    LowConfidenceJoin "low_confidence_join" Note Nothing Item 1.0,
    /// A date lies outside the period that reports it.
    DateOutsidePeriod "date_outside_period" Note Nothing Item 1.0,
    /// Two agendas or tasks have the same number, or none and the same title: only their order tells them apart.
    DuplicateTask "duplicate_task" Warning Nothing Item 1.0,
    /// The same item stands twice in one period: only their order tells them apart.
    DuplicateItem "duplicate_item" Warning Nothing Item 1.0,
    /// The same item stands in two periods of a task.
    RepeatedItem "repeated_item" Note Nothing Item 1.0,
    /// A period comes before one that should precede it.
    PeriodOutOfOrder "period_out_of_order" Warning Nothing Item 1.0,
    /// A quarter is missing between the first and the last of a task.
    MissingQuarter "missing_quarter" Warning Nothing Item 1.0,
    /// A task or agenda number is missing in the sequence.
    NumberGap "number_gap" Warning Nothing Item 1.0,
    /// A ministry's name is not in the table for that date.
    UnknownMinistry "unknown_ministry" Warning Nothing Item 1.0,
    /// The administration could not be told from the document for sure.
    UnknownAdministration "unknown_administration" Warning Nothing Item 1.0,
    /// Items stand under no period.
    NoPeriod "no_period" Warning Nothing Item 1.0,
    /// A printed weekday does not belong to the printed date.
    WeekdayMismatch "weekday_mismatch" Warning Nothing Item 1.0,
    /// A date that no calendar has was kept as text.
    ImpossibleDate "impossible_date" Warning Nothing Item 1.0,
    /// Two engines read different text from a page.
    EnginesDisagree "engines_disagree" Warning Nothing Item 0.5,
    /// A part of the document is not as it was written, or is not there: text may be missing or changed.
    DamagedContent "damaged_content" Error Nothing Item 1.0,
    /// The width that a page gives a letter is not that of its font: one of the two is damaged, and blanks beside such letters may be wrong.
    ContradictedWidth "contradicted_width" Warning Nothing Item 1.0,
    /// Text that lies on the page as a comment, a stamp or in a form field is no part of the report and was left out.
    AnnotationLeftOut "annotation_left_out" Warning Nothing Item 1.0,
    /// Text that was deleted while the writing program tracked changes was left out.
    DeletedTextRemoved "deleted_text_removed" Note Nothing Page 1.0,
    /// The document keeps tracked changes in a form that does not tell which words they delete; such words may still
    /// stand in its text. Accept or reject the changes in Hangul, or save the document as HWPX.
    TrackedChangesKept "tracked_changes_kept" Warning Nothing Page 1.0,
    /// The prompt of a field that nobody filled in was left out.
    FieldPromptRemoved "field_prompt_removed" Note Nothing Page 1.0,
    /// A person corrected what was read; the message says what it was before.
    Corrected "corrected" Note Nothing Item 1.0,
    /// A correction was left aside: what it corrects does not stand in the document as the correction says.
    StaleCorrection "stale_correction" Warning Nothing Page 1.0,
    /// Two corrections of one thing say different things; the later one was taken.
    ConflictingCorrections "conflicting_corrections" Warning Nothing Page 1.0,
}
