//! Sentences with gaps: told apart, and filled.

/// An English sentence with a `{}` for each gap (`{#}` for a number), and the Korean one: `{0}` stands for the first gap as it is, `{~0}` for what
/// the table makes of it.
pub(crate) type Row = (&'static str, &'static str);

/// What stands in the gaps of a sentence, if it has this form: the form's own words, with a `{}` for each gap, a
/// `{#}` for one that is a whole number. Of several ways the one with the shortest gaps at the beginning.
pub(crate) fn gaps<'t>(form: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut words = form.split('{');
    let rest = text.strip_prefix(words.next()?)?;
    let words: Vec<(bool, &str)> = words
        .map(|word| {
            word.strip_prefix("#}").map_or((false, word.trim_start_matches('}')), |rest| (true, rest))
        })
        .collect();
    let mut found = Vec::new();
    fit(&words, rest, &mut found).then_some(found)
}

/// Fits gaps, each with whether it is a number and with the words behind it, to all of the text.
fn fit<'t>(words: &[(bool, &str)], text: &'t str, found: &mut Vec<&'t str>) -> bool {
    let Some(((counts, behind), rest)) = words.split_first() else { return text.is_empty() };
    let fits = |gap: &str| !counts || gap.chars().all(|c| c.is_ascii_digit());
    if rest.is_empty() {
        let gap = text.strip_suffix(behind).filter(|gap| fits(gap));
        found.extend(gap);
        return gap.is_some();
    }
    for (at, _) in text.match_indices(behind) {
        let (gap, more) = (text.get(..at), text.get(at + behind.len()..));
        let (Some(gap), Some(more)) = (gap.filter(|gap| fits(gap)), more) else { continue };
        found.push(gap);
        if fit(rest, more, found) {
            return true;
        }
        found.pop();
    }
    false
}

/// Fills the gaps of a sentence: `{0}` as it is, `{~0}` by what `told` makes of it.
pub(crate) fn filled(form: &str, gaps: &[&str], told: &dyn Fn(&str) -> String) -> String {
    let mut parts = form.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let number = name.trim_start_matches('~').parse::<usize>().ok();
        let gap = number.and_then(|number| gaps.get(number)).copied().unwrap_or_default();
        let gap = if name.starts_with('~') { told(gap) } else { gap.to_owned() };
        text.push_str(&gap);
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{filled, gaps};

    #[test]
    fn a_form_tells_what_stands_in_its_gaps() {
        for (form, text, expected) in [
            ("no gap", "no gap", Some(vec![])),
            ("no gap", "no gap here", None),
            ("page {} has no text", "page 3 has no text", Some(vec!["3"])),
            (
                "“{}” is {}, {} % sure",
                "“가 is 나” is whole, 98 % sure",
                Some(vec!["가 is 나", "whole", "98"]),
            ),
            ("{}: {}", "a: b: c", Some(vec!["a", "b: c"])),
            ("{}: {} of {}", "a: b: 1 of 2", Some(vec!["a", "b: 1", "2"])),
            ("{} stands {}", "stands", None),
            ("{#} items", "12 items", Some(vec!["12"])),
            ("{#} items", "markers of items", None),
            ("{} of {} left", "1 of 2 left, 3 of 4 left", Some(vec!["1", "2 left, 3 of 4"])),
        ] {
            assert_eq!(gaps(form, text), expected, "{form} {text}");
        }
    }

    #[test]
    fn gaps_are_filled_in_any_order() {
        let told = |text: &str| text.to_uppercase();
        assert_eq!(filled("{1}쪽: {~0}", &["why", "3"], &told), "3쪽: WHY");
        assert_eq!(filled("그대로", &[], &told), "그대로");
    }
}
