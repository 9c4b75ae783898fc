//! Packages made to do harm, and files that are none: an answer to each, and never more memory than the limits give.

use super::written::{SPACES, bomb, docx, p, package, part, raw};
use super::{limits, measured, read};
use crate::problem::Problem;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8], name: &str) -> Problem {
    let (answer, inflated) = measured(bytes, name);
    assert!(inflated <= limits::ALL_PARTS + 1, "{inflated}");
    let problem = *answer.expect_err("an answer");
    assert!(problem.help.is_some(), "{problem:?}");
    problem
}

fn code(bytes: &[u8], name: &str) -> &'static str {
    refused(bytes, name).code
}

/// A package whose main part is written by a function, so that it need not be held whole.
fn streamed(write: impl Fn(&mut dyn Write)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("[Content_Types].xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    write(&mut zip);
    zip.finish().unwrap().into_inner()
}

fn head() -> String {
    format!("<w:document {SPACES}><w:body>")
}

/// A part of a package: its path and its bytes.
type Part = (&'static str, &'static [u8]);

#[test]
fn a_bomb_is_left_after_the_bytes_that_are_allowed() {
    let bomb = bomb(1024);
    assert!(bomb.len() < 4 << 20);
    let (answer, inflated) = measured(&bomb, "弹.docx");
    assert_eq!(answer.unwrap_err().code, "hostile-docx");
    assert!(inflated <= limits::PART + 1, "{inflated}");
}

#[test]
fn a_huge_attribute_and_many_attributes_are_refused() {
    let huge = streamed(|out| {
        out.write_all(head().as_bytes()).unwrap();
        out.write_all(b"<w:p w:val=\"").unwrap();
        // Letters that do not pack well enough to trip over the ratio first.
        let mut state = 1_u32;
        let mut block = Vec::new();
        for _ in 0..limits::ATTRIBUTE_BYTES + 10 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            block.push(b'a' + u8::try_from(state >> 28).unwrap());
        }
        out.write_all(&block).unwrap();
        out.write_all(b"\"/></w:body></w:document>").unwrap();
    });
    assert!(refused(&huge, "a.docx").message.zh.contains("属性"));
    let many: String = (0..10_000).map(|n| format!(" a{n}=\"\"")).collect();
    assert!(refused(&docx(&format!("<w:p{many}/>"), &[]), "a.docx").message.zh.contains("属性"));
}

#[test]
fn nesting_without_end_is_refused_and_honest_nesting_is_not() {
    let deep = "<w:sdt><w:sdtContent>".repeat(10_000);
    assert!(refused(&docx(&deep, &[]), "a.docx").message.zh.contains("层"));
    let levels = 20;
    let honest = "<w:tbl><w:tr><w:tc>".repeat(levels) + &p("甲") + &"</w:tc></w:tr></w:tbl>".repeat(levels);
    assert!(read(&docx(&honest, &[]), "a.docx").is_ok());
}

#[test]
fn elements_without_number_are_refused() {
    let many = "<w:p/>".repeat(limits::ELEMENTS + 1);
    assert_eq!(code(&docx(&many, &[]), "a.docx"), "hostile-docx");
}

#[test]
fn document_types_and_entities_are_refused_in_every_part() {
    let laughs = "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE w:document SYSTEM \"file:///etc/passwd\">";
    for trick in [laughs, outside] {
        let text = format!("{trick}{}{}</w:body></w:document>", head(), p("&b;"));
        assert!(refused(&raw(text.as_bytes(), &[]), "a.docx").message.zh.contains("DTD"));
    }
    assert!(refused(&docx(&p("&b;"), &[]), "a.docx").message.zh.contains("实体"));
    assert!(
        refused(&docx("<w:p><w:pPr><w:jc w:val=\"&b;\"/></w:pPr></w:p>", &[]), "a.docx")
            .message
            .zh
            .contains("实体")
    );
    let styles = format!("{laughs}{}", part("styles", ""));
    let problem = refused(&docx(&p("甲"), &[("styles", &styles)]), "a.docx");
    assert!(problem.message.zh.contains("word/styles.xml"), "{}", problem.message.zh);
}

#[test]
fn names_that_lead_out_are_left_alone_and_told() {
    let document = format!("{}{}</w:body></w:document>", head(), p("甲"));
    let names = ["../../evil.xml", "/etc/cron.d/evil", "C:\\evil", "word/../../evil"];
    let mut entries: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    entries.extend(names.iter().map(|name| (*name, &b"evil"[..])));
    let intake = read(&package(&entries), "a.docx").unwrap();
    assert_eq!(intake.blocks.len(), 1);
    let told: Vec<&str> = intake.repairs.iter().map(|r| r.before.as_str()).collect();
    assert!(names.iter().all(|name| told.contains(name)), "{told:?}");
}

#[test]
fn relations_that_lead_out_are_not_followed() {
    let document = format!("{}{}</w:body></w:document>", head(), p("甲"));
    for target in
        ["../../../etc/passwd", "file:///etc/passwd", "http://example.invalid/styles.xml", "\\\\host\\x"]
    {
        for mode in ["", " TargetMode=\"External\""] {
            let relation = |kind: &str| {
                format!(
                    "<Relationships><Relationship Id=\"a\" Type=\"x/{kind}\" Target=\"{target}\"{mode}/></Relationships>"
                )
            };
            let (root, own) = (relation("officeDocument"), relation("styles"));
            let entries: [(&str, &[u8]); 4] = [
                ("[Content_Types].xml", b"<Types/>"),
                ("_rels/.rels", root.as_bytes()),
                ("word/document.xml", document.as_bytes()),
                ("word/_rels/document.xml.rels", own.as_bytes()),
            ];
            assert!(read(&package(&entries), "a.docx").is_ok(), "{target}");
        }
    }
}

#[test]
fn thousands_of_entries_doubles_and_overlaps_are_refused() {
    let names: Vec<String> = (0..=limits::ENTRIES).map(|n| format!("word/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert_eq!(code(&package(&entries), "a.docx"), "hostile-docx");
    let double = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<a/>"),
        ("WORD/document.xml", b"<b/>"),
    ]);
    assert!(refused(&double, "a.docx").message.zh.contains("同名"));
    // The second entry of the directory is made to point at the first.
    let mut bytes = package(&[("word/document.xml", b"<a/>"), ("word/documenu.xml", b"<a/>")]);
    let central: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    let second = central[1];
    bytes[second + 42..second + 46].copy_from_slice(&[0; 4]);
    assert_eq!(code(&bytes, "a.docx"), "hostile-docx");
}

#[test]
fn sizes_in_headers_are_not_believed() {
    let mut bytes = docx(&p("甲"), &[]);
    for at in memchr::memmem::find_iter(&bytes.clone(), b"PK\x01\x02").collect::<Vec<_>>() {
        bytes[at + 24..at + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
    }
    let (_, inflated) = measured(&bytes, "a.docx");
    assert!(inflated < 1 << 20);
}

#[test]
fn a_zip64_directory_that_claims_all_memory_is_refused() {
    let mut bytes = docx(&p("甲"), &[]);
    let end = memchr::memmem::rfind(&bytes, b"PK\x05\x06").unwrap();
    let mut record = b"PK\x06\x06".to_vec();
    record.extend([44_u64.to_le_bytes(), [0xFF; 8]].concat());
    record.resize(56, 0x7F);
    record.extend(b"PK\x06\x07\0\0\0\0");
    record.extend((end as u64).to_le_bytes());
    record.extend(1_u32.to_le_bytes());
    bytes.splice(end..end, record);
    assert_eq!(code(&bytes, "a.docx"), "hostile-docx");
}

#[test]
fn every_other_kind_of_file_is_named_with_what_to_do() {
    let ole = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let help = |bytes: &[u8], name: &str| {
        let problem = refused(bytes, name);
        (problem.code, problem.message.zh.clone(), problem.help.unwrap().zh)
    };
    let (code, message, advice) = help(&ole("WordDocument"), "通知.doc");
    assert_eq!(code, "old-office-file");
    assert!(
        message.contains(".doc")
            && advice.contains("另存为")
            && advice.contains("soffice --headless --convert-to docx")
    );
    assert!(help(&ole("WordDocument"), "通知.wps").1.contains("WPS"));
    assert!(help(&ole("Workbook"), "表.xls").1.contains("电子表格"));
    assert_eq!(help(&ole("EncryptedPackage"), "通知.docx").0, "encrypted-file");
    for (bytes, words) in
        [(&b"{\\rtf1"[..], "RTF"), (b"%PDF-1.7", "PDF"), (b"\x89PNG", "图片"), (b"", "空"), (b"hello", "坏")]
    {
        assert!(help(bytes, "a.docx").1.contains(words), "{words}");
    }
    let inner: [(&[Part], &str); 5] = [
        (
            &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")],
            "OpenDocument",
        ),
        (&[("OFD.xml", b"<a/>")], "OFD"),
        (&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>")], "xlsx"),
        (&[("[Content_Types].xml", b"<a/>"), ("ppt/presentation.xml", b"<a/>")], "pptx"),
        (&[("readme.txt", b"hello")], "zip"),
    ];
    for (entries, words) in inner {
        assert!(help(&package(entries), "a.docx").1.contains(words), "{words}");
    }
}

#[test]
fn an_encrypted_zip_is_called_so() {
    let mut bytes = docx(&p("甲"), &[]);
    for (signature, flag) in [(&b"PK\x01\x02"[..], 8), (b"PK\x03\x04", 6)] {
        for at in memchr::memmem::find_iter(&bytes.clone(), signature).collect::<Vec<_>>() {
            bytes[at + flag] |= 1;
        }
    }
    assert_eq!(code(&bytes, "a.docx"), "encrypted-file");
}

#[test]
fn parts_in_utf16_are_read_and_other_bytes_are_not() {
    let text =
        format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{}{}</w:body></w:document>", head(), p("甲"));
    let wide: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&raw(&wide, &[]), "a.docx").unwrap().blocks[0].text(), Some("甲"));
    assert_eq!(code(&raw(b"<w:document>\xFF\xFE", &[]), "a.docx"), "broken-docx");
}

#[test]
fn a_package_cut_short_anywhere_is_answered() {
    let whole = docx(&p("甲"), &[("styles", &part("styles", ""))]);
    for length in 0..whole.len() {
        assert!(read(&whole[..length], "a.docx").is_err());
    }
}

/// A document with something of everything.
fn sample() -> Vec<u8> {
    let body = p("某市")
        + "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>\
           <w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>\
           <w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
           <w:ins><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:t>丙</w:t></w:r></w:p>";
    let styles =
        part("styles", "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>");
    let numbering = part(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
    );
    docx(&body, &[("styles", &styles), ("numbering", &numbering)])
}

/// The same with its parts not packed, so that a changed byte changes the XML.
fn stored(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(sample())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut entry, &mut bytes).unwrap();
        if entry.name().unwrap().starts_with("word/") {
            change(&mut bytes);
        }
        out.start_file(entry.name().unwrap().to_string(), SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn answered(bytes: &[u8]) {
    let (answer, inflated) = measured(bytes, "a.docx");
    assert!(inflated <= limits::ALL_PARTS + 1);
    if let Err(problem) = answer {
        assert!(!problem.message.zh.is_empty() && problem.help.is_some());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn a_package_with_changed_bytes_is_answered(
        flips in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), proptest::prelude::any::<u8>()), 1..12),
        cut in proptest::option::of(proptest::prelude::any::<proptest::sample::Index>()),
    ) {
        let mut bytes = sample();
        for (at, byte) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        answered(&bytes);
    }

    #[test]
    fn parts_with_pieces_moved_doubled_and_lost_are_answered(
        from in proptest::prelude::any::<proptest::sample::Index>(),
        to in proptest::prelude::any::<proptest::sample::Index>(),
        length in 0_usize..200,
        again in 0_usize..4,
        noise in "[<>&;/\"'a-z:=!\\[\\]-]{0,8}",
    ) {
        let bytes = stored(|part| {
            let start = from.index(part.len());
            let end = (start + length).min(part.len());
            let piece: Vec<u8> = if again == 0 { part.drain(start..end).collect() } else { part[start..end].to_vec() };
            let at = if part.is_empty() { 0 } else { to.index(part.len()) };
            let mut inserted = noise.clone().into_bytes();
            (1..again).for_each(|_| inserted.extend(&piece));
            part.splice(at..at, inserted);
        });
        answered(&bytes);
    }
}
