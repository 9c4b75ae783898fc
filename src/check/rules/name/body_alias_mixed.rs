//! `body-alias-mixed`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::{FlowKind, UnitKind};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "body-alias-mixed",
    level: Level::Warning,
    page: Page {
        what: Both(
            "一个领导小组、指挥部、联席会议用了几个名称，又没有写“以下简称”。",
            "A leading group bears several names, and none was introduced as its short name.",
        ),
        why: Both(
            "“招商引资领导小组”和“招商引资工作领导小组”可以是两个机构；报给谁、谁来定，就说不清了。",
            "Two names can be two bodies; who is reported to and who decides is then unclear.",
        ),
        wrong: "成立由{组长：县人民政府县长}任组长，{副组长：县人民政府分管副县长}任副组长，{成员：县商务局、县财政局主要负责人}为成员的{领导小组：某县招商引资工作领导小组}。重大事项由招商引资领导小组研究决定。",
        right: "成立由{组长：县人民政府县长}任组长，{副组长：县人民政府分管副县长}任副组长，{成员：县商务局、县财政局主要负责人}为成员的{领导小组：某县招商引资工作领导小组}（以下简称{简称：领导小组}）。重大事项由领导小组研究决定。",
        source: "公文简称的通例：第一次出现用全称并注明“以下简称”",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// What such bodies are called.
const KINDS: [&str; 3] = ["领导小组", "指挥部", "联席会议"];

/// What may stand right before a bare 领导小组.
const BEFORE_BARE: [&str; 46] = [
    "报", "向", "由", "经", "对", "将", "同", "与", "和", "及", "或", "为", "是", "在", "至", "给", "设",
    "以", "按", "据", "受", "请", "任", "各", "该", "本", "反馈", "完成", "指导", "负责", "成立", "设立",
    "提请", "报送", "汇报", "协调", "建立", "调整", "加强", "健全", "，", "。", "；", "、", "：", "（",
];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for kind in KINDS {
        if let Some(subject) = subject(case, kind) {
            found.extend(names_of(case, kind, subject));
        }
    }
}

/// The one body of a kind that the document speaks of: declared, else known from outside.
fn subject<'c>(case: &'c Case<'_>, kind: &str) -> Option<&'c str> {
    let model = case.mechanism;
    let mut declared = model.bodies.iter().filter(|b| !b.open && b.name.value.ends_with(kind));
    if let Some(first) = declared.next() {
        return declared.next().is_none().then_some(first.name.value.as_str());
    }
    let units = model.units.iter().filter(|u| u.kind == UnitKind::ExternalBody).map(|u| u.name.as_str());
    let aliases = model.aliases.iter().map(|a| a.name.as_str());
    let mut named = units.chain(aliases).filter_map(|name| name.get(..name.find(kind)? + kind.len()));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// How a place calls the body.
#[derive(Clone, Copy, PartialEq)]
enum Called<'t> {
    Full,
    Short(&'t str),
    Bare,
    Other,
}

fn names_of(case: &Case<'_>, kind: &str, subject: &str) -> Option<Problem> {
    let core = own_words(case, subject.strip_suffix(kind)?);
    if core.is_empty() {
        return None;
    }
    let text = case.prose.text();
    let (mut full, mut short, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for (at, _) in text.match_indices(kind) {
        let line = text.get(..at)?.rsplit('\n').next()?;
        match called(line, core) {
            Called::Full => full.push(at - line.len()),
            Called::Short(words) => short.push((words, at)),
            Called::Bare => bare.push((at - line.len(), at)),
            Called::Other => {}
        }
    }
    let declared = |name: &str| {
        case.mechanism.aliases.iter().any(|a| a.name.starts_with(name))
            || ["简称", "简称“", "简称为", "简称为“"].iter().any(|s| text.contains(&format!("{s}{name}")))
    };
    short.retain(|(words, _)| !declared(&format!("{words}{kind}")));
    // Next to the full name nobody is in doubt.
    bare.retain(|(line, _)| !full.contains(line));
    // The kind alone is understood; beside a third name it adds to the muddle.
    if full.is_empty() || declared(kind) || short.is_empty() {
        bare.clear();
    }
    let name = |words: &str| format!("{words}{kind}");
    let place = |words: &str, at: usize| case.prose.span(at - words.len()..at + kind.len());
    let first = short.first().copied()?;
    let span = place(first.0, first.1);
    let mut others: Vec<(String, Span)> = Vec::new();
    for (words, at) in short.iter().copied().chain(bare.iter().map(|(_, at)| ("", *at))) {
        if words != first.0 && !others.iter().any(|(n, _)| *n == name(words)) {
            others.push((name(words), place(words, at)));
        }
    }
    Some(tell(case, &name(first.0), subject, span, others))
}

fn tell(case: &Case<'_>, name: &str, subject: &str, span: Span, others: Vec<(String, Span)>) -> Problem {
    let reports = case.mechanism.flows.iter().filter(|f| f.kind == FlowKind::Report);
    let decides = reports.map(|f| f.span).chain(case.mechanism.approvals.iter().map(|a| a.span));
    let grave = decides.into_iter().any(|s| s.start <= span.start && span.end <= s.end);
    let mut problem = RULE.at(
        span,
        format!("“{name}”说的是“{subject}”，前面没有写“以下简称”"),
        format!("{name} means {subject}, and was not introduced as its short name"),
    );
    if grave {
        problem = problem.weighing(Level::Error);
    }
    for (other, at) in others {
        problem = problem.related(at, format!("又叫“{other}”"), format!("and {other} here"));
    }
    problem.help(
        format!("第一次写全称时加“（以下简称……）”，以后只用这一个；或者都写“{subject}”"),
        format!("introduce one short name where the full one first stands; or write {subject} throughout"),
    )
}

/// How the words before 领导小组 call the body whose own words are `core`.
fn called<'t>(before: &'t str, core: &str) -> Called<'t> {
    if before.rfind('《') > before.rfind('》') {
        return Called::Other;
    }
    if before.ends_with(core) {
        return Called::Full;
    }
    // Back over characters of the full name, in its order.
    let (mut left, mut from) = (core, before.len());
    for (at, c) in before.char_indices().rev() {
        let Some(near) = left.rfind(c) else { break };
        left = left.get(..near).unwrap_or("");
        from = at;
    }
    let words = before.get(from..).unwrap_or("");
    let begins = core.chars().next().is_some_and(|c| words.starts_with(c));
    if words.is_empty() {
        let plain = before.is_empty() || BEFORE_BARE.iter().any(|word| before.ends_with(word));
        return if plain { Called::Bare } else { Called::Other };
    }
    if begins && words.chars().nth(1).is_some() { Called::Short(words) } else { Called::Other }
}

/// A name without the places before it.
fn own_words<'n>(case: &Case<'_>, name: &'n str) -> &'n str {
    let mut rest = name;
    for step in case.names.path() {
        rest = rest.strip_prefix(step.as_str()).unwrap_or(rest);
    }
    let prefix = case.names.prefix();
    rest.strip_prefix(|c| Some(c) == prefix).unwrap_or(rest)
}
