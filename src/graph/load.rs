//! How much each party has to do.

use super::adjacency::narrow;
use super::bottlenecks::class_answers;
use super::{EdgeKind, Item, ResponsibilityGraph};
use crate::model::{Flow, FlowKind, Party, RoleClass, SeatOf};
use petgraph::visit::EdgeRef;

/// How often something comes round.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Yearly {
    /// How many times a year, all periods with a number added up.
    pub times: f64,
    /// How many happen once, by a day.
    pub once: u32,
    /// How many have no period that could be counted: 定期, or none written.
    pub uncounted: u32,
}

impl Yearly {
    /// How often a flow comes round: several periods (每周…、每月…) are added up, each as many times
    /// as the text says.
    #[must_use]
    pub fn of(flow: &Flow) -> Self {
        let times = flow.times.map_or(1.0, |times| if times.low > 0.0 { times.low } else { 1.0 });
        let repeated = flow.deadline.iter().filter_map(|deadline| deadline.period);
        let periods = flow.periods.iter().copied().chain(repeated.filter(|_| flow.periods.is_empty()));
        let counted: f64 = periods.filter_map(|period| period.times_a_year()).map(|n| n * times).sum();
        let dated = flow.periods.is_empty() && flow.deadline.is_some();
        if counted > 0.0 {
            Self { times: counted, ..Self::default() }
        } else if dated {
            Self { once: 1, ..Self::default() }
        } else {
            Self { uncounted: 1, ..Self::default() }
        }
    }

    fn add(&mut self, other: Self) {
        self.times += other.times;
        self.once += other.once;
        self.uncounted += other.uncounted;
    }
}

/// What one party has to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Load<'m> {
    /// Who: a body, a unit, a post or a person.
    pub item: Item<'m>,
    /// Seats that it holds itself, by what the role answers for; the heaviest class first.
    pub seats: Vec<(RoleClass, u32)>,
    /// Seats that its posts hold: 县财政局局长 for 县财政局.
    pub post_seats: u32,
    /// In how many bodies it sits, itself or by a post.
    pub bodies: u32,
    /// For how many tasks it answers: heads, leads or carries them out.
    pub tasks: u32,
    /// What it has to do itself, and what falls to it by a role or a collective name.
    pub work: Work,
}

/// Duties, targets and flows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Duties.
    pub duties: u32,
    /// Targets.
    pub targets: u32,
    /// Reports that it makes.
    pub reports: Yearly,
    /// Reports that come to it.
    pub received: Yearly,
    /// Meetings that it holds or goes to.
    pub meetings: Yearly,
    /// Hearings, publications and assessments that it undertakes.
    pub oversight: Yearly,
    /// Hearings and assessments that it undergoes.
    pub overseen: Yearly,
}

impl Work {
    fn add(&mut self, other: Self) {
        self.duties += other.duties;
        self.targets += other.targets;
        self.reports.add(other.reports);
        self.received.add(other.received);
        self.meetings.add(other.meetings);
        self.oversight.add(other.oversight);
        self.overseen.add(other.overseen);
    }

    /// Counts a piece of work in one of the ways a party takes part in it.
    fn count(&mut self, part: Part, yearly: Yearly) {
        match part {
            Part::Duty => self.duties += 1,
            Part::Target => self.targets += 1,
            Part::Reports => self.reports.add(yearly),
            Part::Receives => self.received.add(yearly),
            Part::Meets => self.meetings.add(yearly),
            Part::Oversees => self.oversight.add(yearly),
            Part::IsOverseen => self.overseen.add(yearly),
        }
    }
}

/// How a party takes part in a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Duty,
    Target,
    Reports,
    Receives,
    Meets,
    Oversees,
    IsOverseen,
}

/// What each body, unit, post and person has to do, in the order of the graph; those with nothing
/// are left out. Work of a role falls to everybody who fills it, and work of a collective name to
/// the units it stands for, once from each role or name.
#[must_use]
pub fn load<'m>(graph: &ResponsibilityGraph<'m>) -> Vec<Load<'m>> {
    let work = own_work(graph);
    let mut all = work.clone();
    for (node, source) in sources(graph) {
        if let (Some(all), Some(work)) = (all.get_mut(node as usize), work.get(source as usize)) {
            all.add(*work);
        }
    }
    let mut seated = seated(graph);
    let items = graph.graph.node_weights().zip(all).enumerate();
    let loads = items.filter(|(_, (item, _))| is_worker(item)).map(|(at, (item, work))| {
        let seats = seated.get_mut(at).map(std::mem::take).unwrap_or_default();
        let by_class = RoleClass::ALL.iter().zip(seats.by_class).map(|(class, count)| (*class, count));
        Load {
            item: *item,
            seats: by_class.filter(|(_, count)| *count > 0).collect(),
            post_seats: seats.by_posts,
            bodies: seats.bodies,
            tasks: seats.tasks,
            work,
        }
    });
    loads.filter(|l| !l.seats.is_empty() || l.post_seats > 0 || l.work != Work::default()).collect()
}

fn is_worker(item: &Item<'_>) -> bool {
    match item {
        Item::Body(_) | Item::Unit(_) => true,
        Item::Party(party) => !matches!(party, Party::Role { .. }),
        _ => false,
    }
}

/// What each node has to do itself. A flow that names somebody twice is one.
fn own_work(graph: &ResponsibilityGraph<'_>) -> Vec<Work> {
    let mut parts: Vec<(u32, u32, Part)> = Vec::new();
    for edge in graph.graph.edge_references() {
        let ends = [graph.item(edge.source()), graph.item(edge.target())];
        let (from, to) = (narrow(edge.source().index()), narrow(edge.target().index()));
        let kind = |item: Option<Item<'_>>| match item {
            Some(Item::Flow(id)) => graph.m.flow(id).map(|flow| flow.kind),
            _ => None,
        };
        match (edge.weight().kind, ends) {
            (EdgeKind::Carries, [_, Some(Item::Duty(_))]) => parts.push((from, to, Part::Duty)),
            (EdgeKind::Carries, [_, Some(Item::Target(_))]) => parts.push((from, to, Part::Target)),
            (EdgeKind::Carries, [_, flow]) => {
                parts.extend(kind(flow).map(|kind| (from, to, acting(kind))));
            }
            (EdgeKind::ReportsTo, _) => parts.push((to, from, Part::Receives)),
            (EdgeKind::Hears | EdgeKind::Assesses, _) => parts.push((to, from, Part::IsOverseen)),
            (EdgeKind::Reaches, [flow, _]) if kind(flow) == Some(FlowKind::Meeting) => {
                parts.push((to, from, Part::Meets));
            }
            _ => {}
        }
    }
    parts.sort_unstable();
    parts.dedup();
    let mut work = vec![Work::default(); graph.graph.node_count()];
    for (node, piece, part) in parts {
        let flow = match graph.graph.node_weight(petgraph::graph::NodeIndex::new(piece as usize)) {
            Some(Item::Flow(id)) => graph.m.flow(*id),
            _ => None,
        };
        if let Some(work) = work.get_mut(node as usize) {
            work.count(part, flow.map(Yearly::of).unwrap_or_default());
        }
    }
    work
}

fn acting(kind: FlowKind) -> Part {
    match kind {
        FlowKind::Report => Part::Reports,
        FlowKind::Meeting => Part::Meets,
        FlowKind::Hearing | FlowKind::Publication | FlowKind::Assessment => Part::Oversees,
    }
}

/// Whose work falls to whom: each node with a role that it fills or a name that it is under.
fn sources(graph: &ResponsibilityGraph<'_>) -> Vec<(u32, u32)> {
    let mut sources = Vec::new();
    for edge in graph.graph.edge_references() {
        let (from, to) = (edge.source(), edge.target());
        match edge.weight().kind {
            EdgeKind::Fills => sources.push((narrow(from.index()), narrow(to.index()))),
            EdgeKind::ParentOf
                if matches!(graph.item(from), Some(Item::Group(_)))
                    && !matches!(graph.item(to), Some(Item::Body(_))) =>
            {
                sources.push((narrow(to.index()), narrow(from.index())));
            }
            _ => {}
        }
    }
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Seats of one node.
#[derive(Clone, Debug, Default)]
struct Seats {
    by_class: [u32; RoleClass::ALL.len()],
    by_posts: u32,
    bodies: u32,
    tasks: u32,
}

fn seated(graph: &ResponsibilityGraph<'_>) -> Vec<Seats> {
    let mut seated = vec![Seats::default(); graph.graph.node_count()];
    let mut places: Vec<(usize, SeatOf, bool)> = Vec::new();
    for seat in &graph.m.seats {
        let Some(holder) = graph.at(Item::from(&seat.holder.party)) else { continue };
        if let Some(seats) = seated.get_mut(holder.index())
            && let Some(at) = RoleClass::ALL.iter().position(|class| *class == seat.class)
            && let Some(count) = seats.by_class.get_mut(at)
        {
            *count += 1;
        }
        places.push((holder.index(), seat.of, class_answers(seat.class)));
        let unit = match graph.item(holder) {
            Some(Item::Party(Party::Post { unit: Some(unit), .. })) => graph.at(Item::Unit(*unit)),
            _ => None,
        };
        if let Some(unit) = unit {
            if let Some(seats) = seated.get_mut(unit.index()) {
                seats.by_posts += 1;
            }
            places.push((unit.index(), seat.of, class_answers(seat.class)));
        }
    }
    places.retain(|(_, of, answers)| match of {
        SeatOf::Body(_) => true,
        SeatOf::Task(_) => *answers,
        SeatOf::Group(_) | SeatOf::Mechanism => false,
    });
    let key = |place: &(usize, SeatOf, bool)| match place.1 {
        SeatOf::Body(id) => (place.0, 0, id.0),
        SeatOf::Task(id) => (place.0, 1, id.0),
        SeatOf::Group(_) | SeatOf::Mechanism => (place.0, 2, 0),
    };
    places.sort_unstable_by_key(key);
    places.dedup_by_key(|place| key(place));
    for (node, of, _) in places {
        if let Some(seats) = seated.get_mut(node) {
            match of {
                SeatOf::Body(_) => seats.bodies += 1,
                _ => seats.tasks += 1,
            }
        }
    }
    seated
}
