use crate::report::sample::{NAME, clean, folder, report, told};
use serde_json::Value;
use std::fs;

fn valid(text: &str) -> Value {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/sarif-2.1.0.json");
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    for of in ["run", "toolComponent"] {
        // Errata 01 of the standard corrects this pattern, which is no regular expression in the first
        // edition.
        let pattern = &mut schema["definitions"][of]["properties"]["language"]["pattern"];
        *pattern = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let log: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
    log
}

/// UTF-16 code units of a line from one column to another.
fn units(text: &str, region: &Value) -> String {
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    assert_eq!(number("startLine"), number("endLine"));
    let line: Vec<u16> = text.lines().nth(number("startLine") - 1).unwrap().encode_utf16().collect();
    String::from_utf16(&line[number("startColumn") - 1..number("endColumn") - 1]).unwrap()
}

#[test]
fn the_log_fits_its_schema_and_tells_every_problem() {
    valid(&clean("sarif"));
    let log = valid(&report("sarif"));
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let told = told();
    assert_eq!(results.len(), told.len());
    for (result, (_, code, level, place)) in results.iter().zip(told) {
        assert_eq!(result["ruleId"], *code);
        let rule =
            &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], *code, "the index leads to the rule");
        assert!(rule["shortDescription"]["text"].as_str().unwrap().chars().any(|c| c > '\u{4E00}'), "{rule}");
        assert_eq!(result["level"], if level == "hint" { "note" } else { &level });
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"].as_u64(), place.map(|p| p.0));
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn columns_count_utf16_units_and_files_are_uris() {
    let folder = folder();
    let text = folder.read(NAME).replace("{牵头单为", "\u{20BB7}\u{20BB7}{牵头单为");
    folder.put(NAME, &text);
    let log = valid(&folder.run(&["check", "--format", "sarif"]).out);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let mark = results.iter().find(|r| r["ruleId"] == "unknown-mark").unwrap();
    let place = &mark["locations"][0]["physicalLocation"];
    assert_eq!(units(&text, &place["region"]), "牵头单为");
    assert_eq!(place["region"]["startColumn"], 6);
    assert_eq!(place["artifactLocation"]["uri"], "%E7%A8%BF%20100%25%2C%20a%EF%BC%9Ab%26c.jz");
}

#[test]
fn fixes_and_other_places_are_in_the_log() {
    let log = valid(&report("sarif"));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let twice = results.iter().find(|r| r["ruleId"] == "duplicate-number").unwrap();
    let other = &twice["relatedLocations"][0];
    assert_eq!(other["physicalLocation"]["artifactLocation"]["uri"], "a.jz");
    assert_eq!(other["physicalLocation"]["region"]["startLine"], 8);
    let text = folder().read(NAME);
    let fixes: Vec<_> = results.iter().filter(|r| r["fixes"].is_array()).collect();
    assert!(!fixes.is_empty());
    let mark = fixes.iter().find(|r| r["ruleId"] == "unknown-mark").unwrap();
    let change = &mark["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(units(&text, &change["deletedRegion"]), "牵头单为");
    assert_eq!(change["insertedContent"]["text"], "牵头单位");
}

#[test]
fn the_log_is_the_same_bytes_on_every_run() {
    assert_eq!(report("sarif"), report("sarif"));
}
