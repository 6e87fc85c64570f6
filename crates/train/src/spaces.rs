//! Trains the spacing model from unwrapped text.

use crate::corpus::{Corpus, Source};
use crate::learn::Learner;
use crate::{evaluate, pack};
use anyhow::{Context, Result};
use gwaje_wrap::model::features::COUNT;
use gwaje_wrap::model::table::Table;
use std::path::PathBuf;

/// Trains the spacing model from unwrapped text.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Text files, one paragraph a line; `FILE:0.3` takes 30 % of the paragraphs.
    #[arg(required = true)]
    sources: Vec<Source>,
    /// How often a paragraph that opens with a bullet counts.
    #[arg(long, default_value_t = 2)]
    bulleted: usize,
    /// Buckets to keep.
    #[arg(long, default_value_t = 820_000)]
    keep: usize,
    /// Passes over the text: the first finds the useful buckets, the others train these.
    #[arg(long, default_value_t = 3)]
    passes: u64,
    /// Learning rate of the first pass; the others take half.
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// Rows `left TAB right TAB space|none` to report the accuracy on.
    #[arg(long)]
    evaluate: Vec<PathBuf>,
    /// Where to write the packed model.
    #[arg(long)]
    out: PathBuf,
    /// Step of the packed weights.
    #[arg(long, default_value_t = 0.11)]
    step: f32,
    /// Largest packed weight.
    #[arg(long, default_value_t = 4.0)]
    most: f32,
}

/// Runs the subcommand.
pub(crate) fn run(arguments: &Arguments, report: impl Fn(&str) + Copy) -> Result<()> {
    let corpus = Corpus::read(&arguments.sources, arguments.bulleted, report)?;
    report(&format!("{} symbols", corpus.len()));
    let mut learner = Learner::new();
    for pass in 0..arguments.passes {
        if pass == 1 {
            learner.prune(arguments.keep);
        }
        let rate = if pass == 0 { arguments.rate } else { 0.5 * arguments.rate };
        let loss = learner.pass(&corpus, 2 + pass, rate);
        report(&format!("pass {}: mean squared error {loss:.5}", pass + 1));
        evaluate(arguments, "in training", report, |buckets| learner.score(buckets))?;
    }
    let packed = pack::pack(&learner.weights(), arguments.step, arguments.most)?;
    report(&format!("{} bytes to {}", packed.len(), arguments.out.display()));
    std::fs::write(&arguments.out, &packed)?;
    let table = Table::unpack(&packed).context("the packed model does not unpack")?;
    evaluate(arguments, "packed", report, |buckets| table.score(buckets))
}

/// Reports how good the model is on the files of breaks that were asked for.
fn evaluate(
    arguments: &Arguments,
    state: &str,
    report: impl Fn(&str),
    score: impl Fn(&[u32; COUNT]) -> f32,
) -> Result<()> {
    for path in &arguments.evaluate {
        let (accuracy, brier, count) = evaluate::rows(path, &score)?;
        report(&format!(
            "{state}: {accuracy:.4} right, Brier {brier:.4}, {count} rows of {}",
            path.display()
        ));
    }
    Ok(())
}
