use crate::report::sample::{clean, report, told};
use std::collections::BTreeSet;

#[test]
fn gitlab_reads_back_every_problem_with_its_place_and_a_fingerprint_of_its_own() {
    let issues: Vec<serde_json::Value> = serde_json::from_str(&report("gitlab")).unwrap();
    let told = told();
    assert_eq!(issues.len(), told.len());
    let mut seen = BTreeSet::new();
    for (issue, (file, code, level, place)) in issues.iter().zip(told) {
        assert_eq!(
            (issue["location"]["path"].as_str(), issue["check_name"].as_str()),
            (Some(&*file), Some(&*code))
        );
        let severity = match level.as_str() {
            "error" => "major",
            "warning" => "minor",
            _ => "info",
        };
        assert_eq!(issue["severity"], severity);
        assert_eq!(issue["location"]["lines"]["begin"].as_u64(), Some(place.map_or(1, |p| p.0)));
        assert!(!issue["description"].as_str().unwrap().is_empty());
        let fingerprint = issue["fingerprint"].as_str().unwrap();
        assert!(fingerprint.len() == 16 && seen.insert(fingerprint.to_owned()), "{issue}");
    }
    assert_eq!(clean("gitlab"), "[]\n");
}
