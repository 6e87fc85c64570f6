//! The store in a SQLite file, with an index of the words of every wording.

use crate::Error;
use crate::ddl::{self, Dialect};
use crate::engine::{Access, Engine, Scheme, State, Visitor};
use crate::rows::Cell;
use crate::schema::Table;
use crate::shape::{Layout, Move};
use gwaje_model::FailureCode;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

mod reshape;
mod wordings;

/// `sqlite:FILE`.
pub(crate) const SCHEME: Scheme = Scheme {
    names: &["sqlite"],
    form: "sqlite:FILE",
    check: |_| Ok(()),
    shown: str::to_owned,
    connect: |place, access| open(Path::new(place), access),
};

/// Connects to a file.
pub(crate) fn open(path: &Path, access: Access) -> Result<Box<dyn Engine>, Error> {
    Ok(Box::new(Sqlite::connect(path, access)?))
}

/// Connects for reading. Where nothing can be written and nothing waits in a log, as on a medium of copies, the file cannot
/// change either.
fn reading(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(path, flags)?;
    let tried = connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    let refused = tried.is_err_and(|error| {
        matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
    });
    let log = format!("{}-wal", path.display());
    if !refused || Path::new(&log).exists() {
        return Ok(connection);
    }
    let name = path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let address = format!("file:{name}?immutable=1");
    Ok(Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// Connects to a file that only holds the rows files are written from, or to none (`:memory:`).
pub(crate) fn hidden(path: &Path, access: Access) -> Result<Box<dyn Engine>, Error> {
    let mut sqlite = Sqlite::connect(path, access)?;
    sqlite.searchable = false;
    Ok(Box::new(sqlite))
}

/// Marks a file as ours in its header: "gwaj".
const APPLICATION: i64 = 0x6777_616a;

/// How long a process waits for its turn to write.
const TURN: Duration = Duration::from_mins(2);

/// Between two attempts at what SQLite does not wait for itself.
const PAUSE: Duration = Duration::from_millis(5);

/// KiB of pages that a writer keeps in memory: what a document adds to indexes lies all over them, and with SQLite's own 2,000 pages were
/// read again and again. With these a load of 400 reports reads 102,000 pages again, with twice as many 75,000; `watch` keeps them for as long
/// as it runs.
const CACHE: i64 = 16_000;

/// Pages of the log after which it is taken over into the file: 16 MiB. With SQLite's own 1,000 the same pages of indexes were taken over with
/// every few documents.
const LOG: i64 = 4_000;

/// Statements kept ready: more than a store has.
const STATEMENTS: usize = 128;

/// An open SQLite file.
#[derive(Debug)]
pub(crate) struct Sqlite {
    connection: Connection,
    /// Whether write-ahead logging was turned on, at the first thing that is written.
    logs: bool,
    /// Whether it has an index of words: what lies beside files or in memory is not searched.
    searchable: bool,
    /// How many texts were indexed or taken out since the last end of a run.
    indexed: usize,
}

impl Sqlite {
    fn connect(path: &Path, access: Access) -> Result<Self, Error> {
        let refused = |kind, why| Err(Error::File(path.to_owned(), io::Error::new(kind, why)));
        if access == Access::Read {
            if !path.is_file() {
                return refused(ErrorKind::NotFound, "there is no such database");
            }
            return Ok(Self { connection: reading(path)?, logs: false, searchable: true, indexed: 0 });
        }
        // SQLite says of each of these only that it cannot open the file, or opens it for reading.
        if path.is_dir() {
            return refused(ErrorKind::IsADirectory, "it is a folder");
        }
        if !path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
            return refused(ErrorKind::NotFound, "its folder is not there");
        }
        let connection = Connection::open(path)?;
        if connection.is_readonly("main")? {
            return refused(ErrorKind::PermissionDenied, "it may be read only");
        }
        connection.busy_timeout(TURN)?;
        // What is loaded hangs together by the way it is made; links are declared for those who read.
        connection.pragma_update(None, "foreign_keys", false)?;
        // Views of others stay as they are worded while tables are given another shape.
        connection.pragma_update(None, "legacy_alter_table", true)?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        connection.pragma_update(None, "wal_autocheckpoint", LOG)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Else a statement is prepared again with every value it is given once the tables have been counted: a quarter of a load.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self { connection, logs: false, searchable: true, indexed: 0 })
    }

    fn pragma(&self, name: &str) -> Result<i64, Error> {
        Ok(self.connection.pragma_query_value(None, name, |row| row.get(0))?)
    }

    fn number(&self, sql: &str) -> Result<i64, Error> {
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Turns write-ahead logging on. While others open the same new file, `SQLite` refuses the lock this takes at
    /// once, whatever the busy timeout says, since waiting for it while reading could wait for ever; so wait here.
    fn keep_a_log(&self) -> Result<(), Error> {
        let end = Instant::now() + TURN;
        loop {
            match self.connection.pragma_update(None, "journal_mode", "wal") {
                Err(error) if is_busy(&error) && Instant::now() < end => std::thread::sleep(PAUSE),
                done => return Ok(done?),
            }
        }
    }
}

impl Sqlite {
    /// Makes views and index anew where they are not as they should be: another process may have done it while this one waited
    /// for its turn.
    fn renewed(&self) -> Result<(), Error> {
        if reshape::has_other_views(&self.connection)? {
            reshape::renew_views(&self.connection)?;
        }
        match (self.searchable, wordings::is_there(&self.connection)?) {
            (true, true) => Ok(()),
            (true, false) => wordings::make_anew(&self.connection),
            (false, _) => wordings::drop_all(&self.connection),
        }
    }
}

impl Engine for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn state(&mut self) -> Result<State, Error> {
        // The tables before the mark: another process may make both in between, and would be taken for a stranger.
        let empty = self.number("SELECT count(*) FROM sqlite_schema")? == 0;
        if self.pragma("application_id")? == APPLICATION {
            return Ok(State::Store(self.pragma("user_version")?));
        }
        if empty {
            return Ok(State::Empty);
        }
        Ok(State::Foreign(self.connection.path().unwrap_or_default().to_owned()))
    }

    fn create(&mut self, version: i64) -> Result<(), Error> {
        self.connection.execute_batch(&ddl::create(Dialect::Sqlite))?;
        if self.searchable {
            wordings::create(&self.connection)?;
        }
        self.connection.pragma_update(None, "application_id", APPLICATION)?;
        Ok(self.connection.pragma_update(None, "user_version", version)?)
    }

    fn layout(&mut self) -> Result<Layout, Error> {
        reshape::layout(&self.connection)
    }

    fn is_declared_otherwise(&mut self) -> Result<bool, Error> {
        reshape::is_declared_otherwise(&self.connection)
    }

    fn reshape(&mut self, moves: &[Move], version: i64) -> Result<(), Error> {
        wordings::drop_all(&self.connection)?;
        reshape::reshape(&self.connection, moves)?;
        if self.searchable {
            wordings::create(&self.connection)?;
        }
        Ok(self.connection.pragma_update(None, "user_version", version)?)
    }

    fn renew(&mut self) -> Result<(), Error> {
        let as_it_should = wordings::is_there(&self.connection)? == self.searchable;
        let views = reshape::has_other_views(&self.connection)?;
        if as_it_should && !wordings::is_old(&self.connection)? && !views {
            return Ok(());
        }
        self.begin()?;
        match self.renewed() {
            Ok(()) => self.commit(),
            Err(error) => {
                // What went wrong first says more than what may go wrong now.
                let _ = self.rollback();
                Err(error)
            }
        }
    }

    fn begin(&mut self) -> Result<(), Error> {
        if !self.logs {
            self.keep_a_log()?;
            self.connection.pragma_update(None, "synchronous", "normal")?;
            self.logs = true;
        }
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn commit(&mut self) -> Result<(), Error> {
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn rollback(&mut self) -> Result<(), Error> {
        Ok(self.connection.execute_batch("ROLLBACK")?)
    }

    fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<(), Error> {
        self.connection.prepare_cached(sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    fn query(&mut self, sql: &str, values: &[Cell], visit: Visitor<'_>) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let width = statement.column_count();
        let mut found = statement.query(params_from_iter(values))?;
        let mut cells = Vec::with_capacity(width);
        while let Some(row) = found.next()? {
            cells.resize(width, Cell::Null);
            for (at, cell) in cells.iter_mut().enumerate() {
                write_over(cell, row.get_ref(at)?);
            }
            visit(&mut cells)?;
        }
        Ok(())
    }

    fn insert(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<(), Error> {
        let places = vec!["?"; table.columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, table.column_names());
        let mut statement = self.connection.prepare_cached(&sql)?;
        for row in rows {
            statement.execute(params_from_iter(row))?;
        }
        Ok(())
    }

    fn unindex(&mut self, wordings: &[[String; 2]]) -> Result<(), Error> {
        let known = wordings.iter().filter(|_| self.searchable);
        self.indexed += known.clone().count();
        known.into_iter().try_for_each(|[thread, item]| wordings::take_out(&self.connection, thread, item))
    }

    fn index(&mut self, wordings: &[[String; 2]]) -> Result<(), Error> {
        let new = wordings.iter().filter(|_| self.searchable);
        self.indexed += new.clone().count();
        new.into_iter().try_for_each(|[thread, item]| wordings::put(&self.connection, thread, item))
    }

    /// Leaves the index of words in order where anything was indexed, counts for the planner, and takes the log over as far as no reader needs it: what is left,
    /// the next run takes over.
    fn finish(&mut self) -> Result<(), Error> {
        match std::mem::take(&mut self.indexed) {
            0 => {}
            count => wordings::settle(&self.connection, count)?,
        }
        // What the planner counts by: a few hundred rows of each index tell enough.
        self.connection.execute_batch("PRAGMA analysis_limit = 400; ANALYZE")?;
        Ok(self.connection.execute_batch("PRAGMA wal_checkpoint(PASSIVE)")?)
    }
}

/// Whoever may only read the folder cannot make the files beside a store in which SQLite looks for a log; empty ones are
/// enough for him. They are made when the last connection has closed, which takes its own away; a connection that wrote nothing leaves
/// them where they are. A store without a log at rest would need no such files, but then a reader with an open transaction would stop the
/// next run.
impl Drop for Sqlite {
    fn drop(&mut self) {
        let path = self.connection.path().unwrap_or_default().to_owned();
        let logs = std::mem::take(&mut self.logs);
        let leave = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !logs);
        let Ok(memory) = Connection::open_in_memory().and_then(|memory| leave.map(|_| memory)) else {
            return;
        };
        if std::mem::replace(&mut self.connection, memory).close().is_ok() && logs && !path.is_empty() {
            for ending in ["-wal", "-shm"] {
                // One that is there is another's. Where none can be made, everything is as it was.
                drop(File::create_new(format!("{path}{ending}")));
            }
        }
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
        })
    }
}

/// Makes a cell this value. The room of a text is used again: most rows are looked at and gone.
fn write_over(cell: &mut Cell, value: ValueRef<'_>) {
    match (cell, value) {
        (Cell::Text(own), ValueRef::Text(text) | ValueRef::Blob(text)) => {
            own.clear();
            own.push_str(&String::from_utf8_lossy(text));
        }
        (cell, ValueRef::Text(text) | ValueRef::Blob(text)) => {
            *cell = Cell::Text(String::from_utf8_lossy(text).into_owned());
        }
        (cell, ValueRef::Null) => *cell = Cell::Null,
        (cell, ValueRef::Integer(number)) => *cell = Cell::Integer(number),
        (cell, ValueRef::Real(number)) => *cell = Cell::Real(number),
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let code = code(&error).unwrap_or(FailureCode::TargetFailed);
        Self::Engine { engine: "SQLite", message: error.to_string(), code }
    }
}

fn code(error: &rusqlite::Error) -> Option<FailureCode> {
    // The index of the write-ahead log could not be made as long as it must be: nothing but room was asked for.
    if error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
        return Some(FailureCode::TargetFull);
    }
    Some(match error.sqlite_error_code()? {
        ErrorCode::DiskFull => FailureCode::TargetFull,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            FailureCode::TargetReadOnly
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => FailureCode::TargetBusy,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => FailureCode::TargetDamaged,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
