//! What the five published documents are found to have, as reviewed.

use super::clean::folder;
use super::run::run;

#[test]
fn the_five_published_documents_have_the_faults_that_were_reviewed() {
    let findings = run(&folder("policies"));
    let mut files: Vec<&str> = findings.iter().map(|f| f.file.as_str()).collect();
    files.dedup();
    for file in files {
        let own = findings.iter().filter(|f| f.file == file);
        let lines: Vec<String> = own
            .map(|f| format!("{}: {} {}\n    {}", f.line, f.code, f.shown(), f.problem.message.zh))
            .collect();
        insta::assert_snapshot!(file.trim_end_matches(".jz"), lines.join("\n"));
    }
}
