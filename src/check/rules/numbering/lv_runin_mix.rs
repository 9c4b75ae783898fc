//! `lv-runin-mix`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{Block, BlockKind};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lv-runin-mix",
    level: Level::Hint,
    page: Page {
        what: Both(
            "同级的标题有的单独成行，有的后面接排正文。",
            "Sibling headings, some run in, some on lines of their own.",
        ),
        why: Both("一种写法读起来整齐，目录也好生成。", "One way reads evenly."),
        wrong: "# 工作要求\n## 提高认识。各单位要高度重视。\n## 强化督查。各单位要强化督查。\n## 抓好落实\n各单位要抓好落实。\n# 附则\n本机制由县商务局解释。",
        right: "# 工作要求\n## 提高认识。各单位要高度重视。\n## 强化督查。各单位要强化督查。\n## 抓好落实。各单位要抓好落实。\n# 附则\n本机制由县商务局解释。",
        source: "公文层次的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for part in &case.mechanism.parts {
        let mut families: Vec<(u8, Vec<(&Block, bool)>)> = Vec::new();
        let blocks = &part.blocks;
        for (at, block) in blocks.iter().enumerate() {
            let BlockKind::Heading { level, number: Some(_), run_in, .. } = &block.kind else { continue };
            let deeper = blocks.get(at + 1..).unwrap_or_default().iter().find_map(|next| match &next.kind {
                BlockKind::Heading { level, number: Some(_), .. } => Some(*level),
                BlockKind::Item { .. } | BlockKind::Table { .. } | BlockKind::Field { .. } => Some(u8::MAX),
                _ => None,
            });
            while families.last().is_some_and(|(above, _)| above > level) {
                tell(families.pop(), found);
            }
            if families.last().is_none_or(|(own, _)| own < level) {
                families.push((*level, Vec::new()));
            }
            // One with lines of its own below it has a reason to stand alone.
            if deeper.is_some_and(|below| below > *level) && run_in.is_empty() {
                continue;
            }
            if let Some((_, family)) = families.last_mut() {
                family.push((block, !run_in.is_empty()));
            }
        }
        while let Some(family) = families.pop() {
            tell(Some(family), found);
        }
    }
}

fn tell(family: Option<(u8, Vec<(&Block, bool)>)>, found: &mut Vec<Problem>) {
    let Some((_, family)) = family else { return };
    let sentence = |block: &Block| match &block.kind {
        BlockKind::Heading { text, .. } => BlockKind::plain(text).contains(['，', '。', '；']),
        _ => true,
    };
    let apart: Vec<_> = family.iter().filter(|(block, run_in)| !run_in && !sentence(block)).collect();
    let together = family.iter().filter(|(_, run_in)| *run_in).count();
    let (Some((odd, _)), true) = (apart.first(), together > 1 && !apart.is_empty()) else { return };
    if together < apart.len() {
        return;
    }
    found.push(
        RULE.at(
            odd.span,
            format!("同级的{together}个标题后面接排正文，这一个单独成行"),
            format!("{together} sibling headings are run in, this one stands alone"),
        )
        .help(
            "写成“## 标题。正文……”，或者都单独成行",
            "write ## heading。text, or put all on lines of their own",
        ),
    );
}
