//! What stands beside the document: margins, notes, comments; and packages that are of another kind.

use super::package::Package;
use super::refusal::{self, Both};
use super::story::Story;
use super::xml::Element;
use crate::import::intake::{Found, Repair, RepairKind};
use crate::problem::Problem;

/// Sets the words of a header or footer aside; page numbers are no words.
pub(super) fn margin(root: &Element, repairs: &mut Vec<Repair>) {
    for words in words_of(root) {
        if words.chars().any(char::is_alphabetic) {
            repairs.push(Repair::new(RepairKind::Margin, 1, words, ""));
        }
    }
}

/// Sets notes and comments aside, at the places that refer to them.
pub(super) fn notes(root: &Element, part: &str, story: &Story, repairs: &mut Vec<Repair>) {
    let kind = if part == "comments" { RepairKind::Comment } else { RepairKind::Note };
    let singular = part.trim_end_matches('s');
    for note in root.elements().filter(|e| e.is(singular)) {
        let words = words_of(note).join(" ");
        let id = note.attribute("id").unwrap_or("");
        // The first two notes of the part are the lines that set notes off.
        if matches!(note.attribute("type"), Some(t) if t != "normal") || words.is_empty() {
            continue;
        }
        let place = story.references.get(&(singular.to_owned(), id.to_owned())).copied().unwrap_or(1);
        repairs.push(Repair::new(kind, place, words, ""));
    }
}

fn words_of(root: &Element) -> Vec<String> {
    let mut story = Story::default();
    story.read(root);
    story.blocks.iter().filter_map(Found::text).map(str::to_owned).collect()
}

/// What a package is that holds no document of Word.
pub(super) fn other_package(package: &Package<'_>, main: &str) -> Option<Box<Problem>> {
    if main.starts_with("word/") && package.has(main) {
        return None;
    }
    let any = |test: &dyn Fn(&str) -> bool| package.names().any(test);
    let kinds: [(bool, Both, Both); 5] = [
        (any(&|n| n == "ofd.xml"), ("OFD 版式文件", "an OFD file"), OFD),
        (any(&|n| n.starts_with("xl/")), ("电子表格（.xlsx）", "a spreadsheet (.xlsx)"), SHEET),
        (any(&|n| n.starts_with("ppt/")), ("演示文稿（.pptx）", "a presentation (.pptx)"), WORDS),
        (
            package.has("mimetype") && package.has("content.xml"),
            ("OpenDocument 文件（.odt 等）", "an OpenDocument file (.odt)"),
            ODT,
        ),
        (
            !package.has("[content_types].xml"),
            ("普通的 zip 压缩包", "a zip archive"),
            ("先解压，再导入里面的文件。", "unpack it first, and take the files that are in it"),
        ),
    ];
    let found = kinds.into_iter().find(|(is, ..)| *is);
    match found {
        Some((_, kind, help)) => Some(refusal::other(kind, help)),
        None if package.has(main) => None,
        None => Some(refusal::broken(main, "不在压缩包里", "is not in the package")),
    }
}

const OFD: Both = (
    "用版式阅读软件（数科、福昕、WPS 等）导出为 Word 或文本，再导入。",
    "export it as Word or text from an OFD reader",
);
const SHEET: Both = (
    "把文件的正文存成 .docx 或 .txt 再导入；表格可以粘贴到文档里。",
    "save the text of the document as .docx or .txt; a table can be pasted into it",
);
const WORDS: Both =
    ("把文字复制到文档里，存成 .docx 再导入。", "copy its words into a document and save that as .docx");
const ODT: Both = (
    "用 WPS、Word 或 LibreOffice 打开，另存为 .docx 再导入：soffice --headless --convert-to docx 文件名",
    "open it in WPS, Word or LibreOffice and save it as .docx: soffice --headless --convert-to docx NAME",
);
