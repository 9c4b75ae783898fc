//! The picture, as SVG 1.1 that stands alone.

use super::drawn::{Drawn, DrawnEdge};
use super::svg_layout::{Layout, MARGIN, Place, is_drawn, layout};
use super::{EdgeKind, Mark, NodeKind, style};
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
pub(super) fn svg(drawn: &Drawn<'_>) -> String {
    let layout = layout(drawn);
    let name = drawn.nodes.iter().find(|node| node.kind == NodeKind::Mechanism);
    let mut out = String::new();
    open(&mut out, &layout, name.map_or("", |node| node.label.as_ref()));
    let mut places: Vec<Option<&Place>> = vec![None; drawn.nodes.len()];
    for place in &layout.places {
        if let Some(slot) = places.get_mut(place.node) {
            *slot = Some(place);
        }
    }
    let place_of = |node: usize| places.get(node).copied().flatten();
    let mut used = Vec::new();
    for edge in &drawn.edges {
        let (Some(from), Some(to)) = (place_of(edge.from), place_of(edge.to)) else { continue };
        let ends = [edge.from, edge.to].map(|at| drawn.node(at).map_or("", |node| node.label.as_ref()));
        if edge.kind == EdgeKind::ParentOf && from.x < to.x {
            curve(&mut out, from, to, edge, ends);
        } else if is_drawn(edge.kind) && to.x < from.x {
            curve(&mut out, to, from, edge, ends);
        } else {
            continue;
        }
        if !used.contains(&edge.kind) {
            used.push(edge.kind);
        }
    }
    for place in &layout.places {
        boxed(&mut out, drawn, place);
    }
    legend(&mut out, &used, layout.height);
    out.push_str("</svg>\n");
    out
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
fn curve(out: &mut String, left: &Place, right: &Place, edge: &DrawnEdge<'_>, ends: [&str; 2]) {
    let line = style::line(edge.kind);
    let (x1, y1) = (left.x + left.width, left.y + left.height / 2);
    let (x2, y2) = (right.x, right.y + right.height / 2);
    let bend = x2.saturating_sub(x1) / 2;
    let dashes =
        if line.dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", line.dashes) };
    let [from, to] = ends.map(escaped);
    let (a, b) = (x1 + bend, x2.saturating_sub(bend));
    if let Some(mark) = edge.mark {
        mark_curve(
            out,
            &format!("M{x1} {y1}C{a} {y1} {b} {y2} {x2} {y2}"),
            mark,
            [(x1 + x2) / 2, (y1 + y2) / 2],
        );
    }
    let _ = writeln!(
        out,
        "<path class=\"e\" d=\"M{x1} {y1}C{a} {y1} {b} {y2} {x2} {y2}\" fill=\"none\" \
         stroke=\"{}\" stroke-width=\"{}\"{dashes}><title>{from} → {to}：{}　{}</title></path>",
        line.colour,
        line.width,
        escaped(&edge.label),
        escaped(edge.clause),
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

/// A finding on a curve: a wide pale band behind it, edged with the strokes of its level, and its
/// name in the middle.
fn mark_curve(out: &mut String, path: &str, mark: Mark<'_>, [x, y]: [usize; 2]) {
    let look = style::mark_line(mark.level);
    let _ = writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-opacity=\"0.45\" stroke-width=\"{}\" \
         stroke-dasharray=\"{}\"/><text x=\"{x}\" y=\"{}\" font-size=\"11\" font-weight=\"bold\" \
         text-anchor=\"middle\" fill=\"{}\">{}</text>",
        look.colour,
        look.width,
        strokes(look.dashes),
        y.saturating_sub(5),
        look.colour,
        escaped(&mark.words()),
    );
}

fn strokes(dashes: &str) -> &str {
    if dashes.is_empty() { "none" } else { dashes }
}

fn boxed(out: &mut String, drawn: &Drawn<'_>, place: &Place) {
    let (fill, radius) = match place.kind {
        NodeKind::Mechanism => ("#fff3e0", 4),
        NodeKind::Body | NodeKind::Task => ("#eef4fb", 4),
        NodeKind::Class | NodeKind::Group => ("#f3f3f3", 12),
        _ => ("#ffffff", 12),
    };
    let node = drawn.node(place.node);
    let (name, clause) = node.map_or(("", ""), |node| (node.label.as_ref(), node.clause));
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
    if let Some(mark) = node.and_then(|node| node.mark) {
        let look = style::mark_line(mark.level);
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" fill=\"none\" stroke=\"{}\" \
             stroke-width=\"{}\" stroke-dasharray=\"{}\"/>",
            place.x.saturating_sub(3),
            place.y.saturating_sub(3),
            place.width + 6,
            place.height + 6,
            look.colour,
            look.width,
            strokes(look.dashes),
        );
    }
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
        let dashes = strokes(line.dashes);
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
