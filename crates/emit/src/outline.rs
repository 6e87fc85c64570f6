//! The document as an outline for people to read, in Korean like the documents themselves.

use crate::Error;
use gwaje_model::{Code, Document, Item, Lead, Period, Removal, Task, Warning};
use std::collections::BTreeMap;
use std::io::Write;

/// Writes a readable outline: agendas, tasks with their ministries, periods with the page they begin on, items by
/// depth, and at the end what deserves a look.
///
/// # Errors
/// [`Error::Io`] when `out` cannot be written.
pub fn text(document: &Document, mut out: impl Write) -> Result<(), Error> {
    heading(document, &mut out)?;
    for agenda in &document.agendas {
        writeln!(out, "\n{}", numbered(agenda.number.as_deref(), &agenda.title))?;
        for task in &agenda.tasks {
            write_task(task, &mut out)?;
        }
    }
    warnings(&document.warnings, &mut out)?;
    Ok(out.flush()?)
}

fn heading(document: &Document, out: &mut impl Write) -> Result<(), Error> {
    let source = &document.source;
    write!(out, "{}", source.name)?;
    if let Some(release) = document.release {
        write!(out, " · {}년", release.year)?;
        if let Some(quarter) = release.quarter {
            write!(out, " {quarter}분기")?;
        }
    }
    if let Some(administration) = &document.administration {
        write!(out, " · {administration}")?;
    }
    match source.pages {
        Some(pages) => writeln!(out, " · {pages}쪽")?,
        None => writeln!(out)?,
    }
    let origin = &source.origin;
    let told = [&origin.publisher, &origin.published, &origin.url];
    let told: Vec<&str> = told.into_iter().flatten().map(String::as_str).collect();
    if !told.is_empty() {
        writeln!(out, "출처: {}", told.join(" · "))?;
    }
    Ok(())
}

fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number}. {title}"))
}

fn write_task(task: &Task, out: &mut impl Write) -> Result<(), Error> {
    write!(out, "\n  {}", numbered(task.number.as_deref(), &task.title))?;
    let leads: Vec<String> = task.leads.iter().map(lead).collect();
    if leads.is_empty() {
        writeln!(out)?;
    } else {
        writeln!(out, "  [{}]", leads.join(", "))?;
    }
    if let Some(remark) = &task.remark {
        writeln!(out, "\n      {remark}")?;
    }
    for period in &task.periods {
        writeln!(out, "\n    {}", period_heading(period))?;
        if let Some(remark) = &period.remark {
            writeln!(out, "      {remark}")?;
        }
        items(&period.items, 3, out)?;
    }
    for column in &task.columns {
        writeln!(out, "\n    {}", column.name)?;
        items(&column.items, 3, out)?;
    }
    Ok(())
}

fn lead(lead: &Lead) -> String {
    match &lead.name {
        Some(name) if *name != lead.text => format!("{} = {name}", lead.text),
        _ => lead.text.clone(),
    }
}

fn period_heading(period: &Period) -> String {
    let mut parts: Vec<String> = period.section.iter().cloned().collect();
    parts.extend(period.year.map(|year| format!("{year}년")));
    parts.extend(period.quarter.map(|quarter| format!("{quarter}분기")));
    parts.extend(period.half.map(|half| if half == 1 { "상반기" } else { "하반기" }.to_owned()));
    let heading = if parts.is_empty() { "시기 없음".to_owned() } else { parts.join(" ") };
    match period.items.first().and_then(Item::page) {
        Some(page) => format!("{heading}  ({page}쪽)"),
        None => heading,
    }
}

fn items(list: &[Item], depth: usize, out: &mut impl Write) -> Result<(), Error> {
    for item in list {
        let marker = item.marker.as_ref().map(|marker| format!("{marker} ")).unwrap_or_default();
        writeln!(out, "{:1$}{marker}{2}", "", depth * 2, item.text)?;
        items(&item.children, depth + 1, out)?;
    }
    Ok(())
}

fn warnings(list: &[Warning], out: &mut impl Write) -> Result<(), Error> {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n확인할 점 {}건", list.len())?;
    // What was left out is many lines of each document, and each is in the JSON.
    let mut removed: BTreeMap<Code, usize> = BTreeMap::new();
    for warning in list {
        if warning.code.removal() == Removal::Nothing {
            let page = warning.page.map(|page| format!(" {page}쪽")).unwrap_or_default();
            writeln!(out, "  {}{page}: {}", warning.code.as_str(), warning.message)?;
        } else {
            *removed.entry(warning.code).or_default() += 1;
        }
    }
    for (code, count) in removed {
        writeln!(out, "  {} {count}건: {}", code.as_str(), code.explanation())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{sample, text};

    #[test]
    fn the_outline_reads_from_top_to_bottom() {
        let mut bytes = Vec::new();
        text(&sample::document(), &mut bytes).unwrap();
        let expected = "\
2024Q4.pdf · 2024년 4분기 · yoon120 · 8쪽
출처: 2024-12-31

23. 제조업 고도화

  23-1. 디지털 기반 혁신  [산업부 = 산업통상자원부]

    2022년 4분기  (1쪽)
      ▪ 계약가이드라인 수립 및 발표(1.13)
        - 표준계약서 3종 포함
      ▪ =HYPERLINK라고 쓰인 항목

    비고
      별도 관리

확인할 점 1건
  date_outside_period 1쪽: 1.13 is read as 2023-01-13, after 2022 Q4
";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
