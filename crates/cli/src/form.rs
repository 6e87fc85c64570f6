//! The form of an output: asked for by name, or by the ending of the file it goes to.

use crate::failure::usage;
use clap::ValueEnum;
use gwaje_emit::SheetForm;
use std::path::Path;

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// One JSON object (see `gwaje schema`)
    Json,
    /// One JSON object an item
    Ndjson,
    /// An outline to read
    Text,
    /// A sheet for Excel, an item a row
    Xlsx,
    /// The same sheet as comma-separated values
    Csv,
    /// The same sheet as Parquet
    Parquet,
}

/// Endings of file names, with what each asks for.
const ENDINGS: [(&str, Form); 8] = [
    ("json", Form::Json),
    ("ndjson", Form::Ndjson),
    ("jsonl", Form::Ndjson),
    ("txt", Form::Text),
    ("text", Form::Text),
    ("xlsx", Form::Xlsx),
    ("csv", Form::Csv),
    ("parquet", Form::Parquet),
];

impl Form {
    /// What is asked for by name or by the ending of `output`; `None` where neither says anything.
    ///
    /// # Errors
    /// When nobody knows the ending, or it says another form than the name.
    pub(crate) fn of(named: Option<Self>, output: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let ending =
            output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let Some(ending) = ending else { return Ok(named) };
        let known = ENDINGS.iter().find(|(own, _)| *own == ending).map(|(_, form)| *form);
        match (named, known) {
            (Some(named), Some(known)) if named != known => {
                let name = named.to_possible_value().map(|value| value.get_name().to_owned());
                Err(usage(format!("--format {} and the ending .{ending} disagree", name.unwrap_or_default())))
            }
            (None, None) => {
                let endings: Vec<String> = ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
                Err(usage(format!(
                    "no form goes by the ending .{ending}: {} do, or give --format",
                    endings.join(", ")
                )))
            }
            (named, known) => Ok(named.or(known)),
        }
    }

    /// The form of the sheet, if it is one.
    pub(crate) fn sheet(self) -> Option<SheetForm> {
        match self {
            Self::Json | Self::Ndjson | Self::Text => None,
            Self::Xlsx => Some(SheetForm::Xlsx),
            Self::Csv => Some(SheetForm::Csv),
            Self::Parquet => Some(SheetForm::Parquet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use std::path::Path;

    #[test]
    fn the_ending_says_the_form() {
        for (named, output, form) in [
            (None, None, None),
            (None, Some("out/a.JSON"), Some(Form::Json)),
            (None, Some("a.jsonl"), Some(Form::Ndjson)),
            (None, Some("a.b.xlsx"), Some(Form::Xlsx)),
            (None, Some("/dev/stdout"), None),
            (Some(Form::Csv), Some("a.csv"), Some(Form::Csv)),
            (Some(Form::Json), Some("a.dat"), Some(Form::Json)),
        ] {
            assert_eq!(Form::of(named, output.map(Path::new)).unwrap(), form, "{output:?}");
        }
        for (named, output) in [(None, "a.xls"), (None, "a.doc"), (Some(Form::Json), "a.xlsx")] {
            assert!(Form::of(named, Some(Path::new(output))).is_err(), "{output}");
        }
    }
}
