//! The fields within `（负责…）`.

/// Words that open such a limit.
const OPENINGS: [&str; 8] = ["具体负责", "主要负责", "分别负责", "牵头负责", "负责", "牵头", "承担", "主管"];

/// 负责铝精深加工、智能制造产业: its fields, as written.
pub(super) fn fields_of(scope: &str) -> impl Iterator<Item = &str> {
    let words = OPENINGS.iter().find_map(|o| scope.strip_prefix(o)).unwrap_or(scope);
    words.split(['、', '，', ',', '；']).map(str::trim).filter(|f| !f.is_empty())
}
