//! A diff in words, for people.

use crate::lang::{self, told};
use crate::terminal::plain;
use gwaje::stages::compare::diff::{Change, ChangeKind, Diff, Relation, Side};
use gwaje::stages::compare::edits::Edit;
use gwaje::stages::compare::threads::Link;
use gwaje::stages::compare::wording::{Piece, PieceKind};
use gwaje_words::Lang;
use std::io::Write;

/// How many doubtful links are shown; the last line counts them all.
const MOST_DOUBTFUL: usize = 50;

/// How changes are painted on a terminal.
struct Paint(bool);

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Removed if self.0 => self.with("31;9", &piece.text),
            PieceKind::Added if self.0 => self.with("32;1", &piece.text),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("{{+{}+}}", piece.text),
        }
    }
}

/// Writes a diff, in colours or with signs.
pub(crate) fn text(diff: &Diff, color: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let paint = Paint(color);
    of_whole(diff, &paint, out)?;
    let mut task = "";
    for change in &diff.changes {
        if change.task != task {
            task = &change.task;
            writeln!(out, "{}", paint.with("1", &format!("{} {}", change.task, change.title)))?;
        }
        one(change, &paint, out)?;
    }
    doubts(&diff.doubtful, &paint, out)?;
    counts(diff, out)
}

/// What changed of the parts and tasks of both, a line each.
pub(crate) fn whole(diff: &Diff) -> Vec<String> {
    gwaje::stages::compare::sentences::whole(diff, &told)
}

/// How both documents are to each other, and what changed of their parts and tasks.
fn of_whole(diff: &Diff, paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    let (old, new) = (plain(&diff.old), plain(&diff.new));
    match diff.relation {
        Relation::Reversed => {
            writeln!(out, "{}", told(&format!("! {new} is the older of the two, {old} the newer")))?;
        }
        Relation::Unrelated => {
            writeln!(out, "{}", told(&format!("! {old} and {new} have no task and no item in common")))?;
        }
        _ => (),
    }
    for line in whole(diff) {
        let indented = line.starts_with(' ');
        writeln!(out, "{}", if indented { line } else { paint.with("1", &line) })?;
    }
    Ok(())
}

/// How much of each kind there is; under a Korean locale in Korean alone.
fn counts(diff: &Diff, out: &mut dyn Write) -> anyhow::Result<()> {
    let count = |kind: ChangeKind| diff.changes.iter().filter(|change| change.kind == kind).count();
    let (added, removed) = (count(ChangeKind::Added), count(ChangeKind::Removed));
    let renumbered = diff.tasks.iter().filter(|change| change.from != change.to).count();
    let (absent, doubtful) = (count(ChangeKind::Absent), diff.doubtful.len());
    let (edited, moved, same) = (count(ChangeKind::Edited), count(ChangeKind::Moved), diff.unchanged);
    let some = |count: usize, told: String| if count == 0 { String::new() } else { told };
    let (old, new) = (plain(&diff.old), plain(&diff.new));
    let korean = lang::spoken() == Lang::Ko;
    if korean {
        writeln!(out, "{old} → {new}")?;
    } else {
        let tasks = if renumbered == 1 { "task" } else { "tasks" };
        let more = [
            some(absent, format!(", {absent} absent")),
            some(renumbered, format!(", {renumbered} {tasks} renumbered")),
            some(doubtful, format!(", {doubtful} doubtful")),
        ];
        let first = format!("{added} added, {removed} removed, {edited} edited, {moved} moved");
        writeln!(out, "{old} → {new}: {first}, {same} unchanged{}", more.concat())?;
    }
    let mut more = vec![some(absent, format!(", x 빠짐 {absent}"))];
    if korean {
        more.push(some(renumbered, format!(", 번호 바뀜 {renumbered}")));
        more.push(some(doubtful, format!(", 불확실 {doubtful}")));
    }
    let first = format!("+ 추가 {added}, - 삭제 {removed}, ~ 수정 {edited}, > 시기 변경 {moved}");
    writeln!(out, "{first}, 그대로 {same}{}", more.concat())?;
    Ok(())
}

/// What may be one thing and is told as two.
fn doubts(doubtful: &[Link], paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    for link in doubtful.iter().take(MOST_DOUBTFUL) {
        let may_be = format!("{} may be {} ({:.2})", link.id, link.previous, link.confidence);
        let line = format!("  ? {}", told(&may_be));
        writeln!(out, "{}", paint.with("33", &line))?;
    }
    Ok(())
}

fn one(change: &Change, paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    let line = |side: &Side| {
        let marker = side.marker.as_ref().map(|marker| format!("{marker} ")).unwrap_or_default();
        format!("{marker}{}", side.text)
    };
    match (change.kind, &change.old, &change.new) {
        (ChangeKind::Moved, Some(old), Some(new)) => {
            writeln!(out, "  > {}{} → {}{}: {}", old.period, page(old), new.period, page(new), line(new))?;
        }
        (_, Some(old), Some(new)) => {
            let pieces: String =
                marker(old, new).iter().chain(&change.pieces).map(|piece| paint.piece(piece)).collect();
            let to = page(new).trim_start().to_owned();
            let to = if to.is_empty() { to } else { format!(" → {to}") };
            let pages = format!("{}{to}", page(old));
            writeln!(out, "  ~ {}{pages}: {pieces}", new.period)?;
            for edit in &change.edits {
                writeln!(out, "      {}", edit_line(edit))?;
            }
        }
        (kind, Some(old), None) => {
            let sign = if kind == ChangeKind::Absent { 'x' } else { '-' };
            let told = format!("  {sign} {}{}: {}", old.period, page(old), line(old));
            writeln!(out, "{}", paint.with("31", &told))?;
        }
        (_, None, Some(new)) => {
            writeln!(
                out,
                "{}",
                paint.with("32", &format!("  + {}{}: {}", new.period, page(new), line(new)))
            )?;
        }
        (_, None, None) => {}
    }
    Ok(())
}

/// An edit for people.
pub(crate) fn edit_line(edit: &Edit) -> String {
    told(&gwaje::stages::compare::sentences::edit_line(edit))
}

/// The markers of both sides, as one piece where they are the same.
fn marker(old: &Side, new: &Side) -> Vec<Piece> {
    let piece = |kind: PieceKind, side: &Side| {
        let marker = side.marker.as_ref();
        marker.map(|marker| Piece { kind, text: format!("{marker} ") })
    };
    if old.marker == new.marker {
        return piece(PieceKind::Same, new).into_iter().collect();
    }
    piece(PieceKind::Removed, old).into_iter().chain(piece(PieceKind::Added, new)).collect()
}

fn page(side: &Side) -> String {
    side.page.map(|page| format!(" {}", told(&format!("p.{page}")))).unwrap_or_default()
}
