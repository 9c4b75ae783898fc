//! What the file says of itself.

use super::xml::Xml;
use crate::layout::Properties;
use std::io;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VARIANT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The set that properties of users belong to.
const USER_SET: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// `docProps/core.xml`. The dates are the document's own: the file knows no clock.
pub(super) fn core(properties: &Properties) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part(
        "cp:coreProperties",
        &[("xmlns:cp", CORE), ("xmlns:dc", DUBLIN), ("xmlns:dcterms", TERMS), ("xmlns:xsi", INSTANCE)],
    );
    let texts = [
        ("dc:title", properties.title.as_str()),
        ("dc:subject", &properties.number),
        ("dc:creator", &properties.author),
        ("cp:category", &properties.genre),
        ("dc:language", "zh-CN"),
    ];
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        xml.text(name, &[], text);
    }
    if let Some((year, month, day)) = properties.date {
        let moment = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        xml.text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &moment);
    }
    xml.finish()
}

/// `docProps/app.xml`.
pub(super) fn app() -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("Properties", &[("xmlns", EXTENDED)]);
    xml.text("Application", &[], "jizhi");
    xml.finish()
}

/// `docProps/custom.xml`: which program made it, from what.
pub(super) fn custom(properties: &Properties) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("Properties", &[("xmlns", CUSTOM), ("xmlns:vt", VARIANT)]);
    let provenance = &properties.provenance;
    let texts = [
        ("jizhi-version", env!("CARGO_PKG_VERSION")),
        ("jizhi-source-hash", provenance.source_hash.as_str()),
        ("jizhi-commit", provenance.commit.as_str()),
    ];
    for (at, (name, text)) in texts.into_iter().filter(|(_, text)| !text.is_empty()).enumerate() {
        let id = (at + 2).to_string();
        xml.open("property", &[("fmtid", USER_SET), ("pid", &id), ("name", name)]);
        xml.text("vt:lpwstr", &[], text);
        xml.close();
    }
    xml.finish()
}
