//! How paragraphs and characters look, as far as that tells what they are: each property may be left to
//! the style below.

use super::theme::Theme;
use super::xml::Element;
use crate::import::intake::{Face, Setting};

/// Properties of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) face: Option<Face>,
    /// In half points.
    pub(super) size: Option<u16>,
}

/// Properties of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    pub(super) set: Option<Setting>,
    pub(super) indent: Indent,
    /// Level of outline from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) new_page: Option<bool>,
    /// The list that it belongs to; 0 is none.
    pub(super) list: Option<u32>,
    /// Level within the list, from 0.
    pub(super) level: Option<u8>,
}

/// Indentation: in hundredths of a character where the file gives those, else in twentieths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent {
    left_chars: Option<i64>,
    left: Option<i64>,
    first_chars: Option<i64>,
    first: Option<i64>,
}

impl RunLook {
    /// Reads an `rPr`.
    pub(super) fn read(properties: &Element, theme: &Theme) -> Self {
        let size = properties.child("sz").and_then(Element::val).and_then(|v| v.parse::<u16>().ok());
        Self {
            bold: properties.switch("b"),
            hidden: properties.switch("vanish"),
            face: properties.child("rFonts").and_then(|fonts| face(fonts, theme)),
            size,
        }
    }

    /// These properties, and those of `below` where there are none.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            hidden: self.hidden.or(below.hidden),
            face: self.face.or(below.face),
            size: self.size.or(below.size),
        }
    }
}

/// The typeface of Chinese characters. A name of the theme beats a name of a font beside it (ECMA-376-1,
/// 17.3.2.26).
fn face(fonts: &Element, theme: &Theme) -> Option<Face> {
    if let Some(name) = fonts.attribute("eastAsiaTheme") {
        // Where a theme leaves it open, programs take 宋体 or 等线.
        return Some(theme.typeface(name).and_then(face_of).unwrap_or(Face::Body));
    }
    let latin = || match fonts.attribute("asciiTheme") {
        Some(name) => theme.typeface(name),
        None => fonts.attribute("ascii"),
    };
    fonts.attribute("eastAsia").or_else(latin).and_then(face_of)
}

/// What a font's name says, in Chinese or as the files of the fonts are called.
pub(super) fn face_of(name: &str) -> Option<Face> {
    let small = name.to_ascii_lowercase();
    let has = |names: &[&str]| names.iter().any(|n| small.contains(n));
    match () {
        () if has(&["小标宋", "大标宋", "xiaobiaosong", "fzxbs", "dabiaosong"]) => Some(Face::Title),
        () if has(&["仿宋", "fangsong", "fzfs"]) => Some(Face::Body),
        () if has(&["黑", "hei"]) => Some(Face::Hei),
        () if has(&["楷", "kai"]) => Some(Face::Kai),
        () if has(&["宋", "song", "simsun", "等线", "明體", "ming"]) => Some(Face::Body),
        () => None,
    }
}

impl ParagraphLook {
    /// Reads a `pPr`.
    pub(super) fn read(properties: &Element) -> Self {
        let set = properties.child("jc").and_then(Element::val).map(|set| match set {
            "center" => Setting::Centre,
            "right" | "end" => Setting::Right,
            _ => Setting::Left,
        });
        let list = properties.child("numPr");
        let number = |name| list.and_then(|l| l.child(name)).and_then(|e| e.number("val"));
        Self {
            set,
            indent: properties.child("ind").map(Indent::read).unwrap_or_default(),
            outline: properties
                .child("outlineLvl")
                .and_then(|e| e.number("val"))
                .and_then(|level| u8::try_from(level).ok()),
            new_page: properties.switch("pageBreakBefore"),
            list: number("numId").and_then(|id| u32::try_from(id).ok()),
            level: number("ilvl").and_then(|level| u8::try_from(level).ok()),
        }
    }

    /// These properties, and those of `below` where there are none.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            set: self.set.or(below.set),
            indent: self.indent.over(below.indent),
            outline: self.outline.or(below.outline),
            new_page: self.new_page.or(below.new_page),
            list: self.list.or(below.list),
            level: self.level.or(below.level),
        }
    }
}

impl Indent {
    fn read(element: &Element) -> Self {
        let either = |name, other| element.number(name).or_else(|| element.number(other));
        let back = |name| element.number(name).and_then(i64::checked_neg);
        Self {
            left_chars: either("leftChars", "startChars"),
            left: either("left", "start"),
            first_chars: back("hangingChars").or_else(|| element.number("firstLineChars")),
            first: back("hanging").or_else(|| element.number("firstLine")),
        }
    }

    fn over(self, below: Self) -> Self {
        Self {
            left_chars: self.left_chars.or(below.left_chars),
            left: self.left.or(below.left),
            first_chars: self.first_chars.or(below.first_chars),
            first: self.first.or(below.first),
        }
    }

    /// Of the first line, in whole characters of a size in half points.
    pub(super) fn characters(self, size: u16) -> u8 {
        let twips = i64::from(size.max(1)) * 10;
        let length = |chars: Option<i64>, length: Option<i64>| match chars {
            // Zero hundredths stand beside a length that holds.
            Some(hundredths) if hundredths != 0 => hundredths.saturating_mul(twips) / 100,
            _ => length.unwrap_or(0),
        };
        let both = length(self.left_chars, self.left).saturating_add(length(self.first_chars, self.first));
        u8::try_from(both.saturating_add(twips / 2) / twips).unwrap_or(if both > 0 { u8::MAX } else { 0 })
    }
}
