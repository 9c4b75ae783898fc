//! `pn-half`.

use super::characters::{in_code, is_chinese, is_han};
use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Edit, Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "pn-half",
    level: Level::Error,
    page: Page {
        what: Both("中文里用了半角标点。", "Half-width punctuation in Chinese text."),
        why: Both(
            "标点符号国家标准规定的是全角标点；半角标点印出来挤在一边，检索时也对不上。",
            "The standard prescribes full-width marks; half-width ones print off centre and defeat searching.",
        ),
        wrong: "各单位要高度重视,抓好落实。",
        right: "各单位要高度重视，抓好落实。",
        source: "GB/T 15834—2011",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&[",", ";", ":", "?", "!", "(", ")"], look),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let (before, after) = (hit.before(), hit.after());
    let Some(right) = full(hit.word()) else { return };
    if !needs_full(hit.word(), before, after) || in_code(before, after) {
        return;
    }
    if hit.word() == ")"
        && before.rfind('(').is_some_and(|open| !before.get(open..).unwrap_or("").contains([')', '）']))
    {
        // Told at its other half.
        return;
    }
    let mut problem = RULE
        .at(
            hit.span(),
            format!("这里用了半角的“{}”，中文里要用全角的“{right}”", hit.word()),
            format!("half-width `{}` in Chinese text; write {right}", hit.word()),
        )
        .fix(true, hit.span(), right, format!("改成“{right}”"), format!("write {right}"));
    if hit.word() == "("
        && let (Some(close), Some(fix)) = (closing(after), &mut problem.fix)
    {
        let at = hit.range.end + close;
        fix.edits.push(Edit { span: hit.line.span(at..at + 1), text: "）".to_owned() });
    }
    found.push(problem);
}

/// Where the bracket just opened is closed by a half-width one.
fn closing(after: &str) -> Option<usize> {
    after.find([')', '(', '（', '）']).filter(|at| after.get(*at..).is_some_and(|rest| rest.starts_with(')')))
}

/// The full-width form.
fn full(word: &str) -> Option<&'static str> {
    Some(match word {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "?" => "？",
        "!" => "！",
        "(" => "（",
        ")" => "）",
        _ => return None,
    })
}

/// Whether Chinese stands next to the sign on the side that matters.
fn needs_full(word: &str, before: &str, after: &str) -> bool {
    let left = before.chars().next_back();
    let right = after.chars().next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match word {
        "(" | ")" => left.is_some_and(is_han) || right.is_some_and(is_han),
        "," | ":" if digit(left) && digit(right) => false,
        _ => {
            left.is_some_and(is_chinese) && (right.is_none_or(is_chinese) || digit(right))
                || left.is_some() && right.is_some_and(is_han)
        }
    }
}
