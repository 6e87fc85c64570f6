//! The kind of an item: what its words say of the work, and what its place makes of them.
//!
//! `docs/kinds.md` tells the rule. The words alone come from [`gwaje_forms::progress`]; an act such as `개최` is done
//! where a report tells of it and ahead where a plan does, and a note explains what others report.

#[cfg(test)]
mod measure;

use gwaje_forms::marker::{self, Rank};
use gwaje_forms::marks;
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

/// What an item says of the work. `words` and `dates` are those of its text.
pub(crate) fn of(text: &str, words: Option<Words>, dates: &[Date], place: &Place<'_>) -> Progress {
    let Some(words) = words else { return Progress::default() };
    let act = text.get(words.start..words.end).unwrap_or_default();
    match kind(&words, act, dates, place) {
        Some(kind) => Progress { kind, words: published(text, words).into_iter().collect() },
        None => Progress::default(),
    }
}

/// `None` where the words tell of no work in this place.
fn kind(words: &Words, act: &str, dates: &[Date], place: &Place<'_>) -> Option<ItemKind> {
    let note = place.marker.and_then(marker::rank_of) == Some(Rank::Note);
    let open = dates.iter().any(|date| date.start.is_some() && date.end.is_none());
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
        _ if place.ahead || dates.iter().any(|date| is_ahead(date, act, place)) => Some(ItemKind::Plan),
        Strength::Lasting if dates.is_empty() => Some(ItemKind::Ongoing),
        _ if open => Some(ItemKind::Ongoing),
        _ => Some(ItemKind::Done),
    }
}

/// Whether a date lies behind all that the report can tell of: it begins there; it is a quarter or half and begins behind the last
/// period; or it is a deadline there, and the act is not one that lasts until it.
fn is_ahead(date: &Date, act: &str, place: &Place<'_>) -> bool {
    let day = |text: &Option<String>| text.as_deref()?.parse::<jiff::civil::Date>().ok();
    let Some(last) = place.release else { return false };
    let Ok(told) = last.checked_add(REPORTED_WITHIN_DAYS.days()) else { return false };
    let long = matches!(date.precision, Precision::Quarter | Precision::Half);
    match (day(&date.start), day(&date.end)) {
        (Some(start), _) => start > told || long && start > last,
        // `~12.31` is how long something lasts.
        (None, Some(end)) => {
            end > told && !date.text.starts_with(marks::is_range_mark) && !progress::lasts_until(act)
        }
        _ => false,
    }
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
    use gwaje_forms::progress::find;
    use gwaje_model::ItemKind;
    use jiff::civil::date;

    fn kind(text: &str, marker: &str, ahead: bool) -> ItemKind {
        let (first, last) = (date(2024, 10, 1), date(2024, 12, 31));
        let words = find(text);
        let dates = dates::find(text, Some(&Anchor { first, last, ahead })).dates;
        of(text, words, &dates, &Place { marker: Some(marker), ahead, release: Some(last) }).kind
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
            ("거점센터 37개소 ’25년 상반기 개소", "▪", false, ItemKind::Plan),
            ("개선방안을 ’25년 말까지 마련", "▪", false, ItemKind::Plan),
            ("부과를 ’25년 말까지 유예", "▪", false, ItemKind::Done),
            ("정책자금 공급(12월 말 누계)", "▪", false, ItemKind::Done),
            ("교류 행사 취소", "▪", false, ItemKind::None),
            ("발표를 내년으로 연기", "▪", false, ItemKind::Plan),
        ] {
            assert_eq!(kind(text, marker, ahead), expected, "{marker} {text} {ahead}");
        }
    }

    #[test]
    fn words_are_told_with_their_place() {
        let text = "지정 예정(’26.1월)";
        let found = of(text, find(text), &[], &Place::default());
        let words = &found.words[0];
        assert_eq!((words.text.as_str(), words.span), ("예정", [3, 5]));
        let text = "교류 행사 취소";
        let found = of(text, find(text), &[], &Place::default());
        assert_eq!(found.words[0].says, gwaje_model::Says::CalledOff, "a reason for no kind is told too");
    }
}
