//! Fault injection: each rule's fault is planted into every clean mechanism where there is a place for it;
//! it is found, by that rule, and nothing else appears.
//!
//! `cargo test --test suite -- --exact check::mutation::every_planted_fault_is_found_and_nothing_else --nocapture`
//! prints the matrix of rule × mechanism.

use super::clean::workspaces;
use super::fixture::{Mutation, fixtures};
use super::run::{Finding, run};
use regex::Regex;
use std::collections::BTreeMap;

/// The text with the fault in it, where the text has a place for it.
fn plant(mutation: &Mutation, name: &str, text: &str) -> Option<String> {
    if !mutation.only.is_empty() && !mutation.only.iter().any(|n| n == name) {
        return None;
    }
    if let Some(line) = &mutation.append {
        let main = text.find("\n--- 正文")? + 1;
        let rest = text.get(main..)?;
        let end = rest.find("\n---").map_or(text.len(), |at| main + at + 1);
        let (before, after) = text.split_at(end);
        return Some(format!("{}\n{line}\n{after}", before.trim_end_matches('\n')));
    }
    let find = Regex::new(&format!("(?m){}", mutation.find.as_ref()?)).unwrap();
    let comment = |at: usize| {
        let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        text.get(line..).is_some_and(|line| line.starts_with("//"))
    };
    let place = find.captures_iter(text).find(|c| c.get(0).is_some_and(|m| !comment(m.start())))?;
    let whole = place.get(0)?;
    let mut planted = text.get(..whole.start())?.to_owned();
    place.expand(&mutation.replace, &mut planted);
    planted.push_str(text.get(whole.end()..)?);
    (planted != text).then_some(planted)
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let workspaces = workspaces();
    let mut names = Vec::new();
    let mut matrix: BTreeMap<(String, String), BTreeMap<String, &'static str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (_, files) in &workspaces {
        let shared: Vec<_> = files.iter().filter(|(path, _)| !path.ends_with(".jz")).cloned().collect();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".jz")) {
            names.push(path.clone());
            let whole = run(files);
            let alone: Vec<_> = shared.iter().cloned().chain([(path.clone(), text.clone())]).collect();
            let before = run(&alone);
            for fixture in fixtures() {
                let key = (fixture.family.clone(), fixture.rule.clone());
                let row = matrix.entry(key).or_default();
                let Some(planted) = fixture.mutations.iter().find_map(|m| plant(m, path, text)) else {
                    continue;
                };
                // What lies between documents needs the others beside it.
                let between = fixture.family == "conformance";
                let others = if between { files } else { &shared };
                let mut planted_in = others.clone();
                planted_in.retain(|(other, _)| other != path);
                planted_in.push((path.clone(), planted));
                let mut findings = run(&planted_in);
                let before = if between { &whole } else { &before };
                // What a clean text still has is told by another test.
                for old in before {
                    let same = |f: &Finding| f.code == old.code && f.words == old.words;
                    if let Some(at) = findings.iter().position(same) {
                        findings.remove(at);
                    }
                }
                let own = findings.iter().filter(|f| f.code == fixture.rule).count();
                let others: Vec<String> = findings
                    .iter()
                    .filter(|f| f.code != fixture.rule)
                    .map(|f| format!("{} {}", f.code, f.shown()))
                    .collect();
                let cell = match (own, others.is_empty()) {
                    (0, _) => "×",
                    (_, true) => "✓",
                    (_, false) => "+",
                };
                row.insert(path.clone(), cell);
                if cell != "✓" {
                    wrong.push(format!("{} in {path}: {own} found, others {others:?}", fixture.rule));
                }
            }
        }
    }
    for (at, name) in names.iter().enumerate() {
        println!("{:>2} {name}", at + 1);
    }
    for ((family, rule), row) in &matrix {
        let cells: Vec<&str> = names.iter().map(|name| row.get(name).copied().unwrap_or("·")).collect();
        println!("{family:<15}{rule:<28}{}", cells.join(" "));
        if row.is_empty() {
            wrong.push(format!("{rule}: planted nowhere"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
