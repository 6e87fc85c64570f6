//! One thread and many make the same bytes of a document.
#![no_main]

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;

static ONE: LazyLock<ThreadPool> =
    LazyLock::new(|| ThreadPoolBuilder::new().num_threads(1).build().expect("a pool"));
static MANY: LazyLock<ThreadPool> =
    LazyLock::new(|| ThreadPoolBuilder::new().num_threads(3).build().expect("a pool"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read =
        || gwaje::convert(bytes, "fuzz", &gwaje::Options::new()).map_err(|failure| failure.to_string());
    let written = |pool: &ThreadPool| {
        pool.install(read).map(|document| serde_json::to_string(&document).expect("a document is JSON"))
    };
    assert_eq!(written(&ONE), written(&MANY));
});
