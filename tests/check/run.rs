//! Runs everything that `jizhi check` runs over files in memory.

use jizhi::check::{Brief, Checker};
use jizhi::problem::{Edit, Fix, Level, Problem};
use jizhi::source::{MemoryLoader, SourceText};
use jizhi::workspace::{Header, Index, SETTINGS_FILE, Terms, Workspace};

/// A problem and the words it stands under.
#[derive(Clone, Debug)]
pub struct Finding {
    pub file: String,
    pub code: &'static str,
    pub level: Level,
    pub words: String,
    pub line: usize,
    pub problem: Problem,
    pub fix: Option<Fix>,
}

impl Finding {
    /// `level words`, as fixtures expect it.
    pub fn shown(&self) -> String {
        let level = match self.level {
            Level::Error => "错误",
            Level::Warning => "警告",
            Level::Hint => "提示",
        };
        format!("{level} {}", self.words.replace('\n', "⏎")).trim_end().to_owned()
    }
}

/// The settings and registers that documents are checked in, read once.
pub struct Room {
    workspace: Workspace,
}

impl Room {
    /// The workspace that some files make.
    pub fn new(files: &[(String, String)]) -> Self {
        let loader =
            files.iter().fold(MemoryLoader::default(), |l, (path, text)| l.with(path, text.as_str()));
        let settled = files.iter().any(|(path, _)| path == SETTINGS_FILE);
        Self { workspace: if settled { Workspace::open(&loader).unwrap() } else { Workspace::default() } }
    }

    /// All problems of all documents among some files, by file and place.
    pub fn run(&self, files: &[(String, String)]) -> Vec<Finding> {
        run_in(&self.workspace, files)
    }
}

/// All problems of all files, by file and place.
pub fn run(files: &[(String, String)]) -> Vec<Finding> {
    Room::new(files).run(files)
}

fn run_in(workspace: &Workspace, files: &[(String, String)]) -> Vec<Finding> {
    let texts: Vec<(String, SourceText)> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".jz"))
        .map(|(path, text)| (path.clone(), SourceText::new(text.clone())))
        .collect();
    let header = |text: &SourceText| Header::scan(text.as_str());
    let index = Index::new(texts.iter().map(|(path, text)| (path.clone(), header(text))).collect());
    let checker = Checker::new(workspace.settings().rules.clone(), None);
    let mut documents = Vec::new();
    let mut briefs = Vec::new();
    for (path, text) in &texts {
        let mut document = workspace.draft(path, text, &header(text), &index);
        let region = document.mechanism.region.as_ref().map_or_else(String::new, |r| r.value.to_string());
        let names = workspace.registry().region(&region);
        checker.check(&mut document, text, workspace.vocabulary(), names.clone());
        briefs.push(Brief::of(path, &document, &names));
        documents.push(document);
    }
    for (at, problem) in Checker::between(&briefs.iter().collect::<Vec<_>>()) {
        documents[at].problems.push(problem);
    }
    let mut all = Vec::new();
    for ((path, text), mut document) in texts.iter().zip(documents) {
        workspace.judge(&mut document, &Terms::default());
        all.extend(document.problems.into_iter().map(|problem| Finding {
            file: path.clone(),
            code: problem.code,
            level: problem.level,
            words: text.slice(problem.span).to_owned(),
            line: text.line_column(problem.span.start as usize).line,
            fix: problem.fix.clone(),
            problem,
        }));
    }
    all
}

/// Each file of a case after all fixes of one rule.
pub fn fixed(rule: &str, files: &[(String, String)]) -> Vec<(String, String)> {
    let found = run(files);
    let mut changed = Vec::new();
    for (path, text) in files {
        let fixes = found.iter().filter(|f| f.code == rule && f.file == *path).filter_map(|f| f.fix.as_ref());
        let mut edits: Vec<&Edit> = fixes.flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|e| std::cmp::Reverse(e.span));
        edits.dedup_by_key(|e| e.span);
        if edits.is_empty() {
            continue;
        }
        let mut text = text.clone();
        for edit in edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        changed.push((path.clone(), text));
    }
    changed
}
