//! Words before or after a quantity that say how it is meant. All of them are rows of two tables.

use super::piece;
use super::word::{begins, ends};
use crate::model::Comparator::{self, About, AtLeast, AtMost, Exactly, LessThan, MoreThan};

/// A word before a quantity.
struct Before {
    words: &'static str,
    means: Comparator,
    /// Characters before it that make it part of another word: 节约, 最近.
    unless_after: &'static str,
}

const fn before(words: &'static str, means: Comparator, unless_after: &'static str) -> Before {
    Before { words, means, unless_after }
}

/// Longer words stand before words that they end with.
const BEFORE: &[Before] = &[
    before("不得少于", AtLeast, ""),
    before("不得低于", AtLeast, ""),
    before("不少于", AtLeast, ""),
    before("不低于", AtLeast, ""),
    before("不小于", AtLeast, ""),
    before("不下于", AtLeast, ""),
    before("不下", AtLeast, ""),
    before("至少", AtLeast, ""),
    before("最少", AtLeast, ""),
    before("最低", AtLeast, ""),
    before("不得超过", AtMost, ""),
    before("不得高于", AtMost, ""),
    before("不得多于", AtMost, ""),
    before("不超过", AtMost, ""),
    before("不高于", AtMost, ""),
    before("不多于", AtMost, ""),
    before("不大于", AtMost, ""),
    before("至多", AtMost, ""),
    before("最多", AtMost, ""),
    before("最高", AtMost, ""),
    before("前", AtMost, "目以之日当年月提眼空先周天期"),
    before("超过", MoreThan, ""),
    before("超出", MoreThan, ""),
    before("多于", MoreThan, ""),
    before("高于", MoreThan, ""),
    before("大于", MoreThan, ""),
    before("突破", MoreThan, ""),
    before("超", MoreThan, "赶反"),
    before("少于", LessThan, ""),
    before("低于", LessThan, ""),
    before("小于", LessThan, ""),
    before("不足", LessThan, ""),
    before("不到", LessThan, ""),
    before("大约", About, ""),
    before("大概", About, ""),
    before("约", About, "节预公条契违签合制集特邀"),
    before("接近", About, ""),
    before("将近", About, ""),
    before("近", About, "最附邻临靠亲"),
    before("达到", Exactly, ""),
    before("达", Exactly, "传表发抵"),
    before("暂定为", Exactly, ""),
    before("确定为", Exactly, ""),
    before("核定为", Exactly, ""),
    before("控制在", Exactly, ""),
    before("保持在", Exactly, ""),
    before("稳定在", Exactly, ""),
    before("共计", Exactly, ""),
    before("合计", Exactly, ""),
    before("为", Exactly, "作成认分称改设行"),
];

/// Words after a quantity, and what must not follow them: 以下 is not 以下简称. Longer words stand first.
const AFTER: &[(&str, Comparator, &str)] = &[
    ("（含）以上", AtLeast, ""),
    ("(含)以上", AtLeast, ""),
    ("及以上", AtLeast, ""),
    ("以上", AtLeast, ""),
    ("（含）以下", AtMost, ""),
    ("(含)以下", AtMost, ""),
    ("及以下", AtMost, "简统"),
    ("以下", AtMost, "简统称"),
    ("以内", AtMost, ""),
    ("之内", AtMost, ""),
    ("内", AtMost, "资部设外容涵需"),
    ("左右", About, ""),
    ("上下", About, "游联级"),
];

/// What the words before `at` say of the quantity there: the strongest comparator, and where the first
/// of these words begins. Words before `floor` belong to something else.
pub(super) fn before_quantity(words: &str, floor: usize, at: usize) -> (Comparator, usize) {
    let (mut means, mut start) = (Exactly, at);
    loop {
        let head = piece::without_blanks_behind(words.get(floor..start).unwrap_or(""));
        if !head.ends_with(may_end) {
            return (means, start);
        }
        let found = BEFORE.iter().find(|row| {
            ends(head, row.words)
                && head.strip_suffix(row.words).is_some_and(|rest| {
                    !rest.chars().next_back().is_some_and(|c| row.unless_after.contains(c))
                })
        });
        let Some(row) = found else { return (means, start) };
        if means == Exactly {
            means = row.means;
        }
        start = floor + head.len() - row.words.len();
    }
}

/// Whether a word of [`BEFORE`] may end with a character: most words before a quantity do not, and
/// need no search.
fn may_end(c: char) -> bool {
    matches!(
        c,
        '于' | '下'
            | '少'
            | '低'
            | '过'
            | '高'
            | '多'
            | '前'
            | '出'
            | '破'
            | '超'
            | '足'
            | '到'
            | '约'
            | '概'
            | '近'
            | '达'
            | '为'
            | '在'
            | '计'
    )
}

/// Whether a word of [`AFTER`] may begin with a character.
fn may_begin(c: char) -> bool {
    matches!(c, '（' | '(' | '及' | '以' | '之' | '内' | '左' | '上')
}

/// What the words from `at` on say of the quantity before them, and where they end.
pub(super) fn after_quantity(words: &str, at: usize) -> (Comparator, usize) {
    let rest = piece::from(words, at);
    if !rest.starts_with(may_begin) {
        return (Exactly, at);
    }
    for (sign, means, unless_before) in AFTER {
        if begins(rest, 0, sign)
            && let Some(tail) = rest.strip_prefix(sign)
            && !tail.starts_with(|c| unless_before.contains(c))
        {
            return (*means, at + sign.len());
        }
    }
    (Exactly, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_hidden_by_a_shorter_one_above_it() {
        for (i, row) in BEFORE.iter().enumerate() {
            assert!(!BEFORE[..i].iter().any(|above| row.words.ends_with(above.words)), "{}", row.words);
        }
        for (i, row) in AFTER.iter().enumerate() {
            assert!(!AFTER[..i].iter().any(|above| row.0.starts_with(above.0)), "{}", row.0);
        }
    }

    #[test]
    fn every_row_passes_the_first_look() {
        assert!(BEFORE.iter().all(|row| row.words.ends_with(may_end)));
        assert!(AFTER.iter().all(|row| row.0.starts_with(may_begin)));
    }

    #[test]
    fn the_strongest_word_counts_and_words_that_only_look_alike_do_not() {
        let at = "力争达到不少于".len();
        assert_eq!(before_quantity("力争达到不少于5个", 0, at), (AtLeast, "力争".len()));
        assert_eq!(before_quantity("节约5万元", 0, "节约".len()), (Exactly, "节约".len()));
        assert_eq!(before_quantity("约5万元", 0, "约".len()), (About, 0));
        assert_eq!(after_quantity("以下简称", 0), (Exactly, 0));
        assert_eq!(after_quantity("以下", 0), (AtMost, "以下".len()));
    }
}
