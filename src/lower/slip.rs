//! Slips of typing that would otherwise pass in silence: numbers typed by hand, a colon left out, a
//! role without a holder, a table that nobody generates.
//!
//! Each is told from the line alone, before anything is made of it.

use super::piece::{Piece, PieceKind, Tag};
use crate::model::INSERTS;
use crate::problem::Problem;
use crate::source::{SourceText, Span, beside_han_in, has_no_blank_ends};
use crate::vocabulary::{Label, Vocabulary, nearest};

/// Looks for slips line by line.
pub(super) fn slips(pieces: &[Piece], text: &SourceText, words: &Vocabulary, problems: &mut Vec<Problem>) {
    // A part that prints no numbers may have them typed.
    let mut numbers = true;
    let sharp = |c: char| matches!(c, '#' | '＃');
    let dash = |c: char| matches!(c, '-' | '－');
    for (index, piece) in pieces.iter().enumerate() {
        let line = || text.slice(piece.span);
        match &piece.kind {
            PieceKind::Part { .. } => numbers = true,
            PieceKind::Numbering { words, .. } => numbers = words != "无",
            PieceKind::Heading { numbered: true, .. } if numbers => {
                let words = line().trim_start_matches(sharp);
                printed_twice(line(), words, piece.span, problems);
            }
            PieceKind::Item { .. } if numbers => {
                let words = line().trim_start_matches(dash);
                printed_twice(line(), words, piece.span, problems);
            }
            PieceKind::Paragraph { .. } => {
                let heading = if numbers { typed_number(line()) } else { None };
                problems.extend(match heading {
                    Some(typed) => unmarked_heading(line(), typed, piece.span),
                    None => missing_colon(line(), piece.span, words),
                });
            }
            PieceKind::Field { tag: Tag { label: Label::Role(_), name, .. }, flat }
                if !has_no_blank_ends(&flat.text)
                    && flat.text.trim().is_empty()
                    && !lists(pieces.get(index + 1).map(|p| &p.kind)) =>
            {
                problems.push(empty_role(line(), piece.span, name));
            }
            PieceKind::Insert { what } => problems.extend(unknown_insert(line(), piece.span, what)),
            _ => {}
        }
    }
}

/// Whether a line goes on with a roster.
fn lists(next: Option<&PieceKind>) -> bool {
    matches!(next, Some(PieceKind::Item { .. } | PieceKind::Row { .. } | PieceKind::Duty { .. }))
}

/// A number as typed at the head of a line, and the level of heading that prints such a number.
fn typed_number(words: &str) -> Option<(usize, usize)> {
    let chinese =
        |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百');
    let digit = |c: char| c.is_ascii_digit();
    let first = words.chars().next()?;
    if !chinese(first) && !digit(first) && !matches!(first, '（' | '(' | '第') {
        return None;
    }
    let run = |from: &str, of: &dyn Fn(char) -> bool| from.find(|c| !of(c)).unwrap_or(from.len());
    let bracketed = |of: &dyn Fn(char) -> bool| {
        let inner = words.strip_prefix(['（', '('])?;
        let open = words.len() - inner.len();
        let length = run(inner, of);
        let close = inner.get(length..)?.chars().next().filter(|c| matches!(c, '）' | ')'))?;
        (1..=6).contains(&length).then(|| open + length + close.len_utf8())
    };
    let stopped = |of: &dyn Fn(char) -> bool, stops: &[char]| {
        let length = run(words, of);
        let stop = words.get(length..)?.chars().next().filter(|c| stops.contains(c))?;
        let end = length + stop.len_utf8();
        let rest = words.get(end..)?;
        // 一、二、三产业 and 1.5亿元 are words, and so are years.
        let goes_on = rest.starts_with(of) || rest.is_empty();
        ((1..=9).contains(&length) && !goes_on).then_some(end)
    };
    let article = || {
        let length = run(words.strip_prefix('第')?, &chinese);
        let rest = words.get('第'.len_utf8() + length..)?;
        let unit = rest.chars().next().filter(|c| matches!(c, '章' | '条'))?;
        let end = words.len() - rest.len() + unit.len_utf8();
        let apart = words.get(end..)?.starts_with(char::is_whitespace);
        (length > 0 && apart).then_some((end, if unit == '章' { 1 } else { 2 }))
    };
    let level = |end: Option<usize>, level| end.map(|end| (end, level));
    level(stopped(&chinese, &['、', '．']), 1)
        .or_else(|| level(bracketed(&chinese), 2))
        .or_else(|| level(stopped(&digit, &['.', '．', '、']).filter(|end| *end <= 5), 3))
        .or_else(|| level(bracketed(&digit).filter(|end| *end <= 8), 4))
        .or_else(article)
}

/// A number typed on a line whose number is printed by us. `words` are those behind its sign.
fn printed_twice(line: &str, words: &str, span: Span, problems: &mut Vec<Problem>) {
    let words = if has_no_blank_ends(words) { words } else { words.trim_start() };
    if let Some((end, _)) = typed_number(words) {
        problems.extend(typed_twice(line, words, end, span));
    }
}

fn typed_twice(line: &str, words: &str, end: usize, span: Span) -> Option<Problem> {
    let start = line.len() - words.len();
    let number = words.get(..end)?;
    let after = words.get(end..)?;
    let blanks = after.len() - after.trim_start().len();
    Some(
        Problem::warning(
            "typed-number",
            span.inner(start, start + end),
            format!("编号由程序自动加，手写的“{number}”会再印一遍"),
            format!("numbers are printed by the program; `{number}` would be printed beside it"),
        )
        .help(
            format!("去掉“{number}”；这一部分要自己编号，就在“---”那一行下面写：编号：无"),
            format!("remove `{number}`; to number a part by hand, write `编号：无` below its `---` line"),
        )
        .fix(
            true,
            span.inner(start, start + end + blanks),
            "",
            format!("去掉“{number}”"),
            format!("remove `{number}`"),
        ),
    )
}

/// A paragraph that begins with the number of a heading, as text pasted from Word does.
fn unmarked_heading(line: &str, (end, level): (usize, usize), span: Span) -> Option<Problem> {
    let (number, rest) = (line.get(..end)?, line.get(end..)?);
    let signs = "#".repeat(level);
    let blanks = rest.len() - rest.trim_start().len();
    Some(
        Problem::warning(
            "unmarked-heading",
            span.inner(0, end),
            format!("这一行以手写的编号“{number}”开头，没有当成标题，按普通的一段处理"),
            format!("this line begins with a typed number `{number}`; it is taken as a plain paragraph"),
        )
        .help(
            format!("要作标题，把“{number}”换成“{signs} ”，编号会自动加；就是普通的一段，在行首加反斜线“\\”"),
            format!("for a heading write `{signs} ` in place of `{number}`; for a plain paragraph put a backslash first"),
        )
        .fix(
            false,
            span.inner(0, end + blanks),
            format!("{signs} "),
            format!("换成“{signs} ”"),
            format!("replace by `{signs} `"),
        ),
    )
}

/// The first words of a long line.
fn shortened(words: &str) -> String {
    let kept: String = words.chars().take(12).collect();
    if kept.len() < words.len() { format!("{kept}……") } else { kept }
}

/// `牵头单位　县商务局`: a role and a blank where the colon should be.
fn missing_colon(line: &str, span: Span, words: &Vocabulary) -> Option<Problem> {
    let (blank, _) = beside_han_in(line, 0..line.len()).find(|(_, c)| c.is_whitespace())?;
    let mut end = blank;
    // 组　长　县长: a label of two characters is often spread.
    if line.get(..blank)?.chars().count() == 1 {
        let rest = line.get(blank..)?.trim_start();
        let second = rest.chars().next().map_or(0, char::len_utf8);
        end = line.len() - rest.len() + second;
    }
    let label = line.get(..end)?;
    let rest = line.get(end..)?;
    let value = rest.trim_start();
    let apart = rest.len() > value.len() && !value.is_empty();
    if !apart || !matches!(words.label_with_rank(&crate::vocabulary::squeezed(label)), Some(Label::Role(_))) {
        return None;
    }
    let gap = span.inner(end, line.len() - value.len());
    let shown = shortened(value);
    Some(
        Problem::warning(
            "missing-colon",
            span.inner(0, end),
            format!("“{label}”后面没有冒号，这一行按普通的一段处理，不进名单和矩阵"),
            format!("no colon behind `{label}`; the line is taken as a plain paragraph"),
        )
        .help(
            format!("写成：{label}：{shown}；就是普通的一段，在行首加反斜线“\\”"),
            format!("write `{label}：{shown}`; for a plain paragraph put a backslash first"),
        )
        .fix(false, gap, "：", "加上冒号", "insert the colon"),
    )
}

/// `组长：` with nobody behind it or below it.
fn empty_role(line: &str, span: Span, name: &str) -> Problem {
    let end = line.trim_end().len();
    Problem::warning(
        "empty-role",
        span.inner(0, end),
        format!("“{name}”后面没有写是谁"),
        format!("nobody stands behind `{name}`"),
    )
    .help(
        "在冒号后面写职务、姓名或单位；名单一行一个时，下面每行以“- ”开头；暂时没有就删去这一行",
        "name posts, persons or units behind the colon, or one a line below, each behind `- `; or remove the line",
    )
}

/// `>> 责任矩陈`: no such table.
fn unknown_insert(line: &str, span: Span, what: &str) -> Option<Problem> {
    if INSERTS.contains(&what) {
        return None;
    }
    let place = span.inner(line.len() - what.len(), line.len());
    let problem = Problem::error(
        "unknown-insert",
        if what.is_empty() { span } else { place },
        format!("没有“{what}”这种表可以插入"),
        format!("no table `{what}` to put here"),
    );
    Some(match nearest(what, INSERTS) {
        Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")).fix(
            false,
            place,
            near,
            format!("改成“{near}”"),
            format!("replace by `{near}`"),
        ),
        None => problem.help(
            format!("可以写：{}", INSERTS.map(|name| format!(">> {name}")).join("、")),
            format!("one of {}", INSERTS.join(", ")),
        ),
    })
}
