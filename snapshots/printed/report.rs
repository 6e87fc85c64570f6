//! An invented report: agendas, tasks, periods and items, of words that mean nothing together.
//!
//! It holds what reports hold, in the forms that `forms` knows, and nothing that can be read in two ways: no title ends in a number, no
//! item is a heading of a period.

use super::day::{Days, Quarter};
use super::words;
use crate::random::Random;
use serde_json::{Value, json};

/// A whole report.
pub(super) struct Report {
    pub(super) agendas: Vec<Agenda>,
}

/// A 국정과제.
pub(super) struct Agenda {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) tasks: Vec<Task>,
}

/// A 실천과제.
pub(super) struct Task {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) leads: Vec<&'static str>,
    pub(super) periods: Vec<Period>,
}

/// What was done in a quarter.
pub(super) struct Period {
    pub(super) time: Quarter,
    pub(super) items: Vec<Item>,
}

/// An entry and those below it.
pub(super) struct Item {
    pub(super) text: String,
    pub(super) days: Vec<Days>,
    pub(super) below: Vec<Item>,
}

impl Report {
    /// The report of a seed.
    pub(super) fn new(random: &mut Random) -> Self {
        let first = 1 + random.below(90);
        let agendas = (0..=random.below(2)).map(|nth| Agenda::new(first + nth, random)).collect();
        Self { agendas }
    }

    /// As the gold of fixtures is written.
    pub(super) fn gold(&self) -> Value {
        json!({ "agendas": self.agendas.iter().map(Agenda::gold).collect::<Vec<_>>() })
    }
}

impl Agenda {
    fn new(number: usize, random: &mut Random) -> Self {
        let tasks =
            (1..=1 + random.below(4)).map(|nth| Task::new(format!("{number}-{nth}"), random)).collect();
        Self { number: number.to_string(), title: words::title(random), tasks }
    }

    fn gold(&self) -> Value {
        let tasks: Vec<_> = self.tasks.iter().map(Task::gold).collect();
        json!({ "number": self.number, "title": self.title, "tasks": tasks })
    }
}

impl Task {
    fn new(number: String, random: &mut Random) -> Self {
        let mut leads = vec![words::lead(random)];
        let other = words::lead(random);
        if random.below(4) == 0 && !leads.contains(&other) {
            leads.push(other);
        }
        let mut time = Quarter { year: 2022 + random.below(4), quarter: 1 + random.below(4) };
        let mut periods = Vec::new();
        for _ in 0..=random.below(4) {
            periods.push(Period::new(time, random));
            time = time.next();
        }
        Self { number, title: words::title(random), leads, periods }
    }

    fn gold(&self) -> Value {
        let periods: Vec<_> = self.periods.iter().map(Period::gold).collect();
        json!({ "number": self.number, "title": self.title, "ministries": self.leads, "periods": periods })
    }
}

impl Period {
    fn new(time: Quarter, random: &mut Random) -> Self {
        let items = (0..=random.below(6)).map(|_| Item::new(0, time, random)).collect();
        Self { time, items }
    }

    fn gold(&self) -> Value {
        let items: Vec<_> = self.items.iter().map(Item::gold).collect();
        json!({ "year": self.time.year, "quarter": self.time.quarter, "half": null, "items": items })
    }
}

impl Item {
    fn new(depth: usize, time: Quarter, random: &mut Random) -> Self {
        let below = if depth < 2 && random.below(4) == 0 { 1 + random.below(3) } else { 0 };
        let said = words::sentence(time, random);
        let below = (0..below).map(|_| Self::new(depth + 1, time, random)).collect();
        Self { text: said.text, days: said.days, below }
    }

    fn gold(&self) -> Value {
        let below: Vec<_> = self.below.iter().map(Self::gold).collect();
        let dates: Vec<_> =
            self.days.iter().map(|(first, last)| json!({ "start": first, "end": last })).collect();
        json!({ "text": self.text, "dates": dates, "children": below })
    }
}
