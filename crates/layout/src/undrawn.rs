//! Tables without vertical rulings, with or without horizontal ones.
//!
//! A line of three or more short texts far apart is a header; the strips of white between its columns become rulings
//! that were not drawn. Where no horizontal rulings part the rows either, a row begins where a label begins.

use crate::across;
use crate::baseline::{Baseline, HEADER_TEXTS, baselines};
use crate::carried::Carried;
use crate::header;
use crate::ink::Ink;
use crate::row_start::row_starts;
use crate::segment::Segment;
use crate::strips::{self, LINES, crosses, names};
use gwaje_model::{Rect, Ruling};

/// The title of a table has at most this many lines.
const TITLE_LINES: usize = 3;
/// A ruling that is not over all columns is the edge of their table where it ends this near outside the text (points).
const FRAME: f32 = 24.0;

/// A ruling this near above the first line or below the last is the edge of their table (points).
const EDGE: f32 = 12.0;

/// Rulings that were not drawn: horizontal, vertical.
type Undrawn = (Vec<Segment>, Vec<Segment>);

/// The rulings that the tables of a page without vertical ones leave undrawn, if there are such tables. `height` is that
/// of the page, `borders` are the rulings it has.
pub(crate) fn rulings(
    height: f32,
    borders: &[Ruling],
    inks: &[Ink],
    carried: Carried<'_>,
) -> Option<Undrawn> {
    let lines = baselines(inks);
    let lines = lines.iter().filter(|line| !line.is_page_number(height)).collect();
    let lines = carried.without_heads(lines, height);
    let mut starts = header::starts(&lines, carried);
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let mut ended = carried.edges().map(<[f32]>::to_vec);
    let mut seen = carried.last_table.map(|columns| columns.xs.clone());
    let (mut horizontals, mut verticals) = (Vec::new(), Vec::new());
    for (nth, start) in starts.iter().enumerate() {
        let next = starts.get(nth + 1).copied();
        let Some(region) = lines.get(*start..next.unwrap_or(lines.len())) else { continue };
        let header = region.first().is_some_and(|line| line.is_header());
        let before = if header { seen.as_deref() } else { ended.as_deref() };
        let named = region_columns(region, header, next.is_some(), before).map(|xs| (xs, header));
        // A stretched line of text may look like a header.
        let goes_on = || ended.as_deref().and_then(|xs| strips::kept(region, xs)).map(|xs| (xs, false));
        let Some((mut xs, header)) = named.or_else(goes_on) else { continue };
        reach_frame(borders, region, &mut xs);
        let body = if next.is_some() { without_title(region, &xs) } else { region };
        for (nth, stretch) in across::stretches(body, &xs).into_iter().enumerate() {
            if let Some((horizontal, vertical)) = rule(borders, stretch, &xs, header && nth == 0) {
                horizontals.extend(horizontal);
                verticals.extend(vertical);
            }
        }
        (ended, seen) = (None, Some(xs));
    }
    (!verticals.is_empty()).then_some((horizontals, verticals))
}

/// The rows of a table whose columns alone are drawn.
pub(crate) struct Rows {
    pub(crate) across: Vec<Segment>,
    pub(crate) header: Vec<String>,
}

/// Parts the rows inside drawn columns, if rows are not drawn there: the table begins with a header in the same cells as
/// the text below it, or `known` is the header of such a table, which goes on here.
pub(crate) fn rows(inks: &[Ink], xs: &[f32], known: Option<&[String]>) -> Option<Rows> {
    let lines = baselines(inks);
    let lines: Vec<&Baseline> = lines.iter().collect();
    let first = lines.first().filter(|_| xs.len() > HEADER_TEXTS)?;
    let texts: Vec<String> = first.texts.iter().map(|text| text.letters.clone()).collect();
    let filled = xs.windows(2).all(|pair| matches!(pair, [x0, x1] if first.within(*x0, *x1).is_some()));
    let header = match known {
        Some(known) => texts == known,
        None => first.is_header() && filled && names(first, xs) && lines.len() > LINES,
    };
    let across = (header || known.is_some()).then(|| row_starts(&lines, xs, header))?;
    Some(Rows { across, header: known.map_or(texts, <[String]>::to_vec) })
}

/// The column edges of a region: those of the table before where they fit, else those its header tells. A header
/// repeated on a page with less text in its columns would give narrower ones.
fn region_columns(
    region: &[&Baseline],
    header: bool,
    titled: bool,
    previous: Option<&[f32]>,
) -> Option<Vec<f32>> {
    let known = previous.and_then(|xs| {
        let body = if titled { without_title(region, xs) } else { region };
        strips::kept(body, xs).filter(|xs| !header || region.first().is_some_and(|line| names(line, xs)))
    });
    known.or_else(|| strips::edges(region).filter(|_| header))
}

/// Moves the outer edges out to the rulings drawn around the text: to those over all of its columns, however short its lines are,
/// and to others if they are near.
fn reach_frame(borders: &[Ruling], region: &[&Baseline], xs: &mut [f32]) {
    let (Some(top), Some(bottom)) = (region.first().map(|l| l.bbox.y0), region.last().map(|l| l.bbox.y1))
    else {
        return;
    };
    let (Some(first), Some(last)) = (xs.first().copied(), xs.last().copied()) else { return };
    let beside =
        borders.iter().map(|ruling| ruling.ink).filter(|ink| ink.y0 < bottom && ink.y1 > top - FRAME);
    let near = |ink: &Rect| (ink.x0 > first - FRAME, ink.x1 < last + FRAME);
    let (mut left, mut right) = (first, last);
    for ink in beside {
        let over_all = ink.x0 <= first && ink.x1 >= last;
        let (near_left, near_right) = near(&ink);
        left = if over_all || near_left { left.min(ink.x0) } else { left };
        right = if over_all || near_right { right.max(ink.x1) } else { right };
    }
    if let [first, .., last] = xs {
        (*first, *last) = (left, right);
    }
}

/// A region without the title of the next table: its last lines that cross the columns, or stand apart.
fn without_title<'l, 'b>(region: &'l [&'b Baseline], xs: &[f32]) -> &'l [&'b Baseline] {
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

fn rule(borders: &[Ruling], body: &[&Baseline], xs: &[f32], header: bool) -> Option<Undrawn> {
    let top = body.first().map(|line| line.bbox.y0)? - 2.0;
    let bottom = body.last().map(|line| line.bbox.y1)? + 2.0;
    let (from, to) = (*xs.first()?, *xs.last()?);
    let ruled = borders.iter().filter(|r| r.horizontal && r.ink.width() > 0.25 * (to - from));
    let middles: Vec<f32> = ruled.map(|r| f32::midpoint(r.ink.y0, r.ink.y1)).collect();
    let above = middles.iter().copied().filter(|y| *y > top - EDGE && *y <= top).fold(top, f32::min);
    // A ruling right below the last line ends its row, be it at the page end.
    let below = middles.iter().copied().filter(|y| *y >= bottom - 2.0 && *y < bottom + EDGE);
    let bottom = below.reduce(f32::min).unwrap_or(bottom);
    let verticals = xs.iter().map(|x| Segment { at: *x, from: above, to: bottom }).collect();
    let mut horizontals = vec![Segment { at: above, from, to }];
    // Rules around the table and below its header are decoration; others part the rows.
    let first = body.get(usize::from(header)).map_or(bottom, |line| line.bbox.y1);
    if !middles.iter().any(|y| *y > first && *y < bottom - 2.0) {
        // A ruling below the header is where the first row begins: above its text stands no other.
        let drawn = |start: &Segment| {
            let above = body.iter().map(|line| line.bbox.y1).filter(|y| *y <= start.at).fold(top, f32::max);
            middles.iter().any(|y| (above..=start.at).contains(y))
        };
        horizontals.extend(row_starts(body, xs, header).into_iter().filter(|start| !drawn(start)));
        // Where no ruling ends a row, the page end tells nothing: the labels on the next page will.
        horizontals.push(Segment { at: bottom, from, to });
    }
    Some((horizontals, verticals))
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
        let found = crate::rows(pages);
        let tables: Vec<u32> = found.value.iter().map(|row| row.table).collect();
        assert_eq!(tables, [0, 0], "one table of a header and one row");
        let last = found.value.last().and_then(|row| row.cells.last()).unwrap();
        assert_eq!((last.column, last.content.len()), (2, 60), "the row runs over both pages");
        let repeated = found.notes.iter().filter(|note| note.code == Code::RepeatedHeaderRemoved).count();
        assert_eq!(repeated, 3, "the texts of the repeated header are noted");
    }

    #[test]
    fn headings_near_each_other_name_two_columns_where_the_white_between_them_goes_down_the_page() {
        let head = [
            (60.0, 120.0, "국정과제"),
            (170.0, 120.0, "실천과제"),
            (288.0, 120.0, "주관"),
            (316.0, 120.0, "추진현황"),
        ];
        let columns = |status: f32| {
            let labels = [(60.0, 140.0, "1.가나다라"), (170.0, 140.0, "1-1.가나"), (288.0, 140.0, "나다")];
            let lines =
                (0..12).map(|line| (status, 140.0 + 15.0 * line as f32, "추진한일을적은줄하나입니다"));
            let texts: Vec<(f32, f32, &str)> = head.into_iter().chain(labels).chain(lines).collect();
            let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
            let found = crate::rows(Pages { fonts, pages: vec![page(1, &texts)], ..Pages::default() });
            found.value.first().map(|row| row.cells.len())
        };
        assert_eq!(columns(318.0), Some(4));
        // Text under the gap: both words head one column.
        assert_eq!(columns(312.0), Some(3));
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
        let found = crate::rows(Pages { fonts, pages: vec![page(1, &texts)], ..Pages::default() });
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
        let found = crate::rows(Pages { fonts, pages: vec![page(1, &texts)], ..Pages::default() });
        let shape: Vec<(u32, usize)> = found.value.iter().map(|row| (row.table, row.cells.len())).collect();
        assert_eq!(shape, [(0, 3), (0, 3), (1, 1), (2, 3), (2, 3)]);
    }

    /// The lines of a status column from a height on.
    fn status(top: f32, lines: u8) -> impl Iterator<Item = (f32, f32, &'static str)> {
        (0..lines).map(move |line| (280.0, top + 15.0 * f32::from(line), "추진한일을적은줄하나입니다"))
    }

    fn read(pages: Vec<Page>) -> gwaje_model::Noted<Vec<gwaje_model::Row<gwaje_model::Line>>> {
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        crate::rows(Pages { fonts, pages, ..Pages::default() })
    }

    #[test]
    fn one_longer_label_overleaf_moves_the_edge_of_its_column() {
        let labels = [(60.0, 140.0, "1.가나다"), (170.0, 140.0, "1-1.가")];
        let first = HEADER.into_iter().chain(labels).chain(status(140.0, 40)).collect::<Vec<_>>();
        let label = [
            (60.0, 75.0, "2.가나"),
            (170.0, 75.0, "2-1.가"),
            (170.0, 90.0, "나다라마바사아"),
            (243.0, 90.0, "자차"),
        ];
        let second = label.into_iter().chain(status(75.0, 30)).collect::<Vec<_>>();
        let found = read(vec![page(1, &first), page(2, &second)]);
        let cell = found.value.last().and_then(|row| row.cells.get(1)).unwrap();
        let text: Vec<String> = cell.content.iter().map(gwaje_model::Line::text).collect();
        assert_eq!(text, ["2-1.가", "나다라마바사아 자차"]);
    }

    #[test]
    fn a_running_head_over_the_widest_column_is_no_line_of_it() {
        let head = (330.0, 40.0, "정부업무평가참고자료");
        let labels = [(60.0, 140.0, "1.가나다라마바사"), (170.0, 140.0, "1-1.가나다라")];
        let first =
            [head].into_iter().chain(HEADER).chain(labels).chain(status(140.0, 40)).collect::<Vec<_>>();
        let second = [head].into_iter().chain(status(75.0, 30)).collect::<Vec<_>>();
        let found = read(vec![page(1, &first), page(2, &second)]);
        let last = found.value.last().and_then(|row| row.cells.last()).unwrap();
        assert_eq!((last.column, last.content.len()), (2, 70), "the row runs over both pages");
        let heads = found.notes.iter().filter(|note| note.code == Code::RunningHeadRemoved).count();
        assert_eq!(heads, 2);
    }

    #[test]
    fn the_title_of_the_first_table_may_stand_in_the_middle() {
        let title = (250.0, 80.0, "분기별추진실적");
        let header = HEADER.map(|(x, y, text)| (x, y, if text == "국정과제" { "가나다라" } else { text }));
        let labels = [(60.0, 140.0, "1.가나다라마바사"), (170.0, 140.0, "1-1.가나다라")];
        let texts =
            [title].into_iter().chain(header).chain(labels).chain(status(140.0, 12)).collect::<Vec<_>>();
        let shape: Vec<usize> = read(vec![page(1, &texts)]).value.iter().map(|row| row.cells.len()).collect();
        assert_eq!(shape, [1, 3, 3]);
    }

    #[test]
    fn a_header_repeated_above_or_below_text_over_the_columns_is_one() {
        let band = |y: f32| (60.0, y, "1.칸을가로질러쓰는과제의긴이름입니다");
        let labels = |y: f32| [(60.0, y, "1-1.가나다라"), (170.0, y, "1-1.가나다라")];
        let first = HEADER.into_iter().chain([band(145.0)]).chain(labels(170.0)).chain(status(170.0, 40));
        let second = HEADER.into_iter().chain([band(145.0)]).chain(labels(170.0)).chain(status(170.0, 20));
        let pages = vec![page(1, &first.collect::<Vec<_>>()), page(2, &second.collect::<Vec<_>>())];
        let found = read(pages);
        let names = |row: &gwaje_model::Row<gwaje_model::Line>| {
            row.cells.iter().flat_map(|cell| &cell.content).any(|line| line.text().contains("실천과제"))
        };
        assert_eq!(found.value.iter().filter(|row| names(row)).count(), 1, "the header stands once");
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
        let tables: Vec<u32> = crate::rows(pages).value.iter().map(|row| row.table).collect();
        assert_eq!(tables, [0, 0, 0]);
    }
}
