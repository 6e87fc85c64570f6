//! Reports that are made, printed and read again: what was read must be what was printed, or be refused, or be told as doubtful.
//!
//! Fixtures are a dozen layouts, each looked at; these are as many as there are seeds. A seed decides the report, the look of its
//! table and what it is printed as.

mod day;
mod hwpx;
mod line;
mod pdf;
mod report;
mod shape;
mod table;
mod text;
mod verdict;
mod words;

pub use verdict::{ReadBack, read_back};

use crate::random::Random;
use report::Report;
use serde_json::Value;
use shape::Shape;

/// What a report is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Press {
    /// PDF.
    Pdf,
    /// HWPX.
    Hwpx,
    /// Text, as another tool extracts it.
    Text,
}

impl Press {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Hwpx, Self::Text];
}

/// A printed report.
#[derive(Debug)]
pub struct Printed {
    /// What it is printed as.
    pub press: Press,
    /// The name of its file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it holds, as the gold of fixtures is written.
    pub gold: Value,
    /// Where the lines of its items stand, of a PDF.
    pub lines: Vec<ItemLine>,
    /// How it looks, in words for who looks for a fault.
    pub look: String,
}

/// A printed line of an item.
#[derive(Clone, Copy, Debug)]
pub struct ItemLine {
    /// Which item, in printed order from 0.
    pub item: usize,
    /// Page, from 1.
    pub page: u32,
    /// Where its letters begin and end, in points from the left.
    pub x: (f32, f32),
    /// Its baseline, in points from the top.
    pub baseline: f32,
}

/// The printed report of a seed.
#[must_use]
pub fn printed(seed: u64) -> Printed {
    let mut random = Random::new(seed);
    let report = Report::new(&mut random);
    let shape = Shape::new(&mut random);
    // Half of them PDFs, in which most can be lost.
    let press = *random.pick(&[Press::Pdf, Press::Pdf, Press::Hwpx, Press::Text]).unwrap_or(&Press::Pdf);
    let mut lines = Vec::new();
    let (ending, bytes) = match press {
        Press::Pdf => {
            let pages = table::pages(&report, &shape);
            lines = item_lines(&pages, &shape);
            ("pdf", pdf::bytes(&pages, &shape))
        }
        Press::Hwpx => ("hwpx", hwpx::bytes(&report, &shape)),
        Press::Text => ("txt", text::bytes(&report, &shape)),
    };
    Printed {
        press,
        name: format!("{seed}.{ending}"),
        bytes,
        gold: report.gold(),
        lines,
        look: format!("{shape:?}"),
    }
}

fn item_lines(pages: &[table::Page], shape: &Shape) -> Vec<ItemLine> {
    let placed =
        pages.iter().zip(1..).flat_map(|(page, number)| page.lines.iter().map(move |line| (number, line)));
    let line = |(page, line): (u32, &table::Placed)| {
        let x = (line.at.0, line.at.0 + line.width(shape));
        Some(ItemLine { item: line.item?, page, x, baseline: line.at.1 })
    };
    placed.filter_map(line).collect()
}
