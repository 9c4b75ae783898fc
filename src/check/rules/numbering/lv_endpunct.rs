//! `lv-endpunct`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::model::BlockKind;
use crate::problem::{Edit, Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-endpunct",
    level: Level::Error,
    page: Page {
        what: Both("单独成行的标题末尾有标点。", "A heading on a line of its own that ends in a mark."),
        why: Both(
            "国家标准规定标题末尾不用标点；用了，看上去像没写完的句子。",
            "The standard puts no mark at the end of a heading.",
        ),
        wrong: "# 工作要求。\n各单位要高度重视。\n# 附则：\n本机制由县商务局解释。",
        right: "# 工作要求\n各单位要高度重视。\n# 附则\n本机制由县商务局解释。",
        source: "GB/T 15834—2011，附录B.4",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    // Siblings that end alike were typed by one hand: they are one remark.
    let mut families: Vec<(u8, Vec<(String, Span)>)> = Vec::new();
    for line in case.lines().filter(|line| line.kind == LineKind::Heading) {
        let Some(BlockKind::Heading { level, number: Some(_), run_in, .. }) = line.block.map(|b| &b.kind)
        else {
            continue;
        };
        families.retain(|(own, family)| {
            let ended = own > level;
            if ended {
                tell(family, found);
            }
            !ended
        });
        if !run_in.is_empty() || *level > 2 {
            continue;
        }
        let Some((words, sign)) = ended(&line) else { continue };
        match families.iter_mut().find(|(own, _)| own == level) {
            Some((_, family)) => family.push((words, sign)),
            None => families.push((*level, vec![(words, sign)])),
        }
    }
    for (_, family) in &families {
        tell(family, found);
    }
}

/// The words of a heading that ends in a mark, and the place of the mark.
fn ended(line: &Line<'_>) -> Option<(String, Span)> {
    let sign = line.text.chars().next_back().filter(|c| ['。', '：', '；', '，', '、'].contains(c))?;
    let words = line.text.strip_suffix(sign)?;
    // A numbered sentence is no heading, nor one that leads in what stands below it.
    let longest = if sign == '：' { 6 } else { 20 };
    let obliges = || {
        let words = words.replace("要求", "");
        ["要", "应当", "须", "由"].iter().any(|word| words.contains(word))
    };
    let sentence = words.chars().count() > longest || words.contains(['，', '。', '；', '：']) || obliges();
    (!sentence).then(|| (words.to_owned(), line.span(words.len()..line.text.len())))
}

fn tell(family: &[(String, Span)], found: &mut Vec<Problem>) {
    let Some(((words, sign), others)) = family.split_first() else { return };
    let (zh, en) = match others.len() {
        0 => (format!("标题“{words}”末尾不用标点"), format!("no mark at the end of the heading {words}")),
        more => (
            format!("标题“{words}”等{}个标题末尾不用标点", more + 1),
            format!("no mark at the end of the heading {words} and of {more} more"),
        ),
    };
    let mut problem = RULE.at(*sign, zh, en).fix(true, *sign, "", "删去标点", "delete it");
    for (words, sign) in others {
        problem = problem.related(*sign, format!("“{words}”也是"), format!("{words} too"));
        if let Some(fix) = &mut problem.fix {
            fix.edits.push(Edit { span: *sign, text: String::new() });
        }
    }
    found.push(problem);
}
