//! Figures that count the same in one report after another, in whatever words: `수소충전소 누적 750개소 구축`, then `전국
//! 수소충전소를 누적 784개소로 확대`.
//!
//! A figure goes on with one of an earlier period of its task that has its unit and role where both have the same words around
//! them; else where the words that name what is counted all stand in the other's text, and the figure is not the
//! smaller, as a part of the whole would be. One goes on with one; where two fit alike, neither is chosen.

use gwaje_forms::ending::{opens_with_ending, stem};
use gwaje_forms::figure::names_nothing;
use gwaje_forms::letter::is_letter;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that each report counts anew: a target, a sum over time, a share or a rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What sorts its period.
    pub period: String,
    /// Its unit and role.
    pub unit: String,
    /// Its role.
    pub role: String,
    /// Its value.
    pub number: Option<f64>,
    /// The measure that its own words make.
    pub measure: String,
    /// What it counts.
    pub counted: Counted,
}

/// What a figure counts, by the words of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The words that name it: those before the figure, as near as there are any; else those behind it.
    named: Vec<String>,
    /// All words of the text.
    around: BTreeSet<String>,
    /// Whether it is named by the text above alone.
    above: bool,
}

impl Counted {
    /// What the figure at `own` counts in a text with dates and figures at `cuts`; `above` is the text that the item stands
    /// under, which names what an item of figures alone counts.
    #[must_use]
    pub fn of(text: &str, cuts: &[[u32; 2]], own: [u32; 2], above: Option<&str>) -> Self {
        let masked: Vec<char> = (0_u32..)
            .zip(text.chars())
            .map(|(at, c)| match cuts.iter().any(|[start, end]| (*start..*end).contains(&at)) {
                true => CUT,
                false if [',', ';', '/'].contains(&c) => CUT,
                false => c,
            })
            .collect();
        let part = |from: u32, to: u32| -> String {
            let length = to.saturating_sub(from);
            masked.iter().skip(from as usize).take(length as usize).collect()
        };
        let (before, behind) = (part(0, own[0]), part(own[1], u32::MAX));
        let near = [
            before.rsplit(CUT).next().unwrap_or_default(),
            &before,
            behind.split(CUT).next().unwrap_or_default(),
            &behind,
        ];
        let inside = near.iter().map(|part| words(part)).find(|found| !found.is_empty());
        let above = above.map(words).filter(|_| inside.is_none());
        Self {
            above: above.is_some(),
            around: words(&before)
                .into_iter()
                .chain(words(&behind))
                .chain(above.iter().flatten().cloned())
                .collect(),
            named: inside.or(above).unwrap_or_default(),
        }
    }

    /// Whether all words that name the one stand in the text of the other, spaces aside.
    fn is_in(&self, other: &Self) -> bool {
        let whole: String = other.around.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let closed: String = other.named.concat();
        let stands = |word: &String| {
            let short = word.chars().count() < 2;
            other.around.contains(word)
                || (!short && (whole.contains(word.as_str()) || closed.contains(word.as_str())))
        };
        !self.named.is_empty() && self.named.iter().all(stands)
    }

    /// How alike both are: first by the words that name them (`서울` of `서울 지역` and `부산 지역`), then by all words of their texts.
    fn likeness(&self, other: &Self) -> f64 {
        let named = |own: &Self| own.named.iter().cloned().collect::<BTreeSet<String>>();
        NAMES_WEIGH * shared(&named(self), &named(other)) + shared(&self.around, &other.around)
    }
}

/// How much more the words that name a figure weigh than all words: so much that the others only decide between equals.
const NAMES_WEIGH: f64 = 100.0;

/// The words that both have, by the words of both: 0 to 1.
fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// Stands for what is cut out of a text: it ends what names a figure.
const CUT: char = '\u{0}';

/// The words of a part of a text that may name what is counted.
fn words(part: &str) -> Vec<String> {
    let all = part.split(|c: char| !is_letter(c));
    let all = all.filter(|word| !word.is_empty() && !opens_with_ending(word)).map(stem);
    all.filter(|word| !names_nothing(word)).map(str::to_owned).collect()
}

/// The series of each figure: one name for all that count the same, the measure of the first of them.
#[must_use]
pub fn series(figures: &[Figure]) -> Vec<String> {
    let mut groups: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        groups.entry((&figure.unit, &figure.role)).or_default().push(at);
    }
    let mut names: Vec<String> = figures.iter().map(Figure::key).collect();
    for mut group in groups.into_values() {
        group.sort_by_key(|at| figures.get(*at).map(|figure| &figure.period));
        let mut open: Vec<Series<'_>> = Vec::new();
        let same_period = |a: &usize, b: &usize| {
            figures.get(*a).map(|figure| &figure.period) == figures.get(*b).map(|figure| &figure.period)
        };
        for now in group.chunk_by(same_period) {
            for (at, name) in of_period(figures, now, &mut open) {
                if let Some(own) = names.get_mut(at) {
                    *own = name;
                }
            }
        }
    }
    names
}

impl Figure {
    /// Its measure; what an item of figures alone counts is told by the text above it.
    fn key(&self) -> String {
        if self.counted.above {
            gwaje_model::sha256(format!("{} {}", self.measure, self.counted.named.concat()))
                .chars()
                .take(12)
                .collect()
        } else {
            self.measure.clone()
        }
    }

    /// Whether it may be what an earlier one is in other words.
    fn may_go_on(&self, earlier: &Self) -> bool {
        let grows = self.role == "cumulative" || self.role == "target";
        let smaller = self.number.zip(earlier.number).is_some_and(|(own, earlier)| own < earlier);
        self.period > earlier.period
            && !(grows && smaller)
            && (self.counted.is_in(&earlier.counted) || earlier.counted.is_in(&self.counted))
    }
}

/// What was counted so far under one name.
struct Series<'a> {
    name: String,
    keys: BTreeSet<String>,
    last: &'a Figure,
}

/// The names of the figures of a period.
fn of_period<'a>(figures: &'a [Figure], now: &[usize], open: &mut Vec<Series<'a>>) -> Vec<(usize, String)> {
    let now: Vec<(usize, &'a Figure)> = now.iter().filter_map(|at| Some((*at, figures.get(*at)?))).collect();
    let mut goes_on: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, figure) in &now {
        if let Some(known) = open.iter().position(|series| series.keys.contains(&figure.key())) {
            goes_on.insert(*at, known);
        }
    }
    let taken: BTreeSet<usize> = goes_on.values().copied().collect();
    goes_on.extend(in_other_words(&now, open, &goes_on.keys().copied().collect(), &taken));
    let mut names = Vec::new();
    for (at, figure) in now {
        let key = figure.key();
        let known =
            goes_on.get(&at).copied().or_else(|| open.iter().position(|series| series.keys.contains(&key)));
        if let Some(series) = known.and_then(|known| open.get_mut(known)) {
            series.keys.insert(key);
            series.last = figure;
            names.push((at, series.name.clone()));
        } else {
            names.push((at, key.clone()));
            open.push(Series { name: key.clone(), keys: BTreeSet::from([key]), last: figure });
        }
    }
    names
}

/// Which figures of a period go on with which series in other words, one with one; of those alike none.
fn in_other_words(
    now: &[(usize, &Figure)],
    open: &[Series<'_>],
    settled: &BTreeSet<usize>,
    taken: &BTreeSet<usize>,
) -> BTreeMap<usize, usize> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, figure) in now.iter().filter(|(at, _)| !settled.contains(at)) {
        for (known, series) in open.iter().enumerate().filter(|(known, _)| !taken.contains(known)) {
            if figure.may_go_on(series.last) {
                pairs.push((figure.counted.likeness(&series.last.counted), *at, known));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut found, mut used, mut continued) = (BTreeMap::new(), settled.clone(), taken.clone());
    for (place, (likeness, at, known)) in pairs.iter().enumerate() {
        let free = |at: &usize, known: &usize| !used.contains(at) && !continued.contains(known);
        if !free(at, known) {
            continue;
        }
        let rest = pairs.iter().skip(place + 1).filter(|(_, at, known)| free(at, known));
        let alike = rest.take_while(|(other, ..)| other.total_cmp(likeness) == Ordering::Equal);
        if alike.filter(|(_, own, series)| own == at || series == known).count() == 0 {
            found.insert(*at, *known);
        }
        // Where two fit alike neither is chosen, nor what fits less.
        used.insert(*at);
        continued.insert(*known);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Counted, Figure, series};

    /// A figure of a text in which it stands in braces, as `{누적 750개소}`.
    fn figure(period: &str, role: &str, text: &str) -> Figure {
        let (before, rest) = text.split_once('{').unwrap();
        let (own, behind) = rest.split_once('}').unwrap();
        let start = before.chars().count() as u32;
        let span = [start, start + own.chars().count() as u32];
        let number: String = own.chars().filter(char::is_ascii_digit).collect();
        let unit: String =
            own.chars().skip_while(|c| !c.is_ascii_digit()).filter(|c| !c.is_ascii_digit()).collect();
        let counted = Counted::of(&format!("{before}{own}{behind}"), &[span], span, Some("표준 보급"));
        let measure = format!("{before}{behind}{unit}");
        Figure {
            period: period.to_owned(),
            unit,
            role: role.to_owned(),
            number: number.parse().ok(),
            measure,
            counted,
        }
    }

    /// How many series there are.
    fn count(role: &str, texts: &[&str]) -> usize {
        let figures: Vec<Figure> = texts
            .iter()
            .map(|text| {
                let (period, text) = text.split_once(' ').unwrap();
                figure(period, role, text)
            })
            .collect();
        let mut names = series(&figures);
        names.sort();
        names.dedup();
        names.len()
    }

    #[test]
    fn what_is_counted_in_other_words_is_one_series() {
        for (role, texts, expected) in [
            ("cumulative", &["1 수소충전소 {누적 750개소} 구축", "2 수소충전소 {누적 784개소} 구축"][..], 1),
            (
                "cumulative",
                &[
                    "1 수소충전소 {누적 750개소} 구축",
                    "2 전국 수소충전소를 {누적 784개소}로 확대",
                    "3 {누적 812개소}의 수소충전소를 운영",
                ],
                1,
            ),
            (
                "cumulative",
                &["1 수소 충전소 {누적 750개소} 구축", "2 수소충전소 확충을 통해 {누적 784개소} 운영"],
                1,
            ),
            ("cumulative", &["1 관람객 {누적 32만명} 방문", "2 {누적 41만명}의 관람객이 다녀감"], 1),
            ("target", &["1 수소충전소 {322개소} 목표", "2 올해 수소충전소 {322개소}를 목표로 추진"], 1),
            // By the text above.
            ("cumulative", &["1 {누적 3종}", "2 {누적 5종}"], 1),
            // Two things.
            ("cumulative", &["1 수소충전소 {누적 750개소} 구축", "2 전기충전소 {누적 784개소} 구축"], 2),
            ("cumulative", &["1 기업 지원 {누적 10개사}", "2 기업 선정 {누적 12개사}"], 2),
            ("cumulative", &["1 수소충전소 {누적 750개소}", "2 수소충전소 {누적 784대}"], 2),
            (
                "cumulative",
                &[
                    "1 서울 수소충전소 {누적 7개소}",
                    "1 부산 수소충전소 {누적 5개소}",
                    "2 서울 지역 수소충전소 {누적 9개소}",
                    "2 부산 지역 수소충전소 {누적 6개소}",
                ],
                2,
            ),
            (
                "cumulative",
                &[
                    "1 돌봄센터는 부산 지역 {누적 7개소}, 서울 지역 누적 14개소를 운영",
                    "1 돌봄센터는 부산 지역 누적 7개소, 서울 지역 {누적 14개소}를 운영",
                    "2 서울 돌봄센터 {누적 15개소} 운영",
                ],
                2,
            ),
            // A part of the whole, and the same quarter.
            ("cumulative", &["1 수소충전소 {누적 750개소}", "2 서울 수소충전소 {누적 50개소}"], 2),
            ("cumulative", &["1 수소충전소 {누적 750개소}", "1 전국의 수소충전소 {누적 760개소}"], 2),
            // Which of the two it goes on with is not told: all three stand.
            (
                "cumulative",
                &["1 수소충전소 {누적 7개소}", "1 전기충전소 {누적 7개소}", "2 충전소 {누적 9개소}"],
                3,
            ),
        ] {
            assert_eq!(count(role, texts), expected, "{texts:?}");
        }
    }
}
