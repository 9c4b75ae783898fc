//! Mechanisms made by hand, as the lowering stage would make them.

use crate::model::*;
use crate::source::{Span, Spanned};

/// A mechanism under construction; blocks get ids, clauses and places as they come.
#[derive(Default)]
pub struct Builder {
    pub m: Mechanism,
    clause: Clause,
    at: usize,
}

pub fn words(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), Span::default())
}

pub fn given(text: &str) -> Element {
    Element::Given(words(text))
}

pub fn mention(party: Party, text: &str) -> PartyRef {
    PartyRef { party, text: text.into(), span: Span::default() }
}

/// `由{牵头单位：市商务局}牵头` as inlines: `|` parts words, `标记:` marks one.
pub fn inlines(text: &str) -> Vec<Inline> {
    text.split('|')
        .filter(|piece| !piece.is_empty())
        .map(|piece| match piece.split_once(':') {
            Some((mark, text)) => {
                Inline { text: text.into(), mark: Some(mark.into()), span: Span::default() }
            }
            None => Inline { text: piece.into(), mark: None, span: Span::default() },
        })
        .collect()
}

impl Builder {
    pub fn new(name: &str) -> Self {
        let mut builder = Self::default();
        builder.m.name = Some(words(name));
        builder
    }

    pub fn part(&mut self, kind: PartKind, title: Option<&str>) -> &mut Self {
        self.clause = Clause::default();
        self.m.parts.push(Part {
            kind,
            title: title.map(str::to_owned),
            numbering: Numbering::Standard,
            blocks: Vec::new(),
            span: Span::default(),
        });
        self
    }

    pub fn block(&mut self, kind: BlockKind) -> &mut Self {
        let id = BlockId::at(self.m.parts.iter().map(|p| p.blocks.len()).sum());
        self.at += 10;
        let block = Block { id, kind, clause: self.clause.clone(), span: Span::new(self.at, self.at + 9) };
        self.m.parts.last_mut().unwrap().blocks.push(block);
        self
    }

    pub fn heading(&mut self, level: u8, number: &str, text: &str, run_in: &str) -> &mut Self {
        self.clause = Clause(number.replace(' ', "").into());
        self.block(BlockKind::Heading {
            level,
            number: (!number.is_empty()).then(|| number.rsplit(' ').next().unwrap().to_owned()),
            text: inlines(text),
            run_in: inlines(run_in),
        })
    }

    pub fn paragraph(&mut self, text: &str) -> &mut Self {
        self.block(BlockKind::Paragraph { text: inlines(text) })
    }

    pub fn field(&mut self, label: &str, text: &str, more: &[&str]) -> &mut Self {
        let more = more.iter().map(|entry| inlines(entry)).collect();
        self.block(BlockKind::Field { label: label.into(), text: inlines(text), more })
    }

    pub fn item(&mut self, level: u8, number: &str, text: &str, lead: u32) -> &mut Self {
        self.block(BlockKind::Item { level, number: number.into(), text: inlines(text), lead })
    }

    pub fn unit(&mut self, name: &str, kind: UnitKind, order: u32) -> Party {
        if let Some(at) = self.m.units.iter().position(|u| u.name == name) {
            return Party::Unit(UnitId::at(at));
        }
        self.m.units.push(Unit {
            name: name.into(),
            kind,
            level: None,
            order,
            known: true,
            department: None,
            surfaces: [name.into()].into_iter().collect(),
            mentions: Default::default(),
            outdated: Vec::new(),
        });
        Party::Unit(UnitId::at(self.m.units.len() - 1))
    }

    pub fn body(&mut self, class: &str, name: &str) -> BodyId {
        self.m.bodies.push(Body {
            class: class.into(),
            open: class == "主体",
            name: words(name),
            parent: None,
            group: None,
            host: None,
            clause: self.clause.clone(),
            declared: Vec::new(),
        });
        BodyId::at(self.m.bodies.len() - 1)
    }

    pub fn seat(&mut self, of: SeatOf, role: &str, class: RoleClass, party: Party) -> &mut Self {
        let text = self.m.party_name(&party).into_owned();
        let span = Span::new(self.at + 1, self.at + 2);
        self.m.seats.push(Seat {
            of,
            role: role.into(),
            class,
            holder: PartyRef { party, text: text.into(), span },
            scope: None,
            clause: self.clause.clone(),
        });
        self
    }

    pub fn duty(&mut self, of: SeatOf, owner: Option<Party>, kind: DutyKind, text: &str) -> &mut Self {
        let owner = owner.map(|party| {
            let text = self.m.party_name(&party).into_owned();
            mention(party, &text)
        });
        let span = Span::new(self.at + 1, self.at + 8);
        let clause = self.clause.clone();
        let owners = owner.into_iter().collect();
        self.m.duties.push(Duty { owners, of, kind, text: text.into(), clause, span });
        self
    }

    pub fn flow(
        &mut self,
        kind: FlowKind,
        from: Party,
        to: Party,
        matter: &str,
        period: Period,
    ) -> &mut Self {
        let (from, to) = (mention(from, ""), mention(to, ""));
        self.m.flows.push(Flow {
            deadline: None,
            kind,
            from: vec![from].into(),
            to: vec![to].into(),
            matter: matter.into(),
            periods: vec![period],
            times: None,
            of: SeatOf::Mechanism,
            text: format!("{matter}，按期报送，不得迟报、漏报、瞒报；逾期的通报批评"),
            clause: self.clause.clone(),
            span: Span::default(),
        });
        self
    }

    pub fn target(&mut self, of: BodyId, indicator: &str, low: f64, high: f64, unit: &str) -> &mut Self {
        self.m.targets.push(Target {
            of: SeatOf::Body(of),
            owners: Vec::new().into(),
            indicator: indicator.into(),
            quantity: Quantity {
                amount: Amount { low, high, comparator: Comparator::AtLeast },
                unit: unit.into(),
            },
            period: Some(every(PeriodUnit::Year, None)),
            aspired: false,
            text: format!("{indicator}{low}{unit}以上"),
            clause: self.clause.clone(),
            span: Span::default(),
        });
        self
    }
}

pub fn every(unit: PeriodUnit, day: Option<u8>) -> Period {
    Period { unit, every: 1, day, month: None }
}

pub fn post(title: &str) -> Party {
    Party::Post { unit: None, title: title.into() }
}

/// A “2+X” notice with two groups, an open class of actors, reports, targets and a task.
pub fn two_plus_x() -> Mechanism {
    let mut b = Builder::new("某市“2+X”招商引资工作机制");
    let d = &mut b.m.document;
    d.genre = Some(words("通知"));
    d.issuers = vec![words("某市人民政府办公室")];
    d.number = given("某政办〔2026〕9号");
    d.title = given("某市人民政府办公室\n关于建立“2+X”招商引资工作机制的通知");
    d.addressees = given("各县（市）区人民政府，市人民政府各部门");
    d.date = given("2026年3月6日");
    d.copies = vec![words("市委各部门，市人大常委会办公室。"), words("各新闻单位。")];
    d.print_date = given("2026年3月7日");
    b.part(PartKind::Main, None);
    b.paragraph("为形成招商合力，|批准:经市政府研究同意|，决定建立“2+X”招商引资工作机制。");
    b.heading(1, "一、", "成立|统称:2个招商小组", "");
    b.paragraph("由|牵头领导:分管副市长|牵头负责，成立|数:2个招商小组|。");
    groups(&mut b);
    b.heading(1, "二、", "健全保障机制", "");
    b.heading(2, "二、 （一）", "信息联络机制。", "各招商小组每月25日前向市商务局报送情况。");
    let (from, to) = (Party::Group(GroupId(0)), b.unit("市商务局", UnitKind::Named, 2));
    b.flow(FlowKind::Report, from, to, "本组招商工作开展情况", every(PeriodUnit::Month, Some(25)));
    b.m.tasks.push(Task {
        title: "建立项目库".into(),
        text: None,
        deadline: Some(Deadline {
            text: "2026年6月底前".into(),
            date: Some("2026-06-30".into()),
            period: None,
            span: Span::default(),
        }),
        deliverable: Some(words("项目库")),
        score: None,
        clause: Clause("二、（一）".into()),
        span: Span::default(),
    });
    b.seat(SeatOf::Task(TaskId(0)), "牵头单位", RoleClass::Lead, Party::Unit(UnitId(1)));
    b.m
}

fn groups(b: &mut Builder) {
    b.m.groups.push(Group {
        name: words("招商小组"),
        stated: Some(2),
        bodies: vec![BodyId(0), BodyId(1)],
        parties: Vec::new(),
        clause: Clause("一、".into()),
    });
    let rows = [
        ("一、 （一）", "招商一组", "市发展改革委", 1, "装备制造、新材料"),
        ("一、 （二）", "招商二组", "市商务局", 2, "文化旅游、现代物流"),
    ];
    for (clause, name, lead, order, fields) in rows {
        b.heading(2, clause, &format!("{name}。"), "");
        let id = b.body("小组", name);
        let of = SeatOf::Body(id);
        b.m.bodies[id.index()].group = Some(GroupId(0));
        b.seat(of, "牵头领导", RoleClass::Head, post("分管副市长"));
        b.field("牵头单位", &format!("牵头单位:{lead}"), &[]);
        let unit = b.unit(lead, UnitKind::Named, order);
        b.seat(of, "牵头单位", RoleClass::Lead, unit);
        b.field("责任单位", "责任单位:市财政局|，|责任单位:各县（市）区|。", &[]);
        let class = b.unit("各县（市）区", UnitKind::Class, 0);
        b.seat(of, "责任单位", RoleClass::Responsible, class);
        let unit = b.unit("市财政局", UnitKind::Named, 9);
        b.seat(of, "责任单位", RoleClass::Responsible, unit);
        b.field("工作职责", &format!("职责:重点负责{fields}等领域的招商引资工作。"), &[]);
        b.duty(of, None, DutyKind::Carry, &format!("重点负责{fields}等领域的招商引资工作"));
        b.target(id, "外出对接项目", 5.0, 5.0, "个").target(id, "争取落地项目", 1.0, 2.0, "个");
    }
}
