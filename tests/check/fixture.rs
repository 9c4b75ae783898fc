//! Fixture files: one a rule, its cases and its mutations together.
//!
//! ```text
//! === name of a case
//! words of a main part, or a whole document when a line begins with ---; its header lines then replace
//! those of the frame. A line `+++ path` begins another file of the case.
//! >>> 错误 the words underlined        one line a finding, by place; none: the case passes
//!
//! === 植入
//! 找：regular expression, `.` stops at line breaks, `^` and `$` at lines
//! 换：replacement, \n for a line break, $1 for a group
//! 加：a line put at the end of the main part, instead of the two above
//! 设：lines added to the workspace's jizhi.toml
//! 只对：file names, when it makes sense in some mechanisms only
//! ```

use std::collections::BTreeMap;
use std::path::Path;

pub struct Fixture {
    pub rule: String,
    pub family: String,
    pub cases: Vec<Case>,
    pub mutations: Vec<Mutation>,
}

pub struct Case {
    pub name: String,
    pub files: Vec<(String, String)>,
    pub expected: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Mutation {
    pub find: Option<String>,
    pub replace: String,
    pub append: Option<String>,
    pub settings: String,
    pub only: Vec<String>,
}

/// All fixtures, by family and rule.
pub fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/fixtures");
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|e| e.unwrap().into_path());
    let files = entries.filter(|p| p.extension().is_some_and(|e| e == "txt"));
    files.map(|path| read(&path)).collect()
}

fn read(path: &Path) -> Fixture {
    let text = std::fs::read_to_string(path).unwrap();
    let name = |p: &Path| p.file_stem().unwrap().to_string_lossy().into_owned();
    let mut fixture = Fixture {
        rule: name(path),
        family: name(path.parent().unwrap()),
        cases: Vec::new(),
        mutations: Vec::new(),
    };
    let text = format!("\n{text}");
    for section in text.split("\n=== ").skip(1) {
        let (name, body) = section.split_once('\n').unwrap_or((section, ""));
        if name.trim() == "植入" {
            fixture.mutations.push(mutation(body));
        } else {
            fixture.cases.push(case(name, body));
        }
    }
    fixture
}

fn mutation(body: &str) -> Mutation {
    let mut mutation = Mutation::default();
    for line in body.lines() {
        let Some((key, value)) = line.split_once('：') else { continue };
        match key {
            "找" => mutation.find = Some(value.to_owned()),
            "换" => mutation.replace = value.replace("\\n", "\n"),
            "加" => mutation.append = Some(value.replace("\\n", "\n")),
            "设" => mutation.settings = value.replace("\\n", "\n"),
            "只对" => mutation.only = value.split_whitespace().map(str::to_owned).collect(),
            _ => panic!("{key}：找、换、加、设、只对"),
        }
    }
    mutation
}

fn case(name: &str, body: &str) -> Case {
    let (expected, kept): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.starts_with(">>> "));
    let expected =
        expected.iter().map(|line| line.trim_start_matches(">>> ").trim_end().to_owned()).collect();
    Case { name: name.trim().to_owned(), files: files(&kept.join("\n")), expected }
}

/// The files of an example: fragments are put into a frame that has no fault.
pub fn files(example: &str) -> Vec<(String, String)> {
    let example = format!("\n{example}");
    let mut pieces = example.split("\n+++ ");
    let first = pieces.next().unwrap_or_default().trim_matches('\n');
    let mut files = Vec::new();
    if !first.is_empty() {
        files.push(("本文.jz".to_owned(), framed(first)));
    }
    for piece in pieces {
        let (path, text) = piece.split_once('\n').unwrap_or((piece, ""));
        let text = if path.ends_with(".jz") { framed(text.trim_matches('\n')) } else { text.to_owned() };
        files.push((path.trim().to_owned(), text));
    }
    files
}

/// Header lines of the frame.
const FRAME: &[(&str, &str)] = &[
    ("机制", "某县示例工作机制"),
    ("地区", "某省某市某县"),
    ("文种", "通知"),
    ("发文机关", "某县人民政府办公室"),
    ("发文字号", "某政办〔2026〕9号"),
    ("标题", "某县人民政府办公室关于建立示例工作机制的通知"),
    ("主送", "各乡（镇）人民政府，县人民政府各部门"),
    ("成文日期", "2026年3月6日"),
];

fn framed(example: &str) -> String {
    let example = format!("\n{example}\n");
    let (header, body) = match example.find("\n---") {
        Some(at) => example.split_at(at),
        None => ("", example.as_str()),
    };
    let mut own: BTreeMap<&str, String> = BTreeMap::new();
    let mut others = String::new();
    let mut last: Option<&str> = None;
    for line in header.lines().filter(|l| !l.trim().is_empty()) {
        let key = line.split(['：', ':']).next().unwrap_or_default();
        match (FRAME.iter().find(|(k, _)| *k == key), line.starts_with(' '), last) {
            (Some((key, _)), ..) => {
                own.insert(key, format!("{line}\n"));
                last = Some(key);
            }
            (None, true, Some(key)) => own.entry(key).or_default().push_str(&format!("{line}\n")),
            _ => {
                others.push_str(&format!("{line}\n"));
                last = None;
            }
        }
    }
    let mut text = String::new();
    for (key, value) in FRAME {
        text.push_str(&own.remove(key).unwrap_or_else(|| format!("{key}：{value}\n")));
    }
    text.push_str(&others);
    let body = if body.contains("\n---") { body.to_owned() } else { format!("\n--- 正文{body}") };
    text + &body
}
