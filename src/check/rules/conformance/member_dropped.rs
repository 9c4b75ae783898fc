//! `member-dropped`.

use crate::check::between::Pair;
use crate::check::between::same_class;
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "member-dropped",
    level: Level::Warning,
    page: Page {
        what: Both(
            "上级文件设的一类主体，本级没有对应的。",
            "A class of actors that the document above sets up has no counterpart at this level.",
        ),
        why: Both(
            "上级的分工是一层对一层的；缺了一类，那一类的事到这里就断了。",
            "The division of work is answered level by level; a missing class breaks its line.",
        ),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 附则\n本机制由县商务局解释。\n# 实施联动\n## 主体：各乡（镇）。各乡（镇）要{职责：发挥主体作用}。\n## 主体：县直有关单位。县直有关单位要{职责：做好服务}。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 附则\n本机制由市商务局解释。\n# 实施联动\n## 主体：各县（市）区。各县（市）区要{职责：发挥主体作用}。\n## 主体：相关行业协会。相关行业协会要{职责：搭建平台}。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 附则\n本机制由县商务局解释。\n# 实施联动\n## 主体：各乡（镇）。各乡（镇）要{职责：发挥主体作用}。\n## 主体：相关行业协会。相关行业协会要{职责：搭建平台}。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 附则\n本机制由市商务局解释。\n# 实施联动\n## 主体：各县（市）区。各县（市）区要{职责：发挥主体作用}。\n## 主体：相关行业协会。相关行业协会要{职责：搭建平台}。\n",
        source: "上下级文件一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Pairs(look),
};

fn look(pair: &Pair<'_>, found: &mut Vec<Problem>) {
    // A document without classes of its own carries out something else.
    if pair.child.classes.is_empty() {
        return;
    }
    for (name, span) in &pair.parent.classes {
        if pair.child.classes.iter().any(|(own, _)| same_class(name, own)) {
            continue;
        }
        let mut problem = RULE
            .at(
                pair.rests.span,
                format!("{}里的“{name}”一类，本级没有对应的主体", pair.parent.name()),
                format!("{name} of {} has no counterpart at this level", pair.parent.name()),
            )
            .help("设一类对应的主体，或者写明由谁承担", "set up a class that answers it, or say who does");
        problem.related.push(Related {
            file: Some(pair.parent.path.clone()),
            span: *span,
            message: Message::new("上级文件设的主体", "set up above"),
        });
        found.push(problem);
    }
}
