//! `word/settings.xml`.

use super::WORD;
use super::xml::Xml;
use crate::page::Page;
use std::io;

/// Odd and even footers differ; the grid of the page; behave as the Word of today.
pub(super) fn settings(page: &Page) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:settings", &[("xmlns:w", WORD)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.val("w:defaultTabStop", &page.character().twips().to_string());
    xml.empty("w:evenAndOddHeaders", &[]);
    xml.val("w:drawingGridHorizontalSpacing", &(page.character() / 2).twips().to_string());
    xml.val("w:drawingGridVerticalSpacing", &page.line_pitch.twips().to_string());
    xml.val("w:characterSpacingControl", "compressPunctuation");
    xml.open("w:compat", &[]);
    for name in ["w:balanceSingleByteDoubleByteWidth", "w:adjustLineHeightInTable"] {
        xml.empty(name, &[]);
    }
    let word = "http://schemas.microsoft.com/office/word";
    let mode = [("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")];
    xml.empty("w:compatSetting", &mode);
    xml.close();
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml.finish()
}
