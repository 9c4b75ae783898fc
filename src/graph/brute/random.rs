//! Small random mechanisms, made of model values. Every fact has a place of its own.

use crate::model::*;
use crate::source::{Span, Spanned};
use proptest::prelude::*;

/// Numbers to choose by, used up one after the other.
struct Dice {
    throws: Vec<u32>,
    next: usize,
    /// Whether all turns on one unit and one body, so that they meet often.
    crowded: bool,
}

impl Dice {
    fn upto(&mut self, sides: usize) -> usize {
        let throw = self.throws[self.next % self.throws.len()] as usize;
        self.next += 1;
        throw % sides.max(1)
    }

    fn span(&mut self) -> Span {
        let at = self.next * 10;
        self.next += 1;
        Span::new(at, at + 5)
    }

    fn times<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = if self.crowded { most.min(1 + self.upto(most)) } else { self.upto(most + 1) };
        (0..count).map(|_| make(self)).collect()
    }

    fn of(&mut self, m: &Mechanism) -> SeatOf {
        match self.upto(8) {
            0..4 if !m.bodies.is_empty() => SeatOf::Body(BodyId::at(self.upto(m.bodies.len()))),
            4 if !m.groups.is_empty() => SeatOf::Group(GroupId::at(self.upto(m.groups.len()))),
            5 | 6 if !m.tasks.is_empty() => SeatOf::Task(TaskId::at(self.upto(m.tasks.len()))),
            _ => SeatOf::Mechanism,
        }
    }

    fn party(&mut self, m: &Mechanism) -> Party {
        if self.crowded {
            let office = self.upto(3) == 0 && !m.bodies.is_empty();
            return if office { Party::Body(BodyId(0)) } else { Party::Unit(UnitId(0)) };
        }
        let unit = UnitId::at(self.upto(m.units.len()));
        match self.upto(12) {
            0..4 if !m.bodies.is_empty() => Party::Body(BodyId::at(self.upto(m.bodies.len()))),
            4 if !m.groups.is_empty() => Party::Group(GroupId::at(self.upto(m.groups.len()))),
            5 => Party::Post { unit: Some(unit), title: ["局长", "副局长"][self.upto(2)].into() },
            6 => Party::Person { name: "某甲".into(), post: None },
            7 => Party::Other { text: ["有关方面", "二名"][self.upto(2)].into() },
            8 => {
                let of = match self.upto(3) {
                    0 if !m.bodies.is_empty() => Party::Body(BodyId::at(self.upto(m.bodies.len()))),
                    1 if !m.groups.is_empty() => Party::Group(GroupId::at(self.upto(m.groups.len()))),
                    _ => Party::Mechanism,
                };
                Party::Role { of: Box::new(of), role: self.role().0.into() }
            }
            _ => Party::Unit(unit),
        }
    }

    fn mention(&mut self, m: &Mechanism) -> PartyRef {
        PartyRef { party: self.party(m), text: "".into(), span: self.span() }
    }

    fn role(&mut self) -> (&'static str, RoleClass) {
        let roles = [
            ("组长", RoleClass::Head),
            ("牵头单位", RoleClass::Lead),
            ("责任单位", RoleClass::Responsible),
            ("成员单位", RoleClass::Member),
            ("配合单位", RoleClass::Support),
        ];
        roles[self.upto(roles.len())]
    }

    fn period(&mut self) -> Period {
        let vague = if self.crowded { PeriodUnit::Year } else { PeriodUnit::Vague };
        let units = [PeriodUnit::Week, PeriodUnit::Month, PeriodUnit::Quarter, PeriodUnit::Year, vague];
        Period { unit: units[self.upto(units.len())], every: 1, day: None, month: None }
    }
}

pub(super) const TERMS: [&str; 5] = ["能源", "新能源", "光伏", "康养", "健康养生"];
const MATTERS: [&str; 4] = ["招商引资工作进展", "本组招商引资工作进展", "项目建设情况", "情况"];

fn clause() -> Clause {
    Clause("一、".into())
}

fn mechanism(throws: Vec<u32>) -> Mechanism {
    let mut dice = Dice { throws, next: 0, crowded: false };
    dice.crowded = dice.upto(4) == 0;
    let mut m = Mechanism::default();
    let kinds = [UnitKind::Named, UnitKind::Named, UnitKind::Class, UnitKind::ExternalBody];
    for at in 0..=dice.upto(4) {
        let (kind, known, span) = (kinds[dice.upto(4)], dice.upto(3) > 0, dice.span());
        m.units.push(Unit {
            name: format!("单位{at}").into(),
            kind,
            level: None,
            order: 0,
            known,
            department: None,
            surfaces: Default::default(),
            mentions: [span].into_iter().collect(),
            outdated: Vec::new(),
        });
    }
    structure(&mut m, &mut dice);
    m.seats = dice.times(8, |dice| {
        let (role, class) = dice.role();
        Seat {
            of: dice.of(&m),
            role: role.into(),
            class,
            holder: dice.mention(&m),
            scope: None,
            clause: clause(),
        }
    });
    work(&mut m, &mut dice);
    m
}

fn structure(m: &mut Mechanism, dice: &mut Dice) {
    let bodies = dice.upto(5);
    for at in 0..bodies {
        let span = dice.span();
        let parent = (dice.upto(2) == 0).then(|| BodyId::at(dice.upto(bodies))).filter(|id| id.index() != at);
        let host = (dice.upto(3) == 0).then(|| dice.mention(m));
        m.bodies.push(Body {
            class: "小组".into(),
            open: dice.upto(5) == 0,
            name: Spanned::new(format!("小组{at}"), span),
            parent,
            group: None,
            host,
            clause: clause(),
            declared: vec![span],
        });
    }
    m.groups = dice.times(2, |dice| Group {
        name: Spanned::new("各小组".into(), dice.span()),
        stated: None,
        bodies: if m.bodies.is_empty() {
            Vec::new()
        } else {
            dice.times(2, |dice| BodyId::at(dice.upto(m.bodies.len())))
        },
        parties: dice.times(2, |dice| Party::Unit(UnitId::at(dice.upto(m.units.len())))),
        clause: clause(),
    });
    m.tasks = dice.times(2, |dice| Task {
        title: "任务".into(),
        text: None,
        deadline: None,
        deliverable: None,
        score: None,
        clause: clause(),
        span: dice.span(),
    });
    if dice.upto(4) == 0 {
        let of = Some(PartyRef { party: Party::Unit(UnitId(0)), text: "".into(), span: dice.span() });
        let name = ["二名", "单位1"][dice.upto(2)].into();
        m.aliases.push(Alias { name, of, span: dice.span() });
    }
}

fn work(m: &mut Mechanism, dice: &mut Dice) {
    m.duties = dice.times(6, |dice| Duty {
        owners: dice.times(2, |dice| dice.mention(m)).into(),
        of: dice.of(m),
        kind: [DutyKind::Carry, DutyKind::Carry, DutyKind::Assist, DutyKind::Liaison][dice.upto(4)],
        text: ["做好康养产业招商", "做好健康养生、能源产业招商", "负责审批", "负责 审批。"][dice.upto(4)]
            .into(),
        clause: clause(),
        span: dice.span(),
    });
    m.directions = dice.times(6, |dice| Direction {
        of: dice.of(m),
        term: TERMS[dice.upto(TERMS.len())].into(),
        clause: clause(),
        span: dice.span(),
    });
    let (least, more) = if dice.crowded { (3, 4) } else { (0, 7) };
    m.flows = (0..least + dice.upto(more + 1)).map(|_| flow(m, dice)).collect();
    m.targets = dice.times(3, |dice| Target {
        of: dice.of(m),
        owners: dice.times(2, |dice| dice.mention(m)).into(),
        indicator: "".into(),
        quantity: Quantity {
            amount: Amount { low: 1.0, high: 1.0, comparator: Comparator::Exactly },
            unit: "".into(),
        },
        period: None,
        aspired: false,
        text: "".into(),
        clause: clause(),
        span: dice.span(),
    });
}

fn flow(m: &Mechanism, dice: &mut Dice) -> Flow {
    let kinds = [
        FlowKind::Report,
        FlowKind::Report,
        FlowKind::Report,
        FlowKind::Hearing,
        FlowKind::Publication,
        FlowKind::Assessment,
        FlowKind::Meeting,
    ];
    Flow {
        kind: kinds[dice.upto(kinds.len())],
        from: dice.times(2, |dice| dice.mention(m)).into(),
        to: dice.times(2, |dice| dice.mention(m)).into(),
        matter: MATTERS[dice.upto(MATTERS.len())].into(),
        periods: dice.times(2, Dice::period),
        deadline: None,
        times: None,
        of: dice.of(m),
        text: "".into(),
        clause: clause(),
        span: dice.span(),
    }
}

/// A mechanism with a few of everything.
pub(super) fn mechanisms() -> impl Strategy<Value = Mechanism> {
    prop::collection::vec(any::<u32>(), 16..200).prop_map(mechanism)
}

/// Numbers of nodes, and edges between them.
pub(super) fn graphs() -> impl Strategy<Value = (usize, Vec<(u32, u32)>)> {
    (1_usize..9).prop_flat_map(|nodes| {
        let node = 0..u32::try_from(nodes).unwrap();
        (Just(nodes), prop::collection::vec((node.clone(), node), 0..18))
    })
}
