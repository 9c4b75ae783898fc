//! The package: parts, what they are, how they refer to each other (ECMA-376, part 2), zipped.

use super::xml::Xml;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts in the order in which they were added.
#[derive(Default)]
pub(super) struct Parts(Vec<(&'static str, Vec<u8>)>);

/// What a part is, and which part it belongs to.
struct Kind {
    content: String,
    relation: String,
    of_document: bool,
}

/// The kind of a part, from its path.
fn kind(path: &str) -> Kind {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.trim_end_matches(".xml").trim_end_matches(|c: char| c.is_ascii_digit());
    let of_document = path.starts_with("word/") && stem != "document";
    let (content, relation) = match stem {
        "core" => (
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
        ),
        "app" => (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            format!("{OFFICE}/extended-properties"),
        ),
        "custom" => (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned(),
            format!("{OFFICE}/custom-properties"),
        ),
        "document" => (format!("{WORD_TYPE}.document.main+xml"), format!("{OFFICE}/officeDocument")),
        other => (format!("{WORD_TYPE}.{other}+xml"), format!("{OFFICE}/{other}")),
    };
    Kind { content, relation, of_document }
}

/// The id under which the document refers to a part: `rIdfooter1`.
pub(super) fn relation_id(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    format!("rId{}", name.trim_end_matches(".xml"))
}

impl Parts {
    /// Adds a part under its path in the package.
    pub(super) fn add(&mut self, path: &'static str, bytes: Vec<u8>) {
        self.0.push((path, bytes));
    }

    /// The zip file. Times are those of the first day that zip knows, so that bytes depend on the parts
    /// only.
    pub(super) fn pack(self) -> io::Result<Vec<u8>> {
        let head: [(&str, Vec<u8>); 3] = [
            ("[Content_Types].xml", self.content_types()?),
            ("_rels/.rels", self.relations(false)?),
            ("word/_rels/document.xml.rels", self.relations(true)?),
        ];
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in head.iter().map(|(p, b)| (*p, b)).chain(self.0.iter().map(|(p, b)| (*p, b))) {
            zip.start_file(path, options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> io::Result<Vec<u8>> {
        let mut xml = Xml::part("Types", &[("xmlns", TYPES)]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (path, _) in &self.0 {
            let (part, content) = (format!("/{path}"), kind(path).content);
            xml.empty("Override", &[("PartName", &part), ("ContentType", &content)]);
        }
        xml.finish()
    }

    fn relations(&self, of_document: bool) -> io::Result<Vec<u8>> {
        let mut xml = Xml::part("Relationships", &[("xmlns", LINKS)]);
        for (path, _) in self.0.iter().filter(|(path, _)| kind(path).of_document == of_document) {
            let target = if of_document { path.trim_start_matches("word/") } else { path };
            let (id, relation) = (relation_id(path), kind(path).relation);
            xml.empty("Relationship", &[("Id", &id), ("Type", &relation), ("Target", target)]);
        }
        xml.finish()
    }
}
