//! `ttl-break`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-break",
    level: Level::Warning,
    page: Page {
        what: Both("标题断行断在词语中间。", "A line break of the title falls inside a phrase."),
        why: Both(
            "国家标准规定标题回行要词意完整：不拆机关名称、书名号、文号，行首不是“的”，末行不只剩“通知”二字。",
            "The standard asks that lines of a title end with complete phrases: no organ, 《》 or number is split, no line begins with 的 or is the kind alone.",
        ),
        wrong: "标题：某县人民政府办公室关于建立示例工作机制\n  的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室\n  关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "GB/T 9704-2012，7.3.1",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    for (at, _) in line.text.match_indices('\n') {
        let (before, after) = (line.text.get(..at).unwrap_or(""), line.text.get(at + 1..).unwrap_or(""));
        let next = after.lines().next().unwrap_or("").trim();
        let open = |left, right| before.matches(left).count() > before.matches(right).count();
        let what = if next.starts_with('的') {
            "这一行从“的”开始"
        } else if title::GENRES.contains(&next) {
            "末行只剩文种"
        } else if open('《', '》')
            && next.contains('》')
            && before.matches('《').count() == 1
            && !next.starts_with('〈')
            && splits(before, next)
        {
            "书名号里的名称在这里断成两行"
        } else if case.mechanism.document.issuers.iter().any(|issuer| is_split(&issuer.value, before, next)) {
            "机关名称在这里断成两行"
        } else {
            continue;
        };
        found.push(
            RULE.at(
                line.span(at + 1..at + 1 + after.lines().next().unwrap_or("").len()),
                format!("标题断行不妥：{what}"),
                "the title breaks inside a phrase",
            )
            .help("在词语完整的地方换行，如“关于”前面", "break it where a phrase ends, as before 关于"),
        );
    }
}

/// Whether a title in 《》 could stand on one line: a longer one has to break somewhere.
fn splits(before: &str, next: &str) -> bool {
    let inner = before.rsplit('《').next().unwrap_or("").chars().count();
    let rest = next.split('》').next().unwrap_or("").chars().count();
    inner + rest <= 18
}

/// Whether a name begins on one line and ends on the next.
fn is_split(name: &str, before: &str, next: &str) -> bool {
    let mut cuts = name.char_indices().map(|(at, _)| at).skip(1);
    cuts.any(|cut| match name.split_at_checked(cut) {
        Some((head, tail)) => before.ends_with(head) && next.starts_with(tail),
        None => false,
    })
}
