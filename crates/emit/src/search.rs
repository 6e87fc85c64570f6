//! Words in the texts of items: exact for a single syllable and more, as `LIKE` is, and quicker.
//!
//! SQLite's full-text index of words does not know Korean, where a word stands inside a longer one, and its index of three
//! letters knows no word of two. So every text is indexed as the pairs of letters it is made of, one over the other: 산불이 is
//! 산불, 불이 and 이. A word is then the phrase of its own pairs, and a single syllable whatever begins with it. Pairs do not reach over
//! white space. What is found so holds every text that `LIKE` finds; of words with blanks or marks `LIKE` has the last word.

use crate::Error;
use crate::cell::Cell;
use crate::database::Database;
use crate::dialect::Dialect;
use crate::flat::{self, FlatRow};
use crate::views::ITEMS_FLAT;

/// The pairs of letters of each word of a text, with blanks between them; the last letter of a word stands alone.
pub(crate) fn pairs(text: &str) -> String {
    let mut found = String::with_capacity(text.len() * 3);
    for word in text.split_whitespace() {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            if !found.is_empty() {
                found.push(' ');
            }
            found.push(letter);
            found.extend(letters.peek());
        }
    }
    found
}

/// What asks the index for all of some words; `None` where it cannot tell any of them, as of words of marks alone. What has
/// blanks is asked for part by part.
fn asked(words: &[String]) -> Option<String> {
    let phrase = |word: &str| {
        if !word.chars().any(is_indexed) {
            return None;
        }
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let pairs = pairs(word);
        Some(match pairs.rsplit_once(' ') {
            // The last letter stands alone there, and any letter may follow it.
            Some((whole, _)) => quoted(whole),
            None => format!("{} *", quoted(&pairs)),
        })
    };
    let phrases: Vec<String> =
        words.iter().flat_map(|word| word.split_whitespace()).filter_map(phrase).collect();
    (!phrases.is_empty()).then(|| phrases.join(" "))
}

/// Whether the index surely keeps a letter: Hangul, Chinese characters, Latin letters and figures; other letters are left to
/// `LIKE` where nothing else stands in a word.
fn is_indexed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '가'..='힣' | 'ㄱ'..='ㆎ' | '一'..='鿿')
}

/// The current items that have all words, as rows of `items_flat`, in order: of all tasks, or of those of some bodies.
pub(crate) fn search(
    store: &mut Database,
    words: &[String],
    bodies: &[String],
) -> Result<Vec<FlatRow>, Error> {
    let dialect = store.dialect();
    let columns: Vec<String> = ITEMS_FLAT.columns.iter().map(|column| dialect.read(column)).collect();
    let mut values: Vec<Cell> = Vec::new();
    let mut conditions: Vec<String> = Vec::new();
    let indexed = dialect == Dialect::Sqlite && has_pairs(store)?;
    if let Some(asked) = asked(words).filter(|_| indexed) {
        values.push(asked.into());
        conditions.push(
            "item IN (SELECT w.item FROM items_search s JOIN wordings w ON w.row_number = s.rowid \
             WHERE items_search MATCH $1)"
                .to_owned(),
        );
    }
    let like = if dialect == Dialect::Sqlite { "LIKE" } else { "ILIKE" };
    for word in words {
        let escaped = word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
        values.push(format!("%{escaped}%").into());
        conditions.push(format!(r"text {like} ${} ESCAPE '\'", values.len()));
    }
    let sql = format!("SELECT {} FROM items_flat WHERE {}", columns.join(", "), conditions.join(" AND "));
    let mut rows = Vec::new();
    store.each(&sql, &values, &mut |cells| {
        rows.push(FlatRow { cells: std::mem::take(cells), doubts: Vec::new() });
        Ok(())
    })?;
    rows.sort_by_cached_key(FlatRow::place);
    if !bodies.is_empty() {
        flat::of_bodies(&mut rows, &flat::leads(store)?, bodies)?;
    }
    Ok(rows)
}

/// Whether a store in SQLite has the index of pairs: one that an earlier program made has it when it is written next.
fn has_pairs(store: &mut Database) -> Result<bool, Error> {
    let mut found = false;
    store.each(
        "SELECT name FROM sqlite_schema WHERE name = 'items_search' AND sql LIKE '%fts5(letters,%'",
        &[],
        &mut |_| {
            found = true;
            Ok(())
        },
    )?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{asked, pairs};

    #[test]
    fn a_text_is_its_pairs_of_letters() {
        for (text, expected) in
            [("산불이", "산불 불이 이"), ("가 나다\n라", "가 나다 다 라"), ("가", "가"), ("", "")]
        {
            assert_eq!(pairs(text), expected);
        }
    }

    #[test]
    fn a_word_is_asked_for_as_the_phrase_of_its_pairs() {
        for (words, expected) in [
            (&["산불"][..], Some("\"산불\"")),
            (&["수소차", "산불"], Some("\"수소 소차\" \"산불\"")),
            (&["불"], Some("\"불\" *")),
            (&["·", "산불"], Some("\"산불\"")),
            (&["산불 예방"], Some("\"산불\" \"예방\"")),
            (&["·"], None),
            (&["a\"b"], Some("\"a\"\" \"\"b\"")),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(asked(&words).as_deref(), expected, "{words:?}");
        }
    }
}
