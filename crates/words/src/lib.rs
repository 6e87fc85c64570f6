//! What is told to people, in Korean and English: one table of sentences.
//!
//! Warnings, failures and reports are data with stable codes and an English sentence, the same bytes in documents, stores and
//! journals wherever they are made. Where they are shown to people, [`Lang::told`] puts that sentence into their language: the
//! table goes from English sentences, with gaps for what differs, to Korean ones. `snapshots/tidy.rs` holds that every English
//! sentence of the table is one that the program says. The words of web pages, which nothing else says, stand in [`Words`].

mod below;
mod failures;
mod form;

mod lang;
mod misuse;
mod moment;
mod options;
mod pages;
mod phrases;
mod program;
mod reading;
mod records;
mod table;
mod values;
mod way;

pub use lang::Lang;
pub use moment::moment;
pub use pages::Words;
pub use table::{help, rows};
