//! How much of the five published texts the import recognises, held against the mechanisms written by hand.
//! With `MISSES` set in the environment each fact that only one side has is printed, too: - by hand, + imported.

use super::faithful::{built, mechanisms};
use super::{POLICIES, compiled, imported, imported_as, registry, text};
use jizhi::import::Form;
use jizhi::model::{Mechanism, Parties, SeatOf, UnitKind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A fact of one kind: what must be equal, and words that need only be alike.
type Fact = (String, String);

/// Kinds of facts, in the order of the table.
const KINDS: [&str; 10] =
    ["body", "seat", "unit", "class", "duty", "direction", "flow", "target", "count", "citation"];

fn names(m: &Mechanism, parties: &Parties) -> String {
    let mut names: Vec<_> = parties.iter().map(|p| m.party_name(&p.party).into_owned()).collect();
    names.sort();
    names.join("、")
}

fn of(m: &Mechanism, of: SeatOf) -> String {
    match of {
        SeatOf::Body(id) => m.body(id).map_or(String::new(), |b| b.name.value.clone()),
        SeatOf::Group(id) => m.group(id).map_or(String::new(), |g| g.name.value.clone()),
        SeatOf::Task(_) => "任务".to_owned(),
        SeatOf::Mechanism => "机制".to_owned(),
    }
}

/// What a model says, by kind. A body is told by name and class; a seat by where it is, its role and its
/// holder; a duty and a flow by who carries them, with words that may differ at their ends.
fn facts(m: &Mechanism) -> BTreeMap<&'static str, Vec<Fact>> {
    let plain = |words: String| (words, String::new());
    let mut facts: BTreeMap<&'static str, Vec<Fact>> = BTreeMap::new();
    let mut put = |kind, fact| facts.entry(kind).or_default().push(fact);
    for b in &m.bodies {
        put("body", plain(format!("{}：{}", b.class, b.name.value)));
    }
    // A seat that a text fills twice — in a sentence and in its roster — is one.
    let seats: BTreeSet<_> = m
        .seats
        .iter()
        .map(|s| format!("{}｜{}｜{}", of(m, s.of), s.role, m.party_name(&s.holder.party)))
        .collect();
    seats.into_iter().for_each(|seat| put("seat", plain(seat)));
    for u in &m.units {
        put(if u.kind == UnitKind::Class { "class" } else { "unit" }, plain(u.name.to_string()));
    }
    for d in &m.duties {
        put("duty", (names(m, &d.owners), d.text.clone()));
    }
    for d in &m.directions {
        put("direction", plain(format!("{}｜{}", of(m, d.of), d.term)));
    }
    for f in &m.flows {
        put("flow", (format!("{:?}｜{}｜{}", f.kind, names(m, &f.from), names(m, &f.to)), f.text.clone()));
    }
    for t in &m.targets {
        put("target", plain(format!("{}｜{}｜{:?}", of(m, t.of), t.indicator, t.quantity)));
    }
    for c in &m.counts {
        put("count", plain(format!("{:?}{}{}", c.stated, c.measure, c.noun)));
    }
    for b in &m.bases {
        put("citation", plain(format!("{}{}", b.title, b.number.as_deref().unwrap_or(""))));
    }
    facts
}

/// How alike two wordings are: twice the pairs of neighbouring characters that they share, of all.
fn alike(a: &str, b: &str) -> f64 {
    let pairs = |t: &str| {
        let letters: Vec<char> = t.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut counts: BTreeMap<(char, char), usize> = BTreeMap::new();
        letters.windows(2).for_each(|w| *counts.entry((w[0], w[1])).or_default() += 1);
        counts
    };
    let (a, b) = (pairs(a), pairs(b));
    let shared: usize = a.iter().map(|(pair, n)| (*n).min(b.get(pair).copied().unwrap_or(0))).sum();
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// The facts of one side that the other has not: each of the other is taken once, the most alike first.
fn unmatched<'f>(wanted: &'f [Fact], given: &[Fact]) -> Vec<&'f Fact> {
    let mut left: Vec<&Fact> = given.iter().collect();
    let mut missed = Vec::new();
    for fact in wanted {
        let (key, words) = fact;
        let fits = left.iter().enumerate().filter(|(_, (k, _))| k == key);
        let best = fits.map(|(at, (_, w))| (alike(words, w), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        match best.filter(|(likeness, _)| *likeness >= 0.75) {
            Some((_, at)) => drop(left.remove(at)),
            None => missed.push(fact),
        }
    }
    missed
}

/// Facts that both sides have.
fn hits(wanted: &[Fact], given: &[Fact]) -> usize {
    wanted.len() - unmatched(wanted, given).len()
}

/// By kind: written by hand, imported, in both.
type Table = BTreeMap<&'static str, (usize, usize, usize)>;

fn add(table: &mut Table, wanted: &Mechanism, given: &Mechanism) {
    let (wanted, given) = (facts(wanted), facts(given));
    if std::env::var_os("MISSES").is_some() {
        for kind in KINDS {
            let (w, g) = (wanted.get(kind), given.get(kind));
            let (w, g) = (w.map_or(&[][..], Vec::as_slice), g.map_or(&[][..], Vec::as_slice));
            let told = |sign, list: Vec<&Fact>| {
                list.iter().for_each(|(key, words)| println!("{sign} {kind} {key} {words}"));
            };
            told("-", unmatched(w, g));
            told("+", unmatched(g, w));
        }
    }
    for kind in KINDS {
        let none = Vec::new();
        let (w, g) = (wanted.get(kind).unwrap_or(&none), given.get(kind).unwrap_or(&none));
        let row = table.entry(kind).or_default();
        *row = (row.0 + w.len(), row.1 + g.len(), row.2 + hits(w, g));
    }
}

/// The published five, from a folder of their texts. The import knows no register; names are compared as
/// the registers of the five have them.
fn measured(folder: &str) -> Table {
    let registry = registry();
    let mut table = Table::new();
    for stem in POLICIES {
        let draft = imported("a.txt", &text(&format!("policies/{folder}/{stem}.txt")));
        let wanted = compiled(&text(&format!("policies/{stem}.jz")), &registry).mechanism;
        add(&mut table, &wanted, &compiled(&draft.text, &registry).mechanism);
    }
    table
}

/// Mechanisms of other kinds that we invented, from the web pages that they build.
fn round_trip() -> Table {
    let mut table = Table::new();
    for (name, source, registry) in mechanisms() {
        if std::env::var_os("MISSES").is_some() {
            println!("== {name}");
        }
        let draft = imported_as(Form::Html, &built(&source, &registry, "notice.html"));
        let wanted = compiled(&source, &registry).mechanism;
        add(&mut table, &wanted, &compiled(&draft.text, &registry).mechanism);
    }
    table
}

fn page(table: &Table) -> String {
    let mut page = String::from(
        "| 类 kind | 手写 by hand | 导入 imported | 相合 in both | precision | recall |\n|---|---|---|---|---|---|\n",
    );
    for kind in KINDS {
        let (wanted, given, both) = table[kind];
        let share = |of: usize| both as f64 / of.max(1) as f64;
        let (precision, recall) = (share(given), share(wanted));
        let _ = writeln!(page, "| {kind} | {wanted} | {given} | {both} | {precision:.3} | {recall:.3} |");
    }
    page
}

#[test]
fn the_page_tells_how_much_is_recognised() {
    let pages = [("raw", measured("raw")), ("round trip", round_trip())].map(|(what, t)| (what, page(&t)));
    pages.iter().for_each(|(what, page)| println!("{what}\n{page}"));
    for (_, page) in pages {
        assert!(text("docs/import.md").contains(&page), "docs/import.md should hold:\n{page}");
    }
}

#[test]
fn the_published_five_are_recognised_clean_or_raw() {
    for folder in ["raw", "published"] {
        for (kind, (wanted, given, both)) in measured(folder) {
            let (precision, recall) = (both as f64 / given as f64, both as f64 / wanted as f64);
            let floor = if ["body", "seat", "unit"].contains(&kind) { 0.95 } else { 0.88 };
            assert!(precision >= floor && recall >= floor, "{folder}, {kind}: {precision:.3} {recall:.3}");
        }
    }
}
