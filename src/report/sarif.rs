//! Problems as a SARIF log, which code scanning services and editors read.
//!
//! OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; the numbers in comments are
//! its clauses.

use super::places::Places;
use super::rules::rule_text;
use super::{Identity, Language, Report, uri};
use crate::problem::{Fix, Level, Message, Problem, Related};
use crate::source::{SourceText, Span};
use crate::workspace::FileProblems;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Key of the identity among the fingerprints; its version changes when identities do.
const FINGERPRINT: &str = "jizhiIdentity/v1";

/// The log, with one run. Lines and columns count from 1, columns in UTF-16 code units.
#[must_use]
pub fn log(report: &Report, language: Language) -> String {
    let codes = report.files.iter().flat_map(|f| &f.problems).map(|p| p.code);
    let mut rules: BTreeMap<&str, usize> = codes.map(|code| (code, 0)).collect();
    for (index, found) in rules.values_mut().enumerate() {
        *found = index;
    }
    let writer = Writer { report, language, rules: &rules };
    let results: Vec<Value> = report
        .files
        .iter()
        .zip(report.identities())
        .flat_map(|(file, identities)| writer.results(file, &identities))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "jizhi",
                "fullName": language.pick("机制：工作机制文件的编译器和检查器", "jizhi, a compiler and checker for working mechanisms"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.pick("zh-CN", "en-US"),
                "rules": rules.keys().map(|code| rule(code, language)).collect::<Vec<_>>(),
            }},
            "language": language.pick("zh-CN", "en-US"),
            // 3.14.17: what our columns count.
            "columnKind": "utf16CodeUnits",
            "invocations": [{ "executionSuccessful": report.files.iter().all(|f| !f.is_unreadable()) }],
            "results": results,
        }],
    });
    // A value has string keys and we write no floats, so this does not fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// 3.49: a rule. The help stands under `--lang` only, like all messages.
fn rule(code: &str, language: Language) -> Value {
    let text = rule_text(code);
    let mut rule = json!({ "id": code, "shortDescription": message(&text.summary, language) });
    if let Some(help) = &text.help {
        set(&mut rule, "help", message(help, language));
    }
    if let Some(default) = text.level {
        set(&mut rule, "defaultConfiguration", json!({ "level": level(default) }));
    }
    if let Some(family) = text.family {
        set(&mut rule, "properties", json!({ "tags": [family] }));
    }
    rule
}

/// What results are made from.
struct Writer<'a> {
    report: &'a Report,
    language: Language,
    rules: &'a BTreeMap<&'a str, usize>,
}

impl Writer<'_> {
    fn results(&self, file: &FileProblems, identities: &[Identity]) -> Vec<Value> {
        let places = file
            .text
            .as_ref()
            .map(|text| Places::utf16(text, file.problems.iter().flat_map(Problem::offsets)));
        let with = file.problems.iter().zip(identities);
        with.map(|(problem, identity)| self.result(file, problem, *identity, places.as_ref())).collect()
    }

    /// 3.27.
    fn result(
        &self,
        file: &FileProblems,
        problem: &Problem,
        identity: Identity,
        places: Option<&Places>,
    ) -> Value {
        let mut words = self.language.of(&problem.message).to_owned();
        if let Some(help) = &problem.help {
            words.push('\n');
            words.push_str(self.language.of(help));
        }
        let mut location = location(&file.file, places.map(|p| region(p, problem.span)));
        if let Some(label) = &problem.label {
            set(&mut location, "message", message(label, self.language));
        }
        let mut result = json!({
            "ruleId": problem.code,
            "ruleIndex": self.rules.get(problem.code),
            "level": level(problem.level),
            "message": { "text": words },
            "locations": [location],
            // GitHub goes by the second name only.
            "partialFingerprints": {
                FINGERPRINT: identity.to_string(),
                "primaryLocationLineHash": format!("{identity}:1"),
            },
        });
        if !problem.related.is_empty() {
            let related = problem.related.iter().enumerate();
            let related: Vec<Value> = related.map(|(id, r)| self.related(file, r, id + 1, places)).collect();
            set(&mut result, "relatedLocations", related.into());
        }
        if let Some((fix, places)) = problem.fix.as_ref().zip(places) {
            set(&mut result, "fixes", json!([self.fix(file, fix, places)]));
        }
        result
    }

    fn related(&self, file: &FileProblems, related: &Related, id: usize, places: Option<&Places>) -> Value {
        let found = match &related.file {
            None => places.map(|p| region(p, related.span)),
            Some(other) => self.report.text_of(other).map(|text| region_in(text, related.span)),
        };
        let mut location = location(related.file.as_deref().unwrap_or(&file.file), found);
        set(&mut location, "id", id.into());
        set(&mut location, "message", message(&related.message, self.language));
        location
    }

    /// 3.55.
    fn fix(&self, file: &FileProblems, fix: &Fix, places: &Places) -> Value {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": region(places, edit.span),
                    "insertedContent": { "text": edit.text },
                })
            })
            .collect();
        json!({
            "description": message(&fix.message, self.language),
            "artifactChanges": [{
                "artifactLocation": { "uri": uri::of_path(&file.file) },
                "replacements": replacements,
            }],
        })
    }
}

/// 3.28.
fn location(file: &str, region: Option<Value>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri::of_path(file) } });
    if let Some(region) = region {
        set(&mut physical, "region", region);
    }
    json!({ "physicalLocation": physical })
}

/// 3.30: the end column is one past the last unit.
fn region(places: &Places, span: Span) -> Value {
    let (start, end) = (places.of(span.start as usize), places.of(span.end as usize));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn region_in(text: &SourceText, span: Span) -> Value {
    region(&Places::utf16(text, [span.start as usize, span.end as usize]), span)
}

fn message(message: &Message, language: Language) -> Value {
    json!({ "text": language.of(message) })
}

/// 3.27.10.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}
