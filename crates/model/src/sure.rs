//! How sure a warning is of what it tells.

use crate::{Code, Severity, Warning};

/// The most that a join may be sure of and still be worth a look, from 0 to 1: of 180 joins surer than this that were looked
/// at 180 were right.
pub const SURE_JOIN: f32 = 0.95;

impl Warning {
    /// Whether it deserves a look: all but what is only worth knowing, and joins that are surer than those that were ever found
    /// wrong. What a person did is told without asking for a look; days outside their period are, since the day stands beside
    /// the text.
    #[must_use]
    pub fn is_worth_a_look(&self) -> bool {
        match self.code {
            Code::LowConfidenceJoin => self.join_confidence() < SURE_JOIN,
            Code::DateOutsidePeriod => true,
            _ => self.severity > Severity::Note,
        }
    }

    /// The least confidence of the joins it tells of, from 0 to 1; 1 for what is about something else. Its words are all
    /// there is of the joins of titles: `98 % sure`.
    #[must_use]
    pub fn join_confidence(&self) -> f32 {
        if self.code != Code::LowConfidenceJoin {
            return 1.0;
        }
        let before = self.message.split(" % sure").filter_map(|text| text.rsplit(' ').next());
        let percents = before.filter_map(|figure| figure.parse::<u8>().ok());
        percents.min().map_or(1.0, |percent| f32::from(percent) / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Code, Warning};

    #[test]
    fn a_join_is_as_sure_as_its_note_says() {
        let sure = |message: &str| {
            let code = Code::LowConfidenceJoin;
            let message = message.to_owned();
            Warning {
                code,
                severity: code.severity(),
                item: None,
                page: None,
                bbox: None,
                anchor: None,
                message,
            }
            .join_confidence()
        };
        let two = "“가 나” is joined with a space, 98 % sure; “다라” is joined without a space, 91 % sure";
        for (message, expected) in
            [(two, 0.91_f32), ("“가 나” is joined with a space, 98 % sure", 0.98), ("", 1.0)]
        {
            assert!((sure(message) - expected).abs() < 1e-6, "{message}");
        }
    }
}
