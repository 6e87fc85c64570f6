//! Building rows from lines and showing trees, for the tests.

use gwaje_model::{Block, Cell, Flow, ItemNode, Row, Tree};

/// A paragraph from `[indent] [marker] text`: `10 - 나` is a dash at 10 points, `가` plain text.
pub(crate) fn block(line: &str) -> Block {
    let (indent, rest) = line
        .split_once(' ')
        .and_then(|(n, rest)| Some((n.strip_suffix('>')?.parse().ok()?, rest)))
        .unwrap_or((0.0, line));
    let text = Block { indent, size: 10.0, text: rest.to_owned(), raw: rest.to_owned(), ..Block::default() };
    crate::split::marked(text)
}

/// Flowing text: a paragraph a line.
pub(crate) fn flow(lines: &str) -> Vec<Row<Block>> {
    let text =
        |line: &str| Row { table: 0, flow: Flow::Text, after_gap: false, cells: vec![cell(0, 1, 1, line)] };
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(text).collect()
}

fn cell(column: u16, columns: u16, rows: u16, content: &str) -> Cell<Block> {
    let content = content.split(" / ").map(str::trim).filter(|line| !line.is_empty()).map(block).collect();
    Cell { column, columns, rows, places: Vec::new(), content }
}

/// A table: a row a line, cells divided by `|`, paragraphs by ` / `. `^` is a cell merged with the one above, `<` one
/// merged with the one to its left.
pub(crate) fn table(id: u32, lines: &str) -> Vec<Row<Block>> {
    let rows: Vec<Vec<&str>> = lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(|l| l.split('|').map(str::trim).collect())
        .collect();
    let merged_down = |row: usize, column: usize| {
        rows.iter().skip(row + 1).take_while(|r| r.get(column) == Some(&"^")).count()
    };
    let merged_right =
        |row: &[&str], column: usize| row.iter().skip(column + 1).take_while(|c| **c == "<").count();
    let build = |(at, row): (usize, &Vec<&str>)| {
        let cells =
            row.iter().enumerate().filter(|(_, c)| !["^", "<"].contains(*c)).map(|(column, content)| {
                cell(
                    column as u16,
                    1 + merged_right(row, column) as u16,
                    1 + merged_down(at, column) as u16,
                    content,
                )
            });
        Row { table: id, flow: Flow::Table, after_gap: false, cells: cells.collect() }
    };
    rows.iter().enumerate().map(build).collect()
}

/// A tree as indented lines.
pub(crate) fn show(tree: &Tree) -> String {
    let mut out = String::new();
    let mut line = |depth: usize, text: String| out.extend([&*"  ".repeat(depth), &text, "\n"]);
    for block in &tree.outside {
        line(0, format!("outside {}", block.text));
    }
    for agenda in &tree.agendas {
        line(0, format!("{} {}", agenda.number.as_deref().unwrap_or("?"), agenda.title.text));
        for task in &agenda.tasks {
            let leads: Vec<_> = task
                .leads
                .iter()
                .map(|l| l.role.as_ref().map_or_else(|| l.text.clone(), |r| format!("{}={r}", l.text)))
                .collect();
            line(
                1,
                format!(
                    "{} {} [{}]",
                    task.number.as_deref().unwrap_or("?"),
                    task.title.text,
                    leads.join(" ")
                ),
            );
            if let Some(remark) = &task.remark {
                line(2, format!("= {}", remark_text(remark)));
            }
            for period in &task.periods {
                let part =
                    |v: Option<String>, sign: &str| v.map(|v| format!("{sign}{v}")).unwrap_or_default();
                let year = part(period.year.map(|y| y.to_string()), "");
                let quarter = part(period.quarter.map(|q| q.to_string()), "Q")
                    + &part(period.half.map(|h| h.to_string()), "H");
                line(2, format!("{year}{quarter}{}", part(period.section.clone(), ":")));
                if let Some(remark) = &period.remark {
                    line(3, format!("= {}", remark_text(remark)));
                }
                items(&period.items, 3, &mut line);
            }
            for column in &task.columns {
                line(2, format!("+{}", column.name));
                items(&column.items, 3, &mut line);
            }
        }
    }
    out
}

fn remark_text(remark: &Block) -> String {
    format!("{} {}", remark.marker.as_deref().unwrap_or_default(), remark.text).trim().to_owned()
}

fn items(list: &[ItemNode], depth: usize, line: &mut impl FnMut(usize, String)) {
    for item in list {
        let marker = item.block.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
        line(depth, format!("{marker}{}", item.block.text));
        items(&item.children, depth + 1, line);
    }
}
