//! The pieces of work that are measured, each over a whole folder.

use jizhi::source::SourceText;
use jizhi::syntax;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Reading and validating every `.jz` below a folder: nothing that looks at them can be faster.
pub fn floor(folder: &Path) -> usize {
    documents(folder)
        .par_iter()
        .map(|path| {
            fs::read(path).ok().filter(|b| simdutf8::basic::from_utf8(b).is_ok()).map_or(0, |b| b.len())
        })
        .sum()
}

/// Reading and parsing; counts lines.
pub fn parse(folder: &Path) -> usize {
    documents(folder)
        .par_iter()
        .filter_map(|path| SourceText::decode(fs::read(path).ok()?).ok())
        .map(|text| syntax::parse(&text).lines.len())
        .sum()
}

/// Every `.jz` below a folder, in order.
pub fn documents(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|e| e == "jz"))
        .collect()
}
