//! Text with the columns of its page kept by blanks, as `pdftotext -layout` writes it.

use gwaje::{Options, convert};
use gwaje_model::{Item, Task};

/// The second page has nothing in the first three columns, so the tool took their place off.
const TEXT: &str = "국정과제      실천과제     주관                          추진현황

  37.      37-1.   해수부   2023년
풍요로운      청년이            < 3분기 >
 어촌과     돌아오는 어촌         ▪ 어촌 신활력 증진사업 2차 대상지 선정을 위한 공모 시행(7.3~8.11)
 활기찬     정주여건 개선         ▪ 청년 어업인에게 어선을 임대하는 사업의 참여자 25명 최종 선정(8.24)
바다로 지속                    - 신청자의 승선 경력과 교육 이수 실적을 함께 평가하고 지역별 배분
 가능한                        비율을 조정
해양경제                      * 평균 경쟁률 3.2:1, 40세 미만 비율 68%
 실현                      ▪ 「수산업·어촌 발전 기본법」 개정안 국회 제출(9.7)
                         ▪ 도서지역 여객선 1일 생활권 구축을 위한 항로 12개 증편 운항
                         < 4분기 >
                         ▪ 어촌 빈집 재생 시범마을 6개소 현장 점검 및 주민 간담회 개최(10.18,
                          11.2)
\u{c}▪ 어촌계 진입장벽을 낮춘 우수 어촌계 20곳 포상(12.5)
2024년
< 1분기 >
▪ 2024년 어촌 신활력 증진사업 착수보고회 개최(1.23) 및 세부 시행계획
 확정(2.6)
▪ 섬 주민 택배 추가 배송비 지원 대상을 전국 유인도서로 확대(3.4)
";

fn texts(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.text.as_str()).collect()
}

#[test]
fn columns_are_read_and_go_on_over_a_page_without_its_margin() {
    let document = convert(TEXT.as_bytes(), "ocean.txt", &Options::default()).unwrap();
    let [agenda] = document.agendas.as_slice() else { panic!("one agenda") };
    assert_eq!(agenda.title, "풍요로운 어촌과 활기찬 바다로 지속 가능한 해양경제 실현");
    let tasks: Vec<&Task> = agenda.tasks.iter().collect();
    let [task] = tasks.as_slice() else { panic!("one task") };
    assert_eq!(task.title, "청년이 돌아오는 어촌 정주여건 개선");
    let periods: Vec<Vec<&str>> = task.periods.iter().map(|period| texts(&period.items)).collect();
    assert_eq!(periods.len(), 3);
    assert_eq!(
        periods[1],
        [
            "어촌 빈집 재생 시범마을 6개소 현장 점검 및 주민 간담회 개최(10.18, 11.2)",
            "어촌계 진입장벽을 낮춘 우수 어촌계 20곳 포상(12.5)",
        ]
    );
    assert_eq!(
        periods[2],
        [
            "2024년 어촌 신활력 증진사업 착수보고회 개최(1.23) 및 세부 시행계획 확정(2.6)",
            "섬 주민 택배 추가 배송비 지원 대상을 전국 유인도서로 확대(3.4)",
        ]
    );
}
