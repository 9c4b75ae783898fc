//! No text makes the compiler panic, hang or lose its good parts.

use jizhi::lower::{Compiled, Context, compile};
use jizhi::registry::Registry;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;
use proptest::prelude::*;

fn compiled(text: &str) -> Compiled {
    let registry = Registry::built_in();
    let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
    compile(&SourceText::new(text.to_owned()), &context)
}

const GOOD: &str = "机制：甲\n地区：某省某市\n--- 正文\n# 机构\n## 小组：一组\n牵头单位：市商务局\n";

#[test]
fn a_hundred_thousand_bad_lines_lose_none_of_the_good_ones() {
    let text = format!("{GOOD}{}## 小组：二组\n牵头单位：市财政局\n", "{数：{{}}丁}}｛\n".repeat(100_000));
    let compiled = compiled(&text);
    assert_eq!(compiled.mechanism.bodies.len(), 2);
    assert_eq!(compiled.mechanism.seats.len(), 2);
    assert!(compiled.problems.len() >= 100_000);
}

#[test]
fn ten_megabytes_of_one_line_and_of_many_marks_are_taken() {
    assert_eq!(compiled(&format!("{GOOD}{}", "招商引资".repeat(870_000))).mechanism.bodies.len(), 1);
    let marks = format!("{GOOD}{}", "{数：7个小组}".repeat(100_000));
    assert_eq!(compiled(&marks).mechanism.counts.len(), 100_000);
    let brackets = format!("{GOOD}{}", "（牵头单位：".repeat(100_000));
    assert_eq!(compiled(&brackets).mechanism.bodies.len(), 1);
    let lists = format!("{GOOD}责任单位：{}\n", "市财政局、".repeat(100_000));
    assert!(compiled(&lists).mechanism.seats.len() >= 100_000);
}

#[test]
fn line_breaks_of_windows_and_ideographic_blanks_change_nothing() {
    let windows = GOOD.replace('\n', "\r\n").replace("牵头单位：", "　牵头单位 ：　");
    let (a, b) = (compiled(GOOD), compiled(&windows));
    assert_eq!(b.problems, vec![]);
    assert_eq!(a.mechanism.units.len(), b.mechanism.units.len());
    assert_eq!(a.mechanism.bodies.len(), b.mechanism.bodies.len());
}

/// Fragments of the language, so that random texts reach deep into the walk.
fn fragment() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "机制：",
        "模式：7+X",
        "7：招商小组",
        "地区：某省某市某县",
        "--- 正文",
        "--- 附件：名单",
        "--- 附件",
        "编号：章条",
        "# ",
        "## 小组：",
        "### 职责：",
        "== 主要职责：",
        "- ",
        "  - ",
        "@县发改局：",
        "| 任务 | 牵头单位 |",
        "| 甲 | 乙 |",
        ">> 责任矩阵",
        "// ",
        "//! 允许 ",
        "牵头单位：",
        "成员：",
        "工作职责：",
        "完成时限：",
        "{",
        "}",
        "{数：",
        "{统称：",
        "{承担：",
        "{报送：每月25日前向",
        "{领导小组：",
        "{办公室：办公室}",
        "7个招商小组",
        "县财政局、",
        "及相关单位",
        "（",
        "）",
        "；",
        "。",
        "，",
        "：",
        "“",
        "”",
        "《",
        "》",
        "2025年2月30日",
        "每月",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "　",
        "\t",
        "\\",
        "１／４",
        "𬭚",
        "增补：",
        "# 调整：某组",
        "不再担任：",
        "（责任单位：",
        "施行",
        "{施行：",
        "{指标：",
        "{经费：",
        "无",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|w| w.concat())
}

proptest! {
    #[test]
    fn any_text_compiles_and_every_place_is_in_it(text in prop_oneof![fragment(), "\\PC{0,300}"]) {
        let source = SourceText::new(text.clone());
        let compiled = compiled(&text);
        for problem in &compiled.problems {
            prop_assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
            prop_assert!(!problem.message.zh.is_empty() && !problem.message.en.is_empty());
        }
        for unit in &compiled.mechanism.units {
            for mention in &unit.mentions {
                prop_assert!(source.as_str().get(mention.range()).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_decoded_or_explained(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(text) = SourceText::decode(&bytes) {
            let registry = Registry::built_in();
            let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
            prop_assert!(!compile(&text, &context).syntax.lines.is_empty());
        }
    }
}

#[test]
fn a_collective_name_that_is_half_written_has_its_place() {
    let text = "{统称：- {数：（}";
    for problem in compiled(text).problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
    }
}
