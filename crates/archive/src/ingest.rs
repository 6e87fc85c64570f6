//! A run over many documents: one thread finds them, others have them read by worker processes and put what comes out
//! where it belongs. What waits in between is bounded, so the length of an archive does not matter.

mod copies;
mod wanted;

use crate::found::{Found, Source};
use crate::in_flight::InFlight;
use crate::inputs::{Inputs, walk};
use crate::path_key::key;
use crate::pool::{Start, WorkerSlot};
use crate::report::{Failed, Report};
use crate::said::Said;
use crate::together::{Ready, Together};
use crate::told::Told;
use crate::{Error, Limits, Mirror, Shard};
use copies::Copies;
use gwaje_emit::Store;
use gwaje_model::{Failure, FailureCode};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use wanted::{Met, Wanted};

/// Where documents go.
#[derive(Debug)]
pub enum Sink {
    /// A database, or files made from one.
    Store(Store),
    /// A file for each document.
    Mirror(Mirror),
    /// Nowhere: a dry run into a target that is not there yet.
    Nowhere,
}

/// How a run goes about it.
#[expect(clippy::struct_excessive_bools, reason = "independent switches, in any combination")]
pub struct Options<'a> {
    /// What documents and archives may cost.
    pub limits: Limits,
    /// Worker processes.
    pub jobs: usize,
    /// Which part of the documents to take.
    pub shard: Shard,
    /// Try again what failed before.
    pub retry_failed: bool,
    /// Do everything again, even what is done and what killed its worker.
    pub force: bool,
    /// Read again what an earlier version of the program read; else it is told and stays.
    pub refresh: bool,
    /// Only tell what would be read; nothing is read or written.
    pub dry_run: bool,
    /// Where documents go, for the report.
    pub target: &'a str,
    /// All that decides over results, but for what is told of the documents: versions of the program, its engine and its
    /// model, and profiles. What was done under another one is done again.
    pub converter: &'a str,
    /// What is told of all documents. What a manifest tells of one goes before; what nobody tells now and a store was told
    /// before stays.
    pub told: Told,
    /// Makes the command that starts a worker.
    pub worker: &'a Start<'a>,
    /// Set from outside to stop after the documents in work.
    pub stop: &'a AtomicBool,
}

/// What happens during a run, for those who watch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    /// A document was found.
    Found {
        /// Its path.
        path: &'a str,
    },
    /// A document is done.
    Done {
        /// Its path.
        path: &'a str,
        /// Its pages.
        pages: u32,
    },
    /// An earlier run had done it.
    Skipped {
        /// Its path.
        path: &'a str,
    },
    /// A document would be read, were this no dry run.
    Would {
        /// Its path.
        path: &'a str,
    },
    /// Somebody said of a document that it is dealt with.
    Ignored {
        /// Its path.
        path: &'a str,
    },
    /// A document cannot be read.
    Failed {
        /// What is known about it.
        failed: &'a Failed,
    },
}

/// Reads all documents of the inputs into the sink.
///
/// # Errors
/// When the target cannot be written or no worker can be started; what was done until then stays done.
pub fn ingest(
    inputs: &Inputs,
    sink: Sink,
    options: &Options<'_>,
    watch: &(dyn Fn(Event<'_>) + Sync),
) -> Result<Report, Error> {
    let began = Instant::now();
    let run = Run::new(sink, options, watch);
    let (send, receive) = sync_channel(AHEAD * options.jobs.max(1));
    let receive = Mutex::new(receive);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.max(1) {
            scope.spawn(|| run.work(&receive));
        }
        run.find(inputs, &send);
        // The end of the channel is the sign to go home.
        drop(send);
    });
    run.end(began)
}

/// So many documents are found ahead of each worker: while some go into a store the finder has to wait, and workers are not to wait
/// with it. Twenty of one to three pages go in within some 30 ms; a worker reads four in that time.
const AHEAD: usize = 8;

/// So long a run that was told to stop goes on following tasks over the releases: within the ten seconds that the shortest
/// of common supervisors waits before it kills. What is left the next run follows.
const PATIENCE: Duration = Duration::from_secs(5);

/// Tells when it is enough: some seconds after the run was told to stop.
fn patience(stop: &AtomicBool) -> impl Fn() -> bool {
    let told = Cell::new(None);
    move || {
        let since = stop.load(Ordering::Relaxed).then(|| told.get().unwrap_or_else(Instant::now));
        told.set(since);
        since.is_some_and(|since: Instant| since.elapsed() >= PATIENCE)
    }
}

struct Run<'a> {
    options: &'a Options<'a>,
    watch: &'a (dyn Fn(Event<'_>) + Sync),
    /// Where documents go. Who has it may ask for the state, never the other way round.
    sink: Mutex<Sink>,
    /// Whether that is a database, which holds the same bytes once.
    is_store: bool,
    state: Mutex<State>,
    /// Told when bytes that were begun are done.
    settled: Condvar,
    in_flight: InFlight,
    /// What was said of the documents.
    said: Mutex<Said>,
    /// Set when going on makes no sense.
    halt: AtomicBool,
}

struct State {
    report: Report,
    /// What waits to be put into a store.
    together: Together,
    /// The bytes that wait for a worker, are read by one, or wait to be put into a store.
    begun: BTreeSet<String>,
    fatal: Option<Error>,
}

impl<'a> Run<'a> {
    fn new(sink: Sink, options: &'a Options<'a>, watch: &'a (dyn Fn(Event<'_>) + Sync)) -> Self {
        let (report, together) = (Report::begun(options.target), Together::new());
        Self {
            options,
            watch,
            is_store: matches!(sink, Sink::Store(_)),
            sink: Mutex::new(sink),
            state: Mutex::new(State { report, together, begun: BTreeSet::new(), fatal: None }),
            settled: Condvar::new(),
            in_flight: InFlight::default(),
            said: Mutex::default(),
            halt: AtomicBool::new(false),
        }
    }

    /// Puts in what waits, and follows what came over the releases.
    fn end(self, began: Instant) -> Result<Report, Error> {
        let rest = self.load();
        let said = self.said.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut sink = self.sink.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(fatal) = state.fatal {
            return Err(fatal);
        }
        rest?;
        if let Sink::Store(store) = &mut sink
            && !self.options.dry_run
        {
            said.tell(store)?;
            let finished = store.finish_until(&state.report.counts(), &patience(self.options.stop))?;
            (state.report.changes, state.report.waiting) = (finished.changes, finished.waiting);
        }
        state.report.stopped = self.options.stop.load(Ordering::Relaxed);
        Ok(state.report.ended(began.elapsed().as_secs_f64()))
    }

    fn stopped(&self) -> bool {
        self.halt.load(Ordering::Relaxed) || self.options.stop.load(Ordering::Relaxed)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sink(&self) -> MutexGuard<'_, Sink> {
        self.sink.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finds documents and hands them to the workers.
    fn find(&self, inputs: &Inputs, send: &SyncSender<Wanted>) {
        let (mut met, mut copies) = (BTreeSet::new(), Copies::default());
        let whole = walk(inputs, &self.options.limits, &mut |found| {
            if self.stopped() {
                return ControlFlow::Break(());
            }
            if inputs.lists_inside() {
                met.insert(key(found.path()));
            }
            match found {
                Found::Other(_) => self.state().report.other_files += 1,
                Found::Unreadable(what) if self.options.shard.takes(&what.path) => {
                    self.state().report.found += 1;
                    self.failed(&what.path, what.failure, false);
                }
                Found::Source(mut source) if self.options.shard.takes(&source.path) => {
                    source.told = inputs.told(&source.path).or(&self.options.told);
                    return self.found(source, &mut copies, send);
                }
                Found::Unreadable(_) | Found::Source(_) => {}
            }
            ControlFlow::Continue(())
        });
        if whole.is_continue() && self.settle(&mut copies, send).is_continue() {
            self.missed(&inputs.missed(&met));
        }
    }

    /// Takes a document that was found.
    fn found(&self, mut source: Source, copies: &mut Copies, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        if !self.is_store
            && let Sink::Mirror(mirror) = &mut *self.sink()
        {
            source.path = mirror.apart(&source.path);
        }
        (self.watch)(Event::Found { path: &source.path });
        self.state().report.found += 1;
        self.said.lock().unwrap_or_else(PoisonError::into_inner).hear(&source);
        self.meet(Met::now(source), copies, send)
    }

    /// Hands a document to the workers when there is room for it, if it is to be read.
    fn hand_over(&self, met: Met, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        match self.wanted(met) {
            Ok(None) => ControlFlow::Continue(()),
            Ok(Some(wanted)) => {
                self.in_flight.take(wanted.source.bytes.len() as u64);
                if send.send(wanted).is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
            Err(fatal) => {
                self.give_up(fatal);
                ControlFlow::Break(())
            }
        }
    }

    /// Tells what a manifest lists and no folder or archive has.
    fn missed(&self, paths: &[String]) {
        for path in paths.iter().filter(|path| self.options.shard.takes(path)) {
            self.state().report.found += 1;
            let message = "the manifest lists it, and it is not there";
            self.failed(path, Failure::new(FailureCode::Unreadable, message), false);
        }
    }

    /// Reads documents until there are no more. After a stop what waits is thrown away, so that the finder gets on.
    fn work(&self, receive: &Mutex<Receiver<Wanted>>) {
        let mut slot = WorkerSlot::new(self.options.limits.time);
        loop {
            let next = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(wanted) = next else { return };
            let (sha256, bytes) = (wanted.sha256.clone(), wanted.source.bytes.len() as u64);
            if self.stopped() {
                self.let_go(&sha256);
            } else if let Err(fatal) = self.one(&mut slot, wanted) {
                self.give_up(fatal);
            }
            self.in_flight.free(bytes);
        }
    }

    fn one(&self, slot: &mut WorkerSlot, wanted: Wanted) -> Result<(), Error> {
        let Wanted { source, sha256, converter, seen } = wanted;
        let (path, origin) = (source.path.clone(), source.told.origin.clone());
        let began = Instant::now();
        let result = slot.read(self.options.worker, source)?;
        let seconds = began.elapsed().as_secs_f64();
        self.put(Ready { sha256, path, converter, seen, origin, result, seconds })
    }

    /// Ends the run because of an error.
    fn give_up(&self, fatal: Error) {
        self.halt.store(true, Ordering::Relaxed);
        self.state().fatal.get_or_insert(fatal);
        self.settled.notify_all();
    }

    /// Lets go of bytes that are done, or will not be.
    fn let_go(&self, sha256: &str) {
        self.state().begun.remove(sha256);
        self.settled.notify_all();
    }

    /// Puts what came of a document where it belongs.
    fn put(&self, mut ready: Ready) -> Result<(), Error> {
        if self.is_store {
            let full = self.state().together.add(ready);
            // The finder may wait for these bytes.
            self.settled.notify_all();
            return if full { self.load() } else { Ok(()) };
        }
        if let (Sink::Mirror(mirror), Ok(document)) = (&mut *self.sink(), &ready.result) {
            match mirror.write(&ready.path, document) {
                Err(error) if mirror.is_for_its_name(&error) => {
                    ready.result = Err(Failure::new(FailureCode::Unwritable, error));
                }
                written => written?,
            }
        }
        self.done(ready);
        Ok(())
    }

    /// Puts what waits into the store. Meanwhile the other workers go on: it is the one that brought the last of them that waits.
    fn load(&self) -> Result<(), Error> {
        let mut sink = self.sink();
        let all = self.state().together.take();
        if let Sink::Store(store) = &mut *sink
            && !all.is_empty()
        {
            store.load_all(&all.iter().map(Ready::outcome).collect::<Vec<_>>())?;
        }
        drop(sink);
        for ready in all {
            self.done(ready);
        }
        Ok(())
    }

    /// Tells of a document that is where it belongs.
    fn done(&self, ready: Ready) {
        let path = ready.path.as_str();
        self.state().report.took(path, ready.seconds);
        match ready.result {
            Ok(document) => {
                self.state().report.take(path, &document);
                (self.watch)(Event::Done { path, pages: document.source.pages.unwrap_or_default() });
            }
            Err(failure) => self.failed(path, failure, false),
        }
        // Its copies are told of behind it.
        self.let_go(&ready.sha256);
    }

    fn failed(&self, path: &str, failure: Failure, known: bool) {
        let failed = Failed { path: path.to_owned(), failure, known };
        (self.watch)(Event::Failed { failed: &failed });
        self.state().report.fail(failed);
    }
}
