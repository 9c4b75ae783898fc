//! Measures the compiler on a whole country of invented mechanisms, each figure beside its floor.
//!
//! `cargo bench --bench country -- [--files N] [--rounds N] [--keep DIR] [--only WORK]`; the pieces of work are
//! those of `PARTS` in `country/measure.rs`.
//!
//! Machines differ, so no time means anything alone: every measurement runs in rounds that take
//! turns with the floor (reading the same bytes, writing as many, or starting `true`), and what is
//! printed is the median with its ratio to the floor. Nothing is asserted.

#[path = "country/check.rs"]
mod check;
#[path = "country/generate.rs"]
mod generate;
#[path = "country/measure.rs"]
mod measure;
#[path = "country/words.rs"]
mod words;
#[path = "country/work.rs"]
mod work;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the command line asks for.
struct Options {
    files: usize,
    rounds: usize,
    keep: Option<PathBuf>,
    /// The only piece of work to measure.
    only: Option<String>,
    /// Do one piece of work in this process and print its peak memory: how the parent measures it.
    child: Option<(String, PathBuf)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = options(env::args().skip(1))?;
    if let Some((what, folder)) = &options.child {
        return measure::child(what, folder);
    }
    let scratch = tempfile::tempdir()?;
    let folder = options.keep.clone().unwrap_or_else(|| scratch.path().join("country"));
    write_country(&folder, options.files)?;
    measure::all(&folder, scratch.path(), options.rounds, options.only.as_deref())
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let mut options = Options { files: generate::WHOLE, rounds: 5, keep: None, only: None, child: None };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--files" => options.files = value()?.parse()?,
            "--rounds" => options.rounds = value()?.parse::<usize>()?.max(1),
            "--only" => options.only = Some(value()?),
            "--keep" => options.keep = Some(value()?.into()),
            "--child" => options.child = Some((value()?, value()?.into())),
            // cargo adds this one to every bench target.
            "--bench" => {}
            _ => return Err(format!("unknown option {word}").into()),
        }
    }
    Ok(options)
}

/// Writes the first `files` documents of the country, and its settings.
fn write_country(folder: &Path, files: usize) -> Result<(), Box<dyn Error>> {
    let documents = generate::country(files);
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    println!("{} files, {:.1} MB in {}", documents.len(), bytes as f64 / 1e6, folder.display());
    for document in documents.iter().chain([&generate::settings()]) {
        let path = folder.join(&document.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &document.text)?;
    }
    Ok(())
}
