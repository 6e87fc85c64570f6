//! The lines of a manifest as fields under names: CSV as spreadsheets write it, or a JSON object a line.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A line: its number in the file, from 1, and what it says under each name. Empty fields are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) fields: BTreeMap<String, String>,
}

/// What is wrong with a line: its number and a sentence.
pub(crate) type Wrong = (usize, String);

/// The characters that may part the fields of CSV, by how often spreadsheets write them.
const PARTING: [char; 3] = [',', ';', '\t'];

/// The names in the first line of CSV, and what parts them; names are told apart without case.
pub(crate) fn names(first: &str) -> (char, Vec<String>) {
    let often = |c: &char| first.matches(*c).count();
    let parting = PARTING.into_iter().rev().max_by_key(often).unwrap_or(',');
    let mut rows = split(first, parting).unwrap_or_default();
    let row = if rows.is_empty() { Vec::new() } else { rows.remove(0).1 };
    (parting, row.iter().map(|name| name.trim().to_lowercase()).collect())
}

/// The lines of CSV below its line of names.
pub(crate) fn csv(text: &str, parting: char, names: &[String]) -> Result<Vec<Line>, Wrong> {
    let rows = split(text, parting)?;
    let rows = rows.into_iter().filter(|(_, row)| row.iter().any(|field| !field.trim().is_empty()));
    let line = |(number, row): (usize, Vec<String>)| {
        if row.len() > names.len() && row.iter().skip(names.len()).any(|field| !field.trim().is_empty()) {
            return Err((number, format!("{} fields, and the first line has {}", row.len(), names.len())));
        }
        let fields = names.iter().cloned().zip(row.into_iter().map(|field| field.trim().to_owned()));
        Ok(Line { number, fields: fields.filter(|(_, field)| !field.is_empty()).collect() })
    };
    rows.skip(1).map(line).collect()
}

/// The rows of CSV (RFC 4180), each with the number of its first line.
fn split(text: &str, parting: char) -> Result<Vec<(usize, Vec<String>)>, Wrong> {
    let mut rows = Vec::new();
    let (mut row, mut field, mut quoted, mut closed) = (Vec::new(), String::new(), false, false);
    let (mut line, mut began) = (1, 1);
    let mut chars = text.chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = chars.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => (quoted, closed) = (false, true),
            _ if quoted => field.push(c),
            '"' if field.is_empty() && !closed => quoted = true,
            '\n' => {
                row.push(std::mem::take(&mut field));
                rows.push((began, std::mem::take(&mut row)));
                (began, closed) = (line, false);
            }
            c if c == parting => {
                row.push(std::mem::take(&mut field));
                closed = false;
            }
            _ => field.push(c),
        }
    }
    if quoted {
        return Err((began, "a quotation mark is not closed".to_owned()));
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push((began, row));
    }
    Ok(rows)
}

/// The lines of a file with a JSON object a line. Null and an empty text say nothing.
pub(crate) fn json(text: &str) -> Result<Vec<Line>, Wrong> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let read = |(line, number): (&str, usize)| {
        // The place in the line alone: the line itself is named already.
        let place = |error: serde_json::Error| {
            (number, error.to_string().split(" at line").next().unwrap_or_default().to_owned())
        };
        let object: Map<String, Value> = serde_json::from_str(line).map_err(place)?;
        let mut fields = BTreeMap::new();
        for (name, value) in object {
            match value {
                Value::Null => {}
                Value::String(text) => drop(fields.insert(name.to_lowercase(), text)),
                other => drop(fields.insert(name.to_lowercase(), other.to_string())),
            }
        }
        fields.retain(|_, text| !text.trim().is_empty());
        Ok(Line { number, fields })
    };
    lines.map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::{Wrong, csv, json, names};

    type Lines = Vec<(usize, Vec<(String, String)>)>;

    fn read(text: &str) -> Result<Lines, Wrong> {
        let lines = if text.starts_with('{') {
            json(text)
        } else {
            let (parting, names) = names(text.lines().next().unwrap());
            csv(text, parting, &names)
        };
        Ok(lines?.into_iter().map(|line| (line.number, line.fields.into_iter().collect())).collect())
    }

    #[test]
    fn fields_are_read_whatever_parts_and_quotes_them() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        for text in [
            "Path,url\r\n\"b, \"\"c\"\".pdf\",x\r\n",
            "path;URL\n\"b, \"\"c\"\".pdf\";x",
            "path\turl\n\"b, \"\"c\"\".pdf\"\tx\n",
        ] {
            assert_eq!(
                read(text).unwrap(),
                [(2, vec![pair("path", "b, \"c\".pdf"), pair("url", "x")])],
                "{text}"
            );
        }
        assert_eq!(
            read("{\"path\": \"a\", \"size\": 3, \"url\": null}\n\n{\"path\": \"b\"}").unwrap(),
            [(1, vec![pair("path", "a"), pair("size", "3")]), (3, vec![pair("path", "b")])]
        );
    }

    #[test]
    fn lines_are_counted_over_breaks_inside_fields_and_empty_lines() {
        let found = read("path,publisher\n\na.pdf,\"one\ntwo\"\n,\nb.pdf,\n\"c.pdf").unwrap_err();
        assert_eq!(found, (7, "a quotation mark is not closed".to_owned()));
        let found = read("path,publisher\n\na.pdf,\"one\ntwo\"\n,\nb.pdf,\n").unwrap();
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 6]);
        assert_eq!(read("path,url\na,b,c").unwrap_err().0, 2);
        assert_eq!(read("path,url\na,b,,").unwrap().len(), 1);
        assert_eq!(read("{\"path\": 1}\n{\"path\"}").unwrap_err().0, 2);
    }
}
