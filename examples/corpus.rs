//! Writes a data folder of so many records: `cargo run --example corpus -- FOLDER 342`.

use std::{env, path::PathBuf};

#[path = "../benches/corpus/mod.rs"]
mod corpus;

fn main() -> std::io::Result<()> {
    let mut args = env::args_os().skip(1);
    let folder = PathBuf::from(args.next().expect("a folder"));
    let records = args.next().and_then(|number| number.to_str()?.parse().ok());
    corpus::write(&folder, records.expect("a number of records"))
}
