//! The engine's events as glyphs and rulings.

use crate::testimony::PageMessage;
use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

/// Anything thinner than this, in points, is a line and not a filled area.
const BAR: f64 = 3.0;
/// A ruling is at least this long, in points.
const SHORTEST: f64 = 3.0;

/// Collects one page.
#[derive(Default)]
pub(crate) struct Collector {
    pub(crate) page: PageMessage,
    left: f64,
    top: f64,
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        number: u32,
        media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        (self.left, self.top) = (media.llx, media.ury);
        self.page.number = number;
        self.page.width = (media.urx - media.llx) as f32;
        self.page.height = (media.ury - media.lly) as f32;
        Ok(())
    }

    fn output_character(
        &mut self,
        matrix: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let size = matrix.m21.hypot(matrix.m22) * font_size;
        let count = text.chars().count().max(1) as f64;
        let advance = width * font_size * matrix.m11.hypot(matrix.m12) / count;
        for (index, ch) in text.chars().enumerate() {
            let x = matrix.m31 - self.left + advance * index as f64;
            let y = self.top - matrix.m32;
            self.page.glyphs.push((ch, x as f32, y as f32, advance as f32, size as f32));
        }
        Ok(())
    }

    fn stroke(
        &mut self,
        matrix: &Transform,
        _space: &ColorSpace,
        _colour: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        for (a, b) in segments(path) {
            self.ruling(matrix, a, b, true);
        }
        Ok(())
    }

    fn fill(
        &mut self,
        matrix: &Transform,
        _space: &ColorSpace,
        _colour: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        for op in &path.ops {
            if let PathOp::Rect(x, y, width, height) = *op {
                self.ruling(matrix, (x, y), (x + width, y + height), false);
            }
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Collector {
    fn ruling(&mut self, matrix: &Transform, a: (f64, f64), b: (f64, f64), stroked: bool) {
        let place = |(x, y): (f64, f64)| {
            let px = x * matrix.m11 + y * matrix.m21 + matrix.m31 - self.left;
            let py = self.top - (x * matrix.m12 + y * matrix.m22 + matrix.m32);
            (px, py)
        };
        let ((xa, ya), (xb, yb)) = (place(a), place(b));
        let (long, thin) = ((xa - xb).abs().max((ya - yb).abs()), (xa - xb).abs().min((ya - yb).abs()));
        if thin < BAR && long >= SHORTEST {
            self.page.rulings.push((xa as f32, ya as f32, xb as f32, yb as f32, stroked));
        }
    }
}

/// The straight segments of a path.
fn segments(path: &Path) -> Vec<((f64, f64), (f64, f64))> {
    let mut found = Vec::new();
    let (mut start, mut here) = ((0.0, 0.0), (0.0, 0.0));
    for op in &path.ops {
        match *op {
            PathOp::MoveTo(x, y) => (start, here) = ((x, y), (x, y)),
            PathOp::LineTo(x, y) => {
                found.push((here, (x, y)));
                here = (x, y);
            }
            PathOp::CurveTo(.., x, y) => here = (x, y),
            PathOp::Rect(x, y, w, h) => {
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
                found.extend(corners.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))));
            }
            PathOp::Close => {
                found.push((here, start));
                here = start;
            }
        }
    }
    found
}
