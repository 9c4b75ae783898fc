//! `wd-empty-cliche`.

use crate::check::{Both, Case, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-empty-cliche",
    level: Level::Hint,
    page: Page {
        what: Both("套话太多；设了上限才查。", "Too many stock phrases; told only where a limit is set."),
        why: Both(
            "套话不派任务；一页里太多，要办的事就看不见了。",
            "Stock phrases charge nobody; too many hide what is to be done.",
        ),
        wrong: "各单位要提高政治站位，强化责任担当，凝聚强大合力，形成浓厚氛围，按时报送。\n+++ jizhi.toml\n[rules.wd-empty-cliche]\nper_thousand = 20",
        right: "各单位要在每月5日前报送进展情况。\n+++ jizhi.toml\n[rules.wd-empty-cliche]\nper_thousand = 20",
        source: "《党政机关公文处理工作条例》第十九条（内容简洁，主题突出）",
    },
    settings: &[
        Setting {
            key: "per_thousand",
            default: SettingValue::Number(0.0),
            what: Both("每千字最多几处；不设就不查", "most in a thousand characters; unset: not checked"),
        },
        Setting {
            key: "phrases",
            default: SettingValue::Words(&[
                "提高政治站位",
                "强化责任担当",
                "凝聚强大合力",
                "形成浓厚氛围",
                "抓紧抓实抓好",
                "落地落细落实",
                "走深走实",
                "见行见效",
                "久久为功",
                "善作善成",
            ]),
            what: Both("算作套话的词", "what counts as a stock phrase"),
        },
    ],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    if !case.is_set(RULE.name) {
        return;
    }
    let limit = case.number(&RULE, "per_thousand");
    let text = case.prose.text();
    let mut places: Vec<(usize, &str)> = Vec::new();
    for phrase in case.words(&RULE, "phrases") {
        places.extend(text.match_indices(phrase));
    }
    let characters = text.chars().filter(|c| !c.is_whitespace()).count().max(1);
    #[allow(clippy::cast_precision_loss)] // a document has no 2^52 characters
    let share = places.len() as f64 * 1000.0 / characters as f64;
    places.sort_unstable();
    let Some((first, phrase)) = places.first().copied() else { return };
    if limit <= 0.0 || share <= limit {
        return;
    }
    let mut problem = RULE
        .at(
            case.prose.span(first..first + phrase.len()),
            format!("套话有{}处，平均每千字{share:.0}处", places.len()),
            format!("{} stock phrases, {share:.0} in a thousand characters", places.len()),
        )
        .help("删去套话，写明谁、在什么时候、做什么", "say who does what by when instead");
    for (at, phrase) in places.iter().skip(1).take(4) {
        problem = problem.related(case.prose.span(*at..at + phrase.len()), "还有这里", "and here");
    }
    found.push(problem);
}
