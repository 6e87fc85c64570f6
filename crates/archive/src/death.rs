//! What killed a process that read a document, told by its exit status and its last words.

use gwaje_model::{Failure, FailureCode};
use std::process::ExitStatus;

/// What an allocator or the C library says when there is no more memory.
const STARVED: [&str; 3] = ["memory allocation of", "Cannot allocate memory", "out of memory"];
/// What the runtime says of itself when it ends a process.
const DYING: [&str; 2] = ["has overflowed its stack", "fatal runtime error"];

/// `SIGALRM`: the clock that a process set itself.
#[cfg(unix)]
const TOO_LATE: i32 = 14;
/// `SIGXCPU`: the limit of processor time.
#[cfg(unix)]
const OUT_OF_TIME: i32 = 24;

/// Whether a line is of the runtime that ends the process, and not of the program.
#[must_use]
pub fn is_last_word(line: &str) -> bool {
    STARVED.iter().chain(&DYING).any(|told| line.contains(told))
}

/// The failure of a document whose reader ended with this status and these words on its standard error.
#[must_use]
pub fn cause_of_death(status: Option<ExitStatus>, words: &str) -> Failure {
    let last = words.lines().last().unwrap_or_default();
    if STARVED.iter().any(|told| words.contains(told)) {
        return Failure::new(FailureCode::LimitMemory, "needed more memory than a document may take");
    }
    #[cfg(unix)]
    if let Some(signal) = status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status)) {
        return match signal {
            TOO_LATE => Failure::new(FailureCode::LimitTime, "took longer than a document may"),
            OUT_OF_TIME => {
                Failure::new(FailureCode::LimitTime, "took more processor time than a document may")
            }
            signal => crashed(&format!("its worker died of signal {signal} {last}")),
        };
    }
    let how = status.map_or_else(String::new, |status| status.to_string());
    crashed(&format!("its worker ended with {how} {last}"))
}

fn crashed(how: &str) -> Failure {
    Failure::new(FailureCode::Crashed, how.trim_end())
}

#[cfg(all(test, unix))]
mod tests {
    use super::cause_of_death;
    use gwaje_model::FailureCode;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::ExitStatus;

    #[test]
    fn words_count_before_signals_and_signals_before_statuses() {
        for (raw, words, code) in [
            (6, "memory allocation of 9 bytes failed", FailureCode::LimitMemory),
            (6, "thread 'main' has overflowed its stack", FailureCode::Crashed),
            (9, "", FailureCode::Crashed),
            (14, "", FailureCode::LimitTime),
            (24, "", FailureCode::LimitTime),
            (101 << 8, "", FailureCode::Crashed),
        ] {
            let failure = cause_of_death(Some(ExitStatus::from_raw(raw)), words);
            assert_eq!(failure.code, code, "{raw} {words}: {failure}");
        }
    }
}
