use crate::report::sample::{clean, report, told};
use std::collections::BTreeMap;

fn unescape(words: &str) -> String {
    words
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%25", "%")
}

/// A command as the runner reads it: its name, its properties, its message.
fn read(line: &str) -> (&str, BTreeMap<&str, String>, String) {
    let rest = line.strip_prefix("::").unwrap();
    let (head, message) = rest.split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let properties = properties.split(',').map(|p| p.split_once('=').unwrap());
    (name, properties.map(|(key, value)| (key, unescape(value))).collect(), unescape(message))
}

#[test]
fn github_reads_back_every_problem_with_its_place() {
    let page = report("github");
    let told = told();
    assert_eq!(page.lines().count(), told.len(), "{page}");
    for (line, (file, code, level, place)) in page.lines().zip(told) {
        let (name, properties, message) = read(line);
        assert_eq!(name, if level == "hint" { "notice" } else { &level });
        assert_eq!(properties["file"], file);
        assert!(properties["title"].ends_with(&code), "{properties:?}");
        assert_eq!(properties.get("line").map(|l| l.parse().unwrap()), place.map(|p| p.0), "{line}");
        if let Some(column) = properties.get("col") {
            assert_eq!(Some(column.parse().unwrap()), place.map(|p| p.1), "{line}");
        }
        assert!(!message.is_empty() && !message.contains("%0"), "{message}");
    }
    assert_eq!(clean("github"), "");
}
