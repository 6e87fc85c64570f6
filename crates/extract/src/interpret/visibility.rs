//! Which glyphs a reader can see: what was painted before a text is its ground, what was painted after lies over it.
//!
//! At a few points of each glyph the paints are laid over one another in their order, once with the glyph and once
//! without it. Where the two end in the same colour, nothing of the glyph is to be seen: white text on paper, text in the
//! colour of its cell, text under a box or an image. Paints of which not everything is known (soft masks, patterns,
//! unusual blend modes) hide nothing. An image hides what it does not show.

use super::ink::{self, Ink, PAPER, Shade};
use super::paint::{Painted, Show};
use crate::shared::Shared;
use gwaje_model::{Glyph, GlyphFlags};
use kurbo::{Point, Rect as Area, Vec2};

/// Colours that differ by less than this in each component are one to a reader (0 to 1).
const SAME: f32 = 0.02;
/// Text that differs from its ground by less than this is pale (0 to 1).
const PALE: f32 = 0.35;
/// Points of a glyph that are looked at: along its advance, in parts of it, and up from the baseline, in em.
const ALONG: [f64; 3] = [0.2, 0.5, 0.8];
const UP: [f64; 3] = [0.1, 0.35, 0.6];
/// Ink of a glyph below and above the baseline, em.
const DESCENT: f64 = 0.15;
const ASCENT: f64 = 0.85;
/// So far around its points a glyph is taken to reach where paint is asked to cover all of it or nothing, in points.
const EVEN: f64 = 0.01;
/// A glyph with so many hidden points, its middle among them, cannot be read: two rows of three.
const HIDDEN_POINTS: usize = 6;
/// A smaller em cannot be read, in points on a page as high as A4; on a lower page in proportion.
const TINY: f32 = 1.0;
const A4: f32 = 842.0;
/// An image does not show a text if it is bare over one in so many of its letters; thin ones may be missed.
const BARE: usize = 3;
/// Tiles of a page in each direction, so that only what was painted nearby is looked at.
const TILES: usize = 32;
/// Looks at a paint, and entries in tiles, of one page; on a page that needs more nothing further is told hidden.
const MOST_LOOKS: usize = 50_000_000;
const MOST_ENTRIES: usize = 4_000_000;

/// Marks the glyphs of a page that cannot be seen, and those that are pale.
pub(super) fn judge(glyphs: &mut [Glyph], painted: &mut Painted<'_>, page: Area, shared: &mut Shared<'_>) {
    let mut pictures = std::mem::take(&mut painted.pictures);
    let tiles = Tiles::new(painted, page);
    let mut looks = 0;
    let tiny = TINY * (page.height() as f32 / A4).min(1.0);
    for letters in glyphs.chunk_by_mut(|a, b| a.show == b.show) {
        let Some(show) = letters.first().and_then(|first| painted.shown(first.show)) else { continue };
        let mut under_picture = Vec::new();
        let even = if painted.full { None } else { tiles.even(letters, show, &mut looks) };
        for (nth, glyph) in letters.iter_mut().enumerate() {
            if !is_seen(show.fill) && !is_seen(show.stroke) {
                glyph.flags.set(GlyphFlags::INVISIBLE);
            }
            if glyph.size < tiny && glyph.advance < tiny {
                glyph.flags.set(GlyphFlags::TINY);
            }
            if is_looked_at(glyph) && looks < MOST_LOOKS && !painted.full {
                let (flags, picture) = even.unwrap_or_else(|| tiles.flags(glyph, show, &mut looks));
                match picture.and_then(|index| pictures.get_mut(index as usize)) {
                    Some(picture) => {
                        let (budget, limits) = (&mut shared.budget, &shared.limits);
                        under_picture.push((nth, picture.may_show_letters(corners(glyph), budget, limits)));
                    }
                    None => glyph.flags.set(flags),
                }
            }
        }
        // An image that is bare over some letters of a text does not show that text.
        let bare = under_picture.iter().filter(|(_, shown)| !shown).count();
        if bare > 0 && BARE * bare >= under_picture.len() {
            for (nth, _) in under_picture {
                letters.get_mut(nth).into_iter().for_each(|glyph| glyph.flags.set(GlyphFlags::COVERED));
            }
        }
    }
    blanks(glyphs);
}

/// Whether paints decide if a glyph can be seen.
fn is_looked_at(glyph: &Glyph) -> bool {
    glyph.visible() && !glyph.ch.is_whitespace()
}

fn is_seen(ink: Option<Ink>) -> bool {
    ink.is_some_and(|ink| ink.alpha > 0.0)
}

/// A blank has no ink that could be hidden: it is where the glyph before it in its show is, else the one after it.
fn blanks(glyphs: &mut [Glyph]) {
    for show in glyphs.chunk_by_mut(|a, b| a.show == b.show) {
        let first = show.iter().find(|glyph| !glyph.ch.is_whitespace());
        let mut hidden = first.map_or(0, |glyph| glyph.flags.0 & GlyphFlags::HIDDEN.0);
        for glyph in show {
            if glyph.ch.is_whitespace() {
                glyph.flags.set(GlyphFlags(hidden));
            } else {
                hidden = glyph.flags.0 & GlyphFlags::HIDDEN.0;
            }
        }
    }
}

/// What was painted on a page, by where it lies.
struct Tiles<'p> {
    painted: &'p Painted<'p>,
    page: Area,
    /// The paints of each tile in their order.
    held: Vec<Vec<u32>>,
}

impl<'p> Tiles<'p> {
    fn new(painted: &'p Painted<'p>, page: Area) -> Self {
        let mut tiles = Self { painted, page, held: vec![Vec::new(); TILES * TILES] };
        let mut entries = 0;
        for (index, paint) in (0_u32..).zip(painted.paints()) {
            let (from, to) =
                (tiles.place(paint.area.origin()), tiles.place(Point::new(paint.area.x1, paint.area.y1)));
            for row in from.1..=to.1 {
                let row = tiles.held.get_mut(row * TILES + from.0..=row * TILES + to.0);
                row.unwrap_or_default().iter_mut().for_each(|tile| tile.push(index));
            }
            entries += (to.0 + 1 - from.0) * (to.1 + 1 - from.1);
            if entries > MOST_ENTRIES {
                break;
            }
        }
        tiles
    }

    /// Column and row of the tile at a point; beyond the page, of the nearest.
    fn place(&self, at: Point) -> (usize, usize) {
        let step = |value: f64, from: f64, length: f64| {
            ((value - from) / length.max(1.0) * TILES as f64).clamp(0.0, TILES as f64 - 1.0) as usize
        };
        (step(at.x, self.page.x0, self.page.width()), step(at.y, self.page.y0, self.page.height()))
    }

    /// What hides all letters of a show, where everything painted nearby covers all of them or none. So it is with most
    /// shows, which stand on bare paper or inside a filled cell.
    fn even(&self, letters: &[Glyph], show: &Show, looks: &mut usize) -> Option<Seen> {
        let mut looked_at = letters.iter().filter(|glyph| is_looked_at(glyph));
        let first = Axes::of(looked_at.next()?);
        let around = looked_at.map(Axes::of).fold(first.around(), |area, axes| area.union(axes.around()));
        self.is_even(around).then(|| of_look(&self.look(first.middle(), show, looks)))
    }

    /// What hides a glyph, or that it is pale; and the image that covers it, if one does.
    fn flags(&self, glyph: &Glyph, show: &Show, looks: &mut usize) -> Seen {
        let axes = Axes::of(glyph);
        if self.is_even(axes.around()) {
            return of_look(&self.look(axes.middle(), show, looks));
        }
        of_looks(&axes.points().map(|point| self.look(point, show, looks)))
    }

    /// Whether the same is to be seen all over an area: everything painted nearby covers all of it or nothing.
    fn is_even(&self, area: Area) -> bool {
        // A point on the edge of a box belongs to one side only.
        let around = area.inflate(EVEN, EVEN);
        let (from, to) = (self.place(around.origin()), self.place(Point::new(around.x1, around.y1)));
        let rows = (from.1..=to.1).map(|row| row * TILES + from.0..=row * TILES + to.0);
        let paints = rows.filter_map(|row| self.held.get(row)).flatten().flatten();
        let mut paints = paints.filter_map(|index| self.painted.paints().get(*index as usize));
        paints.all(|paint| self.painted.is_even_in(paint, around))
    }

    fn look(&self, at: Point, show: &Show, looks: &mut usize) -> Look {
        let (column, row) = self.place(at);
        let tile = self.held.get(row * TILES + column).map_or(&[][..], Vec::as_slice);
        let here = |index: &&u32| {
            self.painted.paints().get(**index as usize).filter(|paint| self.painted.lies_at(paint, at))
        };
        *looks += tile.len() + 1;
        let (under, over) = tile.split_at(tile.partition_point(|index| (*index as usize) < show.after));
        let ground =
            under.iter().filter_map(|index| here(&index)).fold(PAPER, |ground, paint| paint.ink.over(ground));
        let mut letters = [show.fill, show.stroke].map(|ink| ink.map(|ink| Layer::new(ink, ground)));
        let first = contrast(&letters, ground);
        let (mut after, mut picture) = (ground, None);
        for paint in over.iter().filter_map(|index| here(&index)) {
            after = paint.ink.over(after);
            letters.iter_mut().flatten().for_each(|layer| layer.cover(paint.ink));
            picture = paint.picture;
        }
        Look { first, last: contrast(&letters, after), picture }
    }
}

/// What hides a glyph, or that it is pale, and the image that covers it.
type Seen = (GlyphFlags, Option<u32>);

/// What is to be seen of a glyph that looks the same at all its points.
fn of_look(look: &Look) -> Seen {
    if look.first < SAME {
        return (GlyphFlags::GROUND, None);
    }
    if look.last < SAME {
        return (GlyphFlags::COVERED, look.picture);
    }
    (if look.last < PALE { GlyphFlags::PALE } else { GlyphFlags::default() }, None)
}

/// What is to be seen of a glyph by its points, the fifth in its middle.
fn of_looks(seen: &[Look; 9]) -> Seen {
    let [.., middle, _, _, _, _] = seen;
    let hidden = |value: fn(&Look) -> f32| {
        let gone = seen.iter().filter(|look| value(look) < SAME).count();
        gone >= HIDDEN_POINTS && value(middle) < SAME
    };
    if hidden(|look| look.first) {
        return (GlyphFlags::GROUND, None);
    }
    if hidden(|look| look.last) {
        return (GlyphFlags::COVERED, middle.picture);
    }
    let most = seen.iter().map(|look| look.last).fold(0.0, f32::max);
    (if most < PALE { GlyphFlags::PALE } else { GlyphFlags::default() }, None)
}

/// How much a point of a glyph differs from its ground, when it is painted and in the end.
#[derive(Clone, Copy, Debug)]
struct Look {
    first: f32,
    last: f32,
    /// The image painted last over it, if nothing was painted after that.
    picture: Option<u32>,
}

/// The paint of a letter at a point.
#[derive(Clone, Copy, Debug)]
struct Layer {
    shade: Shade,
    /// The share of the difference to its ground that later paints left.
    left: f32,
}

impl Layer {
    fn new(ink: Ink, ground: Shade) -> Self {
        Self { shade: ink.over(ground), left: ink.alpha }
    }

    fn cover(&mut self, ink: Ink) {
        self.shade = ink.over(self.shade);
        self.left *= ink.leaves();
    }
}

fn contrast(layers: &[Option<Layer>; 2], ground: Shade) -> f32 {
    let of = |layer: &Layer| ink::difference(layer.shade, ground).unwrap_or(1.0).min(layer.left);
    layers.iter().flatten().map(of).fold(0.0, f32::max)
}

/// Two opposite corners of the box of a glyph.
fn corners(glyph: &Glyph) -> (Point, Point) {
    let Axes { origin, along, up } = Axes::of(glyph);
    (origin - up * DESCENT, origin + along + up * ASCENT)
}

/// Origin of a glyph, its advance, and one em up.
struct Axes {
    origin: Point,
    along: Vec2,
    up: Vec2,
}

impl Axes {
    fn of(glyph: &Glyph) -> Self {
        let upright = glyph.flags.any(GlyphFlags::VERTICAL);
        let angle = f64::from(glyph.angle) - if upright { 90.0 } else { 0.0 };
        // Nearly all text is level.
        let (sin, cos) = if angle == 0.0 { (0.0, 1.0) } else { angle.to_radians().sin_cos() };
        let size = f64::from(glyph.size);
        let advance = if upright { size } else { f64::from(glyph.advance) };
        let origin = Point::new(f64::from(glyph.x), f64::from(glyph.y));
        Self { origin, along: Vec2::new(cos, sin) * advance, up: Vec2::new(sin, -cos) * size }
    }

    /// The points of a glyph that are looked at, the fifth in its middle.
    fn points(&self) -> [Point; 9] {
        std::array::from_fn(|nth| {
            let (row, column) = (nth / 3, nth % 3);
            let part = |of: &[f64; 3], at: usize| of.get(at).copied().unwrap_or(0.5);
            self.point(part(&ALONG, column), part(&UP, row))
        })
    }

    fn point(&self, along: f64, up: f64) -> Point {
        self.origin + self.along * along + self.up * up
    }

    fn middle(&self) -> Point {
        let ([_, along, _], [_, up, _]) = (ALONG, UP);
        self.point(along, up)
    }

    /// The box around its points, which span a parallelogram.
    fn around(&self) -> Area {
        let ([left, _, right], [low, _, high]) = (ALONG, UP);
        let ends = Area::from_points(self.point(left, low), self.point(right, high));
        ends.union_pt(self.point(left, high)).union_pt(self.point(right, low))
    }
}
