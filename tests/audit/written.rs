//! A finished document as a DOCX, for edits of its XML.

use jizhi::import::{Intake, Words};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The body of the main part: one element a line, so that a test can drop and move lines.
pub(super) fn body(intake: &Intake) -> String {
    let paragraph =
        |words: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(words));
    let mut body = String::new();
    for block in &intake.blocks {
        match &block.words {
            Words::Paragraph(words) => body.push_str(&paragraph(words)),
            Words::Table(rows) => {
                body.push_str("<w:tbl>");
                for row in rows {
                    let cells = row.iter().map(|c| format!("<w:tc>{}</w:tc>", paragraph(&c.text)));
                    body.push_str(&format!("<w:tr>{}</w:tr>", cells.collect::<String>()));
                }
                body.push_str("</w:tbl>");
            }
        }
        body.push('\n');
    }
    body
}

/// A package around a body.
pub(super) fn package(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document.as_str())] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A notice as a DOCX.
pub(super) fn docx(intake: &Intake) -> Vec<u8> {
    package(&body(intake))
}

const MAIN: &str = "word/document.xml";

/// The main part of a package, a paragraph a line.
pub(super) fn main_part(docx: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(MAIN).unwrap().read_to_string(&mut text).unwrap();
    text.replace("</w:p>", "</w:p>\n")
}

/// The same package with another main part.
pub(super) fn with_main_part(docx: &[u8], text: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(if name == MAIN { text.as_bytes() } else { &bytes }).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
