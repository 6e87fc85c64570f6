//! Every form of an agenda's and a task's number that `gwaje-forms` knows, before its title in a document without a table:
//! a title ends where the next number begins.

use gwaje::{Options, convert};
use gwaje_forms::number;
use gwaje_model::Document;

/// What parts a number from its title.
const BETWEEN: [&str; 2] = [" ", "\n"];

/// A document of two agendas; the first has two tasks, of which the first holds nothing.
fn document(agenda: &str, task: &str, between: &str) -> String {
    format!(
        "2024년 국정과제 추진현황
{agenda}{between}제조업 등 주력산업 고도화
{task}{between}디지털 전환 가속화
23-2{between}그린 전환 가속화
2024년 1분기
▪ 공동 플랫폼 구축 공고(1.12)
▪ 협의체 발족(2.20)
국정과제 24{between}농산촌 지원 강화
24-1{between}스마트 농업 확산
2024년 1분기
▪ 지구 지정(3.4)"
    )
}

/// Agendas and tasks one after another, as number and title.
fn titles(document: &Document) -> Vec<String> {
    let name = |number: Option<&String>, title: &str| {
        format!("{} {title}", number.map(String::as_str).unwrap_or_default())
    };
    let agenda = |agenda: &gwaje_model::Agenda| {
        let tasks = agenda.tasks.iter().map(|task| name(task.number.as_ref(), &task.title));
        std::iter::once(name(agenda.number.as_ref(), &agenda.title)).chain(tasks).collect::<Vec<_>>()
    };
    document.agendas.iter().flat_map(agenda).collect()
}

const EXPECTED: [&str; 5] = [
    "23 제조업 등 주력산업 고도화",
    "23-1 디지털 전환 가속화",
    "23-2 그린 전환 가속화",
    "24 농산촌 지원 강화",
    "24-1 스마트 농업 확산",
];

/// Collects the forms that are not read.
fn check(forms: impl Iterator<Item = (String, String)>) {
    let mut wrong = Vec::new();
    for (agenda, task) in forms {
        for between in BETWEEN {
            let text = document(&agenda, &task, between);
            let found = convert(text.as_bytes(), "titles.txt", &Options::default());
            let found = found.as_ref().map_or_else(|error| vec![error.to_string()], titles);
            if found != EXPECTED {
                wrong.push(format!("{agenda} {task} {between:?}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} forms:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_form_of_an_agenda_begins_anew() {
    let forms = number::AGENDAS.iter().map(|(agenda, _)| *agenda);
    check(forms.flat_map(|agenda| {
        ["23-1.", "23-1", "실천과제 23-1"].map(|task| (agenda.to_owned(), task.to_owned()))
    }));
}

#[test]
fn every_form_of_a_task_begins_anew() {
    let marked = number::EXAMPLES.iter().map(|(task, _)| format!("□ {task}"));
    let forms = number::EXAMPLES.iter().map(|(task, _)| (*task).to_owned()).chain(marked);
    check(forms.map(|task| ("국정과제 23".to_owned(), task)));
}
