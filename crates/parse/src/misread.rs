//! Titles that cannot be titles: proof that columns or headings were not told apart.

use crate::excerpt::excerpt;
use crate::lexicon::Lexicon;
use gwaje_forms::enumerator::ROMAN;
use gwaje_forms::marker::{self, Rank};
use gwaje_forms::period;
use gwaje_model::{Code, Note, Phrase, Tree};

/// Longer titles are sentences, in characters. The longest of 73 hand-checked titles has 33.
const LONGEST_TITLE: usize = 60;

/// What shows that a title is misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// The heading of a quarter or half stands in it.
    Period,
    /// The marker of an item stands in it.
    Marker,
    /// The number of a chapter stands in it.
    Chapter,
    /// It is nothing but the heading of a column.
    Heading,
    /// It is longer than a line of text.
    Sentence,
}

impl Misread {
    /// In words, for a message.
    fn name(self) -> &'static str {
        match self {
            Self::Period => "holds the heading of a period",
            Self::Marker => "holds the marker of an item",
            Self::Chapter => "holds the number of a chapter",
            Self::Heading => "is the heading of a column",
            Self::Sentence => "is longer than a line of text",
        }
    }
}

/// What shows that a title is misread, if something does.
pub(crate) fn misread(title: &str, lexicon: &Lexicon) -> Option<Misread> {
    if lexicon.role(title).is_some() {
        Some(Misread::Heading)
    } else if from_words(title).any(is_period) {
        Some(Misread::Period)
    } else if title.split_whitespace().skip(1).any(is_marker) {
        Some(Misread::Marker)
    } else if title.split_whitespace().skip(1).any(is_chapter) {
        Some(Misread::Chapter)
    } else {
        (title.chars().count() > LONGEST_TITLE).then_some(Misread::Sentence)
    }
}

/// A text from each of its words on.
fn from_words(text: &str) -> impl Iterator<Item = &str> {
    let begins = |(at, c): &(usize, char)| {
        let before = text.get(..*at).unwrap_or_default();
        !c.is_whitespace() && (before.is_empty() || before.ends_with(char::is_whitespace))
    };
    text.char_indices().filter(begins).filter_map(|(at, _)| text.get(at..))
}

/// Whether a text opens with a quarter or half that a title would not name: set apart by brackets, or with its year.
fn is_period(text: &str) -> bool {
    period::heading(text).is_some_and(|found| {
        let when = found.period;
        (when.quarter.is_some() || when.half.is_some()) && (found.bracketed || when.year.is_some())
    })
}

/// Whether a word is nothing but the mark of an item. Dashes, dots and asterisks stand in titles too.
fn is_marker(word: &str) -> bool {
    let mut chars = word.chars();
    let rank = chars.next().and_then(marker::rank);
    chars.next().is_none() && matches!(rank, Some(Rank::Section | Rank::Bullet | Rank::Number))
}

/// Whether a word is a roman number with a full stop.
fn is_chapter(word: &str) -> bool {
    word.strip_suffix('.')
        .is_some_and(|number| number.chars().all(|c| ROMAN.contains(c)) && !number.is_empty())
}

/// One note for each title of a tree that cannot be one.
pub(crate) fn notes(tree: &Tree, lexicon: &Lexicon) -> Vec<Note> {
    let tasks = tree.agendas.iter().flat_map(|agenda| agenda.tasks.iter().map(|task| &task.title));
    let titles = tree.agendas.iter().map(|agenda| &agenda.title).chain(tasks);
    titles.filter_map(|title| Some(note(title, misread(&title.text, lexicon)?))).collect()
}

fn note(title: &Phrase, why: Misread) -> Note {
    let text = format!("the title “{}” {}", excerpt(&title.text), why.name());
    Note { code: Code::MisreadTitle, place: title.places.first().copied(), text }
}

#[cfg(test)]
mod tests {
    use super::{Misread, misread};
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_that_are_none() {
        let lexicon = Lexicon::new(&crate::profiles()[0]);
        let long = "디지털 기반의 산업 혁신을 위하여 ".repeat(4);
        for (title, why) in [
            ("디지털 기반 주력산업 생산성·부가가치 혁신", None),
            ("2030년까지 온실가스 40 % 감축", None),
            ("농림·수산 - 식품 (2단계)", None),
            ("산불에 강한 숲 < 1분기 > 만들기", Some(Misread::Period)),
            ("산불에 강한 숲 2024년 1분기", Some(Misread::Period)),
            ("산불에 강한 숲 ▪ 만들기", Some(Misread::Marker)),
            ("지방대학 시대 실현 Ⅱ. 추진계획", Some(Misread::Chapter)),
            ("추진 내용", Some(Misread::Heading)),
            (long.as_str(), Some(Misread::Sentence)),
            ("", None),
        ] {
            assert_eq!(misread(title, &lexicon), why, "{title}");
        }
    }
}
