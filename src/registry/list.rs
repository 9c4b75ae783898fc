//! Unit lists as documents write them.
//!
//! In: 市金融工作局、卫生健康委及相关市直单位，各县（市）区。Out: one item per unit, class or body, with
//! elided prefixes carried on, limits of scope, second names, and open tails.

use super::endings;
use super::found::ListItem;
use super::lookup::{LONGEST_NAME, Lead, Located, RegionNames};
use super::segment::{ALSO, AND, Segment, TO, WITH, han, segments};
use super::surface;
use crate::model::{SmolStr, UnitKind};
use crate::source::is_trim;
use std::ops::Range;

impl RegionNames<'_> {
    /// The items of a unit list, in order. Ranges are bytes of `words`.
    #[must_use]
    pub fn list(&self, words: &str) -> Vec<ListItem> {
        let mut items = Vec::new();
        self.list_each(words, &mut |item| items.push(item));
        items
    }

    /// Gives the items of a unit list to `each`, in order, for who makes something else of each.
    pub fn list_each(&self, words: &str, each: &mut dyn FnMut(ListItem)) {
        let mut reader = Reader { names: self, words, carried: None, each };
        for segment in segments(words) {
            reader.segment(segment);
        }
    }

    /// Whether a name can stand alone: known, or complete by its ending.
    fn stands_alone(&self, name: &str) -> bool {
        if name.len() > LONGEST_NAME {
            return false;
        }
        let known = || {
            let bare = name.char_indices().nth(1).is_some() && self.catalogue.is_name(name);
            bare || surface::split(name).is_some_and(|(_, core)| self.catalogue.is_name(core))
        };
        let registered = || self.registers().any(|(_, r)| r.has(name));
        endings::is_complete(name) || endings::is_class(name) || known() || registered()
    }
}

struct Reader<'n, 'r> {
    names: &'n RegionNames<'r>,
    words: &'n str,
    /// Level prefix of the items so far.
    carried: Option<char>,
    each: &'n mut dyn FnMut(ListItem),
}

/// What stands in brackets behind a name.
#[derive(Default)]
struct Notes {
    scope: Option<Range<usize>>,
    alias: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    fn text(&self, range: &Range<usize>) -> &str {
        self.words.get(range.clone()).unwrap_or("")
    }

    /// The range without blanks and stops at its ends.
    #[inline]
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        if is_trim(self.text(&range)) { range } else { self.trimmed_by_character(range) }
    }

    #[inline(never)] // few names need it
    fn trimmed_by_character(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text(&range);
        let idle =
            |c: char| c.is_whitespace() || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '：' | ':');
        let start = range.start + (text.len() - text.trim_start_matches(idle).len());
        let end = range.end - (text.len() - text.trim_end_matches(idle).len());
        start..end.max(start)
    }

    /// What stands between two 、.
    fn segment(&mut self, segment: Segment) {
        let Segment { range, bare } = segment;
        if !bare {
            return self.parted(range);
        }
        let surface = SmolStr::new(self.text(&range));
        let located = self.names.settle_tidy(&surface, self.carried);
        self.push(range.clone(), range, Notes::default(), (surface, located));
    }

    /// The same of any words.
    fn parted(&mut self, range: Range<usize>) {
        let range = self.without_lead(self.trimmed(range));
        let Some((at, tail)) = open_tail(self.text(&range)) else {
            return self.named(range);
        };
        let mark = range.start + at;
        let after = mark + '等'.len_utf8()..range.end;
        self.named(range.start..mark);
        match tail {
            Tail::Count => {}
            Tail::Bare => self.class(mark..range.end),
            Tail::Class => self.class(after),
            Tail::More => {
                let more = self.without_lead(self.trimmed(after));
                self.named(more);
            }
        }
    }

    /// Without a connector that stands before the first name: 以及各乡镇.
    fn without_lead(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text(&range);
        let joined = CONNECTORS.iter().find_map(|c| Some((*c, text.strip_prefix(c)?)));
        let Some((connector, rest)) = joined else { return range };
        // 和平区财政局 and 和县财政局 begin with a place.
        let place =
            text.char_indices().skip(1).take(5).filter(|(_, c)| endings::is_level(*c)).any(|(at, c)| {
                text.get(..at + c.len_utf8()).is_some_and(|p| super::divisions::Divisions::built_in().has(p))
            });
        if place || !self.names.stands_alone(rest) { range } else { range.start + connector.len()..range.end }
    }

    /// Names joined by 和, 及 …, with brackets behind the last.
    fn named(&mut self, range: Range<usize>) {
        let whole = self.trimmed(range);
        if whole.is_empty() {
            return;
        }
        let (mut name, notes) = self.notes(whole.clone());
        while let Some((left, right)) = self.joint(&name) {
            self.item(left.clone(), left, Notes::default());
            name = right;
        }
        let counted = name.start..name.start + without_count(self.text(&name)).len();
        let end = if notes.scope.is_some() || notes.alias.is_some() { whole.end } else { counted.end };
        self.item(counted.clone(), counted.start..end, notes);
    }

    fn item(&mut self, range: Range<usize>, whole: Range<usize>, notes: Notes) {
        let range = self.trimmed(range);
        if !range.is_empty() {
            self.settled(range, whole, notes);
        }
    }

    /// An item whose range is a name without anything around it.
    fn settled(&mut self, range: Range<usize>, whole: Range<usize>, notes: Notes) {
        let surface = SmolStr::new(self.text(&range));
        let located = self.names.settle(&surface, self.carried);
        self.push(range, whole, notes, (surface, located));
    }

    /// A name with what it means.
    #[inline]
    fn push(
        &mut self,
        range: Range<usize>,
        whole: Range<usize>,
        notes: Notes,
        (surface, (found, lead)): (SmolStr, Located),
    ) {
        if let (Lead::Written(Some(prefix)), UnitKind::Named | UnitKind::ExternalBody) = (lead, found.kind)
            && prefix != '国'
            && self.carried != Some(prefix)
            && !endings::is_outpost(&surface)
        {
            self.carried = Some(prefix);
        }
        let whole = range.start..whole.end.max(range.end);
        let inherited_prefix = lead == Lead::Carried;
        (self.each)(ListItem {
            range,
            surface,
            found,
            scope: notes.scope,
            alias: notes.alias,
            inherited_prefix,
            whole,
        });
    }

    fn class(&mut self, range: Range<usize>) {
        let range = self.trimmed(range);
        let surface = SmolStr::new(self.text(&range));
        let mut found = super::guess::class(&surface::tidy(&surface));
        found.known = true;
        (self.each)(ListItem {
            whole: range.clone(),
            range,
            surface,
            found,
            scope: None,
            alias: None,
            inherited_prefix: false,
        });
    }

    /// Takes the brackets off the end of a name, unless they are part of it: 各乡镇（街道）.
    fn notes(&self, whole: Range<usize>) -> (Range<usize>, Notes) {
        let mut name = whole;
        let mut notes = Notes::default();
        // Two pairs happen: a second name and a limit of scope.
        for _ in 0..3 {
            let Some(open) = last_bracket(self.text(&name)) else { break };
            let inner_end = name.end - self.text(&name).chars().next_back().map_or(0, char::len_utf8);
            let inner = self.trimmed(name.start + open + bracket_length(self.text(&name), open)..inner_end);
            let content = self.text(&inner);
            if open == 0 || content.is_empty() || is_part_of_name(content) {
                break;
            }
            match second_name(content) {
                Some(alias) => {
                    let alias = inner.start + alias.start..inner.start + alias.end;
                    notes.alias.get_or_insert(alias);
                }
                None if !starts_with_duty(content) && self.names.stands_alone(content) => {
                    notes.alias.get_or_insert(inner);
                }
                None => {
                    notes.scope.get_or_insert(inner);
                }
            }
            name = self.trimmed(name.start..name.start + open);
        }
        (name, notes)
    }

    /// The first place where a connector joins two names and is no part of one.
    fn joint(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let text = self.text(range);
        let one_name = || text.len() <= LONGEST_NAME && self.names.is_one_name(text);
        if !connectors(text).any(|(_, joins)| joins) || one_name() {
            return None;
        }
        connectors(text).filter(|(at, _)| *at > 0).find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let connector = CONNECTORS.iter().find(|c| rest.starts_with(**c))?;
            let (left, right) = (text.get(..at)?, rest.get(connector.len()..)?);
            // 涉及 and 普及 are verbs; nothing is joined there.
            let of_verb = |c: char| matches!(c, '涉' | '普' | '波' | '触' | '顾' | '危');
            if left.ends_with(of_verb) {
                return None;
            }
            let first = || right.split(['和', '及', '与']).next().unwrap_or(right);
            let nouns = ["单位", "部门", "企业", "个人", "组织", "机构"].contains(&right);
            let joins = self.names.stands_alone(left)
                && !nouns
                && (self.names.stands_alone(right)
                    || self.names.stands_alone(first())
                    || endings::is_area(right));
            joins.then(|| {
                let right_at = range.start + at + connector.len();
                (range.start..range.start + at, right_at..range.end)
            })
        })
    }
}

impl RegionNames<'_> {
    fn is_one_name(&self, text: &str) -> bool {
        let core = surface::split(text).map_or(text, |(_, core)| core);
        self.catalogue.local.contains_key(core)
            || self.catalogue.local.contains_key(text)
            || self.registers().any(|(_, r)| r.has(text))
    }
}

/// Where a connector may begin, and whether one of the characters stands there of which each connector has one; common
/// Han characters are passed over without decoding.
fn connectors(text: &str) -> impl Iterator<Item = (usize, bool)> {
    const FIRST: [u8; 3] = han("以");
    let words = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let at = next;
            let rest = words.get(at..)?;
            let Some(three @ [0xE4..=0xE9, ..]) = rest.first_chunk::<3>() else {
                next += beside_length(*rest.first()?);
                continue;
            };
            next += 3;
            match *three {
                AND | TO | WITH | ALSO => return Some((at, true)),
                FIRST => return Some((at, false)),
                _ => {}
            }
        }
    })
}

/// The length of a character by its first byte.
fn beside_length(first: u8) -> usize {
    match first {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// Longer ones first.
const CONNECTORS: &[&str] = &["以及", "及其", "及", "和", "与", "并"];

/// How a list ends after 等.
enum Tail {
    /// 等6家单位: the list is closed.
    Count,
    /// 等部门, 等单位: the list is open.
    Bare,
    /// 等相关职能部门: the words after 等 are a class of their own.
    Class,
    /// 等和各省级人民政府, or nothing.
    More,
}

/// The last 等 outside brackets that closes a list, not one inside a name (高等教育局).
fn open_tail(text: &str) -> Option<(usize, Tail)> {
    let words = text.as_bytes();
    let closes = |at: usize| words.get(..=at).is_some_and(|before| before.ends_with("等".as_bytes()));
    // Its last byte is one that few other characters hold.
    if !memchr::memchr_iter(0x89, words).any(closes) {
        return None;
    }
    let near = text.rmatch_indices('等').take_while(|(at, _)| text.len() - at <= LONGEST_NAME);
    near.into_iter().find_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?.trim();
        let bracketed = rest.contains(['）', ')']) && !rest.contains(['（', '(']);
        let tail = match () {
            () if bracketed || at == 0 => return None,
            () if rest.is_empty() || CONNECTORS.iter().any(|c| rest.starts_with(c)) => Tail::More,
            () if count_length(rest) > 0 => Tail::Count,
            () if BARE_NOUNS.iter().any(|n| rest.starts_with(n)) => Tail::Bare,
            () if endings::is_class(rest) => Tail::Class,
            () => return None,
        };
        Some((at, tail))
    })
}

const BARE_NOUNS: &[&str] = &["部门", "单位", "机构", "企业", "职能部门", "成员单位"];

/// Length of 6家单位, 四个部门 at the start of words.
fn count_length(text: &str) -> usize {
    let digits = |c: char| is_count(c) || c == '百';
    let rest = text.trim_start_matches(digits);
    if rest.len() == text.len() || !rest.starts_with(['家', '个']) {
        return 0;
    }
    let noun = rest.trim_start_matches(['家', '个']);
    if COUNTED.contains(&noun) { text.len() } else { 0 }
}

/// A name without the count behind it: 县投资促进中心6家单位.
fn without_count(name: &str) -> &str {
    if !name.ends_with(ends_count) || !may_end_in_count(name) {
        return name;
    }
    let counts = |(at, c): &(usize, char)| c.is_ascii_digit() || is_count(*c) && *at > 0;
    let start = name
        .char_indices()
        .rev()
        .take_while(|(at, _)| name.len() - at <= LONGEST_COUNT)
        .filter(counts)
        .map(|(at, _)| at)
        .filter(|at| *at > 0 && name.get(*at..).is_some_and(|rest| count_length(rest) > 0))
        .last();
    start.and_then(|at| name.get(..at)).map_or(name, str::trim_end)
}

/// What 家 or 个 may count; it may be left out.
const COUNTED: &[&str] = &["单位", "部门", "成员单位", "市直部门", "机构", ""];

/// Whether 家 or 个 stands before the noun that a name ends in, as in every count.
fn may_end_in_count(name: &str) -> bool {
    let counts = |noun: &&str| name.strip_suffix(*noun).is_some_and(|head| head.ends_with(['家', '个']));
    COUNTED.iter().any(counts)
}

fn is_count(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether a count may end in a character.
pub(super) fn ends_count(c: char) -> bool {
    matches!(c, '位' | '门' | '家' | '个')
}

/// Bytes of 一百二十三家成员单位 and the like.
const LONGEST_COUNT: usize = 48;

fn bracket_length(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
}

/// Where the bracket opens that closes at the end of the text.
fn last_bracket(text: &str) -> Option<usize> {
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// 市, 街道 and 社区 in brackets belong to the name: 各乡镇（街道）, 各村（社区）.
fn is_part_of_name(content: &str) -> bool {
    content.chars().all(|c| endings::is_level(c) || "、，街道办事处园场村社居".contains(c))
        || content == "管委会"
}

fn starts_with_duty(content: &str) -> bool {
    [
        "负责", "牵头", "主要", "承担", "分管", "具体", "配合", "协助", "含", "包括", "不含", "共", "参与",
        "成立",
    ]
    .iter()
    .any(|w| content.starts_with(w))
}

/// The second name in words that say so: 即县招商办公室, 以下简称“专班办”, 加挂某局牌子.
fn second_name(content: &str) -> Option<Range<usize>> {
    let markers = ["以下简称", "简称", "又称", "加挂", "挂", "即", "原"];
    let marker = markers.iter().find(|m| content.starts_with(**m))?;
    let rest = content.get(marker.len()..)?.trim_end_matches("牌子");
    let quotes = |c: char| "：:，“”\"《》".contains(c) || c.is_whitespace();
    let name = rest.trim_start_matches(quotes);
    let start = marker.len() + (rest.len() - name.len());
    let name = name.trim_end_matches(quotes);
    (!name.is_empty()).then(|| start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    proptest::proptest! {
        #[test]
        fn a_bare_name_is_read_as_any_segment_is(
            words in "(县|市|以|)[县市财政局委办和及与并等各商投资促进中心]{0,9}[局位门家个单位等（）a]{0,2}",
        ) {
            let registry = Registry::built_in();
            let names = registry.region("河南省焦作市马村区");
            let read = |bare: bool| {
                let mut items = Vec::new();
                let mut each = |item| items.push(item);
                let mut reader = Reader { names: &names, words: &words, carried: Some('县'), each: &mut each };
                reader.segment(Segment { range: 0..words.len(), bare });
                items
            };
            if let [segment] = segments(&words).as_slice() && segment.bare {
                proptest::prop_assert_eq!(read(true), read(false), "{}", words);
            }
        }
    }
}
