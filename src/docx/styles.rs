//! Named styles: built-in names where Word has one, so that outline, navigation and the style list work
//! as everywhere; Chinese names for the elements of an official document.

use super::WORD;
use super::paragraph::{Align, Indent, Shape, Type};
use super::xml::Xml;
use crate::page::{Length, Page};
use std::io;

/// A style: id, name, what it rests on, what follows it.
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    link: Option<&'static str>,
    shape: Shape,
    kind: Type,
}

/// `word/styles.xml`.
pub(super) fn styles(page: &Page) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:styles", &[("xmlns:w", WORD)]);
    defaults(&mut xml, page);
    ground(&mut xml, page);
    for style in paragraph_styles(page) {
        style.write(&mut xml);
    }
    for (at, id) in HEADINGS.iter().enumerate() {
        character_style(&mut xml, page, at, id);
    }
    table_styles(&mut xml, page);
    xml.finish()
}

/// Headings and the character styles linked to them.
pub(super) const HEADINGS: [(&str, &str, &str); 4] = [
    ("Heading1", "heading 1", "Heading1Char"),
    ("Heading2", "heading 2", "Heading2Char"),
    ("Heading3", "heading 3", "Heading3Char"),
    ("Heading4", "heading 4", "Heading4Char"),
];

/// The Chinese font and that of digits and letters.
pub(super) fn fonts(han: &str, page: &Page) -> (String, String) {
    let digits = if page.font_digits.is_empty() { han } else { &page.font_digits };
    (han.to_owned(), digits.to_owned())
}

fn heading_fonts(level: usize, page: &Page) -> (String, String) {
    match level {
        0 => fonts(&page.font_hei, page),
        1 => fonts(&page.font_kai, page),
        _ => fonts(&page.font_body, page),
    }
}

fn defaults(xml: &mut Xml, page: &Page) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let (han, latin) = fonts(&page.font_body, page);
    xml.empty(
        "w:rFonts",
        &[("w:ascii", &latin), ("w:eastAsia", &han), ("w:hAnsi", &latin), ("w:cs", &latin)],
    );
    let size = page.size_body.half_points().to_string();
    xml.val("w:sz", &size);
    xml.val("w:szCs", &size);
    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
    xml.close();
    xml.close();
    xml.empty("w:pPrDefault", &[]);
    xml.close();
}

/// The one default style of each kind.
fn ground(xml: &mut Xml, page: &Page) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.val("w:name", "Normal");
    xml.empty("w:qFormat", &[]);
    let shape = Shape {
        ground: true,
        before: Some(Length::ZERO),
        after: Some(Length::ZERO),
        line: Some(page.line_pitch),
        align: Some(Align::Both),
        ..Shape::default()
    };
    shape.write(xml, None);
    let kind = Type {
        fonts: Some(fonts(&page.font_body, page)),
        spacing: Some(page.character_spacing),
        size: Some(page.size_body),
        ..Type::default()
    };
    kind.write(xml, false);
    xml.close();

    xml.open(
        "w:style",
        &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")],
    );
    xml.val("w:name", "Default Paragraph Font");
    xml.val("w:uiPriority", "1");
    xml.empty("w:semiHidden", &[]);
    xml.close();
    xml.open("w:style", &[("w:type", "numbering"), ("w:default", "1"), ("w:styleId", "NoList")]);
    xml.val("w:name", "No List");
    xml.val("w:uiPriority", "99");
    xml.empty("w:semiHidden", &[]);
    xml.close();
}

impl Style {
    fn new(id: &'static str, name: &'static str) -> Self {
        Self {
            id,
            name,
            based_on: "Normal",
            next: id,
            link: None,
            shape: Shape::default(),
            kind: Type::default(),
        }
    }

    fn write(&self, xml: &mut Xml) {
        // Word tells its own styles by name; others say that they are a user's.
        let own = if self.name.is_ascii() { None } else { Some(("w:customStyle", "1")) };
        let mut attributes = vec![("w:type", "paragraph")];
        attributes.extend(own);
        attributes.push(("w:styleId", self.id));
        xml.open("w:style", &attributes);
        xml.val("w:name", self.name);
        xml.val("w:basedOn", self.based_on);
        xml.val("w:next", self.next);
        if let Some(link) = self.link {
            xml.val("w:link", link);
        }
        xml.empty("w:qFormat", &[]);
        self.shape.write(xml, None);
        if self.kind != Type::default() {
            self.kind.write(xml, false);
        }
        xml.close();
    }
}

fn paragraph_styles(page: &Page) -> Vec<Style> {
    let mut styles = vec![body(page), title(page), annex_title(page)];
    styles.extend(HEADINGS.iter().enumerate().map(|(level, (id, name, link))| {
        let shape = Shape {
            keep_next: Some(true),
            first: Some(Indent::chars(page.indent.0, page)),
            outline: u8::try_from(level).ok(),
            ..Shape::default()
        };
        let kind = Type { fonts: Some(heading_fonts(level, page)), plain: true, ..Type::default() };
        Style { next: "BodyText", link: Some(link), shape, kind, ..Style::new(id, name) }
    }));
    styles.extend(head(page));
    styles.extend(tail(page));
    styles.extend(table_text(page));
    styles
}

fn body(page: &Page) -> Style {
    let shape = Shape { first: Some(Indent::chars(page.indent.0, page)), ..Shape::default() };
    Style { shape, ..Style::new("BodyText", "Body Text") }
}

/// The title sets its own indent, as a title that a user makes from a body paragraph would keep that one's.
fn title(page: &Page) -> Style {
    let shape = Shape {
        keep_next: Some(true),
        keep_lines: true,
        line: Some(page.title_pitch),
        first: Some(Indent { length: Length::ZERO, chars: Some(0) }),
        align: Some(Align::Centre),
        outline: Some(0),
        ..Shape::default()
    };
    let kind = Type {
        fonts: Some(fonts(&page.font_title, page)),
        plain: true,
        spacing: Some(Length::ZERO),
        size: Some(page.size_title),
        ..Type::default()
    };
    Style { next: "Salutation", shape, kind, ..Style::new("Title", "Title") }
}

fn annex_title(page: &Page) -> Style {
    Style { based_on: "Title", next: "BodyText", ..Style::new("AnnexTitle", "附件标题") }.spaced(page)
}

impl Style {
    /// One line above and below.
    fn spaced(mut self, page: &Page) -> Self {
        self.shape.before = Some(page.line_pitch);
        self.shape.after = Some(page.line_pitch);
        self
    }
}

fn head(page: &Page) -> Vec<Style> {
    let hei = || Type { fonts: Some(fonts(&page.font_hei, page)), ..Type::default() };
    let mark = Type {
        fonts: Some(fonts(&page.font_title, page)),
        colour: Some(page.red.clone()),
        spacing: Some(Length::ZERO),
        size: Some(page.size_mark),
        ..Type::default()
    };
    let centred = || Shape { align: Some(Align::Centre), ..Shape::default() };
    let left = || Shape { align: Some(Align::Left), ..Shape::default() };
    vec![
        Style { shape: left(), ..Style::new("CopyNumber", "份号") },
        Style { shape: left(), kind: hei(), ..Style::new("Classification", "密级和紧急程度") },
        Style {
            shape: Shape { keep_next: Some(true), ..centred() },
            kind: mark,
            next: "DocumentNumber",
            ..Style::new("IssuingMark", "发文机关标志")
        },
        Style { shape: centred(), next: "Title", ..Style::new("DocumentNumber", "发文字号") },
        Style { next: "BodyText", ..Style::new("Salutation", "Salutation") },
    ]
}

fn tail(page: &Page) -> Vec<Style> {
    let right = || Shape { keep_next: Some(true), align: Some(Align::Right), ..Shape::default() };
    let hei = Type { fonts: Some(fonts(&page.font_hei, page)), ..Type::default() };
    let small = Type { spacing: Some(Length::ZERO), size: Some(page.size_imprint), ..Type::default() };
    let number = Type {
        fonts: Some((page.font_song.clone(), page.font_song.clone())),
        spacing: Some(Length::ZERO),
        size: Some(page.size_page_number),
        ..Type::default()
    };
    let footer = Shape { line: Some(page.size_page_number), ..Shape::default() };
    vec![
        Style {
            shape: Shape { keep_next: Some(true), ..Shape::default() },
            ..Style::new("AnnexNote", "附件说明")
        },
        Style { shape: right(), next: "Date", ..Style::new("Signature", "Signature") },
        Style { shape: Shape { keep_next: Some(false), ..right() }, ..Style::new("Date", "Date") },
        Style {
            shape: Shape { first: Some(Indent::chars(page.indent.0, page)), ..Shape::default() },
            ..Style::new("DocumentNote", "附注")
        },
        Style {
            shape: Shape { keep_next: Some(true), align: Some(Align::Left), ..Shape::default() },
            kind: hei,
            next: "AnnexTitle",
            ..Style::new("AnnexMark", "附件序号")
        },
        Style {
            shape: Shape { line: Some(page.imprint_pitch), ..Shape::default() },
            kind: small,
            ..Style::new("Imprint", "版记")
        },
        Style { shape: footer.clone(), ..Style::new("Header", "header") },
        Style { shape: footer, kind: number, ..Style::new("Footer", "footer") },
    ]
}

fn table_text(page: &Page) -> Vec<Style> {
    let shape = |align| Shape { line: Some(page.table_pitch), align: Some(align), ..Shape::default() };
    let kind = || Type { spacing: Some(Length::ZERO), size: Some(page.size_table), ..Type::default() };
    let hei = Type { fonts: Some(fonts(&page.font_hei, page)), ..kind() };
    let caption = Shape {
        keep_next: Some(true),
        after: Some(page.line_pitch / 2),
        align: Some(Align::Centre),
        ..Shape::default()
    };
    let caption_type = Type { fonts: Some(fonts(&page.font_hei, page)), ..Type::default() };
    vec![
        Style { shape: caption, kind: caption_type, ..Style::new("Caption", "caption") },
        Style { shape: shape(Align::Left), kind: kind(), ..Style::new("TableText", "表格文字") },
        Style { shape: shape(Align::Centre), kind: hei, ..Style::new("TableHead", "表头") },
    ]
}

/// The character style that a run-in heading wears; linked, so that an outline takes up those words only.
fn character_style(xml: &mut Xml, page: &Page, level: usize, (id, name, char_id): &(&str, &str, &str)) {
    xml.open("w:style", &[("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", char_id)]);
    xml.val("w:name", &format!("{name} Char"));
    xml.val("w:basedOn", "DefaultParagraphFont");
    xml.val("w:link", id);
    Type { fonts: Some(heading_fonts(level, page)), ..Type::default() }.write(xml, false);
    xml.close();
}

fn table_styles(xml: &mut Xml, page: &Page) {
    xml.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    xml.val("w:name", "Normal Table");
    xml.val("w:uiPriority", "99");
    xml.empty("w:semiHidden", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    cell_margins(xml, Length::ZERO);
    xml.close();
    xml.close();

    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "TableGrid")]);
    xml.val("w:name", "Table Grid");
    xml.val("w:basedOn", "TableNormal");
    xml.val("w:uiPriority", "39");
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    let weight = page.table_line.eighth_points().to_string();
    for name in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        let line = [("w:val", "single"), ("w:sz", &weight), ("w:space", "0"), ("w:color", "000000")];
        xml.empty(name, &line);
    }
    xml.close();
    cell_margins(xml, Length::from_micrometres(1000));
    xml.close();
    xml.close();
}

pub(super) fn cell_margins(xml: &mut Xml, side: Length) {
    let side = side.twips().to_string();
    xml.open("w:tblCellMar", &[]);
    for (name, width) in [("w:top", "0"), ("w:left", &side), ("w:bottom", "0"), ("w:right", &side)] {
        xml.empty(name, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}
