//! Text operators: where each glyph of each show lands on the page as shown.

use super::{Frame, Interpreter, matrix};
use crate::reach::within;
use gwaje_model::{EmptyShow, Glyph, GlyphFlags};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Name, Object};
use kurbo::{Affine, Point, Vec2};

impl<'a> Interpreter<'_, 'a> {
    /// Runs a text operator; whether it was one.
    pub(super) fn text_operator(&mut self, frame: &mut Frame<'_, 'a>, operator: &Op<'_, '_>) -> bool {
        let text = &mut frame.state.text;
        match operator {
            Op::BeginText(_) => (frame.matrix, frame.line) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::EndText(_) => self.clip_to_letters(frame),
            Op::CharacterSpacing(value) => text.char_spacing = value.0.as_f64(),
            Op::WordSpacing(value) => text.word_spacing = value.0.as_f64(),
            Op::HorizontalScaling(value) => text.scale = value.0.as_f64() / 100.0,
            Op::TextLeading(value) => text.leading = value.0.as_f64(),
            Op::TextRise(value) => text.rise = value.0.as_f64(),
            Op::TextRenderingMode(value) => text.mode = u8::try_from(value.0.as_i64()).unwrap_or(0),
            Op::TextFont(font) => self.select(frame, font.0, font.1.as_f64()),
            Op::SetTextMatrix(m) => {
                frame.line = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                frame.matrix = frame.line;
            }
            Op::NextLine(by) => frame.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                frame.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => frame.next_line(0.0, -frame.state.text.leading),
            Op::ShowText(show) => self.show(frame, show.0.as_bytes()),
            Op::NextLineAndShowText(show) => {
                frame.next_line(0.0, -frame.state.text.leading);
                self.show(frame, show.0.as_bytes());
            }
            Op::ShowTextWithParameters(show) => {
                text.word_spacing = show.0.as_f64();
                text.char_spacing = show.1.as_f64();
                frame.next_line(0.0, -frame.state.text.leading);
                self.show(frame, show.2.as_bytes());
            }
            Op::ShowTexts(shows) => self.shows(frame, shows.0),
            _ => return false,
        }
        true
    }

    fn select(&mut self, frame: &mut Frame<'_, 'a>, name: &Name<'_>, size: f64) {
        frame.state.text.size = size;
        frame.state.text.font = self.font(frame, name);
    }

    fn font(&mut self, frame: &mut Frame<'_, 'a>, name: &Name<'_>) -> Option<u16> {
        if let Some((_, font)) = frame.font_names.iter().find(|(known, _)| known.as_slice() == name.as_ref())
        {
            return *font;
        }
        let font = frame.resources.get_font(name).and_then(|dict| self.shared.font(&dict));
        if frame.font_names.len() < MOST_NAMES {
            frame.font_names.push((name.to_vec(), font));
        }
        font
    }

    fn show(&mut self, frame: &mut Frame<'_, 'a>, bytes: &[u8]) {
        self.begin_show(frame);
        self.string(frame, bytes);
    }

    fn shows(&mut self, frame: &mut Frame<'_, 'a>, shows: &Array<'_>) {
        self.begin_show(frame);
        let vertical = self.is_vertical(frame);
        let mut empty = true;
        for item in shows.iter::<Object<'_>>() {
            match item {
                Object::Number(number) => {
                    let by = -number.as_f64() / 1000.0 * frame.state.text.size;
                    frame.advance(by, vertical);
                }
                Object::String(text) => {
                    empty &= text.as_bytes().is_empty();
                    if !text.as_bytes().is_empty() {
                        self.string(frame, text.as_bytes());
                    }
                }
                _ => {}
            }
        }
        if empty {
            self.string(frame, b"");
        }
    }

    fn is_vertical(&self, frame: &Frame<'_, 'a>) -> bool {
        frame
            .state
            .text
            .font
            .and_then(|font| self.shared.fonts.get(font))
            .is_some_and(crate::font::Font::vertical)
    }

    /// Remembers the paint of a show, and that it is to become the clip if it is.
    fn begin_show(&mut self, frame: &mut Frame<'_, 'a>) {
        let (state, mode) = (&frame.state, frame.state.text.mode);
        let fill = matches!(mode, 0 | 2 | 4 | 6).then(|| state.fill());
        let stroke = matches!(mode, 1 | 2 | 5 | 6).then(|| state.stroke());
        self.show = self.painted.show(fill, stroke);
        if mode >= 4 {
            frame.letters.get_or_insert(self.show);
        }
    }

    /// Makes the clip of the shows since the text began that are meant to be it.
    fn clip_to_letters(&mut self, frame: &mut Frame<'_, 'a>) {
        if let Some(first) = frame.letters.take() {
            frame.state.letters = Some((first, self.painted.shows_so_far()));
        }
    }

    fn string(&mut self, frame: &mut Frame<'_, 'a>, bytes: &[u8]) {
        let Some(index) = frame.state.text.font else {
            if !bytes.is_empty() && !self.marked.hidden() {
                self.damage = Some("it shows text in a font that is not there");
            }
            return;
        };
        if bytes.is_empty() {
            self.empty_show(frame);
            return;
        }
        let Some(font) = self.shared.fonts.get(index) else { return };
        let (vertical, bold) = (font.vertical(), font.bold);
        let brush = self.brush(frame, index, vertical, bold);
        let text = frame.state.text;
        let mut rest = bytes;
        // The pen moves along the baseline in text space; the matrix is brought up to date once at the end.
        let mut pen = 0.0;
        while let Some((length, code, mapping)) = self.shared.fonts.next(index, rest) {
            rest = rest.get(length..).unwrap_or_default();
            if self.glyphs.len() >= self.shared.limits.glyphs_per_page {
                self.cut = Some("glyphs");
                return;
            }
            let space = if length == 1 && code == 32 { text.word_spacing } else { 0.0 };
            let by = mapping.advance * text.size + text.char_spacing + space;
            if !self.marked.hidden() {
                self.place(&brush, mapping, pen);
            }
            pen += if vertical { by } else { by * text.scale };
        }
        frame.matrix *= Affine::translate(if vertical { (0.0, pen) } else { (pen, 0.0) });
    }

    fn empty_show(&mut self, frame: &Frame<'_, 'a>) {
        let at = frame.state.ctm * frame.matrix * Point::new(0.0, frame.state.text.rise);
        if self.empty_shows.len() < self.shared.limits.glyphs_per_page && !self.marked.hidden() {
            self.empty_shows.push(EmptyShow {
                x: within(at.x),
                y: within(at.y),
                behind: self.glyphs.last().map(|glyph| glyph.show),
            });
        }
    }

    /// Everything about a show that all its glyphs share.
    fn brush(&mut self, frame: &Frame<'_, 'a>, font: u16, vertical: bool, bold: bool) -> Brush {
        let state = &frame.state;
        let text = state.text;
        let space = state.ctm * frame.matrix;
        let [a, b, c, d, ..] = space.as_coeffs();
        let em = Vec2::new(a, b) * (text.size * text.scale);
        let up = Vec2::new(c, d) * text.size;
        let mut flags = GlyphFlags::default();
        if vertical {
            flags.set(GlyphFlags::VERTICAL);
        }
        if bold || text.mode == 2 {
            flags.set(GlyphFlags::BOLD);
        }
        // Across the baseline: slanting a text does not make it larger.
        let height = if em.hypot() > 0.0 { em.cross(up).abs() / em.hypot() } else { up.hypot() };
        let em_of_font = self.shared.fonts.get(font).map_or(1.0, |font| font.em);
        let along = if vertical { Vec2::new(c, d) * -text.size } else { em };
        Brush {
            origin: space * Point::new(0.0, text.rise),
            along: if vertical { Vec2::new(c, d) } else { Vec2::new(a, b) },
            em,
            up,
            size: within(height * em_of_font),
            advance: if vertical { up.hypot() } else { em.hypot() },
            angle: along.y.atan2(along.x).to_degrees().round() as i16,
            clip: self.clips.index(state.clip),
            clip_area: state.clip,
            outline: state.outline,
            flags,
            font,
        }
    }

    fn place(&mut self, brush: &Brush, mapping: crate::font::CodeMapping, pen: f64) {
        let start = brush.origin + brush.along * pen;
        let origin = start + brush.em * mapping.origin.0 + brush.up * mapping.origin.1;
        if self.completes_number(mapping.part, origin) {
            return;
        }
        // The middle of the ink, roughly: half the advance along, a third of the em up.
        let middle = if mapping.origin == (0.0, 0.0) {
            start + brush.em * (mapping.advance / 2.0) + brush.up * 0.3
        } else {
            start + brush.up * (mapping.advance / 2.0)
        };
        let share = 1.0 / (self.shared.fonts.more(brush.font, mapping).len() + 1) as f64;
        let mut flags = self.inside(brush, mapping.ch, middle);
        if mapping.unmapped {
            flags.set(GlyphFlags::UNMAPPED);
        }
        let glyph = Glyph {
            ch: mapping.ch,
            x: within(origin.x),
            y: within(origin.y),
            advance: within(brush.advance * mapping.advance.abs() * share),
            size: brush.size,
            angle: brush.angle,
            font: brush.font,
            clip: brush.clip,
            flags,
            mcid: self.marked.identifier(),
            show: self.show,
        };
        self.glyphs.push(glyph);
        for (index, ch) in self.shared.fonts.more(brush.font, mapping).iter().enumerate() {
            let step = brush.em * (mapping.advance * share * (index + 1) as f64);
            let mut next =
                Glyph { ch: *ch, x: within(origin.x + step.x), y: within(origin.y + step.y), ..glyph };
            next.flags.set(GlyphFlags::CONTINUES);
            self.glyphs.push(next);
        }
    }

    /// The flags of a show, and whether its clip or the edge of the page hides the glyph painted around a point.
    fn inside(&mut self, brush: &Brush, ch: char, middle: Point) -> GlyphFlags {
        let mut flags = brush.flags;
        if ch == ' '
            && let Some(before) = self.glyphs.last()
        {
            // A blank has no ink to hide: at a line end it hangs over the edge of its cell and still tells that the
            // word ended. It is hidden where the glyph before it is.
            flags.set(GlyphFlags(before.flags.0 & (GlyphFlags::CLIPPED.0 | GlyphFlags::OUTSIDE.0)));
        } else if !self.area.inflate(EDGE, EDGE).contains(middle) {
            flags.set(GlyphFlags::OUTSIDE);
        } else if !brush.clip_area.inflate(EDGE, EDGE).contains(middle)
            || !self.painted.inside(brush.outline, middle)
        {
            flags.set(GlyphFlags::CLIPPED);
        }
        flags
    }
}

/// Resource names remembered in one stream.
const MOST_NAMES: usize = 256;
/// A glyph may reach this far over the edge of its clip, in points.
const EDGE: f64 = 0.5;

struct Brush {
    origin: Point,
    /// One unit of text space along the baseline.
    along: Vec2,
    /// One em along the line, horizontally scaled.
    em: Vec2,
    /// One em up.
    up: Vec2,
    size: f32,
    /// Length of one em along the baseline.
    advance: f64,
    angle: i16,
    clip: u16,
    clip_area: kurbo::Rect,
    outline: Option<u32>,
    flags: GlyphFlags,
    font: u16,
}

impl Frame<'_, '_> {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }

    fn advance(&mut self, by: f64, vertical: bool) {
        let by = if vertical { (0.0, by) } else { (by * self.state.text.scale, 0.0) };
        self.matrix *= Affine::translate(by);
    }
}
