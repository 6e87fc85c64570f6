//! The document as JSON, NDJSON, text and database rows.
