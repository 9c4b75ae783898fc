//! Who acts, at the head of words.

use super::known::Known;
use super::tables;
use std::ops::Range;

/// Words before a name that do not belong to it.
const LEADS: &[&str] = &["同时由", "并由", "由", "同时", "其中", "原则上由", "具体由"];
/// Characters within which the name of who acts must end, behind its last 、.
const LONGEST_ACTOR: usize = 40;
/// Places at which a name may end that are tried.
const TRIES: usize = 16;

/// Who acts, at the head of words, and where the predicate begins.
pub(super) fn actor(words: &str, known: &Known<'_>) -> Option<(Range<usize>, usize)> {
    let lead = LEADS.iter().filter(|l| words.starts_with(**l)).map(|l| l.len()).max().unwrap_or(0);
    let item = words.rfind('、').map_or(lead, |at| at + '、'.len_utf8());
    let (mut tried, mut best) = (0, None);
    for at in words.char_indices().map(|(at, _)| at).filter(|at| *at >= lead + 6) {
        let rest = words.get(at..)?;
        let far = at > item && words.get(item..at).is_some_and(|w| w.chars().count() > LONGEST_ACTOR);
        if far || tried >= TRIES {
            break;
        }
        let head = words.get(lead..at)?;
        let modal = is_modal(head, rest);
        let verb = modal || tables::PREDICATES.iter().any(|p| rest.starts_with(p));
        if !verb || tables::GOES_ON.iter().any(|w| rest.starts_with(w)) {
            continue;
        }
        tried += 1;
        if known.is_parties(head) || known.is_people(head) {
            best = Some((lead..at, at));
            // 某局每月向某局报送: what begins so is no part of a name.
            if ["每", "于", "向", "按", "在"].iter().any(|w| rest.starts_with(w)) || is_charge(rest) {
                break;
            }
        }
        // Behind 要 nothing more belongs to the name.
        if modal {
            break;
        }
    }
    best
}

/// 负责…… as a predicate; not that of 负责人 and of 负责招商的同志.
fn is_charge(rest: &str) -> bool {
    let Some(object) = rest.strip_prefix("负责") else { return false };
    let near: String = object.chars().take(16).collect();
    !object.starts_with(['人', '同', '的']) && !near.contains("的同志") && !near.contains("的领导")
}

/// Whether words go on with 要, 应 or 须; not the 要 of 主要.
fn is_modal(head: &str, rest: &str) -> bool {
    tables::MODALS.iter().any(|m| rest.starts_with(m))
        && !head.ends_with(['主', '需', '重', '首', '简', '供', '相', '对', '反', '适', '必'])
}
