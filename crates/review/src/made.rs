//! What people corrected in a document: each correction with what stood there, what is right, who said so and when, how it
//! stands, and in pages that are served what takes it back.

use crate::safe::{anchor, safe};
use gwaje::stages::compare::wording::{PieceKind, pieces};
use gwaje_correct::{Change, Made, Standing};
use gwaje_model::With;
use gwaje_words::Lang;
use maud::{Markup, html};

/// A list that is longer than this is folded at first: it would push the pages off the screen.
const SHORT: usize = 5;

/// The list; an empty place where there is none, which a page fills when something is corrected.
pub(crate) fn list(made: &[Made], lang: Lang, served: bool) -> Markup {
    let words = lang.words();
    html! {
        div #corrections {
            @if !made.is_empty() {
                details open[made.len() <= SHORT] {
                    summary { h2 { (words.corrections) } " " b { (made.len()) } }
                    ol #made { @for one in made { (entry(one, lang, served)) } }
                }
            }
        }
    }
}

fn entry(made: &Made, lang: Lang, served: bool) -> Markup {
    let correction = &made.correction;
    let said = [correction.who.clone(), correction.when.as_deref().map(gwaje_words::moment)];
    let said: Vec<String> = said.into_iter().flatten().map(|part| safe(&part)).collect();
    html! {
        li class=[(made.standing != Standing::InForce).then_some("stale")] {
            b { (kind(&correction.change, lang)) } " " (place(made, lang)) " " (changed(made, lang))
            @if !said.is_empty() { " " small { (said.join(" · ")) } }
            (standing(&made.standing, lang))
            @if served { (withdrawal(made, lang)) }
        }
    }
}

/// What is corrected, in a word.
fn kind(change: &Change, lang: Lang) -> &'static str {
    let words = lang.words();
    match change {
        Change::Join { .. } => words.join,
        Change::Text { .. } => words.text,
        Change::Marker { .. } => words.marker,
        Change::Parent { .. } => words.under,
        Change::Date { .. } => words.date,
        Change::Lead { .. } => words.body,
        Change::Period { .. } => words.period,
        Change::Title { .. } => words.title,
        Change::Split { .. } => words.parted,
        Change::Merge { .. } => words.merged,
        Change::Drop => words.drop_item,
        Change::Seen { .. } => words.seen,
    }
}

/// So many letters of a text are enough to know it by.
const SHOWN: usize = 24;

/// Where it is: the beginning of what stood there, and the way to it where it is still there.
fn place(made: &Made, lang: Lang) -> Markup {
    let correction = &made.correction;
    let number = match &correction.change {
        Change::Lead { task, .. } | Change::Period { task, .. } => Some(task.clone()),
        Change::Title { number, .. } => number.clone(),
        _ => None,
    };
    let begins = || {
        let letters = made.old.split_whitespace().collect::<Vec<_>>().join(" ");
        let more = if letters.chars().nth(SHOWN).is_some() { "…" } else { "" };
        format!("“{}{more}”", letters.chars().take(SHOWN).collect::<String>())
    };
    let page = correction.page.map(|page| format!(" ({})", lang.page(page))).unwrap_or_default();
    let name = safe(&(number.unwrap_or_else(begins) + &page));
    html! {
        @match &made.about {
            Some(id) => a href={ "#" (anchor(id)) } { (name) },
            None => (name),
        }
    }
}

/// What stood there and what is right. Of a text or title the words that are others are marked in one text.
fn changed(made: &Made, lang: Lang) -> Markup {
    let correction = &made.correction;
    match from_to(made, lang) {
        Some((from, to)) if matches!(correction.change, Change::Text { .. } | Change::Title { .. }) => {
            html! {
                span.change {
                    @for piece in pieces(&from, &to) {
                        @match piece.kind {
                            PieceKind::Same => (safe(&piece.text)),
                            PieceKind::Added => ins { (safe(&piece.text)) },
                            PieceKind::Removed => del { (safe(&piece.text)) },
                        }
                    }
                }
            }
        }
        Some((from, to)) => html! { span.change { del { (safe(&from)) } " → " ins { (safe(&to)) } } },
        None => html! {
            span.change { ins { (safe(&lang.told(&correction.change.said()))) } }
            @if let Some(before) = &made.before { " " small { (safe(&lang.told(before))) } }
        },
    }
}

/// What stood there and what is right, where the correction itself tells both.
fn from_to(made: &Made, lang: Lang) -> Option<(String, String)> {
    let none = || lang.told("none").into_owned();
    let old = made.old.split_whitespace().collect::<Vec<_>>().join(" ");
    let old = if old.is_empty() { none() } else { old };
    Some(match &made.correction.change {
        Change::Join { left, right, with, .. } => {
            let (apart, together) = (format!("{left} {right}"), format!("{left}{right}"));
            if *with == With::Space { (together, apart) } else { (apart, together) }
        }
        Change::Text { text } | Change::Title { text, .. } => (old, text.clone()),
        Change::Lead { text, .. } => (old, text.clone().unwrap_or_else(none)),
        Change::Period { year, quarter, half, .. } => {
            let new = lang.quarter(*year, *quarter, *half);
            (lang.named_period(&old), if new.is_empty() { none() } else { new })
        }
        _ => return None,
    })
}

/// Why it does nothing, where it does not.
fn standing(standing: &Standing, lang: Lang) -> Markup {
    let words = lang.words();
    let told = match standing {
        Standing::InForce => return html! {},
        Standing::Stale(why) => format!("{}: {}", words.stale, lang.told(why)),
        Standing::Conflicting(later) => {
            let who = later.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
            format!("{}: {}{who}", words.conflicting, lang.told(&later.change.said()))
        }
        Standing::Replaced => words.replaced.to_owned(),
    };
    html! { small.told { (safe(&told)) } }
}

/// The button that takes a correction back. It is a form, so that it works where scripts do not.
fn withdrawal(made: &Made, lang: Lang) -> Markup {
    let (words, correction) = (lang.words(), &made.correction);
    let Ok(line) = serde_json::to_string(correction) else { return html! {} };
    html! {
        " " form action="/withdraw" method="post" {
            input type="hidden" name="correction" value=(line);
            button aria-label={ (words.undo) ": " (kind(&correction.change, lang)) " " (safe(&made.old)) } { (words.undo) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::list;
    use gwaje_correct::{Change, Correction, Made, SCHEMA, Standing};
    use gwaje_words::Lang;

    fn made(old: &str, change: Change, standing: Standing) -> Made {
        let correction = Correction {
            schema: SCHEMA.to_owned(),
            document: "a".repeat(64),
            page: Some(2),
            bbox: None,
            anchor: None,
            old: old.to_owned(),
            change,
            undo: false,
            who: Some("kim".to_owned()),
            when: None,
        };
        Made { old: old.to_owned(), correction, standing, about: Some("a/b".to_owned()), before: None }
    }

    fn title(text: &str) -> Change {
        Change::Lead { task: "1-2".to_owned(), text: Some(text.to_owned()) }
    }

    #[test]
    fn each_is_told_with_what_stood_there_who_and_how_it_stands() {
        let later = made("해수부", title("환경부"), Standing::InForce);
        let all = [
            made("새 어촌 조성", Change::Text { text: "새 <어촌> 조성".to_owned() }, Standing::InForce),
            made("x", Change::Drop, Standing::Stale("it does not stand in the document")),
            made("해수부", title("국토부"), Standing::Conflicting(Box::new(later.correction.clone()))),
            later,
        ];
        let html = list(&all, Lang::Ko, true).into_string();
        for told in [
            "<b>4</b>",
            "새 <ins>&lt;</ins>어촌<ins>&gt;</ins> 조성",
            "문서에 그 글이 없음",
            "“환경부” (kim)",
            "<del>해수부</del> → <ins>국토부</ins>",
            "(2쪽)",
        ] {
            assert!(html.contains(told), "{told}: {html}");
        }
        assert_eq!(
            (html.matches("<form").count(), html.matches("class=\"stale\"").count()),
            (4, 2),
            "{html}"
        );
        assert!(!html.contains("<어촌>"), "{html}");
        let file = list(&all, Lang::En, false).into_string();
        assert!(!file.contains("<form") && file.contains("it does not stand in the document"), "{file}");
        assert_eq!(list(&[], Lang::Ko, true).into_string(), "<div id=\"corrections\"></div>");
    }
}
