//! A finished document as a DOCX, for edits of its XML.

use jizhi::import::{Intake, Words};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
