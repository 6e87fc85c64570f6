//! A flat sheet of a store, or of documents that are in none: these go into a store in memory, so that both are read alike.

use crate::database::Database;
use crate::engine::Access;
use crate::flat::{self, Language, Selection, SheetForm};
use crate::journal::Outcome;
use crate::{CsvOptions, Error, Seen, Target, sqlite};
use gwaje_model::Document;
use std::io::Write;
use std::path::Path;

/// What a sheet holds and how it is written.
#[derive(Clone, Debug)]
pub struct Export {
    /// Which items.
    pub selection: Selection,
    /// The form.
    pub form: SheetForm,
    /// The language of headings and remarks.
    pub language: Language,
    /// How CSV is written.
    pub csv: CsvOptions,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Items.
    pub items: usize,
    /// Items that deserve a look.
    pub doubtful: usize,
    /// What the form could not hold, in sentences.
    pub lost: Vec<String>,
}

/// What SQLite calls a database that is nowhere.
const IN_MEMORY: &str = ":memory:";

impl Export {
    /// Writes the current items of a target. `place` says where a document lies, by its file name. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read, what is asked for is not in it, or `out` cannot be written.
    pub fn of_target(
        &self,
        target: &Target,
        place: &dyn Fn(&str) -> Option<String>,
        out: &mut (dyn Write + Send),
    ) -> Result<Exported, Error> {
        self.write(&mut target.reading()?, place, out)
    }

    /// Writes the items of documents; of several, those of the newest for each task and period.
    ///
    /// # Errors
    /// When what is asked for is not in them, or `out` cannot be written.
    pub fn of_documents(
        &self,
        documents: &[Document],
        place: &dyn Fn(&str) -> Option<String>,
        out: &mut (dyn Write + Send),
    ) -> Result<Exported, Error> {
        let mut store = Database::open(sqlite::hidden(Path::new(IN_MEMORY), Access::Write)?)?;
        for document in documents {
            let (sha256, name) = (&document.source.sha256, &document.source.name);
            store.load(&[Outcome {
                sha256,
                name,
                converter: "",
                seen: Seen::default(),
                origin: None,
                result: Ok(document),
            }])?;
        }
        store.finish()?;
        self.write(&mut store, place, out)
    }

    fn write(
        &self,
        store: &mut Database,
        place: &dyn Fn(&str) -> Option<String>,
        out: &mut (dyn Write + Send),
    ) -> Result<Exported, Error> {
        let rows = flat::read(store, &self.selection, self.language)?;
        let lost = flat::write(&rows, self.form, self.language, self.csv, place, out)?;
        let doubtful = rows.iter().filter(|row| !row.doubts.is_empty()).count();
        Ok(Exported { items: rows.len(), doubtful, lost })
    }
}

#[cfg(test)]
mod tests {
    use super::Export;
    use crate::{CsvOptions, Language, Selection, SheetForm, sample};
    use gwaje_model::Document;

    fn export(selection: Selection) -> Export {
        let csv = CsvOptions { text: true, ..CsvOptions::default() };
        Export { selection, form: SheetForm::Csv, language: Language::Korean, csv }
    }

    fn lines(export: &Export, documents: &[Document]) -> Vec<String> {
        let mut out = Vec::new();
        export.of_documents(documents, &|name| Some(format!("https://x.kr/{name}")), &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    /// Two quarters of a task, the second of which has a remark in place of items, and one thing to look at.
    fn quarters() -> Document {
        let mut empty = sample::period(2024, 2, vec![]);
        empty.remark = Some("해당사항 없음".to_owned());
        let mut first = sample::item("2024Q1", Some("▪"), "계약가이드라인 배포");
        first.children = vec![sample::item("2024Q1", Some("-"), "3.21")];
        let last = sample::item("2024Q3", Some("▪"), "협약");
        let periods =
            vec![sample::period(2024, 1, vec![first]), empty, sample::period(2024, 3, vec![last.clone()])];
        let mut document = sample::release(7, 2024, 4, periods);
        document.warnings = vec![sample::document().warnings.remove(0)];
        document.warnings[0].item = Some(last.id);
        document
    }

    #[test]
    fn a_sheet_has_every_item_in_order_and_what_stands_in_place_of_items() {
        let rows = lines(&export(Selection::default()), &[quarters()]);
        assert!(rows[0].starts_with("국정과제 번호,국정과제,과제 번호,실천과제,담당 기관,기간,기호,내용,"));
        let head = "23,제조업 고도화,'23-1,디지털 기반 혁신,산업통상자원부,2024년";
        for (row, expected) in rows.iter().skip(1).zip([
            format!("{head} 1분기,▪,계약가이드라인 배포,"),
            format!("{head} 1분기,-,  3.21,").replace("  3.21", "'  3.21"),
            format!("{head} 2분기,,해당사항 없음,"),
            format!(
                "{head} 3분기,▪,협약,,,,,날짜가 보고 기간 밖임,1,https://x.kr/2024Q4.pdf#page=1,2024Q4.pdf,"
            ),
        ]) {
            assert!(row.starts_with(&expected), "{row}");
        }
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn what_is_asked_for_is_written_and_nothing_else() {
        let (since, until) = ("2024Q2".parse().ok(), "2024Q2".parse().ok());
        for (selection, items) in [
            (Selection { since: since.clone(), ..Selection::default() }, 2),
            (Selection { until: until.clone(), ..Selection::default() }, 3),
            (Selection { since, until, ..Selection::default() }, 1),
            (Selection { doubtful: true, ..Selection::default() }, 1),
            (Selection { tasks: vec!["23-1".to_owned()], ..Selection::default() }, 4),
            // By a short name, by that of a body before it, and as written.
            (Selection { bodies: vec!["산업부".to_owned()], ..Selection::default() }, 4),
            (Selection { bodies: vec!["지식경제부".to_owned()], ..Selection::default() }, 4),
        ] {
            assert_eq!(lines(&export(selection.clone()), &[quarters()]).len() - 1, items, "{selection:?}");
        }
        for selection in [
            Selection { tasks: vec!["23".to_owned(), "99".to_owned()], ..Selection::default() },
            Selection { bodies: vec!["해수부".to_owned()], ..Selection::default() },
        ] {
            let told = export(selection).of_documents(&[quarters()], &|_| None, &mut Vec::new()).unwrap_err();
            let told = told.to_string();
            assert!(
                told.contains("there are 23-1") || told.contains("in charge are 산업통상자원부"),
                "{told}"
            );
        }
    }
}
