//! The text of a PDF as `pdf-extract` reads it, so that `scripts/compare-speed` can time that engine alone.

use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: text FILE.pdf")?;
    let text = pdf_extract::extract_text(path)?;
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}
