//! `notice.docx` as a package: well formed, in the order of the schema, complete, the same every time.

use super::*;
use jizhi::render::Origin;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of a package in order.
fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// An element with the names of its children and its attributes.
#[derive(Debug)]
struct Element {
    name: String,
    children: Vec<String>,
    attributes: BTreeMap<String, String>,
}

/// All elements of a part; the reader refuses what is not well formed.
fn elements(part: &str, text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut open, mut done): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{part}: {e}")) {
            Event::Start(start) => {
                let element = element(&start);
                if let Some(parent) = open.last_mut() {
                    parent.children.push(element.name.clone());
                }
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element(&start);
                if let Some(parent) = open.last_mut() {
                    parent.children.push(element.name.clone());
                }
                done.push(element);
            }
            Event::End(_) => done.push(open.pop().unwrap()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{part}");
    done
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        (attribute.key.as_ref().to_owned(), attribute.value.to_string())
    });
    Element { name: start.name().as_ref().to_owned(), children: Vec::new(), attributes: attributes.collect() }
}

/// Names of which one or more may stand at a place, and how often.
struct Place {
    names: Vec<String>,
    least: usize,
    most: usize,
}

/// The table of what may stand in what.
fn table() -> BTreeMap<String, Vec<Place>> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/ooxml-order.txt"));
    let text = text.unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|row| {
        let (name, places) = row.split_once(": ").unwrap();
        let place = |word: &str| {
            let (least, most) = match word.chars().last().unwrap() {
                '?' => (0, 1),
                '*' => (0, usize::MAX),
                '+' => (1, usize::MAX),
                _ => (1, 1),
            };
            let names = word.trim_end_matches(['?', '*', '+']).trim_matches(['(', ')']);
            Place { names: names.split('|').map(str::to_owned).collect(), least, most }
        };
        (name.to_owned(), places.split_whitespace().map(place).collect())
    })
    .collect()
}

/// What is wrong with the children of an element; none when they stand as the table has it.
fn misplaced(element: &Element, table: &BTreeMap<String, Vec<Place>>) -> Option<String> {
    let empty = Vec::new();
    let places = table.get(&element.name).unwrap_or(&empty);
    let mut children = element.children.iter().peekable();
    for place in places {
        let mut count = 0;
        while count < place.most && children.next_if(|child| place.names.contains(child)).is_some() {
            count += 1;
        }
        if count < place.least {
            return Some(format!("{} lacks {:?}", element.name, place.names));
        }
    }
    children
        .next()
        .map(|child| format!("{} has {child} out of place in {:?}", element.name, element.children))
}

/// Every document that these tests write, by name.
pub(super) fn documents() -> Vec<(String, Mechanism)> {
    let policies = ["hanzhong", "jiaozuo", "macun", "qiaocheng", "qinshui"];
    let published = policies.map(|name| (name.to_owned(), compiled(&format!("policies/{name}.jz"))));
    let formats = FORMATS.map(|name| (name.to_owned(), format(name)));
    published.into_iter().chain(formats).collect()
}

fn every_page() -> Vec<Page> {
    let word = |w: &str| Written::Word(w.to_owned());
    let own = page(&[
        ("profile", Written::Words(vec!["compensated".into(), "native-grid".into(), "times-digits".into()])),
        ("table-annexes", Written::Flag(true)),
        ("imprint-on-even-page", Written::Flag(true)),
        ("seal", Written::Flag(false)),
        ("font-body", word("仿宋")),
    ]);
    vec![Page::default(), own]
}

fn every_package() -> Vec<(String, Vec<(String, String)>)> {
    let mut packages = Vec::new();
    for (name, mechanism) in documents() {
        for (at, page) in every_page().into_iter().enumerate() {
            packages.push((format!("{name}-{at}"), parts(&docx(&mechanism, page))));
        }
    }
    packages
}

#[test]
fn children_stand_in_the_order_of_the_schema_and_as_often_as_it_allows() {
    let table = table();
    for (name, parts) in every_package() {
        for (part, text) in &parts {
            let wrong: Vec<String> =
                elements(part, text).iter().filter_map(|element| misplaced(element, &table)).collect();
            assert_eq!(wrong, Vec::<String>::new(), "{name}: {part}");
        }
    }
}

#[test]
fn a_child_out_of_place_is_found() {
    let table = table();
    let wrong = |text: &str| elements("", text).iter().filter_map(|e| misplaced(e, &table)).count();
    assert_eq!(wrong("<w:pPr><w:pStyle/><w:jc/></w:pPr>"), 0);
    assert_eq!(wrong("<w:pPr><w:jc/><w:pStyle/></w:pPr>"), 1);
    assert_eq!(wrong("<w:pPr><w:jc/><w:jc/></w:pPr>"), 1);
    assert_eq!(wrong("<w:tc><w:tcPr/></w:tc>"), 1);
    assert_eq!(wrong("<w:p><w:blink/></w:p>"), 1);
}

/// Attribute values of elements of one name.
fn values<'a>(elements: &'a [Element], name: &str, attribute: &str) -> Vec<&'a str> {
    let named = elements.iter().filter(|e| e.name == name);
    named.filter_map(|e| e.attributes.get(attribute).map(String::as_str)).collect()
}

#[test]
fn every_part_has_its_type_and_every_reference_its_part() {
    for (name, parts) in every_package() {
        let find = |path: &str| parts.iter().find(|(p, _)| p == path).map(|(_, text)| text.as_str()).unwrap();
        let types = elements("types", find("[Content_Types].xml"));
        let typed: BTreeSet<&str> = values(&types, "Override", "PartName").into_iter().collect();
        let plain = |path: &str| path.ends_with(".rels") || path == "[Content_Types].xml";
        let stand: BTreeSet<String> =
            parts.iter().filter(|(p, _)| !plain(p)).map(|(p, _)| format!("/{p}")).collect();
        assert_eq!(typed, stand.iter().map(String::as_str).collect(), "{name}");

        let links = elements("rels", find("_rels/.rels"));
        for target in values(&links, "Relationship", "Target") {
            assert!(stand.contains(&format!("/{target}")), "{name}: {target}");
        }
        let links = elements("rels", find("word/_rels/document.xml.rels"));
        let targets = values(&links, "Relationship", "Target");
        for target in &targets {
            assert!(stand.contains(&format!("/word/{target}")), "{name}: {target}");
        }
        let ids: BTreeSet<&str> = values(&links, "Relationship", "Id").into_iter().collect();
        assert_eq!(ids.len(), targets.len());
        let document = elements("document", find("word/document.xml"));
        for reference in ["w:footerReference", "w:headerReference"] {
            for id in values(&document, reference, "r:id") {
                assert!(ids.contains(id), "{name}: {id}");
            }
        }
    }
}

#[test]
fn every_style_that_is_worn_is_defined_once_and_one_of_each_kind_is_the_default() {
    for (name, parts) in every_package() {
        let find = |path: &str| parts.iter().find(|(p, _)| p == path).map(|(_, text)| text.as_str()).unwrap();
        let styles = elements("styles", find("word/styles.xml"));
        let ids = values(&styles, "w:style", "w:styleId");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name}: a style is defined twice");
        let defaults = styles.iter().filter(|e| e.attributes.contains_key("w:default"));
        let kinds: Vec<&str> = defaults.map(|e| e.attributes["w:type"].as_str()).collect();
        assert_eq!(kinds, ["paragraph", "character", "numbering", "table"]);
        for (part, text) in parts.iter().filter(|(p, _)| p.starts_with("word/") && p.ends_with(".xml")) {
            let elements = elements(part, text);
            for worn in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"] {
                for id in values(&elements, worn, "w:val") {
                    assert!(known.contains(id), "{name}: {part}: {worn} {id}");
                }
            }
        }
    }
}

/// The words of a package, blanks dropped.
fn words(parts: &[(String, String)]) -> String {
    let mut words = String::new();
    for (_, text) in parts.iter().filter(|(p, _)| p.starts_with("word/")) {
        for piece in text.split("<w:t xml:space=\"preserve\">").skip(1) {
            words.push_str(piece.split("</w:t>").next().unwrap());
        }
    }
    let words =
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    words.replace("&amp;", "&").chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_word_of_the_plain_notice_stands_in_the_document() {
    let mechanisms = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mechanisms"));
    let files = mechanisms.sort_by_file_name().into_iter().map(|e| e.unwrap().into_path());
    let files = files.filter(|f| f.extension().is_some_and(|e| e == "jz"));
    let others = files.map(|f| {
        let name = f.file_name().unwrap().to_string_lossy().into_owned();
        (name.clone(), compiled(&format!("tests/mechanisms/{name}")))
    });
    let mut count = 0;
    for (name, mechanism) in documents().into_iter().chain(others) {
        let outputs = Renderer::built_in().render(&mechanism).unwrap();
        let bytes = |wanted: &str| &outputs.iter().find(|o| o.name == wanted).unwrap().bytes;
        let text = String::from_utf8(bytes("notice.txt").clone()).unwrap();
        let words = words(&parts(bytes("notice.docx")));
        for word in text.split_whitespace() {
            // Beside several issuers 文件 stands in a cell of its own.
            let joint = word.strip_suffix("文件").is_some_and(|name| words.contains(name));
            assert!(joint || words.contains(word), "{name}: {word}");
            count += 1;
        }
    }
    assert!(count > 1000, "only {count} words looked for");
}

#[test]
fn the_same_document_gives_the_same_bytes_and_says_what_it_was_made_from() {
    let mechanism = compiled("policies/qinshui.jz");
    let provenance = Provenance { source_hash: "0f".repeat(16), commit: "ab".repeat(20) };
    let origin = Origin { provenance: Some(&provenance), ..Origin::default() };
    let write = || Renderer::built_in().render_from(&mechanism, &origin).unwrap().outputs;
    let first = write();
    assert_eq!(first, write());
    let docx = &first.iter().find(|o| o.name == "notice.docx").unwrap().bytes;
    let parts = parts(docx);
    let find = |path: &str| parts.iter().find(|(p, _)| p == path).map(|(_, text)| text.as_str()).unwrap();
    let custom = find("docProps/custom.xml");
    assert!(custom.contains(&provenance.source_hash) && custom.contains(&provenance.commit));
    assert!(custom.contains(env!("CARGO_PKG_VERSION")));
    let core = find("docProps/core.xml");
    assert!(core.contains("沁政办发〔2022〕38号") && core.contains("2022-09-09T00:00:00Z"), "{core}");
}

#[test]
fn tables_repeat_their_head_hold_their_rows_and_merge_equal_neighbours() {
    let parts = parts(&docx(&format("joint"), Page::default()));
    let document = &parts.iter().find(|(p, _)| p == "word/document.xml").unwrap().1;
    let elements = elements("document", document);
    let count = |name: &str| elements.iter().filter(|e| e.name == name).count();
    assert_eq!(count("w:tblHeader"), 3);
    assert_eq!(count("w:cantSplit"), count("w:tr"));
    let merges = elements.iter().filter(|e| e.name == "w:vMerge");
    let begins = merges.filter(|e| e.attributes.get("w:val").is_some_and(|v| v == "restart")).count();
    assert_eq!(begins, 4, "文件 beside the issuers, two bodies and one role");
    assert!(document.contains("w:orient=\"landscape\""));
}

#[test]
fn hostile_words_make_a_document_that_is_still_well_formed() {
    let mut mechanism = format("letter");
    mechanism.document.issuers[0].value = "甲<乙>&\"丙\"\u{1}\u{8}\u{fffe}".to_owned();
    for part in &mut mechanism.parts {
        part.title = Some("]]><w:p>\u{0}".to_owned());
    }
    let table = table();
    for (part, text) in parts(&docx(&mechanism, Page::default())) {
        assert!(elements(&part, &text).iter().all(|element| misplaced(element, &table).is_none()), "{part}");
        assert!(!text.contains(['\u{0}', '\u{1}', '\u{8}', '\u{fffe}']), "{part}");
    }
}
