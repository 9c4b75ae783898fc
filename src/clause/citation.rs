//! Cited documents in prose: 《标题》（文号).

use super::number::is_digit;
use super::piece::{from, is_blank, text};
use super::word::Table;
use crate::source::beside_han;
use std::ops::Range;

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From 《 to 》, or to the bracket that closes the number.
    pub whole: Range<usize>,
    /// The words inside the outer 《》.
    pub title: Range<usize>,
    /// The document number in the bracket that follows: 焦政办〔2020〕9号.
    pub number: Option<Range<usize>>,
    /// Whether the text rests on it: 依据, 根据, 按照, 贯彻, 落实 before it, or 精神 after it.
    pub rests: bool,
}

/// Words before a citation that make the text rest on it.
static RESTS: Table = Table::new(&["依据", "根据", "按照", "依照", "遵照", "贯彻", "落实", "执行", "按"]);

/// Words between such a word and the citation that break the bond: 落实…，制定《…》.
static BREAKS: Table =
    Table::new(&["制定", "制订", "印发", "出台", "修订", "发布", "编制", "起草", "废止", "参照"]);

/// The documents cited in a run of prose, in order. Short names (以下简称《办法》) are no citations, and a
/// 《 that is never closed opens none. Linear; returns at once when there is no 《.
#[must_use]
pub fn citations(prose: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    if !prose.contains('《') {
        return found;
    }
    let mut before = 0;
    for title in titles(prose) {
        let whole_start = title.start - '《'.len_utf8();
        // A short name in the bracket of the citation before.
        if whole_start < before {
            continue;
        }
        let after = title.end + '》'.len_utf8();
        let number = number_after(prose, after);
        let end = number.as_ref().map_or(after, |(_, end)| *end);
        let lead = text(prose, before..whole_start);
        let inherits = joins(lead) && found.last().is_some_and(|c| c.rests);
        let rests = inherits || is_led(lead) || is_spirit(from(prose, end));
        before = end;
        if !is_short_name(lead) {
            found.push(Citation {
                whole: whole_start..end,
                title,
                number: number.map(|(range, _)| range),
                rests,
            });
        }
    }
    found
}

/// What stands inside each outermost 《》, by one pass with a depth.
fn titles(prose: &str) -> Vec<Range<usize>> {
    let mut titles = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in beside_han(prose) {
        match c {
            '《' => open.push(at + c.len_utf8()),
            '》' => {
                if let Some(start) = open.pop() {
                    // An unclosed 《 further out must not swallow what is closed.
                    while titles.last().is_some_and(|inner: &Range<usize>| inner.start > start) {
                        titles.pop();
                    }
                    titles.push(start..at);
                }
            }
            _ => {}
        }
    }
    titles
}

/// The document number in a bracket right after a title, and where the bracket ends.
fn number_after(prose: &str, at: usize) -> Option<(Range<usize>, usize)> {
    // Longer than any number with several offices; keeps the search short.
    const LONGEST: usize = 160;
    let rest = from(prose, at);
    let open = rest.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let mut end = None;
    for (offset, c) in rest.char_indices().skip(1).take_while(|(offset, _)| *offset < LONGEST) {
        match c {
            '）' | ')' => {
                end = Some((offset, c.len_utf8()));
                break;
            }
            '。' => break,
            _ => {}
        }
    }
    let (close, width) = end?;
    let start = at + open.len_utf8();
    let inside = text(prose, start..at + close);
    let first = inside.find(['，', '；', ',', ';']).unwrap_or(inside.len());
    let behind_blanks = inside.get(..first).unwrap_or("").trim_start_matches(is_blank);
    let offset = first - behind_blanks.len();
    let words = behind_blanks.trim_end_matches(is_blank);
    is_number(words).then(|| (start + offset..start + offset + words.len(), at + close + width))
}

/// Looks like a document number, right or not: it ends with 号 and holds a bracketed year or a serial.
fn is_number(words: &str) -> bool {
    words.ends_with('号') && words.contains(is_digit) && !words.starts_with('第')
}

/// Whether nothing but a list sign, and perhaps who issued the next one, stands between two citations.
fn joins(lead: &str) -> bool {
    let lead = lead.trim_start_matches(is_blank);
    let listed = ["、", "和", "及", "以及", "与"].iter().any(|sign| lead.starts_with(sign));
    let bound = !lead.contains(['，', '；', '。', ',', ';']) && !holds(lead, &BREAKS);
    lead.is_empty() || listed && bound
}

/// Whether one of the words stands in others.
fn holds(words: &str, table: &Table) -> bool {
    table.places(words).any(|at| table.at(words, at).is_some())
}

/// Whether a word of [`RESTS`] governs what follows `lead`.
fn is_led(lead: &str) -> bool {
    let clause = lead.rfind(['，', '；', '。', ',', ';', '：']).map_or(lead, |at| from(lead, at));
    let last = RESTS.places(clause).filter(|at| RESTS.at(clause, *at).is_some()).last();
    last.is_some_and(|at| !holds(from(clause, at), &BREAKS))
}

fn is_spirit(rest: &str) -> bool {
    ["精神", "文件精神", "等文件精神", "的精神"].iter().any(|w| rest.starts_with(w))
}

fn is_short_name(lead: &str) -> bool {
    let head = lead.trim_end_matches(|c| is_blank(c) || matches!(c, '“' | '：'));
    ["简称", "简称为"].iter().any(|w| head.ends_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(prose: &str) -> Vec<(&str, Option<&str>, bool)> {
        citations(prose)
            .into_iter()
            .map(|c| (text(prose, c.title), c.number.map(|n| text(prose, n)), c.rests))
            .collect()
    }

    #[test]
    fn a_document_with_its_number_is_found_where_it_stands() {
        let prose = "依据市政府办公室《焦作市人民政府办公室关于建立焦作市“7+X”招商引资工作机制的通知》（焦政办〔2020〕9号）文件精神，经区政府研究同意";
        let found = citations(prose);
        assert_eq!(found.len(), 1);
        assert!(
            text(prose, found[0].whole.clone()).starts_with('《')
                && text(prose, found[0].whole.clone()).ends_with("9号）")
        );
        assert_eq!(
            read(prose),
            [(
                "焦作市人民政府办公室关于建立焦作市“7+X”招商引资工作机制的通知",
                Some("焦政办〔2020〕9号"),
                true
            )]
        );
    }

    #[test]
    fn several_documents_share_the_word_that_leads_them() {
        let prose = "为深入贯彻《甲意见》（国办发〔2019〕45号）、《乙通知》（桂政办发〔2020〕25号）及《丙通知》（来政办发〔2021〕23号）精神，制定《丁方案》";
        assert_eq!(
            read(prose),
            [
                ("甲意见", Some("国办发〔2019〕45号"), true),
                ("乙通知", Some("桂政办发〔2020〕25号"), true),
                ("丙通知", Some("来政办发〔2021〕23号"), true),
                ("丁方案", None, false),
            ]
        );
    }

    #[test]
    fn nested_titles_are_one_citation() {
        assert_eq!(
            read("《安徽省关于加快对接〈区域全面经济伙伴关系协定〉（RCEP）经贸新规则实施意见》现印发给你们"),
            [("安徽省关于加快对接〈区域全面经济伙伴关系协定〉（RCEP）经贸新规则实施意见", None, false)]
        );
        assert_eq!(read("关于《甲《乙》丙》的说明"), [("甲《乙》丙", None, false)]);
    }

    #[test]
    fn a_citation_rests_only_on_what_governs_it() {
        assert_eq!(
            read("结合《目录》、《清单》等指导各单位"),
            [("目录", None, false), ("清单", None, false)]
        );
        assert_eq!(read("具体参照《办法》执行"), [("办法", None, false)]);
        assert_eq!(read("根据工作需要，印发《方案》"), [("方案", None, false)]);
        assert_eq!(read("按照《方案》要求"), [("方案", None, true)]);
        assert_eq!(read("为贯彻落实《决定》，"), [("决定", None, true)]);
        assert_eq!(read("学习《决定》精神"), [("决定", None, true)]);
    }

    #[test]
    fn brackets_that_hold_no_number_and_open_titles_are_left_alone() {
        assert_eq!(read("《协定》（RCEP）经贸"), [("协定", None, false)]);
        assert_eq!(read("《办法》（以下简称《办法》）"), [("办法", None, false)]);
        assert_eq!(read("《没有结束（焦政办〔2020〕9号）"), []);
        assert_eq!(read("没有书名号"), []);
        assert_eq!(read("》《》"), [("", None, false)]);
        assert_eq!(
            read("根据《甲办法》（焦政办[2020]9号，以下简称《办法》）"),
            [("甲办法", Some("焦政办[2020]9号"), true)]
        );
    }
}
