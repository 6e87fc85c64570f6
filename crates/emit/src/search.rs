//! Words in the texts of items: exact for a single syllable and more, as `LIKE` is, and quicker.
//!
//! SQLite's full-text index of words does not know Korean, where a word stands inside a longer one, and its index of three
//! letters knows no word of two. So every text is indexed as the pairs of letters it is made of, one over the other: 산불이 is
//! 산불, 불이 and 이. A word is then the phrase of its own pairs, and a single syllable whatever begins with it. White space is left
//! out on both sides, as ids do. What is found so holds every text that `LIKE` finds; `LIKE` has the last word.

use crate::Error;
use crate::cell::Cell;
use crate::database::Database;
use crate::dialect::Dialect;
use crate::flat::FlatRow;
use crate::views::ITEMS_FLAT;

/// The pairs of letters of a text, with blanks between them; the last letter stands alone.
pub(crate) fn pairs(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = String::with_capacity(text.len() * 3);
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            found.push(' ');
        }
        found.push(*letter);
        found.extend(letters.get(at + 1));
    }
    found
}

/// What asks the index for all of some words; `None` where it cannot tell any of them, as of words of marks alone.
fn asked(words: &[String]) -> Option<String> {
    let phrase = |word: &String| {
        let letters: Vec<char> = word.chars().filter(|c| !c.is_whitespace()).collect();
        if !letters.iter().copied().any(is_indexed) {
            return None;
        }
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        match letters.as_slice() {
            [one] => Some(format!("{} *", quoted(&one.to_string()))),
            [all @ .., _] => {
                let pairs = pairs(word);
                let whole: Vec<&str> = pairs.split(' ').take(all.len()).collect();
                Some(quoted(&whole.join(" ")))
            }
            [] => None,
        }
    };
    let phrases: Vec<String> = words.iter().filter_map(phrase).collect();
    (!phrases.is_empty()).then(|| phrases.join(" "))
}

/// Whether the index surely keeps a letter: Hangul, Chinese characters, Latin letters and figures; other letters are left to
/// `LIKE` where nothing else stands in a word.
fn is_indexed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '가'..='힣' | 'ㄱ'..='ㆎ' | '一'..='鿿')
}

/// The current items that have all words, as rows of `items_flat`, in order.
pub(crate) fn search(store: &mut Database, words: &[String]) -> Result<Vec<FlatRow>, Error> {
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
        rows.push(FlatRow { cells, doubts: Vec::new() });
        Ok(())
    })?;
    rows.sort_by_cached_key(FlatRow::place);
    Ok(rows)
}

/// Whether a store in SQLite has the index of pairs: one that an earlier program made has it when it is written next.
fn has_pairs(store: &mut Database) -> Result<bool, Error> {
    let mut found = false;
    store.each("SELECT name FROM sqlite_schema WHERE name = 'wordings'", &[], &mut |_| {
        found = true;
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{asked, pairs};

    #[test]
    fn a_text_is_its_pairs_of_letters() {
        for (text, expected) in
            [("산불이", "산불 불이 이"), ("가 나\n다", "가나 나다 다"), ("가", "가"), ("", "")]
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
            (&["산불 예방"], Some("\"산불 불예 예방\"")),
            (&["·"], None),
            (&["a\"b"], Some("\"a\"\" \"\"b\"")),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(asked(&words).as_deref(), expected, "{words:?}");
        }
    }
}
