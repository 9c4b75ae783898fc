//! Every example of the documents compiles clean, and what they list is what there is.

use jizhi::lower::{Compiled, Context, compile};
use jizhi::model::RoleClass;
use jizhi::problem::{Level, Problem};
use jizhi::registry::{Register, Registry};
use jizhi::render::{Renderer, template_names};
use jizhi::source::{MemoryLoader, SourceText};
use jizhi::syntax::{format as format_text, parse};
use jizhi::toml_form::{from_toml, to_toml};
use jizhi::vocabulary::Vocabulary;
use jizhi::workspace::{Document, Header, Index, Settings, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The fenced blocks of a language in a Markdown file, with the line each begins on.
fn examples(path: &str, language: &str) -> Vec<(usize, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (mut found, mut open): (Vec<(usize, String)>, _) = (Vec::new(), false);
    for (number, line) in text.lines().enumerate() {
        if line.trim_end() == format!("```{language}") {
            found.push((number + 2, String::new()));
            open = true;
        } else if line.starts_with("```") {
            open = false;
        } else if let (true, Some((_, block))) = (open, found.last_mut()) {
            block.push_str(line);
            block.push('\n');
        }
    }
    found
}

fn compiled(text: &str) -> Compiled {
    let registry = Registry::built_in();
    let context = Context { vocabulary: Vocabulary::built_in(), registry: &registry };
    compile(&SourceText::new(text.to_owned()), &context)
}

#[test]
fn every_example_of_the_reference_compiles_without_a_problem() {
    let mut count = 0;
    for path in ["docs/language.md", "README.md", "README.zh-CN.md"] {
        for (line, text) in examples(path, "jz") {
            let problems: Vec<_> =
                compiled(&text).problems.iter().map(|p| format!("{}: {}", p.code, p.message.zh)).collect();
            assert_eq!(problems, Vec::<String>::new(), "{path}, example at line {line}");
            count += 1;
        }
    }
    assert!(count >= 5, "only {count} examples found");
}

#[test]
fn the_examples_say_what_the_reference_says_of_them() {
    let examples = examples("docs/language.md", "jz");
    let first = compiled(&examples[0].1).mechanism;
    let groups: Vec<_> =
        first.groups.iter().map(|g| (g.name.value.as_str(), g.stated, g.bodies.len())).collect();
    assert_eq!(groups, [("招商小组", Some(2), 2)]);
    let pattern = first.pattern.expect("a pattern");
    assert_eq!(pattern.terms.iter().map(|t| t.found).collect::<Vec<_>>(), [Some(2), None]);
    assert_eq!(first.flows.iter().filter(|f| f.periods.iter().any(|p| p.day == Some(25))).count(), 1);
}

/// The fenced blocks that name a file on their first line (`# 名录.toml`, `// 甲.jz`, `{# 甲.jinja #}`,
/// `/* 甲.css */`).
fn files(path: &str, language: &str) -> Vec<(String, String)> {
    let name = |text: &str| {
        let first = text.lines().next().unwrap_or_default();
        let words = ["# ", "// ", "{# ", "/* "].iter().find_map(|sign| first.strip_prefix(sign))?;
        let words = words.trim_end_matches("#}").trim_end_matches("*/").trim();
        words.contains('.').then(|| words.to_owned())
    };
    let blocks = examples(path, language).into_iter();
    blocks.filter_map(|(_, text)| Some((name(&text)?, text))).collect()
}

fn document(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<(&'static str, &str)> {
    problems.iter().map(|p| (p.code, p.message.zh.as_str())).collect()
}

/// The workspace of `docs/workspace.md`, with one of its documents changed.
fn written_workspace(changed: &str, change: impl Fn(&str) -> String) -> BTreeMap<String, Document> {
    let loader = files("docs/workspace.md", "toml")
        .into_iter()
        .fold(MemoryLoader::default(), |loader, (path, text)| loader.with(path, text));
    let workspace = Workspace::open(&loader).expect("the settings and registers are sound");
    let texts: Vec<(String, SourceText)> = files("docs/workspace.md", "jz")
        .into_iter()
        .map(|(path, text)| {
            let text = if path == changed { change(&text) } else { text };
            (path, SourceText::new(text))
        })
        .collect();
    let header = |text: &SourceText| Header::scan(text.as_str());
    let index = Index::new(texts.iter().map(|(path, text)| (path.clone(), header(text))).collect());
    texts
        .iter()
        .map(|(path, text)| (path.clone(), workspace.compile(path, text, &header(text), &index)))
        .collect()
}

#[test]
fn the_workspace_of_the_guide_compiles_and_does_what_the_guide_says() {
    let documents = written_workspace("", str::to_owned);
    for (path, document) in &documents {
        assert_eq!(codes(&document.problems), [], "{path}");
    }
    let main = &documents["机制.jz"].mechanism;
    assert_eq!(main.document.issuers[0].value, "青禾县人民政府办公室");
    let unit = |name: &str| main.units.iter().find(|u| u.name == name).expect(name);
    let first = |name: &str| unit(name).surfaces.to_vec();
    assert_eq!(first("县投资促进中心"), ["县招商引资工作领导小组办公室"]);
    assert_eq!(first("县卫生健康局"), ["卫生健康局", "县卫生和计划生育局"]);
    assert_eq!(first("青禾经济开发区管委会"), ["经开区管委会"]);
    assert!(unit("市投资促进局").known);
    assert!(main.seats.iter().any(|s| s.role == "攻坚长" && s.class == RoleClass::Head));
    assert_eq!(main.flows.len(), 1, "周报 reports");
    let rests = &documents["细化.jz"].mechanism.bases[0];
    assert_eq!(rests.resolved.as_deref(), Some("机制.jz"));
}

#[test]
fn a_permission_and_a_former_name_work_as_the_guide_says() {
    let bare = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("//!"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let found = written_workspace("细化.jz", bare);
    let found: Vec<_> = found["细化.jz"].problems.iter().map(|p| p.code).collect();
    assert_eq!(found, ["unknown-mark"]);
    let old = written_workspace("机制.jz", |text| text.replace("2026年3月1日", "2018年3月1日"));
    let names: Vec<&str> = old["机制.jz"].mechanism.units.iter().map(|u| u.name.as_str()).collect();
    assert!(names.contains(&"县卫生和计划生育局") && names.contains(&"县卫生健康局"), "{names:?}");
}

#[test]
fn a_title_that_differs_from_the_cited_document_is_told_and_one_from_关于_on_is_not() {
    let found = written_workspace("细化.jz", |text| text.replace("依据：《关于建立", "依据：《关于健全"));
    let problem = &found["细化.jz"].problems[0];
    assert_eq!((problem.code, problem.level), ("basis-title-differs", Level::Error));
    let number = |text: &str| text.replace("12号", "9号");
    let found = written_workspace("细化.jz", number);
    assert_eq!(found["细化.jz"].problems[0].code, "duplicate-number");
}

/// Names of all keys and fixed words of a schema.
fn words_of_schema(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("properties", serde_json::Value::Object(keys)) => {
                        found.extend(keys.keys().cloned());
                    }
                    ("const", serde_json::Value::String(word)) => {
                        found.insert(word.clone());
                    }
                    ("enum", serde_json::Value::Array(words)) => {
                        found.extend(words.iter().filter_map(|w| w.as_str()).map(str::to_owned));
                    }
                    _ => {}
                }
                words_of_schema(value, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| words_of_schema(item, found)),
        _ => {}
    }
}

#[test]
fn the_guides_name_every_key_of_the_files_that_they_describe() {
    let schemas = [
        ("docs/workspace.md", schemars::schema_for!(Settings).to_value()),
        ("docs/workspace.md", schemars::schema_for!(Register).to_value()),
        ("docs/toml.md", jizhi::toml_form::schema()),
    ];
    for (path, schema) in schemas {
        let text = document(path);
        let mut words = BTreeSet::new();
        words_of_schema(&schema, &mut words);
        assert!(words.len() >= 8, "{path}: {words:?}");
        let told = |word: &String| {
            [format!("`{word}`"), format!("[{word}]"), format!("{{ {word} ="), format!(", {word} =")]
                .iter()
                .any(|form| text.contains(form.as_str()))
        };
        let missing: Vec<_> = words.iter().filter(|word| !told(word)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{path}");
    }
}

#[test]
fn the_toml_example_is_read_compiles_and_comes_back_line_for_line() {
    let files = files("docs/toml.md", "toml");
    let (_, toml) = files.first().expect("an example");
    let read = from_toml(&SourceText::new(toml.clone()));
    assert_eq!(codes(&read.problems), []);
    let compiled = compiled(read.jz.as_str());
    assert_eq!(codes(&compiled.problems), []);
    assert_eq!(compiled.mechanism.bodies.iter().filter(|b| !b.open).count(), 2);
    let again = to_toml(&read.jz, &parse(&read.jz), Vocabulary::built_in());
    let back = from_toml(&SourceText::new(again));
    assert_eq!(back.jz.as_str(), read.jz.as_str());
}

#[test]
fn a_text_that_goes_through_toml_is_the_formatted_text() {
    for (line, text) in examples("docs/language.md", "jz") {
        let text = SourceText::new(text);
        let known = Vocabulary::built_in();
        let toml = to_toml(&text, &parse(&text), known);
        let back = from_toml(&SourceText::new(toml)).jz;
        let formatted = format_text(&text, &parse(&text), known).expect("a text that can be formatted");
        assert_eq!(back.as_str(), formatted, "docs/language.md, example at line {line}");
    }
}

#[test]
fn the_problem_shown_in_the_toml_guide_is_told_in_these_words() {
    let toml =
        "jizhi = 1\n[[part]]\nkeyword = \"正文\"\nline = [\n  { heading = \"2\", text = \"招商\" },\n]\n";
    let read = from_toml(&SourceText::new(toml.to_owned()));
    let [(code, message)] = codes(&read.problems)[..] else { panic!("one problem") };
    let text = document("docs/toml.md");
    assert!(text.contains(&format!("错误 {code}")) && text.contains(message), "{code}: {message}");
}

/// Rows of the tables below a heading that names templates: the words in code of the first cell.
fn listed(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut here: Vec<String> = Vec::new();
    let code =
        |words: &str| -> Vec<String> { words.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    for line in text.lines() {
        if line.starts_with('#') {
            here = code(line).into_iter().filter(|w| w.ends_with(".jinja")).collect();
        } else if let Some(cell) = line.strip_prefix("| `").and_then(|_| line.split('|').nth(1)) {
            for template in &here {
                found.entry(template.clone()).or_default().extend(code(cell));
            }
        }
    }
    found
}

#[test]
fn the_template_guide_lists_every_name_of_every_template_and_no_other() {
    let listed = listed(&document("docs/templates.md"));
    let known: BTreeMap<String, BTreeSet<String>> = template_names()
        .into_iter()
        .map(|(path, names)| (path.to_owned(), names.into_iter().collect()))
        .collect();
    assert!(known["notice/txt.jinja"].contains("main[].blocks[].text"), "{known:#?}");
    assert_eq!(listed.keys().collect::<Vec<_>>(), known.keys().collect::<Vec<_>>());
    for (path, names) in &known {
        assert_eq!(&listed[path], names, "{path}");
    }
}

#[test]
fn every_example_of_the_template_guide_replaces_its_template() {
    let text = &examples("README.zh-CN.md", "jz")[0].1;
    let mechanism = compiled(text).mechanism;
    let output = |renderer: &Renderer| -> BTreeMap<&str, String> {
        let outputs = renderer.render(&mechanism).expect("outputs");
        outputs.into_iter().map(|o| (o.name, String::from_utf8_lossy(&o.bytes).into_owned())).collect()
    };
    let before = output(&Renderer::built_in());
    let all: Vec<_> = ["jinja", "css"].iter().flat_map(|l| files("docs/templates.md", l)).collect();
    assert!(all.len() >= 4, "{all:?}");
    let (parts, whole): (Vec<_>, Vec<_>) = all.into_iter().partition(|(path, _)| {
        path.rsplit('/').next().is_some_and(|file| file.starts_with('_') && !file.ends_with(".css"))
    });
    for example in whole {
        let path = example.0.clone();
        let overrides: Vec<_> = parts.iter().cloned().chain([example]).collect();
        let renderer = Renderer::with_overrides(&overrides).unwrap_or_else(|e| panic!("{path}: {e:?}"));
        assert_ne!(output(&renderer), before, "{path} changes nothing");
    }
}
