//! `pn-book-missing`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-book-missing",
    level: Level::Warning,
    page: Page {
        what: Both(
            "引用的文件写了标题和文号，标题却没有书名号。",
            "A cited title before its number without 《》.",
        ),
        why: Both("书名号标明标题从哪里到哪里。", "《》 shows where the title begins and ends."),
        wrong: "根据县人民政府关于加强招商引资工作的意见（某政发〔2025〕3号），现将有关事项通知如下：\n# 提高认识\n各单位要高度重视。\n# 抓好落实\n各单位要抓好落实。",
        right: "根据《县人民政府关于加强招商引资工作的意见》（某政发〔2025〕3号），现将有关事项通知如下：\n# 提高认识\n各单位要高度重视。\n# 抓好落实\n各单位要抓好落实。",
        source: "公文引用的通例；《党政机关公文处理工作条例》第十九条",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["〔"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let before = hit.before();
    let Some(open) = before.rfind('（') else { return };
    let (head, code) = before.split_at_checked(open).unwrap_or_default();
    if code.chars().count() > 12 || !hit.after().contains("号）") {
        return;
    }
    let clause = head.rsplit(['。', '，', '；', '：', '、', '》']).next().unwrap_or("");
    let Some(about) = clause.find("关于") else { return };
    if !GENRES.iter().any(|genre| clause.ends_with(genre)) || clause.contains('《') {
        return;
    }
    let start = open - (clause.len() - about);
    found.push(
        RULE.at(
            hit.line.span(start..open),
            "文件的标题要加书名号“《》”",
            "the title of a document stands in 《》",
        )
        .help("在标题两头加上“《”“》”", "put 《 and 》 round the title"),
    );
}

const GENRES: [&str; 10] = ["通知", "意见", "决定", "办法", "方案", "规划", "细则", "规定", "通报", "批复"];
