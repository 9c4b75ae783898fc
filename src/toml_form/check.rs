//! Whether a TOML file is TOML and has the form: its values are held against the published JSON
//! Schema, so that what the schema allows and what is read without a problem are the same.

use super::form::{ONE_LINE, schema};
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::vocabulary::nearest;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A range of the file that the TOML reader gave, kept within it.
pub(super) fn place(range: Range<usize>, toml: &SourceText) -> Span {
    let length = toml.as_str().len();
    Span::new(range.start.min(length), range.end.min(length))
}

/// The number a value is, if it is one.
pub(super) fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// All that is wrong, unordered. A line that is not TOML is not also held against the schema.
pub(super) fn check(
    toml: &SourceText,
    table: &Spanned<DeTable<'_>>,
    errors: &[toml::de::Error],
) -> Vec<Problem> {
    let line_of = |span: Span| toml.line_column(span.start as usize).line;
    let mut problems: Vec<Problem> = Vec::new();
    for error in errors {
        let span = place(error.span().unwrap_or_default(), toml);
        if problems.last().is_none_or(|before| line_of(before.span) != line_of(span)) {
            problems.push(syntax_problem(error.message(), span));
        }
    }
    let broken: BTreeSet<usize> = problems.iter().map(|p| line_of(p.span)).collect();
    let root = schema();
    let mut checker = Checker { toml, root: &root, problems: Vec::new() };
    // What the file as a whole lacks is said at its beginning.
    checker.table(&[&root], table.get_ref(), Span::default());
    problems.extend(checker.problems.into_iter().filter(|p| !broken.contains(&line_of(p.span))));
    problems
}

/// What the TOML reader says, in Chinese where it says it often.
fn syntax_problem(message: &str, span: Span) -> Problem {
    let known = SYNTAX.iter().find(|(english, _)| message.starts_with(english));
    let zh = known.map_or_else(|| format!("这里不合 TOML 的写法（{message}）"), |(_, zh)| (*zh).to_owned());
    Problem::error("toml-syntax", span, zh, format!("not TOML: {message}"))
}

const SYNTAX: &[(&str, &str)] = &[
    ("duplicate key", "这个键写了两次"),
    ("invalid unquoted key", "键不加引号时只能用英文字母、数字、- 和 _；中文键要加半角引号"),
    ("missing assignment", "键后面缺少“=”和值"),
    ("key with no value", "键后面缺少“=”和值"),
    ("missing value", "“=”后面缺少值"),
    ("string values must be quoted", "字符串要加半角引号"),
    ("missing comma", "两项之间缺少半角逗号"),
    ("extra comma", "多了一个逗号"),
    ("unclosed array", "数组没有写完，缺少“]”"),
    ("unclosed inline table", "这一行的表没有写完，缺少“}”"),
    ("unclosed table", "表头没有写完，缺少“]”"),
    ("invalid basic string", "字符串没有写完，缺少引号，或里面有不能直接写的字符"),
    ("invalid literal string", "字符串没有写完，缺少单引号，或里面有不能直接写的字符"),
    ("invalid multi-line", "多行字符串没有写完，缺少三个引号"),
    ("missing escaped value", "TOML 的双引号里反斜线另有意思；话里有反斜线的，改用单引号括起来"),
];

/// Of everything that the schema does not allow.
const CODE: &str = "toml-shape";

struct Checker<'a> {
    toml: &'a SourceText,
    root: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, span: Span, zh: String, en: String) {
        self.problems.push(Problem::error(CODE, span, zh, en));
    }

    /// What a schema stands for: itself, what it refers to, or each of its alternatives.
    fn alternatives(&self, schema: &'a Value) -> Vec<&'a Value> {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.root.pointer(name.trim_start_matches('#'));
            return target.map(|t| self.alternatives(t)).unwrap_or_default();
        }
        match schema.get("anyOf").and_then(Value::as_array) {
            Some(any) => any.iter().flat_map(|one| self.alternatives(one)).collect(),
            None => vec![schema],
        }
    }

    fn value(&mut self, schema: &'a Value, key: &str, value: &Spanned<DeValue<'_>>) {
        let alternatives = self.alternatives(schema);
        let Some(first) = alternatives.first() else { return };
        let at = place(value.span(), self.toml);
        let wanted = first.get("type").and_then(Value::as_str).unwrap_or("");
        match (wanted, value.get_ref()) {
            ("object", DeValue::Table(table)) => self.table(&alternatives, table, at),
            ("array", DeValue::Array(array)) => {
                let least = first.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                if (array.len() as u64) < least {
                    self.report(at, format!("“{key}”不能是空的"), format!("`{key}` must not be empty"));
                }
                if let Some(items) = first.get("items") {
                    let each = format!("{key}[]");
                    array.iter().for_each(|item| self.value(items, &each, item));
                }
            }
            ("string", DeValue::String(words)) => self.string(first, key, words, at),
            ("integer", number) if number.is_integer() => self.integer(first, key, number, at),
            ("boolean", DeValue::Boolean(said)) => {
                if first.get("const").and_then(Value::as_bool).is_some_and(|only| only != *said) {
                    let (zh, en) =
                        (format!("“{key}”只能写 {}", !said), format!("`{key}` can only be {}", !said));
                    self.report(at, zh, en);
                }
            }
            (_, other) => {
                let (zh, en) = kind(wanted);
                let (found, found_en) = kind(other.type_str());
                self.report(
                    at,
                    format!("“{key}”要写成{zh}，这里是{found}"),
                    format!("`{key}` must be {en}, this is {found_en}"),
                );
            }
        }
    }

    fn string(&mut self, schema: &Value, key: &str, words: &str, at: Span) {
        let one_line = schema.get("pattern").and_then(Value::as_str) == Some(ONE_LINE);
        if one_line && words.contains('\n') {
            self.report(
                at,
                format!("“{key}”里不能换行；要分成几段，就写成几行"),
                format!("`{key}` must not hold a line break; write several lines instead"),
            );
        }
    }

    fn integer(&mut self, schema: &Value, key: &str, number: &DeValue<'_>, at: Span) {
        let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
        let (least, most) = (bound("minimum").unwrap_or(i64::MIN), bound("maximum").unwrap_or(i64::MAX));
        if integer(number).is_none_or(|n| n < least || n > most) {
            let zh = if least == most {
                format!("“{key}”只能是 {least}")
            } else {
                format!("“{key}”要在 {least} 到 {most} 之间")
            };
            self.report(at, zh, format!("`{key}` must be between {least} and {most}"));
        }
    }

    /// Holds a table against the alternative that its keys come nearest to.
    fn table(&mut self, alternatives: &[&'a Value], table: &DeTable<'_>, at: Span) {
        let lacks = |key: &&str| !table.contains_key(*key);
        let distance = |schema: &&&Value| {
            let unknown = table.keys().filter(|key| property(schema, key.get_ref()).is_none()).count();
            required(schema).filter(lacks).count() + unknown
        };
        let Some(schema) = alternatives.iter().min_by_key(distance).copied() else { return };
        let missing: Vec<&str> = required(schema).filter(lacks).collect();
        if !missing.is_empty() && alternatives.len() > 1 {
            self.no_kind(alternatives, table, at);
            return;
        }
        for key in missing {
            self.report(at, format!("这里缺少“{key}”"), format!("`{key}` is missing here"));
        }
        let line_kind = required(schema).next().filter(|_| alternatives.len() > 1);
        for (key, value) in table {
            match property(schema, key.get_ref()) {
                Some(of) => self.value(of, key.get_ref(), value),
                None => self.unknown(schema, line_kind, key.get_ref(), place(key.span(), self.toml)),
            }
        }
    }

    /// A table without any of the keys that tell one kind of line from the others.
    fn no_kind(&mut self, alternatives: &[&Value], table: &DeTable<'_>, at: Span) {
        let kinds: Vec<&str> = alternatives.iter().filter_map(|one| required(one).next()).collect();
        let near = table.keys().find_map(|key| nearest(key.get_ref(), kinds.iter().copied()));
        let problem =
            Problem::error(CODE, at, "这一行没有写明是哪一种", "this line does not say what kind it is");
        self.problems.push(with_keys(problem, near, &kinds));
    }

    fn unknown(&mut self, schema: &Value, line_kind: Option<&str>, key: &str, at: Span) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let known: Vec<&str> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let (of, of_en) = line_kind.map_or_else(
            || ("这里".to_owned(), "here".to_owned()),
            |kind| (format!("写了“{kind}”的行里"), format!("in a line with `{kind}`")),
        );
        let problem = Problem::error(
            CODE,
            at,
            format!("{of}没有“{key}”这个键"),
            format!("there is no key `{key}` {of_en}"),
        );
        self.problems.push(with_keys(problem, nearest(key, known.iter().copied()), &known));
    }
}

/// Adds which keys may be written, and which of them may have been meant.
fn with_keys(problem: Problem, near: Option<&str>, keys: &[&str]) -> Problem {
    let (zh, en) = (keys.join("、"), keys.join(", "));
    match near {
        Some(near) => problem.help(format!("是不是“{near}”？可以写：{zh}"), format!("`{near}`? keys: {en}")),
        None => problem.help(format!("可以写：{zh}"), format!("keys: {en}")),
    }
}

fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn property<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    schema.get("properties")?.get(key)
}

/// What a type is called, in JSON Schema's names and in TOML's.
fn kind(name: &str) -> (&'static str, &'static str) {
    match name {
        "object" | "table" => ("表", "a table"),
        "array" => ("数组（[ ] 或 [[ ]]）", "an array"),
        "string" => ("字符串（加引号）", "a string"),
        "integer" => ("整数", "an integer"),
        "boolean" => ("true 或 false", "a boolean"),
        "float" => ("小数", "a float"),
        _ => ("日期或时间", "a date or time"),
    }
}
