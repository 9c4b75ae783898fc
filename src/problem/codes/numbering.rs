//! Names of the rules on levels and lists.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "li-count",
    "li-endpunct",
    "li-ord-comma",
    "li-yishi-punct",
    "li-yishi-sep",
    "li-yishi-seq",
    "lv-circ",
    "lv-endpunct",
    "lv-mark1",
    "lv-mark2",
    "lv-mark3",
    "lv-mark4",
    "lv-parallel",
    "lv-runin-mix",
    "lv-seq",
    "lv-single",
    "lv-skip",
    "lv-style-mix",
];
