//! `obligation-dropped`.

use crate::check::between::{Pair, Status};
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "obligation-dropped",
    level: Level::Warning,
    page: Page {
        what: Both(
            "上级文件对下一级的要求，本文件里没有对应的安排。",
            "What the document above obliges those below to has no counterpart here.",
        ),
        why: Both(
            "依据上级文件制定的机制，要把上级的要求都接住；漏了一条，上级检查时就是没有落实。",
            "A mechanism that rests on a document above carries out all of it.",
        ),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 保障措施\n## 高层调度机制。各乡（镇）主要负责同志要带头招商。\n## 抓好落实。各单位的落实情况纳入年度考核。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 保障措施\n## 高层调度机制。{承担：各县（市）区主要负责同志}{指标：全年外出招商不少于60天}。\n## 抓好落实。各单位的落实情况纳入年度考核。\n# 附则\n本机制由市商务局解释。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 保障措施\n## 高层调度机制。{承担：各乡（镇）主要负责同志}{指标：全年外出招商不少于60天}。\n## 抓好落实。各单位的落实情况纳入年度考核。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 保障措施\n## 高层调度机制。{承担：各县（市）区主要负责同志}{指标：全年外出招商不少于60天}。\n## 抓好落实。各单位的落实情况纳入年度考核。\n# 附则\n本机制由市商务局解释。\n",
        source: "上下级文件一致；《党政机关公文处理工作条例》第十九条",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Pairs(look),
};

fn look(pair: &Pair<'_>, found: &mut Vec<Problem>) {
    for row in pair.conformance.rows.iter().filter(|row| row.status == Status::Dropped) {
        let words = row.above.text();
        let mut problem = RULE
            .at(
                pair.rests.span,
                format!("{}要求“{words}”，本文件没有对应的安排", pair.parent.name()),
                format!("{} obliges to “{words}”; nothing here answers it", pair.parent.name()),
            )
            .help("补上对应的安排；确实不适用的，用“//! 允许”写明理由", "add it, or permit it with a reason");
        problem.related.push(Related {
            file: Some(pair.parent.path.clone()),
            span: row.above.span,
            message: Message::new("上级文件的要求", "what is obliged"),
        });
        found.push(problem);
    }
}
