//! Cases for the module above.

use super::{bodies, leads, ministry_names, resolve};
use gwaje_model::LeadNode;
use jiff::civil::date;

#[test]
fn the_table_can_be_read() {
    assert!(bodies().len() > 100);
    assert_eq!(ministry_names().iter().filter(|name| *name == "산업부").count(), 1);
}

#[test]
fn no_name_means_two_bodies_on_a_day() {
    for name in ministry_names() {
        for body in bodies() {
            let holders = bodies().iter().filter(|b| b.existed(body.from()) && b.names().any(|n| n == name));
            assert!(holders.count() <= 1, "{name} on {}", body.from());
        }
    }
}

#[test]
fn both_sides_of_a_reorganization() {
    let cases = [
        ("산업부", (2025, 9, 30), Some("motie")),
        ("산업부", (2025, 10, 1), Some("motir")),
        ("산업통상자원부", (2025, 10, 1), None),
        ("환경부", (2025, 9, 30), Some("me")),
        ("기후부", (2025, 10, 1), Some("mcee")),
        ("여가부", (2025, 9, 30), Some("mogef")),
        ("성평등부", (2025, 10, 1), Some("mogef-2025")),
        ("특허청", (2025, 9, 30), Some("kipo")),
        ("지재처", (2025, 10, 1), Some("moip")),
        ("통계청", (2025, 9, 30), Some("kostat")),
        ("데이터처", (2025, 10, 1), Some("mods")),
        ("방통위", (2025, 9, 30), Some("kcc")),
        ("방미통위", (2025, 10, 1), Some("kmcc")),
        ("기재부", (2026, 1, 1), Some("moef")),
        ("기재부", (2026, 1, 2), None),
        ("재경부", (2026, 1, 2), Some("mofe-2026")),
        ("재정경제부", (2026, 1, 1), None),
        ("재정경제부", (2008, 2, 28), Some("mofe-1998")),
        ("기획예산처", (2026, 1, 2), Some("mpb-2026")),
        ("기획처", (2005, 1, 1), Some("mpb-1999")),
        ("보훈처", (2023, 6, 4), Some("mpva-1998")),
        ("보훈부", (2023, 6, 5), Some("mpva")),
        ("문화재청", (2024, 5, 16), Some("cha")),
        ("국가유산청", (2024, 5, 17), Some("khs")),
        ("우주청", (2024, 5, 26), None),
        ("우주항공청", (2024, 5, 27), Some("kasa")),
        ("중수청", (2026, 10, 2), Some("scia")),
        ("행안부", (2010, 1, 1), Some("mopas")),
        ("행안부", (2015, 1, 1), None),
        ("행안부", (2018, 1, 1), Some("mois")),
        ("산 업 통 상\n자 원 부", (2024, 1, 1), Some("motie")),
        ("개인정보 보호위원회", (2024, 1, 1), Some("pipc")),
    ];
    for (name, (year, month, day), id) in cases {
        assert_eq!(
            resolve(name, date(year, month, day)).map(|found| found.id),
            id,
            "{name} on {year}-{month}-{day}"
        );
    }
}

#[test]
fn names_as_printed() {
    let read = |text: &str, role: Option<&str>| {
        let node = LeadNode { text: text.into(), role: role.map(Into::into), ..LeadNode::default() };
        let leads = leads(&node, Some(date(2024, 12, 31)));
        let show = |lead: &gwaje_model::Lead| {
            let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".into());
            format!("{}={} {}", lead.text, or(&lead.id), or(&lead.role))
        };
        leads.iter().map(show).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(read("산업부", None), "산업부=motie ?");
    assert_eq!(read("산 업 부", Some("주관")), "산업부=motie lead");
    assert_eq!(read("환경부", Some("협조")), "환경부=me support");
    assert_eq!(read("산업부(주관)", None), "산업부=motie lead");
    assert_eq!(read("(협조) 환경부", None), "환경부=me support");
    assert_eq!(read("주관: 산업부", None), "산업부=motie lead");
    assert_eq!(read("산업부·환경부", None), "산업부=motie ?, 환경부=me ?");
    assert_eq!(read("과기정통부, 산업부", None), "과기정통부=msit ?, 산업부=motie ?");
    assert_eq!(read("산업부 자동차과", None), "산업부 자동차과=motie ?");
    assert_eq!(read("산업부(자동차과)", None), "산업부(자동차과)=motie ?");
    assert_eq!(read("산업부 등", None), "산업부 등=motie ?");
    assert_eq!(read("서울특별시", None), "서울특별시=? ?");
    assert_eq!(read("한국에너지공단·산업부", None), "한국에너지공단·산업부=? ?");
}

#[test]
fn a_report_may_use_the_names_of_the_day_it_came_out() {
    let node = LeadNode { text: "기후부".into(), ..LeadNode::default() };
    let id = |year, month, day| leads(&node, Some(date(year, month, day))).remove(0).id;
    assert_eq!(id(2025, 9, 30).as_deref(), Some("mcee"));
    assert_eq!(id(2024, 12, 31), None);
}

#[test]
fn a_report_may_print_a_name_that_has_just_ended() {
    let node = LeadNode { text: "환경부".into(), ..LeadNode::default() };
    let id = |year, month, day| leads(&node, Some(date(year, month, day))).remove(0).id;
    assert_eq!(id(2025, 12, 31).as_deref(), Some("me"));
    assert_eq!(id(2027, 3, 31), None);
}
