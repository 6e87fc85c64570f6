//! Figures as bars, in SVG: drawn by attributes alone, so that nothing in the page needs a style of its own.

use maud::{Markup, html};

/// Bars with their names below, as wide as needed.
pub(crate) fn bars(title: &str, values: &[(String, f64)]) -> Markup {
    /// Width of a bar with the room beside it, and height of the highest, in pixels.
    const STEP: f64 = 72.0;
    const HEIGHT: f64 = 120.0;
    let most = values.iter().map(|(_, value)| *value).fold(1.0, f64::max);
    let width = STEP * values.len() as f64;
    html! {
        svg.plot role="img" aria-label=(title) viewBox={ "0 0 " (width) " " (HEIGHT + 40.0) } width=(width) {
            @for (at, (name, value)) in values.iter().enumerate() {
                @let height = (HEIGHT * value / most).round();
                @let left = STEP * at as f64;
                rect x=(left + 8.0) y=(HEIGHT - height + 14.0) width=(STEP - 16.0) height=(height) {}
                text x=(left + STEP / 2.0) y=(HEIGHT - height + 10.0) text-anchor="middle" { (value) }
                text x=(left + STEP / 2.0) y=(HEIGHT + 32.0) text-anchor="middle" { (name) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn the_highest_bar_is_as_high_as_the_plot() {
        let html = bars("x", &[("가<".to_owned(), 2.0), ("나".to_owned(), 4.0)]).into_string();
        assert!(html.contains("height=\"60\"") && html.contains("height=\"120\""), "{html}");
        assert!(html.contains("가&lt;"));
    }
}
