//! What can be told of names: who is a party, by the document's own names, the registers and the endings.

use super::tables;
use crate::model::{HolderKind, SmolStr, UnitKind};
use crate::registry::RegionNames;
use crate::vocabulary::{Label, Vocabulary, squeeze};
use std::collections::{BTreeMap, BTreeSet};

/// Names in sight and words of the language, with what this document sets up.
pub(in crate::import) struct Known<'a> {
    pub names: &'a RegionNames<'a>,
    pub words: &'a Vocabulary,
    /// Names of bodies that the document sets up.
    pub bodies: BTreeSet<String>,
    /// Second names of those bodies, with the class that the body was set up with.
    pub second: BTreeMap<String, String>,
    /// What they are called together.
    pub groups: BTreeSet<String>,
    /// Whether the name of the mechanism is a pattern with an open letter.
    pub open_pattern: bool,
}

/// Longest words that may be one name, in bytes.
const LONGEST_NAME: usize = 90;
/// Longest list of parties, in bytes.
const LONGEST_LIST: usize = 1500;

impl<'a> Known<'a> {
    pub fn new(names: &'a RegionNames<'a>, words: &'a Vocabulary, open_pattern: bool) -> Self {
        Self {
            names,
            words,
            bodies: BTreeSet::new(),
            second: BTreeMap::new(),
            groups: BTreeSet::new(),
            open_pattern,
        }
    }

    /// The class of a body by the end of its name: 领导小组 of 某市招商引资工作领导小组.
    pub fn class_of(&self, name: &str) -> Option<SmolStr> {
        let mut best: Option<SmolStr> = None;
        for (at, _) in name.char_indices().rev().take(8) {
            let Some(Label::Class(class)) = name.get(at..).and_then(|end| self.words.label(end)) else {
                continue;
            };
            let working =
                class.name.strip_prefix("工作").is_some_and(|rest| self.words.label(rest).is_some());
            // 县级路长办公室: a class that would leave nothing of the name but a level.
            let eaten = best.is_some()
                && name.get(..at).is_some_and(|rest| rest.ends_with('级') && rest.chars().count() <= 3);
            if !(class.open || eaten || working && best.is_some()) {
                best = Some(class.name.clone());
            }
        }
        best
    }

    /// The body that words speak of by its second name or by its class alone, as a label and the length of
    /// the words that name it: 联席会议 of 联席会议由甲、乙组成.
    pub fn mention(&self, words: &str) -> Option<(String, usize)> {
        let second = self.second.iter().filter(|(name, _)| words.starts_with(name.as_str()));
        let second = second.max_by_key(|(name, _)| name.len());
        if let Some((name, class)) = second {
            return Some((class.clone(), name.len()));
        }
        let classes = self.bodies.iter().filter_map(|b| Some((b, self.class_of(b)?)));
        let mut named = classes.filter(|(body, class)| {
            *class != "办公室" && words.starts_with(class.as_str()) && body.len() > class.len()
        });
        let (_, class) = named.next()?;
        // Another body of that class, or one whose name the words go on with, is meant as well.
        let single = self.bodies.iter().filter(|b| b.ends_with(class.as_str())).count() == 1;
        single.then(|| (class.to_string(), class.len()))
    }

    /// The class of a body that has its roles below it, where its last character is all there is to tell.
    pub fn class_or_kind(&self, name: &str) -> Option<SmolStr> {
        self.class_of(name).or_else(|| {
            let kinds = [('组', "工作组"), ('班', "专班"), ('队', "工作队"), ('部', "指挥部")];
            let last = name.chars().next_back()?;
            let class = kinds.iter().find(|(end, _)| *end == last).map(|(_, class)| *class)?;
            (name.chars().nth(2).is_some() && self.words.label(class).is_some()).then(|| class.into())
        })
    }

    /// The role that a word names.
    pub fn role(&self, word: &str) -> Option<&crate::vocabulary::RoleEntry> {
        match self.words.label_with_rank(&squeeze(word)) {
            Some(Label::Role(role)) => Some(role),
            _ => None,
        }
    }

    /// Whether words are the name of a seat with its level: 县级总路长.
    pub fn names_seat(&self, words: &str) -> bool {
        let squeezed = squeeze(words);
        matches!(self.words.label_with_rank(&squeezed), Some(Label::Role(_)))
            && self.words.label(&squeezed).is_none()
    }

    /// Whether words are a list of parties and nothing else.
    pub fn is_parties(&self, words: &str) -> bool {
        let words = words.trim();
        let bracket = words.matches(['（', '(']).count() != words.matches(['）', ')']).count();
        let joined =
            ["与", "和", "及", "并", "自"].iter().any(|w| words.starts_with(w)) && !words.starts_with("自然");
        let by = words.contains('由') || words.contains("的工作") || words.contains("的落实");
        if words.len() > LONGEST_LIST
            || words.chars().nth(1).is_none()
            || words.contains(['。', '；', '：'])
            || words.contains('《')
            || bracket
            || by
            || joined && !self.names.find(words).is_some_and(|f| f.known)
        {
            return false;
        }
        if self.is_party(words) {
            return true;
        }
        let items = self.names.list(words);
        let fits = items.iter().filter(|i| self.is_item(&i.surface, i.found.known, i.found.kind)).count();
        // One name of a long list may be one that nobody knows: 服务业“两区”.
        let odd = items.iter().filter(|i| !self.is_item(&i.surface, i.found.known, i.found.kind));
        let mut odd = odd.map(|i| i.surface.trim_end_matches(['”', '）']));
        let ends = odd.all(|name| {
            name.chars().count() <= 16
                && tables::AREA_ENDINGS.iter().any(|e| name.ends_with(e))
                && !tables::begins_no_party(name)
        });
        items.len() > 1 && fits > 0 && (fits == items.len() || ends && fits * 3 >= items.len() * 2)
    }

    /// Whether words are one party.
    pub fn is_party(&self, words: &str) -> bool {
        if words.len() > LONGEST_NAME {
            return false;
        }
        let name = words.strip_prefix("每个").or_else(|| words.strip_prefix('各')).unwrap_or(words);
        if self.is_own(name) || self.is_own(words) {
            return true;
        }
        // 技术支撑单位: those who hold that seat.
        if self.role(name).is_some_and(|r| r.holder == HolderKind::Unit) && name.chars().nth(4).is_some() {
            return true;
        }
        let items = self.names.list(words);
        matches!(items.as_slice(), [item] if self.is_item(&item.surface, item.found.known, item.found.kind))
    }

    fn is_item(&self, surface: &str, known: bool, kind: UnitKind) -> bool {
        if surface.len() > LONGEST_NAME || tables::NO_PARTY.contains(&surface) {
            return false;
        }
        // 市、县主管部门
        let mut letters = surface.chars();
        if letters.next().is_some_and(|c| tables::LEVELS.contains(&c)) && letters.next().is_none() {
            return true;
        }
        if self.is_own(surface) {
            return true;
        }
        // 各单位每月向某局 holds a sentence.
        if !known && surface.chars().skip(1).any(|c| matches!(c, '每' | '向'))
            || kind == UnitKind::Class && surface.chars().skip(1).any(|c| matches!(c, '每' | '向'))
        {
            return false;
        }
        let short = surface.chars().count() <= 5 && kind != UnitKind::Class;
        if tables::begins_no_party(surface) && !(known && short) {
            return false;
        }
        match kind {
            // 各职能部门充分 begins like a class of units and does not end like one.
            UnitKind::Class => {
                return tables::CLASS_ENDINGS
                    .iter()
                    .any(|e| surface.trim_end_matches(['）', '”']).ends_with(e));
            }
            UnitKind::ExternalBody => {
                return known
                    || surface.chars().count() <= 24 && !surface.contains(['每', '向', '将', '把', '取']);
            }
            _ if known => return true,
            _ => {}
        }
        self.is_people(surface) || is_named(surface)
    }

    /// A name that this document gives: of a body, of several bodies, or of a seat of them.
    pub fn is_own(&self, name: &str) -> bool {
        let name = name.trim_matches(['“', '”']);
        let name = name.strip_prefix("每个").or_else(|| name.strip_prefix('各')).unwrap_or(name);
        if name.chars().nth(1).is_none() {
            return false;
        }
        let is_name = |n: &str| {
            self.bodies.contains(n)
                || self.groups.contains(n)
                || n.chars().nth(2).is_some()
                    && (self.groups.iter().any(|g| {
                        let longer = n.ends_with(g.as_str()) && n.chars().count() <= g.chars().count() + 4;
                        g.ends_with(n) || longer && !tables::begins_no_party(n)
                    }) || self.bodies.iter().filter(|b| b.ends_with(n)).take(2).count() == 1)
        };
        if is_name(name) {
            return true;
        }
        let ends = name.char_indices().skip(2).map(|(at, _)| at);
        ends.into_iter().any(|at| {
            let (of, role) = name.split_at_checked(at).unwrap_or((name, ""));
            role.len() <= 24 && self.role(role).is_some() && is_name(of.trim_end_matches('的'))
        })
    }

    /// A part of those who make up a body: 联席会议成员单位有关股室.
    fn is_own_part(&self, words: &str) -> bool {
        words.find("成员单位").is_some_and(|at| {
            let of = words.get(..at).unwrap_or("");
            of.is_empty() || self.is_own(of) || self.second.contains_key(of)
        }) && words.chars().count() <= 20
    }

    /// 主要负责同志 of units, 分管副县长, 抽调人员.
    pub fn is_people(&self, words: &str) -> bool {
        // 链长, 联络员: whoever holds that seat.
        if self.role(words).is_some_and(|r| r.holder == HolderKind::Person) {
            return true;
        }
        let by = words.contains('由') || words.starts_with('自');
        if words.len() > LONGEST_NAME || by || !tables::PEOPLE.iter().any(|e| words.ends_with(e)) {
            return false;
        }
        // 成员单位有关股室的负责同志
        let joined = |words: &str| {
            ["的负责同志", "的主要负责同志", "的分管负责同志", "的负责人", "的主要负责人"].iter().any(|end| {
                words.strip_suffix(end).is_some_and(|unit| self.is_party(unit) || self.is_own_part(unit))
            })
        };
        joined(words)
            || self.names.post(words).is_some()
            || self.names.is_title(words)
            || self.is_person(words)
            || !words.contains('由') && tables::PEOPLE_STARTS.iter().any(|s| words.starts_with(s))
            || tables::PEOPLE.contains(&words)
            || words == "抽调人员"
    }
}

impl Known<'_> {
    /// A person by name and title: 张某某副市长, 张某某同志.
    fn is_person(&self, words: &str) -> bool {
        let mut ends = words.char_indices().skip(2).take(3).map(|(at, _)| at);
        let general = |rest: &str| tables::PEOPLE_STARTS.iter().any(|s| rest.starts_with(s));
        let title = |rest: &str| rest == "同志" || self.names.is_title(rest) && !general(rest);
        let han = |name: &str| {
            name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')) && !name.starts_with(tables::LEVELS)
        };
        ends.any(|at| words.split_at_checked(at).is_some_and(|(name, rest)| han(name) && title(rest)))
            && !tables::PEOPLE_STARTS.iter().any(|s| words.starts_with(s))
            && !tables::begins_no_party(words)
    }

    /// A post with the name of who holds it behind it: 市政府副市长张某某.
    pub fn is_post_with_name(&self, words: &str) -> bool {
        let own = words.rsplit('、').next().unwrap_or(words);
        let ends = own.char_indices().rev().skip(1).take(3).map(|(at, _)| at);
        let mut posts = ends.filter_map(|at| own.split_at_checked(at));
        words.len() <= LONGEST_NAME
            && posts.any(|(post, name)| {
                name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
                    && !tables::PEOPLE.iter().any(|e| name.ends_with(e))
                    && (self.names.post(post).is_some() || self.names.is_title(post))
            })
    }
}

/// A name that nobody knows but that has the form of one: a level or a place, and the ending of an organ.
fn is_named(name: &str) -> bool {
    let length = name.chars().count();
    let levelled =
        name.starts_with(tables::LEVELS) || name.chars().take(6).any(|c| tables::LEVELS.contains(&c));
    let area = tables::AREAS.iter().any(|e| name.ends_with(e));
    (3..=22).contains(&length)
        && (levelled || area)
        && tables::ORGAN_ENDINGS.iter().any(|e| name.ends_with(e))
        && !name.contains(['的', '，'])
        && !tables::begins_no_party(name)
}
