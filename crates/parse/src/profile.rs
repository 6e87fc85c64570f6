//! Layout profiles: what a ministry calls its columns, as data.
//!
//! A profile is a TOML file of `profiles/`, built into the program, or of a user's own. It says which column heading plays which role
//! and which words name a body's part in a task. The next ministry's format is such a file and a fixture, not a
//! branch in the code.
//!
//! How a heading is compared with these names is told in the module `lexicon`.

use gwaje_model::ColumnRole;
use serde::Deserialize;

/// What a document layout calls things.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(default, deny_unknown_fields)]
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
    /// When a task is to be done.
    pub due: Vec<String>,
    /// How much of a task is done.
    pub rate: Vec<String>,
    /// What state a task is in.
    pub state: Vec<String>,
}

/// Words for the bodies in charge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
    /// When a task is to be done.
    Due,
    /// How much of a task is done.
    Rate,
    /// What state a task is in.
    State,
}

impl Role {
    /// What a column of this role says of a task as a whole.
    pub(crate) fn of_task(self) -> Option<ColumnRole> {
        match self {
            Self::Due => Some(ColumnRole::Due),
            Self::Rate => Some(ColumnRole::Rate),
            Self::State => Some(ColumnRole::State),
            _ => None,
        }
    }

    /// What a column of this role holds, for a message.
    pub(crate) fn holds(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::Agenda => "agendas",
            Self::Task => "tasks",
            Self::Either => "agendas or tasks",
            Self::Lead => "bodies in charge",
            Self::Status => "what was done",
            Self::Section => "a section such as plans",
            Self::Period => "years or quarters",
            Self::Remark => "remarks",
            Self::Due => "when tasks are to be done",
            Self::Rate => "how much is done",
            Self::State => "states of tasks",
        }
    }
}

impl Profile {
    /// A profile of a user's own, from TOML.
    ///
    /// # Errors
    /// When the text is no TOML, or holds anything but a profile; the message says at which line.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_parses() {
        let names: Vec<_> = profiles().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["quarterly", "platform", "workplan"]);
    }
}
