//! The styles of a document that its text depends on: sizes, indents, bullets and numberings.

use gwaje_model::Shift;
use std::collections::BTreeMap;

/// The tables that paragraphs point to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Styles {
    /// How characters look (글자 모양).
    pub formats: BTreeMap<u32, CharacterFormat>,
    /// How paragraphs look (문단 모양).
    pub shapes: BTreeMap<u32, ParagraphShape>,
    /// The bullets (글머리표).
    pub bullets: BTreeMap<u32, String>,
    /// The numberings (문단 번호).
    pub numberings: BTreeMap<u32, Numbering>,
    /// The first automatic number of each sort, in the order of the sorts.
    pub first_numbers: [u32; 6],
}

/// How characters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CharacterFormat {
    /// Font size in points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Whether letters and digits are set in a font of the Wingdings or Symbol family, where they are shapes.
    pub symbol: bool,
    /// Whether a line is drawn through them (취소선).
    pub struck: bool,
    /// Whether they are raised or lowered (위 첨자, 아래 첨자).
    pub shift: Shift,
}

impl Default for CharacterFormat {
    fn default() -> Self {
        Self { size: 10.0, bold: false, symbol: false, struck: false, shift: Shift::Level }
    }
}

/// How a number is written (번호 모양).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    /// 1, 2, 3.
    #[default]
    Digit,
    /// ①, ②, ③.
    CircledDigit,
    /// I, II, III.
    RomanCapital,
    /// i, ii, iii.
    RomanSmall,
    /// A, B, C.
    LatinCapital,
    /// a, b, c.
    LatinSmall,
    /// Ⓐ, Ⓑ, Ⓒ.
    CircledLatinCapital,
    /// ⓐ, ⓑ, ⓒ.
    CircledLatinSmall,
    /// 가, 나, 다.
    HangulSyllable,
    /// ㉮, ㉯, ㉰.
    CircledHangulSyllable,
    /// ㄱ, ㄴ, ㄷ.
    HangulJamo,
    /// ㉠, ㉡, ㉢.
    CircledHangulJamo,
    /// 일, 이, 삼.
    HangulPhonetic,
    /// 一, 二, 三.
    Ideograph,
    /// ㊀, ㊁, ㊂.
    CircledIdeograph,
    /// 갑, 을, 병.
    DecagonCircle,
    /// 甲, 乙, 丙.
    DecagonCircleHanja,
    /// One character of the user's choice, repeated four times in turn or always the same.
    Symbol(char),
}

/// What stands before a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Head {
    /// Nothing.
    #[default]
    None,
    /// A number of the outline of its section (개요); a numbering of its own where the key is not 0.
    Outline(u32),
    /// A number of a numbering (문단 번호).
    Number(u32),
    /// A bullet (글머리표).
    Bullet(u32),
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ParagraphShape {
    /// What stands before it.
    pub head: Head,
    /// Its level in the outline or numbering, from 0.
    pub level: u8,
    /// The left margin of its lines, in points.
    pub left: f32,
    /// How much further right its first line begins, in points; below 0 the other lines hang.
    pub first: f32,
    /// Whether both its edges are straight (양쪽 정렬).
    pub justified: bool,
}

/// A numbering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// Its levels, outermost first.
    pub levels: Vec<Level>,
}

/// A level of a numbering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Level {
    /// Its first number.
    pub start: u32,
    /// How its numbers are written.
    pub format: NumberFormat,
    /// What is printed: `^1` stands for the number of level 1, `^n` for the numbers of all levels down to this one.
    pub pattern: String,
}

/// Whether a font of this name has shapes where others have letters and digits.
pub(crate) fn is_symbol_font(name: &str) -> bool {
    let name = name.trim_start_matches('@').to_ascii_lowercase();
    name.starts_with("wingdings") || name.starts_with("webdings") || name == "symbol" || name == "marlett"
}
