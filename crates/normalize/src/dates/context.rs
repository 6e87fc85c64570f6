//! Whether something that could be a date is one here.
//!
//! `1.5` is a date in `(1.5)`, `(착수보고회, 1.5)` and `1.5(금)`, and none in `(1.5℃)`, `(평점 1.5)` or `성장률(1.5)`.
//! Inside parentheses a dotted number must be a whole element of the list; outside, only a weekday, `일` or a word
//! for a date beside it makes it one. When in doubt it is not a date.

use super::regions::{LIST_MARKS, Region};
use super::written::{Expression, Form, Part, Year};
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_forms::marks;

/// Words for happenings and deadlines that stand beside a date: `(7.1 시행)`, `(공고 3.5)`.
const HAPPENINGS: &[&str] = &[
    "개최",
    "시행",
    "발표",
    "체결",
    "완료",
    "착수",
    "출범",
    "기준",
    "현재",
    "예정",
    "공포",
    "공고",
    "개시",
    "마감",
    "제정",
    "개정",
    "의결",
    "통과",
    "수립",
    "서명",
    "방문",
    "개소",
    "준공",
    "기공",
    "착공",
    "가동",
    "접수",
    "선정",
    "확정",
    "배포",
    "출시",
    "개통",
    "도입",
    "종료",
    "실시",
    "입법예고",
    "행정예고",
    "고시",
    "시작",
    "제출",
    "회의",
    "개막",
    "폐막",
    "개관",
    "개원",
    "이후",
    "이전",
    "부터",
    "까지",
    "경",
    "자",
    "잠정",
    "오전",
    "오후",
    "발효",
    "게시",
    "승인",
    "고지",
    "지정",
    "위촉",
    "협약",
    "공모",
    "보고",
    "보도",
    "상정",
    "심의",
];

/// Words that make a number without a unit beside them a measure.
const MEASURES: &[&str] = &[
    "률",
    "율",
    "평균",
    "평점",
    "점수",
    "별점",
    "학점",
    "지수",
    "배율",
    "계수",
    "규모",
    "비중",
    "금리",
    "전년비",
    "대비율",
    "GDP",
    "%",
    "%p",
    "℃",
    "‰",
    "버전",
    "버젼",
    "ver",
    "Ver",
    "VER",
    "강도",
    "합계",
    "표준편차",
    "오차",
    "별표",
    "별지",
    "그림",
    "시력",
    "pH",
    "수치",
    "배수",
];

/// Words that end like a rate and are none.
const NO_MEASURES: &[&str] = &["법률", "자율", "조율", "규율", "선율", "일률"];

/// A candidate in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) written: Expression,
    pub(super) region: Option<Region>,
    /// Whether parentheses of the text hold decimals, so that a dotted number in them is rather one too.
    pub(super) decimals: bool,
    /// Whether the element before it in the same list is a date.
    pub(super) continues: bool,
    /// Year of the period.
    pub(super) year: Option<i16>,
}

impl<'a> Candidate<'a> {
    /// Whether it is a date here.
    pub(super) fn is_date(&self) -> bool {
        self.starts_fresh()
            && self.happens_once()
            && self.years_are_near()
            && (self.written.form() == Form::Clear || self.dotted_is_date())
    }

    fn before(&self) -> &'a str {
        let from = self.region.map_or(0, |region| region.start);
        self.text.get(from..self.start).unwrap_or_default()
    }

    fn after(&self) -> &'a str {
        let to = self.region.map_or(self.text.len(), |region| region.end);
        self.text.get(self.end..to).unwrap_or_default()
    }

    /// Not in the middle of a number, a code or a word.
    fn starts_fresh(&self) -> bool {
        if self.continues {
            return true;
        }
        let first = self.text.get(self.start..).and_then(|rest| rest.chars().next());
        let mut back = self.text.get(..self.start).unwrap_or_default().chars().rev();
        let Some(last) = back.next() else { return true };
        let before_last = back.next();
        let after_figure = before_last.is_some_and(|c| c.is_ascii_alphanumeric());
        match last {
            '·' | '/' if before_last == Some('상') => false,
            '.' | ',' | '-' | '–' | ':' | '/' | '+' | '=' | '×' => !after_figure,
            c if marks::is_range_mark(c) => {
                self.written.form() == Form::Clear && !matches!(self.written, Expression::Until(_))
            }
            c if c.is_ascii_alphanumeric() => {
                first.is_some_and(|mark| marks::is_year_mark(mark) && mark != '\'')
            }
            c if is_letter_or_figure(c) => {
                first.is_some_and(|c| c.is_ascii_digit() || marks::is_year_mark(c))
            }
            _ => true,
        }
    }

    /// `매년 10월`, `역대 1분기` name no date, and what follows `1590년` belongs to a year that was not read.
    fn happens_once(&self) -> bool {
        let before = self.text.get(..self.start).unwrap_or_default().trim_end();
        let year =
            || before.strip_suffix('년').is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit()));
        let yearless = self.written.points().all(|point| point.year.is_none());
        !yearless || !(["매년", "매해", "해마다", "역대", "매월"].contains(&last_word(before)) || year())
    }

    /// Two figures are a year only near the period; a bare `’50` could open a quotation.
    fn years_are_near(&self) -> bool {
        self.written.points().all(|point| {
            let away = |year: i16| self.year.map(|own| (own - year).abs());
            match point.year {
                Some(Year::Unmarked(year)) if matches!(point.part, Part::Day(..)) => {
                    away(year).is_some_and(|years| years <= 3)
                }
                Some(Year::Unmarked(year)) => away(year).is_some_and(|years| years <= 6),
                Some(Year::Written(year)) if point.part == Part::Whole && point.form == Form::Dotted => {
                    away(year).is_none_or(|years| years <= 30)
                }
                _ => true,
            }
        })
    }

    /// Forms of figures and dots only.
    fn dotted_is_date(&self) -> bool {
        let years = self.written.points().all(|point| point.part == Part::Whole && point.year.is_some());
        let unmarked = |point: super::written::Point| matches!(point.year, Some(Year::Unmarked(_)));
        let named =
            self.written.points().all(|point| !matches!(point.part, Part::Day(..)) && unmarked(point));
        if years {
            return self.written.form() == Form::Dotted || !matches!(self.written, Expression::On(_));
        }
        named || if self.region.is_some() { self.is_list_element() } else { self.stands_out() }
    }

    /// Inside parentheses: a whole element of a list of dates and labels.
    fn is_list_element(&self) -> bool {
        !self.decimals && !self.explains_a_measure() && self.left_is_free() && self.right_is_free()
    }

    fn left_is_free(&self) -> bool {
        let left = self.before().trim_end();
        if left.is_empty() || self.continues {
            return true;
        }
        let label = left.trim_end_matches(LIST_MARKS).trim_end();
        let separated = label.len() < left.len();
        let element = label.rsplit(LIST_MARKS).next().unwrap_or(label).trim();
        !is_measure(element) && (separated || is_happening(element) || is_ordinal(element))
    }

    fn right_is_free(&self) -> bool {
        let right = self.after();
        let trimmed = right.trim_start();
        let happening = trimmed.split([' ', ',', ')', ';', '·']).next().unwrap_or_default();
        trimmed.is_empty()
            || trimmed.starts_with([',', ';', '、', '&'])
            || trimmed.strip_prefix('/').is_some_and(|rest| !starts_with_figure(rest))
            || (trimmed.starts_with('·') && starts_with_figure(&trimmed['·'.len_utf8()..]))
            || HAPPENINGS.iter().any(|word| happening.starts_with(word))
            || is_time(trimmed)
            || (trimmed.starts_with("및") && trimmed.contains(|c: char| c.is_ascii_digit()))
    }

    /// `출산율(1.2)`, `80%(1.5)`: what the parenthesis explains is a measure.
    fn explains_a_measure(&self) -> bool {
        let Some(region) = self.region else { return false };
        let outside = self.text.get(..region.start).unwrap_or_default();
        let outside = outside.trim_end_matches(marks::opens_round).trim_end();
        outside.ends_with(['%', '℃', '‰', '배', '㎞', '㎡']) || is_measure(last_word(outside))
    }

    /// Outside parentheses: a range of days with full stops, or a day with a word for a date beside it.
    fn stands_out(&self) -> bool {
        let (before, after) = (self.before().trim_end(), self.after());
        if is_measure(last_word(before)) {
            return false;
        }
        let mut days = self.written.points().filter(|point| matches!(point.part, Part::Day(..)));
        let printed = self.text.get(self.start..self.end).unwrap_or_default();
        let stops = printed.matches('.').count();
        let next = after.trim_start().split(' ').next().unwrap_or_default();
        let happens = HAPPENINGS.iter().any(|word| next.starts_with(word));
        let led = before.is_empty() || before.ends_with([',', ':', '→', '▴', '△']);
        match self.written {
            Expression::Between(..) if days.all(|point| point.form == Form::Dotted) => {
                let free = after.is_empty() || after.starts_with([' ', ')', ',', '.', ']', '」']);
                (free || happens) && (stops > 2 || happens || led || ["기간", "일정", "중"].contains(&next))
            }
            Expression::On(_) => {
                let announced = ["오는", "지난", "일시", "일자", "날짜"]
                    .contains(&last_word(before).trim_end_matches(':'));
                announced || (led && happens && printed.len() > 3) || next == "자"
            }
            _ => false,
        }
    }

    /// What is printed with the date in the parenthesis, as a byte range: `착수보고회` in `(착수보고회, 4.30)`.
    pub(super) fn label(&self) -> Option<&'a str> {
        self.region?;
        let left = self.before().trim_end();
        let name = left.trim_end_matches([',', ':', ';', ' ']);
        let left = (name.len() < left.len()).then(|| name.rsplit([',', ';']).next().unwrap_or(name));
        let right = self.after().trim_start().strip_prefix(',');
        let right = right.map(|right| right.split([',', ';']).next().unwrap_or(right));
        [left, right].into_iter().flatten().map(str::trim).find(|label| {
            !label.is_empty() && label.chars().count() <= 20 && !label.contains(|c: char| c.is_ascii_digit())
        })
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '(', ')', ',', '·', '「', '」']).next().unwrap_or(text)
}

fn is_measure(word: &str) -> bool {
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    ends(MEASURES) && !ends(NO_MEASURES)
}

fn is_happening(element: &str) -> bool {
    HAPPENINGS.iter().any(|word| last_word(element).ends_with(word))
}

/// `1차`, `제2회`.
fn is_ordinal(element: &str) -> bool {
    let word = last_word(element).trim_start_matches('제');
    let number = word.trim_end_matches(['차', '회']);
    number.len() < word.len() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

fn starts_with_figure(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `14:00`, `10시`.
fn is_time(text: &str) -> bool {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(figures..).unwrap_or_default();
    (1..=2).contains(&figures) && (rest.starts_with('시') || rest.starts_with(':'))
}
