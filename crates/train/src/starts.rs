//! Fits the weights of the clues that tell where a paragraph begins: logistic regression on lines whose truth is known.
//!
//! The rows come from `scripts/measure-starts --rows`: `start|goes on TAB clues TAB document TAB text`. Every clue is
//! there or is not; its weight is the log-odds of a start that it adds. The fit is Newton's method with a ridge, so
//! that the same rows always give the same table, and clues that were seen on a few lines stay near nothing. With
//! `--prior` a table that was fitted on other rows is what they stay near, the nearer the more lines it was fitted on.

use anyhow::{Context, Result, bail};
use gwaje_wrap::start::clue::Clue;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Fits the weights of the clues of paragraph starts.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Rows of `scripts/measure-starts --rows` to fit.
    #[arg(required = true)]
    rows: Vec<PathBuf>,
    /// Rows to report on that are not fitted.
    #[arg(long)]
    held: Vec<PathBuf>,
    /// A table of weights fitted before, on rows that are not among these.
    #[arg(long)]
    prior: Option<PathBuf>,
    /// Where to write the table of weights, a Rust file.
    #[arg(long)]
    out: PathBuf,
}

/// Strength of the ridge: as much as so many lines that say nothing.
const RIDGE: f64 = 0.3;
/// How firmly a line that a prior table was fitted on holds its weights, against a line to fit. Most lines are told for
/// sure and move nothing. Of 30,508 lines of Hangul documents, each half read with weights fitted on the other, 610 were
/// wrong with the prior table, and 529, 535 and 546 at 0.01, 0.05 and 0.1.
const PRIOR: f64 = 0.05;
/// A document counts for no more lines than this, so that a long one does not decide alone.
const MOST: f64 = 600.0;
/// A wrapped line of plain text counts for so many: who unwraps a text would rather have two paragraphs joined than one
/// torn, because only the first can be seen.
const WRAPPED_PROSE: f64 = 12.0;
/// Newton's method has settled when no weight moves by more than this.
const SETTLED: f64 = 1e-6;
/// Steps after which it must have settled.
const STEPS: usize = 60;

/// Weights that are given and not fitted: what a line is by its wording, and what the rows to fit do not show (flattened
/// columns, marks of symbol fonts, lines out of their order on the page).
const GIVEN: [(Clue, f64); 24] = [
    (Clue::Article, 5.0),
    (Clue::StarJosa, -4.0),
    (Clue::PrivateUse, 3.0),
    (Clue::ClosesFrame, -8.0),
    (Clue::Arrow, -2.0),
    (Clue::Period, 6.0),
    (Clue::BracketedPeriod, 8.0),
    (Clue::RoundPeriod, 6.0),
    (Clue::Caption, 5.0),
    (Clue::EntryNumber, 8.0),
    (Clue::NumberedTitle, 8.0),
    (Clue::Bodies, 12.0),
    (Clue::UnfinishedUneven, -5.0),
    (Clue::HeadingHangs, -6.0),
    (Clue::BracketOpen, -3.0),
    (Clue::NumberOpen, -3.0),
    (Clue::FewLines, -5.0),
    (Clue::SentenceEndedShort, 3.0),
    (Clue::AfterHeading, 8.0),
    (Clue::AfterNumber, -8.0),
    (Clue::Beside, 2.0),
    (Clue::Higher, 2.0),
    (Clue::PlainInFlattened, -2.5),
    (Clue::MarkInFlattened, 1.5),
];

/// A line with known truth.
struct Row {
    start: bool,
    clues: Vec<usize>,
    weight: f64,
}

/// Runs the subcommand.
pub(crate) fn run(arguments: &Arguments, report: impl Fn(&str)) -> Result<()> {
    let rows = read(&arguments.rows)?;
    let ties = ties(arguments.prior.as_deref())?;
    let weights = fit(&rows, &ties)?;
    report(&format!("fitted: {}", figures(&rows, &weights)));
    if !arguments.held.is_empty() {
        report(&format!("held back: {}", figures(&read(&arguments.held)?, &weights)));
    }
    std::fs::write(&arguments.out, table(&rows, &weights))?;
    Ok(())
}

fn read(paths: &[PathBuf]) -> Result<Vec<Row>> {
    let mut documents: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for path in paths {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        for (line, number) in text.lines().zip(1..) {
            let (document, row) = parse(line).with_context(|| place(path, number))?;
            documents.entry(document).or_default().extend(row);
        }
    }
    let weighted = |rows: Vec<Row>| {
        let share = (MOST / rows.len() as f64).min(1.0);
        rows.into_iter().map(move |row| Row { weight: share * row.weight, ..row })
    };
    Ok(documents.into_values().flat_map(weighted).collect())
}

fn place(path: &Path, number: usize) -> String {
    format!("{} line {number}", path.display())
}

/// The document and the row, unless it is to be left out.
fn parse(line: &str) -> Result<(String, Option<Row>)> {
    let mut fields = line.split('\t');
    let [Some(truth), Some(clues), Some(document)] = [fields.next(), fields.next(), fields.next()] else {
        bail!("not truth TAB clues TAB document");
    };
    let start = match truth {
        "start" => true,
        "goes on" => false,
        other => bail!("{other:?} is neither start nor goes on"),
    };
    let clues = clues.split_whitespace().map(index).collect::<Result<Vec<usize>>>()?;
    let has = |clue: Clue| clues.contains(&(clue as usize));
    // Authors break labels by hand into paragraphs of their own; readers want them joined.
    let label = start && has(Clue::PlainInLabels) && !PARTED.into_iter().any(has);
    let weight = if !start && has(Clue::PlainInProse) { WRAPPED_PROSE } else { 1.0 };
    Ok((document.to_owned(), (!label).then_some(Row { start, clues, weight })))
}

/// Clues that part labels although no mark stands before them.
const PARTED: [Clue; 8] = [
    Clue::RoundLabel,
    Clue::Figures,
    Clue::Clause,
    Clue::ColonLabel,
    Clue::SameEnding,
    Clue::Twin,
    Clue::BothEndInFigure,
    Clue::LabelCountsOn,
];

fn index(name: &str) -> Result<usize> {
    Clue::ALL.iter().position(|clue| clue.name() == name).with_context(|| format!("no clue {name:?}"))
}

fn odds(row: &Row, weights: &[f64]) -> f64 {
    row.clues.iter().filter_map(|at| weights.get(*at)).sum()
}

/// What holds a weight where it is, as a spring does.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tie {
    to: f64,
    strength: f64,
}

/// The ties of all clues: a given weight stays, one of a prior table gives way the less the more lines it rests on.
fn ties(prior: Option<&Path>) -> Result<Vec<Tie>> {
    let mut ties = vec![Tie { to: 0.0, strength: RIDGE }; Clue::ALL.len()];
    let mut tie = |clue: usize, to, strength| {
        if let Some(tie) = ties.get_mut(clue) {
            *tie = Tie { to, strength };
        }
    };
    if let Some(path) = prior {
        let table = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        for (clue, weight, lines) in table.lines().filter_map(weighed) {
            tie(clue, weight, RIDGE + PRIOR * lines);
        }
    }
    for (clue, weight) in GIVEN {
        tie(clue as usize, weight, 1e12);
    }
    Ok(ties)
}

/// Clue, weight and number of lines of a row `(Clue::Bullet, 2.09, 6992),` of a table.
fn weighed(line: &str) -> Option<(usize, f64, f64)> {
    let row = line.trim().strip_prefix("(Clue::")?.strip_suffix("),")?;
    let mut fields = row.split(", ");
    let (name, weight, lines) = (fields.next()?, fields.next()?, fields.next()?);
    let clue = Clue::ALL.iter().position(|clue| format!("{clue:?}") == name)?;
    Some((clue, weight.parse().ok()?, lines.parse().ok()?))
}

/// Newton's method on the log-likelihood less what the ties cost.
fn fit(rows: &[Row], ties: &[Tie]) -> Result<Vec<f64>> {
    let count = ties.len();
    let mut weights: Vec<f64> = ties.iter().map(|tie| tie.to).collect();
    for _ in 0..STEPS {
        let mut system = Symmetric::new(count);
        let pull = |(weight, tie): (&f64, &Tie)| tie.strength * (weight - tie.to);
        let mut gradient: Vec<f64> = weights.iter().zip(ties).map(pull).collect();
        for row in rows {
            let likely = 1.0 / (1.0 + (-odds(row, &weights)).exp());
            let off = row.weight * (likely - f64::from(u8::from(row.start)));
            let curve = row.weight * likely * (1.0 - likely);
            for &at in &row.clues {
                if let Some(slope) = gradient.get_mut(at) {
                    *slope += off;
                }
                row.clues.iter().for_each(|&other| system.add(at, other, curve));
            }
        }
        ties.iter().enumerate().for_each(|(at, tie)| system.add(at, at, tie.strength));
        let step = system.solve(&gradient).context("the clues do not determine their weights")?;
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight -= step);
        if step.iter().all(|step| step.abs() < SETTLED) {
            return Ok(weights);
        }
    }
    bail!("the fit did not settle in {STEPS} steps")
}

/// A symmetric positive definite system of equations.
struct Symmetric {
    size: usize,
    cells: Vec<f64>,
}

impl Symmetric {
    fn new(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    fn get(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row * self.size + column).copied().unwrap_or_default()
    }

    fn add(&mut self, row: usize, column: usize, more: f64) {
        if let Some(cell) = self.cells.get_mut(row * self.size + column) {
            *cell += more;
        }
    }

    /// Solves by Cholesky's decomposition; `None` where the matrix is not positive definite.
    fn solve(mut self, right: &[f64]) -> Option<Vec<f64>> {
        for row in 0..self.size {
            for column in 0..=row {
                let done: f64 = (0..column).map(|at| self.get(row, at) * self.get(column, at)).sum();
                let left = self.get(row, column) - done;
                let value = if row == column { left.sqrt() } else { left / self.get(column, column) };
                if !value.is_finite() {
                    return None;
                }
                self.add(row, column, value - self.get(row, column));
            }
        }
        let mut out = right.to_vec();
        for row in 0..self.size {
            let done: f64 = out.iter().take(row).enumerate().map(|(at, x)| self.get(row, at) * x).sum();
            let value = out.get_mut(row)?;
            *value = (*value - done) / self.get(row, row);
        }
        for row in (0..self.size).rev() {
            let done: f64 = out.iter().enumerate().skip(row + 1).map(|(at, x)| self.get(at, row) * x).sum();
            let value = out.get_mut(row)?;
            *value = (*value - done) / self.get(row, row);
        }
        Some(out)
    }
}

/// Starts missed and lines parted wrongly.
fn figures(rows: &[Row], weights: &[f64]) -> String {
    let of = |start: bool| {
        let those = || rows.iter().filter(move |row| row.start == start);
        (those().count(), those().filter(|row| (odds(row, weights) > 0.0) != start).count())
    };
    let ((starts, missed), (going, parted)) = (of(true), of(false));
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    format!(
        "{missed} of {starts} starts missed ({:.2} %), {parted} of {going} other lines taken for one ({:.2} %)",
        share(missed, starts),
        share(parted, going)
    )
}

/// The table as a Rust file.
fn table(rows: &[Row], weights: &[f64]) -> String {
    let mut seen = vec![0_u32; Clue::ALL.len()];
    for at in rows.iter().flat_map(|row| &row.clues) {
        if let Some(count) = seen.get_mut(*at) {
            *count += 1;
        }
    }
    let mut out = format!(
        "//! What each clue weighs. Written by `gwaje-train starts`; do not edit.\n//!\n\
         //! Fitted on {} lines: {}.\n\nuse super::clue::Clue;\n\n\
         /// Clue, log-odds of a start, and the number of lines it was fitted on.\n\
         pub(super) const WEIGHTS: &[(Clue, f32, u32)] = &[\n",
        rows.len(),
        figures(rows, weights),
    );
    for ((clue, weight), seen) in Clue::ALL.iter().zip(weights).zip(seen) {
        let _ = writeln!(out, "    (Clue::{clue:?}, {weight:.2}, {seen}),");
    }
    out.push_str("];\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{Row, Symmetric, fit, odds, parse, ties, weighed};
    use gwaje_wrap::start::clue::Clue;

    #[test]
    fn a_system_of_equations_is_solved() {
        let mut system = Symmetric::new(2);
        for (row, column, value) in [(0, 0, 4.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 3.0)] {
            system.add(row, column, value);
        }
        let solved = system.solve(&[10.0, 8.0]).unwrap();
        assert!((solved[0] - 1.75).abs() < 1e-9 && (solved[1] - 1.5).abs() < 1e-9, "{solved:?}");
    }

    #[test]
    fn the_weights_are_the_odds_that_were_seen() {
        // 90 of 100 bulleted lines begin a paragraph, 20 of 100 others do.
        let line = |clue: Clue, start| Row { start, clues: vec![clue as usize], weight: 1.0 };
        let rows: Vec<Row> =
            (0..100).flat_map(|at| [line(Clue::Bullet, at < 90), line(Clue::PlainInFlow, at < 20)]).collect();
        let weights = fit(&rows, &ties(None).unwrap()).unwrap();
        assert!((odds(&rows[0], &weights) - 9.0_f64.ln()).abs() < 0.1);
        assert!((odds(&rows[1], &weights) - 0.25_f64.ln()).abs() < 0.1);
        assert!(weights[Clue::Circled as usize].abs() < 1e-9, "never seen");
    }

    #[test]
    fn a_prior_table_holds_the_better_the_more_lines_it_rests_on() {
        assert_eq!(weighed("    (Clue::Bullet, 2.09, 6992),"), Some((Clue::Bullet as usize, 2.09, 6992.0)));
        assert_eq!(weighed("//! What each clue weighs."), None);
        let rows: Vec<Row> = (0..10)
            .map(|at| Row { start: at < 5, clues: vec![Clue::Bullet as usize], weight: 1.0 })
            .collect();
        let held = |lines: f64| {
            let mut ties = ties(None).unwrap();
            ties[Clue::Bullet as usize] =
                super::Tie { to: 2.0, strength: super::RIDGE + super::PRIOR * lines };
            fit(&rows, &ties).unwrap()[Clue::Bullet as usize]
        };
        assert!(held(10_000.0) > 1.9 && held(0.0) < 0.5, "{} {}", held(10_000.0), held(0.0));
    }

    #[test]
    fn labels_broken_by_hand_are_left_out() {
        let kept = |line: &str| parse(line).unwrap().1.is_some();
        assert!(!kept("start\tlabel_fits plain_in_labels\tx.pdf"));
        assert!(kept("start\tlabel_fits same_ending plain_in_labels\tx.pdf"));
        assert!(kept("goes on\tlabel_fits plain_in_labels\tx.pdf"));
        assert!(parse("begins\t\tx.pdf").is_err() && parse("start\tno_such_clue\tx.pdf").is_err());
    }
}
