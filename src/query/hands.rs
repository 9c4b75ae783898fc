//! By which nodes of the graph a party acts: itself, its posts, roles that it fills, names it is under.

use crate::graph::{EdgeKind, Item, ResponsibilityGraph};
use crate::model::{Mechanism, Party};

/// How a node acts for the party asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    /// It is the party.
    Own,
    /// It is a post of the unit, or a person who holds one.
    Post,
    /// It is a role that the party fills.
    Role,
    /// It is a collective name of the party.
    Name,
}

/// A node that acts for a party.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand<'m> {
    pub(super) item: Item<'m>,
    pub(super) via: Via,
}

/// A unit with its posts; anybody else alone.
pub(super) fn own<'m>(graph: &ResponsibilityGraph<'m>, subject: Item<'m>) -> Vec<Hand<'m>> {
    let mut hands = vec![Hand { item: subject, via: Via::Own }];
    if matches!(subject, Item::Unit(_)) {
        let m = graph.mechanism();
        let posts = graph.items().filter(|item| is_post_of(graph, m, *item, subject));
        hands.extend(posts.map(|item| Hand { item, via: Via::Post }));
    }
    hands
}

fn is_post_of<'m>(graph: &ResponsibilityGraph<'m>, m: &Mechanism, item: Item<'m>, subject: Item<'m>) -> bool {
    match (item, subject) {
        (Item::Party(Party::Post { unit: Some(id), .. }), _) => graph.resolve(Item::Unit(*id)) == subject,
        (Item::Party(Party::Person { post: Some(post), .. }), Item::Unit(id)) => {
            let unit = m.unit(id);
            unit.into_iter()
                .flat_map(|unit| std::iter::once(&unit.name).chain(&unit.surfaces))
                .any(|name| post.starts_with(name.as_str()) && post.len() > name.len())
        }
        _ => false,
    }
}

/// The same with the roles that they fill and the collective names they are under.
pub(super) fn all<'m>(graph: &ResponsibilityGraph<'m>, subject: Item<'m>) -> Vec<Hand<'m>> {
    let mut hands = own(graph, subject);
    let links: Vec<_> =
        graph.links().filter(|link| matches!(link.kind, EdgeKind::Fills | EdgeKind::ParentOf)).collect();
    let owns = hands.len();
    let add = |hands: &mut Vec<Hand<'m>>, item, via| {
        if !hands.iter().any(|hand| hand.item == item) {
            hands.push(Hand { item, via });
        }
    };
    for link in links {
        let is_own = |item| hands.iter().take(owns).any(|hand| hand.item == item);
        match link.kind {
            EdgeKind::Fills if is_own(link.from) => add(&mut hands, link.to, Via::Role),
            EdgeKind::ParentOf if matches!(link.from, Item::Group(_)) && is_own(link.to) => {
                add(&mut hands, link.from, Via::Name);
            }
            _ => {}
        }
    }
    hands
}
