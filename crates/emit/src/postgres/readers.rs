//! Who may read the tables and views of a store: what was granted outlasts that they are made anew.

use super::quoted;
use crate::Error;
use postgres::Client;

/// A table or view, and a role that may read it.
pub(super) type Reader = (String, String);

const READERS: &str = "SELECT table_name::text, grantee::text FROM information_schema.table_privileges \
                       WHERE table_schema = current_schema() AND privilege_type = 'SELECT' AND grantee <> current_user";

/// Everybody but the owner who may read something.
pub(super) fn all(client: &mut Client) -> Result<Vec<Reader>, Error> {
    Ok(client.query(READERS, &[])?.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Lets them read again what is still there.
pub(super) fn again(client: &mut Client, readers: &[Reader]) -> Result<(), Error> {
    let now = all(client)?;
    for reader in readers.iter().filter(|reader| !now.contains(reader)) {
        let (name, role) = reader;
        let there = client.query_one("SELECT to_regclass($1) IS NOT NULL", &[&quoted(name)])?;
        if there.get(0) {
            let role = if role == "PUBLIC" { role.clone() } else { quoted(role) };
            client.batch_execute(&format!("GRANT SELECT ON {} TO {role}", quoted(name)))?;
        }
    }
    Ok(())
}

/// What lets a role read a store.
pub(super) fn grant(schema: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    let schema = if schema.chars().all(plain) { schema.to_owned() } else { quoted(schema) };
    format!(
        "GRANT USAGE ON SCHEMA {schema} TO analyst; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO analyst;"
    )
}
