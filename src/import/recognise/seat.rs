//! Seats that a sentence fills: 由甲任组长, 组长由甲担任, 甲牵头负责, 甲、乙2家单位组成, 办公室设在丙.

use super::known::Known;
use super::piece::{self, text};
use super::tables;
use crate::import::draft::DraftLine;
use crate::source::beside_han;
use crate::vocabulary::Label;
use std::ops::Range;

/// Marks the seats in words.
pub(super) fn marks(line: &mut DraftLine, range: Range<usize>, known: &Known<'_>) {
    for (found, label) in held(&line.text, &range, known) {
        line.mark(&label, found);
    }
    for (found, label) in led(&line.text, &range, known) {
        line.mark(&label, found);
    }
    for (found, label) in helped(&line.text, &range, known) {
        line.mark(label, found);
    }
    for found in hosts(&line.text, &range, known) {
        if let Some(office) = office_before(&line.text, &range, found.start) {
            line.mark("办公室", office);
        }
        line.mark("设在", found);
    }
    members(line, &range, known);
    including(line, &range, known);
    subjects(line, &range, known);
}

/// `领导小组组长由甲兼任`: the body whose seats a sentence fills, where it is named before them.
fn subjects(line: &mut DraftLine, range: &Range<usize>, known: &Known<'_>) {
    let is_class = |label: &str| matches!(known.words.label(label), Some(Label::Class(_)));
    for sentence in piece::cut(&line.text, range.clone(), &['。', '；']) {
        let mut seats =
            line.marks.iter().filter(|m| sentence.start <= m.range.start && m.range.end <= sentence.end);
        let filled = seats.clone().any(|m| known.role(&m.label).is_some());
        if !filled || seats.any(|m| is_class(&m.label)) {
            continue;
        }
        let words = text(&line.text, &sentence);
        let Some((class, length)) = known.mention(words) else { continue };
        let behind = words.get(length..).unwrap_or("");
        let office = behind.strip_prefix("办公室").filter(|rest| role_at(rest, known).is_some());
        if office.is_some() {
            line.mark("办公室", sentence.start..sentence.start + length + "办公室".len());
        } else if behind.starts_with(['由', '设']) || role_at(behind, known).is_some() {
            line.mark(&class, sentence.start..sentence.start + length);
        }
    }
}

/// `成员单位包括甲、乙`, `成员由甲、乙担任` without a verb behind: the list up to the end of the sentence.
fn including(line: &mut DraftLine, range: &Range<usize>, known: &Known<'_>) {
    let words = line.text.clone();
    for (at, verb) in occurrences(&words, range, &["包括", "分别为", "为"]) {
        let start = at + verb.len();
        let before = words.get(name_start(&words, range.start, at)..at).unwrap_or("");
        let Some(role) = role_before(before, known) else { continue };
        let rest = words.get(start..range.end).unwrap_or("");
        let end = start + rest.find(['。', '；']).unwrap_or(rest.len());
        let kept = without_tail(text(&words, &(start..end)));
        let several = kept.contains('、');
        if several && (known.is_parties(kept) || people_list(kept, known)) {
            line.mark(&role, start..start + kept.len());
        }
    }
}

/// A list without 等18个部门和单位 behind it.
fn without_tail(words: &str) -> &str {
    let nouns =
        ["部门和单位", "部门及单位", "部门（单位）", "单位和部门", "成员单位", "有关单位", "单位", "部门"];
    let Some(head) = nouns.iter().find_map(|noun| words.strip_suffix(noun)) else { return words };
    let counted = head.trim_end_matches(['个', '家']);
    let bare = counted.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c));
    let numbered = bare.len() < counted.len() && counted.len() < head.len();
    if numbered {
        return bare.trim_end_matches(['等', '共']);
    }
    head.strip_suffix('等').unwrap_or(words)
}

/// The members of an open set of actors: the units that its first sentence lists, and those whose 作用 or
/// 功能 it speaks of.
pub(super) fn of_open_body(line: &mut DraftLine, range: Range<usize>, known: &Known<'_>) {
    let words = line.text.clone();
    let inside = text(&words, &range);
    let end = inside.find('，').unwrap_or(0);
    let first = inside.get(..end).unwrap_or("");
    let goes_on =
        inside.get(end..).is_some_and(|r| ["，要", "，应", "，是", "，须"].iter().any(|w| r.starts_with(w)));
    if goes_on && !first.contains('是') && first.contains(['、', '和']) && known.is_parties(first) {
        line.mark("成员单位", range.start..range.start + end);
    }
    for (at, verb) in inside.match_indices("发挥") {
        let start = at + verb.len();
        let Some(rest) = inside.get(start..) else { continue };
        let Some(length) = ["功能", "作用", "优势"].iter().filter_map(|w| rest.find(w)).min() else {
            continue;
        };
        let Some((list, _)) = rest.get(..length).and_then(|l| l.rsplit_once('的')) else { continue };
        if list.matches(['、', '，']).count() > 1 && !list.contains('。') {
            line.mark("成员", range.start + start..range.start + start + list.len());
        }
    }
}

/// Where the name that ends at `end` begins: behind the last stop.
fn name_start(words: &str, floor: usize, end: usize) -> usize {
    let before = words.get(floor..end).unwrap_or("");
    let mut depth = 0_i32;
    let mut start = floor;
    let stops = beside_han(before).collect::<Vec<_>>();
    for (at, c) in stops.into_iter().rev() {
        match c {
            '）' | ')' | '”' => depth += 1,
            '（' | '(' | '“' if depth > 0 => depth -= 1,
            '，' | '；' | '。' | '：' | '（' | '(' | '“' if depth == 0 => {
                start = floor + at + c.len_utf8();
                break;
            }
            _ => {}
        }
    }
    start
}

/// As [`name_start`], with the posts before commas: 县委常委、政法委书记，县政府副县长任副组长.
fn several_start(words: &str, floor: usize, end: usize, known: &Known<'_>) -> usize {
    let mut start = name_start(words, floor, end);
    while let Some(comma) =
        words.get(floor..start).and_then(|w| w.strip_suffix('，')).map(|w| floor + w.len())
    {
        let before = name_start(words, floor, comma);
        let piece = text(words, &without_lead(words, before..comma)).to_owned();
        let post = known.names.post(&piece).is_some() && !piece.contains("任");
        if !post || before == comma {
            break;
        }
        start = before;
    }
    start
}

/// Without small words before a name: 成立由, 并由, 由.
fn without_lead(words: &str, range: Range<usize>) -> Range<usize> {
    let inner = text(words, &range);
    let by = inner.rfind('由').filter(|at| *at <= 18).map(|at| at + '由'.len_utf8());
    range.start + by.unwrap_or(0)..range.end
}

/// The longest role that words begin with.
fn role_at(words: &str, known: &Known<'_>) -> Option<(String, usize)> {
    let ends = words.char_indices().skip(1).map(|(at, c)| (at, c.len_utf8())).take(9);
    let names = ends.filter_map(|(at, width)| {
        let name = words.get(..at + width)?;
        known.role(name).map(|_| (name.to_owned(), at + width))
    });
    names.last()
}

/// A role behind the body that it is in: 办公室主任, 领导小组成员.
fn role_of_body(words: &str, known: &Known<'_>) -> Option<(String, usize)> {
    let ends = words.char_indices().skip(2).take(4).map(|(at, _)| at);
    let mut classes = ends
        .filter(|at| words.get(..*at).is_some_and(|w| matches!(known.words.label(w), Some(Label::Class(_)))));
    classes.find_map(|at| role_at(words.get(at..)?, known).map(|(role, length)| (role, at + length)))
}

/// The longest role that words end in.
fn role_before(words: &str, known: &Known<'_>) -> Option<String> {
    let starts = words.char_indices().rev().skip(1).take(9).map(|(at, _)| at);
    starts.filter_map(|at| words.get(at..).filter(|w| known.role(w).is_some()).map(str::to_owned)).last()
}

/// 甲任组长, 甲担任组长, 甲为成员, 组长由甲担任, 成员由甲组成.
fn held(words: &str, range: &Range<usize>, known: &Known<'_>) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut floor = range.start;
    for (at, verb) in occurrences(words, range, &["担任", "兼任", "任", "为"]) {
        if at < floor {
            continue;
        }
        let behind = words.get(at + verb.len()..).unwrap_or("");
        let follows = role_at(behind, known).or_else(|| role_of_body(behind, known));
        if let Some((role, length)) = follows {
            let after = behind.get(length..).unwrap_or("");
            let ends = after.is_empty() || after.starts_with(['，', '。', '、', '；', '的', '（', '“']);
            let name = without_lead(words, several_start(words, floor, at, known)..at);
            if ends && is_holder(text(words, &name), known) {
                found.push((name, role));
                floor = at + verb.len() + length;
            }
            continue;
        }
        // 组长由甲担任: the role stands before 由.
        if verb == "担任" || verb == "兼任" {
            let start = name_start(words, floor, at);
            let inner = words.get(start..at).unwrap_or("");
            let Some((role_words, name)) = inner.split_once('由') else { continue };
            // 设立县级路长，由甲担任: the role ends the piece before.
            let above = words.get(..start).unwrap_or("").trim_end_matches('，');
            let role = role_before(role_words, known)
                .or_else(|| if role_words.is_empty() { role_before(above, known) } else { None });
            let Some(role) = role else { continue };
            let from = at - name.len();
            if is_holder(name, known) {
                found.push((from..at, role));
                floor = at + verb.len();
            }
        }
    }
    found
}

fn occurrences(words: &str, range: &Range<usize>, signs: &[&'static str]) -> Vec<(usize, &'static str)> {
    let inside = text(words, range);
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for sign in signs {
        for (at, _) in inside.match_indices(sign) {
            let at = range.start + at;
            let longer = found.iter().rev().take(64).any(|(a, s)| *a <= at && at < a + s.len());
            if !longer {
                found.push((at, sign));
            }
        }
        found.sort_unstable();
    }
    found
}

/// Whether words can hold a seat.
fn is_holder(words: &str, known: &Known<'_>) -> bool {
    let length = words.chars().count();
    if !(2..=400).contains(&length) {
        return false;
    }
    known.is_people(words)
        || known.is_parties(words)
        || people_list(words, known)
        || known.is_post_with_name(words)
}

/// `相关市级部门主要负责同志、各县区、园区主要负责同志`.
fn people_list(words: &str, known: &Known<'_>) -> bool {
    let listed = words.replace("，以及", "、").replace("以及", "、");
    let items: Vec<&str> = listed.split(['、', '，']).collect();
    let fits = |item: &str| {
        let item = item.trim_end_matches("分管领导").trim_end_matches("主要领导").trim_end_matches("等单位");
        known.is_people(item) || known.is_parties(item) || known.names.post(item).is_some()
    };
    tables::PEOPLE.iter().any(|e| words.ends_with(e))
        && items.iter().filter(|i| fits(i)).count() * 2 > items.len()
}

/// Verbs of persons that lead, and the role that they give.
const LEADING: &[(&str, &str)] = &[
    ("牵头负责", "牵头领导"),
    ("牵头指挥", "牵头领导"),
    ("亲自挂帅", "牵头领导"),
    ("挂帅", "牵头领导"),
    ("总负责", "牵头领导"),
    ("直接领导", "分管领导"),
    ("具体分管", "分管领导"),
    ("牵头", "牵头领导"),
    ("负责", "牵头领导"),
];

/// 由分管副县长负责, 由区政府主要负责同志亲自挂帅; 由某局牵头, 由甲会同乙.
fn led(words: &str, range: &Range<usize>, known: &Known<'_>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let verbs: Vec<&'static str> = LEADING.iter().map(|(verb, _)| *verb).collect();
    for (at, verb) in occurrences(words, range, &verbs) {
        let start = name_start(words, range.start, at);
        let whole = start..at;
        let name = without_lead(words, whole.clone());
        let inner = text(words, &name);
        let by = name.start > whole.start;
        let counted = without_count(inner);
        let person = known.is_people(counted) && !counted.contains('、');
        let role = LEADING.iter().find(|(v, _)| *v == verb).map_or("", |(_, role)| *role);
        let after = words.get(at + verb.len()..).unwrap_or("");
        let ends = after.is_empty() || after.starts_with(['，', '。', '；', '（']);
        if person && (by || verb.len() > 6) && (ends || verb != "负责") {
            found.push((name.end - counted.len()..name.end, role.to_owned()));
        } else if verb == "牵头"
            && (by || ends && !inner.is_empty())
            && known.is_parties(inner)
            && !known.is_people(inner)
        {
            found.push((name, if after.starts_with("抓总") { "牵头单位" } else { "牵头" }.to_owned()));
        } else if verb == "负责" && after.starts_with("具体组织实施") && known.is_parties(inner) {
            found.push((name, "牵头单位".to_owned()));
        }
    }
    found
}

/// 甲会同乙, 乙配合, 乙协同推进, 丙具体负责, 聘请丁为顾问.
fn helped(words: &str, range: &Range<usize>, known: &Known<'_>) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (at, verb) in occurrences(words, range, &["会同"]) {
        let start = at + verb.len();
        let rest = words.get(start..range.end).unwrap_or("");
        let end = rest.find(['，', '。', '；', '（']).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("");
        if known.is_parties(name) {
            found.push((start..start + end, "配合"));
            let before = name_start(words, range.start, at)..at;
            if !before.is_empty() && known.is_parties(text(words, &before)) {
                found.push((before, "牵头"));
            }
        }
    }
    for (verb, role) in [("配合", "配合"), ("协同推进", "配合"), ("协同配合", "配合"), ("具体负责", "负责")]
    {
        for (at, _) in occurrences(words, range, &[verb]) {
            let name = name_start(words, range.start, at)..at;
            let after = words.get(at + verb.len()..).unwrap_or("");
            let ends = after.is_empty() || after.starts_with(['，', '。', '；', '（']);
            if ends && !name.is_empty() && known.is_parties(text(words, &name)) {
                found.push((name, role));
            }
        }
    }
    for (at, verb) in occurrences(words, range, &["聘请", "选聘"]) {
        let start = at + verb.len();
        let rest = words.get(start..range.end).unwrap_or("");
        let Some(end) = rest
            .find('为')
            .filter(|end| rest.get(*end..).is_some_and(|r| r.chars().take(8).any(|c| c == '顾')))
        else {
            continue;
        };
        found.push((start..start + end, "顾问"));
    }
    found
}

/// 7位市政府副市长 without its count.
fn without_count(words: &str) -> &str {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c));
    match rest.strip_prefix(['位', '名']) {
        Some(name) if rest.len() < words.len() => name,
        _ => words,
    }
}

/// 联席会议办公室设在…: the office, when its whole name stands there.
fn office_before(words: &str, range: &Range<usize>, host: usize) -> Option<Range<usize>> {
    let before = words.get(range.start..host)?;
    let head = ["仍设在", "设在", "挂靠在", "挂靠"].iter().find_map(|v| before.strip_suffix(v))?;
    let end = range.start + head.len();
    let start = name_start(words, range.start, end);
    // 领导小组下设的办公室仍设在……
    let start = words.get(start..end)?.rfind("下设的").map_or(start, |at| start + at + "下设的".len());
    let name = words.get(start..end)?;
    if name == "办公室" && words.get(..start).is_some_and(|w| w.ends_with("下设的")) {
        return Some(start..end);
    }
    let body = name.strip_suffix("办公室")?;
    ((2..=24).contains(&body.chars().count()) && !body.contains(['由', '、', '的', '设']))
        .then_some(start..end)
}

/// 办公室设在市经合局.
fn hosts(words: &str, range: &Range<usize>, known: &Known<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, verb) in occurrences(words, range, &["设在", "挂靠在", "挂靠"]) {
        let start = at + verb.len();
        let rest = words.get(start..).unwrap_or("");
        let end = rest.find(['，', '。', '；', '（', '(', '、']).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("");
        if name.chars().count() <= 30 && known.is_parties(name) {
            found.push(start..start + end);
        }
    }
    found
}

/// `县发改局、县司法局6家单位组成`, `由……组成`.
fn members(line: &mut DraftLine, range: &Range<usize>, known: &Known<'_>) {
    let words = line.text.clone();
    for (at, verb) in occurrences(&words, range, &["组成", "为成员单位"]) {
        let start = name_start(&words, range.start, at);
        let name = without_lead(&words, start..at);
        let inner = text(&words, &name);
        // 组长由甲担任；成员由乙组成: the role stands before 由.
        let named = words.get(start..name.start).and_then(|w| role_before(w.trim_end_matches('由'), known));
        let by = name.start > start;
        let kept = without_tail(inner);
        let listed = known.names.list(kept);
        let units = listed.len() > 1
            && (known.is_parties(kept)
                || listed.iter().all(|i| i.found.known || known.is_parties(&i.surface)));
        let people = people_list(inner, known)
            || inner.contains("名") && tables::PEOPLE.iter().any(|e| inner.ends_with(e));
        let label = named
            .unwrap_or_else(|| if units && !people { "成员单位".to_owned() } else { "成员".to_owned() });
        if (units || people && by) && verb == "组成" {
            line.mark(&label, name.start..name.start + kept.len());
        }
    }
}
