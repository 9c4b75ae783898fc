//! `ttl-elems`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-elems",
    level: Level::Warning,
    page: Page {
        what: Both("标题缺发文机关、“关于”或者“的”。", "The title lacks its issuer, 关于 or 的."),
        why: Both(
            "公文标题由发文机关、事由和文种组成；缺一项，脱离版头引用时就不知道是谁的、什么事的文件。",
            "A title is made of issuer, matter and kind; without one of them it cannot be cited by itself.",
        ),
        wrong: "标题：关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第七项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !title::is_usual(case) {
        return;
    }
    let squeezed = title::squeezed(title::without_tail(line.text));
    // What has no kind at its end is told by another rule.
    let Some(genre) = title::genre(&squeezed) else { return };
    if squeezed == genre {
        return;
    }
    let Some(matter) = title::matter(line.text) else {
        return found.push(
            RULE.at(line.whole(), "标题里没有“关于”", "the title has no 关于")
                .help("写成“发文机关关于……的文种”", "write issuer, 关于, the matter, 的 and the kind"),
        );
    };
    if !title::is_joined(&squeezed, genre) {
        found.push(
            RULE.at(
                line.whole(),
                format!("标题的“{genre}”前面没有“的”"),
                format!("no 的 before {genre} in the title"),
            )
            .help(format!("写成“关于……的{genre}”"), format!("write 关于…的{genre}")),
        );
    }
    if line.text.get(..matter).is_some_and(|before| before.trim().is_empty()) {
        found.push(no_issuer(case, line, matter));
    }
}

fn no_issuer(case: &Case<'_>, line: &Line<'_>, matter: usize) -> Problem {
    let issuers: Vec<&str> = case.mechanism.document.issuers.iter().map(|i| i.value.as_str()).collect();
    let head = line.text.get(matter..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let problem = RULE.at(
        line.span(matter..matter + head * 2),
        "标题里没有发文机关名称",
        "the title does not name its issuer",
    );
    if issuers.is_empty() {
        return problem.help("在“关于”前面写上发文机关", "name the issuer before 关于");
    }
    let name = issuers.join("　");
    let at = line.span(matter..matter);
    problem.fix(false, at, name.clone(), format!("加上“{name}”"), format!("add {name}"))
}
