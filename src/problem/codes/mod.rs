//! The names of all problems, by family: what `[levels]`, permissions and the command line may speak of.

mod audit;
mod conformance;
mod files;
mod form;
mod import;
mod name;
mod numbering;
mod permission;
mod punctuation;
mod reading;
mod reference;
mod responsibility;
mod schedule;
mod settings;
mod structure;
mod wording;

/// A family of problems: one may be named where a rule may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Name on the command line and in `[levels]`.
    pub name: &'static str,
    /// 给起草人看的名称。
    pub zh: &'static str,
    /// Names of its problems, sorted.
    pub codes: &'static [&'static str],
}

/// All families: those of the stages first, then those of the rules of `check`.
pub const FAMILIES: &[Family] = &[
    Family { name: "reading", zh: "读懂", codes: reading::CODES },
    Family { name: "settings", zh: "设置", codes: settings::CODES },
    Family { name: "import", zh: "导入", codes: import::CODES },
    Family { name: "files", zh: "文件", codes: files::CODES },
    Family { name: "permission", zh: "许可", codes: permission::CODES },
    Family { name: "audit", zh: "与底稿核对", codes: audit::CODES },
    Family { name: "structure", zh: "结构", codes: structure::CODES },
    Family { name: "responsibility", zh: "责任", codes: responsibility::CODES },
    Family { name: "reference", zh: "引用", codes: reference::CODES },
    Family { name: "name", zh: "名称", codes: name::CODES },
    Family { name: "schedule", zh: "时限", codes: schedule::CODES },
    Family { name: "conformance", zh: "上下级", codes: conformance::CODES },
    Family { name: "form", zh: "公文格式", codes: form::CODES },
    Family { name: "numbering", zh: "层次", codes: numbering::CODES },
    Family { name: "punctuation", zh: "标点", codes: punctuation::CODES },
    Family { name: "wording", zh: "用语", codes: wording::CODES },
];

/// Every code that a [`Problem`](super::Problem) may bear. A code that is used is in here, and the other
/// way round.
pub fn codes() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().flat_map(|family| family.codes.iter().copied())
}

/// Whether a problem may bear this code.
#[must_use]
pub fn is_code(name: &str) -> bool {
    family_of(name).is_some()
}

/// The family of a code.
#[must_use]
pub fn family_of(code: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.codes.binary_search(&code).is_ok())
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
        for file in files.filter(|f| {
            f.extension().is_some_and(|e| e == "rs") && !f.parent().is_some_and(|p| p.ends_with("codes"))
        }) {
            let text = std::fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for opening in
                ["Problem::error(", "Problem::warning(", "Problem::hint(", "Problem::new(", "toml_problem("]
            {
                found.extend(text.split(opening).skip(1).filter_map(literal).map(str::to_owned));
            }
            let constants = text.split(": &'static str =").chain(text.split(": &str =")).skip(1);
            let kebab = |w: &&str| w.contains('-') && w.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            found.extend(constants.filter_map(literal).filter(kebab).map(str::to_owned));
            // A rule of the `check` room gives its name once, and its problems bear it.
            let rules = text.split(": Rule = Rule {").skip(1).filter_map(|r| r.split("name:").nth(1));
            found.extend(rules.filter_map(literal).map(str::to_owned));
        }
        found
    }

    #[test]
    fn every_code_in_use_is_listed_and_every_listed_code_is_in_use() {
        let listed: BTreeSet<String> = codes().map(str::to_owned).collect();
        let used = used();
        let apart: Vec<&String> = used.symmetric_difference(&listed).collect();
        assert!(apart.is_empty(), "in use and not listed, or the other way round: {apart:?}");
        assert!(FAMILIES.iter().all(|family| family.codes.is_sorted()));
        assert_eq!(listed.len(), codes().count(), "a code stands in one family only");
    }
}
