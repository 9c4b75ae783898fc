//! Where the boxes of the picture stand: mechanism, bodies by depth, units, each in a column.

use super::drawn::{Drawn, DrawnEdge};
use super::marks::marked;
use super::{EdgeKind, NodeKind};
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
    /// Position of its node in the drawing.
    pub(super) node: usize,
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

/// A drawing with its edges by their ends.
struct Ends<'a, 'm> {
    drawn: &'a Drawn<'m>,
    out: Vec<Vec<&'a DrawnEdge<'m>>>,
    heads: Vec<Vec<&'a DrawnEdge<'m>>>,
}

impl<'a, 'm> Ends<'a, 'm> {
    fn of(drawn: &'a Drawn<'m>) -> Self {
        let mut ends = Self {
            drawn,
            out: vec![Vec::new(); drawn.nodes.len()],
            heads: vec![Vec::new(); drawn.nodes.len()],
        };
        for edge in &drawn.edges {
            if let Some(out) = ends.out.get_mut(edge.from) {
                out.push(edge);
            }
            if let Some(heads) = ends.heads.get_mut(edge.to).filter(|_| edge.kind == EdgeKind::Heads) {
                heads.push(edge);
            }
        }
        ends
    }

    fn out(&self, node: usize) -> impl Iterator<Item = &'a DrawnEdge<'m>> {
        self.out.get(node).into_iter().flatten().copied()
    }

    /// Whether a line of the picture begins at the node.
    fn is_seated(&self, node: usize) -> bool {
        self.out(node).any(|edge| is_drawn(edge.kind))
    }
}

/// Sets the boxes. Persons stand as lines inside the body that they head.
pub(super) fn layout(drawn: &Drawn<'_>) -> Layout {
    let ends = Ends::of(drawn);
    let mut columns: Vec<Vec<Place>> = Vec::new();
    let depths = depths(&ends);
    let last = depths.iter().max().map_or(1, |deepest| deepest + 1);
    for (node, data) in drawn.nodes.iter().enumerate() {
        let column = match data.kind {
            NodeKind::Mechanism => 0,
            NodeKind::Body | NodeKind::Task => depths.get(node).copied().unwrap_or(1),
            NodeKind::Unit | NodeKind::Class | NodeKind::External | NodeKind::Other
                if ends.is_seated(node) =>
            {
                last
            }
            NodeKind::Group if ends.is_seated(node) => last,
            _ => continue,
        };
        columns.resize_with(columns.len().max(column + 1), Vec::new);
        if let Some(column) = columns.get_mut(column) {
            column.push(place(&ends, node));
        }
    }
    if let Some(units) = columns.get_mut(last) {
        sort_by_neighbours(&ends, units);
    }
    arrange(columns)
}

/// Column of each node: a body stands right of the body above it. A ring of bodies stays where it
/// was first met.
fn depths(ends: &Ends<'_, '_>) -> Vec<usize> {
    let mut depths = vec![0; ends.drawn.nodes.len()];
    let root = ends.drawn.nodes.iter().position(|node| node.kind == NodeKind::Mechanism);
    let mut open: Vec<(usize, usize)> = root.map(|root| (root, 0)).into_iter().collect();
    while let Some((node, depth)) = open.pop() {
        for edge in ends.out(node).filter(|edge| edge.kind == EdgeKind::ParentOf) {
            let kind = ends.drawn.node(edge.to).map(|data| data.kind);
            if matches!(kind, Some(NodeKind::Body | NodeKind::Task))
                && let Some(found) = depths.get_mut(edge.to).filter(|found| **found == 0)
            {
                *found = depth + 1;
                open.push((edge.to, depth + 1));
            }
        }
    }
    depths
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

fn place(ends: &Ends<'_, '_>, node: usize) -> Place {
    let mut lines = Vec::new();
    let data = ends.drawn.node(node);
    lines.extend(data.map(|data| shortened(&data.label)));
    for edge in ends.heads.get(node).into_iter().flatten() {
        let name = ends.drawn.node(edge.from).map_or("", |data| data.label.as_ref());
        let line = shortened(&format!("{}：{name}", edge.label));
        lines.extend(marked(&line, edge.mark).lines().map(str::to_owned));
    }
    lines.extend(data.and_then(|data| data.mark).map(|mark| mark.words()));
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
fn sort_by_neighbours(ends: &Ends<'_, '_>, units: &mut [Place]) {
    units.sort_by_cached_key(|unit| {
        let drawn = ends.out(unit.node).filter(|edge| is_drawn(edge.kind));
        let (sum, count) = drawn.fold((0, 0), |(sum, count), edge| (sum + edge.to, count + 1));
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
