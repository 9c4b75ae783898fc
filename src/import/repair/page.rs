//! Words around a document: page numbers, and what a web page says of it.

use super::{Mended, note};
use crate::import::intake::{Found, Repair, RepairKind, Words};
use crate::import::number::{NumberKind, number};
use crate::vocabulary::squeeze;

/// What pages call what they say of a document; blanks inside do not count.
#[rustfmt::skip] // one word a line would hide the table
const PAGE_WORDS: &[&str] = &[
    "索引号", "来源", "信息来源", "稿件来源", "文章来源", "发布时间", "发布日期", "发布机构", "发布单位",
    "发布人", "发文日期", "浏览次数", "阅读次数", "访问次数", "点击次数", "点击数", "点击量", "浏览量", "阅读量", "字体",
    "字号", "字体大小", "作者", "责任编辑", "编辑", "审核", "校对", "录入", "打印", "打印本页", "关闭窗口", "关闭",
    "分享到", "分享", "扫一扫", "当前位置", "您现在的位置", "您当前的位置", "当前的位置", "上一篇", "下一篇",
    "上一条", "下一条", "版权所有", "网站标识码", "网站地图", "联系我们", "生成日期", "内容概述", "内容摘要",
    "有效性", "公开方式", "公开形式", "公开范围", "公开时限", "信息分类", "主题分类", "体裁分类", "组配分类", "服务对象",
    "法宝引证码", "原文链接", "链接", "成文日期", "发文机关", "发文字号", "文号", "名称", "标题", "主题词", "关键词",
    "统一编号", "登记号", "信息索引", "相关链接", "相关文件", "相关附件", "附件下载", "政策解读", "收藏", "我要纠错", "返回顶部",
];

/// Words that stand in the last lines of pages.
const FOOT_WORDS: &[&str] = &["ICP备", "公网安备", "版权所有", "网站标识码", "技术支持", "Copyright"];

/// Blocks at either end where a page speaks of the document.
const EDGE: usize = 40;

/// Takes page numbers and the words of the page out.
pub(super) fn set_aside(blocks: &mut Vec<Found>, mended: &mut Mended) {
    let sentence =
        |b: &Found| b.text().is_some_and(|t| t.chars().count() > 12 && t.ends_with(['。', '：', '；']));
    let first = blocks.iter().position(|b| sentence(b) && !is_page_words(b)).unwrap_or(0).min(EDGE);
    let last = blocks.iter().rposition(sentence).unwrap_or(0).max(blocks.len().saturating_sub(EDGE));
    let mut index = 0;
    blocks.retain(|block| {
        let edge = index < first || index > last;
        index += 1;
        let kind = match block.text() {
            Some(text) if is_page_number(text) => RepairKind::PageNumber,
            Some(text) if is_rule(text) => RepairKind::Stray,
            _ if edge && is_page_words(block) => {
                mended.published = mended.published.take().or_else(|| published(block));
                RepairKind::Metadata
            }
            _ => return true,
        };
        note(&mut mended.repairs, kind, block.place, &words(block), "");
        false
    });
}

fn words(block: &Found) -> String {
    match &block.words {
        Words::Paragraph(text) => text.clone(),
        Words::Table(rows) => rows.iter().flatten().map(|c| c.text.as_str()).collect::<Vec<_>>().join("　"),
    }
}

/// — 3 —, - 3 -, 第3页, 第 3 页 共 8 页, 3/8.
fn is_page_number(text: &str) -> bool {
    let text = squeeze(text);
    let inner = text.trim_matches(is_dash);
    let dashed = inner.len() < text.len();
    let digits = |t: &str| !t.is_empty() && t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit());
    let page = || {
        let rest = inner.strip_prefix('第')?.split_once('页')?;
        let total = rest.1.trim_start_matches(['，', ',', '/']);
        let counted = total.strip_prefix('共').and_then(|t| t.strip_suffix('页')).is_some_and(digits);
        Some(digits(rest.0) && (total.is_empty() || counted))
    };
    dashed && digits(inner) || page().unwrap_or(false)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '－' | '–' | '―' | '─' | '·' | '~')
}

/// Lines of signs only.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| is_dash(c) || matches!(c, '=' | '_' | '*' | ' ' | '＿'))
}

/// Whether a block says what pages say: 来源：某网, 字体：大 中 小, or a table of such.
fn is_page_words(block: &Found) -> bool {
    match &block.words {
        Words::Paragraph(text) => {
            let mut cells =
                text.split(['|', '｜', '【', '】', '[', ']']).map(squeeze).filter(|c| !c.is_empty());
            cells.next().is_some_and(|first| is_page_label(&first))
                || FOOT_WORDS.iter().any(|w| text.contains(w)) && !text.contains('。')
                || text.starts_with("http") && !text.contains('。')
        }
        Words::Table(rows) => {
            let cells = || rows.iter().flatten().map(|c| squeeze(&c.text)).filter(|c| !c.is_empty());
            let labels = cells().filter(|c| is_page_label(c)).count();
            labels > 1 && labels * 3 >= cells().count()
        }
    }
}

fn is_page_label(words: &str) -> bool {
    PAGE_WORDS.iter().any(|w| {
        words.strip_prefix(w).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(['：', ':', '【', '|'])
                || rest.chars().all(|c| "大中小".contains(c))
        })
    })
}

/// The day behind 发布时间 or 发布日期.
fn published(block: &Found) -> Option<String> {
    let words = squeeze(&words(block));
    let after = ["发布时间", "发布日期"].iter().find_map(|w| words.split_once(w))?.1;
    let after = after.trim_start_matches(['：', ':', '|', '　']);
    let end = after.find('日').map(|at| at + '日'.len_utf8());
    let end = end.filter(|end| *end <= 20).or_else(|| after.get(..10).map(str::len))?;
    let (year, month, day) = crate::clause::meant_date(after.get(..end)?)?;
    Some(format!("{year}年{month}月{day}日"))
}

/// `市。（三）信息联络机制`: a few characters before a number that goes on with those above it.
pub(super) fn stray_heads(blocks: &mut [Found], repairs: &mut Vec<Repair>) {
    let mut last = 0;
    for block in blocks {
        let Words::Paragraph(text) = &mut block.words else { continue };
        if let Some(found) = number(text) {
            match found.kind {
                NumberKind::Two => last = found.value,
                NumberKind::One | NumberKind::Chapter => last = 0,
                _ => {}
            }
            continue;
        }
        let heads = text.char_indices().skip(1).take(3).find(|(_, c)| matches!(c, '（' | '('));
        let Some((at, _)) = heads else { continue };
        let Some((head, rest)) = text.split_at_checked(at) else { continue };
        let goes_on =
            number(rest).is_some_and(|n| n.kind == NumberKind::Two && n.value == last + 1 && last > 0);
        if goes_on && head.ends_with(['。', '，', '、', '.']) {
            note(repairs, RepairKind::Stray, block.place, head, "");
            *text = rest.to_owned();
            last += 1;
        }
    }
}

/// Takes `— 3 —` out of a sentence that runs over a page.
pub(super) fn inner_numbers(block: &mut Found, repairs: &mut Vec<Repair>) {
    let place = block.place;
    let Words::Paragraph(text) = &mut block.words else { return };
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_dash) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        let inner = from.trim_start_matches(is_dash);
        let signs = from.len() - inner.len();
        let digits = inner.trim_start_matches(' ');
        let end = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = digits.len() - end.len();
        let close = end.trim_start_matches(' ');
        let after = close.trim_start_matches(is_dash);
        let beside = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        let whole = (1..=3).contains(&number)
            && after.len() < close.len()
            && beside(kept.trim_end().chars().next_back())
            && beside(after.trim_start().chars().next());
        let length = if whole { from.len() - after.len() } else { signs };
        let (taken, left) = from.split_at_checked(length).unwrap_or((from, ""));
        if whole {
            note(repairs, RepairKind::PageNumber, place, taken, "");
        } else {
            kept.push_str(taken);
        }
        rest = left;
    }
    kept.push_str(rest);
    *text = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_words_of_pages_are_told_from_the_document() {
        for number in ["— 3 —", "-12-", "第 3 页", "第3页 共8页"] {
            assert!(is_page_number(number), "{number}");
        }
        assert!(!is_page_number("3") && !is_page_number("—") && !is_page_number("第3页的内容"));
        for words in [
            "来源：某县政府网",
            "字体：大 中 小",
            "索 引 号: | 发布时间: | 2021年03月08日 11:12 | |",
            "【法宝引证码】 CLI.1",
            "浏览次数：",
        ] {
            assert!(is_page_words(&Found::paragraph(words, 1)), "{words}");
        }
        assert!(!is_page_words(&Found::paragraph("来源于各部门", 1)));
        let page = Found::paragraph("发布时间: | 2021年03月08日 11:12 |", 1);
        assert_eq!(published(&page).as_deref(), Some("2021年3月8日"));
    }

    #[test]
    fn a_page_number_in_a_sentence_is_taken_out_and_a_range_is_not() {
        let mut block = Found::paragraph("构建我区— 3 —区级层面，争取1-2个，2025—2027年", 1);
        inner_numbers(&mut block, &mut Vec::new());
        assert_eq!(block.text(), Some("构建我区区级层面，争取1-2个，2025—2027年"));
    }
}
