//! What was painted on a page, in its order: areas with their paint, and the shows of text between them.

use super::ink::{Blend, Ink};
use super::outline::Outline;
use super::picture::Picture;
use kurbo::{BezPath, Point, Rect as Area};

/// Painted areas remembered of a page; of a page with more nothing is told hidden.
const MOST_AREAS: usize = 100_000;
/// Edges of all outlines that are remembered of a page, and elements of one of them. Of a larger one it is not known what it
/// covers.
const MOST_EDGES: usize = 1_000_000;
const LARGEST: usize = 2_000;
/// Thinner areas are rulings, which neither cover a text nor are the ground of one, in points.
const THIN: f64 = 1.0;

/// An area and its paint.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    /// The box of what is painted, within the box of its clip.
    pub(super) area: Area,
    /// Its outline, if it is not the box.
    shape: Option<u32>,
    /// The clip it is painted under, if that is no box.
    clip: Option<u32>,
    pub(super) ink: Ink,
    /// The image that is painted, if it is one.
    pub(super) picture: Option<u32>,
}

/// A show of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Show {
    /// How many areas had been painted before it.
    pub(super) after: usize,
    /// The paints of its letters; none where the text is neither filled nor stroked.
    pub(super) fill: Option<Ink>,
    pub(super) stroke: Option<Ink>,
}

/// All that was painted on a page so far.
#[derive(Default)]
pub(super) struct Painted<'a> {
    paints: Vec<Paint>,
    pub(super) pictures: Vec<Picture<'a>>,
    shows: Vec<Show>,
    /// Closed lines that are no boxes, each with the one around it, for a clip inside another.
    outlines: Vec<(Outline, Option<u32>)>,
    edges: usize,
    /// Whether there was more than is remembered.
    pub(super) full: bool,
}

impl<'a> Painted<'a> {
    /// Nothing, with room for so many shows.
    pub(super) fn of_shows(count: usize) -> Self {
        Self { shows: Vec::with_capacity(count), ..Self::default() }
    }

    /// Remembers a box.
    pub(super) fn add_box(&mut self, area: Area, clip: Option<u32>, ink: Ink) {
        self.add(Paint { area, shape: None, clip, ink, picture: None });
    }

    /// Remembers what an outline encloses inside `area`.
    pub(super) fn add_outline(
        &mut self,
        path: &BezPath,
        even_odd: bool,
        area: Area,
        clip: Option<u32>,
        ink: Ink,
    ) {
        if !is_ground(area) {
            return;
        }
        let shape = self.outline(path, even_odd, None);
        let blend = if shape.is_some() { ink.blend } else { Blend::Unknown };
        self.add(Paint { area, shape, clip, ink: Ink { blend, ..ink }, picture: None });
    }

    /// Remembers that what was painted last is an image.
    pub(super) fn is_picture(&mut self, picture: Picture<'a>) {
        if let Some(paint) = self.paints.last_mut() {
            paint.picture = u32::try_from(self.pictures.len()).ok();
            self.pictures.push(picture);
        }
    }

    fn add(&mut self, paint: Paint) {
        if !is_ground(paint.area) {
            return;
        }
        if self.paints.len() >= MOST_AREAS {
            self.full = true;
            return;
        }
        self.paints.push(paint);
    }

    /// Remembers an outline, for shapes and clips; `None` if it has too many elements, or is without bounds.
    pub(super) fn outline(&mut self, path: &BezPath, even_odd: bool, within: Option<u32>) -> Option<u32> {
        if path.elements().len() > LARGEST || self.edges > MOST_EDGES || !path.is_finite() {
            return None;
        }
        let outline = Outline::new(path, even_odd);
        self.edges += outline.edges();
        let index = u32::try_from(self.outlines.len()).ok()?;
        self.outlines.push((outline, within));
        Some(index)
    }

    /// Begins a show; its number.
    pub(super) fn show(&mut self, fill: Option<Ink>, stroke: Option<Ink>) -> u32 {
        self.shows.push(Show { after: self.paints.len(), fill, stroke });
        self.shows.len() as u32 - 1
    }

    /// How many shows there were.
    pub(super) fn shows_so_far(&self) -> u32 {
        self.shows.len() as u32
    }

    /// Paints the letters of shows that were made the clip.
    pub(super) fn fill_shows(&mut self, shows: std::ops::Range<u32>, ink: Ink) {
        let after = self.paints.len();
        let shows = self.shows.get_mut(shows.start as usize..shows.end as usize);
        for show in shows.unwrap_or_default().iter_mut().filter(|show| show.fill.is_none()) {
            (show.fill, show.after) = (Some(ink), after);
        }
    }

    pub(super) fn paints(&self) -> &[Paint] {
        &self.paints
    }

    pub(super) fn shown(&self, show: u32) -> Option<&Show> {
        self.shows.get(show as usize)
    }

    /// Whether a paint is the same all over a box: not there, or without an edge inside it.
    pub(super) fn is_even_in(&self, paint: &Paint, within: Area) -> bool {
        let mut shapes = self.around(paint.shape).chain(self.around(paint.clip));
        !paint.area.overlaps(within)
            || paint.area.contains_rect(within) && shapes.all(|shape| shape.is_even_in(within))
    }

    /// Whether a paint lies at a point inside its box.
    pub(super) fn lies_at(&self, paint: &Paint, at: Point) -> bool {
        paint.area.contains(at) && self.inside(paint.shape, at) && self.inside(paint.clip, at)
    }

    /// Whether a point lies inside an outline and all around it.
    pub(super) fn inside(&self, outline: Option<u32>, at: Point) -> bool {
        self.around(outline).all(|outline| outline.holds(at))
    }

    /// An outline and those around it.
    fn around(&self, outline: Option<u32>) -> impl Iterator<Item = &Outline> {
        let found = |index: u32| self.outlines.get(index as usize);
        std::iter::successors(outline.and_then(found), move |(_, within)| within.and_then(found))
            .map(|(outline, _)| outline)
    }
}

/// Whether an area can cover a text or be its ground.
fn is_ground(area: Area) -> bool {
    area.x1 - area.x0 >= THIN && area.y1 - area.y0 >= THIN && area.is_finite()
}
