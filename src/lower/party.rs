//! Who is meant: bodies and collective names of this document first, then registered units, posts,
//! persons.

use super::Lowerer;
use crate::model::{BodyId, GroupId, Outdated, Party, PartyRef, SmolStr, Unit, UnitId};
use crate::registry::{Endings, Found, ListItem, NameForm, without_list_end};
use crate::source::{Span, beside_han, has_no_blank_ends, ten_bits};
use crate::vocabulary::Label;
use smallvec::SmallVec;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Bytes of the longest words that could be one name: a list is longer.
pub(super) const LONGEST_NAME: usize = 150;

/// Endings of words that speak of people, not of units.
static PEOPLE: Endings = Endings::new(&[
    "负责同志",
    "主要负责人",
    "负责人",
    "领导",
    "同志",
    "人员",
    "干部",
    "专家",
    "学者",
    "人士",
    "企业家",
    "顾问",
    "骨干",
    "联络员",
    "代表",
    "职工",
]);

/// The unit and the title in the words of a post.
pub(super) type Split = (Range<usize>, Range<usize>);

/// The last letters of names: those of three bytes by the two in which Han characters differ.
#[derive(Default)]
pub(super) struct LastLetters {
    bits: [u64; 16],
    /// Whether a name ends in any other character.
    others: bool,
}

impl LastLetters {
    fn note(&mut self, name: &str) {
        match name.as_bytes() {
            [.., 0xE0..=0xEF, second, third] => {
                let place = ten_bits(*second, *third);
                if let Some(bits) = self.bits.get_mut(place / 64) {
                    *bits |= 1 << (place % 64);
                }
            }
            _ => self.others |= !name.is_empty(),
        }
    }

    /// Whether words may end in the last letter of a name, for certain when it says no.
    fn may_end(&self, words: &str) -> bool {
        match words.as_bytes() {
            [.., 0xE0..=0xEF, second, third] => {
                let place = ten_bits(*second, *third);
                self.bits.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
            }
            _ => self.others && !words.is_empty(),
        }
    }
}

/// Where a document gives out a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeatPlace {
    /// In one body.
    Body(BodyId),
    /// In several bodies.
    Several,
    /// In none.
    Mechanism,
}

impl Lowerer<'_> {
    /// The parties that words name, in order. `place` gives the bytes of a range of the words.
    pub(super) fn parties(&mut self, words: &str, place: impl Fn(Range<usize>) -> Span) -> Vec<PartyRef> {
        let whole =
            |party, words: &str| vec![PartyRef { party, text: words.into(), span: place(0..words.len()) }];
        let stops = |c: char| matches!(c, '。' | '；' | '，' | '：');
        let words = words.trim_end_matches(stops);
        if words.len() < LONGEST_NAME
            && let Some(party) = self.declared_party(words)
        {
            return whole(party, words);
        }
        let mut parties = Vec::with_capacity(1);
        self.names.list_each(words, &mut |item| {
            let span = place(item.range.clone());
            let party = self.item_party(&item, span);
            parties.push(PartyRef { party, text: item.surface, span });
        });
        if parties.is_empty() && !words.is_empty() {
            return whole(Party::Other { text: words.into() }, words);
        }
        parties
    }

    /// One item of a list: a body, a collective name, a role, a post, a unit.
    pub(super) fn item_party(&mut self, item: &ListItem, span: Span) -> Party {
        if let Some(party) = self.declared_party(&item.surface) {
            return party;
        }
        let of_people = PEOPLE.end(&item.surface);
        if of_people || !item.found.known {
            if let Some(post) = self.post(&item.surface, span) {
                return post;
            }
            let of_person = || ["员", "助理", "书记"].iter().any(|e| item.surface.ends_with(e));
            if of_people || self.names.is_title(&item.surface) || of_person() {
                return Party::Post { unit: None, title: item.surface.clone() };
            }
        }
        Party::Unit(self.unit(&item.found, &item.surface, span))
    }

    /// A body, collective name, second name or role holder of this document.
    #[inline]
    pub(super) fn declared_party(&self, words: &str) -> Option<Party> {
        let words = unquoted(words);
        // The last letters tell of most words that they are nobody of this document.
        if words.is_empty() || !self.last_letters.may_end(words) && !self.words.may_name_role(words) {
            return None;
        }
        self.declared_by(words)
    }

    /// The same where the last letters tell nothing.
    #[inline(never)] // few words need it
    fn declared_by(&self, words: &str) -> Option<Party> {
        let name = words.strip_prefix("每个").or_else(|| words.strip_prefix('各'));
        let each = name.is_some();
        let name = name.unwrap_or(words);
        if let Some(party) = self.declared_name(name) {
            return Some(party);
        }
        if each && let Some(group) = self.short_group(name) {
            return Some(Party::Group(group));
        }
        // 各招商小组牵头单位: a role of a declared party; 各牵头单位: of the only collective name.
        let (of, role) = self.split_role(name)?;
        if of.is_empty() {
            return match self.only_group().filter(|_| each) {
                Some(of) => Some(Party::Role { of: Box::new(Party::Group(of)), role: role.into() }),
                None => self.seat_holders(name, role),
            };
        }
        match self.declared_name(of.trim_end_matches('的')) {
            Some(of) => Some(Party::Role { of: Box::new(of), role: role.into() }),
            // 县级路长: a rank and a role, where no level is set up by that name.
            None => {
                let ranked = matches!(self.words.label_with_rank(name), Some(Label::Role(_)));
                ranked.then(|| self.seat_holders(name, role))?
            }
        }
    }

    /// 链长, 县级路长: the holders of a seat that this document gives out, named by the seat alone.
    /// Whose seat it is: that of the one body that has it, else of the collective name of the bodies
    /// that have it, else of the mechanism, which needs no name before the role.
    fn seat_holders(&self, name: &str, role: &str) -> Option<Party> {
        let given = self.seat_names.get(name).or_else(|| self.seat_names.get(role))?;
        let of = match given {
            SeatPlace::Body(id) => Party::Body(*id),
            SeatPlace::Several => self.only_group().map_or_else(|| Party::Mechanism, Party::Group),
            SeatPlace::Mechanism => Party::Mechanism,
        };
        Some(Party::Role { of: Box::new(of), role: name.into() })
    }

    /// Remembers how a name that is declared ends.
    pub(super) fn note_ending(&mut self, name: &str) {
        self.last_letters.note(name);
    }

    fn declared_name(&self, name: &str) -> Option<Party> {
        // What a name is found by, in full or in short, has its last letter.
        if !self.last_letters.may_end(name) {
            return None;
        }
        if let Some(id) = self.bodies.get(name) {
            return Some(Party::Body(*id));
        }
        if let Some(id) = self.groups.get(name) {
            return Some(Party::Group(*id));
        }
        if let Some(party) = self.aliases.get(name) {
            return Some(party.clone());
        }
        // 招商专班 is no single one of six 招商专班, but what they are called together; so is 项目招商专班,
        // though one of the six happens to end in these words.
        let group = self.short_group(name);
        let group = group.filter(|id| self.model.group(*id).is_some_and(|g| g.name.value.ends_with(name)));
        group.map(Party::Group).or_else(|| self.short_body(name).map(Party::Body))
    }

    /// The collective name that 各项目招商专班 or 各产业招商小组 means: the only one that ends in these
    /// words, or that these words end in.
    fn short_group(&self, name: &str) -> Option<GroupId> {
        let near = |full: &str| {
            full.ends_with(name) && name.chars().count() >= 3
                || name.ends_with(full) && name.chars().count() <= full.chars().count() + 4
        };
        let mut matches = self.model.groups.iter().enumerate().filter(|(_, g)| near(&g.name.value));
        match (matches.next(), matches.next()) {
            (Some((index, _)), None) => Some(GroupId::at(index)),
            _ => None,
        }
    }

    /// The collective name of a document that has only one.
    fn only_group(&self) -> Option<GroupId> {
        (self.model.groups.len() == 1).then(|| GroupId::at(0))
    }

    /// 领导小组 for the only body whose name ends so.
    fn short_body(&self, name: &str) -> Option<BodyId> {
        if name.chars().count() < 3 {
            return None;
        }
        let mut matches = self.model.bodies.iter().enumerate().filter(|(_, b)| b.name.value.ends_with(name));
        match (matches.next(), matches.next()) {
            (Some((index, _)), None) => Some(BodyId::at(index)),
            _ => None,
        }
    }

    /// Words that end in a role word of two to eight characters: what is before it, and the role.
    fn split_role<'w>(&self, words: &'w str) -> Option<(&'w str, &'w str)> {
        let may_end = self.words.may_end_in_role(words);
        if !(2..=8).any(&may_end) {
            return None;
        }
        let starts = (1..=8).zip(words.char_indices().rev()).skip(1);
        let starts = starts.filter(|(length, _)| may_end(*length)).map(|(_, (i, _))| i);
        let role_at = |i: usize| {
            let role = words.get(i..)?;
            matches!(self.words.label(role), Some(Label::Role(_))).then_some((words.get(..i)?, role))
        };
        starts.filter_map(role_at).last()
    }

    /// The unit found, entered in the document's list of units.
    pub(super) fn unit(&mut self, found: &Found, surface: &SmolStr, span: Span) -> UnitId {
        let id = UnitId::at(self.model.units.len());
        let known = match self.units.entry(found.name.clone()) {
            Entry::Occupied(known) => Some(*known.get()),
            Entry::Vacant(place) => {
                place.insert(id);
                None
            }
        };
        if let Some(id) = known {
            if let Some(unit) = self.model.units.get_mut(id.index()) {
                unit.mentions.push(span);
                if matches!(found.form, NameForm::Former { .. }) {
                    unit.outdated.extend(outdated(found, span));
                }
                if !unit.surfaces.iter().any(|s| s == surface) {
                    unit.surfaces.push(surface.clone());
                }
            }
            return id;
        }
        let mut late = Vec::new();
        if matches!(found.form, NameForm::Former { .. }) {
            late.extend(outdated(found, span));
        }
        self.model.units.push(Unit {
            name: found.name.clone(),
            kind: found.kind,
            level: found.level,
            order: found.order,
            known: found.known,
            department: found.department,
            surfaces: SmallVec::from_buf([surface.clone()]),
            mentions: SmallVec::from_buf_and_len([span, Span::default()], 1),
            outdated: late,
        });
        id
    }

    /// A post with its unit: 市发改委主任.
    pub(super) fn post(&mut self, words: &str, span: Span) -> Option<Party> {
        let split = self.names.post(words)?;
        self.post_of(words, split, span)
    }

    fn post_of(&mut self, words: &str, (unit, title): Split, span: Span) -> Option<Party> {
        let name = without_list_end(words.get(unit.clone())?).to_owned();
        let unit = unit.start..unit.start + name.len();
        let title = words.get(title)?.to_owned();
        let unit_span = span.inner(unit.start, unit.end);
        let unit = match self.declared_party(&name) {
            Some(of) if !matches!(of, Party::Unit(_)) => {
                return Some(Party::Role { of: Box::new(of), role: title.into() });
            }
            Some(Party::Unit(id)) => id,
            _ => {
                let found = self.names.resolve(&name, None);
                self.unit(&found, &name.into(), unit_span)
            }
        };
        Some(Party::Post { unit: Some(unit), title: title.into() })
    }

    /// A person or post in a roster entry: 李某, 县财政局局长, 李某（县财政局局长）, 县财政局局长 李某.
    /// `post` is how [`RegionNames::post`](crate::registry::RegionNames::post) splits the words; `undeclared` says
    /// that they were found to be no [`declared_party`](Self::declared_party).
    pub(super) fn person(&mut self, words: &str, post: Option<Split>, span: Span, undeclared: bool) -> Party {
        let trimmed = if has_no_blank_ends(words) { words } else { words.trim() };
        let post = if trimmed.len() == words.len() { post } else { self.names.post(trimmed) };
        let words = trimmed;
        if let Some((name, post)) = name_and_post(words) {
            return Party::Person { name: name.into(), post: Some(post.into()) };
        }
        if let Some(post) = post.and_then(|split| self.post_of(words, split, span)) {
            return post;
        }
        if is_person_name(words) {
            return Party::Person { name: squeeze_name(words).into(), post: None };
        }
        let declared = if undeclared { None } else { self.declared_party(words) };
        declared.unwrap_or_else(|| Party::Post { unit: None, title: words.into() })
    }
}

/// The words without quotes around them.
fn unquoted(words: &str) -> &str {
    // All quotes begin with one of these bytes, and Han characters do not.
    match words.as_bytes() {
        [0xE2 | 0xE3, ..] | [.., 0xE2 | 0xE3, _, _] => words.trim_matches(['“', '”', '《', '》']),
        _ => words,
    }
}

/// The mention, where its name ended on a known day.
#[inline(never)] // few names are former ones
fn outdated(found: &Found, span: Span) -> Option<Outdated> {
    match &found.form {
        NameForm::Former { until: Some(until) } => {
            Some(Outdated { span, until: until.clone(), successor: found.successor.clone() })
        }
        _ => None,
    }
}

/// Whether words are common Han characters alone: no blank, bracket or dot stands among them.
fn is_all_han(words: &str) -> bool {
    beside_han(words).next().is_none()
}

fn squeeze_name(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A bare name: two to four characters (blanks between them do not count), ·-names, none of the
/// words that posts and units end in.
fn is_person_name(words: &str) -> bool {
    // More than four Han characters and nothing beside them are no name.
    if words.len() > 12 && is_all_han(words) {
        return false;
    }
    let length = words.chars().filter(|c| !c.is_whitespace()).count();
    if length > 20 || length > 4 && !words.contains('·') {
        return false;
    }
    let name = squeeze_name(words);
    let han = name.chars().all(
        |c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' | '·'),
    );
    let titled = [
        "长",
        "任",
        "书记",
        "主席",
        "委员",
        "同志",
        "领导",
        "局",
        "委",
        "办",
        "部",
        "处",
        "科",
        "室",
        "院",
        "镇",
        "乡",
        "县",
        "市",
        "区",
        "人",
        "员",
        "干部",
        "经理",
        "董事",
        "专员",
        "调研员",
    ];
    han && (2..=4).contains(&length) && !titled.iter().any(|t| name.ends_with(t))
        || han && name.contains('·') && length <= 20
}

/// A name with the post beside it: `李某（县财政局局长）`, `李某　县财政局局长`, `县财政局局长 李某`.
fn name_and_post(words: &str) -> Option<(String, &str)> {
    if is_all_han(words) {
        return None;
    }
    if let Some((name, rest)) = words.split_once(['（', '(']) {
        let post = rest.trim_end_matches(['）', ')']).trim();
        return (is_person_name(name) && !post.is_empty()).then(|| (squeeze_name(name), post));
    }
    let gaps = words.char_indices().filter(|(_, c)| c.is_whitespace());
    for (at, gap) in gaps {
        let (before, after) = (words.get(..at)?, words.get(at + gap.len_utf8()..)?.trim_start());
        if is_person_name(before) && !is_person_name(after) && !after.is_empty() {
            return Some((squeeze_name(before), after));
        }
        if is_person_name(after) && !is_person_name(before) && before.chars().count() > 1 {
            return Some((squeeze_name(after), before.trim_end()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_that_end_as_a_name_does_are_never_passed_over(names in "[局组长a 　é𠮷]{0,3}", words in "[局组长a 　é𠮷]{0,2}") {
            let mut letters = LastLetters::default();
            let lasts: Vec<char> = names.chars().collect();
            lasts.iter().for_each(|last| letters.note(&last.to_string()));
            let ends = words.chars().next_back().is_some_and(|last| lasts.contains(&last));
            proptest::prop_assert!(!ends || letters.may_end(&words));
            proptest::prop_assert!(!letters.may_end(""));
        }
    }

    #[test]
    fn names_are_told_from_posts() {
        assert!(is_person_name("李民生") && is_person_name("王　喆") && is_person_name("阿卜杜拉·买买提"));
        assert!(!is_person_name("县长") && !is_person_name("副县长") && !is_person_name("县财政局局长"));
        assert_eq!(name_and_post("李某某（县财政局局长）"), Some(("李某某".into(), "县财政局局长")));
        assert_eq!(name_and_post("李某某　　县财政局局长"), Some(("李某某".into(), "县财政局局长")));
        assert_eq!(name_and_post("县财政局局长 李某"), Some(("李某".into(), "县财政局局长")));
        assert_eq!(name_and_post("李　某　县财政局局长").map(|(n, _)| n), Some("李某".into()));
        assert_eq!(name_and_post("县财政局局长"), None);
    }
}
