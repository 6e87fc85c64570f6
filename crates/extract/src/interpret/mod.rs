//! The interpreter: content operators in, a page of placed glyphs and lines out.
//!
//! It knows the operators that place text, lines, clips and colours; images and shadings count only as area. Every
//! coordinate is in the space of the page as shown: the initial matrix holds rotation, crop box and user unit.

mod actual;
mod bullet;
mod colour;
mod cover;
mod forms;
mod ink;
mod marked;
mod outline;
mod paint;
mod parts;
mod path;
mod picture;
mod state;
mod stray;
mod text;
mod visibility;

use crate::clip::Clips;
use crate::ruling::Lines;
use crate::shared::Shared;
use bullet::SmallShapes;
use cover::Cover;
use gwaje_model::{EmptyShow, Glyph, Page};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;
use ink::Ink;
use kurbo::{Affine, Rect as Area};
use marked::Marked;
use paint::Painted;
use path::{EvenOdd, Path};
use state::State;
use std::borrow::Cow;

/// An operator no content has, put behind the last one: where reading does not come to it, content was left out. The
/// engine stops in silence at what it cannot read, a stray bracket or a line to nowhere.
const END: &[u8] = b"gwaje:end";
/// How often in a row reading may stop, and be taken up behind what it stopped at, before it is given up.
const MOST_STOPS: usize = 64;
/// After so many operators it is looked whether to stop: some milliseconds of work, beside which a look costs nothing. The
/// page is cut off there; what reads the pages looks again and gives none of them.
const OPERATORS_A_LOOK: u64 = 4_096;

/// One page being read.
pub(crate) struct Interpreter<'s, 'a> {
    shared: &'s mut Shared<'a>,
    /// The page as shown.
    area: Area,
    glyphs: Vec<Glyph>,
    empty_shows: Vec<EmptyShow>,
    clips: Clips,
    lines: Lines,
    painted: Painted<'a>,
    shapes: SmallShapes,
    /// The number of the show that runs.
    show: u32,
    cover: Cover,
    marked: Marked,
    /// The tens of a number whose frame was painted last.
    tens: Option<u8>,
    operators_run: u64,
    forms: usize,
    depth: usize,
    /// What cut the page off, if anything did.
    cut: Option<&'static str>,
    /// What else was left out.
    left_out: Option<&'static str>,
    /// What of the content cannot be as it was written.
    damage: Option<&'static str>,
}

impl<'s, 'a> Interpreter<'s, 'a> {
    pub(crate) fn new(shared: &'s mut Shared<'a>, area: Area) -> Self {
        let segments = shared.limits.segments_per_page;
        let (glyphs, shows) = shared.before;
        Self {
            shared,
            area,
            glyphs: Vec::with_capacity(glyphs),
            empty_shows: Vec::new(),
            clips: Clips::new(area),
            lines: Lines::new(area, segments),
            painted: Painted::of_shows(shows),
            shapes: SmallShapes::default(),
            show: 0,
            cover: Cover::new(area),
            marked: Marked::default(),
            tens: None,
            operators_run: 0,
            forms: 0,
            depth: 0,
            cut: None,
            left_out: None,
            damage: None,
        }
    }

    /// Reads the content of a page.
    pub(crate) fn page(
        mut self,
        content: Cow<'_, [u8]>,
        resources: &Resources<'a>,
        initial: Affine,
    ) -> Finished {
        self.run(content, resources, State::new(initial, self.area));
        visibility::judge(&mut self.glyphs, &mut self.painted, self.area, self.shared);
        self.shapes.read(&mut self.glyphs, self.painted.shows_so_far());
        if self.lines.cut {
            self.left_out = Some("lines");
        }
        self.shared.before = (self.glyphs.len(), self.painted.shows_so_far() as usize);
        // Pages are kept until all are read.
        self.glyphs.shrink_to_fit();
        Finished {
            cut: self.cut.or(self.left_out),
            damage: self.damage,
            page: Page {
                number: 0,
                width: self.area.width() as f32,
                height: self.area.height() as f32,
                glyphs: self.glyphs,
                rulings: self.lines.finish(),
                clips: self.clips.finish(),
                empty_shows: self.empty_shows,
                image_cover: self.cover.share(),
                lines: Vec::new(),
            },
        }
    }

    fn run(&mut self, content: Cow<'_, [u8]>, resources: &Resources<'a>, initial: State) {
        let mut frame = Frame {
            state: initial,
            saved: Vec::new(),
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
            path: Path::default(),
            clips: None,
            letters: None,
            resources,
            marks: self.marked.depth(),
            font_names: Vec::new(),
            spaces: colour::Spaces::default(),
            lenient: false,
        };
        self.operators(&mut frame, content.into_owned());
        while self.marked.depth() > frame.marks {
            self.end_marked();
        }
    }

    /// Runs the operators of a content stream. Where reading stops at a stray bracket, it is taken up behind it.
    fn operators(&mut self, frame: &mut Frame<'_, 'a>, mut content: Vec<u8>) {
        content.push(b'\n');
        content.extend_from_slice(END);
        let Some(run) = self.run_from(frame, &content, 0) else { return };
        if stray::blank(&mut content) {
            self.run_from(frame, &content, run);
        }
    }

    /// Runs the operators of a content stream but the first few, and tells where reading stopped on the way. How many
    /// there were, if it did not come to the end.
    fn run_from(&mut self, frame: &mut Frame<'_, 'a>, content: &[u8], first: u64) -> Option<u64> {
        let mut operators = TypedIter::new(content);
        let (mut stops, mut read) = (0, 0);
        while stops < MOST_STOPS {
            let Some(operator) = operators.next() else {
                stops += 1;
                self.damage = Some("it has a part that cannot be read");
                continue;
            };
            if matches!(&operator, Op::Fallback(name) if name.as_ref() == END) {
                return None;
            }
            stops = 0;
            read += 1;
            if read <= first {
                continue;
            }
            self.operators_run += 1;
            let limits = &self.shared.limits;
            let stopped = self.operators_run.is_multiple_of(OPERATORS_A_LOOK) && limits.stop.check().is_err();
            if stopped || self.operators_run > limits.operators_per_page {
                self.cut = Some("operators");
            }
            if self.cut.is_some() {
                return None;
            }
            self.operator(frame, operator);
        }
        Some(read)
    }

    fn operator(&mut self, frame: &mut Frame<'_, 'a>, operator: Op<'_, '_>) {
        match operator {
            Op::SaveState(_) => {
                if frame.saved.len() < self.shared.limits.nesting {
                    frame.saved.push(frame.state);
                }
            }
            Op::RestoreState(_) => frame.state = frame.saved.pop().unwrap_or(frame.state),
            Op::Transform(m) => frame.state.ctm *= matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]),
            Op::LineWidth(width) => frame.state.line_width = width.0.as_f64().abs(),
            Op::SetGraphicsState(name) => self.graphics_state(frame, name.0),
            Op::XObject(name) => self.x_object(frame, name.0),
            Op::BeginCompatibility(_) => frame.lenient = true,
            Op::EndCompatibility(_) => frame.lenient = false,
            Op::Fallback(_) if !frame.lenient => {
                self.damage = Some("it has operators that do not exist or lack what they need");
            }
            Op::InlineImage(image) => self.inline_image(&frame.state, image.0),
            Op::Shading(_) => {
                let ink = self.through_text(&frame.state, Ink::UNKNOWN);
                self.painted.add_box(frame.state.clip.intersect(self.area), frame.state.outline, ink);
            }
            Op::BeginMarkedContent(tag) => self.begin_marked(frame, tag.0, None),
            Op::BeginMarkedContentWithProperties(tag) => self.begin_marked(frame, tag.0, Some(tag.1)),
            Op::EndMarkedContent(_) => {
                if self.marked.depth() > frame.marks {
                    self.end_marked();
                }
            }
            operator => {
                if !self.text_operator(frame, &operator) && !self.path_operator(frame, &operator) {
                    let Frame { state, spaces, resources, .. } = frame;
                    colour::operator(&mut state.colours, spaces, resources, &operator);
                }
            }
        }
    }
}

/// What one page gave.
pub(crate) struct Finished {
    pub(crate) page: Page,
    /// What a limit cut off.
    pub(crate) cut: Option<&'static str>,
    /// What shows that the content was damaged, if anything does.
    pub(crate) damage: Option<&'static str>,
}

/// One content stream being run.
struct Frame<'f, 'a> {
    state: State,
    saved: Vec<State>,
    /// Text matrix.
    matrix: Affine,
    /// Text line matrix.
    line: Affine,
    path: Path,
    /// The rule of `W`, if it was given and the path clips when it has been painted.
    clips: Option<EvenOdd>,
    /// The first show since `BT` that is to become the clip.
    letters: Option<u32>,
    resources: &'f Resources<'a>,
    /// Marked content open when the stream began.
    marks: usize,
    /// Fonts selected in this stream, by resource name.
    font_names: Vec<(Vec<u8>, Option<u16>)>,
    /// Colour spaces selected in this stream.
    spaces: colour::Spaces,
    /// Whether unknown operators are announced (`BX`, ISO 32000-1, 7.8.2).
    lenient: bool,
}

fn matrix(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(Number::as_f64))
}
