//! An index that serves searches of three letters and more, where the server has the extension `pg_trgm` and lets it be made.
//!
//! Searches find the same without it. It is made at the end of a load, since rows come in quicker without an index.

use crate::Error;
use postgres::Client;

/// What is set up to be without failing the rest of a transaction.
const EXTENSION: &str =
    "SAVEPOINT trigrams; CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public; RELEASE trigrams";

/// Where the operators of the extension are, if it is there.
const OPERATORS: &str = "SELECT quote_ident(n.nspname)::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace \
                         WHERE e.extname = 'pg_trgm'";

/// Makes the extension inside a transaction; why it cannot be had, or is of no use, if so.
pub(super) fn prepare(client: &mut Client) -> Result<Option<String>, Error> {
    if let Err(error) = client.batch_execute(EXTENSION) {
        client.batch_execute("ROLLBACK TO SAVEPOINT trigrams")?;
        if operators(client)?.is_none() {
            return Ok(Some(super::message(&error)));
        }
    }
    let Some(operators) = operators(client)? else { return Ok(None) };
    Ok((!knows_korean(client, &operators)?)
        .then(|| "the locale of the database knows no Korean letters".to_owned()))
}

/// Makes the index, where it can be had and is not there yet.
pub(super) fn index(client: &mut Client) -> Result<(), Error> {
    let there = "SELECT to_regclass('history_by_text') IS NOT NULL";
    let Some(operators) = operators(client)? else { return Ok(()) };
    if client.query_one(there, &[])?.get::<_, bool>(0) || !knows_korean(client, &operators)? {
        return Ok(());
    }
    let sql = format!(
        "CREATE INDEX IF NOT EXISTS history_by_text ON history USING gin (text {operators}.gin_trgm_ops)"
    );
    Ok(client.batch_execute(&sql)?)
}

fn operators(client: &mut Client) -> Result<Option<String>, Error> {
    Ok(client.query_opt(OPERATORS, &[])?.map(|row| row.get(0)))
}

/// Whether trigrams are made of Korean letters: which letters there are, the locale of a database says.
fn knows_korean(client: &mut Client, operators: &str) -> Result<bool, Error> {
    let sql = format!("SELECT cardinality({operators}.show_trgm('산불예방')) > 0");
    Ok(client.query_one(&sql, &[])?.get(0))
}
