//! What stands before paragraphs and is not in their text: bullets, numbers of lists, numbers of the outline.
//!
//! A numbering counts on wherever its key comes again, over sections and through tables, in the order in which the text
//! is read. Counting up a level starts the deeper ones anew. A numbering that comes for the first time at a deeper level
//! takes over the numbers of the levels above from the numbering before it, as Hangul does when a list is given another
//! look in its middle. An empty paragraph counts too: its number is printed.

use super::written;
use crate::document::Paragraph;
use crate::styles::{Head, Numbering, Styles};
use std::collections::BTreeMap;

/// The bullet that stands for one that is a picture.
pub(crate) const PICTURE_BULLET: &str = "•";

/// The state of all numberings of a document.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// How often each level was counted up, by numbering.
    counts: BTreeMap<u32, Vec<u32>>,
    /// The numbering used last.
    last: Option<u32>,
}

impl Heads {
    /// What is printed before a paragraph, which is counted; `outline` is the numbering of its section's outline.
    pub(crate) fn next(&mut self, paragraph: &Paragraph, outline: u32, styles: &Styles) -> Option<String> {
        let shape = styles.shapes.get(&paragraph.shape)?;
        let key = match shape.head {
            Head::None => return None,
            Head::Bullet(key) => {
                let bullet = styles.bullets.get(&key)?;
                let drawn = bullet.chars().any(|ch| !ch.is_control() && ch != '\u{ffff}');
                return Some(if drawn { bullet.clone() } else { PICTURE_BULLET.to_owned() });
            }
            Head::Outline(0) => outline,
            Head::Outline(key) | Head::Number(key) => key,
        };
        let numbering = styles.numberings.get(&key)?;
        let level = usize::from(shape.level);
        let counts = self.count(key, level, numbering.levels.len());
        let text = printed(numbering, level, counts)?;
        (!text.trim().is_empty()).then_some(text)
    }

    fn count(&mut self, key: u32, level: usize, levels: usize) -> &[u32] {
        let above = self.last.and_then(|last| self.counts.get(&last)).cloned().unwrap_or_default();
        self.last = Some(key);
        let counts = self.counts.entry(key).or_insert_with(|| {
            let taken = above.into_iter().take(level);
            let mut counts: Vec<u32> = taken.chain(std::iter::repeat(0)).take(levels).collect();
            counts.resize(levels, 0);
            counts
        });
        if let Some(count) = counts.get_mut(level) {
            *count = count.saturating_add(1);
        }
        counts.iter_mut().skip(level + 1).for_each(|count| *count = 0);
        counts
    }
}

/// The pattern of a level with its numbers put in. A level above that was never counted shows its first number.
fn printed(numbering: &Numbering, level: usize, counts: &[u32]) -> Option<String> {
    let number = |at: usize| {
        let level = numbering.levels.get(at)?;
        let count = counts.get(at).copied().unwrap_or_default().max(1);
        Some(written(level.start.max(1).saturating_add(count - 1), level.format))
    };
    let path = || (0..=level).filter_map(number).collect::<Vec<_>>().join(".");
    let mut text = String::new();
    let mut pattern = numbering.levels.get(level)?.pattern.chars();
    while let Some(ch) = pattern.next() {
        if ch != '^' {
            text.push(ch);
            continue;
        }
        match pattern.next() {
            Some('n') => text.push_str(&path()),
            Some('N') => text.push_str(&(path() + ".")),
            // Ten levels, the tenth written as 0.
            Some(digit) => match digit.to_digit(10) {
                Some(digit) => text.extend(number((digit as usize + 9) % 10)),
                None => text.extend(['^', digit]),
            },
            None => text.push('^'),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::Heads;
    use crate::document::Paragraph;
    use crate::styles::NumberFormat;
    use crate::styles::{Head, Level, Numbering, ParagraphShape, Styles};

    /// Shapes: 0 plain, 1 bullet, 10 + n outline level n, 20 + n list 2, 30 + n list 3.
    fn styles() -> Styles {
        let mut styles = Styles::default();
        let level = |start, format, pattern: &str| Level { start, format, pattern: pattern.to_owned() };
        let levels = |start| {
            vec![
                level(start, NumberFormat::RomanCapital, "^1."),
                level(1, NumberFormat::HangulSyllable, "^2)"),
                level(1, NumberFormat::Digit, "(^n)"),
            ]
        };
        styles.bullets.insert(1, "\u{f06c}".to_owned());
        styles.bullets.insert(2, "\u{ffff}".to_owned());
        styles.numberings.insert(1, Numbering { levels: levels(1) });
        styles.numberings.insert(2, Numbering { levels: levels(5) });
        styles.numberings.insert(3, Numbering { levels: levels(1) });
        let mut shape = |key, head, level| {
            styles.shapes.insert(key, ParagraphShape { head, level, ..ParagraphShape::default() });
        };
        shape(0, Head::None, 0);
        shape(1, Head::Bullet(1), 0);
        shape(2, Head::Bullet(2), 0);
        for level in 0..3 {
            shape(10 + u32::from(level), Head::Outline(0), level);
            shape(20 + u32::from(level), Head::Number(2), level);
            shape(30 + u32::from(level), Head::Number(3), level);
        }
        styles
    }

    fn heads(shapes: &[u32]) -> Vec<String> {
        let (styles, mut heads) = (styles(), Heads::default());
        let paragraph = |shape| Paragraph { shape, ..Paragraph::default() };
        shapes.iter().map(|shape| heads.next(&paragraph(*shape), 1, &styles).unwrap_or_default()).collect()
    }

    #[test]
    fn counted_in_reading_order() {
        assert_eq!(heads(&[0, 1, 2]), ["", "\u{f06c}", "•"]);
        assert_eq!(heads(&[10, 11, 11, 12, 10, 11]), ["I.", "가)", "나)", "(I.나.1)", "II.", "가)"]);
        assert_eq!(heads(&[20, 30, 20]), ["V.", "I.", "VI."], "each numbering counts on");
        assert_eq!(heads(&[20, 21, 32]), ["V.", "가)", "(I.가.1)"], "levels above are taken over");
        assert_eq!(heads(&[12]), ["(I.가.1)"], "levels that were never counted show their first number");
        assert_eq!(heads(&[99]), [""]);
    }
}
