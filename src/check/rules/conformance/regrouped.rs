//! `regrouped`.

use crate::check::between::{Brief, Field, Pair};
use crate::check::{Both, Page, Reads, Rule};
use crate::problem::{Level, Message, Problem, Related};

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
    let mut shared = shared(&pair.child.fields, &pair.parent.fields);
    shared.sort_unstable_by_key(|(own, _)| (own.body, own.span));
    for fields in shared.chunk_by(|a, b| a.0.body == b.0.body) {
        let count = |body: usize| fields.iter().filter(|(_, above)| above.body == body).count();
        let Some(main) = fields.iter().map(|(_, above)| above.body).max_by_key(|body| count(*body)) else {
            continue;
        };
        // Most of a body's fields come from one group above, or there is nothing to compare with.
        if count(main) < 2 || count(main) * 2 <= fields.len() {
            continue;
        }
        let elsewhere = fields.iter().filter(|(_, above)| above.body != main);
        found.extend(elsewhere.map(|(own, above)| problem(pair, own, above, main)));
    }
}

/// The fields of a document that one group above has, each with that of the document above; one of two groups
/// tells nothing. Both come in the order of [`Field::by_term`].
fn shared<'a>(own: &'a [Field], above: &'a [Field]) -> Vec<(&'a Field, &'a Field)> {
    let once = above.chunk_by(|a, b| a.by_term(b).is_eq()).filter_map(|same| match same {
        [one] => Some(one),
        _ => None,
    });
    let mut once = once.peekable();
    let of_above = |field: &'a Field| {
        while once.next_if(|above| above.by_term(field).is_lt()).is_some() {}
        once.peek().filter(|above| above.by_term(field).is_eq()).map(|above| (field, *above))
    };
    own.iter().filter_map(of_above).collect()
}

/// A field stands under another group than most of its neighbours.
fn problem(pair: &Pair<'_>, own: &Field, above: &Field, main: usize) -> Problem {
    let name = |brief: &Brief, body: usize| brief.bodies.get(body).cloned().unwrap_or_default();
    let (body, field, document) = (name(pair.child, own.body), &own.term, pair.parent.name());
    let (other, main) = (name(pair.parent, above.body), name(pair.parent, main));
    let mut problem = RULE.at(
        own.span,
        format!("“{field}”在{document}归{other}，{body}对应的是{main}"),
        format!("{field} is with {other} in {document}; {body} answers {main}"),
    );
    problem.related.push(Related {
        file: Some(pair.parent.path.clone()),
        span: above.span,
        message: Message::new("上级文件里在这里", "here in the document above"),
    });
    problem
}

#[cfg(test)]
mod tests {
    use super::{Field, shared};
    use crate::source::Span;

    fn fields(terms: &str) -> Vec<Field> {
        let field =
            |(at, term): (usize, char)| Field::new(term.to_string().into(), Span::new(at, at), at % 3);
        let mut fields: Vec<Field> = terms.chars().enumerate().map(field).collect();
        fields.sort_unstable_by(Field::by_term);
        fields
    }

    proptest::proptest! {
        #[test]
        fn fields_are_shared_that_one_group_above_has(own in "[甲乙丙丁戊己]{0,8}", above in "[甲乙丙丁戊庚]{0,8}") {
            let (own, above) = (fields(&own), fields(&above));
            let mut slow = Vec::new();
            for field in &own {
                let of_above: Vec<&Field> = above.iter().filter(|other| other.term == field.term).collect();
                slow.extend(match *of_above {
                    [one] => Some((field, one)),
                    _ => None,
                });
            }
            proptest::prop_assert_eq!(shared(&own, &above), slow);
        }
    }
}
