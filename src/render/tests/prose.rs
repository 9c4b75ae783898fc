//! Customary sentences stand where the drafter wrote none, and only there.

use super::builder::{Builder, mention, post, two_plus_x, words};
use super::output;
use crate::model::*;
use crate::source::Span;

fn says(m: &Mechanism, sentence: &str) {
    let text = output(m, "notice.txt");
    assert!(text.contains(sentence), "{sentence} is not in\n{text}");
}

fn bare() -> Builder {
    let mut b = Builder::new("某县“2+X”招商引资工作机制");
    b.m.document.issuers = vec![words("某县人民政府办公室")];
    b.part(PartKind::Main, None);
    b
}

fn approved(b: &mut Builder, text: &str) {
    b.m.approvals.push(Approval { by: None, text: text.into(), span: Span::default() });
}

fn rests_on(b: &mut Builder, title: &str, number: Option<&str>) {
    b.m.bases.push(Basis {
        kind: BasisKind::Rests,
        title: title.into(),
        number: number.map(str::to_owned),
        resolved: None,
        clause: Clause::default(),
        span: Span::default(),
    });
}

#[test]
fn a_notice_with_its_own_sentences_gains_none() {
    let text = output(&two_plus_x(), "notice.txt");
    assert!(!text.contains("现将有关事项"), "{text}");
    assert_eq!(text.matches("成立2个招商小组").count(), 2, "{text}");
    assert!(!output(&two_plus_x(), "notice.html").contains("id=\"s0\""));
}

#[test]
fn the_opening_is_made_from_purpose_bases_and_approval() {
    let mut b = bare();
    b.m.purpose = Some(words("为形成招商合力"));
    rests_on(&mut b, "某市招商引资工作方案", Some("某政办〔2026〕9号"));
    rests_on(&mut b, "某市若干措施", None);
    approved(&mut b, "经县人民政府研究同意");
    b.heading(1, "一、", "成立小组", "");
    b.body("小组", "招商一组");
    says(
        &b.m,
        "为形成招商合力，根据《某市招商引资工作方案》（某政办〔2026〕9号）、《某市若干措施》，经县人民政府研究同意，\
         决定建立某县“2+X”招商引资工作机制。现将有关事项通知如下：\n　　一、成立小组",
    );
}

#[test]
fn nothing_is_said_that_was_not_declared() {
    let mut b = bare();
    b.heading(1, "一、", "重点任务", "");
    let text = output(&b.m, "notice.txt");
    assert!(text.contains("　　现将有关事项通知如下：\n"), "{text}");
    assert!(!text.contains("根据") && !text.contains("同意") && !text.contains("决定"), "{text}");
}

#[test]
fn a_body_is_set_up_and_a_mechanism_is_built() {
    let mut b = bare();
    b.m.name = Some(words("某县招商引资工作领导小组"));
    b.heading(1, "一、", "组成人员", "");
    b.body("领导小组", "某县招商引资工作领导小组");
    says(&b.m, "决定成立某县招商引资工作领导小组。");
}

#[test]
fn an_issuing_notice_without_words_says_who_agreed() {
    let mut b = bare();
    approved(&mut b, "已经县人民政府同意");
    b.part(PartKind::Issued, Some("某县招商专班\n工作方案"));
    b.heading(1, "一、", "总体要求", "");
    says(&b.m, "《某县招商专班工作方案》已经县人民政府同意，现印发给你们，请认真贯彻执行。");
    b.m.approvals.clear();
    approved(&mut b, "县人民政府");
    says(&b.m, "《某县招商专班工作方案》已经县人民政府同意，现印发给你们，请认真贯彻执行。");
    b.m.approvals.clear();
    says(&b.m, "现将《某县招商专班工作方案》印发给你们，请认真贯彻执行。");
}

#[test]
fn a_collective_name_over_its_bodies_gets_its_sentence() {
    let mut b = bare();
    b.paragraph("现将有关事项通知如下：");
    b.heading(1, "一、", "成立|统称:招商小组", "");
    b.m.groups.push(Group {
        name: words("招商小组"),
        stated: None,
        bodies: vec![BodyId(0), BodyId(1)],
        parties: Vec::new(),
        clause: Clause("一、".into()),
    });
    for (clause, name) in [("一、 （一）", "招商一组"), ("一、 （二）", "招商二组")] {
        b.heading(2, clause, name, "");
        let id = b.body("小组", name);
        b.m.bodies[id.index()].group = Some(GroupId(0));
        b.field("牵头领导", "牵头领导:分管副县长", &[]);
        b.seat(SeatOf::Body(id), "牵头领导", RoleClass::Head, post("分管副县长"));
    }
    says(&b.m, "　　一、成立招商小组\n　　由各牵头领导分别负责，成立2个招商小组。\n　　（一）招商一组\n");
    let text = output(&b.m, "notice.txt");
    assert!(!text.contains("分管副县长牵头负责。"), "a body with fields needs no composition: {text}");
}

#[test]
fn a_body_without_any_words_is_described_from_its_seats() {
    let mut b = bare();
    b.paragraph("现将有关事项通知如下：");
    b.heading(1, "一、", "招商一组", "");
    let id = b.body("小组", "招商一组");
    let of = SeatOf::Body(id);
    b.seat(of, "组长", RoleClass::Head, post("副县长"));
    b.seat(of, "副组长", RoleClass::Deputy, post("政府办主任"));
    let (first, second) = (b.unit("县商务局", UnitKind::Named, 1), b.unit("县财政局", UnitKind::Named, 2));
    b.seat(of, "成员单位", RoleClass::Member, first);
    b.seat(of, "成员单位", RoleClass::Member, second);
    for term in ["康养", "能源"] {
        let (term, clause, span) = (term.into(), Clause("一、".into()), Span::default());
        b.m.directions.push(Direction { of, term, clause, span });
    }
    b.heading(1, "二、", "工作要求", "");
    says(
        &b.m,
        "　　一、招商一组\n　　由副县长任组长，政府办主任任副组长，县商务局、县财政局为成员单位，\
         负责康养、能源等领域的相关工作。\n　　二、工作要求\n",
    );
}

#[test]
fn an_open_class_of_actors_with_only_a_name_gets_no_sentence() {
    let mut b = bare();
    b.paragraph("现将有关事项通知如下：");
    b.heading(1, "一、", "各县（市）区", "");
    let id = b.body("主体", "各县（市）区");
    b.m.seats.push(Seat {
        of: SeatOf::Body(id),
        role: "责任单位".into(),
        class: RoleClass::Responsible,
        holder: mention(post("某某"), "某某"),
        scope: None,
        clause: Clause("一、".into()),
    });
    let text = output(&b.m, "notice.txt");
    assert!(text.contains("　　一、各县（市）区\n\n"), "{text}");
}
