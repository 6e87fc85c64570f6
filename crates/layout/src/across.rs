//! Lines of running text above, between or below the text in columns that are not drawn: they run over the columns and
//! belong to none.
//!
//! ```text
//! 2024년도 2분기 소관 국정과제 추진현황과 향후 계획을 다음과 같이 공개합니다
//!     국정과제       실천과제      주관                  추진현황
//! ```

use crate::baseline::{Baseline, Text};

/// Words of a text over so many column edges show that it belongs to no column; a label that is too long for its own
/// runs over one.
const EDGES: usize = 2;
/// A line further than this many times its height from its neighbours stands apart from them.
const APART: f32 = 0.9;
/// A gap wider than so many times the widest between words of its line is one between columns. With it 9 more of 1,480 made
/// reports in PDF were read as they were printed, and none fewer.
const BLANK: f32 = 1.3;
/// An edge may lie this far inside a word and only touch it (points).
pub(crate) const INSIDE: f32 = 1.0;
/// Texts of a column begin at the same place to within this (points).
const SAME_BEGIN: f32 = 1.0;
/// At most one line in so many may run over columns: with more of them there are no columns.
const FEW: usize = 3;

/// Lines without those that surely run over the white between two texts of their header, the first of them. `None` if
/// none does, or too many: then it is no header.
pub(crate) fn without<'l>(lines: &[&'l Baseline]) -> Option<Vec<&'l Baseline>> {
    let (header, body) = lines.split_first()?;
    let between = |text: &Text, pair: &[Text]| matches!(pair, [a, b] if text.x0 < a.x1 && text.x1 > b.x0);
    let over = |line: &&&Baseline| {
        let over = |text: &Text| header.texts.windows(2).filter(|pair| between(text, pair)).count();
        let most = line.texts.iter().map(over).max().unwrap_or_default();
        most >= EDGES || most > 0 && line.texts.len() == 1
    };
    few(lines, [*header].into_iter().chain(body.iter().filter(|line| !over(line)).copied()).collect())
}

/// Lines without those that run over these column edges, if they are few.
pub(crate) fn beside<'l>(lines: &[&'l Baseline], xs: &[f32]) -> Option<Vec<&'l Baseline>> {
    few(lines, stretches(lines, xs).into_iter().flatten().copied().collect())
}

fn few<'l>(all: &[&Baseline], kept: Vec<&'l Baseline>) -> Option<Vec<&'l Baseline>> {
    let over = all.len() - kept.len();
    (over > 0 && over * FEW <= all.len()).then_some(kept)
}

/// The stretches of lines between those that run over column edges.
pub(crate) fn stretches<'l, 'b>(lines: &'l [&'b Baseline], xs: &[f32]) -> Vec<&'l [&'b Baseline]> {
    let over: Vec<usize> = (0..lines.len()).filter(|at| runs_over(lines, *at, xs)).collect();
    let begins = [0].into_iter().chain(over.iter().map(|at| at + 1));
    let ends = over.iter().copied().chain([lines.len()]);
    begins.zip(ends).filter_map(|(from, to)| lines.get(from..to)).filter(|lines| !lines.is_empty()).collect()
}

/// Whether one of some lines is running text and no row. A row may have but a blank between its cells, a label may be
/// too long: with less than two words over edges it has to stand apart; with none and over one edge alone, as a title that
/// has a blank there, it has to be all of the line, and the blank no wider than others.
fn runs_over(lines: &[&Baseline], at: usize, xs: &[f32]) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let far = |above: Option<&&Baseline>, below: Option<&&Baseline>| {
        let gap = above.zip(below).map(|(above, below)| below.bbox.y0 - above.bbox.y1);
        gap.is_none_or(|gap| gap > APART * line.bbox.height())
    };
    let above = far(at.checked_sub(1).and_then(|above| lines.get(above)), Some(line));
    let below = far(Some(line), lines.get(at + 1));
    line.texts.iter().any(|text| {
        let spanned: Vec<f32> = spanned(text, xs).collect();
        match (spanned.len(), cut(line, text, xs)) {
            (0, _) => false,
            (_, EDGES..) => true,
            (EDGES.., 1..) => above || below,
            (EDGES.., 0) => (above || below) && spanned.iter().any(|x| !keeps_to(lines, at, *x)),
            (_, 0) => {
                line.texts.len() == 1
                    && above
                    && below
                    && spanned.iter().all(|x| !keeps_to(lines, at, *x) && is_blank_at(line, *x))
            }
            (_, cut) => cut > 0 && line.texts.len() == 1 && above && below,
        }
    })
}

/// Whether a line has a blank at an edge: no wider than its other gaps between words, of which it has some.
fn is_blank_at(line: &Baseline, edge: f32) -> bool {
    let gaps = line.words.windows(2).filter_map(|pair| match pair {
        [(_, from), (to, _)] => Some((*from, *to)),
        _ => None,
    });
    let (at, others): (Vec<_>, Vec<_>) =
        gaps.partition(|(from, to)| *from <= edge + INSIDE && *to >= edge - INSIDE);
    let widest = |gaps: &[(f32, f32)]| gaps.iter().map(|(from, to)| to - from).fold(0.0, f32::max);
    !others.is_empty() && widest(&at) <= BLANK * widest(&others)
}

/// Whether what a line has right of an edge begins where it does on another line.
fn keeps_to(lines: &[&Baseline], at: usize, edge: f32) -> bool {
    let begin = |line: &Baseline| line.words.iter().map(|word| word.0).find(|x| *x >= edge - INSIDE);
    let own = lines.get(at).and_then(|line| begin(line));
    let others =
        lines.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, line)| begin(line));
    own.is_none_or(|own| others.into_iter().any(|other| (other - own).abs() < SAME_BEGIN))
}

/// Column edges without the outer two.
pub(crate) fn inner(xs: &[f32]) -> &[f32] {
    xs.get(1..xs.len().saturating_sub(1)).unwrap_or_default()
}

/// The inner column edges that lie in a text.
fn spanned(text: &Text, xs: &[f32]) -> impl Iterator<Item = f32> {
    inner(xs).iter().copied().filter(|x| text.x0 < x - INSIDE && text.x1 > x + INSIDE)
}

/// How many inner column edges lie in the words of a text.
fn cut(line: &Baseline, text: &Text, xs: &[f32]) -> usize {
    let words = || line.words.iter().filter(|word| word.0 >= text.x0 && word.1 <= text.x1);
    inner(xs).iter().filter(|x| words().any(|word| word.0 < **x - INSIDE && word.1 > **x + INSIDE)).count()
}

#[cfg(test)]
mod tests {
    use crate::testing::glyph;
    use gwaje_model::{Flow, Font, FontKind, Media, Page, Pages};

    const HEADER: &str = "국정과제      실천과제     주관      추진현황";
    const TABLE: [&str; 7] = [
        "1.        1-1.     산림청    2024년",
        "숲 가꾸기    산불 대비           < 1분기 >",
        "                         ○ 감시 인력을 배치",
        "                         ○ 조사를 마침",
        "          1-2.     산림청    2024년",
        "          목재 이용           < 1분기 >",
        "                         ○ 기업을 모집",
    ];
    const PROSE: &str = "이 자료는 각 부처가 분기마다 스스로 점검한 것을 모은 것입니다";

    /// The shape of what is read of lines of plain text: for each row its table, whether it is text, and its cells.
    fn shape(lines: &[&str]) -> Vec<(u32, bool, usize)> {
        let glyphs = lines.iter().zip(0..).flat_map(|(line, row)| {
            let y = 10.0 + 12.0 * row as f32;
            line.chars().zip(0..).map(move |(ch, at)| glyph(ch, 10.0 * at as f32, y))
        });
        let height = 12.0 * lines.len() as f32;
        let page = Page { number: 1, width: 600.0, height, glyphs: glyphs.collect(), ..Page::default() };
        let fonts = vec![Font { name: String::new(), kind: FontKind::Text }];
        let pages = Pages { media: Media::TEXT, fonts, pages: vec![page], ..Pages::default() };
        let rows = crate::rows(pages).value;
        rows.iter().map(|row| (row.table, row.flow == Flow::Text, row.cells.len())).collect()
    }

    #[test]
    fn running_text_around_and_between_rows_is_no_row() {
        let (above, below) = TABLE.split_at(4);
        let table = |first| [(first, false, 4), (first, false, 4), (first, false, 3)];
        let title = (0, true, 1);
        for head in
            [vec![PROSE], vec!["추진현황"], vec![PROSE, PROSE], vec!["소관: 산림청          (단위: 개)"]]
        {
            let lines = [head, vec![HEADER], TABLE.to_vec()].concat();
            assert_eq!(shape(&lines), [&[title][..], &table(1)].concat(), "{lines:?}");
        }
        let lines = [vec![HEADER], TABLE.to_vec(), vec!["", PROSE]].concat();
        assert_eq!(shape(&lines), [&table(0)[..], &[(1, true, 1)]].concat());
        let lines = [vec![HEADER], above.to_vec(), vec!["", PROSE, ""], below.to_vec()].concat();
        assert_eq!(shape(&lines), [(0, false, 4), (0, false, 4), (1, true, 1), (0, false, 4)]);
    }

    #[test]
    fn text_that_runs_over_most_lines_has_no_columns() {
        let shifted = |by| " ".repeat(by) + PROSE;
        let prose = [shifted(0), shifted(1), shifted(2), shifted(3)];
        let prose: Vec<&str> = prose.iter().map(String::as_str).collect();
        let lines = [vec![HEADER], prose, TABLE[..2].to_vec()].concat();
        assert_eq!(shape(&lines), [(0, true, 1)]);
    }
}
