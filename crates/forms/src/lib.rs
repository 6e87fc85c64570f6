//! What a report writes, known once: marks, period headings, entry numbers, item markers, captions, names of bodies,
//! what became of work.
//!
//! Every other crate asks here what a text is by its wording; none keeps a list of brackets, apostrophes or circled
//! numbers of its own. This crate knows no page, no paragraph and no profile: it takes a text and says what it is.
//!
//! | module | what it knows |
//! |---|---|
//! | [`marks`] | apostrophes, range marks, hyphens, middots, bars, brackets and quotes as pairs |
//! | [`enclosed`] | numbers and letters in circles, boxes and parentheses, with their values |
//! | [`marker`] | the marks that open a list item, and how deep each usually lies |
//! | [`enumerator`] | `1.`, `가)`, `(3)`, `Ⅱ.` before the text of a line |
//! | [`counted_label`] | labels that count: `경력2.`, `(우대요건2)`, `(iii)`, `[4]` |
//! | [`period`] | headings of years, halves, quarters and months |
//! | [`number`] | numbers of agendas and tasks, with the word before or behind them |
//! | [`page_number`] | page numbers as they stand in the margin of a page |
//! | [`shifted`] | what raised or lowered text beside a word is |
//! | [`caption`] | captions in brackets of their own |
//! | [`asked`] | a body that somebody asks for by any of its names |
//! | [`bodies`] | the ministries and agencies by name and day, and which followed which |
//! | [`body`] | what the name of a ministry looks like |
//! | [`figure`] | what the words beside a figure say of it: target, cumulative, share, rank |
//! | [`progress`] | what an item says of the work: plan, under way, done, put off, called off |
//! | [`act`] | the act a text ends with, so that a plan is met by that act and no other |
//! | [`law`] | the name of a law without brackets: how it ends, and what stands before it |
//! | [`letter`] | what a letter is |
//! | [`absence`] | words that say that there is nothing to report |
//! | [`ending`] | whether a text can end where it ends |
//! | [`mod@line`] | all of it together: what a whole line says by its wording |
//!
//! Each module keeps its vocabulary in named tables and carries an `EXAMPLES` table. A test of the library sends every
//! example, alone on a line between two items, through text and through pages of a PDF, so that a form which one stage
//! knows cannot be lost in another. A new form is a row in such a table.
//!
//! Texts come raw from `layout` (any Unicode form, blanks often taken out) and clean from `wrap` on (NFC, plain
//! hyphens and middots), so every class holds all members, not only the canonical one.

#[macro_use]
mod class;

pub mod absence;
pub mod act;
pub mod asked;
pub mod bodies;
pub mod body;
pub mod caption;
pub mod counted_label;
pub mod enclosed;
pub mod ending;
pub mod enumerator;
pub mod figure;
pub mod law;
pub mod letter;
pub mod line;
pub mod marker;
pub mod marks;
pub mod number;
pub mod page_number;
pub mod period;
pub mod progress;
pub mod shifted;
mod tail;

use nom::Parser;

/// The result of a parser of this crate.
type Parsed<'t, T> = nom::IResult<&'t str, T>;

/// White space of any width, or none.
fn blanks(input: &str) -> Parsed<'_, &str> {
    nom::bytes::complete::take_while(char::is_whitespace).parse(input)
}

/// A number of so many ASCII digits that does not go on with another digit.
fn digits<'t>(
    least: usize,
    most: usize,
) -> impl Parser<&'t str, Output = &'t str, Error = nom::error::Error<&'t str>> {
    let digit = |c: char| c.is_ascii_digit();
    nom::sequence::terminated(
        nom::bytes::complete::take_while_m_n(least, most, digit),
        nom::combinator::not(nom::character::complete::satisfy(digit)),
    )
}
