//! Names of laws without brackets: `국민체육진흥법 개정`, `중대재해처벌법 시행령`, `공공기관의 운영에 관한 법률`.
//!
//! What a word of such a name looks like, `gwaje_forms::law` knows; here the words are put together. A name of which the beginning
//! is not plain is left out: one that begins with the words before it, or in its middle, is worse than none.

use super::Found;
use gwaje_forms::letter::is_letter;
use gwaje_forms::{law, marks};
use gwaje_model::MentionKind;

/// As many words as stand before an end at most.
const LONGEST: usize = 4;

/// As many words as the name of a law `에 관한 법률` has before these at most.
const LONGEST_ABOUT: usize = 10;

/// All of them; those inside brackets are found twice.
pub(super) fn find(text: &str) -> Vec<Found> {
    if !text.contains('법') {
        return Vec::new();
    }
    let words = Words::of(text);
    let mut found: Vec<Name> = Vec::new();
    // From the last on, since what is done to the last of a list is done to all.
    for at in (0..words.places.len()).rev() {
        let free = found.last().is_none_or(|next| at < next.first);
        if let Some(name) = words.name(at, found.last()).filter(|_| free) {
            found.push(name);
        }
    }
    found.reverse();
    found.into_iter().filter_map(|name| name.found(text)).collect()
}

/// The name of a law.
struct Name {
    /// Index of its first word.
    first: usize,
    /// Byte range.
    start: usize,
    end: usize,
    /// Whether something is done to it.
    stepped: bool,
}

impl Name {
    fn found(self, text: &str) -> Option<Found> {
        let Self { start, end, .. } = self;
        let value = text.get(start..end)?.to_owned();
        Some(Found { kind: MentionKind::Law, start, end, value, to: None, unit: None, qualifier: None })
    }
}

/// A text and its words of letters, as byte ranges.
struct Words<'t> {
    text: &'t str,
    places: Vec<(usize, usize)>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut places: Vec<(usize, usize)> = Vec::new();
        let is_inside = |c: char| is_letter(c) || c.is_ascii_digit() || marks::is_middot(c);
        let parts = |at: usize, c: char| {
            marks::is_middot(c) && text.get(..at).is_some_and(|before| before.ends_with('법'))
        };
        for (at, c) in text.char_indices().filter(|(at, c)| is_inside(*c) && !parts(*at, *c)) {
            match places.last_mut().filter(|(_, end)| *end == at) {
                Some((_, end)) => *end = at + c.len_utf8(),
                // A dot before a word is a bullet, and one behind a law stands before another.
                None if marks::is_middot(c) => {}
                None => places.push((at, at + c.len_utf8())),
            }
        }
        Self { text, places }
    }

    fn word(&self, at: usize) -> Option<&'t str> {
        self.places.get(at).and_then(|(start, end)| self.text.get(*start..*end))
    }

    /// Whether only a blank stands between a word and the next.
    fn is_beside(&self, at: usize) -> bool {
        self.between(at) == Some(" ")
    }

    /// What stands between a word and the next.
    fn between(&self, at: usize) -> Option<&'t str> {
        let (start, end) = (self.places.get(at)?.1, self.places.get(at + 1)?.0);
        self.text.get(start..end)
    }

    /// The name of a law that ends in a word; `next` is the name behind it.
    fn name(&self, at: usize, next: Option<&Name>) -> Option<Name> {
        let (_, to) = *self.places.get(at)?;
        let (own, particle) = law::split(self.word(at)?)?;
        let rest = self.text.get(to..)?;
        // `3법(산림보호법·어촌정비법) 개정`
        let behind = rest.trim_start_matches(marks::closes_round).strip_prefix(' ').unwrap_or_default();
        let listed =
            next.is_some_and(|next| next.stepped && particle.is_empty() && self.is_listed(at, next.first));
        let stepped = listed || law::is_stepped(particle, behind);
        let first = match self.about(at).filter(|_| law::is_kind(own)) {
            Some((of, link)) => self.subject(of, link)?,
            None if own == "법률" || law::needs_words(own) && !stepped => return None,
            None if law::needs_words(own) => self.leading(at)?,
            None if stepped && law::is_name(own) || law::is_sure(own) => self.joined(at)?,
            None => return None,
        };
        let beside = rest.strip_prefix(' ').filter(|_| particle.is_empty()).unwrap_or_default();
        let orders = ["시행령", "시행규칙"].into_iter().find(|order| beside.starts_with(order));
        let end = orders.map_or(to - particle.len(), |order| to + 1 + order.len());
        Some(Name { first, start: self.places.get(first)?.0, end, stepped })
    }

    /// Whether a word and the name that begins with another stand in one list.
    fn is_listed(&self, at: usize, next: usize) -> bool {
        let between = self.between(at).unwrap_or_default();
        let mark = between.trim() == "," || between.chars().all(marks::is_middot);
        at + 1 == next && !between.is_empty() && mark
            || at + 2 == next && self.word(at + 1) == Some("및") && between == " " && self.is_beside(at + 1)
    }

    /// The first word of a name of one word, or of two with `및` between: `도시 및 주거환경정비법`. Nothing where more words stand before
    /// `및`, of which any may be the first.
    fn joined(&self, at: usize) -> Option<usize> {
        let Some(first) = at.checked_sub(2).filter(|first| self.follows(*first, "및")) else {
            let of = |before: usize| self.word(before).is_some_and(|word| word.ends_with('의'));
            let alone = at.checked_sub(1).is_none_or(|before| self.ends_before(before) || of(before));
            return alone.then_some(at);
        };
        if !law::joins(self.word(first)?) || law::is_around(self.word(first)?, "") {
            return Some(at);
        }
        let alone = first.checked_sub(1).is_none_or(|before| self.ends_before(before));
        alone.then_some(first)
    }

    /// Whether a word stands behind another and before a third, blanks between.
    fn follows(&self, at: usize, word: &str) -> bool {
        self.word(at + 1) == Some(word) && self.is_beside(at) && self.is_beside(at + 1)
    }

    /// Whether the name of a law that begins with the next word may not begin with this one.
    fn ends_before(&self, at: usize) -> bool {
        let next = self.word(at + 1).unwrap_or_default();
        let around = |word: &str| law::is_around(word, next) && !law::may_belong(word);
        !self.is_beside(at) || self.word(at).is_some_and(around)
    }

    /// The first of the words that an end goes by.
    fn leading(&self, at: usize) -> Option<usize> {
        let first = self.first(at, LONGEST)?;
        (first < at).then_some(first)
    }

    /// The word before `관한` or `위한`, and which of them it is, where they stand before a word: `운영에 관한 법률`.
    fn about(&self, at: usize) -> Option<(usize, &'t str)> {
        let of = at.checked_sub(2).filter(|of| self.is_beside(*of) && self.is_beside(of + 1))?;
        Some((of, self.word(of + 1).filter(|link| ["관한", "위한"].contains(link))?))
    }

    /// The first word of a law that ends its subject with a word: `운영에`.
    fn subject(&self, of: usize, link: &str) -> Option<usize> {
        let word = self.word(of)?;
        let ends: &[&str] = if link == "관한" { &["에"] } else { &["을", "를"] };
        let subject = ends.iter().find_map(|end| word.strip_suffix(end))?;
        if subject.chars().count() < 2 && subject != "등" {
            return None;
        }
        let first = self.first(of, LONGEST_ABOUT)?;
        let named = (first..of).any(|at| self.word(at) == Some("및"));
        let more = subject != "등" || first < of;
        (more && (link == "관한" || named)).then_some(first)
    }

    /// The first word of a name of which a later word is known; nothing where so many words stand before it that none is plain.
    fn first(&self, last: usize, longest: usize) -> Option<usize> {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let word = self.word(before)?;
            if let Some(party) = self.party(before) {
                return Some(party);
            }
            let and = word == "및";
            let parted =
                and && before.checked_sub(1).is_none_or(|left| self.word(left).is_none_or(law::parts));
            let among = and || ["등", "등의"].contains(&word);
            if parted || !among && self.ends_before(before) || !self.is_beside(before) {
                break;
            }
            if law::may_belong(word) {
                return None;
            }
            first = before;
        }
        let is_among = |at: &usize| self.word(*at).is_some_and(|word| ["및", "등", "등의"].contains(&word));
        let first = (first..last).find(|at| !is_among(at)).unwrap_or(last);
        (last - first <= longest).then_some(first)
    }

    /// The first word of `국가를 당사자로 하는`, which ends with a word.
    fn party(&self, at: usize) -> Option<usize> {
        let first = at.checked_sub(2).filter(|_| self.word(at) == Some("하는"))?;
        let beside = (first..=at).all(|at| self.is_beside(at));
        let object = self.word(first)?.ends_with(['을', '를']);
        (beside && object && self.word(first + 1)?.ends_with('로')).then_some(first)
    }
}
