//! Signs that a line must hold for some of its facts to be looked for.

use crate::source::beside_han_in;

/// What stands in words besides Han characters.
pub(super) struct Signs {
    /// A bracket that closes.
    pub closing: bool,
    /// 《.
    pub title: bool,
}

/// One look at the words.
pub(super) fn signs(text: &str) -> Signs {
    let mut signs = Signs { closing: false, title: false };
    for (_, c) in beside_han_in(text, 0..text.len()) {
        signs.closing |= matches!(c, '）' | ')');
        signs.title |= c == '《';
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_sign_of_a_line_is_seen(words in "[甲䷀。；，（〈é𠮷a \u{FF09}\u{300A})]{0,5}") {
            let found = signs(&words);
            proptest::prop_assert_eq!(found.closing, words.contains(['）', ')']), "{}", words);
            proptest::prop_assert_eq!(found.title, words.contains('《'), "{}", words);
        }
    }
}
