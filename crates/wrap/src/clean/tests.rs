//! Tables of printed line and cleaned text.

use super::{line, year_marks};
use crate::testing::line_of;
use gwaje_model::Code;

fn cleaned(text: &str) -> (String, Vec<Code>) {
    let printed = line_of(text);
    let mut notes = Vec::new();
    let out = line(&printed, &mut notes).text;
    (out, notes.into_iter().map(|note| note.code).collect())
}

#[test]
fn canonical_text() {
    let table = [
        ("  두  칸\u{a0}사이\u{3000}끝 ", "두 칸 사이 끝"),
        ("교수ㆍ강사‧임원･직원", "교수·강사·임원·직원"),
        ("｢항만법｣ 개정", "「항만법」 개정"),
        ("가•나", "가·나"),
        ("• 가", "• 가"),
        ("도시\u{119e}농촌", "도시·농촌"),
        ("\u{110b} 어촌 정비", "ㅇ 어촌 정비"),
        ("\u{110b}\u{1165}촌 정비", "어촌 정비"),
        ("\u{1112}\u{1161}\u{11ab}글", "한글"),
        ("李 \u{f9e1}", "李 李"),
        ("３．１４～", "3.14~"),
        ("\u{f02d}\u{f020}\u{f031}\u{f036}\u{f020}\u{f02d}", "- 16 -"),
        ("\u{f076} 항목", "❖ 항목"),
        ("ㅇ 항목", "ㅇ 항목"),
        ("\u{f02b1}첫째", "①첫째"),
    ];
    for (input, wanted) in table {
        assert_eq!(cleaned(input), (wanted.to_owned(), Vec::new()), "{input:?}");
    }
}

#[test]
fn removals_and_unknown_shapes_are_noted() {
    let table = [
        ("끝\u{200b}말", "끝말", Code::InvisibleRemoved),
        ("전\u{ad}문", "전문", Code::InvisibleRemoved),
        ("\u{f000} 항목", "\u{f000} 항목", Code::SymbolUnknown),
    ];
    for (input, wanted, code) in table {
        assert_eq!(cleaned(input), (wanted.to_owned(), vec![code]), "{input:?}");
    }
    assert_eq!(cleaned("\u{ad}총 3건"), ("-총 3건".to_owned(), Vec::new()));
}

#[test]
fn only_the_mark_of_a_year_changes() {
    let table = [
        ("(‘22.12월)", "(’22.12월)"),
        ("'24.5.24", "’24.5.24"),
        ("`23년", "’23년"),
        ("12.28~‘24.1.5", "12.28~’24.1.5"),
        ("‘2023~2024 방문의 해’", "‘2023~2024 방문의 해’"),
        ("‘50 플러스’ 사업", "‘50 플러스’ 사업"),
        ("‘블루 웨일호’", "‘블루 웨일호’"),
        ("5'30", "5'30"),
    ];
    for (input, wanted) in table {
        assert_eq!(year_marks(input), wanted);
    }
}

/// A line with what stands between tildes struck out.
fn struck_line(text: &str) -> gwaje_model::Line {
    let mut printed = line_of(&text.replace('~', ""));
    let struck = text.split('~').enumerate().flat_map(|(nth, part)| part.chars().map(move |_| nth % 2 == 1));
    printed.chars.iter_mut().zip(struck).for_each(|(c, struck)| c.struck = struck);
    printed
}

#[test]
fn what_is_struck_out_is_no_text() {
    let table = [
        ("인력 ~12,400명~ 13,900명을", "인력 13,900명을", "인력 12,400명 13,900명을", vec![[3, 10]]),
        ("~기존~ 신규", "신규", "기존 신규", vec![[0, 2]]),
        ("신규 ~기존~", "신규", "신규 기존", vec![[3, 5]]),
        ("~모두 지움~", "모두 지움", "모두 지움", vec![[0, 5]]),
        ("○ ~모두 지움~", "○ 모두 지움", "○ 모두 지움", vec![[2, 7]]),
    ];
    for (printed, text, raw, spans) in table {
        let printed = struck_line(printed);
        let mut notes = Vec::new();
        let line = line(&printed, &mut notes);
        assert_eq!(line.text, text);
        let found = line.raw_from(0);
        assert_eq!((found.text, found.struck), (raw.to_owned(), spans));
        assert_eq!(notes.into_iter().map(|note| note.code).collect::<Vec<_>>(), [Code::StruckOut]);
    }
}

#[test]
fn what_is_struck_out_before_the_text_stays_with_it() {
    let printed = struck_line("○ ~12곳~ 15곳");
    let line = line(&printed, &mut Vec::new());
    assert_eq!(line.text, "○ 15곳");
    let raw = line.raw_from(2);
    assert_eq!((raw.text.as_str(), raw.struck), ("12곳 15곳", vec![[0, 3]]));
}
