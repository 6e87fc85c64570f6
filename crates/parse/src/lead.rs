//! The bodies in charge of a task.
//!
//! ```text
//! leads   = entry, { separator, entry } ;
//! entry   = [ role ], name, [ role ] ;
//! role    = "(", word, ")" | "[", word, "]" | word, ":" ;      (* word: 주관, 협조, …, with 부처 or 기관 *)
//! separator = "," | "·" | "/" | ";" | blank between two names ;
//! ```
//!
//! A role holds for the names after it until the next role; one in parentheses after a name holds for that name.
//! Sample: `(주관) 산업부·환경부 (협조) 과기정 통부` is 산업부 and 환경부 in charge and 과기정통부 helping.

use crate::lexicon::Lexicon;
use crate::split;
use gwaje_forms::body;
use gwaje_forms::marks::{self, Bracket};
use gwaje_model::{Block, LeadNode};
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{take_while_m_n, take_while1},
    character::complete::{multispace0, one_of, satisfy},
    combinator::{map, opt, verify},
    sequence::{delimited, preceded, terminated},
};

/// A stretch of a lead cell.
#[derive(Clone, Debug, PartialEq)]
enum Part<'t> {
    Role(&'t str),
    Separator,
    Text(&'t str),
}

/// Reads the blocks of a lead cell; whatever stands there is a name. `role` is what the cell's heading says of all
/// of them.
pub(crate) fn leads(blocks: &[Block], mut role: Option<String>, lexicon: &Lexicon) -> Vec<LeadNode> {
    let mut all: Vec<LeadNode> = Vec::new();
    for block in blocks {
        for (name, said) in names(&block.text, lexicon, &mut role) {
            if !all.iter().any(|lead| lead.text == name && lead.role == said) {
                all.push(node(block, name, said));
            }
        }
    }
    all
}

/// Reads a text as a list of bodies if it holds nothing else: `산업부·환경부`, `(주관: 산업부)`, `주관부처 : 산업부`.
pub(crate) fn only(block: &Block, lexicon: &Lexicon) -> Option<Vec<LeadNode>> {
    let mut text = block.text.trim();
    let list = |inside: &&str| role_mark(inside, lexicon).is_ok() || is_list(inside, lexicon);
    text = unwrapped(text).filter(list).unwrap_or(text);
    let labelled = label(text, lexicon);
    let list = labelled.map_or(text, |(_, rest)| rest);
    let mut role = labelled.and_then(|(word, _)| lexicon.lead_role(word));
    let found = names(list, lexicon, &mut role);
    let known =
        !found.is_empty() && (labelled.is_some() || found.iter().all(|(name, _)| is_name(name, lexicon)));
    known.then(|| found.into_iter().map(|(name, role)| node(block, name, role)).collect())
}

/// The bodies that end a title, as an offset in characters: `… 혁신 산업부`, `… 혁신 (산업부·환경부)`.
pub(crate) fn at_end(block: &Block, lexicon: &Lexicon) -> Option<usize> {
    let text = block.text.trim_end();
    let chars = |to: usize| text.get(..to).map(|t| t.chars().count());
    if let Some(open) = text.rfind(marks::opens).filter(|_| text.ends_with(marks::closes)) {
        let inside =
            text.get(open..).unwrap_or_default().trim_matches(|c| marks::opens(c) || marks::closes(c));
        return (is_list(inside, lexicon) || label(inside, lexicon).is_some()).then(|| chars(open)).flatten();
    }
    let own_line = block.raw.lines().last().filter(|_| block.raw.contains('\n')).map(str::trim);
    let starts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let mut ends = starts.filter(|at| text.len() - at <= LONGEST_LIST).filter(|at| {
        let last = text.get(*at..).unwrap_or_default().trim();
        is_listed(last, lexicon) || own_line == Some(last) && is_list(last, lexicon)
    });
    ends.next().and_then(chars)
}

/// A list of bodies behind a title is shorter, in bytes: all ministries there are.
const LONGEST_LIST: usize = 1_500;

/// What one pair of brackets around the whole text holds, if that holds no other bracket.
fn unwrapped(text: &str) -> Option<&str> {
    let (inside, usage) = marks::inside(text)?;
    (usage != Bracket::Corner && !inside.contains(marks::opens)).then_some(inside)
}

/// `주관부처 : 산업부`: a column name before the names.
fn label<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(&'t str, &'t str)> {
    let (word, rest) = text.split_once(marks::is_colon)?;
    let known = lexicon.role(word) == Some(crate::profile::Role::Lead) || lexicon.lead_role(word).is_some();
    known.then_some((word.trim(), rest.trim()))
}

/// The names of a list with their roles.
fn names(text: &str, lexicon: &Lexicon, role: &mut Option<String>) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let (mut rest, mut fresh) = (text.trim(), true);
    while let Some((next, part)) = part(rest, lexicon) {
        rest = next;
        match part {
            // `산업부(주관)`: what follows a name directly says that name's role.
            Part::Role(word)
                if !fresh && next.trim_start().chars().next().is_none_or(|c| SEPARATORS.contains(c)) =>
            {
                if let Some(last) = found.last_mut() {
                    last.1 = lexicon.lead_role(word);
                }
            }
            Part::Role(word) => *role = lexicon.lead_role(word),
            Part::Separator => fresh = true,
            Part::Text(text) => {
                found.extend(divided(text, lexicon).into_iter().map(|name| (name, role.clone())));
                fresh = false;
            }
        }
    }
    found
}

fn part<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(&'t str, Part<'t>)> {
    let role = map(|input| role_mark(input, lexicon), Part::Role);
    let separator = map(one_of(SEPARATORS), |_| Part::Separator);
    let blank = map(take_while1(char::is_whitespace), |_| Part::Text(""));
    let rest = |input| stretch(input, lexicon);
    let parsed: IResult<&str, Part<'_>> = alt((role, separator, blank, map(rest, Part::Text))).parse(text);
    parsed.ok()
}

const SEPARATORS: &str = ",，·/;、\n+";

/// A role has fewer letters, blanks between them included.
const LONGEST_ROLE: usize = 32;

/// `(주관)`, `[협조]`, `주관:`.
fn role_mark<'t>(input: &'t str, lexicon: &Lexicon) -> IResult<&'t str, &'t str> {
    let known = |word: &&str| lexicon.lead_role(word).is_some();
    let letter = |c: char| ('가'..='힣').contains(&c) || c == ' ';
    let word = || verify(take_while_m_n(1, LONGEST_ROLE, letter), known);
    let closed = delimited(
        (satisfy(marks::opens), multispace0),
        word(),
        (multispace0, satisfy(marks::closes), opt(colon)),
    );
    alt((closed, terminated(word(), preceded(multispace0, colon)))).parse(input)
}

fn colon(input: &str) -> IResult<&str, char> {
    satisfy(marks::is_colon).parse(input)
}

/// Text up to the next separator or role; at least one character.
fn stretch<'t>(input: &'t str, lexicon: &Lexicon) -> IResult<&'t str, &'t str> {
    let ends = |at: usize, c: char| {
        let here = input.get(at..).unwrap_or_default();
        at > 0
            && (SEPARATORS.contains(c)
                || marks::opens(c) && role_mark(here, lexicon).is_ok()
                || role_word(input, at, lexicon))
    };
    let end = input.char_indices().find(|(at, c)| ends(*at, *c)).map_or(input.len(), |(at, _)| at);
    match input.split_at_checked(end).filter(|(text, _)| !text.is_empty()) {
        Some((text, rest)) => Ok((rest, text)),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Eof))),
    }
}

/// Whether `협조:` begins at this place, after a blank.
fn role_word(input: &str, at: usize, lexicon: &Lexicon) -> bool {
    let (before, here) = input.split_at_checked(at).unwrap_or_default();
    before.ends_with(char::is_whitespace)
        && !here.starts_with(marks::opens)
        && role_mark(here, lexicon).is_ok()
}

/// One stretch as names: `산업부 환경부` is two, `과기정 통부` and `산 업 부` are one.
fn divided(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 {
        return words.into_iter().map(str::to_owned).collect();
    }
    if let Some(names) = partition(&words, lexicon) {
        return names;
    }
    let spaced = words.iter().all(|word| word.chars().count() == 1);
    vec![if spaced { words.concat() } else { words.join(" ") }]
}

/// The words put together to names, every one of them a name: of the fewest words, from the left.
fn partition(words: &[&str], lexicon: &Lexicon) -> Option<Vec<String>> {
    // From the end, so that what has failed once is not tried again with every beginning.
    let mut names: Vec<Option<(String, usize)>> = vec![None; words.len()];
    for start in (0..words.len()).rev() {
        let name = (start + 1..=words.len().min(start + LONGEST)).find_map(|end| {
            let open = names.get(end).is_some_and(Option::is_none);
            let name = words.get(start..end).filter(|_| !open)?.concat();
            is_name(&name, lexicon).then_some((name, end))
        });
        if let Some(slot) = names.get_mut(start) {
            *slot = name;
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (name, end) = names.get_mut(at)?.take()?;
        found.push(name);
        at = end;
    }
    Some(found)
}

/// The most pieces a name comes in.
const LONGEST: usize = 12;

/// Whether a text is a list of names and nothing else.
pub(crate) fn is_list(text: &str, lexicon: &Lexicon) -> bool {
    let found = names(text, lexicon, &mut None);
    let spaced = text.split_whitespace().all(|word| word.chars().count() == 1);
    // A name put together from words must be known: `혁신 환경부` has the shape of one.
    let whole =
        |name: &String| lexicon.is_body(name) || body::has_shape(name) && (spaced || text.contains(name));
    !found.is_empty() && found.iter().all(|(name, _)| whole(name))
}

/// Whether a text is a list of names the caller knows.
fn is_listed(text: &str, lexicon: &Lexicon) -> bool {
    let found = names(text, lexicon, &mut None);
    !found.is_empty() && found.iter().all(|(name, _)| lexicon.is_body(name))
}

/// Whether a word is a body's name: one the caller knows, or one of the shape of a ministry's name.
fn is_name(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.is_body(name) || body::has_shape(name)
}

/// A name of a block with the part of the block that holds it; with all of it where it is put together of words there.
fn node(block: &Block, text: String, role: Option<String>) -> LeadNode {
    let places = |block: &Block| block.pieces.iter().map(|piece| piece.place).collect();
    let Some(before) = block.text.find(&text).and_then(|at| block.text.get(..at)) else {
        return LeadNode { raw: block.raw.clone(), joins: Vec::new(), places: places(block), text, role };
    };
    let (_, own) = split::cut(block, before.chars().count());
    let (own, _) = split::cut(&own, text.chars().count());
    LeadNode { raw: own.raw.clone(), joins: own.joins.clone(), places: places(&own), text, role }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let leads = vec!["국방연구원".to_owned(), "산업부".to_owned()];
        Lexicon::new(&crate::Profile { leads, ..crate::profiles().remove(0) })
    }

    fn shown(nodes: &[LeadNode]) -> String {
        let one = |n: &LeadNode| {
            n.role.as_ref().map_or_else(|| n.text.clone(), |role| format!("{}={role}", n.text))
        };
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn block(text: &str) -> Block {
        Block { text: text.to_owned(), raw: text.to_owned(), ..Block::default() }
    }

    /// Each of these words is a name, and so are two and three of them together: without the last there are more ways to
    /// part them than can be tried.
    #[test]
    fn names_that_can_be_parted_in_many_ways_are_parted_once() {
        let many = "가나부 ".repeat(60);
        assert_eq!(names(&many, &lexicon(), &mut None).len(), 60);
        assert_eq!(names(&format!("{many}끝"), &lexicon(), &mut None).len(), 1);
    }

    #[test]
    fn cells_are_read() {
        let cases = [
            ("산업부", "산업부"),
            ("산 업 부", "산업부"),
            ("산업부·환경부", "산업부 환경부"),
            ("과기정통부, 산업부", "과기정통부 산업부"),
            ("산업부 환경부", "산업부 환경부"),
            ("과기정 통부", "과기정통부"),
            ("농림축산 식품부", "농림축산식품부"),
            ("(주관) 산업부 (협조) 환경부", "산업부=주관 환경부=협조"),
            ("(주관)산업부·과기정통부(협조)환경부", "산업부=주관 과기정통부=주관 환경부=협조"),
            ("주관: 산업부, 협조: 환경부·국토부", "산업부=주관 환경부=협조 국토부=협조"),
            ("산업부(주관), 환경부(협조)", "산업부=주관 환경부=협조"),
            ("주관부처 : 산업부", "산업부=주관"),
            ("관계부처 합동", "관계부처 합동"),
            ("국방연구원 산업부", "국방연구원 산업부"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(&leads(&[block(text)], None, &lexicon())), expected, "{text}");
        }
        assert_eq!(shown(&leads(&[block("산업부"), block("환경부")], None, &lexicon())), "산업부 환경부");
    }

    #[test]
    fn lines_of_names_alone() {
        for (text, expected) in [
            ("산업부", Some("산업부")),
            ("(산업부)", Some("산업부")),
            ("(주관: 산업부)", Some("산업부=주관")),
            ("주관부처 : 산업부, 환경부", Some("산업부=주관 환경부=주관")),
            ("소관 : 국가기술표준원", Some("국가기술표준원=소관")),
            ("디지털플랫폼정부", None),
            ("산업 현장 지원", None),
        ] {
            let found = only(&block(text), &lexicon()).map(|nodes| shown(&nodes));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn names_at_the_end_of_a_title() {
        let cases = [
            ("디지털 혁신 산업부", "디지털 혁신 산업부", Some(6)),
            ("디지털 혁신 환경부", "디지털\n혁신\n환경부", Some(6)),
            ("디지털 혁신 환경부", "디지털\n혁신 환경부", None),
            ("디지털 혁신 (산업부·환경부)", "", Some(7)),
            ("일 잘하는 정부", "일\n잘하는\n정부", None),
            ("산업 혁신(2단계)", "", None),
        ];
        for (text, raw, expected) in cases {
            let block = Block { raw: raw.to_owned(), ..block(text) };
            assert_eq!(at_end(&block, &lexicon()), expected, "{text}");
        }
    }
}
