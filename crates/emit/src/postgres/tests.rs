//! What only PostgreSQL has: fields of COPY, addresses with passwords.

use super::shown;
use crate::rows::Cell;

fn field(cell: &Cell) -> String {
    let mut out = String::new();
    super::field(cell, &mut out);
    out
}

#[test]
fn fields_cannot_break_out_of_their_row() {
    assert_eq!(field(&Cell::Null), "\\N");
    assert_eq!(field(&"a\tb\nc\\.\r".into()), "a\\tb\\nc\\\\.\\r");
    assert_eq!(field(&"\\N".into()), "\\\\N");
    assert_eq!(field(&"a\0b".into()), "a\u{fffd}b");
}

#[test]
fn passwords_are_not_shown() {
    for (place, expected) in [
        ("//me:s@cret@db.example.kr:5433/x?sslmode=require", "//db.example.kr:5433/x"),
        ("///x?host=/run&password=secret", "///x"),
        ("//h/x?schema=team&sslmode=disable", "//h/x?schema=team"),
        ("//h/x?options=-csearch_path%3Dteam", "//h/x?schema=team"),
    ] {
        assert_eq!(shown(place), expected);
    }
}
