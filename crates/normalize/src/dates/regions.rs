//! Parentheses of a text.

use gwaje_forms::marker::TRIANGLES;
use gwaje_forms::marks;

/// What separates the elements of a list in parentheses.
pub(super) const LIST_MARKS: [char; 7] = [',', ';', ':', '·', '、', '&', '/'];

/// What stands in a parenthesis, as byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// After the opening mark.
    pub(super) start: usize,
    /// Before the closing mark, or the end of the text.
    pub(super) end: usize,
}

/// All parentheses of a text.
#[derive(Clone, Debug)]
pub(super) struct Regions {
    /// Where the innermost parenthesis changes, and to which.
    edges: Vec<(usize, Option<Region>)>,
    /// Whether one of them holds a decimal that cannot be month and day.
    pub(super) decimals: bool,
}

impl Regions {
    /// Finds them; one that is never closed goes on to the end.
    pub(super) fn of(text: &str) -> Self {
        let pairs = pairs(text);
        if pairs.is_empty() {
            return Self { edges: Vec::new(), decimals: false };
        }
        let mut edges = Vec::new();
        let mut open: Vec<Region> = Vec::new();
        let mut regions = pairs.iter();
        for (at, mark) in text.char_indices() {
            if opens(mark) {
                open.extend(regions.next());
                edges.push((at + mark.len_utf8(), open.last().copied()));
            } else if closes(mark) && open.pop().is_some() {
                edges.push((at, open.last().copied()));
            }
        }
        let inside = |region: &Region| text.get(region.start..region.end).unwrap_or_default();
        // Of nested parentheses only the inner text is looked at, so that each character is read once.
        let innermost = pairs.iter().map(inside).filter(|inside| !inside.contains(opens));
        let decimals = innermost.flat_map(|inside| inside.split(LIST_MARKS)).any(is_decimal);
        Self { edges, decimals }
    }

    /// The innermost parenthesis around a byte offset.
    pub(super) fn around(&self, at: usize) -> Option<Region> {
        let after = self.edges.partition_point(|(edge, _)| *edge <= at);
        self.edges.get(after.checked_sub(1)?)?.1
    }
}

/// The parentheses in the order they open.
fn pairs(text: &str) -> Vec<Region> {
    let (mut pairs, mut open): (Vec<Region>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, mark) in text.char_indices() {
        if opens(mark) {
            open.push(pairs.len());
            pairs.push(Region { start: at + mark.len_utf8(), end: text.len() });
        } else if closes(mark)
            && let Some(pair) = open.pop().and_then(|index| pairs.get_mut(index))
        {
            pair.end = at;
        }
    }
    pairs
}

/// Parentheses, and the tortoise-shell brackets that some ministries use for them.
fn opens(mark: char) -> bool {
    marks::opens_round(mark) || mark == '〔'
}

fn closes(mark: char) -> bool {
    marks::closes_round(mark) || mark == '〕'
}

/// A number with decimals that cannot be month and day: 0.7, 36.6, △3.1.
fn is_decimal(element: &str) -> bool {
    let number =
        element.trim().trim_start_matches(|c| c == '+' || marks::is_hyphen(c) || TRIANGLES.contains(c));
    let signed = number.len() < element.trim().len();
    let Some((whole, part)) = number.split_once('.') else { return false };
    let figures = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let value = |s: &str| s.parse::<u16>().unwrap_or(0);
    // A full year with a month, `2024.11`, is no decimal either.
    let month_and_day = (1..=12).contains(&value(whole)) && (1..=31).contains(&value(part));
    let year_and_month = whole.len() == 4 && (1..=12).contains(&value(part));
    figures(whole) && figures(part) && (signed || !(month_and_day || year_and_month))
}
