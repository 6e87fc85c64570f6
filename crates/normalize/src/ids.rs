//! Ids, by the one rule that `docs/ids.md` tells.
//!
//! ```text
//! agenda = administration, "/", name ;
//! task   = administration, "/", number        where the number tells the agenda: 23-1
//!        | agenda, "/", name ;                elsewhere
//! item   = task, "/", period, "/", name ;
//! name   = number | hash of what names it | "-" ;
//! ```
//!
//! Whatever has no letter to hash is `-`. Two things of one name in one place are told apart by their order alone, with
//! `~2`, `~3` behind the second and third, and that is told in a warning. No other part depends on a position: an
//! inserted item, another quarter or other line wraps change no id.

use gwaje_model::{Lead, UNKNOWN_ADMINISTRATION, item_hash};
use std::collections::BTreeMap;

/// Gives every id once: the second holder of one gets `~2`.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    given: BTreeMap<String, u32>,
}

impl Ids {
    /// The id itself for its first holder, `id~2` for the second and so on.
    pub(crate) fn unique(&mut self, id: String) -> String {
        let count = self.given.entry(id.clone()).or_insert(0);
        *count += 1;
        match *count {
            1 => id,
            copy => format!("{id}~{copy}"),
        }
    }
}

/// Whether an agenda or task shares its id with one before it and only comes later.
pub(crate) fn is_second(id: &str) -> bool {
    id.rsplit('/').next().is_some_and(|last| last.contains('~'))
}

/// What names an agenda.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AgendaName<'a> {
    /// The administration, if known.
    pub(crate) administration: Option<&'a str>,
    /// Its number as written.
    pub(crate) number: Option<&'a str>,
    /// Its title, perhaps empty.
    pub(crate) title: &'a str,
}

impl AgendaName<'_> {
    /// Its id.
    pub(crate) fn id(&self) -> String {
        let name = self.number.map_or_else(|| item_hash(None, self.title), closed);
        format!("{}/{name}", self.administration.unwrap_or(UNKNOWN_ADMINISTRATION))
    }

    /// The id of a task without a number by its title and bodies.
    pub(crate) fn task_of(&self, title: &str, leads: &[Lead]) -> String {
        format!("{}/{}", self.id(), item_hash(None, &format!("{title} {}", bodies(leads))))
    }

    /// The id of a task under it. Where neither a number nor title and agenda name it, the bodies in charge help.
    pub(crate) fn task(&self, number: Option<&str>, title: &str, leads: &[Lead]) -> String {
        let Some(number) = number.map(closed) else {
            let agenda_is_named = self.number.is_some() || !closed(self.title).is_empty();
            let is_named = agenda_is_named && !closed(title).is_empty();
            return self.task_of(title, if is_named { &[] } else { leads });
        };
        let administration = self.administration.unwrap_or(UNKNOWN_ADMINISTRATION);
        match (self.number.map(closed), number.split_once('-')) {
            (None, Some(_)) => format!("{administration}/{number}"),
            (Some(agenda), Some((head, _))) if head == agenda => format!("{administration}/{number}"),
            (Some(agenda), None) => format!("{administration}/{agenda}-{number}"),
            _ => format!("{}/{number}", self.id()),
        }
    }
}

/// The bodies in charge whatever their order: by their ids, else by their names.
pub(crate) fn bodies(leads: &[Lead]) -> String {
    let mut names: Vec<&str> =
        leads.iter().map(|lead| lead.id.as_ref().unwrap_or(&lead.text).as_str()).collect();
    names.sort_unstable();
    names.join(",")
}

fn closed(text: &str) -> String {
    text.replace(char::is_whitespace, "")
}

/// The id of an item, before copies are told apart. `column` is the heading of a column outside the usual ones.
pub(crate) fn item(
    task: &str,
    period: &str,
    column: Option<&str>,
    marker: Option<&str>,
    text: &str,
) -> String {
    let before = [column, marker].into_iter().flatten().collect::<String>();
    format!("{task}/{period}/{}", item_hash(Some(&before), text))
}

#[cfg(test)]
mod tests {
    use super::{AgendaName, item};
    use gwaje_model::{Lead, item_hash};

    fn agenda<'a>(number: Option<&'a str>, title: &'a str) -> AgendaName<'a> {
        AgendaName { administration: Some("yoon120"), number, title }
    }

    #[test]
    fn a_number_that_tells_the_agenda_is_enough() {
        for (number, task, expected) in [
            (Some("23"), "23-1", "yoon120/23-1"),
            (Some("23"), "1", "yoon120/23-1"),
            (None, "23-1", "yoon120/23-1"),
            (Some("24"), "23-1", "yoon120/24/23-1"),
        ] {
            assert_eq!(agenda(number, "고도화").task(Some(task), "혁신", &[]), expected);
        }
        let unnumbered = format!("yoon120/{}/1", item_hash(None, "고도화"));
        assert_eq!(agenda(None, "고도화").task(Some("1"), "혁신", &[]), unnumbered);
    }

    #[test]
    fn what_has_no_number_goes_by_all_that_names_it() {
        let lead = |id: &str| Lead {
            text: String::new(),
            id: Some(id.to_owned()),
            name: None,
            role: None,
            read_from: None,
        };
        let ids = [
            agenda(Some("27"), "상생협력").task(None, "법령 정비", &[]),
            agenda(Some("85"), "교실혁명").task(None, "법령 정비", &[]),
            agenda(None, "교실혁명").task(None, "법령 정비", &[]),
            agenda(Some("27"), "상생협력").task(None, "", &[lead("mss")]),
            agenda(Some("27"), "상생협력").task(None, "", &[lead("moe")]),
            agenda(None, "").task(None, "법령 정비", &[lead("mss")]),
            agenda(None, "").task(None, "법령 정비", &[lead("moe")]),
        ];
        assert!(ids.iter().enumerate().all(|(at, id)| !ids[..at].contains(id)), "{ids:?}");
        let (two, turned) = ([lead("mss"), lead("moe")], [lead("moe"), lead("mss")]);
        assert_eq!(agenda(None, "").task(None, "", &two), agenda(None, "").task(None, "", &turned));
        let named = agenda(Some("27"), "상생협력");
        assert_eq!(
            named.task(None, "법령 정비", &[lead("mss")]),
            named.task(None, "법령정비", &[lead("moe")])
        );
    }

    #[test]
    fn nothing_is_not_hashed() {
        assert_eq!(agenda(None, " ").id(), "yoon120/-");
        assert_eq!(agenda(None, "").task(None, "", &[]), "yoon120/-/-");
        assert_eq!(item("t", "2024Q1", None, Some("▪"), ""), "t/2024Q1/-");
        let unknown = AgendaName { administration: None, ..agenda(Some("23"), "") };
        assert_eq!(
            (unknown.id().as_str(), unknown.task(Some("23-1"), "", &[]).as_str()),
            ("unknown/23", "unknown/23-1")
        );
    }
}
