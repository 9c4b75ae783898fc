//! Mechanisms without a fault, and what must stay silent.

use super::run::{Finding, run};
use std::path::Path;

/// Every file of a workspace folder below `tests` or the package, registers and settings included.
pub fn folder(path: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let entries =
        walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(|e| e.unwrap().into_path());
    let wanted = |p: &Path| p.extension().is_some_and(|e| e == "jz" || e == "toml");
    entries
        .filter(|p| p.is_file() && wanted(p))
        .map(|p| {
            let name = p.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, std::fs::read_to_string(p).unwrap())
        })
        .collect()
}

/// The workspaces into which faults are planted.
pub fn workspaces() -> Vec<(&'static str, Vec<(String, String)>)> {
    ["tests/clean", "tests/mechanisms"].into_iter().map(|name| (name, folder(name))).collect()
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|f| format!("{}:{}: {} {} — {}", f.file, f.line, f.code, f.shown(), f.problem.message.zh))
        .collect()
}

#[test]
fn the_corrected_policies_and_the_mechanisms_of_other_kinds_are_clean_at_every_level() {
    for (name, files) in workspaces() {
        let findings = told(&run(&files));
        assert!(findings.is_empty(), "{name}\n{}", findings.join("\n"));
    }
}

type Slip = fn(&str) -> String;

/// Slips of typing: what becomes of a line, and the code that tells it.
const SLIPS: [(Slip, &str); 3] = [
    (|line| line.replacen('：', "　", 1), "missing-colon"),
    (|line| line.replacen("单位：", "单为：", 1), "unknown-label"),
    (|line| line.split_once('：').map_or_else(String::new, |(label, _)| format!("{label}：")), "empty-role"),
];

/// Labels that begin lines of seats.
const LABELS: [&str; 6] = ["组长：", "副组长：", "牵头单位：", "责任单位：", "成员单位：", "配合单位："];

#[test]
fn a_slip_of_typing_is_told_once_and_nothing_that_follows_from_it() {
    let mut wrong = Vec::new();
    let mut made = 0;
    for (name, files) in workspaces() {
        let room = super::run::Room::new(&files);
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".jz")) {
            let lines: Vec<&str> = text.lines().collect();
            for (at, line) in
                lines.iter().enumerate().filter(|(_, l)| LABELS.iter().any(|r| l.starts_with(r)))
            {
                // The first of a roster that goes on below may be missing: the rest is a roster as well.
                if lines.get(at + 1).is_some_and(|next| next.starts_with("- ")) {
                    continue;
                }
                for (slip, code) in SLIPS {
                    let changed = slip(line);
                    if changed == *line {
                        continue;
                    }
                    made += 1;
                    let mut with = lines.clone();
                    with.splice(at..=at, [changed.as_str()]);
                    let with = vec![(path.clone(), with.join("\n"))];
                    let found = room.run(&with);
                    if found.len() != 1 || found[0].code != code {
                        let found = told(&found).join("\n    ");
                        wrong.push(format!("{name}/{path}:{} {changed}\n    {found}", at + 1));
                    }
                }
            }
        }
    }
    assert!(made > 100, "{made}");
    assert!(wrong.is_empty(), "{} of {made}\n{}", wrong.len(), wrong.join("\n"));
}

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

#[test]
fn a_heading_pasted_with_its_number_is_told_with_hardly_anything_else() {
    let (mut made, mut more) = (0, Vec::new());
    for (name, files) in workspaces() {
        let room = super::run::Room::new(&files);
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".jz")) {
            let lines: Vec<&str> = text.lines().collect();
            let (mut first, mut second) = (0, 0);
            for (at, line) in lines.iter().enumerate() {
                let pasted = match line.split_once(' ') {
                    Some(("---", _)) => {
                        (first, second) = (0, 0);
                        continue;
                    }
                    Some(("#", words)) => {
                        (first, second) = (first + 1, 0);
                        format!("{}、{words}", NUMERALS[first - 1])
                    }
                    Some(("##", words)) => {
                        second += 1;
                        format!("（{}）{words}", NUMERALS[second - 1])
                    }
                    _ => continue,
                };
                made += 1;
                let mut with = lines.clone();
                with.splice(at..=at, [pasted.as_str()]);
                let found = room.run(&[(path.clone(), with.join("\n"))]);
                if found.iter().any(|f| f.code != "unmarked-heading") {
                    more.push(format!(
                        "{name}/{path}:{} {pasted}\n    {}",
                        at + 1,
                        told(&found).join("\n    ")
                    ));
                }
            }
        }
    }
    assert!(made > 100, "{made}");
    // What names a body or a roster by its heading is missed in other sections as well.
    assert!(more.len() * 10 < made, "{} of {made}\n{}", more.len(), more.join("\n"));
}
