//! Tables inside cells, and where rows end: invented pages, drawn line by line.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use gwaje_model::{Cell, Code, Glyph, GlyphFlags, Line, Noted, Page, Pages, Rect, Row, Ruling};

/// A page of A4 as it is drawn.
struct Drawn(Page);

impl Drawn {
    fn page(number: u32) -> Self {
        Self(Page { number, width: 595.0, height: 842.0, ..Page::default() })
    }

    /// Text of 10 pt from a left end and a baseline on.
    fn text(mut self, x: f32, y: f32, text: &str) -> Self {
        let (flags, clip, mcid) = (GlyphFlags::default(), Glyph::NO_CLIP, Glyph::NO_MCID);
        self.0.glyphs.extend(text.chars().zip(0_u8..).map(|(ch, at)| {
            let x = x + 10.0 * f32::from(at);
            Glyph { ch, x, y, advance: 10.0, size: 10.0, angle: 0, font: 0, clip, flags, mcid, show: 0 }
        }));
        self
    }

    /// A ruled grid with these column and row edges.
    fn grid(mut self, xs: &[f32], ys: &[f32]) -> Self {
        let ((left, right), (top, bottom)) = ((xs[0], xs[xs.len() - 1]), (ys[0], ys[ys.len() - 1]));
        let across = ys.iter().map(|y| (Rect::new(left, y - 0.25, right, y + 0.25), true));
        let down = xs.iter().map(|x| (Rect::new(x - 0.25, top, x + 0.25, bottom), false));
        let ruling = |(ink, horizontal)| Ruling { ink, horizontal, stroked: true };
        self.0.rulings.extend(across.chain(down).map(ruling));
        self
    }
}

fn rows(pages: Vec<Drawn>) -> Noted<Vec<Row<Line>>> {
    gwaje_layout::rows(Pages { pages: pages.into_iter().map(|page| page.0).collect(), ..Pages::default() })
}

/// The text of a cell, a line a line, tables inside it in brackets.
fn shown(cell: &Cell<Line>) -> String {
    let line = |line: &Line| {
        let tables: Vec<String> = line.tables.iter().map(|rows| format!("[{}]", table(rows))).collect();
        [vec![line.text()], tables].concat().join(" ")
    };
    cell.content.iter().map(line).collect::<Vec<_>>().join(" ")
}

/// Cells parted by bars, rows by slashes.
fn table(rows: &[Row<Line>]) -> String {
    let row = |row: &Row<Line>| row.cells.iter().map(shown).collect::<Vec<_>>().join("|");
    rows.iter().map(row).collect::<Vec<_>>().join("/")
}

/// A table of two columns whose right cell holds text, a table with these edges, and text.
fn around(xs: &[f32], ys: &[f32]) -> Drawn {
    let page = Drawn::page(1).grid(&[50.0, 150.0, 550.0], &[100.0, 300.0]).grid(xs, ys);
    let (left, right) = (xs[0] + 10.0, xs[1] + 10.0);
    page.text(60.0, 120.0, "과제")
        .text(left, ys[0] + 15.0, "연도")
        .text(right, ys[0] + 15.0, "인력")
        .text(left, ys[1] + 15.0, "올해")
        .text(right, ys[1] + 15.0, "칠명")
}

#[test]
fn a_table_inside_a_cell_stands_below_the_line_above_it() {
    let page = around(&[200.0, 300.0, 400.0], &[150.0, 170.0, 190.0]);
    let page = page.text(160.0, 120.0, "▪조사완료").text(160.0, 220.0, "▪임차");
    let found = rows(vec![page]).value;
    assert_eq!(table(&found), "과제|▪조사완료 [연도|인력/올해|칠명] ▪임차");
    let inner = &found[0].cells[1].content[0].tables[0];
    assert!(inner.iter().all(|row| row.table == 1), "it has a number of its own");
}

#[test]
fn a_table_as_wide_as_its_cell_keeps_its_cells() {
    // Its frame stands nearer to the borders of the cell than lines of one table may stand apart.
    let page = around(&[151.5, 350.0, 548.5], &[101.5, 130.0, 298.5]);
    assert_eq!(table(&rows(vec![page]).value), "과제| [연도|인력/올해|칠명]");
}

#[test]
fn a_frame_around_one_text_is_no_table() {
    let page = Drawn::page(1).grid(&[50.0, 150.0, 550.0], &[100.0, 300.0]);
    let page = page.grid(&[200.0, 300.0, 400.0], &[150.0, 170.0]).text(60.0, 120.0, "과제");
    assert_eq!(table(&rows(vec![page.text(210.0, 165.0, "설명")]).value), "과제|설명");
}

#[test]
fn a_label_beside_a_table_comes_before_it() {
    let page = around(&[300.0, 400.0, 500.0], &[150.0, 170.0, 190.0]).text(160.0, 165.0, "구분:");
    assert_eq!(table(&rows(vec![page]).value), "과제|구분: [연도|인력/올해|칠명]");
}

const XS: [f32; 4] = [50.0, 150.0, 250.0, 550.0];

/// A row whose labels run down to its end in two lines, closed at `bottom`.
fn row(number: u32, top: f32, bottom: f32, label: &str, text: &str) -> Drawn {
    let page = Drawn::page(number).grid(&XS, &[top, bottom]);
    let page = page.text(60.0, bottom - 20.0, "소관").text(160.0, bottom - 20.0, "관계");
    page.text(60.0, bottom - 5.0, label).text(160.0, bottom - 5.0, "부처").text(260.0, bottom - 5.0, text)
}

/// A row of one line with its baseline at `y`.
fn line(number: u32, (top, bottom): (f32, f32), y: f32, texts: [&str; 3]) -> Drawn {
    let page = Drawn::page(number).grid(&XS, &[top, bottom]);
    XS.iter().zip(texts).fold(page, |page, (x, text)| page.text(x + 5.0, y, text))
}

#[test]
fn a_row_goes_on_only_from_the_foot_of_a_page() {
    let next = || row(2, 60.0, 90.0, "경제", "이어짐");
    assert_eq!(
        rows(vec![row(1, 745.0, 780.0, "지역", "시작"), next()]).value.len(),
        1,
        "cut by the page end"
    );
    let tall = row(3, 60.0, 780.0, "다른", "세째");
    let early = rows(vec![row(1, 100.0, 500.0, "지역", "시작"), next(), tall]).value;
    assert!(early.len() > 2, "closed in the middle of the page");
}

#[test]
fn a_row_of_short_labels_ends_with_its_page() {
    let next = |texts| line(2, (60.0, 85.0), 77.0, texts);
    let end = line(1, (755.0, 780.0), 772.0, ["대구", "없음", "시작"]);
    let found = rows(vec![end, next(["인천", "없다", "새로"])]).value;
    assert_eq!(
        table(&found),
        "대구|없음|시작/인천|없다|새로",
        "the words would have stood beside those above"
    );
    let wide = ["시도교육청조례", "의무수업시수는", "시작"];
    let found =
        rows(vec![line(1, (736.0, 780.0), 761.0, wide), next(["초등학교", "자료없음", "새로"])]).value;
    assert_eq!(found.len(), 2, "another line would have stood above and below");
    let found =
        rows(vec![line(1, (755.0, 780.0), 772.0, wide), next(["초등학교", "자료없음", "새로"])]).value;
    assert_eq!(found.len(), 1, "no word and no line would have");
    let sign = |name| [name, "-", "시작"];
    let found =
        rows(vec![line(1, (755.0, 780.0), 772.0, sign("시도교육청조례")), next(sign("초등학교"))]).value;
    assert_eq!(found.len(), 2, "a sign repeats no label");
}

#[test]
fn a_header_of_two_rows_is_taken_off_overleaf() {
    let page = |number: u32, top: f32, text: &str| {
        let (middle, below) = (top + 20.0, top + 40.0);
        let page = Drawn::page(number).grid(&[50.0, 150.0], &[top, below]);
        let page = page.grid(&[150.0, 250.0, 550.0], &[top, middle, below]).grid(&XS, &[below, below + 35.0]);
        let page = page.text(60.0, top + 25.0, "구분").text(160.0, top + 15.0, "인력");
        page.text(160.0, top + 35.0, "고급").text(60.0, below + 20.0, text).text(260.0, below + 20.0, "끝")
    };
    let found = rows(vec![page(1, 705.0, "항만"), page(2, 60.0, "공항")]);
    assert_eq!(table(&found.value), "구분|인력|/고급|/항만||끝/공항|끝");
    assert_eq!(found.notes.iter().filter(|note| note.code == Code::RepeatedHeaderRemoved).count(), 3);
}

#[test]
fn a_form_goes_on_with_other_columns() {
    let page = |number: u32, inner: f32, (top, bottom): (f32, f32), texts: [&str; 2]| {
        let page = Drawn::page(number).grid(&[50.0, 150.0, 250.0, inner, 550.0], &[top, bottom]);
        page.text(60.0, top + 15.0, texts[0]).text(260.0, top + 15.0, texts[1])
    };
    let tables = |label: &str| {
        let first = page(1, 350.0, (755.0, 780.0), ["품목", "하나"]);
        let found = rows(vec![first, page(2, 420.0, (60.0, 85.0), [label, "둘"])]).value;
        found.iter().map(|row| row.table).collect::<Vec<_>>()
    };
    assert_eq!(tables("개념"), [0, 0]);
    assert_eq!(tables("품목"), [0, 1], "the next form");
}

#[test]
fn boxes_that_lines_connect_keep_their_text() {
    let page = Drawn::page(1).grid(&[200.0, 400.0], &[100.0, 120.0]).grid(&[50.0, 100.0], &[140.0, 300.0]);
    let mut page = page.grid(&[130.0, 470.0], &[140.0, 300.0]);
    for (ink, horizontal) in
        [(Rect::new(299.8, 120.0, 300.2, 140.0), false), (Rect::new(100.0, 219.8, 130.0, 220.2), true)]
    {
        page.0.rulings.push(Ruling { ink, horizontal, stroked: true });
    }
    let page = page.text(220.0, 115.0, "안전교육").text(60.0, 200.0, "법령");
    let found = rows(vec![page.text(240.0, 160.0, "학교안전사고를예방한다")]).value;
    assert!(table(&found).contains("법령|학교안전사고를예방한다"), "{}", table(&found));
}

#[test]
fn a_text_over_all_columns_at_the_top_of_a_page_is_no_rest_of_a_row() {
    let band = Drawn::page(2).grid(&[50.0, 550.0], &[60.0, 80.0]).text(60.0, 75.0, "둘째과제");
    let page = band.grid(&XS, &[80.0, 110.0]).text(60.0, 95.0, "경제");
    let found = rows(vec![row(1, 745.0, 780.0, "지역", "시작"), page]).value;
    assert_eq!(table(&found), "소관 지역|관계 부처|시작/둘째과제/경제||");
}

#[test]
fn a_label_whose_own_box_is_open_at_the_page_end_goes_on() {
    let page = |number: u32, closed: bool, label: &str, text: &str| {
        let (from, y) = if closed { (50.0, 700.0) } else { (150.0, 60.0) };
        let end = y + 80.0;
        let drawn = Drawn::page(number).grid(&[150.0, 350.0, 550.0], &[y, end]);
        let mut drawn = drawn.text(60.0, y + 15.0, label).text(160.0, y + 15.0, text);
        let across = Rect::new(from, y - 0.25, 150.0, y + 0.25);
        drawn.0.rulings.push(Ruling { ink: across, horizontal: true, stroked: true });
        let side = Rect::new(49.75, y, 50.25, end);
        drawn.0.rulings.push(Ruling { ink: side, horizontal: false, stroked: true });
        drawn
    };
    let found = rows(vec![page(1, true, "지역", "시작"), page(2, true, "경제", "새로")]).value;
    assert_eq!(table(&found), "지역 경제|시작|/새로|", "the label alone");
}

/// A row that no border closes at the page end, and the one at the top of the next page.
fn open(label: &str, next: &str) -> usize {
    let mut page = line(1, (700.0, 780.0), 775.0, [label, "부처", "시작"]);
    page.0.rulings.retain(|ruling| !(ruling.horizontal && ruling.ink.y0 > 770.0));
    rows(vec![page, line(2, (60.0, 90.0), 85.0, [next, "부처", "다음"])]).value.len()
}

#[test]
fn a_row_open_at_the_page_end_has_ended_where_a_further_number_stands_overleaf() {
    assert_eq!(open("50-1.지원", "확대"), 1, "the rest of its label");
    assert_eq!(open("50-1.지원", "50-2.확대"), 2, "a further number");
    assert_eq!(open("지원", "50-2.확대"), 1, "no number above");
}

#[test]
fn columns_that_were_drawn_are_not_guessed_overleaf() {
    let memo = Drawn::page(2).text(260.0, 90.0, "메모").text(400.0, 90.0, "난");
    let found = rows(vec![row(1, 745.0, 780.0, "지역", "시작"), memo]).value;
    assert_eq!(found.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn nothing_goes_on_over_a_page_without_text() {
    let pages = vec![row(1, 745.0, 780.0, "지역", "시작"), Drawn::page(2), row(3, 60.0, 90.0, "경제", "끝")];
    let found = rows(pages).value;
    assert_eq!(found.iter().map(|row| row.after_gap).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn nothing_goes_on_where_the_page_numbers_jump() {
    let two = |second: &str| {
        let first = row(1, 695.0, 730.0, "지역", "시작").text(280.0, 815.0, "-2-");
        rows(vec![first, row(2, 110.0, 150.0, "경제", "끝").text(280.0, 815.0, second)])
    };
    let told = |found: &Noted<_>| found.notes.iter().any(|note| note.code == Code::PageMissing);
    let next = two("-3-");
    assert_eq!((next.value.len(), told(&next)), (1, false));
    let jump = two("-5-");
    assert_eq!((jump.value.len(), told(&jump), jump.value[1].after_gap), (2, true, true));
}
