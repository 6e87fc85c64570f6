//! What workers answer is what is published: every fixture, and every refusal of one, comes back as its JSON does, to the last bit of a
//! number. (Places are published in tenths of a point.)

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje::Options;
use gwaje_archive::{Answer, Found, Inputs, Limits, pack, unpack, walk};
use gwaje_model::Address;
use gwaje_snapshots::top;
use std::ops::ControlFlow;

/// Every document of the fixtures, also those in archives and those that are refused.
fn answers() -> Vec<Answer> {
    let inputs = Inputs::new([top().join("fixtures")]).unwrap();
    let mut answers = Vec::new();
    let _ = walk(&inputs, &Limits::default(), &mut |found| {
        if let Found::Source(source) = found {
            answers.push(gwaje::convert(&source.bytes, source.name(), &Options::new()));
        }
        ControlFlow::Continue(())
    });
    answers
}

#[test]
fn every_fixture_comes_back_as_itself() {
    let answers = answers();
    let (mut written, mut in_text, mut printed) = (0, 0, 0);
    for answer in &answers {
        let published: Answer = serde_json::from_str(&serde_json::to_string(answer).unwrap()).unwrap();
        let back: Answer = unpack(&pack(answer).unwrap()).unwrap();
        // As text, in which no two numbers are the same.
        let [right, back] = [&published, &back].map(|answer| format!("{answer:?}"));
        let differs = right.bytes().zip(back.bytes()).position(|(right, back)| right != back);
        assert!(right == back, "{} at {differs:?}", right.get(..300).unwrap_or(&right));
        for item in answer.iter().flat_map(gwaje::Document::items) {
            printed += item.places.len();
            written += item.anchors.iter().filter(|at| matches!(at, Address::Written(_))).count();
            in_text += item.anchors.iter().filter(|at| matches!(at, Address::Text(_))).count();
        }
    }
    let refused = answers.iter().filter(|answer| answer.is_err()).count();
    assert!(
        written > 0 && in_text > 0 && printed > 0 && refused > 0,
        "{written} {in_text} {printed} {refused}"
    );
}
