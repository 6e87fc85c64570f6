//! Prints the glyphs, lines and clips of a document, one per line: `glyphs FILE [PASSWORD]`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let bytes = std::fs::read(arguments.next().ok_or("give a file")?)?;
    let options = gwaje_extract::Options { password: arguments.next(), ..Default::default() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let read = match gwaje_extract::pages(&bytes, &options) {
        Ok(read) => read,
        Err(error) => {
            writeln!(out, "E {} {:?} {error} / {}", error.code(), error.page(), error.code().hint())?;
            return Ok(());
        }
    };
    for note in &read.notes {
        writeln!(out, "N {} {}", note.code.as_str(), note.text)?;
    }
    for (index, font) in read.value.fonts.iter().enumerate() {
        writeln!(out, "F {index} {:?} {}", font.kind, font.name)?;
    }
    for page in &read.value.pages {
        writeln!(out, "P {} {} {} {}", page.number, page.width, page.height, page.image_cover)?;
        for g in &page.glyphs {
            let ch = u32::from(g.ch);
            writeln!(
                out,
                "G {ch} {:.2} {:.2} {:.2} {:.2} {} {} {} {} {}",
                g.x, g.y, g.advance, g.size, g.angle, g.font, g.clip as i16, g.flags.0, g.mcid as i32
            )?;
        }
        for r in &page.rulings {
            let kind = if r.horizontal { 'H' } else { 'V' };
            let ink = r.ink;
            writeln!(out, "R {kind} {:.2} {:.2} {:.2} {:.2} {}", ink.x0, ink.y0, ink.x1, ink.y1, r.stroked)?;
        }
        for c in &page.clips {
            writeln!(out, "C {:.2} {:.2} {:.2} {:.2}", c.x0, c.y0, c.x1, c.y1)?;
        }
        for e in &page.empty_shows {
            writeln!(out, "S {:.2} {:.2} {:?}", e.x, e.y, e.behind)?;
        }
    }
    for table in &read.value.tables {
        for row in &table.rows {
            writeln!(out, "T {:?}", row.cells)?;
        }
    }
    Ok(())
}
