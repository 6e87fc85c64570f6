//! The worker's side: read a PDF from standard input, say what is on its pages.

use crate::ask::Caps;
use crate::read::Collector;
use crate::testimony::Message;
use pdf_extract::{Document, output_doc_page};
use rlimit::Resource;
use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the worker: caps itself, reads a PDF from `input`, calls `sealed`, which may take from this process whatever it does not
/// need any more, and writes what the engine reads to `output`.
///
/// # Errors
/// When input or output fail. Trouble with the PDF is part of the output.
pub fn answer(
    mut input: impl Read,
    output: impl Write,
    password: &str,
    caps: &Caps,
    sealed: impl FnOnce(),
) -> io::Result<()> {
    Resource::AS.set(caps.memory, caps.memory)?;
    let seconds = caps.time.as_secs() + 1;
    Resource::CPU.set(seconds, seconds)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    sealed();
    let mut output = BufWriter::new(output);
    let mut say = |message: &Message| -> io::Result<()> {
        serde_json::to_writer(&mut output, message)?;
        output.write_all(b"\n")?;
        // A later page may kill this process: what is known by now must be out.
        output.flush()
    };
    match catch_unwind(AssertUnwindSafe(|| open(&bytes, password))) {
        Err(_) => say(&Message::Refused("the engine panicked while opening it".to_owned()))?,
        Ok(Err(reason)) => say(&Message::Refused(reason))?,
        Ok(Ok(document)) => {
            for number in document.get_pages().into_keys() {
                say(&page(&document, number))?;
            }
        }
    }
    say(&Message::End)
}

fn open(bytes: &[u8], password: &str) -> Result<Document, String> {
    let mut document = Document::load_mem(bytes).map_err(|error| error.to_string())?;
    if document.is_encrypted() {
        document.decrypt(password).map_err(|error| error.to_string())?;
    }
    Ok(document)
}

fn page(document: &Document, number: u32) -> Message {
    let mut collector = Collector::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| output_doc_page(document, &mut collector, number)));
    match outcome {
        Err(_) => Message::Trouble(number, "the engine panicked".to_owned()),
        Ok(Err(error)) => Message::Trouble(number, error.to_string()),
        Ok(Ok(())) => Message::Page(collector.page),
    }
}
