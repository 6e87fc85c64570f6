//! Every form that `gwaje-forms` knows, alone on a line between two items, through text and through the pages of a PDF:
//! it comes out as what it is. A form that one stage knows and another loses shows here.

mod sheet;

use gwaje_forms::enclosed::enclosed;
use gwaje_forms::{caption, enclosed, enumerator, marker, number, period};
use gwaje_model::Document;
use sheet::report::{Way, items, report, tasks};

/// The period of the first item, which no example names.
const BEFORE: &str = "2019년";
/// The items around the form in question.
const FIRST: &str = "▪ 산업 데이터 활용을 늘리는 사업을 공고";
const LAST: &str = "▪ 기업 열 곳을 뽑아 협약 체결";

/// What became of a line between two items of the only task.
fn between(way: Way, line: &str) -> Option<Document> {
    report(way, &[(&["23-7.", "디지털 전환 가속화"], "산업부", &[BEFORE, FIRST, line, LAST])])
}

/// Collects what went wrong, so that one run shows all of it.
fn all_right(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} forms:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn periods() {
    let mut wrong = Vec::new();
    for (line, year, quarter, half) in period::EXAMPLES.iter().copied() {
        for way in [Way::Text, Way::Pdf] {
            let document = between(way, line);
            let found = document.as_ref().and_then(|d| tasks(d).first()?.periods.last());
            let found = found.map(|p| (p.year, p.quarter, p.half, p.items.len()));
            if found != Some((year.or(Some(2019)), quarter, half, 1)) {
                wrong.push(format!("{way:?} {line}: {found:?}"));
            }
        }
    }
    all_right(&wrong);
}

#[test]
fn numbers() {
    let mut wrong = Vec::new();
    for (line, number) in number::EXAMPLES {
        for way in [Way::Text, Way::Pdf] {
            let rows: [(&[&str], &str, &[&str]); 2] = [
                (&["23-7.", "디지털 전환 가속화"], "산업부", &[BEFORE, FIRST]),
                (&[line, "그린 전환 가속화"], "환경부", &[BEFORE, LAST]),
            ];
            let document = report(way, &rows);
            let found = document.as_ref().and_then(|d| {
                let tasks = tasks(d);
                let task = tasks.last()?;
                Some((task.number.clone()?, task.title.clone(), tasks.len(), items(task).len()))
            });
            if found != Some(((*number).to_owned(), "그린 전환 가속화".to_owned(), 2, 1)) {
                wrong.push(format!("{way:?} {line}: {found:?}"));
            }
        }
    }
    all_right(&wrong);
}

/// The items of a report in which these lines stand between two items; none if it cannot be read.
fn read(way: Way, lines: &[&str]) -> Vec<(String, String)> {
    let status: Vec<&str> = [BEFORE, FIRST].iter().chain(lines).chain([&LAST]).copied().collect();
    let document = report(way, &[(&["23-7.", "디지털 전환 가속화"], "산업부", &status)]);
    document.map(|d| tasks(&d).iter().flat_map(|task| items(task)).collect()).unwrap_or_default()
}

/// Checks that a line opens an item of this marker and text.
fn opens(line: &str, marker: &str, text: &str, wrong: &mut Vec<String>) {
    for way in [Way::Text, Way::Pdf] {
        let found = read(way, &[line]);
        if found.len() != 3 || found.get(1) != Some(&(marker.to_owned(), text.to_owned())) {
            wrong.push(format!("{way:?} {line}: {found:?}"));
        }
    }
}

#[test]
fn markers() {
    let mut wrong = Vec::new();
    for (marker, _) in marker::EXAMPLES {
        opens(&format!("{marker} 협의체 구성"), marker, "협의체 구성", &mut wrong);
    }
    all_right(&wrong);
}

/// A mark that counts opens an item together with the next of its series: alone, `⑳` may stand inside a sentence.
#[test]
fn enclosed_marks() {
    let mut wrong = Vec::new();
    for (c, ..) in enclosed::EXAMPLES.iter().copied() {
        let pair = enclosed::next(c).map_or(['⑲', '⑳'], |next| [c, next]);
        let lines = pair.map(|c| format!("{c} 협의체 구성"));
        for way in [Way::Text, Way::Pdf] {
            let found = read(way, &[&lines[0], &lines[1]]);
            let marks: Vec<_> =
                found.iter().filter_map(|(marker, _)| enclosed(marker.chars().next()?)).collect();
            if found.len() != 4 || marks != pair.map(|c| enclosed(c).unwrap()) {
                wrong.push(format!("{way:?} {lines:?}: {found:?}"));
            }
        }
    }
    all_right(&wrong);
}

#[test]
fn enumerators() {
    let mut wrong = Vec::new();
    for (line, _) in enumerator::EXAMPLES {
        let found = enumerator::enumerator(line).unwrap();
        let (marker, text) = line.split_once(' ').unwrap();
        let (marker, text) = if found.is_textual() { ("", *line) } else { (marker, text) };
        opens(line, marker, text, &mut wrong);
    }
    all_right(&wrong);
}

#[test]
fn captions() {
    let mut wrong = Vec::new();
    for line in caption::EXAMPLES {
        opens(line, "", line, &mut wrong);
    }
    all_right(&wrong);
}
