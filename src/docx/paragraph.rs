//! Paragraphs and runs, their properties in the order of the schema (ECMA-376, 17.3.1.26, 17.3.2.28).

use super::xml::Xml;
use crate::page::{Length, Page};

/// How lines of a paragraph end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Centre,
    Right,
    Both,
    Left,
    Distribute,
}

impl Align {
    pub(super) fn value(self) -> &'static str {
        match self {
            Self::Centre => "center",
            Self::Right => "right",
            Self::Both => "both",
            Self::Left => "left",
            Self::Distribute => "distribute",
        }
    }
}

/// A line along an edge of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) weight: Length,
    /// Distance from the text, in whole points.
    pub(super) space: i64,
    pub(super) colour: String,
}

/// Where a tab stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) at: Length,
    pub(super) kind: StopKind,
}

/// What of the words stands at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopKind {
    /// Their left edge.
    Left,
    /// Their middle.
    Centre,
    /// Their right edge.
    Right,
}

/// An indent: a length, and the same in hundredths of a character where Word counts in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent {
    pub(super) length: Length,
    pub(super) chars: Option<i64>,
}

impl Indent {
    /// So many thousandths of a character of the body.
    pub(super) fn chars(thousandths: i64, page: &Page) -> Self {
        Self { length: page.character().thousandths(thousandths), chars: Some(thousandths / 10) }
    }

    /// A length alone.
    pub(super) fn of(length: Length) -> Self {
        Self { length, chars: None }
    }
}

/// What a paragraph sets beside its style. Styles and paragraphs share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) style: Option<&'static str>,
    pub(super) keep_next: Option<bool>,
    pub(super) keep_lines: bool,
    pub(super) page_break: bool,
    pub(super) frame: Option<Frame>,
    pub(super) top: Option<Rule>,
    pub(super) bottom: Option<Rule>,
    pub(super) stops: Vec<Stop>,
    /// Written out: no auto spaces, no hanging marks, off the grid. For the style all others rest on.
    pub(super) ground: bool,
    pub(super) before: Option<Length>,
    pub(super) after: Option<Length>,
    pub(super) line: Option<Length>,
    pub(super) left: Option<Indent>,
    pub(super) right: Option<Indent>,
    pub(super) first: Option<Indent>,
    pub(super) hanging: Option<Indent>,
    pub(super) align: Option<Align>,
    pub(super) outline: Option<u8>,
}

/// A paragraph that stands at a place of the page, out of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) x: Length,
    pub(super) y: Length,
    pub(super) width: Length,
    pub(super) height: Length,
}

fn twips(length: Length) -> String {
    length.twips().to_string()
}

impl Shape {
    /// A paragraph of a style.
    pub(super) fn of(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    /// Writes `w:pPr`; `section` writes what ends a section, when the paragraph does.
    pub(super) fn write(&self, xml: &mut Xml, section: Option<&dyn Fn(&mut Xml)>) {
        if *self == Self::default() && section.is_none() {
            return;
        }
        xml.open("w:pPr", &[]);
        if let Some(style) = self.style {
            xml.val("w:pStyle", style);
        }
        match self.keep_next {
            Some(true) => xml.empty("w:keepNext", &[]),
            Some(false) => xml.val("w:keepNext", "0"),
            None => {}
        }
        if self.keep_lines {
            xml.empty("w:keepLines", &[]);
        }
        if self.page_break {
            xml.empty("w:pageBreakBefore", &[]);
        }
        self.frame.iter().for_each(|frame| frame.write(xml));
        if self.ground {
            xml.val("w:widowControl", "0");
        }
        self.rules(xml);
        self.tabs(xml);
        if self.ground {
            for name in
                ["w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:adjustRightInd", "w:snapToGrid"]
            {
                xml.val(name, "0");
            }
        }
        self.spacing(xml);
        self.indents(xml);
        if let Some(align) = self.align {
            xml.val("w:jc", align.value());
        }
        if let Some(level) = self.outline {
            xml.val("w:outlineLvl", &level.to_string());
        }
        if let Some(section) = section {
            section(xml);
        }
        xml.close();
    }

    fn rules(&self, xml: &mut Xml) {
        if self.top.is_none() && self.bottom.is_none() {
            return;
        }
        xml.open("w:pBdr", &[]);
        for (name, rule) in [("w:top", &self.top), ("w:bottom", &self.bottom)] {
            let Some(rule) = rule else { continue };
            let weight = rule.weight.eighth_points().to_string();
            let (space, colour) = (rule.space.to_string(), rule.colour.as_str());
            xml.empty(
                name,
                &[("w:val", "single"), ("w:sz", &weight), ("w:space", &space), ("w:color", colour)],
            );
        }
        xml.close();
    }

    fn tabs(&self, xml: &mut Xml) {
        if self.stops.is_empty() {
            return;
        }
        xml.open("w:tabs", &[]);
        for stop in &self.stops {
            let kind = match stop.kind {
                StopKind::Left => "left",
                StopKind::Centre => "center",
                StopKind::Right => "right",
            };
            xml.empty("w:tab", &[("w:val", kind), ("w:pos", &twips(stop.at))]);
        }
        xml.close();
    }

    fn spacing(&self, xml: &mut Xml) {
        let (before, after) = (self.before.map(twips), self.after.map(twips));
        let line = self.line.map(twips);
        let mut attributes = Vec::new();
        attributes.extend(before.as_deref().map(|v| ("w:before", v)));
        attributes.extend(after.as_deref().map(|v| ("w:after", v)));
        if let Some(line) = &line {
            attributes.extend([("w:line", line.as_str()), ("w:lineRule", "exact")]);
        }
        if !attributes.is_empty() {
            xml.empty("w:spacing", &attributes);
        }
    }

    fn indents(&self, xml: &mut Xml) {
        let sides = [
            ("w:leftChars", "w:left", self.left),
            ("w:rightChars", "w:right", self.right),
            ("w:hangingChars", "w:hanging", self.hanging),
            ("w:firstLineChars", "w:firstLine", self.first),
        ];
        let mut attributes: Vec<(&str, String)> = Vec::new();
        for (in_chars, in_twips, indent) in sides {
            let Some(indent) = indent else { continue };
            // Word follows a character count of the style unless told that there is none.
            attributes.push((in_chars, indent.chars.unwrap_or(0).to_string()));
            attributes.push((in_twips, twips(indent.length)));
        }
        if !attributes.is_empty() {
            let attributes: Vec<(&str, &str)> = attributes.iter().map(|(n, v)| (*n, v.as_str())).collect();
            xml.empty("w:ind", &attributes);
        }
    }
}

impl Frame {
    fn write(self, xml: &mut Xml) {
        xml.empty(
            "w:framePr",
            &[
                ("w:w", &twips(self.width)),
                ("w:h", &twips(self.height)),
                ("w:hRule", "exact"),
                ("w:wrap", "around"),
                ("w:vAnchor", "page"),
                ("w:hAnchor", "page"),
                ("w:x", &twips(self.x)),
                ("w:y", &twips(self.y)),
            ],
        );
    }
}

/// The type of a run or style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Type {
    pub(super) style: Option<&'static str>,
    /// Chinese font, and that of digits and letters.
    pub(super) fonts: Option<(String, String)>,
    pub(super) plain: bool,
    pub(super) colour: Option<String>,
    pub(super) spacing: Option<Length>,
    pub(super) size: Option<Length>,
}

impl Type {
    /// A character style.
    pub(super) fn of(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    /// Writes `w:rPr`; a run says that its quotes and dashes are Chinese.
    pub(super) fn write(&self, xml: &mut Xml, is_run: bool) {
        xml.open("w:rPr", &[]);
        if let Some(style) = self.style {
            xml.val("w:rStyle", style);
        }
        let mut fonts: Vec<(&str, &str)> = Vec::new();
        if is_run {
            fonts.push(("w:hint", "eastAsia"));
        }
        if let Some((han, latin)) = &self.fonts {
            fonts.extend(
                [("w:ascii", latin), ("w:eastAsia", han), ("w:hAnsi", latin), ("w:cs", latin)]
                    .map(|(name, font)| (name, font.as_str())),
            );
        }
        if !fonts.is_empty() {
            xml.empty("w:rFonts", &fonts);
        }
        if self.plain {
            for name in ["w:b", "w:bCs", "w:i", "w:iCs"] {
                xml.val(name, "0");
            }
        }
        if let Some(colour) = &self.colour {
            xml.val("w:color", colour);
        }
        if let Some(spacing) = self.spacing {
            xml.val("w:spacing", &twips(spacing));
        }
        if self.plain {
            xml.val("w:kern", "0");
        }
        if let Some(size) = self.size {
            let size = size.half_points().to_string();
            xml.val("w:sz", &size);
            xml.val("w:szCs", &size);
        }
        xml.close();
    }
}

/// Writes a run of words; a tab and a line break in them are what they are.
pub(super) fn run(xml: &mut Xml, kind: &Type, words: &str) {
    if words.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    kind.write(xml, true);
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            xml.empty("w:br", &[]);
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], piece);
            }
        }
    }
    xml.close();
}

/// Writes a paragraph of runs.
pub(super) fn paragraph(xml: &mut Xml, shape: &Shape, runs: &[(Type, &str)]) {
    xml.open("w:p", &[]);
    shape.write(xml, None);
    for (kind, words) in runs {
        run(xml, kind, words);
    }
    xml.close();
}

/// The field that prints the number of its page.
pub(super) fn page_number(xml: &mut Xml) {
    let kind = Type::default();
    let mark = |xml: &mut Xml, what: &str| {
        xml.open("w:r", &[]);
        kind.write(xml, true);
        xml.empty("w:fldChar", &[("w:fldCharType", what)]);
        xml.close();
    };
    run(xml, &kind, "— ");
    mark(xml, "begin");
    xml.open("w:r", &[]);
    kind.write(xml, true);
    xml.text("w:instrText", &[("xml:space", "preserve")], " PAGE ");
    xml.close();
    mark(xml, "separate");
    run(xml, &kind, "1");
    mark(xml, "end");
    run(xml, &kind, " —");
}
