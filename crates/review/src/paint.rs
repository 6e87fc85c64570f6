//! Pages of a PDF as bitmaps.

use gwaje::Options;
use gwaje_model::{Failure, FailureCode, Rect};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

/// A bitmap wider or higher than this is refused: `u16` is what the renderer counts in.
const MAX_PIXELS: f32 = 20_000.0;

/// Why a page could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The document could not be read.
    #[error(transparent)]
    Read(#[from] Failure),
    /// Only PDF pages can be painted.
    #[error("only the pages of a PDF can be shown")]
    NotPainted,
    /// The pages open with a password, and none or a wrong one was given.
    #[error("the password does not open the file")]
    Locked,
    /// There is no such page.
    #[error("there is no page {page}; the document has {pages}")]
    NoPage {
        /// The page asked for.
        page: u32,
        /// How many there are.
        pages: usize,
    },
    /// Nothing of the page is in the part asked for.
    #[error("nothing of page {page} is in this part; it is given in points from the upper left corner")]
    Outside {
        /// The page.
        page: u32,
    },
    /// The bitmap would be too large.
    #[error("the page is too large to paint at this resolution")]
    TooLarge,
    /// The bitmap could not be encoded.
    #[error("cannot encode the page as PNG: {0}")]
    Encode(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match error {
            Error::Read(failure) => return failure,
            Error::NotPainted => FailureCode::NotAPdf,
            Error::Locked => FailureCode::Encrypted,
            Error::NoPage { .. } | Error::Outside { .. } | Error::TooLarge => FailureCode::Usage,
            Error::Encode(_) => FailureCode::Internal,
        };
        Self::new(code, error)
    }
}

/// An opened PDF whose pages can be painted.
pub(crate) struct Painter {
    pdf: Pdf,
}

impl Painter {
    /// Opens a PDF.
    pub(crate) fn new(bytes: &[u8], options: &Options) -> Result<Self, Error> {
        let password = options.given_password().unwrap_or_default();
        let pdf = Pdf::new_with_password(bytes.to_vec(), password).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Error::Locked,
            LoadPdfError::Invalid => Error::NotPainted,
        })?;
        Ok(Self { pdf })
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> u32 {
        u32::try_from(self.pdf.pages().len()).unwrap_or(u32::MAX)
    }

    /// Width and height of page `number` (from 1) in points.
    pub(crate) fn size(&self, number: u32) -> Option<(f32, f32)> {
        self.pdf.pages().get(number.saturating_sub(1) as usize).map(Page::render_dimensions)
    }

    /// Paints page `number` (from 1) on white.
    pub(crate) fn page(&self, number: u32, dpi: f32) -> Result<Pixmap, Error> {
        let pages = self.pdf.pages();
        let page = pages
            .get((number as usize).wrapping_sub(1))
            .ok_or(Error::NoPage { page: number, pages: pages.len() })?;
        let scale = dpi / 72.0;
        let (width, height) = page.render_dimensions();
        if width.max(height) * scale > MAX_PIXELS {
            return Err(Error::TooLarge);
        }
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let cache = RenderCache::new();
        Ok(hayro::render(
            page,
            &cache,
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &settings,
        ))
    }
}

/// The part of a bitmap under a rectangle of the page, a point being `scale` pixels; `None` where they do not meet.
pub(crate) fn clip(whole: &Pixmap, rect: Rect, scale: f32) -> Option<Pixmap> {
    let pixels = |from: f32, to: f32, most: u16| {
        let (from, to) = ((from * scale).floor().max(0.0), (to * scale).ceil().min(f32::from(most)));
        (from < to).then_some((from as u16, to as u16))
    };
    let (left, right) = pixels(rect.x0, rect.x1, whole.width())?;
    let (top, bottom) = pixels(rect.y0, rect.y1, whole.height())?;
    let mut part = Pixmap::new(right - left, bottom - top);
    let from = whole.data().chunks_exact(whole.width().into()).skip(top.into());
    for (row, from) in part.data_mut().chunks_exact_mut((right - left).into()).zip(from) {
        row.copy_from_slice(from.get(left.into()..right.into())?);
    }
    Some(part)
}

/// A bitmap as a PNG file.
pub(crate) fn png(pixmap: Pixmap) -> Result<Vec<u8>, Error> {
    pixmap.into_png().map_err(|error| Error::Encode(error.to_string()))
}
