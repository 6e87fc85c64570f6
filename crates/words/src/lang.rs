//! The languages, and how a sentence is put into one.

use crate::form::{filled, gaps};
use crate::table::rows;
use gwaje_model::{Code, Period, Removal, Severity, Warning};
use std::borrow::Cow;

/// A language of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Korean.
    #[default]
    Ko,
    /// English.
    En,
}

/// How deep sentences stand in the gaps of others.
const DEPTH: u8 = 4;

impl Lang {
    /// The language of a locale such as `ko_KR.UTF-8`: Korean where it says so, else English.
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            Some(locale) if locale.starts_with("ko") => Self::Ko,
            _ => Self::En,
        }
    }

    /// As HTML names it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// An English sentence of the program in this language; what is none, such as a name or the text of a document, as it is.
    #[must_use]
    pub fn told(self, english: &str) -> Cow<'_, str> {
        match self {
            Self::Ko => korean(english, DEPTH).map_or(Cow::Borrowed(english), Cow::Owned),
            Self::En => Cow::Borrowed(english),
        }
    }

    /// What a warning says: its code, and its message in this language.
    #[must_use]
    pub fn warning(self, warning: &Warning) -> String {
        let code = match self {
            Self::Ko => warning.code.korean(),
            Self::En => warning.code.as_str(),
        };
        format!("{code}: {}", self.message(warning))
    }

    /// The message of a warning. What was left out of a page is no sentence of ours.
    #[must_use]
    pub fn message(self, warning: &Warning) -> Cow<'_, str> {
        match warning.code.removal() {
            Removal::Glyphs => Cow::Borrowed(&warning.message),
            _ => self.told(&warning.message),
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self, severity: Severity) -> &'static str {
        match (self, severity) {
            (Self::Ko, Severity::Note) => "참고",
            (Self::Ko, Severity::Warning) => "확인",
            (Self::Ko, Severity::Error) => "오류",
            (Self::En, Severity::Note) => "note",
            (Self::En, Severity::Warning) => "warning",
            (Self::En, Severity::Error) => "error",
        }
    }

    /// A page by its number.
    #[must_use]
    pub fn page(self, number: impl std::fmt::Display) -> String {
        match self {
            Self::Ko => format!("{number}쪽"),
            Self::En => format!("page {number}"),
        }
    }

    /// A period as people read it.
    #[must_use]
    pub fn period(self, period: &Period) -> String {
        let mut parts: Vec<String> = period.section.iter().cloned().collect();
        parts.push(self.quarter(period.year, period.quarter, period.half));
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    /// A quarter, half or year.
    #[must_use]
    pub fn quarter(self, year: Option<i16>, quarter: Option<u8>, half: Option<u8>) -> String {
        let mut parts: Vec<String> = Vec::new();
        match self {
            Self::Ko => {
                parts.extend(year.map(|year| format!("{year}년")));
                parts.extend(half.map(|half| if half == 1 { "상반기" } else { "하반기" }.to_owned()));
                parts.extend(quarter.map(|quarter| format!("{quarter}분기")));
            }
            Self::En => {
                parts.extend(year.map(|year| year.to_string()));
                parts.extend(half.map(|half| format!("H{half}")));
                parts.extend(quarter.map(|quarter| format!("Q{quarter}")));
            }
        }
        parts.join(" ")
    }

    /// A release such as `yoon120/2024Q4`: its period as people read it, and the name of its agenda set.
    #[must_use]
    pub fn release(self, name: &str) -> (String, String) {
        match name.rsplit_once('/') {
            Some((set, period)) => (self.named_period(period), set.to_owned()),
            None => (self.named_period(name), String::new()),
        }
    }

    /// A period as corrections and columns name it, `2024Q4`, `2024H1` or `2024`, as people read it; other text as it is.
    #[must_use]
    pub fn named_period(self, name: &str) -> String {
        let (year, part) = name.split_at_checked(4).unwrap_or((name, ""));
        let number = |mark: char| part.strip_prefix(mark).and_then(|number| number.parse::<u8>().ok());
        let part = match (part, number('Q'), number('H')) {
            ("", ..) => Some((None, None)),
            (_, None, None) => None,
            (_, quarter, half) => Some((quarter, half)),
        };
        match (year.parse::<i16>(), part) {
            (Ok(year), Some((quarter, half))) => self.quarter(Some(year), quarter, half),
            _ => name.to_owned(),
        }
    }
}

/// The Korean of a sentence, or of several that stand in a row.
fn korean(english: &str, depth: u8) -> Option<String> {
    let deeper = depth.checked_sub(1)?;
    let mut rows = ["; ", ", "].into_iter().filter(|between| english.contains(between));
    let told = |between: &'static str| {
        let parts: Option<Vec<String>> = english.split(between).map(|part| one(part, deeper)).collect();
        parts.map(|parts| parts.join(between))
    };
    rows.find_map(told).or_else(|| one(english, deeper))
}

fn one(english: &str, depth: u8) -> Option<String> {
    form(english, depth).or_else(|| counted(english)).or_else(|| behind_name(english, depth))
}

/// The Korean of a sentence that has a form of the table.
fn form(english: &str, depth: u8) -> Option<String> {
    let part = |text: &str| korean(text, depth).unwrap_or_else(|| text.to_owned());
    rows().find_map(|(form, korean)| Some(filled(korean, &gaps(form, english)?, &part)))
}

/// A sentence behind the name of what it is about, such as that of a file.
fn behind_name(english: &str, depth: u8) -> Option<String> {
    let mut colons = english.match_indices(": ").map(|(at, colon)| english.split_at(at + colon.len()));
    colons.find_map(|(name, sentence)| Some(format!("{name}{}", form(sentence, depth)?)))
}

/// A code with its count, as reports have them.
fn counted(english: &str) -> Option<String> {
    let (name, count) = english.rsplit_once(' ').filter(|(_, count)| count.parse::<u64>().is_ok())?;
    let code = Code::ALL.iter().find(|code| code.as_str() == name)?;
    Some(format!("{} {count}", code.korean()))
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_locale_tells_the_language() {
        for (locale, expected) in [
            (Some("ko_KR.UTF-8"), Lang::Ko),
            (Some("en_US.UTF-8"), Lang::En),
            (Some("C"), Lang::En),
            (None, Lang::En),
        ] {
            assert_eq!(Lang::of_locale(locale), expected, "{locale:?}");
        }
    }

    #[test]
    fn a_period_is_told_as_people_read_it() {
        for (name, korean, english) in [
            ("2024Q4", "2024년 4분기", "2024 Q4"),
            ("2024H2", "2024년 하반기", "2024 H2"),
            ("2024", "2024년", "2024"),
            ("", "", ""),
            ("-", "-", "-"),
            ("2024년", "2024년", "2024년"),
            ("가나다라Q4", "가나다라Q4", "가나다라Q4"),
        ] {
            assert_eq!([Lang::Ko, Lang::En].map(|lang| lang.named_period(name)), [korean, english]);
        }
        for (name, told) in
            [("yoon120/2024Q4", ["2024년 4분기", "yoon120"]), ("2024", ["2024년", ""]), ("–", ["–", ""])]
        {
            assert_eq!(Lang::Ko.release(name), (told[0].to_owned(), told[1].to_owned()));
        }
    }

    #[test]
    fn a_sentence_is_told_in_korean_and_what_is_none_stays() {
        for (english, korean) in [
            ("“가 나” is joined with a space, 98 % sure", "“가 나”: 띄어 이음, 확실한 정도 98%"),
            (
                "“가 나” is joined with a space, 98 % sure; “다라” is joined without a space, 61 % sure",
                "“가 나”: 띄어 이음, 확실한 정도 98%; “다라”: 붙여 이음, 확실한 정도 61%",
            ),
            (
                "a part of page 3 is damaged: some of its content is not there",
                "3쪽의 일부가 손상됨: 내용 일부가 없음",
            ),
            ("warnings: number_gap 2, no_period 1", "경고: 과제 번호가 건너뜀 2, 기간 없이 적힌 항목 1"),
            ("귀어인의 집", "귀어인의 집"),
            (
                "a: b.csv: No such file or directory (os error 2)",
                "a: b.csv: 그런 파일이나 폴더가 없음(os error 2)",
            ),
            ("a: b: c", "a: b: c"),
        ] {
            assert_eq!(Lang::Ko.told(english), korean);
            assert_eq!(Lang::En.told(english), english);
        }
    }
}
