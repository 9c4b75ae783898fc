//! Seats and roster changes.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use super::party::{LONGEST_NAME, Split};
use crate::model::{
    HolderKind, Party, PartyRef, RosterChange, RosterChangeKind, Seat, SeatOf, SmolStr, UnitKind,
};
use crate::problem::Problem;
use crate::source::beside_han;
use crate::vocabulary::{Label, RoleEntry, Sense, squeeze};
use smallvec::{SmallVec, smallvec};
use std::ops::Range;

impl Lowerer<'_> {
    /// The holders of a role, as its kind of holder asks.
    pub(super) fn seats(&mut self, role: &RoleEntry, name: &str, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range);
        if words.is_empty() {
            self.empty_role(name, flat, range);
            return;
        }
        let name = if role.name == name { role.name.clone() } else { SmolStr::new(name) };
        self.holders(role.holder, words, flat, range, &mut |lowerer, holder, scope| {
            lowerer.model.seats.push(Seat {
                of: at.of,
                role: name.clone(),
                class: role.class,
                holder,
                scope,
                clause: at.clause.clone(),
            });
        });
    }

    fn empty_role(&mut self, name: &str, flat: &Flat, range: &Range<usize>) {
        let span = flat.span(range);
        if span.is_empty() {
            return;
        }
        self.problems.push(Problem::warning(
            "empty-role",
            span,
            format!("“{name}”后面没有写是谁"),
            format!("nobody is named for `{name}`"),
        ));
    }

    /// Gives each holder that words name to `each`, with the limit of what it answers for.
    fn holders(
        &mut self,
        kind: HolderKind,
        words: &str,
        flat: &Flat,
        range: &Range<usize>,
        each: &mut dyn FnMut(&mut Self, PartyRef, Option<String>),
    ) {
        if words.len() < LONGEST_NAME
            && let Some(party) = self.declared_party(words)
        {
            let span = flat.span(range);
            return each(self, PartyRef { party, text: words.into(), span }, None);
        }
        match kind {
            HolderKind::Person => self.people(words, flat, range, each),
            HolderKind::Unit => self.unit_holders(words, flat, range, each),
            HolderKind::Either => {
                if self.speaks_of_people(words) {
                    self.people(words, flat, range, each);
                } else {
                    self.unit_holders(words, flat, range, each);
                }
            }
        }
    }

    fn unit_holders(
        &mut self,
        words: &str,
        flat: &Flat,
        range: &Range<usize>,
        each: &mut dyn FnMut(&mut Self, PartyRef, Option<String>),
    ) {
        self.names.list_each(words, &mut |item| {
            let span = flat.span(&shift(range, &item.range));
            let party = self.item_party(&item, span);
            let scope = item.scope.and_then(|s| words.get(s)).map(str::to_owned);
            if let (Some(alias), Party::Unit(_)) = (item.alias, &party) {
                self.alias_in_list(words, alias, &party, flat, range);
            }
            each(self, PartyRef { party, text: item.surface, span }, scope);
        });
    }

    fn alias_in_list(
        &mut self,
        words: &str,
        alias: Range<usize>,
        of: &Party,
        flat: &Flat,
        range: &Range<usize>,
    ) {
        let name: String = words.get(alias.clone()).map(squeeze).unwrap_or_default().into();
        if name.is_empty() || self.aliases.contains_key(&name) {
            return;
        }
        let span = flat.span(&shift(range, &alias));
        self.note_ending(&name);
        self.aliases.insert(name.clone(), of.clone());
        let of = PartyRef { party: of.clone(), text: name.clone().into(), span };
        self.model.aliases.push(crate::model::Alias { name, of: Some(of), span });
    }

    /// People by 、; a post said once for several units is given to each:
    /// 县财政局、县审计局主要负责人.
    fn people(
        &mut self,
        words: &str,
        flat: &Flat,
        range: &Range<usize>,
        each: &mut dyn FnMut(&mut Self, PartyRef, Option<String>),
    ) {
        let items = self.holders_of_posts(words);
        let mut titles: SmallVec<[(Option<&str>, Option<Split>); 4]> = smallvec![(None, None); items.len()];
        let mut carried: Option<&str> = None;
        for ((slot, post), item) in titles.iter_mut().zip(&items).rev() {
            let text = words.get(item.clone()).unwrap_or("");
            *post = self.names.post(text);
            match post {
                Some((_, title)) => carried = text.get(title.clone()),
                // Without a post to share nobody needs to know whether it is a unit.
                None if carried.is_some()
                    && self.names.find(text).is_some_and(|f| f.known || f.kind == UnitKind::Class) =>
                {
                    *slot = carried;
                }
                None => carried = None,
            }
        }
        // The words as a whole were held against the names of the document before.
        let asked = (words.len() < LONGEST_NAME).then_some(0..words.len());
        for (item, (title, post)) in items.into_iter().zip(titles) {
            let text = words.get(item.clone()).unwrap_or("");
            let late = post.as_ref().is_some_and(|(unit, _)| unit.start > 0) && text.contains('、');
            let span = flat.span(&shift(range, &item));
            let party = match title {
                Some(title) => {
                    let found = self.names.resolve(text, None);
                    let unit = self.unit(&found, &text.into(), span);
                    Party::Post { unit: Some(unit), title: title.into() }
                }
                None => self.person(text, post, span, asked.as_ref() == Some(&item)),
            };
            // 县委常委、政法委|书记: the unit of the last post stands behind another post.
            let party = if late { posts_as_written(party, text) } else { party };
            each(self, PartyRef { party, text: text.into(), span }, None);
        }
    }

    /// The entries of a roster of people: two posts of one person are one entry, and two posts joined
    /// by 和 are two.
    fn holders_of_posts(&self, words: &str) -> Items {
        if is_one_entry(words) {
            return smallvec![0..words.len()];
        }
        let mut items = Items::new();
        for item in split_people(words).into_iter().flat_map(|item| self.split_posts(words, item)) {
            let text = |range: &Range<usize>| words.get(range.clone()).unwrap_or("");
            match items.last_mut() {
                Some(last)
                    if text(&(last.end..item.start)).trim() == "、"
                        && self.is_one_person(text(last), text(&item)) =>
                {
                    last.end = item.end;
                }
                _ => items.push(item),
            }
        }
        items
    }

    /// 县审计局分管领导和各乡镇人民政府主要领导: a post on both sides of 和.
    fn split_posts(&self, words: &str, item: Range<usize>) -> Items {
        let text = words.get(item.clone()).unwrap_or("");
        let is_post = |part: &str| self.names.is_title(part) || self.names.post(part).is_some();
        let joint = text.char_indices().skip(1).find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let after = ["以及", "和", "及", "与"].iter().find_map(|c| rest.strip_prefix(c))?;
            let joins = text.get(..at).is_some_and(is_post) && is_post(after);
            joins.then(|| (item.start + at, item.end - after.len()))
        });
        match joint {
            None => smallvec![item],
            Some((end, start)) => {
                let rest = self.split_posts(words, start..item.end);
                std::iter::once(item.start..end).chain(rest).collect()
            }
        }
    }

    /// Whether two posts written with 、 are those of one person. A seat in a committee or a party
    /// group never stands alone before another post; a deputy or group secretary is the head
    /// named without a unit, or in the government, right after; a rank belongs to the post before it. Two
    /// heads — 县委书记、县长 — are two people.
    fn is_one_person(&self, first: &str, second: &str) -> bool {
        let post_after = second.split_whitespace().next().unwrap_or(second);
        let alone = self.names.is_title(post_after);
        let ends = |words: &str, endings: &[&str]| endings.iter().any(|e| words.ends_with(e));
        if first.starts_with('各') || second.starts_with('各') {
            return false;
        }
        if ends(first, &MEMBERS) {
            return alone || self.names.post(post_after).is_some();
        }
        if ends(post_after, &PERSONAL_RANKS) || ends(post_after, &MEMBERS) {
            return alone && (self.names.is_title(first) || self.names.post(first).is_some());
        }
        let governs = || {
            let unit = self.names.post(post_after).and_then(|(unit, _)| post_after.get(unit));
            unit.is_some_and(|u| u.ends_with("政府"))
        };
        if ends(first, &SECRETARIES) {
            // The head of the government is deputy secretary as a rule, its deputies are not.
            let heads = !post_after.contains('副') && (alone || governs());
            return heads || post_after == "政法委书记";
        }
        let bureau = ["局长", "院长", "校长", "行长", "董事长", "主任"];
        first.ends_with("局党委书记") && alone && ends(post_after, &bureau)
    }

    /// Whether the holders of a role that takes both are persons: a post is spoken of, or a name.
    fn speaks_of_people(&self, words: &str) -> bool {
        split_people(words).iter().any(|item| {
            let text = words.get(item.clone()).unwrap_or("");
            let known_unit = self.names.find(text).is_some_and(|f| f.known);
            !known_unit && (self.names.post(text).is_some() || text.contains(['（', ' ', '　']))
        })
    }

    /// 增补、调整为、不再担任: `角色：人员` or people alone.
    pub(super) fn roster_change(&mut self, sense: Sense, flat: &Flat, range: &Range<usize>, at: &At) {
        let kind = match sense {
            Sense::Added => RosterChangeKind::Added,
            Sense::Removed => RosterChangeKind::Removed,
            _ => RosterChangeKind::Changed,
        };
        let SeatOf::Body(body) = at.of else {
            self.problems.push(
                Problem::error(
                    "change-without-body",
                    flat.span(range),
                    "看不出这是哪个机构的名单调整",
                    "no body whose roster changes",
                )
                .help(
                    "写在“# 调整：机构名称”这样的标题下面",
                    "put it below a heading such as `# 调整：name of the body`",
                ),
            );
            return;
        };
        let words = flat.words(range);
        let named = words.split_once(['：', ':']).and_then(|(role, _)| {
            let name = squeeze(role);
            match self.words.label_with_rank(&name) {
                Some(Label::Role(entry)) => Some((entry, name, role.len())),
                _ => None,
            }
        });
        let (kind_of_holder, role, start) = match named {
            Some((entry, name, length)) => {
                let colon = words.get(length..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
                (entry.holder, Some(name), range.start + length + colon)
            }
            None => (HolderKind::Either, None, range.start),
        };
        let people = start..range.end;
        let words = flat.words(&people);
        self.holders(kind_of_holder, words, flat, &people, &mut |lowerer, holder, _| {
            let span = holder.span;
            lowerer.model.roster_changes.push(RosterChange {
                body,
                kind,
                role: role.clone(),
                holder,
                clause: at.clause.clone(),
                span,
            });
        });
    }
}

/// Seats in a committee or a party group, held beside another post.
const MEMBERS: [&str; 6] = ["常委", "党组成员", "党委委员", "党工委委员", "党组副书记", "班子成员"];

/// Secretaries who hold the post that follows as well.
const SECRETARIES: [&str; 6] =
    ["党组书记", "党委副书记", "党工委副书记", "县委副书记", "市委副书记", "区委副书记"];

/// Ranks of a person, written after the post.
const PERSONAL_RANKS: [&str; 3] = ["调研员", "主任科员", "巡视员"];

/// Two posts of one person, the first of another unit than the last: printed as they are written.
fn posts_as_written(party: Party, words: &str) -> Party {
    match party {
        Party::Post { .. } => Party::Post { unit: None, title: words.into() },
        other => other,
    }
}

/// Entries of a roster; most are one or two.
type Items = SmallVec<[Range<usize>; 4]>;

/// Whether words are one entry for certain: common Han characters alone, and none of 和, 及 and 与, which
/// join two posts.
fn is_one_entry(words: &str) -> bool {
    let (characters, rest) = words.as_bytes().as_chunks::<3>();
    let plain = |character: &[u8; 3]| {
        matches!(character, [0xE4..=0xE9, ..])
            && !matches!(*character, [0xE5, 0x92, 0x8C] | [0xE5, 0x8F, 0x8A] | [0xE4, 0xB8, 0x8E])
    };
    !words.is_empty() && rest.is_empty() && characters.iter().all(plain)
}

/// Roster entries by 、 and ，, brackets kept whole.
fn split_people(words: &str) -> Items {
    let mut items = Items::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (i, c) in beside_han(words) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '、' | '，' | '；' if depth == 0 => {
                items.push(start..i);
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    items.push(start..words.len());
    let trim = |range: Range<usize>| {
        let text = words.get(range.clone()).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        range.start + lead..range.start + lead + text.trim().len()
    };
    items.into_iter().map(trim).filter(|r| !r.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn one_entry_holds_nothing_that_parts_or_joins(words in "[县长分管的副和及与以、，；（） 　a䷀]{0,6}") {
            let joins = words.contains(['和', '及', '与']);
            let parted = split_people(&words);
            proptest::prop_assert!(!is_one_entry(&words) || parted.len() == 1 && parted[0] == (0..words.len()) && !joins);
        }
    }
}
