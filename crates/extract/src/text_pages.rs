//! Where the pages of a plain text end: at form feeds; where the tool writes none, at printed page numbers that count
//! up, or at the single blank that some tools leave before the first line of a page.

use gwaje_forms::page_number::page_number;
use gwaje_forms::{number, period};

/// Lines with a single leading blank that may be page starts: at most one in this many.
const LINES_OF_A_PAGE: usize = 12;
/// Fewer lines than this between two numbers are no page, but a list.
const LEAST_LINES: usize = 3;
/// With no more lines than this before the first page number, numbers stand at the head of their pages.
const HEAD_LINES: usize = 2;

/// The lines of each page. Pages are guessed only where the tool writes no form feed at all. Where blanks keep columns,
/// a single one before a line is its place in its column.
pub(crate) fn split(text: &str, keeps_columns: bool) -> Vec<Vec<&str>> {
    let mut pages: Vec<Vec<&str>> = text.split('\u{c}').map(|page| page.lines().collect()).collect();
    let told = pages.len() > 1;
    // A file ends with a form feed, it does not begin a page with it.
    if pages.len() > 1 && pages.last().is_some_and(|last| last.iter().all(|line| line.trim().is_empty())) {
        pages.pop();
    }
    let pages = if told {
        pages
    } else {
        let lines = pages.pop().unwrap_or_default();
        let led = || blank_led_starts(&lines).filter(|_| !keeps_columns);
        let starts = numbered_starts(&lines).or_else(led).unwrap_or_default();
        at(&lines, &starts)
    };
    pages.into_iter().map(first_blank_off).collect()
}

/// Lines parted before each of these.
fn at<'t>(lines: &[&'t str], starts: &[usize]) -> Vec<Vec<&'t str>> {
    let ends = starts.iter().copied().chain([lines.len()]);
    let begins = [0].into_iter().chain(starts.iter().copied());
    let pages = begins.zip(ends).filter_map(|(from, to)| lines.get(from..to).map(<[_]>::to_vec));
    pages.filter(|page| !page.is_empty()).collect()
}

/// Where pages begin whose printed numbers count up by one. A bare number may be an amount; it is a page's where the line
/// that heads the whole text stands again behind it, or nothing does.
fn numbered_starts(lines: &[&str]) -> Option<Vec<usize>> {
    let mut inked = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let head = inked.next().filter(|head| page_number(head).is_none());
    let behind = |at: usize| lines.iter().skip(at + 1).map(|line| line.trim()).find(|line| !line.is_empty());
    let ends_page = |at: usize| behind(at).is_none_or(|next| Some(next) == head);
    let printed = |at: usize, line: &str| {
        page_number(line).filter(|n| period::alone(line).is_none() && (n.marked || ends_page(at)))
    };
    let numbers: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(at, line)| printed(at, line).map(|n| (at, n.value))).collect();
    let counts = (0..numbers.len()).map(|from| count_up(numbers.get(from..).unwrap_or_default(), lines));
    let count = counts.max_by_key(Vec::len).filter(|count| count.len() > 1)?;
    let head = count.first().is_some_and(|first| filled(lines, 0, *first) <= HEAD_LINES);
    // Behind the last number at a foot may stand a page without one.
    Some(if head {
        count.into_iter().skip(1).collect()
    } else {
        count.into_iter().map(|at| at + 1).collect()
    })
}

/// The lines of a run of numbers that count up from the first of these, pages apart.
fn count_up(numbers: &[(usize, u32)], lines: &[&str]) -> Vec<usize> {
    let Some(((first, value), rest)) = numbers.split_first() else { return Vec::new() };
    let (mut run, mut next, mut last) = (vec![*first], value + 1, *first);
    for (at, value) in rest {
        if *value == next && filled(lines, last + 1, *at) >= LEAST_LINES {
            run.push(*at);
            (next, last) = (value + 1, *at);
        }
    }
    run
}

/// How many lines of a range are not blank.
fn filled(lines: &[&str], from: usize, to: usize) -> usize {
    lines.get(from..to).unwrap_or_default().iter().filter(|line| !line.trim().is_empty()).count()
}

/// Where pages begin by their single blank: not at the number of a task, before which other tools leave one.
fn blank_led_starts(lines: &[&str]) -> Option<Vec<usize>> {
    let entry = |line: &str| number::alone(line.trim()) || number::titled(line.trim());
    let led = |(at, line): (usize, &&str)| (is_blank_led(line) && !entry(line)).then_some(at);
    let starts: Vec<usize> = lines.iter().enumerate().filter_map(led).collect();
    (!starts.is_empty() && starts.len() * LINES_OF_A_PAGE <= lines.len()).then_some(starts)
}

/// Whether a line begins with exactly one blank.
fn is_blank_led(line: &str) -> bool {
    line.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|ch: char| !ch.is_whitespace()))
}

/// A page without the blank before its first line, which as an indentation would put that line under the one before.
fn first_blank_off(mut lines: Vec<&str>) -> Vec<&str> {
    if let Some(first) = lines.first_mut()
        && is_blank_led(first)
    {
        *first = first.trim_start();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn pages_are_guessed_only_without_form_feeds() {
        let lines: String = (0..30).map(|n| if n % 15 == 0 { " 항만\n" } else { "항만\n" }).collect();
        assert_eq!(split(&lines, false).len(), 2);
        assert_eq!(split(&lines, true).len(), 1, "a place in a column");
        assert_eq!(split(&format!("{lines}\u{c}"), false).len(), 1, "one page, as its tool says");
        assert_eq!(split(&format!("{lines}\u{c}항만\n"), false).len(), 2);
    }

    #[test]
    fn a_blank_before_the_numbers_of_tasks_starts_no_page() {
        let lines: String = (0..30).map(|n| if n % 15 == 0 { " 50-2.\n" } else { "항만\n" }).collect();
        assert_eq!(split(&lines, false).len(), 1);
    }

    #[test]
    fn numbers_that_count_up_end_pages() {
        let page = |number: &str| format!("가\n나\n다\n{number}\n");
        for (numbers, lines) in [
            (&["- 1 -", "- 2 -", "- 3 -"][..], &[4_usize, 4, 4][..]),
            (&["4 / 9", "5 / 9"], &[4, 4]),
            (&["- ii -", "- iii -"], &[4, 4]),
            // A bare number where the head of the text stands again.
            (&["1", "2"], &[4, 4]),
            (&["ⅰ", "ⅱ", "ⅲ"], &[4, 4, 4]),
            // Other bare numbers are amounts, quarters are headings, and a jump back is no next page.
            (&["1", "3"], &[8]),
            (&["< 1/4 >", "< 2/4 >"], &[8]),
            (&["- 2 -", "- 1 -"], &[8]),
            (&["- 1 -"], &[4]),
        ] {
            let text: String = numbers.iter().map(|number| page(number)).collect();
            assert_eq!(split(&text, false).iter().map(Vec::len).collect::<Vec<_>>(), lines, "{numbers:?}");
        }
        assert_eq!(split("- 1 -\n가\n나\n다\n- 2 -\n라\n", false).len(), 2, "at the head");
        assert_eq!(split("연번\n1\n가\n나\n다\n2\n가\n나\n다\n", false).len(), 1, "rows");
        assert_eq!(split("- 1 -\n가\n- 2 -\n나\n", false).len(), 1, "a list");
    }
}
