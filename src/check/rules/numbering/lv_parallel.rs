//! `lv-parallel`.

use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::model::BlockKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-parallel",
    level: Level::Hint,
    page: Page {
        what: Both("同级的标题长短悬殊。", "Sibling headings of very different length."),
        why: Both(
            "同级标题字数相近，读起来才整齐；太长的多半写成了一句话。",
            "Headings of one level read well when of like length; a long one is mostly a sentence.",
        ),
        wrong: "# 总则\n各单位要高度重视。\n# 进一步建立健全统筹协调上下联动齐抓共管的工作推进体系\n各单位要抓好落实。",
        right: "# 提高思想认识\n各单位要高度重视。\n# 健全工作推进体系\n各单位要抓好落实。",
        source: "公文标题的通例",
    },
    settings: &[Setting {
        key: "ratio",
        default: SettingValue::Number(6.0),
        what: Both("最长的标题是最短的几倍以上才提示", "how many times longer the longest heading may be"),
    }],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let ratio = case.number(&RULE, "ratio");
    for part in &case.mechanism.parts {
        let headings: Vec<(usize, &crate::model::Block)> = part
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Heading { level: 1, number: Some(_), text, run_in } if run_in.is_empty() => {
                    let mut words = text.iter().map(|inline| inline.text.as_str());
                    let sentence = words.clone().any(|words| words.contains(['，', '。']));
                    (!sentence).then(|| (words.by_ref().map(|words| words.chars().count()).sum(), block))
                }
                _ => None,
            })
            .collect();
        let (Some(short), Some(long)) = (
            headings.iter().min_by_key(|(length, _)| *length),
            headings.iter().max_by_key(|(length, _)| *length),
        ) else {
            continue;
        };
        #[expect(clippy::cast_precision_loss, reason = "lengths of headings")]
        if (long.0 as f64) < ratio * short.0 as f64 || long.0 < 18 {
            continue;
        }
        found.push(
            RULE.at(
                long.1.span,
                format!("这个标题有{}个字，同级的有只{}个字的", long.0, short.0),
                format!("this heading has {} characters, a sibling {}", long.0, short.0),
            )
            .related(short.1.span, "最短的同级标题", "the shortest sibling")
            .help("改短，或者把内容放进正文", "shorten it, or move words into the text"),
        );
    }
}
