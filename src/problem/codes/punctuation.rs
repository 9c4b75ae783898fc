//! Names of the rules on punctuation.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &[
    "pn-book-missing",
    "pn-book-nonwork",
    "pn-cite-order",
    "pn-colon-ruxia",
    "pn-colon-twice",
    "pn-dash",
    "pn-dunhao-approx",
    "pn-dunhao-deng",
    "pn-dunhao-quote",
    "pn-dup",
    "pn-ellipsis",
    "pn-half",
    "pn-he-dunhao",
    "pn-pair",
    "pn-quote-ascii",
    "pn-quote-in",
    "pn-range-hyphen",
    "pn-semi-level",
    "pn-space",
    "pn-tilde",
];
