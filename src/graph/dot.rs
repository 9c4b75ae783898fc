//! Graphviz DOT.

use super::{ResponsibilityGraph, style};
use std::fmt::Write;

/// The graph as DOT text, UTF-8.
pub(super) fn dot(graph: &ResponsibilityGraph) -> String {
    let mut out = String::from(
        "digraph responsibility {\n  rankdir=LR;\n  charset=\"UTF-8\";\n  node [fontname=\"sans-serif\"];\n  \
         edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    for (_, node) in graph.nodes() {
        let (label, tooltip) = (quoted(&node.label), quoted(&node.clause.0));
        let shape = style::dot_shape(node.kind);
        let _ = writeln!(out, "  {} [label={label}, shape={shape}, tooltip={tooltip}];", node.key);
    }
    let mut look = None;
    for (from, edge, to) in graph.edges() {
        // A look holds for the edges behind it until the next one.
        if look.replace(edge.kind) != Some(edge.kind) {
            let (line, style) = (style::line(edge.kind), style::dot_style(edge.kind));
            let _ =
                writeln!(out, "  edge [color=\"{}\", style={style}, penwidth={}];", line.colour, line.width);
        }
        let (label, clause) = (quoted(&edge.label), quoted(&edge.clause.0));
        let _ = writeln!(out, "  {} -> {} [label={label}, tooltip={clause}];", from.key, to.key);
    }
    out.push_str("}\n");
    out
}

/// A quoted DOT string. A backslash would begin an escape such as `\N`, so it is doubled.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
