//! A report as text, as a tool writes it that reads the cells of a table in order and undoes no wraps.

use super::line::lines;
use super::report::Report;
use super::shape::{Column, Shape};
use super::table::{label, paragraphs};

/// The text of a report, in UTF-8.
pub(super) fn bytes(report: &Report, shape: &Shape) -> Vec<u8> {
    // Without columns, headings tell the periods.
    let shape = Shape { time: None, ..shape.clone() };
    let mut out = String::new();
    let mut say = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    shape.title.into_iter().for_each(&mut say);
    for agenda in &report.agendas {
        for (nth, task) in agenda.tasks.iter().enumerate() {
            if nth == 0 {
                say(&format!("국정과제 {} {}", agenda.number, agenda.title));
            }
            say(&format!(
                "실천과제 {} {} ({})",
                task.number,
                task.title,
                label(Column::Lead, agenda, task).join("")
            ));
            for (level, text) in paragraphs(&task.periods, &shape) {
                let room = shape.paper.0 * 0.6;
                let indent = "  ".repeat(level.unwrap_or_default());
                for line in lines(&text, (0.0, 0.0), room, &shape) {
                    say(&format!("{indent}{}", line.text.trim_end()));
                }
            }
        }
    }
    out.into_bytes()
}
