//! All stages in order.

use crate::{Error, dump};
use gwaje_extract::Limits;
use gwaje_model::{Block, Document, Line, Media, Note, Noted, Pages, Row, Source, Tree, sha256};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// What a caller may decide about a conversion.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Password of an encrypted PDF; the empty one is always tried.
    pub password: Option<String>,
    /// Caps on what one document may cost.
    pub limits: Limits,
    /// The administration whose agenda set the numbers belong to (`yoon120`), when the document does not tell.
    pub administration: Option<String>,
}

/// A stage whose result can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Placed glyphs and ruling lines.
    Extract,
    /// Rows of cells of printed lines.
    Layout,
    /// Paragraphs with their wraps undone.
    Wrap,
    /// The structure as written.
    Parse,
}

/// What decides over results, as recorded by journals: the version of this library, of the engine that reads PDFs, and
/// the first digits of the SHA-256 of the spacing model.
#[must_use]
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let model: String = sha256(gwaje_wrap::model::PACKED).chars().take(12).collect();
        format!("{}, {}, model {model}", env!("CARGO_PKG_VERSION"), gwaje_extract::ENGINE)
    })
}

/// Converts one document: PDF or plain-text `bytes`, called `name` in the result.
///
/// # Errors
/// When the bytes cannot be read as pages of text, or when the text holds no tasks. See [`Error::code`].
pub fn convert(bytes: &[u8], name: &str, options: &Options) -> Result<Document, Error> {
    let pages = read(bytes, options)?;
    let engine = match pages.value.media {
        Media::Pdf => "hayro",
        Media::Text => "text",
    };
    convert_pages(pages, bytes, name, engine, options)
}

/// Converts a document whose pages `engine` has read already. `bytes` and `name` describe the source.
///
/// # Errors
/// When the text holds no tasks.
pub fn convert_pages(
    pages: Noted<Pages>,
    bytes: &[u8],
    name: &str,
    engine: &str,
    options: &Options,
) -> Result<Document, Error> {
    let Noted { value: pages, mut notes } = pages;
    let source = source(bytes, name, engine, &pages);
    let blocks = paragraphs(pages, &mut notes);
    let tree = structure(&blocks, &mut notes);
    drop(blocks);
    if tree.agendas.is_empty() {
        return Err(Error::NoStructure);
    }
    let settings = gwaje_normalize::Options { administration: options.administration.clone() };
    Ok(gwaje_normalize::document(&tree, source, notes, &settings))
}

/// Shows the result of one stage as text, an element a line.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn dump_stage(bytes: &[u8], stage: Stage, options: &Options) -> Result<String, Error> {
    let Noted { value: pages, mut notes } = read(bytes, options)?;
    let mut shown = match stage {
        Stage::Extract => dump::extract(&pages),
        Stage::Layout => {
            let rows = gwaje_layout::rows(&pages);
            notes.extend(rows.notes);
            dump::layout(&rows.value)
        }
        Stage::Wrap => dump::wrap(&paragraphs(pages, &mut notes)),
        Stage::Parse => {
            let blocks = paragraphs(pages, &mut notes);
            dump::parse(&structure(&blocks, &mut notes))
        }
    };
    shown.push_str(&dump::notes(&notes));
    Ok(shown)
}

/// What stands on the pages before any text is joined: for looking at them.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The pages as extracted.
    pub pages: Pages,
    /// The rows and lines made of them.
    pub rows: Vec<Row<Line>>,
    /// What reading and layout left out or remarked.
    pub notes: Vec<Note>,
}

/// Reads a document as far as its rows of lines.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn inspect(bytes: &[u8], options: &Options) -> Result<Inspection, Error> {
    let Noted { value: pages, mut notes } = read(bytes, options)?;
    let Noted { value: rows, notes: more } = gwaje_layout::rows(&pages);
    notes.extend(more);
    Ok(Inspection { pages, rows, notes })
}

/// Reads a document's pages and nothing more.
///
/// # Errors
/// When the bytes cannot be read as pages of text.
pub fn read(bytes: &[u8], options: &Options) -> Result<Noted<Pages>, Error> {
    let settings =
        gwaje_extract::Options { password: options.password.clone(), limits: options.limits.clone() };
    Ok(gwaje_extract::pages(bytes, &settings)?)
}

/// Consumes the pages: their glyphs are the heaviest thing in a conversion and are not needed afterwards.
fn paragraphs(pages: Pages, notes: &mut Vec<Note>) -> Vec<Row<Block>> {
    let media = pages.media;
    let rows = gwaje_layout::rows(&pages);
    drop(pages);
    notes.extend(rows.notes);
    let blocks = gwaje_wrap::blocks(&rows.value, media);
    notes.extend(blocks.notes);
    blocks.value
}

fn structure(blocks: &[Row<Block>], notes: &mut Vec<Note>) -> Tree {
    let mut profiles = gwaje_parse::profiles();
    for profile in &mut profiles {
        profile.leads = gwaje_normalize::ministry_names();
    }
    let tree = gwaje_parse::tree(blocks, &profiles);
    notes.extend(tree.notes);
    tree.value
}

fn source(bytes: &[u8], name: &str, engine: &str, pages: &Pages) -> Source {
    let file_name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Source {
        name: file_name.nfc().collect(),
        sha256: sha256(bytes),
        bytes: bytes.len() as u64,
        media_type: match pages.media {
            Media::Pdf => "application/pdf",
            Media::Text => "text/plain",
        }
        .to_owned(),
        pages: pages.pages.len() as u32,
        producer: pages.producer.clone(),
        engine: engine.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::version;

    /// The engine is that of the workspace's manifest.
    #[test]
    fn another_model_or_engine_is_another_version() {
        let [own, engine, model] = version().split(", ").collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(own, env!("CARGO_PKG_VERSION"));
        assert_eq!(model.trim_start_matches("model ").len(), 12);
        let (name, version) = engine.split_once(' ').unwrap();
        let pinned = format!("{name} = {{ version = \"={version}\"");
        assert!(include_str!("../../../Cargo.toml").contains(&pinned), "{pinned}");
    }
}
