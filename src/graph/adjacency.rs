//! Neighbours of nodes in one piece of memory, for analyses that walk a graph many times.

/// Edges by their first end, in the order given.
#[derive(Clone, Debug)]
pub(super) struct Adjacency {
    /// Where the edges of each node begin; one more than there are nodes.
    start: Vec<u32>,
    /// The other end, and the position of the edge in the list it was made from.
    ends: Vec<(u32, u32)>,
}

impl Adjacency {
    /// Sorts edges by their first end. Edges whose ends are no nodes are left out.
    pub(super) fn of(nodes: usize, edges: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let known = |(from, to): &(u32, u32)| (*from as usize) < nodes && (*to as usize) < nodes;
        let mut start = vec![0_u32; nodes + 1];
        for (from, _) in edges.clone().filter(known) {
            if let Some(count) = start.get_mut(from as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut start {
            sum += *count;
            *count = sum;
        }
        let mut ends = vec![(0, 0); sum as usize];
        let mut next = start.clone();
        for (at, edge) in edges.enumerate().filter(|(_, edge)| known(edge)) {
            if let Some(slot) = next.get_mut(edge.0 as usize) {
                if let Some(end) = ends.get_mut(*slot as usize) {
                    *end = (edge.1, narrow(at));
                }
                *slot += 1;
            }
        }
        Self { start, ends }
    }

    pub(super) fn len(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    /// Ends and positions of the edges that begin at a node.
    pub(super) fn from(&self, node: u32) -> &[(u32, u32)] {
        let bound = |at: usize| self.start.get(at).map_or(0, |start| *start as usize);
        self.ends.get(bound(node as usize)..bound(node as usize + 1)).unwrap_or(&[])
    }

    /// The edge of a node at a position among its own.
    pub(super) fn nth(&self, node: u32, nth: u32) -> Option<(u32, u32)> {
        self.from(node).get(nth as usize).copied()
    }
}

/// A position as the 32 bits in which edges hold it.
pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a list by node holds for one; the largest number for a node that it does not know.
pub(super) fn get(list: &[u32], node: u32) -> u32 {
    list.get(node as usize).copied().unwrap_or(u32::MAX)
}

/// Sets what a list by node holds for one.
pub(super) fn set(list: &mut [u32], node: u32, value: u32) {
    if let Some(slot) = list.get_mut(node as usize) {
        *slot = value;
    }
}
