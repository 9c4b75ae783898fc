use super::tests::{is_well_formed, mention, small};
use super::{Drawing, Item, Marks, ResponsibilityGraph};
use crate::model::*;
use crate::problem::Level;
use crate::source::{Span, Spanned};

/// The small mechanism with a place for each seat, body and flow, and a duty.
fn placed() -> Mechanism {
    let mut m = small();
    for (at, seat) in m.seats.iter_mut().enumerate() {
        seat.holder.span = Span::new(100 + at * 10, 105 + at * 10);
    }
    for (at, body) in m.bodies.iter_mut().enumerate() {
        body.name.span = Span::new(200 + at * 10, 205 + at * 10);
        body.declared = vec![body.name.span];
    }
    m.flows[0].span = Span::new(300, 320);
    m.duties.push(Duty {
        owners: vec![mention(Party::Unit(UnitId(1)))].into(),
        of: SeatOf::Body(BodyId(0)),
        kind: DutyKind::Carry,
        text: "统筹推进".into(),
        clause: Clause::default(),
        span: Span::new(400, 410),
    });
    m
}

#[test]
fn a_finding_at_the_place_of_a_seat_marks_its_line_and_no_other() {
    let m = placed();
    let graph = ResponsibilityGraph::of(&m);
    let mut marks = Marks::new();
    marks.place(Span::new(110, 113), Level::Error, "many-leads");
    let drawing = Drawing { marks: Some(&marks), ..Drawing::default() };
    let dot = graph.dot_of(&drawing);
    let marked: Vec<&str> = dot.lines().filter(|line| line.contains("many-leads")).collect();
    assert_eq!(marked.len(), 1, "{dot}");
    assert!(
        marked[0].starts_with("  u0 -> b0 [label=\"牵头单位\\n× many-leads\"")
            && marked[0].contains("penwidth=6")
    );
    let mermaid = graph.mermaid_of(&drawing);
    assert!(mermaid.contains("u0 ==>|\"牵头单位<br/>× many-leads\"| b0"), "{mermaid}");
    let lines =
        mermaid.lines().filter(|line| line.contains("==>") || line.contains("-->") || line.contains("-.->"));
    let number = lines.clone().position(|line| line.contains("many-leads")).unwrap();
    assert!(mermaid.contains(&format!("  linkStyle {number} stroke:#b00020,stroke-width:6px")), "{mermaid}");
    let svg = graph.svg_of(&drawing);
    assert!(svg.contains("× many-leads") && is_well_formed(&svg), "{svg}");
}

#[test]
fn a_finding_on_a_party_or_at_its_declaration_marks_its_box() {
    let m = placed();
    let graph = ResponsibilityGraph::of(&m);
    let mut marks = Marks::new();
    marks.item(Item::Unit(UnitId(0)), Level::Warning, "overload");
    marks.place(Span::new(200, 205), Level::Hint, "no-deputy");
    marks.place(Span::new(200, 201), Level::Error, "no-lead");
    let drawing = Drawing { marks: Some(&marks), ..Drawing::default() };
    let dot = graph.dot_of(&drawing);
    assert!(dot.contains("  u0 [label=\"市商务局\\n⚠ overload\""), "{dot}");
    let body = dot.lines().find(|line| line.starts_with("  b0 [")).unwrap();
    assert!(body.contains("× no-lead") && !body.contains("no-deputy"), "the heaviest is shown: {body}");
    let svg = graph.svg_of(&drawing);
    assert!(svg.contains(">⚠ overload<") && svg.contains(">× no-lead<") && is_well_formed(&svg), "{svg}");
    assert!(graph.mermaid_of(&drawing).contains("  style u0 stroke:#8a5a00"));
}

#[test]
fn marks_of_each_level_differ_from_each_other_and_from_plain_lines_in_black_and_white() {
    let levels = [Level::Error, Level::Warning, Level::Hint];
    let looks = levels.map(super::style::mark_line).map(|line| (line.dashes, line.width));
    assert!(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2]);
    let widest = super::EdgeKind::ALL.map(|kind| super::style::line(kind).width.parse::<f64>().unwrap());
    let widest = widest.into_iter().fold(0.0, f64::max);
    assert!(looks.iter().all(|(_, width)| width.parse::<f64>().unwrap() > widest));
    let signs = levels.map(|level| super::Mark { level, code: "" }.words());
    assert!(signs[0] != signs[1] && signs[1] != signs[2] && signs[0] != signs[2]);
}

#[test]
fn without_marks_a_drawing_is_the_plain_one() {
    let m = placed();
    let graph = ResponsibilityGraph::of(&m);
    let marks = Marks::new();
    let drawing = Drawing { marks: Some(&marks), ..Drawing::default() };
    assert_eq!(graph.dot_of(&drawing), graph.dot());
    assert_eq!(graph.mermaid_of(&drawing), graph.mermaid());
    assert_eq!(graph.svg_of(&drawing), graph.svg());
}

#[test]
fn around_a_party_only_what_is_near_is_drawn_and_the_mechanism_is_no_passage() {
    let mut m = placed();
    m.bodies
        .push(Body { name: Spanned::new("远处的小组".into(), Span::default()), ..m.bodies[0].clone() });
    let graph = ResponsibilityGraph::of(&m);
    let around = |item, hops| graph.dot_of(&Drawing { around: Some((item, hops)), ..Drawing::default() });
    let one = around(Item::Unit(UnitId(1)), 1);
    assert!(one.contains("各县（市）区") && one.contains("招商") && !one.contains("办公室"), "{one}");
    let three = around(Item::Unit(UnitId(1)), 3);
    assert!(three.contains("办公室") && three.contains("“1+N”机制"), "{three}");
    assert!(!three.contains("远处的小组"), "{three}");
    assert!(around(Item::Mechanism, 1).contains("远处的小组"));
    let nobody = around(Item::Unit(UnitId(99)), 2);
    assert!(!nobody.contains("->"), "a party that is not there has no neighbours: {nobody}");
    let svg = graph.svg_of(&Drawing { around: Some((Item::Unit(UnitId(1)), 1)), ..Drawing::default() });
    assert!(is_well_formed(&svg) && !svg.contains("办公室"));
}

#[test]
fn duties_posts_and_documents_are_nodes_only_when_asked_for() {
    let mut m = placed();
    m.bases.push(Basis {
        kind: BasisKind::Rests,
        title: "关于某事的通知".into(),
        number: Some("某政办〔2026〕9号".into()),
        resolved: None,
        clause: Clause::default(),
        span: Span::default(),
    });
    let graph = ResponsibilityGraph::of(&m);
    let plain = graph.dot();
    assert!(plain.contains("c0 -> b0 [label=\"统筹推进\""), "{plain}");
    assert!(!plain.contains("y0") && !plain.contains("关于某事的通知"));
    let full = graph.dot_of(&Drawing { full: true, ..Drawing::default() });
    assert!(full.contains("c0 -> y0 [label=\"职责\"") && full.contains("y0 -> b0"), "{full}");
    assert!(full.contains("m0 -> w0 [label=\"依据\""), "{full}");
    assert!(is_well_formed(&graph.svg_of(&Drawing { full: true, ..Drawing::default() })));
}
