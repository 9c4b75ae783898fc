//! Slips of typing: each is told at the very words, with a way out, and nothing near it is.

use jizhi::lower::{Context, compile};
use jizhi::model::BlockKind;
use jizhi::problem::Problem;
use jizhi::registry::Registry;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;

const HEADER: &str = "机制：某县招商工作机制\n地区：某省某市某县\n";

/// Code, underlined words and Chinese help of each problem.
fn told(text: &str) -> Vec<(&'static str, String, String)> {
    let text = SourceText::new(text.to_owned());
    let tell = |p: &Problem| {
        let help = p.help.as_ref().map(|h| h.zh.clone()).unwrap_or_default();
        (p.code, text.slice(p.span).to_owned(), help)
    };
    problems(&text).iter().map(tell).collect()
}

fn problems(text: &SourceText) -> Vec<Problem> {
    let registry = Registry::built_in();
    compile(text, &Context { vocabulary: Vocabulary::built_in(), registry: &registry }).problems
}

/// The same for lines of the body.
fn told_in_body(lines: &str) -> Vec<(&'static str, String, String)> {
    told(&format!("{HEADER}--- 正文\n{lines}\n"))
}

/// The body after every fix.
fn fixed(lines: &str) -> String {
    let whole = format!("{HEADER}--- 正文\n{lines}\n");
    let mut fixes: Vec<_> = problems(&SourceText::new(whole.clone()))
        .into_iter()
        .filter_map(|p| p.fix)
        .flat_map(|f| f.edits)
        .collect();
    fixes.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = whole;
    for edit in fixes {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text.split_once("--- 正文\n").unwrap().1.trim_end().to_owned()
}

fn one(code: &'static str, words: &str, help: &str) -> Vec<(&'static str, String, String)> {
    vec![(code, words.to_owned(), help.to_owned())]
}

#[test]
fn the_backslash_that_the_help_offers_makes_a_plain_paragraph() {
    for line in ["1.这一条照旧。", "（一）这一条照旧。", "牵头单位　县商务局"] {
        let told = told_in_body(line);
        assert!(told.iter().any(|(_, _, help)| help.contains("反斜线")), "{line}: {told:?}");
        let plainly = format!("\\{line}");
        assert_eq!(told_in_body(&plainly), [], "{plainly}");
        let text = SourceText::new(format!("{HEADER}--- 正文\n{plainly}\n"));
        let registry = Registry::built_in();
        let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
        let mechanism = compile(&text, &context).mechanism;
        let BlockKind::Paragraph { text } = &mechanism.parts[0].blocks[0].kind else { panic!("{plainly}") };
        assert_eq!(text.iter().map(|i| i.text.as_str()).collect::<String>(), line);
    }
}

#[test]
fn a_number_typed_before_a_printed_one_is_underlined_and_taken_away() {
    for (line, number, after) in [
        ("# 一、总体要求", "一、", "# 总体要求"),
        ("＃ 十一、 总体要求", "十一、", "＃ 总体要求"),
        ("## （二）专班：项目专班", "（二）", "## 专班：项目专班"),
        ("### 1.加强领导", "1.", "### 加强领导"),
        ("### 12、加强领导", "12、", "### 加强领导"),
        ("#### (3)加强领导", "(3)", "#### 加强领导"),
        ("# 第一章　总则", "第一章", "# 总则"),
        ("- （1）建立清单", "（1）", "- 建立清单"),
    ] {
        let help = format!("去掉“{number}”；这一部分要自己编号，就在“---”那一行下面写：编号：无");
        assert_eq!(told_in_body(line), one("typed-number", number, &help), "{line}");
        assert_eq!(fixed(line), after);
    }
}

#[test]
fn words_that_only_look_like_a_number_and_parts_numbered_by_hand_are_left_alone() {
    for line in [
        "# 一、二、三产业融合发展",
        "# 第一产业",
        "# 2026年重点工作",
        "### 1.5亿元项目",
        "# 三项制度",
        "= 一、总体要求",
        "一是加强领导。",
        "一、二、三产业融合发展是重点。",
        "\\一、总体要求",
        "（以下简称某某）",
        "编号：无\n# 一、总体要求\n一、总体要求",
    ] {
        assert_eq!(told_in_body(line), [], "{line}");
    }
}

#[test]
fn a_heading_pasted_with_its_number_is_told_which_sign_to_write() {
    for (line, number, signs) in [
        ("一、总体要求", "一、", "# "),
        ("（一）基本原则。坚持市场导向。", "（一）", "## "),
        ("1．加强领导", "1．", "### "),
        ("（1）明确责任", "（1）", "#### "),
    ] {
        let help =
            format!("要作标题，把“{number}”换成“{signs}”，编号会自动加；就是普通的一段，在行首加反斜线“\\”");
        assert_eq!(told_in_body(line), one("unmarked-heading", number, &help), "{line}");
        assert_eq!(fixed(line), line.replace(number, signs));
    }
}

#[test]
fn a_role_without_its_colon_is_told_with_the_whole_line_put_right() {
    for (line, label, after) in [
        ("牵头单位 县商务局", "牵头单位", "牵头单位：县商务局"),
        ("组　长　县人民政府县长", "组　长", "组　长：县人民政府县长"),
        ("县级路长\t分管副县长", "县级路长", "县级路长：分管副县长"),
    ] {
        let help = format!("写成：{after}；就是普通的一段，在行首加反斜线“\\”");
        assert_eq!(told_in_body(line), one("missing-colon", label, &help), "{line}");
        assert_eq!(fixed(line), after);
    }
    assert_eq!(told_in_body("牵头单位要履行职责。\n某某 县商务局\n\\牵头单位 县商务局"), []);
}

#[test]
fn a_role_with_nobody_behind_or_below_it_is_told() {
    let help = "在冒号后面写职务、姓名或单位；名单一行一个时，下面每行以“- ”开头；暂时没有就删去这一行";
    assert_eq!(told_in_body("组长："), one("empty-role", "组长：", help));
    assert_eq!(told_in_body("# 组成\n成　员：\n县财政局局长"), one("empty-role", "成　员：", help));
    assert_eq!(told_in_body("# 组成\n成　员：\n- 县财政局局长"), []);
}

#[test]
fn a_table_that_nobody_generates_is_told_with_the_near_one_or_with_all() {
    assert_eq!(told_in_body(">> 责任矩陈"), one("unknown-insert", "责任矩陈", "是不是“责任矩阵”？"));
    let all = "可以写：>> 责任矩阵、>> 任务分解表、>> 目标任务表、>> 名单、>> 报送日程";
    assert_eq!(told_in_body(">> 组织架构图"), one("unknown-insert", "组织架构图", all));
    assert_eq!(told_in_body(">> 名单"), []);
}

#[test]
fn a_kind_of_document_outside_the_fifteen_is_told() {
    let text = |genre: &str| format!("{HEADER}文种：{genre}\n--- 正文\n内容。\n");
    let found = told(&text("方案"));
    assert_eq!((found[0].0, found[0].1.as_str()), ("unknown-genre", "方案"));
    assert!(found[0].2.contains("--- 印发：标题"), "{}", found[0].2);
    for genre in ["通知", "意见", "令", "命令（令）", "纪要"] {
        assert_eq!(told(&text(genre)), [], "{genre}");
    }
}

#[test]
fn customary_names_of_header_fields_lead_to_ours() {
    for (typed, ours) in [
        ("文号", "发文字号"),
        ("日期", "成文日期"),
        ("主送机关", "主送"),
        ("发文单位", "发文机关"),
        ("落款", "署名"),
    ] {
        let found = told(&format!("{HEADER}{typed}：甲\n--- 正文\n内容。\n"));
        assert_eq!(found, one("unknown-header-field", typed, &format!("是不是“{ours}”？")));
    }
}

#[test]
fn dashes_of_another_kind_before_the_body_are_told_as_such() {
    for line in ["——— 正文", "－－－ 正文", "--正文", "——正文"] {
        let found = told(&format!("{HEADER}{line}\n内容。\n"));
        assert_eq!(found, one("missing-part", line, "改成（键盘上的减号，三个）：--- 正文"));
    }
}

#[test]
fn a_document_that_says_nothing_is_told_how_to_begin() {
    let help = "要一份开头的样子，运行：jizhi new --pattern 7+X --region 某省某市某县";
    for text in ["", "\n　\n", "// 只有注释\n"] {
        assert_eq!(told(text), one("empty-document", "", help), "{text:?}");
    }
    assert_eq!(told(HEADER), []);
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_once_and_a_term_outside_it_at_its_key() {
    let text = |pattern: &str| told(&format!("{HEADER}模式：{pattern}\n2：招商小组\n--- 正文\n内容。\n"));
    assert_eq!(
        text("二加X").iter().map(|(code, words, _)| (*code, words.as_str())).collect::<Vec<_>>(),
        [("unreadable-clause", "二加X")]
    );
    let help = "模式里的每个数字、字母在下面各写一行，照模式里的写法，按出现的先后；要么改这一行，要么改模式";
    assert_eq!(text("3+X"), one("unknown-term", "2", help));
    assert_eq!(text("2+X"), []);
}
