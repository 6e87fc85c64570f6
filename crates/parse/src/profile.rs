//! Layout profiles: what a ministry calls its columns, as data.
//!
//! A profile is a TOML file of `profiles/`, built into the program. It says which column heading plays which role
//! and which words name a body's part in a task. The next ministry's format is such a file and a fixture, not a
//! branch in the code.
//!
//! Headings are compared without white space and without what stands in parentheses, so `추진 현황` and
//! `추진현황(누계)` are one name.

use serde::Deserialize;

/// What a document layout calls things.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Profile {
    /// Its name, as it stands in [`gwaje_model::Tree::profile`].
    pub name: String,
    /// The roles a table of this layout has; the profile that finds most of what it expects is used.
    #[serde(default)]
    pub expects: Vec<Role>,
    /// Column headings by role.
    pub columns: Names,
    /// Words for the bodies in charge.
    #[serde(default)]
    pub lead: LeadWords,
    /// Names of ministries and agencies, full and short, that the caller knows. In flattened text they tell a
    /// ministry from a title; without them only the shape of a name does.
    #[serde(default)]
    pub leads: Vec<String>,
}

/// Column headings by role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Names {
    /// A number that stands in a column of its own.
    pub number: Vec<String>,
    /// National agenda item.
    pub agenda: Vec<String>,
    /// Action task.
    pub task: Vec<String>,
    /// A task beside an agenda column, an agenda beside a task column.
    pub either: Vec<String>,
    /// Bodies in charge.
    pub lead: Vec<String>,
    /// What was done.
    pub status: Vec<String>,
    /// What stands in a section of its own name, such as plans.
    pub section: Vec<String>,
    /// Year or quarter.
    pub period: Vec<String>,
    /// Remarks: kept under their own name, known and not warned about.
    pub remark: Vec<String>,
}

/// Words for the bodies in charge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct LeadWords {
    /// What a body does in a task (`주관`, `협조`).
    pub roles: Vec<String>,
}

/// The role of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A number that stands in a column of its own.
    Number,
    /// National agenda item.
    Agenda,
    /// Action task.
    Task,
    /// Agenda or task, as the other columns decide.
    Either,
    /// Bodies in charge.
    Lead,
    /// What was done.
    Status,
    /// What stands in a section of its own name.
    Section,
    /// Year or quarter.
    Period,
    /// Remarks.
    Remark,
}

/// The built-in profiles, in the order in which they are preferred.
#[must_use]
pub fn profiles() -> Vec<Profile> {
    let files = [
        include_str!("../profiles/quarterly.toml"),
        include_str!("../profiles/platform.toml"),
        include_str!("../profiles/workplan.toml"),
    ];
    // A file that does not parse cannot reach a user: the test below reads all of them.
    files.iter().filter_map(|file| toml::from_str(file).ok()).collect()
}

impl Profile {
    /// The role a column heading names, if this profile knows it.
    #[must_use]
    pub fn role(&self, heading: &str) -> Option<Role> {
        let name = key(heading);
        let known =
            |name: &str| self.roles().into_iter().find(|(_, names)| names.iter().any(|n| key(n) == name));
        let plain = MODIFIERS.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(&name);
        let parts = || name.split(['·', '/', '・', '&']).chain(name.split("및")).find_map(known);
        (!name.is_empty())
            .then(|| known(&name).or_else(|| known(plain)).or_else(parts))
            .flatten()
            .map(|(role, _)| role)
    }

    fn roles(&self) -> [(Role, &Vec<String>); 9] {
        let names = &self.columns;
        [
            (Role::Agenda, &names.agenda),
            (Role::Task, &names.task),
            (Role::Either, &names.either),
            (Role::Lead, &names.lead),
            (Role::Status, &names.status),
            (Role::Section, &names.section),
            (Role::Period, &names.period),
            (Role::Remark, &names.remark),
            (Role::Number, &names.number),
        ]
    }
}

/// Words before a heading that do not change what it means.
const MODIFIERS: &[&str] = &["주요", "분기별", "연도별", "세부", "그간", "그간의", "금년", "향후"];

/// A heading as it is compared: no white space, nothing in parentheses, no marks around it.
pub(crate) fn key(text: &str) -> String {
    let mut depth = 0_u32;
    let mut name = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '<' | '〈' | '【' => depth += 1,
            ')' | '）' | ']' | '>' | '〉' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || EDGE.contains(&c) => {}
            _ => name.push(c),
        }
    }
    name
}

/// Marks that decorate a heading.
const EDGE: &[char] =
    &['□', '■', '◆', '◇', '○', '●', '▪', '▣', '◈', '▶', '|', ':', '：', '.', '*', '※', 'ㅇ'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_parses() {
        let names: Vec<_> = profiles().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["quarterly", "platform", "workplan"]);
    }

    #[test]
    fn headings_have_roles() {
        let all = profiles();
        let cases = [
            ("국정과제", Some(Role::Agenda)),
            ("국 정 과 제 명", Some(Role::Agenda)),
            ("실천과제", Some(Role::Task)),
            ("세부 과제", Some(Role::Task)),
            ("과제명", Some(Role::Either)),
            ("소관부처", Some(Role::Lead)),
            ("추진 현황", Some(Role::Status)),
            ("추진현황(누계)", Some(Role::Status)),
            ("추진실적 및 성과", Some(Role::Status)),
            ("주요 추진현황", Some(Role::Status)),
            ("향후계획", Some(Role::Section)),
            ("분기", Some(Role::Period)),
            ("비고", Some(Role::Remark)),
            ("예산액", None),
            ("", None),
        ];
        for (heading, role) in cases {
            assert_eq!(all[0].role(heading), role, "{heading}");
        }
    }
}
