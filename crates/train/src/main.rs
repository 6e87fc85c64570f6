//! Trains what `gwaje` has learnt: `cargo run --release -p gwaje-train -- spaces …` the model that tells where Korean
//! text has a space, `… starts …` the weights of the clues that tell where a paragraph begins.
#![expect(clippy::print_stderr, reason = "a command that runs for minutes says how far it is")]

mod corpus;
mod evaluate;
mod examples;
mod learn;
mod pack;
mod random;
mod spaces;
mod starts;

use anyhow::Result;
use clap::Parser;
use std::time::Instant;

/// Trains what gwaje has learnt.
#[derive(Debug, Parser)]
enum Command {
    Spaces(spaces::Arguments),
    Starts(starts::Arguments),
}

fn main() -> Result<()> {
    let command = Command::parse();
    let start = Instant::now();
    let report = |text: &str| eprintln!("{:6.0} s  {text}", start.elapsed().as_secs_f32());
    match command {
        Command::Spaces(arguments) => spaces::run(&arguments, report),
        Command::Starts(arguments) => starts::run(&arguments, report),
    }
}
