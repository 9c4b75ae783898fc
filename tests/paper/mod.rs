//! Documents on paper: what stands where, in which order.

mod measured;
mod package;
mod pieces;

use jizhi::layout::{Paper, Provenance};
use jizhi::model::Mechanism;
use jizhi::page::{Page, PageSettings, Written};
use jizhi::render::Renderer;
use jizhi::source::SourceText;
use jizhi::workspace::{Header, Index, Workspace};
use std::path::Path;

/// The documents of this folder, one for each format.
const FORMATS: [&str; 4] = ["joint", "letter", "order", "minutes"];

fn compiled(path: &str) -> Mechanism {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let text = SourceText::new(text);
    let header = Header::scan(text.as_str());
    let document = Workspace::default().compile(path, &text, &header, &Index::new(Vec::new()));
    assert!(document.complete, "{path}: {:?}", document.problems);
    document.mechanism
}

fn format(name: &str) -> Mechanism {
    compiled(&format!("tests/paper/{name}.jz"))
}

fn page(pairs: &[(&str, Written)]) -> Page {
    let settings: PageSettings = pairs.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
    Page::with(&settings).unwrap()
}

fn paper(m: &Mechanism, page: Page) -> Paper {
    Renderer::built_in().on_page(page).paper(m, &Provenance::default()).unwrap()
}

/// `notice.docx` of a document on a page.
fn docx(m: &Mechanism, page: Page) -> Vec<u8> {
    let outputs = Renderer::built_in().on_page(page).render(m).unwrap();
    outputs.into_iter().find(|output| output.name == "notice.docx").unwrap().bytes
}
