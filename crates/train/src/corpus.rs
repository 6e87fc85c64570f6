//! The training text: one unwrapped paragraph a line.

use crate::random::Random;
use anyhow::{Context, Result};
use gwaje_model::sha256;
use gwaje_wrap::model::symbol::{Symbol, symbol};
use std::path::PathBuf;
use std::str::FromStr;

/// A text file and the share of its paragraphs to take: `press.txt` or `statutes.txt:0.3`.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    path: PathBuf,
    share: f64,
}

impl FromStr for Source {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (path, share) = match text.rsplit_once(':') {
            Some((path, share)) => (path, share.parse().map_err(|_| format!("`{share}` is not a share"))?),
            None => (text, 1.0),
        };
        Ok(Self { path: path.into(), share })
    }
}

/// Paragraphs as symbols, in random order.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    symbols: Vec<Symbol>,
    paragraphs: Vec<(u32, u32)>,
}

impl Corpus {
    /// Reads the sources; paragraphs that open with a bullet are taken `bulleted` times.
    pub(crate) fn read(sources: &[Source], bulleted: usize, report: impl Fn(&str)) -> Result<Self> {
        let mut random = Random::new(1);
        let mut corpus = Self::default();
        for source in sources {
            let bytes = std::fs::read(&source.path)
                .with_context(|| format!("cannot read {}", source.path.display()))?;
            report(&format!("{}  {}", sha256(&bytes), source.path.display()));
            let text = String::from_utf8(bytes).context("the training text is not UTF-8")?;
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                if random.chance(source.share) {
                    corpus.add(line, if is_bulleted(line) { bulleted } else { 1 });
                }
            }
        }
        random.shuffle(&mut corpus.paragraphs);
        Ok(corpus)
    }

    fn add(&mut self, line: &str, times: usize) {
        let start = self.symbols.len() as u32;
        self.symbols.extend(line.chars().map(symbol));
        let end = self.symbols.len() as u32;
        self.paragraphs.extend(std::iter::repeat_n((start, end), times));
    }

    /// The paragraphs.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &[Symbol]> {
        let text = |(start, end): &(u32, u32)| self.symbols.get(*start as usize..*end as usize);
        self.paragraphs.iter().filter_map(text)
    }

    /// How many symbols were read.
    pub(crate) fn len(&self) -> usize {
        self.symbols.len()
    }
}

/// Whether a paragraph opens with a bullet or a note mark.
fn is_bulleted(line: &str) -> bool {
    line.starts_with(|c: char| "-–□■▪▫ㅇ○◦●❍•·∙*※▸▹▶◇◆➊➋➌①②③④⑤⑥⑦⑧⑨⑩".contains(c))
}
