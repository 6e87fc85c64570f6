//! Which report meets which earlier plan: `지정(2.5)` meets `지정 예정(’26.1월)`.
//!
//! Only items of one task are compared, only a plan with what a later period reports as done, and each goes to one
//! other. The words must be alike once dates and the words of planning are taken out, and end with the same [act]; where a word
//! stands in the place of another, as two regions do, it is other work, and so it is with other ordinals (제1차, 제2차).

use crate::days;
use crate::likeness::{Letters, similarity};
use crate::told::{Told, told};
use gwaje_forms::act;
use gwaje_model::{Document, Fulfils, Item, ItemKind, Period, Task, parallel, walk};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The least likeness of a plan and the report that meets it, what both have of dates and planning left out. Below, they are
/// two works. Chosen; what comes of it and the rules beside it is measured by `scripts/measure-links`.
const SAME_WORK: f64 = 0.8;

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

/// The reports of one task that meet plans of earlier periods, or say that they were called off: one to one, the most alike first.
/// Behind them stand the plans that tell anew, in another period, of what a report meets: they were put off, or told again.
#[must_use]
pub fn meetings(items: &[Told]) -> Vec<Meeting> {
    let plans = items.iter().filter(|item| item.kind == ItemKind::Plan).map(Compared::of);
    let reports = items.iter().filter(|item| item.kind == ItemKind::Done || item.called_off);
    let reports: Vec<Compared<'_>> = reports.map(Compared::of).collect();
    let mut all: Vec<Pair<'_>> = Vec::new();
    for plan in plans {
        let pairs = reports.iter().map(|report| (plan.likeness(report), report.told));
        all.extend(pairs.filter_map(|(likeness, report)| Some((likeness?, plan.told, report))));
    }
    // The most alike first; of those, the report that comes soonest after the plan, then the nearest to the planned day.
    let off = |(_, plan, report): &Pair<'_>| late(&plan.dated[1], report).map_or(i32::MAX, i32::abs);
    all.sort_by(|a, b| {
        let key = |pair: &Pair<'_>| (off(pair), pair.1.id.clone(), pair.2.id.clone());
        b.0.total_cmp(&a.0).then_with(|| a.2.period.cmp(&b.2.period)).then_with(|| key(a).cmp(&key(b)))
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
    Compared::of(plan).likeness(&Compared::of(report))
}

/// A plan or a report with the letters of its words: a plan is compared with every report of its task, and nearly all of them
/// have other letters.
struct Compared<'t> {
    told: &'t Told,
    /// Its words and the letters of each: the stem, then its heads.
    words: Vec<(&'t str, Letters)>,
    remarks: Letters,
}

impl<'t> Compared<'t> {
    fn of(told: &'t Told) -> Self {
        let words = std::iter::once(&told.stem).chain(&told.heads);
        let words = words.map(|words| (words.as_str(), Letters::of(words))).collect();
        Self { told, words, remarks: Letters::of(&told.remarks) }
    }

    /// How alike a plan and a report of the same work are; `None` where they tell of other works.
    fn likeness(&self, report: &Compared<'_>) -> Option<f64> {
        let (plan, (own, letters)) = (self.told, *self.words.first()?);
        let later = !plan.period.is_empty() && plan.period < report.told.period;
        let other_year = plan.year.is_some() && report.told.year.is_some() && plan.year != report.told.year;
        if !later || other_year || plan.ordinals != report.told.ordinals || own.is_empty() {
            return None;
        }
        // A remark that only one of them has tells more of the same work; where both have one, it is a place or a name.
        let with_remarks = !plan.remarks.is_empty() && !report.told.remarks.is_empty();
        let whole = |letters: Letters, remarks| if with_remarks { letters.and(remarks) } else { letters };
        let letters = whole(letters, self.remarks);
        let likeness = |(words, own): &(&str, Letters)| {
            let may_be = letters.bound(whole(*own, report.remarks)) >= SAME_WORK;
            if may_be { like(plan, report.told, words, with_remarks) } else { None }
        };
        let likeness = report.words.iter().filter_map(likeness).max_by(f64::total_cmp);
        likeness.filter(|_| !is_in_part(plan, report.told))
    }
}

/// Words with the remark behind them, where it counts.
fn whole<'t>(words: &'t str, remarks: &str, with_remarks: bool) -> Cow<'t, str> {
    if with_remarks { Cow::from(format!("{words} {remarks}")) } else { Cow::from(words) }
}

/// How alike a plan and some words of a report are, if they tell of the same work.
fn like(plan: &Told, report: &Told, words: &str, with_remarks: bool) -> Option<f64> {
    let own = whole(&plan.stem, &plan.remarks, with_remarks);
    let other = whole(words, &report.remarks, with_remarks);
    let likeness = Some(similarity(&own, &other)).filter(|likeness| *likeness >= SAME_WORK)?;
    (act::is_same(&plan.stem, words) && !has_other_word(&own, &other)).then_some(likeness)
}

/// Of so much of what was planned and less, a report tells of a part. Chosen: of what was planned, some is often not reached.
const PART: f64 = 0.5;

/// Whether a report tells of a part of a plan: of half as many at most (`진수 2척`, `진수 1척`), or of some of the places or names that the
/// remark of the plan lists (`착공(구미)` of `착공 예정(구미, 포항)`).
fn is_in_part(plan: &Told, report: &Told) -> bool {
    let words = |told: &Told| -> BTreeSet<String> { told.remarks.split(' ').map(str::to_owned).collect() };
    let (planned, reported) = (words(plan), words(report));
    let listed = !report.remarks.is_empty() && reported.len() < planned.len() && reported.is_subset(&planned);
    let of_unit = |unit: &str| counts(&report.stem).find(|(_, own)| *own == unit).map(|(count, _)| count);
    listed || counts(&plan.stem).any(|(count, unit)| of_unit(unit).is_some_and(|told| told <= count * PART))
}

/// Figures with their units, ordinals left out.
fn counts(stem: &str) -> impl Iterator<Item = (f64, &str)> {
    let counted = stem.split(' ').filter(|word| act::without_count(word) != **word);
    counted.filter_map(|word| {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        Some((word.strip_suffix(unit)?.parse().ok()?, unit)).filter(|_| !unit.is_empty())
    })
}

/// Whether a word of one text stands where the other has another one. One that is longer is none, as `업무협약` and `협약`; nor are
/// figures, but for those of ordinals: a plan for 10 may be met by 12.
fn has_other_word(plan: &str, report: &str) -> bool {
    let roots =
        |text: &str| text.split(' ').map(|word| act::root(&act::without_count(word)).to_owned()).collect();
    let (a, b): (Vec<String>, Vec<String>) = (roots(plan), roots(report));
    capture_diff_slices(Algorithm::Myers, &a, &b).iter().filter(|op| op.tag() == DiffTag::Replace).any(|op| {
        let words = |list: &[String], range: Range<usize>| list.get(range).unwrap_or_default().concat();
        let (a, b) = (words(&a, op.old_range()), words(&b, op.new_range()));
        !a.contains(&b) && !b.contains(&a)
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
        let compared = walk(&period.items)
            .filter(|item| matches!(item.kind, ItemKind::Plan | ItemKind::Ongoing | ItemKind::Done));
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
    use super::meetings;
    use crate::told::Told;
    use gwaje_model::ItemKind;

    fn item(period: &str, kind: ItemKind, stem: &str, dated: [&str; 2]) -> Told {
        Told {
            id: format!("{period} {stem}"),
            kind,
            stem: stem.to_owned(),
            period: period.to_owned(),
            dated: dated.map(str::to_owned),
            ..Told::default()
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
    fn a_part_another_year_and_another_step_meet_no_plan() {
        let told = |kind, period, stem: &str| item(period, kind, stem, ["", ""]);
        let plan = |stem| told(ItemKind::Plan, "2025-12-31", stem);
        let done = |stem| told(ItemKind::Done, "2026-03-31", stem);
        let with = |told: Told, remarks: &str, year: &str| Told {
            remarks: remarks.to_owned(),
            year: Some(year.to_owned()).filter(|year| !year.is_empty()),
            ..told
        };
        let joint =
            Told { heads: vec!["이용 지침 마련".to_owned()], ..done("이용 지침 마련 배포") };
        for (plan, report, met) in [
            (plan("함정 4척 진수"), done("함정 2척 진수"), false),
            (plan("함정 4척 진수"), done("함정 3척 진수"), true),
            (plan("부두 2-6단계 개장"), done("부두 2-5단계 개장"), false),
            (plan("도로교통법 개정안 제출"), done("도로법 개정안 제출"), false),
            (plan("이용 지침 마련"), joint, true),
            (with(plan("시설 착공"), "구미 포항", ""), with(done("시설 착공"), "구미", ""), false),
            (with(plan("시설 착공"), "구미", ""), with(done("시설 착공"), "포항", ""), false),
            (plan("시설 착공"), with(done("시설 착공"), "구미 소재 산업단지 입주기업 공동", ""), true),
            (with(plan("지원계획 공고"), "", "2025"), with(done("지원계획 공고"), "", "2024"), false),
            (with(plan("지원계획 공고"), "", "2025"), done("지원계획 공고"), true),
        ] {
            let found = meetings(&[plan.clone(), report.clone()]);
            assert_eq!(found.len(), usize::from(met), "{plan:?} {report:?}");
        }
    }

    #[test]
    fn of_plans_alike_but_for_the_day_the_nearest_is_met() {
        let plans = [("a", "2025-09-30"), ("b", "2025-12-31")].map(|(id, day)| Told {
            id: id.to_owned(),
            ..item("2025-06-30", ItemKind::Plan, "동행축제 개최", [day, day])
        });
        let report = item("2025-12-31", ItemKind::Done, "동행축제 개최", ["2025-12-01", "2025-12-28"]);
        let [first, second] = plans;
        let found = meetings(&[first, second, report]);
        assert_eq!(found.first().map(|met| met.plan.as_str()), Some("b"));
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
