//! Words by which a figure is how much there was on a day, or since the year began: the next report tells it anew.
//!
//! ```text
//! until    = date, [ "초" | "말" | … ], ( "까지" | "기준" | "현재" ) ;     (* 6월 말 기준 *)
//! months   = "1", range, month | "1", range, quarter ;                  (* 1~6월 is so, 4~6월 is not *)
//! since    = ( "올해" | "금년" | "연초" ), ( "들어" | "이후" ) | act, ( "이후" | "이래" ) ;
//! as_of    = ( until | months | since | "현재" ), …, figure | figure, …, "(", …, ")" ;
//! ```

use super::{CLAUSE, before, behind};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// How far behind a figure the parenthesis may open that says as of when it is, in characters: `52개소 운영(6월 말 기준)`.
const REMARK: usize = 10;

/// The same and what stands in it, in characters.
const REMARK_END: usize = 40;

/// One form for all, of letters and plain classes: another, or one class of Hangul, takes millions of instructions to make ready.
static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let day = r"(?:[0-9] *(?:/ *4)? *분기|[0-9][0-9]? *월(?: *[0-9][0-9]? *일)?|[0-9][0-9]?[./] *[0-9][0-9]?\.?|상반기|하반기|연|년|월|현재|지금)";
    let until = format!(r"{day} *(?:초|말|중순|말일)? *(?:까지|기준|현재)");
    let range = "(?:~|∼|～|-)";
    let months = format!(r"(?-u:\b)(?P<months>1 *(?:월|\.)? *{range} *[0-9][0-9]? *월)");
    let quarters = format!(r"(?-u:\b)(?P<quarters>1 *{range} *[2-4](?:/4)? *분기)");
    let since = r"(?P<since>(?:올해|올|금년|연초) *(?:들어|이후))";
    let ever = r"(?P<ever>(?:출범|취임|개통|개원|개소|개관|시행|도입|설립|출시|개시|[0-9]년) *(?:이후|이래)) *(?:총|약)? *$";
    let now = r"(?:^|[ (])(?P<now>현재)(?:까지)?(?:[ ,)]|$)";
    Regex::new(&format!("(?P<until>{until})|{months}|{quarters}|{since}|{ever}|{now}")).ok()
});

/// One of these stands in every text that fits: what is never asked for is never made ready.
const TELLING: [&str; 10] = ["까지", "기준", "현재", "들어", "이후", "이래", "~", "∼", "～", "-"];

/// Where the words stand by which [`FORM`] fits.
fn words(text: &str, found: &Captures<'_>) -> Option<Range<usize>> {
    let from_january = ["months", "quarters"].iter().find_map(|name| found.name(name));
    if let Some(range) = from_january {
        // `2.1~3월`: the figure goes on before.
        let goes_on = text.get(..range.start())?.ends_with(['.', ',', '~', '∼', '～', '-']);
        return (!goes_on).then(|| range.range());
    }
    ["until", "since", "ever", "now"].iter().find_map(|name| found.name(name)).map(|word| word.range())
}

/// The words by which a figure is how much there was on a day: a state, or a sum since the year began.
#[must_use]
pub fn as_of(text: &str, figure: Range<usize>) -> Option<Range<usize>> {
    let (from, before) = before(text, figure.start, CLAUSE)?;
    let fits = |part: &str| TELLING.iter().any(|word| part.contains(word));
    let named = || {
        let form = FORM.as_ref().filter(|_| fits(before))?;
        let word = form.captures_iter(before).filter_map(|found| words(before, &found)).last()?;
        // Another time between both is that of the figure: `3월까지 210ha, 4월에 15ha`.
        let other = is_of_another_time(before.get(word.end..)?);
        (!other).then_some(from + word.start..from + word.end)
    };
    named().or_else(|| {
        let behind = behind(text, figure.end, REMARK_END)?;
        let open = behind.find('(')?;
        let near = behind.get(..open)?;
        let close = open + behind.get(open..)?.find(')')?;
        let plain = near.chars().count() <= REMARK && !near.contains([',', ';']);
        let inner = behind.get(open..=close).filter(|inner| plain && fits(inner))?;
        let word = words(inner, &FORM.as_ref()?.captures(inner)?)?;
        // A figure of its own in the parenthesis is the one of that day: `12개소(6월 말 기준 45개소)`.
        let alone = !inner.get(word.end..)?.contains(|c: char| c.is_ascii_digit());
        alone.then_some(figure.end + open + word.start..figure.end + open + word.end)
    })
}

fn is_of_another_time(text: &str) -> bool {
    text.contains('월') && text.contains(|c: char| c.is_ascii_digit()) || text.contains("분기")
}

#[cfg(test)]
mod tests {
    use super::as_of;

    #[test]
    fn the_last_time_before_a_figure_decides() {
        for (text, figure, expected) in [
            ("3월까지 210ha 조성", "210ha", Some("3월까지")),
            ("3월까지 210ha, 4월에 15ha 조성", "15ha", None),
            ("6월 말 기준 총 52개소", "52개소", Some("6월 말 기준")),
            ("1~6월 380km 준공", "380km", Some("1~6월")),
            ("1∼3분기 380km 준공", "380km", Some("1∼3분기")),
            ("11~12월 380km 준공", "380km", None),
            ("4~6월 380km 준공", "380km", None),
            ("2.1~3월 380km 준공", "380km", None),
            ("11~12월 말까지 380km 준공", "380km", Some("12월 말까지")),
            ("52개소 운영(6월 말 기준)", "52개소", Some("6월 말 기준")),
            ("12개소 신설(6월 말 기준 45개소)", "12개소", None),
            ("올해 들어 12건 처리", "12건", Some("올해 들어")),
            ("개통 이후 총 3만 명 이용", "3만 명", Some("개통 이후")),
            ("현재 12개소 운영", "12개소", Some("현재")),
            ("도서관 12개소 개관", "12개소", None),
        ] {
            let start = text.find(figure).unwrap();
            let found = as_of(text, start..start + figure.len());
            assert_eq!(found.and_then(|word| text.get(word)), expected, "{text}");
        }
    }
}
