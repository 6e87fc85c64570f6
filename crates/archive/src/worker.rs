//! A worker: reads documents from its standard input, writes answers to its standard output, and sets itself limits
//! that the operating system enforces. When the supervisor is gone its input ends and so does it.

use crate::bounds::{limit_memory, limit_time};
use crate::frame::{self, Answer, Request};
use crate::packed::{pack, unpack};
use crate::seal::seal;
use gwaje_model::{Failure, FailureCode};
use std::io::{self, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest question: a document, which is far smaller.
const LARGEST_QUESTION: u64 = 1 << 30;

/// Answers until the input ends. `memory` is the address space in bytes, `seconds` the processor time of one document.
///
/// # Errors
/// When standard input or output break, or the limits cannot be set.
pub fn serve(
    memory: u64,
    seconds: u64,
    mut convert: impl FnMut(&[u8], &Request) -> Answer,
) -> io::Result<()> {
    limit_memory(memory, 1)?;
    // Where the system cannot, the limits are all there is.
    let _ = seal();
    let mut from = BufReader::new(io::stdin().lock());
    let mut out = BufWriter::new(io::stdout().lock());
    frame::write(&mut out, frame::GREETING)?;
    out.flush()?;
    while let Some(request) = frame::read(&mut from, LARGEST_QUESTION)? {
        let request: Request = unpack(&request)?;
        let Some(bytes) = frame::read(&mut from, LARGEST_QUESTION)? else { break };
        limit_time(seconds)?;
        let answer = catch_unwind(AssertUnwindSafe(|| convert(&bytes, &request)));
        // What it holds is looked at when it has answered.
        drop(bytes);
        let answer = answer.unwrap_or_else(|panic| Err(panicked(panic.as_ref())));
        frame::write(&mut out, &pack(&answer)?)?;
        out.flush()?;
    }
    Ok(())
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::new(FailureCode::Internal, text.unwrap_or_else(|| "the reader gave up".to_owned()))
}
