//! Finished documents held against their sources: what nobody touched agrees, and each edit is found and named.

mod edits;
mod sweep;
mod written;

use jizhi::audit::{Page, Source, against};
use jizhi::import::{Intake, open};
use jizhi::model::Mechanism;
use jizhi::problem::Problem;
use jizhi::render::Renderer;
use jizhi::source::{Loader, MemoryLoader, SourceText};
use jizhi::workspace::{Header, Index, Workspace};
use std::path::Path;

/// A folder with its sub-folders, as a workspace.
fn loader(path: &str) -> MemoryLoader {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    files.filter(|f| f.file_type().is_file()).fold(MemoryLoader::default(), |loader, file| {
        let name = file.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        loader.with(name, std::fs::read(file.path()).unwrap())
    })
}

fn mechanism(workspace: &Workspace, path: &str, text: &SourceText) -> Mechanism {
    let header = Header::scan(text.as_str());
    workspace.compile(path, text, &header, &Index::new(Vec::new())).mechanism
}

/// A source with its own printed notice.
struct Document {
    text: SourceText,
    mechanism: Mechanism,
    html: Vec<u8>,
    txt: Vec<u8>,
    docx: Vec<u8>,
    printed: Intake,
}

impl Document {
    fn new(workspace: &Workspace, path: &str, text: SourceText) -> Self {
        let mechanism = mechanism(workspace, path, &text);
        let outputs = Renderer::built_in().render(&mechanism).unwrap();
        let output = |name: &str| outputs.iter().find(|o| o.name == name).unwrap().bytes.clone();
        let html = output("notice.html");
        let docx = output("notice.docx");
        let printed = open(&docx, "notice.docx").unwrap();
        Self { text, mechanism, txt: output("notice.txt"), docx, html, printed }
    }

    fn against(&self, finished: &Intake) -> Vec<Problem> {
        let source =
            Source {
                file: "某市.jz", text: &self.text, mechanism: &self.mechanism, printed: &self.printed
            };
        against(source, &Page::of(finished))
    }
}

/// All documents of our workspaces.
fn documents() -> Vec<(String, Document)> {
    let mut all = Vec::new();
    for folder in ["policies", "tests/clean", "tests/mechanisms"] {
        let loader = loader(folder);
        let workspace = Workspace::open(&loader).unwrap();
        for path in loader.paths().filter(|path| path.ends_with(".jz")) {
            let text = SourceText::decode(&loader.read(path).unwrap()).unwrap();
            all.push((format!("{folder}/{path}"), Document::new(&workspace, path, text)));
        }
    }
    all
}

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|p| format!("{} {}", p.code, p.message.zh)).collect()
}

#[test]
fn what_nobody_touched_agrees_in_every_form() {
    for (name, document) in documents() {
        let docx = open(&document.docx, "成品.docx").unwrap();
        let plain = open(&written::docx(&document.printed), "成品.docx").unwrap();
        let html = open(&document.html, "成品.html").unwrap();
        let txt = open(&document.txt, "成品.txt").unwrap();
        for (form, finished) in
            [("docx", docx), ("a DOCX without styles", plain), ("html", html), ("txt", txt)]
        {
            assert_eq!(told(&document.against(&finished)), Vec::<String>::new(), "{name} as {form}");
        }
    }
}

#[test]
fn another_document_is_called_so_and_not_compared() {
    let all = documents();
    let (one, other) = (&all.first().unwrap().1, &all.get(3).unwrap().1);
    let codes: Vec<&str> = one.against(&other.printed).iter().map(|p| p.code).collect();
    assert_eq!(codes, ["audit-other-document"]);
}
