//! How wide words are on paper, before any font is known.

/// Width in thousandths of the size of type: Chinese characters and marks take a whole square,
/// letters, digits and blanks half of one (GB/T 9704-2012, 3.1; 7.5 speaks of half-width digits).
#[must_use]
pub fn width(text: &str) -> i64 {
    text.chars().map(char_width).sum()
}

/// The same of one character.
#[must_use]
pub fn char_width(c: char) -> i64 {
    match c {
        // Quotes, dashes, dots and signs that European fonts have too stand in a square of the Chinese font.
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '×' | '★' | '①'..='⑳' => 1000,
        c if c.is_control() => 0,
        '\u{0}'..='\u{2e7f}' => 500,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_seven_characters_wide_and_quotes_take_a_whole_square() {
        assert_eq!(width("2026年11月21日"), 7000);
        assert_eq!(width("“7+X”"), 3500);
        assert_eq!(width(""), 0);
    }
}
