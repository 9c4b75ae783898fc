//! Packages written for tests, as each program writes them.

use flate2::write::DeflateEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The declarations at the head of a part.
pub(super) const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml""#;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package with these entries.
pub(super) fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body and further parts, each named by its kind: `styles`, `numbering`, `header`.
pub(super) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    );
    raw(document.as_bytes(), parts)
}

/// As [`docx`], the main part given byte for byte.
pub(super) fn raw(document: &[u8], parts: &[(&str, &str)]) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let relation = |kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let relations = |inner: String| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let root = relations(relation("officeDocument", "word/document.xml"));
    let own = relations(parts.iter().map(|(kind, _)| relation(kind, &format!("{kind}.xml"))).collect());
    let names: Vec<String> = parts.iter().map(|(kind, _)| format!("word/{kind}.xml")).collect();
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    for (name, (_, text)) in names.iter().zip(parts) {
        entries.push((name, text.as_bytes()));
    }
    package(&entries)
}

/// A part with this content: `styles`, `numbering`, `hdr`.
pub(super) fn part(root: &str, inner: &str) -> String {
    format!("<w:{root} {SPACES}>{inner}</w:{root}>")
}

/// A plain paragraph.
pub(super) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A package whose one entry, the main part, is a block of blanks packed once and repeated: a gigabyte
/// that nobody ever held.
pub(super) fn bomb(blocks: usize) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(format!("<w:document {SPACES}><w:body>").as_bytes()).unwrap();
    let mut start = 0;
    // After a flush a block rests on nothing but the blanks before it, so it may stand again and again.
    for _ in 0..2 {
        packer.flush().unwrap();
        start = packer.get_ref().len();
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packer.flush().unwrap();
    let packed = packer.get_ref();
    let block = packed[start..].to_vec();
    let data = [&packed[..], &block.repeat(blocks.saturating_sub(2))].concat();
    let name = b"word/document.xml";
    let size = u32::try_from(data.len()).unwrap().to_le_bytes();
    let sizes = [&[0; 4][..], &size, &0x4000_0000_u32.to_le_bytes(), &[17, 0, 0, 0]].concat();
    let mut zip = [b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0", &sizes[..], name, &data].concat();
    let directory = u32::try_from(zip.len()).unwrap();
    zip.extend([b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0", &sizes[..], &[0; 14], name].concat());
    let length = u32::try_from(zip.len()).unwrap() - directory;
    zip.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    zip.extend([length.to_le_bytes(), directory.to_le_bytes()].concat());
    zip.extend([0, 0]);
    zip
}
