//! Plain text with line breaks in, paragraphs out: for text that was copied from a page.
//!
//! Blank lines, list marks, captions and lines that end well before the others begin a new paragraph. A line that
//! begins with `#DOC` parts documents, each with habits of its own; it is kept as it is.

use crate::clean;
use crate::clean_line::CleanLine;
use crate::column_style::ColumnStyle;
use crate::model;
use crate::ragged;
use crate::space::{self, Break, Decision, Evidence, LineGlyph, Room};
use crate::start;
pub use crate::start::clue::Clue;
pub use crate::start::evidence::StartEvidence;
use gwaje_forms::ending;
use gwaje_forms::page_number::page_number;
use gwaje_model::{Line, With};
use unicode_normalization::UnicodeNormalization as _;

/// A paragraph, or a line that was left as it was (blank, or parting documents).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Its text, wraps undone.
    pub text: String,
    /// The wraps that were undone, in text order.
    pub wraps: Vec<Wrap>,
    /// Line of the input it begins with, from 1.
    pub line: usize,
    /// The evidence that it does not go on with the line before; `None` where nothing stands before it.
    pub start: Option<StartEvidence>,
}

/// A wrap that was undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrap {
    /// Line of the input before the wrap, from 1.
    pub line: usize,
    /// The line before it.
    pub left: String,
    /// The line after it.
    pub right: String,
    /// The evidence that a paragraph begins here, which was too weak.
    pub start: StartEvidence,
    /// What each source says about a space.
    pub evidence: Evidence,
    /// What was decided.
    pub decision: Decision,
}

/// Undoes the line wraps of a plain text; what it gives is NFC.
#[must_use]
pub fn unwrap(text: &str) -> Vec<Passage> {
    let text: String = text.nfc().collect();
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let mut first = 0;
    for document in lines.split_inclusive(|line| line.starts_with(PARTING)) {
        let (body, parting) = match document.split_last() {
            Some((last, body)) if last.starts_with(PARTING) => (body, Some(last)),
            _ => (document, None),
        };
        out.extend(of_document(body, first));
        out.extend(parting.map(|line| Passage { text: (*line).to_owned(), ..Passage::default() }));
        first += document.len();
    }
    out
}

/// Decides one break by the trained model alone, at the share of spaces that running text has.
#[must_use]
pub fn pair(left: &str, right: &str) -> Decision {
    let (left, right) = (left.trim_end(), right.trim_start());
    Evidence { model: model::score(left, right), ..Evidence::default() }.decision()
}

/// What a line that parts documents begins with.
const PARTING: &str = "#DOC";

fn of_document(lines: &[&str], first: usize) -> Vec<Passage> {
    let numbered = without_page_numbers((first..).zip(lines.iter().copied()).collect());
    let inked: Vec<(usize, &str)> =
        numbered.iter().copied().filter(|(_, line)| !line.trim().is_empty()).collect();
    if is_spaced_out(lines) {
        let passages = of_lines(&inked);
        // Where most lines end a paragraph, the blank lines part them.
        if passages.len() * 2 <= inked.len() {
            return passages;
        }
    }
    of_lines(&numbered)
}

/// The lines without the page numbers (`- 3 -`) that stand inside a sentence, and the blank lines beside them. Between
/// two sentences a line such as `3 / 12` may be meant, and stays.
fn without_page_numbers(lines: Vec<(usize, &str)>) -> Vec<(usize, &str)> {
    let mut kept: Vec<(usize, &str)> = Vec::new();
    let mut inside = false;
    for (number, line) in lines {
        let above = kept.iter().rposition(|(_, line)| !line.trim().is_empty());
        let open =
            above.filter(|at| kept.get(*at).is_some_and(|(_, line)| !ending::sentence(line.trim_end())));
        if let Some(last) = open.filter(|_| page_number(line).is_some_and(|found| found.marked)) {
            inside = true;
            kept.truncate(last + 1);
        } else if !(inside && line.trim().is_empty()) {
            inside = false;
            kept.push((number, line));
        }
    }
    kept
}

/// Whether a blank line stands behind every line, as some tools write text that was set with wide leading.
fn is_spaced_out(lines: &[&str]) -> bool {
    let inked = lines.iter().filter(|line| !line.trim().is_empty()).count();
    let doubled = lines.windows(2).any(|pair| pair.iter().all(|line| !line.trim().is_empty()));
    inked >= FEWEST_SPACED_OUT && !doubled
}

/// With fewer lines, each may well be a paragraph.
const FEWEST_SPACED_OUT: usize = 4;

/// The passages of numbered lines.
fn of_lines(numbered: &[(usize, &str)]) -> Vec<Passage> {
    let lines: Vec<&str> = numbered.iter().map(|(_, line)| *line).collect();
    let lines = lines.as_slice();
    let starts = starts(lines);
    let goes_on: Vec<bool> = starts.iter().map(|start| start.is_some_and(|(begins, _)| !begins)).collect();
    let spaces = trailing_spaces_tell(lines, &goes_on);
    let breaks: Vec<Break> = lines
        .windows(2)
        .zip(goes_on.iter().skip(1))
        .filter(|(_, goes_on)| **goes_on)
        .filter_map(|(pair, _)| if let [left, right] = pair { Some(at(left, right, spaces)) } else { None })
        .collect();
    let visible: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let mut decided = breaks.iter().zip(space::evidence(&breaks, &visible));
    let mut out: Vec<Passage> = Vec::new();
    for ((number, line), start) in numbered.iter().copied().zip(starts) {
        let evidence = start.and_then(|(_, evidence)| evidence);
        let joined = start.filter(|(begins, _)| !begins).and_then(|_| decided.next().zip(evidence));
        if let (Some(((at, evidence), start)), Some(passage)) = (joined, out.last_mut()) {
            let (line, decision) = (line.trim(), evidence.decision());
            passage.text.push_str(if decision.with == With::Space { " " } else { "" });
            passage.text.push_str(line);
            let (left, right) = (at.left.clone(), at.right.clone());
            passage.wraps.push(Wrap { line: number, left, right, start, evidence, decision });
        } else {
            let text = line.trim_end().to_owned();
            out.push(Passage { text, wraps: Vec::new(), line: number + 1, start: evidence });
        }
    }
    out
}

/// Whether a line begins a paragraph, and the evidence for it unless it stands first.
type Begins = (bool, Option<StartEvidence>);

/// For every line whether it begins a paragraph, and why; `None` for a blank line.
fn starts(lines: &[&str]) -> Vec<Option<Begins>> {
    let set: Vec<Line> = lines.iter().map(|line| ragged::line(line)).collect();
    let mut runs: Vec<Vec<CleanLine<'_>>> = vec![Vec::new()];
    let mut inked = Vec::new();
    for line in &set {
        let line = clean::line(line, &mut Vec::new());
        inked.push(!line.chars.is_empty());
        match runs.last_mut() {
            Some(run) if !line.chars.is_empty() => run.push(line),
            _ => runs.push(Vec::new()),
        }
    }
    let style = ColumnStyle::of_prose(&runs);
    let begins = |run: &Vec<CleanLine<'_>>| {
        let parted = start::paragraphs(run, &style);
        let begins = parted.paragraphs.into_iter().flat_map(|part| (0..part.count).map(|nth| nth == 0));
        begins.zip(parted.evidence).collect::<Vec<Begins>>()
    };
    let mut begins = runs.iter().flat_map(begins);
    inked.into_iter().map(|inked| if inked { begins.next() } else { None }).collect()
}

fn at(left: &str, right: &str, spaces: bool) -> Break {
    let glyph = if spaces && left.ends_with(' ') { LineGlyph::Space } else { LineGlyph::Unknown };
    let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
    Break { left, right, group: 0, glyph, room: Room::Unknown }
}

/// Whether a space at a line end is evidence: some tools put one behind every line.
fn trailing_spaces_tell(lines: &[&str], goes_on: &[bool]) -> bool {
    let wrapped = lines.iter().zip(goes_on.iter().skip(1)).filter(|(_, goes_on)| **goes_on);
    let (with, all) =
        wrapped.fold((0, 0), |(with, all), (line, _)| (with + usize::from(line.ends_with(' ')), all + 1));
    with * 10 < all * 9
}

#[cfg(test)]
mod tests {
    use super::{pair, unwrap};
    use gwaje_model::With;

    fn texts(text: &str) -> Vec<String> {
        unwrap(text).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn page_numbers_inside_a_sentence_are_left_out() {
        let sentence = "어촌의 소득을 높이기 위해 마을마다 공동 작업장을 새로 짓고 판로를 넓히는 사업을 올해부터 시작한다.";
        for broken in
            ["새로 짓고\n\n- 3 -\n\u{c}판로를", "새로 짓고\n- 3 -\n판로를", "새로 짓고\n\n3 / 12\n\n판로를"]
        {
            assert_eq!(texts(&sentence.replace("새로 짓고 판로를", broken)), [sentence], "{broken}");
        }
        let between = "사업을 시작한다.\n\n- 3 -\n\n대상지 열 곳";
        assert_eq!(texts(between), ["사업을 시작한다.", "", "- 3 -", "", "대상지 열 곳"]);
    }

    #[test]
    fn paragraphs_are_kept() {
        let text = "□ 어촌 신활력 증진사업 추진\n\n ㅇ 어촌의 소득을 높이기 위해 마을마다 공동 작업장을 새\n   로 짓고 판로를\n   넓히는 사업\n - 대상지 열 곳\n\n끝\n";
        assert_eq!(
            texts(text),
            [
                "□ 어촌 신활력 증진사업 추진",
                "",
                " ㅇ 어촌의 소득을 높이기 위해 마을마다 공동 작업장을 새로 짓고 판로를 넓히는 사업",
                " - 대상지 열 곳",
                "",
                "끝",
            ]
        );
    }

    #[test]
    fn blank_lines_between_all_lines_are_leading() {
        let text = "항만을 찾는 배가 늘어나면서 부두를 넓히는 공\n\n사를 앞당기고 배후 단지의 입주 기업을 늘려 일\n\n자리를 만드는 사업이다.\n\n어촌에는 새 일터를 짓는다.\n";
        assert_eq!(
            texts(text),
            [
                "항만을 찾는 배가 늘어나면서 부두를 넓히는 공사를 앞당기고 배후 단지의 입주 기업을 늘려 일자리를 만드는 사업이다.",
                "어촌에는 새 일터를 짓는다.",
            ]
        );
        let list = "□ 항만\n\n□ 어촌\n\n□ 해운\n\n□ 물류\n";
        assert_eq!(texts(list).len(), 7, "paragraphs of their own keep their blank lines");
    }

    #[test]
    fn text_in_parts_is_composed() {
        let parts: String =
            unicode_normalization::UnicodeNormalization::nfd("관계 기관과 합\n동 점검").collect();
        assert_eq!(texts(&parts).concat().chars().count(), 12);
    }

    #[test]
    fn documents_are_parted() {
        let text = "#DOC 1\n항만 물류를 자동\n화하는 사업\n#DOC 2\n둘째\n";
        assert_eq!(texts(text), ["#DOC 1", "항만 물류를 자동화하는 사업", "#DOC 2", "둘째"]);
    }

    #[test]
    fn pairs_by_the_model_alone() {
        let space = pair("어선 감척을 확대하고", "어구 관리를 강화");
        assert!(space.with == With::Space && space.confidence > 0.99);
        let none = pair("어선 감척을 확대", "하고 어구 관리를 강화");
        assert!(none.with == With::None && none.confidence > 0.99);
    }

    #[test]
    fn nothing_is_lost() {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for text in
            ["", "\n\n", "가", "가\n나\n다", "#DOC\n#DOC", "  ㅇ 가 \n\t나 \r\n", "<표>\n1. 가\n2. 나\n"]
        {
            let out: String = texts(text).join("\n");
            assert_eq!(letters(&out), letters(text), "{text:?}");
        }
    }
}
