//! `wd-request`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-request",
    level: Level::Error,
    page: Page {
        what: Both(
            "通知、报告里夹带了请示：“请予批准”。",
            "A request for approval inside a notice or report.",
        ),
        why: Both(
            "要上级批准的事应当单独写请示，一文一事；夹在别的文种里，没有人批复，事情就搁下了。",
            "What needs approval is asked in a document of its own; hidden in another kind, nobody answers it.",
        ),
        wrong: "现将工作机制报上。妥否，请批示。",
        right: "现将工作机制印发给你们，请认真执行。",
        source: "《党政机关公文处理工作条例》第十五条第四项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &["请批示", "请予批准", "请予审批", "请予批复", "请予核准", "请审批", "请批复"],
        look,
    ),
};

/// Kinds that may ask for approval: a 意见 may go up as well.
const ASKING: [&str; 4] = ["请示", "函", "议案", "意见"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some(genre) = case.mechanism.document.genre.as_ref() else { return };
    // 报请批示, 提请批复: what others do, told in passing.
    if ASKING.contains(&genre.value.as_str())
        || hit.is_quoted()
        || hit.before().ends_with(['报', '提', '呈', '申'])
    {
        return;
    }
    found.push(
        RULE.at(
            hit.span(),
            format!("{}里不能夹带请示", genre.value),
            format!("a {} may not ask for approval", genre.value),
        )
        .related(genre.span, "文种", "the kind of document")
        .help("要批准的事另写一份请示；这里删去", "ask in a 请示 of its own, and delete this"),
    );
}
