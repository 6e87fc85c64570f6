//! The views of a store: what a row of each is, and the SQL that makes it.
//!
//! A view with a table of its own is written as a file as well, where the target has files.

use crate::column::{column, maybe};
use crate::dialect::Dialect;
use crate::schema::{self, Column, Kind, Table};

/// A view.
#[derive(Debug)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What a row is, in one sentence.
    pub about: &'static str,
    /// Its columns and what makes a row unique; `None` for those that only add columns to a table.
    pub table: Option<&'static Table>,
    /// The query, in a dialect.
    pub(crate) select: fn(Dialect) -> String,
}

const fn of(table: &'static Table, select: fn(Dialect) -> String) -> View {
    View { name: table.name, about: table.about, table: Some(table), select }
}

/// The views of a store, each after those it is made of.
pub const VIEWS: &[View] = &[
    of(&ITEMS_CURRENT, items_current),
    View {
        name: "items_history",
        about: "One row a wording of an item: its thread, what it replaced, its state, the releases that have it. Key: `thread`, `item`.",
        table: None,
        select: items_history,
    },
    of(&ITEMS_FLAT, items_flat),
    of(&ITEMS_BY_BODY, items_by_body),
    of(&FIGURES_LATEST, figures_latest),
    of(&BODIES_TODAY, bodies_today),
    of(&SLIPS, slips),
    of(&OVERDUE, overdue),
];

const DOCUMENT: Column = column("document", Kind::Text, "The document.");
const ITEM: Column = column("item", Kind::Text, "The item.");
const TASK: Column = column("task", Kind::Text, "The task.");
const TASK_TITLE: Column = column("task_title", Kind::Text, "Title of the task.");
const BODY: Column =
    maybe("body", Kind::Text, "The first body in charge of the task, by its official name if known.");
const YEAR: Column = maybe("year", Kind::Integer, "Year of its period.");
const QUARTER: Column = maybe("quarter", Kind::Integer, "Quarter of its period.");

/// The columns of table `items`, and those that only a store knows.
const CURRENT: [Column; schema::ITEMS.columns.len() + 2] = {
    let own = schema::ITEMS.columns;
    let mut all = [DOCUMENT; schema::ITEMS.columns.len() + 2];
    let (head, tail) = all.split_at_mut(own.len());
    head.copy_from_slice(own);
    tail.copy_from_slice(&[
        column("task_thread", Kind::Text, "The thread of its task."),
        maybe("first_seen", Kind::Text, "The release that had it first."),
    ]);
    all
};

const ITEMS_CURRENT: Table = Table {
    name: "items_current",
    about: "One row an item of the newest document of each task and period, with the thread of its task and first release.",
    key: &["item"],
    columns: &CURRENT,
};

pub(crate) const ITEMS_FLAT: Table = Table {
    name: "items_flat",
    about: "One row an item of `items_current`, with the titles above it and all its bodies in one column.",
    key: &["item"],
    columns: &[
        ITEM,
        DOCUMENT,
        column("thread", Kind::Text, "What is one item over time: the id it had first."),
        maybe("release", Kind::Text, "The release of its document."),
        column("name", Kind::Text, "The file name of its document."),
        maybe("url", Kind::Text, "Address its document was fetched from, if that was said."),
        maybe("publisher", Kind::Text, "Who published its document, if that was said."),
        maybe("published", Kind::Text, "When it was published, if that was said: a day, or a day and time."),
        column("agenda", Kind::Text, "The agenda."),
        maybe("agenda_number", Kind::Text, "Number of the agenda as written."),
        column("agenda_title", Kind::Text, "Title of the agenda."),
        TASK,
        maybe("task_number", Kind::Text, "Number of the task as written."),
        TASK_TITLE,
        BODY,
        maybe("bodies", Kind::Text, "All bodies of the task in their order, with `, ` between them."),
        maybe("section", Kind::Text, "Section of the document, where there are sections."),
        maybe("column_name", Kind::Text, "Heading of a table column outside the usual ones."),
        YEAR,
        QUARTER,
        maybe("half", Kind::Integer, "Half of the year of its period."),
        maybe("period_start", Kind::Date, "First day of its period."),
        maybe("period_end", Kind::Date, "Last day of its period."),
        maybe("parent", Kind::Text, "The item it stands under."),
        column("ordinal", Kind::Integer, "Position among all items of its document, from 0."),
        column("depth", Kind::Integer, "0 for an item, 1 for a sub-item, and so on."),
        maybe("marker", Kind::Text, "The marker's visible shape."),
        column("text", Kind::Text, "Normalized text."),
        column("kind", Kind::Text, "What it says of the work: `plan`, `ongoing`, `done` or `none`."),
        maybe("date_text", Kind::Text, "The first date in the text that has a day, as worded."),
        maybe("first_date", Kind::Date, "Its first day."),
        maybe("last_date", Kind::Date, "Its last day."),
        maybe("page", Kind::Integer, "Page it begins on, from 1."),
        column("confidence", Kind::Real, "Probability that text and structure are right, 0 to 1."),
        maybe("first_seen", Kind::Text, "The release that had it first."),
    ],
};

const ITEMS_BY_BODY: Table = Table {
    name: "items_by_body",
    about: "One row an item of `items_current` and body of its task; `share` adds up to 1 for each item.",
    key: &["item", "body"],
    columns: &[
        ITEM,
        DOCUMENT,
        TASK,
        column("body", Kind::Text, "Id in the ministry table, else the name as written; empty without one."),
        column("name", Kind::Text, "Official name if known, else the name as written."),
        maybe("role", Kind::Text, "`lead` or `support`, if the document says."),
        column("share", Kind::Real, "1 divided by the number of bodies of the task."),
        YEAR,
        QUARTER,
        column("kind", Kind::Text, "What the item says of the work."),
    ],
};

const FIGURES_LATEST: Table = Table {
    name: "figures_latest",
    about: "One row a figure of `items_current`; of what each report counts anew (targets, cumulative figures, shares, \
            ranks) only the latest value.",
    key: &["item", "ordinal"],
    columns: &[
        ITEM,
        column("ordinal", Kind::Integer, "Position among the mentions of the item."),
        DOCUMENT,
        TASK,
        BODY,
        column("series", Kind::Text, "What it counts over time, as in `mentions`."),
        YEAR,
        QUARTER,
        column("text", Kind::Text, "The words of the text."),
        column("number", Kind::Real, "The value in its unit."),
        maybe("number_to", Kind::Real, "The end of a range."),
        maybe("unit", Kind::Text, "The unit."),
        maybe("role", Kind::Text, "`target`, `actual`, `cumulative`, `share` or `rank`."),
    ],
};

const BODIES_TODAY: Table = Table {
    name: "bodies_today",
    about: "One row a body and a body that does its work in the end; a body that is still there stands for itself.",
    key: &["body", "today"],
    columns: &[
        column("body", Kind::Text, "The body, as in `leads`."),
        column("today", Kind::Text, "The body that has no successor."),
        column("name", Kind::Text, "Its official name."),
        column(
            "share",
            Kind::Real,
            "1 for the one that goes on with its work by the main successors; 0 for others, which took over a part that no \
             figure tells apart. What it reported is never divided.",
        ),
    ],
};

const PLAN: Column = column("plan", Kind::Text, "The item that plans.");
const PLAN_TEXT: Column = column("text", Kind::Text, "Its text.");
const FIRST_PLANNED: Column =
    column("first_planned", Kind::Date, "The last planned day as it was told first.");
const PLANNED: Column = column("planned", Kind::Date, "The last planned day as it was told last.");

const SLIPS: Table = Table {
    name: "slips",
    about: "One row a plan that was met later than it was planned at first, or was put off to a later day and is not met yet.",
    key: &["plan"],
    columns: &[
        PLAN,
        TASK,
        TASK_TITLE,
        BODY,
        PLAN_TEXT,
        FIRST_PLANNED,
        PLANNED,
        maybe("report", Kind::Text, "The item that reports it as done."),
        maybe("report_text", Kind::Text, "The text of that item."),
        maybe("reported", Kind::Date, "The first reported day."),
        column(
            "days",
            Kind::Integer,
            "Days from `first_planned` to `reported`, without such a day to `planned`.",
        ),
        maybe("confidence", Kind::Real, "How sure it is that both tell of one work, 0 to 1."),
    ],
};

const OVERDUE: Table = Table {
    name: "overdue",
    about: "One row a plan whose day, as it was told last, has passed by the last period its task reports on, and that no item reports as done.",
    key: &["plan"],
    columns: &[
        PLAN,
        TASK,
        TASK_TITLE,
        BODY,
        PLAN_TEXT,
        FIRST_PLANNED,
        PLANNED,
        column("as_of", Kind::Date, "The last day of the last period the task reports on."),
        column("days", Kind::Integer, "Days from `first_planned` to `as_of`."),
    ],
};

const FROM_HISTORY: &str = "FROM history h\n\
    JOIN documents l ON l.version = h.last_seen\n\
    JOIN documents f ON f.version = h.first_seen\n\
    JOIN items i ON i.document = l.document AND i.item = h.item AND i.thread = h.thread";

/// The first body in charge of the task of `i`.
pub(crate) const FIRST_BODY: &str = "(SELECT coalesce(l.name, l.text) FROM leads l WHERE l.document = i.document \
    AND l.task = i.task ORDER BY l.ordinal LIMIT 1)";

fn items_current(_: Dialect) -> String {
    // The text is that of all documents together.
    let column = |name: &str| if name == "text" { "h.text".to_owned() } else { format!("i.{name}") };
    let columns: Vec<String> = schema::ITEMS.columns.iter().map(|c| column(c.name)).collect();
    format!(
        "SELECT {}, h.task_thread, f.release AS first_seen\n{FROM_HISTORY}\nWHERE h.status = 'current'",
        columns.join(", ")
    )
}

fn items_history(_: Dialect) -> String {
    format!(
        "SELECT h.thread, h.item, h.previous, h.similarity, h.status, f.release AS first_seen, \
         l.release AS last_seen, l.document, i.agenda, i.task, i.section, i.column_name, i.year, i.quarter, \
         i.half, i.marker, i.text, i.page\n{FROM_HISTORY}"
    )
}

/// A column of the first date of item `i` that has a day.
fn first_date(column: &str) -> String {
    format!(
        "(SELECT d.{column} FROM dates d WHERE d.document = i.document AND d.item = i.item \
         AND d.start_date IS NOT NULL ORDER BY d.ordinal LIMIT 1)"
    )
}

fn items_flat(dialect: Dialect) -> String {
    let [text, first, last] = ["text", "start_date", "end_date"].map(first_date);
    format!(
        "SELECT i.item, i.document, i.thread, i.release, d.name, d.url, d.publisher, d.published, i.agenda, a.number AS agenda_number, \
         a.title AS agenda_title, i.task, t.number AS task_number, t.title AS task_title, {FIRST_BODY} AS body, \
         {} AS bodies, i.section, i.column_name, i.year, i.quarter, i.half, i.period_start, i.period_end, i.parent, \
         i.ordinal, i.depth, i.marker, i.text, i.kind, {text} AS date_text, {first} AS first_date, \
         {last} AS last_date, i.page, i.confidence, i.first_seen\n\
         FROM items_current i\n\
         JOIN documents d ON d.document = i.document\n\
         JOIN tasks t ON t.document = i.document AND t.task = i.task\n\
         JOIN agendas a ON a.document = i.document AND a.agenda = i.agenda",
        dialect.bodies()
    )
}

fn items_by_body(_: Dialect) -> String {
    "SELECT i.item, i.document, i.task, coalesce(b.body, '') AS body, coalesce(b.name, '') AS name, b.role, \
     CAST(1 AS double precision) / coalesce(n.bodies, 1) AS share, i.year, i.quarter, i.kind\n\
     FROM items_current i\n\
     LEFT JOIN (SELECT document, task, coalesce(ministry, text) AS body, min(coalesce(name, text)) AS name, \
     min(role) AS role FROM leads GROUP BY document, task, coalesce(ministry, text)) b \
     ON b.document = i.document AND b.task = i.task\n\
     LEFT JOIN (SELECT document, task, count(DISTINCT coalesce(ministry, text)) AS bodies FROM leads \
     GROUP BY document, task) n ON n.document = i.document AND n.task = i.task"
        .to_owned()
}

fn figures_latest(_: Dialect) -> String {
    let anew = "m.role IN ('target', 'cumulative', 'share', 'rank')";
    format!(
        "SELECT item, ordinal, document, task, body, series, year, quarter, text, number, number_to, unit, role\n\
         FROM (SELECT i.item, m.ordinal, i.document, i.task, {FIRST_BODY} AS body, m.series, i.year, i.quarter, \
         m.text, m.number, m.number_to, m.unit, m.role, row_number() OVER (PARTITION BY i.task_thread, m.series, m.role, \
         CASE WHEN {anew} THEN '' ELSE i.item END, CASE WHEN {anew} THEN 0 ELSE m.ordinal END \
         ORDER BY coalesce(i.year, 0) DESC, coalesce(i.quarter, i.half * 2, 5) DESC, i.ordinal DESC, m.ordinal) \
         AS place\n\
         FROM items_current i JOIN mentions m ON m.document = i.document AND m.item = i.item\n\
         WHERE m.kind = 'count') f\nWHERE place = 1"
    )
}

fn bodies_today(_: Dialect) -> String {
    "WITH RECURSIVE line(body, today, main) AS (SELECT body, body, 1 FROM bodies \
     UNION SELECT l.body, s.successor, CASE WHEN s.ordinal = 0 THEN l.main ELSE 0 END \
     FROM line l JOIN body_successors s ON s.body = l.today)\n\
     SELECT l.body, l.today, b.name, CAST(max(l.main) AS double precision) AS share\n\
     FROM line l JOIN bodies b ON b.body = l.today\n\
     WHERE NOT EXISTS (SELECT 1 FROM body_successors s WHERE s.body = l.today)\n\
     GROUP BY l.body, l.today, b.name"
        .to_owned()
}

/// Title and first body of the task of plan `p`, as the newest document has them.
const OF_PLAN: &str = "(SELECT t.title FROM tasks t JOIN documents d ON d.document = t.document WHERE t.task = p.task \
    ORDER BY d.version DESC LIMIT 1) AS task_title, \
    (SELECT coalesce(l.name, l.text) FROM leads l JOIN documents d ON d.document = l.document WHERE l.task = p.task \
    ORDER BY d.version DESC, l.ordinal LIMIT 1) AS body";

fn slips(dialect: Dialect) -> String {
    let put_off = dialect.days("p.first_planned", "p.planned");
    format!(
        "SELECT p.plan, p.task, {OF_PLAN}, p.text, p.first_planned, p.planned, p.report, p.report_text, p.reported, \
         coalesce(p.days, {put_off}) AS days, p.confidence\n\
         FROM plans p\n\
         WHERE p.later IS NULL AND p.state <> 'called_off' AND coalesce(p.days, {put_off}) > 0"
    )
}

fn overdue(dialect: Dialect) -> String {
    format!(
        "SELECT p.plan, p.task, {OF_PLAN}, p.text, p.first_planned, p.planned, e.as_of, {} AS days\n\
         FROM plans p JOIN (SELECT t.thread, max(i.period_end) AS as_of FROM items i \
         JOIN tasks t ON t.document = i.document AND t.task = i.task \
         WHERE i.kind IN ('done', 'ongoing') GROUP BY t.thread) e ON e.thread = p.task_thread\n\
         WHERE p.state = 'open' AND p.later IS NULL AND p.planned < e.as_of",
        dialect.days("p.first_planned", "e.as_of")
    )
}
