//! What elements look like: titles, organs, dates, numbers.

use crate::clause;
use crate::import::intake::Found;
use crate::import::number::number;
use crate::vocabulary::squeeze;

/// Kinds of document, and of texts that a 通知 issues; longer words stand before words they end in.
const GENRES: &[(&str, Option<&str>)] = &[
    ("命令", Some("命令")),
    ("通知", Some("通知")),
    ("意见", Some("意见")),
    ("决定", Some("决定")),
    ("决议", Some("决议")),
    ("公报", Some("公报")),
    ("公告", Some("公告")),
    ("通告", Some("通告")),
    ("通报", Some("通报")),
    ("报告", Some("报告")),
    ("请示", Some("请示")),
    ("批复", Some("批复")),
    ("议案", Some("议案")),
    ("纪要", Some("纪要")),
    ("复函", Some("函")),
    ("的函", Some("函")),
    ("方案", None),
    ("办法", None),
    ("细则", None),
    ("规定", None),
    ("规则", None),
    ("制度", None),
    ("机制", None),
    ("要点", None),
    ("计划", None),
    ("规划", None),
    ("章程", None),
    ("措施", None),
    ("清单", None),
    ("指南", None),
    ("分工", None),
    ("职责", None),
    ("名单", None),
    ("条例", None),
];

/// The kind that a title ends in: `Some(None)` for texts that are none of the fifteen.
pub(in crate::import) fn genre_of(title: &str) -> Option<Option<&'static str>> {
    let title = squeeze(title);
    let title = title
        .strip_suffix(['）', ')'])
        .map_or(title.as_str(), |t| t.rfind(['（', '(']).and_then(|at| t.get(..at)).unwrap_or(t));
    GENRES.iter().find(|(word, _)| title.ends_with(word)).map(|(_, genre)| *genre)
}

/// Endings of the names of organs that sign.
const ORGANS: &[&str] = &[
    "政府",
    "办公室",
    "办公厅",
    "委员会",
    "领导小组",
    "指挥部",
    "局",
    "厅",
    "部",
    "委",
    "办",
    "院",
    "中心",
    "会",
    "联席会议",
    "管委会",
    "公司",
    "集团",
    "小组",
    "署",
    "社",
    "国务院",
];

/// Whether a line is the name of an organ and nothing else.
pub(in crate::import) fn is_organ(line: &str) -> bool {
    let line = squeeze(line);
    let length = line.chars().count();
    (3..=50).contains(&length)
        && ORGANS.iter().any(|e| line.ends_with(e))
        && !line.contains(['，', '。', '；', '：', '、', '《'])
        && !line.contains("关于")
        && number(&line).is_none()
}

/// A line that could be part of a title.
pub(super) fn is_title_line(block: &Found) -> bool {
    block.text().is_some_and(|text| {
        let length = text.chars().count();
        length <= 80
            && !text.contains(['。', '；', '：'])
            && number(text).is_none()
            && !text.starts_with("附件")
    })
}

/// A whole line that is a date: 2022年9月9日, 二○二二年九月九日.
pub(super) fn is_date(line: &str) -> bool {
    // 二○○六年, with a circle in place of the numeral.
    let line = squeeze(line).replace(['○', '◯', 'Ｏ'], "〇");
    line.chars().count() <= 16 && line.ends_with('日') && clause::meant_date(&line).is_some()
}

/// A whole line that is a document number, in brackets or not.
pub(super) fn document_number(line: &str) -> Option<String> {
    let line = squeeze(line);
    let inner = line.strip_prefix(['（', '(']).and_then(|l| l.strip_suffix(['）', ')'])).unwrap_or(&line);
    let short = inner.chars().count() <= 40 && inner.ends_with('号');
    (short && clause::document_number(inner).is_ok()).then(|| inner.to_owned())
}

/// A line wholly in brackets: （此件公开发布）.
pub(super) fn is_bracketed(line: &str) -> bool {
    let inner = line.strip_prefix(['（', '(']).and_then(|l| l.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| inner.chars().count() <= 80 && !inner.contains(['（', '(', '）', ')']))
}

/// The mark of an annex, and the words behind it: 附件, 附件1：, 附件2 名单.
pub(super) fn annex_mark(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("附件").or_else(|| line.strip_prefix("附　件"))?;
    let body = rest.trim_start_matches([' ', '\u{3000}']);
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let colon = digits.trim_start_matches([' ', '\u{3000}']);
    let after = colon.trim_start_matches(['：', ':']);
    let counted = digits.len() < body.len();
    let closed = after.len() < colon.len();
    // 附件中的名单 speaks of an annex.
    let apart = counted && colon.len() < digits.len();
    if !(after.is_empty() || closed || apart) {
        return None;
    }
    let mark = line.get(..line.len() - after.len())?;
    Some((mark.trim_end(), after.trim()))
}
