//! The rules: each has fixtures, a page whose examples behave as told, and a fault that can be planted.

mod clean;
mod fixture;
mod mutation;
mod policies;
mod run;
mod session;

use fixture::{Fixture, fixtures};
use jizhi::check::{catalogue, rules};
use jizhi::problem::family_of;
use run::run;
use std::path::Path;

/// What a rule finds in a case, as `level words`, by place.
fn found(rule: &str, files: &[(String, String)]) -> Vec<String> {
    run(files).into_iter().filter(|f| f.code == rule).map(|f| f.shown()).collect()
}

#[test]
fn every_rule_stands_in_its_family_and_has_a_fixture_that_fails_one_that_passes_and_a_mutation() {
    let fixtures = fixtures();
    let mut missing = Vec::new();
    for rule in rules() {
        let Some(family) = family_of(rule.name) else {
            missing.push(format!("{}: in no family of problem::FAMILIES", rule.name));
            continue;
        };
        let Some(fixture) = fixtures.iter().find(|f| f.rule == rule.name) else {
            missing.push(format!("{}: no tests/check/fixtures/{}/{}.txt", rule.name, family.name, rule.name));
            continue;
        };
        if fixture.family != family.name {
            missing.push(format!("{}: its fixture stands in {}", rule.name, fixture.family));
        }
        if !fixture.cases.iter().any(|c| !c.expected.is_empty()) {
            missing.push(format!("{}: no failing case", rule.name));
        }
        if !fixture.cases.iter().any(|c| c.expected.is_empty()) {
            missing.push(format!("{}: no passing case", rule.name));
        }
        if fixture.mutations.is_empty() {
            missing.push(format!("{}: no mutation", rule.name));
        }
    }
    for fixture in &fixtures {
        if !rules().any(|r| r.name == fixture.rule) {
            missing.push(format!("{}: a fixture for no rule", fixture.rule));
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_fixture_finds_what_it_says_under_the_words_it_says() {
    let mut wrong = Vec::new();
    for Fixture { rule, cases, .. } in fixtures() {
        for case in cases {
            let found = found(&rule, &case.files);
            if found != case.expected {
                wrong.push(format!(
                    "{rule}, {}:\n  expected {:?}\n  found    {found:?}",
                    case.name, case.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_every_page_behave_as_told() {
    let mut wrong = Vec::new();
    for rule in rules() {
        if found(rule.name, &fixture::files(rule.page.wrong)).is_empty() {
            wrong.push(format!("{}: the wrong example passes", rule.name));
        }
        let right = found(rule.name, &fixture::files(rule.page.right));
        if !right.is_empty() {
            wrong.push(format!("{}: the right example has {right:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_speaks_about_what_another_rule_calls_right() {
    let mut wrong = Vec::new();
    let fixtures = fixtures();
    let passing = fixtures.iter().flat_map(|f| {
        f.cases.iter().filter(|c| c.expected.is_empty()).map(|c| (f.rule.as_str(), c.files.clone()))
    });
    let right = rules().map(|rule| (rule.name, fixture::files(rule.page.right)));
    for (rule, files) in passing.chain(right) {
        for finding in run(&files) {
            wrong.push(format!("right for {rule}: {} {}", finding.code, finding.shown()));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fixes_remove_what_they_fix_and_bring_nothing_new() {
    let mut wrong = Vec::new();
    for Fixture { rule, cases, .. } in fixtures() {
        for case in cases {
            for (path, text) in run::fixed(&rule, &case.files) {
                let mut files = case.files.clone();
                let before: Vec<_> = run(&files).into_iter().map(|f| f.code).collect();
                for file in files.iter_mut().filter(|(p, _)| *p == path) {
                    file.1.clone_from(&text);
                }
                let after = run(&files);
                let fixable = after.iter().filter(|f| f.code == rule && f.fix.is_some()).count();
                let new: Vec<_> =
                    after.iter().filter(|f| !before.contains(&f.code)).map(|f| f.code).collect();
                if fixable > 0 || !new.is_empty() {
                    wrong.push(format!("{rule}, {}: {fixable} left, new {new:?}\n{text}", case.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_of_all_rules_is_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == catalogue(), "docs/rules.md differs; run: cargo run -- explain --all > docs/rules.md");
}
