//! Plain text with line breaks in, paragraphs out: for text that was copied from a page.
//!
//! Blank lines, list marks, captions and lines that end well before the others begin a new paragraph. A line that
//! begins with `#DOC` parts documents, each with habits of its own; it is kept as it is.

use crate::model;
use crate::ragged::{self, Measure};
use crate::space::{self, Break, Decision, Evidence, LineGlyph, Room};
use gwaje_model::With;

/// A paragraph, or a line that was left as it was (blank, or parting documents).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Its text, wraps undone.
    pub text: String,
    /// The wraps that were undone, in text order.
    pub wraps: Vec<Wrap>,
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
    /// What each source says.
    pub evidence: Evidence,
    /// What was decided.
    pub decision: Decision,
}

/// Undoes the line wraps of a plain text.
#[must_use]
pub fn unwrap(text: &str) -> Vec<Passage> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let mut first = 0;
    for document in lines.split_inclusive(|line| line.starts_with(PARTING)) {
        let (body, parting) = match document.split_last() {
            Some((last, body)) if last.starts_with(PARTING) => (body, Some(last)),
            _ => (document, None),
        };
        out.extend(of_document(body, first));
        out.extend(parting.map(|line| Passage { text: (*line).to_owned(), wraps: Vec::new() }));
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
    let measure = Measure::of(lines);
    let goes_on: Vec<bool> = std::iter::once(false)
        .chain((1..lines.len()).map(|at| ragged::goes_on(lines, at, &measure)))
        .take(lines.len())
        .collect();
    let spaces = trailing_spaces_tell(lines, &goes_on);
    let breaks: Vec<Break> = lines
        .windows(2)
        .zip(goes_on.iter().skip(1))
        .filter(|(_, goes_on)| **goes_on)
        .filter_map(|(pair, _)| if let [left, right] = pair { Some(at(left, right, spaces)) } else { None })
        .collect();
    let visible: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
    let mut decided = breaks.iter().zip(space::evidence(&breaks, &visible));
    let mut out: Vec<Passage> = Vec::new();
    for ((line, goes_on), number) in lines.iter().zip(goes_on).zip(first..) {
        let line = if goes_on { line.trim() } else { line.trim_end() };
        match (goes_on.then(|| decided.next()).flatten(), out.last_mut()) {
            (Some((at, evidence)), Some(passage)) => {
                let decision = evidence.decision();
                passage.text.push_str(if decision.with == With::Space { " " } else { "" });
                passage.text.push_str(line);
                let (left, right) = (at.left.clone(), at.right.clone());
                passage.wraps.push(Wrap { line: number, left, right, evidence, decision });
            }
            _ => out.push(Passage { text: line.to_owned(), wraps: Vec::new() }),
        }
    }
    out
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
