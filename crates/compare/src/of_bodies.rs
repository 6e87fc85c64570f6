//! What changed of the tasks of some bodies, under whatever names they had in either release.

use crate::diff::{Diff, diff, diff_of};
use gwaje_forms::asked::Asked;
use gwaje_model::{Document, Task};

/// Compares two documents and tells of the tasks that bodies are or were in charge of, each body by any of its names and with
/// those before and after it; of all tasks where there are none.
///
/// # Errors
/// When neither document has a task of one of them: what to say of it.
pub fn diff_of_bodies(old: &Document, new: &Document, names: &[String]) -> Result<Diff, String> {
    let asked: Vec<Asked> = names.iter().map(|name| Asked::of(name)).collect();
    let tasks = || old.tasks().chain(new.tasks());
    if let Some(none) = asked.iter().find(|body| !tasks().any(|task| is_of(task, body))) {
        let leads = tasks().flat_map(|task| &task.leads);
        return Err(none.refusal(leads.map(|lead| lead.name.as_deref().unwrap_or(&lead.text))));
    }
    Ok(match asked.as_slice() {
        [] => diff(old, new),
        asked => diff_of(old, new, &|task| asked.iter().any(|body| is_of(task, body))),
    })
}

fn is_of(task: &Task, body: &Asked) -> bool {
    task.leads.iter().any(|lead| {
        let names = [Some(lead.text.as_str()), lead.name.as_deref()];
        body.is(names.into_iter().flatten(), lead.id.as_deref())
    })
}

#[cfg(test)]
mod tests {
    use super::diff_of_bodies;
    use crate::testing::document;
    use gwaje_model::Lead;

    #[test]
    fn tasks_of_a_body_are_told_under_the_names_it_had() {
        let lead = |text: &str, id: &str| Lead {
            text: text.to_owned(),
            id: Some(id.to_owned()),
            name: None,
            role: None,
            read_from: None,
        };
        let mut old = document("old", &[(1, &["협약 체결(7.1)", "수소충전소 10개소 구축"])]);
        let mut new = document("new", &[(1, &["협약 체결(7.1)", "수소충전소 12개소 구축"])]);
        old.agendas[0].tasks[0].leads = vec![lead("산업통상자원부", "motie")];
        new.agendas[0].tasks[0].leads = vec![lead("산업통상부", "motir")];
        for name in ["산업통상부", "산업부", "지식경제부"] {
            let diff = diff_of_bodies(&old, &new, &[name.to_owned()]).unwrap();
            assert_eq!((diff.unchanged, diff.changes.len()), (1, 1), "{name}");
        }
        let told = diff_of_bodies(&old, &new, &["교육부".to_owned()]).unwrap_err();
        assert_eq!(told, "no task is of the body 교육부; in charge are 산업통상부, 산업통상자원부");
    }
}
