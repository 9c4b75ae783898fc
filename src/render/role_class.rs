//! How the classes of roles are shown: key, sign and words. Signs differ in shape, so that a table
//! printed in black and white still tells them apart.

use crate::model::RoleClass;

/// Name of the class in HTML classes and template data.
pub(super) fn key(class: RoleClass) -> &'static str {
    match class {
        RoleClass::Head => "head",
        RoleClass::Deputy => "deputy",
        RoleClass::Lead => "lead",
        RoleClass::Responsible => "responsible",
        RoleClass::Member => "member",
        RoleClass::Support => "support",
        RoleClass::Consulted => "consulted",
        RoleClass::Informed => "informed",
        RoleClass::Liaison => "liaison",
        RoleClass::Assessor => "assessor",
    }
}

/// Sign in a matrix cell.
pub(super) fn sign(class: RoleClass) -> &'static str {
    match class {
        RoleClass::Head => "★",
        RoleClass::Deputy => "☆",
        RoleClass::Lead => "◎",
        RoleClass::Responsible => "●",
        RoleClass::Member => "○",
        RoleClass::Support => "△",
        RoleClass::Consulted => "◇",
        RoleClass::Informed => "□",
        RoleClass::Liaison => "▽",
        RoleClass::Assessor => "◆",
    }
}

/// What the sign stands for, in a legend.
pub(super) fn words(class: RoleClass) -> &'static str {
    match class {
        RoleClass::Head => "负总责",
        RoleClass::Deputy => "副职",
        RoleClass::Lead => "牵头",
        RoleClass::Responsible => "责任",
        RoleClass::Member => "成员",
        RoleClass::Support => "配合",
        RoleClass::Consulted => "咨询",
        RoleClass::Informed => "知会",
        RoleClass::Liaison => "联络",
        RoleClass::Assessor => "考核",
    }
}
