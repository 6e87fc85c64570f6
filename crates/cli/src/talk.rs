//! How a run over many documents talks: a line on the terminal that moves, lines for people, or lines for machines.

use crate::{failure, lang};
use clap::ValueEnum;
use gwaje_archive::{Event, Inputs, Report};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

/// Forms of what is said on standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// For people
    #[default]
    Text,
    /// One JSON object a line: what is found, done, skipped or failed, and the report at the end
    Json,
}

/// How a run talks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// The form.
    pub(crate) log: Log,
    /// Say nothing where all went well.
    pub(crate) quiet: bool,
    /// Begin each line with the time, as of a run that goes on for days.
    pub(crate) timed: bool,
}

impl Manner {
    /// Says some lines.
    pub(crate) fn say(self, text: &str) {
        for line in text.lines() {
            let line = lang::told(line);
            failure::print(&if self.timed { format!("{} {line}", moment()) } else { line });
        }
    }

    /// Says what the run did; quietly, where all went well.
    pub(crate) fn conclude(self, report: &Report, well: bool) {
        if self.log == Log::Json {
            // Its lists were told line by line.
            let short = Report { documents: Vec::new(), failures: Vec::new(), ..report.clone() };
            let mut value = json!({"time": gwaje_emit::now(), "event": "finished"});
            if let (Some(line), Ok(Value::Object(report))) =
                (value.as_object_mut(), serde_json::to_value(&short))
            {
                line.extend(report.into_iter().filter(|(name, _)| name != "documents" && name != "failures"));
            }
            failure::print(&value.to_string());
        } else if !self.quiet || !well {
            self.say(report.to_string().trim_end());
        }
    }
}

/// Now, to the second, UTC.
fn moment() -> String {
    gwaje_emit::now().chars().take(19).chain(['Z']).collect()
}

/// What is said while a run goes on.
pub(crate) struct Progress {
    manner: Manner,
    /// A line on the terminal that moves; nothing where there is no terminal.
    pub(crate) bar: ProgressBar,
    failed: AtomicU64,
    pages: AtomicU64,
}

impl Progress {
    pub(crate) fn new(inputs: &Inputs, manner: Manner) -> Self {
        let hidden = manner.quiet || manner.log == Log::Json;
        let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        // Counting takes a walk; it is for eyes only.
        let count = if target.is_hidden() { None } else { inputs.count() };
        let bar = ProgressBar::with_draw_target(count, target);
        let template = match count {
            Some(_) => format!("{{bar:24}} {}", lang::told("{pos}/{len} documents, {msg}, {eta} left")),
            None => format!("{{spinner}} {}", lang::told("{pos} documents, {msg}, {elapsed}")),
        };
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self { manner, bar, failed: AtomicU64::new(0), pages: AtomicU64::new(0) }
    }

    pub(crate) fn tell(&self, event: Event<'_>) {
        if self.manner.log == Log::Json {
            failure::print(&line(event).to_string());
        }
        match event {
            Event::Found { .. } => return,
            Event::Done { pages, .. } => drop(self.pages.fetch_add(pages.into(), Ordering::Relaxed)),
            Event::Failed { .. } => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
            _ => {}
        }
        let (pages, failed) = (self.pages.load(Ordering::Relaxed), self.failed.load(Ordering::Relaxed));
        let speed = pages as f64 / self.bar.elapsed().as_secs_f64().max(0.1);
        self.bar.set_message(lang::told(&format!("{speed:.0} pages/s, {failed} failed")));
        self.bar.inc(1);
    }
}

/// An event as one object.
fn line(event: Event<'_>) -> Value {
    let time = gwaje_emit::now();
    match event {
        Event::Found { path } => json!({"time": time, "event": "found", "path": path}),
        Event::Done { path, pages } => json!({"time": time, "event": "done", "path": path, "pages": pages}),
        Event::Skipped { path } => json!({"time": time, "event": "skipped", "path": path}),
        Event::Would { path } => json!({"time": time, "event": "would_read", "path": path}),
        Event::Ignored { path } => json!({"time": time, "event": "ignored", "path": path}),
        Event::Failed { failed } => json!({
            "time": time, "event": "failed", "path": failed.path, "code": failed.failure.code,
            "page": failed.failure.page, "message": failed.failure.message, "known": failed.known,
        }),
    }
}
