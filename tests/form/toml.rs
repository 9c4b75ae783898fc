//! The TOML form.

use super::texts::{any_text, text};
use jizhi::source::{SourceText, Span};
use jizhi::syntax::{LineKind, format, parse};
use jizhi::toml_form::{from_toml, schema, to_toml};
use jizhi::vocabulary::Vocabulary;
use proptest::prelude::*;

fn toml_of(words: &str) -> String {
    let text = text(words);
    to_toml(&text, &parse(&text), Vocabulary::built_in())
}

/// The problems of a file: code, the words under it, message.
fn problems(toml: &str) -> Vec<(&'static str, String, String)> {
    let file = text(toml);
    let problems = from_toml(&file).problems;
    problems.into_iter().map(|p| (p.code, file.slice(p.span).to_owned(), p.message.zh)).collect()
}

const JZ: &str = "// 双斜线开头的是注释
机制：某市“2+X”招商引资工作机制
模式：6+6
6：招商专班
6：服务专班
标题：关于
  建立工作机制的通知

--- 正文
由{牵头领导：分管副市长}牵头，\\{不是标记\\}。
# 成立{统称：2个招商小组}
## 小组：招商一组
== 主要职责：

//! 允许 x：因为
组　长：李某
- 条目
  - 下级
@市商务局：负责甲；负责乙。
| 任务 | | 成果 |
上午9:30开会
>> 责任矩阵

--- 附件：名单
######### 很深
甲}乙{丙：丁
";

const TOML: &str = r#"jizhi = 1
header = [
  { comment = "双斜线开头的是注释" },
  { label = "机制", text = "某市“2+X”招商引资工作机制" },
  { label = "模式", text = "6+6" },
  { label = "6", text = "招商专班" },
  { label = "6", text = "服务专班" },
  { label = "标题", text = "关于" },
  { more = "建立工作机制的通知" },
]

[[part]]
keyword = "正文"
line = [
  { text = '由{牵头领导：分管副市长}牵头，\{不是标记\}。' },
  { heading = 1, text = "成立{统称：2个招商小组}" },
  { heading = 2, label = "小组", text = "招商一组" },
  { heading = 2, numbered = false, label = "主要职责" },
  { blank = true },
  { permission = "允许 x：因为" },
  { label = "组　长", text = "李某" },
  { item = 1, text = "条目" },
  { item = 2, text = "下级" },
  { duty = "市商务局", text = "负责甲；负责乙。" },
  { row = ["任务", "", "成果"] },
  { text = "上午9:30开会" },
  { insert = "责任矩阵" },
]

[[part]]
keyword = "附件"
title = "名单"
line = [
  { heading = 9, text = "很深" },
  { text = "甲}乙{丙：丁" },
]
"#;

#[test]
fn every_kind_of_line_has_its_table() {
    assert_eq!(toml_of(JZ), TOML);
    let back = from_toml(&text(TOML));
    assert_eq!(back.jz.as_str(), JZ);
    assert_eq!(back.problems, []);
}

#[test]
fn tables_written_out_by_a_program_say_the_same_as_inline_ones() {
    let out = "jizhi = 1\n[[header]]\nlabel = \"机制\"\ntext = \"甲\"\n[[part]]\nkeyword = \"正文\"\n\
               [[part.line]]\ntext = \"\"\"乙\"\"\"\n[[part.line]]\nheading = 2\ntext = \"\\u4E19\"\n";
    let back = from_toml(&text(out));
    assert_eq!(back.problems, []);
    assert_eq!(back.jz.as_str(), "机制：甲\n\n--- 正文\n乙\n## 丙\n");
}

#[test]
fn words_that_begin_like_a_sign_stay_words() {
    let toml = "jizhi = 1\n[[part]]\nkeyword = \"正文\"\nline = [{ text = \"# 甲\" }, { text = \"-乙\" }, \
                { text = \"牵头单位：丙\" }, { comment = \"!丁\" }]\n";
    let back = from_toml(&text(toml));
    assert_eq!(back.problems, []);
    assert_eq!(back.jz.as_str(), "--- 正文\n\\# 甲\n\\-乙\n牵头单位：丙\n// !丁\n");
}

#[test]
fn all_that_is_wrong_is_told_in_one_run_and_the_rest_is_kept() {
    let toml = "jizhi = 2\nheader = [\n{ labl = \"甲\" },\n{ label = 1 },\n{ label = \"乙\", text = \"丙\" },\n\
                { label = \"丁：戊\" },\n{ text = \"己\\n庚\" },\n]\n[[part]]\ntitle = \"辛\"\nline = [\n\
                { heading = 0, text = \"壬\", foo = 1 },\n{ row = [\"癸|子\"] },\n{ blank = false },\n{ row = [] },\n5,\n]\n";
    let told = problems(toml);
    let at: Vec<(&str, &str)> = told.iter().map(|(code, words, _)| (*code, words.as_str())).collect();
    assert_eq!(
        at,
        [
            ("toml-shape", "2"),
            ("toml-shape", "{ labl = \"甲\" }"),
            ("toml-shape", "1"),
            ("toml-words", "\"丁：戊\""),
            ("toml-shape", "\"己\\n庚\""),
            ("toml-shape", "[[part]]"),
            ("toml-shape", "0"),
            ("toml-shape", "foo"),
            ("toml-words", "\"癸|子\""),
            ("toml-shape", "false"),
            ("toml-shape", "[]"),
            ("toml-shape", "5"),
        ]
    );
    let jz = from_toml(&text(toml)).jz;
    assert!(jz.as_str().contains("乙：丙\n") && jz.as_str().contains("# 壬\n"), "{}", jz.as_str());
}

#[test]
fn text_that_is_not_toml_is_told_in_chinese_and_its_good_lines_are_kept() {
    let toml = "jizhi = 1\nheader = [\n{ label = “甲”, text = \"乙\" },\n{ label = \"丙\" text = \"丁\" },\n\
                { label = \"戊\", text = \"己\" },\n]\n机制 = 1\n";
    let told = problems(toml);
    let codes: Vec<&str> = told.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["toml-syntax"; 3], "{told:?}");
    assert!(told[2].2.contains("中文键要加半角引号"), "{told:?}");
    assert!(from_toml(&text(toml)).jz.as_str().contains("戊：己"));
    assert_eq!(problems("")[0].2, "这里缺少“jizhi”");
}

/// The place in TOML of the first occurrence of some words in the made text.
fn shown<'a>(toml: &'a SourceText, words: &str) -> &'a str {
    let back = from_toml(toml);
    let start = back.jz.as_str().find(words).unwrap_or_else(|| panic!("{words} in {}", back.jz.as_str()));
    toml.slice(back.map.span(Span::new(start, start + words.len())))
}

#[test]
fn a_place_in_the_text_is_shown_in_the_toml_file() {
    let toml = text(
        "jizhi = 1\n[[part]]\nkeyword = \"正文\"\nline = [\n\
         { heading = 2, label = \"小组\", text = \"  招商一组\" },\n{ text = \"成立\\u0020专班\" },\n\
         { row = ['''甲乙''', \"\"\"\n丙\"\"\"] },\n{ text = \"# 丁\" },\n]\n",
    );
    assert_eq!(shown(&toml, "商一"), "商一", "plain strings are exact");
    assert_eq!(shown(&toml, "乙"), "乙", "whatever the quotation marks");
    assert_eq!(shown(&toml, "丙"), "丙");
    assert_eq!(shown(&toml, "专"), "\"成立\\u0020专班\"", "strings with escapes are shown whole");
    assert_eq!(shown(&toml, "丁"), "\"# 丁\"", "and so are words that took a backslash");
    assert_eq!(shown(&toml, "##"), "{ heading = 2, label = \"小组\", text = \"  招商一组\" }");
    assert_eq!(shown(&toml, "组：招"), "组\", text = \"  招", "from one string into another");
    assert_eq!(shown(&toml, "--- 正文"), "[[part]]\nkeyword = \"正文");
    let back = from_toml(&toml);
    let end = back.jz.as_str().len();
    let last = back.map.span(Span::new(end, end));
    assert!(last.is_empty() && last.end as usize <= toml.as_str().len());
}

/// The smallest or the fullest line that one alternative of the schema allows.
fn sample(kind: &serde_json::Value, full: bool) -> serde_json::Value {
    let required = kind["required"].as_array().expect("required");
    let wanted = |key: &str| full || required.iter().any(|r| r == key);
    let value = |property: &serde_json::Value| match property["type"].as_str().expect("a type") {
        "string" => serde_json::json!("甲"),
        "integer" => property["minimum"].clone(),
        "boolean" => serde_json::json!(true),
        _ => serde_json::json!(["甲"]),
    };
    let properties = kind["properties"].as_object().expect("properties");
    properties.iter().filter(|(key, _)| wanted(key)).map(|(key, of)| (key.clone(), value(of))).collect()
}

#[test]
fn each_line_that_the_schema_allows_is_one_kind_only_and_is_read() {
    let schema = schema();
    let kinds = schema["$defs"]["Line"]["anyOf"].as_array().expect("alternatives");
    assert_eq!(kinds.len(), 10);
    for (kind, full) in kinds.iter().flat_map(|kind| [(kind, false), (kind, true)]) {
        let mut line = sample(kind, full);
        let file = |line: &serde_json::Value| serde_json::json!({ "jizhi": 1, "header": [line] });
        assert!(fits(&schema, &schema, &file(&line)), "{line}");
        let toml = toml::to_string(&file(&line)).expect("it can be TOML");
        assert_eq!(problems(&toml), [], "{toml}");
        let jz = from_toml(&text(&toml)).jz;
        let blank = line.get("blank").is_some();
        assert_eq!(
            jz.as_str().is_empty(),
            blank,
            "a blank line that opens a text is dropped, no other: {toml}"
        );
        line["unknown"] = serde_json::json!(1);
        assert!(!fits(&schema, &schema, &file(&line)), "{line}");
        assert_eq!(problems(&toml::to_string(&file(&line)).expect("TOML")).len(), 1, "{line}");
    }
}

/// Whether a value fits a schema, by the few words of JSON Schema that ours uses.
fn fits(root: &serde_json::Value, schema: &serde_json::Value, value: &serde_json::Value) -> bool {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).expect("a definition");
        return fits(root, target, value);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().filter(|one| fits(root, one, value)).count() == 1;
    }
    match schema["type"].as_str().expect("a type") {
        "object" => value.as_object().is_some_and(|fields| {
            let required = schema["required"].as_array().expect("required");
            required.iter().all(|key| fields.contains_key(key.as_str().expect("a key")))
                && fields.iter().all(|(key, of)| {
                    schema["properties"].get(key).is_some_and(|property| fits(root, property, of))
                })
        }),
        "array" => value.as_array().is_some_and(|items| {
            items.len() as u64 >= schema["minItems"].as_u64().unwrap_or(0)
                && items.iter().all(|item| fits(root, &schema["items"], item))
        }),
        "string" => value.as_str().is_some_and(|words| !words.contains('\n')),
        "integer" => value
            .as_i64()
            .is_some_and(|n| (schema["minimum"].as_i64()..=schema["maximum"].as_i64()).contains(&Some(n))),
        "boolean" => value.is_boolean() && schema.get("const").is_none_or(|only| only == value),
        other => panic!("a type the test does not know: {other}"),
    }
}

/// A syntax without places, and without what layout decides.
fn said(words: &str) -> Vec<String> {
    let text = text(words);
    let lines = parse(&text).lines;
    let show = |line: &jizhi::syntax::Line| {
        let mut json = serde_json::to_value(&line.kind).expect("lines serialise");
        spell(&text, &mut json);
        json.to_string()
    };
    lines.iter().filter(|l| l.kind != LineKind::Blank).map(show).collect()
}

/// Puts the words under each span in its place.
fn spell(text: &SourceText, value: &mut serde_json::Value) {
    if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
        let words = text.slice(Span::new(start as usize, end as usize)).to_owned();
        *value = serde_json::Value::String(words);
    } else if let Some(fields) = value.as_object_mut() {
        fields.values_mut().for_each(|v| spell(text, v));
    } else if let Some(items) = value.as_array_mut() {
        items.iter_mut().for_each(|v| spell(text, v));
    }
}

#[test]
fn the_published_policies_stand_as_the_formatter_writes_them_and_go_to_toml_and_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/policies");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("the folder of policies") {
        let path = file.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "jz") {
            let words = std::fs::read_to_string(&path).expect("a text");
            let source = text(&words);
            assert_eq!(
                format(&source, &parse(&source), Vocabulary::built_in()).as_deref(),
                Ok(words.as_str()),
                "{}",
                path.display()
            );
            let back = from_toml(&text(&toml_of(&words)));
            assert_eq!((back.jz.as_str(), back.problems), (words.as_str(), vec![]));
            seen += 1;
        }
    }
    assert_eq!(seen, 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn text_goes_to_toml_and_back_without_loss(typed in any_text()) {
        let before = text(&typed);
        let tree = parse(&before);
        let toml = to_toml(&before, &tree, Vocabulary::built_in());
        let back = from_toml(&text(&toml));
        prop_assert_eq!(&back.problems, &vec![], "{}", toml);
        let formatted = format(&before, &tree, Vocabulary::built_in());
        prop_assert_eq!(Ok(back.jz.as_str()), formatted.as_deref());
        prop_assert_eq!(said(back.jz.as_str()), said(formatted.as_deref().unwrap_or("")));
        prop_assert_eq!(&toml_of(back.jz.as_str()), &toml);
        let value: serde_json::Value = toml::from_str(&toml).expect("it is TOML");
        let schema = schema();
        prop_assert!(fits(&schema, &schema, &value), "{}", toml);
    }

    #[test]
    fn any_file_is_read_and_every_place_is_in_it(typed in "\\PC{0,60}|(jizhi|header|part|line|text|[=\\[\\]{}\"',\n 甲]){0,30}") {
        let toml = text(&typed);
        let back = from_toml(&toml);
        for problem in &back.problems {
            prop_assert!(typed.get(problem.span.range()).is_some(), "{:?}", problem);
        }
        for (start, c) in back.jz.as_str().char_indices() {
            let span = back.map.span(Span::new(start, start + c.len_utf8()));
            prop_assert!(typed.get(span.range()).is_some(), "{:?}", span);
        }
        if back.problems.is_empty() {
            prop_assert!(toml::from_str::<toml::Table>(&typed).is_ok());
        }
    }
}
