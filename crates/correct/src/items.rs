//! What corrections do to items.

use crate::correction::Change;
use crate::find::{Stale, Way, letters};
use crate::spacing;
use crate::split::{merge, split};
use gwaje_model::{By, Document, Item, With};

/// Changes the item at the end of a way, and says what was there before.
pub(crate) fn change(document: &mut Document, way: &Way, change: &Change) -> Result<String, Stale> {
    match change {
        Change::Parent { parent } => return move_under(document, way, parent.as_deref()),
        Change::Merge { next, with } => return merge_next(document, way, next, *with),
        _ => {}
    }
    let (list, at) = way.list(document).ok_or(Stale::Gone)?;
    let item = list.get_mut(at).ok_or(Stale::Gone)?;
    match change {
        Change::Split { letters, marker } => {
            let second = split(item, *letters, marker.as_deref())?;
            let told = format!("“{}” was read as part of it", second.text);
            list.insert(at + 1, second);
            Ok(told)
        }
        Change::Drop => {
            let dropped = list.remove(at);
            list.splice(at..at, dropped.children);
            Ok(format!("this was read as an item: “{}”", dropped.text))
        }
        _ => alone(item, change),
    }
}

/// Changes what an item itself says.
fn alone(item: &mut Item, change: &Change) -> Result<String, Stale> {
    match change {
        Change::Join { letters, left, right, with } => {
            let before = item.text.clone();
            spacing::set(item, *letters, [left, right], *with)?;
            let (shown, otherwise) = match with {
                With::Space => (format!("{left} {right}"), "without"),
                With::None => (format!("{left}{right}"), "with"),
            };
            Ok(if item.text == before {
                format!("“{shown}” is as it was read")
            } else {
                format!("“{shown}” was read {otherwise} a space")
            })
        }
        Change::Text { text } => {
            item.joins.clear();
            Ok(format!(
                "the text was read as “{}”",
                std::mem::replace(&mut item.text, text.trim().to_owned())
            ))
        }
        Change::Marker { marker } => {
            let old = std::mem::replace(&mut item.marker, marker.clone());
            Ok(format!("the marker was read as {}", old.map_or("none".to_owned(), |old| format!("“{old}”"))))
        }
        Change::Seen { code: None } => {
            item.joins
                .iter_mut()
                .for_each(|join| (join.by, join.confidence) = (By::Person, spacing::CERTAIN));
            Ok(String::new())
        }
        _ => Ok(String::new()),
    }
}

fn move_under(document: &mut Document, way: &Way, parent: Option<&str>) -> Result<String, Stale> {
    let target = parent.map(|raw| way.sibling(document, raw)).transpose()?;
    if target.as_ref().is_some_and(|target| way.holds(target)) {
        return Err(Stale::Differs("an item cannot stand under itself"));
    }
    let (list, at) = way.list(document).ok_or(Stale::Gone)?;
    let item = list.get(at).cloned().ok_or(Stale::Gone)?;
    let Some(raw) = parent else {
        if way.is_outermost() {
            return Ok("it stood under nothing before".to_owned());
        }
        list.remove(at);
        way.outermost(document).ok_or(Stale::Gone)?.insert(way.top() + 1, item);
        return Ok("it was read as part of another item".to_owned());
    };
    list.remove(at);
    // The way may be another one without the item.
    let target = way.sibling(document, raw)?;
    let (list, at) = target.list(document).ok_or(Stale::Gone)?;
    list.get_mut(at).ok_or(Stale::Gone)?.children.push(item);
    Ok("it was read as standing elsewhere".to_owned())
}

fn merge_next(document: &mut Document, way: &Way, next: &str, with: With) -> Result<String, Stale> {
    let is_next = |item: Option<&Item>| item.is_some_and(|item| letters(&item.raw) == letters(next));
    let (list, at) = way.list(document).ok_or(Stale::Gone)?;
    let next = if is_next(list.get(at).and_then(|item| item.children.first())) {
        let item = list.get_mut(at).ok_or(Stale::Gone)?;
        let child = item.children.remove(0);
        // What stood under the child comes before its siblings.
        let after = std::mem::take(&mut item.children);
        let told = format!("“{}” was read as another item", child.text);
        merge(item, child, with);
        item.children.extend(after);
        return Ok(told);
    } else if is_next(list.get(at + 1)) {
        list.remove(at + 1)
    } else {
        return Err(Stale::Differs("another item stands after it"));
    };
    let told = format!("“{}” was read as another item", next.text);
    merge(list.get_mut(at).ok_or(Stale::Gone)?, next, with);
    Ok(told)
}
