//! The words of the language: roles, classes of bodies, marks. All of them are data.
//!
//! In: the built-in tables beside this file, and tables of a workspace's `jizhi.toml`. Out:
//! [`Vocabulary::label`], which tells what a word before a colon means. Must not: hold a word that
//! a table could hold.

mod nearest;

pub use nearest::nearest;

use crate::model::{HolderKind, RoleClass, SmolStr};
use crate::source::{beside_han, has_no_blank_ends, ten_bits};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;

/// What the words under a mark, or after a field's colon, are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// 数: a count to hold against what it counts.
    Count,
    /// 统称: a collective name, with its count if stated.
    Group,
    /// 承担: who carries what follows.
    Actor,
    /// 职责: clauses of duty between ；.
    Duty,
    /// 协助: a duty to help.
    Assist,
    /// 联络: a duty to name liaison staff.
    Liaison,
    /// 禁止: what must not be done.
    Forbidden,
    /// 领域: a list of directions.
    Direction,
    /// 报送.
    Report,
    /// 会议.
    Meeting,
    /// 听取.
    Hearing,
    /// 通报.
    Publication,
    /// 考核.
    Assessment,
    /// 指标.
    Target,
    /// 经费.
    Funding,
    /// 奖励.
    Reward,
    /// 惩戒.
    Penalty,
    /// 即: a second name.
    Alias,
    /// 废止, 撤销.
    Abolition,
    /// 承接: who takes over from what is abolished.
    Successor,
    /// 施行.
    Begins,
    /// 期限.
    Ends,
    /// 依据.
    Basis,
    /// 批准.
    Approval,
    /// 完成时限.
    Deadline,
    /// 成果.
    Deliverable,
    /// 任务.
    Task,
    /// 考核内容: more words on a task.
    Content,
    /// 设在.
    Host,
    /// 分值.
    Score,
    /// 增补.
    Added,
    /// 调整为.
    Changed,
    /// 不再担任.
    Removed,
}

/// A role: a row of the role table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// 角色名: 牵头单位.
    pub name: SmolStr,
    /// What it answers for.
    pub class: RoleClass,
    /// Who may hold it.
    pub holder: HolderKind,
}

/// A class of bodies: a row of the class table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassEntry {
    /// 类名: 专班.
    pub name: SmolStr,
    /// Whether it is an open set of actors.
    #[serde(default)]
    pub open: bool,
}

/// A mark: a row of the mark table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkEntry {
    /// 标记名: 报送.
    pub name: String,
    /// What it says of its words.
    pub sense: Sense,
}

/// Tables of words, as the built-in files and `jizhi.toml` hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tables {
    /// Roles.
    pub roles: Vec<RoleEntry>,
    /// Classes of bodies.
    pub classes: Vec<ClassEntry>,
    /// Marks.
    pub marks: Vec<MarkEntry>,
}

/// What a label means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A role.
    Role(RoleEntry),
    /// A class of bodies.
    Class(ClassEntry),
    /// A mark.
    Mark(Sense),
}

/// All words known in one workspace.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    labels: FxHashMap<String, Label>,
    /// Last characters of the roles: most words end in none of them, which saves looking them up.
    role_ends: FxHashMap<char, RoleEnd>,
    /// Bits for those of them that have three bytes, told by the two in which Han characters differ: asked before
    /// the table is.
    role_lasts: [u64; 16],
    /// Names in table order, for suggestions and listings.
    names: Vec<String>,
}

impl Vocabulary {
    /// The built-in words.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Vocabulary> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::default().with(built_in_tables()))
    }

    /// These words and more; a later row replaces an earlier one of the same name.
    #[must_use]
    pub fn with(mut self, tables: &Tables) -> Self {
        for role in &tables.roles {
            self.insert(&role.name, Label::Role(role.clone()));
            if let Some(last) = role.name.chars().next_back() {
                self.role_ends.entry(last).or_default().add(&role.name);
                if let [.., 0xE0..=0xEF, second, third] = role.name.as_bytes() {
                    let place = ten_bits(*second, *third);
                    if let Some(bits) = self.role_lasts.get_mut(place / 64) {
                        *bits |= 1 << (place % 64);
                    }
                }
            }
        }
        for class in &tables.classes {
            self.insert(&class.name, Label::Class(class.clone()));
        }
        for mark in &tables.marks {
            self.insert(&mark.name, Label::Mark(mark.sense));
        }
        self
    }

    fn insert(&mut self, name: &str, label: Label) {
        if self.labels.insert(name.to_owned(), label).is_none() {
            self.names.push(name.to_owned());
        }
    }

    /// What a label means; blanks inside it (组　长) do not count.
    #[must_use]
    pub fn label(&self, words: &str) -> Option<&Label> {
        self.labels
            .get(words)
            .or_else(|| holds_blank(words).then(|| self.labels.get(&*squeezed(words))).flatten())
    }

    /// What a label means, a role also behind a rank: 县级路长 is a 路长.
    #[must_use]
    pub fn label_with_rank(&self, words: &str) -> Option<&Label> {
        self.label(words).or_else(|| {
            let word = RANKS.iter().find_map(|rank| words.strip_prefix(rank))?;
            self.label(word).filter(|label| matches!(label, Label::Role(_)))
        })
    }

    /// Whether words may end in the name of a role at all, by their last character; certain when it says no.
    #[must_use]
    pub fn may_name_role(&self, words: &str) -> bool {
        match words.as_bytes() {
            // No blank begins with one of these bytes.
            [.., 0xE4..=0xEF, second, third] => {
                let place = ten_bits(*second, *third);
                self.role_lasts.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
            }
            _ => true,
        }
    }

    /// A bit for each length in characters of the roles that words may end in, blanks not counted.
    #[inline]
    fn role_lengths(&self, words: &str) -> u32 {
        // Nearly all words end in a character that no role ends in.
        if self.may_name_role(words) { self.lengths_of_roles(words) } else { 0 }
    }

    #[inline(never)] // few words need it
    fn lengths_of_roles(&self, words: &str) -> u32 {
        let mut end = if has_no_blank_ends(words) { words } else { words.trim_end() }.chars().rev();
        let role = end.next().and_then(|last| self.role_ends.get(&last));
        role.map_or(0, |role| role.lengths(end.next()))
    }

    /// Whether words may end in the name of a role that takes `length` of their characters, blanks counted.
    /// Certain when it says no.
    pub fn may_end_in_role(&self, words: &str) -> impl Fn(usize) -> bool + use<> {
        let lengths = self.role_lengths(words);
        // Blanks in a name do not count, so where there is one any length may do.
        let blank = lengths != 0 && holds_blank(words);
        move |length| lengths != 0 && (blank || lengths & length_bit(length) != 0)
    }

    /// The known word nearest to a misspelt one, if one is near.
    #[must_use]
    pub fn nearest(&self, words: &str) -> Option<&str> {
        nearest(&squeezed(words), self.names.iter().map(String::as_str))
    }

    /// All names, in table order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// The roles that end in one character.
#[derive(Clone, Debug, Default)]
struct RoleEnd {
    /// A bit for each length in characters.
    lengths: u32,
    /// The same by the character before the last.
    by_before: Vec<(char, u32)>,
}

impl RoleEnd {
    fn add(&mut self, name: &str) {
        let length = length_bit(name.chars().count());
        self.lengths |= length;
        if let Some(before) = name.chars().rev().nth(1) {
            match self.by_before.iter_mut().find(|(c, _)| *c == before) {
                Some((_, lengths)) => *lengths |= length,
                None => self.by_before.push((before, length)),
            }
        }
    }

    /// Lengths of the roles that words may end in, by the character before their last. A blank there tells
    /// nothing, for blanks inside a name do not count.
    fn lengths(&self, before: Option<char>) -> u32 {
        let Some(before) = before.filter(|c| !c.is_whitespace()) else { return self.lengths };
        let longer = self.by_before.iter().find(|(c, _)| *c == before).map_or(0, |(_, lengths)| *lengths);
        longer | self.lengths & length_bit(1)
    }
}

/// One bit for each length, the last for all long ones.
fn length_bit(length: usize) -> u32 {
    1 << length.min(31)
}

/// Ranks that a role may carry in front.
const RANKS: [&str; 11] =
    ["省级", "市级", "区级", "县级", "乡镇级", "镇街级", "乡级", "镇级", "街道级", "村级", "社区级"];

fn holds_blank(words: &str) -> bool {
    beside_han(words).any(|(_, c)| c.is_whitespace())
}

/// A label without blanks: 组　长 is 组长.
#[must_use]
pub fn squeeze(words: &str) -> SmolStr {
    squeezed(words).into()
}

/// The same, of the words themselves where they hold no blank, as nearly all labels do.
pub(crate) fn squeezed(words: &str) -> Cow<'_, str> {
    if holds_blank(words) {
        Cow::Owned(words.chars().filter(|c| !c.is_whitespace()).collect())
    } else {
        Cow::Borrowed(words)
    }
}

fn built_in_tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    // A broken built-in file is our fault, found by the test below; a program without words would
    // only report every label as unknown.
    TABLES.get_or_init(|| toml::from_str(include_str!("words.toml")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_are_read_and_no_name_stands_twice() {
        let tables: Result<Tables, _> = toml::from_str(include_str!("words.toml"));
        let tables = tables.map_err(|e| e.to_string());
        assert_eq!(tables.as_ref().err(), None);
        let count = tables.map_or(0, |t| t.roles.len() + t.classes.len() + t.marks.len());
        assert_eq!(Vocabulary::built_in().names().count(), count);
    }

    #[test]
    fn a_workspace_adds_a_role_without_any_change_to_the_program() {
        let tables: Tables =
            toml::from_str("[[roles]]\nname = \"总林长\"\nclass = \"head\"\nholder = \"person\"\n")
                .unwrap_or_default();
        let words = Vocabulary::built_in().clone().with(&tables);
        assert!(matches!(words.label("总 林 长"), Some(Label::Role(r)) if r.class == RoleClass::Head));
    }

    #[test]
    fn a_misspelt_label_finds_its_neighbour() {
        let words = Vocabulary::built_in();
        assert_eq!(words.nearest("牵头单为"), Some("牵头单位"));
        assert_eq!(words.nearest("天气预报"), None);
    }

    proptest::proptest! {
        #[test]
        fn words_that_end_in_a_role_are_never_passed_over(
            before in "[各组 　长市]{0,4}",
            nth in 0_usize..1000,
            blank in "[ 　]?",
            after in "[ 　位]{0,2}",
        ) {
            let known = Vocabulary::built_in();
            let name = known.names().nth(nth % known.names().count()).unwrap_or("");
            let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
            let words = format!("{before}{first}{blank}{rest}{after}");
            let may_end = known.may_end_in_role(&words);
            for end in words.char_indices().filter_map(|(at, _)| words.get(at..)) {
                let is_role = matches!(known.label(end), Some(Label::Role(_)));
                proptest::prop_assert!(!is_role || may_end(end.chars().count()), "{}", words);
            }
        }
    }
}
