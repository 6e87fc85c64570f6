//! Rows of cells of paragraphs, and of lines with the evidence that made paragraphs of them.

use super::layout::{show_rows, start};
use gwaje_model::{Block, Join, Row, With};
use gwaje_wrap::LineReport;
use gwaje_wrap::space::{Decision, Evidence};
use gwaje_wrap::start::clue::Clue;
use gwaje_wrap::start::evidence::StartEvidence;
use std::fmt::Write as _;

/// Shows paragraphs and the wraps that were undone in them.
#[must_use]
pub(crate) fn wrap(rows: &[Row<Block>]) -> String {
    let mut out = String::new();
    show_rows(rows, 0, &|block| (show_block(block), &block.tables), &mut out);
    out
}

/// Shows every line with the decision about it and, in log-odds, what each source said for it: first whether it begins
/// a paragraph, then whether a space stands before it, then where inside it one was in question. The clues of the first
/// stand in brackets.
#[must_use]
pub(crate) fn wrap_explained(rows: &[Row<LineReport>]) -> String {
    let mut out = String::new();
    show_rows(rows, 0, &|line| (show_line(line), &line.tables), &mut out);
    out
}

fn show_line(line: &LineReport) -> String {
    let decision = if line.begins { "begins" } else { "goes on" };
    let begins = line.start.as_ref().map(show_start).unwrap_or_default();
    let join = line.join.as_ref().map(show_join_evidence).unwrap_or_default();
    let spaces: String = line.spaces.iter().map(|asked| show_space(&line.text, asked)).collect();
    format!("{} {:?} {decision}{begins}{join}{spaces}", start(line.place), line.text)
}

/// What was said about a space inside a line, between the characters shown.
fn show_space(text: &str, (at, evidence): &(usize, Evidence)) -> String {
    let beside = |from: usize, to: usize| -> String { text.chars().skip(from).take(to - from).collect() };
    let sign = sign(evidence.decision().with);
    let from = at.saturating_sub(if sign == '␣' { 2 } else { 1 });
    let shown = format!("{}|{}", beside(from, *at).trim(), beside(*at, at + 1));
    format!(" ; {shown:?} {sign} {:+.1} ={}", evidence.total(), shares(&sources(evidence)))
}

/// The sources of the evidence for a space.
fn sources(evidence: &Evidence) -> [(&'static str, f32); 5] {
    [
        ("print", evidence.print),
        ("margin", evidence.margin),
        ("model", evidence.model),
        ("document", evidence.document),
        ("mode", evidence.mode),
    ]
}

fn show_start(start: &StartEvidence) -> String {
    let sources = [
        ("shape", start.shape),
        ("room", start.room),
        ("wording", start.wording),
        ("series", start.series),
        ("place", start.place),
        ("setting", start.setting),
    ];
    let clues: Vec<&str> = start.clues.iter().map(Clue::name).collect();
    format!(" {:+.1} ={} [{}]", start.total(), shares(&sources), clues.join(" "))
}

fn show_join_evidence((evidence, decision): &(Evidence, Decision)) -> String {
    let (sign, by, confidence) = (sign(decision.with), decision.by, decision.confidence);
    format!(" {sign}{by:?}·{confidence:.2} {:+.1} ={}", evidence.total(), shares(&sources(evidence)))
}

/// What each source says, the silent ones left out.
fn shares(sources: &[(&str, f32)]) -> String {
    let mut said = String::new();
    for (name, odds) in sources.iter().filter(|(_, odds)| *odds != 0.0) {
        let _ = write!(said, " {name} {odds:+.1}");
    }
    said
}

fn sign(with: With) -> char {
    match with {
        With::Space => '␣',
        With::None => '+',
    }
}

pub(super) fn show_block(block: &Block) -> String {
    let marker = block.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
    let bold = if block.bold { " bold" } else { "" };
    let joins: String = block.joins.iter().map(show_join).collect();
    let page =
        block.pieces.first().and_then(|p| p.place.page()).map(|page| format!("p{page} ")).unwrap_or_default();
    format!("{page}indent {:.0}{bold} {marker}{:?}{joins}", block.indent, block.text)
}

fn show_join(join: &Join) -> String {
    format!(" {}{}{:?}·{:.2}", join.at, sign(join.with), join.by, join.confidence)
}
