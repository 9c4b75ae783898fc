//! Runs all rules over a document.

use super::between::{Brief, Pair};
use super::looked::{UNTIL_LINKED, take_back};
use super::words::WordIndex;
use super::{Case, Hit, Line, Prose, Reads, Rule, SettingValue, rules::rules};
use crate::problem::Problem;
use crate::registry::RegionNames;
use crate::source::{SourceText, Span};
use crate::vocabulary::Vocabulary;
use crate::workspace::{Document, RuleSetting, RuleTables};
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// `[rules.NAME]` of `jizhi.toml`, with the rules' own defaults behind it.
#[derive(Clone, Debug, Default)]
pub struct RuleSettings(RuleTables);

impl RuleSettings {
    /// What is set for rules or keys that do not exist: the rule, and the key when the rule does exist.
    #[must_use]
    pub fn unknown(&self) -> Vec<(&str, Option<&str>)> {
        let mut unknown = Vec::new();
        for (name, keys) in &self.0 {
            match BY_NAME.get(name.as_str()) {
                None => unknown.push((name.as_str(), None)),
                Some(rule) => {
                    let strange = keys.keys().filter(|key| !rule.settings.iter().any(|s| s.key == **key));
                    unknown.extend(strange.map(|key| (name.as_str(), Some(key.as_str()))));
                }
            }
        }
        unknown
    }

    pub(super) fn is_set(&self, rule: &str) -> bool {
        self.0.contains_key(rule)
    }

    pub(super) fn number(&self, rule: &Rule, key: &str) -> f64 {
        match (self.set(rule.name, key), default(rule, key)) {
            (Some(RuleSetting::Number(number)), _) => *number,
            (_, Some(SettingValue::Number(number))) => number,
            _ => 0.0,
        }
    }

    pub(super) fn words(&self, rule: &Rule, key: &str) -> Vec<&str> {
        match (self.set(rule.name, key), default(rule, key)) {
            (Some(RuleSetting::Words(words)), _) => words.iter().map(String::as_str).collect(),
            (_, Some(SettingValue::Words(words))) => words.to_vec(),
            _ => Vec::new(),
        }
    }

    fn set(&self, rule: &str, key: &str) -> Option<&RuleSetting> {
        self.0.get(rule)?.get(key)
    }
}

/// Rules by name.
static BY_NAME: LazyLock<FxHashMap<&'static str, &'static Rule>> =
    LazyLock::new(|| rules().map(|rule| (rule.name, rule)).collect());

/// Whether a problem of this code is one that a rule finds.
pub(super) fn is_rule(code: &str) -> bool {
    BY_NAME.contains_key(code)
}

fn default(rule: &Rule, key: &str) -> Option<SettingValue> {
    rule.settings.iter().find(|s| s.key == key).map(|s| s.default)
}

/// What a rule does with the whole of a document.
type LookAtModel = fn(&Case<'_>, &mut Vec<Problem>);
/// What a rule does with a document and one above it.
type LookAtPair = fn(&Pair<'_>, &mut Vec<Problem>);
/// What a rule does with a line.
type LookAtLine = fn(&Case<'_>, &Line<'_>, &mut Vec<Problem>);
/// What a rule does with a word that sets it off.
type LookAtWord = fn(&Case<'_>, &Hit<'_>, &mut Vec<Problem>);

/// The words that set rules off, and what each rule that a word sets off does.
struct Words {
    index: WordIndex,
    /// By word.
    looks: Vec<Vec<LookAtWord>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut by_word: BTreeMap<&'static str, Vec<_>> = BTreeMap::new();
    for rule in rules() {
        if let Reads::Words(words, look) = rule.reads {
            for word in words {
                by_word.entry(word).or_default().push(look);
            }
        }
    }
    let (words, looks) = by_word.into_iter().unzip();
    Words { index: WordIndex::new(words), looks }
});

/// What the rules of the model do.
static MODEL: LazyLock<Vec<LookAtModel>> = LazyLock::new(|| {
    let of = |rule: &Rule| match rule.reads {
        Reads::Model(look) => Some(look),
        _ => None,
    };
    rules().filter_map(of).collect()
});

/// What the rules of pairs do.
static PAIRS: LazyLock<Vec<LookAtPair>> = LazyLock::new(|| {
    let of = |rule: &Rule| match rule.reads {
        Reads::Pairs(look) => Some(look),
        _ => None,
    };
    rules().filter_map(of).collect()
});

/// What the rules of the lines do, by the kind of line.
static LINES: LazyLock<Vec<Vec<LookAtLine>>> = LazyLock::new(|| {
    let mut by_kind = Vec::new();
    for rule in rules() {
        if let Reads::Lines(kinds, look) = rule.reads {
            for kind in kinds.iter().map(|kind| *kind as usize) {
                by_kind.resize_with(by_kind.len().max(kind + 1), Vec::new);
                if let Some(looks) = by_kind.get_mut(kind) {
                    looks.push(look);
                }
            }
        }
    }
    by_kind
});

/// All rules, ready to run over documents of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Checker {
    settings: RuleSettings,
    as_of: Option<Date>,
}

impl Checker {
    /// A checker with a workspace's settings. `as_of` asks what no longer holds on that day.
    #[must_use]
    pub fn new(settings: RuleTables, as_of: Option<Date>) -> Self {
        Self { settings: RuleSettings(settings), as_of }
    }

    /// Adds what every rule finds in one document to its problems, by place. What could not be read is
    /// not told again where a rule says what is wrong with it. Levels and permissions are not applied. The
    /// document may be linked or not; see [`Checker::look_at`].
    pub fn check(
        &self,
        document: &mut Document,
        text: &SourceText,
        vocabulary: &Vocabulary,
        names: RegionNames<'_>,
    ) {
        let mut found = self.look(document, text, vocabulary, names);
        let named = document.mechanism.bases.iter().filter(|basis| basis.resolved.is_some());
        take_back(&mut found, named.map(|basis| basis.span));
        // What linking may take back says nothing of what could not be read.
        let told = |p: &Problem| found.iter().any(|f| f.code != UNTIL_LINKED && overlap(f.span, p.span));
        document.problems.retain(|p| p.code != "unreadable-clause" || !told(p));
        document.problems.extend(found);
        document.problems.sort_by_key(|p| p.span);
    }

    /// What the rules between documents find, as positions among the briefs and problems. Levels and
    /// permissions are not applied. What is found in a document does not change when documents are left
    /// out that it does not rest on, directly or through others.
    #[must_use]
    pub fn between(briefs: &[&Brief]) -> Vec<(usize, Problem)> {
        let at: Neighbours<'_> = briefs.iter().map(|brief| (brief.path.as_str(), *brief)).collect();
        let own = |(position, child): (usize, &&Brief)| {
            Self::above(child, &at).into_iter().map(|problem| (position, problem)).collect::<Vec<_>>()
        };
        let pairs = || briefs.par_iter().enumerate().map(own).collect::<Vec<Vec<(usize, Problem)>>>();
        let (pairs, among) = rayon::join(pairs, || Self::among(briefs));
        pairs.into_iter().flatten().chain(among).collect()
    }

    /// What the rules find that hold one document against those it rests on.
    pub(super) fn above(child: &Brief, at: &Neighbours<'_>) -> Vec<Problem> {
        let mut found = Vec::new();
        for pair in pairs(child, at) {
            for look in PAIRS.iter() {
                look(&pair, &mut found);
            }
        }
        found
    }

    /// What the rules find that look at all documents at once.
    pub(super) fn among(briefs: &[&Brief]) -> Vec<(usize, Problem)> {
        let mut found = Vec::new();
        for rule in rules() {
            if let Reads::Briefs(look) = rule.reads {
                look(briefs, &mut found);
            }
        }
        found
    }

    /// What the rules between documents find in one, the same as [`Checker::between`] does. `at` are the
    /// documents it may rest on.
    #[must_use]
    pub fn between_one(own: &Brief, at: &Neighbours<'_>) -> Vec<Problem> {
        let mut found = Self::above(own, at);
        let family = family(own, at);
        let among = Self::among(&family).into_iter();
        let is_own = |at: &usize| family.get(*at).is_some_and(|brief| brief.path == own.path);
        found.extend(among.filter(|(at, _)| is_own(at)).map(|(_, problem)| problem));
        found
    }

    fn look(
        &self,
        document: &Document,
        text: &SourceText,
        vocabulary: &Vocabulary,
        names: RegionNames<'_>,
    ) -> Vec<Problem> {
        let mechanism = &document.mechanism;
        let prose = Prose::new(mechanism, &document.syntax, text);
        let issued = issued(document);
        let names = match issued {
            Some(date) => names.at(&date.to_string()),
            None => names,
        };
        let case = Case {
            mechanism,
            text,
            prose: &prose,
            vocabulary,
            names,
            issued,
            as_of: self.as_of,
            told: &document.problems,
            settings: &self.settings,
            lines: prose.lines(mechanism).collect(),
            graph: OnceCell::new(),
            bodies: OnceCell::new(),
            rosters: OnceCell::new(),
            terms: OnceCell::new(),
            keys: OnceCell::new(),
            hollow: OnceCell::new(),
            division: OnceCell::new(),
            marks: OnceCell::new(),
            numbered: OnceCell::new(),
        };
        let mut found = Vec::new();
        for look in MODEL.iter() {
            look(&case, &mut found);
        }
        for line in case.lines() {
            for look in LINES.get(line.kind as usize).into_iter().flatten() {
                look(&case, &line, &mut found);
            }
        }
        words(&case, &mut found);
        settle(&case, &mut found);
        drop(case);
        prose.spare();
        found
    }
}

/// Briefs by path.
pub type Neighbours<'a> = BTreeMap<&'a str, &'a Brief>;

/// A document and all that it rests on, directly or through others, by path.
fn family<'a>(own: &'a Brief, at: &Neighbours<'a>) -> Vec<&'a Brief> {
    let mut family = BTreeMap::from([(own.path.as_str(), own)]);
    let mut open = vec![own];
    while let Some(brief) = open.pop() {
        for rests in &brief.rests {
            if let Some(parent) = at.get(rests.path.as_str())
                && family.insert(parent.path.as_str(), parent).is_none()
            {
                open.push(parent);
            }
        }
    }
    // The document itself may stand in `at` as it was before.
    family.insert(own.path.as_str(), own);
    family.into_values().collect()
}

/// A document held against each document above it that it rests on; one cited twice counts once.
#[must_use]
pub fn pairs<'a>(child: &'a Brief, by_path: &BTreeMap<&str, &'a Brief>) -> Vec<Pair<'a>> {
    let mut seen = BTreeSet::new();
    let fresh = child.rests.iter().filter(|rests| seen.insert(rests.path.as_str()));
    fresh.filter_map(|rests| Pair::new(by_path.get(rests.path.as_str())?, child, rests)).collect()
}

/// One pass over the printed words for all rules that words set off.
fn words(case: &Case<'_>, found: &mut Vec<Problem>) {
    let mut lines = case.lines();
    let mut line = lines.next();
    for (word, range) in WORDS.index.find(case.prose.text()) {
        // Words stand within lines, so that those come in the order of the lines.
        while line.is_some_and(|line| line.at + line.text.len() < range.end) {
            line = lines.next();
        }
        let Some(line) = line else { break };
        let Some(start) = range.start.checked_sub(line.at) else { continue };
        let hit = Hit { range: start..start + range.len(), line };
        for look in WORDS.looks.get(word).into_iter().flatten() {
            look(case, &hit, found);
        }
    }
}

/// One root cause, one problem: drops repetitions and what another rule, or reading, tells better, and
/// sorts by place.
fn settle(case: &Case<'_>, found: &mut Vec<Problem>) {
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    found.dedup_by(|a, b| a.code == b.code && a.span == b.span && a.message == b.message);
    if found.len() + case.told.len() < 2 {
        return;
    }
    let places: Vec<_> = found.iter().map(|p| (p.code, p.span)).collect();
    found.retain(|problem| {
        let Some(rule) = BY_NAME.get(problem.code) else { return true };
        let better = |code: &str| rule.yields_to.contains(&code);
        !places.iter().any(|(code, span)| better(code) && overlap(*span, problem.span))
            // Reading tells of a label what is wrong behind it.
            && !case.told.iter().any(|p| better(p.code) && (overlap(p.span, problem.span) || p.span.end == problem.span.start))
    });
    if case.unread().any(|p| matches!(p.code, "typed-number" | "unmarked-heading")) {
        found.retain(|problem| !LEVELS.contains(&problem.code));
    }
    let unread = case.unread_places();
    if !unread.is_empty() {
        let is_unread = |span: Span| {
            let after = unread.partition_point(|place| place.end <= span.start);
            unread.get(after).is_some_and(|place| overlap(*place, span))
        };
        found.retain(|problem| !HOLDINGS.contains(&problem.code) || !is_unread(problem.span));
    }
}

/// Rules that say what a body or a task lacks or has too much of. It may stand in a line that could not
/// be read, or belong under a heading that was not read as one, and that has been told.
const HOLDINGS: [&str; 9] = [
    "duty-without-owner",
    "empty-body",
    "many-leads",
    "member-misfit",
    "no-deputy",
    "no-lead",
    "no-leader",
    "sibling-slot",
    "sum-mismatch",
];

/// Rules that compare headings with their neighbours, one of which was not read.
const LEVELS: [&str; 4] = ["lv-runin-mix", "lv-seq", "lv-single", "lv-skip"];

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// The day a document was issued: 成文日期, else 印发日期.
pub(super) fn issued(document: &Document) -> Option<Date> {
    let elements = [&document.mechanism.document.date, &document.mechanism.document.print_date];
    elements.into_iter().filter_map(|e| e.given()).find_map(|words| {
        let (year, month, day) = crate::clause::date(words.trim()).ok()?;
        Date::new(year, month, day).ok()
    })
}
