//! What differs between the dialects of SQL that stores speak.

use crate::column::{Column, Kind};

/// A dialect of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// DuckDB, which is only loaded from files.
    DuckDb,
}

impl Dialect {
    /// What reads a column as a [`Cell`](crate::rows::Cell): days and JSON as text.
    pub(crate) fn read(self, column: &Column) -> String {
        match (self, column.kind) {
            (Self::Postgres | Self::DuckDb, Kind::Date | Kind::Json) => format!("{}::text", column.name),
            _ => column.name.to_owned(),
        }
    }

    /// A value that is given as a [`Cell`](crate::rows::Cell) at a place, counted from 1, for a column.
    pub(crate) fn given(self, kind: Kind, place: usize) -> String {
        match (self, kind) {
            (Self::Postgres, Kind::Date) => format!("${place}::text::date"),
            (Self::Postgres, Kind::Json) => format!("${place}::text::jsonb"),
            _ => format!("${place}"),
        }
    }

    /// What reads a day or JSON as text.
    pub(crate) fn text(self, expression: &str) -> String {
        match self {
            Self::Sqlite => expression.to_owned(),
            Self::Postgres | Self::DuckDb => format!("{expression}::text"),
        }
    }

    /// The days between two.
    pub(crate) fn days(self, from: &str, to: &str) -> String {
        match self {
            Self::Sqlite => format!("CAST(julianday({to}) - julianday({from}) AS INTEGER)"),
            Self::Postgres | Self::DuckDb => format!("({to} - {from})::bigint"),
        }
    }

    /// The names of the bodies of the task of `i` as one text, in their order.
    pub(crate) fn bodies(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "(SELECT group_concat(n.name, ', ') FROM (SELECT coalesce(l.name, l.text) AS name FROM leads l \
                 WHERE l.document = i.document AND l.task = i.task ORDER BY l.ordinal) n)"
            }
            Self::Postgres | Self::DuckDb => {
                "(SELECT string_agg(coalesce(l.name, l.text), ', ' ORDER BY l.ordinal) FROM leads l \
                 WHERE l.document = i.document AND l.task = i.task)"
            }
        }
    }

    /// The type of a column.
    pub(crate) fn kind(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Sqlite, Kind::Text | Kind::Json) => "TEXT",
            // Text all the same; readers that go by what a column is declared as take it for a day.
            (Self::Sqlite, Kind::Date) => "DATE",
            (Self::Sqlite, Kind::Integer) => "INTEGER",
            (Self::Sqlite, Kind::Real) => "REAL",
            // Byte order, so that ids compare alike wherever the database was made.
            (Self::Postgres, Kind::Text) => "text COLLATE \"C\"",
            (Self::DuckDb, Kind::Text) => "text",
            (Self::DuckDb, Kind::Json) => "json",
            (Self::Postgres | Self::DuckDb, Kind::Integer) => "bigint",
            (Self::Postgres | Self::DuckDb, Kind::Real) => "double precision",
            (Self::Postgres | Self::DuckDb, Kind::Date) => "date",
            (Self::Postgres, Kind::Json) => "jsonb",
        }
    }
}
