//! Classes of units, told apart from level to level.

/// What a class of units is, whatever the level: 各县（市）区 and 各乡（镇） are both the level below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ClassKey {
    /// The governments of the level below, and who is put beside them: zones, streets.
    Below,
    /// The departments of the own level.
    Departments,
    /// Another class, its level and its hedges dropped.
    Other(String),
}

/// The class behind a name.
pub(super) fn class_key(name: &str) -> ClassKey {
    let plain: String = name.chars().filter(|c| !"各相关有等（）()".contains(*c)).collect();
    let below = [
        "县市区",
        "县区",
        "市县",
        "区县",
        "乡镇",
        "镇街",
        "街道",
        "村社区",
        "园区",
        "开发区",
        "集聚区",
        "项目落地单位",
    ];
    let departments =
        ["市直", "县直", "区直", "省直", "市级部门", "县级部门", "区级部门", "直属", "职能部门", "市直部门"];
    if departments.iter().any(|word| plain.contains(word)) || plain == "部门" {
        ClassKey::Departments
    } else if below.iter().any(|word| plain.contains(word)) {
        ClassKey::Below
    } else {
        ClassKey::Other(plain.trim_start_matches(['省', '市', '县', '区']).to_owned())
    }
}

/// Whether two names are one class on two levels.
pub(in crate::check) fn same_class(above: &str, below: &str) -> bool {
    class_key(above) == class_key(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_known_again_one_level_down() {
        assert!(same_class("各县（市）区", "各乡（镇）"));
        assert!(same_class("市直有关单位", "区直有关部门"));
        assert!(same_class("相关组织机构", "各有关组织机构"));
        assert!(!same_class("各县（市）区", "区直有关部门"));
    }
}
