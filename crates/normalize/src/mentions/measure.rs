//! Measured: names of laws without brackets, against sentences of our own in which they are marked: `tests/laws/`.
//!
//! The second list was written before the rules were mended for what the first showed. A name may be right, cut (part of it is
//! found) or overlong; what is found where none is marked is false.

use super::find;
use gwaje_model::MentionKind;
use std::path::Path;

/// Of the names that are told, so many must be right; of those that are there, so many must be told.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.95;

/// A sentence without its marks, and the character ranges they hold.
fn marked(line: &str) -> (String, Vec<[usize; 2]>) {
    let (mut text, mut names, mut start, mut at) = (String::new(), Vec::new(), 0, 0);
    for c in line.chars() {
        match c {
            '⟦' => start = at,
            '⟧' => names.push([start, at]),
            c => {
                text.push(c);
                at += 1;
            }
        }
    }
    (text, names)
}

/// Names that are there, told and right.
#[derive(Default)]
struct Counts {
    there: usize,
    told: usize,
    right: usize,
}

fn judge(line: &str, counts: &mut Counts) {
    let (text, names) = marked(line);
    let laws = find(&text, &[], None).into_iter().filter(|mention| mention.kind == MentionKind::Law);
    let told: Vec<[usize; 2]> = laws.map(|law| law.span.map(|at| at as usize)).collect();
    let right = told.iter().filter(|law| names.contains(law)).count();
    counts.there += names.len();
    counts.told += told.len();
    counts.right += right;
    for law in told.iter().filter(|law| !names.contains(law)) {
        let over = names.iter().find(|name| name[0] < law[1] && law[0] < name[1]);
        let how = match over {
            None => "false",
            Some(name) if law[0] < name[0] || name[1] < law[1] => "overlong",
            Some(_) => "cut",
        };
        let name: String = text.chars().skip(law[0]).take(law[1] - law[0]).collect();
        println!("  {how}: {name} | {line}");
    }
    if names.iter().any(|name| told.iter().all(|law| name[1] <= law[0] || law[1] <= name[0])) {
        println!("  missed: {line}");
    }
}

#[test]
fn laws_are_named_as_a_reader_names_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/laws");
    let mut all = Counts::default();
    for list in ["first", "second", "third"] {
        let mut counts = Counts::default();
        let text = std::fs::read_to_string(folder.join(format!("{list}.txt"))).unwrap();
        text.lines().for_each(|line| judge(line, &mut counts));
        let Counts { there, told, right } = counts;
        println!("{list}: {there} names, {told} told, {right} right");
        all = Counts { there: all.there + there, told: all.told + told, right: all.right + right };
    }
    let share = |of: usize| all.right as f64 / of as f64;
    let (precision, recall) = (share(all.told), share(all.there));
    println!("{} names, precision {precision:.4}, recall {recall:.4}", all.there);
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.4}, recall {recall:.4}");
}
