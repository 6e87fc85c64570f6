//! The tables a store works out over all of its documents, and what it remembers of files and ids.

use crate::column::{Column, Kind, Table, column, maybe};

const TASK: Column = column("task", Kind::Text, "The task, or the task of the item.");
const DOCUMENT: Column = column("document", Kind::Text, "The document.");

/// What a store works out over all releases: which item continues which.
pub const HISTORY: Table = Table {
    name: "history",
    about: "A wording of an item over the releases; wordings of one item share their thread.",
    key: &["thread", "item"],
    columns: &[
        column("thread", Kind::Text, "What is one item over time, named after the id it had first."),
        column(
            "item",
            Kind::Text,
            "The item; its id changes when its text, its period or the number of its task does.",
        ),
        TASK,
        column("task_thread", Kind::Text, "What is one task over time."),
        column(
            "text",
            Kind::Text,
            "Its text in the last document that has it, with the spaces that all documents tell.",
        ),
        column(
            "text_from",
            Kind::Text,
            "What told its spaces: `own` (that document), `archive` (another document shows inside a line what is the end \
             of a line there), `source` (the document that the pages were printed from shows it) or `person` (a person \
             corrected it).",
        ),
        maybe("previous", Kind::Text, "The wording it replaced."),
        maybe("similarity", Kind::Real, "How alike the two wordings are, 0 to 1."),
        column(
            "status",
            Kind::Text,
            "`current`, `edited` (a later wording replaced it), `dropped` (a later edition reports on its period without \
             it) or `absent` (a later edition has nothing of its period, or of its task).",
        ),
        maybe("gone", Kind::Text, "Version of the first document that lacks it."),
        column("strand", Kind::Integer, "Which reports on the task it is of, as in `tasks`."),
        column("first_seen", Kind::Text, "Version of the first document that has this wording."),
        column("last_seen", Kind::Text, "Version of the last document that has this wording."),
    ],
};

/// Why a store takes two for one, and what is doubtful.
pub const LINKS: Table = Table {
    name: "links",
    about: "A task or item of a document that an earlier document calls otherwise, or may call otherwise.",
    key: &["document", "id", "previous"],
    columns: &[
        DOCUMENT,
        column("kind", Kind::Text, "`task` or `item`."),
        column("id", Kind::Text, "The id in the document."),
        TASK,
        column("previous", Kind::Text, "The id before."),
        column("confidence", Kind::Real, "How sure it is that both are one, 0 to 1."),
        column(
            "evidence",
            Kind::Json,
            "Why: `number`, `title`, `items`, `bodies`, `successor`, `words`, `likeness`, `neighbours`, `period`, `task`, each 0 to 1.",
        ),
        column("state", Kind::Text, "`one`, or `doubtful`: then both have threads of their own."),
    ],
};

/// What changed from document to document.
pub const EDITS: Table = Table {
    name: "edits",
    about: "One thing that a document changed of a task or item: a date, a figure, other words.",
    key: &["document", "id", "ordinal"],
    columns: &[
        DOCUMENT,
        column("kind", Kind::Text, "`task` or `item`."),
        column("id", Kind::Text, "The id in the document."),
        column("ordinal", Kind::Integer, "Position among the edits of one id, from 0."),
        TASK,
        column("thread", Kind::Text, "Its thread."),
        column("previous_document", Kind::Text, "The document that had it before."),
        column("previous", Kind::Text, "The id it had there."),
        column(
            "type",
            Kind::Text,
            "`date`, `figure`, `title`, `lead`, `period`, `number`, `marker`, `order` (of words) or `wording`.",
        ),
        maybe("before", Kind::Text, "As it was written; empty where it came."),
        maybe("after", Kind::Text, "As it is written; empty where it went."),
        maybe("days", Kind::Integer, "Of dates: days from the one to the other."),
        maybe("change", Kind::Real, "Of figures: how much more it is, in its unit."),
        maybe("unit", Kind::Text, "Of figures: the unit."),
    ],
};

/// What a store works out over all releases: which plan was met by which report.
pub const PLANS: Table = Table {
    name: "plans",
    about: "An item that tells of a plan, and the later item or wording that reports it as done or called off, where there is one.",
    key: &["plan"],
    columns: &[
        column("plan", Kind::Text, "The item that plans, in its newest wording that does."),
        column("task", Kind::Text, "Its task."),
        column("task_thread", Kind::Text, "What is one task over time."),
        column("text", Kind::Text, "Its text."),
        maybe(
            "first_planned",
            Kind::Date,
            "The last planned day as it was told first, in an earlier wording or an earlier plan.",
        ),
        maybe("planned", Kind::Date, "The last planned day as it was told last, if a text says."),
        maybe("later", Kind::Text, "The plan of a later period that tells it anew or puts it off."),
        column("state", Kind::Text, "`open`, `met` or `called_off`."),
        maybe("report", Kind::Text, "The item that reports it as done or called off."),
        maybe("report_text", Kind::Text, "The text of that item."),
        maybe("reported", Kind::Date, "The first reported day, if that text says."),
        maybe(
            "days",
            Kind::Integer,
            "Days from `first_planned` to `reported`: more than 0 is late. Empty for what was called off.",
        ),
        maybe("confidence", Kind::Real, "How sure it is that both tell of one work, 0 to 1."),
    ],
};

/// What a store remembers of ids that are no longer in use.
pub const ALIASES: Table = Table {
    name: "aliases",
    about: "An id that is no longer in use, and the one that took its place. One that stood for several has several rows.",
    key: &["old", "new"],
    columns: &[
        column("old", Kind::Text, "The id that was."),
        column("new", Kind::Text, "The id that is."),
        column("kind", Kind::Text, "`agenda`, `task` or `item`."),
        column("since", Kind::Text, "Version of the first document that has the new id."),
        column(
            "why",
            Kind::Text,
            "`administration` (decided otherwise) or `reread` (the same bytes were read in another way).",
        ),
    ],
};

/// What a run that was cut off left to do.
pub const PENDING: Table = Table {
    name: "pending",
    about: "A task whose threads are to be followed anew, because of a document. Empty when the last run ended by itself.",
    key: &["task", "document"],
    columns: &[TASK, DOCUMENT],
};

/// What a store remembers about the files it was given.
pub const JOURNAL: Table = Table {
    name: "journal",
    about: "A file that was given to the store, and what became of it.",
    key: &["sha256"],
    columns: &[
        column("sha256", Kind::Text, "SHA-256 of its bytes, hexadecimal."),
        column("name", Kind::Text, "Path it was found under; of several the first in the alphabet."),
        column(
            "status",
            Kind::Text,
            "`done`, `failed`, `quarantined` when it killed its worker, or `ignored` when somebody said that it is dealt with.",
        ),
        maybe("code", Kind::Text, "Error code of a failure."),
        maybe("page", Kind::Integer, "Page of a failure, if it has one."),
        maybe("message", Kind::Text, "A sentence about the failure."),
        column(
            "converter",
            Kind::Text,
            "What decided over the result: versions of the program, its engine and its model, and what it was told.",
        ),
        column("first_loaded", Kind::Text, "When it was first given to the store, UTC."),
        column("loaded_at", Kind::Text, "When it was last loaded, UTC."),
        maybe("url", Kind::Text, "Address it was fetched from, if that was said."),
        maybe("publisher", Kind::Text, "Who published it, if that was said."),
        maybe("published", Kind::Text, "When it was published, if that was said."),
        maybe("retrieved", Kind::Text, "When it was fetched, if that was said."),
    ],
};
