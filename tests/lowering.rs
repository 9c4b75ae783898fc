//! What a line means: each test is a few lines of the language and the facts they give.

use jizhi::lower::{Compiled, Context, compile};
use jizhi::model::{Mechanism, Party, RosterChangeKind, SeatOf};
use jizhi::registry::Registry;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;

fn compiled(body: &str) -> Compiled {
    let registry = Registry::built_in();
    let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
    let text = format!("机制：甲\n地区：某省某市某县\n成文日期：2026年3月6日\n--- 正文\n{body}");
    compile(&SourceText::new(text), &context)
}

/// The model of lines that must be free of problems.
fn model(body: &str) -> Mechanism {
    let compiled = compiled(body);
    let problems: Vec<_> = compiled.problems.iter().map(|p| format!("{} {}", p.code, p.message.zh)).collect();
    assert_eq!(problems, Vec::<String>::new(), "{body}");
    compiled.mechanism
}

/// Seats as `机构或任务/角色/谁`.
fn seats(m: &Mechanism) -> Vec<String> {
    let of = |of| match of {
        SeatOf::Body(id) => m.body(id).unwrap().name.value.clone(),
        SeatOf::Task(id) => m.task(id).unwrap().title.clone(),
        SeatOf::Group(id) => format!("各{}", m.group(id).unwrap().name.value),
        SeatOf::Mechanism => "机制".to_owned(),
    };
    m.seats.iter().map(|s| format!("{}/{}/{}", of(s.of), s.role, m.party_name(&s.holder.party))).collect()
}

/// Duties as `谁：做什么`.
fn duties(m: &Mechanism) -> Vec<String> {
    let who = |d: &jizhi::model::Duty| {
        let names: Vec<_> = d.owners.iter().map(|o| m.party_name(&o.party).into_owned()).collect();
        format!("{}：{}", names.join("、"), d.text)
    };
    m.duties.iter().map(who).collect()
}

/// Codes of problems with the words they underline.
fn problems(body: &str) -> Vec<(String, String)> {
    let text = format!("机制：甲\n地区：某省某市某县\n成文日期：2026年3月6日\n--- 正文\n{body}");
    let compiled = compiled(body);
    compiled
        .problems
        .iter()
        .map(|p| (p.code.to_owned(), text.get(p.span.range()).unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn a_bracket_of_labels_makes_a_task_of_the_words_before_it() {
    let m = model(
        "## 扩大出口。建立清单。（牵头单位：县商务局；责任单位：县财政局、各乡镇；完成时限：2026年6月底前）\n",
    );
    assert_eq!(
        seats(&m),
        ["扩大出口/牵头单位/县商务局", "扩大出口/责任单位/县财政局", "扩大出口/责任单位/各乡镇"]
    );
    assert_eq!(m.tasks[0].deadline.as_ref().and_then(|d| d.date.as_deref()), Some("2026-06-30"));
    assert_eq!(m.tasks[0].text.as_deref(), Some("建立清单"));
}

#[test]
fn several_brackets_in_one_paragraph_are_several_tasks() {
    let m = model("# 外贸\n建立清单。（{负责：县商务局}负责）支持注册商标。（{牵头：县市场监管局}牵头）\n");
    assert_eq!(seats(&m), ["建立清单/负责/县商务局", "支持注册商标/牵头/县市场监管局"]);
}

#[test]
fn a_bracket_in_plain_words_says_who_leads_when_all_of_it_is_understood() {
    let m = model(
        "## 政务诚信。清理欠款。（县工业和信息化局牵头，县财政局、各乡镇按职责分工配合，2026年6月底前）\n\
         ## 其他。按规定（国家另有规定的从其规定）执行。\n",
    );
    assert_eq!(
        seats(&m),
        ["政务诚信/牵头/县工业和信息化局", "政务诚信/配合/县财政局", "政务诚信/配合/各乡镇"]
    );
    assert_eq!(m.tasks.len(), 1);
    assert_eq!(m.tasks[0].deadline.as_ref().and_then(|d| d.date.as_deref()), Some("2026-06-30"));
}

#[test]
fn a_report_made_once_has_its_day_and_a_task_heading_its_text() {
    let m = model(
        "# 总结\n{承担：各乡镇}{报送：2026年10月15日前向县商务局报送总结}。\n{报送：每周五前报送县商务局}。\n## 任务：获得信贷。建设平台。\n牵头单位：县财政局\n",
    );
    assert_eq!(m.flows[0].deadline.as_ref().and_then(|d| d.date.as_deref()), Some("2026-10-15"));
    assert_eq!(m.flows[1].to.len(), 1);
    assert_eq!((m.tasks[0].title.as_str(), m.tasks[0].text.as_deref()), ("获得信贷", Some("建设平台。")));
}

#[test]
fn one_line_takes_several_labels_and_a_heading_with_label_lines_is_a_task() {
    let m = model("## 编制图谱\n牵头单位：县工业和信息化局；配合单位：县商务局\n成果：产业图谱\n");
    assert_eq!(seats(&m), ["编制图谱/牵头单位/县工业和信息化局", "编制图谱/配合单位/县商务局"]);
    assert_eq!(m.tasks[0].deliverable.as_ref().map(|d| d.value.as_str()), Some("产业图谱"));
}

#[test]
fn a_role_takes_a_rank_and_a_post_is_shared_by_the_units_before_it() {
    let m = model(
        "## 领导小组：某县路长制工作领导小组\n县级路长：县人民政府分管副县长\n成员：县财政局、县审计局主要负责人\n",
    );
    let roles: Vec<_> = m.seats.iter().map(|s| s.role.as_str()).collect();
    assert_eq!(roles, ["县级路长", "成员", "成员"]);
    let posts: Vec<_> = m.seats.iter().skip(1).map(|s| m.party_name(&s.holder.party).into_owned()).collect();
    assert_eq!(posts, ["县财政局主要负责人", "县审计局主要负责人"]);
}

#[test]
fn roles_before_a_body_in_its_sentence_are_its_own_but_a_body_in_passing_takes_none() {
    let m = model(
        "# 组织\n成立由{组长：县长}任组长的“{领导小组：某县招商工作领导小组}”，下设{办公室：办公室}，设在{设在：县商务局}。\n\
         # 谈判\n由{牵头：县司法局}牵头（成立{谈判组：专业谈判组}）。\n",
    );
    assert_eq!(seats(&m), ["某县招商工作领导小组/组长/县长", "机制/牵头/县司法局"]);
    assert_eq!(m.bodies[1].name.value, "某县招商工作领导小组办公室");
    assert_eq!(m.bodies[1].parent.map(|p| p.index()), Some(0));
    assert!(m.bodies[1].host.is_some() && m.bodies[0].host.is_none());
}

#[test]
fn duties_go_to_whoever_carries_them() {
    let m = model(
        "# 分工\n@县发展改革局：负责甲；负责乙。\n## 职责：县财政局\n- 负责丙。\n{承担：县商务局}主要任务包括：\n- 负责丁。\n\
         # 保障\n{承担：县统计局}要{职责：做好戊}，{职责：由{承担：县税务局}做好己}，并{职责：做好庚}。\n",
    );
    assert_eq!(
        duties(&m),
        [
            "县发展改革局：负责甲",
            "县发展改革局：负责乙",
            "县财政局：负责丙",
            "县商务局：负责丁",
            "县统计局：做好戊",
            "县税务局：由县税务局做好己",
            "县统计局：做好庚"
        ]
    );
}

#[test]
fn collective_names_gather_bodies_below_and_before() {
    let below = model(
        "# 成立{统称：2个招商小组}\n## 小组：一组\n牵头单位：县商务局\n## 小组：二组\n牵头单位：县财政局\n# 要求\n{承担：各小组}要{职责：开好会}。\n",
    );
    assert_eq!(below.groups[0].bodies.len(), 2);
    let before = model("设立{小组：甲组}、{小组：乙组}等{统称：2个产业小组}。\n");
    assert!(before.bodies.iter().all(|b| b.parent.is_none()));
    assert_eq!((before.groups[0].stated, before.groups[0].bodies.len()), (Some(2), 2));
    let m = model(
        "# 成立{统称：招商小组}\n由{牵头领导：分管副县长}牵头。\n## 小组：一组\n牵头单位：县商务局\n# 要求\n{承担：各招商小组牵头单位}{报送：每月5日前向县商务局报送情况}。\n",
    );
    assert_eq!(seats(&m)[0], "各招商小组/牵头领导/分管副县长");
    assert!(matches!(&m.flows[0].from[0].party, Party::Role { role, .. } if role == "牵头单位"));
}

#[test]
fn a_table_of_bodies_gives_seats_and_a_table_of_people_gives_them_to_the_body_around_it() {
    let m = model(
        "# 链长\n| 产业链 | 链长 | 牵头单位 |\n| 装备制造产业链 | 县委书记 | 县工业和信息化局 |\n| 食品产业链 | | 县农业农村局 |\n\
         # 值守\n## 专班：值守专班\n| 岗位 | 责任人 | 联系电话 |\n| 带班 | 县应急管理局副局长 | ×× |\n",
    );
    assert_eq!(
        seats(&m),
        [
            "装备制造产业链/链长/县委书记",
            "装备制造产业链/牵头单位/县工业和信息化局",
            "食品产业链/链长/县委书记",
            "食品产业链/牵头单位/县农业农村局",
            "值守专班/责任人/县应急管理局副局长"
        ]
    );
}

#[test]
fn a_table_of_tasks_merges_empty_cells_and_skips_sums() {
    let m = model(
        "| 任务 | 牵头单位 | 分值 | 完成时限 |\n| 甲事 | 县商务局 | 10 | 2026年5月底前 |\n| 乙事 | | 20 | 长期坚持 |\n| 合计 | 无 | 30 | 无 |\n",
    );
    assert_eq!(
        m.tasks.iter().map(|t| (t.title.as_str(), t.score)).collect::<Vec<_>>(),
        [("甲事", Some(10.0)), ("乙事", Some(20.0))]
    );
    assert_eq!(seats(&m), ["甲事/牵头单位/县商务局", "乙事/牵头单位/县商务局"]);
}

#[test]
fn roster_changes_name_the_role_and_the_people() {
    let m = model(
        "# 调整：某县招商工作领导小组\n调整为：\n- 组长：县人民政府县长\n不再担任：\n- 成员：县扶贫办主任\n增补：县数据局局长\n",
    );
    let changes: Vec<_> =
        m.roster_changes.iter().map(|c| (c.kind, c.role.as_deref(), c.holder.text.as_str())).collect();
    assert_eq!(
        changes,
        [
            (RosterChangeKind::Changed, Some("组长"), "县人民政府县长"),
            (RosterChangeKind::Removed, Some("成员"), "县扶贫办主任"),
            (RosterChangeKind::Added, None, "县数据局局长")
        ]
    );
}

#[test]
fn a_deadline_in_a_body_is_kept_with_its_sentence() {
    let m = model("## 专班：项目专班\n牵头单位：县商务局\n{时限：2026年5月底前}完成组建。\n");
    assert_eq!(m.dues.len(), 1);
    assert_eq!(
        (m.dues[0].what.as_str(), m.dues[0].deadline.date.as_deref()),
        ("2026年5月底前完成组建", Some("2026-05-31"))
    );
}

#[test]
fn numbers_are_generated_and_start_again_after_a_heading_without_a_number() {
    let m =
        model("# 甲\n## 乙\n### 小组：一组\n牵头单位：县商务局\n=== 主要职责：\n- 做事。\n- 成事。\n# 丙\n");
    let numbers: Vec<_> = m.parts[0]
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            jizhi::model::BlockKind::Heading { number, .. } => number.clone(),
            jizhi::model::BlockKind::Item { number, .. } => Some(number.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, ["一、", "（一）", "1.", "1.", "2.", "二、"]);
}

#[test]
fn what_is_wrong_is_underlined_and_the_rest_survives() {
    let cases: &[(&str, &str, &str)] = &[
        ("{牵头单为：县商务局}牵头\n", "unknown-mark", "牵头单为"),
        ("成立{数：7个小组\n", "unclosed-mark", "{数"),
        ("甲}乙\n", "stray-brace", "}"),
        ("## 小阻：一组\n", "unknown-class", "小阻"),
        ("--- 附见：名单\n", "unknown-part", "附见"),
        ("--- 附件\n", "part-without-title", "附件"),
        ("##### 太深\n", "heading-too-deep", "##### 太深"),
        ("{数：若干个小组}\n", "unreadable-clause", "若干"),
        ("## 任务：甲\n完成时限：2026年2月30日\n", "unreadable-clause", "2026年2月30日"),
        ("//! 允许 一切\n甲\n", "bad-permission", "允许 一切"),
        ("## 小组：一组\n牵头单位：县商务局\n牵头单为：县财政局\n", "unknown-label", "牵头单为"),
        ("增补：县数据局局长\n", "change-without-body", "县数据局局长"),
        ("| 任务 | 牵头单位 |\n| 甲 |\n", "uneven-row", "| 甲 |"),
    ];
    for (body, code, words) in cases {
        let found = problems(body);
        assert!(found.contains(&((*code).to_owned(), (*words).to_owned())), "{body} gives {found:?}");
        let after = compiled(&format!("{body}\n--- 正文\n# 好的\n## 小组：后面的组\n牵头单位：县商务局\n"));
        assert!(after.mechanism.bodies.iter().any(|b| b.name.value == "后面的组"), "{body}");
    }
}

#[test]
fn header_mistakes_are_named_with_a_way_out() {
    let registry = Registry::built_in();
    let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
    let text = "机质：甲\n标题：乙\n标题：丙\n发文字号：某政办[2026]9号\n成文日期：二〇二六年三月六日\n模式：7+X\n8：小组\n格式：表格\n# 正文\n";
    let compiled = compile(&SourceText::new(text.to_owned()), &context);
    let found: Vec<_> =
        compiled.problems.iter().map(|p| (p.code, text.get(p.span.range()).unwrap_or_default())).collect();
    let expected = [
        ("unknown-header-field", "机质"),
        ("duplicate-header-field", "标题"),
        ("unreadable-clause", "[2026]"),
        ("unknown-term", "8"),
        ("unknown-format", "表格"),
        ("missing-part", "# 正文"),
    ];
    for one in expected {
        assert!(found.contains(&one), "{one:?} is not in {found:?}");
    }
    assert!(compiled.problems.iter().all(|p| p.help.is_some()), "{:?}", compiled.problems);
}

#[test]
fn a_pattern_counts_bodies_by_collective_name_class_or_ending_of_the_name() {
    let terms = |pattern: &str, body: &str| {
        let registry = Registry::built_in();
        let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
        let text = format!("机制：甲\n地区：某省某市某县\n模式：1+3\n{pattern}\n--- 正文\n{body}");
        let mechanism = compile(&SourceText::new(text), &context).mechanism;
        let pattern = mechanism.pattern.unwrap();
        pattern.terms.iter().map(|term| term.found).collect::<Vec<_>>()
    };
    let bodies = "# 成立{领导小组：某县甲工作领导小组}\n组长：县长\n## 工作组：宣传组\n牵头单位：县教育局\n\
                  ## 工作组：巡查组\n牵头单位：县公安局\n## 专班：招商专班\n牵头单位：县商务局\n";
    assert_eq!(terms("1：领导小组\n3：工作组", bodies), [Some(1), Some(2)]);
    assert_eq!(terms("1：某县甲工作领导小组\n3：组", bodies), [Some(1), Some(3)]);
    let grouped = bodies.replace("# 成立", "# 成立{统称：3个组}，").replace("，{领导", "{领导");
    assert_eq!(terms("1：领导小组\n3：组", &grouped)[0], Some(1));
}

#[test]
fn a_cell_of_nothing_prints_nothing_and_is_not_merged() {
    let m = model("# 分工\n| 任务 | 牵头单位 | 成果 |\n| 甲 | 县商务局 | 清单 |\n| 乙 | 县商务局 | 无 |\n");
    let tables: Vec<_> = m.parts[0]
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            jizhi::model::BlockKind::Table { rows } => Some(rows[2][2].clone()),
            _ => None,
        })
        .collect();
    assert_eq!(tables, ["\u{3000}"]);
    assert_eq!(m.tasks[1].deliverable.as_ref().map(|d| d.value.as_str()), None);
}

#[test]
fn what_is_assessed_is_the_text_of_its_task_and_who_assesses_holds_a_role() {
    let m = model(
        "# 考核\n| 考核项目 | 考核内容 | 分值 | 考核部门 |\n| 巡河 | 每月巡河一次 | 10 | 县水利局 |\n\
         # 评分\n| 考核内容 | 分值 |\n| 建立台账 | 5 |\n| 合计 | 5 |\n",
    );
    let told: Vec<_> = m.tasks.iter().map(|t| (t.title.as_str(), t.text.as_deref(), t.score)).collect();
    assert_eq!(told, [("巡河", Some("每月巡河一次"), Some(10.0)), ("建立台账", None, Some(5.0))]);
    assert_eq!(seats(&m), ["巡河/考核部门/县水利局"]);
}

#[test]
fn points_in_a_heading_are_a_count_of_points() {
    let m = model("# 组织体系（{分值：20分}）\n| 考核项目 | 分值 |\n| 巡河 | 10 |\n| 护河 | 10 |\n");
    let counts: Vec<_> = m.counts.iter().map(|c| (c.stated.low, c.measure.as_str())).collect();
    assert_eq!(counts, [(20.0, "分")]);
}

#[test]
fn whoever_must_name_liaison_staff_owes_it_not_the_office_that_is_told() {
    let m = model(
        "# 机构\n## 领导小组：某县招商工作领导小组\n牵头单位：县商务局\n{联络：各成员单位明确1名联络员}，{联络：明确1名联络员}。\n\
         # 要求\n{承担：县财政局}要{联络：指定1名联络员}。\n",
    );
    assert_eq!(
        duties(&m),
        ["各成员单位：各成员单位明确1名联络员", "：明确1名联络员", "县财政局：指定1名联络员"]
    );
}

#[test]
fn sums_and_values_dealt_out_are_several_facts_and_no_error() {
    let m = model("# 资金\n养护资金{经费：补助标准县道、乡道、村道分别不低于10000元、5000元、3000元}。\n");
    let sums: Vec<_> = m.funding.iter().filter_map(|f| f.amount.as_ref()).map(|q| q.amount.low).collect();
    assert_eq!(sums, [10_000.0, 5000.0, 3000.0]);
    let m = model("# 目标\n到2027年，货物贸易、对外投资和利用外资{指标：分别占比达30%、20%和10%}。\n");
    let told: Vec<_> = m.targets.iter().map(|t| (t.indicator.as_str(), t.quantity.amount.low)).collect();
    assert_eq!(told, [("货物贸易占比", 30.0), ("对外投资占比", 20.0), ("利用外资占比", 10.0)]);
    assert_eq!(m.targets[0].text, "分别占比达30%、20%和10%");
    let lines = "# 目标\n目标：分别占比达30%、20%和10%\n";
    assert_eq!(problems(lines), [("unnamed-values".to_owned(), "分别占比达30%、20%和10%".to_owned())]);
    assert_eq!(compiled(lines).mechanism.targets.len(), 3);
}

#[test]
fn an_indicator_may_stand_before_its_mark() {
    let m = model(
        "# 目标\n地方一般公共预算收入{指标：增长8%以上}，{承担：县商务局}完成投资{指标：60亿元以上}，引进{指标：项目5个}。\n",
    );
    let told: Vec<_> = m.targets.iter().map(|t| (t.indicator.as_str(), t.text.as_str())).collect();
    assert_eq!(
        told,
        [("地方一般公共预算收入增长", "增长8%以上"), ("投资", "60亿元以上"), ("项目", "项目5个")]
    );
}

#[test]
fn a_counted_name_takes_its_bodies_from_further_down_only_without_doubt() {
    let bodies = |count: u32| {
        format!(
            "# 体系\n确定{{统称：{count}个专项小组}}。\n# 分工\n## 小组：一组\n牵头单位：县商务局\n## 小组：二组\n牵头单位：县财政局\n"
        )
    };
    let m = model(&bodies(2));
    assert_eq!(m.groups[0].bodies.len(), 2);
    assert!(m.bodies.iter().all(|b| b.group.is_some()));
    assert_eq!(model(&bodies(3)).groups[0].bodies.len(), 0);
    let other = model(
        "# 体系\n确定{统称：2条产业链}。\n# 分工\n## 小组：一组\n牵头单位：县商务局\n## 小组：二组\n牵头单位：县财政局\n",
    );
    assert_eq!(other.groups[0].bodies.len(), 0);
    let twice = format!(
        "{}# 另有\n## 领导小组：甲领导小组\n组长：县长\n## 专班：三组\n牵头单位：县水利局\n## 专班：四组\n牵头单位：县林业局\n",
        bodies(2)
    );
    assert_eq!(model(&twice).groups[0].bodies.len(), 0);
}

#[test]
fn a_permission_for_a_rule_that_does_not_exist_is_told_with_its_neighbour() {
    let found = compiled("//! 允许 unevn-row：沿用原件\n甲\n").problems;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].level), ("unknown-rule", jizhi::problem::Level::Warning));
    assert_eq!(found[0].help.as_ref().map(|h| h.zh.as_str()), Some("是不是“uneven-row”？"));
    let words = problems("//! 允许 unevn-row：沿用原件\n甲\n");
    assert_eq!(words, [("unknown-rule".to_owned(), "unevn-row".to_owned())]);
    assert_eq!(problems("//! 允许 uneven-row：沿用原件\n甲\n"), []);
}

#[test]
fn a_branch_of_a_higher_organ_hands_no_level_on() {
    let m = model("# 分工\n@县发展改革局、市生态环境局某县分局、住房城乡建设局：负责甲。\n");
    assert_eq!(duties(&m), ["县发展改革局、市生态环境局某县分局、县住房城乡建设局：负责甲"]);
}

#[test]
fn two_posts_of_one_person_are_one_holder_and_two_heads_are_two() {
    let holders = |words: &str| -> Vec<String> {
        let m = model(&format!("## 领导小组：某县甲工作领导小组\n副组长：{words}\n"));
        m.seats.iter().map(|s| m.party_name(&s.holder.party).into_owned()).collect()
    };
    for one in [
        "县委常委、常务副县长",
        "县委常委、政法委书记",
        "县委副书记、县长",
        "县委副书记、县政府党组书记、县长",
        "镇党委副书记、镇长",
        "县财政局党组书记、局长",
        "县财政局副局长、四级调研员",
        "县政府党组成员、县财政局局长",
    ] {
        assert_eq!(holders(one), [one]);
    }
    for two in
        ["县委书记、县长", "县委副书记、常务副县长", "县财政局局长、县审计局局长", "县委副书记、县财政局局长"]
    {
        assert_eq!(holders(two).join("、"), two);
        assert_eq!(holders(two).len(), 2, "{two}");
    }
    assert_eq!(holders("县委常委、宣传部部长，县财政局局长"), ["县委常委、宣传部部长", "县财政局局长"]);
}

#[test]
fn a_post_shared_by_units_goes_no_further_than_the_list_it_closes() {
    let m = model(
        "## 领导小组：某县甲工作领导小组\n成员：县财政局、县审计局等单位分管领导和各乡镇人民政府主要领导\n",
    );
    let posts: Vec<_> = m.seats.iter().map(|s| m.party_name(&s.holder.party).into_owned()).collect();
    assert_eq!(posts, ["县财政局分管领导", "县审计局分管领导", "各乡镇人民政府主要领导"]);
    let units: Vec<_> = m.units.iter().map(|u| u.name.as_str()).collect();
    assert_eq!(units, ["县财政局", "县审计局", "各乡镇人民政府"]);
}

#[test]
fn a_role_named_alone_is_that_of_the_body_or_mechanism_that_has_the_seat() {
    let role = |body: &str| {
        let m = model(body);
        let owner = m.duties[0].owners[0].party.clone();
        assert!(matches!(owner, Party::Role { .. }), "{body} gives {owner:?}");
        assert!(
            m.units.iter().all(|u| !u.name.ends_with('长') && !u.name.ends_with("召集人")),
            "{:?}",
            m.units
        );
        m.party_name(&owner).into_owned()
    };
    let chain = "| 产业链 | 链长 |\n| 装备制造产业链 | 县委书记 |\n| 食品产业链 | 县长 |\n";
    assert_eq!(role(&format!("# 链长\n{chain}# 要求\n{{承担：链长}}要{{职责：做好甲}}。\n")), "链长");
    assert_eq!(role(&format!("# 要求\n{{承担：各链长}}要{{职责：做好甲}}。\n# 链长\n{chain}")), "链长");
    assert_eq!(
        role("## 联席会议：某县甲联席会议\n召集人：分管副县长\n# 要求\n{承担：召集人}要{职责：做好甲}。\n"),
        "某县甲联席会议召集人"
    );
    // A level set up by its name comes first, and a body in the next sentence has no part in the seat.
    assert_eq!(
        role(
            "## 层级：乡级\n由{乡级路长：乡镇长}担任。各乡镇设{办公室：乡级路长办公室}。\n# 要求\n{承担：乡级路长}要{职责：做好甲}。\n"
        ),
        "乡级路长"
    );
    assert_eq!(
        role(
            "由{总召集人：县长}担任。设{办公室：县甲办公室}。\n# 要求\n{承担：总召集人}要{职责：做好甲}。\n"
        ),
        "总召集人"
    );
    assert_eq!(
        role("# 路长\n县级路长：分管副县长\n# 要求\n{承担：县级路长}要{职责：做好甲}。\n"),
        "县级路长"
    );
}

#[test]
fn posts_of_towns_and_villages_are_posts_and_brackets_of_places_stay_in_the_name() {
    for post in ["镇党委书记", "镇长", "村党支部书记", "村委会主任", "镇水利员", "镇民政助理", "包村干部"]
    {
        let m = model(&format!("# 分工\n@{post}：负责甲。\n"));
        let owner = &m.duties[0].owners[0].party;
        assert!(matches!(owner, Party::Post { .. }), "{post} is {owner:?}");
        assert_eq!(m.party_name(owner), post);
    }
    for class in ["各村（社区）", "各乡镇（街道）", "各县（市、区）"] {
        assert_eq!(duties(&model(&format!("# 分工\n@{class}：负责甲。\n"))), [format!("{class}：负责甲")]);
    }
}

#[test]
fn an_office_belongs_to_the_body_that_its_sentence_or_heading_names() {
    let m = model(
        "## 领导小组：某县甲工作领导小组\n组长：县长\n# 办事机构\n领导小组下设{办公室：办公室}，设在{设在：县商务局}。\n",
    );
    assert_eq!(
        (m.bodies[1].name.value.as_str(), m.bodies[1].parent.map(|p| p.index())),
        ("某县甲工作领导小组办公室", Some(0))
    );
    let m = model(
        "设立{领导小组：某县甲工作领导小组}，由{主体：园区}{职责：做好甲}。\n领导小组下设{办公室：办公室}。\n",
    );
    assert_eq!(m.bodies[2].name.value, "某县甲工作领导小组办公室");
    let m = model("## 领导小组：某县甲工作领导小组\n组长：县长\n下设{办公室：县乙办公室}。\n");
    assert_eq!(m.bodies[1].parent.map(|p| p.index()), Some(0));
}

#[test]
fn each_of_two_who_approved_is_kept() {
    let by = |words: &str| -> Vec<String> {
        let m = model(&format!("{{批准：{words}}}，现印发。\n"));
        m.approvals.iter().filter_map(|a| Some(m.party_name(&a.by.as_ref()?.party).into_owned())).collect()
    };
    assert_eq!(by("经县委、县政府同意"), ["县委", "县人民政府"]);
    assert_eq!(by("经县人民政府第9次常务会议研究同意").len(), 1);
    assert!(!by("经县人民政府第9次常务会议研究同意")[0].contains('第'));
}

#[test]
fn a_misspelt_label_below_prose_in_a_body_is_told() {
    let found = problems("## 小组：一组\n负责一件事。\n牵头单为：县财政局\n");
    assert!(found.contains(&("unknown-label".to_owned(), "牵头单为".to_owned())), "{found:?}");
    assert_eq!(problems("## 小组：一组\n负责一件事。\n# 要求\n做一件事。\n牵头单为：县财政局\n"), []);
}
