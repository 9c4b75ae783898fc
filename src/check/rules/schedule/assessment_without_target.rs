//! `assessment-without-target`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{FlowKind, Party, PartyRef};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "assessment-without-target",
    level: Level::Warning,
    page: Page {
        what: Both(
            "考核、奖惩看“目标任务”完成得怎么样，全文却没有定过目标任务。",
            "Rewards and assessments turn on targets that the document never sets.",
        ),
        why: Both(
            "没有目标，就没有完成和没完成；奖谁罚谁全凭印象。",
            "Without a target nothing is reached or missed, and praise goes by impression.",
        ),
        wrong: "{考核：县人民政府每年12月对县商务局进行1次考核}，{奖励：对目标任务完成好的干部，在评先表彰时优先考虑}。",
        right: "{指标：全年签约项目不少于10个}，由县商务局牵头完成。{考核：县人民政府每年12月对县商务局进行1次考核}，{奖励：对目标任务完成好的干部，在评先表彰时优先考虑}。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

const TARGETS: [&str; 5] = ["目标任务", "任务目标", "年度目标", "目标完成", "目标责任"];

/// Where targets may come from when the document does not set them.
const ELSEWHERE: [&str; 9] = [
    "下达",
    "责任书",
    "目标计划",
    "任务分解",
    "分解表",
    "目标任务表",
    "考核办法另行",
    "考核细则",
    "另行制定",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    let incentives = model.incentives.iter().map(|i| (i.text.as_str(), i.span));
    let assessments = model.flows.iter().filter(|f| f.kind == FlowKind::Assessment);
    let mut asked = incentives.chain(assessments.map(|f| (f.text.as_str(), f.span)));
    let Some((word, span)) = asked.find_map(|(text, span)| Some((word(text)?, span))) else { return };
    // What a leader must do in person is no target of the units that are assessed.
    let person = |owner: &PartyRef| matches!(owner.party, Party::Post { .. } | Party::Person { .. });
    let borne = model.targets.iter().any(|t| t.owners.is_empty() || !t.owners.iter().all(person));
    if borne || !model.tasks.is_empty() || ELSEWHERE.iter().any(|w| case.prose.text().contains(w)) {
        return;
    }
    let at = case.text.slice(span).find(word).map_or(span, |at| span.inner(at, at + word.len()));
    let problem = RULE
        .at(
            at,
            format!("这里看“{word}”，全文没有定过目标任务"),
            "this turns on targets, and the document sets none",
        )
        .help(
            "写出目标任务，或者写明由哪份文件、哪张表下达",
            "set the targets, or say which document sets them",
        );
    found.push(problem);
}

fn word(text: &str) -> Option<&'static str> {
    TARGETS.into_iter().find(|word| text.contains(word))
}
