//! A PDF file: opening it, its pages with their boxes and rotation, and what all pages share.

mod annotations;
mod attachments;
mod many;
mod places;
mod tree;

use crate::font;
use crate::inflate;
use crate::interpret::Interpreter;
use crate::shared::Shared;
use crate::{Error, Limits, Options, judge, structure, text_string, written};
use gwaje_model::{Code, Media, Note, Noted, Pages, Place, Rect};
use hayro_syntax::object::{MaybeRef, Object, Stream};
use hayro_syntax::page::{Page, Rotation};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::{Affine, Rect as Area};
use std::borrow::Cow;

/// How far into the file its header may stand: mail and web gateways put junk before it.
const HEADER_REACH: usize = 1_024;
/// Page sides, in points: smaller or larger ones are taken for A4.
const SIDES: std::ops::RangeInclusive<f64> = 1.0..=200_000.0;

/// Whether the bytes are a PDF, possibly with junk before its header.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEADER_REACH.min(bytes.len())).unwrap_or_default();
    memchr::memmem::find(head, b"%PDF-").is_some()
}

/// Reads a PDF. What is out of the ordinary is read page by page, so that what is said of it is always the same.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Noted<Pages>, Error> {
    let opened = Opened::new(bytes, options)?;
    if !opened.damage.is_empty() || !many::are_many(opened.count) {
        return opened.in_order(&options.limits);
    }
    match many::read(&opened.pdf, &options.limits) {
        Some(read) => opened.finish(read, &options.limits),
        // Opened anew: the engine may have mended what it met, in whatever order.
        None => Opened::new(bytes, options)?.in_order(&options.limits),
    }
}

/// A file that can be read.
struct Opened {
    pdf: Pdf,
    /// How many pages it has.
    count: usize,
    /// The damage that is not one page's.
    damage: Vec<Note>,
}

/// All pages as read.
struct ReadPages {
    pages: Vec<gwaje_model::Page>,
    fonts: Vec<gwaje_model::Font>,
    notes: Vec<Note>,
}

impl Opened {
    fn new(bytes: &[u8], options: &Options) -> Result<Self, Error> {
        let sound = inflate::check_object_streams(bytes, &options.limits)?;
        // The engine would find some of the pages of half a file, and nobody would know that others are missing.
        if cut_short(bytes) {
            return Err(Error::Damaged("it ends in the middle".into()));
        }
        let pdf = open(bytes, options)?;
        let count = page_count(&pdf, options.limits.pages)?;
        let damage = damage(&pdf, bytes, sound);
        Ok(Self { pdf, count, damage })
    }

    /// Reads one page after another.
    fn in_order(self, limits: &Limits) -> Result<Noted<Pages>, Error> {
        let mut notes = Vec::new();
        let mut shared = Shared::new(&self.pdf, limits, limits.document_bytes);
        let pages = read_pages(&self.pdf, &mut shared, &mut notes)?;
        let font::Described { fonts, folded } = shared.fonts.finish();
        match folded {
            Some(ch) => Err(judge::folded(ch)),
            None => self.finish(ReadPages { pages, fonts, notes }, limits),
        }
    }

    fn finish(&self, read: ReadPages, limits: &Limits) -> Result<Noted<Pages>, Error> {
        let tables = structure::tables(&self.pdf, limits.structure_elements);
        let producer = self.pdf.metadata().producer.as_deref().map(text_string::decode);
        let attachments = attachments::names(&self.pdf);
        let ReadPages { pages, fonts, notes: of_pages } = read;
        let mut notes = self.damage.clone();
        notes.extend(of_pages);
        let written = written::written(&self.pdf);
        let pages = Pages { media: Media::PDF, producer, written, fonts, pages, tables, attachments };
        let damaged = notes.iter().filter(|note| note.code == Code::DamagedContent).count();
        judge::judge(&pages, &mut notes).map_err(|error| {
            match (error, pages.attachments.first()) {
                // What no page can say because every page is damaged is not what the document lacks.
                (error, _) if damaged >= self.count => Error::Damaged(error.to_string()),
                (Error::NoText(_), Some(file)) => Error::Portfolio(file.clone()),
                (error, _) => error,
            }
        })?;
        Ok(Noted { value: pages, notes })
    }
}

/// How many pages there are: at least one, at most so many.
fn page_count(pdf: &Pdf, limit: usize) -> Result<usize, Error> {
    let count = pdf.pages().len();
    if count == 0 {
        return Err(Error::Damaged("it has no pages".into()));
    }
    if count > limit {
        let what = format!("the number of pages, {count},");
        return Err(Error::LimitSize { what, limit, unit: "pages", page: None });
    }
    Ok(count)
}

/// The damage of a file that is not one page's; `sound` says whether its object streams decoded.
fn damage(pdf: &Pdf, bytes: &[u8], sound: bool) -> Vec<Note> {
    let moved = "bytes of the file are missing, or were put in: its objects are not where it says";
    let broken = "a part of the file that describes its pages and fonts is damaged";
    let said = [
        tree::damage(pdf),
        (!places::fit(bytes)).then(|| moved.to_owned()),
        (!sound).then(|| broken.to_owned()),
    ];
    let note = |text| Note { code: Code::DamagedContent, place: None, text };
    said.into_iter().flatten().map(note).collect()
}

fn read_pages<'a>(
    pdf: &'a Pdf,
    shared: &mut Shared<'a>,
    notes: &mut Vec<Note>,
) -> Result<Vec<gwaje_model::Page>, Error> {
    let mut pages = Vec::with_capacity(pdf.pages().len());
    let mut glyphs = 0_usize;
    let limit = shared.limits.glyphs;
    for (page, number) in pdf.pages().iter().zip(1..) {
        shared.limits.stop.check()?;
        let read = read_page(pdf, page, number, shared, notes)?;
        glyphs += read.glyphs.len();
        if glyphs > limit {
            let what = "the number of characters".into();
            return Err(Error::LimitSize { what, limit, unit: "characters", page: Some(number) });
        }
        pages.push(read);
    }
    shared.limits.stop.check()?;
    Ok(pages)
}

fn open(bytes: &[u8], options: &Options) -> Result<Pdf, Error> {
    let mut opened = Pdf::new(bytes.to_vec());
    if let (Err(LoadPdfError::Decryption(_)), Some(password)) = (&opened, &options.password) {
        opened = Pdf::new_with_password(bytes.to_vec(), password);
    }
    opened.map_err(|error| match error {
        LoadPdfError::Invalid => Error::Damaged("its structure is broken".into()),
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if options.password.is_some() => {
            Error::Encrypted("the password does not open the file".into())
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::Encrypted("the file opens only with a password".into())
        }
        LoadPdfError::Decryption(_) => Error::Encrypted("the file is encrypted in an unknown way".into()),
    })
}

/// Whether objects follow the last cross-reference pointer, so that the end of the file is missing.
fn cut_short(bytes: &[u8]) -> bool {
    let needle = b"startxref";
    let last = bytes.windows(needle.len()).rposition(|window| window == needle);
    let tail = last.map_or(bytes, |at| bytes.get(at..).unwrap_or_default());
    last.is_none()
        || tail.windows(5).any(|window| window == b" obj\n" || window == b" obj\r" || window == b" obj<")
}

fn read_page<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    number: u32,
    shared: &mut Shared<'a>,
    notes: &mut Vec<Note>,
) -> Result<gwaje_model::Page, Error> {
    let (area, initial) = geometry(page);
    shared.budget.damaged = false;
    shared.fonts.asked();
    (shared.fonts.lacking, shared.fonts.contradicted) = (false, false);
    let (content, lost) = content(pdf, page, number, shared)?;
    let finished = Interpreter::new(shared, area).page(content, page.resources(), initial);
    let (lacking, contradicted) = (shared.fonts.lacking, shared.fonts.contradicted);
    let bbox = Rect::new(0.0, 0.0, area.width() as f32, area.height() as f32);
    let mut note =
        |code, text| notes.push(Note { code, place: Some(Place { page: number, bbox }.into()), text });
    let decoding = shared.budget.damaged.then_some("its data do not decode to what was written");
    let lost = lost.then_some("some of its content is not there");
    let lacking = lacking.then_some("one of its fonts has fewer widths than it says");
    if let Some(why) = decoding.or(lost).or(finished.damage).or(lacking) {
        note(Code::DamagedContent, format!("a part of page {number} is damaged: {why}"));
    }
    if contradicted {
        let what = format!(
            "page {number}: a letter has another width than in its font, so blanks beside it may be wrong"
        );
        note(Code::ContradictedWidth, what);
    }
    if let Some(what) = finished.cut {
        note(Code::LimitReached, format!("page {number} is not complete: too many {what}"));
    }
    notes.extend(annotations::with_text(page, initial).into_iter().map(|annotation| Note {
        code: Code::AnnotationLeftOut,
        place: Some(Place { page: number, bbox: annotation.bbox.unwrap_or(bbox) }.into()),
        text: annotation.text,
    }));
    Ok(gwaje_model::Page { number, ..finished.page })
}

/// The page as shown, and the matrix from user space to it.
fn geometry(page: &Page<'_>) -> (Area, Affine) {
    let crop = page.intersected_crop_box();
    let mut area = Area::new(crop.x0, crop.y0, crop.x1, crop.y1).abs();
    if !area.is_finite() || !SIDES.contains(&area.width()) || !SIDES.contains(&area.height()) {
        area = Area::new(0.0, 0.0, 595.0, 842.0);
    }
    let Area { x0, y0, x1, y1 } = area;
    let (turned, width, height) = match page.rotation() {
        Rotation::None => ([1.0, 0.0, 0.0, -1.0, -x0, y1], area.width(), area.height()),
        Rotation::Horizontal => ([0.0, 1.0, 1.0, 0.0, -y0, -x0], area.height(), area.width()),
        Rotation::Flipped => ([-1.0, 0.0, 0.0, 1.0, x1, -y0], area.width(), area.height()),
        Rotation::FlippedHorizontal => ([0.0, -1.0, -1.0, 0.0, y1, x1], area.height(), area.width()),
    };
    let unit = page.raw().get::<f32>(b"UserUnit").map_or(1.0, f64::from);
    let unit = if (0.01..=1_000.0).contains(&unit) { unit } else { 1.0 };
    (Area::new(0.0, 0.0, width * unit, height * unit), Affine::scale(unit) * Affine::new(turned))
}

/// The streams a page says it has, `None` for each that is not there.
fn contents<'a>(pdf: &'a Pdf, page: &Page<'a>) -> Vec<Option<Stream<'a>>> {
    match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => vec![Some(stream)],
        Some(Object::Array(list)) => list
            .raw_iter()
            .map(|item| match item {
                MaybeRef::Ref(id) => pdf.xref().get::<Stream<'_>>(id.into()),
                MaybeRef::NotRef(object) => object.into_stream(),
            })
            .collect(),
        Some(Object::Null(_)) => Vec::new(),
        Some(_) => vec![None],
        None => page.raw().contains_key(b"Contents").then_some(None).into_iter().collect(),
    }
}

/// The decoded content of a page, and whether some of it is not there. Streams are joined by white space: a token never
/// runs over their border.
fn content<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    number: u32,
    shared: &mut Shared<'a>,
) -> Result<(Cow<'a, [u8]>, bool), Error> {
    let cap = shared.limits.stream_bytes;
    let mut joined = Cow::Borrowed(&[][..]);
    let mut lost = false;
    for (index, stream) in contents(pdf, page).iter().enumerate() {
        let decoded = stream.as_ref().map(|stream| shared.budget.decode(stream, cap)).transpose();
        let decoded = decoded.map_err(|_| shared.budget.error(Some(number)))?.flatten();
        let Some(decoded) = decoded else {
            lost = true;
            continue;
        };
        if index == 0 {
            joined = decoded;
        } else {
            joined.to_mut().push(b'\n');
            joined.to_mut().extend_from_slice(&decoded);
        }
    }
    Ok((joined, lost))
}
