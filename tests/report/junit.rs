use crate::report::sample::{clean, report, told};
use std::io::Write;
use std::process::{Command, Stdio};

/// Holds a report against the XSD by `xmllint`. On a machine without it the test says so, loudly; in
/// CI that is a failure.
fn valid(report: &str) -> bool {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/junit-10.xsd");
    let child = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", schema, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        assert!(
            std::env::var_os("CI").is_none(),
            "xmllint is missing, so the JUnit report was not held against its schema; install libxml2-utils"
        );
        eprintln!(
            "SKIPPED: xmllint is missing; the JUnit report was NOT held against its schema (libxml2-utils)"
        );
        return false;
    };
    child.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}\n{report}", String::from_utf8_lossy(&ended.stderr));
    true
}

#[test]
fn the_report_fits_its_schema_with_problems_and_without() {
    for report in [report("junit"), clean("junit")] {
        valid(&report);
    }
}

#[test]
fn a_report_that_does_not_fit_is_noticed() {
    let broken = clean("junit").replace("<testcase name=", "<testcase title=");
    let noticed = std::panic::catch_unwind(|| valid(&broken));
    assert!(matches!(noticed, Err(_) | Ok(false)));
}

#[test]
fn junit_tells_every_problem_once_and_counts_them() {
    use quick_xml::Reader;
    use quick_xml::events::Event;
    let text = report("junit");
    let mut reader = Reader::from_str(&text);
    let (mut cases, mut failures, mut errors, mut stated) = (0, 0, 0, (0, 0, 0));
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) | Event::Empty(e) => {
                let number = |name: &str| -> usize {
                    let value = e.try_get_attribute(name).unwrap().unwrap();
                    value.value.parse().unwrap()
                };
                match e.name().as_ref() {
                    "testsuites" => stated = (number("tests"), number("failures"), number("errors")),
                    "testcase" => cases += 1,
                    "failure" => failures += 1,
                    "error" => errors += 1,
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let told = told();
    let hints = told.iter().filter(|t| t.2 == "hint").count();
    assert_eq!((cases, failures, errors), (told.len(), told.len() - hints - 1, 1));
    assert_eq!(stated, (cases, failures, errors));
}
