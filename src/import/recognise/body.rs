//! Bodies that a sentence sets up: 成立招商服务议事专班, 下设办公室, 设立甲组、乙组等2个小组.

use super::known::Known;
use super::piece;
use crate::clause;
use crate::import::draft::{DraftLine, Shape};
use std::ops::Range;

/// Verbs that set up what is named behind them; longer ones first.
const VERBS: &[&str] = &["成立", "组建", "设立", "组成", "下设", "建立", "设"];

/// Longest name of a body, in characters.
const LONGEST: usize = 40;

/// An issuing organ that is itself such a body, where the text first names it.
pub(super) fn own(lines: &mut [DraftLine], issuer: Option<&str>, known: &mut Known<'_>) {
    let Some(issuer) = issuer else { return };
    let Some(class) = known.class_of(issuer).filter(|class| class != "办公室" && class != "中心") else {
        return;
    };
    // 谯城区招商引资工作领导小组, and 区招商引资工作领导小组 in its own text.
    let level = issuer.char_indices().find(|(_, c)| super::tables::LEVELS.contains(c));
    let short = level.and_then(|(at, _)| issuer.get(at..)).unwrap_or(issuer);
    if short.chars().count() < 5 {
        return;
    }
    for line in lines.iter_mut().filter(|l| !matches!(l.shape, Shape::Row(_)) && l.is_readable()) {
        for name in [issuer, short] {
            if let Some(at) = line.text.find(name) {
                known.bodies.insert(name.to_owned());
                return line.mark(&class, at..at + name.len());
            }
        }
    }
}

/// `由市直部门、县区作为招商实施主体`: what the open letter of a pattern stands for.
pub(super) fn open_actors(lines: &mut [DraftLine], known: &mut Known<'_>) {
    if !known.open_pattern {
        return;
    }
    for line in lines.iter_mut().filter(|l| !matches!(l.shape, Shape::Row(_)) && l.is_readable()) {
        let Some(verb) = line.text.find("作为") else { continue };
        let Some(start) = line.text.get(..verb).and_then(|t| t.rfind('由')).map(|at| at + '由'.len_utf8())
        else {
            continue;
        };
        let name = verb + "作为".len()..stop(&line.text, verb);
        let called = ["主体", "单位", "力量"].iter().any(|e| piece::text(&line.text, &name).ends_with(e));
        let items = piece::cut(&line.text, start..verb, &['、']);
        let kind = |i: &Range<usize>| known.names.resolve(piece::text(&line.text, i), None).kind;
        let classes = items.iter().all(|i| kind(i) == crate::model::UnitKind::Class);
        if !called || items.len() < 2 || !classes {
            continue;
        }
        line.mark("承担", start..verb);
        for item in items {
            line.mark("主体", item);
        }
        known.groups.insert(piece::text(&line.text, &name).to_owned());
        line.mark("统称", name);
    }
}

/// Marks the bodies that the sentences of a part set up.
pub(super) fn named_in(lines: &mut [DraftLine], known: &mut Known<'_>) {
    for line in lines.iter_mut().filter(|l| !matches!(l.shape, Shape::Row(_)) && l.is_readable()) {
        let called = |name: &str| known.groups.iter().any(|g| g.ends_with(name));
        let mut found = bodies(&line.text, known);
        let titles = piece::titles(&line.text);
        // What a listed duty builds up — 建立协调机制 — is no body.
        let built = |r: &Range<usize>| line.text.get(..r.start).is_some_and(|b| b.ends_with("建立"));
        let item = matches!(line.shape, Shape::Item { .. });
        found.retain(|(range, _)| !(item && built(range)));
        found.retain(|(range, _)| !titles.iter().any(|t| t.start < range.start && range.end < t.end));
        found.retain(|(range, label)| label == "统称" || !called(piece::text(&line.text, range)));
        for (range, label) in found {
            let name = piece::text(&line.text, &range).to_owned();
            if label == "统称" {
                if let Ok(group) = clause::group(&name)
                    && let Some(inner) = name.get(group.name)
                {
                    known.groups.insert(inner.to_owned());
                }
            } else {
                if let Some(short) = second_name(&line.text, range.end) {
                    known.second.insert(short, label.clone());
                }
                known.bodies.insert(name);
            }
            line.mark(&label, range);
        }
    }
}

/// 领导小组 of `某领导小组（以下简称领导小组）`.
fn second_name(text: &str, end: usize) -> Option<String> {
    let rest = text.get(end..)?.trim_start_matches('”');
    let inner = ["（以下简称", "（简称"].iter().find_map(|sign| rest.strip_prefix(sign))?;
    let name = inner.split_once('）')?.0.trim_matches(['“', '”', '：', ' ']);
    (2..=16).contains(&name.chars().count()).then(|| name.to_owned())
}

/// Ranges of names with their class, in order.
fn bodies(text: &str, known: &Known<'_>) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    while let Some((at, verb)) = next_verb(text, from) {
        let start = at + verb.len();
        from = start;
        if verb == "设" && !sets_office(text, start, known) {
            continue;
        }
        let end = stop(text, start);
        let list = listed(text, start..end, known);
        if !list.is_empty() {
            found.extend(list);
            from = end;
            continue;
        }
        if let Some((range, class)) = one(text, start..end, known) {
            from = range.end;
            found.push((range, class));
        }
    }
    found.extend(
        quoted(text, known)
            .into_iter()
            .filter(|(range, _)| found.iter().all(|(r, _)| r.end <= range.start || range.end <= r.start))
            .collect::<Vec<_>>(),
    );
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// 各乡镇设乡级路长办公室: 设 alone sets up what bears a name of its own, and 建设 nothing.
fn sets_office(text: &str, start: usize, known: &Known<'_>) -> bool {
    let before = text.get(..start - "设".len()).unwrap_or("");
    let by = before.is_empty()
        || before.ends_with(['镇', '乡', '县', '市', '区', '级', '村', '组', '部', '会', '班', '，', '。']);
    let name = one(text, start..stop(text, start), known);
    let other = ["在", "立", "置", "施", "计", "备", "有", "区"];
    by && !text.get(start..).is_some_and(|r| other.iter().any(|w| r.starts_with(w)))
        && name.is_some_and(|(range, class)| {
            let name = piece::text(text, &range);
            range.start == start && (name.len() > class.len() || class == "办公室")
        })
}

fn next_verb(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(from..)?;
    let found = VERBS.iter().filter_map(|v| rest.find(v).map(|at| (from + at, *v)));
    found.min_by_key(|(at, v)| (*at, usize::MAX - v.len()))
}

/// Where a name ends at the latest.
fn stop(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let end =
        rest.char_indices().find(|(_, c)| matches!(c, '，' | '。' | '；' | '：' | '（' | '(' | '）' | ')'));
    start + end.map_or(rest.len(), |(at, _)| at)
}

/// `设立甲产业链、乙产业链等4个招商小组`: the names and what they are called together.
fn listed(text: &str, range: Range<usize>, known: &Known<'_>) -> Vec<(Range<usize>, String)> {
    let words = piece::text(text, &range);
    let Some(at) = words.rfind('等') else { return Vec::new() };
    let tail = range.start + at + '等'.len_utf8()..range.end;
    let Ok(group) = clause::group(piece::text(text, &tail)) else { return Vec::new() };
    let name = piece::text(text, &tail).get(group.name).unwrap_or("").to_owned();
    let (Some(class), Some(count)) = (known.class_of(&name), group.stated) else { return Vec::new() };
    let items = piece::cut(text, range.start..range.start + at, &['、']);
    if items.len() < 2 || items.len() != count as usize {
        return Vec::new();
    }
    let mut found: Vec<_> = items.into_iter().map(|item| (item, class.to_string())).collect();
    found.push((tail, "统称".to_owned()));
    found
}

/// One name right behind the verb.
fn one(text: &str, range: Range<usize>, known: &Known<'_>) -> Option<(Range<usize>, String)> {
    let words = piece::text(text, &range);
    let lead = words.len() - words.trim_start_matches(['了', '“', ' ', '以']).len();
    let start = range.start + lead;
    // The name ends where a class ends and no longer name does: …小组办公室 is an office.
    let mut best: Option<(Range<usize>, String)> = None;
    for (offset, c) in words.get(lead..)?.char_indices().take(LONGEST) {
        let end = start + offset + c.len_utf8();
        let name = text.get(start..end)?;
        // A quote may stand in the name, not only around it.
        if c == '”' && !name.contains('“') {
            break;
        }
        if name.contains(['由', '、']) || is_counted(name) {
            break;
        }
        if let Some(class) = known.class_of(name) {
            best = Some((start..end, class.to_string()));
        }
    }
    let (range, class) = best?;
    let name = piece::text(text, &range);
    let after = text.get(range.end..).unwrap_or("");
    let ends = after.is_empty()
        || after.starts_with([
            '，', '。', '；', '：', '（', '(', '）', ')', '”', '、', '的', '负', '由', '实', '考', '对', '，',
        ])
        || after.starts_with("统一")
        || after.starts_with("等");
    // 建立工作机制 sets up no body; 办公室 alone is the office of the body named before.
    let whole = name.chars().count() > class.chars().count()
        || class == "办公室"
        || class.ends_with('组') && class.chars().count() > 2;
    let office = class != "办公室"
        || name != class
        || text.get(..range.start).is_some_and(|b| {
            b.ends_with("下设") || ["组设", "部设", "会议设", "专班设"].iter().any(|w| b.ends_with(w))
        });
    (ends && whole && office).then_some((range, class))
}

/// 7个招商小组 counts bodies and names none.
fn is_counted(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit())
        || name
            .starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两', '若', '各', '相'])
            && name.chars().nth(1).is_some_and(|c| matches!(c, '个' | '支' | '干' | '关' | '应' | '类'))
}

/// `由甲任组长…为成员的“某领导小组”`: a quoted name behind the words that say who sits in it.
fn quoted(text: &str, known: &Known<'_>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    // 为成员的某领导小组（以下简称领导小组）
    for (at, sign) in text.match_indices("为成员的") {
        let start = at + sign.len();
        let sets_up = text.get(..at).is_some_and(|b| VERBS.iter().any(|v| b.contains(v)) && b.contains('任'));
        let range = start..stop(text, start);
        let name = piece::text(text, &range);
        if let Some(class) = known.class_of(name).filter(|_| sets_up && name.chars().count() <= LONGEST) {
            found.push((range, class.to_string()));
        }
    }
    for (at, _) in text.match_indices("的“") {
        let start = at + "的“".len();
        let Some(length) = text.get(start..).and_then(|rest| rest.find('”')) else { break };
        let range = start..start + length;
        let name = piece::text(text, &range);
        let sets_up = text.get(..at).is_some_and(|b| VERBS.iter().any(|v| b.contains(v)) && b.contains('任'));
        if let Some(class) = known.class_of(name).filter(|_| sets_up && name.chars().count() <= LONGEST) {
            found.push((range, class.to_string()));
        }
    }
    found
}
