//! The pieces of work that are measured, each over a whole folder.

use jizhi::check::Session;
use jizhi::source::{Loader, SourceText};
use jizhi::syntax;
use jizhi::workspace::{Header, Index, Terms, Workspace};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

/// Reading and validating every `.jz` below a folder: nothing that looks at them can be faster.
pub fn floor(folder: &Path) -> usize {
    documents(folder)
        .par_iter()
        .map(|path| {
            fs::read(path).ok().filter(|b| simdutf8::basic::from_utf8(b).is_ok()).map_or(0, |b| b.len())
        })
        .sum()
}

/// Gives every document the time of now, as if its words had been written anew.
pub fn touch(folder: &Path) {
    documents(folder).par_iter().for_each(|path| {
        let file = fs::File::options().append(true).open(path);
        let _ = file.and_then(|file| file.set_modified(SystemTime::now()));
    });
}

/// Reading and parsing; counts lines.
pub fn parse(folder: &Path) -> usize {
    documents(folder).par_iter().filter_map(|p| text(p)).map(|text| syntax::parse(&text).lines.len()).sum()
}

/// Reading, parsing, understanding and linking the whole workspace; counts problems. As the program
/// does it: headers first, then each document compiled and dropped.
pub fn compile(folder: &Path) -> usize {
    let Ok(workspace) = Workspace::open(&Folder(folder)) else { return 0 };
    let documents: Vec<(String, Header, SourceText)> = documents(folder)
        .par_iter()
        .filter_map(|path| {
            let text = text(path)?;
            let name = path.strip_prefix(folder).ok()?.to_string_lossy().into_owned();
            Some((name, Header::scan(text.as_str()), text))
        })
        .collect();
    let index =
        Index::new(documents.iter().map(|(name, header, _)| (name.clone(), header.clone())).collect());
    let problems = documents
        .into_par_iter()
        .map(|(name, header, text)| workspace.compile(&name, &text, &header, &index).problems.len());
    problems.sum()
}

/// The same as [`floor`] on one thread.
pub fn floor_alone(folder: &Path) -> usize {
    let length = |path: &PathBuf| {
        fs::read(path).ok().filter(|b| simdutf8::basic::from_utf8(b).is_ok()).map_or(0, |b| b.len())
    };
    documents(folder).iter().map(length).sum()
}

/// `jizhi check` with every rule, as the program does it, without what is kept; counts bytes of the report.
pub fn check(folder: &Path) -> usize {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = jizhi::cli::Console::new(folder, &mut out, &mut err);
    jizhi::cli::run(["jizhi", "check", "--no-cache", "--format", "plain"], &mut console);
    out.len()
}

/// All documents of a folder, held for editing.
pub fn session(folder: &Path) -> Option<Session> {
    let workspace = Workspace::open(&Folder(folder)).ok()?;
    let documents = documents(folder);
    let named = documents.par_iter().filter_map(|path| {
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().into_owned();
        Some((name, text(path)?))
    });
    Some(Session::new(workspace, named.collect(), Terms { all_rules: true, ..Terms::default() }, None))
}

/// Writes the documents below a folder in their TOML form below another.
pub fn as_toml(folder: &Path, to: &Path) {
    let vocabulary = jizhi::vocabulary::Vocabulary::built_in();
    documents(folder).par_iter().for_each(|path| {
        let (Some(text), Ok(name)) = (text(path), path.strip_prefix(folder)) else { return };
        let toml = jizhi::toml_form::to_toml(&text, &syntax::parse(&text), vocabulary);
        let path = to.join(name).with_extension("toml");
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, toml);
    });
}

/// Writes the documents below a folder without their reports to the level above, and its settings: a
/// fault in each that rests on another.
pub fn with_faults(folder: &Path, to: &Path) {
    files(folder).par_iter().for_each(|path| {
        let (Some(text), Ok(name)) = (text(path), path.strip_prefix(folder)) else { return };
        let lines = text.as_str().lines().filter(|line| !line.contains("向上级"));
        let path = to.join(name);
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, lines.flat_map(|line| [line, "\n"]).collect::<String>());
    });
}

/// Every `.jz` below a folder, in order.
pub fn documents(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "jz")).collect()
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// The files below a folder, relative to it, and how long they are.
pub fn sizes(folder: &Path) -> Vec<(PathBuf, usize)> {
    let size = |path: PathBuf| {
        let bytes = usize::try_from(fs::metadata(&path).ok()?.len()).ok()?;
        Some((path.strip_prefix(folder).ok()?.to_path_buf(), bytes))
    };
    files(folder).into_iter().filter_map(size).collect()
}

/// Writes files of these lengths below a new folder: nothing that builds them can be faster.
pub fn write(folder: &Path, sizes: &[(PathBuf, usize)]) {
    let longest = sizes.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0);
    let words = vec![b' '; longest];
    sizes.par_iter().for_each(|(path, bytes)| {
        let path = folder.join(path);
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, words.get(..*bytes).unwrap_or_default());
    });
}

/// The text of a file, when it is one.
pub fn text(path: &Path) -> Option<SourceText> {
    SourceText::decode(&fs::read(path).ok()?).ok()
}

struct Folder<'a>(&'a Path);

impl Loader for Folder<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }
}
