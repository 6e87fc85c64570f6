//! What both readers give: the document as written, before anything is decided about it.
//!
//! The tree is that of the formats themselves (KS X 6101 and 한글 문서 파일 형식 5.0 agree on it): sections of
//! paragraphs, paragraphs of pieces, and pieces that may be tables, boxes and notes with paragraphs of their own. What a
//! reader of the document does not see (deleted stretches, prompts, headers) is still here; `live` takes it out.

use crate::properties;
use crate::styles::{NumberFormat, Styles};

/// A document as written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// The formats, paragraph shapes, bullets and numberings that paragraphs point to.
    pub styles: Styles,
    /// The sections in the order of the document.
    pub sections: Vec<Section>,
    /// What stands beside all sections, such as master pages.
    pub asides: Vec<(Aside, Vec<Paragraph>)>,
    /// The program that wrote it, as it calls itself.
    pub producer: Option<String>,
}

/// A section (구역).
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// The numbering that outline paragraphs (개요) of this section follow.
    pub outline: u32,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// Key into [`Styles::shapes`].
    pub shape: u32,
    /// What it holds, in reading order.
    pub pieces: Vec<Piece>,
}

/// A piece of a paragraph, written in one format.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Key into [`Styles::formats`].
    pub format: u32,
    /// What it is.
    pub kind: PieceKind,
}

/// The kinds of pieces.
#[derive(Clone, Debug)]
pub(crate) enum PieceKind {
    /// Characters.
    Text(String),
    /// A tab stop.
    Tab,
    /// A line break made by hand (강제 줄나눔).
    LineBreak,
    /// An automatic number (자동 번호).
    Number(AutoNumber),
    /// The next automatic number of this sort is this (새 번호).
    NewNumber(NumberSort, u32),
    /// A table, picture, drawing or text box.
    Object(Box<Object>),
    /// A footnote or endnote.
    Note(Box<Note>),
    /// A field begins.
    FieldBegin(Box<Field>),
    /// The innermost open field ends.
    FieldEnd,
    /// What follows was deleted while changes were tracked.
    DeletionBegin,
    /// What was deleted ends here. `paragraph` tells that the end of the paragraph was deleted with it.
    DeletionEnd {
        /// Whether this paragraph and the next are one.
        paragraph: bool,
    },
    /// Paragraphs that are not part of the text.
    Aside(Aside, Vec<Paragraph>),
}

/// Paragraphs beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// Header, footer or master page: printed on every page.
    RunningHead,
    /// A memo at the margin (메모).
    Memo,
    /// A hidden comment (숨은 설명).
    HiddenComment,
}

/// A field: text that the program may fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    /// The prompt of a press field (누름틀), which stands in the text until somebody types over it.
    pub prompt: Option<String>,
}

impl Field {
    /// The prompt in the command of a press field: one of its properties, or from older programs the command up to a
    /// semicolon, behind which a help text follows.
    pub(crate) fn prompt_of(command: &str) -> Option<String> {
        let prompt = if command.starts_with("Clickhere:") {
            properties::text(command, "Direction")?
        } else {
            command.split_once(';')?.0.to_owned()
        };
        (!prompt.is_empty()).then_some(prompt)
    }
}

/// What an automatic number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NumberSort {
    /// Pages: known only where the document is laid out.
    Page,
    /// Footnotes.
    Footnote,
    /// Endnotes.
    Endnote,
    /// Pictures.
    Picture,
    /// Tables.
    Table,
    /// Equations.
    Equation,
}

/// An automatic number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AutoNumber {
    /// What it counts.
    pub sort: NumberSort,
    /// The number as saved.
    pub saved: u32,
    /// How it is written.
    pub format: NumberFormat,
    /// What stands before it.
    pub prefix: String,
    /// What stands behind it.
    pub suffix: String,
}

/// A footnote or endnote.
#[derive(Clone, Debug, Default)]
pub(crate) struct Note {
    /// Whether it stands at the end of the document rather than of the page.
    pub endnote: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Something placed in or beside a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    /// Where it stands.
    pub anchor: Anchor,
    /// What it is.
    pub body: ObjectBody,
    /// Its caption.
    pub caption: Option<Caption>,
}

impl Object {
    /// Whether anything of it is read.
    pub(crate) fn is_read(&self) -> bool {
        !matches!(self.body, ObjectBody::Nothing) || self.caption.is_some()
    }
}

/// What an object holds.
#[derive(Clone, Debug, Default)]
pub(crate) enum ObjectBody {
    /// A table.
    Table(Table),
    /// A text box, or a drawing with text in it.
    Box(Vec<Paragraph>),
    /// Drawings grouped to one.
    Group(Vec<Object>),
    /// A picture, by its width and height in 1/100 points.
    Picture(i32, i32),
    /// Text that is not made of paragraphs: the script of an equation, the words of a text art, a form control.
    Words(String),
    /// A drawing without text.
    #[default]
    Nothing,
}

/// A caption.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caption {
    /// Whether it stands above or before its object.
    pub before: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Where an object stands against the paragraph that holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// Whether it stands in the line like a character (글자처럼 취급).
    pub inline: bool,
    /// What `vertical` is measured from.
    pub from: AnchorFrom,
    /// Distance downwards, in 1/100 points.
    pub vertical: i32,
    /// Distance to the right, in 1/100 points.
    pub horizontal: i32,
}

/// What the place of an object is measured from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AnchorFrom {
    /// The top of its paragraph.
    #[default]
    Paragraph,
    /// The page or the paper, from the top.
    Page,
    /// The page or the paper, from the bottom.
    PageBottom,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// How many rows it says to have.
    pub rows: u16,
    /// How many columns it says to have.
    pub columns: u16,
    /// Its cells as written.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// First row it covers, from 0.
    pub row: u16,
    /// First column it covers, from 0.
    pub column: u16,
    /// How many rows it covers, at least 1.
    pub rows: u16,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn prompts_of_press_fields() {
        let table = [
            ("Clickhere:set:44:Direction:wstring:2:제목 HelpState:wstring:0:  ", Some("제목")),
            ("Clickhere:set:44:Direction:wstring:0: HelpState:wstring:0:  ", None),
            ("Clickhere:set:44:HelpState:wstring:0:  ", None),
            ("본문을 입력하세요;", Some("본문을 입력하세요")),
            ("", None),
        ];
        for (command, wanted) in table {
            assert_eq!(Field::prompt_of(command).as_deref(), wanted, "{command}");
        }
    }
}
