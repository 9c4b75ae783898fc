//! Fault injection: each rule's fault is planted into every clean mechanism where there is a place for it;
//! it is found, by that rule, and nothing else appears.
//!
//! `cargo test --test suite -- --exact check::mutation::every_planted_fault_is_found_and_nothing_else --nocapture`
//! prints the matrix of rule × mechanism.

use super::clean::workspaces;
use super::fixture::{Mutation, fixtures};
use super::run::{Finding, Room};
use jizhi::workspace::SETTINGS_FILE;
use rayon::prelude::*;
use regex::Regex;

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

/// What planting one rule's fault into one mechanism gave.
struct Planted {
    rule: String,
    family: String,
    mechanism: String,
    found: usize,
    others: Vec<String>,
}

/// The room of some files with more lines in their settings.
fn room_with(files: &[(String, String)], settings: &str) -> Room {
    let mut files = files.to_vec();
    for (_, text) in files.iter_mut().filter(|(path, _)| path == SETTINGS_FILE) {
        *text = format!("{text}\n{settings}\n");
    }
    Room::new(&files)
}

/// Plants every rule's fault into one mechanism of a folder.
fn plant_all(room: &Room, files: &[(String, String)], path: &str, text: &str) -> Vec<Planted> {
    let single = |text: &str| [(path.to_owned(), text.to_owned())];
    let (alone, whole) = (room.run(&single(text)), room.run(files));
    let mut all = Vec::new();
    for fixture in fixtures() {
        let planted = fixture.mutations.iter().find_map(|m| Some((m, plant(m, path, text)?)));
        let Some((mutation, planted)) = planted else { continue };
        let own_room = (!mutation.settings.is_empty()).then(|| room_with(files, &mutation.settings));
        let room = own_room.as_ref().unwrap_or(room);
        // What lies between documents needs the others beside it.
        let between = fixture.family == "conformance";
        let (mut findings, before) = if between {
            let mut files = files.to_vec();
            files
                .iter_mut()
                .filter(|(other, _)| other == path)
                .for_each(|(_, text)| text.clone_from(&planted));
            (room.run(&files), &whole)
        } else {
            (room.run(&single(&planted)), &alone)
        };
        // What a clean text still has is told by another test.
        for old in before {
            let same = |f: &Finding| f.code == old.code && f.words == old.words;
            if let Some(at) = findings.iter().position(same) {
                findings.remove(at);
            }
        }
        let (own, others): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.code == fixture.rule);
        all.push(Planted {
            rule: fixture.rule,
            family: fixture.family,
            mechanism: path.to_owned(),
            found: own.len(),
            others: others.iter().map(|f| format!("{} {}", f.code, f.shown())).collect(),
        });
    }
    all
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let mut names = Vec::new();
    let mut all: Vec<Planted> = Vec::new();
    for (_, files) in workspaces() {
        let room = Room::new(&files);
        let documents: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".jz")).collect();
        names.extend(documents.iter().map(|(path, _)| path.clone()));
        let planted = documents.par_iter().map(|(path, text)| plant_all(&room, &files, path, text));
        all.extend(planted.collect::<Vec<_>>().into_iter().flatten());
    }
    for (at, name) in names.iter().enumerate() {
        println!("{:>2} {name}", at + 1);
    }
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let own: Vec<&Planted> = all.iter().filter(|p| p.rule == fixture.rule).collect();
        let cell = |name: &String| match own.iter().find(|p| p.mechanism == *name) {
            None => "·",
            Some(planted) if planted.found == 0 => "×",
            Some(planted) if planted.others.is_empty() => "✓",
            Some(_) => "+",
        };
        let cells: Vec<&str> = names.iter().map(cell).collect();
        println!("{:<15}{:<28}{}", fixture.family, fixture.rule, cells.join(" "));
        if own.is_empty() {
            wrong.push(format!("{}: planted nowhere", fixture.rule));
        }
    }
    for planted in all.iter().filter(|p| p.found == 0 || !p.others.is_empty()) {
        let Planted { rule, family, mechanism, found, others } = planted;
        wrong.push(format!("{family} {rule} in {mechanism}: {found} found, others {others:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
