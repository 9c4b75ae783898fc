//! `regrouped`.

use crate::check::between::Pair;
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};
use std::collections::HashMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "regrouped",
    level: Level::Hint,
    page: Page {
        what: Both(
            "一个方向在上级文件里归这个组，在本文件里归了另一个组。",
            "A field stands under another group than in the document above.",
        ),
        why: Both("上下对不上口，上级的组来对接时找不到人。", "The groups of the two levels do not meet."),
        wrong: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 附则\n本机制由县商务局解释。\n# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n副组长：县政府办公室副主任\n牵头单位：县工业和信息化局\n工作职责：重点负责{领域：装备制造、新材料、康养}产业招商。\n## 小组：招商二组\n组长：分管副县长\n副组长：县政府办公室副主任\n牵头单位：县文化和旅游局\n工作职责：重点负责{领域：文化旅游、研学}产业招商。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 附则\n本机制由市商务局解释。\n# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副市长\n副组长：市政府副秘书长\n牵头单位：市工业和信息化局\n工作职责：重点负责{领域：装备制造、新材料}产业招商。\n## 小组：招商二组\n组长：分管副市长\n副组长：市政府副秘书长\n牵头单位：市文化广电和旅游局\n工作职责：重点负责{领域：文化旅游、康养、研学}产业招商。\n",
        right: "--- 正文\n根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。\n# 附则\n本机制由县商务局解释。\n# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副县长\n副组长：县政府办公室副主任\n牵头单位：县工业和信息化局\n工作职责：重点负责{领域：装备制造、新材料}产业招商。\n## 小组：招商二组\n组长：分管副县长\n副组长：县政府办公室副主任\n牵头单位：县文化和旅游局\n工作职责：重点负责{领域：文化旅游、研学、康养}产业招商。\n+++ 上级.jz\n地区：某省某市\n发文机关：某市人民政府办公室\n标题：某市人民政府办公室关于建立示例工作机制的通知\n发文字号：某市政办〔2025〕9号\n成文日期：2025年3月6日\n主送：各县（市）区人民政府，市人民政府各部门\n--- 正文\n# 附则\n本机制由市商务局解释。\n# 成立{统称：2个招商小组}\n## 小组：招商一组\n组长：分管副市长\n副组长：市政府副秘书长\n牵头单位：市工业和信息化局\n工作职责：重点负责{领域：装备制造、新材料}产业招商。\n## 小组：招商二组\n组长：分管副市长\n副组长：市政府副秘书长\n牵头单位：市文化广电和旅游局\n工作职责：重点负责{领域：文化旅游、康养、研学}产业招商。\n",
        source: "上下级文件一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Pairs(look),
};

fn look(pair: &Pair<'_>, found: &mut Vec<Problem>) {
    if pair.child.fields.is_empty() {
        return;
    }
    // The group of a field; one of two groups tells nothing.
    let mut above: HashMap<&str, Option<usize>> = HashMap::new();
    above.reserve(pair.parent.fields.iter().map(|(_, fields)| fields.len()).sum());
    for (at, (_, fields)) in pair.parent.fields.iter().enumerate() {
        for (field, _) in fields {
            above.entry(field).and_modify(|group| *group = None).or_insert(Some(at));
        }
    }
    let group_of = |field: &str| above.get(field).copied().flatten();
    for (body, fields) in &pair.child.fields {
        let groups: Vec<usize> = fields.iter().filter_map(|(field, _)| group_of(field)).collect();
        let count = |group: usize| groups.iter().filter(|own| **own == group).count();
        let Some(main) = groups.iter().copied().max_by_key(|group| (count(*group), usize::MAX - group))
        else {
            continue;
        };
        // Most of a body's fields come from one group above, or there is nothing to compare with.
        if count(main) < 2 || count(main) * 2 <= groups.len() {
            continue;
        }
        for (field, span) in fields {
            let Some(other) = group_of(field).filter(|group| *group != main) else { continue };
            let name = |group: usize| pair.parent.fields.get(group).map_or("", |(name, _)| name.as_str());
            let mut problem = RULE.at(
                *span,
                format!("“{field}”在{}归{}，{body}对应的是{}", pair.parent.name(), name(other), name(main)),
                format!(
                    "{field} is with {} in {}; {body} answers {}",
                    name(other),
                    pair.parent.name(),
                    name(main)
                ),
            );
            let place =
                pair.parent.fields.get(other).and_then(|(_, own)| own.iter().find(|(own, _)| own == field));
            if let Some((_, span)) = place {
                problem.related.push(Related {
                    file: Some(pair.parent.path.clone()),
                    span: *span,
                    message: Message::new("上级文件里在这里", "here in the document above"),
                });
            }
            found.push(problem);
        }
    }
}
