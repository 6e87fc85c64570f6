//! Printed pages as PDF, by `pdf-writer`: letters of one font that is not embedded, whose codes a character map leads to
//! Unicode.

use super::line::advance;
use super::shape::{Run, Shape};
use super::table::{Page, Placed};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

const FONT: Name<'static> = Name(b"F1");
const REGISTRY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Codes of letters: their order of first use, from 1.
#[derive(Default)]
struct Codes(Vec<char>);

impl Codes {
    fn of(&mut self, text: &str) -> Vec<u8> {
        text.chars().flat_map(|letter| self.code(letter).to_be_bytes()).collect()
    }

    fn code(&mut self, letter: char) -> u16 {
        let at = self.0.iter().position(|known| *known == letter).unwrap_or_else(|| {
            self.0.push(letter);
            self.0.len() - 1
        });
        at as u16 + 1
    }

    fn all(&self) -> impl Iterator<Item = (u16, char)> {
        self.0.iter().enumerate().map(|(at, letter)| (at as u16 + 1, *letter))
    }
}

/// The bytes of a PDF of some pages.
pub(super) fn bytes(pages: &[Page], shape: &Shape) -> Vec<u8> {
    let [catalog, tree, font, cid, descriptor, map] = [1, 2, 3, 4, 5, 6].map(Ref::new);
    let reference = |nth: usize, of: i32| Ref::new(7 + 2 * nth as i32 + of);
    let (mut pdf, mut codes) = (Pdf::new(), Codes::default());
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..pages.len()).map(|nth| reference(nth, 0))).count(pages.len() as i32);
    for (nth, printed) in pages.iter().enumerate() {
        let mut page = pdf.page(reference(nth, 0));
        page.parent(tree)
            .media_box(Rect::new(0.0, 0.0, shape.paper.0, shape.paper.1))
            .contents(reference(nth, 1));
        page.resources().fonts().pair(FONT, font);
        page.finish();
        pdf.stream(reference(nth, 1), &content(printed, shape, &mut codes));
    }
    pdf.type0_font(font)
        .base_font(Name(b"Batang"))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(map);
    let mut child = pdf.cid_font(cid);
    child
        .subtype(CidFontType::Type2)
        .base_font(Name(b"Batang"))
        .system_info(REGISTRY)
        .font_descriptor(descriptor);
    let wide = codes.all().map(|(_, letter)| 1000.0 * advance(letter, shape) / shape.size);
    child.widths().consecutive(1, wide);
    child.finish();
    pdf.font_descriptor(descriptor)
        .name(Name(b"Batang"))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(0.0, -150.0, 1000.0, 850.0))
        .italic_angle(0.0)
        .ascent(850.0)
        .descent(-150.0)
        .cap_height(700.0)
        .stem_v(80.0);
    let mut cmap = UnicodeCmap::new(Name(b"Custom"), REGISTRY);
    for (code, letter) in codes.all() {
        cmap.pair(code, letter);
    }
    pdf.cmap(map, &cmap.finish());
    pdf.finish()
}

fn content(page: &Page, shape: &Shape, codes: &mut Codes) -> Vec<u8> {
    let mut content = Content::new();
    content.set_line_width(0.5);
    for [x0, y0, x1, y1] in &page.rules {
        content.move_to(*x0, shape.paper.1 - y0).line_to(*x1, shape.paper.1 - y1).stroke();
    }
    content.begin_text().set_font(FONT, shape.size);
    for line in &page.lines {
        for (x, text) in runs(line, shape) {
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, shape.paper.1 - line.at.1]);
            content.show(Str(&codes.of(&text)));
        }
    }
    content.end_text();
    content.finish().into_vec()
}

/// What of a line is shown at once, and where it begins. A wider space ends a run, as does one that is only a gap.
fn runs(line: &Placed, shape: &Shape) -> Vec<(f32, String)> {
    let (mut runs, mut x): (Vec<(f32, String)>, f32) = (Vec::new(), line.at.0);
    let mut open = false;
    for letter in line.text.chars() {
        let space = letter == ' ';
        if space && !shape.spaces {
            open = false;
        } else {
            match runs.last_mut().filter(|_| open) {
                Some((_, run)) => run.push(letter),
                None => runs.push((x, letter.to_string())),
            }
            open = match shape.run {
                Run::Line => !space || line.stretch == 0.0,
                Run::Eojeol => !space,
                Run::Letter => false,
            };
        }
        x += advance(letter, shape) + if space { line.stretch } else { 0.0 };
    }
    runs
}
