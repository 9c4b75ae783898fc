//! `obligation-weakened`.

use crate::check::between::{Pair, Status};
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "obligation-weakened",
    level: Level::Warning,
    page: Page {
        what: Both(
            "上级文件的要求，到了本文件里打了折扣：数少了、次数少了、要明确的人少了。",
            "An obligation of the document above is weaker here: a smaller number, fewer times, fewer people to be named.",
        ),
        why: Both(
            "下级可以加码，不能减码；减了，上级的要求就落不了地。",
            "The level below may ask for more, not for less.",
        ),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 信息联络\n{承担：各乡（镇）}{联络：明确1名联络员}，{报送：每月20日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 信息联络\n{承担：各县（市）区}{联络：明确1名责任领导和联络员}，{报送：每月25日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 信息联络\n{承担：各乡（镇）}{联络：明确1名责任领导和联络员}，{报送：每月20日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 信息联络\n{承担：各县（市）区}{联络：明确1名责任领导和联络员}，{报送：每月25日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n",
        source: "上下级文件一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Pairs(look),
};

fn look(pair: &Pair<'_>, found: &mut Vec<Problem>) {
    for row in pair.conformance.rows.iter().filter(|row| row.status == Status::Weakened) {
        let Some(below) = row.below else { continue };
        let (zh, en) = &row.weaker;
        let mut problem = RULE
            .at(
                below.span,
                format!("比{}的要求低：{zh}", pair.parent.name()),
                format!("weaker than {}: {en}", pair.parent.name()),
            )
            .help("照上级文件的要求写，或者写明为什么不同", "ask for as much, or say why not");
        problem.related.push(Related {
            file: Some(pair.parent.path.clone()),
            span: row.above.span,
            message: Message::new("上级文件的要求", "what is obliged"),
        });
        found.push(problem);
    }
}
