//! What is built: faithful to the published texts, the same from both forms, the same on every run.

use jizhi::model::{Mechanism, PartKind};
use jizhi::render::{Output, Renderer};
use jizhi::source::{Loader, MemoryLoader, SourceText};
use jizhi::syntax::parse;
use jizhi::toml_form::{from_toml, to_toml};
use jizhi::vocabulary::Vocabulary;
use jizhi::workspace::{Header, Index, Workspace};
use std::path::{Path, PathBuf};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder with its sub-folders, as a workspace.
pub fn loader(path: &str) -> MemoryLoader {
    let root = root(path);
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    files.filter(|f| f.file_type().is_file()).fold(MemoryLoader::default(), |loader, file| {
        let name = file.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        loader.with(name, std::fs::read(file.path()).unwrap())
    })
}

/// Every document of a workspace by name.
pub fn documents(loader: &MemoryLoader) -> Vec<(String, SourceText)> {
    let paths = loader.paths().filter(|path| path.ends_with(".jz"));
    paths.map(|p| (p.to_owned(), SourceText::decode(&loader.read(p).unwrap()).unwrap())).collect()
}

pub fn mechanism(workspace: &Workspace, path: &str, text: &SourceText) -> Mechanism {
    let header = Header::scan(text.as_str());
    workspace.compile(path, text, &header, &Index::new(Vec::new())).mechanism
}

pub fn rendered(mechanism: &Mechanism) -> Vec<Output> {
    Renderer::built_in().render(mechanism).unwrap()
}

pub fn output(outputs: &[Output], name: &str) -> String {
    let bytes = &outputs.iter().find(|o| o.name == name).unwrap().bytes;
    String::from_utf8(bytes.clone()).unwrap()
}

/// A text without what layout decides: full and half width are one, blanks and marks of lines fall away.
pub fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '・' => '·',
        other => other,
    };
    text.chars().map(fold).filter(|c| !c.is_whitespace() && !"#*|_".contains(*c)).collect()
}

#[test]
fn the_compiled_notices_say_what_the_published_ones_say() {
    let loader = loader("policies");
    let workspace = Workspace::open(&loader).unwrap();
    let documents = documents(&loader);
    assert_eq!(documents.len(), 5);
    for (path, text) in &documents {
        let published = loader.read(&format!("published/{}.txt", path.trim_end_matches(".jz"))).unwrap();
        let published = folded(&String::from_utf8(published).unwrap());
        let compiled = folded(&output(&rendered(&mechanism(&workspace, path, text)), "notice.txt"));
        let same = published.chars().zip(compiled.chars()).take_while(|(a, b)| a == b).count();
        let around = |t: &str| t.chars().skip(same.saturating_sub(12)).take(30).collect::<String>();
        assert!(published == compiled, "{path}: …{}… became …{}…", around(&published), around(&compiled));
    }
}

#[test]
fn both_forms_build_the_same_bytes_and_every_run_does() {
    for folder in ["policies", "tests/mechanisms"] {
        let loader = loader(folder);
        let workspace = Workspace::open(&loader).unwrap();
        for (path, text) in documents(&loader) {
            let toml = to_toml(&text, &parse(&text), Vocabulary::built_in());
            let read = from_toml(&SourceText::new(toml));
            assert_eq!(read.problems, vec![], "{path}");
            let original = rendered(&mechanism(&workspace, &path, &text));
            let converted = rendered(&mechanism(&workspace, &path, &read.jz));
            assert!(original.len() >= 15);
            for (a, b) in original.iter().zip(&converted) {
                assert!(a.name == b.name && a.bytes == b.bytes, "{path}: {} differs", a.name);
            }
        }
    }
}

#[test]
fn every_number_of_a_notice_is_generated_and_every_heading_of_the_source_is_printed() {
    let loader = loader("tests/mechanisms");
    let workspace = Workspace::open(&loader).unwrap();
    for (path, text) in documents(&loader) {
        let mechanism = mechanism(&workspace, &path, &text);
        let notice = folded(&output(&rendered(&mechanism), "notice.txt"));
        for part in &mechanism.parts {
            let title = part.title.as_deref().map(folded).unwrap_or_default();
            assert!(part.kind == PartKind::Main || notice.contains(&title), "{path}: {title}");
            for block in &part.blocks {
                if let jizhi::model::BlockKind::Heading { number, text, .. } = &block.kind {
                    let words = jizhi::model::BlockKind::plain(text);
                    let line = folded(&format!("{}{words}", number.clone().unwrap_or_default()));
                    assert!(notice.contains(&line), "{path}: {line}");
                }
            }
        }
    }
}
