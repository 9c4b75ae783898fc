//! Which node every way from a start passes.

use super::adjacency::{Adjacency, get, narrow, set};

/// Each node that a start reaches, with the nearest node that every way to it passes, in an order
/// in which that node comes first; the start stands with itself. After Cooper, Harvey and Kennedy,
/// “A Simple, Fast Dominance Algorithm” (2001): near-linear on graphs that are nearly trees. The
/// library's own hashes every node, which costs more than all other analyses together.
pub(super) fn dominators(out: &Adjacency, into: &Adjacency, start: u32) -> Vec<(u32, u32)> {
    let order = order(out, start);
    let mut turn = vec![u32::MAX; out.len()];
    for (at, node) in order.iter().enumerate() {
        set(&mut turn, *node, narrow(at));
    }
    // By turn: the turn of the nearest dominator found so far.
    let mut nearest = vec![u32::MAX; order.len()];
    set(&mut nearest, 0, 0);
    let mut changed = true;
    while changed {
        changed = false;
        for (at, node) in order.iter().enumerate().skip(1) {
            let mut joined = None;
            for (from, _) in into.from(*node) {
                let from = get(&turn, *from);
                if get(&nearest, from) != u32::MAX {
                    joined = Some(joined.map_or(from, |other| join(&nearest, from, other)));
                }
            }
            if let Some(slot) = nearest.get_mut(at)
                && let Some(joined) = joined
                && *slot != joined
            {
                *slot = joined;
                changed = true;
            }
        }
    }
    let node = |turn: u32| order.get(turn as usize).copied().unwrap_or(start);
    order.iter().zip(&nearest).map(|(own, above)| (*own, node(*above))).collect()
}

/// The last dominator that two nodes share, by turns.
fn join(nearest: &[u32], mut one: u32, mut other: u32) -> u32 {
    while one != other {
        let above = |turn: u32| get(nearest, turn).min(turn.saturating_sub(1));
        if one > other {
            one = above(one);
        } else {
            other = above(other);
        }
    }
    one
}

/// Nodes in reverse postorder.
fn order(out: &Adjacency, start: u32) -> Vec<u32> {
    let mut seen = vec![false; out.len()];
    let mut order = Vec::new();
    let mut open = Vec::new();
    if let Some(seen) = seen.get_mut(start as usize) {
        *seen = true;
        open.push((start, 0));
    }
    while let Some((node, tried)) = open.last_mut() {
        match out.nth(*node, *tried) {
            Some((to, _)) => {
                *tried += 1;
                if let Some(seen) = seen.get_mut(to as usize).filter(|seen| !**seen) {
                    *seen = true;
                    open.push((to, 0));
                }
            }
            None => {
                order.push(*node);
                open.pop();
            }
        }
    }
    order.reverse();
    order
}
