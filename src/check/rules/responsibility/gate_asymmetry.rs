//! `gate-asymmetry`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "gate-asymmetry",
    level: Level::Warning,
    page: Page {
        what: Both(
            "两类主体签同样的协议，一类要审查还要上会，另一类少一道。",
            "Two parties sign the same thing, and only one of them needs both review and approval.",
        ),
        why: Both(
            "少一道关的那一类，成了绕开集体决策的口子。",
            "The one with fewer gates becomes the way around a joint decision.",
        ),
        wrong: "以县人民政府名义签署的协议要经过合法性审查，以园区名义签署的协议要经过合法性审查，并报县人民政府常务会议审议。",
        right: "以县人民政府名义签署的协议要经过合法性审查，并报县人民政府常务会议审议，以园区名义签署的协议要经过合法性审查，并报县人民政府常务会议审议。",
        source: "文件自身一致；重大决策先合法性审查、再集体讨论决定",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["名义签"], look),
};

const REVIEW: [&str; 3] = ["审查", "审核", "核审"];
const APPROVAL: [&str; 6] = ["审议", "审批", "审定", "批准", "研究决定", "集体研究"];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let text = hit.line.text;
    // A sentence is looked at once, from its first party.
    let start = hit.before().rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let end =
        text.get(hit.range.end..).and_then(|r| r.find('。')).map_or(text.len(), |at| hit.range.end + at);
    let Some(sentence) = text.get(start..end) else { return };
    if text.get(start..hit.range.start).is_some_and(|before| before.contains("名义签")) {
        return;
    }
    let starts: Vec<usize> = sentence.match_indices("名义签").map(|(at, _)| opening(sentence, at)).collect();
    let ends = starts.iter().skip(1).copied().chain([sentence.len()]);
    let parties: Vec<(usize, &str)> =
        starts.iter().zip(ends).filter_map(|(from, to)| Some((*from, sentence.get(*from..to)?))).collect();
    for (words, gate) in [(&REVIEW[..], "审查"), (&APPROVAL[..], "集体审议")] {
        // 均报……审议 at the end is asked of all of them.
        let of_all = |party: &str| ["均", "都", "一律"].iter().any(|w| party.contains(w));
        if parties.last().is_some_and(|(_, last)| of_all(last)) {
            continue;
        }
        let passes = |party: &str| words.iter().any(|w| party.contains(w));
        let with = parties.iter().find(|(_, p)| passes(p));
        let without = parties.iter().find(|(_, p)| !passes(p));
        let (Some((at, other)), Some((from, party))) = (with, without) else { continue };
        let (name, other_name) = (named(party), named(other));
        let range = start + from..start + from + name.len();
        let other_range = start + at..start + at + other_name.len();
        found.push(
            RULE.at(
                hit.line.span(range),
                format!("“{name}”的没有写{gate}，“{other_name}”的写了"),
                format!("no {gate} is asked of the one, and it is of the other"),
            )
            .related(hit.line.span(other_range), "这一类要过", "asked here")
            .help("两类写成同样的程序，或者写明为什么不同", "ask the same of both, or say why they differ"),
        );
    }
}

/// Where `以……名义签` begins.
fn opening(sentence: &str, at: usize) -> usize {
    let before = sentence.get(..at).unwrap_or("");
    let comma = before.rfind(['，', '；', '、']).map_or(0, |c| c + '，'.len_utf8());
    before.rfind('以').filter(|from| *from >= comma).unwrap_or(comma)
}

/// `以园区名义签署`, of the words that begin with it.
fn named(party: &str) -> &str {
    let end = party.find("名义签").map_or(party.len(), |at| at + "名义".len());
    party.get(..end).unwrap_or(party)
}
