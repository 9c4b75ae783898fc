//! What headings set up: bodies called together, single bodies, open sets of actors, owners of duties.

use super::known::Known;
use super::{piece, tables};
use crate::clause;
use crate::import::draft::{DraftLine, Shape};
use crate::model::UnitKind;
use std::ops::Range;

/// The level of a heading with or without a number.
fn level(line: &DraftLine) -> Option<u8> {
    match line.shape {
        Shape::Heading { level, .. } => Some(level),
        _ => None,
    }
}

/// The words of a heading before the body text that runs on.
pub(super) fn title(line: &DraftLine) -> Range<usize> {
    let end = line.text.find('。').unwrap_or(line.text.len());
    0..line.text.get(..end).map_or(0, |t| t.trim_end_matches(['：', '。']).len())
}

fn runs_in(line: &DraftLine) -> bool {
    line.text.find('。').is_some_and(|at| at + '。'.len_utf8() < line.text.len())
}

/// `成立7个招商小组`: a name for the bodies of the headings below it.
pub(super) fn groups(lines: &mut [DraftLine], known: &mut Known<'_>) {
    for index in 0..lines.len() {
        let Some((range, class, name)) = lines.get(index).and_then(|line| group_in(line, known)) else {
            continue;
        };
        let below = children(lines, index);
        if below.len() < 2 {
            continue;
        }
        for child in below {
            if let Some(line) = lines.get_mut(child)
                && line.tag.is_none()
            {
                known.bodies.insert(name_of(line));
                line.tag = Some(class.clone());
            }
        }
        if let Some(line) = lines.get_mut(index) {
            line.mark("统称", range);
            known.groups.insert(name);
        }
    }
}

fn name_of(line: &DraftLine) -> String {
    piece::text(&line.text, &title(line)).to_owned()
}

/// A count and a name behind a verb that sets up, in the title of a heading.
fn group_in(line: &DraftLine, known: &Known<'_>) -> Option<(Range<usize>, String, String)> {
    level(line)?;
    let title = title(line);
    let words = piece::text(&line.text, &title);
    let verbs = ["成立", "组建", "设立", "建立", "确定", "设置"];
    let verb = verbs.iter().find_map(|v| words.find(v).map(|at| at + v.len()));
    // “4”：4个专项指挥部
    let term = words.strip_prefix('“').and_then(|w| w.split_once("”：")).map(|(_, rest)| rest);
    let start = verb.or_else(|| term.map(|rest| words.len() - rest.len()))?;
    let rest = words.get(start..)?;
    let group = clause::group(rest).ok()?;
    let name = rest.get(group.name)?.to_owned();
    let class = known.class_of(&name)?.to_string();
    group.stated.filter(|n| *n > 1)?;
    Some((start..title.end, class, name))
}

/// The numbered headings right below one.
fn children(lines: &[DraftLine], index: usize) -> Vec<usize> {
    let Some(own) = lines.get(index).and_then(level) else { return Vec::new() };
    let mut found = Vec::new();
    let mut deeper = None;
    for (at, line) in lines.iter().enumerate().skip(index + 1) {
        match line.shape {
            Shape::Heading { level, .. } if level <= own => break,
            Shape::Heading { level, numbered } => {
                let wanted = *deeper.get_or_insert(level);
                if !numbered && level <= wanted {
                    break;
                }
                if level == wanted && numbered {
                    found.push(at);
                }
            }
            _ => {}
        }
    }
    found
}

/// The lines between a heading and the next one.
fn block(lines: &[DraftLine], index: usize) -> &[DraftLine] {
    let rest = lines.get(index + 1..).unwrap_or_default();
    let end = rest.iter().position(|l| level(l).is_some()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// A line that is the name of a body, with roles right below it, is a heading, whatever its form.
pub(super) fn titles(lines: &mut [DraftLine], known: &Known<'_>) {
    let mut above = 0;
    for index in 0..lines.len() {
        let role_below = lines.get(index + 1).is_some_and(|l| has_role(l, known));
        let Some(line) = lines.get_mut(index) else { continue };
        above = level(line).unwrap_or(above);
        let name = line.text.as_str();
        let fits = line.shape == Shape::Paragraph
            && line.number.is_empty()
            && line.marks.is_empty()
            && (3..=40).contains(&name.chars().count())
            && !name.contains(['，', '。', '；', '：', '、']);
        if fits && role_below && known.class_of(name).is_some() {
            line.shape = Shape::Heading { level: (above + 1).min(4), numbered: false };
        }
    }
}

/// Headings that bear the name of a body with its roles below, and open sets of actors.
pub(super) fn bodies(lines: &mut [DraftLine], known: &mut Known<'_>) {
    let mut above: Vec<(u8, bool)> = Vec::new();
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else { continue };
        let Some(own) = level(line) else { continue };
        above.retain(|(level, _)| *level < own);
        let letter = known.open_pattern && above.iter().any(|(_, letter)| *letter);
        above.push((own, has_open_letter(line)));
        if line.tag.is_some() || !line.marks.is_empty() {
            continue;
        }
        let range = title(line);
        let name = piece::text(&line.text, &range);
        if letter && runs_in(line) && is_class_list(name, known)
            || !letter && is_open_set(line, name, block(lines, index), known)
        {
            set_tag(lines, index, "主体", None);
            continue;
        }
        let roles = || {
            let below = block(lines, index);
            let hosted = |l: &DraftLine| l.text.starts_with(name) && l.text.contains("设在");
            below.iter().any(|l| has_role(l, known) || hosted(l))
        };
        if let Some(class) =
            known.class_or_kind(name).filter(|_| name.chars().count() <= 40 && !runs_in(line) && roles())
        {
            let name = name.to_owned();
            set_tag(lines, index, &class, Some((&name, known)));
        }
    }
    of_one_kind(lines);
}

/// Bodies below one heading are of one kind: where one of them is a 工作组 by its last character alone, the
/// others that end in 组 are no 服务组 or 保障组 beside it.
fn of_one_kind(lines: &mut [DraftLine]) {
    let siblings = |lines: &[DraftLine], index: usize| {
        let own = lines.get(index).and_then(level)?;
        let ahead = lines.get(index + 1..)?;
        let end = ahead.iter().position(|l| level(l).is_some_and(|l| l < own));
        Some((own, index + 1 + end.unwrap_or(ahead.len())))
    };
    let plain = ["服务组", "保障组", "宣传组", "协调组", "调度组", "攻坚组", "审核组", "评审组"];
    let tag_in = |line: &DraftLine, tags: &[&str]| line.tag.as_deref().is_some_and(|t| tags.contains(&t));
    let mut index = 0;
    while index < lines.len() {
        let bodies = ["工作组"].iter().chain(&plain).copied().collect::<Vec<_>>();
        if !lines.get(index).is_some_and(|l| tag_in(l, &bodies)) {
            index += 1;
            continue;
        }
        let Some((own, end)) = siblings(lines, index) else { break };
        let run = lines.get_mut(index..end).unwrap_or_default();
        let same = |l: &&mut DraftLine| level(l) == Some(own);
        if run.iter().any(|l| level(l) == Some(own) && tag_in(l, &["工作组"])) {
            for line in run.iter_mut().filter(same).filter(|l| tag_in(l, &plain)) {
                line.tag = Some("工作组".to_owned());
            }
        }
        index = end;
    }
}

fn set_tag(lines: &mut [DraftLine], index: usize, tag: &str, body: Option<(&str, &mut Known<'_>)>) {
    if let Some(line) = lines.get_mut(index) {
        line.tag = Some(tag.to_owned());
    }
    if let Some((name, known)) = body {
        known.bodies.insert(name.to_owned());
    }
}

/// `实施“X”联动招商`: a heading about the open letter of the pattern.
fn has_open_letter(line: &DraftLine) -> bool {
    let title = piece::text(&line.text, &(0..line.text.len().min(200))).to_owned();
    let inner = title.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(inner, _)| inner);
    inner.is_some_and(|w| w.len() == 1 && w.bytes().all(|b| b.is_ascii_uppercase()))
}

/// One class of units at least, and nothing but units.
fn is_class_list(name: &str, known: &Known<'_>) -> bool {
    let items = known.names.list(name);
    let class =
        |i: &crate::registry::ListItem| i.found.kind == UnitKind::Class || i.surface.ends_with("单位");
    items.iter().any(class) && items.iter().all(|i| class(i) || i.found.known || known.is_party(&i.surface))
}

/// `各乡（镇）、县直各单位。……要……`: several classes of units, none of them the members of a body, with
/// what they have to do behind or below the name.
fn is_open_set(line: &DraftLine, name: &str, below: &[DraftLine], known: &Known<'_>) -> bool {
    let every = name.starts_with('各') && name.contains('、') && is_class_list(name, known);
    let asked = || {
        line.text.get(name.len()..).is_some_and(|rest| tables::MODALS.iter().any(|m| rest.contains(m)))
            || below.first().is_some_and(|l| {
                l.shape == Shape::Field && l.text.split_once('：').is_some_and(|(w, _)| w.ends_with("职责"))
            })
    };
    every && asked()
}

fn has_role(line: &DraftLine, known: &Known<'_>) -> bool {
    line.shape == Shape::Field
        && line.text.split_once(['：', ':']).is_some_and(|(label, _)| known.role(label).is_some())
}

/// `1. 县发改局` with duties below: the owner of what stands below.
pub(super) fn owners(lines: &mut [DraftLine], known: &Known<'_>) {
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else { continue };
        let numbered = matches!(line.shape, Shape::Heading { level: 2.., .. });
        if !numbered || line.tag.is_some() || !line.marks.is_empty() || runs_in(line) {
            continue;
        }
        let below = block(lines, index);
        // 成员单位职责 above 县财政局：……: each line has an owner of its own.
        let owned = |l: &DraftLine| {
            l.text.split_once('：').is_some_and(|(name, _)| {
                name.chars().count() <= 20 && (known.is_parties(name) || known.names_seat(name))
            })
        };
        let duties =
            below.first().is_some_and(|l| !l.text.ends_with('：') && l.shape != Shape::Field && !owned(l));
        let range = title(line);
        let words = piece::text(&line.text, &range);
        let name = words.split(['（', '(']).next().unwrap_or(words);
        let name = name.strip_suffix("工作职责").or_else(|| name.strip_suffix("职责")).unwrap_or(name);
        // 部门职责 is everybody's.
        let nobody = name.chars().nth(2).is_none();
        let seat = known.names_seat(name);
        if !duties || nobody || !seat && !known.is_party(name) {
            continue;
        }
        let alias =
            piece::brackets(words).first().map(|b| b.start + '（'.len_utf8()..b.end - '）'.len_utf8());
        let alias = alias.filter(|a| known.is_party(piece::text(words, a)));
        if let Some(line) = lines.get_mut(index) {
            line.tag = Some("职责".to_owned());
            if let Some(alias) = alias {
                line.mark("即", alias);
            }
        }
    }
}

/// A heading whose words name who leads and who helps, outside any body, is a task.
pub(super) fn tasks(lines: &mut [DraftLine]) {
    let roles = ["牵头", "配合", "负责"];
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else { continue };
        if level(line).is_none() || line.tag.is_some() {
            continue;
        }
        let own = std::iter::once(line).chain(block(lines, index));
        let seated = own.clone().any(|l| {
            l.shape != Shape::Field
                && l.marks.iter().any(|m| roles.contains(&m.label.as_str()) && !in_bracket(l, &m.range))
        });
        let is_body = |l: &DraftLine| {
            l.marks
                .iter()
                .any(|m| (m.label.ends_with('组') || m.label.ends_with("专班")) && !in_bracket(l, &m.range))
        };
        let body = own.into_iter().any(is_body);
        if seated
            && !body
            && let Some(line) = lines.get_mut(index)
            && line.marks.iter().all(|m| m.label != "承担" || m.range.start > 0)
        {
            line.tag = Some("任务".to_owned());
        }
    }
}

fn in_bracket(line: &DraftLine, range: &Range<usize>) -> bool {
    piece::brackets(&line.text).iter().any(|b| b.start < range.start && range.end < b.end)
}
