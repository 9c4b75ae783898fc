//! Binds the terms of 模式 to what they count.

use super::Lowerer;
use crate::model::{BodyId, Party, SeatOf, TermSize, UnitKind};
use crate::problem::Problem;
use crate::source::Spanned;

impl Lowerer<'_> {
    /// The header's term lines, each taken by the first free term of the same number or letter.
    pub(super) fn bind_pattern(&mut self, lines: &[(Spanned<String>, Spanned<String>)]) {
        for (key, words) in lines {
            let parties = self.term_parties(&words.value, words);
            let found = self.term_count(&words.value, &parties);
            let Some(pattern) = &mut self.model.pattern else {
                self.term_without_pattern(key);
                continue;
            };
            let told = pattern.terms.is_empty();
            let free = pattern.terms.iter_mut().find(|t| t.bound.is_none() && says(&t.size, &key.value));
            match free {
                Some(term) => {
                    term.bound = Some(words.clone());
                    term.found = if matches!(term.size, TermSize::Fixed(_)) { found } else { None };
                    term.parties = parties;
                }
                // A pattern that cannot be read has been told already.
                None if told => {}
                None => self.problems.push(
                    Problem::error(
                        "unknown-term",
                        key.span,
                        format!("模式“{}”里没有“{}”这一项，或者前面已经说明过", pattern.text.value, key.value),
                        format!("the pattern has no (further) term `{}`", key.value),
                    )
                    .related(pattern.text.span, "模式写在这里", "the pattern")
                    .help(
                        "模式里的每个数字、字母在下面各写一行，照模式里的写法，按出现的先后；要么改这一行，要么改模式",
                        "each number or letter of the pattern has one line, in order; change this line or the pattern",
                    ),
                ),
            }
        }
    }

    fn term_without_pattern(&mut self, key: &Spanned<String>) {
        self.problems.push(
            Problem::error(
                "unknown-term",
                key.span,
                format!("写了“{}”是什么，却没有写模式", key.value),
                format!("`{}` is bound but there is no pattern", key.value),
            )
            .help("在上面加一行，例如：模式：7+X", "add a line such as 模式：7+X above"),
        );
    }

    fn term_parties(&mut self, words: &str, place: &Spanned<String>) -> Vec<Party> {
        if let Some((body, _)) = self.members_of(words) {
            return vec![Party::Body(body)];
        }
        let alike = self.bodies_alike(words);
        if !alike.is_empty() {
            return alike;
        }
        self.parties(words, |range| place.part(&range)).into_iter().map(|p| p.party).collect()
    }

    /// `3：工作组`: the bodies of that class, or those whose names end so, where nothing bears the very name.
    fn bodies_alike(&self, words: &str) -> Vec<Party> {
        if words.is_empty()
            || self.bodies.contains_key(words)
            || self.model.groups.iter().any(|group| group.name.value == words)
        {
            return Vec::new();
        }
        let bodies = self.model.bodies.iter().enumerate().filter(|(_, body)| !body.open);
        let alike = bodies.filter(|(_, body)| body.class == words || body.name.value.ends_with(words));
        alike.map(|(at, _)| Party::Body(BodyId::at(at))).collect()
    }

    /// `招商服务议事专班成员单位`: a body and one of its roles.
    fn members_of<'w>(&self, words: &'w str) -> Option<(BodyId, &'w str)> {
        let members = self.bodies.iter().filter_map(|(name, id)| {
            let role = words.strip_prefix(name.as_str())?.trim_start_matches('的');
            (!role.is_empty() && self.words.label(role).is_some()).then_some((*id, role))
        });
        // Of several bodies whose names begin the words, the longest name is meant.
        members.min_by_key(|(_, role)| role.len())
    }

    fn term_count(&self, words: &str, parties: &[Party]) -> Option<u32> {
        if let Some((body, role)) = self.members_of(words) {
            let seats = self.model.seats.iter().filter(|s| s.of == SeatOf::Body(body) && s.role == role);
            return u32::try_from(seats.count()).ok();
        }
        let mut count = 0;
        for party in parties {
            count += match party {
                Party::Group(id) => u32::try_from(self.model.group(*id)?.bodies.len()).ok()?,
                Party::Body(id) if self.model.body(*id)?.open => return None,
                Party::Unit(id) if self.model.unit(*id)?.kind == UnitKind::Class => return None,
                _ => 1,
            };
        }
        Some(count)
    }
}

fn says(size: &TermSize, key: &str) -> bool {
    match size {
        TermSize::Fixed(number) => key.parse() == Ok(*number),
        TermSize::Open(letter) => letter.eq_ignore_ascii_case(key),
    }
}
