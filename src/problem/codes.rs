//! The names of all problems: what `[levels]` and permissions may speak of.

/// Every code that a [`Problem`](super::Problem) may bear, sorted. A code that is used is in here, and
/// the other way round.
pub const CODES: &[&str] = &[
    "bad-permission",
    "bad-settings",
    "bad-template",
    "basis-title-differs",
    "cannot-read",
    "change-without-body",
    "duplicate-header-field",
    "duplicate-number",
    "empty-document",
    "empty-role",
    "format-unsound",
    "heading-too-deep",
    "leaves-workspace",
    "looks-like-gbk",
    "missing-colon",
    "missing-part",
    "no-permission",
    "not-a-text",
    "not-found",
    "not-utf8",
    "output-failed",
    "part-without-title",
    "register-date",
    "register-duplicate",
    "register-empty-name",
    "register-syntax",
    "stray-brace",
    "toml-shape",
    "toml-syntax",
    "toml-words",
    "too-large",
    "typed-number",
    "unclosed-mark",
    "uneven-row",
    "unknown-class",
    "unknown-format",
    "unknown-genre",
    "unknown-header-field",
    "unknown-insert",
    "unknown-label",
    "unknown-mark",
    "unknown-numbering",
    "unknown-part",
    "unknown-rule",
    "unknown-term",
    "unmarked-heading",
    "unnamed-values",
    "unreadable-clause",
    "utf-16",
];

/// Whether a problem may bear this code.
#[must_use]
pub fn is_code(name: &str) -> bool {
    CODES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The string that stands first in `rest`, when nothing but blanks stands before it.
    fn literal(rest: &str) -> Option<&str> {
        rest.trim_start().strip_prefix('"')?.split('"').next()
    }

    /// Codes that the program's own text gives to problems, directly or by a constant.
    fn used() -> BTreeSet<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.unwrap().into_path());
        let mut found = BTreeSet::new();
        for file in files.filter(|f| f.extension().is_some_and(|e| e == "rs") && !f.ends_with("codes.rs")) {
            let text = std::fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for opening in ["Problem::error(", "Problem::warning(", "Problem::hint(", "toml_problem("] {
                found.extend(text.split(opening).skip(1).filter_map(literal).map(str::to_owned));
            }
            let constants = text.split(": &'static str =").chain(text.split(": &str =")).skip(1);
            let kebab = |w: &&str| w.contains('-') && w.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            found.extend(constants.filter_map(literal).filter(kebab).map(str::to_owned));
        }
        found
    }

    #[test]
    fn every_code_in_use_is_listed_and_every_listed_code_is_in_use() {
        let listed: BTreeSet<String> = CODES.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(used(), listed);
        assert!(CODES.is_sorted());
    }
}
