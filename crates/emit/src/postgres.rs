//! The store in a PostgreSQL database, in a schema of its own: `gwaje`, or the one the address names.
//!
//! Rows come in by COPY; loads take turns by an advisory lock, so that overlapping shards can neither deadlock nor
//! work out a history from half a release.

mod connect;
mod readers;
mod reshape;
mod trigrams;

use crate::Error;
use crate::ddl::{self, Dialect};
use crate::engine::{Access, Engine, Notice, Scheme, State, Visitor};
use crate::error::io_cause;
use crate::rows::Cell;
use crate::schema::Table;
use crate::shape::{Layout, Move};
use gwaje_model::FailureCode;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Statement};
use std::collections::HashMap;
use std::error::Error as StdError;
use std::fmt;
use std::io::Write;

/// `postgres://user@host/database`.
pub(crate) const SCHEME: Scheme = Scheme {
    names: &["postgres", "postgresql"],
    form: "postgres://…",
    check: |place| Ok(Address::of(place).url.parse::<::postgres::Config>().map(drop)?),
    shown,
    connect: |place, _: Access| Ok(Box::new(Postgres::connect(&Address::of(place))?)),
};

/// Key of the advisory lock: "gwaj".
const LOCK: i64 = 0x6777_616a;

/// The schema of a store whose address names none.
const SCHEMA: &str = "gwaje";

/// An address, taken apart.
struct Address {
    /// What the client library takes.
    url: String,
    /// The schema of the store.
    schema: String,
}

impl Address {
    /// The schema is what `schema=` says, which is our own; else the first of a search path in `options=`.
    fn of(place: &str) -> Self {
        let (base, details) = place.split_once('?').unwrap_or((place, ""));
        let (own, others): (Vec<&str>, Vec<&str>) = details
            .split('&')
            .filter(|detail| !detail.is_empty())
            .partition(|one| one.starts_with("schema="));
        let named = own.first().and_then(|detail| detail.split_once('=')).map(|(_, name)| name.to_owned());
        let query = if others.is_empty() { String::new() } else { format!("?{}", others.join("&")) };
        let url = format!("postgres:{base}{query}");
        let schema = named.or_else(|| search_path(&url)).filter(|name| !name.is_empty());
        Self { url, schema: schema.unwrap_or_else(|| SCHEMA.to_owned()) }
    }
}

/// The first schema of the search path that an address asks for.
fn search_path(url: &str) -> Option<String> {
    let config: ::postgres::Config = url.parse().ok()?;
    let (_, path) = config.get_options()?.split_once("search_path=")?;
    let first = path.split([',', ' ']).next()?;
    Some(first.trim_matches('"').to_owned())
}

/// A name as SQL writes it, whatever it is.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Who connects stands before the last @, further details may follow a ?.
fn shown(place: &str) -> String {
    let schema = Address::of(place).schema;
    let place = place.strip_prefix("//").unwrap_or(place);
    let place = place.split('?').next().unwrap_or(place);
    let more = if schema == SCHEMA { String::new() } else { format!("?schema={schema}") };
    format!("//{}{more}", place.rsplit('@').next().unwrap_or(place))
}

/// An open PostgreSQL connection.
pub(crate) struct Postgres {
    client: Client,
    schema: String,
    /// Statements kept ready, by their SQL: each is read and made sense of once a run, in a journey of its own.
    statements: HashMap<String, Statement>,
    /// What is told of a store that was made just now.
    notices: Vec<Notice>,
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postgres").finish_non_exhaustive()
    }
}

impl Postgres {
    fn connect(address: &Address) -> Result<Self, Error> {
        let mut client = connect::connect(&address.url)?;
        let path = quoted(&address.schema);
        client.batch_execute(&format!(
            "SET client_min_messages TO warning; SET datestyle TO iso; SET search_path TO {path}"
        ))?;
        let (schema, statements) = (address.schema.clone(), HashMap::new());
        Ok(Self { client, schema, statements, notices: Vec::new() })
    }

    /// A statement ready to be given values.
    fn ready(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Does some work in one transaction, while others that load wait.
    fn alone(&mut self, work: impl FnOnce(&mut Client) -> Result<(), Error>) -> Result<(), Error> {
        self.begin()?;
        match work(&mut self.client) {
            Ok(()) => self.commit(),
            Err(error) => {
                // What went wrong first says more than what may go wrong now.
                let _ = self.rollback();
                Err(error)
            }
        }
    }
}

impl Engine for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn state(&mut self) -> Result<State, Error> {
        let named = "SELECT count(*), count(*) FILTER (WHERE tablename = 'schema_version') \
                     FROM pg_tables WHERE schemaname = $1";
        let row = self.client.query_one(named, &[&self.schema])?;
        Ok(match (row.get::<_, i64>(0), row.get::<_, i64>(1)) {
            (0, _) => State::Empty,
            (_, 0) => State::Foreign(format!("schema {}", self.schema)),
            _ => State::Store(self.client.query_one("SELECT version FROM schema_version", &[])?.get(0)),
        })
    }

    fn create(&mut self, version: i64) -> Result<(), Error> {
        // Whoever may use a schema that was made for him may not always make one.
        let there = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
        if self.client.query_opt(there, &[&self.schema])?.is_none() {
            self.client.batch_execute(&format!("CREATE SCHEMA {}", quoted(&self.schema)))?;
        }
        self.client.batch_execute(&ddl::create(Dialect::Postgres))?;
        self.client.batch_execute("CREATE TABLE schema_version (version bigint NOT NULL)")?;
        self.client.execute("INSERT INTO schema_version VALUES ($1)", &[&version])?;
        self.notices.push(Notice::Readers(readers::grant(&self.schema)));
        self.notices.extend(trigrams::prepare(&mut self.client)?.map(Notice::NoTrigrams));
        reshape::keep_mark(&mut self.client)
    }

    fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    fn layout(&mut self) -> Result<Layout, Error> {
        reshape::layout(&mut self.client, &self.schema)
    }

    fn reshape(&mut self, moves: &[Move], version: i64) -> Result<(), Error> {
        reshape::reshape(&mut self.client, moves, version)
    }

    fn link(&mut self, moves: &[Move]) -> Result<(), Error> {
        reshape::link(&mut self.client, moves)
    }

    fn renew(&mut self) -> Result<(), Error> {
        if !reshape::has_other_views(&mut self.client)? {
            return Ok(());
        }
        self.alone(reshape::renew_views)
    }

    fn begin(&mut self) -> Result<(), Error> {
        Ok(self.client.batch_execute(&format!("BEGIN; SELECT pg_advisory_xact_lock({LOCK})"))?)
    }

    fn commit(&mut self) -> Result<(), Error> {
        Ok(self.client.batch_execute("COMMIT")?)
    }

    fn rollback(&mut self) -> Result<(), Error> {
        Ok(self.client.batch_execute("ROLLBACK")?)
    }

    fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<(), Error> {
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|cell| cell as _).collect();
        let statement = self.ready(sql)?;
        self.client.execute(&statement, &values)?;
        Ok(())
    }

    fn query(&mut self, sql: &str, values: &[Cell], visit: Visitor<'_>) -> Result<(), Error> {
        let statement = self.ready(sql)?;
        let mut found = self.client.query_raw(&statement, values)?;
        while let Some(row) = found.next()? {
            visit(&mut (0..row.len()).map(|at| row.try_get(at)).collect::<Result<_, _>>()?)?;
        }
        Ok(())
    }

    /// Brings rows in by COPY in its text format.
    fn insert(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let statement = self.ready(&format!("COPY {} ({}) FROM STDIN", table.name, table.column_names()))?;
        let mut writer = self.client.copy_in(&statement)?;
        let mut line = String::new();
        for row in rows {
            line.clear();
            for cell in row {
                field(cell, &mut line);
                line.push('\t');
            }
            line.pop();
            line.push('\n');
            writer.write_all(line.as_bytes())?;
        }
        writer.finish()?;
        Ok(())
    }

    /// Makes what is quicker made of all rows, and counts for the planner: without it the first questions after a load are answered as if the tables were empty.
    fn finish(&mut self) -> Result<(), Error> {
        // Of two that make one index at once, PostgreSQL refuses the second.
        self.alone(trigrams::index)?;
        let names: Vec<&str> = ddl::tables().map(|table| table.name).collect();
        Ok(self.client.batch_execute(&format!("ANALYZE {}", names.join(", ")))?)
    }
}

/// A field of COPY's text format. PostgreSQL has no U+0000 in text; it becomes U+FFFD.
fn field(cell: &Cell, out: &mut String) {
    let text = match cell {
        Cell::Null => "\\N",
        Cell::Integer(number) => return out.push_str(&number.to_string()),
        Cell::Real(number) => return out.push_str(&number.to_string()),
        Cell::Text(text) => {
            for c in text.chars() {
                match c {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\0' => out.push(char::REPLACEMENT_CHARACTER),
                    c => out.push(c),
                }
            }
            return;
        }
    };
    out.push_str(text);
}

type Converted<T> = Result<T, Box<dyn StdError + Sync + Send>>;

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Converted<IsNull> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Integer(number) => number.to_sql(kind, out),
            Self::Real(number) => number.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        <&str as ToSql>::accepts(kind) || matches!(*kind, Type::INT8 | Type::FLOAT8)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Cell {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Converted<Self> {
        Ok(match *kind {
            Type::INT8 => Self::Integer(i64::from_sql(kind, raw)?),
            Type::FLOAT8 => Self::Real(f64::from_sql(kind, raw)?),
            _ => Self::Text(String::from_sql(kind, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Converted<Self> {
        Ok(Self::Null)
    }

    fn accepts(kind: &Type) -> bool {
        <&str as FromSql>::accepts(kind) || matches!(*kind, Type::INT8 | Type::FLOAT8)
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        let code = code(&error).unwrap_or(FailureCode::TargetFailed);
        Self::Engine { engine: "PostgreSQL", message: message(&error), code }
    }
}

fn code(error: &postgres::Error) -> Option<FailureCode> {
    let Some(state) = error.code() else {
        let unreachable = error.source().and_then(io_cause).is_some() || error.is_closed();
        return unreachable.then_some(FailureCode::TargetUnreachable);
    };
    // The first two characters are the class of a condition: PostgreSQL documentation, appendix A.
    Some(match (state.code(), state.code().get(..2)) {
        ("53100", _) => FailureCode::TargetFull,
        ("42501" | "25006", _) => FailureCode::TargetReadOnly,
        ("3D000", _) => FailureCode::TargetMissing,
        ("55P03" | "53300", _) => FailureCode::TargetBusy,
        (_, Some("28")) => FailureCode::TargetRefused,
        (_, Some("08" | "57")) => FailureCode::TargetUnreachable,
        _ => return None,
    })
}

/// The server's own words with the detail, where there are any: the error alone says "db error".
fn message(error: &postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(db), _) => match db.detail() {
            Some(detail) => format!("{} ({detail})", db.message()),
            None => db.message().to_owned(),
        },
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}

#[cfg(test)]
mod tests;
