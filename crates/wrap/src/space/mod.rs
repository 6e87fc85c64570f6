//! Whether a space stands between two characters: at the end of a printed line, and inside it.
//!
//! Of both the same is asked, and the answers are added up as log-odds of a space:
//!
//! | source | says | at line ends | inside lines |
//! |---|---|---|---|
//! | print | a space glyph or its trace, or its absence; the gap against the setting of its line | `line_end` | `pair`, `setting` |
//! | margin | the line was broken although more would have fitted, as far as the document keeps to that | `line_end` | |
//! | model, punctuation | how Korean is written, marks included | `crate::model` | the same |
//! | document | how this document writes the same elsewhere, and whether it writes its spaces as glyphs | `document` | `habit` |
//! | mode | how often this column is broken at spaces; whether words are spread in labels | `mode` | `spread` |
//!
//! [`decide`] answers for line ends, `inside` for lines.

mod document;
pub(crate) mod habit;
pub(crate) mod inside;
pub(crate) mod line_break;
mod line_end;
mod mode;
mod pair;
mod setting;
mod spread;

use crate::model;
use document::DocumentSpacing;
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_model::{By, With, parallel};
use line_end::RoomOdds;
use std::collections::BTreeMap;

/// One line break inside a paragraph, and what the page tells about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Cleaned text of the paragraph before the break, at least the whole line.
    pub left: String,
    /// Cleaned text of the line after it.
    pub right: String,
    /// The column or cell class it stands in; breaks of one group were set the same way.
    pub group: u32,
    /// The glyphs at the line end.
    pub glyph: LineGlyph,
    /// Where the line ended.
    pub room: Room,
}

/// What the glyphs at a line end show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineGlyph {
    /// A space glyph after the last ink.
    Space,
    /// An empty show, the trace of a space.
    EmptyShow,
    /// Space glyphs before the first ink of the next line.
    NextSpace,
    /// No space after a glyph of a font with spaces, in a document that does write spaces at line ends.
    NoneTrueType,
    /// No space after a glyph of a Type 3 font, which never has one.
    NoneType3,
    /// Nothing can be told.
    #[default]
    Unknown,
}

/// Where a line ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// Nothing more would have fitted.
    Full,
    /// The next syllable would have fitted: it was broken at a word or by hand.
    Short,
    /// Nothing can be told.
    #[default]
    Unknown,
}

/// The answer for one break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// What to put between the lines.
    pub with: With,
    /// The evidence that decided.
    pub by: By,
    /// Probability that this is right.
    pub confidence: f32,
}

/// What each source says about one break, in log-odds of a space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The glyphs at the line end; inside a line the gap and what it shows of the setting.
    pub print: f32,
    /// Where the line ended.
    pub margin: f32,
    /// The trained model.
    pub model: f32,
    /// The same letters elsewhere in the document, and how the document spaces on the whole.
    pub document: f32,
    /// The share of the column's breaks that fall at spaces, against the share in running text.
    pub mode: f32,
    /// Whether a mark, such as a middot or a bracket, stands beside the break.
    pub mark: bool,
}

/// The model is a little too sure of itself where lines are broken, by this factor.
const MODESTY: f32 = 0.9;
/// Log-odds that a random place of running text is a space (0.265), which the model's answer includes.
const RUNNING: f32 = -1.02;
/// The wording alone is no surer than this: people write `정비기반 시설` and paste text with spaces inside words.
const WORDS: f32 = 7.0;
/// No answer is surer than this: sources have typing slips.
const SUREST: f32 = 8.5;

impl Evidence {
    /// Log-odds of a space, all sources together.
    #[must_use]
    pub fn total(&self) -> f32 {
        (self.print + self.margin + self.language() + self.mode).clamp(-SUREST, SUREST)
    }

    /// Log-odds of a space by the wording.
    fn language(&self) -> f32 {
        (self.model + self.document).clamp(-WORDS, WORDS)
    }

    /// What follows from the evidence.
    #[must_use]
    pub fn decision(&self) -> Decision {
        let total = self.total();
        let with = if total > 0.0 { With::Space } else { With::None };
        let sources = [
            (By::Glyph, self.print),
            (By::Margin, self.margin),
            (if self.mark { By::Punctuation } else { By::Model }, self.model),
            (By::Document, self.document),
            (By::Mode, self.mode),
        ];
        let strongest = sources.into_iter().max_by(|a, b| (a.1 * total).total_cmp(&(b.1 * total)));
        let by = strongest.map_or(By::Model, |(by, _)| by);
        Decision { with, by, confidence: 1.0 / (1.0 + (-total.abs()).exp()) }
    }
}

/// Decides every break of a document. `visible` is the text inside its lines, where spaces can be seen.
#[must_use]
pub fn decide(breaks: &[Break], visible: &[&str]) -> Vec<Decision> {
    evidence(breaks, visible).iter().map(Evidence::decision).collect()
}

/// Fewer breaks than this, which take about a millisecond, are not handed out to workers.
const FEW_BREAKS: usize = 500;

/// What each source says about every break of a document.
#[must_use]
pub fn evidence(breaks: &[Break], visible: &[&str]) -> Vec<Evidence> {
    let pairs = breaks.iter().map(|at| (at.left.as_str(), at.right.as_str()));
    let spacing = DocumentSpacing::learn(pairs, visible);
    let mut all = parallel::map(breaks, FEW_BREAKS, |at| of_one(at, &spacing));
    let room = RoomOdds::learn(breaks.iter().map(|at| at.room).zip(all.iter().map(Evidence::total)));
    for (at, evidence) in breaks.iter().zip(&mut all) {
        evidence.margin = room.evidence(at.room);
    }
    let mut groups: BTreeMap<(u32, bool), Vec<&mut Evidence>> = BTreeMap::new();
    for (at, evidence) in breaks.iter().zip(&mut all) {
        // A line of a single word had no space to be broken at, however the column is broken.
        groups.entry((at.group, at.left.contains(' '))).or_default().push(evidence);
    }
    for group in groups.into_values() {
        let ratios: Vec<f32> = group.iter().map(|evidence| evidence.total() - RUNNING).collect();
        group
            .into_iter()
            .zip(mode::evidence(&ratios))
            .for_each(|(evidence, mode)| evidence.mode = mode - RUNNING);
    }
    all
}

/// Whether the break parts the two digits of a day: `(3.3` and `1)`. Which digits stand there the model does not see.
fn cuts_a_date(left: &str, right: &str) -> bool {
    let Some((_, inside)) = left.rsplit_once('(') else { return false };
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let date = inside.chars().all(|c| c.is_ascii_digit() || ".~, '’‘".contains(c));
    let day = inside.rsplit_once('.').is_some_and(|(_, day)| day.len() == 1 && digits(day) == 1);
    let ends = right.chars().nth(1).is_some_and(|c| ").~,".contains(c));
    date && day && ends && digits(right) == 1
}

fn of_one(at: &Break, spacing: &DocumentSpacing) -> Evidence {
    Evidence {
        print: line_end::glyph(at.glyph),
        margin: 0.0,
        model: if cuts_a_date(&at.left, &at.right) {
            -SUREST
        } else {
            MODESTY * model::score(&at.left, &at.right)
        },
        document: spacing.evidence(&at.left, &at.right),
        mode: 0.0,
        mark: [at.left.chars().next_back(), at.right.chars().next()]
            .into_iter()
            .flatten()
            .any(|c| !is_letter_or_figure(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::cuts_a_date;

    #[test]
    fn a_day_cut_between_its_digits_is_one_number() {
        assert!(cuts_a_date("양성(3.3", "1)"));
        assert!(cuts_a_date("회의(4.12, 5.2", "9~6.1)"));
        assert!(!cuts_a_date("계획(2023", "3분기)"));
        assert!(!cuts_a_date("개최(3.31", "2)"));
        assert!(!cuts_a_date("비율 3.3", "1)"));
    }
}
