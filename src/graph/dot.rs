//! Graphviz DOT.

use super::drawn::Drawn;
use super::marks::marked;
use super::style;
use std::fmt::Write;

/// The graph as DOT text, UTF-8.
pub(super) fn dot(drawn: &Drawn<'_>) -> String {
    let mut out = String::from(
        "digraph responsibility {\n  rankdir=LR;\n  charset=\"UTF-8\";\n  node [fontname=\"sans-serif\"];\n  \
         edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    for node in &drawn.nodes {
        let (label, tooltip) = (quoted(&marked(&node.label, node.mark)), quoted(node.clause));
        let shape = style::dot_shape(node.kind);
        let look = node.mark.map_or("", |mark| style::dot_mark(mark.level));
        let _ = writeln!(out, "  {} [label={label}, shape={shape}, tooltip={tooltip}{look}];", node.key);
    }
    let mut look = None;
    for edge in &drawn.edges {
        let (Some(from), Some(to)) = (drawn.node(edge.from), drawn.node(edge.to)) else { continue };
        // A look holds for the edges behind it until the next one.
        if look.replace(edge.kind) != Some(edge.kind) {
            let (line, style) = (style::line(edge.kind), style::dot_style(edge.kind));
            let _ =
                writeln!(out, "  edge [color=\"{}\", style={style}, penwidth={}];", line.colour, line.width);
        }
        let (label, clause) = (quoted(&marked(&edge.label, edge.mark)), quoted(edge.clause));
        let look = edge.mark.map_or("", |mark| style::dot_mark(mark.level));
        let _ = writeln!(out, "  {} -> {} [label={label}, tooltip={clause}{look}];", from.key, to.key);
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
