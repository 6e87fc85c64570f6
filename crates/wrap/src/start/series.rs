//! Clues from the marks around: what counts on, what lists things inside a sentence, what is like the lines before.

use super::clue::Clue;
use super::evidence::Clues;
use super::shape;
use super::view::View;
use crate::clean_line::{CleanChar, CleanLine};
use crate::column_style::is_dot;
use crate::opening::{Opening, Shape};
use crate::paragraph::Paragraph;
use gwaje_forms::counted_label::counted_label;
use gwaje_forms::enclosed;
use gwaje_forms::letter::{is_letter, is_letter_or_figure};
use gwaje_forms::marks;

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    if let Some(opening) = &view.line.opening {
        count(view, opening, clues);
        clues.add_if(listed_inside(view, opening), Clue::ListedInside);
        clues.add_if(ahead(view, opening), Clue::CountedAhead);
        let mut marks = view.earlier.iter().chain([view.running]).filter_map(|p| p.opening.as_ref());
        let seen = marks.any(|mark| mark.shape.same_series(opening.shape));
        let below = same_below(view, opening);
        let dot = is_dot(opening.shape);
        clues.add_if(seen, Clue::SeenInCell);
        clues.add_if(!view.style.placed() && view.style.knows(opening.shape), Clue::KnownInText);
        clues.add_if(below, Clue::SameBelow);
        let (indent, em) = (view.indent(), view.em());
        let home = || view.style.mark_near(opening.shape, indent, em).is_some();
        let marks = || view.style.dot_near(opening.shape, indent, em);
        clues.add_if(dot && !seen && !below && !home() && !marks(), Clue::LoneDot);
    } else {
        clues.add_if(label_counts_on(view), Clue::LabelCountsOn);
        clues.add_if(view.style.placed() && both_end_in_figure(view), Clue::BothEndInFigure);
        clues.add_if(twin(view), Clue::Twin);
        clues.add_if(twin_below(view), Clue::TwinBelow);
        clues.add_if(same_word(view), Clue::SameWord);
        clues.add_if(same_ending(view), Clue::SameEnding);
    }
}

/// A counting mark that follows its predecessor, here as a mark or there inside the running text.
fn count(view: &View<'_>, opening: &Opening, clues: &mut Clues) {
    let Some(place) = opening.shape.place() else { return };
    let marks = view.earlier.iter().chain([view.running]).rev().filter_map(|p| p.opening.as_ref());
    let last = marks.map(|o| o.shape).find(|shape| shape.same_series(opening.shape));
    let inside = view.tail.chars().filter_map(enclosed::figure).any(|seen| seen + 1 == place);
    let circled = matches!(opening.shape, Shape::Enclosed(..));
    // `① 가 ② 나` as a row of its own is a list; `… ①가, ②나` behind other words is a sentence.
    let head = heads(view).is_some_and(|first| first + 1 == place || first < place && inside);
    let head = circled && head;
    clues.add_if(head, Clue::CountsFromHead);
    let inside = circled && inside && !head;
    clues.add_if(inside, Clue::CountedInside);
    match last.and_then(Shape::place) {
        Some(seen) if seen + 1 == place && !inside => clues.add(Clue::CountsOn),
        _ if place == 1 || goes_on_below(view, opening.shape, place) => clues.add(Clue::First),
        // Agenda numbers leave gaps; other series do not.
        None if opening.marker.is_none() => {}
        _ => clues.add(Clue::Skips),
    }
}

/// Whether the label of the line is the next one of a label that an earlier paragraph opens with, behind its mark.
fn label_counts_on(view: &View<'_>) -> bool {
    let Some(own) = counted_label(&view.line.text) else { return false };
    let of = |paragraph: &Paragraph| {
        let text = view.lines.get(paragraph.first)?.text_from(paragraph.text_at());
        counted_label(text).map(|label| own.follows(&label))
    };
    view.earlier.iter().chain([view.running]).rev().find_map(of).unwrap_or(false)
}

/// The enclosed figure that a paragraph opens with, alone or behind the number of its article: 1 in `제3조(목적) ① …`.
fn heads(view: &View<'_>) -> Option<u32> {
    let (article, text) = (view.label(view.running.first) == Some(Clue::Article), view.opener.text.as_str());
    let text = if article { text.split_once(')')?.1.trim_start() } else { text };
    enclosed::figure(text.chars().next()?)
}

/// So many lines below are looked at.
const BELOW: usize = 6;

/// Whether one of the next lines opens with the next mark of a series: a list may begin with any number.
fn goes_on_below(view: &View<'_>, shape: Shape, place: u32) -> bool {
    let next = |line: &CleanLine<'_>| {
        let below = line.opening.as_ref().map(|opening| opening.shape);
        below.is_some_and(|below| below.same_series(shape) && below.place() == Some(place + 1))
    };
    view.lines.iter().skip(view.at + 1).take(BELOW).any(next)
}

/// Whether one of the next lines opens with the same mark, with a space behind it or without as here. `-3℃` and `△2%`
/// are numbers, wherever their kind stands.
fn same_below(view: &View<'_>, opening: &Opening) -> bool {
    let own = shape::of_mark(view.line, opening);
    let same = |line: &CleanLine<'_>| {
        let below = line.opening.as_ref().filter(|below| below.shape.same_series(opening.shape));
        below.is_some_and(|below| shape::of_mark(line, below) == own)
            && (!view.style.placed() || view.same(view.indent(), line.line.start.indent))
    };
    !matches!(own, Clue::DashDigit | Clue::TriangleDigit)
        && view.lines.iter().skip(view.at + 1).take(BELOW).any(same)
}

/// The same mark stands inside the running text, where such marks list things in a line (`▲가 ▲나`, `가 – 나`).
fn listed_inside(view: &View<'_>, opening: &Opening) -> bool {
    let Shape::Mark(mark) = opening.shape else { return false };
    let inside = |at: usize, window: &[char]| match *window {
        [before, found, after] => at > 0 && found == mark && before == ' ' && (mark != '-' || after == ' '),
        _ => false,
    };
    let body: Vec<char> = view.tail.chars().collect();
    body.windows(3).enumerate().any(|(at, window)| inside(at + 1, window)) || body.first() == Some(&mark)
}

/// Whether the mark is one of several inside the sentence: the next one, or the same again, stands in this line.
fn ahead(view: &View<'_>, opening: &Opening) -> bool {
    let mut rest = view.line.text.chars();
    let Some(first) = rest.next() else { return false };
    match opening.shape {
        Shape::Enclosed(_, place) => rest.filter_map(enclosed::figure).any(|seen| seen == place + 1),
        Shape::Mark(_) if !is_letter_or_figure(first) => {
            let mut before = first;
            rest.any(|c| std::mem::replace(&mut before, c) == ' ' && c == first)
        }
        _ => false,
    }
}

/// Whether the paragraph before, or the one before that, opens with the same kind of label, clause or figures.
fn twin(view: &View<'_>) -> bool {
    if ends_in_telephone(&view.line.text) && ends_in_telephone(&view.previous.text) {
        return true;
    }
    let own = view.label(view.at);
    let earlier = view.earlier.last().map(|paragraph| paragraph.first);
    let openers = [Some(view.running.first), view.at.checked_sub(1), earlier];
    own.is_some() && openers.into_iter().flatten().any(|line| view.label(line) == own)
}

/// Whether one of the next lines opens with the same kind of label, clause or figures.
fn twin_below(view: &View<'_>) -> bool {
    let next = view.at + 1;
    let directory =
        |next: &CleanLine<'_>| ends_in_telephone(&view.line.text) && ends_in_telephone(&next.text);
    let own = view.label(view.at);
    view.lines.get(next).is_some_and(directory)
        || own.is_some() && (next..next + BELOW).any(|line| view.label(line) == own)
}

/// Whether the last word is a telephone number: two or more groups of figures, eight figures or more.
fn ends_in_telephone(text: &str) -> bool {
    let digits = text.chars().rev().take_while(|c| c.is_ascii_digit() || "-)~,".contains(*c));
    let (mut figures, mut groups) = (0, 1);
    for c in digits {
        figures += u32::from(c.is_ascii_digit());
        groups += u32::from(c == '-' || c == ')');
    }
    figures >= 8 && groups >= 2
}

/// Whether the line before begins with the same word of two or more letters.
fn same_word(view: &View<'_>) -> bool {
    fn first(text: &str) -> Option<&str> {
        let word = text.split(' ').next()?;
        (word.chars().count() > 1 && word.len() < text.len()).then_some(word)
    }
    let own = first(&view.line.text);
    own.is_some() && own == first(&view.previous.text)
}

/// A row of a list is no longer than this many letters.
const ROW: usize = 24;

/// Whether both lines are short and end in a number of their own: `보건교육 17`, `급식 지도 8`.
fn both_end_in_figure(view: &View<'_>) -> bool {
    let row = |text: &str| {
        let words = text.rsplit_once(' ').filter(|(_, last)| last.bytes().all(|b| b.is_ascii_digit()));
        let named = words.is_some_and(|(name, _)| name.ends_with(|c: char| is_letter(c) || marks::closes(c)));
        named && text.chars().count() <= ROW
    };
    row(&view.line.text) && row(&view.previous.text)
}

/// Two lines longer than this many letters are no labels.
const LABEL: usize = 8;

/// Whether two short lines are as long and end alike, as labels of one kind do (`공모시기`, `발표시기`).
fn same_ending(view: &View<'_>) -> bool {
    let (own, before) = (view.line.chars.as_slice(), view.previous.chars.as_slice());
    let ends = |line: &[CleanChar]| line.last_chunk::<2>().map(|end| end.map(|c| c.ch));
    (3..=LABEL).contains(&own.len())
        && own.len() == before.len()
        && ends(own) == ends(before)
        && view.line.text != view.previous.text
        && !view.line.text.ends_with(|c: char| c.is_ascii_digit() || c == ')')
}
