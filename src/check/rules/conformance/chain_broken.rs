//! `chain-broken`.

use crate::check::between::Pair;
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "chain-broken",
    level: Level::Warning,
    page: Page {
        what: Both(
            "下面报上来的情况到本级为止，没有再报给上级。",
            "Reports are collected here and never reach the level above.",
        ),
        why: Both(
            "上级文件要求定期报送；本级只收不报，上级就拿不到情况。",
            "The document above asks for regular reports; what is collected here stays here.",
        ),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 信息联络\n{承担：各乡（镇）}{报送：每月20日前向县商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 信息联络\n{承担：各县（市）区}{报送：每月25日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 信息联络\n{承担：各乡（镇）}{报送：每月20日前向县商务局报送工作进展}。\n{承担：县商务局}{报送：每月25日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 信息联络\n{承担：各县（市）区}{报送：每月25日前向市商务局报送工作进展}。\n# 附则\n本机制由县商务局解释。\n",
        source: "上下级文件一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Pairs(look),
};

fn look(pair: &Pair<'_>, found: &mut Vec<Problem>) {
    if pair.child.reports_up {
        return;
    }
    let (Some(asked), Some(span)) = (pair.parent.collects, pair.child.collects) else { return };
    let mut problem = RULE
        .at(
            span,
            format!("情况报到这里为止，没有写由谁再报给上级；{}要求定期报送", pair.parent.name()),
            format!("reports end here; {} asks for regular ones", pair.parent.name()),
        )
        .help("写明由谁、在哪一天前，向上级哪个单位报送", "say who reports to whom above, and by which day");
    problem.related.push(Related {
        file: Some(pair.parent.path.clone()),
        span: asked,
        message: Message::new("上级文件要求报送", "reports asked for above"),
    });
    found.push(problem);
}
