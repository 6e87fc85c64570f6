//! Cutting a paragraph in two, with its joins, places and raw characters.

use gwaje_forms::marker::{self, CONSONANTS};
use gwaje_forms::marks;
use gwaje_model::{Block, By, Join, Phrase, Piece, With};

/// The two parts of a paragraph before and after a character offset; blanks at the cut belong to neither. The tables
/// below it stand below the second.
pub(crate) fn cut(block: &Block, at: usize) -> (Block, Block) {
    let chars: Vec<char> = block.text.chars().collect();
    let blank = |c: &&char| c.is_whitespace();
    let at = at.min(chars.len());
    let end = at - chars.iter().take(at).rev().take_while(blank).count();
    let start = at + chars.iter().skip(at).take_while(blank).count();
    let (before, after) = cut_raw(block, chars.iter().take(end).filter(|c| !c.is_whitespace()).count());
    let part = |from: usize, to: usize, raw: Raw, marker: Option<String>| Block {
        marker,
        text: chars.iter().take(to).skip(from).collect(),
        raw: raw.text,
        struck: raw.struck,
        raised: raw.raised,
        joins: block.joins.iter().filter_map(|join| shift_join(join, from, to)).collect(),
        pieces: block.pieces.iter().filter_map(|piece| shift_piece(piece, from, to)).collect(),
        tables: Vec::new(),
        ..*block
    };
    let (first, second) = (part(0, end, before, block.marker.clone()), part(start, chars.len(), after, None));
    (first, Block { tables: block.tables.clone(), ..second })
}

/// The part of a paragraph whose text is `rest`, a suffix of its text.
pub(crate) fn tail(block: &Block, rest: &str) -> Block {
    cut(block, block.text.chars().count().saturating_sub(rest.chars().count())).1
}

fn shift_join(join: &Join, from: usize, to: usize) -> Option<Join> {
    let at = join.at as usize;
    (from < at && at < to).then(|| Join { at: (at - from) as u32, ..*join })
}

fn shift_piece(piece: &Piece, from: usize, to: usize) -> Option<Piece> {
    let (start, end) = ((piece.start as usize).max(from), (piece.end as usize).min(to));
    (start < end).then(|| Piece {
        start: (start - from) as u32,
        end: (end - from) as u32,
        place: piece.place,
    })
}

/// Raw text and what of it is struck out or raised.
struct Raw {
    text: String,
    struck: Vec<[u32; 2]>,
    raised: Vec<[u32; 2]>,
}

/// Cuts raw text after so many characters of its text that are not blank; what is struck out or raised is none of them.
fn cut_raw(block: &Block, solid: usize) -> (Raw, Raw) {
    let chars: Vec<char> = block.raw.chars().collect();
    let among = |spans: &[[u32; 2]], at: usize| {
        spans.iter().any(|[start, end]| (*start..*end).contains(&(at as u32)))
    };
    let is_struck = |at: usize| among(&block.struck, at);
    let whole = chars.iter().enumerate().all(|(at, c)| c.is_whitespace() || is_struck(at));
    let aside = |at: usize| !whole && is_struck(at) || among(&block.raised, at);
    let mut seen = 0;
    let cut = chars.iter().enumerate().position(|(at, c)| {
        seen += usize::from(!c.is_whitespace() && !aside(at));
        seen > solid
    });
    let cut = cut.unwrap_or(chars.len());
    let solid = |range: &[char], back: bool| {
        let blank = |c: &&char| c.is_whitespace();
        if back {
            range.iter().rev().take_while(blank).count()
        } else {
            range.iter().take_while(blank).count()
        }
    };
    let (left, right) = chars.split_at_checked(cut).unwrap_or((&chars, &[]));
    let part = |from: usize, to: usize| {
        let (first, last) = (from as u32, to as u32);
        let inside = |spans: &[[u32; 2]]| -> Vec<[u32; 2]> {
            let cut = spans.iter().map(|[start, end]| [(*start).max(first), (*end).min(last)]);
            cut.filter(|[s, e]| s < e).map(|[s, e]| [s - first, e - first]).collect()
        };
        Raw {
            text: chars.get(from..to).unwrap_or_default().iter().collect(),
            struck: inside(&block.struck),
            raised: inside(&block.raised),
        }
    };
    (part(0, cut - solid(left, true)), part(cut + solid(right, false), chars.len()))
}

/// A paragraph whose marker is a figure or letter (`23.`, `가.`) with the marker put back into its text.
pub(crate) fn whole(block: &Block) -> Block {
    let counts = |marker: &&str| marker.contains(char::is_alphanumeric) && !marker.starts_with(is_mark);
    let Some(marker) = block.marker.as_deref().filter(counts) else {
        return block.clone();
    };
    let text = format!("{marker} {}", block.text).trim_end().to_owned();
    let by = marker.chars().count() as u32 + 1;
    let joins = block.joins.iter().map(|join| Join { at: join.at + by, ..*join });
    let pieces = block.pieces.iter().enumerate().map(|(i, piece)| {
        let start = if i == 0 { 0 } else { piece.start + by };
        Piece { start, end: piece.end + by, place: piece.place }
    });
    Block {
        marker: None,
        raw: format!("{marker} {}", block.raw),
        struck: block.struck.iter().map(|[start, end]| [start + by, end + by]).collect(),
        raised: block.raised.iter().map(|[start, end]| [start + by, end + by]).collect(),
        joins: joins.collect(),
        pieces: pieces.collect(),
        text,
        tables: block.tables.clone(),
        ..*block
    }
}

/// Whether a character opens items by its shape.
fn is_mark(c: char) -> bool {
    marker::rank(c).is_some()
}

/// A paragraph that begins with a list mark, with the mark made its marker.
pub(crate) fn marked(block: Block) -> Block {
    let mut chars = block.text.chars();
    let first = chars.next().filter(|c| is_mark(*c));
    let Some(mark) = first.filter(|_| block.marker.is_none()) else { return block };
    // These also begin words, amounts and names: `-5%`, `ㅇㅇ시`.
    let words = mark == '*' || marks::is_hyphen(mark) || marks::is_middot(mark) || CONSONANTS.contains(mark);
    let dash = words && !chars.as_str().starts_with(char::is_whitespace);
    let count = 1 + if mark == '*' { chars.take_while(|c| *c == '*').count() } else { 0 };
    if dash && count == 1 {
        return block;
    }
    let (left, right) = cut(&block, count);
    Block { marker: Some(left.text), ..right }
}

/// Confidence that a space stands between two parts of a title. They are paragraphs or cells of their own, so nothing but
/// their order tells that they belong together, and no line end that could be judged lies between them.
const ORDERED: f32 = 0.9;

/// Several paragraphs as one title.
pub(crate) fn phrase<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> Phrase {
    let mut all = Phrase::default();
    for block in blocks {
        let places = block.pieces.iter().map(|piece| piece.place).collect();
        let (text, raw) = (block.text.clone(), block.raw.clone());
        extend(&mut all, Phrase { text, raw, joins: block.joins.clone(), places });
    }
    all
}

/// Appends one title part to another, with a space between them.
pub(crate) fn extend(title: &mut Phrase, more: Phrase) {
    if more.text.is_empty() {
        return;
    }
    if title.text.is_empty() {
        *title = more;
        return;
    }
    let at = title.text.chars().count() as u32;
    title.joins.push(Join { at, with: With::Space, by: By::Order, confidence: ORDERED });
    title.joins.extend(more.joins.iter().map(|join| Join { at: join.at + at + 1, ..*join }));
    title.text.push(' ');
    title.text.push_str(&more.text);
    title.raw.push('\n');
    title.raw.push_str(&more.raw);
    title.places.extend(more.places);
}

#[cfg(test)]
mod tests {
    use super::*;
    use gwaje_model::{Place, Rect};

    fn block() -> Block {
        let place = |y| Place { page: 1, bbox: Rect::new(0.0, y, 10.0, y + 10.0) }.into();
        Block {
            text: "23-1. 디지털 기반 혁신 산업부".to_owned(),
            raw: "23-1.\n디지털 기반\n혁신 산업부".to_owned(),
            joins: vec![Join { at: 12, with: With::Space, by: By::Model, confidence: 0.8 }],
            pieces: vec![
                Piece { start: 0, end: 12, place: place(0.0) },
                Piece { start: 13, end: 19, place: place(20.0) },
            ],
            ..Block::default()
        }
    }

    #[test]
    fn a_cut_keeps_joins_places_and_raw() {
        let (left, right) = cut(&block(), 5);
        assert_eq!((left.text.as_str(), left.raw.as_str()), ("23-1.", "23-1."));
        assert_eq!(
            (right.text.as_str(), right.raw.as_str()),
            ("디지털 기반 혁신 산업부", "디지털 기반\n혁신 산업부")
        );
        assert_eq!(right.joins[0].at, 6);
        assert_eq!((right.pieces[0].start, right.pieces[0].end, right.pieces[1].start), (0, 6, 7));
        assert_eq!(tail(&block(), "산업부").text, "산업부");
    }

    #[test]
    fn a_cut_keeps_what_is_struck_out() {
        let block = Block {
            text: "인력 13명을 배치(2.1) 완료".to_owned(),
            raw: "인력 12명 13명을\n배치(2.1) 끝 완료".to_owned(),
            struck: vec![[3, 6], [20, 21]],
            ..Block::default()
        };
        let (left, right) = cut(&block, 8);
        assert_eq!((left.raw.as_str(), left.struck), ("인력 12명 13명을", vec![[3, 6]]));
        assert_eq!((right.raw.as_str(), right.struck), ("배치(2.1) 끝 완료", vec![[8, 9]]));
    }

    #[test]
    fn marks_become_markers_and_back() {
        let text = |text: &str| Block { text: text.to_owned(), ..Block::default() };
        for (before, marker, after) in [
            ("▪ 산업", Some("▪"), "산업"),
            ("▪산업", Some("▪"), "산업"),
            ("** 산업", Some("**"), "산업"),
            ("- 산업", Some("-"), "산업"),
            ("-5% 감소", None, "-5% 감소"),
            ("산업", None, "산업"),
        ] {
            let found = marked(text(before));
            assert_eq!((found.marker.as_deref(), found.text.as_str()), (marker, after), "{before}");
        }
        let numbered =
            Block { marker: Some("23.".to_owned()), text: "제조업".to_owned(), ..Block::default() };
        assert_eq!(whole(&numbered).text, "23. 제조업");
    }
}
