//! A small document with every kind of element and block, on which templates of a workspace are
//! tried before they meet a real one.

use super::annexes::Annexes;
use super::conformance::Conformance;
use super::engine::{Engine, Value};
use super::error::TemplateError;
use super::{Material, builtin, notice, prose, typeset};
use crate::graph::ResponsibilityGraph;
use crate::model::{
    Block, BlockId, BlockKind, Body, BodyId, Clause, Direction, Document, Duty, DutyKind, Element, Group,
    GroupId, Inline, Mechanism, Numbering, Part, PartKind, Party, PartyRef, RoleClass, Seat, SeatOf, Unit,
    UnitId, UnitKind,
};
use crate::source::{Span, Spanned};
use minijinja::value::ValueKind;
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// Faults of overridden templates that show without a real document: names that do not exist,
/// includes that lead nowhere, loops without end.
pub(super) fn try_out(engine: &Engine, overrides: &[(String, String)]) -> Vec<TemplateError> {
    if overrides.is_empty() {
        return Vec::new();
    }
    let specimen = specimen();
    let mut errors: Vec<TemplateError> = Vec::new();
    for (path, root) in roots(&specimen) {
        let unknown = engine.unknown_names(path, &root);
        if !unknown.is_empty() {
            errors.extend(unknown);
        } else if let Err(error) = engine.render(path, &root)
            && !errors.contains(&error)
        {
            errors.push(error);
        }
    }
    errors.retain(|error| overrides.iter().any(|(path, _)| *path == error.file));
    errors
}

fn roots(specimen: &Mechanism) -> Vec<(&'static str, Value)> {
    let material = Material::of(specimen);
    let picture = ResponsibilityGraph::of(specimen).svg();
    let [matrix, inner] = material.matrix.views();
    let annexes = Annexes::of(&material.matrix, inner, &material.tasks, &picture);
    let notice = notice::view(specimen, &[], &|what| material.insert(what), &annexes);
    let mut roots = prose::roots(specimen);
    for (path, _) in builtin::TEMPLATES {
        let root = match path.split_once('/') {
            Some((_, file)) if file.starts_with('_') => continue,
            Some(("notice", _)) => notice.clone(),
            Some(("matrix", _)) => matrix.clone(),
            Some(("tasks", _)) => material.tasks.view(),
            Some(("page", _)) => typeset::specimen(),
            Some(("conformance", _)) => Conformance::specimen().view(),
            _ => continue,
        };
        roots.push((path, root));
    }
    roots
}

/// The names that each template is given.
pub(super) fn names() -> Vec<(&'static str, Vec<String>)> {
    let mut templates: Vec<(&str, Vec<String>)> = roots(&specimen())
        .into_iter()
        .map(|(path, root)| {
            let mut names = BTreeSet::new();
            collect(&root, "", &mut names);
            (path, names.into_iter().collect())
        })
        .collect();
    templates.sort_unstable();
    templates
}

/// Adds the names inside a value; those of all items of a list count.
fn collect(value: &Value, prefix: &str, names: &mut BTreeSet<String>) {
    match value.kind() {
        ValueKind::Map => {
            for name in value.try_iter().into_iter().flatten() {
                let path = format!("{prefix}{name}");
                let inner = value.get_item(&name).unwrap_or_default();
                let list = matches!(inner.kind(), ValueKind::Seq | ValueKind::Iterable);
                collect(&inner, &if list { format!("{path}[]") } else { format!("{path}.") }, names);
                names.insert(path);
            }
        }
        ValueKind::Seq | ValueKind::Iterable => {
            for item in value.try_iter().into_iter().flatten() {
                let list = matches!(item.kind(), ValueKind::Seq | ValueKind::Iterable);
                collect(&item, &if list { format!("{prefix}[]") } else { format!("{prefix}.") }, names);
            }
        }
        _ => {}
    }
}

fn specimen() -> Mechanism {
    Mechanism {
        name: Some(spanned("某市招商引资工作机制")),
        purpose: Some(spanned("形成合力")),
        document: document(),
        parts: vec![
            part(PartKind::Main, None, blocks()),
            part(PartKind::Issued, Some("工作方案"), Vec::new()),
            part(PartKind::Annex, Some("名单"), Vec::new()),
        ],
        bodies: vec![body()],
        groups: vec![group()],
        units: vec![unit()],
        seats: vec![seat("牵头单位", RoleClass::Lead, Party::Unit(UnitId(0))), leader()],
        duties: vec![duty()],
        directions: vec![Direction {
            of: SeatOf::Body(BodyId(0)),
            term: "装备制造".into(),
            clause: Clause::default(),
            span: Span::default(),
        }],
        ..Mechanism::default()
    }
}

fn document() -> Document {
    let given = |words: &str| Element::Given(spanned(words));
    Document {
        genre: Some(spanned("通知")),
        copy_number: given("000001"),
        secrecy: given("秘密★1年"),
        urgency: given("加急"),
        issuers: vec![spanned("某市人民政府办公室")],
        signers: vec![spanned("某某")],
        note: given("此件公开发布"),
        copies: vec![spanned("市委各部门。")],
        ..Document::default()
    }
}

fn blocks() -> Vec<Block> {
    let words = || {
        vec![Inline {
            text: "由市商务局牵头".into(), mark: Some("牵头单位".into()), span: Span::default()
        }]
    };
    let kinds = [
        BlockKind::Paragraph { text: words() },
        BlockKind::Heading { level: 1, number: Some("一、".into()), text: words(), run_in: words() },
        BlockKind::Field { label: "责任单位".into(), text: words(), more: vec![words()] },
        BlockKind::Item { level: 2, number: "（一）".into(), text: words(), lead: 2 },
        BlockKind::Table { rows: vec![vec!["任务".into()], vec!["建立项目库".into()]] },
        BlockKind::Insert { what: "责任矩阵".into() },
    ];
    let block =
        |(at, kind)| Block { id: BlockId::at(at), kind, clause: Clause::default(), span: Span::default() };
    kinds.into_iter().enumerate().map(block).collect()
}

fn part(kind: PartKind, title: Option<&str>, blocks: Vec<Block>) -> Part {
    Part {
        kind,
        title: title.map(str::to_owned),
        numbering: Numbering::Standard,
        blocks,
        span: Span::default(),
    }
}

fn body() -> Body {
    Body {
        class: "小组".into(),
        open: false,
        name: spanned("招商一组"),
        parent: None,
        group: Some(GroupId(0)),
        host: Some(mention(Party::Unit(UnitId(0)))),
        clause: Clause::default(),
        declared: Vec::new(),
    }
}

fn group() -> Group {
    Group {
        name: spanned("招商小组"),
        stated: Some(1),
        bodies: vec![BodyId(0)],
        parties: Vec::new(),
        clause: Clause::default(),
    }
}

fn unit() -> Unit {
    Unit {
        name: "市商务局".into(),
        kind: UnitKind::Named,
        level: None,
        order: 0,
        known: true,
        department: None,
        surfaces: SmallVec::new(),
        mentions: SmallVec::new(),
        outdated: Vec::new(),
    }
}

fn leader() -> Seat {
    seat("组长", RoleClass::Head, Party::Post { unit: None, title: "市政府分管副市长".into() })
}

fn seat(role: &str, class: RoleClass, party: Party) -> Seat {
    Seat {
        of: SeatOf::Body(BodyId(0)),
        role: role.into(),
        class,
        holder: mention(party),
        scope: Some("负责装备制造".into()),
        clause: Clause::default(),
    }
}

fn duty() -> Duty {
    Duty {
        owners: Vec::new().into(),
        of: SeatOf::Body(BodyId(0)),
        kind: DutyKind::Carry,
        text: "建立项目库".into(),
        clause: Clause::default(),
        span: Span::default(),
    }
}

fn mention(party: Party) -> PartyRef {
    PartyRef { party, text: "市商务局".into(), span: Span::default() }
}

fn spanned(words: &str) -> Spanned<String> {
    Spanned::new(words.to_owned(), Span::default())
}
