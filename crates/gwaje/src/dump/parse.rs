//! The structure as written.

use super::wrap::show_block;
use gwaje_model::{ItemNode, PeriodNode, Tree};
use std::fmt::Write as _;

/// Shows the structure as an indented outline.
#[must_use]
pub(crate) fn parse(tree: &Tree) -> String {
    let mut out = format!("profile {}\n", tree.profile);
    for block in &tree.outside {
        let _ = writeln!(out, "outside {}", show_block(block));
    }
    for agenda in &tree.agendas {
        let _ = writeln!(out, "agenda {} {:?}", number(agenda.number.as_deref()), agenda.title.text);
        for task in &agenda.tasks {
            let _ = writeln!(out, "  task {} {:?}", number(task.number.as_deref()), task.title.text);
            for lead in &task.leads {
                let role = lead.role.as_deref().map(|r| format!(" ({r})")).unwrap_or_default();
                let _ = writeln!(out, "    lead {:?}{role}", lead.text);
            }
            if let Some(remark) = &task.remark {
                let _ = writeln!(out, "    remark {}", show_block(remark));
            }
            for period in &task.periods {
                let _ = writeln!(out, "    period {}", heading(period));
                if let Some(remark) = &period.remark {
                    let _ = writeln!(out, "      remark {}", show_block(remark));
                }
                items(&period.items, 6, &mut out);
            }
            for column in &task.columns {
                let _ = writeln!(out, "    column {:?}", column.name);
                items(&column.items, 6, &mut out);
            }
        }
    }
    out
}

fn number(number: Option<&str>) -> &str {
    number.unwrap_or("–")
}

fn heading(period: &PeriodNode) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(period.section.clone());
    parts.extend(period.year.map(|year| year.to_string()));
    parts.extend(period.half.map(|half| format!("H{half}")));
    parts.extend(period.quarter.map(|quarter| format!("Q{quarter}")));
    parts.join(" ")
}

fn items(nodes: &[ItemNode], indent: usize, out: &mut String) {
    for node in nodes {
        let _ = writeln!(out, "{:indent$}{}", "", show_block(&node.block));
        items(&node.children, indent + 2, out);
    }
}
