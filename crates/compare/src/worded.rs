//! What was worded so once, by words and period.
//!
//! It is asked for every item of every edition, so it is kept from edition to edition, and a question copies nothing: made anew for each
//! edition it was half of the work of a load of a thousand reports.

use std::collections::HashMap;

/// Places, as of items or tasks, by words and period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Worded {
    places: HashMap<String, Vec<(String, usize)>>,
}

impl Worded {
    /// Notes a place; a later one takes the wording over.
    pub(crate) fn set(&mut self, words: &str, period: &str, at: usize) {
        let places = self.places.entry(words.to_owned()).or_default();
        match places.iter_mut().find(|(own, _)| own == period) {
            Some((_, place)) => *place = at,
            None => places.push((period.to_owned(), at)),
        }
    }

    /// Notes one more place.
    pub(crate) fn add(&mut self, words: &str, period: &str, at: usize) {
        let places = self.places.entry(words.to_owned()).or_default();
        if !places.iter().any(|(own, place)| own == period && *place == at) {
            places.push((period.to_owned(), at));
        }
    }

    /// The places of a wording.
    pub(crate) fn at(&self, words: &str, period: &str) -> impl Iterator<Item = usize> {
        let places = self.places.get(words).into_iter().flatten();
        places.filter(move |(own, _)| own == period).map(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::Worded;

    #[test]
    fn places_are_taken_over_or_added() {
        let mut worded = Worded::default();
        let all = |worded: &Worded, period| worded.at("a~1", period).collect::<Vec<_>>();
        worded.set("a~1", "2024Q1", 3);
        worded.set("a~1", "2024Q2", 4);
        worded.set("a~1", "2024Q1", 5);
        assert_eq!((all(&worded, "2024Q1"), all(&worded, "2024Q2")), (vec![5], vec![4]));
        worded.add("a~1", "2024Q1", 5);
        worded.add("a~1", "2024Q1", 6);
        assert_eq!(all(&worded, "2024Q1"), [5, 6]);
        assert!(worded.at("b~1", "2024Q1").next().is_none());
    }
}
