//! `dangling-superior`.

use super::outside::{bare, is_above};
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::model::Mechanism;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dangling-superior",
    level: Level::Warning,
    page: Page {
        what: Both(
            "要完成某个领导小组、指挥部交办的工作，或者要报它审定，它却在文中没有设立，名录里没有，也没有引用设立它的文件。",
            "Work is taken from a leading group, or sent to it for decision, that is set up nowhere.",
        ),
        why: Both(
            "谁在交办、谁来审定，没有着落；多半是从别的文件抄来的兜底条款。",
            "Nobody knows who hands out the work or decides; mostly a closing clause copied from elsewhere.",
        ),
        wrong: "@县发展改革局：负责项目储备；完成县招商引资工作领导小组交办的其他工作。\n@县财政局：负责资金保障。",
        right: "@县发展改革局：负责项目储备；完成县人民政府交办的其他工作。\n@县财政局：负责资金保障。",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &["dangling-body"],
    reads: Reads::Words(
        &[
            "领导小组交办",
            "指挥部交办",
            "委员会交办",
            "专班交办",
            "联席会议交办",
            "领导小组审定",
            "指挥部审定",
            "委员会审定",
            "领导小组审议",
            "委员会审议",
            "领导小组研究",
            "领导小组批准",
            "指挥部批准",
        ],
        look,
    ),
};

/// Words that the name of the body follows.
const OPENERS: [&str; 7] = ["完成", "提请", "报请", "报送", "报", "提交", "经"];

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let Some((start, name)) = named(hit) else { return };
    // The first place tells for all.
    let (own, text) = (hit.line.at + start, case.prose.text());
    let earlier = OPENERS.iter().flat_map(|opener| {
        let words = [opener, name].concat();
        text.find(&words).map(|at| at + opener.len())
    });
    if earlier.min().is_some_and(|first| first < own) || is_known(case, name) {
        return;
    }
    found.push(
        RULE.at(
            hit.line.span(start..start + name.len()),
            format!("要听“{name}”的，文中却没有设立它，名录里没有，也没有说由哪份文件设立"),
            format!("{name} gives orders here and is set up nowhere"),
        )
        .help(
            "写明它由哪份文件设立（标题、文号）；没有这个机构的，改成本级政府或者文中设立的机构",
            "cite the document that set it up, or name a body of this text",
        ),
    );
}

/// The name that an opener and the verb enclose: with its level or place, so that it is whole. 领导小组 alone
/// may be short for any.
fn named<'a>(hit: &Hit<'a>) -> Option<(usize, &'a str)> {
    let line = hit.line.text;
    let verb = hit.word().char_indices().nth_back(1).map_or(0, |(at, _)| at);
    let end = hit.range.start + verb;
    let before = line.get(..end)?;
    let from = before.rfind(['，', '。', '；', '：', '、', '“', '”', '（', '）']).unwrap_or(0);
    let clause = before.get(from..)?;
    let found = OPENERS.iter().filter_map(|word| Some(clause.rfind(word)? + word.len())).max()?;
    let name = clause.get(found..)?;
    let level = ['市', '州', '盟', '县', '区', '旗', '镇', '乡'];
    let whole = name.starts_with(level) || name.chars().take(6).skip(1).any(|c| level.contains(&c));
    let bodies = ["领导小组", "指挥部", "委员会", "专班", "联席会议"];
    let nothing_more =
        bodies.iter().any(|body| name.trim_start_matches(level).trim_start_matches('级') == *body);
    (whole && !nothing_more && name.chars().count() <= 24).then_some((from + found, name))
}

/// Whether the body is one of this text, of a register or a cited document, of a level above, or one that
/// every place has.
fn is_known(case: &Case<'_>, name: &str) -> bool {
    let m = case.mechanism;
    let found = case.names.resolve(name, None);
    found.known
        || is_above(case, found.level)
        || is_declared(m, name)
        || case.words(&super::dangling_body::RULE, "standing").iter().any(|standing| name.contains(standing))
}

fn is_declared(m: &Mechanism, name: &str) -> bool {
    let own = bare(name);
    let same = |other: &str| {
        let other = bare(other);
        other.ends_with(&*own) || own.ends_with(&*other)
    };
    let core = own.trim_start_matches(['省', '市', '县', '区']);
    m.document.issuers.iter().any(|issuer| bare(&issuer.value).contains(core))
        || m.bodies.iter().any(|body| same(&body.name.value))
        // 领导小组 is short for one body of this text, and not for each that ends so.
        || m.aliases.iter().any(|alias| alias.name.chars().count() > 4 && same(&alias.name))
        || m.bases.iter().any(|basis| bare(&basis.title).contains(core))
}
