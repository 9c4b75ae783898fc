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
