//! Where the boxes of the picture stand: mechanism, bodies by depth, units, each in a column.

use super::{EdgeKind, NodeKind, ResponsibilityGraph};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use unicode_width::UnicodeWidthStr;

/// Pixels, like all lengths here: height of a line of text.
const LINE: usize = 20;
const PADDING: usize = 10;
const GAP: usize = 8;
/// Space between columns, for the curves.
const CHANNEL: usize = 230;
pub(super) const MARGIN: usize = 24;

/// A box.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) node: NodeIndex,
    pub(super) kind: NodeKind,
    pub(super) lines: Vec<String>,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Boxes, and the size of the picture.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) places: Vec<Place>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Sets the boxes. Persons stand as lines inside the body that they head.
pub(super) fn layout(graph: &ResponsibilityGraph) -> Layout {
    let mut columns: Vec<Vec<Place>> = Vec::new();
    let depths = depths(graph);
    let last = depths.iter().max().map_or(1, |deepest| deepest + 1);
    for (node, data) in graph.nodes() {
        let column = match data.kind {
            NodeKind::Mechanism => 0,
            NodeKind::Body | NodeKind::Task => depths.get(node.index()).copied().unwrap_or(1),
            NodeKind::Unit | NodeKind::Class | NodeKind::External | NodeKind::Other
                if is_seated(graph, node) =>
            {
                last
            }
            NodeKind::Group if is_seated(graph, node) => last,
            _ => continue,
        };
        columns.resize_with(columns.len().max(column + 1), Vec::new);
        if let Some(column) = columns.get_mut(column) {
            column.push(place(graph, node));
        }
    }
    if let Some(units) = columns.get_mut(last) {
        sort_by_neighbours(graph, units);
    }
    arrange(columns)
}

/// Column of each node: a body stands right of the body above it. A ring of bodies stays where it
/// was first met.
fn depths(graph: &ResponsibilityGraph) -> Vec<usize> {
    let mut depths = vec![0; graph.graph().node_count()];
    let mut open: Vec<(NodeIndex, usize)> = vec![(NodeIndex::new(0), 0)];
    while let Some((node, depth)) = open.pop() {
        for edge in graph.graph().edges(node).filter(|edge| edge.weight().kind == EdgeKind::ParentOf) {
            let to = edge.target();
            let kind = graph.graph().node_weight(to).map(|data| data.kind);
            if matches!(kind, Some(NodeKind::Body | NodeKind::Task))
                && let Some(found) = depths.get_mut(to.index()).filter(|found| **found == 0)
            {
                *found = depth + 1;
                open.push((to, depth + 1));
            }
        }
    }
    depths
}

/// Whether a line of the picture begins at the node.
fn is_seated(graph: &ResponsibilityGraph, node: NodeIndex) -> bool {
    graph.graph().edges(node).any(|edge| is_drawn(edge.weight().kind))
}

/// Which edges are lines of the picture.
pub(super) fn is_drawn(kind: EdgeKind) -> bool {
    matches!(
        kind,
        EdgeKind::Leads
            | EdgeKind::Responsible
            | EdgeKind::Member
            | EdgeKind::Supports
            | EdgeKind::Advises
            | EdgeKind::Hosts
    )
}

fn place(graph: &ResponsibilityGraph, node: NodeIndex) -> Place {
    let mut lines = Vec::new();
    let data = graph.graph().node_weight(node);
    lines.extend(data.map(|data| shortened(&data.label)));
    let mut heads: Vec<_> = graph
        .graph()
        .edges_directed(node, Direction::Incoming)
        .filter(|edge| edge.weight().kind == EdgeKind::Heads)
        .collect();
    heads.sort_by_key(|edge| edge.id());
    for edge in heads {
        let name = graph.graph().node_weight(edge.source()).map_or("", |data| data.label.as_str());
        lines.push(shortened(&format!("{}：{name}", edge.weight().label)));
    }
    // Chinese fonts draw quotation marks and the like wide.
    let columns = lines.iter().map(|line| line.width_cjk()).max().unwrap_or(0);
    // Half a wide character is a little over 7 at the font size of the picture, 14.
    let width = columns * 36 / 5 + 2 * PADDING;
    let height = lines.len() * LINE + PADDING;
    let kind = data.map_or(NodeKind::Other, |data| data.kind);
    Place { node, kind, lines, x: 0, y: 0, width, height }
}

/// A name that does not burst its column; the whole is in the tooltip.
fn shortened(label: &str) -> String {
    const LONGEST: usize = 24;
    let label = label.replace('\n', "");
    if label.chars().count() <= LONGEST {
        return label;
    }
    label.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Units near the bodies they sit in, so that fewer lines cross.
fn sort_by_neighbours(graph: &ResponsibilityGraph, units: &mut [Place]) {
    units.sort_by_cached_key(|unit| {
        let drawn = graph.graph().edges(unit.node).filter(|edge| is_drawn(edge.weight().kind));
        let (sum, count) = drawn.fold((0, 0), |(sum, count), edge| (sum + edge.target().index(), count + 1));
        (sum * 1000 / count.max(1), unit.node)
    });
}

fn arrange(mut columns: Vec<Vec<Place>>) -> Layout {
    let tall = |column: &Vec<Place>| column.iter().map(|place| place.height + GAP).sum::<usize>();
    let height = columns.iter().map(tall).max().unwrap_or(0);
    let mut x = MARGIN;
    for column in columns.iter_mut().filter(|column| !column.is_empty()) {
        let width = column.iter().map(|place| place.width).max().unwrap_or(0);
        let share = height.saturating_sub(tall(column)) / column.len();
        let mut y = MARGIN + share / 2;
        for place in column.iter_mut() {
            (place.x, place.y, place.width) = (x, y, width);
            y += place.height + GAP + share;
        }
        x += width + CHANNEL;
    }
    let width = (x + MARGIN).saturating_sub(CHANNEL).max(480);
    Layout { places: columns.into_iter().flatten().collect(), width, height: height + 2 * MARGIN }
}
