//! The paragraphs of HWP 5: the sections of `BodyText` and every list inside them (한글 문서 파일 형식 5.0, 본문의
//! 데이터 레코드).

use super::control;
use super::record::{Record, Records, tag};
use super::text::{self, Parts};
use super::tracked;
use crate::Error;
use crate::document::{Aside, Paragraph, PieceKind};
use crate::limits::Budget;

/// What a section has to tell beside its paragraphs.
pub(crate) struct Reader<'r> {
    pub budget: &'r mut Budget,
    /// The numbering of the outline, if the section says.
    pub outline: Option<u32>,
    /// Paragraphs that belong to no control.
    pub asides: Vec<(Aside, Vec<Paragraph>)>,
    /// What such paragraphs are: further master pages (확장 바탕쪽), and behind the mark of memos the memos.
    pub beside: Aside,
    /// Whether ranges of text may have been deleted while changes were tracked.
    pub tracked: bool,
    /// How many of them there are.
    pub deleted: usize,
}

impl Reader<'_> {
    /// The paragraphs of a section.
    pub(crate) fn section(&mut self, records: &mut Records<'_>) -> Result<Vec<Paragraph>, Error> {
        let mut paragraphs = Vec::new();
        while let Some(record) = records.next()? {
            match record.tag {
                tag::PARA_HEADER => paragraphs.push(self.paragraph(&record, records)?),
                _ => self.aside(&record, records)?,
            }
        }
        Ok(paragraphs)
    }

    /// Reads a list that belongs to no control.
    fn aside(&mut self, record: &Record<'_>, records: &mut Records<'_>) -> Result<(), Error> {
        match record.tag {
            tag::MEMO_LIST => self.beside = Aside::Memo,
            tag::LIST_HEADER => {
                let list = self.list(record.level, records)?;
                self.asides.push((self.beside, list));
            }
            _ => {}
        }
        Ok(())
    }

    /// The paragraphs behind the head of a list; they have its level.
    pub(crate) fn list(&mut self, level: u16, records: &mut Records<'_>) -> Result<Vec<Paragraph>, Error> {
        self.budget.enter()?;
        let mut paragraphs = Vec::new();
        while let Some(next) = records.peek()?
            && next.tag == tag::PARA_HEADER
            && next.level == level
        {
            records.next()?;
            paragraphs.push(self.paragraph(&next, records)?);
        }
        self.budget.leave();
        Ok(paragraphs)
    }

    fn paragraph(&mut self, header: &Record<'_>, records: &mut Records<'_>) -> Result<Paragraph, Error> {
        self.budget.add_paragraph()?;
        let mut parts = Parts::default();
        while let Some(record) = records.next_under(header.level)? {
            match record.tag {
                tag::PARA_TEXT => parts.text = record.data,
                tag::PARA_CHAR_SHAPE => {
                    let pairs =
                        (0..record.data.len() / 8).map(|nth| (record.u32(8 * nth), record.u32(8 * nth + 4)));
                    parts.formats = pairs.collect();
                }
                tag::PARA_RANGE_TAG if self.tracked => parts.deleted = tracked::deleted(&record),
                tag::CTRL_HEADER => parts.controls.push(self.control(&record, records)?),
                _ => self.aside(&record, records)?,
            }
        }
        self.deleted += parts.deleted.len();
        let pieces = text::pieces(parts, self.budget)?;
        Ok(Paragraph { shape: header.u16(8).into(), pieces })
    }

    fn control(&mut self, record: &Record<'_>, records: &mut Records<'_>) -> Result<Vec<PieceKind>, Error> {
        let kinds = control::read(self, record, records)?;
        // What no reader looked into belongs to the control all the same.
        while records.next_under(record.level)?.is_some() {}
        Ok(kinds)
    }
}
