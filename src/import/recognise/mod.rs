//! What the words of a draft say: bodies, seats, duties, flows and the rest, as marks of the language.
//!
//! In: lines with their levels known. Out: the same lines with labels and marks. The tables of roles and
//! classes, the clause grammar and the names in sight decide; the tables here hold only the verbs and
//! small words that join them. Must not: change a word.

mod actor;
mod body;
mod bracket;
mod count;
mod deliverable;
mod direction;
mod ending;
mod halves;
mod heading;
mod known;
mod label;
mod measure;
mod piece;
mod seat;
mod segment;
mod sentence;
mod tables;
mod term;

pub(super) use known::Known;

use super::draft::{Draft, DraftLine, Shape};
use crate::lower::Context;
use crate::registry::RegionNames;
use sentence::Around;

/// Puts labels and marks on the lines of a draft.
pub(super) fn recognise(
    draft: &mut Draft,
    names: &RegionNames<'_>,
    context: &Context<'_>,
    pattern: bool,
    issuer: Option<&str>,
) {
    let mut known = Known::new(names, context.vocabulary, pattern);
    for part in &mut draft.parts {
        heading::groups(&mut part.lines, &mut known);
    }
    for part in &mut draft.parts {
        body::own(&mut part.lines, issuer, &mut known);
        body::open_actors(&mut part.lines, &mut known);
        body::named_in(&mut part.lines, &mut known);
    }
    for part in &mut draft.parts {
        label::lines(&mut part.lines, &known);
        label::changes(&mut part.lines, &known);
        heading::titles(&mut part.lines, &known);
        heading::bodies(&mut part.lines, &mut known);
        heading::owners(&mut part.lines, &known);
        label::rosters(&mut part.lines, &known);
        label::duties(&mut part.lines, &known);
    }
    for part in &mut draft.parts {
        let mut scope = Scope::default();
        for line in &mut part.lines {
            scope.enter(line);
            ending::marks(line, &known);
            let around = Around { mechanism: !known.bodies.is_empty() && !scope.general, ..scope.around() };
            sentence::marks(line, around, &known);
            scope.leave(line);
        }
        heading::tasks(&mut part.lines);
    }
    draft.terms = term::terms(draft, &known);
}

/// What is open around a line.
#[derive(Default)]
struct Scope {
    /// Level, whether it carries what stands below, and whether it sets a body up.
    headings: Vec<(u8, bool, bool)>,
    /// A paragraph above opened a list of duties.
    list: bool,
    /// The section says what is aimed at, not who does what.
    general: bool,
}

impl Scope {
    fn around(&self) -> Around {
        Around {
            carried: self.list || self.headings.iter().any(|(_, carries, _)| *carries),
            in_body: self.headings.iter().any(|(_, _, body)| *body),
            below_heading: !self.headings.is_empty(),
            mechanism: false,
        }
    }

    fn enter(&mut self, line: &DraftLine) {
        if let Shape::Heading { level, .. } = line.shape {
            self.headings.retain(|(above, ..)| *above < level);
            let owner = line.tag.as_deref() == Some("职责");
            let body = line.tag.is_some() && !owner && line.tag.as_deref() != Some("主体");
            self.headings.push((level, owner, body));
            if level == 1 {
                let general =
                    ["指导思想", "总体要求", "基本原则", "工作目标", "总体目标", "发展目标", "工作思路"];
                self.general = general.iter().any(|w| line.text.starts_with(w));
            }
            self.list = false;
        }
    }

    /// What the line opens for those below, now that its marks are known.
    fn leave(&mut self, line: &DraftLine) {
        let acts = line.marks.iter().any(|m| m.label == "承担");
        let opens = line.text.ends_with('：');
        match line.shape {
            Shape::Heading { .. } => {
                if let Some((_, carries, _)) = self.headings.last_mut() {
                    *carries |= opens && acts;
                }
            }
            Shape::Paragraph => self.list = opens && acts,
            _ => {}
        }
    }
}
