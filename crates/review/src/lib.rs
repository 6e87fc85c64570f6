//! The page to look at: the PDF page as printed beside, or under, what was read from it.
//!
//! [`show`] paints one page with glyphs, rulings and cells drawn over it, for those who look for a defect, [`print()`] as it is.
//! [`render`] makes a web page of the whole document, for those who check the result, [`changes`] one of what changed between two.
//! The one other place besides `extract` where a PDF engine lives: it paints pixels and decides nothing.

mod canvas;
mod changes;
mod overlay;
mod paint;
mod report;

pub use changes::{Release, changes};
pub use overlay::{View, print, show};
pub use paint::Error;
pub use report::render;
