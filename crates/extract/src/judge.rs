//! Whether the text of a document is its text: scans, fonts without characters, text layers that are debris.
//!
//! Judged page by page, because appendices are often scans while the report is text. A document is refused when
//! most of what it has is bad; otherwise its bad pages are named in notes. A stamp in a font without characters, printed
//! on every page, does not speak for the text it is printed over.

use crate::{Error, repertoire};
use gwaje_model::{Code, GlyphFlags, Note, Page, Pages, Place, Rect, parallel};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer characters than this say nothing about a page.
const FEW: usize = 20;
/// A page that images cover this far is a scan, even with a stamp or a page number printed over it.
const SCAN: f32 = 0.6;
/// A page with more unmapped characters than this share is not readable: its numbers or its words are missing.
const UNMAPPED: f32 = 0.1;
/// A text with more than this share of one kind of debris is not readable.
const DEBRIS: f32 = 0.3;
/// Accented letters among Korean, as a share of both: rewriters that lose some maps leave such letters in words.
const ACCENTED: f32 = 0.05;
/// What stands at the same places on this many pages, and on half of them, is a stamp.
const STAMPED: usize = 3;

/// Fewer pages than this, which take half a millisecond (33,000 instructions a page of `ocean`), are not handed out to workers.
const FEW_PAGES: usize = 64;

/// What the visible characters of a page are.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    unmapped: usize,
    /// Those of them that belong to a stamp.
    stamped: usize,
    hangul: usize,
    /// Hangul syllables beyond the 2,350 that ordinary text uses.
    rare: usize,
    latin: usize,
    /// Accented letters and signs of Latin-1, which Korean bytes turn into when read as Western text.
    western: usize,
    private: usize,
    ideographs: usize,
    /// Ideographs that no language writes in ordinary text.
    rare_ideographs: usize,
    invisible: usize,
}

/// The verdict on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Good,
    Empty,
    Unmapped,
    Suspect(&'static str),
}

/// Refuses the document, or adds a note for each page that is bad.
pub(crate) fn judge(pages: &Pages, notes: &mut Vec<Note>) -> Result<(), Error> {
    let stamped: Vec<(&Page, BTreeSet<u16>)> = pages.pages.iter().zip(stamps(pages)).collect();
    let whole = parallel::map(&stamped, FEW_PAGES, |(page, stamps)| Count::of(page, stamps));
    let counts: Vec<Count> = whole.iter().map(Count::without_stamp).collect();
    let verdicts: Vec<Verdict> =
        pages.pages.iter().zip(&counts).map(|(page, count)| count.verdict(page.image_cover)).collect();
    let named = |wanted: fn(&Verdict) -> bool| page_list(pages, &verdicts, wanted);
    let sum = |wanted: fn(&Verdict) -> bool| {
        counts
            .iter()
            .zip(&verdicts)
            .filter(|(_, verdict)| wanted(verdict))
            .map(|(count, _)| count.all)
            .sum::<usize>()
    };
    if verdicts.iter().all(|verdict| *verdict == Verdict::Empty) {
        let layer = counts.iter().any(|count| count.invisible > 0);
        return Err(if layer { Error::OcrLayer(named(|_| true)) } else { Error::NoText(named(|_| true)) });
    }
    let total = counts.iter().fold(Count::default(), Count::plus);
    if 2 * sum(|verdict| *verdict == Verdict::Unmapped) > total.all {
        return Err(Error::UnmappedText(named(|verdict| *verdict == Verdict::Unmapped)));
    }
    if 2 * sum(|verdict| matches!(verdict, Verdict::Suspect(_))) > total.all {
        let why = verdicts.iter().find_map(|verdict| match verdict {
            Verdict::Suspect(why) => Some(*why),
            _ => None,
        });
        let pages = named(|verdict| matches!(verdict, Verdict::Suspect(_)));
        return Err(Error::SuspectText(format!("{} ({pages})", why.unwrap_or_default())));
    }
    for ((page, count), verdict) in pages.pages.iter().zip(&whole).zip(&verdicts) {
        notes.extend(note(page, count, *verdict));
    }
    Ok(())
}

/// Where characters stand, in whole points.
type Places = Vec<(i32, i32)>;

/// The refusal of a document in which Ghostscript put a character in the place of another. It does so to many, and not of
/// all of them it can be told: figures may be wrong without a trace.
pub(crate) fn folded(ch: char) -> Error {
    Error::SuspectText(format!(
        "Ghostscript wrote other characters into its fonts, such as {ch} where something else is printed; take the file \
         as it was before Ghostscript"
    ))
}

/// The unmapped characters of a page by their fonts.
fn unmapped(page: &Page) -> BTreeMap<u16, Places> {
    let mut places: BTreeMap<u16, Places> = BTreeMap::new();
    for glyph in page.glyphs.iter().filter(|glyph| glyph.flags.any(GlyphFlags::UNMAPPED)) {
        places.entry(glyph.font).or_default().push((glyph.x.round() as i32, glyph.y.round() as i32));
    }
    places
}

/// For each page, the fonts whose unmapped characters are a stamp: they stand at the same places on other pages.
fn stamps(pages: &Pages) -> Vec<BTreeSet<u16>> {
    let unmapped = parallel::map(&pages.pages, FEW_PAGES, unmapped);
    let mut seen: BTreeMap<(u16, &Places), usize> = BTreeMap::new();
    for (font, places) in unmapped.iter().flatten() {
        *seen.entry((*font, places)).or_default() += 1;
    }
    let often = |(font, places): (&u16, &Places)| {
        let count = seen.get(&(*font, places)).copied().unwrap_or(0);
        (count >= STAMPED && 2 * count >= pages.pages.len()).then_some(*font)
    };
    unmapped.iter().map(|fonts| fonts.iter().filter_map(often).collect()).collect()
}

fn note(page: &Page, count: &Count, verdict: Verdict) -> Option<Note> {
    let number = page.number;
    let (code, text) = match verdict {
        Verdict::Empty => (
            Code::PageWithoutText,
            format!(
                "page {number} has no text{}",
                if page.image_cover > SCAN { ": it is an image" } else { "" }
            ),
        ),
        Verdict::Suspect(why) => (Code::SuspectPage, format!("page {number}: {why}")),
        _ if count.unmapped > 0 => (
            Code::UnmappedGlyphs,
            format!("{} of {} characters of page {number} are unknown", count.unmapped, count.all),
        ),
        Verdict::Unmapped | Verdict::Good => return None,
    };
    let bbox = Rect::new(0.0, 0.0, page.width, page.height);
    Some(Note { code, place: Some(Place { page: number, bbox }.into()), text })
}

fn page_list(pages: &Pages, verdicts: &[Verdict], wanted: fn(&Verdict) -> bool) -> String {
    let numbers: Vec<u32> = pages
        .pages
        .iter()
        .zip(verdicts)
        .filter(|(_, verdict)| wanted(verdict))
        .map(|(page, _)| page.number)
        .collect();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in &numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    format!(
        "page{} {} of {}",
        if numbers.len() == 1 { "" } else { "s" },
        ranges.join(", "),
        pages.pages.len()
    )
}

impl Count {
    fn of(page: &Page, stamps: &BTreeSet<u16>) -> Self {
        let mut count = Self::default();
        for glyph in &page.glyphs {
            if glyph.flags.any(GlyphFlags::INVISIBLE) {
                count.invisible += usize::from(!glyph.ch.is_whitespace());
            } else if glyph.visible() && !glyph.ch.is_whitespace() {
                let unmapped = glyph.flags.any(GlyphFlags::UNMAPPED);
                count.add(glyph.ch, unmapped);
                count.stamped += usize::from(unmapped && stamps.contains(&glyph.font));
            }
        }
        count
    }

    fn add(&mut self, ch: char, unmapped: bool) {
        self.all += 1;
        match ch {
            _ if unmapped => self.unmapped += 1,
            '가'..='힣' => {
                self.hangul += 1;
                self.rare += usize::from(!repertoire::is_ordinary(ch));
            }
            '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' => self.hangul += 1,
            'A'..='Z' | 'a'..='z' => self.latin += 1,
            '°' | '±' | '²' | '³' | '·' | '×' | '÷' | '§' | '®' | '©' | '«' | '»' | '\u{ad}' => {}
            '\u{80}'..='\u{24f}' => self.western += 1,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => self.private += 1,
            '\u{3040}'..='\u{30ff}' => self.ideographs += 1,
            '\u{3400}'..='\u{9fff}' => {
                self.ideographs += 1;
                self.rare_ideographs += usize::from(!repertoire::is_ordinary(ch));
            }
            _ => {}
        }
    }

    fn without_stamp(&self) -> Self {
        Self { all: self.all - self.stamped, unmapped: self.unmapped - self.stamped, stamped: 0, ..*self }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            all: self.all + other.all,
            unmapped: self.unmapped + other.unmapped,
            stamped: self.stamped + other.stamped,
            hangul: self.hangul + other.hangul,
            rare: self.rare + other.rare,
            latin: self.latin + other.latin,
            western: self.western + other.western,
            private: self.private + other.private,
            ideographs: self.ideographs + other.ideographs,
            rare_ideographs: self.rare_ideographs + other.rare_ideographs,
            invisible: self.invisible + other.invisible,
        }
    }

    fn verdict(&self, image_cover: f32) -> Verdict {
        let share = |part: usize, of: usize| part as f32 / of.max(1) as f32;
        if self.all == 0 || self.all < FEW && image_cover > SCAN {
            return Verdict::Empty;
        }
        let most = if self.all < FEW { 0.5 } else { UNMAPPED };
        if share(self.unmapped, self.all) > most {
            return Verdict::Unmapped;
        }
        if self.all < FEW {
            return Verdict::Good;
        }
        let accented = self.hangul > 0 && self.western > FEW / 2;
        if share(self.western, self.all) > DEBRIS
            || accented && share(self.western, self.western + self.hangul) > ACCENTED
        {
            return Verdict::Suspect("Western accented letters stand where Korean should");
        }
        if share(self.private, self.all) > DEBRIS {
            return Verdict::Suspect("it reads as private characters");
        }
        if self.hangul > FEW && share(self.rare, self.hangul) > DEBRIS {
            return Verdict::Suspect("its Korean syllables are not words");
        }
        if self.hangul == 0 && share(self.rare_ideographs, self.all) > DEBRIS {
            return Verdict::Suspect("Chinese characters that no text uses stand where Korean should");
        }
        // Numbers and marks alone are what is left where a printer lost the Korean; other languages have letters.
        if self.hangul == 0 && share(self.latin + self.ideographs, self.all) < DEBRIS {
            return Verdict::Suspect("there is no Korean between the numbers and marks");
        }
        Verdict::Good
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Verdict, judge};
    use gwaje_model::{Glyph, GlyphFlags, Page, Pages};

    fn verdict(text: &str) -> Verdict {
        let mut count = Count::default();
        text.chars().filter(|ch| !ch.is_whitespace()).for_each(|ch| count.add(ch, ch == '\u{fffd}'));
        count.verdict(0.0)
    }

    #[test]
    fn pages_are_judged_by_what_stands_on_them() {
        let repeated = |text: &str| text.repeat(10);
        assert_eq!(verdict(""), Verdict::Empty);
        assert_eq!(verdict("- 3 -"), Verdict::Good);
        assert_eq!(verdict(&repeated("과제 Café 3건 ")), Verdict::Good);
        assert_eq!(verdict(&repeated("Members of the committee ")), Verdict::Good);
        assert_eq!(verdict(&repeated("第一章 総則 ")), Verdict::Good);
        assert_eq!(verdict(&repeated("과제\u{fffd}")), Verdict::Unmapped);
        assert!(matches!(verdict(&repeated("ÇÑ±Û °úÁ¦ ")), Verdict::Suspect(_)));
        assert!(matches!(verdict(&repeated("뷁쀍갂ퟷ힣뛟 ")), Verdict::Suspect(_)));
        assert!(matches!(verdict(&repeated("鴌艜蠜諟 ")), Verdict::Suspect(_)));
        assert!(matches!(verdict(&repeated("12 ( ) 3.4 ")), Verdict::Suspect(_)));
    }

    fn page(number: u32, text: &str, stamp: (f32, f32)) -> Page {
        let glyph = |ch, (x, y), flags| Glyph {
            ch,
            x,
            y,
            advance: 10.0,
            size: 10.0,
            angle: 0,
            font: 0,
            clip: Glyph::NO_CLIP,
            flags,
            mcid: Glyph::NO_MCID,
            show: 0,
        };
        let body = text.chars().zip(0_u8..).map(|(ch, at)| glyph(ch, (f32::from(at), 50.0), GlyphFlags(0)));
        let mut flags = GlyphFlags(0);
        flags.set(GlyphFlags::UNMAPPED);
        let unmapped = (0..30_u8).map(|at| glyph('\u{fffd}', (stamp.0 + f32::from(at), stamp.1), flags));
        Page { number, glyphs: body.chain(unmapped).collect(), ..Page::default() }
    }

    fn judged(pages: Vec<Page>) -> Result<usize, crate::Error> {
        let mut notes = Vec::new();
        judge(&Pages { pages, ..Pages::default() }, &mut notes)?;
        Ok(notes.len())
    }

    #[test]
    fn a_stamp_on_every_page_does_not_speak_for_their_text() {
        let text = "국정과제 추진현황을 점검하고 그 결과를 공개";
        let pages = |stamps: fn(u8) -> (f32, f32)| {
            (1..=4_u8).map(|number| page(number.into(), text, stamps(number))).collect::<Vec<_>>()
        };
        assert_eq!(judged(pages(|_| (300.0, 20.0))).unwrap(), 4, "each page is named");
        assert!(judged(pages(|number| (300.0, 20.0 * f32::from(number)))).is_err(), "text, here and there");
    }
}
