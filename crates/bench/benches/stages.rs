//! Each stage alone and all together, on a fixture.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gwaje_model::Source;
use std::hint::black_box;

const REPORT: &[u8] = include_bytes!("../../../fixtures/ocean.pdf");

fn stages(criterion: &mut Criterion) {
    let options = gwaje_extract::Options::default();
    let Ok(pages) = gwaje_extract::pages(REPORT, &options) else { return };
    let rows = gwaje_layout::rows(pages.value.clone()).value;
    let blocks = gwaje_wrap::blocks(&rows, pages.value.media).value;
    let profiles = gwaje_parse::profiles();
    let tree = gwaje_parse::parse(&blocks, &profiles).tree.value;
    let settings = gwaje_normalize::Options::default();
    criterion.bench_function("extract", |b| b.iter(|| gwaje_extract::pages(black_box(REPORT), &options)));
    let copy = || pages.value.clone();
    criterion.bench_function("layout", |b| b.iter_batched(copy, gwaje_layout::rows, BatchSize::LargeInput));
    criterion.bench_function("wrap", |b| b.iter(|| gwaje_wrap::blocks(black_box(&rows), pages.value.media)));
    criterion.bench_function("parse", |b| b.iter(|| gwaje_parse::parse(black_box(&blocks), &profiles)));
    criterion.bench_function("normalize", |b| {
        b.iter(|| gwaje_normalize::document(black_box(&tree), Source::default(), Vec::new(), &settings));
    });
    criterion.bench_function("convert", |b| {
        b.iter(|| gwaje::convert(black_box(REPORT), "ocean.pdf", &gwaje::Options::default()));
    });
}

criterion_group!(all, stages);
criterion_main!(all);
