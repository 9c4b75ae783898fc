//! `basis-cycle`.

use crate::check::between::Brief;
use crate::check::between::{Resting, rings};
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "basis-cycle",
    level: Level::Error,
    page: Page {
        what: Both("几份文件互为依据，绕成了一圈。", "Documents that rest on each other in a ring."),
        why: Both(
            "依据要有先后；绕成一圈，哪一份都没有根。",
            "A basis comes first; in a ring none has a ground.",
        ),
        wrong: "--- 正文\n根据{依据：《某县人民政府办公室关于细化示例工作机制的通知》（某政办〔2026〕10号）}，制定本机制。\n+++ 另一份.jz\n发文字号：某政办〔2026〕10号\n标题：某县人民政府办公室关于细化示例工作机制的通知\n--- 正文\n根据{依据：《某县人民政府办公室关于建立示例工作机制的通知》（某政办〔2026〕9号）}，制定本机制。\n",
        right: "--- 正文\n各单位要抓好落实。\n+++ 另一份.jz\n发文字号：某政办〔2026〕10号\n标题：某县人民政府办公室关于细化示例工作机制的通知\n--- 正文\n根据{依据：《某县人民政府办公室关于建立示例工作机制的通知》（某政办〔2026〕9号）}，制定本机制。\n",
        source: "文件之间一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Briefs(look),
};

fn look(briefs: &[&Brief], found: &mut Vec<(usize, Problem)>) {
    for ring in rings(briefs) {
        let Some((first, others)) = ring.split_first() else { continue };
        let place = |step: &Resting| {
            let brief = briefs.get(step.document)?;
            Some((*brief, brief.rests.get(step.citation)?))
        };
        let Some((brief, rests)) = place(first) else { continue };
        let mut problem = RULE
            .at(
                rests.span,
                format!("{}份文件互为依据，绕成了一圈", ring.len()),
                format!("{} documents rest on each other in a ring", ring.len()),
            )
            .help("去掉其中不是依据的一处引用", "drop the citation that is no basis");
        for (brief, rests) in others.iter().filter_map(place) {
            problem.related.push(Related {
                file: Some(brief.path.clone()),
                span: rests.span,
                message: Message::new(
                    format!("{}又依据《{}》", brief.name(), rests.title),
                    format!("{} rests on 《{}》", brief.name(), rests.title),
                ),
            });
        }
        problem.label =
            Some(Message::new(format!("{}依据它", brief.name()), format!("{} rests on it", brief.name())));
        found.push((first.document, problem));
    }
}
