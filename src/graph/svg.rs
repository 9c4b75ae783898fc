//! The picture, as SVG 1.1 that stands alone.

use super::svg_layout::{Layout, MARGIN, Place, is_drawn, layout};
use super::{Edge, EdgeKind, NodeKind, ResponsibilityGraph, style};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::HashMap;
use std::fmt::Write;

const FONT: &str = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',SimHei,sans-serif";

/// The kinds of line that a picture may hold, in the order of its legend.
const KINDS: [EdgeKind; 7] = [
    EdgeKind::ParentOf,
    EdgeKind::Leads,
    EdgeKind::Responsible,
    EdgeKind::Member,
    EdgeKind::Supports,
    EdgeKind::Advises,
    EdgeKind::Hosts,
];

/// The graph as an SVG picture, UTF-8.
pub(super) fn svg(graph: &ResponsibilityGraph) -> String {
    let layout = layout(graph);
    let name = graph.nodes().next().map_or("", |(_, node)| node.label.as_str());
    let mut out = String::new();
    open(&mut out, &layout, name);
    let places: HashMap<NodeIndex, &Place> = layout.places.iter().map(|p| (p.node, p)).collect();
    let mut used = Vec::new();
    for edge in graph.graph().edge_references() {
        let (Some(from), Some(to)) = (places.get(&edge.source()), places.get(&edge.target())) else {
            continue;
        };
        let kind = edge.weight().kind;
        if kind == EdgeKind::ParentOf && from.x < to.x {
            curve(
                &mut out,
                from,
                to,
                edge.weight(),
                [name_of(graph, edge.source()), name_of(graph, edge.target())],
            );
        } else if is_drawn(kind) && to.x < from.x {
            curve(
                &mut out,
                to,
                from,
                edge.weight(),
                [name_of(graph, edge.source()), name_of(graph, edge.target())],
            );
        } else {
            continue;
        }
        if !used.contains(&kind) {
            used.push(kind);
        }
    }
    for place in &layout.places {
        boxed(&mut out, graph, place);
    }
    legend(&mut out, &used, layout.height);
    out.push_str("</svg>\n");
    out
}

fn name_of(graph: &ResponsibilityGraph, node: NodeIndex) -> &str {
    graph.graph().node_weight(node).map_or("", |data| data.label.as_str())
}

fn open(out: &mut String, layout: &Layout, name: &str) {
    let (width, height) = (layout.width, layout.height + 2 * MARGIN);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" role=\"img\" aria-labelledby=\"title desc\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"{FONT}\" \
         font-size=\"14\">\n<title id=\"title\">{}责任关系图</title>\n<desc id=\"desc\">从左到右：机制、机构、单位；\
         线条的颜色和虚实表示角色。</desc>\n<style>.e:hover{{stroke-width:5}}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        escaped(name)
    );
}

/// A curve from the right side of one box to the left side of another.
fn curve(out: &mut String, left: &Place, right: &Place, edge: &Edge, ends: [&str; 2]) {
    let line = style::line(edge.kind);
    let (x1, y1) = (left.x + left.width, left.y + left.height / 2);
    let (x2, y2) = (right.x, right.y + right.height / 2);
    let bend = x2.saturating_sub(x1) / 2;
    let dashes =
        if line.dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", line.dashes) };
    let [from, to] = ends.map(escaped);
    let _ = writeln!(
        out,
        "<path class=\"e\" d=\"M{x1} {y1}C{} {y1} {} {y2} {x2} {y2}\" fill=\"none\" \
         stroke=\"{}\" stroke-width=\"{}\"{dashes}><title>{from} → {to}：{}　{}</title></path>",
        x1 + bend,
        x2.saturating_sub(bend),
        line.colour,
        line.width,
        escaped(&edge.label),
        escaped(&edge.clause.0),
    );
    if edge.kind == EdgeKind::Leads {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"11\" text-anchor=\"end\" fill=\"{}\">{}</text>",
            x2.saturating_sub(6),
            y2.saturating_sub(4),
            line.colour,
            line.words,
        );
    }
}

fn boxed(out: &mut String, graph: &ResponsibilityGraph, place: &Place) {
    let (fill, radius) = match place.kind {
        NodeKind::Mechanism => ("#fff3e0", 4),
        NodeKind::Body | NodeKind::Task => ("#eef4fb", 4),
        NodeKind::Class | NodeKind::Group => ("#f3f3f3", 12),
        _ => ("#ffffff", 12),
    };
    let node = graph.graph().node_weight(place.node);
    let (name, clause) = node.map_or(("", ""), |node| (node.label.as_str(), node.clause.0.as_str()));
    let dashes = if place.kind == NodeKind::Class { " stroke-dasharray=\"4 2\"" } else { "" };
    let _ = write!(
        out,
        "<g><title>{}　{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" \
         fill=\"{fill}\" stroke=\"#333333\"{dashes}/>",
        escaped(name),
        escaped(clause),
        place.x,
        place.y,
        place.width,
        place.height,
    );
    for (at, line) in place.lines.iter().enumerate() {
        let down = (at + 1) * 20;
        let weight = if at == 0 && place.lines.len() > 1 { " font-weight=\"bold\"" } else { "" };
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\"{weight}>{}</text>",
            place.x + 10,
            place.y + down,
            escaped(line)
        );
    }
    out.push_str("</g>\n");
}

fn legend(out: &mut String, used: &[EdgeKind], height: usize) {
    let mut x = MARGIN;
    for kind in KINDS.iter().filter(|kind| used.contains(kind)) {
        let line = style::line(*kind);
        let dashes = if line.dashes.is_empty() { "none" } else { line.dashes };
        let _ = writeln!(
            out,
            "<path d=\"M{x} {height}h44\" stroke=\"{}\" stroke-width=\"{}\" stroke-dasharray=\"{dashes}\"/>\
             <text x=\"{}\" y=\"{}\" font-size=\"12\">{}</text>",
            line.colour,
            line.width,
            x + 50,
            height + 4,
            line.words,
        );
        x += 130;
    }
}

/// Text and attribute values of XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
