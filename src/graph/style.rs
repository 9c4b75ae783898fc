//! How kinds look in drawings. Every kind of edge has its own dash pattern, so that colour is never
//! the only difference.

use super::{EdgeKind, NodeKind};
use crate::problem::Level;

/// Look of an edge.
pub(super) struct Line {
    /// Colour, as `#rrggbb`; dark enough on white.
    pub(super) colour: &'static str,
    /// Lengths of strokes and gaps; empty for a full line.
    pub(super) dashes: &'static str,
    /// Width in pixels.
    pub(super) width: &'static str,
    /// Name in a legend.
    pub(super) words: &'static str,
}

/// Look of a kind of edge.
pub(super) fn line(kind: EdgeKind) -> Line {
    let (colour, dashes, width, words) = match kind {
        EdgeKind::Heads => ("#7a1fa2", "1 3", "2.2", "负责"),
        EdgeKind::Leads => ("#b00020", "", "2.6", "牵头"),
        EdgeKind::Responsible => ("#0b4f8a", "9 3", "1.4", "责任"),
        EdgeKind::Member => ("#2e6b2e", "3 3", "1.4", "成员"),
        EdgeKind::Supports => ("#8a5a00", "9 3 2 3", "1.4", "配合"),
        EdgeKind::Advises => ("#555555", "1 5", "1.4", "咨询、联络"),
        EdgeKind::ParentOf => ("#222222", "", "1.2", "设立"),
        EdgeKind::Hosts => ("#006064", "14 3 2 3 2 3", "1.8", "设在"),
        EdgeKind::Directs => ("#5d4037", "2 2", "1", "领域"),
        EdgeKind::Carries => ("#37474f", "6 6", "1", "承担"),
        EdgeKind::ReportsTo => ("#00695c", "12 4", "1.4", "报送"),
        EdgeKind::Hears => ("#4527a0", "4 8", "1.4", "听取"),
        EdgeKind::Reaches => ("#616161", "8 8", "1.2", "会议、通报"),
        EdgeKind::Assesses => ("#bf360c", "2 6", "1.4", "考核"),
        EdgeKind::Names => ("#222222", "1 1", "1", "统称"),
        EdgeKind::StandsIn => ("#616161", "1 2", "1", "列在"),
        EdgeKind::BelongsTo => ("#616161", "5 2 1 2", "1", "属于"),
        EdgeKind::Fills => ("#616161", "7 2 1 2 1 2", "1", "即"),
        EdgeKind::RestsOn => ("#4e342e", "10 2", "1", "依据"),
    };
    Line { colour, dashes, width, words }
}

/// Style of an edge in DOT, which has only these.
pub(super) fn dot_style(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Heads | EdgeKind::Leads => "bold",
        EdgeKind::ParentOf => "solid",
        EdgeKind::Responsible | EdgeKind::Carries | EdgeKind::ReportsTo => "dashed",
        _ => "dotted",
    }
}

/// Shape in DOT.
pub(super) fn dot_shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Mechanism => "doubleoctagon",
        NodeKind::Body => "box",
        NodeKind::Group => "folder",
        NodeKind::Unit => "ellipse",
        NodeKind::Class => "tab",
        NodeKind::External => "component",
        NodeKind::Post | NodeKind::Person => "oval",
        NodeKind::Duty => "rect",
        NodeKind::Document => "cylinder",
        NodeKind::Task => "note",
        NodeKind::Direction => "plaintext",
        NodeKind::Flow => "cds",
        NodeKind::Target => "hexagon",
        NodeKind::Other => "plain",
    }
}

/// Brackets of a Mermaid node.
pub(super) fn mermaid_shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Mechanism => ("{{", "}}"),
        NodeKind::Body => ("[", "]"),
        NodeKind::Group => ("[[", "]]"),
        NodeKind::Unit | NodeKind::Class | NodeKind::External => ("(", ")"),
        NodeKind::Post | NodeKind::Person => ("([", "])"),
        NodeKind::Duty => ("[", "]"),
        NodeKind::Document => ("[(", ")]"),
        NodeKind::Task => ("[/", "/]"),
        NodeKind::Direction | NodeKind::Other => (">", "]"),
        NodeKind::Flow => ("[\\", "/]"),
        NodeKind::Target => ("((", "))"),
    }
}

/// Arrow of a Mermaid edge.
pub(super) fn mermaid_arrow(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Leads | EdgeKind::Heads => "==>",
        EdgeKind::Responsible | EdgeKind::Member | EdgeKind::ParentOf => "-->",
        _ => "-.->",
    }
}

/// Look of what bears a finding; the sign beside its code tells the level, the width that there is
/// one, and both print in black and white.
pub(super) struct MarkLine {
    /// Colour, as `#rrggbb`.
    pub(super) colour: &'static str,
    /// Lengths of strokes and gaps; empty for a full line.
    pub(super) dashes: &'static str,
    /// Width in pixels; wider than every plain line.
    pub(super) width: &'static str,
}

/// Look of a finding.
pub(super) fn mark_line(level: Level) -> MarkLine {
    let (colour, dashes, width) = match level {
        Level::Error => ("#b00020", "", "6"),
        Level::Warning => ("#8a5a00", "12 4", "5"),
        Level::Hint => ("#0b4f8a", "3 4", "4"),
    };
    MarkLine { colour, dashes, width }
}

/// Attributes of a marked node or edge in DOT.
pub(super) fn dot_mark(level: Level) -> &'static str {
    match level {
        Level::Error => ", color=\"#b00020\", fontcolor=\"#b00020\", style=solid, penwidth=6, peripheries=2",
        Level::Warning => ", color=\"#8a5a00\", fontcolor=\"#8a5a00\", style=dashed, penwidth=5",
        Level::Hint => ", color=\"#0b4f8a\", fontcolor=\"#0b4f8a\", style=dotted, penwidth=4",
    }
}

/// Style of a marked node or edge in Mermaid.
pub(super) fn mermaid_mark(level: Level) -> &'static str {
    match level {
        Level::Error => "stroke:#b00020,stroke-width:6px",
        Level::Warning => "stroke:#8a5a00,stroke-width:5px,stroke-dasharray:12 4",
        Level::Hint => "stroke:#0b4f8a,stroke-width:4px,stroke-dasharray:3 4",
    }
}
