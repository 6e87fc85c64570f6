//! Which plan of a later period tells an earlier one anew, or puts it off: it is one plan, and late from the day that was
//! planned first.
//!
//! Plans that one report meets are one. Of those that no report meets, a later one tells an earlier one anew where both say the
//! same for the same day, or where it says that it is put off and is alike. Elsewhere two may be two works, as the meetings of
//! two quarters are, and stay two.

use crate::fulfil::{Meeting, likeness};
use crate::told::Told;
use gwaje_model::ItemKind;
use std::collections::{BTreeMap, BTreeSet};

/// The plan that tells a plan anew, by id; `met` are the meetings of the same items.
#[must_use]
pub fn anew<'t>(items: &'t [Told], met: &[Meeting]) -> BTreeMap<&'t str, &'t str> {
    let of_plan: BTreeMap<&str, &str> =
        met.iter().map(|met| (met.plan.as_str(), met.report.as_str())).collect();
    let mut plans: Vec<&Told> = items.iter().filter(|item| item.kind == ItemKind::Plan).collect();
    plans.sort_by(|a, b| (&a.period, &a.id).cmp(&(&b.period, &b.id)));
    let mut alike: BTreeMap<Same<'_>, Vec<&Told>> = BTreeMap::new();
    for plan in &plans {
        let same = match of_plan.get(plan.id.as_str()) {
            Some(report) => Same::Report(report),
            None if plan.dated[1].is_empty() => continue,
            None => Same::Words(&plan.stem, &plan.dated[1], &plan.ordinals),
        };
        alike.entry(same).or_default().push(plan);
    }
    let mut found = BTreeMap::new();
    for plans in alike.values() {
        for (at, plan) in plans.iter().enumerate() {
            let later = plans.iter().skip(at + 1).find(|later| later.period > plan.period);
            if let Some(later) = later {
                found.insert(plan.id.as_str(), later.id.as_str());
            }
        }
    }
    let open: Vec<&Told> = plans.into_iter().filter(|plan| !of_plan.contains_key(plan.id.as_str())).collect();
    put_off(&open, &mut found);
    found
}

/// What makes plans of several periods one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Same<'t> {
    /// The report that meets them.
    Report(&'t str),
    /// Their words, day and ordinals.
    Words(&'t str, &'t str, &'t [String]),
}

/// Adds what was put off: to the newest of the plans that are most alike.
fn put_off<'t>(open: &[&'t Told], found: &mut BTreeMap<&'t str, &'t str>) {
    let mut told: BTreeSet<&str> = found.values().copied().collect();
    for later in open.iter().filter(|plan| plan.put_off) {
        if told.contains(later.id.as_str()) {
            continue;
        }
        let before = open.iter().filter(|plan| !found.contains_key(plan.id.as_str()));
        let before = before.filter_map(|plan| Some((likeness(plan, later)?, &plan.period, &plan.id)));
        if let Some((.., plan)) = before.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1))) {
            found.insert(plan, &later.id);
            told.insert(&later.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::anew;
    use crate::fulfil::meetings;
    use crate::told::Told;
    use gwaje_model::ItemKind;

    fn plan(id: &str, period: &str, stem: &str, day: &str) -> Told {
        Told {
            id: id.to_owned(),
            kind: ItemKind::Plan,
            stem: stem.to_owned(),
            period: period.to_owned(),
            dated: [day.to_owned(), day.to_owned()],
            ..Told::default()
        }
    }

    #[test]
    fn a_plan_told_anew_is_one_plan() {
        let (first, second) = ("2025-03-31", "2025-06-30");
        let put_off = |plan: Told| Told { put_off: true, ..plan };
        for (items, expected) in [
            // The same for the same day.
            (
                [plan("a", first, "포털 개통", "2025-09-30"), plan("b", second, "포털 개통", "2025-09-30")],
                Some("b"),
            ),
            // For another day: it may be another meeting.
            (
                [
                    plan("a", first, "협의회 개최", "2025-05-31"),
                    plan("b", second, "협의회 개최", "2025-09-30"),
                ],
                None,
            ),
            (
                [
                    plan("a", first, "포털 개통", "2025-05-31"),
                    put_off(plan("b", second, "포털 개통을", "2025-09-30")),
                ],
                Some("b"),
            ),
            (
                [
                    plan("a", first, "포털 개통", "2025-05-31"),
                    put_off(plan("b", second, "청사 착공을", "2025-09-30")),
                ],
                None,
            ),
            // Of one period both are plans.
            (
                [plan("a", first, "포털 개통", "2025-09-30"), plan("b", first, "포털 개통", "2025-09-30")],
                None,
            ),
            ([plan("a", first, "포털 개통", ""), plan("b", second, "포털 개통", "")], None),
        ] {
            assert_eq!(anew(&items, &[]).get("a").copied(), expected, "{items:?}");
        }
    }

    #[test]
    fn plans_that_one_report_meets_are_one() {
        let report = Told { kind: ItemKind::Done, ..plan("c", "2025-09-30", "포털 개통", "2025-09-12") };
        let items = [
            plan("a", "2025-03-31", "포털 개통", "2025-05-31"),
            plan("b", "2025-06-30", "포털 개통", "2025-08-31"),
            report,
        ];
        let met = meetings(&items);
        assert_eq!(anew(&items, &met).into_iter().collect::<Vec<_>>(), [("a", "b")]);
    }
}
