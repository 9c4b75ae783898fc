//! How alike two wordings are.

/// Dice's coefficient over pairs of neighbouring characters, marks and blanks left out: 1 for the same
/// words, 0 when no two neighbours recur. Words of one character compare as equal or not.
pub(in crate::check) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (left, right) = (pairs(a), pairs(b));
    if left.is_empty() || right.is_empty() {
        return if plain(a).eq(plain(b)) { 1.0 } else { 0.0 };
    }
    let all = u32::try_from(left.len() + right.len()).unwrap_or(u32::MAX);
    let mut rest = right;
    let shared = left
        .iter()
        .filter(|pair| rest.iter().position(|other| other == *pair).map(|at| rest.swap_remove(at)).is_some())
        .count();
    2.0 * f64::from(u32::try_from(shared).unwrap_or(0)) / f64::from(all)
}

fn plain(words: &str) -> impl Iterator<Item = char> {
    // Common Han characters are no marks, which need not be looked up.
    words.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FA5}') || c.is_alphanumeric())
}

fn pairs(words: &str) -> Vec<(char, char)> {
    plain(words).take(200).zip(plain(words).take(200).skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_alike_and_other_words_are_not() {
        assert!((likeness("外出实质招商", "外出实质招商。") - 1.0).abs() < f64::EPSILON);
        assert!(likeness("本组年度招商引资行动计划", "本组产业招商年度行动方案") > 0.35);
        assert!(likeness("外出实质招商", "经费保障") < 0.01);
        assert!(likeness("", "经费") < 0.01);
    }
}
