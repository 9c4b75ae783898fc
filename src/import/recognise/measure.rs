//! Clauses that the grammar of clauses reads: flows, targets, money, reward and penalty, approval.

use super::piece::{text, titles};
use super::tables;
use crate::clause;
use crate::model::{Comparator, FlowKind, PeriodUnit};
use std::ops::Range;

/// The mark that words ask for beside a plain duty, and its range. `rest` is a piece, `after` the pieces
/// behind it.
pub(super) fn special(
    line: &str,
    rest: &Range<usize>,
    after: &[Range<usize>],
) -> Option<(Range<usize>, &'static str)> {
    let words = text(line, rest);
    if let Some(inner) = approval(words) {
        return Some((rest.start + inner.start..rest.start + inner.end, "批准"));
    }
    if let Some((stop, label)) = treatment(line, rest, after) {
        let start = rest.start + if words.starts_with("将对") { "将".len() } else { 0 };
        return Some((start..stop, label));
    }
    // 年底，……: a time that stands by itself belongs to the next piece.
    if let Some(next) = after.first().filter(|_| is_time(words)) {
        let whole = rest.start..next.end;
        if let Some(label) = flow(text(line, next), true) {
            return Some((whole, label));
        }
        return None;
    }
    if let Some(quoted) = slogan(words) {
        return Some((rest.start + quoted.start..rest.start + quoted.end, "考核"));
    }
    // 对……的项目，报某领导小组评审
    if let Some(next) = after.first().filter(|_| words.starts_with('对') || words.starts_with('将'))
        && submits(text(line, next))
    {
        return Some((rest.start..next.end, "报送"));
    }
    if submits(words) {
        return Some((rest.clone(), "报送"));
    }
    // 每月召开调度会，听取汇报: a hearing that is held in a meeting.
    if let Some(next) = after.first().filter(|_| words.contains("召开"))
        && text(line, next).starts_with("听取")
        && flow(text(line, next), true) == Some("听取")
        && flow(words, false) == Some("会议")
    {
        return Some((rest.start..next.end, "听取"));
    }
    if let Some(label) = flow(words, false) {
        return Some((rest.clone(), label));
    }
    if is_money(words) {
        let goes_on = |p: &&Range<usize>| {
            ["专项", "用于", "实行", "确保", "专款"].iter().any(|w| text(line, p).starts_with(w))
                || text(line, p).contains("拨付")
        };
        let whole = rest.start..after.iter().take_while(goes_on).last().map_or(rest.end, |p| p.end);
        if clause::funding(text(line, &whole)).is_ok() {
            return Some((whole, "经费"));
        }
    }
    is_target(words).then(|| (rest.clone(), "指标"))
}

/// 经市政府研究同意, 报区政府审议通过.
pub(super) fn approval(words: &str) -> Option<Range<usize>> {
    if let Some(start) = ["需经", "须经", "要经过"].iter().filter_map(|w| words.find(w)).min()
        && ["审查", "审核", "审定", "批准", "同意"].iter().any(|w| words.ends_with(w))
        && words.get(start..).is_some_and(|w| w.chars().count() <= 40)
    {
        return Some(start..words.len());
    }
    let start = ["已经", "经报", "报经", "经"].iter().filter_map(|w| words.find(w)).min()?;
    let from = words.get(start..)?;
    // 经营, 经济, 经费, 已经 without an organ.
    let body = from
        .trim_start_matches("已经")
        .trim_start_matches("经报")
        .trim_start_matches("报经")
        .trim_start_matches('经');
    if body.starts_with(['营', '济', '费', '验', '过', '开', '合', '办', '常', '贸', '查', '信', '发', '理'])
        || words.chars().count() > 60
    {
        return None;
    }
    let done = ["研究同意", "研究决定", "审议通过", "审定同意", "批准同意", "同意", "批准", "审定", "研究"];
    let end = done.iter().filter_map(|w| from.find(w).map(|at| at + w.len())).max()?;
    let organ = ["政府", "委", "办公", "国务院", "领导小组", "会议", "研究"];
    organ.iter().any(|w| from.get(..end).is_some_and(|f| f.contains(w))).then_some(start..start + end)
}

/// “月通报、季点评、年考核”: the quoted words, with two periods at least.
fn slogan(words: &str) -> Option<Range<usize>> {
    let start = words.find('“')?;
    let length = words.get(start..)?.find('”')? + '”'.len_utf8();
    let quoted = words.get(start..start + length)?;
    let read = clause::flow(FlowKind::Assessment, quoted).ok()?;
    (quoted.contains('、') && read.periods.len() > 1).then_some(start..start + length)
}

/// 报区领导小组审定.
fn submits(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('报').or_else(|| words.strip_prefix("及时报")) else {
        return false;
    };
    let ends = ["评审", "审定", "审议", "审批", "备案", "研究", "批准", "审核"];
    rest.chars().count() <= 40
        && ends.iter().any(|e| rest.ends_with(e))
        && clause::flow(FlowKind::Report, words).is_ok_and(|f| f.to.iter().any(|to| !to.is_empty()))
}

/// Whether words only say when.
fn is_time(words: &str) -> bool {
    words.chars().count() <= 8
        && (["年底", "年末", "年初", "年终", "每年", "每月", "每季度", "每半年", "每周", "季度末", "月底"]
            .contains(&words)
            || words.ends_with(['前', '底', '末']) && clause::deadline(words, None).is_ok())
}

/// The label of a flow, if the words speak of one. `timed` when words before them say when.
fn flow(words: &str, timed: bool) -> Option<&'static str> {
    // 《政府工作报告》 reports nothing.
    if !titles(words).is_empty() && !words.contains('每') {
        return None;
    }
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let read = |kind| clause::flow(kind, words).ok();
    let repeats = |f: &clause::FlowClause| f.periods.iter().any(|p| p.unit != PeriodUnit::Vague);
    if words.contains("听取") && words.contains("汇报") && read(FlowKind::Hearing).is_some() {
        return Some("听取");
    }
    // 会议召开5个工作日前报送材料 reports; 可以召开 is left to those who meet.
    let reports = has(&["报送", "上报", "提交"]) && has(&["前向", "日前"]);
    let free = words.starts_with('可') && !words.contains('每');
    if !(reports || free)
        && (has(&["召开", "例会", "举行"]) || has(&["组织"]) && has(&["会议"]) && has(&["每"]))
        && !words.starts_with("负责")
        && let Some(f) = read(FlowKind::Meeting)
        && (has(&["会"]) || words.contains("召开") && repeats(&f))
        && (!f.periods.is_empty()
            || f.times.is_some()
            || words.contains("召开") && words.chars().count() < 30)
    {
        return Some("会议");
    }
    if has(&["报送", "上报", "报备", "反馈", "汇报", "报告", "通气"])
        && !words.contains("听取")
        && let Some(f) = read(FlowKind::Report)
        && (f.to.iter().any(|to| !to.is_empty()) || repeats(&f))
    {
        return Some("报送");
    }
    if has(&["通报", "发布", "公布", "公示", "晾晒"])
        && !has(&["通报批评", "通报表", "印发", "发布会"])
        && let Some(f) = read(FlowKind::Publication)
        && repeats(&f)
    {
        return Some("通报");
    }
    assessment(words, timed).then_some("考核")
}

fn assessment(words: &str, timed: bool) -> bool {
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    if !has(&["考核", "督查", "考评", "评定", "点评", "评比", "评价", "督导", "排名"]) {
        return false;
    }
    // 考核由日常督查和年终考评组成
    if words.ends_with("组成") {
        return false;
    }
    let Ok(read) = clause::flow(FlowKind::Assessment, words) else { return false };
    let repeats = read.periods.iter().any(|p| p.unit != PeriodUnit::Vague);
    let enters = words.contains("纳入") && has(&["督查", "考核", "考评"]);
    let done = has(&[
        "进行考核",
        "开展考核",
        "实施考核",
        "履约考核",
        "考核评价",
        "考核评定",
        "作为考核",
        "考核的重要依据",
    ]);
    let object = ["督查", "考核", "检查", "评估"].iter().any(|w| words.starts_with(w))
        && read.to.iter().any(|to| !to.is_empty());
    let made = ["制定", "审定", "起草", "拟定", "并进行考核指标"].iter().any(|w| words.starts_with(w));
    (repeats || timed || enters || done || object) && !made
}

/// A target in prose: a quantity that is bounded, of something named.
fn is_target(words: &str) -> bool {
    let bounded = ["不少于", "不低于", "至少", "以上", "不超过", "不高于", "达到", "突破", "力争", "控制在"];
    // 抵达 reaches no figure.
    let reaches = words.match_indices('达').any(|(at, sign)| {
        let behind = words.get(at + sign.len()..).unwrap_or("");
        behind.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c))
    });
    if !(reaches || bounded.iter().any(|w| words.contains(w)))
        || !words.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c))
    {
        return false;
    }
    let Ok(found) = clause::targets(words) else { return false };
    let strict = |t: &clause::TargetClause| {
        let named = !t.indicator.is_empty() && !t.names_nothing();
        let percent = t.quantity.unit.contains('%') || t.quantity.unit.contains('％');
        named && (t.quantity.amount.comparator != Comparator::Exactly || percent)
    };
    // 90分以上为优秀 is a grade.
    let grade = found
        .iter()
        .any(|t| ["分", "名"].contains(&t.quantity.unit.as_str()) || t.indicator.starts_with('为'));
    !found.is_empty()
        && found.iter().all(strict)
        && !grade
        && !words.contains("名以上")
        && !words.contains("名的")
}

fn is_money(words: &str) -> bool {
    tables::MONEY.iter().any(|w| words.contains(w))
        && tables::SPENT.iter().any(|w| words.contains(w))
        && (words.contains("经费") || words.contains("资金") && words.contains('元'))
        || words.contains("拨付") && words.starts_with('由')
}

/// Money in figures: it is read before anyone is looked for who might act.
pub(super) fn names_sum(words: &str) -> bool {
    is_money(words) && (words.contains('元') || words.contains("拨付"))
}

/// What is done to those who did well or badly, and where the words of it end.
fn treatment(line: &str, rest: &Range<usize>, after: &[Range<usize>]) -> Option<(usize, &'static str)> {
    let words = text(line, rest);
    let begins = tables::TREATED.iter().any(|w| words.starts_with(w));
    let grade = |t: &str| {
        let first = |list: &[&str]| list.iter().filter_map(|w| t.find(w)).min();
        match (first(tables::REWARDS), first(tables::PENALTIES)) {
            (Some(r), Some(p)) if p < r => Some("惩戒"),
            (Some(_), _) => Some("奖励"),
            (None, Some(_)) => Some("惩戒"),
            (None, None) => None,
        }
    };
    if !begins || words.contains("制定") {
        return None;
    }
    let own = grade(words);
    let label = own.or_else(|| {
        let other = |p: &&Range<usize>| !text(line, p).starts_with('对');
        after.iter().take_while(other).find_map(|p| grade(text(line, p)))
    })?;
    let object = ["对", "将对", "一经", "凡"].iter().any(|w| words.starts_with(w));
    if own.is_none() && !object {
        return None;
    }
    // The rest of the segment belongs to it, up to what is done to others or what it is all for.
    let goes_on = |p: &&Range<usize>| {
        let t = text(line, p);
        let other = t.starts_with('对') && grade(t).is_some_and(|g| g != label);
        !other && !["切实", "确保", "形成", "具体", "营造"].iter().any(|w| t.starts_with(w))
    };
    let stop = after.iter().take_while(goes_on).last().map_or(rest.end, |p| p.end);
    Some((stop, label))
}

/// Flows within the words of another: 每月督查 of 每月督查、通报……, 召开调度会 of 召开调度会，听取……, and
/// 每月通报进展 of 每月通报进展并考核排名, where the whole is an assessment.
pub(super) fn inner(words: &str, label: &'static str) -> Option<(Range<usize>, &'static str, &'static str)> {
    let cut = |sign: &str| words.find(sign);
    match label {
        "听取" => cut("，")
            .filter(|at| flow(words.get(..*at).unwrap_or(""), false) == Some("会议"))
            .map(|at| (0..at, "会议", label)),
        "通报" => {
            if let Some(at) = cut("、通报").filter(|at| assessment(words.get(..*at).unwrap_or(""), true)) {
                return Some((0..at, "考核", label));
            }
            let at = cut("并考核").or_else(|| cut("并排名"))?;
            Some((0..at, "通报", "考核"))
        }
        _ => None,
    }
}

/// `明确1名责任领导和联络员`.
pub(super) fn names_liaison(words: &str) -> bool {
    let verb = ["明确", "确定", "指定", "安排"]
        .iter()
        .any(|v| words.starts_with(v) || words.starts_with(&format!("相应{v}")));
    verb && ["联络员", "责任领导", "联系人", "信息员"].iter().any(|n| words.contains(n))
}
