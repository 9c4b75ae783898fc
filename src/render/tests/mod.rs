//! Outputs from mechanisms made by hand.

mod builder;
mod calendar;
mod notice;
mod prose;
mod tables;
mod templates;

use super::Renderer;
use crate::model::Mechanism;

/// One output as text.
fn output(mechanism: &Mechanism, name: &str) -> String {
    let outputs = Renderer::built_in().render(mechanism).unwrap();
    let found = outputs.into_iter().find(|output| output.name == name).unwrap();
    String::from_utf8(found.bytes).unwrap()
}

#[test]
fn the_same_model_gives_the_same_bytes_and_all_outputs_in_one_order() {
    let mechanism = builder::two_plus_x();
    let first = Renderer::built_in().render(&mechanism).unwrap();
    assert_eq!(Renderer::built_in().render(&mechanism).unwrap(), first);
    let names: Vec<&str> = first.iter().map(|output| output.name).collect();
    assert_eq!(
        names,
        [
            "notice.txt",
            "notice.md",
            "notice.html",
            "notice.docx",
            "matrix.csv",
            "matrix.md",
            "matrix.html",
            "tasks.csv",
            "tasks.md",
            "tasks.html",
            "targets.csv",
            "schedule.csv",
            "schedule.ics",
            "roster.csv",
            "matrix.xlsx",
            "graph.dot",
            "graph.mmd",
            "graph.svg",
            "model.json"
        ]
    );
}

#[test]
fn an_empty_mechanism_renders_with_placeholders_and_no_invention() {
    let text = output(&Mechanism::default(), "notice.txt");
    assert!(text.contains("×××〔××××〕×号"), "{text}");
    assert!(text.contains("××××年×月×日"), "{text}");
    assert!(!text.contains("202"), "{text}");
}

#[test]
fn model_json_has_each_fact_on_a_line() {
    let m = builder::two_plus_x();
    let text = output(&m, "model.json");
    let seats = text.lines().skip_while(|line| !line.starts_with("\"seats\":"));
    let facts = seats.skip(1).take_while(|line| line.starts_with('{')).count();
    assert_eq!(facts, m.seats.len(), "{text}");
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(text.len() < serde_json::to_string(&whole).unwrap().len() * 11 / 10);
}

#[test]
fn model_json_names_its_schema_and_fits_it_at_the_top() {
    let json: serde_json::Value =
        serde_json::from_str(&output(&builder::two_plus_x(), "model.json")).unwrap();
    assert_eq!(json["$schema"], super::MODEL_SCHEMA);
    let schema = super::model_schema();
    assert_eq!(schema["$id"], super::MODEL_SCHEMA);
    let known = schema["properties"].as_object().unwrap();
    for key in json.as_object().unwrap().keys() {
        assert!(known.contains_key(key), "{key} is not in the schema");
    }
}
