//! The part `styles.xml`: what a style gives, along the chain of those that it rests on.

use super::limits;
use super::look::{ParagraphLook, RunLook};
use super::theme::Theme;
use super::xml::Element;
use std::collections::BTreeMap;

/// What a style, with all below it, gives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) paragraph: ParagraphLook,
    pub(super) run: RunLook,
}

#[derive(Debug, Default)]
struct Style {
    below: Option<String>,
    look: Look,
    /// Level of outline that its name says: `heading 1`.
    named: Option<u8>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    theme: Theme,
    defaults: Look,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
    styles: BTreeMap<String, Style>,
}

impl Styles {
    /// Without the part: the theme is all that is known.
    pub(super) fn of_theme(theme: Theme) -> Self {
        Self { theme, ..Self::default() }
    }

    /// Reads the part.
    pub(super) fn read(root: &Element, theme: Theme) -> Self {
        let mut styles = Self::of_theme(theme);
        let below = |e: &Element, outer: &str, inner: &str| e.child(outer)?.child(inner).cloned();
        if let Some(defaults) = root.child("docDefaults") {
            let run = below(defaults, "rPrDefault", "rPr");
            let paragraph = below(defaults, "pPrDefault", "pPr");
            styles.defaults.run = run.as_ref().map(|e| styles.own(e)).unwrap_or_default();
            styles.defaults.paragraph = paragraph.as_ref().map(ParagraphLook::read).unwrap_or_default();
        }
        for element in root.elements().filter(|e| e.is("style")) {
            let Some(id) = element.attribute("styleId") else { continue };
            let of_paragraphs = element.attribute("type") == Some("paragraph");
            if of_paragraphs && matches!(element.attribute("default"), Some("1" | "true" | "on")) {
                styles.paragraph = Some(id.to_owned());
            }
            let name = element.child("name").and_then(Element::val).unwrap_or("");
            let look = Look {
                paragraph: element.child("pPr").map(ParagraphLook::read).unwrap_or_default(),
                run: element.child("rPr").map(|e| styles.own(e)).unwrap_or_default(),
            };
            let style = Style {
                below: element.child("basedOn").and_then(Element::val).map(str::to_owned),
                look,
                named: level_named(name),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// What the properties of characters say themselves.
    pub(super) fn own(&self, properties: &Element) -> RunLook {
        RunLook::read(properties, &self.theme)
    }

    /// What a style of paragraphs gives; the default one where none is named.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look {
        let defaults = self.defaults;
        let own = self.chain(id.or(self.paragraph.as_deref()));
        Look { paragraph: own.paragraph.over(defaults.paragraph), run: own.run.over(defaults.run) }
    }

    /// What a style of characters gives, without defaults.
    pub(super) fn run(&self, id: &str) -> RunLook {
        self.chain(Some(id)).run
    }

    fn chain(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id;
        // The number of steps is bounded: styles that rest on each other in a ring end, too.
        for _ in 0..limits::STYLE_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            let mut below = style.look.paragraph;
            below.outline = below.outline.or(style.named);
            look.paragraph = look.paragraph.over(below);
            look.run = look.run.over(style.look.run);
            next = style.below.as_deref();
        }
        look
    }
}

/// The level of outline, from 0, that the name of a built-in heading style says.
fn level_named(name: &str) -> Option<u8> {
    let small = name.to_ascii_lowercase();
    let number = small.strip_prefix("heading ").or_else(|| small.strip_prefix("标题 "))?;
    number.trim().parse::<u8>().ok().filter(|n| (1..=9).contains(n)).map(|n| n - 1)
}
