//! Names of the rules on numerals and wording.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "nb-approx-double",
    "nb-date-hao",
    "nb-decrease-times",
    "nb-fullwidth",
    "nb-leadzero",
    "nb-pct-point",
    "nb-pct-range",
    "nb-qian",
    "nb-rel-time",
    "nb-time-mix",
    "nb-unit-mix",
    "nb-wan-range",
    "nb-year-cn",
    "nb-year-short",
    "wd-doubled",
    "wd-jiezhi",
    "wd-redundant",
    "wd-tongguo-shi",
    "wd-typo",
    "wd-zhiding",
    "wd-zuochu",
];
