//! Tables without vertical rulings, with or without horizontal ones: columns read from the white between them.
//!
//! A line of three or more short texts far apart is a header. Between each two of its texts a strip must stay free of
//! ink down the page; the strips become rulings that were not drawn. Where no horizontal rulings part the rows
//! either, a row begins where a label begins: after a gap in its column, or with an entry number.

use crate::baseline::{Baseline, HEADER_TEXTS, Text, baselines};
use crate::grid::Known;
use crate::header;
use crate::ink::Ink;
use crate::segment::Segment;
use gwaje_forms::number;
use gwaje_model::Ruling;

/// A column strip is at least this wide (points).
const STRIP: f32 = 3.0;
/// One line in this many may cross a strip: a note under the table, a page number.
const STRAY: usize = 40;
/// Among so many lines one may always.
const MANY: usize = 12;
/// A label begins after a gap of more than this many line distances.
const LABEL_GAP: f32 = 1.9;
/// The title of a table has at most this many lines.
const TITLE_LINES: usize = 3;
/// A ruling this near outside the text is the edge of its table (points).
const FRAME: f32 = 24.0;
/// A table has at least this many lines under its header.
const LINES: usize = 3;

/// Rulings that were not drawn: horizontal, vertical.
type Undrawn = (Vec<Segment>, Vec<Segment>);

/// The rulings that the tables of a page without vertical ones leave undrawn, if there are such tables. `height` is that
/// of the page, `borders` are the rulings it has.
pub(crate) fn undrawn(height: f32, borders: &[Ruling], inks: &[Ink], known: Known<'_>) -> Option<Undrawn> {
    let mut lines = baselines(inks);
    lines.retain(|line| !line.is_page_number(height));
    let mut starts = header::starts(&lines, known);
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let (mut ended, mut seen) = (known.ended.map(<[f32]>::to_vec), known.seen.map(<[f32]>::to_vec));
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for (nth, start) in starts.iter().enumerate() {
        let next = starts.get(nth + 1).copied();
        let Some(region) = lines.get(*start..next.unwrap_or(lines.len())) else { continue };
        let header = region.first().is_some_and(Baseline::is_header);
        let before = if header { seen.as_deref() } else { ended.as_deref() };
        let named = region_columns(region, header, next.is_some(), before).map(|xs| (xs, header));
        // A stretched line of text may look like a header.
        let goes_on = || ended.as_deref().and_then(|xs| carried(region, xs)).map(|xs| (xs, false));
        let Some((mut xs, header)) = named.or_else(goes_on) else { continue };
        reach_frame(borders, region, &mut xs);
        let body = if next.is_some() { without_title(region, &xs) } else { region };
        if let Some((horizontal, vertical)) = rule(borders, body, &xs, header) {
            across.extend(horizontal);
            down.extend(vertical);
        }
        (ended, seen) = (None, Some(xs));
    }
    (!down.is_empty()).then_some((across, down))
}

/// The rows of a table whose columns alone are drawn.
pub(crate) struct Unruled {
    pub(crate) across: Vec<Segment>,
    pub(crate) header: Vec<String>,
}

/// Parts the rows inside drawn columns, if rows are not drawn there: the table begins with a header in the same cells as
/// the text below it, or `known` is the header of such a table, which goes on here.
pub(crate) fn unruled(inks: &[Ink], xs: &[f32], known: Option<&[String]>) -> Option<Unruled> {
    let lines = baselines(inks);
    let first = lines.first().filter(|_| xs.len() > HEADER_TEXTS)?;
    let texts: Vec<String> = first.texts.iter().map(|text| text.letters.clone()).collect();
    let filled = xs.windows(2).all(|pair| matches!(pair, [x0, x1] if first.within(*x0, *x1).is_some()));
    let header = match known {
        Some(known) => texts == known,
        None => first.is_header() && filled && names(first, xs) && lines.len() > LINES,
    };
    let across = (header || known.is_some()).then(|| row_starts(&lines, xs, header))?;
    Some(Unruled { across, header: known.map_or(texts, <[String]>::to_vec) })
}

/// The column edges of a region: those of the table before where they fit, else those its header tells. A header
/// repeated on a page with less text in its columns would give narrower ones.
fn region_columns(
    region: &[Baseline],
    header: bool,
    titled: bool,
    previous: Option<&[f32]>,
) -> Option<Vec<f32>> {
    let known = previous.and_then(|xs| {
        let body = if titled { without_title(region, xs) } else { region };
        carried(body, xs).filter(|xs| !header || region.first().is_some_and(|line| names(line, xs)))
    });
    known.or_else(|| edges(region, 0).filter(|_| header))
}

/// Moves the outer edges out to the rulings drawn around the text, if they are near.
fn reach_frame(borders: &[Ruling], region: &[Baseline], xs: &mut [f32]) {
    let (Some(top), Some(bottom)) = (region.first().map(|l| l.bbox.y0), region.last().map(|l| l.bbox.y1))
    else {
        return;
    };
    let beside =
        borders.iter().map(|ruling| ruling.ink).filter(|ink| ink.y0 < bottom && ink.y1 > top - FRAME);
    let (left, right) =
        beside.fold((f32::MAX, f32::MIN), |(left, right), ink| (left.min(ink.x0), right.max(ink.x1)));
    if let Some(first) = xs.first_mut().filter(|x| left < **x && **x - left < FRAME) {
        *first = left;
    }
    if let Some(last) = xs.last_mut().filter(|x| right > **x && right - **x < FRAME) {
        *last = right;
    }
}

/// Whether each text of a header stands in a column of its own.
fn names(header: &Baseline, xs: &[f32]) -> bool {
    let column = |text: &Text| xs.partition_point(|x| *x <= f32::midpoint(text.x0, text.x1));
    let columns: Vec<usize> = header.texts.iter().map(column).collect();
    columns.windows(2).all(|pair| pair.first() < pair.last())
}

/// A region without the title of the next table: its last lines that cross the columns, or stand apart.
fn without_title<'l>(region: &'l [Baseline], xs: &[f32]) -> &'l [Baseline] {
    let mut body = region;
    for _ in 0..TITLE_LINES {
        let Some((last, rest)) = body.split_last() else { break };
        let apart = rest.last().is_some_and(|above| last.bbox.y0 - above.bbox.y1 > last.bbox.height());
        if !(crosses(last, xs) || apart && last.texts.len() == 1) {
            break;
        }
        body = rest;
    }
    body
}

/// Whether a text of the line runs over an inner column edge.
fn crosses(line: &Baseline, xs: &[f32]) -> bool {
    let inner = xs.get(1..xs.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().any(|x| line.words.iter().any(|word| word.0 < x - 1.0 && word.1 > x + 1.0))
}

fn rule(borders: &[Ruling], body: &[Baseline], xs: &[f32], header: bool) -> Option<Undrawn> {
    let top = body.first().map(|line| line.bbox.y0)? - 2.0;
    let bottom = body.last().map(|line| line.bbox.y1)? + 2.0;
    let (from, to) = (*xs.first()?, *xs.last()?);
    let ruled = borders.iter().filter(|r| r.horizontal && r.ink.width() > 0.25 * (to - from));
    let middles: Vec<f32> = ruled.map(|r| f32::midpoint(r.ink.y0, r.ink.y1)).collect();
    let above = middles.iter().copied().filter(|y| *y > top - 12.0 && *y <= top).fold(top, f32::min);
    let verticals = xs.iter().map(|x| Segment { at: *x, from: above, to: bottom }).collect();
    let mut horizontals = vec![Segment { at: above, from, to }];
    // Rules around the table and below its header are decoration; others part the rows.
    let first = body.get(usize::from(header)).map_or(bottom, |line| line.bbox.y1);
    if !middles.iter().any(|y| *y > first && *y < bottom - 2.0) {
        horizontals.extend(row_starts(body, xs, header));
        // Where no ruling ends a row, the page end tells nothing: the labels on the next page will.
        horizontals.push(Segment { at: bottom, from, to });
    }
    Some((horizontals, verticals))
}

/// Column edges under the header at `index`, if the strips between its texts stay free.
pub(crate) fn edges(lines: &[Baseline], index: usize) -> Option<Vec<f32>> {
    let body = lines.get(index + 1..)?;
    if body.len() < LINES {
        return None;
    }
    let header = lines.get(index)?;
    let mut xs = Vec::new();
    for pair in header.texts.windows(2) {
        let [left, right] = pair else { continue };
        xs.push(free_strip(
            lines.get(index..)?,
            f32::midpoint(left.x0, left.x1),
            f32::midpoint(right.x0, right.x1),
        )?);
    }
    let all = lines.get(index..)?;
    let left = all.iter().map(|line| line.bbox.x0).reduce(f32::min)?;
    let right = all.iter().map(|line| line.bbox.x1).reduce(f32::max)?;
    xs.insert(0, left - 2.0);
    xs.push(right + 2.0);
    Some(xs)
}

/// The middle of the widest strip between two positions that no line puts ink in, or next to none.
fn free_strip(lines: &[Baseline], from: f32, to: f32) -> Option<f32> {
    let steps = ((to - from).max(0.0) as usize).min(4_000);
    let inked: Vec<usize> = (0..steps)
        .map(|step| {
            let x = from + step as f32 + 0.5;
            let inked = |line: &&Baseline| line.words.iter().any(|word| word.0 <= x && x <= word.1);
            lines.iter().filter(inked).count()
        })
        .collect();
    // A column with little in it looks like a part of the strip beside it, if lines in the strip are overlooked.
    let strip = |allowed: usize| widest(&inked, allowed).map(|middle| from + middle);
    strip(0).or_else(|| strip(lines.len() / STRAY + 1))
}

/// The middle of the longest run of at most so much ink.
fn widest(inked: &[usize], allowed: usize) -> Option<f32> {
    let mut best: Option<(usize, usize)> = None;
    let mut start = 0;
    for run in inked.chunk_by(|a, b| (*a <= allowed) == (*b <= allowed)) {
        let longer = best.is_none_or(|(_, length)| run.len() > length);
        if longer && run.first().is_some_and(|ink| *ink <= allowed) {
            best = Some((start, run.len()));
        }
        start += run.len();
    }
    let (start, length) = best.filter(|(_, length)| *length as f32 >= STRIP)?;
    Some(start as f32 + length as f32 / 2.0)
}

/// The columns of the page before, if this page keeps to them.
fn carried(lines: &[Baseline], previous: &[f32]) -> Option<Vec<f32>> {
    let inner = previous.get(1..previous.len().checked_sub(1)?)?;
    let crossing = lines.iter().filter(|line| crosses(line, previous)).count();
    let (left, mut right) = (*previous.first()?, *previous.last()?);
    // In plain text a longer line is no sign of another table.
    if lines.iter().all(|line| line.is_plain_text) {
        right = lines.iter().map(|line| line.bbox.x1 + 2.0).fold(right, f32::max);
    }
    let kept = lines.iter().filter(|line| line.bbox.x0 > left - 8.0 && line.bbox.x1 < right + 8.0).count();
    // A few lines are the end of a row only if the first column is empty beside them.
    let rest = || inner.first().is_some_and(|edge| lines.iter().all(|line| line.bbox.x0 > *edge));
    let stray = lines.len() / STRAY + usize::from(lines.len() >= MANY);
    let fits = inner.len() + 1 >= HEADER_TEXTS && crossing <= stray;
    let enough = lines.len() >= LINES || !lines.is_empty() && crossing == 0 && rest();
    let edges = || previous.iter().rev().skip(1).rev().copied().chain([right]).collect();
    (fits && enough && kept * 10 >= lines.len() * 9).then(edges)
}

/// Undrawn rulings above each line that begins a label, from its column to the right edge.
fn row_starts(body: &[Baseline], xs: &[f32], header: bool) -> Vec<Segment> {
    let Some(right) = xs.last().copied() else { return Vec::new() };
    let mut found = Vec::new();
    if header && let Some(first) = body.get(1) {
        found.extend(xs.first().map(|left| Segment { at: first.bbox.y0 - 1.0, from: *left, to: right }));
    }
    let body = body.get(usize::from(header)..).unwrap_or_default();
    let widest = xs.windows(2).map(width).fold(0.0, f32::max);
    for pair in xs.windows(2).filter(|pair| width(pair) < widest) {
        let &[x0, x1] = pair else { continue };
        let labels: Vec<(f32, Text)> =
            body.iter().filter_map(|line| Some((line.bbox.y0, line.within(x0, x1)?))).collect();
        let lead = usual_lead(&labels, body.iter().any(|line| line.is_plain_text));
        let mut above: Option<f32> = None;
        for (y, text) in &labels {
            let gap = above.is_none_or(|above: f32| y - above > LABEL_GAP * lead.max(text.size));
            if gap || number::opens_label(&text.letters) {
                found.push(Segment { at: y - 1.0, from: x0, to: right });
            }
            above = Some(*y);
        }
    }
    found
}

fn width(pair: &[f32]) -> f32 {
    pair.last().copied().unwrap_or_default() - pair.first().copied().unwrap_or_default()
}

/// The usual distance of two lines of one label. Plain text puts lines of other columns between some of them.
fn usual_lead(labels: &[(f32, Text)], plain_text: bool) -> f32 {
    let mut leads: Vec<f32> = labels
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0))
        .filter(|lead| *lead > 1.0)
        .collect();
    leads.sort_by(f32::total_cmp);
    let usual = if plain_text { leads.len() * 3 / 4 } else { leads.len() / 4 };
    leads.get(usual).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::testing::glyph;
    use gwaje_model::{Code, Font, FontKind, Page, Pages};

    /// A page with texts at places: left end, baseline.
    fn page(number: u32, texts: &[(f32, f32, &str)]) -> Page {
        let letters = |text: &&str| text.chars().collect::<Vec<_>>();
        let glyphs = texts.iter().flat_map(|(x, y, text)| {
            letters(text).into_iter().zip(0..).map(move |(ch, at)| glyph(ch, x + 10.0 * at as f32, *y))
        });
        Page { number, width: 595.0, height: 842.0, glyphs: glyphs.collect(), ..Page::default() }
    }

    const HEADER: [(f32, f32, &str); 3] =
        [(80.0, 120.0, "국정과제"), (190.0, 120.0, "실천과제"), (400.0, 120.0, "추진현황")];

    #[test]
    fn a_repeated_header_over_one_filled_column_keeps_the_columns_of_the_page_before() {
        let mut first = HEADER.to_vec();
        first.extend([(60.0, 140.0, "1.가나다라마바사"), (170.0, 140.0, "1-1.가나다라")]);
        let status: Vec<f32> = (0..30).map(|line| 140.0 + 15.0 * line as f32).collect();
        first.extend(status.iter().map(|y| (280.0, *y, "추진한일을적은줄하나입니다")));
        let mut second = HEADER.to_vec();
        second.extend(status.iter().map(|y| (280.0, *y, "추진한일을적은줄하나입니다")));
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let pages = Pages { fonts, pages: vec![page(1, &first), page(2, &second)], ..Pages::default() };
        let found = crate::rows(&pages);
        let tables: Vec<u32> = found.value.iter().map(|row| row.table).collect();
        assert_eq!(tables, [0, 0], "one table of a header and one row");
        let last = found.value.last().and_then(|row| row.cells.last()).unwrap();
        assert_eq!((last.column, last.content.len()), (2, 60), "the row runs over both pages");
        let repeated = found.notes.iter().filter(|note| note.code == Code::RepeatedHeaderRemoved).count();
        assert_eq!(repeated, 3, "the texts of the repeated header are noted");
    }

    #[test]
    fn a_stretched_line_in_one_column_is_no_header() {
        let mut texts = HEADER.to_vec();
        texts.extend([(60.0, 140.0, "1.가나다라마바사"), (170.0, 140.0, "1-1.가나다라")]);
        let status = (0..30).map(|line| (280.0, 140.0 + 15.0 * line as f32));
        for (line, (x, y)) in status.enumerate() {
            match line {
                20 => texts.extend([(x, y, "자금"), (x + 50.0, y, "일감"), (x + 100.0, y, "기술")]),
                _ => texts.push((x, y, "추진한일을적은줄하나입니다")),
            }
        }
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let found = crate::rows(&Pages { fonts, pages: vec![page(1, &texts)], ..Pages::default() });
        let last = found.value.last().and_then(|row| row.cells.last()).unwrap();
        assert_eq!((found.value.len(), last.content.len()), (2, 30));
    }

    #[test]
    fn tables_one_below_the_other_each_have_their_columns() {
        let table = |top: f32, number: &'static str| {
            let mut texts: Vec<(f32, f32, &str)> =
                HEADER.iter().map(|(x, _, text)| (*x, top, *text)).collect();
            texts.extend([(60.0, top + 20.0, number), (170.0, top + 20.0, "1-1.가나다라")]);
            texts.extend(
                (0..6).map(|line| (280.0, top + 20.0 + 15.0 * line as f32, "추진한일을적은줄하나입니다")),
            );
            texts
        };
        let mut texts = table(120.0, "1.가나다라마바사");
        texts.push((60.0, 270.0, "2.다음표의제목은칸을가로질러씁니다"));
        texts.extend(table(300.0, "2.가나다라마바사"));
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let found = crate::rows(&Pages { fonts, pages: vec![page(1, &texts)], ..Pages::default() });
        let shape: Vec<(u32, usize)> = found.value.iter().map(|row| (row.table, row.cells.len())).collect();
        assert_eq!(shape, [(0, 3), (0, 3), (1, 1), (2, 3), (2, 3)]);
    }

    #[test]
    fn a_new_row_at_the_top_of_a_page_without_rulings_is_told_by_its_number() {
        let row = |number: &'static str, top: f32| {
            let labels = [(60.0, top, number), (170.0, top, "가나다라")];
            let status =
                (0..30).map(move |line| (280.0, top + 15.0 * line as f32, "추진한일을적은줄하나입니다"));
            labels.into_iter().chain(status)
        };
        let first: Vec<(f32, f32, &str)> = HEADER.into_iter().chain(row("1.가나다라마바사", 140.0)).collect();
        let second: Vec<(f32, f32, &str)> = row("2.가나다라마바사", 120.0).collect();
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let pages = Pages { fonts, pages: vec![page(1, &first), page(2, &second)], ..Pages::default() };
        let tables: Vec<u32> = crate::rows(&pages).value.iter().map(|row| row.table).collect();
        assert_eq!(tables, [0, 0, 0]);
    }
}
