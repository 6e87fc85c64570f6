//! What the figures of one text are to each other: what was before, what became of it, a part of a whole, a whole that others are parts of.
//!
//! ```text
//! from_to  = figure, ( "에서" | "→" ), [ words ], figure, [ "으로" | "로" ] ;       (* 45개소에서 52개소로 *)
//! out_of   = figure, ( "중" | "가운데" ), …, figure | figure, "의", figure, "%" ;   (* 500명 중 320명 *)
//! part     = figure, …, "(", …, figure, …, ")" | ( "이 중" | "그중" ), …, figure | figure, [ "을" ], "포함" ;
//! compared = figure, [ ")" ], ( "대비" | "보다" ) ;                               (* 전년(450건) 대비 520건 *)
//! ```

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

/// The figures of a text, in order.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    /// The text.
    pub text: &'a str,
    /// All of its figures.
    pub all: Vec<Figure<'a>>,
}

/// How far apart the figures of a change may stand, in characters: `45개소에서 6월 말 52개소로`. Further apart, the first is where
/// something was done.
const CHANGE: usize = 14;

/// Arrows between what was and what is.
const ARROWS: [char; 4] = ['→', '⇒', '➔', '➡'];

impl<'a> Figures<'a> {
    fn before(&self, figure: &Figure<'_>) -> &'a str {
        self.text.get(..figure.at.start).unwrap_or_default()
    }

    fn behind(&self, figure: &Figure<'_>) -> &'a str {
        self.text.get(figure.at.end..).unwrap_or_default()
    }

    /// The others of its unit.
    fn others<'b>(&'b self, figure: &'b Figure<'_>) -> impl Iterator<Item = &'b Figure<'a>> {
        self.all.iter().filter(|other| other.at != figure.at && other.unit == figure.unit)
    }

    /// Whether a figure is what was before: something of its unit became of it, or an arrow stands behind it.
    #[must_use]
    pub fn was(&self, figure: &Figure<'_>) -> bool {
        let behind = self.behind(figure);
        behind.trim_start().starts_with(ARROWS) || self.all.iter().any(|next| self.is_change(figure, next))
    }

    /// Whether a figure is what something before it became: how much there is since.
    #[must_use]
    pub fn became(&self, figure: &Figure<'_>) -> bool {
        // `9.2만에서 16.4만 가구로`: the first shares the unit of the second.
        let last = self.before(figure).trim_end();
        let last = last.strip_suffix(ARROWS).or_else(|| last.strip_suffix("에서")).map(str::trim_end);
        let bare =
            last.is_some_and(|last| last.ends_with(|c: char| c.is_ascii_digit() || "만천억조".contains(c)));
        bare || self.all.iter().any(|last| self.is_change(last, figure))
    }

    fn is_change(&self, from: &Figure<'_>, to: &Figure<'_>) -> bool {
        let Some(between) = self.text.get(from.at.end..to.at.start) else { return false };
        let words = between.trim_start();
        let joined = words.strip_prefix(ARROWS).or_else(|| between.strip_prefix("에서"));
        let near = joined.is_some_and(|words| words.chars().count() <= CHANGE && !words.contains([',', ';']));
        near && from.at.end <= to.at.start && from.unit == to.unit
    }

    /// Whether a figure is only what others are compared with or a part of: `전년(450건) 대비`, `500명 중 320명`.
    #[must_use]
    pub fn is_compared(&self, figure: &Figure<'_>) -> bool {
        let behind = self.behind(figure).trim_start_matches([')', ']', ' ']);
        let compared = behind.starts_with("대비") || self.behind(figure).starts_with("보다");
        let next = self.all.iter().find(|other| other.at.start > figure.at.start);
        let between = next.and_then(|next| self.text.get(figure.at.end..next.at.start)).unwrap_or_default();
        let out_of = between.match_indices(['중', '가']).any(|(at, _)| {
            let (noun, rest) = between.split_at(at);
            let word = ["중 ", "중, ", "중에서 ", "가운데 "].iter().find(|word| rest.starts_with(**word));
            // `12건 협의 중 3건` goes on, `250개 보건소 중 200개소` is out of.
            let named = noun.trim_start_matches([')', ']']).split_whitespace().next_back();
            let plain =
                !noun.contains([',', ';', '(']) && named.is_none_or(|noun| !crate::progress::is_act(noun));
            word.is_some() && plain && (noun.ends_with([' ', ')', ']']) || noun.is_empty())
        });
        let of_which = self.behind(figure).starts_with("의 ")
            && self.all.iter().any(|other| {
                let between = self.text.get(figure.at.end..other.at.start);
                other.unit == "%" && between.is_some_and(|between| between.trim_end() == "의")
            });
        compared || of_which || out_of
    }

    /// Whether a figure is a part of another one that counts too.
    #[must_use]
    pub fn is_part(&self, figure: &Figure<'_>) -> bool {
        self.is_enclosed(figure) || self.is_named_part(figure) || self.sums_up(figure)
    }

    /// Whether it stands in parentheses behind another of its unit: `총 120명(신규 30명 포함)`.
    fn is_enclosed(&self, figure: &Figure<'_>) -> bool {
        let before = self.before(figure);
        let Some(open) =
            before.rfind('(').filter(|open| !before.get(*open..).is_some_and(|inner| inner.contains(')')))
        else {
            return false;
        };
        let clause = before.get(..open).map_or(0, |head| {
            head.rfind([';', ',']).map_or(0, |at| {
                // The comma of `1,200호` parts no clause.
                let grouped =
                    head.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                if grouped { head.rfind(", ").unwrap_or(0) } else { at }
            })
        });
        self.others(figure).any(|other| other.at.end <= open && other.at.start >= clause)
    }

    /// Whether words call it a part: `이 중 신규 30명`, `신규 30명을 포함해 총 120명`, `서울 3개소 등 총 5개소`.
    fn is_named_part(&self, figure: &Figure<'_>) -> bool {
        let clause = self.before(figure).rsplit([',', '(', ';']).next().unwrap_or_default();
        let of_these = ["이 중 ", "이중 ", "그중 ", "그 중 ", "이 가운데 ", "그 가운데 ", "이 중에서 "]
            .iter()
            .any(|word| clause.contains(word));
        let earlier = self.others(figure).any(|other| other.at.start < figure.at.start);
        let behind = self.behind(figure).trim_start_matches(['을', '를', '이', '가', ' ']);
        let contained = behind.starts_with("포함") && self.others(figure).next().is_some();
        let total = self.others(figure).any(|other| {
            let own = self.text.get(other.at.clone()).unwrap_or_default();
            let lead = self.before(other).trim_end();
            other.at.start > figure.at.start && own.starts_with('총') && lead.ends_with("등")
        });
        of_these && earlier || contained || total
    }

    /// Whether it is one of several that stand together and make another of the text: `총 5개소: 서울 3개소, 부산 2개소`.
    fn sums_up(&self, figure: &Figure<'_>) -> bool {
        let same: Vec<&Figure<'_>> = self.all.iter().filter(|other| other.unit == figure.unit).collect();
        let Some(own) = same.iter().position(|other| other.at == figure.at) else { return false };
        let sum = |parts: &[&Figure<'_>]| parts.iter().map(|part| part.number).sum::<Option<f64>>();
        let makes = |total: Option<&&Figure<'_>>, parts: &[&Figure<'_>]| {
            let both = total.and_then(|total| total.number).zip(sum(parts));
            parts.len() > 1
                && both.is_some_and(|(total, sum)| (total - sum).abs() <= f64::EPSILON * total.abs())
        };
        let (first, rest) = (same.first(), same.get(1..).unwrap_or_default());
        let (last, lead) = (same.last(), same.get(..same.len() - 1).unwrap_or_default());
        own > 0 && makes(first, rest) || own + 1 < same.len() && makes(last, lead)
    }
}
