//! The one list of tables and columns behind every writer: SQL, Parquet, CSV, NDJSON and the page of documentation.
//!
//! Keys come from stable ids and from the sha256 of the source, so the same document gives the same rows whenever
//! and wherever it is loaded.

use crate::bodies::{BODIES, BODY_SUCCESSORS};
pub use crate::column::{Column, Kind, Table};
use crate::column::{column, maybe};
use crate::corrections::{AS_READ, CORRECTIONS};
pub use crate::kept::{ALIASES, EDITS, HISTORY, JOURNAL, LINKS, PENDING, PLANS};
pub use crate::loads::LOADS;

/// Version of the tables. A store of an older version is upgraded step by step, one of a newer is refused.
pub(crate) const VERSION: i64 = 6;

const DOCUMENT: Column = column(
    "document",
    Kind::Text,
    "The document: the first 16 hexadecimal digits of the SHA-256 of its bytes.",
);
const ITEM: Column = column("item", Kind::Text, "The item it belongs to.");
const THREAD: Column = column(
    "thread",
    Kind::Text,
    "What is one over time, under whatever number and wording: the id it had first. Outside a store, its own id.",
);
const READ_FROM: Column = maybe(
    "read_from",
    Kind::Json,
    "What its title or name was read from: raw, joins, places, anchors, confidence.",
);
const ORDINAL: Column = column("ordinal", Kind::Integer, "Position, from 0.");

/// Every table a document fills, parents before children.
pub const TABLES: &[&Table] = &[
    &RELEASES, &DOCUMENTS, &AGENDAS, &TASKS, &LEADS, &PERIODS, &ITEMS, &CELLS, &DATES, &MENTIONS, &JOINS,
    &WARNINGS,
];

/// The tables whose rows are one document's own: all but the releases, which several documents may name.
pub(crate) fn of_documents() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().filter(|table| table.position("document").is_some())
}

/// The tables of a store: what documents fill, what links them, and what the store remembers.
pub fn stored() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().chain([
        &HISTORY,
        &LINKS,
        &EDITS,
        &PLANS,
        &ALIASES,
        &BODIES,
        &BODY_SUCCESSORS,
        &CORRECTIONS,
        &AS_READ,
        &JOURNAL,
        &LOADS,
        &PENDING,
    ])
}

/// The table with the given name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    stored().find(|table| table.name == name)
}

/// Releases.
pub const RELEASES: Table = Table {
    name: "releases",
    about: "A quarter (or year) that documents were released for.",
    key: &["release"],
    columns: &[
        column("release", Kind::Text, "`administration/2024Q4`, or `administration/2024` for a whole year."),
        maybe("administration", Kind::Text, "The administration whose agenda set the numbers belong to."),
        column("year", Kind::Integer, "Year."),
        maybe("quarter", Kind::Integer, "Quarter, 1 to 4."),
    ],
};

/// Documents.
pub const DOCUMENTS: Table = Table {
    name: "documents",
    about: "A file that was read; the same bytes under two names are one document.",
    key: &["document"],
    columns: &[
        DOCUMENT,
        column("sha256", Kind::Text, "SHA-256 of the bytes, hexadecimal."),
        column("name", Kind::Text, "File name without folders; of several names the first in the alphabet."),
        column("bytes", Kind::Integer, "Length in bytes."),
        column("media_type", Kind::Text, "`application/pdf` or `text/plain`."),
        maybe("pages", Kind::Integer, "Number of pages; empty where the source has none."),
        column("items", Kind::Integer, "Number of its items; the next run notices fewer rows of `items`."),
        maybe("producer", Kind::Text, "The program that made the PDF, by its own word."),
        maybe("written", Kind::Text, "When it was written, as it says itself, with the offset from UTC."),
        column("engine", Kind::Text, "The engine that read it."),
        column("schema", Kind::Text, "The contract it was published under."),
        maybe("administration", Kind::Text, "The administration, if known."),
        maybe(
            "administration_from",
            Kind::Text,
            "What told it: `told`, `printed`, `date`, `assumed` (by date, with a doubt) or `neighbours`.",
        ),
        maybe("administration_read", Kind::Text, "The administration by the document alone."),
        maybe("release", Kind::Text, "The release it belongs to, if known."),
        column(
            "version",
            Kind::Text,
            "Sorts documents by release and time: `2024Q4/`, the time it goes by, and the document; `0000/` without a release.",
        ),
        maybe("url", Kind::Text, "Address it was fetched from, if that was said."),
        maybe("publisher", Kind::Text, "Who published it, if that was said."),
        maybe(
            "published",
            Kind::Text,
            "When it was published, ISO 8601, if that was said; a time may follow the day.",
        ),
        maybe("retrieved", Kind::Text, "When it was fetched, in the same form, if that was said."),
        maybe(
            "dated",
            Kind::Text,
            "The time it goes by among the documents of its release, a day or a time in Korea.",
        ),
        maybe(
            "dated_by",
            Kind::Text,
            "What told that time: `published`, `document` (by its own word), `file` (the day of the file) or `load` (the \
             day it was first loaded).",
        ),
    ],
};

/// Agendas.
pub const AGENDAS: Table = Table {
    name: "agendas",
    about: "A national agenda item (국정과제) as a document has it.",
    key: &["document", "agenda"],
    columns: &[
        DOCUMENT,
        column("agenda", Kind::Text, "`administration/number`."),
        ORDINAL,
        maybe("number", Kind::Text, "Number as written, without full stop."),
        column("title", Kind::Text, "Title."),
        READ_FROM,
    ],
};

/// Tasks.
pub const TASKS: Table = Table {
    name: "tasks",
    about: "An action task (실천과제) as a document has it.",
    key: &["document", "task"],
    columns: &[
        DOCUMENT,
        column("task", Kind::Text, "`administration/number`."),
        THREAD,
        column(
            "strand",
            Kind::Integer,
            "Reports on one thread that are editions of one another have the same number, those beside them others.",
        ),
        column("agenda", Kind::Text, "The agenda it belongs to."),
        ORDINAL,
        maybe("number", Kind::Text, "Number as written, without full stop."),
        column("title", Kind::Text, "Title."),
        maybe("remark", Kind::Text, "What stands in place of items and periods: `-`, `(해당사항 없음)`."),
        maybe("due_text", Kind::Text, "When it is to be done, as a column such as `완료예정일` words it."),
        maybe("due_start", Kind::Date, "First day of that date."),
        maybe("due_end", Kind::Date, "Last day of that date."),
        maybe("due_precision", Kind::Text, "How exact that date is, as in `dates`."),
        maybe("rate", Kind::Real, "How much of it is done, in per cent, by a column such as `진도율`."),
        maybe("state", Kind::Text, "What state it is in, as a column such as `상태` words it."),
        READ_FROM,
    ],
};

/// Leads.
pub const LEADS: Table = Table {
    name: "leads",
    about: "A body in charge of a task.",
    key: &["document", "task", "ordinal"],
    columns: &[
        DOCUMENT,
        column("task", Kind::Text, "The task."),
        ORDINAL,
        column("text", Kind::Text, "Name as written."),
        maybe(
            "ministry",
            Kind::Text,
            "Id in the ministry table, if known on the date of the document's periods.",
        ),
        maybe("name", Kind::Text, "Official name on that date."),
        maybe("role", Kind::Text, "`lead` or `support`, if the document says."),
        READ_FROM,
    ],
};

/// Periods.
pub const PERIODS: Table = Table {
    name: "periods",
    about: "A period a task is reported for.",
    key: &["document", "task", "ordinal"],
    columns: &[
        DOCUMENT,
        column("task", Kind::Text, "The task."),
        ORDINAL,
        maybe("section", Kind::Text, "Section of the document (`향후계획`), where there are sections."),
        maybe("year", Kind::Integer, "Year."),
        maybe("quarter", Kind::Integer, "Quarter, 1 to 4."),
        maybe("half", Kind::Integer, "Half of the year, 1 or 2."),
        maybe("start_date", Kind::Date, "First day."),
        maybe("end_date", Kind::Date, "Last day."),
        maybe("remark", Kind::Text, "What stands in place of items: `-`, `(해당사항 없음)`."),
    ],
};

/// Items.
pub const ITEMS: Table = Table {
    name: "items",
    about: "A reported item, sub-item or note: a tree by `parent` and `ordinal`.",
    key: &["document", "item"],
    columns: &[
        DOCUMENT,
        column(
            "item",
            Kind::Text,
            "`administration/task/period/hash`; the same text keeps it in every release.",
        ),
        THREAD,
        column(
            "words",
            Kind::Text,
            "What marker and words make, white space left out: the last part of the id.",
        ),
        maybe("release", Kind::Text, "The release of its document."),
        column("agenda", Kind::Text, "The agenda."),
        column("task", Kind::Text, "The task."),
        maybe("section", Kind::Text, "Section of the document, where there are sections."),
        maybe(
            "column_name",
            Kind::Text,
            "Heading of a table column outside the usual ones; it has no period.",
        ),
        maybe("year", Kind::Integer, "Year of its period."),
        maybe("quarter", Kind::Integer, "Quarter of its period."),
        maybe("half", Kind::Integer, "Half of the year of its period."),
        maybe("period_start", Kind::Date, "First day of its period."),
        maybe("period_end", Kind::Date, "Last day of its period."),
        maybe("parent", Kind::Text, "The item it stands under."),
        column("ordinal", Kind::Integer, "Position among all items of the document, from 0."),
        column("depth", Kind::Integer, "0 for an item, 1 for a sub-item, and so on."),
        maybe("marker", Kind::Text, "The marker's visible shape, never part of the text."),
        column("text", Kind::Text, "Normalized text, wraps undone."),
        column("raw", Kind::Text, "The characters of the page, with its line breaks."),
        column(
            "struck",
            Kind::Json,
            "What of raw is struck out, and no part of text unless it is all: character offsets.",
        ),
        column("kind", Kind::Text, "What it says of the work: `plan`, `ongoing`, `done` or `none`."),
        column("kind_words", Kind::Json, "The words that say so, with their offsets in the text."),
        column(
            "raised",
            Kind::Json,
            "What of raw is raised or lowered and no part of text, as marks of notes: character offsets.",
        ),
        maybe("page", Kind::Integer, "Page it begins on, from 1."),
        column("places", Kind::Json, "Where it is printed, line by line: page and box in points."),
        column(
            "anchors",
            Kind::Json,
            "Where it stands in a source that is not printed, line by line: in a text page, line and column from 1, in \
             HWPX and HWP section, table, row, column and paragraph from 0.",
        ),
        column("confidence", Kind::Real, "Probability that text and structure are right, 0 to 1."),
    ],
};

/// Cells.
pub const CELLS: Table = Table {
    name: "cells",
    about: "A cell of a table that stands below an item in its cell of the report.",
    key: &["document", "item", "ordinal"],
    columns: &[
        DOCUMENT,
        ITEM,
        ORDINAL,
        maybe("parent", Kind::Integer, "Ordinal of the cell that its table stands in, for tables in tables."),
        column("table_number", Kind::Integer, "Which table below the item, or inside the parent, from 0."),
        column("row_number", Kind::Integer, "Row it begins in, from 0."),
        column("column_number", Kind::Integer, "First column it covers, from 0."),
        column("row_span", Kind::Integer, "How many rows it covers."),
        column("column_span", Kind::Integer, "How many columns it covers."),
        column("text", Kind::Text, "Its text, a paragraph a line, each with its marker."),
        column("places", Kind::Json, "Its outline, once per page it touches: page and box in points."),
    ],
};

/// Dates.
pub const DATES: Table = Table {
    name: "dates",
    about: "A date in the text of an item.",
    key: &["document", "item", "ordinal"],
    columns: &[
        DOCUMENT,
        ITEM,
        ORDINAL,
        column("text", Kind::Text, "The words of the text."),
        column("span_start", Kind::Integer, "Offset of its first character in the text."),
        column("span_end", Kind::Integer, "Offset after its last character."),
        maybe("start_date", Kind::Date, "First day; empty when open."),
        maybe("end_date", Kind::Date, "Last day; empty when open."),
        column("precision", Kind::Text, "`day`, `month`, `quarter`, `half`, `year` or `open`."),
        column(
            "year_from",
            Kind::Text,
            "Where the year comes from: `text`, `nearest_quarter`, `weekday`, `carried`.",
        ),
        maybe("label", Kind::Text, "A label printed with it."),
        column("alternatives", Kind::Json, "Other first days that were possible, nearest first."),
    ],
};

/// Mentions.
pub const MENTIONS: Table = Table {
    name: "mentions",
    about: "A law, plan, title, count, ordinal or ministry named in the text of an item.",
    key: &["document", "item", "ordinal"],
    columns: &[
        DOCUMENT,
        ITEM,
        ORDINAL,
        column("kind", Kind::Text, "`law`, `plan`, `title`, `count`, `ordinal` or `ministry`."),
        column("text", Kind::Text, "The words of the text."),
        column("span_start", Kind::Integer, "Offset of its first character in the text."),
        column("span_end", Kind::Integer, "Offset after its last character."),
        column("value", Kind::Text, "The normalized value, whatever kind it is of."),
        maybe("unit", Kind::Text, "The unit of a count."),
        maybe("qualifier", Kind::Text, "A qualifier of a count."),
        maybe("number", Kind::Real, "The value of a count, in its unit: won and persons in ones."),
        maybe("number_to", Kind::Real, "The end of a range; `number` is its beginning."),
        maybe(
            "role",
            Kind::Text,
            "What a count is: `target`, `actual`, `cumulative`, `share` or `rank`; empty where no words say.",
        ),
        maybe("role_words", Kind::Text, "The words that say so."),
        maybe(
            "measure",
            Kind::Text,
            "What a count counts: the same wherever the words around it are the same but for dates, figures, particles and their order.",
        ),
        maybe(
            "series",
            Kind::Text,
            "What a count counts over the documents of its task: that of the first of its measures where a target, sum over time, share or \
             rank is told in other words later.",
        ),
        maybe("law", Kind::Text, "The name of a law."),
        maybe("body", Kind::Text, "The id of a ministry or agency in the ministry table."),
    ],
};

/// Joins.
pub const JOINS: Table = Table {
    name: "joins",
    about: "A line wrap that was undone.",
    key: &["document", "item", "ordinal"],
    columns: &[
        DOCUMENT,
        ITEM,
        ORDINAL,
        column("position", Kind::Integer, "Offset in the text of the first character after the wrap."),
        column("inserted", Kind::Text, "What was put between the lines: `space` or `none`."),
        column("evidence", Kind::Text, "The evidence that decided, such as `glyph` or `model`."),
        column("confidence", Kind::Real, "Probability that this is right, 0 to 1."),
    ],
};

/// Warnings.
pub const WARNINGS: Table = Table {
    name: "warnings",
    about: "Something in a document that deserves a look.",
    key: &["document", "ordinal"],
    columns: &[
        DOCUMENT,
        ORDINAL,
        column("code", Kind::Text, "Stable code."),
        column("severity", Kind::Text, "`note`, `warning` or `error`."),
        maybe("item", Kind::Text, "The item, task or agenda it is about."),
        maybe("page", Kind::Integer, "Page, from 1."),
        maybe("bbox", Kind::Json, "Where on that page: a box in points."),
        maybe("anchor", Kind::Json, "Where in a source that is not printed, as in `items`."),
        column("message", Kind::Text, "A sentence for people; of what was left out, its text."),
    ],
};

#[cfg(test)]
mod tests {
    use super::stored;
    use std::collections::BTreeSet;

    #[test]
    fn keys_are_columns_and_names_are_plain() {
        for table in stored() {
            let names: BTreeSet<&str> = table.columns.iter().map(|c| c.name).collect();
            assert_eq!(names.len(), table.columns.len(), "{}", table.name);
            for key in table.key {
                let column = &table.columns[table.position(key).unwrap()];
                assert!(!column.nullable, "{}.{key}", table.name);
            }
            for name in names.into_iter().chain([table.name]) {
                assert!(
                    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
                    "{name}"
                );
            }
        }
    }
}
