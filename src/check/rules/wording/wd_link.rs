//! `wd-link`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-link",
    level: Level::Warning,
    page: Page {
        what: Both(
            "正文里有网址，却没有说是干什么用的。",
            "A web address in the text, without a word on what it is for.",
        ),
        why: Both(
            "印在纸上的网址点不开，日后也会失效；要人登录、下载的，应当写明平台名称和用途。",
            "An address cannot be clicked on paper, and dies; say which platform it is and what to do there.",
        ),
        wrong: "各单位要按时报送（https://example.com/a）。",
        right: "各单位要登录报送平台（网址：https://example.com/a）按时报送。",
        source: "公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["http://", "https://", "www."], look),
};

/// Words before an address that say what it is for.
const PURPOSES: [&str; 12] =
    ["网址", "网站", "登录", "登陆", "下载", "平台", "系统", "邮箱", "链接", "查询", "公众号", "地址"];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // https://www. is one address.
    let before = hit.before().rsplit(['。', '；']).next().unwrap_or("");
    if before.ends_with('/') || PURPOSES.iter().any(|word| before.contains(word)) {
        return;
    }
    let ends = |c: char| !(c.is_ascii_graphic()) || "，。；）".contains(c);
    let length = hit.after().find(ends).unwrap_or(hit.after().len());
    found.push(
        RULE.at(
            hit.line.span(hit.range.start..hit.range.end + length),
            "正文里的网址没有说明用途",
            "an address without a purpose",
        )
        .help(
            "写明平台名称和用途，如“登录报送平台（网址：……）”；不需要的删去",
            "name the platform and what it is for, or delete it",
        ),
    );
}
