//! The ministries and agencies that are known, and which followed which, as tables of a store.

use crate::Error;
use crate::column::{Kind, Table, column, maybe};
use crate::engine::Engine;
use crate::rows::Cell;
use gwaje_forms::bodies::{bodies, successions};

/// Bodies.
pub(crate) const BODIES: Table = Table {
    name: "bodies",
    about: "A ministry, agency or commission under one name, as this version of the program knows them.",
    key: &["body"],
    columns: &[
        column("body", Kind::Text, "Its id, as in `leads` and `mentions`."),
        column("name", Kind::Text, "Official name."),
        column("short_names", Kind::Json, "Short names, a list."),
        maybe("english", Kind::Text, "English name, if known."),
        column(
            "first_day",
            Kind::Date,
            "First day under this name; 1998-02-28 for those that were there before.",
        ),
        maybe("last_day", Kind::Date, "Last day under this name; empty while it lasts."),
        column("source", Kind::Text, "Where this comes from."),
    ],
};

/// Which body followed which.
pub(crate) const BODY_SUCCESSORS: Table = Table {
    name: "body_successors",
    about: "A body and one that took over work of it.",
    key: &["body", "successor"],
    columns: &[
        column("body", Kind::Text, "The body that was."),
        column("successor", Kind::Text, "The body that followed."),
        column(
            "ordinal",
            Kind::Integer,
            "0 for the main one, which goes on with what is not known to have gone elsewhere; then those that took over a part.",
        ),
        maybe("since", Kind::Date, "The first day without the former."),
        column(
            "kind",
            Kind::Text,
            "`renamed`, `split` (several followed), `merged` (with others), `regrouped` (both).",
        ),
        column("source", Kind::Text, "Where this comes from."),
    ],
};

/// Makes both tables say what this version knows; writes nothing where they do.
pub(crate) fn write(engine: &mut dyn Engine) -> Result<(), Error> {
    for (table, rows) in [(&BODIES, body_rows()), (&BODY_SUCCESSORS, successor_rows())] {
        engine.execute(&format!("DELETE FROM {}", table.name), &[])?;
        engine.insert(table, &rows)?;
    }
    Ok(())
}

/// Whether the tables say what this version knows.
pub(crate) fn are_known(engine: &mut dyn Engine) -> Result<bool, Error> {
    let mut known = Vec::new();
    let last = engine.dialect().text("last_day");
    let sql = format!("SELECT body, name, {last}, source FROM bodies ORDER BY body");
    engine.query(&sql, &[], &mut |row| {
        known.push(std::mem::take(row));
        Ok(())
    })?;
    let mut own: Vec<Vec<Cell>> = bodies()
        .iter()
        .map(|body| {
            vec![(&body.id).into(), (&body.name).into(), body.until.as_ref().into(), body.sources().into()]
        })
        .collect();
    own.sort_by(|a, b| a.first().and_then(Cell::as_str).cmp(&b.first().and_then(Cell::as_str)));
    Ok(known == own)
}

fn body_rows() -> Vec<Vec<Cell>> {
    let row = |body: &gwaje_forms::bodies::Body| {
        vec![
            (&body.id).into(),
            (&body.name).into(),
            serde_json::to_string(&body.short).ok().into(),
            body.english.as_ref().into(),
            (&body.from).into(),
            body.until.as_ref().into(),
            body.sources().into(),
        ]
    };
    bodies().iter().map(row).collect()
}

fn successor_rows() -> Vec<Vec<Cell>> {
    let row = |change: gwaje_forms::bodies::Succession| {
        let ordinal = change.from.successors.iter().take_while(|id| **id != change.to.id).count();
        vec![
            (&change.from.id).into(),
            (&change.to.id).into(),
            u32::try_from(ordinal).ok().into(),
            change.from.until.as_ref().and_then(|day| next(day)).into(),
            change.kind.as_str().into(),
            change.from.sources().into(),
        ]
    };
    successions().map(row).collect()
}

/// The day after an ISO day.
fn next(day: &str) -> Option<String> {
    let mut parts = day.split('-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, day) = match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (month, day) if day >= last => (year, month + 1, 1),
        (month, day) => (year, month, day + 1),
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::{next, successor_rows};
    use crate::rows::Cell;

    #[test]
    fn the_day_after_a_day_and_one_main_successor() {
        for (day, after) in [
            ("2025-09-30", "2025-10-01"),
            ("2026-12-31", "2027-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2100-02-28", "2100-03-01"),
        ] {
            assert_eq!(next(day).as_deref(), Some(after));
        }
        let successor_rows = successor_rows();
        assert!(successor_rows.len() > 50);
        let main = |row: &&Vec<Cell>| row.get(2) == Some(&Cell::Integer(0));
        let mut parted: Vec<&Cell> =
            successor_rows.iter().filter(main).filter_map(|row| row.first()).collect();
        parted.dedup();
        assert_eq!(parted.len(), successor_rows.iter().filter(main).count(), "one main successor each");
    }
}
