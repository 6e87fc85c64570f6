//! Puts the weights of the spacing model in their places, so that the program need not unpack them at every start.
#![allow(missing_docs, dead_code, unreachable_pub, clippy::expect_used, clippy::print_stdout)]

mod model {
    #[path = "../src/model/features.rs"]
    pub mod features;
    #[path = "../src/model/placed.rs"]
    pub mod placed;
    #[path = "../src/model/symbol.rs"]
    pub mod symbol;
    #[path = "../src/model/table.rs"]
    pub mod table;
}

use std::path::Path;

const PACKED: &str = "model/spacing.gwj";

fn main() {
    for file in [PACKED, "build.rs", "src/model"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let packed = std::fs::read(PACKED).expect("the packed model lies in the repository");
    let table = model::table::Table::unpack(&packed).expect("the packed model fits the features");
    let folder = std::env::var_os("OUT_DIR").expect("cargo gives a folder");
    std::fs::write(Path::new(&folder).join("spacing.placed"), model::placed::place(&table))
        .expect("the folder can be written");
}
