//! `wd-redundant`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-redundant",
    level: Level::Warning,
    page: Page {
        what: Both("一个意思说了两遍的词。", "Words that say one thing twice."),
        why: Both(
            "公文讲究简明；“涉及”本身就是“关联到”。",
            "Documents are to be brief; 涉及 already means to reach to.",
        ),
        wrong: "涉及到多个部门的事项，由县人民政府办公室协调。",
        right: "涉及多个部门的事项，由县人民政府办公室协调。",
        source: "《党政机关公文处理工作条例》第十九条（文字精练）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "亲眼目睹",
            "付诸于",
            "凯旋归来",
            "切忌不要",
            "原因是由于",
            "可以堪称",
            "悬殊很大",
            "报刊杂志",
            "涉及到",
            "目的是为了",
            "非法走私",
        ],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((wrong, right)) = WORDS.iter().find(|(wrong, _)| *wrong == hit.word()) else { return };
    found.push(
        RULE.at(
            hit.span(),
            format!("“{wrong}”说重了，写“{right}”"),
            format!("{wrong} says it twice: {right}"),
        )
        .fix(false, hit.span(), *right, format!("改成“{right}”"), format!("write {right}")),
    );
}

/// Redundant words, and what is enough.
const WORDS: &[(&str, &str)] = &[
    ("亲眼目睹", "目睹"),
    ("付诸于", "付诸"),
    ("凯旋归来", "凯旋"),
    ("切忌不要", "切忌"),
    ("原因是由于", "原因是"),
    ("可以堪称", "堪称"),
    ("悬殊很大", "悬殊"),
    ("报刊杂志", "报刊"),
    ("涉及到", "涉及"),
    ("目的是为了", "目的是"),
    ("非法走私", "走私"),
];
