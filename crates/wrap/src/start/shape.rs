//! Clues from the line itself: the mark it opens with, the label or clause number, a heading by its wording.

use super::clue::Clue;
use super::evidence::Clues;
use super::view::View;
use crate::clean_line::CleanLine;
use crate::column_style::ColumnStyle;
use crate::opening::{Opening, Shape};
use crate::paragraph::Paragraph;
use crate::symbols::private_use;
use gwaje_forms::letter::{is_letter, is_letter_or_figure};
use gwaje_forms::line::{self, Wording};
use gwaje_forms::marker::{ARROWS, Rank, TRIANGLES, rank};
use gwaje_forms::marks::{self, Bracket};
use gwaje_forms::{body, enclosed, ending};

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    if let Some(heading) = heading(view.lines, view.at, Some(view.running), view.style) {
        clues.add(heading);
    }
    if let Some(opening) = &view.line.opening {
        clues.add(of_mark(view.line, opening));
        let lone = view.line.chars.len() <= opening.text_at;
        let opened = view.running.opening.as_ref().is_some_and(|first| first.shape == opening.shape);
        clues.add_if(lone, if opened { Clue::ClosesFrame } else { Clue::LoneMark });
    } else if let Some(label) = view.label(view.at) {
        // Without places a remark in brackets is as likely the end of its sentence.
        let remark = label == Clue::RoundWhole && !view.style.placed();
        clues.add(if remark { Clue::OpensBracket } else { label });
    }
}

/// What a line is altogether by its wording.
pub(super) fn heading(
    lines: &[CleanLine<'_>],
    at: usize,
    running: Option<&Paragraph>,
    style: &ColumnStyle,
) -> Option<Clue> {
    let line = lines.get(at)?;
    // In flattened text the bodies in charge stand between a title and the first year, never after an item.
    let bodies = || {
        let before_period = lines.get(at + 1).is_some_and(|next| next.wording == Wording::Period);
        let after_item = running.is_some_and(|running| running.opening.is_some());
        before_period && !after_item && body::may_be_list(&line.text)
            || line::is_bodies_and_period(&line.text)
    };
    let apart = |c: char| marks::opens(c) && marks::bracket(c) == Some(Bracket::Heading);
    match line.wording {
        Wording::Period if line.text.starts_with(apart) => Some(Clue::BracketedPeriod),
        Wording::Period => Some(Clue::Period),
        Wording::Caption => Some(Clue::Caption),
        Wording::Number => Some(Clue::EntryNumber),
        Wording::PerhapsPeriod => Some(Clue::RoundPeriod),
        _ if !style.placed() && bodies() => Some(Clue::Bodies),
        Wording::NumberedTitle => Some(Clue::NumberedTitle),
        Wording::Text => None,
    }
}

/// The mark a line opens with, by its kind.
pub(super) fn of_mark(line: &CleanLine<'_>, opening: &Opening) -> Clue {
    let width = opening.marker.as_ref().map_or(1, |marker| marker.chars().count());
    let behind = line.text_from(width);
    match opening.shape {
        Shape::Enclosed(..) => Clue::Circled,
        Shape::Counted(enumerator) if enumerator.is_textual() => Clue::Numbered,
        Shape::Counted(_) if line.text.starts_with('(') => Clue::Bracketed,
        Shape::Counted(_) if opening.marker.as_ref().is_some_and(|m| m.ends_with(')')) => Clue::HalfBracketed,
        Shape::Counted(_) => Clue::Lettered,
        Shape::Mark(mark) => of_listing_mark(mark, behind),
    }
}

/// `behind` is the text right behind the mark.
fn of_listing_mark(mark: char, behind: &str) -> Clue {
    let next = behind.chars().next();
    // A mark before a bracket is no hyphen, though authors forget the space.
    let spaced = next.is_none_or(|c| c == ' ' || marks::opens(c));
    // A year behind a dash is no negative number.
    let digit = next.is_some_and(|c| c.is_ascii_digit()) && !opens_with_year(behind);
    let by_space = |with, without| if spaced { with } else { without };
    if private_use(mark) {
        return Clue::PrivateUse;
    }
    match (rank(mark), mark) {
        (_, 'o' | 'O') => Clue::LatinO,
        (_, c) if TRIANGLES.contains(c) && digit => Clue::TriangleDigit,
        (_, c) if TRIANGLES.contains(c) => by_space(Clue::TriangleSpaced, Clue::TriangleTight),
        (Some(Rank::Dash), c) if ARROWS.contains(c) => Clue::Arrow,
        (Some(Rank::Dash), _) if digit => Clue::DashDigit,
        (Some(Rank::Dash), _) => by_space(Clue::DashSpaced, Clue::DashTight),
        (Some(Rank::Dot), _) => by_space(Clue::DotSpaced, Clue::DotTight),
        (Some(Rank::Note), '*') if ending::opens_with_ending(behind) => Clue::StarJosa,
        (Some(Rank::Note), '*' | '†') => by_space(Clue::StarSpaced, Clue::StarTight),
        (Some(Rank::Note), _) => Clue::NoteMark,
        _ => Clue::Bullet,
    }
}

/// Whether a text opens with a year of four figures.
fn opens_with_year(text: &str) -> bool {
    let figures = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    figures == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// The label, clause number or figures that a line without a mark opens with.
pub(super) fn of(line: &CleanLine<'_>) -> Option<Clue> {
    if line.opening.is_some() || !matches!(line.wording, Wording::Text | Wording::NumberedTitle) {
        return None;
    }
    let text = line.text.as_str();
    clause(text)
        .or_else(|| article(text).then_some(Clue::Article))
        .or_else(|| figures(text).then_some(Clue::Figures))
        .or_else(|| amount(text).then_some(Clue::Amount))
        .or_else(|| round_whole(text).then_some(Clue::RoundWhole))
        .or_else(|| bracketed_label(text))
        .or_else(|| colon_label(text).then_some(Clue::ColonLabel))
}

/// `2.2.1.2 `, `1-2-3.`, `2.1 `, `(1-1) `, `가-1. ` before text. With stops in it, three parts may be a date (`25.9.4.`),
/// and a number in brackets is one (`(3.14)`).
fn clause(text: &str) -> Option<Clue> {
    let number = text.split(' ').next()?;
    let rest = text.get(number.len()..)?.trim_start();
    let bare = number.trim_start_matches(marks::opens);
    let stopped = bare.trim_end_matches(|c| marks::closes(c) || c == '.');
    let parts: Vec<&str> = stopped.split(|c| c == '.' || marks::is_hyphen(c)).collect();
    let figures = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let counts = parts.iter().all(|part| figures(part) || letter(part)) && parts.iter().any(figures);
    let titled = rest.starts_with(|c: char| is_letter(c) || "「『(‘“<[".contains(c));
    let dated = stopped.contains('.') && (bare.len() < number.len() || year_month_day(&parts));
    match parts.len() {
        _ if !counts || !titled || dated => None,
        0 | 1 => None,
        2 => Some(Clue::ShortClause),
        _ => Some(Clue::Clause),
    }
}

/// Whether the parts of a number may be a year of two digits, a month and a day.
fn year_month_day(parts: &[&str]) -> bool {
    let [year, month, day] = parts else { return false };
    let within = |part: &str, most: u32| part.parse().is_ok_and(|value: u32| (1..=most).contains(&value));
    year.len() == 2 && within(month, 12) && within(day, 31)
}

/// Whether a part of a clause number is a letter that counts: `가`, `Ⅰ`, `①`.
fn letter(part: &str) -> bool {
    let mut chars = part.chars();
    let counts =
        |c: char| "가나다라마바사아자차카타파하ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".contains(c) || enclosed::figure(c).is_some();
    chars.next().is_some_and(counts) && chars.next().is_none()
}

/// `제3조(목적)`, `제3조의2(목적)`, `제2장 총칙`. Without a title in brackets an article is cited: `제18조제4항에 따른`.
fn article(text: &str) -> bool {
    let after_figures = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        ((1..=4).contains(&(text.len() - rest.len()))).then(|| rest.to_owned())
    };
    let Some(unit) = text.strip_prefix('제').and_then(|rest| after_figures(rest.trim_start())) else {
        return false;
    };
    let mut after = unit.trim_start().chars();
    match after.next() {
        Some('조') => {
            let rest = after.as_str();
            let branch = rest.strip_prefix('의').and_then(after_figures);
            branch.as_deref().unwrap_or(rest).starts_with('(')
        }
        Some('장' | '절' | '편' | '관') => after.next().is_some_and(|c| c == ' ' || c == '('),
        _ => false,
    }
}

/// Nothing but figures parted by hyphens, as in a telephone number: at least six.
fn figures(text: &str) -> bool {
    text.contains('-')
        && text.chars().all(|c| c.is_ascii_digit() || "-()/ ".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 6
}

/// Nothing but one amount.
fn amount(text: &str) -> bool {
    let core = text.trim_start_matches(['△', '▲', '▽', '+', '-', '약', '총', ' ']);
    let unit = core.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    unit.len() < core.len()
        // A bare number is a year or the rest of a date as well.
        && (text.contains(',') || !unit.is_empty() || core.len() < text.len())
        && unit.chars().count() <= 3
        && unit.chars().all(|c| c == '%' || ('가'..='힣').contains(&c))
        && !unit.starts_with(['월', '일', '년', '분', '다', '를', '을', '이', '에', '로', '의', '은', '는'])
}

/// One round bracket from end to end, with a word in it that is no date. `(이하 “사업비”라 한다)` belongs to the words
/// before it.
fn round_whole(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| {
        !inside.contains([')', '('])
            && inside.starts_with(|c| ('가'..='힣').contains(&c))
            && !inside.starts_with("이하 ")
    })
}

/// No label is longer than this many characters.
const LONGEST_LABEL: usize = 16;

/// What a number in a label counts, by its first letters.
const ORDINALS: [&str; 9] = ["차", "단계", "부", "안", "순위", "주차", "호", "유형", "권역"];

/// `(2차 평가) …`, `【별첨】 …`: a bracket closed soon, no date or amount in it, text behind it.
fn bracketed_label(text: &str) -> Option<Clue> {
    let mut chars = text.chars();
    let open = chars.next()?;
    let use_of = marks::bracket(open).filter(|_| marks::opens(open))?;
    let close = marks::closing_of(open).filter(|_| use_of != Bracket::Corner)?;
    let (inside, behind) = chars.as_str().split_once(close)?;
    let length = inside.chars().count();
    let named = inside.chars().any(|c| ('가'..='힣').contains(&c));
    // `(2차 평가)` is a label; `(3월)` and `(18.6억 달러)` are dates and amounts.
    let behind_figures = inside.trim_start_matches(|c: char| c.is_ascii_digit() || " .~’'-,".contains(c));
    let figures =
        behind_figures.len() < inside.len() && !ORDINALS.iter().any(|unit| behind_figures.starts_with(unit));
    let text_follows =
        behind.trim_start().starts_with(|c: char| is_letter_or_figure(c) || "「『‘“".contains(c));
    // A particle behind the bracket belongs to a word that was broken at it.
    let josa = use_of == Bracket::Round && ending::opens_with_ending(behind);
    if length == 0 || length > LONGEST_LABEL || !named || figures || !text_follows || josa {
        return None;
    }
    Some(match open {
        _ if use_of == Bracket::Round => Clue::RoundLabel,
        '【' | '〖' | '〔' | '〘' => Clue::LenticularLabel,
        _ => Clue::SquareLabel,
    })
}

/// `장소 : 부산`, `담당자: …`: a short name and a colon.
fn colon_label(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, behind)| {
        let name = name.trim_end();
        (2..=LONGEST_LABEL).contains(&name.chars().count())
            && name.chars().all(|c| ('가'..='힣').contains(&c) || c == ' ' || c == '·')
            && behind.starts_with(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::clean;
    use crate::start::clue::Clue;
    use crate::testing::line_of;

    #[test]
    fn lines_without_a_mark_by_what_they_open_with() {
        for (text, wanted) in [
            ("2.2.1.2 설계하중은 계산으로 정한다", Some(Clue::Clause)),
            ("2-2-3. 부두 점검", Some(Clue::Clause)),
            ("2.1 적용 범위", Some(Clue::ShortClause)),
            ("2.5배 확대", None),
            ("(3.14) 개최", None),
            ("25.9.4. 시행", None),
            ("(1-1) 대상 선정", Some(Clue::ShortClause)),
            ("가-2. 대상 선정", Some(Clue::ShortClause)),
            ("1-가) 대상 선정", Some(Clue::ShortClause)),
            ("가-나 구간 개통", None),
            ("제3조(목적) 이 규정은", Some(Clue::Article)),
            ("제2장 총칙", Some(Clue::Article)),
            ("제3조의2(시행일) 이 규정은", Some(Clue::Article)),
            ("제18조의2제4항에 따른 협의체", None),
            ("제64조 각 호에 따른 조치", None),
            ("제3차 회의", None),
            ("(2차 평가) 합동 회의", Some(Clue::RoundLabel)),
            ("(부산대) 해양 연구", Some(Clue::RoundLabel)),
            ("(12월) 대상 선정", None),
            ("(8.28~9.27) 개최", None),
            ("(항만)을 넓히고", None),
            ("(항만)은행 여신", Some(Clue::RoundLabel)),
            ("【별첨】국정과제", Some(Clue::LenticularLabel)),
            ("[별첨] 국정과제", Some(Clue::SquareLabel)),
            ("(18.6억 달러) 순으로", None),
            ("사업기간 : 두 해", Some(Clue::ColonLabel)),
            ("070-4243-1113", Some(Clue::Figures)),
            ("2024", None),
            ("어촌 활력", None),
        ] {
            let line = line_of(text);
            assert_eq!(of(&clean::line(&line, &mut Vec::new())), wanted, "{text}");
        }
    }
}
