//! What shows that a tool lost the columns of a table, or the order of its characters, when it made text of it.
//!
//! The records of such a text look like records. What they lack beside their neighbours gives them away. Each sign was
//! chosen on 192 texts, 32 reports through six tools (`scripts/measure-texts`, and `scripts/print-layouts` for 14 of them).

use crate::acceptance::Heading;
use crate::excerpt::excerpt;
use crate::profile::Role;
use gwaje_forms::body;
use gwaje_forms::marker::{self, Rank};
use gwaje_forms::marks::{self, Bracket};
use gwaje_model::{Code, ItemNode, Note, PeriodNode, Phrase, Position, TaskNode, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A note for each sign, at the first place that shows it.
pub(crate) fn notes(tree: &Tree, headings: &BTreeSet<Heading>) -> Vec<Note> {
    let signs = [
        without_body(tree, headings),
        without_title(tree, headings),
        without_period(tree),
        first_item(tree, is_emptied, "holds brackets around nothing"),
        first_item(tree, falls_apart, "falls apart into syllables"),
        first_item(tree, begins_inside, "begins in the middle of a word or figure"),
        holds_marker(tree),
        half_of_bodies(tree),
        cut(tree),
    ];
    signs.into_iter().flatten().map(|(place, what)| note(place, &what)).collect()
}

/// Where a sign shows and what it is.
type Sign = Option<(Option<Position>, String)>;

fn note(place: Option<Position>, what: &str) -> Note {
    let advice = "give the PDF itself, or text that keeps its columns: `pdftotext -layout FILE.pdf`";
    Note { code: Code::TextOutOfOrder, place, text: format!("{what}; {advice}") }
}

fn tasks(tree: &Tree) -> impl Iterator<Item = &TaskNode> {
    tree.agendas.iter().flat_map(|agenda| &agenda.tasks)
}

fn place(title: &Phrase) -> Option<Position> {
    title.places.first().copied()
}

/// A task without a body, where a column or other tasks have bodies.
fn without_body(tree: &Tree, headings: &BTreeSet<Heading>) -> Sign {
    let told = headings.iter().any(|heading| heading.role == Role::Lead)
        || tasks(tree).any(|task| !task.leads.is_empty());
    let task = tasks(tree).find(|task| told && task.leads.is_empty())?;
    Some((
        place(&task.title),
        format!("the task “{}” has no body in charge, which others have", excerpt(&task.title.text)),
    ))
}

/// A numbered task without a title, or a numbered agenda without one in what was a table.
fn without_title(tree: &Tree, headings: &BTreeSet<Heading>) -> Sign {
    let agendas = tree.agendas.iter().map(|agenda| (&agenda.number, &agenda.title));
    let agendas = agendas.filter(|_| !headings.is_empty());
    let mut all = agendas.chain(tasks(tree).map(|task| (&task.number, &task.title)));
    let (number, _) = all.find(|(number, title)| number.is_some() && title.text.is_empty())?;
    let number = number.as_deref().unwrap_or_default();
    Some((None, format!("number {number} has no title")))
}

/// A task whose items stand under no period, where others have periods.
fn without_period(tree: &Tree) -> Sign {
    let dated =
        |period: &PeriodNode| period.year.is_some() || period.quarter.is_some() || period.half.is_some();
    let loose =
        |task: &&TaskNode| task.periods.iter().any(|period| !dated(period) && !period.items.is_empty());
    let others = tasks(tree).any(|task| task.periods.iter().any(dated));
    let task = tasks(tree).find(loose).filter(|_| others)?;
    Some((
        place(&task.title),
        format!("items of “{}” stand under no period, which others do", excerpt(&task.title.text)),
    ))
}

/// The first item of which something is true, with words for it.
fn first_item(tree: &Tree, is: impl Fn(&str) -> bool, what: &str) -> Sign {
    let mut lists = tasks(tree).flat_map(|task| &task.periods).map(|period| period.items.as_slice());
    let item = lists.find_map(|items| first(items, &is))?;
    let place = item.block.pieces.first().map(|piece| piece.place);
    Some((place, format!("the item “{}” {what}", excerpt(&item.block.text))))
}

fn first<'t>(items: &'t [ItemNode], is: &dyn Fn(&str) -> bool) -> Option<&'t ItemNode> {
    items
        .iter()
        .find_map(|item| Some(item).filter(|item| is(&item.block.text)).or_else(|| first(&item.children, is)))
}

/// Brackets around names that hold nothing: what stood in them is elsewhere.
fn is_emptied(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    let Some(mut before) = letters.next() else { return false };
    letters.any(|c| {
        let pair = marks::bracket(before) == Some(Bracket::Corner) && marks::closing_of(before) == Some(c);
        before = c;
        pair
    })
}

/// A title that has a single syllable for a word: a word was cut at the end of a line, and its column is too narrow to tell
/// where, or a letter of the column beside it was taken for its own.
fn cut(tree: &Tree) -> Sign {
    let titles = tree.agendas.iter().map(|agenda| &agenda.title).chain(tasks(tree).map(|task| &task.title));
    let title = titles.into_iter().find(|title| is_cut(&title.text))?;
    Some((place(title), format!("the title “{}” has a word that is cut", excerpt(&title.text))))
}

/// Whether a text begins behind its beginning: with the unit of a year, month or day and no figure before it, or it has
/// nothing but an opening quotation mark. Some tools put a run of other letters before the marker of its line.
fn begins_inside(text: &str) -> bool {
    let unit = |word: &str| ["년", "월", "일"].contains(&word);
    let alone = |c: char| marks::is_quote(c) || marks::opens(c);
    text.split_whitespace().next().is_some_and(unit) || !text.is_empty() && text.chars().all(alone)
}

/// An item in which the marker of others stands as a word: two lines were run together.
fn holds_marker(tree: &Tree) -> Sign {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for item in tasks(tree).flat_map(|task| &task.periods).flat_map(|period| &period.items) {
        let marker = item.block.marker.as_deref();
        let bullet = |marker: &&str| matches!(marker::rank_of(marker), Some(Rank::Section | Rank::Bullet));
        if let Some(marker) = marker.filter(bullet) {
            *used.entry(marker).or_default() += 1;
        }
    }
    used.retain(|_, count| *count >= OFTEN);
    let holds = |text: &str| {
        let words = text.split_whitespace().map(|word| word.trim_start_matches(marks::is_quote));
        words.into_iter().any(|word| used.contains_key(word))
    };
    first_item(tree, holds, "holds the marker of another item")
}

/// A marker that so many items have is a marker of the document.
const OFTEN: usize = 3;

/// A title that ends with a body and the beginning of the next one, whose rest was taken for the body in charge.
fn half_of_bodies(tree: &Tree) -> Sign {
    let half = |task: &&TaskNode| {
        let last = task.title.text.split_whitespace().last().unwrap_or_default();
        let parts = last.rsplit_once(|c: char| marks::is_middot(c) || c == ',');
        parts.is_some_and(|(body, rest)| {
            let next = task.leads.first().map(|lead| format!("{rest}{}", lead.text));
            body::has_shape(body) && !body::has_shape(rest) && next.is_some_and(|next| body::has_shape(&next))
        })
    };
    let task = tasks(tree).find(half)?;
    Some((
        place(&task.title),
        format!("the title “{}” ends with half of a list of bodies", excerpt(&task.title.text)),
    ))
}

/// Words of one syllable that stand in titles.
const SHORT_WORDS: &str = "및등더새첫각큰수숲삶길힘꿈땅물잘것곳때중내외전후별간";

fn is_cut(title: &str) -> bool {
    title.split_whitespace().any(is_fragment)
}

fn is_fragment(word: &str) -> bool {
    let mut chars = word.chars();
    let lone = chars.next().filter(|_| chars.next().is_none());
    lone.is_some_and(|c| ('가'..='힣').contains(&c) && !SHORT_WORDS.contains(c))
}

/// A text falls apart where this many of its words are single syllables, and at least one in so many.
const FRAGMENTS: usize = 4;

/// Whether a text has gaps inside its words: a line was stretched.
fn falls_apart(text: &str) -> bool {
    let fragments = text.split_whitespace().filter(|word| is_fragment(word)).count();
    fragments >= FRAGMENTS && fragments * FRAGMENTS >= text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::{falls_apart, is_cut, is_emptied};
    use crate::profiles;
    use crate::testing::flow;

    fn signs(lines: &str) -> Vec<String> {
        let parsed = crate::parse(&flow(lines), &profiles());
        parsed
            .disorder
            .iter()
            .map(|note| note.text.split(';').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn what_tasks_lack_beside_their_neighbours() {
        let head = "국정과제 실천과제 주관 추진현황\n7. 숲\n";
        let first = "7-1. 산불\n산림청\n2024년\n< 1분기 >\n▪ 감시 인력 배치\n";
        for (second, expected) in [
            ("7-2. 목재\n산림청\n2024년\n< 1분기 >\n▪ 헬기 임차", Vec::new()),
            (
                "7-2. 목재\n2024년\n< 1분기 >\n▪ 헬기 임차",
                vec!["the task “목재” has no body in charge, which others have"],
            ),
            (
                "7-2. 목재\n산림청\n▪ 헬기 임차",
                vec!["items of “목재” stand under no period, which others do"],
            ),
            ("7-2.\n산림청\n2024년\n< 1분기 >\n▪ 헬기 임차", vec!["number 7-2 has no title"]),
        ] {
            assert_eq!(signs(&format!("{head}{first}{second}")), expected, "{second}");
        }
    }

    #[test]
    fn brackets_around_nothing() {
        for (text, expected) in [
            ("산림법 개정안 통과「 」(1.9)", true),
            ("『』 산림법", true),
            ("「산림법」 개정안 통과(1.9)", false),
            ("예산 ( ) 확보", false),
            ("", false),
        ] {
            assert_eq!(is_emptied(text), expected, "{text}");
        }
    }

    #[test]
    fn words_cut_at_the_end_of_a_line() {
        for (title, expected) in [
            ("데이터가 연 결되는 정부", true),
            ("행복한 나라 만 들기", true),
            ("산업 및 고용", false),
            ("AI 시대의 K 산업", false),
            ("", false),
        ] {
            assert_eq!(is_cut(title), expected, "{title}");
        }
        assert!(falls_apart("병 봉급 인 상에 대 한 국민 인 식도 조 사를 실시"));
        assert!(!falls_apart("병 봉급 인상에 대한 국민 인식도 조사를 실시"));
    }

    #[test]
    fn lines_run_together_and_begun_too_late() {
        let head = "국정과제 실천과제 주관 추진현황\n7. 숲\n7-1. 산불\n산림청\n2024년\n< 1분기 >\n";
        let items = "▪ 감시 인력 배치\n▪ 헬기 임차\n▪ 조사를 마침\n";
        for (last, expected) in [
            ("▪ 품목 선정", None),
            ("▪ 년 사업 착수", Some("the item “년 사업 착수” begins in the middle of a word or figure")),
            (
                "▪ 교육 과정 개설 AI ▪ 실증",
                Some("the item “교육 과정 개설 AI ▪ 실증” holds the marker of another item"),
            ),
        ] {
            assert_eq!(
                signs(&format!("{head}{items}{last}")).first().map(String::as_str),
                expected,
                "{last}"
            );
        }
        let halved = "국정과제 실천과제 주관 추진현황\n7. 숲\n7-1. 목재 산림부·과\n기정통부\n2024년\n< 1분기 >\n▪ 감시";
        assert_eq!(signs(halved), ["the title “목재 산림부·과” ends with half of a list of bodies"]);
    }
}
