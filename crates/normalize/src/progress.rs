//! The kind of an item: what its words say of the work, and what its place makes of them.
//!
//! `docs/kinds.md` tells the rule. The words alone come from [`gwaje_forms::progress`]; an act such as `개최` is done
//! where a report tells of it and ahead where a plan does, and a note explains what others report.

#[cfg(test)]
mod measure;

use gwaje_forms::marker::{self, Rank};
use gwaje_forms::progress::{self, Strength, Words};
use gwaje_model::{Date, ItemKind, KindWords, Precision, Says};
use jiff::ToSpan;

/// An act with a date so many days behind the last period of the report lies ahead: reports come out within the quarter
/// after the one they tell of, and may add what happened meanwhile. Not measured: no labelled item has such a date.
const REPORTED_WITHIN_DAYS: i32 = 92;

/// Where an item stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place<'a> {
    /// Its marker.
    pub(crate) marker: Option<&'a str>,
    /// Whether its section looks ahead.
    pub(crate) ahead: bool,
    /// The last day the document reports on.
    pub(crate) release: Option<jiff::civil::Date>,
}

/// The kind of an item, and the words that tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) kind: ItemKind,
    pub(crate) words: Vec<KindWords>,
}

/// What an item says of the work. `dates` are those of its text.
pub(crate) fn of(text: &str, dates: &[Date], place: &Place<'_>) -> Progress {
    let Some(words) = progress::find(text) else { return Progress::default() };
    match kind(&words, dates, place) {
        Some(kind) => Progress { kind, words: published(text, words).into_iter().collect() },
        None => Progress::default(),
    }
}

/// `None` where the words tell of no work in this place.
fn kind(words: &Words, dates: &[Date], place: &Place<'_>) -> Option<ItemKind> {
    let note = place.marker.and_then(marker::rank_of) == Some(Rank::Note);
    let open = dates.iter().any(|date| date.precision == Precision::Open && date.start.is_some());
    let said = match words.says {
        progress::Says::Plan | progress::Says::PutOff => ItemKind::Plan,
        progress::Says::Ongoing => ItemKind::Ongoing,
        progress::Says::Done => ItemKind::Done,
        progress::Says::NotDone | progress::Says::CalledOff => ItemKind::None,
    };
    match words.strength {
        Strength::Plain if place.ahead && said != ItemKind::None => Some(ItemKind::Plan),
        Strength::Plain => Some(said),
        Strength::Event if dates.is_empty() => None,
        _ if note && dates.is_empty() => None,
        _ if place.ahead || dates.iter().any(|date| is_ahead(date, place)) => Some(ItemKind::Plan),
        Strength::Lasting if dates.is_empty() => Some(ItemKind::Ongoing),
        _ if open => Some(ItemKind::Ongoing),
        _ => Some(ItemKind::Done),
    }
}

/// Whether a date lies behind all that the report can tell of.
fn is_ahead(date: &Date, place: &Place<'_>) -> bool {
    let start: Option<jiff::civil::Date> = date.start.as_deref().and_then(|start| start.parse().ok());
    let told = place.release.and_then(|last| last.checked_add(REPORTED_WITHIN_DAYS.days()).ok());
    matches!((start, told), (Some(start), Some(told)) if start > told)
}

fn published(text: &str, words: Words) -> Option<KindWords> {
    let offset = |at: usize| text.get(..at).map(|before| before.chars().count() as u32);
    let says = match words.says {
        progress::Says::Plan => Says::Plan,
        progress::Says::Ongoing => Says::Ongoing,
        progress::Says::Done => Says::Done,
        progress::Says::NotDone => Says::NotDone,
        progress::Says::PutOff => Says::PutOff,
        progress::Says::CalledOff => Says::CalledOff,
    };
    let span = [offset(words.start)?, offset(words.end)?];
    Some(KindWords { text: text.get(words.start..words.end)?.to_owned(), span, says })
}

#[cfg(test)]
mod tests {
    use super::{Place, of};
    use crate::dates::{self, Anchor};
    use gwaje_model::ItemKind;
    use jiff::civil::date;

    fn kind(text: &str, marker: &str, ahead: bool) -> ItemKind {
        let (first, last) = (date(2024, 10, 1), date(2024, 12, 31));
        let dates = dates::find(text, Some(&Anchor { first, last, ahead })).dates;
        of(text, &dates, &Place { marker: Some(marker), ahead, release: Some(last) }).kind
    }

    #[test]
    fn the_place_decides_what_an_act_is() {
        for (text, marker, ahead, expected) in [
            ("공청회 개최", "▪", false, ItemKind::Done),
            ("공청회 개최", "▪", true, ItemKind::Plan),
            ("공청회 개최", "*", false, ItemKind::None),
            ("공청회 개최(11.3)", "*", false, ItemKind::Done),
            ("공청회(11.3)", "▪", false, ItemKind::Done),
            ("공청회", "▪", false, ItemKind::None),
            ("개정 법률 시행(’26.1.1)", "▪", false, ItemKind::Plan),
            ("개정 법률 시행(’25.1.2)", "▪", false, ItemKind::Done),
            ("법령 정비 추진", "▪", false, ItemKind::Ongoing),
            ("특별점검 추진(11.1~11.30)", "▪", false, ItemKind::Done),
            ("점검반 운영(11.20~)", "▪", false, ItemKind::Ongoing),
            ("교류 행사 취소", "▪", false, ItemKind::None),
            ("발표를 내년으로 연기", "▪", false, ItemKind::Plan),
        ] {
            assert_eq!(kind(text, marker, ahead), expected, "{marker} {text} {ahead}");
        }
    }

    #[test]
    fn words_are_told_with_their_place() {
        let found = of("지정 예정(’26.1월)", &[], &Place::default());
        let words = &found.words[0];
        assert_eq!((words.text.as_str(), words.span), ("예정", [3, 5]));
        let found = of("교류 행사 취소", &[], &Place::default());
        assert_eq!(found.words[0].says, gwaje_model::Says::CalledOff, "a reason for no kind is told too");
    }
}
