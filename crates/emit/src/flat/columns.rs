//! The columns of the flat sheet, once: what each holds, and how it is called in both languages.

use crate::column::{Column, Kind, Table, column, maybe};

/// The language of headings and remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Korean.
    Korean,
    /// English: the names of columns as a database has them.
    English,
}

/// Where a column has its cells from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The column of that name of `items_flat`.
    View,
    /// The period in words.
    Period,
    /// What the item says of the work, in words.
    State,
    /// What deserves a look.
    Doubts,
    /// The address of the page.
    Link,
}

/// A column of the sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    pub(crate) column: Column,
    pub(crate) from: From,
    /// Korean heading and meaning.
    pub(crate) korean: [&'static str; 2],
    /// Width in digits.
    pub(crate) width: u16,
}

const fn shown(column: Column, from: From, width: u16, korean: [&'static str; 2]) -> Shown {
    Shown { column, from, korean, width }
}

const fn view(column: Column, width: u16, korean: [&'static str; 2]) -> Shown {
    shown(column, From::View, width, korean)
}

/// All columns, in order.
pub(crate) const COLUMNS: &[Shown] = &[
    view(
        maybe("agenda_number", Kind::Text, "Number of the agenda as written."),
        8,
        ["국정과제 번호", "국정과제의 번호. 문서에 적힌 대로"],
    ),
    view(column("agenda_title", Kind::Text, "Title of the agenda."), 24, ["국정과제", "국정과제의 이름"]),
    view(
        maybe("task_number", Kind::Text, "Number of the task as written."),
        9,
        ["과제 번호", "실천과제의 번호. 문서에 적힌 대로"],
    ),
    view(column("task_title", Kind::Text, "Title of the task."), 26, ["실천과제", "실천과제의 이름"]),
    view(
        maybe("bodies", Kind::Text, "All bodies of the task in their order."),
        18,
        ["담당 기관", "과제를 맡은 기관 전부. 아는 기관은 공식 이름으로"],
    ),
    shown(
        maybe("period", Kind::Text, "The period it is reported for, after its section or column."),
        From::Period,
        14,
        ["기간", "실적을 적은 기간. 그 앞은 문서의 절이나 표 열의 이름"],
    ),
    view(maybe("marker", Kind::Text, "The marker's visible shape."), 5, ["기호", "항목 앞의 글머리 기호"]),
    view(
        column("text", Kind::Text, "The item; a sub-item is set in."),
        70,
        ["내용", "추진 실적·계획. 하위 항목은 들여 씀"],
    ),
    view(
        maybe("date_text", Kind::Text, "The first date in the text that has a day, as worded."),
        10,
        ["날짜 표기", "내용에 처음 나오는 날짜. 적힌 대로"],
    ),
    view(maybe("first_date", Kind::Date, "Its first day."), 11, ["날짜", "그 날짜의 첫날"]),
    view(
        maybe("last_date", Kind::Date, "Its last day: of `11월` the 30th."),
        11,
        ["날짜 끝", "그 날짜의 마지막 날. ‘11월’이면 11월 30일"],
    ),
    shown(
        maybe("state", Kind::Text, "What it says of the work: `plan`, `ongoing`, `done`; empty for none."),
        From::State,
        9,
        ["추진 상태", "내용이 말하는 상태: 계획, 추진 중, 완료. 말하지 않으면 빈칸"],
    ),
    shown(
        maybe("doubts", Kind::Text, "What deserves a look, and why."),
        From::Doubts,
        34,
        ["확인", "원문과 견주어 볼 것과 그 까닭. 과제나 쪽에 대한 것은 그 첫 줄에"],
    ),
    view(maybe("page", Kind::Integer, "Page it begins on, from 1."), 6, ["쪽", "항목이 시작하는 쪽"]),
    shown(maybe("link", Kind::Text, "Where that page is."), From::Link, 30, ["원문 위치", "그 쪽의 주소"]),
    view(column("name", Kind::Text, "The file name of its document."), 22, ["문서", "읽은 파일의 이름"]),
    view(
        maybe("release", Kind::Text, "The release of its document."),
        15,
        ["공개본", "문서가 속한 분기 공개본"],
    ),
    view(
        maybe("url", Kind::Text, "Address its document was fetched from, if that was said."),
        22,
        ["출처", "문서를 받은 주소. 알려 주었을 때만"],
    ),
    view(
        maybe("publisher", Kind::Text, "Who published its document, if that was said."),
        14,
        ["발행 기관", "문서를 낸 기관. 알려 주었을 때만"],
    ),
    view(
        maybe("published", Kind::Text, "When it was published, if that was said: a day, or a day and time."),
        12,
        ["발행일", "문서를 낸 날. 알려 주었을 때만"],
    ),
    view(
        maybe("confidence", Kind::Real, "Probability that text and structure are right, 0 to 1."),
        8,
        ["신뢰도", "글과 구조를 바르게 읽었을 확률. 0에서 1까지"],
    ),
    view(maybe("period_start", Kind::Date, "First day of its period."), 11, ["기간 시작", "기간의 첫날"]),
    view(maybe("period_end", Kind::Date, "Last day of its period."), 11, ["기간 끝", "기간의 마지막 날"]),
    view(
        column("depth", Kind::Integer, "0 for an item, 1 for a sub-item, and so on."),
        6,
        ["단계", "항목 0, 하위 항목 1, 그 아래 2"],
    ),
    view(
        maybe("item", Kind::Text, "Its id; empty where a remark stands in place of items."),
        34,
        ["항목 ID", "바뀌지 않는 식별자. 항목 대신 적힌 말(‘해당사항 없음’)에는 없음"],
    ),
];

const fn named(korean: bool) -> [Column; COLUMNS.len()] {
    let mut all = [column("", Kind::Text, ""); COLUMNS.len()];
    let (mut left, mut rest) = (COLUMNS, all.as_mut_slice());
    while let ([first, more @ ..], Some((to, others))) = (left, rest.split_first_mut()) {
        *to = first.column;
        if korean {
            [to.name, to.about] = first.korean;
        }
        (left, rest) = (more, others);
    }
    all
}

const ABOUT: &str = "One row an item, with everything above it in the same row.";

static ENGLISH: Table =
    Table { name: "flat", about: ABOUT, key: &["item"], columns: &const { named(false) } };
static KOREAN: Table =
    Table { name: "flat", about: ABOUT, key: &["항목 ID"], columns: &const { named(true) } };

/// The sheet as a table, its columns named in a language.
pub(crate) fn table(language: Language) -> &'static Table {
    match language {
        Language::Korean => &KOREAN,
        Language::English => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, From, Language, table};
    use crate::views::ITEMS_FLAT;

    #[test]
    fn every_column_is_of_the_view_or_made_for_the_sheet() {
        for shown in COLUMNS {
            let known = ITEMS_FLAT.columns.iter().find(|column| column.name == shown.column.name);
            let fits = known.is_some_and(|column| column.kind == shown.column.kind);
            assert_eq!(fits, shown.from == From::View, "{}", shown.column.name);
        }
    }

    #[test]
    fn both_languages_name_every_column_once() {
        for language in [Language::Korean, Language::English] {
            let names: std::collections::BTreeSet<&str> =
                table(language).columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), COLUMNS.len());
            assert!(table(language).position(table(language).key[0]).is_some());
        }
    }
}
