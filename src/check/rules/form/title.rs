//! The parts of a title: issuer, matter, kind of document (条例, art. 9, 7).

use crate::check::Case;
use crate::model::IssuedFormat;
use std::borrow::Cow;

/// The kinds of document of 条例, art. 8; what is the end of another stands after it.
pub(super) const GENRES: [&str; 16] = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要",
];

/// Words between 的 and the kind of document are no longer than this: 若干政策措施.
const LONGEST_QUALIFIER: usize = 6;

/// Whether the document has a title made of issuer, matter and kind: an order has none, and those of
/// minutes, proclamations and the like are made otherwise.
pub(super) fn is_usual(case: &Case<'_>) -> bool {
    let document = &case.mechanism.document;
    let usual = ["通知", "意见", "决定", "通报", "请示", "批复", "函"];
    let genre = document.genre.as_ref().is_none_or(|g| usual.contains(&g.value.as_str()));
    genre && matches!(document.format, IssuedFormat::Document | IssuedFormat::Letter)
}

/// Where a word stands outside 《》.
pub(super) fn outside<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    // Whether a word stands there at all is known sooner than where.
    let places = text.contains(word).then(|| text.match_indices(word).map(|(at, _)| at));
    places.into_iter().flatten().filter(|at| {
        let before = text.get(..*at).unwrap_or("");
        before.matches('《').count() <= before.matches('》').count()
    })
}

/// The title without what stands behind it: a closing mark, （征求意见稿）.
pub(super) fn without_tail(text: &str) -> &str {
    let text = text.trim_end().trim_end_matches(['。', '，', '；', '：', '.', ',', ';']);
    match (text.ends_with(['）', ')']), text.rfind(['（', '('])) {
        (true, Some(open)) => text.get(..open).unwrap_or(text).trim_end(),
        _ => text,
    }
}

/// Without blanks and line breaks.
pub(super) fn squeezed(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.split_whitespace().collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Where the matter begins: the first 关于, or the verb of a title without it (印发《…》的通知).
pub(super) fn matter(text: &str) -> Option<usize> {
    let (mut open, mut closed) = (0_usize, 0_usize);
    text.char_indices().find_map(|(at, c)| {
        match c {
            '《' => open += 1,
            '》' => closed += 1,
            '关' | '印' | '转' | '批' if open <= closed => {
                let word = text.get(at..at + 2 * c.len_utf8());
                return matches!(word, Some("关于" | "印发" | "转发" | "批转")).then_some(at);
            }
            _ => {}
        }
        None
    })
}

/// The kind of document at the end, whatever the header says.
pub(super) fn genre(text: &str) -> Option<&'static str> {
    GENRES.iter().copied().find(|genre| text.ends_with(genre))
}

/// Whether 的 joins matter and kind of document, as in 的若干意见.
pub(super) fn is_joined(text: &str, genre: &str) -> bool {
    let before = text.strip_suffix(genre).unwrap_or(text);
    before.rfind('的').is_some_and(|at| {
        let between = before.get(at + '的'.len_utf8()..).unwrap_or("");
        between.chars().count() <= LONGEST_QUALIFIER
    })
}

#[cfg(test)]
mod tests {
    use super::{matter, outside};

    proptest::proptest! {
        #[test]
        fn the_matter_begins_at_the_first_of_its_words_outside_cited_titles(text in "[关于印发转批《》a]{0,20}") {
            let words = ["关于", "印发", "转发", "批转"];
            let first = words.iter().filter_map(|word| outside(&text, word).next()).min();
            proptest::prop_assert_eq!(matter(&text), first);
        }
    }
}
