//! The page of exit statuses tells the truth: its commands are run.

use crate::{fixture, folder, gwaje, said};

#[test]
fn every_command_of_the_page_ends_as_it_says() {
    let home =
        folder(&[("a.txt", &["협의체 발족(1.13)"]), ("b.txt", &["협의체 발족(1.15)", "실태조사 실시"])]);
    let inside = home.path().join("in");
    std::fs::create_dir(&inside).unwrap();
    for name in ["a.txt", "b.txt"] {
        std::fs::copy(home.path().join(name), inside.join(name)).unwrap();
    }
    for to in [home.path().join("scan.pdf"), inside.join("scan.pdf")] {
        std::fs::copy(fixture("bad/no_text-scan.pdf"), to).unwrap();
    }
    gwaje().current_dir(&home).args(["ingest", "in", "--to", "sqlite:g.db"]).output().unwrap();
    let page = std::fs::read_to_string(fixture("../docs/exit.md")).unwrap();
    let mut commands = 0;
    for line in page.lines().filter(|line| line.starts_with("| `gwaje ")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let command = cells[1].trim_matches('`');
        let output = gwaje().current_dir(&home).args(command.split(' ').skip(1)).output().unwrap();
        assert_eq!(output.status.code(), cells[2].parse().ok(), "{command}: {}", said(&output));
        commands += 1;
    }
    assert!(commands > 30, "{commands}");
}
