//! Forms (`Form` external objects), images, and graphics state dictionaries.

use super::state::State;
use super::{Frame, Interpreter};
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Rect as Area};

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
            Some(b"Image") => self.image(frame.state),
            Some(b"Form") => self.form(frame, &stream),
            _ => {}
        }
    }

    /// An image covers the unit square.
    pub(super) fn image(&mut self, state: State) {
        if self.marked.hidden() {
            return;
        }
        let area = state.ctm.transform_rect_bbox(Area::new(0.0, 0.0, 1.0, 1.0)).intersect(state.clip);
        self.cover.add(area);
        self.painted.add(area, false);
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
