//! What everybody has to do, over many documents.

use super::home;
use crate::graph::{Item, NodeKind, ResponsibilityGraph, Work, Yearly, load};
use crate::model::RoleClass;
use crate::registry::RegionNames;
use std::collections::BTreeMap;

/// What one party has to do in all documents together.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub name: String,
    /// What it is.
    pub kind: NodeKind,
    /// Whose it is: a region's full name; with the document for what only one document knows (bodies,
    /// posts without a unit, persons).
    pub home: String,
    /// In how many documents it has something to do.
    pub documents: u32,
    /// Its own seats by class.
    pub seats: BTreeMap<RoleClass, u32>,
    /// Seats of its posts.
    pub post_seats: u32,
    /// Bodies it sits in.
    pub bodies: u32,
    /// Tasks it answers for.
    pub tasks: u32,
    /// Duties, targets and flows.
    pub work: Work,
}

impl Row {
    /// All seats, its own and those of its posts.
    #[must_use]
    pub fn seat_count(&self) -> u32 {
        self.seats.values().sum::<u32>() + self.post_seats
    }

    /// What comes round in a year: meetings, reports, oversight both ways, dated ones once.
    #[must_use]
    pub fn yearly(&self) -> f64 {
        let work = &self.work;
        let all = [work.reports, work.received, work.meetings, work.oversight, work.overseen];
        all.iter().map(|yearly| yearly.times + f64::from(yearly.once)).sum()
    }

    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        for (class, count) in &other.seats {
            *self.seats.entry(*class).or_insert(0) += count;
        }
        self.post_seats += other.post_seats;
        self.bodies += other.bodies;
        self.tasks += other.tasks;
        let (mine, more) = (&mut self.work, &other.work);
        mine.duties += more.duties;
        mine.targets += more.targets;
        for (mine, more) in [
            (&mut mine.reports, more.reports),
            (&mut mine.received, more.received),
            (&mut mine.meetings, more.meetings),
            (&mut mine.oversight, more.oversight),
            (&mut mine.overseen, more.overseen),
        ] {
            *mine = sum(*mine, more);
        }
    }
}

fn sum(a: Yearly, b: Yearly) -> Yearly {
    Yearly { times: a.times + b.times, once: a.once + b.once, uncounted: a.uncounted + b.uncounted }
}

/// The rows of one document, called `file`.
#[must_use]
pub fn rows(graph: &ResponsibilityGraph<'_>, names: &RegionNames<'_>, file: &str) -> Vec<Row> {
    let m = graph.mechanism();
    let region = m.region.as_ref().map_or("", |region| region.value.as_str());
    let loads = load(graph).into_iter();
    loads
        .map(|load| {
            let home = match load.item {
                Item::Unit(id) if m.unit(id).is_some_and(|unit| unit.known) => {
                    home(names, m.unit(id).and_then(|unit| unit.level))
                }
                _ if region.is_empty() => file.to_owned(),
                _ => format!("{region}　{file}"),
            };
            Row {
                name: graph.label(load.item).into_owned(),
                kind: load.item.kind(m),
                home,
                documents: 1,
                seats: load.seats.into_iter().collect(),
                post_seats: load.post_seats,
                bodies: load.bodies,
                tasks: load.tasks,
                work: load.work,
            }
        })
        .collect()
}

/// One row for each party, the busiest first: by seats, then duties, then what comes round in a year, then
/// by name.
#[must_use]
pub fn sorted(rows: impl IntoIterator<Item = Row>) -> Vec<Row> {
    let mut merged: BTreeMap<(String, String, NodeKind), Row> = BTreeMap::new();
    for row in rows {
        let key = (row.name.clone(), row.home.clone(), row.kind);
        match merged.get_mut(&key) {
            Some(known) => known.add(&row),
            None => {
                merged.insert(key, row);
            }
        }
    }
    let mut rows: Vec<Row> = merged.into_values().collect();
    rows.sort_by(|a, b| {
        let whole = b.seat_count().cmp(&a.seat_count()).then(b.work.duties.cmp(&a.work.duties));
        whole.then(b.yearly().total_cmp(&a.yearly()))
    });
    rows
}

/// All rows together; a flow between two counts for both.
#[must_use]
pub fn total(rows: &[Row]) -> Row {
    let mut total = Row {
        name: String::new(),
        kind: NodeKind::Mechanism,
        home: String::new(),
        documents: 0,
        seats: BTreeMap::new(),
        post_seats: 0,
        bodies: 0,
        tasks: 0,
        work: Work::default(),
    };
    for row in rows {
        total.add(row);
    }
    total
}
