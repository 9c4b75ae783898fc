//! Shapes of notices that none of the published five has: each with sentences of our own.

use super::{compiled, imported, registry};
use jizhi::import::RepairKind;
use jizhi::model::{Mechanism, Parties, SeatOf};

/// A short notice around some lines, imported and compiled.
fn model(lines: &str) -> (String, Mechanism) {
    let text = format!(
        "某县人民政府办公室关于做好某项工作的通知\n某政办〔2026〕3号\n各乡镇人民政府，县直各单位：\n{lines}\n某县人民政府办公室\n2026年3月6日\n"
    );
    let draft = imported("a.txt", &text).text;
    let mechanism = compiled(&draft, &registry()).mechanism;
    (draft, mechanism)
}

fn parties(m: &Mechanism, parties: &Parties) -> Vec<String> {
    parties.iter().map(|p| m.party_name(&p.party).into_owned()).collect()
}

/// Seats as 机构｜角色｜人.
fn seats(m: &Mechanism) -> Vec<String> {
    let of = |of: SeatOf| match of {
        SeatOf::Body(id) => m.body(id).map_or(String::new(), |b| b.name.value.clone()),
        SeatOf::Task(_) => "任务".to_owned(),
        _ => "机制".to_owned(),
    };
    m.seats.iter().map(|s| format!("{}｜{}｜{}", of(s.of), s.role, m.party_name(&s.holder.party))).collect()
}

fn assert_has(draft: &str, found: &[String], wanted: &[&str]) {
    for wanted in wanted {
        assert!(found.iter().any(|f| f == wanted), "{wanted} is not in {found:#?}\n{draft}");
    }
}

#[test]
fn a_sentence_that_names_a_body_by_its_second_name_fills_its_seats() {
    let (draft, m) = model(
        "经县政府同意，建立某县托育服务联席会议（以下简称联席会议）。\n一、组成\n联席会议由县卫生健康局、县教育局、县财政局等3个部门和单位组成，县卫生健康局为牵头单位。联席会议由分管副县长担任召集人。\n二、其他\n联席会议办公室设在县卫生健康局，办公室主任由县卫生健康局局长兼任。",
    );
    let name = "某县托育服务联席会议";
    assert_eq!(m.bodies.len(), 2, "{draft}");
    assert_has(
        &draft,
        &seats(&m),
        &[
            &format!("{name}｜成员单位｜县教育局"),
            &format!("{name}｜牵头单位｜县卫生健康局"),
            &format!("{name}｜召集人｜分管副县长"),
            &format!("{name}办公室｜主任｜县卫生健康局局长"),
        ],
    );
}

#[test]
fn a_body_of_one_class_needs_no_second_name_and_members_may_be_listed_behind_包括() {
    let (draft, m) = model(
        "县政府决定成立某县托育服务领导小组。\n一、组成\n领导小组组长由分管副县长兼任，副组长由县卫生健康局局长兼任。成员单位包括县教育局、县财政局、县民政局。",
    );
    let name = "某县托育服务领导小组";
    assert_has(
        &draft,
        &seats(&m),
        &[
            &format!("{name}｜组长｜分管副县长"),
            &format!("{name}｜副组长｜县卫生健康局局长"),
            &format!("{name}｜成员单位｜县财政局"),
        ],
    );
}

#[test]
fn each_half_of_a_sentence_is_the_duty_of_the_one_it_names() {
    let (draft, m) = model(
        "一、工作安排\n实行由县商务局统筹、县财政局牵头、各乡镇配合的工作方式。日常工作由县商务局承担。",
    );
    let duties: Vec<String> =
        m.duties.iter().map(|d| format!("{}：{}", parties(&m, &d.owners).join("、"), d.text)).collect();
    assert_has(
        &draft,
        &duties,
        &["县商务局：县商务局统筹", "县财政局：县财政局牵头", "县商务局：日常工作由县商务局承担"],
    );
}

#[test]
fn a_role_on_a_line_of_its_own_opens_a_roster_of_names_and_posts() {
    let (draft, m) = model(
        "成立某县托育服务工作专班。\n一、组成人员\n组长：\n张甲　县委常委、副县长\n副组长：\n李乙　县卫生健康局局长\n成员：\n王丙　县教育局党组成员、副局长\n买某·赵某（县财政局副局长）\n镇民政助理\n二、工作要求\n各成员要抓好落实。",
    );
    let roles: Vec<&str> = m.seats.iter().map(|s| s.role.as_str()).collect();
    assert_eq!(roles, ["组长", "副组长", "成员", "成员", "成员"], "{draft}");
    let (draft, m) = model(
        "成立某县托育服务领导小组。\n一、组成人员\n组 长：李 乙 县卫生健康局局长\n成 员：王 丙 县教育局副局长\n领导小组办公室设在县卫生健康局",
    );
    assert_eq!(m.seats.len(), 2, "{draft}");
    assert!(draft.contains("李乙　县卫生健康局局长") && draft.contains("王丙　县教育局副局长"), "{draft}");
}

#[test]
fn a_post_may_have_the_name_of_its_holder_behind_it() {
    let (draft, m) = model(
        "一、组织领导\n成立某县托育服务领导小组，由分管副县长张某某任组长，县卫生健康局局长李某任副组长，县教育局、县财政局负责托育的领导为小组成员。",
    );
    let found = seats(&m);
    let roles: Vec<&str> = m.seats.iter().map(|s| s.role.as_str()).collect();
    assert!(roles.starts_with(&["组长", "副组长"]), "{found:?}\n{draft}");
    assert!(found.iter().all(|s| s.starts_with("某县托育服务领导小组｜")), "{found:?}\n{draft}");
}

#[test]
fn a_bracket_that_says_who_leads_is_no_duty_and_leaves_what_follows_alone() {
    let (draft, m) = model(
        "一、重点任务\n（一）拓宽融资渠道。组织银企对接活动。（县财政局牵头，人民银行某县支行、县税务局按职责分工负责）建立需求台账。（责任单位：各乡镇）",
    );
    let texts: Vec<&str> = m.duties.iter().map(|d| d.text.as_str()).collect();
    assert!(texts.iter().all(|t| !t.contains("按职责分工")), "{texts:?}\n{draft}");
    assert_has(&draft, &seats(&m), &["任务｜牵头｜县财政局", "任务｜负责｜县税务局"]);
    let (draft, m) = model(
        "一、重点任务\n（一）优化准入环境。推行一网通办。〔牵头单位：县市场监管局；责任单位：县司法局、县税务局按职责分工负责〕",
    );
    let roles: Vec<&str> = m.seats.iter().map(|s| s.role.as_str()).collect();
    assert_eq!(roles, ["牵头单位", "责任单位", "责任单位"], "{draft}");
}

#[test]
fn articles_are_read_as_sentences_and_keep_their_numbers() {
    let (draft, m) = model(
        "第一章　总则\n第一条　为规范托育服务，制定本规则。\n第二章　会议\n第二条　县卫生健康局每季度召开1次会议，研究有关事项。\n第三条　各乡镇每月25日前向县卫生健康局报送进展。",
    );
    assert!(draft.contains("## {承担：县卫生健康局}{会议：每季度召开1次会议}"), "{draft}");
    assert_eq!(m.flows.len(), 2, "{draft}");
    assert!(!draft.contains("允许 unmarked-heading"), "{draft}");
}

#[test]
fn the_terms_of_a_pattern_are_written_where_the_text_says_them() {
    let (draft, m) = model(
        "决定建立“1+2+N”推进机制。\n一、“1”：总指挥部\n（一）某县托育服务总指挥部\n指挥长：县长\n二、“2”：2个专项组\n（一）规划专项组\n组长：县教育局局长\n（二）监管专项组\n组长：县卫生健康局局长\n三、“N”：属地落实\n（一）各乡镇、县经济开发区。各乡镇、县经济开发区要落实用地保障。",
    );
    let pattern = m.pattern.as_ref().map(|p| p.terms.iter().filter(|t| t.bound.is_some()).count());
    assert_eq!(pattern, Some(3), "{draft}");
    assert!(draft.contains("2：专项组") && draft.contains("N：各乡镇、县经济开发区"), "{draft}");
}

#[test]
fn columns_that_tabs_or_blanks_set_apart_are_a_table() {
    for gap in ["\t", "    ", "　　"] {
        let rows = [
            "序号|任务|牵头单位|完成时限",
            "1|建立项目库|县商务局|2026年6月底前",
            "2|开展督查|县政府督查室|2026年9月底前",
        ];
        let lines = rows.map(|row| row.replace('|', gap)).join("\n");
        let (draft, m) = model(&format!("一、任务清单\n{lines}\n二、工作要求\n抓好落实。"));
        assert_eq!(m.tasks.len(), 2, "{draft}");
        assert_has(&draft, &seats(&m), &["任务｜牵头单位｜县商务局"]);
    }
    let (draft, m) = model("一、联系人\n张甲    县商务局    12345\n李乙    县财政局    23456");
    assert!(!draft.contains('|') && m.tasks.is_empty(), "{draft}");
}

#[test]
fn a_date_in_chinese_numerals_is_written_in_arabic_ones_and_told() {
    let text = "某县人民政府办公室关于成立领导小组的通知\n各乡镇人民政府：\n现将有关事项通知如下。\n某县人民政府办公室\n二○○六年四月二十八日\n";
    let draft = imported("a.txt", text);
    assert!(draft.text.contains("成文日期：2006年4月28日"), "{}", draft.text);
    assert!(draft.repairs.iter().any(|r| r.kind == RepairKind::Date));
}

#[test]
fn what_a_text_is_for_and_who_may_propose_are_no_duties() {
    let (draft, m) = model(
        "一、其他\n成员需要调整的，由所在单位提出。\n（一）经主要领导同意后办理。\n为规范工作，提高效率，制定本办法。",
    );
    assert!(m.duties.is_empty(), "{:?}\n{draft}", m.duties.iter().map(|d| &d.text).collect::<Vec<_>>());
    assert!(m.units.iter().all(|u| u.name != "所在单位"), "{draft}");
}

#[test]
fn a_roster_that_no_body_claims_is_told_with_the_bodies_it_may_belong_to() {
    let text = "某县人民政府办公室关于做好某项工作的通知\n各乡镇人民政府，县直各单位：\n\
                经县政府同意，成立某县甲工作领导小组。\n一、工作目标\n做好甲工作。\n二、组成人员\n组长：县长\n\
                副组长：县商务局局长\n某县人民政府办公室\n2026年3月6日\n";
    let imported = imported("a.txt", text);
    let mechanism = compiled(&imported.text, &registry()).mechanism;
    let homeless = mechanism.seats.iter().filter(|s| s.of == SeatOf::Mechanism).count();
    let told: Vec<_> = imported.problems.iter().filter(|p| p.code == "guessed-seat").collect();
    assert_eq!((homeless > 0, told.len()), (true, 1), "{}", imported.text);
    assert_eq!(imported.text.get(told[0].span.range()), Some("县长"));
    let help = told[0].help.as_ref().unwrap();
    assert!(help.zh.contains("某县甲工作领导小组"), "{}", help.zh);
}

#[test]
fn duties_and_meetings_that_nobody_is_seen_to_carry_are_told_with_who_may() {
    let text = "某县人民政府办公室关于做好某项工作的通知\n各乡镇人民政府，县直各单位：\n\
                经县政府同意，成立某县甲工作领导小组。\n一、主要职责\n负责统筹协调全县甲工作。\n二、工作制度\n\
                每季度召开一次调度会。\n某县人民政府办公室\n2026年3月6日\n";
    let imported = imported("a.txt", text);
    let mechanism = compiled(&imported.text, &registry()).mechanism;
    for (code, lost) in [
        ("guessed-duty", mechanism.duties.iter().filter(|d| d.owners.is_empty()).count()),
        ("guessed-flow", mechanism.flows.iter().filter(|f| f.from.is_empty()).count()),
    ] {
        let told: Vec<_> = imported.problems.iter().filter(|p| p.code == code).collect();
        assert_eq!((lost, told.len()), (1, 1), "{code}\n{}", imported.text);
        assert!(told[0].help.as_ref().unwrap().zh.contains("某县甲工作领导小组"));
    }
}
