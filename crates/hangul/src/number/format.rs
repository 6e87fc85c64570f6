//! How a number is written (번호 모양, 한글 문서 파일 형식 5.0, 표 43).

use crate::styles::NumberFormat;
use gwaje_forms::enclosed::circled;
use gwaje_forms::enumerator::SYLLABLES;

/// The letters that number in the order of the alphabet.
const JAMO: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const STEMS: &str = "갑을병정무기경신임계";
const STEMS_HANJA: &str = "甲乙丙丁戊己庚辛壬癸";

/// A number, from 1, as it is printed. A format that has no sign for the number gives its digits.
pub(crate) fn written(number: u32, format: NumberFormat) -> String {
    let sign = match format {
        NumberFormat::Digit => None,
        NumberFormat::CircledDigit => circled_digit(number),
        NumberFormat::RomanCapital => roman(number),
        NumberFormat::RomanSmall => roman(number).map(|text| text.to_lowercase()),
        NumberFormat::LatinCapital => letters(number, 'A'),
        NumberFormat::LatinSmall => letters(number, 'a'),
        NumberFormat::CircledLatinCapital => in_row(number, 'Ⓐ', 26),
        NumberFormat::CircledLatinSmall => in_row(number, 'ⓐ', 26),
        NumberFormat::HangulSyllable => of(number, SYLLABLES),
        NumberFormat::CircledHangulSyllable => in_row(number, '㉮', 14),
        NumberFormat::HangulJamo => of(number, JAMO),
        NumberFormat::CircledHangulJamo => in_row(number, '㉠', 14),
        NumberFormat::HangulPhonetic => counted(number, "일이삼사오육칠팔구", ["", "십", "백", "천"]),
        NumberFormat::Ideograph => counted(number, "一二三四五六七八九", ["", "十", "百", "千"]),
        NumberFormat::CircledIdeograph => in_row(number, '㊀', 10),
        NumberFormat::DecagonCircle => of(number, STEMS),
        NumberFormat::DecagonCircleHanja => of(number, STEMS_HANJA),
        NumberFormat::Symbol(sign) => Some(sign.to_string()),
    };
    sign.unwrap_or_else(|| number.to_string())
}

/// The number in a ring, as far as Unicode has it.
pub(crate) fn circled_digit(number: u32) -> Option<String> {
    circled(number).filter(|_| number > 0).map(String::from)
}

fn of(number: u32, signs: &str) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.chars().nth(at).map(String::from)
}

fn in_row(number: u32, first: char, count: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|at| *at < count)?;
    char::from_u32(u32::from(first) + at).map(String::from)
}

/// A, …, Z, AA, AB.
fn letters(number: u32, first: char) -> Option<String> {
    let mut left = number;
    let mut text = String::new();
    while left > 0 {
        left -= 1;
        text.insert(0, char::from_u32(u32::from(first) + left % 26)?);
        left /= 26;
    }
    (!text.is_empty()).then_some(text)
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut text = String::new();
    for (worth, sign) in STEPS {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    Some(text)
}

/// A number below 10,000 in words of digits and ranks; a one before a rank is not said.
fn counted(number: u32, digits: &str, ranks: [&str; 4]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    for (place, rank) in ranks.iter().enumerate().rev() {
        let digit = number / 10_u32.pow(place as u32) % 10;
        if digit > 0 {
            if digit > 1 || place == 0 {
                text.push_str(&of(digit, digits)?);
            }
            text.push_str(rank);
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::styles::NumberFormat;

    #[test]
    fn every_format() {
        let table = [
            (3, NumberFormat::Digit, "3"),
            (20, NumberFormat::CircledDigit, "⑳"),
            (35, NumberFormat::CircledDigit, "㉟"),
            (50, NumberFormat::CircledDigit, "㊿"),
            (51, NumberFormat::CircledDigit, "51"),
            (14, NumberFormat::RomanCapital, "XIV"),
            (4, NumberFormat::RomanSmall, "iv"),
            (28, NumberFormat::LatinCapital, "AB"),
            (2, NumberFormat::LatinSmall, "b"),
            (2, NumberFormat::CircledLatinCapital, "Ⓑ"),
            (3, NumberFormat::CircledLatinSmall, "ⓒ"),
            (14, NumberFormat::HangulSyllable, "하"),
            (16, NumberFormat::HangulSyllable, "너"),
            (29, NumberFormat::HangulSyllable, "29"),
            (2, NumberFormat::CircledHangulSyllable, "㉯"),
            (3, NumberFormat::HangulJamo, "ㄷ"),
            (1, NumberFormat::CircledHangulJamo, "㉠"),
            (21, NumberFormat::HangulPhonetic, "이십일"),
            (110, NumberFormat::Ideograph, "百十"),
            (2, NumberFormat::CircledIdeograph, "㊁"),
            (1, NumberFormat::DecagonCircle, "갑"),
            (10, NumberFormat::DecagonCircleHanja, "癸"),
            (7, NumberFormat::Symbol('*'), "*"),
            (0, NumberFormat::LatinCapital, "0"),
        ];
        for (number, format, wanted) in table {
            assert_eq!(written(number, format), wanted, "{number} {format:?}");
        }
    }
}
