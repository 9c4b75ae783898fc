//! Runs: stretches of words that look alike, and what stands among them.

use super::draft::Draft;
use super::field;
use super::look::RunLook;
use super::story::{Story, branch, wrapped};
use super::xml::{Element, Space};
use crate::import::intake::RepairKind;

impl Story {
    /// Gathers the words of a paragraph, or of what wraps runs in it, and the text boxes that hang on it.
    pub(super) fn inline<'e>(
        &mut self,
        around: &'e Element,
        look: RunLook,
        draft: &mut Draft,
        boxes: &mut Vec<&'e Element>,
    ) {
        for element in around.elements() {
            match (element.space, element.name.as_str()) {
                (Space::Word, "r") => self.run(element, look, draft, boxes),
                (Space::Word, "ins" | "moveTo") => {
                    self.aside(RepairKind::Tracked, "", &all_words(element));
                    self.inline(element, look, draft, boxes);
                }
                (Space::Word, "del" | "moveFrom") => self.aside(RepairKind::Tracked, &all_words(element), ""),
                (Space::Word, "hyperlink") => self.inline(element, look, draft, boxes),
                (Space::Word, "fldSimple") => {
                    if field::is_kept(element.attribute("instr").unwrap_or("")) {
                        self.inline(element, look, draft, boxes);
                    }
                }
                (Space::Word, "subDoc") => self.embedded(element),
                (Space::Math, "oMath" | "oMathPara") => self.say(&all_words(element), look, draft),
                _ => {
                    if let Some(inner) = wrapped(element) {
                        self.inline(inner, look, draft, boxes);
                    }
                }
            }
        }
    }

    fn run<'e>(&mut self, run: &'e Element, below: RunLook, draft: &mut Draft, boxes: &mut Vec<&'e Element>) {
        let mut look = below;
        if let Some(properties) = run.child("rPr") {
            if let Some(style) = properties.child("rStyle").and_then(Element::val) {
                look = self.styles.run(style).over(look);
            }
            look = self.styles.own(properties).over(look);
        }
        self.run_content(run, look, draft, boxes);
    }

    fn run_content<'e>(
        &mut self,
        run: &'e Element,
        look: RunLook,
        draft: &mut Draft,
        boxes: &mut Vec<&'e Element>,
    ) {
        for element in run.elements() {
            if element.space == Space::Choice && element.name == "AlternateContent" {
                if let Some(inner) = branch(element) {
                    self.run_content(inner, look, draft, boxes);
                }
                continue;
            }
            if element.space != Space::Word {
                continue;
            }
            match element.name.as_str() {
                "t" => element.words().for_each(|words| self.say(words, look, draft)),
                "tab" | "ptab" => self.say("\t", look, draft),
                "noBreakHyphen" => self.say("-", look, draft),
                "cr" => draft.break_line(),
                "br" => match element.attribute("type") {
                    Some("page" | "column") => draft.break_page(),
                    _ => draft.break_line(),
                },
                "sym" => self.symbol(element, look, draft),
                "fldChar" => self.fields.mark(element),
                "instrText" => element.words().for_each(|words| self.fields.code(words)),
                "ruby" => {
                    if let Some(base) = element.child("rubyBase") {
                        self.inline(base, look, draft, boxes);
                    }
                }
                "drawing" | "pict" | "object" => text_boxes(element, boxes),
                "footnoteReference" | "endnoteReference" | "commentReference" => self.reference(element),
                _ => {}
            }
        }
    }

    fn reference(&mut self, element: &Element) {
        let kind = element.name.trim_end_matches("Reference").to_owned();
        let place = self.next_place();
        self.references.insert((kind, element.attribute("id").unwrap_or("").to_owned()), place);
    }

    /// A sign of a symbol font.
    fn symbol(&mut self, element: &Element, look: RunLook, draft: &mut Draft) {
        let code = element.attribute("char").and_then(|c| u32::from_str_radix(c, 16).ok());
        let font = element.attribute("font").unwrap_or("").to_ascii_lowercase();
        let Some(code) = code else { return };
        let sign = match code {
            0xE000..=0xF8FF => symbol_of(code & 0xFF, &font),
            _ => char::from_u32(code),
        };
        match sign {
            Some(sign) => self.say(sign.encode_utf8(&mut [0; 4]), look, draft),
            None => self.aside(RepairKind::Stray, &format!("{font} {code:04X}"), ""),
        }
    }
}

/// The characters of the boxes and ticks that forms use; other signs of symbol fonts have no character.
fn symbol_of(code: u32, font: &str) -> Option<char> {
    match (font, code) {
        ("wingdings", 0xA8 | 0x6F | 0x71 | 0x72) => Some('□'),
        ("wingdings", 0xFE) | ("wingdings 2", 0x52) => Some('☑'),
        ("wingdings", 0xFC) | ("wingdings 2", 0x50) => Some('√'),
        ("wingdings", 0xFB) | ("wingdings 2", 0x4F) => Some('×'),
        ("symbol", 0xB3) => Some('≥'),
        ("symbol", 0xA3) => Some('≤'),
        ("symbol", 0xB4) => Some('×'),
        ("symbol", 0xB1) => Some('±'),
        ("symbol", 0x20..=0x3F) => char::from_u32(code),
        _ => None,
    }
}

/// The text boxes in a drawing, the outermost ones only.
fn text_boxes<'e>(element: &'e Element, boxes: &mut Vec<&'e Element>) {
    if element.is("txbxContent") {
        boxes.push(element);
        return;
    }
    if element.space == Space::Choice && element.name == "AlternateContent" {
        if let Some(inner) = branch(element) {
            inner.elements().for_each(|child| text_boxes(child, boxes));
        }
        return;
    }
    element.elements().for_each(|child| text_boxes(child, boxes));
}

/// All words in an element, deleted ones too, but no codes of fields.
fn all_words(element: &Element) -> String {
    fn gather(element: &Element, words: &mut String) {
        if matches!(element.name.as_str(), "t" | "delText") {
            words.extend(element.words());
        }
        element.elements().for_each(|child| gather(child, words));
    }
    let mut words = String::new();
    gather(element, &mut words);
    words
}
