//! Writes mutants of a document into a folder, for `scripts/mutate`: `mutate FILE FIRST_SEED COUNT FOLDER`.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, first, count, folder] = arguments.as_slice() else {
        return Err("usage: mutate FILE FIRST_SEED COUNT FOLDER".into());
    };
    let original = std::fs::read(file)?;
    let first: u64 = first.parse()?;
    for seed in first..first + count.parse::<u64>()? {
        let (kind, bytes) = gwaje_snapshots::mutant(&original, seed);
        std::fs::write(Path::new(folder).join(format!("{seed}_{kind:?}.pdf")), bytes)?;
    }
    Ok(())
}
