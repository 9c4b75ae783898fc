//! The notice: order and form of its elements.

use super::builder::{Builder, given, two_plus_x, words};
use super::output;
use crate::model::*;

/// Lines without blanks at their ends, without empty ones.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.trim_matches([' ', '　'])).filter(|line| !line.is_empty()).collect()
}

fn minimal() -> Builder {
    let mut b = Builder::new("某县招商专班工作机制");
    b.part(PartKind::Main, None);
    b.paragraph("现将有关事项通知如下：");
    b
}

#[test]
fn the_elements_stand_in_the_order_of_the_standard() {
    let text = output(&two_plus_x(), "notice.txt");
    assert_eq!(
        lines(&text),
        [
            "某市人民政府办公室文件",
            "某政办〔2026〕9号",
            "某市人民政府办公室",
            "关于建立“2+X”招商引资工作机制的通知",
            "各县（市）区人民政府，市人民政府各部门：",
            "为形成招商合力，经市政府研究同意，决定建立“2+X”招商引资工作机制。",
            "一、成立2个招商小组",
            "由分管副市长牵头负责，成立2个招商小组。",
            "（一）招商一组。",
            "牵头单位：市发展改革委",
            "责任单位：市财政局，各县（市）区。",
            "工作职责：重点负责装备制造、新材料等领域的招商引资工作。",
            "（二）招商二组。",
            "牵头单位：市商务局",
            "责任单位：市财政局，各县（市）区。",
            "工作职责：重点负责文化旅游、现代物流等领域的招商引资工作。",
            "二、健全保障机制",
            "（一）信息联络机制。各招商小组每月25日前向市商务局报送情况。",
            "某市人民政府办公室",
            "2026年3月6日",
            "抄送：市委各部门，市人大常委会办公室。",
            "各新闻单位。",
            "某市人民政府办公室　　2026年3月7日印发",
        ]
    );
}

#[test]
fn what_is_omitted_prints_nothing_and_what_is_not_written_prints_its_default() {
    let mut b = minimal();
    b.m.document.issuers = vec![words("某县人民政府"), words("某县人民武装部")];
    let text = output(&b.m, "notice.txt");
    assert_eq!(
        lines(&text),
        [
            "某县人民政府",
            "某县人民武装部文件",
            "×××〔××××〕×号",
            "某县人民政府 某县人民武装部关于建立某县招商专班工作机制的通知",
            "××××：",
            "现将有关事项通知如下：",
            "某县人民政府",
            "某县人民武装部",
            "××××年×月×日",
            "××××　　××××年×月×日印发",
        ]
    );
    let d = &mut b.m.document;
    for element in [
        &mut d.letterhead,
        &mut d.number,
        &mut d.title,
        &mut d.addressees,
        &mut d.signature,
        &mut d.date,
        &mut d.printer,
        &mut d.print_date,
    ] {
        *element = Element::Omitted;
    }
    assert_eq!(lines(&output(&b.m, "notice.txt")), ["现将有关事项通知如下："]);
}

#[test]
fn optional_elements_of_the_head_print_only_when_given() {
    let mut b = minimal();
    let d = &mut b.m.document;
    d.issuers = vec![words("某县人民政府")];
    (d.copy_number, d.secrecy, d.urgency) = (given("000001"), given("秘密★1年"), given("特急"));
    d.number = given("某政发〔2026〕1号");
    d.signers = vec![words("某某")];
    d.note = given("此件公开发布");
    let text = output(&b.m, "notice.txt");
    let lines = lines(&text);
    assert_eq!(
        lines[..5],
        ["000001", "秘密★1年", "特急", "某县人民政府文件", "某政发〔2026〕1号　　签发人：某某"]
    );
    assert!(lines.contains(&"（此件公开发布）"));
}

#[test]
fn a_letter_has_no_word_file_and_minutes_have_no_addressees() {
    let mut b = minimal();
    let d = &mut b.m.document;
    d.issuers = vec![words("某县人民政府办公室")];
    d.format = IssuedFormat::Letter;
    d.number = given("某政办函〔2026〕2号");
    d.addressees = given("县发改局");
    let text = output(&b.m, "notice.txt");
    let letter = lines(&text);
    assert_eq!(letter[..2], ["某县人民政府办公室", "某政办函〔2026〕2号"]);
    assert_eq!(letter.last().copied(), Some("××××年×月×日"), "a letter has no imprint");

    b.m.document.format = IssuedFormat::Minutes;
    b.m.document.addressees = Element::Default;
    let text = output(&b.m, "notice.txt");
    let minutes = lines(&text);
    assert_eq!(minutes[0], "某县人民政府办公室会议纪要");
    assert!(!text.contains("××××："), "{text}");
}

#[test]
fn an_issued_text_follows_the_note_and_annexes_carry_their_numbers() {
    let mut b = minimal();
    b.part(PartKind::Issued, Some("某县工作方案"));
    b.paragraph("为做好工作，制定本方案。");
    b.part(PartKind::Annex, Some("领导小组名单。"));
    b.field("组　长", "组长:县长", &["县委副书记", "县政协主席"]);
    b.part(PartKind::Annex, Some("任务清单"));
    b.item(3, "1.", "加强统筹。|出台规划。", 5);
    let text = output(&b.m, "notice.txt");
    let lines = lines(&text);
    let tail: Vec<&str> = lines.into_iter().skip_while(|line| !line.starts_with("附件")).collect();
    assert_eq!(
        tail,
        [
            "附件：1.领导小组名单",
            "2.任务清单",
            "××××",
            "××××年×月×日",
            "某县工作方案",
            "为做好工作，制定本方案。",
            "附件1",
            "领导小组名单。",
            "组　长：县长",
            "县委副书记",
            "县政协主席",
            "附件2",
            "任务清单",
            "1.加强统筹。出台规划。",
            "××××　　××××年×月×日印发",
        ]
    );
}

#[test]
fn one_annex_has_no_number_and_a_written_note_is_kept() {
    let mut b = minimal();
    b.part(PartKind::Annex, Some("名单"));
    b.paragraph("张某");
    let text = output(&b.m, "notice.txt");
    assert!(lines(&text).contains(&"附件：名单"), "{text}");
    assert!(lines(&text).contains(&"附件"), "{text}");
    b.m.document.annex_note = given("附件：人员名单");
    b.m.document.annex_mark = given("附件：");
    let text = output(&b.m, "notice.txt");
    assert!(lines(&text).contains(&"附件：人员名单"), "{text}");
    assert!(lines(&text).contains(&"附件："), "{text}");
}

#[test]
fn chapters_and_articles_stand_apart_from_their_words() {
    let mut b = minimal();
    b.heading(1, "第一章", "总则", "");
    b.heading(2, "第一条", "为规范工作，制定本办法。", "");
    let text = output(&b.m, "notice.txt");
    assert!(text.contains("第一章　总则") && text.contains("第一条　为规范工作"), "{text}");
}

#[test]
fn html_has_an_anchor_for_every_block_keeps_marks_and_escapes_the_rest() {
    let mut b = minimal();
    b.paragraph("牵头单位:<市\"商务局\">|牵头 & 负责");
    let html = output(&b.m, "notice.html");
    assert!(html.contains("<html lang=\"zh-CN\">"));
    assert!(html.contains("id=\"b0\"") && html.contains("id=\"b1\""));
    let span =
        "<span class=\"mark\" data-mark=\"牵头单位\">&lt;市&quot;商务局&quot;&gt;</span>牵头 &amp; 负责";
    assert!(html.contains(span), "{html}");
    assert!(!html.contains("http:") && !html.contains("https:"), "the page loads nothing");
    assert!(html.contains("default-src 'none'"), "and may not");
}

#[test]
fn markdown_prints_symbols_as_they_stand() {
    let mut b = minimal();
    b.paragraph("1. *重点* _项目_ [链接](x) <b> #标签");
    b.paragraph("- 不是条目");
    b.m.parts[0].blocks.push(Block {
        id: BlockId(9),
        kind: BlockKind::Table {
            rows: vec![vec!["甲|乙".into(), "丙".into()], vec!["1".into(), String::new()]],
        },
        clause: Clause::default(),
        span: crate::source::Span::default(),
    });
    let md = output(&b.m, "notice.md");
    assert!(md.contains(r"1\. \*重点\* \_项目\_ \[链接\](x) \<b\> #标签"), "{md}");
    assert!(md.contains("\n\\- 不是条目\n"), "{md}");
    assert!(md.contains("| 甲\\|乙 | 丙 |\n| --- | --- |\n| 1 |  |\n"), "{md}");
}

#[test]
fn an_empty_cell_of_a_table_belongs_to_the_one_above() {
    let mut b = minimal();
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    b.block(BlockKind::Table {
        rows: vec![row(["类别", "任务"]), row(["基础", "甲"]), row(["", "乙"])]
    });
    let html = output(&b.m, "notice.html");
    assert!(html.contains("<tr><td rowspan=\"2\">基础</td><td>甲</td></tr>"), "{html}");
    assert!(html.contains("<tr><td>乙</td></tr>"), "{html}");
}

#[test]
fn inserted_tables_stand_in_the_notice() {
    for (what, expected) in [
        ("责任矩阵", "市发展改革委  牵头单位"),
        ("任务分解表", "建立项目库"),
        ("目标任务表", "外出对接项目"),
        ("名单", "分管副市长"),
        ("报送日程", "每月"),
    ] {
        let mut m = two_plus_x();
        m.parts[0].blocks.push(Block {
            id: BlockId(90),
            kind: BlockKind::Insert { what: what.into() },
            clause: Clause::default(),
            span: crate::source::Span::default(),
        });
        let text = output(&m, "notice.txt");
        let table = text.split(what).nth(1).unwrap_or_else(|| panic!("{what} is not in {text}"));
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert!(squeezed(table).contains(&squeezed(expected)), "{what}: {table}");
    }
}
