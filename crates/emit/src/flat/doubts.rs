//! What deserves a look, beside the item it is about.

use super::columns::Language;
use super::row::FlatRow;
use gwaje_model::{Code, SURE_JOIN, Warning};
use std::collections::BTreeMap;

/// Quoted texts shown of one warning.
const QUOTED: usize = 3;

/// Puts the warnings of documents beside the rows they are about: what is about a task, an agenda, a page or the document
/// beside the first of its rows; with `codes` only those, else those that are
/// worth a look. Rows stand in their order.
pub(crate) fn attach(
    rows: &mut [FlatRow],
    warnings: &[(String, Warning)],
    codes: &[Code],
    language: Language,
) {
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut of_document: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let document = row.text("document").unwrap_or_default();
        for column in ["item", "task", "agenda"] {
            let id = row.text(column).unwrap_or_default();
            places.entry((document.to_owned(), id.to_owned())).or_insert(at);
        }
        of_document.entry(document.to_owned()).or_default().push(at);
    }
    let ordinal = |at: &usize| rows.get(*at).and_then(|row| row.whole("ordinal"));
    for own in of_document.values_mut() {
        own.sort_by_key(ordinal);
    }
    for (document, warning) in warnings.iter().filter(|(_, warning)| is_shown(warning, codes)) {
        let own = of_document.get(document).map_or(&[][..], Vec::as_slice);
        let row = match (&warning.item, warning.page) {
            (Some(id), _) => places.get(&(document.clone(), id.clone())).copied(),
            (None, Some(page)) => own
                .iter()
                .copied()
                .find(|at| rows.get(*at).and_then(|row| row.whole("page")) >= Some(i64::from(page)))
                .or_else(|| own.last().copied()),
            (None, None) => own.first().copied(),
        };
        if let Some(row) = row.and_then(|at| rows.get_mut(at)).filter(|row| !is_meant(warning, row)) {
            let told = worded(warning, language);
            if !row.doubts.contains(&told) {
                row.doubts.push(told);
            }
        }
    }
}

/// Whether it is no reason to look: what is planned lies behind the period by its nature.
fn is_meant(warning: &Warning, row: &FlatRow) -> bool {
    warning.code == Code::DateOutsidePeriod && row.text("kind") == Some("plan")
}

/// Whether a warning is shown: one of the codes that are asked for, or one that is worth a look where none are.
fn is_shown(warning: &Warning, codes: &[Code]) -> bool {
    if codes.is_empty() { warning.is_worth_a_look() } else { codes.contains(&warning.code) }
}

fn worded(warning: &Warning, language: Language) -> String {
    if language == Language::English {
        return format!("{}: {}", warning.code.as_str(), warning.message);
    }
    let page = warning.page.filter(|_| warning.item.is_none()).map(|page| format!(" {page}쪽"));
    let quoted = if warning.code == Code::LowConfidenceJoin {
        joins(&warning.message)
    } else {
        quoted(&warning.message)
    };
    let quoted = if quoted.is_empty() { String::new() } else { format!(": {}", quoted.join(", ")) };
    format!("{}{}{quoted}", warning.code.korean(), page.unwrap_or_default())
}

/// What a message quotes.
fn quoted(message: &str) -> Vec<String> {
    let parts = message.split('“').skip(1).filter_map(|part| part.split_once('”'));
    parts.take(QUOTED).map(|(text, _)| format!("“{text}”")).collect()
}

/// The joins that a message tells of and that are not sure, each with its per cent.
fn joins(message: &str) -> Vec<String> {
    let joins = message.split("% sure").filter_map(|part| {
        let percent = part.trim_end().rsplit(' ').next()?;
        let unsure = percent.parse::<f32>().is_ok_and(|percent| percent / 100.0 < SURE_JOIN);
        let text = quoted(part).pop().filter(|_| unsure)?;
        Some(format!("{text} {percent}%"))
    });
    joins.collect()
}

#[cfg(test)]
mod tests {
    use super::worded;
    use crate::flat::Language;
    use gwaje_model::{Code, Warning};

    fn warning(code: Code, message: &str) -> Warning {
        Warning {
            code,
            severity: code.severity(),
            item: None,
            page: Some(3),
            bbox: None,
            anchor: None,
            message: message.to_owned(),
        }
    }

    #[test]
    fn a_warning_is_worded_in_the_language_of_the_sheet() {
        let two = "“가 나” is joined with a space, 98 % sure; “다라” is joined without a space, 61 % sure";
        for (code, message, korean, look) in [
            (Code::LowConfidenceJoin, two, "줄바꿈을 이은 띄어쓰기가 불확실함 3쪽: “다라” 61%", true),
            (
                Code::LowConfidenceJoin,
                "“가 나” is joined with a space, 98 % sure",
                "줄바꿈을 이은 띄어쓰기가 불확실함 3쪽",
                false,
            ),
            (
                Code::UnknownMinistry,
                "“과기혁신부” is not known",
                "그 날짜의 기관 표에 없는 이름 3쪽: “과기혁신부”",
                true,
            ),
            (Code::PageNumberRemoved, "- 3 -", "쪽 번호를 뺌 3쪽", false),
        ] {
            let warning = warning(code, message);
            assert_eq!(worded(&warning, Language::Korean), korean);
            assert_eq!(worded(&warning, Language::English), format!("{}: {message}", code.as_str()));
            assert_eq!(warning.is_worth_a_look(), look, "{message}");
        }
    }
}
