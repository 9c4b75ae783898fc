//! Every line lost, and every name changed, in all our documents: one cause, one finding.

use super::written::{body, package};
use super::{Document, documents};
use jizhi::import::open;
use jizhi::problem::Problem;

fn audited(document: &Document, xml: &str) -> Vec<Problem> {
    document.against(&open(&package(xml), "成品.docx").unwrap())
}

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|p| format!("{} {}", p.code, p.message.zh)).collect()
}

#[test]
fn a_line_that_was_lost_is_one_finding() {
    let mut wrong = Vec::new();
    for (name, document) in documents() {
        let xml = body(&document.printed);
        let lines: Vec<&str> = xml.lines().collect();
        // Every line would take minutes.
        for (at, line) in lines.iter().enumerate().step_by(5).filter(|(_, line)| !line.contains("<w:tbl>")) {
            let rest: Vec<&str> =
                lines.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, l)| *l).collect();
            let found = audited(&document, &rest.join("\n"));
            let open = line.contains('×');
            let right = if open { found.is_empty() } else { found.len() == 1 };
            if !right {
                wrong.push(format!("{name}: without {line}: {:#?}", told(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_name_that_was_changed_is_one_finding_about_it() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, document) in documents() {
        let xml = body(&document.printed);
        let lines: Vec<&str> = xml.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            for seat in document.mechanism.seats.iter().skip(at % 4).step_by(4) {
                let holder = seat.holder.text.as_str();
                // A name that is part of another one, or stands twice, is another test.
                if line.matches(holder).count() != 1
                    || holder.chars().count() < 4
                    || holder.contains(['各', '、', '（', '和', '等'])
                {
                    continue;
                }
                let edited = line.replacen(holder, "某某学校", 1);
                let all: Vec<&str> = lines
                    .iter()
                    .enumerate()
                    .map(|(k, l)| if k == at { edited.as_str() } else { *l })
                    .collect();
                let found = audited(&document, &all.join("\n"));
                count += 1;
                let named = [
                    "audit-unit-changed",
                    "audit-leader",
                    "audit-title",
                    "audit-citation",
                    "audit-signature",
                    "audit-addressee",
                    "audit-element",
                ];
                if found.len() != 1 || !found.iter().all(|p| named.contains(&p.code)) {
                    wrong.push(format!("{name}: {holder} in {line}: {:#?}", told(&found)));
                }
            }
        }
    }
    assert!(count > 200, "{count}");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
