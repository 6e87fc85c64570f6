//! Titles that cannot be titles, proof that columns or headings were not told apart, and items that may be headings.

use crate::excerpt::excerpt;
use crate::lexicon::Lexicon;
use gwaje_forms::enumerator::ROMAN;
use gwaje_forms::marker::{self, Rank};
use gwaje_forms::period;
use gwaje_model::{Block, Code, ItemNode, Note, Phrase, Tree};

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

/// Whether a text is nothing but the heading of a quarter or half.
fn is_period_alone(text: &str) -> bool {
    period::heading(text).is_some_and(|found| {
        found.is_whole() && (found.period.quarter.is_some() || found.period.half.is_some())
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

/// A note for each line without a marker among marked items that may be a heading in a form that is not known, if nothing
/// was told of it yet.
pub(crate) fn unknown_headings(tree: &Tree, told: &[Note]) -> Vec<Note> {
    let tasks = tree.agendas.iter().flat_map(|agenda| &agenda.tasks);
    let mut found = Vec::new();
    for period in tasks.flat_map(|task| &task.periods) {
        if period.items.iter().any(|item| item.block.marker.is_some()) {
            without_marker(&period.items, &mut found);
        }
    }
    let note = |block: &Block| Note {
        code: Code::UnparsedText,
        place: block.pieces.first().map(|piece| piece.place),
        text: format!("`{}` may be the heading of a period in a form that is not known", block.text),
    };
    let known = |note: &Note| told.iter().any(|known| known.code == note.code && known.place == note.place);
    found.into_iter().map(note).filter(|note| !known(note)).collect()
}

/// The items of a list, and of all below it, that name a quarter or half in few words without a marker, or say nothing else
/// behind one.
fn without_marker<'t>(items: &'t [ItemNode], found: &mut Vec<&'t Block>) {
    for item in items {
        let text = &item.block.text;
        let heading = || match item.block.marker {
            None => period::may_be_unknown(text),
            // A mark that items have stands before what is else a heading: `* 1분기`.
            Some(_) => is_period_alone(text),
        };
        if heading() {
            found.push(&item.block);
        }
        without_marker(&item.children, found);
    }
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

    #[test]
    fn a_line_that_may_be_a_heading_is_told() {
        let told = |line: &str| {
            let cells = format!(
                "7. 숲 | 7-1. 산불 | 산림청 | 2024년 / < 1분기 > / ▪ 인력 배치 / {line} / ▪ 헬기 임차"
            );
            let rows = crate::testing::table(0, &format!("국정과제 | 실천과제 | 주관 | 추진현황\n{cells}"));
            let notes = crate::parse(&rows, &crate::profiles()).tree.notes;
            notes.iter().any(|note| note.text.contains("may be the heading"))
        };
        for (line, expected) in [
            ("둘째 분기 실적", true),
            ("2분기차 실적", true),
            ("< 2분기 >", false),
            ("(2/4)", true),
            ("※ 2분기", true),
            ("<2분기> 완료", false),
            ("▪ 2분기에 점검", false),
            ("감시 인력 배치", false),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
