//! Lines that begin with a label: fields, rosters below them, and duties behind the name of a unit.

use super::known::Known;
use crate::import::draft::{DraftLine, Shape};
use crate::model::HolderKind;
use crate::source::beside_han;
use crate::vocabulary::{Label, Sense, squeeze};

/// The words before the first colon, as a label, and where the words behind it begin.
fn label(text: &str) -> Option<(&str, usize)> {
    let (colon, c) = beside_han(text).find(|(_, c)| !matches!(c, ' ' | '\u{3000}'))?;
    matches!(c, '：' | ':').then(|| text.get(..colon).map(|l| (l, colon + c.len_utf8()))).flatten()
}

/// Makes fields of the lines that begin with a known label.
pub(super) fn lines(lines: &mut [DraftLine], known: &Known<'_>) {
    for line in lines.iter_mut().filter(|l| l.number.is_empty()) {
        let Some((word, rest)) = label(&line.text) else { continue };
        let name = squeeze(word);
        // 组长： on a line of its own looked like the title of what stands below.
        let alone = matches!(line.shape, Shape::Heading { numbered: false, .. })
            && line.text.len() == rest
            && known.role(&name).is_some();
        if alone {
            line.shape = Shape::Paragraph;
        }
        if line.shape != Shape::Paragraph {
            continue;
        }
        match known.words.label_with_rank(&name) {
            // 属地单位：负责……: the duties of those units, not their names.
            Some(Label::Role(_)) if says_duties(&line.text) => {}
            Some(Label::Role(_)) => line.shape = Shape::Field,
            Some(Label::Mark(sense)) if stands_alone(*sense) => line.shape = Shape::Field,
            Some(_) => line.literal = true,
            None => line.literal = name == "编号",
        }
    }
    // 1.牵头单位：甲 in a list: the value bears the label.
    for line in lines.iter_mut().filter(|l| !l.number.is_empty() && l.tag.is_none()) {
        let Some((word, start)) = label(&line.text) else { continue };
        let name = squeeze(word);
        let end = line.text.trim_end_matches(['。', '；']).len();
        let value = line.text.get(start..end).unwrap_or("");
        if known.role(&name).is_some() && start < end && !says_duties(&line.text) && is_held(value, known) {
            line.mark(&name, start..end);
        }
    }
}

/// Whether what stands behind a colon is what somebody does.
fn says_duties(text: &str) -> bool {
    let Some((_, value)) = text.split_once(['：', ':']) else { return false };
    let starts =
        ["负责", "做好", "按照", "加强", "组织", "落实", "制定", "指导", "协调", "配合", "承担", "在"];
    let value = value.trim_start();
    value.chars().count() > 8 && starts.iter().any(|w| value.starts_with(w)) && !value.starts_with("组织部")
}

/// Whether words are those who hold a seat.
fn is_held(value: &str, known: &Known<'_>) -> bool {
    !value.contains('。')
        && (known.is_parties(value)
            || value.split(['、', '，', '；']).all(|entry| is_entry(entry.trim(), known)))
}

/// Whether a mark may stand on a line of its own.
fn stands_alone(sense: Sense) -> bool {
    !matches!(
        sense,
        Sense::Count
            | Sense::Group
            | Sense::Actor
            | Sense::Alias
            | Sense::Abolition
            | Sense::Successor
            | Sense::Basis
    )
}

/// Words that no entry of a roster holds.
const NO_ENTRY: &[&str] =
    &["设在", "下设", "撤销", "不再", "如下", "通知", "制度", "职责", "附件", "兼任", "担任"];

/// Longest entry of a roster, in characters.
const LONGEST_ENTRY: usize = 45;

/// Makes entries of the lines below a role for persons that have no label of their own.
pub(super) fn rosters(lines: &mut [DraftLine], known: &Known<'_>) {
    let mut open = false;
    for index in 0..lines.len() {
        // Among entries a few words without a stop are one, too.
        let closed = lines.get(index + 1).is_none_or(|next| match next.shape {
            Shape::Field | Shape::Heading { .. } => true,
            Shape::Paragraph => is_entry(&next.text, known) || is_bare(&next.text),
            _ => false,
        });
        let among = closed && index > 0 && lines.get(index - 1).is_some_and(|l| l.text.len() > 9);
        let Some(line) = lines.get_mut(index) else { break };
        if line.shape == Shape::Field {
            let held = label(&line.text)
                .and_then(|(word, start)| Some((known.role(word)?, line.text.get(start..)?)));
            // Units stand below their label only when none stand behind it.
            open =
                held.is_some_and(|(role, value)| role.holder != HolderKind::Unit || value.trim().is_empty());
        } else if open
            && line.shape == Shape::Paragraph
            && (is_entry(&line.text, known) || among && is_bare(&line.text))
        {
            line.shape = Shape::Item { depth: 0 };
            line.literal = false;
        } else {
            open = false;
        }
    }
}

/// `增补：` and `不再担任：`: the roles below them are entries of the change, and the heading above names the
/// body that changes.
pub(super) fn changes(lines: &mut [DraftLine], known: &Known<'_>) {
    let mut heading: Option<usize> = None;
    let mut open = false;
    let mut changed = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        match line.shape {
            Shape::Heading { .. } => (heading, open) = (Some(index), false),
            Shape::Field => {
                let Some((word, start)) = label(&line.text) else { continue };
                let sense = known.words.label(&squeeze(word));
                let change =
                    matches!(sense, Some(Label::Mark(Sense::Added | Sense::Changed | Sense::Removed)));
                if change {
                    open = line.text.get(start..).is_some_and(|rest| rest.trim().is_empty());
                    changed.extend(heading);
                } else if open && known.role(word).is_some() {
                    line.shape = Shape::Item { depth: 0 };
                } else {
                    open = false;
                }
            }
            Shape::Item { .. } => {}
            _ => open = false,
        }
    }
    for index in changed {
        if let Some(line) =
            lines.get_mut(index).filter(|l| l.tag.is_none() && known.class_of(&l.text).is_some())
        {
            line.tag = Some("调整".to_owned());
        }
    }
}

/// One person, post or unit.
fn is_entry(text: &str, known: &Known<'_>) -> bool {
    let words = text.trim_end_matches(['、', '；', '，', '。']);
    let length = words.chars().count();
    if !(2..=LONGEST_ENTRY).contains(&length) || words.contains(['。', '；', '：', '，']) {
        return false;
    }
    if words.ends_with("组成") || NO_ENTRY.iter().any(|w| words.contains(w)) {
        return false;
    }
    let name = words.split([' ', '\u{3000}', '（', '(']).next().unwrap_or(words);
    let last = words.rsplit([' ', '\u{3000}']).next().unwrap_or(words);
    known.names.post(words).is_some()
        || known.names.is_title(words)
        || known.is_people(words)
        || known.is_parties(words)
        || (2..=4).contains(&name.chars().count())
            && name.len() < words.len()
            && (known.names.post(last).is_some() || known.names.is_title(last) || words.contains('（'))
        // 张某某　某局局长; 名·姓（某局局长）
        || words.contains(['\u{3000}', ' ']) && !words.contains(['（', '(']) && is_name(name) && name.len() < words.len()
        || words
            .strip_suffix(['）', ')'])
            .and_then(|w| w.split_once(['（', '(']))
            .is_some_and(|(name, post)| is_name(name) && known.is_people(post.rsplit('、').next().unwrap_or(post)))
        || (2..=3).contains(&length) && words.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
}

/// The name of a person, as far as its form tells.
fn is_name(words: &str) -> bool {
    let letters = words.chars().count();
    let longest = if words.contains('·') { 16 } else { 4 };
    (2..=longest).contains(&letters) && words.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '·'))
}

/// Words that are no sentence, as the name of a post that nobody knows is: 镇民政助理.
fn is_bare(text: &str) -> bool {
    let outside = text.split(['（', '(']).next().unwrap_or(text);
    let closed = !text.contains(['（', '(']) || text.ends_with(['）', ')']);
    (2..=16).contains(&outside.chars().count())
        && text.chars().count() <= LONGEST_ENTRY
        && closed
        && !outside.contains(['，', '。', '；', '：', '、', '《'])
        && !outside.ends_with("组成")
        && !NO_ENTRY.iter().any(|w| outside.contains(w))
}

/// `县财政局：负责……；负责……。`: a unit and its duties.
pub(super) fn duties(lines: &mut [DraftLine], known: &Known<'_>) {
    let mut heading = 0;
    let mut above = false;
    for line in lines {
        let level = match line.shape {
            Shape::Heading { level, .. } => Some(level),
            _ => None,
        };
        let duty = is_duty(line, known, std::mem::take(&mut above));
        if duty {
            above = true;
            match line.shape {
                Shape::Paragraph => line.shape = Shape::Duty { item: None },
                Shape::Item { depth } => line.shape = Shape::Duty { item: Some(depth) },
                // A run of such headings below one is a list.
                Shape::Heading { level, numbered: true } if level > heading => {
                    line.shape = Shape::Duty { item: Some(level - heading - 1) };
                    line.marks.clear();
                    continue;
                }
                _ => {}
            }
            line.marks.clear();
            line.literal = false;
            continue;
        }
        heading = level.unwrap_or(heading);
    }
}

/// `among`: the line above is such a line, so that 包村干部 is somebody as well.
fn is_duty(line: &DraftLine, known: &Known<'_>, among: bool) -> bool {
    if line.tag.is_some() || line.shape == Shape::Field {
        return false;
    }
    let Some((colon, c)) = beside_han(&line.text).find(|(_, c)| matches!(c, '：' | ':' | '。' | '，' | '；'))
    else {
        return false;
    };
    let (name, rest) = line.text.split_at_checked(colon).unwrap_or(("", ""));
    let rest = rest.trim_start_matches(c);
    matches!(c, '：' | ':')
        && name.chars().count() <= 40
        && rest.chars().count() >= 6
        && (known.role(name).is_none() || says_duties(&line.text))
        && (known.is_parties(name)
            || known.is_people(name)
            || known.role(name).is_some()
            || among
                && says_duties(&line.text)
                && name.chars().count() <= 12
                && !name.contains(['“', '（', '职', '制']))
}
