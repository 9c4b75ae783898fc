//! Codes of problems with permissions in a text and with the list of old findings.

/// The codes, sorted.
pub(super) const CODES: &[&str] = &["expired-permission", "stale-baseline", "unused-permission"];
