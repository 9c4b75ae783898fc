use super::{Drawing, EdgeKind, Item, NodeKind, ResponsibilityGraph};
use crate::model::*;
use crate::source::{Span, Spanned};

pub(super) fn named(name: &str) -> Spanned<String> {
    Spanned::new(name.to_owned(), Span::default())
}

pub(super) fn unit(name: &str, kind: UnitKind) -> Unit {
    Unit {
        name: name.into(),
        kind,
        level: None,
        order: 0,
        known: true,
        department: None,
        surfaces: Default::default(),
        mentions: Default::default(),
        outdated: Vec::new(),
    }
}

pub(super) fn mention(party: Party) -> PartyRef {
    PartyRef { party, text: "".into(), span: Span::default() }
}

pub(super) fn seat(body: u32, role: &str, class: RoleClass, party: Party) -> Seat {
    let clause = Clause("一、（一）".into());
    Seat {
        of: SeatOf::Body(BodyId(body)),
        role: role.into(),
        class,
        holder: mention(party),
        scope: None,
        clause,
    }
}

pub(super) fn body(name: &str, parent: Option<BodyId>) -> Body {
    Body {
        class: "小组".into(),
        open: false,
        name: named(name),
        parent,
        group: None,
        host: None,
        clause: Clause("一、（一）".into()),
        declared: Vec::new(),
    }
}

pub(super) fn small() -> Mechanism {
    let mut office = body("办公室", Some(BodyId(0)));
    office.host = Some(mention(Party::Unit(UnitId(0))));
    Mechanism {
        name: Some(named("“1+N”机制")),
        bodies: vec![body("招商\"一\"组<&>", None), office],
        units: vec![unit("市商务局", UnitKind::Named), unit("各县（市）区", UnitKind::Class)],
        seats: vec![
            seat(0, "组长", RoleClass::Head, Party::Post { unit: None, title: "副市长".into() }),
            seat(0, "牵头单位", RoleClass::Lead, Party::Unit(UnitId(0))),
            seat(0, "责任单位", RoleClass::Responsible, Party::Unit(UnitId(1))),
        ],
        flows: vec![Flow {
            deadline: None,
            kind: FlowKind::Report,
            from: vec![mention(Party::Body(BodyId(0)))].into(),
            to: vec![mention(Party::Unit(UnitId(0)))].into(),
            matter: "进展\\情况".into(),
            periods: Vec::new(),
            times: None,
            of: SeatOf::Mechanism,
            text: String::new(),
            clause: Clause::default(),
            span: Span::default(),
        }],
        ..Mechanism::default()
    }
}

/// `甲 -牵头单位-> 乙` for every edge.
fn edges(m: &Mechanism) -> Vec<(String, EdgeKind, String)> {
    let graph = ResponsibilityGraph::of(m);
    let label = |item: Item| graph.label(item).into_owned();
    graph.links().map(|link| (label(link.from), link.kind, label(link.to))).collect()
}

#[test]
fn edges_say_who_answers_for_what_and_to_whom() {
    let edges = edges(&small());
    let has = |from: &str, kind, to: &str| edges.contains(&(from.into(), kind, to.into()));
    assert!(has("“1+N”机制", EdgeKind::ParentOf, "招商\"一\"组<&>"));
    assert!(has("招商\"一\"组<&>", EdgeKind::ParentOf, "办公室"));
    assert!(has("市商务局", EdgeKind::Hosts, "办公室"));
    assert!(has("副市长", EdgeKind::Heads, "招商\"一\"组<&>"));
    assert!(has("市商务局", EdgeKind::Leads, "招商\"一\"组<&>"));
    assert!(has("各县（市）区", EdgeKind::Responsible, "招商\"一\"组<&>"));
    assert!(has("招商\"一\"组<&>", EdgeKind::Carries, "进展\\情况"));
    assert!(has("进展\\情况", EdgeKind::ReportsTo, "市商务局"));
    assert!(has("进展\\情况", EdgeKind::StandsIn, "“1+N”机制"));
    assert_eq!(edges.len(), 9);
}

#[test]
fn one_party_is_one_node_and_each_node_has_a_lasting_key() {
    let m = small();
    let graph = ResponsibilityGraph::of(&m);
    let drawn = super::drawn::Drawn::of(&graph, &Drawing::default());
    let keys: Vec<(&str, NodeKind)> = drawn.nodes.iter().map(|node| (node.key.as_str(), node.kind)).collect();
    assert_eq!(
        keys,
        [
            ("m0", NodeKind::Mechanism),
            ("b0", NodeKind::Body),
            ("b1", NodeKind::Body),
            ("u0", NodeKind::Unit),
            ("p0", NodeKind::Post),
            ("c0", NodeKind::Class),
            ("f0", NodeKind::Flow),
        ]
    );
}

#[test]
fn labels_are_escaped_in_every_drawing() {
    let m = small();
    let graph = ResponsibilityGraph::of(&m);
    assert!(graph.dot().contains(r#"b0 [label="招商\"一\"组<&>", shape=box"#), "{}", graph.dot());
    assert!(graph.dot().contains(r#"label="进展\\情况""#));
    assert!(graph.mermaid().contains(r##"b0["招商#34;一#34;组#60;#38;#62;"]"##), "{}", graph.mermaid());
    assert!(graph.svg().contains("招商&quot;一&quot;组&lt;&amp;&gt;"));
}

/// Names of elements that are open, checked against each end tag: what a reader of XML demands.
pub(super) fn is_well_formed(xml: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1) {
        let Some((tag, text)) = tag.split_once('>') else { return false };
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        let entities = text.split('&').skip(1).chain(tag.split('&').skip(1));
        if !entities.into_iter().all(|e| ["amp;", "lt;", "gt;", "quot;"].iter().any(|n| e.starts_with(n))) {
            return false;
        }
        if tag.matches('"').count() % 2 != 0 {
            return false;
        }
    }
    open.is_empty() && xml.matches("<svg").count() == 1
}

#[test]
fn the_picture_is_well_formed_and_has_words_for_those_who_cannot_see_it() {
    let mut m = small();
    m.bodies[0].name.value.push_str("\u{1}]]>'");
    let svg = ResponsibilityGraph::of(&m).svg();
    assert!(is_well_formed(&svg), "{svg}");
    assert!(svg.contains("<title id=\"title\">“1+N”机制责任关系图</title>"));
    assert!(svg.contains("组长：副市长"), "leaders stand in the box of their body");
}

#[test]
fn kinds_of_line_differ_without_colour() {
    let kinds =
        [EdgeKind::Leads, EdgeKind::Responsible, EdgeKind::Member, EdgeKind::Supports, EdgeKind::Hosts];
    let looks: Vec<(&str, &str)> =
        kinds.iter().map(|kind| super::style::line(*kind)).map(|line| (line.dashes, line.width)).collect();
    for (at, look) in looks.iter().enumerate() {
        assert!(!looks[at + 1..].contains(look), "{look:?} is used twice");
    }
}

#[test]
fn an_empty_mechanism_and_dangling_ids_are_drawn_all_the_same() {
    let mut m = Mechanism::default();
    assert!(is_well_formed(&ResponsibilityGraph::of(&m).svg()));
    m.seats.push(seat(7, "牵头单位", RoleClass::Lead, Party::Unit(UnitId(9))));
    m.bodies.push(body("甲", Some(BodyId(0))));
    assert!(ResponsibilityGraph::of(&m).dot().contains("u0 -> m0"));
}
