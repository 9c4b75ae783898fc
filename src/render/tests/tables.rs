//! Matrix, tasks, targets, schedule and roster.

use super::builder::{Builder, given, post, two_plus_x};
use super::output;
use crate::model::*;

/// The rows of a CSV, read back as a spreadsheet program reads them.
fn rows(m: &Mechanism, name: &str) -> Vec<Vec<String>> {
    let text = output(m, name);
    let text = text.strip_prefix('\u{FEFF}').expect("a byte-order mark, for spreadsheet programs");
    assert!(text.ends_with("\r\n"), "rows end with CRLF");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_matrix_has_units_in_register_order_then_classes_with_leaders_on_top() {
    assert_eq!(
        rows(&two_plus_x(), "matrix.csv"),
        [
            ["单位", "招商一组", "招商二组", "合计"],
            ["负责人", "牵头领导：分管副市长", "牵头领导：分管副市长", ""],
            ["市发展改革委", "牵头单位", "", "1"],
            ["市商务局", "", "牵头单位", "1"],
            ["市财政局", "责任单位", "责任单位", "2"],
            ["各县（市）区", "责任单位", "责任单位", "2"],
        ]
    );
}

#[test]
fn the_page_of_the_matrix_links_each_cell_to_its_paragraph() {
    let html = output(&two_plus_x(), "matrix.html");
    let cell = "<a class=\"lead\" href=\"notice.html#b4\"><span aria-hidden=\"true\">◎</span>牵头单位</a>";
    assert!(html.contains(cell), "{html}");
    assert!(html.contains("<th scope=\"row\">市财政局</th>") && html.contains("<caption>"));
    let notice = output(&two_plus_x(), "notice.html");
    assert!(
        notice.contains("<p id=\"b4\" class=\"field\"><span class=\"label\">牵头单位</span>"),
        "{notice}"
    );
}

#[test]
fn a_seat_that_an_annex_states_once_more_shows_once() {
    let mut m = two_plus_x();
    let again = m.seats.iter().map(|seat| Seat { clause: Clause("附件".into()), ..seat.clone() });
    m.seats.extend(again.collect::<Vec<_>>());
    assert_eq!(rows(&m, "matrix.csv"), rows(&two_plus_x(), "matrix.csv"));
    assert_eq!(rows(&m, "tasks.csv"), rows(&two_plus_x(), "tasks.csv"));
}

#[test]
fn who_assesses_a_task_is_told_from_who_does_it() {
    let mut b = Builder::new("某县河长制考核");
    b.part(PartKind::Main, None);
    let (doer, judge) = (b.unit("县水利局", UnitKind::Named, 1), b.unit("县河长办", UnitKind::Named, 2));
    b.m.tasks.push(Task {
        title: "巡河".into(),
        text: Some("每月一次".into()),
        deadline: None,
        deliverable: None,
        score: Some(8.0),
        clause: Clause("一、".into()),
        span: Default::default(),
    });
    let task = SeatOf::Task(TaskId::at(0));
    b.seat(task, "责任单位", RoleClass::Responsible, doer);
    b.seat(task, "考核部门", RoleClass::Assessor, judge);
    let rows = rows(&b.m, "tasks.csv");
    assert_eq!(
        (rows[1][3].as_str(), rows[1][5].as_str()),
        ("巡河：每月一次", "县水利局、县河长办（考核部门）")
    );
}

#[test]
fn scopes_nested_bodies_and_hosts_show_in_the_matrix() {
    let mut b = Builder::new("某县招商引资工作领导小组");
    b.part(PartKind::Main, None);
    b.heading(1, "一、", "领导小组", "");
    let top = b.body("领导小组", "领导小组");
    let office = b.body("办公室", "领导小组办公室");
    b.m.bodies[office.index()].parent = Some(top);
    let unit = b.unit("县商务局", UnitKind::Named, 1);
    b.m.bodies[office.index()].host = Some(super::builder::mention(unit.clone(), "县商务局"));
    b.seat(SeatOf::Body(top), "牵头单位", RoleClass::Lead, unit);
    b.m.seats[0].scope = Some("负责外资".into());
    let rows = rows(&b.m, "matrix.csv");
    assert_eq!(rows[0], ["单位", "领导小组", "领导小组／领导小组办公室", "合计"]);
    assert_eq!(rows[1], ["县商务局", "牵头单位（负责外资）", "设在", "2"]);
}

#[test]
fn without_bodies_the_columns_are_tasks() {
    let mut m = two_plus_x();
    m.seats.retain(|seat| matches!(seat.of, SeatOf::Task(_)));
    assert_eq!(rows(&m, "matrix.csv"), [["单位", "建立项目库", "合计"], ["各县（市）区", "牵头单位", "1"]]);
}

#[test]
fn a_ring_of_parents_ends() {
    let mut m = two_plus_x();
    m.bodies[0].parent = Some(BodyId(1));
    m.bodies[1].parent = Some(BodyId(0));
    assert!(output(&m, "matrix.md").contains("招商一组"));
    assert!(output(&m, "graph.svg").contains("</svg>"));
}

#[test]
fn tasks_name_who_leads_and_duties_of_a_unit_are_its_own() {
    let mut m = two_plus_x();
    m.duties.push(Duty {
        owners: vec![super::builder::mention(Party::Unit(UnitId(2)), "市财政局")].into(),
        of: SeatOf::Body(BodyId(1)),
        kind: DutyKind::Assist,
        text: "协助做好经费保障".into(),
        clause: Clause("二、（一）".into()),
        span: crate::source::Span::default(),
    });
    let rows = rows(&m, "tasks.csv");
    assert_eq!(
        rows[1][..6],
        [
            "1",
            "一、（一）",
            "职责",
            "重点负责装备制造、新材料等领域的招商引资工作",
            "市发展改革委",
            "各县（市）区、市财政局"
        ]
    );
    let task = rows.iter().find(|row| row[2] == "任务").unwrap();
    assert_eq!(task[3..9], ["建立项目库", "各县（市）区", "", "", "2026年6月底前", "项目库"]);
    let help = rows.iter().find(|row| row[2] == "协助").unwrap();
    assert_eq!(help[4..7], ["", "", "市财政局"]);
    assert_eq!(help[10], "市财政局");
}

#[test]
fn totals_add_the_ends_of_ranges_apart() {
    let rows = rows(&two_plus_x(), "targets.csv");
    let totals: Vec<&[String]> = rows.iter().filter(|row| row[0] == "合计").map(|row| &row[4..9]).collect();
    assert_eq!(totals, [["外出对接项目", "", "10", "10", "个"], ["争取落地项目", "", "2", "4", "个"]]);
}

#[test]
fn decimals_add_without_noise() {
    let mut m = two_plus_x();
    for (target, value) in m.targets.iter_mut().zip([0.1, 1.0, 0.2, 1.0]) {
        (target.quantity.amount.low, target.quantity.amount.high) = (value, value);
    }
    let rows = rows(&m, "targets.csv");
    assert_eq!(rows[5][6], "0.3");
}

#[test]
fn a_flow_with_several_periods_has_a_row_for_each() {
    let mut m = two_plus_x();
    m.flows[0].periods.push(super::builder::every(PeriodUnit::Quarter, None));
    let mut from = m.flows[0].from.to_vec();
    from[0].text = "各招商小组".into();
    m.flows[0].from = from.into();
    let rows = rows(&m, "schedule.csv");
    assert_eq!(rows[1][1..7], ["报送", "各招商小组", "市商务局", "本组招商工作开展情况", "每月", "25日"]);
    assert_eq!(rows[2][5..7], ["每季度", ""]);
    assert_eq!(rows[3][1..7], ["完成时限", "各县（市）区", "", "建立项目库", "", "2026-06-30"]);
}

#[test]
fn the_roster_tells_names_from_posts_and_lists_changes() {
    let mut b = Builder::new("某县招商引资工作领导小组");
    b.m.document.title = given("调整的通知");
    let body = b.body("领导小组", "某县招商引资工作领导小组");
    let person = Party::Person { name: "某某".into(), post: Some("县长".into()) };
    b.seat(SeatOf::Body(body), "组长", RoleClass::Head, person);
    b.m.roster_changes.push(RosterChange {
        body,
        kind: RosterChangeKind::Removed,
        role: Some("成员".into()),
        holder: super::builder::mention(post("县乡村振兴局局长"), ""),
        clause: Clause::default(),
        span: crate::source::Span::default(),
    });
    let rows = rows(&b.m, "roster.csv");
    assert_eq!(rows[1], ["某县招商引资工作领导小组", "组长", "某某", "县长", "", ""]);
    assert_eq!(rows[2], ["某县招商引资工作领导小组", "成员", "", "县乡村振兴局局长", "不再担任", ""]);
}

#[test]
fn cells_with_commas_quotes_and_line_breaks_come_back_whole() {
    let mut m = two_plus_x();
    m.tasks[0].title = "建立“库”,含\"甲\"\n和乙".into();
    let rows = rows(&m, "tasks.csv");
    assert!(rows.iter().any(|row| row[3] == "建立“库”,含\"甲\"\n和乙"));
}

#[test]
fn a_very_large_document_is_built_in_one_piece() {
    let mut b = Builder::new("某省总表");
    b.part(PartKind::Main, None);
    for number in 0..400 {
        b.heading(2, "", &format!("第{number}专班"), "");
        let body = b.body("专班", &format!("第{number}专班"));
        let unit = b.unit(&format!("第{number}局"), UnitKind::Named, number);
        b.seat(SeatOf::Body(body), "牵头单位", RoleClass::Lead, unit);
    }
    for number in 0..300 {
        let unit = b.unit(&format!("第{number}局"), UnitKind::Named, number);
        b.seat(SeatOf::Body(BodyId(0)), "成员单位", RoleClass::Responsible, unit);
    }
    b.duty(SeatOf::Body(BodyId(0)), None, DutyKind::Carry, "统筹协调");
    let matrix = rows(&b.m, "matrix.csv");
    assert_eq!(matrix[0], ["单位", "机构与角色", "合计"], "160,000 cells would help nobody");
    assert_eq!(matrix[1][1], "第0专班：牵头单位；第0专班：成员单位");
    let tasks = rows(&b.m, "tasks.csv");
    assert!(tasks[1][5].ends_with("第99局等300个"), "{}", tasks[1][5]);
}
