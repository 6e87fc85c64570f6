//! Form controls (양식 개체) as text: what a print shows of them.

/// A check box and its words.
pub(crate) fn check_box(caption: &str, checked: bool) -> String {
    marked(if checked { '☑' } else { '☐' }, caption)
}

/// A radio button and its words.
pub(crate) fn radio_button(caption: &str, chosen: bool) -> String {
    marked(if chosen { '◉' } else { '○' }, caption)
}

fn marked(mark: char, caption: &str) -> String {
    if caption.is_empty() { mark.to_string() } else { format!("{mark} {caption}") }
}
