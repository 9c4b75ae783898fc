//! From syntax to the typed mechanism.
//!
//! In: a [`Syntax`] and the words and names known. Out: a [`Mechanism`] and problems; what cannot
//! be understood stays prose. Must not: judge what the document says.
//!
//! The walk goes over a document twice: `declare` finds every body, collective name and second name,
//! so that a sentence may speak of a body that is set up further down; `walk` then numbers the lines
//! and reads the facts.

mod basis;
mod declare;
mod fact;
mod flat;
mod gather;
mod header;
mod header_words;
mod heading;
mod label;
mod measured;
mod numbering;
mod part;
mod party;
mod pattern;
mod permission;
mod piece;
mod scope;
mod seat;
mod sign;
mod slip;
mod table;
mod task;
mod unreadable;
mod walk;

pub use permission::Permission;
pub(crate) use permission::unknown_rule;

use crate::clause;
use crate::model::{BodyId, GroupId, Mechanism, Parties, Party, SeatOf, SmolStr, UnitId};
use crate::problem::Problem;
use crate::registry::{RegionNames, Registry};
use crate::source::{Keyed, SourceText, Span};
use crate::syntax::{LineKind, Syntax, parse};
use crate::vocabulary::Vocabulary;
use party::LastLetters;
use std::collections::HashMap;

/// What a document is compiled against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Roles, classes and marks.
    pub vocabulary: &'a Vocabulary,
    /// Unit names by region.
    pub registry: &'a Registry,
}

/// A document understood as far as it can be.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Its lines.
    pub syntax: Syntax,
    /// What it says.
    pub mechanism: Mechanism,
    /// Rules that its permissions silence.
    pub permissions: Vec<Permission>,
    /// What is wrong with it, by place.
    pub problems: Vec<Problem>,
}

/// Compiles one text.
#[must_use]
pub fn compile(text: &SourceText, context: &Context<'_>) -> Compiled {
    compile_in_sight(text, context).0
}

/// The same, with the names in sight from the region of the text, on no particular day: for who looks at more
/// names than those it compiled.
#[must_use]
pub fn compile_in_sight<'a>(text: &'a SourceText, context: &Context<'a>) -> (Compiled, RegionNames<'a>) {
    let syntax = parse(text);
    let mut problems = Vec::new();
    let (header, from) = header::read(text, &syntax, &mut problems);
    if says_nothing(&syntax) {
        problems.push(empty_document());
    }
    let region = header.region.as_ref().map_or("", |r| r.value.as_str());
    let names = context.registry.region(region);
    // A name is held against the reforms that had happened when the document was issued.
    let names = match header.issued {
        Some(day) => names.at(&clause::iso(day)),
        None => names,
    };
    let mut lowerer = Lowerer {
        text,
        words: context.vocabulary,
        names: &names,
        issued: header.issued,
        model: header.mechanism,
        problems,
        permissions: header.permissions,
        // A document names some dozens of units.
        units: HashMap::with_capacity_and_hasher(100, Keyed::default()),
        bodies: HashMap::with_capacity_and_hasher(28, Keyed::default()),
        groups: HashMap::default(),
        aliases: HashMap::default(),
        seat_names: HashMap::default(),
        last_letters: LastLetters::default(),
        own_party: None,
    };
    lowerer.reserve(syntax.lines.len());
    let mut pieces = piece::pieces(&syntax, from, text, context.vocabulary, &mut lowerer.problems);
    slip::slips(&pieces, text, context.vocabulary, &mut lowerer.problems);
    lowerer.spell_out_labels(&mut pieces);
    lowerer.declare(&pieces);
    lowerer.header_facts(&header.rests_on, &header.approved_by);
    lowerer.walk(&mut pieces);
    lowerer.gather_later_bodies();
    lowerer.own_texts();
    lowerer.bind_pattern(&header.terms);
    let Lowerer { model: mechanism, mut problems, permissions, .. } = lowerer;
    problems.sort_by_key(|p| (p.span, p.code));
    (Compiled { syntax, mechanism, permissions, problems }, names.on_any_day())
}

fn says_nothing(syntax: &Syntax) -> bool {
    syntax.lines.iter().all(|line| matches!(line.kind, LineKind::Blank | LineKind::Comment { .. }))
}

impl Lowerer<'_> {
    /// Room for what so many lines say as a rule, so that the facts are not moved again and again.
    fn reserve(&mut self, lines: usize) {
        self.model.duties.reserve(lines);
        self.model.seats.reserve(lines);
        self.model.units.reserve(lines / 2);
        self.model.targets.reserve(lines / 4);
        self.model.directions.reserve(lines / 4);
    }
}

/// An empty file would print a notice of placeholders only.
fn empty_document() -> Problem {
    Problem::error("empty-document", Span::default(), "这份文件里什么也没有写", "this document says nothing")
        .help(
            "要一份开头的样子，运行：jizhi new --pattern 7+X --region 某省某市某县",
            "for a starting document run: jizhi new --pattern 7+X --region 某省某市某县",
        )
}

/// The state of one lowering.
struct Lowerer<'a> {
    text: &'a SourceText,
    words: &'a Vocabulary,
    names: &'a RegionNames<'a>,
    /// 成文日期 or 印发日期, against which 年底前 is read.
    issued: Option<(i16, i8, i8)>,
    model: Mechanism,
    problems: Vec<Problem>,
    permissions: Vec<Permission>,
    units: HashMap<SmolStr, UnitId, Keyed>,
    bodies: HashMap<String, BodyId, Keyed>,
    groups: HashMap<String, GroupId, Keyed>,
    aliases: HashMap<String, Party, Keyed>,
    /// Roles for persons that the document fills, and where.
    seat_names: HashMap<String, party::SeatPlace, Keyed>,
    /// Last letters of the names of bodies, collective names and second names: most words end in none of
    /// them, and need not be looked up.
    last_letters: LastLetters,
    /// What a line stands in that was asked for last, as a party.
    own_party: Option<(SeatOf, Parties)>,
}
