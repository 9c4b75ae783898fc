//! The parser: the only file that names the document grammar.

use super::plain::{self, Words};
use super::{Line, LineKind, Run, Runs, Syntax};
use crate::source::{SourceText, Span};
use pest::Parser as _;
use pest::iterators::Pair;
use smallvec::smallvec;
use std::ops::Range;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/document.pest"]
struct Grammar;

/// Parses a text into its lines. Any text has a tree; what is wrong with it is told when lowering.
#[must_use]
pub fn parse(text: &SourceText) -> Syntax {
    let text = text.as_str();
    let wide = has_wide_braces(text.as_bytes());
    // Lines have some thirty characters.
    let mut lines = Vec::with_capacity(text.len() / 80 + 1);
    let mut start = 0;
    // Few lines hold a sign of a mark: all of them are found in one pass.
    let mut signs = memchr::memchr3_iter(b'{', b'}', b'\\', text.as_bytes()).peekable();
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        while signs.next_if(|sign| *sign < start).is_some() {}
        let signed = wide || signs.peek().is_some_and(|sign| *sign < end);
        lines.push(line(text, start..end, Signs { signed, wide }));
        start = end + 1;
    }
    Syntax { lines }
}

/// Which signs of marks may stand in a line.
#[derive(Clone, Copy)]
struct Signs {
    /// Any.
    signed: bool,
    /// Full-width braces.
    wide: bool,
}

impl Signs {
    const ANY: Self = Self { signed: true, wide: true };
}

/// One line: read as it stands where it is plain, by the grammar otherwise.
fn line(text: &str, range: Range<usize>, signs: Signs) -> Line {
    let words = text.get(range.clone()).unwrap_or("");
    if words.is_empty() {
        return Line { kind: LineKind::Blank, span: Span::new(range.start, range.start), indent: 0 };
    }
    let body = Words { text: words, at: range.start }.without_blanks();
    let blanks = body.at - range.start;
    let indent = if blanks == 0 { 0 } else { width(words.get(..blanks).unwrap_or("")) };
    let span = body.trimmed();
    if span.is_empty() {
        return Line { kind: LineKind::Blank, span: Span::new(body.at, body.at), indent };
    }
    let kind = match plain::line(body, |words| runs(text, words, signs)) {
        Some(kind) => kind,
        // The grammar takes any line. Should it ever refuse one, the line stays whole.
        None => by_grammar(text, range)
            .unwrap_or_else(|| LineKind::Prose { text: smallvec![Run::Words { span }] }),
    };
    Line { kind, span, indent }
}

/// What the grammar makes of a line.
fn by_grammar(text: &str, range: Range<usize>) -> Option<LineKind> {
    let base = Span::new(range.start, range.end);
    let pairs = Grammar::parse(Rule::line, text.get(range)?).ok()?.next()?.into_inner();
    let content = pairs.into_iter().find(|p| !matches!(p.as_rule(), Rule::indent | Rule::EOI))?;
    Some(kind(text, base, content))
}

fn kind(text: &str, base: Span, content: Pair<'_, Rule>) -> LineKind {
    let span = trimmed(base, &content);
    let rule = content.as_rule();
    let mut inner = content.into_inner();
    let mut words = || next_span(base, &mut inner);
    match rule {
        Rule::entry => entry(text, span),
        Rule::remark => remark(base, inner),
        Rule::part => {
            let keyword = words();
            LineKind::Part { keyword, title: inner.next().map(|p| trimmed(base, &p)) }
        }
        Rule::heading | Rule::plain_heading => heading(text, base, rule == Rule::heading, inner),
        Rule::insert => LineKind::Insert { what: words() },
        Rule::item => LineKind::Item { text: runs(text, words(), Signs::ANY) },
        Rule::duty => LineKind::Duty { party: words(), text: runs(text, words(), Signs::ANY) },
        Rule::row => row(base, inner),
        Rule::blank_line => LineKind::Blank,
        _ => LineKind::Prose { text: prose(text, span) },
    }
}

/// The runs of a paragraph; a backslash at its head says that it is one.
fn prose(text: &str, words: Span) -> Runs {
    match text.get(words.range()) {
        Some(slice) if slice.starts_with('\\') => runs_by_grammar(Rule::words_of_prose, slice, words),
        _ => runs(text, words, Signs::ANY),
    }
}

/// The grammar has found a key and its colon; the first colon is the one.
fn entry(text: &str, line: Span) -> LineKind {
    let words = text.get(line.range()).unwrap_or("");
    let (key, value) = words.split_once(['：', ':']).unwrap_or((words, ""));
    let value = value.trim_start();
    LineKind::Entry {
        key: line.inner(0, key.trim_end().len()),
        value: runs(text, line.inner(words.len() - value.len(), words.len()), Signs::ANY),
    }
}

/// Cells that blanks take: an ideographic space counts two, a tab four.
fn width(blanks: &str) -> u32 {
    let cells = blanks.chars().map(|c| match c {
        '\u{3000}' => 2,
        '\t' => 4,
        _ => 1,
    });
    cells.sum()
}

fn remark<'i>(base: Span, mut inner: impl Iterator<Item = Pair<'i, Rule>>) -> LineKind {
    match inner.next() {
        Some(p) if p.as_rule() == Rule::permit => LineKind::Permission { words: next_span(base, &mut inner) },
        Some(p) => LineKind::Comment { words: trimmed(base, &p) },
        None => LineKind::Comment { words: Span::default() },
    }
}

fn heading<'i>(
    text: &str,
    base: Span,
    numbered: bool,
    mut inner: impl Iterator<Item = Pair<'i, Rule>>,
) -> LineKind {
    let signs = inner.next().map_or(0, |p| p.as_str().chars().count());
    let mut next = inner.next();
    let label = next.take_if(|p| p.as_rule() == Rule::tag).map(|p| {
        next = inner.next();
        next_span(base, &mut p.into_inner())
    });
    let words = next.map(|p| trimmed(base, &p)).unwrap_or_default();
    LineKind::Heading {
        level: u8::try_from(signs).unwrap_or(u8::MAX),
        numbered,
        label,
        text: runs(text, words, Signs::ANY),
    }
}

fn row<'i>(base: Span, cells: impl Iterator<Item = Pair<'i, Rule>>) -> LineKind {
    let mut cells: Vec<Span> = cells.map(|p| trimmed(base, &p)).collect();
    // The bar that closes the row is followed by nothing.
    if cells.len() > 1 && cells.last().is_some_and(|c| c.is_empty()) {
        cells.pop();
    }
    LineKind::Row { cells }
}

/// Whether words are one run for certain, as nearly all table cells are: no byte of them belongs to a brace or a
/// backslash.
#[must_use]
pub(crate) fn is_one_run(words: &str) -> bool {
    let of_sign = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | 0xBD);
    // All bytes are looked at, many at a time.
    !words.is_empty() && !words.as_bytes().iter().fold(false, |any, byte| any | of_sign(byte))
}

/// The runs of some words of one line, for words that the tree keeps whole, as table cells are.
#[must_use]
pub fn words_of(text: &SourceText, words: Span) -> Runs {
    runs(text.as_str(), words, Signs::ANY)
}

/// The runs of some words of a line. Most words hold no brace and are one run.
fn runs(text: &str, words: Span, signs: Signs) -> Runs {
    if words.is_empty() {
        return Runs::new();
    }
    if !signs.signed {
        return smallvec![Run::Words { span: words }];
    }
    signed_runs(text, words, signs.wide)
}

/// The same where braces may be among the words; `wide` tells whether full-width ones may.
#[inline(never)] // few lines need it
fn signed_runs(text: &str, words: Span, wide: bool) -> Runs {
    let slice = text.get(words.range()).unwrap_or("");
    if slice.is_empty() {
        return Runs::new();
    }
    let bytes = slice.as_bytes();
    let wide = wide && has_wide_braces(bytes);
    if !wide {
        match memchr::memchr3(b'{', b'}', b'\\', bytes) {
            None => return smallvec![Run::Words { span: words }],
            Some(_) if memchr::memchr(b'\\', bytes).is_none() => {
                if let Some(runs) = plain::marks(Words { text: slice, at: words.start as usize }) {
                    return runs;
                }
            }
            Some(_) => {}
        }
    }
    runs_by_grammar(Rule::words_of_line, slice, words)
}

fn runs_by_grammar(rule: Rule, slice: &str, words: Span) -> Runs {
    match Grammar::parse(rule, slice) {
        Ok(mut pairs) => pairs
            .next()
            .map(|p| p.into_inner().filter(says_something).map(|p| run(words, p)).collect())
            .unwrap_or_default(),
        Err(_) => smallvec![Run::Words { span: words }],
    }
}

fn says_something(pair: &Pair<'_, Rule>) -> bool {
    !pair.as_str().is_empty()
}

/// Whether full-width braces may be in words: they begin with EF BD.
fn has_wide_braces(words: &[u8]) -> bool {
    memchr::memmem::find(words, b"\xEF\xBD").is_some()
}

fn run(base: Span, pair: Pair<'_, Rule>) -> Run {
    let within = |p: &Pair<'_, Rule>| base.inner(p.as_span().start(), p.as_span().end());
    let span = within(&pair);
    match pair.as_rule() {
        Rule::mark | Rule::mark_1 | Rule::mark_2 => mark(base, span, pair),
        Rule::escaped | Rule::plainly => {
            Run::Escaped { span: pair.into_inner().next().map_or(span, |p| within(&p)) }
        }
        Rule::stray | Rule::lone_open => Run::Stray { span },
        _ => Run::Words { span },
    }
}

fn mark(base: Span, span: Span, pair: Pair<'_, Rule>) -> Run {
    let mut inner = pair.into_inner();
    let label = inner.next().map(|p| trimmed(base, &p)).unwrap_or_default();
    let mut closed = false;
    let mut runs = Vec::new();
    for p in inner.filter(says_something) {
        if p.as_rule() == Rule::close {
            closed = true;
        } else {
            runs.push(run(base, p));
        }
    }
    Run::Mark { label, runs, span, closed }
}

fn next_span<'i>(base: Span, pairs: &mut impl Iterator<Item = Pair<'i, Rule>>) -> Span {
    pairs.next().map(|p| trimmed(base, &p)).unwrap_or_default()
}

/// The span in the text of what the grammar has read from a line at `base`, without blanks at either
/// end.
fn trimmed(base: Span, pair: &Pair<'_, Rule>) -> Span {
    Words { text: pair.as_str(), at: base.start as usize + pair.as_span().start() }.trimmed()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as an s-expression, short enough to read in a test.
    fn tree(words: &str) -> String {
        let text = SourceText::new(words.to_owned());
        let lines = parse(&text).lines;
        lines.iter().map(|l| show_line(&text, l)).collect::<Vec<_>>().join("\n")
    }

    fn show_line(text: &SourceText, line: &Line) -> String {
        let s = |span: &Span| text.slice(*span).to_owned();
        match &line.kind {
            LineKind::Blank => "(blank)".into(),
            LineKind::Comment { words } => format!("(comment {})", s(words)),
            LineKind::Permission { words } => format!("(permission {})", s(words)),
            LineKind::Part { keyword, title } => {
                format!("(part {} {})", s(keyword), title.as_ref().map_or("-".into(), s))
            }
            LineKind::Heading { level, numbered, label, text: runs } => format!(
                "(h{level}{} {} {})",
                if *numbered { "" } else { "=" },
                label.as_ref().map_or("-".into(), s),
                show_runs(text, runs)
            ),
            LineKind::Item { text: runs } => format!("(item/{} {})", line.indent, show_runs(text, runs)),
            LineKind::Entry { key, value } => format!("(entry {} {})", s(key), show_runs(text, value)),
            LineKind::Duty { party, text: runs } => format!("(duty {} {})", s(party), show_runs(text, runs)),
            LineKind::Row { cells } => {
                format!("(row {})", cells.iter().map(s).collect::<Vec<_>>().join("|"))
            }
            LineKind::Insert { what } => format!("(insert {})", s(what)),
            LineKind::Prose { text: runs } => format!("(prose {})", show_runs(text, runs)),
        }
    }

    fn show_runs(text: &SourceText, runs: &[Run]) -> String {
        let show = |run: &Run| match run {
            Run::Words { span } => text.slice(*span).to_owned(),
            Run::Escaped { span } => format!("<{}>", text.slice(*span)),
            Run::Stray { span } => format!("!{}!", text.slice(*span)),
            Run::Mark { label, runs, closed, .. } => format!(
                "[{}={}{}]",
                text.slice(*label),
                show_runs(text, runs),
                if *closed { "" } else { "…" }
            ),
        };
        runs.iter().map(show).collect()
    }

    #[test]
    fn a_line_is_what_its_first_characters_say() {
        assert_eq!(tree("机制：甲"), "(entry 机制 甲)");
        assert_eq!(tree("7 : 招商小组 "), "(entry 7 招商小组)");
        assert_eq!(tree("组　长：某某"), "(entry 组　长 某某)");
        assert_eq!(tree("## 小组：招商一组。"), "(h2 小组 招商一组。)");
        assert_eq!(tree("＃＃ 健全机制"), "(h2 - 健全机制)");
        assert_eq!(tree("== 主要职责："), "(h2= 主要职责 )");
        assert_eq!(tree("  - 负责招商"), "(item/2 负责招商)");
        assert_eq!(tree("-5℃以下"), "(prose -5℃以下)");
        assert_eq!(tree("——以及其他"), "(prose ——以及其他)");
        assert_eq!(tree("@区发改委：负责甲；负责乙。"), "(duty 区发改委 负责甲；负责乙。)");
        assert_eq!(tree("| 任务 | 牵头单位 |"), "(row 任务|牵头单位)");
        assert_eq!(tree("| 甲 | |"), "(row 甲|)");
        assert_eq!(tree(">> 责任矩阵"), "(insert 责任矩阵)");
        assert_eq!(tree("--- 附件：名单"), "(part 附件 名单)");
        assert_eq!(tree("--- 正文"), "(part 正文 -)");
        assert_eq!(tree("// 说明\n//! 允许 x：因为"), "(comment 说明)\n(permission 允许 x：因为)");
        assert_eq!(tree(r"\1.照旧{数：7}"), "(prose <1>.照旧[数=7])");
        assert_eq!(tree(r"  \牵头单位：另行通知\"), r"(prose <牵>头单位：另行通知\)");
        assert_eq!(
            tree("\\# 号\n\\\\甲\n\\\n\\ 甲"),
            "(prose <#> 号)\n(prose <\\>甲)\n(prose \\)\n(prose \\ 甲)"
        );
        assert_eq!(tree("\r\\甲"), "(prose <甲>)");
        assert_eq!(tree(r"标签：\1.甲"), r"(entry 标签 \1.甲)");
        assert_eq!(tree("\r\n　　\r\n"), "(blank)\n(blank)\n(blank)");
        assert_eq!(tree("坚持市场导向，做到：一是"), "(prose 坚持市场导向，做到：一是)");
    }

    #[test]
    fn marks_nest_three_deep_and_every_stray_brace_is_seen() {
        assert_eq!(tree("由{承担：{牵头单位:市经合局}}牵头"), "(prose 由[承担=[牵头单位=市经合局]]牵头)");
        assert_eq!(tree("｛数：7个｝"), "(prose [数=7个])");
        assert_eq!(tree(r"\{数：7\}"), "(prose <{>数：7<}>)");
        assert_eq!(tree("成立{数：7个小组"), "(prose 成立[数=7个小组…])");
        assert_eq!(tree("甲}乙{丙"), "(prose 甲!}!乙!{!丙)");
        assert_eq!(tree("{甲：{乙：{丙：{丁：戊}}}}"), "(prose [甲=[乙=[丙=!{!丁：戊]]]!}!)");
    }

    #[test]
    fn deep_nesting_and_long_lines_are_taken_in_linear_time() {
        let deep = "{数：".repeat(100_000);
        assert_eq!(parse(&SourceText::new(deep)).lines.len(), 1);
        let long = "招商".repeat(1_000_000);
        assert_eq!(parse(&SourceText::new(long)).lines.len(), 1);
    }

    /// A line as the grammar alone reads it.
    fn read_by_grammar(text: &str) -> LineKind {
        let kind = by_grammar(text, 0..text.len());
        kind.map(|kind| match kind {
            LineKind::Prose { text: runs } if runs.is_empty() => LineKind::Blank,
            other => other,
        })
        .unwrap_or(LineKind::Blank)
    }

    proptest::proptest! {
        #[test]
        fn what_is_plain_is_read_as_the_grammar_reads_it(
            words in "[ 　\\t\r]{0,2}[#＃=\\-－@|｜/>!＞甲1]{0,3}[ 　\\t甲乙1a+：:。{}｛\\\\|\u{2003}\r]{0,24}",
            part in "---[\\-－]{0,2}[ 　]?[甲乙正文1 ]{0,4}[：:。{\r]?[甲乙 \r]{0,4}",
            marks in "([甲乙1 ，]{0,3}\\{ ?[甲1乙]{0,2} ?[：:。]?[甲乙 {]{0,3}\\}){0,3}[甲}]?",
        ) {
            for words in [words.as_str(), part.as_str(), marks.as_str()] {
                let line = line(words, 0..words.len(), Signs::ANY);
                proptest::prop_assert_eq!(line.kind, read_by_grammar(words), "{:?}", words);
                let span = Span::new(0, words.len());
                if !words.is_empty() {
                    proptest::prop_assert_eq!(runs(words, span, Signs::ANY), runs_by_grammar(Rule::words_of_line, words, span), "{:?}", words);
                }
            }
        }

        #[test]
        fn the_signs_of_a_text_are_found_in_the_lines_that_hold_them(
            words in "([甲乙：# ]{0,4}|\\{甲：乙\\}|\\{|\\}|\\\\|｛甲：乙｝|\n){0,12}",
        ) {
            let mut start = 0;
            for (read, own) in parse(&SourceText::new(words.clone())).lines.iter().zip(words.split('\n')) {
                proptest::prop_assert_eq!(read, &line(&words, start..start + own.len(), Signs::ANY), "{:?}", words);
                start += own.len() + 1;
            }
        }

        #[test]
        fn words_of_one_run_are_one_to_the_grammar(words in "[甲嚻ｻ｛｝a1 ，{}\\\\]{0,5}") {
            let span = Span::new(0, words.len());
            let one: Runs = smallvec![Run::Words { span }];
            proptest::prop_assert!(!is_one_run(&words) || runs_by_grammar(Rule::words_of_line, &words, span) == one);
        }

        #[test]
        fn any_text_parses_and_every_span_is_in_it(words in "\\PC{0,80}|[#={}：\\-@|/\\\\\n 甲乙]{0,60}") {
            let text = SourceText::new(words.clone());
            let syntax = parse(&text);
            proptest::prop_assert_eq!(syntax.lines.len(), words.matches('\n').count() + 1);
            for line in &syntax.lines {
                proptest::prop_assert!(words.get(line.span.range()).is_some());
                proptest::prop_assert_eq!(text.slice(line.span).trim(), text.slice(line.span));
            }
        }
    }
}
