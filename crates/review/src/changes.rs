//! A web page of what changed between two documents: each change with the clippings of both printed pages beside it.
//!
//! One file without scripts or outside resources, as the page of one document is.

use crate::paint::{self, Error, Painter};
use crate::safe::escape;
use base64::Engine as _;
use gwaje::Options;
use gwaje::stages::compare::diff::{Change, ChangeKind, Diff, Relation, Side};
use gwaje::stages::compare::wording::PieceKind;
use gwaje_model::{Document, Item, Rect};
use gwaje_words::{Lang, Words};
use hayro::vello_cpu::Pixmap;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Resolution of the clippings: that of the page of one document, of which a line is readable.
const DPI: f32 = 96.0;

/// What is shown around the lines of an item, in points: half a line of a report, so that the eye finds its place.
const AROUND: f32 = 6.0;

const STYLE: &str = "
body{font:15px/1.55 'Noto Sans KR','Malgun Gothic',sans-serif;margin:0;color:#222;background:#f4f4f2}
header,h2{padding:.6em 1.2em;background:#fff;border-bottom:1px solid #ccc;margin:0}
h2{font-size:16px;position:sticky;top:0}
article{padding:.6em 1.2em;border-bottom:1px solid #ddd}
article p{margin:.2em 0}
.kind{display:inline-block;min-width:5em;font-weight:bold}
.added .kind{color:#060}.removed .kind,.absent .kind{color:#a00}.edited .kind{color:#a40}.moved .kind{color:#06c}
del{color:#a00}ins{color:#060;text-decoration:none;font-weight:bold}
.both{display:flex;gap:1em;flex-wrap:wrap}
figure{flex:1 1 20em;margin:.3em 0;background:#fff;box-shadow:0 0 4px #aaa}
figure img{max-width:100%;display:block}
figcaption,.where{color:#555;font-size:12px;padding:0 .4em}
@media (prefers-color-scheme:dark){body{background:#1b1b1b;color:#ddd}header,h2{background:#262626}figcaption,.where{color:#aaa}}
@media print{h2{position:static}article{break-inside:avoid}}
";

/// One of the two documents.
#[derive(Clone, Copy, Debug)]
pub struct Release<'a> {
    /// The document.
    pub document: &'a Document,
    /// The PDF on whose pages its items have their places, where there is one.
    pub print: Option<&'a [u8]>,
}

/// What is said of a diff beside its texts, in the words of the terminal.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The language of the page and of what is said here.
    pub lang: Lang,
    /// What changed of the documents as a whole, of agendas and tasks, a line each.
    pub lines: &'a [String],
    /// The edits of a change, a line each.
    pub edits: &'a dyn Fn(&Change) -> Vec<String>,
}

/// The part of a page of one of the two documents, 0 the older, as an address; none where there is no print.
pub type Clip<'a> = dyn FnMut(usize, u32, Rect) -> Result<Option<String>, Error> + 'a;

/// Renders a diff as one HTML page.
///
/// # Errors
/// When a print is no PDF or its pages cannot be painted.
pub fn changes(
    diff: &Diff,
    releases: [Release<'_>; 2],
    told: Told<'_>,
    options: &Options,
) -> Result<String, Error> {
    let [old, new] = releases;
    let mut prints = [Clippings::new(old, options)?, Clippings::new(new, options)?];
    let mut clip = |side: usize, page: u32, part: Rect| {
        prints.get_mut(side).map_or(Ok(None), |clippings| clippings.clipping(page, part))
    };
    let body = changes_body(diff, [old.document, new.document], told, &mut clip)?;
    Ok(head(diff, told.lang) + &body + "</body></html>\n")
}

/// The body of that page, for a server, whose pictures are asked for by their address.
///
/// # Errors
/// When a part of a page cannot be had.
pub fn changes_body(
    diff: &Diff,
    documents: [&Document; 2],
    told: Told<'_>,
    clip: &mut Clip<'_>,
) -> Result<String, Error> {
    let lang = told.lang;
    let [old, new] = documents.map(|document| Placed {
        name: &document.source.name,
        items: document.items().map(|item| (item.id.as_str(), item)).collect(),
    });
    let mut html = summary(diff, told);
    let mut task = "";
    for change in &diff.changes {
        if change.task != task {
            task = &change.task;
            let _ = writeln!(html, "<h2>{} {}</h2>", escape(task), escape(&change.title));
        }
        let _ = write!(html, "<article class=\"{}\">", class(change.kind));
        wording(change, lang, &mut html);
        for line in (told.edits)(change) {
            let _ = write!(html, "<p class=\"where\">{}</p>", escape(&line));
        }
        html.push_str("<div class=\"both\">");
        for (at, side, placed) in [(0, &change.old, &old), (1, &change.new, &new)] {
            if let Some(side) = side {
                placed.of(side, lang, &mut html, &mut |page, part| clip(at, page, part))?;
            }
        }
        html.push_str("</div></article>\n");
    }
    html.push_str("</main>\n");
    Ok(html)
}

fn title(diff: &Diff) -> String {
    format!("{} → {}", escape(&diff.old), escape(&diff.new))
}

fn head(diff: &Diff, lang: Lang) -> String {
    let (tag, title) = (lang.tag(), title(diff));
    format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\
         <title>{title}</title><style>{STYLE}</style></head><body>"
    )
}

/// What changed, in numbers and of the whole.
fn summary(diff: &Diff, told: Told<'_>) -> String {
    let words = told.lang.words();
    let mut html = format!("<main class=\"changes plain\"><header><h1>{}</h1>", title(diff));
    let count = |kind: ChangeKind| diff.changes.iter().filter(|change| change.kind == kind).count();
    let counted = |kind: &ChangeKind| format!("{} {}", word(*kind, &words), count(*kind));
    let counts: Vec<String> = KINDS.iter().map(counted).collect();
    let _ = write!(html, "<p>{}, {} {}</p>", counts.join(", "), words.unchanged, diff.unchanged);
    match diff.relation {
        Relation::Reversed => drop(write!(html, "<p>{}</p>", words.reversed)),
        Relation::Unrelated => drop(write!(html, "<p>{}</p>", words.unrelated)),
        _ => {}
    }
    html.push_str("<ul>");
    for line in told.lines {
        let _ = write!(html, "<li>{}</li>", escape(line));
    }
    html.push_str("</ul></header>\n");
    html
}

/// The kinds of changes, in the order in which they are counted.
const KINDS: [ChangeKind; 5] =
    [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Edited, ChangeKind::Moved, ChangeKind::Absent];

/// What a kind of change is called.
fn word(kind: ChangeKind, words: &Words) -> &'static str {
    match kind {
        ChangeKind::Added => words.added,
        ChangeKind::Removed => words.removed,
        ChangeKind::Edited => words.edited,
        ChangeKind::Moved => words.moved,
        _ => words.absent,
    }
}

fn class(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Edited => "edited",
        ChangeKind::Moved => "moved",
        _ => "absent",
    }
}

/// What the change is, and both texts in one.
fn wording(change: &Change, lang: Lang, html: &mut String) {
    let word = word(change.kind, &lang.words());
    let _ = write!(html, "<p><span class=\"kind\">{word}</span> ");
    if change.pieces.is_empty() {
        let side = change.new.as_ref().or(change.old.as_ref());
        html.push_str(&escape(side.map_or("", |side| &side.text)));
    }
    for piece in &change.pieces {
        let text = escape(&piece.text);
        let _ = match piece.kind {
            PieceKind::Removed => write!(html, "<del>{text}</del>"),
            PieceKind::Added => write!(html, "<ins>{text}</ins>"),
            PieceKind::Same => write!(html, "{text}"),
        };
    }
    html.push_str("</p>");
}

/// The items of one document, by their ids.
struct Placed<'a> {
    name: &'a str,
    items: BTreeMap<&'a str, &'a Item>,
}

impl Placed<'_> {
    /// The clippings of an item, one a page it stands on; where there is no print, the name and the page alone.
    fn of(
        &self,
        side: &Side,
        lang: Lang,
        html: &mut String,
        clip: &mut dyn FnMut(u32, Rect) -> Result<Option<String>, Error>,
    ) -> Result<(), Error> {
        let mut parts: BTreeMap<u32, Rect> = BTreeMap::new();
        let places = self.items.get(side.id.as_str()).map_or(&[][..], |item| &item.places);
        for place in places {
            let part = parts.entry(place.page).or_insert(place.bbox);
            *part = around(*part, place.bbox);
        }
        let name = escape(self.name);
        html.push_str("<figure>");
        for (page, part) in parts {
            let wide = Rect::new(part.x0 - AROUND, part.y0 - AROUND, part.x1 + AROUND, part.y1 + AROUND);
            if let Some(address) = clip(page, wide)? {
                let alt = format!("{name} {}", lang.page(page));
                let _ = write!(html, "<img loading=\"lazy\" alt=\"{alt}\" src=\"{}\">", escape(&address));
            }
        }
        let page = side.page.map(|page| format!(", {}", lang.page(page))).unwrap_or_default();
        let _ = write!(html, "<figcaption>{name}{page}, {}</figcaption></figure>", escape(&side.period));
        Ok(())
    }
}

/// The clippings of one document.
struct Clippings {
    painter: Option<Painter>,
    /// The page that was painted last: changes follow each other in the order of the document.
    painted: Option<(u32, Pixmap)>,
}

impl Clippings {
    fn new(release: Release<'_>, options: &Options) -> Result<Self, Error> {
        let painter = release.print.map(|bytes| Painter::new(bytes, options)).transpose()?;
        Ok(Self { painter, painted: None })
    }

    fn clipping(&mut self, page: u32, part: Rect) -> Result<Option<String>, Error> {
        let Some(painter) = &self.painter else { return Ok(None) };
        if self.painted.as_ref().is_none_or(|(painted, _)| *painted != page) {
            self.painted = Some((page, painter.page(page, DPI)?));
        }
        let clip = self.painted.as_ref().and_then(|(_, whole)| paint::clip(whole, part, DPI / 72.0));
        let image = clip.map(paint::png).transpose()?;
        let encoded = |image| base64::engine::general_purpose::STANDARD.encode::<Vec<u8>>(image);
        Ok(image.map(|image| format!("data:image/png;base64,{}", encoded(image))))
    }
}

/// The smallest rectangle around two.
fn around(a: Rect, b: Rect) -> Rect {
    Rect::new(a.x0.min(b.x0), a.y0.min(b.y0), a.x1.max(b.x1), a.y1.max(b.y1))
}
