//! A web page of a converted document as one file: nothing from outside, its own script and style allowed by their hashes.

use crate::page::{self, Picture, Shown};
use crate::paint::{Error, Painter};
use crate::safe::safe;
use crate::shrink::small_png;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gwaje::Options;
use gwaje_correct::Made;
use gwaje_model::{Document, parallel};
use gwaje_words::Lang;
use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The style of all pages.
pub const STYLE: &str = include_str!("style.css");
/// The script of the page of a document.
pub const SCRIPT: &str = include_str!("script.js");

/// Resolution of the page images: readable at the width of half a screen.
const DPI: f32 = 96.0;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The language of everything that is not the document's.
    pub lang: Lang,
    /// Which pages; all by default.
    pub pages: Option<BTreeSet<u32>>,
    /// Only pages and records that have something to look at.
    pub only_doubtful: bool,
    /// What was corrected in the document, and how it stands.
    pub made: Vec<Made>,
}

/// Renders the whole document as one HTML page. `print` is the PDF on whose pages its items have their places: the one
/// that it was converted from, or for a HWPX or HWP document one of the same release. Without it the page shows no print.
///
/// # Errors
/// When the pages cannot be painted.
pub fn render(
    print: Option<&[u8]>,
    document: &Document,
    contents: &Contents,
    options: &Options,
) -> Result<String, Error> {
    let painter = print.map(|bytes| Painter::new(bytes, options)).transpose()?;
    let pages = painter.as_ref().map_or(0, Painter::pages);
    let last = page::last_page(document, pages);
    let absent = contents.pages.iter().flatten().next().filter(|first| **first > last);
    if let Some(page) = absent {
        return Err(Error::NoPage { page: *page, pages: last as usize });
    }
    let asked = |number: &u32| contents.pages.as_ref().is_none_or(|only| only.contains(number));
    let doubtful = contents.only_doubtful.then(|| page::doubtful_pages(document, pages));
    let wanted = |number: &u32| asked(number) && doubtful.as_ref().is_none_or(|only| only.contains(number));
    let numbers: Vec<u32> = (1..=pages).filter(wanted).collect();
    let mut pictures = BTreeMap::new();
    if let Some(painter) = &painter {
        let painted = parallel::map(&numbers, 2, |number| picture(painter, *number));
        for (number, picture) in numbers.iter().zip(painted) {
            pictures.insert(*number, picture?);
        }
    }
    let body = page::document(
        document,
        Shown {
            lang: contents.lang,
            pages,
            picture: &|number| pictures.get(&number).cloned(),
            only: contents.pages.as_ref(),
            only_doubtful: contents.only_doubtful,
            made: &contents.made,
            served: false,
            at_once: None,
        },
    );
    Ok(whole(&document.source.name, contents.lang, &body).into_string())
}

fn picture(painter: &Painter, number: u32) -> Result<Picture, Error> {
    let bytes = small_png(&painter.page(number, DPI)?)?;
    let (width, height) = painter.size(number).unwrap_or_default();
    Ok(Picture { src: format!("data:image/png;base64,{}", STANDARD.encode(bytes)), width, height })
}

fn whole(name: &str, lang: Lang, body: &maud::Markup) -> maud::Markup {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let policy =
        format!("default-src 'none'; img-src data:; style-src {}; script-src {}", hash(STYLE), hash(SCRIPT));
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (safe(name)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}
