//! Workspaces with their documents, loaded and ready to compile.

use super::Console;
use super::disk::{DiskLoader, read_head, read_text, shown};
use super::progress::Progress;
use super::select::{Entry, Grouped, Selection};
use super::walk::{FileForm, Walk, form, is_mechanism};
use crate::check::{Brief, Checker, Looked};
use crate::problem::{Fix, Level, Problem};
use crate::report::Report;
use crate::source::{SourceText, Span};
use crate::toml_form::{Mender, OffsetMap, from_toml};
use crate::workspace::{Document, FileProblems, Header, Index, Indexed, Linked, SETTINGS_FILE, Workspace};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A workspace, or a folder or file without settings.
pub(super) struct Project {
    /// Its folder, links resolved.
    pub root: PathBuf,
    /// The same as a person reads it, with a slash at its end unless it is the working folder.
    prefix: String,
    pub workspace: Workspace,
    index: Index,
    /// The documents asked for.
    pub documents: Vec<Loaded>,
    /// Briefs of documents that others rest on, by path; none for those that cannot be read.
    known: Mutex<BTreeMap<String, Option<Arc<Brief>>>>,
}

/// A workspace whose documents are still to be read.
pub(super) struct Unread {
    root: PathBuf,
    prefix: String,
    /// The working folder.
    folder: PathBuf,
    pub workspace: Workspace,
    /// Documents, and files that may be documents.
    files: Vec<(PathBuf, Entry)>,
}

/// A document in memory.
pub(super) struct Loaded {
    /// Path relative to the workspace.
    pub path: String,
    /// Path as a person reads it.
    pub shown: String,
    /// Path on disk, links resolved.
    pub disk: PathBuf,
    /// Folder for its outputs below the output folder.
    pub output: String,
    header: Header,
    /// What is compiled.
    pub text: SourceText,
    /// Whether the text was dropped, as nobody is expected to ask for it again.
    forgotten: bool,
    /// What was read, when it is the TOML form.
    toml: Option<Toml>,
}

/// A document in TOML form.
struct Toml {
    text: SourceText,
    map: OffsetMap,
    problems: Vec<Problem>,
}

/// Finds and loads all documents that the paths name, with their workspaces. `out` is left out.
pub(super) fn gather(
    paths: &[PathBuf],
    out: Option<&Path>,
    console: &Console<'_>,
) -> (Vec<Project>, Vec<FileProblems>) {
    let (folder, grouped, mut faults) = select(paths, out, console);
    let mut projects = Vec::new();
    for (root, files) in grouped {
        let unread = open(root, files, &folder, &mut faults);
        projects.extend(unread.map(|unread| unread.load(&mut faults)));
    }
    (projects, faults)
}

/// Finds all documents that the paths name, by workspace. Gives the working folder, links resolved, and
/// what could not be looked into.
pub(super) fn select(
    paths: &[PathBuf],
    out: Option<&Path>,
    console: &Console<'_>,
) -> (PathBuf, Grouped, Vec<FileProblems>) {
    let folder = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
    let walk = Walk { folder: &folder, out };
    let Selection { entries, roots, faults, .. } = Selection::new(paths, &walk);
    let grouped = Selection::by_root(entries, &roots);
    (folder, grouped, faults)
}

/// What stands before the names of files of a workspace, as a person reads them.
pub(super) fn prefix(folder: &Path, root: &Path) -> String {
    match shown(folder, root) {
        own if own.is_empty() => own,
        own => own + "/",
    }
}

/// Opens a workspace; gives none when nobody asked for any document of it, or with faults when it cannot be
/// opened.
pub(super) fn open(
    root: PathBuf,
    files: Vec<(PathBuf, Entry)>,
    folder: &Path,
    faults: &mut Vec<FileProblems>,
) -> Option<Unread> {
    if files.iter().all(|(_, entry)| entry.base.is_none()) {
        return None;
    }
    let prefix = prefix(folder, &root);
    let workspace = workspace(&root, &prefix, faults)?;
    Some(Unread { folder: folder.to_path_buf(), root, prefix, workspace, files })
}

impl Unread {
    /// How many files there are at most that somebody asked for.
    pub(super) fn len(&self) -> usize {
        self.files.iter().filter(|(_, entry)| entry.base.is_some()).count()
    }

    /// Reads all documents, on all cores, and hands each to `work` at once: its text need not wait in memory for
    /// the last one. Gives what `work` makes of the documents asked for, in the order of their paths; those
    /// that cannot be read go to `faults`.
    pub(super) fn read<T: Send>(
        self,
        faults: &mut Vec<FileProblems>,
        work: impl Fn(&Workspace, Loaded) -> T + Sync,
    ) -> (Project, Vec<T>) {
        let Self { root, prefix, folder, workspace, files } = self;
        let registers: BTreeSet<PathBuf> =
            workspace.settings().registers().map(|path| root.join(path)).collect();
        let excluded =
            |disk: &Path| registers.contains(disk) || workspace.settings().excludes(&shown(&root, disk));
        let read = |(disk, entry): &(PathBuf, Entry)| {
            if !entry.explicit && excluded(disk) {
                return None;
            }
            let loaded = match load(disk, entry, &root, &folder) {
                Ok(loaded) => loaded?,
                Err(fault) => return Some(Err(fault)),
            };
            let known = Indexed::new(loaded.path.clone(), loaded.header.clone());
            Some(Ok((known, entry.base.is_some().then_some(loaded))))
        };
        let worked = |(known, loaded): (_, Option<Loaded>)| (known, loaded.map(|one| work(&workspace, one)));
        let some = |files: &[(PathBuf, Entry)]| {
            let read: Vec<Result<_, FileProblems>> = files.iter().filter_map(read).collect();
            let some = read.into_par_iter().with_max_len(AT_ONCE);
            some.map(|one| one.map(worked)).collect::<Vec<_>>()
        };
        let read: Vec<Vec<Result<_, FileProblems>>> = files.par_chunks(READ_AT_ONCE).map(some).collect();
        let (mut known, mut made) = (Vec::with_capacity(files.len()), Vec::with_capacity(files.len()));
        for one in read.into_iter().flatten() {
            match one {
                Ok((header, own)) => {
                    known.push(header);
                    made.extend(own);
                }
                Err(fault) => faults.push(fault),
            }
        }
        let index = Index::of(known);
        (Project { root, prefix, workspace, index, documents: Vec::new(), known: Mutex::default() }, made)
    }

    /// Reads all documents and keeps them.
    pub(super) fn load(self, faults: &mut Vec<FileProblems>) -> Project {
        let (mut project, documents) = self.read(faults, |_, loaded| loaded);
        project.documents = documents;
        project
    }
}

/// The workspace of a folder: its settings, or the built-in words where it has none; nothing when its
/// settings are wrong. What is wrong or doubtful with them goes to `faults`.
pub(super) fn workspace(root: &Path, prefix: &str, faults: &mut Vec<FileProblems>) -> Option<Workspace> {
    if !root.join(SETTINGS_FILE).is_file() {
        return Some(Workspace::default());
    }
    match Workspace::open(&DiskLoader::new(root.to_path_buf())) {
        Ok(workspace) => {
            faults.extend(workspace.remarks().iter().map(|f| below(prefix, f.clone())));
            Some(workspace)
        }
        Err(found) => {
            faults.extend(found.into_iter().map(|f| below(prefix, f)));
            None
        }
    }
}

fn below(prefix: &str, file: FileProblems) -> FileProblems {
    FileProblems { file: format!("{prefix}{}", file.file), ..file }
}

/// Reads one file. Gives nothing for a TOML file that is no mechanism and was not named itself, and
/// for a file that others may rest on but that cannot be read: nobody asked for it.
fn load(disk: &Path, entry: &Entry, root: &Path, folder: &Path) -> Result<Option<Loaded>, FileProblems> {
    let toml = form(disk) == Some(FileForm::Toml);
    let head = (toml && !entry.explicit).then(|| read_head(disk, TOML_HEAD)).flatten();
    if head.is_some_and(|head| !is_mechanism(&String::from_utf8_lossy(&head))) {
        return Ok(None);
    }
    let path = shown(root, disk);
    let shown_name = shown(folder, disk);
    let Some(base) = entry.base.as_deref() else {
        return Ok(neighbour(disk, toml).map(|header| Loaded { header, ..Loaded::unasked(path, shown_name) }));
    };
    let text = read_text(disk).map_err(|p| FileProblems::unreadable(shown_name.clone(), *p))?;
    let (text, toml) = compiled(text, toml);
    let header = header(&text, toml.as_ref().map(|t| &t.map));
    let output = shown(base, &disk.with_extension(""));
    let disk = disk.to_path_buf();
    Ok(Some(Loaded { path, shown: shown_name, disk, output, header, text, forgotten: false, toml }))
}

/// What is compiled of a file, and the file itself when that is another text.
fn compiled(text: SourceText, is_toml: bool) -> (SourceText, Option<Toml>) {
    if is_toml {
        let read = from_toml(&text);
        (read.jz, Some(Toml { text, map: read.map, problems: read.problems }))
    } else {
        (text, None)
    }
}

/// Bytes in which the first key of a TOML file is expected.
const TOML_HEAD: u64 = 16 << 10;

/// Bytes in which the header of a document is expected to end.
const HEAD: u64 = 2 << 10;

/// The header of a document that others may rest on. Only the head of the file is read, unless the
/// header goes on.
fn neighbour(disk: &Path, toml: bool) -> Option<Header> {
    if !toml {
        let head = read_head(disk, HEAD)?;
        if let Some(end) = memchr::memmem::find(&head, b"\n---") {
            let text = String::from_utf8_lossy(head.get(..end)?);
            return Some(Header::scan(text.trim_start_matches('\u{FEFF}')));
        }
    }
    let text = read_text(disk).ok()?;
    if toml {
        let read = from_toml(&text);
        Some(header(&read.jz, Some(&read.map)))
    } else {
        Some(header(&text, None))
    }
}

/// The header of a text, with places of the file it was made from.
fn header(text: &SourceText, map: Option<&OffsetMap>) -> Header {
    let mut header = Header::scan(text.as_str());
    let found = [&mut header.number, &mut header.title, &mut header.mechanism];
    for (found, map) in found.into_iter().flatten().zip(map.into_iter().cycle()) {
        found.span = map.span(found.span);
    }
    header
}

/// Documents that a thread takes at once. Left to itself, it may still have an eighth of them before it when the
/// others are done.
pub(super) const AT_ONCE: usize = 8;

/// Files that are read before the first of them is looked at. Each question to the system takes the processor's
/// memory of our own code with it; and this many texts are still less than a megabyte.
const READ_AT_ONCE: usize = 64;

/// What a verb does with each document once it is compiled: find more, judge it, write it.
pub(super) type Work<'a> = &'a (dyn Fn(&Project, &Loaded, &mut Document) + Sync);

/// Compiles all documents, on all cores, and gathers what is wrong. A model lives only as long as
/// `work` needs it.
pub(super) fn compile_all(
    projects: Vec<Project>,
    faults: Vec<FileProblems>,
    console: &Console<'_>,
    work: Work<'_>,
) -> Report {
    let checked = projects.iter().map(|p| p.documents.len()).sum();
    let progress = Progress::new(checked, console.progress);
    let mut files = faults;
    for mut project in projects {
        let documents = std::mem::take(&mut project.documents);
        let found: Vec<FileProblems> = documents
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .filter_map(|loaded| {
                let problems = project.compile(&loaded, work);
                progress.step();
                (!problems.is_empty()).then(|| loaded.with(problems))
            })
            .collect();
        files.extend(found);
    }
    progress.finish();
    gathered(files, checked, console)
}

/// What was found, as a report.
pub(super) fn gathered(mut files: Vec<FileProblems>, checked: usize, console: &Console<'_>) -> Report {
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let others = rested_on(&files, &console.folder);
    Report { files, others, checked, ..Report::default() }
}

/// Texts of files without problems of their own that problems of others point into.
fn rested_on(files: &[FileProblems], folder: &Path) -> BTreeMap<String, SourceText> {
    let named =
        files.iter().flat_map(|f| &f.problems).flat_map(|p| &p.related).filter_map(|r| r.file.as_ref());
    let present: BTreeSet<&String> = files.iter().filter(|f| f.text.is_some()).map(|f| &f.file).collect();
    let named: BTreeSet<&String> = named.collect();
    named
        .difference(&present)
        .filter_map(|name| Some(((*name).clone(), read_text(&folder.join(name)).ok()?)))
        .collect()
}

impl Project {
    /// A path of the workspace as a person reads it.
    pub(super) fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    fn compile(&self, loaded: &Loaded, work: Work<'_>) -> Vec<Problem> {
        let mut document = self.workspace.draft(&loaded.path, &loaded.text, &loaded.header, &self.index);
        if let Some(toml) = &loaded.toml {
            document.complete &= toml.problems.iter().all(|p| p.level != Level::Error);
        }
        work(self, loaded, &mut document);
        place(self, loaded, document.problems)
    }

    /// Compiles a document, runs the rules over it, drops its model and links it.
    pub(super) fn look(&self, checker: &Checker, loaded: &Loaded) -> Looked {
        let mut looked = checker.look_at(&self.workspace, &loaded.path, &loaded.text);
        self.link(loaded, &mut looked);
        looked
    }

    /// Takes in what the citations of a document that was looked at come to.
    pub(super) fn link(&self, loaded: &Loaded, looked: &mut Looked) {
        let linked = Linked::of(&loaded.path, &loaded.header, &looked.cites, &self.index);
        looked.rest_on(&linked);
        looked.problems = looked.found(&linked);
    }

    /// Whether it has no documents besides so many of its own.
    pub(super) fn holds_only(&self, documents: usize) -> bool {
        self.index.len() == documents
    }

    /// What other documents need of one for a table of what became of each obligation.
    pub(super) fn brief(&self, loaded: &Loaded, document: &Document) -> Brief {
        let region = document.mechanism.region.as_ref().map_or("", |r| r.value.as_str());
        Brief::in_full(&loaded.path, document, &self.workspace.registry().region(region))
    }

    /// What a document needs of those of the workspace that it rests on.
    pub(super) fn briefs_above(&self, brief: &Brief) -> Vec<Arc<Brief>> {
        brief.rests.iter().filter_map(|rests| self.brief_at(&rests.path)).collect()
    }

    /// The brief of a document of the workspace; made once, as many may rest on it.
    fn brief_at(&self, path: &str) -> Option<Arc<Brief>> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(brief) = known().get(path) {
            return brief.clone();
        }
        let made = self.neighbour(path).map(|loaded| {
            let draft = self.workspace.draft(&loaded.path, &loaded.text, &loaded.header, &self.index);
            Arc::new(self.brief(&loaded, &draft))
        });
        known().insert(path.to_owned(), made.clone());
        made
    }

    /// A document of the workspace that nobody asked for.
    pub(super) fn neighbour(&self, path: &str) -> Option<Loaded> {
        let entry = Entry { explicit: true, base: Some(self.root.clone()) };
        load(&self.root.join(path), &entry, &self.root, &self.root).ok().flatten()
    }
}

/// Problems of a document with the places of its file and with the names of files that a person knows.
pub(super) fn place(project: &Project, loaded: &Loaded, mut problems: Vec<Problem>) -> Vec<Problem> {
    loaded.place_all(&mut problems);
    for related in problems.iter_mut().flat_map(|p| &mut p.related) {
        if let Some(file) = &mut related.file {
            file.insert_str(0, &project.prefix);
        }
    }
    problems
}

impl Loaded {
    /// The same document with another text in its file.
    pub(super) fn with_text(&self, text: SourceText) -> Self {
        let (text, toml) = compiled(text, self.toml.is_some());
        let header = header(&text, toml.as_ref().map(|t| &t.map));
        let (disk, output) = (self.disk.clone(), self.output.clone());
        let (path, shown) = (self.path.clone(), self.shown.clone());
        Self { header, text, forgotten: false, toml, disk, output, path, shown }
    }

    /// Where a place of the compiled text stands in the file.
    pub(super) fn place(&self, span: Span) -> Span {
        self.toml.as_ref().map_or(span, |toml| toml.map.span(span))
    }

    /// Problems of the compiled text with their places in the file, and with what is wrong with the file.
    pub(super) fn place_all(&self, problems: &mut Vec<Problem>) {
        if let Some(toml) = &self.toml {
            toml.place(problems, &self.text);
        }
    }

    /// Places in the file of problems of the compiled text whose fixes cannot be made in the file.
    pub(super) fn lost<'a>(&self, problems: impl Iterator<Item = &'a Problem>) -> Vec<Span> {
        let Some(toml) = &self.toml else { return Vec::new() };
        let fixable: Vec<&Problem> = problems.filter(|p| p.fix.is_some()).collect();
        let fixes: Vec<Option<&Fix>> = fixable.iter().map(|p| p.fix.as_ref()).collect();
        let moved = Mender::new(&toml.text, &self.text, &toml.map).moved(&fixes);
        let lost = fixable.iter().zip(moved).filter(|(_, edits)| edits.is_none());
        lost.map(|(problem, _)| toml.map.span(problem.span)).collect()
    }

    /// A document of which only the header is kept.
    fn unasked(path: String, shown: String) -> Self {
        Self {
            path,
            shown,
            disk: PathBuf::new(),
            output: String::new(),
            header: Header::default(),
            text: SourceText::new(String::new()),
            forgotten: false,
            toml: None,
        }
    }

    /// The text as it stands in the file, and where places of the compiled text stand in it.
    pub(super) fn written(&self) -> (&SourceText, Option<&OffsetMap>) {
        self.toml.as_ref().map_or((&self.text, None), |toml| (&toml.text, Some(&toml.map)))
    }

    /// Drops the text: a whole country of texts takes more memory than what is kept of them. It is read
    /// again should something still be told of the file.
    pub(super) fn forget_text(&mut self) {
        if self.toml.is_none() {
            (self.text, self.forgotten) = (SourceText::default(), true);
        }
    }

    /// What is told of the file.
    pub(super) fn with(self, problems: Vec<Problem>) -> FileProblems {
        let text = match self.toml {
            Some(toml) => Some(toml.text),
            None if self.forgotten => read_text(&self.disk).ok(),
            None => Some(self.text),
        };
        FileProblems { file: self.shown, text, problems }
    }
}

impl Toml {
    /// Moves problems of the made text to their places in the TOML file and adds those of the file. A fix that
    /// cannot be made in the file is left out.
    fn place(&self, problems: &mut Vec<Problem>, made: &SourceText) {
        let fixes: Vec<Option<&Fix>> = problems.iter().map(|p| p.fix.as_ref()).collect();
        let moved = Mender::new(&self.text, made, &self.map).moved(&fixes);
        for (problem, edits) in problems.iter_mut().zip(moved) {
            // The header's places were moved when it was read.
            if problem.code != Index::DUPLICATE {
                problem.span = self.map.span(problem.span);
            }
            for related in problem.related.iter_mut().filter(|r| r.file.is_none()) {
                related.span = self.map.span(related.span);
            }
            problem.fix = problem.fix.take().zip(edits).map(|(fix, edits)| Fix { edits, ..fix });
        }
        problems.extend(self.problems.iter().cloned());
        problems.sort_by_key(|p| p.span);
    }
}
