//! One part's XML as a bounded tree of the elements, with those attributes and words that are asked for.

use super::limits;
use super::refusal::{self, Taken};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion, escape::resolve_predefined_entity};
use smol_str::SmolStr;

/// The vocabularies that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, in its transitional or strict form.
    Word,
    /// Markup compatibility: one content in several versions.
    Choice,
    /// Formulas.
    Math,
    /// Any other.
    Other,
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) space: Space,
    pub(super) name: SmolStr,
    attributes: Vec<(SmolStr, SmolStr)>,
    pub(super) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub(super) enum Child {
    Element(Element),
    Text(String),
}

/// Attributes that the reader looks at, by the name after the prefix.
const ASKED: [&str; 34] = [
    "Requires",
    "Target",
    "TargetMode",
    "Type",
    "abstractNumId",
    "Id",
    "ascii",
    "asciiTheme",
    "char",
    "default",
    "eastAsia",
    "eastAsiaTheme",
    "fldCharType",
    "firstLine",
    "firstLineChars",
    "font",
    "hAnsi",
    "hanging",
    "hangingChars",
    "id",
    "ilvl",
    "instr",
    "left",
    "leftChars",
    "numId",
    "script",
    "start",
    "startChars",
    "styleId",
    "type",
    "typeface",
    "val",
    "ContentType",
    "PartName",
];

/// Elements whose words are words of the document, or of its fields.
const WORDED: [&str; 4] = ["t", "delText", "instrText", "delInstrText"];

impl Element {
    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The `val` attribute.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// An attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.parse().ok()
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in it of a name of WordprocessingML.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|e| e.is(name))
    }

    /// Whether it is the element of this name of WordprocessingML.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }

    /// A switch: on where it stands without a value, off where its value says so.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let element = self.child(name)?;
        Some(!matches!(element.val(), Some("0" | "false" | "off" | "none")))
    }

    /// The words that stand in it directly.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.children.iter().filter_map(|child| match child {
            Child::Text(text) => Some(text.as_str()),
            Child::Element(_) => None,
        })
    }
}

/// Reads a part.
///
/// # Errors
/// XML that is not well formed, a document type, an entity, or a size beyond a limit.
pub(super) fn parse(text: &str, part: &str) -> Taken<Element> {
    let mut reader = NsReader::from_str(text);
    reader.resolver_mut().set_max_namespace_bindings(limits::ATTRIBUTES);
    let mut tree = Tree { part, open: Vec::new(), root: None, elements: 0, text: 0 };
    loop {
        let (space, event) = match reader.read_resolved_event() {
            Ok((space, event)) => (space_of(&space), event),
            Err(_) => return Err(tree.broken()),
        };
        match event {
            Event::Start(start) => tree.begin(space, &start)?,
            Event::Empty(start) => {
                tree.begin(space, &start)?;
                tree.end();
            }
            Event::End(_) => tree.end(),
            Event::Text(words) => tree.words(&words.xml10_content())?,
            Event::CData(words) => tree.words(&words.xml10_content())?,
            Event::GeneralRef(reference) => tree.reference(&reference)?,
            Event::DocType(_) => {
                return Err(refusal::hostile(
                    part,
                    "带有文档类型定义（DTD），正常的 .docx 没有",
                    "has a document type definition; no honest .docx has one",
                ));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    match tree.root.take() {
        Some(root) if tree.open.is_empty() => Ok(root),
        _ => Err(tree.broken()),
    }
}

fn space_of(space: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(name)) = space else { return Space::Other };
    match *name {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Choice,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        _ => Space::Other,
    }
}

struct Tree<'a> {
    part: &'a str,
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
    text: usize,
}

impl Tree<'_> {
    fn broken(&self) -> Box<crate::problem::Problem> {
        refusal::broken(self.part, "的 XML 不完整或写得不对", "is not well-formed XML")
    }

    fn beyond(&self, zh: &str, en: &str) -> Box<crate::problem::Problem> {
        refusal::hostile(self.part, zh, en)
    }

    fn begin(&mut self, space: Space, start: &BytesStart<'_>) -> Taken<()> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.broken());
        }
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            let most = limits::ELEMENTS;
            return Err(self
                .beyond(&format!("有 {most} 个以上的 XML 元素"), &format!("has more than {most} elements")));
        }
        if self.open.len() >= limits::DEPTH {
            let most = limits::DEPTH;
            return Err(self
                .beyond(&format!("的 XML 套了 {most} 层以上"), &format!("nests more than {most} elements")));
        }
        let attributes = self.attributes(start)?;
        let name = SmolStr::new(start.local_name().into_inner());
        self.open.push(Element { space, name, attributes, children: Vec::new() });
        Ok(())
    }

    fn attributes(&self, start: &BytesStart<'_>) -> Taken<Vec<(SmolStr, SmolStr)>> {
        if start.len() > limits::ATTRIBUTE_BYTES {
            let most = limits::ATTRIBUTE_BYTES >> 20;
            return Err(self.beyond(
                &format!("的一个 XML 元素带了 {most} MB 以上的属性"),
                &format!("has an element with more than {most} MB of attributes"),
            ));
        }
        let mut kept = Vec::new();
        // Finding doubles among many attributes is quadratic; their number is bounded instead.
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            if count >= limits::ATTRIBUTES {
                let most = limits::ATTRIBUTES;
                return Err(self.beyond(
                    &format!("的一个 XML 元素有 {most} 个以上的属性"),
                    &format!("has an element with more than {most} attributes"),
                ));
            }
            let attribute = attribute.map_err(|_| self.broken())?;
            let name = attribute.key.local_name().into_inner();
            if !ASKED.contains(&name) {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| self.entity())?;
            kept.push((SmolStr::new(name), SmolStr::new(value)));
        }
        Ok(kept)
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(around) => around.children.push(Child::Element(element)),
            None => self.root = Some(element),
        }
    }

    fn words(&mut self, words: &str) -> Taken<()> {
        let Some(around) = self.open.last_mut() else { return Ok(()) };
        if !WORDED.contains(&around.name.as_str()) {
            return Ok(());
        }
        self.text += words.len();
        if self.text > limits::TEXT {
            let most = limits::TEXT >> 20;
            return Err(
                self.beyond(&format!("的文字超过 {most} MB"), &format!("has more than {most} MB of text"))
            );
        }
        match around.children.last_mut() {
            Some(Child::Text(text)) => text.push_str(words),
            _ => around.children.push(Child::Text(words.to_owned())),
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Taken<()> {
        let mut sign = [0; 4];
        let words = match reference.resolve_char_ref() {
            Ok(Some(c)) => Some(&*c.encode_utf8(&mut sign)),
            Ok(None) => resolve_predefined_entity(reference),
            Err(_) => None,
        };
        let words = words.ok_or_else(|| self.entity())?;
        self.words(words)
    }

    fn entity(&self) -> Box<crate::problem::Problem> {
        self.beyond(
            "用了自定义的实体，正常的 .docx 没有",
            "refers to an entity of its own; no honest .docx does",
        )
    }
}
