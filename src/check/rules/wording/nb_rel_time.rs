//! `nb-rel-time`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "nb-rel-time",
    level: Level::Warning,
    page: Page {
        what: Both(
            "期限用了“年底前”“月底前”，没有写是哪一年、哪一月。",
            "A deadline at the end of an unnamed year or month.",
        ),
        why: Both(
            "文件常常隔年再用；年底是哪一年的年底，只有当时知道。",
            "Documents outlive their year; only the day of issue tells which end is meant.",
        ),
        wrong: "各单位要在年底前完成自查。",
        right: "各单位要在2026年12月31日前完成自查。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["年底前", "月底前", "今年底", "明年底"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let named = before.ends_with(|c: char| c.is_ascii_digit() || "每次当季各度半上下".contains(c))
        || ["每年", "次年", "当年", "每月", "次月", "当月", "季度"].iter().any(|word| before.ends_with(word));
    let year = hit.word().starts_with(['今', '明']);
    if (named && !year)
        || before.ends_with(['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
    {
        return;
    }
    found.push(
        RULE.at(
            hit.span(),
            format!("“{}”要写明是哪一天", hit.word()),
            format!("say which day {} is", hit.word()),
        )
        .help("写成几年几月几日前", "write the day: 2026年12月31日前"),
    );
}
