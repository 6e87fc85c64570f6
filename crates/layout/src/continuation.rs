//! What a label at the top of a page tells about its row: whether a new row begins, or the one before goes on.

use gwaje_forms::{number, period};
use gwaje_model::Line;

/// Usual distance of two lines of a label, em.
const LEADING: f32 = 1.6;
/// The last line of a text that runs down to the end of its cell ends nearer to it than this, em.
const AT_END: f32 = 1.7;

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

/// Judges a label, its text without white space. `above` are the lines of the cell above it on the page before, if there
/// is one, and `bottom` is where the table ends there.
pub(crate) fn judge(text: &str, above: Option<&[&Line]>, bottom: f32) -> Label {
    let repeated = above.is_some_and(|above| same_label(&squeeze(above.iter().copied()), text));
    if repeated {
        return Label::Repeated;
    }
    match above {
        _ if number::opens_label(text) => Label::New,
        None => Label::Other,
        Some(_) if period::opens_label(text) => Label::New,
        Some(above) => cut(above, bottom),
    }
}

/// Whether the text of a cell runs down to the end of the page. One line may stand free below it: two lines of a
/// paragraph are kept together on either side of the break.
fn cut(above: &[&Line], bottom: f32) -> Label {
    let Some(line) = above.last() else { return Label::Other };
    let em = line.size.max(1.0);
    let left = (bottom - line.bbox().y1) / em;
    let leading = line.leading.map_or(LEADING, |leading| leading / em);
    if left < AT_END {
        Label::Cut
    } else if left < AT_END + leading {
        Label::CutEarly
    } else {
        Label::Other
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

/// Whether two labels are the same but for "(계속)".
fn same_label(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.replace("(계속)", "").replace("<계속>", "").replace("[계속]", "");
    !a.is_empty() && bare(a) == bare(b)
}
