//! `jizhi fmt`.

use super::texts::{any_text, text};
use jizhi::source::SourceText;
use jizhi::syntax::{LineKind, Run, Syntax, format, parse};
use jizhi::vocabulary::Vocabulary;
use proptest::prelude::*;

fn formatted(words: &str) -> String {
    let text = text(words);
    format(&text, &parse(&text), Vocabulary::built_in()).expect("the formatter trusts its own output")
}

#[test]
fn signs_become_uniform_and_prose_is_left_alone() {
    let before = "机制:某市,机制\n标题: 关于\n      建立机制的通知\n---- 正文\n##小组:招商一组,二组  \n组　长 : 李某\n\
                  由｛ 牵头领导:分管副市长 ｝牵头,负责\n@ 市商务局:负责甲;负责乙\n|甲|乙\n－条目\n   -  下级\n>>责任矩阵\n";
    let after = "机制：某市,机制\n标题：关于\n  建立机制的通知\n\n--- 正文\n## 小组：招商一组,二组\n组　长：李某\n\
                 由{牵头领导：分管副市长}牵头,负责\n@市商务局：负责甲;负责乙\n| 甲 | 乙 |\n- 条目\n  - 下级\n>> 责任矩阵\n";
    assert_eq!(formatted(before), after);
}

#[test]
fn a_colon_of_the_drafters_own_stays_as_typed() {
    for kept in ["上午9:30开会\n", "http://例\n", "# 3:7分担\n", "标题：甲\n  乙:丙\n"] {
        let words = if kept.starts_with("标题") { kept.to_owned() } else { format!("--- 正文\n{kept}") };
        assert_eq!(formatted(&words), words);
    }
    assert_eq!(formatted("6:6家\n"), "6：6家\n", "in the header every key is a key");
}

#[test]
fn one_blank_line_is_left_and_one_stands_before_each_part() {
    assert_eq!(
        formatted("\n\n// 甲\n\n\n机制：乙\n--- 正文\n丙\n\n\n--- 附件：丁\n\n\n"),
        "// 甲\n\n机制：乙\n\n--- 正文\n丙\n\n--- 附件：丁\n"
    );
    assert_eq!(
        formatted("机制：乙\n// 说明\n//! 允许 x：因为\n--- 正文"),
        "机制：乙\n\n// 说明\n//! 允许 x：因为\n--- 正文\n"
    );
    assert_eq!(formatted("机制：乙\n// 说明\n\n--- 正文"), "机制：乙\n// 说明\n\n--- 正文\n");
}

#[test]
fn words_behind_an_unusual_blank_get_the_escape_that_keeps_them_prose() {
    assert_eq!(formatted("--- 正文\n\u{2028}# 甲"), "--- 正文\n\\# 甲\n");
    assert_eq!(formatted("--- 正文\n\u{2028}甲：乙"), "--- 正文\n\\甲：乙\n");
    assert_eq!(formatted("--- 正文\n#\u{2028}甲：乙"), "--- 正文\n# 甲\\：乙\n");
}

#[test]
fn a_backslash_at_the_head_of_a_paragraph_stays() {
    for kept in [r"\1.照旧", r"\牵头单位：另行通知", r"\（一）{数：7}个"] {
        let words = format!("--- 正文\n{kept}\n");
        assert_eq!(formatted(&words), words);
    }
}

#[test]
fn a_part_line_with_more_than_a_name_keeps_the_rest_of_the_text_a_tree() {
    let text = text("机制：甲\n--- 正文{x\n# 乙");
    let kinds = parse(&text).lines;
    assert!(matches!(kinds[0].kind, LineKind::Entry { .. }), "{kinds:?}");
    assert!(matches!(kinds[2].kind, LineKind::Heading { .. }), "{kinds:?}");
}

/// All that is not layout or a sign, in order, with the blanks taken out.
fn words(text: &SourceText, syntax: &Syntax) -> Vec<String> {
    fn runs(text: &SourceText, of: &[Run], out: &mut String) {
        for run in of {
            match run {
                Run::Mark { label, runs: inner, .. } => {
                    out.push_str(text.slice(*label));
                    runs(text, inner, out);
                }
                other => out.push_str(text.slice(other.span())),
            }
        }
    }
    let said = |line: &jizhi::syntax::Line| {
        let mut out = String::new();
        match &line.kind {
            LineKind::Blank => {}
            LineKind::Comment { words }
            | LineKind::Permission { words }
            | LineKind::Insert { what: words } => {
                out.push_str(text.slice(*words));
            }
            LineKind::Part { keyword, title } => {
                out.push_str(text.slice(*keyword));
                out.push_str(title.map_or("", |t| text.slice(t)));
            }
            LineKind::Heading { label, text: of, .. } => {
                out.push_str(label.map_or("", |l| text.slice(l)));
                runs(text, of, &mut out);
            }
            LineKind::Item { text: of } | LineKind::Prose { text: of } => runs(text, of, &mut out),
            LineKind::Entry { key, value: of } | LineKind::Duty { party: key, text: of } => {
                out.push_str(text.slice(*key));
                runs(text, of, &mut out);
            }
            LineKind::Row { cells } => cells.iter().for_each(|c| out.push_str(text.slice(*c))),
        }
        out.retain(|c| !c.is_whitespace());
        out
    };
    syntax.lines.iter().map(said).filter(|words| !words.is_empty()).collect()
}

/// Comments and permissions as typed, in order.
fn remarks(text: &SourceText, syntax: &Syntax) -> Vec<(bool, String)> {
    let remark = |line: &jizhi::syntax::Line| match line.kind {
        LineKind::Comment { words } => Some((false, text.slice(words).to_owned())),
        LineKind::Permission { words } => Some((true, text.slice(words).to_owned())),
        _ => None,
    };
    syntax.lines.iter().filter_map(remark).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn formatting_keeps_words_and_comments_and_changes_nothing_the_second_time(typed in any_text()) {
        let before = text(&typed);
        let tree = parse(&before);
        let once = format(&before, &tree, Vocabulary::built_in());
        prop_assert!(once.is_ok(), "{typed:?}: {once:?}");
        let once = once.unwrap_or_default();
        let after = text(&once);
        let again = parse(&after);
        prop_assert_eq!(words(&before, &tree), words(&after, &again));
        prop_assert_eq!(remarks(&before, &tree), remarks(&after, &again));
        prop_assert_eq!(format(&after, &again, Vocabulary::built_in()), Ok(once));
    }
}
