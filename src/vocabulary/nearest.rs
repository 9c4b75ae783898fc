//! The nearest known word.

/// The candidate nearest to `word`, when it is near enough to be what was meant: at most one
/// character off for words of up to four, a third of the length for longer ones. Of two equally
/// near, the earlier.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = if length <= 1 { 0 } else { (length / 3).max(1) };
    candidates
        .into_iter()
        .filter(|c| could_be_near(word, length, c, allowed))
        .map(|c| (strsim::damerau_levenshtein(word, c), c))
        .filter(|(distance, c)| *distance <= allowed && *distance < c.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

/// Whether enough characters are shared for the distance to be worth working out: a text may hold a
/// hundred thousand misspelt words.
fn could_be_near(word: &str, length: usize, candidate: &str, allowed: usize) -> bool {
    let other = candidate.chars().count();
    if length.abs_diff(other) > allowed {
        return false;
    }
    let shared = candidate.chars().filter(|c| word.contains(*c)).count();
    shared + allowed >= other
}
