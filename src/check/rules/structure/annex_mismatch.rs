//! `annex-mismatch`.

use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::model::PartKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "annex-mismatch",
    level: Level::Error,
    page: Page {
        what: Both(
            "文中说“见附件”“见附件3”“名单附后”，却没有这个附件，或者附件不是文中说的东西。",
            "The text refers to an annex that is not there, or that is something else.",
        ),
        why: Both(
            "收文单位找不到附件，只好打电话要；盖了章的文件少一页，要重印。",
            "Whoever receives the paper has to ask for the missing page.",
        ),
        wrong: "领导小组由县长任组长，统筹全县招商引资工作（具体名单见附件）。",
        right: "--- 正文\n领导小组由县长任组长，统筹全县招商引资工作（具体名单见附件）。\n--- 附件：招商引资工作领导小组名单\n组长由县人民政府县长担任，成员由县直有关单位主要负责人担任。",
        source: "GB/T 9704-2012，7.3.4、7.3.7；文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["附件", "附后"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.line.kind.is_element() || hit.line.kind == LineKind::PartTitle {
        return;
    }
    let annexes = || case.mechanism.parts.iter().filter(|part| part.kind == PartKind::Annex);
    let before = hit.before().trim_end_matches(['本', '（', '(']);
    // The annex of another document: 《……》（某政发〔2026〕3号）附件1.
    if before.trim_end_matches('的').ends_with(['》', '）', ')', '号']) && hit.word() == "附件" {
        return;
    }
    let (number, digits) = number(hit.after());
    let refers = ["见", "按照", "按", "填写", "填报"].iter().any(|verb| before.ends_with(verb));
    if hit.word() == "附件" && !refers {
        return;
    }
    let have = annexes().count();
    let range = hit.range.start..hit.range.end + if hit.word() == "附件" { digits } else { 0 };
    let words = hit.line.text.get(range.clone()).unwrap_or("");
    if have == 0 || number.is_some_and(|n| n > have) {
        found.push(missing(hit, range, words, have));
        return;
    }
    let names = |word: &str| annexes().any(|a| a.title.as_deref().is_some_and(|t| t.contains(word)));
    let said = before.trim_end_matches(['见', '详', '参', '请', '情', '况']);
    let list = said.ends_with("名单") && number.is_none();
    if list && !["名单", "成员", "人员", "组成", "机构"].iter().any(|w| names(w)) {
        let titles: Vec<&str> = annexes().filter_map(|a| a.title.as_deref()).collect();
        let titles = titles.join("、");
        found.push(
            RULE.at(
                hit.line.span(range),
                format!("文中说名单见附件，附件却是“{titles}”"),
                format!("a roster is said to be annexed, the annex is titled {titles}"),
            )
            .help("附上名单，或者改这句话", "annex the roster or change the sentence"),
        );
    }
}

fn missing(hit: &Hit<'_>, range: std::ops::Range<usize>, words: &str, have: usize) -> Problem {
    let (zh, en) = match have {
        0 => (format!("文中说“{words}”，文件没有附件"), "there is no annex".to_owned()),
        _ => (format!("文中说“{words}”，文件只有{have}个附件"), format!("there are only {have} annexes")),
    };
    RULE.at(hit.line.span(range), zh, en).help(
        "在正文后面加“--- 附件：标题”，写上附件的内容；或者删去这句话",
        "add a part `--- 附件：title`, or take the reference out",
    )
}

/// The number behind 附件 and how many bytes it takes.
fn number(after: &str) -> (Option<usize>, usize) {
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if let Some(number) = after.get(..digits).and_then(|d| d.parse().ok()) {
        return (Some(number), digits);
    }
    let han = after.chars().next().and_then(|c| "一二三四五六七八九".chars().position(|n| n == c));
    han.map_or((None, 0), |at| (Some(at + 1), '一'.len_utf8()))
}
