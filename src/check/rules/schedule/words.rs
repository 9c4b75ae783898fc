//! Words around a fact: its line, its sentence, and whether they name a time.

use crate::check::Case;
use crate::source::Span;
use memchr::{memchr, memrchr};
use std::ops::Range;

/// Words of a day, a month or a period that something can be due in, the usual ones first.
const TIMES: [&str; 28] = [
    "年度",
    "全年",
    "每年",
    "每月",
    "月底",
    "日前",
    "年底",
    "季度",
    "每周",
    "日内",
    "月末",
    "月前",
    "年末",
    "年初",
    "半年",
    "每季",
    "每日",
    "日底",
    "当年",
    "本年",
    "今年",
    "期限",
    "时限",
    "工作日",
    "十四五",
    "十五五",
    "逐年",
    "年均",
];

/// The line of the text that a place stands in, and its bytes.
pub(super) fn line<'c>(case: &'c Case<'_>, span: Span) -> (Range<usize>, &'c str) {
    let text = case.text.as_str();
    let (before, after) = around(text, span);
    let start = memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let end = memchr(b'\n', after.as_bytes()).map_or(text.len(), |at| span.end as usize + at);
    (start..end, text.get(start..end).unwrap_or(""))
}

/// The sentence that a place stands in.
pub(super) fn sentence<'c>(case: &'c Case<'_>, span: Span) -> &'c str {
    let text = case.text.as_str();
    let (before, after) = around(text, span);
    let stop = |c: char| matches!(c, '\n' | '。');
    let start = before.char_indices().rfind(|(_, c)| stop(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.find(stop).map_or(text.len(), |at| span.end as usize + at);
    text.get(start..end).unwrap_or("")
}

fn around(text: &str, span: Span) -> (&str, &str) {
    (text.get(..span.start as usize).unwrap_or(""), text.get(span.end as usize..).unwrap_or(""))
}

/// Whether words name a time.
pub(super) fn names_time(words: &str) -> bool {
    TIMES.iter().any(|time| words.contains(time)) || names_year(words)
}

/// Words in “”, quotes within them in ‘’.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", words.replace('“', "‘").replace('”', "’"))
}

/// Whether words name a year: 2026年.
pub(super) fn names_year(words: &str) -> bool {
    words.match_indices('年').any(|(at, _)| {
        let digits = words.get(..at).unwrap_or("").bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 4
    })
}

/// Whether the document as a whole is for one year: its title or that of a part names it.
pub(super) fn is_of_a_year(case: &Case<'_>) -> bool {
    let model = case.mechanism;
    let name = model.name.as_ref().map(|n| n.value.as_str());
    let parts = model.parts.iter().filter_map(|p| p.title.as_deref());
    let titles = parts.chain(name).chain(model.document.title.given());
    titles.into_iter().any(|title| names_year(title) || title.contains("年度"))
}
