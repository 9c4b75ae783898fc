//! `wd-jiezhi`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-jiezhi",
    level: Level::Warning,
    page: Page {
        what: Both("“截止”后面直接跟了时间，应当是“截至”。", "截止 before a time, where 截至 is meant."),
        why: Both(
            "截止是停下来，后面不带时间；到某时为止写“截至”。",
            "截止 means to stop and takes no time; up to a time is 截至.",
        ),
        wrong: "截止2026年6月底，全县开工项目30个。",
        right: "截至2026年6月底，全县开工项目30个。",
        source: "《现代汉语词典》；公文用语的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["截止"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    let time = after.starts_with(|c: char| c.is_ascii_digit())
        || ["目前", "到目前", "今", "本月", "上月", "去年", "上年", "至"]
            .iter()
            .any(|word| after.starts_with(word));
    if !time || hit.before().ends_with(['日', '间', '时']) {
        return;
    }
    let drop = if after.starts_with('至') { "截止至" } else { "截止" };
    let span = hit.line.span(hit.range.start..hit.range.start + drop.len());
    found.push(RULE.at(span, "到某时为止写“截至”", "write 截至 before a time").fix(
        true,
        span,
        "截至",
        "改成“截至”",
        "write 截至",
    ));
}
