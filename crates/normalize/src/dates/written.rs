//! A date as written, before the calendar has its say.

use jiff::civil::Weekday;

/// A written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// One point.
    On(Point),
    /// From one point to another, both included.
    Between(Point, Point),
    /// Open at the end.
    Since(Point),
    /// Open at the start.
    Until(Point),
}

impl Expression {
    /// Its points in order.
    pub(super) fn points(self) -> impl Iterator<Item = Point> {
        let (first, second) = match self {
            Self::On(point) | Self::Since(point) | Self::Until(point) => (point, None),
            Self::Between(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }

    /// How much the writing itself tells: as much as its clearest point.
    pub(super) fn form(self) -> Form {
        self.points().map(|point| point.form).max().unwrap_or(Form::Bare)
    }
}

/// One end of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Option<Year>,
    pub(super) part: Part,
    pub(super) weekday: Option<Weekday>,
    pub(super) form: Form,
}

impl Point {
    pub(super) fn new(year: Option<Year>, part: Part, form: Form) -> Self {
        Self { year, part, weekday: None, form }
    }
}

/// How a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// In four figures, or two with a mark.
    Written(i16),
    /// Two figures without a mark, as in `24.5.24`.
    Unmarked(i16),
    /// As a distance from the year in hand, as in `내년`.
    Relative(i16),
}

/// How much of the year a point covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Any time until its end (`연내`).
    Within,
    /// About its beginning (`연초`).
    Beginning,
    /// About its end (`연말`).
    End,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month.
    Month(u8),
    /// Month and third of it, 1 to 3.
    Third(u8, u8),
    /// Month and day.
    Day(u8, u8),
    /// A number that takes its meaning from the other end of a range, and whether it is called a day (`23일`).
    Number(u8, bool),
}

/// How much the writing itself tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A bare number.
    Bare,
    /// Numbers and dots: a date only in the right surroundings.
    Dotted,
    /// A unit, a year mark or a weekday says that it is a date.
    Clear,
}
