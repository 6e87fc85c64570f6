//! Archives from anywhere: what is in them is found or named, within limits.
#![no_main]

use gwaje_archive::{Inputs, Limits, walk};
use std::io::Write as _;
use std::ops::ControlFlow;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let ending = [".zip", ".tar", ".tar.gz", ".tar.zst"][usize::from(kind % 4)];
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().expect("a temporary file");
    file.write_all(bytes).expect("a temporary file is written");
    let inputs = Inputs::new([file.path()]).expect("the file is there");
    let limits =
        Limits { bytes: 1 << 20, entries: 1000, contents: 1 << 20, inflated: 8 << 20, ..Limits::default() };
    let _ = walk(&inputs, &limits, &mut |_| ControlFlow::Continue(()));
});
