//! No file makes the import panic, hang or lose words.

use super::{compiled, folded, imported_as, registry};
use jizhi::import::{Form, RepairKind};
use jizhi::model::BlockKind;
use proptest::prelude::*;

/// The words that the parts of a draft print.
fn printed(draft: &str) -> String {
    let mechanism = compiled(draft, &registry()).mechanism;
    let mut words = String::new();
    for block in mechanism.parts.iter().flat_map(|p| &p.blocks) {
        match &block.kind {
            BlockKind::Heading { number, text, run_in, .. } => {
                words += number.as_deref().unwrap_or("");
                words += &BlockKind::plain(text);
                words += &BlockKind::plain(run_in);
            }
            BlockKind::Paragraph { text } => words += &BlockKind::plain(text),
            BlockKind::Field { label, text, more } => {
                words += &format!("{label}：{}", BlockKind::plain(text));
                more.iter().for_each(|entry| words += &BlockKind::plain(entry));
            }
            BlockKind::Item { number, text, .. } => {
                words += number;
                words += &BlockKind::plain(text);
            }
            BlockKind::Table { rows } => rows.iter().flatten().for_each(|cell| words += cell),
            BlockKind::Insert { .. } => {}
        }
    }
    folded(&words)
}

/// Fragments of notices, so that random texts reach deep.
fn fragment() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "某县人民政府办公室文件",
        "某政办〔2026〕9号",
        "某县人民政府办公室关于建立“7+X”机制的通知",
        "各乡镇人民政府，县直各单位：",
        "一、成立2个招商小组",
        "（一）招商一组",
        "二、",
        "（三）",
        "1.",
        "1、",
        "(1) ",
        "①",
        "第一章　总则",
        "第二条　",
        "组　长：",
        "成 员:",
        "牵头单位：县商务局",
        "县财政局局长",
        "县财政局：负责资金；负责监管。",
        "由县商务局牵头制定年度计划，县财政局配合，2026年6月底前完成。",
        "（牵头单位：县商务局；责任单位：各乡镇）",
        "每月25日前向县商务局报送进展",
        "成立领导小组，由县长任组长",
        "{",
        "}",
        "\\",
        "|",
        "| 甲 | 乙 |",
        "# ",
        "- ",
        "@",
        "》",
        "“",
        "附件：1.名单",
        "附件1",
        "抄送：县委办。",
        "2026年3月6日",
        "2026年3月6日印发",
        "— 3 —",
        "来源：某网",
        "<p>",
        "</td>",
        "<table><tr><td rowspan=3>",
        "**",
        "　",
        " ",
        "。",
        "：",
        "，",
    ]);
    prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => Just("\n".to_owned())]
}

fn form() -> impl Strategy<Value = Form> {
    prop::sample::select(vec![Form::Plain, Form::Markdown, Form::Html])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_draft_that_prints_its_words(form in form(), pieces in prop::collection::vec(fragment(), 0..40)) {
        let draft = imported_as(form, &pieces.concat());
        prop_assert_eq!(printed(&draft.text), folded(&draft.mended), "{}", draft.text);
    }

    #[test]
    fn lines_of_a_text_are_not_lost(lines in prop::collection::vec("[一-龥]{1,9}[，。：；]?[一-龥]{0,9}", 0..30)) {
        let draft = imported_as(Form::Plain, &lines.join("\n"));
        let aside: usize = draft.repairs.iter().filter(|r| r.kind == RepairKind::Metadata).map(|r| r.before.chars().count()).sum();
        let kept = folded(&draft.text).chars().filter(|c| ('一'..='龥').contains(c)).count();
        let given = lines.concat().chars().filter(|c| ('一'..='龥').contains(c)).count();
        prop_assert!(kept + aside >= given);
    }
}

#[test]
fn long_and_hostile_texts_are_taken_in_one_pass() {
    let line = "（一）县商务局、县财政局、各乡镇要加强统筹协调，每月向县政府报送进展。\n";
    assert!(imported_as(Form::Plain, &line.repeat(3_000)).text.len() > 100_000);
    assert!(!imported_as(Form::Plain, &"招商引资".repeat(100_000)).text.is_empty());
    assert!(!imported_as(Form::Plain, &"（".repeat(100_000)).text.is_empty());
    assert!(!imported_as(Form::Plain, &"附件1\n".repeat(2_000)).text.is_empty());
    assert!(!imported_as(Form::Plain, &"市财政局、".repeat(20_000)).text.is_empty());
    assert!(!imported_as(Form::Html, &"<div><table><td>甲".repeat(5_000)).text.is_empty());
    assert!(!imported_as(Form::Plain, &format!("甲{}，乙。", " ".repeat(200_000))).text.is_empty());
    assert!(!imported_as(Form::Plain, &"由县商务局牵头，".repeat(20_000)).text.is_empty());
    assert!(imported_as(Form::Markdown, "").text.contains("--- 正文"));
}
