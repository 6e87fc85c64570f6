//! Form controls (양식 개체) as text: what a print shows of them.

/// A check box and its words.
pub(crate) fn check_box(caption: &str, checked: bool) -> String {
    marked(if checked { '☑' } else { '☐' }, caption)
}

/// A radio button and its words.
pub(crate) fn radio_button(caption: &str, chosen: bool) -> String {
    marked(if chosen { '◉' } else { '○' }, caption)
}

/// `&&` is how a caption of Windows says `&`, as one alone marks the key that chooses the control.
fn marked(mark: char, caption: &str) -> String {
    let caption = caption.replace("&&", "&");
    if caption.is_empty() { mark.to_string() } else { format!("{mark} {caption}") }
}

#[cfg(test)]
mod tests {
    use super::{check_box, radio_button};

    #[test]
    fn a_doubled_ampersand_of_a_caption_is_one() {
        assert_eq!(check_box("R&&D 자율성트랙", true), "☑ R&D 자율성트랙");
        assert_eq!(radio_button("", false), "○");
    }
}
