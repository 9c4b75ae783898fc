use super::tests::{body, mention, seat, unit};
use super::*;
use crate::model::*;
use crate::source::{Span, Spanned};

fn at(place: usize) -> Span {
    Span::new(place, place + 3)
}

fn duty(owners: &[Party], of: SeatOf, kind: DutyKind, text: &str) -> Duty {
    let owners = owners.iter().map(|owner| mention(owner.clone())).collect();
    Duty { owners, of, kind, text: text.into(), clause: Clause::default(), span: at(text.len()) }
}

fn direction(of: u32, term: &str) -> Direction {
    Direction {
        of: SeatOf::Body(BodyId(of)),
        term: term.into(),
        clause: Clause::default(),
        span: Span::default(),
    }
}

fn flow(kind: FlowKind, from: Party, to: Option<Party>, matter: &str, unit: PeriodUnit) -> Flow {
    Flow {
        kind,
        from: vec![mention(from)].into(),
        to: to.map(mention).into_iter().collect(),
        matter: matter.into(),
        periods: vec![Period { unit, every: 1, day: None, month: None }],
        deadline: None,
        times: None,
        of: SeatOf::Mechanism,
        text: "".into(),
        clause: Clause::default(),
        span: Span::new(7, 9),
    }
}

const COMMERCE: Party = Party::Unit(UnitId(0));
const FINANCE: Party = Party::Unit(UnitId(1));
const GROUP_ONE: Party = Party::Body(BodyId(0));

/// Two groups and three units.
fn groups() -> Mechanism {
    Mechanism {
        bodies: vec![body("招商一组", None), body("招商二组", None)],
        units: vec![
            unit("市商务局", UnitKind::Named),
            unit("市财政局", UnitKind::Named),
            unit("市数据局", UnitKind::Named),
        ],
        ..Mechanism::default()
    }
}

#[test]
fn a_second_name_declared_in_the_text_is_the_same_node() {
    let mut m = groups();
    m.units.push(unit("市招商办", UnitKind::ExternalBody));
    m.aliases.push(Alias { name: "市招商办".into(), of: Some(mention(COMMERCE)), span: at(1) });
    m.flows = vec![
        flow(FlowKind::Report, Party::Unit(UnitId(3)), Some(FINANCE), "进展", PeriodUnit::Month),
        flow(
            FlowKind::Report,
            FINANCE,
            Some(Party::Other { text: "市招商办".into() }),
            "进展",
            PeriodUnit::Month,
        ),
    ];
    let graph = ResponsibilityGraph::of(&m);
    assert_eq!(graph.party(&Party::Unit(UnitId(3))), Item::Unit(UnitId(0)));
    assert!(!graph.items().any(|item| item == Item::Unit(UnitId(3))));
    assert_eq!(cycles(&graph, &[EdgeKind::ReportsTo])[0].links.len(), 2, "both names are one party");
    assert!(gaps(&graph).unwanted.is_empty());
}

#[test]
fn second_names_that_name_each_other_stand_for_themselves() {
    let mut m = groups();
    m.aliases.push(Alias { name: "市商务局".into(), of: Some(mention(FINANCE)), span: at(1) });
    m.aliases.push(Alias { name: "市财政局".into(), of: Some(mention(COMMERCE)), span: at(1) });
    let graph = ResponsibilityGraph::of(&m);
    assert_eq!(graph.items().filter(|item| matches!(item, Item::Unit(_))).count(), 3);
}

#[test]
fn a_post_keeps_its_unit_and_a_person_is_no_post() {
    let mut m = groups();
    let post = Party::Post { unit: Some(UnitId(1)), title: "局长".into() };
    m.seats.push(seat(0, "成员", RoleClass::Member, post));
    m.seats.push(seat(0, "组长", RoleClass::Head, Party::Person { name: "某甲".into(), post: None }));
    let graph = ResponsibilityGraph::of(&m);
    let kinds: Vec<NodeKind> = graph.items().map(|item| item.kind(&m)).collect();
    assert!(kinds.contains(&NodeKind::Post) && kinds.contains(&NodeKind::Person));
    let link = graph.links().find(|link| link.kind == EdgeKind::BelongsTo).unwrap();
    assert_eq!((graph.label(link.from).as_ref(), link.to), ("市财政局局长", Item::Unit(UnitId(1))));
    let finance = load(&graph).into_iter().find(|load| load.item == Item::Unit(UnitId(1))).unwrap();
    assert_eq!((finance.post_seats, finance.bodies, finance.seats.len()), (1, 1, 0));
}

#[test]
fn the_limit_of_a_seat_and_its_place_are_on_the_edge() {
    let mut m = groups();
    let mut limited = seat(0, "牵头单位", RoleClass::Lead, COMMERCE);
    limited.scope = Some("负责铝精深加工".into());
    limited.holder.span = at(40);
    m.seats.push(limited);
    let graph = ResponsibilityGraph::of(&m);
    let link = graph.links().find(|link| link.kind == EdgeKind::Leads).unwrap();
    assert_eq!((link.label, link.scope, link.span), ("牵头单位", Some("负责铝精深加工"), at(40)));
    assert_eq!(link.clause, "一、（一）");
}

#[test]
fn work_with_no_owner_is_missing_unless_its_body_or_task_answers_for_it() {
    let mut m = groups();
    m.units.push(unit("有关部门", UnitKind::Class));
    m.duties = vec![
        duty(&[], SeatOf::Mechanism, DutyKind::Carry, "甲"),
        duty(&[], SeatOf::Body(BodyId(0)), DutyKind::Carry, "乙乙"),
        duty(&[Party::Unit(UnitId(3))], SeatOf::Mechanism, DutyKind::Carry, "丙丙丙"),
        duty(&[Party::Unit(UnitId(3)), FINANCE], SeatOf::Mechanism, DutyKind::Carry, "丁"),
    ];
    let graph = ResponsibilityGraph::of(&m);
    let missing: Vec<_> = gaps(&graph).missing.iter().map(|gap| (gap.index, gap.why, gap.span)).collect();
    assert_eq!(missing, [(0, MissingWhy::Nobody, at(3)), (2, MissingWhy::OnlyClasses, at(9))]);
}

#[test]
fn a_member_with_nothing_to_do_is_orphaned_and_a_payer_is_not() {
    let mut m = groups();
    m.seats.push(seat(0, "成员单位", RoleClass::Member, FINANCE));
    m.seats.push(seat(0, "成员单位", RoleClass::Member, Party::Unit(UnitId(2))));
    m.seats.push(seat(0, "牵头单位", RoleClass::Lead, COMMERCE));
    m.funding.push(Funding {
        of: SeatOf::Mechanism,
        amount: None,
        each: None,
        period: None,
        payer: Some(mention(FINANCE)),
        payee: None,
        text: "".into(),
        clause: Clause::default(),
        span: Span::default(),
    });
    let graph = ResponsibilityGraph::of(&m);
    let orphaned: Vec<_> = gaps(&graph).orphaned.iter().map(|orphan| (orphan.item, orphan.seats)).collect();
    let data = Item::Unit(UnitId(2));
    assert_eq!(orphaned, [(Item::Body(BodyId(0)), 3), (Item::Body(BodyId(1)), 0), (data, 1)]);
}

#[test]
fn one_field_in_two_groups_overlaps_until_one_of_them_only_helps() {
    let mut m = groups();
    m.directions = vec![direction(0, "食品"), direction(1, "食品"), direction(1, "康养")];
    let graph = ResponsibilityGraph::of(&m);
    let found = overlaps(&graph, &Terms::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what, Shared::Direction("食品"));
    assert!(!found[0].is_split() && !found[0].nested);
    m.duties.push(duty(&[], SeatOf::Body(BodyId(1)), DutyKind::Assist, "协助做好食品产业招商引资工作"));
    let graph = ResponsibilityGraph::of(&m);
    assert!(overlaps(&graph, &Terms::default())[0].is_split());
}

#[test]
fn a_broader_field_is_told_by_declaration_and_never_by_its_characters() {
    let mut m = groups();
    m.directions =
        vec![direction(0, "能源"), direction(1, "新能源"), direction(0, "康养"), direction(1, "健康养生")];
    let graph = ResponsibilityGraph::of(&m);
    assert!(overlaps(&graph, &Terms::default()).is_empty());
    let found = overlaps(&graph, &Terms::new([("能源", "新能源")]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what, Shared::Broader { broad: "能源", narrow: "新能源" });
    assert_eq!(found[0].holders[0].holder, Item::Body(BodyId(0)), "the broader comes first");
}

#[test]
fn terms_hold_what_their_narrower_terms_hold_and_a_ring_of_terms_ends() {
    let terms = Terms::new([("工业", "能源"), ("能源", "新能源"), ("新能源", "工业")]);
    assert_eq!(terms.above("新能源"), ["能源", "工业", "新能源"]);
    assert!(terms.holds("工业", "新能源") && !terms.holds("文旅", "新能源"));
}

#[test]
fn a_body_and_the_body_below_it_may_hold_one_field() {
    let mut m = groups();
    m.bodies[1].parent = Some(BodyId(0));
    m.directions = vec![direction(0, "食品"), direction(1, "食品")];
    let graph = ResponsibilityGraph::of(&m);
    assert!(overlaps(&graph, &Terms::default())[0].nested);
}

#[test]
fn parallel_classes_with_one_duty_do_not_overlap_and_two_units_do() {
    let mut m = groups();
    m.units.push(unit("市直部门", UnitKind::Class));
    m.units.push(unit("各县区", UnitKind::Class));
    let classes = [Party::Unit(UnitId(3)), Party::Unit(UnitId(4))];
    m.duties = vec![
        duty(&classes, SeatOf::Mechanism, DutyKind::Carry, "报送信息"),
        duty(&[COMMERCE], SeatOf::Body(BodyId(0)), DutyKind::Carry, "负责项目审批"),
        duty(&[FINANCE], SeatOf::Body(BodyId(1)), DutyKind::Carry, "负责项目审批；"),
    ];
    let graph = ResponsibilityGraph::of(&m);
    let found = overlaps(&graph, &Terms::default());
    assert_eq!(found.iter().map(|overlap| overlap.what).collect::<Vec<_>>(), [Shared::Duty("负责项目审批")]);
    // Named together in one sentence they share it on purpose.
    m.duties.pop();
    m.duties[1].owners = vec![mention(COMMERCE), mention(FINANCE)].into();
    let graph = ResponsibilityGraph::of(&m);
    assert!(overlaps(&graph, &Terms::default()).is_empty());
}

#[test]
fn a_ring_of_reports_shows_the_place_of_each() {
    let mut m = groups();
    m.flows = vec![
        flow(FlowKind::Report, GROUP_ONE, Some(COMMERCE), "进展", PeriodUnit::Month),
        flow(FlowKind::Report, COMMERCE, Some(FINANCE), "进展", PeriodUnit::Month),
        flow(FlowKind::Report, FINANCE, Some(GROUP_ONE), "进展", PeriodUnit::Month),
        flow(FlowKind::Report, GROUP_ONE, Some(FINANCE), "进展", PeriodUnit::Month),
    ];
    for (at, flow) in m.flows.iter_mut().enumerate() {
        flow.span = Span::new(at * 10, at * 10 + 4);
    }
    let graph = ResponsibilityGraph::of(&m);
    let found = cycles(&graph, &[EdgeKind::ReportsTo]);
    assert_eq!(found.len(), 1, "one component, one ring");
    let spans: Vec<Span> = found[0].links.iter().map(|link| link.span).collect();
    assert_eq!(spans, [Span::new(30, 34), Span::new(20, 24)], "the shorter of two rings");
    assert_eq!(found[0].links[0].from, Item::Body(BodyId(0)));
}

#[test]
fn a_chain_begins_at_the_head_of_the_leading_body() {
    let mut m = groups();
    m.bodies[1].parent = Some(BodyId(0));
    let mayor = Party::Post { unit: None, title: "市长".into() };
    m.seats.push(seat(0, "组长", RoleClass::Head, mayor.clone()));
    m.seats.push(seat(1, "牵头单位", RoleClass::Lead, COMMERCE));
    let graph = ResponsibilityGraph::of(&m);
    assert_eq!(graph.heads(), [Item::Party(&mayor)]);
    let chain = graph.chain(Item::Unit(UnitId(0))).unwrap();
    let words: Vec<&str> = chain.iter().map(|step| step.link.label).collect();
    assert_eq!(words, ["组长", "设立", "牵头单位"]);
    assert_eq!(chain[0].above(), Item::Party(&mayor));
    assert!(!chain[2].forward, "a seat leads from the body down to who holds it");
    assert_eq!(graph.chain(Item::Party(&mayor)), Some(Vec::new()));
}

#[test]
fn bodies_below_each_other_are_out_of_reach_and_so_is_a_unit_only_mentioned() {
    let mut m = groups();
    m.bodies[0].parent = Some(BodyId(1));
    m.bodies[1].parent = Some(BodyId(0));
    m.seats.push(seat(0, "牵头单位", RoleClass::Lead, COMMERCE));
    m.flows = vec![flow(FlowKind::Report, Party::Unit(UnitId(2)), Some(FINANCE), "进展", PeriodUnit::Month)];
    let graph = ResponsibilityGraph::of(&m);
    let lost: Vec<_> = graph.chains().unreached().iter().map(|lost| (lost.item, lost.receives)).collect();
    assert_eq!(
        lost,
        [
            (Item::Body(BodyId(0)), false),
            (Item::Body(BodyId(1)), false),
            (Item::Unit(UnitId(0)), false),
            (Item::Unit(UnitId(1)), true),
        ]
    );
}

#[test]
fn a_unit_through_which_alone_others_are_reached_is_a_bottleneck_for_their_work() {
    let mut m = groups();
    // 市商务局 alone leads the group; its post alone carries a duty, so does the unit itself.
    let post = Party::Post { unit: Some(UnitId(0)), title: "科长".into() };
    m.bodies.truncate(1);
    m.seats.push(seat(0, "牵头单位", RoleClass::Lead, COMMERCE));
    m.tasks.push(Task {
        title: "编制图谱".into(),
        text: None,
        deadline: None,
        deliverable: None,
        score: None,
        clause: Clause::default(),
        span: Span::default(),
    });
    let task = |class, holder| Seat { of: SeatOf::Task(TaskId(0)), ..seat(0, "牵头", class, holder) };
    m.seats.push(task(RoleClass::Lead, COMMERCE));
    m.seats.push(task(RoleClass::Support, FINANCE));
    m.duties.push(duty(&[post], SeatOf::Task(TaskId(0)), DutyKind::Carry, "汇总"));
    let graph = ResponsibilityGraph::of(&m);
    let found = bottlenecks(&graph);
    let commerce = found.iter().find(|b| b.item == Item::Unit(UnitId(0))).unwrap();
    assert_eq!((commerce.cut, commerce.own, commerce.dominated), (2, 1, 2));
    let lost = [Item::Task(TaskId(0)), Item::Duty(DutyId(0))];
    assert_eq!(cut_by(&graph, Item::Unit(UnitId(0))), lost);
    assert!(!found.iter().any(|b| b.item == Item::Unit(UnitId(1))), "a helper holds nothing up");
}

#[test]
fn a_monthly_circular_fed_by_quarterly_reports_is_starved() {
    let mut m = groups();
    let circular = flow(FlowKind::Publication, COMMERCE, None, "全市招商引资工作进展情况", PeriodUnit::Month);
    m.flows = vec![
        flow(FlowKind::Report, GROUP_ONE, Some(COMMERCE), "招商引资工作进展情况", PeriodUnit::Quarter),
        circular,
    ];
    let found = |m: &Mechanism| starved(&ResponsibilityGraph::of(m)).len();
    let graph = ResponsibilityGraph::of(&m);
    let first = starved(&graph).remove(0);
    assert_eq!((first.consumer, first.needs, first.gets), (FlowId(1), 12.0, 4.0));
    assert_eq!(first.producers, [FlowId(0)]);
    // Anything as frequent may be what feeds it, whatever it is about.
    m.flows.push(flow(FlowKind::Report, FINANCE, Some(COMMERCE), "其他", PeriodUnit::Month));
    assert_eq!(found(&m), 0);
    m.flows.pop();
    // So may a report without a countable period.
    m.flows.push(flow(FlowKind::Report, FINANCE, Some(COMMERCE), "其他", PeriodUnit::Vague));
    assert_eq!(found(&m), 0);
    m.flows.pop();
    // And one to the body that the unit hosts.
    m.bodies[1].host = Some(mention(COMMERCE));
    let office = Some(Party::Body(BodyId(1)));
    m.flows.push(flow(FlowKind::Report, FINANCE, office, "其他", PeriodUnit::Month));
    assert_eq!(found(&m), 0);
    // Reports on another matter say nothing of this one.
    m.flows.truncate(2);
    m.flows[0].matter = "项目审批情况统计".into();
    assert_eq!(found(&m), 0);
}

#[test]
fn work_of_a_role_falls_to_each_unit_that_fills_it() {
    let mut m = groups();
    m.groups.push(Group {
        name: Spanned::new("招商小组".into(), Span::default()),
        stated: None,
        bodies: vec![BodyId(0), BodyId(1)],
        parties: Vec::new(),
        clause: Clause::default(),
    });
    m.seats.push(seat(0, "牵头单位", RoleClass::Lead, COMMERCE));
    m.seats.push(seat(1, "牵头单位", RoleClass::Lead, FINANCE));
    let leads = |role: &str| Party::Role { of: Box::new(Party::Group(GroupId(0))), role: role.into() };
    m.flows = vec![flow(FlowKind::Report, leads("牵头单位"), None, "进展", PeriodUnit::Month)];
    m.flows.push(flow(FlowKind::Report, leads("联络员"), None, "进展", PeriodUnit::Month));
    let graph = ResponsibilityGraph::of(&m);
    let reports: Vec<_> = load(&graph).iter().map(|load| (load.item, load.work.reports.times)).collect();
    assert_eq!(reports, [(Item::Unit(UnitId(0)), 12.0), (Item::Unit(UnitId(1)), 12.0)]);
    let unwanted = gaps(&graph).unwanted;
    assert_eq!(unwanted.len(), 1);
    assert_eq!(unwanted[0].why, UnwantedWhy::UnfilledRole);
    assert_eq!(graph.label(unwanted[0].item), "招商小组联络员");
}

#[test]
fn a_flow_comes_round_as_often_as_its_periods_say_together() {
    let mut report = flow(FlowKind::Report, COMMERCE, None, "", PeriodUnit::Month);
    report.times = Some(Amount { low: 2.0, high: 2.0, comparator: Comparator::AtLeast });
    assert_eq!(Yearly::of(&report).times, 24.0);
    report.periods.push(Period { unit: PeriodUnit::Quarter, every: 1, day: None, month: None });
    assert_eq!(Yearly::of(&report).times, 32.0);
    assert_eq!(frequency(&report), Some(24.0));
    report.periods = vec![Period { unit: PeriodUnit::Vague, every: 1, day: None, month: None }];
    assert_eq!((Yearly::of(&report).uncounted, frequency(&report)), (1, None));
}
