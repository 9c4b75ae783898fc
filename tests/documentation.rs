//! Every example of the language reference and the READMEs compiles clean.

use jizhi::lower::{Compiled, Context, compile};
use jizhi::registry::Registry;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;
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
