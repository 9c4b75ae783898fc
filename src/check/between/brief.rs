//! What other documents need to know of one.

use super::obligation::{Obligation, obligations};
use crate::model::{
    AdminLevel, BasisKind, BodyId, FlowKind, Mechanism, Party, PartyRef, SeatOf, SmolStr, UnitKind,
};
use crate::registry::RegionNames;
use crate::source::{Keyed, Span};
use crate::workspace::Document;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::hash::BuildHasher;

/// A document as those see it that rest on it, or that it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brief {
    /// Path in the workspace.
    pub path: String,
    /// Title, else the name of the mechanism.
    pub title: String,
    /// 发文字号.
    pub number: Option<String>,
    /// Steps of its region from the top.
    pub region: Box<[SmolStr]>,
    /// 成文日期 or 印发日期.
    pub issued: Option<Date>,
    /// Documents of the workspace that it rests on.
    pub rests: Vec<Rests>,
    /// What it obliges to; duties only in [`Brief::in_full`].
    pub obligations: Vec<Obligation>,
    /// Classes that stand for a term of its pattern or are set up as actors, and where.
    pub classes: Box<[(SmolStr, Span)]>,
    /// Names of the bodies that work in fields.
    pub bodies: Box<[SmolStr]>,
    /// The fields they work in, in an order that holds for all documents of a run.
    pub fields: Box<[Field]>,
    /// Whether somebody has to report to a level above its own.
    pub reports_up: bool,
    /// Where the first regular report is asked for that is collected here.
    pub collects: Option<Span>,
}

/// A field that a body works in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// A number of its term, the same in all documents of a run.
    key: u64,
    /// Its term.
    pub term: SmolStr,
    /// Where it is named.
    pub span: Span,
    /// The position of the body in [`Brief::bodies`].
    pub body: usize,
}

impl Field {
    /// A field of a body by its position.
    #[must_use]
    pub fn new(term: SmolStr, span: Span, body: usize) -> Self {
        Self { key: Keyed::default().hash_one(&term), term, span, body }
    }

    /// The order of fields: those of one term stand together.
    #[must_use]
    pub fn by_term(&self, other: &Self) -> Ordering {
        // Numbers are compared without a call, and hardly ever are two alike.
        self.key.cmp(&other.key).then_with(|| self.term.cmp(&other.term))
    }
}

/// A document that another rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Rests {
    /// Its path in the workspace.
    pub path: String,
    /// Its title as cited.
    pub title: String,
    /// Where it is cited.
    pub span: Span,
}

impl Brief {
    /// The brief of a linked document, as far as the rules judge it.
    #[must_use]
    pub fn of(path: &str, document: &Document, names: &RegionNames<'_>) -> Self {
        Self::new(path, document, names, false)
    }

    /// The brief of a linked document, with its duties for a person to judge.
    #[must_use]
    pub fn in_full(path: &str, document: &Document, names: &RegionNames<'_>) -> Self {
        Self::new(path, document, names, true)
    }

    fn new(path: &str, document: &Document, names: &RegionNames<'_>, with_duties: bool) -> Self {
        let m = &document.mechanism;
        let title = m.document.title.given().map(|t| t.replace('\n', ""));
        let (bodies, fields) = fields(m);
        let rests = m.bases.iter().filter(|basis| basis.kind == BasisKind::Rests);
        let rests = rests.filter_map(|basis| {
            Some(Rests { path: basis.resolved.clone()?, title: basis.title.clone(), span: basis.span })
        });
        Self {
            path: path.to_owned(),
            title: title.or_else(|| m.name.as_ref().map(|n| n.value.clone())).unwrap_or_default(),
            number: m.document.number.given().map(str::to_owned),
            region: names.path().iter().map(SmolStr::from).collect(),
            issued: crate::check::issued(document),
            rests: rests.collect(),
            obligations: obligations(m, with_duties),
            classes: classes(m),
            bodies,
            fields,
            reports_up: reports_up(m, names.level()),
            collects: collects(m),
        }
    }

    /// How the document is called in a message: 《标题》 or its number.
    #[must_use]
    pub fn name(&self) -> String {
        self.number.clone().unwrap_or_else(|| format!("《{}》", self.title))
    }

    /// Whether its region lies below another.
    #[must_use]
    pub fn is_below(&self, other: &Self) -> bool {
        self.region.len() > other.region.len() && self.region.starts_with(&other.region)
    }
}

fn classes(m: &Mechanism) -> Box<[(SmolStr, Span)]> {
    let open = m.bodies.iter().filter(|body| body.open);
    open.map(|body| (body.name.value.as_str().into(), body.name.span)).collect()
}

/// The bodies that work in fields, and the fields by their terms.
fn fields(m: &Mechanism) -> (Box<[SmolStr]>, Box<[Field]>) {
    let mut bodies: Vec<BodyId> = Vec::new();
    let mut fields = Vec::with_capacity(m.directions.len());
    for direction in &m.directions {
        let SeatOf::Body(id) = direction.of else { continue };
        // Those of a body follow each other.
        let known = bodies.iter().rposition(|own| *own == id);
        let body = known.unwrap_or_else(|| {
            bodies.push(id);
            bodies.len() - 1
        });
        fields.push(Field::new(direction.term.as_str().into(), direction.span, body));
    }
    fields.sort_unstable_by(Field::by_term);
    let name =
        |id: &BodyId| m.body(*id).map_or_else(SmolStr::default, |body| body.name.value.as_str().into());
    (bodies.iter().map(name).collect(), fields.into())
}

/// Whether a party belongs to a level above.
fn is_above(m: &Mechanism, to: &PartyRef, own: Option<AdminLevel>) -> bool {
    let level = match &to.party {
        Party::Unit(id) | Party::Post { unit: Some(id), .. } => m.unit(*id).and_then(|unit| unit.level),
        _ => None,
    };
    // Levels are ordered from the top.
    level.zip(own).is_some_and(|(level, own)| level < own)
}

fn reports_up(m: &Mechanism, own: Option<AdminLevel>) -> bool {
    let reports = m.flows.iter().filter(|flow| flow.kind == FlowKind::Report);
    reports.flat_map(|flow| &flow.to).any(|to| is_above(m, to, own) || to.text.starts_with("上级"))
}

/// Where the first regular report to a unit or body of the document is asked for.
fn collects(m: &Mechanism) -> Option<Span> {
    let named = |to: &PartyRef| match &to.party {
        Party::Unit(id) => m.unit(*id).is_some_and(|unit| unit.kind != UnitKind::Class),
        Party::Body(_) => true,
        _ => false,
    };
    let mut reports = m.flows.iter().filter(|flow| flow.kind == FlowKind::Report && !flow.periods.is_empty());
    reports.find(|flow| flow.to.iter().any(named)).map(|flow| flow.span)
}
