//! `wd-down-tone`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-down-tone",
    level: Level::Warning,
    page: Page {
        what: Both(
            "称呼和语气不合行文方向：下行的通知称“贵局”，平行的函称“你局”。",
            "A form of address that does not suit the direction: 贵局 downwards, 你局 to a peer.",
        ),
        why: Both(
            "上级对下级称“你局”，不相隶属的机关之间称“贵局”；称呼错了，隶属关系就错了。",
            "A superior writes 你局, a peer 贵局; the wrong one misstates who stands under whom.",
        ),
        wrong: "现将有关事项通知如下：请贵局抓好落实。",
        right: "现将有关事项通知如下：请你局抓好落实。",
        source: "《党政机关公文处理工作条例》第十四条；公文称谓的惯例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "贵局",
            "贵委",
            "贵办",
            "贵单位",
            "贵镇",
            "贵乡",
            "贵区",
            "贵厅",
            "贵部门",
            "你局",
            "你委",
            "你厅",
            "你单位",
        ],
        look,
    ),
};

/// Kinds that go down to those who carry them out.
const DOWN: [&str; 5] = ["通知", "决定", "通报", "批复", "命令"];
/// Kinds that go up, or to an organ of no subordination.
const OTHERWISE: [&str; 3] = ["请示", "报告", "函"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(genre) = case.mechanism.document.genre.as_ref() else { return };
    let kind = genre.value.as_str();
    let word = hit.word();
    let (from, to) = if word.starts_with('贵') { ("贵", "你") } else { ("你", "贵") };
    let wrong = if from == "贵" { DOWN.contains(&kind) } else { OTHERWISE.contains(&kind) };
    if !wrong {
        return;
    }
    let instead = word.replacen(from, to, 1);
    let direction = if from == "贵" { "下行" } else { "上行、平行" };
    found.push(
        RULE.at(
            hit.span(),
            format!("{kind}是{direction}文，不称“{word}”"),
            format!("a {kind} does not say {word}"),
        )
        .related(genre.span, "文种", "the kind of document")
        .fix(
            false,
            hit.span(),
            instead.as_str(),
            format!("改成“{instead}”"),
            format!("write {instead}"),
        ),
    );
}
