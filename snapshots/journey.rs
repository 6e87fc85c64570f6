//! `crates/README.md` prints what the stages print.

use gwaje::Options;
use gwaje::stages::Stage;
use gwaje_snapshots::top;

#[test]
fn the_journey_of_a_bullet_is_true() {
    let bytes = std::fs::read(top().join("fixtures/ocean.pdf")).unwrap();
    let page = std::fs::read_to_string(top().join("crates/README.md")).unwrap();
    let options = Options::default();
    let mut stages = 0;
    for part in page.split("```text ").skip(1) {
        let (stage, rest) = part.split_once('\n').unwrap();
        let printed = match stage {
            "extract" => gwaje::stages::dump_stage(&bytes, Stage::Extract, &options).unwrap(),
            "layout" => gwaje::stages::dump_stage(&bytes, Stage::Layout, &options).unwrap(),
            "wrap" => gwaje::stages::dump_stage(&bytes, Stage::Wrap, &options).unwrap(),
            "parse" => gwaje::stages::dump_stage(&bytes, Stage::Parse, &options).unwrap(),
            _ => {
                let document = gwaje::convert(&bytes, "ocean.pdf", &options).unwrap();
                serde_json::to_string_pretty(&document).unwrap()
            }
        };
        for line in rest.split("```").next().unwrap().lines().filter(|line| !line.is_empty()) {
            assert!(printed.contains(line), "{stage} does not print {line:?}");
        }
        stages += 1;
    }
    assert_eq!(stages, 5);
}
