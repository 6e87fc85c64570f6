//! What travels from the worker process to its supervisor: a JSON value a line, a line per page.

use gwaje_model::{Font, FontKind, Glyph, GlyphFlags, Media, Page, Pages, Rect, Ruling};
use serde::{Deserialize, Serialize};

/// What the witness read.
#[derive(Clone, Debug, Default)]
pub struct Testimony {
    /// The pages it could read. Rotation, crop box and clips are unknown to it.
    pub pages: Pages,
    /// What went wrong on which page, in words.
    pub troubles: Vec<(u32, String)>,
}

/// One line of the worker's output.
#[derive(Serialize, Deserialize)]
pub(crate) enum Message {
    /// A page was read.
    Page(PageMessage),
    /// A page defeated the engine.
    Trouble(u32, String),
    /// The engine cannot open the document at all.
    Refused(String),
    /// Everything has been said.
    End,
}

#[derive(Default, Serialize, Deserialize)]
pub(crate) struct PageMessage {
    pub(crate) number: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Character, x, y, advance, size.
    pub(crate) glyphs: Vec<(char, f32, f32, f32, f32)>,
    /// x0, y0, x1, y1 and whether it was stroked.
    pub(crate) rulings: Vec<(f32, f32, f32, f32, bool)>,
}

impl Testimony {
    pub(crate) fn new() -> Self {
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let pages = Pages { media: Media::PDF, fonts, ..Pages::default() };
        Self { pages, troubles: Vec::new() }
    }

    pub(crate) fn add(&mut self, message: PageMessage) {
        let glyphs = message.glyphs.into_iter().map(|(ch, x, y, advance, size)| Glyph {
            ch,
            x,
            y,
            advance,
            size,
            angle: 0,
            font: 0,
            clip: Glyph::NO_CLIP,
            flags: GlyphFlags::default(),
            mcid: Glyph::NO_MCID,
            show: 0,
        });
        let rulings = message.rulings.into_iter().map(|(x0, y0, x1, y1, stroked)| {
            let ink = Rect::new(x0, y0, x1, y1);
            Ruling { ink, horizontal: ink.width() >= ink.height(), stroked }
        });
        self.pages.pages.push(Page {
            number: message.number,
            width: message.width,
            height: message.height,
            glyphs: glyphs.collect(),
            rulings: rulings.collect(),
            ..Page::default()
        });
    }
}
