//! Markers whose item cannot be seen: a bullet that is left of a covered line is no item of its own.

use crate::ink::glyph_box;
use gwaje_forms::marker;
use gwaje_model::{Glyph, Rect};

/// Between a marker and its text lies less than this, in em; so far apart, texts on one line are apart.
const BESIDE: f32 = 2.0;
/// Baselines that differ by less than this many em are one.
const LEVEL: f32 = 0.3;
/// The next line of an item is no further below than this, in em, and begins this near below its first letter.
const NEXT_LINE: f32 = 2.5;
const HANGING: f32 = 1.0;
/// Hidden texts of a page that are looked at.
const MOST: usize = 200;

/// Markers that stand before hidden text alone, ascending, by their place in the content.
pub(crate) fn markers(glyphs: &[Glyph]) -> Vec<usize> {
    let letter = |glyph: &&Glyph| !glyph.ch.is_whitespace();
    let seen: Vec<&Glyph> = glyphs.iter().filter(letter).filter(|glyph| glyph.visible()).collect();
    let mut bare = Vec::new();
    let hidden = glyphs.chunk_by(|a, b| a.visible() == b.visible());
    for run in hidden.filter(|run| run.first().is_some_and(|glyph| !glyph.visible())).take(MOST) {
        let Some(first) = run.iter().find(letter) else { continue };
        let line = run.iter().filter(letter).filter(|glyph| level(first, glyph));
        let Some(text) = line.map(glyph_box).reduce(Rect::union) else { continue };
        bare.extend(
            glyphs
                .iter()
                .enumerate()
                .filter(|(_, glyph)| stands_before(glyph, first, text))
                .filter(|(_, marker)| {
                    let others = || seen.iter().filter(|glyph| !std::ptr::eq(**glyph, *marker));
                    !others().any(|glyph| is_beside(glyph, first, text, glyph_box(marker)))
                        && !others().any(|glyph| goes_on(glyph, first, &seen))
                })
                .map(|(at, _)| at),
        );
    }
    bare.sort_unstable();
    bare.dedup();
    bare
}

fn level(a: &Glyph, b: &Glyph) -> bool {
    (a.y - b.y).abs() <= LEVEL * a.size
}

/// Whether a glyph is a visible marker just before a hidden text.
fn stands_before(glyph: &Glyph, first: &Glyph, text: Rect) -> bool {
    let gap = text.x0 - glyph.x - glyph.advance;
    glyph.visible()
        && marker::rank(glyph.ch).is_some()
        && level(first, glyph)
        && (-0.2 * first.size..=BESIDE * first.size).contains(&gap)
}

/// Whether a letter stands on the line of a marker and its text, so near that it belongs to them.
fn is_beside(glyph: &Glyph, first: &Glyph, text: Rect, marker: Rect) -> bool {
    let reach = BESIDE * first.size;
    let bbox = glyph_box(glyph);
    level(first, glyph) && bbox.x1 > marker.x0 - reach && bbox.x0 < text.x1 + reach
}

/// Whether a letter begins the next line of a text that begins with `first`.
fn goes_on(glyph: &Glyph, first: &Glyph, seen: &[&Glyph]) -> bool {
    let below = (glyph.y - first.y) / first.size.max(0.1);
    let off = (glyph.x - first.x) / first.size.max(0.1);
    let before = |other: &&Glyph| {
        let gap = glyph.x - other.x - other.advance;
        level(glyph, other) && other.x < glyph.x && gap < BESIDE * glyph.size
    };
    below > LEVEL
        && below <= NEXT_LINE
        && off.abs() <= HANGING
        && marker::rank(glyph.ch).is_none()
        && !seen.iter().any(before)
}

#[cfg(test)]
mod tests {
    use super::markers;
    use crate::testing::glyph;
    use gwaje_model::{Glyph, GlyphFlags};

    /// A bullet and a text behind it, hidden from letter `from` on.
    fn item(from: usize) -> Vec<Glyph> {
        let place = |(at, ch): (usize, char)| {
            let flags = if at < from { GlyphFlags(0) } else { GlyphFlags::COVERED };
            Glyph { flags, ..glyph(ch, 50.0 + 10.0 * at as f32, 100.0) }
        };
        "○산불 감시".chars().enumerate().map(place).collect()
    }

    #[test]
    fn a_bullet_before_hidden_text_alone_is_bare() {
        assert_eq!(markers(&item(1)), [0]);
    }

    #[test]
    fn a_bullet_before_anything_to_be_read_is_kept() {
        assert_eq!(markers(&item(3)), [0_usize; 0]);
        assert_eq!(markers(&item(9)), [0_usize; 0]);
        let mut two_lines = item(1);
        two_lines.push(glyph('끝', 60.0, 115.0));
        assert_eq!(markers(&two_lines), [0_usize; 0]);
    }
}
