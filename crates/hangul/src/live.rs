//! What of a document is text: takes out what a print does not show, and tells what it was.
//!
//! Left out are stretches that were deleted while changes were tracked (what was inserted stays), prompts of press
//! fields that nobody typed over, headers, footers and master pages, memos and hidden comments. Where the end of a
//! paragraph was deleted, the paragraph and the next are one.

use crate::document::{Aside, Document, Object, ObjectBody, Paragraph, Piece, PieceKind};
use gwaje_model::{Code, Note};
use std::collections::BTreeSet;

/// Takes out of a document what is no text of it.
pub(crate) fn keep(document: &mut Document, notes: &mut Vec<Note>) {
    let mut live = Live { told: BTreeSet::new(), notes };
    for (aside, paragraphs) in std::mem::take(&mut document.asides) {
        live.leave_out(aside, &paragraphs);
    }
    for section in &mut document.sections {
        live.list(&mut section.paragraphs);
    }
}

struct Live<'n> {
    /// What was told already: a header stands in every section.
    told: BTreeSet<(Code, String)>,
    notes: &'n mut Vec<Note>,
}

impl Live<'_> {
    fn tell(&mut self, code: Code, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && self.told.insert((code, text.clone())) {
            self.notes.push(Note { code, place: None, text });
        }
    }

    fn leave_out(&mut self, aside: Aside, paragraphs: &[Paragraph]) {
        let code = match aside {
            Aside::RunningHead => Code::RunningHeadRemoved,
            Aside::Memo | Aside::HiddenComment => Code::AnnotationLeftOut,
        };
        self.tell(code, &plain(paragraphs));
    }

    /// One list of paragraphs. A deletion may begin in one paragraph and end in another of the list.
    fn list(&mut self, paragraphs: &mut Vec<Paragraph>) {
        let mut kept: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
        let mut deletion: Option<String> = None;
        let mut joined = false;
        for mut paragraph in std::mem::take(paragraphs) {
            let mut ends_deleted = false;
            let pieces = std::mem::take(&mut paragraph.pieces);
            paragraph.pieces = self.undeleted(pieces, &mut deletion, &mut ends_deleted);
            self.prompts(&mut paragraph);
            paragraph.pieces.iter_mut().for_each(|piece| self.inside(piece));
            match kept.last_mut().filter(|_| joined) {
                Some(before) => before.pieces.append(&mut paragraph.pieces),
                None => kept.push(paragraph),
            }
            joined = deletion.is_some() || ends_deleted;
        }
        self.tell(Code::DeletedTextRemoved, &deletion.unwrap_or_default());
        *paragraphs = kept;
    }

    /// The pieces of a paragraph that were not deleted and stand in the text.
    fn undeleted(
        &mut self,
        pieces: Vec<Piece>,
        deletion: &mut Option<String>,
        ends_deleted: &mut bool,
    ) -> Vec<Piece> {
        let mut kept = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match (&piece.kind, deletion.as_mut()) {
                (PieceKind::DeletionBegin, None) => *deletion = Some(String::new()),
                (PieceKind::DeletionEnd { paragraph }, _) => {
                    *ends_deleted = *paragraph;
                    self.tell(Code::DeletedTextRemoved, &deletion.take().unwrap_or_default());
                }
                (PieceKind::DeletionBegin, Some(_)) => {}
                (_, Some(deleted)) => plain_piece(&piece, deleted),
                (PieceKind::Aside(aside, paragraphs), None) => self.leave_out(*aside, paragraphs),
                (_, None) => kept.push(piece),
            }
        }
        kept
    }

    /// Takes out prompts that nobody typed over, and the marks of fields.
    fn prompts(&mut self, paragraph: &mut Paragraph) {
        let is_mark = |piece: &Piece| matches!(piece.kind, PieceKind::FieldBegin(_) | PieceKind::FieldEnd);
        if !paragraph.pieces.iter().any(is_mark) {
            return;
        }
        let mut kept: Vec<Piece> = Vec::with_capacity(paragraph.pieces.len());
        let mut open: Vec<(usize, Option<String>)> = Vec::new();
        for piece in std::mem::take(&mut paragraph.pieces) {
            match piece.kind {
                PieceKind::FieldBegin(field) => open.push((kept.len(), field.prompt)),
                PieceKind::FieldEnd => {
                    let Some((from, Some(prompt))) = open.pop() else { continue };
                    let mut content = String::new();
                    kept.iter().skip(from).for_each(|piece| plain_piece(piece, &mut content));
                    if content.trim() == prompt.trim() {
                        kept.truncate(from);
                        self.tell(Code::FieldPromptRemoved, &prompt);
                    }
                }
                _ => kept.push(piece),
            }
        }
        paragraph.pieces = kept;
    }

    /// The lists inside a piece.
    fn inside(&mut self, piece: &mut Piece) {
        match &mut piece.kind {
            PieceKind::Object(object) => self.object(object),
            PieceKind::Note(note) => self.list(&mut note.paragraphs),
            _ => {}
        }
    }

    fn object(&mut self, object: &mut Object) {
        match &mut object.body {
            ObjectBody::Table(table) => {
                table.cells.iter_mut().for_each(|cell| self.list(&mut cell.paragraphs));
            }
            ObjectBody::Box(paragraphs) => self.list(paragraphs),
            ObjectBody::Group(parts) => parts.iter_mut().for_each(|part| self.object(part)),
            ObjectBody::Words(_) | ObjectBody::Picture(..) | ObjectBody::Nothing => {}
        }
        if let Some(caption) = &mut object.caption {
            self.list(&mut caption.paragraphs);
        }
    }
}

/// The characters of paragraphs and of all that lies in them.
pub(crate) fn plain(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        paragraph.pieces.iter().for_each(|piece| plain_piece(piece, &mut text));
        text.push(' ');
    }
    text
}

fn plain_piece(piece: &Piece, text: &mut String) {
    match &piece.kind {
        PieceKind::Text(stretch) => text.push_str(stretch),
        PieceKind::Tab | PieceKind::LineBreak => text.push(' '),
        PieceKind::Object(object) => plain_object(object, text),
        PieceKind::Note(note) => text.push_str(&plain(&note.paragraphs)),
        _ => {}
    }
}

fn plain_object(object: &Object, text: &mut String) {
    match &object.body {
        ObjectBody::Table(table) => {
            table.cells.iter().for_each(|cell| text.push_str(&plain(&cell.paragraphs)));
        }
        ObjectBody::Box(paragraphs) => text.push_str(&plain(paragraphs)),
        ObjectBody::Group(parts) => parts.iter().for_each(|part| plain_object(part, text)),
        ObjectBody::Words(words) => text.push_str(words),
        ObjectBody::Picture(..) | ObjectBody::Nothing => {}
    }
    if let Some(caption) = &object.caption {
        text.push_str(&plain(&caption.paragraphs));
    }
}

#[cfg(test)]
mod tests {
    use super::{keep, plain};
    use crate::document::{Aside, Document, Field, Paragraph, Piece, PieceKind, Section};

    fn piece(kind: PieceKind) -> Piece {
        Piece { format: 0, kind }
    }

    fn text(text: &str) -> Piece {
        piece(PieceKind::Text(text.to_owned()))
    }

    fn field(prompt: Option<&str>, content: &str) -> Vec<Piece> {
        let field = Field { prompt: prompt.map(str::to_owned) };
        vec![piece(PieceKind::FieldBegin(Box::new(field))), text(content), piece(PieceKind::FieldEnd)]
    }

    /// The paragraphs that are left, and what is told.
    fn kept(paragraphs: Vec<Vec<Piece>>) -> (Vec<String>, Vec<String>) {
        let paragraphs =
            paragraphs.into_iter().map(|pieces| Paragraph { pieces, ..Paragraph::default() }).collect();
        let section = Section { paragraphs, ..Section::default() };
        let mut document = Document { sections: vec![section], ..Document::default() };
        let mut notes = Vec::new();
        keep(&mut document, &mut notes);
        let left = document.sections.iter().flat_map(|section| &section.paragraphs);
        let left = left.map(|paragraph| plain(std::slice::from_ref(paragraph)).trim_end().to_owned());
        (left.collect(), notes.iter().map(|note| format!("{} {}", note.code.as_str(), note.text)).collect())
    }

    fn check(paragraphs: Vec<Vec<Piece>>, left: &[&str], told: &[&str]) {
        let (found_left, found_told) = kept(paragraphs);
        assert_eq!(found_left, left);
        assert_eq!(found_told, told);
    }

    #[test]
    fn deletions_go_and_join_paragraphs() {
        let begin = || piece(PieceKind::DeletionBegin);
        let end = |paragraph| piece(PieceKind::DeletionEnd { paragraph });
        check(
            vec![vec![text("추진 "), begin(), text("중"), end(false), text("완료")]],
            &["추진 완료"],
            &["deleted_text_removed 중"],
        );
        check(
            vec![vec![text("앞 "), begin(), text("지운")], vec![text("문단"), end(false), text("뒤")]],
            &["앞 뒤"],
            &["deleted_text_removed 지운문단"],
        );
        check(
            vec![vec![text("앞"), begin(), end(true)], vec![text("뒤")], vec![text("끝")]],
            &["앞뒤", "끝"],
            &[],
        );
        check(vec![vec![begin(), text("끝까지")]], &[""], &["deleted_text_removed 끝까지"]);
    }

    #[test]
    fn a_prompt_goes_and_what_was_typed_stays() {
        check(vec![field(Some("제목 입력"), "제목 입력")], &[""], &["field_prompt_removed 제목 입력"]);
        check(vec![field(Some("제목 입력"), "추진현황")], &["추진현황"], &[]);
        check(vec![field(None, "제목 입력")], &["제목 입력"], &[]);
        check(vec![vec![piece(PieceKind::FieldEnd), text("꼬리")]], &["꼬리"], &[]);
    }

    #[test]
    fn what_stands_beside_the_text_is_told_once() {
        let aside = |kind, words| {
            let paragraph = Paragraph { pieces: vec![text(words)], ..Paragraph::default() };
            piece(PieceKind::Aside(kind, vec![paragraph]))
        };
        check(
            vec![
                vec![aside(Aside::RunningHead, "머리말"), text("본문")],
                vec![aside(Aside::RunningHead, "머리말"), aside(Aside::Memo, "확인 바람")],
            ],
            &["본문", ""],
            &["running_head_removed 머리말", "annotation_left_out 확인 바람"],
        );
    }
}
