//! Printed lines to text: tables of characters with the gaps between them, and the spaces that are read.
//!
//! Letters are 10 points wide and stand close. Between them `_` is a space glyph, and a digit 1 to 9 in angle brackets
//! a gap of so many tenths of an em; `<->` is one of minus a tenth.

use super::read;
use crate::clean;
use crate::space::habit::GlyphHabit;
use crate::testing::line_of;
use gwaje_model::{Char, FontKind, Line};

/// A line whose gaps are written out. `apart` stands between any two letters that have no other gap, in em.
fn line(text: &str, apart: f32) -> Line {
    let mut line = line_of("");
    let (mut x, mut gap, mut code) = (0.0, apart, false);
    for ch in text.chars() {
        match ch {
            '<' => (gap, code) = (0.0, true),
            '>' => code = false,
            '-' if code => gap -= 0.1,
            digit if code => gap = 10.0 * gap + f32::from(digit as u8 - b'0') / 10.0,
            ch => {
                let width = if ch == '_' { 3.0 } else { 10.0 };
                let ch = if ch == '_' { ' ' } else { ch };
                x += 10.0 * if line.chars.is_empty() { 0.0 } else { gap };
                line.chars.push(Char { ch, x0: x, x1: x + width, ..line_of("가").chars[0] });
                x += width;
                gap = apart;
            }
        }
    }
    line
}

fn habit(line: &Line, writes: bool) -> GlyphHabit {
    let mut habit = GlyphHabit::default();
    habit.add(line);
    let written = self::line("가_나", 0.0);
    (0..if writes { 300 } else { 0 }).for_each(|_| habit.add(&written));
    habit
}

fn of(line: &Line, label: bool, writes: bool) -> String {
    let mut printed = clean::line(line, &mut Vec::new());
    read(&mut printed, label, &habit(line, writes), &mut Vec::new());
    printed.text
}

#[test]
fn words_spread_by_hand() {
    let table = [
        ("국 정 과 제", true, "국정과제"),
        ("부   서", true, "부서"),
        ("완 료", true, "완료"),
        ("합 동", true, "합동"),
        ("구 분", true, "구분"),
        ("소 계", true, "소계"),
        ("그 외", true, "그 외"),
        ("두 곳", true, "두 곳"),
        ("부 서", false, "부서"),
        ("담당 부 서", false, "담당 부 서"),
        ("두 곳", false, "두 곳"),
        ("지 능 형", false, "지능형"),
        ("이 를 위 해 추진", false, "이 를 위 해 추진"),
        ("이 법 및 시행령에 따라", false, "이 법 및 시행령에 따라"),
        ("할 수 있 는 경우", false, "할 수 있 는 경우"),
        ("혁 명 을", false, "혁명을"),
        ("추 진 실 적", true, "추진실적"),
        ("소 관 부 처", true, "소관부처"),
        ("기 업 생 태 계", false, "기업생태계"),
        ("위   치 : 부산", false, "위치 : 부산"),
        ("올해 수   산   물 공급", false, "올해 수산물 공급"),
    ];
    for (input, label, wanted) in table {
        assert_eq!(of(&line_of(input), label, true), wanted, "{input}");
    }
}

#[test]
fn gaps_and_letter_spacing() {
    let table = [
        // Plain lines whose spaces are gaps.
        (0.0, "에<5>강한<5>물<5>환경", "에 강한 물 환경"),
        (0.0, "어촌<3>활력을<3>높이는<3>사업<3>312개", "어촌 활력을 높이는 사업 312개"),
        // Letter-spaced and squeezed ones.
        (0.2, "어촌<7>활력을<7>높이는<7>사업", "어촌 활력을 높이는 사업"),
        (0.5, "주권<9>확보와<9>우주<9>경제", "주권 확보와 우주 경제"),
        (0.3, "과기정통부<6>우주청", "과기정통부 우주청"),
        (0.4, "인재<8>양성", "인재 양성"),
        (-0.1, "어촌<1>활력을<1>높이는<1>사업의<1>추진", "어촌 활력을 높이는 사업의 추진"),
        // One word over its cell.
        (2.0, "완료", "완료"),
        (1.5, "합동", "합동"),
        (1.0, "국정과제", "국정과제"),
        (0.6, "추진현황", "추진현황"),
    ];
    for (apart, input, wanted) in table {
        for label in [true, false] {
            if label || input.contains('<') {
                assert_eq!(of(&line(input, apart), label, false), wanted, "{input} {label}");
            }
        }
    }
}

#[test]
fn lines_stretched_beside_written_spaces() {
    let table = [
        (0.2, "어촌_활력을_높이는_사업_312개", "어촌 활력을 높이는 사업 312개"),
        (0.12, "체결하였으며,_수출_확대를_추진하고", "체결하였으며, 수출 확대를 추진하고"),
        (0.15, "체결하였으며<3>,_수출_확대를_추진하고", "체결하였으며, 수출 확대를 추진하고"),
        (0.0, "목표_1234567890_누적_750", "목표 1234567890 누적 750"),
        (0.2, "2<0>0<0>2<0>4_어촌을_지원", "2024 어촌을 지원"),
        (0.0, "정부<2>를_지원하는_사업", "정부를 지원하는 사업"),
    ];
    for (apart, input, wanted) in table {
        assert_eq!(of(&line(input, apart), false, true), wanted, "{input}");
    }
}

#[test]
fn numbers_far_apart_are_columns() {
    let table = [
        ("11<25>-<25>1<25>2<25>1<25>1<25>3<25>1<25>1", "11 - 1 2 1 1 3 1 1"),
        ("3<20>12<15>4<20>1<20>3<20>5<20>19<15>1<20>69", "3 12 4 1 3 5 19 1 69"),
        ("계<20>29,000<20>8,700<20>20,300", "계 29,000 8,700 20,300"),
    ];
    for (input, wanted) in table {
        for writes in [true, false] {
            assert_eq!(of(&line(input, 0.0), false, writes), wanted, "{input} {writes}");
        }
    }
}

#[test]
fn white_beside_marks_and_between_scripts_is_no_space() {
    let table = [
        ("위한<3>「<3>어촌법<3>」<3>개정", "위한 「어촌법」 개정"),
        ("서남권<5>항만<5>(<5>부두<5>)<5>시설<5>점검", "서남권 항만(부두) 시설 점검"),
        ("발표(’<2>23.2월)", "발표(’23.2월)"),
        ("①<2>미래_산업을_육성", "①미래 산업을 육성"),
        ("항만법」<1>에_따라_추진", "항만법」에 따라 추진"),
        ("지난_5월<2>3일_발표", "지난 5월3일 발표"),
    ];
    for (input, wanted) in table {
        let writes = input.contains('_');
        assert_eq!(of(&line(input, 0.0), false, writes), wanted, "{input}");
    }
}

#[test]
fn written_spaces_stay() {
    let table = [
        ("위한 「 어촌법 」 개정", "위한 「 어촌법 」 개정"),
        ("발표(’ 23.2월)", "발표(’ 23.2월)"),
        ("‘대책’ 23건", "‘대책’ 23건"),
    ];
    for (input, wanted) in table {
        assert_eq!(of(&line_of(input), false, true), wanted);
    }
}

#[test]
fn a_font_of_drawn_glyphs_has_no_space() {
    let mut drawn = line("어촌<2>312<2>개를<2>새로<2>지정", 0.0);
    drawn.chars.iter_mut().for_each(|c| c.font = FontKind::Type3);
    assert_eq!(of(&drawn, false, false), "어촌 312 개를 새로 지정");
}
