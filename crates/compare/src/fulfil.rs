//! Which report meets which earlier plan: `지정(2.5)` meets `지정 예정(’26.1월)`.
//!
//! Only items of one task are compared, only a plan with what a later period reports as done, and each goes to one
//! other. The words must be alike once dates and the words of planning are taken out, and end with the same [act]; where a word
//! stands in the place of another, as two regions do, it is other work, and so it is with other ordinals (제1차, 제2차).

use crate::days;
use crate::likeness::similarity;
use gwaje_forms::act;
use gwaje_forms::ending::opens_with_ending;
use gwaje_model::{Document, Fulfils, Item, ItemKind, MentionKind, Period, Says, Task, parallel, walk};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// The least likeness of a plan and the report that meets it, what both have of dates and planning left out. Below, they are
/// two works. Chosen, not measured: no labelled pairs of plans and reports are at hand.
const SAME_WORK: f64 = 0.8;

/// Words less alike than this do not stand for each other.
const SAME_WORD: f64 = 0.5;

/// An item as it is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// What it says of the work.
    pub kind: ItemKind,
    /// Its words without dates and words of planning.
    pub stem: String,
    /// Whether it says that the work was called off.
    pub called_off: bool,
    /// Whether it says that the work was put off.
    pub put_off: bool,
    /// Ordinals it names, `1차`.
    pub ordinals: Vec<String>,
    /// The last day of its period, ISO 8601; empty without one, and then it meets nothing.
    pub period: String,
    /// First and last day of its last date, ISO 8601, empty where there is none or it is open.
    pub dated: [String; 2],
    /// What else its first day may be, where its year was taken from its period.
    pub other_days: Vec<String>,
}

/// A plan and the report that meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Id of the plan.
    pub plan: String,
    /// Id of the report.
    pub report: String,
    /// Days from the last planned day to the first reported one.
    pub days: Option<i32>,
    /// Likeness of the two, divided by the number of plans or reports that are as like, 0 to 1.
    pub confidence: f64,
}

/// An item prepared; `period` is the last day of its period.
#[must_use]
pub fn told(item: &Item, period: Option<&str>) -> Told {
    let date = item.dates.iter().rev().find(|date| date.end.is_some() || date.start.is_some());
    let day = |day: Option<&String>| day.cloned().unwrap_or_default();
    let ordinals = item.mentions.iter().filter(|mention| mention.kind == MentionKind::Ordinal);
    let says = |what: Says| item.kind_words.iter().any(|words| words.says == what);
    Told {
        id: item.id.clone(),
        kind: item.kind,
        stem: stem(item),
        called_off: says(Says::CalledOff),
        put_off: says(Says::PutOff),
        ordinals: ordinals.map(|m| format!("{}{}", m.value, m.unit.as_deref().unwrap_or_default())).collect(),
        period: period.unwrap_or_default().to_owned(),
        dated: date.map_or_else(Default::default, |date| [day(date.start.as_ref()), day(date.end.as_ref())]),
        other_days: date.map_or_else(Vec::new, |date| date.alternatives.clone()),
    }
}

/// The words of an item without its dates, words of planning and parentheses, and without a particle behind a date (`’24.8월로`).
fn stem(item: &Item) -> String {
    let planning = item
        .kind_words
        .iter()
        .filter(|words| matches!(words.says, Says::Plan | Says::PutOff | Says::CalledOff));
    let particle = |end: u32| {
        let behind: String = item.text.chars().skip(end as usize).take_while(|c| c.is_alphabetic()).collect();
        if opens_with_ending(&behind) { behind.chars().count() as u32 } else { 0 }
    };
    let dates = item.dates.iter().map(|date| [date.span[0], date.span[1] + particle(date.span[1])]);
    let spans: Vec<[u32; 2]> = dates.chain(planning.map(|words| words.span)).collect();
    let kept = item.text.chars().zip(0_u32..).filter_map(|(c, at)| {
        let inside = spans.iter().any(|[start, end]| (*start..*end).contains(&at));
        match c {
            _ if inside => None,
            '(' | ')' | ',' | '·' | '.' | '~' => Some(' '),
            c => Some(c),
        }
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reports of one task that meet plans of earlier periods, or say that they were called off: one to one, the most alike first.
/// Behind them stand the plans that tell anew, in another period, of what a report meets: they were put off, or told again.
#[must_use]
pub fn meetings(items: &[Told]) -> Vec<Meeting> {
    let plans = || items.iter().filter(|item| item.kind == ItemKind::Plan);
    let reports = || items.iter().filter(|item| item.kind == ItemKind::Done || item.called_off);
    let mut all: Vec<Pair<'_>> = plans()
        .flat_map(|plan| reports().filter_map(move |report| Some((likeness(plan, report)?, plan, report))))
        .collect();
    // The most alike first; of those, the report that comes soonest after the plan.
    all.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (&a.2.period, &a.1.id, &a.2.id).cmp(&(&b.2.period, &b.1.id, &b.2.id)))
    });
    let rivals = Rivals::of(&all);
    // Plans that are met, and reports with the period of the plan they are most like.
    let (mut met, mut meeting) = (BTreeSet::new(), BTreeMap::new());
    let mut found = Vec::new();
    for pair @ (likeness, plan, report) in &all {
        if !met.contains(&plan.id) && !meeting.contains_key(&report.id) {
            met.insert(&plan.id);
            meeting.insert(&report.id, &plan.period);
            found.push(meets(plan, report, likeness / rivals.count(pair) as f64));
        }
    }
    for (likeness, plan, report) in &all {
        let anew = meeting.get(&report.id).is_some_and(|period| **period != plan.period);
        if anew && met.insert(&plan.id) {
            found.push(meets(plan, report, *likeness));
        }
    }
    found
}

/// A plan and a report, with their likeness.
type Pair<'t> = (f64, &'t Told, &'t Told);

/// The likenesses of each plan to the reports of a period, and of each report to plans, the most alike first.
#[derive(Default)]
struct Rivals<'t> {
    of: BTreeMap<(&'t str, &'t str), Vec<f64>>,
}

impl<'t> Rivals<'t> {
    fn of(all: &[Pair<'t>]) -> Self {
        let mut rivals = Self::default();
        for (likeness, plan, report) in all {
            for id in [&plan.id, &report.id] {
                rivals.of.entry((id.as_str(), report.period.as_str())).or_default().push(*likeness);
            }
        }
        rivals
    }

    /// How many of the plans or reports that may go with one of a pair are as like, the pair itself among them.
    fn count(&self, (likeness, plan, report): &Pair<'t>) -> usize {
        let alike = |id: &'t str| {
            let of = self.of.get(&(id, report.period.as_str()));
            of.map_or(0, |all| all.partition_point(|other| other >= likeness))
        };
        alike(&plan.id).max(alike(&report.id)).max(1)
    }
}

fn meets(plan: &Told, report: &Told, confidence: f64) -> Meeting {
    let days = late(&plan.dated[1], report);
    let confidence = (confidence * 1e4).round() / 1e4;
    Meeting { plan: plan.id.clone(), report: report.id.clone(), days, confidence }
}

/// Days from a planned day to the first one of a report; `None` where one of them is not known, and for what was called off, which
/// is not late.
#[must_use]
pub fn late(planned: &str, report: &Told) -> Option<i32> {
    if report.called_off { None } else { days::between(planned, &report.dated[0]) }
}

impl Told {
    /// Takes of the days that a report may mean the one nearest to what it planned before it was edited in place: the period it stands
    /// in is that of the plan, and tells nothing of the year.
    pub fn dated_by(&mut self, plan: &Self) {
        let [first, _] = &mut self.dated;
        let distance = |day: &String| days::between(&plan.dated[1], day).map_or(i32::MAX, i32::abs);
        if let Some(day) = self.other_days.iter().min_by_key(|day| distance(day))
            && distance(day) < distance(first)
        {
            first.clone_from(day);
        }
    }
}

/// A plan that was edited in place into a report: that both are one item is known, so no likeness is asked for.
#[must_use]
pub fn turned(plan: &Told, report: &Told) -> Meeting {
    meets(plan, report, similarity(&plan.stem, &report.stem))
}

/// How alike a plan and a later text of the same work are; `None` where they tell of other works.
pub(crate) fn likeness(plan: &Told, report: &Told) -> Option<f64> {
    let later = !plan.period.is_empty() && plan.period < report.period;
    if !later || plan.ordinals != report.ordinals || plan.stem.is_empty() {
        return None;
    }
    let likeness = similarity(&plan.stem, &report.stem);
    let same = act::is_same(&plan.stem, &report.stem) && !has_other_word(&plan.stem, &report.stem);
    (likeness >= SAME_WORK && same).then_some(likeness)
}

/// Whether a word of one text stands where the other has an unlike one. Figures do not count: a plan for 10 may be met
/// by 12.
fn has_other_word(plan: &str, report: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (plan.split(' ').collect(), report.split(' ').collect());
    capture_diff_slices(Algorithm::Myers, &a, &b).iter().filter(|op| op.tag() == DiffTag::Replace).any(|op| {
        let words = |list: &[&str], range| -> String {
            let words: &[&str] = list.get(range).unwrap_or_default();
            words.concat().chars().filter(|c| !c.is_ascii_digit()).collect()
        };
        similarity(&words(&a, op.old_range()), &words(&b, op.new_range())) < SAME_WORD
    })
}

/// Fewer tasks than this are not handed out to workers.
const FEW_TASKS: usize = 16;

/// Notes with each report of a document the plan it meets.
pub fn within(document: &mut Document) {
    let tasks: Vec<&Task> = document.agendas.iter().flat_map(|agenda| &agenda.tasks).collect();
    let found = parallel::map(&tasks, FEW_TASKS, |task| meetings(&of_task(task)));
    let tasks = document.agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks);
    for (task, found) in tasks.zip(found) {
        // Of several plans, the report names the one it is most like.
        let mut found: BTreeMap<String, Fulfils> = found
            .into_iter()
            .rev()
            .map(|Meeting { plan, report, days, confidence }| {
                (report, Fulfils { plan, days, confidence: confidence as f32 })
            })
            .collect();
        if !found.is_empty() {
            task.periods.iter_mut().for_each(|period| note(&mut period.items, &mut found));
        }
    }
}

/// The plans of a task and what it reports as done; nothing where it has no plans.
fn of_task(task: &Task) -> Vec<Told> {
    let plans = |period: &Period| walk(&period.items).any(|item| item.kind == ItemKind::Plan);
    if !task.periods.iter().any(plans) {
        return Vec::new();
    }
    let of_period = |period: &Period| -> Vec<Told> {
        let compared =
            walk(&period.items).filter(|item| matches!(item.kind, ItemKind::Plan | ItemKind::Done));
        compared.map(|item| told(item, period.end.as_deref())).collect()
    };
    task.periods.iter().flat_map(of_period).collect()
}

fn note(items: &mut [Item], found: &mut BTreeMap<String, Fulfils>) {
    for item in items {
        item.fulfils = found.remove(&item.id);
        note(&mut item.children, found);
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, meetings};
    use gwaje_model::ItemKind;

    fn item(period: &str, kind: ItemKind, stem: &str, dated: [&str; 2]) -> Told {
        Told {
            id: format!("{period} {stem}"),
            kind,
            stem: stem.to_owned(),
            period: period.to_owned(),
            dated: dated.map(str::to_owned),
            ordinals: vec![],
            called_off: false,
            put_off: false,
            other_days: vec![],
        }
    }

    #[test]
    fn a_report_meets_its_plan_and_no_other() {
        let (plan, done) = (ItemKind::Plan, ItemKind::Done);
        for (planned, reported, expected) in [
            ("수도권 협업지원센터 지정", "수도권 협업지원센터 지정", Some(5)),
            ("수도권 협업지원센터 지정", "수도권 협업지원센터 최종 지정", Some(5)),
            ("센터 10개소 지정", "센터 12개소 지정", Some(5)),
            ("충북 협업지원센터 개소", "경남 협업지원센터 개소", None),
            ("수도권 협업지원센터 공모", "수도권 협업지원센터 지정", None),
            ("수도권 협업지원센터 지정", "수도권 협업지원센터 지정 해제", None),
            ("해양치유센터 건립", "반도체 인력 양성 협약 체결", None),
        ] {
            let items = [
                item("2025-12-31", plan, planned, ["2026-01-01", "2026-01-31"]),
                item("2026-03-31", done, reported, ["2026-02-05", "2026-02-05"]),
            ];
            let found = meetings(&items);
            assert_eq!(found.first().map(|meeting| meeting.days), expected.map(Some), "{planned} {reported}");
        }
    }

    #[test]
    fn a_plan_that_is_called_off_is_over_and_not_late() {
        let off = Told {
            called_off: true,
            ..item("2025-06-30", ItemKind::None, "결과 발표", ["2025-06-02", "2025-06-02"])
        };
        let items = [item("2025-03-31", ItemKind::Plan, "결과 발표", ["2025-05-01", "2025-05-31"]), off];
        let found: Vec<_> = meetings(&items).into_iter().map(|met| (met.report, met.days)).collect();
        assert_eq!(found, [(items[1].id.clone(), None)]);
    }

    #[test]
    fn what_was_put_off_is_met_too() {
        let items = [
            item("2024-03-31", ItemKind::Plan, "신고포털 개통", ["2024-05-01", "2024-05-31"]),
            item("2024-06-30", ItemKind::Plan, "신고포털 개통을", ["2024-08-01", "2024-08-31"]),
            item("2024-09-30", ItemKind::Done, "신고포털 개통", ["2024-09-12", "2024-09-12"]),
        ];
        let found: Vec<_> = meetings(&items).into_iter().map(|met| (met.plan, met.days)).collect();
        let plans = [items[0].id.clone(), items[1].id.clone()];
        assert_eq!(found, [(plans[0].clone(), Some(104)), (plans[1].clone(), Some(12))]);
    }

    #[test]
    fn only_what_comes_later_and_is_done_meets_a_plan() {
        let planned = item("2025-12-31", ItemKind::Plan, "협의회 개최", ["", ""]);
        for (period, kind) in [
            ("2025-12-31", ItemKind::Done),
            ("2025-09-30", ItemKind::Done),
            ("2026-03-31", ItemKind::Ongoing),
        ] {
            assert_eq!(meetings(&[planned.clone(), item(period, kind, "협의회 개최", ["", ""])]), []);
        }
        let first = Told { ordinals: vec!["1차".to_owned()], ..planned };
        assert_eq!(meetings(&[first, item("2026-03-31", ItemKind::Done, "협의회 개최", ["", ""])]), []);
    }

    #[test]
    fn rivals_make_a_meeting_doubtful() {
        let planned = item("2025-12-31", ItemKind::Plan, "협의회 개최", ["", ""]);
        let reports = [" 1", " 2"].map(|own| Told {
            id: own.to_owned(),
            ..item("2026-03-31", ItemKind::Done, "협의회 개최", ["", ""])
        });
        let [one, two] = reports;
        let found = meetings(&[planned, one, two]);
        assert_eq!(found.len(), 1);
        assert!((found[0].confidence - 0.5).abs() < 1e-9);
    }
}
