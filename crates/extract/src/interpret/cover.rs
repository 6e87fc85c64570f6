//! How much of a page images cover, on a coarse grid: a scan is one image, or hundreds of strips.

use kurbo::Rect as Area;

/// Cells of the grid in each direction.
const CELLS: usize = 40;

/// The cells of a page that images cover.
#[derive(Debug)]
pub(super) struct Cover {
    page: Area,
    cells: Vec<bool>,
}

impl Cover {
    pub(super) fn new(page: Area) -> Self {
        Self { page, cells: Vec::new() }
    }

    /// Marks every cell whose middle an image covers.
    pub(super) fn add(&mut self, image: Area) {
        let (width, height) = (self.page.width() / CELLS as f64, self.page.height() / CELLS as f64);
        if width <= 0.0 || height <= 0.0 || !image.is_finite() {
            return;
        }
        self.cells.resize(CELLS * CELLS, false);
        let range = |from: f64, to: f64, size: f64| {
            let first = (from / size - 0.5).ceil().clamp(0.0, CELLS as f64) as usize;
            let end = (to / size - 0.5).floor().clamp(-1.0, CELLS as f64 - 1.0) + 1.0;
            first..(end as usize).max(first)
        };
        let columns = range(image.x0, image.x1, width);
        for row in range(image.y0, image.y1, height) {
            let cells = self.cells.get_mut(row * CELLS + columns.start..row * CELLS + columns.end);
            cells.into_iter().flatten().for_each(|cell| *cell = true);
        }
    }

    /// The covered share, 0 to 1.
    pub(super) fn share(&self) -> f32 {
        self.cells.iter().filter(|cell| **cell).count() as f32 / (CELLS * CELLS) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use kurbo::Rect as Area;

    #[test]
    fn the_share_of_covered_cells() {
        let page = Area::new(0.0, 0.0, 400.0, 800.0);
        let share = |images: &[Area]| {
            let mut cover = Cover::new(page);
            for image in images {
                cover.add(*image);
            }
            cover.share()
        };
        assert_eq!(share(&[]), 0.0);
        assert_eq!(share(&[page]), 1.0);
        assert_eq!(share(&[page.inflate(50.0, 50.0)]), 1.0);
        assert_eq!(share(&[Area::new(0.0, 0.0, 400.0, 400.0)]), 0.5);
        assert_eq!(share(&[Area::new(0.0, 0.0, 200.0, 800.0), Area::new(0.0, 0.0, 200.0, 800.0)]), 0.5);
        assert_eq!(share(&[Area::new(-90.0, -90.0, -10.0, -10.0)]), 0.0);
        assert_eq!(share(&[Area::new(f64::NAN, 0.0, 1.0, 1.0)]), 0.0);
    }
}
