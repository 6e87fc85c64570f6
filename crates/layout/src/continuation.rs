//! What a label at the top of a page tells about its row: whether a new row begins, or the one before goes on.

use gwaje_forms::{number, period};
use gwaje_model::{Line, Rect};

/// Usual distance of two lines of a label, em.
const LEADING: f32 = 1.6;
/// The last line of a text that runs down to the end of its cell ends nearer to it than this, em.
const AT_END: f32 = 1.7;

/// Above and below a label that goes on overleaf there is less white than this, em: a line of it would have stood there.
/// Without this, the next and the letters asked of a repeated label, some 600 of 20,094 cells of a public study, whose rows
/// of one or two lines end with their pages, were run together; the ten reports with known items are read alike with them.
const ANOTHER_LINE: f32 = 2.2;
/// What a cell keeps free on its two sides, and a space, em. A word that would have fitted behind the one line of a label is
/// no rest of it; behind several lines their author may have broken them.
const KEPT_FREE: f32 = 1.5;

/// The part of a label on the page before.
#[derive(Clone, Copy)]
pub(crate) struct Above<'l> {
    pub(crate) lines: &'l [&'l Line],
    /// Its cell on that page.
    pub(crate) cell: Rect,
    /// Where the table ends there (points from the top).
    pub(crate) bottom: f32,
}

/// What a label at the top of a page tells about its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// It opens a numbered entry: a new row.
    New,
    /// The same text as on the page before: printed again.
    Repeated,
    /// The label on the page before ran down to the page end: this is its rest.
    Cut,
    /// It ended a line above the page end: this is its rest if another label of the row was cut.
    CutEarly,
    /// Nothing certain.
    Other,
}

/// Judges the lines of a label by the part of it above them on the page before, if there is one.
pub(crate) fn judge(label: &[&Line], above: Option<Above<'_>>) -> Label {
    let text = squeeze(label.iter().copied());
    let repeated = above.is_some_and(|above| same_label(&squeeze(above.lines.iter().copied()), &text));
    if repeated {
        return Label::Repeated;
    }
    match above {
        _ if number::opens_label(&text) => Label::New,
        None => Label::Other,
        Some(_) if period::opens_label(&text) => Label::New,
        Some(above) if label.first().is_some_and(|line| above.had_room_for(line)) => Label::Other,
        Some(above) => above.cut(),
    }
}

impl Above<'_> {
    /// Whether the text of a cell runs down to the end of the page. One line may stand free below it: two lines of a
    /// paragraph are kept together on either side of the break.
    fn cut(&self) -> Label {
        let Some(line) = self.lines.last() else { return Label::Other };
        let em = line.size.max(1.0);
        let left = (self.bottom - line.bbox().y1) / em;
        let leading = line.leading.map_or(LEADING, |leading| leading / em);
        let page = line.place.page();
        let top = self.lines.iter().find(|line| line.place.page() == page).map_or(0.0, |line| line.bbox().y0);
        let white = (top - self.cell.y0) / em + left;
        if left < AT_END && white < ANOTHER_LINE {
            Label::Cut
        } else if left < AT_END + leading && white < ANOTHER_LINE + leading {
            Label::CutEarly
        } else {
            Label::Other
        }
    }

    /// Whether the first word of a line would have stood beside the only one above it.
    fn had_room_for(&self, next: &Line) -> bool {
        let [line] = self.lines else { return false };
        let letters = next.chars.iter().take_while(|c| !c.ch.is_whitespace());
        let word = next.chars.first().zip(letters.last()).map_or(0.0, |(first, last)| last.x1 - first.x0);
        line.bbox().width() + word + KEPT_FREE * line.size < self.cell.width()
    }
}

/// Whether a row goes on, by its labels.
pub(crate) fn go_on(labels: &[Label]) -> bool {
    // A label that ended well above the page end has no rest: the one overleaf belongs to a row of its own.
    let certain = labels.iter().any(|label| matches!(label, Label::Cut | Label::Repeated));
    labels.iter().all(|label| match label {
        Label::Cut | Label::Repeated => true,
        Label::CutEarly => certain,
        Label::New | Label::Other => false,
    })
}

/// The characters of lines without white space.
pub(crate) fn squeeze<'l>(lines: impl Iterator<Item = &'l Line>) -> String {
    lines.flat_map(|line| &line.chars).map(|c| c.ch).filter(|ch| !ch.is_whitespace()).collect()
}

/// Whether two labels are the same but for "(계속)". A sign or an amount (`○`, `-`, `2`) names no row.
fn same_label(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.replace("(계속)", "").replace("<계속>", "").replace("[계속]", "");
    a.contains(char::is_alphabetic) && bare(a) == bare(b)
}
