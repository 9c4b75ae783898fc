//! Signs that a line must hold for some of its facts to be looked for.

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
    let mut rest = text.as_bytes();
    loop {
        // By their bytes, for no sign needs more than to be told from the others.
        let length = match rest {
            [] => return signs,
            [0xE4..=0xE9, ..] => 3,
            [b')', ..] | [0xEF, 0xBC, 0x89, ..] => {
                signs.closing = true;
                1
            }
            [0xE3, 0x80, 0x8A, ..] => {
                signs.title = true;
                3
            }
            _ => 1,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
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
