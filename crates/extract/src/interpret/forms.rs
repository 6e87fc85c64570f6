//! Forms (`Form` external objects), images, and graphics state dictionaries.

use super::ink::{Blend, Ink};
use super::picture::Picture;
use super::state::State;
use super::{Frame, Interpreter};
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Rect as Area, Shape};

/// Content that only an image could be, or that is encoded in a way that does not exist.
const UNREADABLE: &str = "it has a part in an encoding that cannot be read";

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn x_object(&mut self, frame: &Frame<'_, 'a>, name: &Name<'_>) {
        let Some(stream) = frame.resources.get_x_object(name) else {
            self.damage = Some("it draws an object that is not there");
            return;
        };
        let layer = stream.dict().get_ref(b"OC");
        let off = layer.is_some_and(|id| self.shared.layers.off(id))
            || stream
                .dict()
                .get::<Dict<'_>>(b"OC")
                .is_some_and(|dict| self.shared.layers.membership_off(&dict));
        if off {
            return;
        }
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.image(&frame.state, &stream),
            Some(b"Form") => self.form(frame, &stream),
            _ => {}
        }
    }

    fn image(&mut self, state: &State, stream: &Stream<'a>) {
        let before = self.painted.paints().len();
        self.paint_image(state, stream.dict());
        if self.painted.paints().len() > before {
            self.painted.is_picture(Picture::new(stream, state.ctm));
        }
    }

    pub(super) fn inline_image(&mut self, state: &State, stream: &Stream<'_>) {
        let before = self.painted.paints().len();
        self.paint_image(state, stream.dict());
        if self.painted.paints().len() > before {
            let (budget, limits) = (&mut self.shared.budget, &self.shared.limits);
            self.painted.is_picture(Picture::inline(stream, state.ctm, budget, limits));
        }
    }

    /// An image covers the unit square, and hides what lies under it if it has no mask.
    fn paint_image(&mut self, state: &State, dict: &Dict<'_>) {
        if self.marked.hidden() {
            return;
        }
        let stencil = [&b"ImageMask"[..], b"IM"].iter().any(|key| dict.get::<bool>(key) == Some(true));
        let masked = dict.contains_key(b"SMask") || dict.contains_key(b"Mask");
        let inside = dict.get::<i32>(b"SMaskInData").is_some_and(|kind| kind != 0);
        let ink = self.through_text(state, state.image(!stencil && !masked && !inside));
        let square = Area::new(0.0, 0.0, 1.0, 1.0);
        let area = state.ctm.transform_rect_bbox(square).intersect(state.clip);
        self.cover.add(area);
        self.shapes.image(state.ctm.transform_rect_bbox(square), state);
        let [a, b, c, d, ..] = state.ctm.as_coeffs();
        if a == 0.0 && d == 0.0 || b == 0.0 && c == 0.0 {
            self.painted.add_box(area, state.outline, ink);
        } else {
            let path = state.ctm * square.to_path(0.1);
            self.painted.add_outline(&path, false, area, state.outline, ink);
        }
    }

    /// The paint of an area: if shows of text are the clip, it paints their letters and leaves the rest.
    pub(super) fn through_text(&mut self, state: &State, ink: Ink) -> Ink {
        let Some((from, to)) = state.letters else { return ink };
        self.painted.fill_shows(from..to, ink);
        Ink { blend: Blend::Unknown, ..ink }
    }

    fn form(&mut self, frame: &Frame<'_, 'a>, stream: &Stream<'a>) {
        let limits = &self.shared.limits;
        self.forms += 1;
        if self.depth >= limits.form_depth {
            self.left_out = Some("forms within forms");
            return;
        }
        if self.forms > limits.forms_per_page {
            self.cut = Some("forms");
            return;
        }
        let cap = limits.stream_bytes;
        let data = match self.shared.budget.decode(stream, cap) {
            Ok(Some(data)) => data,
            Ok(None) => {
                self.damage = Some(UNREADABLE);
                return;
            }
            Err(_) => {
                self.cut = Some("bytes of a form");
                return;
            }
        };
        let dict = stream.dict();
        let mut state = frame.state;
        if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
            state.ctm *= Affine::new(matrix);
        }
        if let Some([x0, y0, x1, y1]) = dict.get::<[f64; 4]>(b"BBox") {
            state.clip_to(state.ctm.transform_rect_bbox(Area::new(x0, y0, x1, y1).abs()));
        }
        if dict.contains_key(b"Group") {
            state.begin_group();
        }
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        self.depth += 1;
        self.run(data, own.as_ref().unwrap_or(frame.resources), state);
        self.depth -= 1;
    }

    pub(super) fn graphics_state(&mut self, frame: &mut Frame<'_, 'a>, name: &Name<'_>) {
        let Some(dict) = frame.resources.get_ext_g_state(name) else { return };
        frame.state.external(&dict);
        let font = dict.get::<Array<'_>>(b"Font").and_then(|list| list.flex_iter().next::<(Dict<'_>, f32)>());
        if let Some((font, size)) = font {
            frame.state.text.font = self.shared.font(&font);
            frame.state.text.size = f64::from(size);
        }
    }
}
