//! `sibling-name-pattern`.

use super::siblings::{Siblings, siblings};
use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Body;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sibling-name-pattern",
    level: Level::Hint,
    page: Page {
        what: Both(
            "并列机构的名称都照一个样子，个别多出几个字；或者名称就是类别，没有说是哪一个。",
            "One sibling's name breaks the pattern of the others, or says no more than the class.",
        ),
        why: Both(
            "名称不照样子，会被当成另一类机构；后文用统称时，也说不清包不包括它。",
            "A name off the pattern is taken for another kind of body.",
        ),
        wrong: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：3个招商专班}\n## 专班：食品产业招商专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n## 专班：建材产业招商专班\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n## 专班：物流产业项目招商专班\n牵头领导：分管交通的副县长\n牵头单位：县交通运输局",
        right: "# 总体要求\n各单位要分工负责，抓好落实。\n# 成立{统称：3个招商专班}\n## 专班：食品产业招商专班\n牵头领导：分管农业的副县长\n牵头单位：县农业农村局\n## 专班：建材产业招商专班\n牵头领导：分管工业的副县长\n牵头单位：县工业和信息化局\n## 专班：物流产业招商专班\n牵头领导：分管交通的副县长\n牵头单位：县交通运输局",
        source: "审核惯例：并列事项体例一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for row in siblings(case.mechanism, 3) {
        for (_, body) in &row.bodies {
            if body.name.value == body.class || body.name.value == row.group.name.value {
                let name = &body.name.value;
                found.push(
                    RULE.at(
                        body.name.span,
                        format!("名称只有类别“{name}”，看不出是哪一个"),
                        format!("{name} is the class, not the name of one body"),
                    )
                    .help("写出它管什么，例如“食品产业招商专班”", "say which one it is"),
                );
            }
        }
        numbered(&row, found);
        inserted(&row, found);
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// 招商一组, 招商二组, 招商第三组: all but one or two have the same words around the number.
fn numbered(row: &Siblings<'_>, found: &mut Vec<Problem>) {
    let frames: Vec<_> = row.bodies.iter().map(|(_, body)| frame(&body.name.value)).collect();
    // Mostly all are alike.
    if frames.windows(2).all(|beside| beside.first() == beside.last()) {
        return;
    }
    let Some((common, many)) = most(&frames) else { return };
    if many * 3 < frames.len() * 2 || many == frames.len() {
        return;
    }
    let Some((before, after)) = *common else { return };
    for ((_, body), own) in row.bodies.iter().zip(&frames) {
        if own.is_some_and(|own| own != (before, after)) {
            found.push(off_pattern(body, &format!("{before}×{after}")));
        }
    }
}

/// What stands before and after the number in a name.
fn frame(name: &str) -> Option<(&str, &str)> {
    let (before, rest) = name.split_at_checked(name.find(is_numeral)?)?;
    Some((before, rest.trim_start_matches(is_numeral)))
}

/// The value that stands most often.
fn most<T: PartialEq>(values: &[T]) -> Option<(&T, usize)> {
    let count = |value: &T| values.iter().filter(|v| *v == value).count();
    values.iter().map(|value| (value, count(value))).max_by_key(|(_, n)| *n)
}

/// 产业招商专班 ends most names, and 产业项目招商专班 one: words stand within the ending.
fn inserted(row: &Siblings<'_>, found: &mut Vec<Problem>) {
    let names: Vec<&str> = row.bodies.iter().map(|(_, b)| b.name.value.as_str()).collect();
    let endings = names.iter().flat_map(|name| {
        name.char_indices().skip(1).filter_map(|(at, _)| name.get(at..)).filter(|e| e.chars().count() >= 4)
    });
    let shared = |ending: &str| names.iter().filter(|n| n.ends_with(ending)).count();
    let common = endings.filter(|e| shared(e) * 2 > names.len()).max_by_key(|e| e.len());
    let Some(common) = common else { return };
    for (_, body) in &row.bodies {
        let name = body.name.value.as_str();
        if !name.ends_with(common) && has_inserted(name, common) {
            found.push(off_pattern(body, &format!("×{common}")));
        }
    }
}

/// Whether a name is the ending with words put in at one place.
fn has_inserted(name: &str, ending: &str) -> bool {
    ending.char_indices().skip(2).any(|(cut, _)| {
        let (Some(head), Some(tail)) = (ending.get(..cut), ending.get(cut..)) else { return false };
        let Some(before) = name.strip_suffix(tail).filter(|_| tail.chars().count() >= 2) else {
            return false;
        };
        let inside = before.rfind(head).and_then(|at| before.get(at + head.len()..));
        inside.is_some_and(|words| (1..=4).contains(&words.chars().count()))
    })
}

fn off_pattern(body: &Body, pattern: &str) -> Problem {
    let name = &body.name.value;
    RULE.at(
        body.name.span,
        format!("“{name}”与并列机构的名称不是一个样子，别的都是“{pattern}”"),
        format!("{name} breaks the pattern {pattern} of its siblings"),
    )
    .help("照并列的改；确实不同的，后文不要用同一个统称", "name it like its siblings")
}
