//! `dangling-document`.

use crate::check::{Both, Case, Page, Reads, Rule, ends_in};
use crate::model::{BasisKind, BlockKind, Inline, Mechanism, PartKind};
use crate::problem::{Level, Problem};
use crate::source::Span;
use crate::vocabulary::{Label, Sense};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dangling-document",
    level: Level::Warning,
    page: Page {
        what: Both(
            "要按照某个计划、清单、办法去做，却没有附上它，也没有写它的文号。",
            "The text relies on a plan, list or rule that is neither attached nor cited by number.",
        ),
        why: Both(
            "办事的人手里没有这份文件，也查不到是哪一份，照它做无从谈起。",
            "Whoever has to go by it can neither see nor find it.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 任务分工\n@县发展改革局：负责对照{依据：招商项目落地目标计划表}做好项目前期工作。",
        right: "--- 正文\n# 总体要求\n各单位要分工负责，抓好落实。\n# 任务分工\n@县发展改革局：负责对照{依据：招商项目落地目标计划表}做好项目前期工作（见附件）。\n--- 附件：招商项目落地目标计划表\n各乡（镇）每年落地项目不少于2个。",
        source: "文件自身一致；引用公文先标题、后文号的惯例",
    },
    settings: &[],
    yields_to: &["annex-mismatch", "pn-cite-order"],
    reads: Reads::Model(look),
};

/// What is handed round as a paper of its own.
const PAPERS: &[&str] =
    &["表", "清单", "方案", "计划", "办法", "细则", "目录", "名单", "台账", "规划", "制度", "预案", "规程"];

/// Titles and issuers that are public and found by title alone.
const PUBLIC: &[&str] = &["中共中央", "国务院", "中央", "全国", "国家", "中华人民共和国", "政府工作报告"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let m = case.mechanism;
    let mut told: Vec<&str> = Vec::new();
    // Those that the workspace holds are taken back when the document is linked.
    for basis in m.bases.iter().filter(|b| b.kind == BasisKind::Rests && b.number.is_none()) {
        let title = basis.title.as_str();
        let paper = ends_in(title, PAPERS);
        let public = PUBLIC.iter().any(|start| title.starts_with(start)) || is_of_above(case, title);
        if !paper
            || public
            || is_numbered_amiss(case, basis.span)
            || told.contains(&title)
            || is_at_hand(m, title)
        {
            continue;
        }
        told.push(title);
        found.push(problem(basis.span, title).help(
            "在标题后面用圆括号写上文号，例如“（×政办〔2026〕1号）”；没有正式印发的，作为附件附上",
            "write its number behind the title, or attach it as an annex",
        ));
    }
    for part in &m.parts {
        for block in &part.blocks {
            for inline in runs(&block.kind).filter(|i| i.mark.is_some()) {
                plain(case, inline, &mut told, found);
            }
        }
    }
}

/// Whether brackets with a year or number follow the title all the same: rules of form say what is wrong
/// with it.
fn is_numbered_amiss(case: &Case<'_>, title: Span) -> bool {
    let after = case.text.as_str().get(title.end as usize..).unwrap_or("");
    let bracket = after.strip_prefix('（').or_else(|| after.strip_prefix('('));
    let inside = bracket.and_then(|rest| rest.split(['）', ')', '\n']).next());
    inside.is_some_and(|inside| inside.contains(['〔', '[', '【', '［']))
}

/// Whether a title begins with the name of a place above the region: rules of the upper level are public.
fn is_of_above(case: &Case<'_>, title: &str) -> bool {
    let above = case.names.path().split_last().map_or(&[][..], |(_, above)| above);
    above.iter().any(|place| title.starts_with(place.as_str()))
}

/// `{依据：…}` around words that are no citation: 对照招商项目落地目标计划表.
fn plain<'a>(case: &Case<'a>, inline: &'a Inline, told: &mut Vec<&'a str>, found: &mut Vec<Problem>) {
    let title = inline.text.trim_end_matches(['。', '，']);
    // Most marked words end otherwise.
    if !ends_in(title, PAPERS) {
        return;
    }
    let label = inline.mark.as_deref().and_then(|mark| case.vocabulary.label(mark));
    if !matches!(label, Some(Label::Mark(Sense::Basis))) || inline.text.contains(['《', '〔', '》']) {
        return;
    }
    if told.contains(&title) || is_at_hand(case.mechanism, title) {
        return;
    }
    told.push(title);
    found.push(problem(inline.span, title).help(
        "作为附件附上，或者写出印发它的文件的标题和文号",
        "attach it as an annex, or cite the document that issued it",
    ));
}

fn problem(span: Span, title: &str) -> Problem {
    RULE.at(
        span,
        format!("要照“{title}”办，文中没有附上它，也没有写文号"),
        format!("{title} is relied on, but neither attached nor cited by number"),
    )
}

/// Whether the paper is an annex, is to be drawn up here, or is cited by number elsewhere in the text.
fn is_at_hand(m: &Mechanism, title: &str) -> bool {
    let annexed = |t: &str| t.contains(title) || title.contains(t);
    m.parts.iter().any(|p| p.kind != PartKind::Main && p.title.as_deref().is_some_and(annexed))
        || m.deliverables.iter().any(|d| d.what.contains(title) || title.ends_with(&d.what))
        || m.tasks.iter().filter_map(|t| t.deliverable.as_ref()).any(|d| title.ends_with(&d.value))
        || m.bases.iter().any(|b| b.number.is_some() && b.title.contains(title))
}

fn runs(kind: &BlockKind) -> impl Iterator<Item = &Inline> {
    let (text, run_in, more): (&[Inline], &[Inline], &[Vec<Inline>]) = match kind {
        BlockKind::Heading { text, run_in, .. } => (text, run_in, &[]),
        BlockKind::Paragraph { text } | BlockKind::Item { text, .. } => (text, &[], &[]),
        BlockKind::Field { text, more, .. } => (text, &[], more),
        BlockKind::Table { .. } | BlockKind::Insert { .. } => (&[], &[], &[]),
    };
    text.iter().chain(run_in).chain(more.iter().flatten())
}
