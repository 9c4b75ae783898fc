//! The part `numbering.xml`, and counting along the document: the number that a paragraph shows and its
//! words do not hold.

use super::label;
use super::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a list: ECMA-376-1, 17.9.6.
const LEVELS: usize = 9;

/// Characters of the pattern of a label: it is written out before every paragraph of the list.
const LABEL: usize = 64;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`, with each level's number for `%`.
    text: String,
    /// The level, from 1, whose appearance starts this one again; 0 for none.
    restart: Option<u32>,
    /// All numbers of the label in Arabic numerals.
    legal: bool,
    /// The style of paragraphs that it numbers.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The style whose list this one takes.
    link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    base: u32,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document and where their counting stands.
#[derive(Debug, Default)]
pub(super) struct Lists {
    abstracts: BTreeMap<u32, Abstract>,
    lists: BTreeMap<u32, List>,
    /// By abstract list: Word counts on where another list of the same kind ended.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    started: BTreeSet<(u32, usize)>,
}

impl Lists {
    /// Reads the part.
    pub(super) fn read(root: &Element) -> Self {
        let mut lists = Self::default();
        for element in root.elements() {
            if element.is("abstractNum") {
                let Some(id) = id(element, "abstractNumId") else { continue };
                let link = element.child("numStyleLink").and_then(Element::val).map(str::to_owned);
                lists.abstracts.insert(id, Abstract { levels: levels(element), link });
            } else if element.is("num") {
                let Some(number) = id(element, "numId") else { continue };
                let base = element.child("abstractNumId").and_then(|e| id(e, "val")).unwrap_or(0);
                let mut list = List { base, ..List::default() };
                for change in element.elements().filter(|e| e.is("lvlOverride")) {
                    let Some(at) = id(change, "ilvl").map(|at| at as usize) else { continue };
                    if let Some(start) = change.child("startOverride").and_then(|e| id(e, "val")) {
                        list.starts.insert(at, start);
                    }
                    list.levels.extend(change.child("lvl").map(|level| (at, Level::read(level))));
                }
                lists.lists.insert(number, list);
            }
        }
        lists
    }

    /// The style whose list stands for this one.
    pub(super) fn link(&self, list: u32) -> Option<&str> {
        self.abstracts.get(&self.lists.get(&list)?.base)?.link.as_deref()
    }

    /// The level of a list that numbers the paragraphs of a style.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let levels = &self.abstracts.get(&self.lists.get(&list)?.base)?.levels;
        let (at, _) = levels.iter().find(|(_, level)| level.style.as_deref() == Some(style))?;
        u8::try_from(*at).ok()
    }

    /// Counts a paragraph of a list, and gives its label; none for bullets and empty labels.
    pub(super) fn next(&mut self, list: u32, level: u8) -> Option<String> {
        let at = usize::from(level);
        let base = self.lists.get(&list)?.base;
        if at >= LEVELS {
            return None;
        }
        let fresh = self.lists.get(&list)?.starts.get(&at).copied();
        let fresh = fresh.filter(|_| self.started.insert((list, at)));
        let start = self.level(list, at).map_or(1, |l| l.start);
        let mut counts = self.counts.get(&base).copied().unwrap_or_default();
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = self.level(list, deeper).and_then(|l| l.restart).unwrap_or(u32::MAX);
            // Level 0 shows as 1 in the file: it starts the deeper ones again unless they say otherwise.
            if u32::try_from(at).unwrap_or(0) < restart {
                *count = None;
            }
        }
        if let Some(count) = counts.get_mut(at) {
            *count = Some(match (fresh, *count) {
                (Some(start), _) => start,
                (None, Some(last)) => last.saturating_add(1),
                (None, None) => start,
            });
        }
        self.counts.insert(base, counts);
        self.label(list, at, &counts)
    }

    fn level(&self, list: u32, at: usize) -> Option<&Level> {
        let list = self.lists.get(&list)?;
        list.levels.get(&at).or_else(|| self.abstracts.get(&list.base)?.levels.get(&at))
    }

    fn label(&self, list: u32, at: usize, counts: &[Option<u32>; LEVELS]) -> Option<String> {
        let own = self.level(list, at)?;
        let mut words = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let digit = signs.peek().and_then(|c| c.to_digit(10)).filter(|d| sign == '%' && *d > 0);
            let Some(which) = digit.and_then(|d| (d as usize).checked_sub(1)) else {
                words.push(sign);
                continue;
            };
            signs.next();
            let Some(level) = self.level(list, which) else { continue };
            let count = counts.get(which).copied().flatten().unwrap_or(level.start);
            let format = if own.legal { "decimal" } else { level.format.as_str() };
            words.push_str(&label::number(format, count)?);
        }
        let bullet = own.format == "bullet";
        Some(words.trim().to_owned()).filter(|words| !words.is_empty() && !bullet)
    }
}

impl Level {
    fn read(element: &Element) -> Self {
        let value = |name: &str| element.child(name).and_then(Element::val);
        // Formats that Word knows and older programs do not stand in a choice, with a fallback.
        let chosen = element.elements().find(|e| e.name == "AlternateContent").and_then(|choice| {
            choice.elements().find_map(|branch| branch.child("numFmt")).and_then(Element::val)
        });
        Self {
            start: value("start").and_then(|v| v.parse().ok()).unwrap_or(0),
            format: value("numFmt").or(chosen).unwrap_or("decimal").to_owned(),
            text: value("lvlText").unwrap_or("").chars().take(LABEL).collect(),
            restart: value("lvlRestart").and_then(|v| v.parse().ok()),
            legal: element.switch("isLgl").unwrap_or(false),
            style: value("pStyle").map(str::to_owned),
        }
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    let numbered = element.elements().filter(|e| e.is("lvl"));
    numbered
        .filter_map(|e| Some((id(e, "ilvl")? as usize, Level::read(e))))
        .filter(|(at, _)| *at < LEVELS)
        .collect()
}

fn id(element: &Element, name: &str) -> Option<u32> {
    element.number(name).and_then(|n| u32::try_from(n).ok())
}
