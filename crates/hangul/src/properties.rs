//! Properties that Hangul writes into one text: `Caption:wstring:4:해당없음 Value:int:1 TabStop:bool:1`, in sets within sets
//! (`ButtonSet:set:67:…`). Commands of fields and form controls have this form.

/// The text of a property; its length in UTF-16 units stands before it, so that it may hold anything.
pub(crate) fn text(properties: &str, name: &str) -> Option<String> {
    let (length, rest) = value(properties, name, "wstring")?.split_once(':')?;
    let units: Vec<u16> = rest.encode_utf16().take(length.parse().ok()?).collect();
    Some(String::from_utf16_lossy(&units))
}

/// The whole number of a property.
pub(crate) fn number(properties: &str, name: &str) -> Option<i32> {
    value(properties, name, "int")?.split(' ').next()?.parse().ok()
}

/// What stands behind the name and the type of a property.
fn value<'p>(properties: &'p str, name: &str, kind: &str) -> Option<&'p str> {
    let wanted = format!("{name}:{kind}:");
    let at = properties.match_indices(&wanted).map(|(at, _)| at);
    let starts = |at: &usize| {
        properties.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with([' ', ':']))
    };
    let at = at.into_iter().find(starts)?;
    properties.get(at + wanted.len()..)
}

#[cfg(test)]
mod tests {
    use super::{number, text};

    #[test]
    fn texts_and_numbers() {
        let button = "CommonSet:set:30:Name:wstring:2:단추 TabStop:bool:1 ButtonSet:set:40:Caption:wstring:4:가 :나 Value:int:-1 ";
        assert_eq!(text(button, "Caption").as_deref(), Some("가 :나"));
        assert_eq!(text(button, "Name").as_deref(), Some("단추"));
        assert_eq!(text(button, "ame"), None);
        assert_eq!(number(button, "Value"), Some(-1));
        assert_eq!(number(button, "Caption"), None);
        assert_eq!(text("Text:wstring:9:가", "Text").as_deref(), Some("가"));
        assert_eq!(text("Text:wstring:x:가", "Text"), None);
    }
}
