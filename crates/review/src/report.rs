//! A web page of a converted document: each page as printed beside the items read from it, or the items alone where
//! there is no print.
//!
//! One file without scripts or outside resources. A number on the page image links to the item and back; joins that
//! are not certain are marked in the text.

use crate::paint::{self, Error, Painter};
use base64::Engine as _;
use gwaje::Options;
use gwaje_model::{Document, Item, Join, With};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Resolution of the page images: readable, and about 100 kB a page.
const DPI: f32 = 96.0;
/// A join less sure than this is marked.
const CERTAIN: f32 = 0.99;

const STYLE: &str = "
body{font:15px/1.55 'Noto Sans KR','Malgun Gothic',sans-serif;margin:0;color:#222;background:#f4f4f2}
header{padding:1em 1.5em;background:#fff;border-bottom:1px solid #ccc}
section{display:flex;gap:1em;padding:1em;align-items:flex-start;border-bottom:1px solid #ccc}
figure{position:relative;flex:0 0 46%;margin:0;background:#fff;box-shadow:0 0 4px #aaa}
figure img{width:100%;display:block}
figure a{position:absolute;border:1px solid rgba(0,90,200,.45);background:rgba(0,120,255,.06)}
figure a.doubt{border-color:#d60;background:rgba(255,140,0,.18)}
ol{flex:1;margin:0;padding:0;list-style:none}
li{padding:.15em .5em;border-left:3px solid transparent;background:#fff;margin-bottom:2px}
li:target,figure a:target{border-left-color:#06c;background:#e8f1ff}
li.doubt{border-left-color:#d60}
.where{color:#777;font-size:12px}
mark{background:#ffd9a0}
.warning{color:#a40}
";

/// What is told of one item on the page it begins on.
struct Entry<'a> {
    item: &'a Item,
    heading: String,
    depth: usize,
}

/// Renders the whole document as one HTML page. `print` is the PDF on whose pages its items have their places: the one
/// that it was converted from, or for a HWPX or HWP document one of the same release. Without it the page shows no print.
///
/// # Errors
/// When the pages cannot be painted.
pub fn render(print: Option<&[u8]>, document: &Document, options: &Options) -> Result<String, Error> {
    let painter = print.map(|bytes| Painter::new(bytes, options)).transpose()?;
    let mut pages: BTreeMap<u32, Vec<Entry<'_>>> = BTreeMap::new();
    let mut last = 1;
    for agenda in &document.agendas {
        for task in &agenda.tasks {
            for period in &task.periods {
                let number = task.number.as_deref().unwrap_or("–");
                let heading = format!("{number} · {}", label(period));
                last = collect(&period.items, &heading, 0, last, &mut pages);
            }
        }
    }
    let mut html = head(document);
    for number in 1..=painter.as_ref().map_or(1, Painter::pages) {
        let image = painter.as_ref().map(|painter| paint::png(painter.page(number, DPI)?)).transpose()?;
        let entries = pages.get(&number).map(Vec::as_slice).unwrap_or_default();
        section(number, image.as_deref(), entries, &mut html);
    }
    html.push_str("</body></html>\n");
    Ok(html)
}

fn label(period: &gwaje_model::Period) -> String {
    let mut parts: Vec<String> = period.section.iter().cloned().collect();
    parts.extend(period.year.map(|year| format!("{year}년")));
    parts.extend(period.half.map(|half| if half == 1 { "상반기" } else { "하반기" }.to_owned()));
    parts.extend(period.quarter.map(|quarter| format!("{quarter}분기")));
    parts.join(" ")
}

/// Puts items to the pages they begin on; one without a place goes to the page of the one before. Returns the last page.
fn collect<'a>(
    items: &'a [Item],
    heading: &str,
    depth: usize,
    mut last: u32,
    pages: &mut BTreeMap<u32, Vec<Entry<'a>>>,
) -> u32 {
    for item in items {
        last = item.places.first().map_or(last, |place| place.page);
        pages.entry(last).or_default().push(Entry { item, heading: heading.to_owned(), depth });
        last = collect(&item.children, heading, depth + 1, last, pages);
    }
    last
}

fn head(document: &Document) -> String {
    let name = escape(&document.source.name);
    let mut html = format!(
        "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\
         <title>{name}</title><style>{STYLE}</style></head><body><header><h1>{name}</h1>\
         <p>주황색은 확인이 필요한 줄 이음입니다. Orange marks joins of lines that are not certain.</p><ul>"
    );
    for warning in document.warnings.iter().filter(|w| w.severity > gwaje_model::Severity::Note) {
        let page = warning.page.map(|page| format!(" {page}쪽")).unwrap_or_default();
        let code = warning.code.as_str();
        let _ = write!(html, "<li class=\"warning\">[{code}]{page} {}</li>", escape(&warning.message));
    }
    html.push_str("</ul></header>\n");
    html
}

fn section(number: u32, image: Option<&[u8]>, entries: &[Entry<'_>], html: &mut String) {
    html.push_str("<section>");
    if let Some(image) = image {
        figure(number, image, entries, html);
    }
    html.push_str("<ol>");
    let mut heading = "";
    for (index, entry) in entries.iter().enumerate() {
        if entry.heading != heading {
            heading = &entry.heading;
            let _ = write!(html, "<li class=\"where\">{}</li>", escape(heading));
        }
        let class = if doubtful(entry.item) { " class=\"doubt\"" } else { "" };
        let marker = entry.item.marker.as_deref().map(|m| format!("{} ", escape(m))).unwrap_or_default();
        let indent = entry.depth * 2;
        let text = marked(&entry.item.text, &entry.item.joins);
        let _ = write!(
            html,
            "<li id=\"p{number}-{index}\"{class} style=\"margin-left:{indent}em\">{marker}{text}</li>"
        );
    }
    html.push_str("</ol></section>\n");
}

/// The page as printed, with a frame around each line of its items.
fn figure(number: u32, image: &[u8], entries: &[Entry<'_>], html: &mut String) {
    let encoded = base64::engine::general_purpose::STANDARD.encode(image);
    let _ = write!(html, "<figure><img alt=\"{number}쪽\" src=\"data:image/png;base64,{encoded}\">");
    let (width, height) = dimensions(image);
    for (index, entry) in entries.iter().enumerate() {
        for place in entry.item.places.iter().filter(|place| place.page == number) {
            let b = place.bbox;
            let _ = write!(
                html,
                "<a href=\"#p{number}-{index}\"{} style=\"left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%\"></a>",
                if doubtful(entry.item) { " class=\"doubt\"" } else { "" },
                100.0 * b.x0 / width,
                100.0 * b.y0 / height,
                100.0 * b.width() / width,
                100.0 * b.height() / height
            );
        }
    }
    html.push_str("</figure>");
}

fn doubtful(item: &Item) -> bool {
    item.joins.iter().any(|join| join.confidence < CERTAIN)
}

/// The text with a mark at each join that is not certain.
fn marked(text: &str, joins: &[Join]) -> String {
    let mut html = String::new();
    for (index, ch) in text.chars().enumerate() {
        let doubt = joins.iter().find(|j| j.at as usize == index && j.confidence < CERTAIN);
        match doubt {
            Some(join) => {
                let other = if join.with == With::Space { "붙임" } else { "띄움" };
                let percent = (join.confidence * 100.0).round();
                let _ = write!(
                    html,
                    "<mark title=\"{percent}%, 아니면 {other}\">{}</mark>",
                    escape(&ch.to_string())
                );
            }
            None => html.push_str(&escape(&ch.to_string())),
        }
    }
    html
}

/// Page size in points, from the IHDR chunk of the painted PNG (PNG specification, 11.2.2).
fn dimensions(png: &[u8]) -> (f32, f32) {
    let read = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok()).unwrap_or([0, 0, 0, 1]);
        u32::from_be_bytes(bytes).max(1) as f32 * 72.0 / DPI
    };
    (read(16), read(20))
}

/// Text as HTML has it.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Bidirectional controls could make a text look like another.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => html.push(ch),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::{escape, marked};
    use gwaje_model::{By, Join, With};

    #[test]
    fn markup_in_the_text_stays_text() {
        assert_eq!(escape("<script>\"a'&\u{202e}"), "&lt;script&gt;&quot;a&#39;&amp;");
    }

    #[test]
    fn only_doubtful_joins_are_marked() {
        let join = |at, confidence| Join { at, with: With::Space, by: By::Model, confidence };
        let html = marked("가 나 다", &[join(1, 0.999), join(3, 0.6)]);
        assert_eq!(html, "가 나<mark title=\"60%, 아니면 붙임\"> </mark>다");
    }
}
