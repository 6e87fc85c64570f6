//! Paragraphs that say in place of items that there are none: `-`, `해당 없음`.

use gwaje_forms::absence;
use gwaje_model::{ItemNode, PeriodNode, TaskNode};

/// Makes a lone paragraph that says nothing was done the remark of its period, or of the task where there is no period.
pub(crate) fn settle(task: &mut TaskNode) {
    let absent = |item: &ItemNode| absence::is_absence(item.block.marker.as_deref(), &item.block.text);
    for period in &mut task.periods {
        let lone = matches!(period.items.as_slice(), [item] if absent(item) && item.block.tables.is_empty());
        if lone {
            period.remark = period.items.pop().map(|item| item.block);
        }
    }
    let dated = |node: &PeriodNode| node.year.is_some() || node.quarter.is_some() || node.half.is_some();
    if let [period] = task.periods.as_mut_slice()
        && period.remark.is_some()
        && period.section.is_none()
        && !dated(period)
    {
        task.remark = period.remark.take();
        task.periods.clear();
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{flow, show, table};
    use crate::tests::known;

    /// The structure of a table with one task of this status cell beside one with an item.
    fn cell(status: &str) -> String {
        let rows = table(
            0,
            &format!(
                "국정과제 | 실천과제 | 주관 | 추진현황
                 7. 숲 | 7-1. 산불 | 산림청 | 2024년 / < 1분기 > / ▪ 감시 인력 배치
                 7. 숲 | 7-2. 목재 | 산림청 | {status}"
            ),
        );
        let shown = show(&crate::parse(&rows, &known()).tree.value);
        shown
            .lines()
            .skip_while(|line| !line.contains("7-2"))
            .skip(1)
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(" / ")
    }

    #[test]
    fn a_cell_that_says_nothing_has_no_items() {
        for (status, expected) in [
            ("-", "= -"),
            ("해당 없음", "= 해당 없음"),
            ("(해당사항 없음)", "= (해당사항 없음)"),
            ("▪ 해당 없음", "= ▪ 해당 없음"),
            ("2024년 / < 1분기 > / - / < 2분기 > / ▪ 헬기 임차", "2024Q1 / = - / 2024Q2 / ▪ 헬기 임차"),
            ("< 1분기 > / (해당사항 없음)", "Q1 / = (해당사항 없음)"),
            ("▪ 부작용 없음", " / ▪ 부작용 없음"),
            ("▪ 해당 없음 / ▪ 헬기 임차", " / ▪ 해당 없음 / ▪ 헬기 임차"),
        ] {
            assert_eq!(cell(status), expected, "{status}");
        }
    }

    #[test]
    fn so_it_is_in_lines() {
        let rows = flow("국정과제 7. 숲\n7-1. 산불\n2024년\n< 1분기 >\n해당 없음\n< 2분기 >\n▪ 헬기 임차");
        let shown = show(&crate::parse(&rows, &known()).tree.value);
        assert!(shown.contains("= 해당 없음"), "{shown}");
    }
}
