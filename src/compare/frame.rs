//! Both versions seen in one frame: what is the same unit, body, collective name or task on both
//! sides has the same key, wherever it stands and whatever it is called.

use super::change::Spot;
use super::likeness::{Pairing, squeeze};
use super::{Side, bodies, tasks};
use crate::model::{BodyId, Clause, GroupId, Mechanism, Party, PartyRef, SeatOf, TaskId, UnitId};
use crate::source::{SourceText, Span};

/// The name of a thing in both versions.
pub(super) type Key = String;

/// Both versions.
pub(super) struct Frame<'a> {
    pub old: View<'a>,
    pub new: View<'a>,
    pub units: Pairing,
    pub bodies: Pairing,
    pub groups: Pairing,
    pub tasks: Pairing,
}

/// One version.
pub(super) struct View<'a> {
    pub m: &'a Mechanism,
    pub text: &'a SourceText,
    units: Vec<Key>,
    bodies: Vec<Key>,
    groups: Vec<Key>,
    tasks: Vec<Key>,
    /// Names of what goes by another name on the other side, longest first, and what stands for them.
    pub masks: Vec<(Vec<char>, char)>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Self {
        let (a, b) = (old.mechanism, new.mechanism);
        let units = pair_units(a, b);
        let groups = pair_groups(a, b);
        let mut frame = Self {
            old: View::new(old),
            new: View::new(new),
            units,
            groups,
            bodies: Pairing::new(a.bodies.len(), b.bodies.len()),
            tasks: Pairing::new(a.tasks.len(), b.tasks.len()),
        };
        (frame.old.units, frame.new.units) = keys('u', &frame.units);
        (frame.old.groups, frame.new.groups) = keys('g', &frame.groups);
        frame.mask_units();
        frame.bodies = bodies::pair(&frame);
        (frame.old.bodies, frame.new.bodies) = keys('b', &frame.bodies);
        frame.groups_by_bodies();
        (frame.old.groups, frame.new.groups) = keys('g', &frame.groups);
        frame.mask_bodies();
        frame.tasks = tasks::pair(&frame);
        (frame.old.tasks, frame.new.tasks) = keys('t', &frame.tasks);
        frame
    }

    /// A collective name that gathers the same bodies is the same, under another name.
    fn groups_by_bodies(&mut self) {
        let (a, b) = (self.old.m, self.new.m);
        let (lost, gained) = (self.groups.lost(), self.groups.gained());
        for i in lost {
            let Some(old) = a.groups.get(i).filter(|g| !g.bodies.is_empty()) else { continue };
            let same = |j: &&usize| {
                let Some(new) = b.groups.get(**j) else { return false };
                let shared = old.bodies.iter().filter(|id| {
                    let key = self.old.of(SeatOf::Body(**id));
                    new.bodies.iter().any(|other| self.new.of(SeatOf::Body(*other)) == key)
                });
                2 * shared.count() > old.bodies.len().max(new.bodies.len())
            };
            if let Some(j) = gained.iter().find(same) {
                self.groups.join(i, *j);
            }
        }
    }

    fn mask_units(&mut self) {
        for (sign, (i, j)) in (0xE000_u32..0xE800).zip(self.units.pairs()) {
            let (Some(a), Some(b)) = (self.old.m.units.get(i), self.new.m.units.get(j)) else { continue };
            if a.name != b.name {
                self.old.mask(a.surfaces.iter().map(|s| &**s).chain([&*a.name]), sign);
                self.new.mask(b.surfaces.iter().map(|s| &**s).chain([&*b.name]), sign);
            }
        }
    }

    fn mask_bodies(&mut self) {
        let bodies = self.bodies.pairs().filter_map(|(i, j)| {
            Some((&self.old.m.bodies.get(i)?.name.value, &self.new.m.bodies.get(j)?.name.value))
        });
        let groups = self.groups.pairs().filter_map(|(i, j)| {
            Some((&self.old.m.groups.get(i)?.name.value, &self.new.m.groups.get(j)?.name.value))
        });
        let renamed: Vec<(&str, &str)> =
            bodies.chain(groups).filter(|(a, b)| a != b).map(|(a, b)| (&**a, &**b)).collect();
        for (sign, (a, b)) in (0xE800_u32..0xF000).zip(renamed) {
            self.old.mask([a].into_iter(), sign);
            self.new.mask([b].into_iter(), sign);
        }
    }
}

fn pair_units(a: &Mechanism, b: &Mechanism) -> Pairing {
    let mut units = Pairing::new(a.units.len(), b.units.len());
    units.by_key(|i| a.units.get(i).map(|u| &*u.name), |j| b.units.get(j).map(|u| &*u.name));
    // A department that goes by one name in the old version only and by one in the new only has
    // been renamed.
    let department = |m: &'_ Mechanism, at: usize| {
        let unit = m.units.get(at)?;
        Some((unit.department?, unit.level))
    };
    let once = |all: &[usize], m: &Mechanism| -> Vec<usize> {
        let same = |at: &usize| all.iter().filter(|o| department(m, **o) == department(m, *at)).count() == 1;
        all.iter().copied().filter(same).collect()
    };
    let (lost, gained) = (once(&units.lost(), a), once(&units.gained(), b));
    units.by_key(
        |i| department(a, i).filter(|_| lost.contains(&i)),
        |j| department(b, j).filter(|_| gained.contains(&j)),
    );
    units
}

fn pair_groups(a: &Mechanism, b: &Mechanism) -> Pairing {
    let mut groups = Pairing::new(a.groups.len(), b.groups.len());
    let name = |m: &Mechanism, at: usize| m.groups.get(at).map(|g| squeeze(&g.name.value));
    groups.by_key(|i| name(a, i), |j| name(b, j));
    groups
}

/// Keys of both sides: pairs share one.
fn keys(kind: char, pairing: &Pairing) -> (Vec<Key>, Vec<Key>) {
    let old = pairing.to_new.iter().enumerate();
    let new = pairing.to_old.iter().enumerate();
    (
        old.map(|(i, j)| if j.is_some() { format!("{kind}{i}") } else { format!("{kind}-{i}") }).collect(),
        new.map(|(j, i)| i.map_or_else(|| format!("{kind}+{j}"), |i| format!("{kind}{i}"))).collect(),
    )
}

impl<'a> View<'a> {
    fn new(side: Side<'a>) -> Self {
        let Side { text, mechanism: m, .. } = side;
        Self { m, text, units: vec![], bodies: vec![], groups: vec![], tasks: vec![], masks: vec![] }
    }

    fn mask<'b>(&mut self, names: impl Iterator<Item = &'b str>, sign: u32) {
        let Some(sign) = char::from_u32(sign) else { return };
        let names = names.map(|n| n.chars().collect::<Vec<_>>()).filter(|n| n.len() >= 3);
        self.masks.extend(names.map(|n| (n, sign)));
        self.masks.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        self.masks.dedup();
    }

    /// Words as they are compared: names that differ only between the versions stand for themselves,
    /// blanks and punctuation do not count.
    pub(super) fn canon(&self, words: &str) -> String {
        let signs: Vec<char> = words.chars().collect();
        let masked = self.masked(&signs);
        masked.into_iter().map(|(c, _)| c).filter(|c| counts(*c)).collect()
    }

    /// Characters with names masked, and the index that each comes from.
    pub(super) fn masked(&self, signs: &[char]) -> Vec<(char, usize)> {
        let mut out = Vec::with_capacity(signs.len());
        let mut at = 0;
        while let Some(rest) = signs.get(at..).filter(|r| !r.is_empty()) {
            let hit = self.masks.iter().find(|(name, _)| rest.starts_with(name));
            match (hit, rest.first()) {
                (Some((name, sign)), _) => {
                    out.push((*sign, at));
                    at += name.len();
                }
                (None, Some(sign)) => {
                    out.push((*sign, at));
                    at += 1;
                }
                (None, None) => break,
            }
        }
        out
    }

    pub(super) fn of(&self, of: SeatOf) -> Key {
        let found = match of {
            SeatOf::Body(id) => self.bodies.get(id.index()),
            SeatOf::Task(id) => self.tasks.get(id.index()),
            SeatOf::Group(id) => self.groups.get(id.index()),
            SeatOf::Mechanism => None,
        };
        found.cloned().unwrap_or_else(|| "m".to_owned())
    }

    pub(super) fn unit(&self, id: UnitId) -> Key {
        self.units.get(id.index()).cloned().unwrap_or_default()
    }

    pub(super) fn group(&self, id: GroupId) -> Key {
        self.groups.get(id.index()).cloned().unwrap_or_default()
    }

    pub(super) fn body(&self, id: BodyId) -> Key {
        self.bodies.get(id.index()).cloned().unwrap_or_default()
    }

    pub(super) fn task(&self, id: TaskId) -> Key {
        self.tasks.get(id.index()).cloned().unwrap_or_default()
    }

    pub(super) fn party(&self, party: &Party) -> Key {
        match party {
            Party::Unit(id) => self.unit(*id),
            Party::Body(id) => self.body(*id),
            Party::Group(id) => self.group(*id),
            Party::Role { of, role } => format!("{}/{role}", self.party(of)),
            Party::Post { unit, title } => {
                let unit = unit.map(|id| self.unit(id)).unwrap_or_default();
                format!("p{unit}/{}", self.canon(title))
            }
            Party::Person { name, .. } => format!("n{}", squeeze(name)),
            Party::Mechanism => "m".to_owned(),
            Party::Other { text } => format!("o{}", self.canon(text)),
        }
    }

    /// The keys of several parties, sorted.
    pub(super) fn parties(&self, parties: &[PartyRef]) -> Vec<Key> {
        let mut keys: Vec<Key> = parties.iter().map(|p| self.party(&p.party)).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// What a party is called in messages.
    pub(super) fn name(&self, party: &PartyRef) -> String {
        match &party.party {
            Party::Unit(_) | Party::Body(_) | Party::Group(_) | Party::Person { .. } => {
                self.m.party_name(&party.party).into_owned()
            }
            _ => party.text.to_string(),
        }
    }

    pub(super) fn names(&self, parties: &[PartyRef]) -> String {
        let names: Vec<String> = parties.iter().map(|p| self.name(p)).collect();
        names.join("、")
    }

    /// What facts belong to, in words; empty for the mechanism as a whole.
    pub(super) fn home_name(&self, of: SeatOf) -> String {
        match of {
            SeatOf::Body(id) => self.m.body(id).map(|b| tidy(&b.name.value)).unwrap_or_default(),
            SeatOf::Task(id) => self.m.task(id).map(|t| tidy(&t.title)).unwrap_or_default(),
            SeatOf::Group(id) => self.m.group(id).map(|g| format!("各{}", g.name.value)).unwrap_or_default(),
            SeatOf::Mechanism => String::new(),
        }
    }

    /// The same, with a word for the mechanism too.
    pub(super) fn whose(&self, of: SeatOf) -> String {
        match self.home_name(of) {
            name if name.is_empty() => "整个机制".to_owned(),
            name => name,
        }
    }

    /// Where what facts belong to is set up.
    pub(super) fn home(&self, of: SeatOf) -> Option<Spot> {
        match of {
            SeatOf::Body(id) => self.m.body(id).map(|b| spot(b.name.span, &b.clause, &b.name.value)),
            SeatOf::Task(id) => self.m.task(id).map(|t| spot(t.span, &t.clause, &t.title)),
            SeatOf::Group(id) => self.m.group(id).map(|g| spot(g.name.span, &g.clause, &g.name.value)),
            SeatOf::Mechanism => self.m.name.as_ref().map(|n| spot(n.span, &Clause::default(), &n.value)),
        }
    }

    /// `（一、（二）招商二组）`: where a drafter finds it; empty when there is nothing to say.
    pub(super) fn at(&self, of: SeatOf, clause: &Clause) -> String {
        let own = self.home(of).map(|s| s.clause).unwrap_or_default();
        let clause =
            if own.is_empty() || matches!(of, SeatOf::Mechanism) { clause.0.to_string() } else { own };
        match (clause.as_str(), self.home_name(of).as_str()) {
            ("", "") => String::new(),
            (clause, name) => format!("（{clause}{name}）"),
        }
    }
}

/// `（三、（二））`: the clause in brackets; nothing before the first heading.
pub(super) fn within(clause: &Clause) -> String {
    if clause.0.is_empty() { String::new() } else { format!("（{}）", clause.0) }
}

fn counts(sign: char) -> bool {
    sign.is_alphanumeric() || "%×".contains(sign) || ('\u{E000}'..'\u{F000}').contains(&sign)
}

/// A name without the full stop of a heading.
pub(super) fn tidy(name: &str) -> String {
    name.trim().trim_end_matches(['。', '：', ':', '；']).to_owned()
}

pub(super) fn spot(span: Span, clause: &Clause, words: &str) -> Spot {
    Spot { span, clause: clause.0.to_string(), words: words.to_owned() }
}
