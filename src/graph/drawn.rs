//! The nodes and edges that a drawing shows, with their names and keys.

use super::index::root;
use super::{Drawing, EdgeKind, Item, Link, Mark, NodeKind, ResponsibilityGraph};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

/// A node of a drawing.
#[derive(Clone, Debug)]
pub(super) struct DrawnNode<'m> {
    pub(super) kind: NodeKind,
    /// Key that is the same on every run: a letter for the kind, and a number.
    pub(super) key: String,
    pub(super) label: Cow<'m, str>,
    pub(super) clause: &'m str,
    pub(super) mark: Option<Mark<'m>>,
}

/// An edge of a drawing; its ends are positions of nodes.
#[derive(Clone, Debug)]
pub(super) struct DrawnEdge<'m> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: EdgeKind,
    pub(super) label: Cow<'m, str>,
    pub(super) clause: &'m str,
    pub(super) mark: Option<Mark<'m>>,
}

/// What is drawn, in order of first mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn<'m> {
    pub(super) nodes: Vec<DrawnNode<'m>>,
    pub(super) edges: Vec<DrawnEdge<'m>>,
}

/// A line to be drawn: its ends, and the edge it stands for.
type Line<'m> = ([NodeIndex; 2], Link<'m>);

impl<'m> Drawn<'m> {
    pub(super) fn of(graph: &ResponsibilityGraph<'m>, drawing: &Drawing<'_, 'm>) -> Self {
        let mut lines = lines(graph, drawing.full);
        let mut order = order(graph, &lines);
        if let Some((centre, hops)) = drawing.around {
            let near = near(graph, &lines, centre, hops);
            order.retain(|node| near.contains_key(node));
            // Between two nodes at the rim a line is farther than the hops asked for.
            lines.retain(|([from, to], _)| match (near.get(from), near.get(to)) {
                (Some(from), Some(to)) => *from.min(to) < hops,
                _ => false,
            });
        }
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut drawn = Self::default();
        let mut places: HashMap<NodeIndex, usize> = HashMap::new();
        for node in order {
            let Some(item) = graph.item(node) else { continue };
            places.insert(node, drawn.nodes.len());
            let kind = item.kind(graph.m);
            let count = counts.entry(letter(kind)).or_insert(0);
            let key = format!("{}{count}", letter(kind));
            *count += 1;
            let mark = drawing.marks.and_then(|marks| marks.of_item(item, &declared(graph, item)));
            let (label, clause) = (item.label(graph.m), item.clause(graph.m));
            drawn.nodes.push(DrawnNode { kind, key, label, clause, mark });
        }
        for ([from, to], link) in lines {
            let (Some(from), Some(to)) = (places.get(&from), places.get(&to)) else { continue };
            let mark = drawing.marks.and_then(|marks| marks.of_link(&link));
            let (label, clause) = (line_label(graph, &link, drawing.full), link.clause);
            drawn.edges.push(DrawnEdge { from: *from, to: *to, kind: link.kind, label, clause, mark });
        }
        drawn
    }

    pub(super) fn node(&self, at: usize) -> Option<&DrawnNode<'m>> {
        self.nodes.get(at)
    }
}

/// The lines to draw. Without duties as nodes, an owner's duty is a line to what it stands in, unless
/// that is the owner.
fn lines<'m>(graph: &ResponsibilityGraph<'m>, full: bool) -> Vec<Line<'m>> {
    let mut lines = Vec::with_capacity(graph.graph.edge_count());
    for edge in graph.graph.edge_references() {
        let Some(link) = graph.link(edge) else { continue };
        let ends = [edge.source(), edge.target()];
        match (link.kind, link.to) {
            _ if full => lines.push((ends, link)),
            (EdgeKind::Carries, Item::Duty(id)) => {
                let of = graph.m.duty(id).and_then(|duty| graph.at(Item::from(duty.of)));
                let of = of.unwrap_or(root());
                if of != edge.source() {
                    lines.push(([edge.source(), of], link));
                }
            }
            (
                EdgeKind::Names
                | EdgeKind::StandsIn
                | EdgeKind::BelongsTo
                | EdgeKind::Fills
                | EdgeKind::RestsOn,
                _,
            ) => {}
            _ => lines.push((ends, link)),
        }
    }
    lines
}

/// Nodes in order of first mention: the mechanism, what it sets up, and then whoever a line meets.
fn order(graph: &ResponsibilityGraph<'_>, lines: &[Line<'_>]) -> Vec<NodeIndex> {
    let mut seen = vec![false; graph.graph.node_count()];
    let mut order = Vec::new();
    let mut meet = |node: NodeIndex| {
        if let Some(seen) = seen.get_mut(node.index()).filter(|seen| !**seen) {
            *seen = true;
            order.push(node);
        }
    };
    let set_up = |item| matches!(item, Item::Mechanism | Item::Group(_) | Item::Body(_) | Item::Task(_));
    for node in graph.graph.node_indices().filter(|node| graph.item(*node).is_some_and(set_up)) {
        meet(node);
    }
    for ([from, to], link) in lines {
        // Work is named by its own sentence, before those who carry it.
        let work_first = link.to.is_work();
        let (first, second) = if work_first { (to, from) } else { (from, to) };
        meet(*first);
        meet(*second);
    }
    order
}

/// How many lines each node is from the centre, up to `hops`.
fn near<'m>(
    graph: &ResponsibilityGraph<'m>,
    lines: &[Line<'m>],
    centre: Item<'m>,
    hops: usize,
) -> HashMap<NodeIndex, usize> {
    let mut beside: HashMap<NodeIndex, Vec<NodeIndex>> = HashMap::new();
    for ([from, to], _) in lines {
        beside.entry(*from).or_default().push(*to);
        beside.entry(*to).or_default().push(*from);
    }
    let mut near = HashMap::new();
    let mut open = VecDeque::new();
    if let Some(centre) = graph.at(graph.resolve(centre)) {
        near.insert(centre, 0);
        open.push_back((centre, 0));
    }
    while let Some((node, steps)) = open.pop_front() {
        if steps == hops || (node == root() && steps > 0) {
            continue;
        }
        for next in beside.get(&node).into_iter().flatten() {
            near.entry(*next).or_insert_with(|| {
                open.push_back((*next, steps + 1));
                steps + 1
            });
        }
    }
    near
}

/// Places that a node is declared at: a finding there is about the node.
fn declared<'m>(graph: &ResponsibilityGraph<'m>, item: Item<'m>) -> Vec<crate::source::Span> {
    match item {
        Item::Body(id) => {
            let body = graph.m.body(id);
            body.into_iter().flat_map(|body| body.declared.iter().copied().chain([body.name.span])).collect()
        }
        // A place that names a unit or a post says something of it, which is an edge.
        Item::Unit(_) | Item::Party(_) | Item::Mechanism => Vec::new(),
        _ => item.place(graph.m).into_iter().collect(),
    }
}

/// The role with its limit, the words of a duty, or the verb of a flow.
fn line_label<'m>(graph: &ResponsibilityGraph<'m>, link: &Link<'m>, full: bool) -> Cow<'m, str> {
    match (link.to, link.scope) {
        (Item::Duty(_), _) if !full => link.to.label(graph.m),
        (_, Some(scope)) => Cow::Owned(format!("{}（{scope}）", link.label)),
        _ => Cow::Borrowed(link.label),
    }
}

fn letter(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Mechanism => "m",
        NodeKind::Body => "b",
        NodeKind::Group => "g",
        NodeKind::Unit => "u",
        NodeKind::Class => "c",
        NodeKind::External => "e",
        NodeKind::Post | NodeKind::Person => "p",
        NodeKind::Task => "k",
        NodeKind::Duty => "y",
        NodeKind::Direction => "d",
        NodeKind::Flow => "f",
        NodeKind::Target => "t",
        NodeKind::Document => "w",
        NodeKind::Other => "o",
    }
}
