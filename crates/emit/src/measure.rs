//! What a count counts, so that the figures of several reports can be put side by side.
//!
//! `누적 750개소 구축` of one quarter and `누적 784개소 구축` of the next count the same: the words around them are the same but
//! for dates, figures, particles and their order. The measure is a hash of those words, of the unit, and of the place among the
//! item's counts.

use gwaje_forms::ending::{opens_with_ending, stem};
use gwaje_forms::letter::is_letter;
use gwaje_model::{Item, MentionKind, sha256};

/// The measure of each mention of an item; `None` for what is no count.
pub(crate) fn measures(item: &Item) -> Vec<Option<String>> {
    let counts = || item.mentions.iter().filter(|mention| mention.kind == MentionKind::Count);
    if counts().next().is_none() {
        return vec![None; item.mentions.len()];
    }
    let dates = item.dates.iter().map(|date| date.span);
    let spans: Vec<[u32; 2]> = dates.chain(counts().map(|count| count.span)).collect();
    let around: String = (0_u32..)
        .zip(item.text.chars())
        .map(|(at, c)| {
            let inside = spans.iter().any(|[start, end]| (*start..*end).contains(&at));
            if inside || !is_letter(c) { ' ' } else { c }
        })
        .collect();
    let mut words: Vec<&str> =
        around.split_whitespace().filter(|word| !opens_with_ending(word)).map(stem).collect();
    words.sort_unstable();
    let around = words.join(" ");
    let mut place = 0..;
    let measure = |unit: &str, place: u32| {
        let mut hash = sha256(format!("{around} {unit} {place}"));
        hash.truncate(12);
        hash
    };
    item.mentions
        .iter()
        .map(|mention| {
            let unit = mention.unit.as_deref().unwrap_or_default();
            let count = mention.kind == MentionKind::Count;
            count.then(|| measure(unit, place.next().unwrap_or_default()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::measures;
    use gwaje_model::{Item, Mention, MentionKind};

    fn item(text: &str, count: &str, unit: &str) -> Item {
        let start =
            text.chars().count() - text.split_once(count).unwrap().1.chars().count() - count.chars().count();
        let span = [start as u32, (start + count.chars().count()) as u32];
        let mention = Mention {
            kind: MentionKind::Count,
            text: count.to_owned(),
            span,
            value: String::new(),
            unit: Some(unit.to_owned()),
            qualifier: None,
            number: None,
            number_to: None,
            role: None,
            role_words: None,
        };
        Item { text: text.to_owned(), mentions: vec![mention], ..Item::default() }
    }

    #[test]
    fn the_same_words_count_the_same() {
        let first = measures(&item("충전소 누적 750개소 구축", "750개소", "개소"));
        assert_eq!(first, measures(&item("충전소 누적 784개소 구축", "784개소", "개소")));
        assert_eq!(first, measures(&item("충전소를 누적 784개소의 규모로 구축", "784개소의 규모로", "개소")));
        assert_eq!(first, measures(&item("누적 784개소의 충전소를 구축", "784개소", "개소")));
        assert_ne!(first, measures(&item("정류소 누적 784개소 구축", "784개소", "개소")));
        assert_ne!(first, measures(&item("충전소 누적 784대 구축", "784대", "대")));
    }
}
