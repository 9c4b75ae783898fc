//! Mermaid flowchart.

use super::{ResponsibilityGraph, style};
use std::fmt::Write;

/// The graph as Mermaid text, UTF-8.
pub(super) fn mermaid(graph: &ResponsibilityGraph) -> String {
    let mut out = String::from("flowchart LR\n");
    for (_, node) in graph.nodes() {
        let (open, close) = style::mermaid_shape(node.kind);
        let _ = writeln!(out, "  {}{open}\"{}\"{close}", node.key, escaped(&node.label));
    }
    for (from, edge, to) in graph.edges() {
        let arrow = style::mermaid_arrow(edge.kind);
        let label =
            if edge.label.is_empty() { String::new() } else { format!("|\"{}\"|", escaped(&edge.label)) };
        let _ = writeln!(out, "  {} {arrow}{label} {}", from.key, to.key);
    }
    out
}

/// Text inside Mermaid quotes: what it would read as mark-up becomes an entity (`#34;` and the like).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | '|' | '[' | ']' | '{' | '}' | '*' | '_' | '~' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            '\n' => out.push_str("<br/>"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
