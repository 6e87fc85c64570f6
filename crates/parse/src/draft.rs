//! A profile drafted from a document: its headings, each with the role that its name or what stands under it tells.

use crate::columns;
use crate::guess;
use crate::lexicon::Lexicon;
use crate::profile::{Profile, Role};
use gwaje_model::{Block, Row};
use std::collections::BTreeMap;

/// What stands above a draft.
const HEAD: &str = "\
# A draft: what the headings of one document seem to be. Move those that stand in the wrong list, then give this file
# to `--profile`. A heading is compared without white space and without what stands in parentheses.
name = \"own\"
";

/// The roles in the order in which a profile names them.
const ROLES: [(Role, &str); 12] = [
    (Role::Number, "number"),
    (Role::Agenda, "agenda"),
    (Role::Task, "task"),
    (Role::Either, "either"),
    (Role::Lead, "lead"),
    (Role::Status, "status"),
    (Role::Section, "section"),
    (Role::Period, "period"),
    (Role::Remark, "remark"),
    (Role::Due, "due"),
    (Role::Rate, "rate"),
    (Role::State, "state"),
];

/// The roles that a profile expects its tables to have.
const EXPECTED: [Role; 5] = [Role::Agenda, Role::Task, Role::Lead, Role::Status, Role::Section];

/// A profile in TOML with the headings of the tables in `rows`; what `profile` knows keeps its role. `None` where no
/// table has a row of headings.
#[must_use]
pub fn draft(rows: &[Row<Block>], profile: &Profile) -> Option<String> {
    let lexicon = Lexicon::new(profile);
    let mut names: BTreeMap<Option<Role>, Vec<String>> = BTreeMap::new();
    for table in guess::tables(rows) {
        let Some((at, row)) = guess::heading_row(table, &lexicon) else { continue };
        let below = table.get(at + 1..).unwrap_or_default();
        for column in columns::named(row, &lexicon) {
            let role = column.role.or_else(|| guess::under(below, &column, &lexicon));
            let names = names.entry(role).or_default();
            if !names.contains(&column.name) {
                names.push(column.name);
            }
        }
    }
    (!names.is_empty()).then(|| written(&names, profile))
}

fn written(names: &BTreeMap<Option<Role>, Vec<String>>, profile: &Profile) -> String {
    let list = |words: &[String]| words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ");
    let expected =
        ROLES.iter().filter(|(role, _)| EXPECTED.contains(role) && names.contains_key(&Some(*role)));
    let expected: Vec<String> = expected.map(|(_, name)| (*name).to_owned()).collect();
    let column = |(role, name): &(Role, &str)| {
        let words = names.get(&Some(*role)).map(Vec::as_slice).unwrap_or_default();
        format!("{name} = [{}]\n", list(words))
    };
    let columns: String = ROLES.iter().map(column).collect();
    let open = names.get(&None).map(|open| {
        format!(
            "# Nothing tells what these are; in no list, each is kept under its own name: {}\n",
            list(open)
        )
    });
    let roles = list(&profile.lead.roles);
    format!(
        "{HEAD}expects = [{}]\n\n[columns]\n{columns}{}\n[lead]\nroles = [{roles}]\n",
        list(&expected),
        open.unwrap_or_default()
    )
}
