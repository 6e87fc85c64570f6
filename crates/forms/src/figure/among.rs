//! What the figures of one text are to each other: what was before, what became of it, a part of a whole, a whole that others are parts of.
//!
//! ```text
//! from_to  = figure, ( "에서" | "→" ), [ words ], figure, [ "으로" | "로" ] ;       (* 45개소에서 52개소로 *)
//! out_of   = figure, ( "중" | "가운데" ), …, figure | figure, "의", figure, "%" ;   (* 500명 중 320명 *)
//! part     = figure, …, "(", …, figure, …, ")" | ( "이 중" | "그중" ), …, figure | figure, [ "을" ], "포함" ;
//! compared = figure, [ ")" ], ( "대비" | "보다" ) ;                               (* 전년(450건) 대비 520건 *)
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

/// A figure of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure<'a> {
    /// Its bytes, with its unit and the words that count as its own.
    pub at: Range<usize>,
    /// Its unit.
    pub unit: &'a str,
    /// Its value, in its unit.
    pub number: Option<f64>,
}

/// The figures of a text.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    text: &'a str,
    /// In order.
    all: Vec<Figure<'a>>,
    /// Units one of whose figures is the sum of all others, and where that one begins.
    totals: BTreeMap<&'a str, usize>,
}

/// How far apart figures of one text may be to say something of each other, in bytes: a sentence. So their number makes the work no
/// more than so many times as much.
const SIGHT: usize = 240;

/// How far apart the figures of a change may stand, in characters: `45개소에서 6월 말 52개소로`. Further apart, the first is where
/// something was done.
const CHANGE: usize = 14;

/// Arrows between what was and what is.
const ARROWS: [char; 4] = ['→', '⇒', '➔', '➡'];

impl<'a> Figures<'a> {
    /// The figures of a text, in order.
    #[must_use]
    pub fn new(text: &'a str, all: Vec<Figure<'a>>) -> Self {
        let mut units: BTreeMap<&str, Vec<&Figure<'_>>> = BTreeMap::new();
        for figure in &all {
            units.entry(figure.unit).or_default().push(figure);
        }
        let totals = units.iter().filter_map(|(unit, figures)| Some((*unit, total(figures)?)));
        let totals = totals.collect();
        Self { text, all, totals }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Figure<'a>> {
        self.all.iter()
    }

    fn before(&self, figure: &Figure<'_>) -> &'a str {
        let start = figure.at.start;
        let from = (start.saturating_sub(SIGHT)..=start).find(|at| self.text.is_char_boundary(*at));
        from.and_then(|from| self.text.get(from..start)).unwrap_or_default()
    }

    fn behind(&self, figure: &Figure<'_>) -> &'a str {
        self.text.get(figure.at.end..).unwrap_or_default()
    }

    /// Those in sight before a figure, the nearest first.
    fn earlier(&self, figure: &Figure<'_>) -> impl Iterator<Item = &Figure<'a>> {
        let start = figure.at.start;
        let end = self.all.partition_point(|other| other.at.end <= start);
        let near = self.all.get(..end).unwrap_or_default().iter().rev();
        near.take_while(move |other| start - other.at.end <= SIGHT)
    }

    /// Those in sight behind it, the nearest first.
    fn later(&self, figure: &Figure<'_>) -> impl Iterator<Item = &Figure<'a>> {
        let end = figure.at.end;
        let from = self.all.partition_point(|other| other.at.start < end);
        let near = self.all.get(from..).unwrap_or_default().iter();
        near.take_while(move |other| other.at.start - end <= SIGHT)
    }

    /// Whether a figure is what was before: something of its unit became of it, or an arrow stands behind it.
    #[must_use]
    pub fn was(&self, figure: &Figure<'_>) -> bool {
        let arrow = self.behind(figure).trim_start().starts_with(ARROWS);
        arrow || self.later(figure).any(|next| self.is_change(figure, next))
    }

    /// Whether a figure is what something before it became: how much there is since.
    #[must_use]
    pub fn became(&self, figure: &Figure<'_>) -> bool {
        // `9.2만에서 16.4만 가구로`: the first shares the unit of the second.
        let last = self.before(figure).trim_end();
        let last = last.strip_suffix(ARROWS).or_else(|| last.strip_suffix("에서")).map(str::trim_end);
        let bare =
            last.is_some_and(|last| last.ends_with(|c: char| c.is_ascii_digit() || "만천억조".contains(c)));
        bare || self.earlier(figure).any(|last| self.is_change(last, figure))
    }

    fn is_change(&self, from: &Figure<'_>, to: &Figure<'_>) -> bool {
        let Some(between) = self.text.get(from.at.end..to.at.start) else { return false };
        let words = between.trim_start();
        let joined = words.strip_prefix(ARROWS).or_else(|| between.strip_prefix("에서"));
        let near = joined.is_some_and(|words| words.chars().count() <= CHANGE && !words.contains([',', ';']));
        near && from.unit == to.unit
    }

    /// Whether a figure is only what others are compared with or a part of: `전년(450건) 대비`, `500명 중 320명`.
    #[must_use]
    pub fn is_compared(&self, figure: &Figure<'_>) -> bool {
        let behind = self.behind(figure);
        let compared =
            behind.trim_start_matches([')', ']', ' ']).starts_with("대비") || behind.starts_with("보다");
        let next = self.later(figure).next();
        let between = next.and_then(|next| self.text.get(figure.at.end..next.at.start)).unwrap_or_default();
        let of_which = between.starts_with("의 ")
            && between.trim_end() == "의"
            && next.is_some_and(|next| next.unit == super::PERCENT);
        compared || of_which || is_out_of(between)
    }

    /// Whether a figure is a part of another one that counts too.
    #[must_use]
    pub fn is_part(&self, figure: &Figure<'_>) -> bool {
        let other = self.totals.get(figure.unit).is_some_and(|total| *total != figure.at.start);
        other || self.is_enclosed(figure) || self.is_named_part(figure)
    }

    /// Whether it stands in parentheses behind another of its unit: `총 120명(신규 30명 포함)`.
    fn is_enclosed(&self, figure: &Figure<'_>) -> bool {
        let before = self.before(figure);
        let Some(open) =
            before.rfind('(').filter(|open| !before.get(*open..).is_some_and(|own| own.contains(')')))
        else {
            return false;
        };
        let head = before.get(..open).unwrap_or_default();
        let clause = head.rfind([';', ',']).map_or(0, |at| {
            // The comma of `1,200호` parts no clause.
            let grouped =
                head.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if grouped { head.rfind(", ").unwrap_or(0) } else { at }
        });
        let begin = figure.at.start - before.len();
        self.earlier(figure).any(|other| {
            other.unit == figure.unit && other.at.end <= begin + open && other.at.start >= begin + clause
        })
    }

    /// Whether words call it a part: `이 중 신규 30명`, `신규 30명을 포함해 총 120명`, `서울 3개소 등 총 5개소`.
    fn is_named_part(&self, figure: &Figure<'_>) -> bool {
        let same = |other: &&Figure<'_>| other.unit == figure.unit;
        let clause = self.before(figure).rsplit([',', '(', ';']).next().unwrap_or_default();
        let of_these = ["이 중 ", "이중 ", "그중 ", "그 중 ", "이 가운데 ", "그 가운데 ", "이 중에서 "]
            .iter()
            .any(|word| clause.contains(word));
        let behind = self.behind(figure).trim_start_matches(['을', '를', '이', '가', ' ']);
        let beside = || self.earlier(figure).chain(self.later(figure)).any(|other| same(&other));
        let total = || {
            self.later(figure).filter(same).any(|other| {
                let own = self.text.get(other.at.clone()).unwrap_or_default();
                own.starts_with('총') && self.before(other).trim_end().ends_with("등")
            })
        };
        of_these && self.earlier(figure).any(|other| same(&other))
            || behind.starts_with("포함") && beside()
            || total()
    }
}

/// Whether words between two figures say that the second is out of the first: `중` of `500명 중 320명`. `12건 협의 중 3건` goes on, `250개
/// 보건소 중 200개소` is out of.
fn is_out_of(between: &str) -> bool {
    between.match_indices(['중', '가']).any(|(at, _)| {
        let (noun, rest) = between.split_at(at);
        let word = ["중 ", "중, ", "중에서 ", "가운데 "].iter().any(|word| rest.starts_with(word));
        let named = noun.trim_start_matches([')', ']']).split_whitespace().next_back();
        let plain =
            !noun.contains([',', ';', '(']) && named.is_none_or(|noun| !crate::progress::is_act(noun));
        word && plain && (noun.ends_with([' ', ')', ']']) || noun.is_empty())
    })
}

/// Where the figure begins that several others of its unit make up, the first or the last: `총 5개소: 서울 3개소, 부산 2개소`.
fn total(figures: &[&Figure<'_>]) -> Option<usize> {
    let sum = |parts: &[&Figure<'_>]| parts.iter().map(|part| part.number).sum::<Option<f64>>();
    let made = |total: &Figure<'_>, parts: &[&Figure<'_>]| {
        let both = total.number.zip(sum(parts));
        let equal = both.is_some_and(|(total, sum)| (total - sum).abs() <= f64::EPSILON * total.abs());
        (parts.len() > 1 && equal).then_some(total.at.start)
    };
    let first = figures.split_first().and_then(|(first, rest)| made(first, rest));
    first.or_else(|| figures.split_last().and_then(|(last, lead)| made(last, lead)))
}
