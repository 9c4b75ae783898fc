//! Mermaid flowchart.

use super::drawn::Drawn;
use super::marks::marked;
use super::style;
use std::fmt::Write;

/// The graph as Mermaid text, UTF-8.
pub(super) fn mermaid(drawn: &Drawn<'_>) -> String {
    let mut out = String::from("flowchart LR\n");
    for node in &drawn.nodes {
        let (open, close) = style::mermaid_shape(node.kind);
        let label = marked(&node.label, node.mark);
        let _ = writeln!(out, "  {}{open}\"{}\"{close}", node.key, escaped(&label));
    }
    let mut number = 0;
    let mut looks = String::new();
    for edge in &drawn.edges {
        let (Some(from), Some(to)) = (drawn.node(edge.from), drawn.node(edge.to)) else { continue };
        let arrow = style::mermaid_arrow(edge.kind);
        let label = marked(&edge.label, edge.mark);
        let label = if label.is_empty() { String::new() } else { format!("|\"{}\"|", escaped(&label)) };
        let _ = writeln!(out, "  {} {arrow}{label} {}", from.key, to.key);
        if let Some(mark) = edge.mark {
            let _ = writeln!(looks, "  linkStyle {number} {}", style::mermaid_mark(mark.level));
        }
        number += 1;
    }
    for node in &drawn.nodes {
        if let Some(mark) = node.mark {
            let _ = writeln!(looks, "  style {} {}", node.key, style::mermaid_mark(mark.level));
        }
    }
    out + &looks
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
