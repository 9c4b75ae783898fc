//! What characters of Chinese text are.

/// Whether it is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Whether it is a Chinese character or a full-width mark.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '‘' | '’')
}

/// Whether the place between these words stands in an address or a code, where half-width signs belong.
pub(super) fn in_code(before: &str, after: &str) -> bool {
    let foreign = |c: char| c.is_ascii_graphic();
    let tail = before.len() - before.trim_end_matches(foreign).len();
    let head = after.len() - after.trim_start_matches(foreign).len();
    let (left, right) = (before.get(before.len() - tail..).unwrap_or(""), after.get(..head).unwrap_or(""));
    [left, right].iter().any(|word| word.contains("://") || word.contains('@') || word.contains("www."))
}
