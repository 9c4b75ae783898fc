//! Seats and roster changes.

use super::Lowerer;
use super::flat::Flat;
use super::label::{At, shift};
use super::party::LONGEST_NAME;
use crate::model::{HolderKind, Party, PartyRef, RosterChange, RosterChangeKind, Seat, SeatOf, UnitKind};
use crate::problem::Problem;
use crate::vocabulary::{Label, RoleEntry, Sense, squeeze};
use std::ops::Range;

impl Lowerer<'_> {
    /// The holders of a role, as its kind of holder asks.
    pub(super) fn seats(&mut self, role: &RoleEntry, name: &str, flat: &Flat, range: &Range<usize>, at: &At) {
        let words = flat.words(range).to_owned();
        if words.is_empty() {
            self.empty_role(name, flat, range);
            return;
        }
        for (holder, scope) in self.holders(role.holder, &words, flat, range) {
            self.model.seats.push(Seat {
                of: at.of,
                role: name.to_owned(),
                class: role.class,
                holder,
                scope,
                clause: at.clause.clone(),
            });
        }
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

    fn holders(
        &mut self,
        kind: HolderKind,
        words: &str,
        flat: &Flat,
        range: &Range<usize>,
    ) -> Vec<(PartyRef, Option<String>)> {
        if words.len() < LONGEST_NAME
            && let Some(party) = self.declared_party(words)
        {
            let span = flat.span(range);
            return vec![(PartyRef { party, text: words.to_owned(), span }, None)];
        }
        match kind {
            HolderKind::Person => self.people(words, flat, range),
            HolderKind::Unit => self.unit_holders(words, flat, range),
            HolderKind::Either => {
                if self.speaks_of_people(words) {
                    self.people(words, flat, range)
                } else {
                    self.unit_holders(words, flat, range)
                }
            }
        }
    }

    fn unit_holders(
        &mut self,
        words: &str,
        flat: &Flat,
        range: &Range<usize>,
    ) -> Vec<(PartyRef, Option<String>)> {
        let mut holders = Vec::new();
        for item in self.names.list(words) {
            let span = flat.span(&shift(range, &item.range));
            let party = self.item_party(&item, span);
            let scope = item.scope.and_then(|s| words.get(s)).map(str::to_owned);
            if let (Some(alias), Party::Unit(_)) = (item.alias, &party) {
                self.alias_in_list(words, alias, &party, flat, range);
            }
            holders.push((PartyRef { party, text: item.surface, span }, scope));
        }
        holders
    }

    fn alias_in_list(
        &mut self,
        words: &str,
        alias: Range<usize>,
        of: &Party,
        flat: &Flat,
        range: &Range<usize>,
    ) {
        let name = words.get(alias.clone()).map(squeeze).unwrap_or_default();
        if name.is_empty() || self.aliases.contains_key(&name) {
            return;
        }
        let span = flat.span(&shift(range, &alias));
        self.aliases.insert(name.clone(), of.clone());
        let of = PartyRef { party: of.clone(), text: name.clone(), span };
        self.model.aliases.push(crate::model::Alias { name, of: Some(of), span });
    }

    /// People by 、; a post said once for several units is given to each:
    /// 县财政局、县审计局主要负责人.
    fn people(&mut self, words: &str, flat: &Flat, range: &Range<usize>) -> Vec<(PartyRef, Option<String>)> {
        let items = split_people(words);
        let mut titles: Vec<Option<String>> = vec![None; items.len()];
        let mut carried: Option<String> = None;
        for (slot, item) in titles.iter_mut().zip(&items).rev() {
            let text = words.get(item.clone()).unwrap_or("");
            match self.names.post(text) {
                Some((_, title)) => carried = text.get(title).map(str::to_owned),
                None if self.names.find(text).is_some_and(|f| f.known || f.kind == UnitKind::Class) => {
                    slot.clone_from(&carried);
                }
                None => carried = None,
            }
        }
        let mut people = Vec::new();
        for (item, title) in items.into_iter().zip(titles) {
            let text = words.get(item.clone()).unwrap_or("").to_owned();
            let span = flat.span(&shift(range, &item));
            let party = match title {
                Some(title) => {
                    let found = self.names.resolve(&text, None);
                    let unit = self.unit(&found, &text, span);
                    Party::Post { unit: Some(unit), title }
                }
                None => self.person(&text, span),
            };
            people.push((PartyRef { party, text, span }, None));
        }
        people
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
        let words = flat.words(&people).to_owned();
        for (holder, _) in self.holders(kind_of_holder, &words, flat, &people) {
            let span = holder.span;
            self.model.roster_changes.push(RosterChange {
                body,
                kind,
                role: role.clone(),
                holder,
                clause: at.clause.clone(),
                span,
            });
        }
    }
}

/// Roster entries by 、 and ，, brackets kept whole; 等单位 and the like belong to no entry, and 和
/// before the last entry separates it.
fn split_people(words: &str) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (i, c) in words.char_indices() {
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
