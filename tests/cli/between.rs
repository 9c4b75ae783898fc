//! Documents of a folder held against each other by `jizhi check`.

use crate::cli::folder::Folder;
use serde_json::Value;

const ABOVE: &str = "\
机制：某市示例工作机制
地区：某省某市
文种：通知
发文机关：某市人民政府办公室
发文字号：某市政办〔2025〕9号
标题：某市人民政府办公室关于建立示例工作机制的通知
主送：各县（市）区人民政府，市人民政府各部门
成文日期：2025年3月6日

--- 正文
# 保障措施
## 高层调度机制。{承担：各县（市）区主要负责同志}{指标：全年外出招商不少于60天}。
## 抓好落实。各单位要抓好落实。
";

const BELOW: &str = "\
机制：某县示例工作机制
地区：某省某市某县
文种：通知
发文机关：某县人民政府办公室
发文字号：某县政办〔2026〕9号
标题：某县人民政府办公室关于建立示例工作机制的通知
主送：各乡（镇）人民政府，县人民政府各部门
成文日期：2026年3月6日

--- 正文
根据{依据：《某市人民政府办公室关于建立示例工作机制的通知》（某市政办〔2025〕9号）}，制定本机制。
# 保障措施
## 高层调度机制。各乡（镇）主要负责同志要带头招商。
## 抓好落实。各单位要抓好落实。
";

/// What answers the demand of the document above.
const ANSWER: &str = "{承担：各乡（镇）主要负责同志}{指标：全年外出招商不少于60天}";

const RULE: &str = "obligation-dropped";

fn workspace() -> Folder {
    Folder::new().with("jizhi.toml", "").with("市/市本级.jz", ABOVE).with("市/县.jz", BELOW)
}

/// The problems of the rule in a check: file, level, and the file and line that it points to.
fn dropped(folder: &Folder, below: &str, arguments: &[&str]) -> Vec<(String, String, String, u64)> {
    let all = [&["check", "--format", "json"], arguments].concat();
    let ran = folder.run_in(below, &all);
    let report: Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let problems = report["problems"].as_array().unwrap().iter().filter(|p| p["code"] == RULE);
    problems
        .map(|p| {
            let related = &p["related"][0];
            let line = related["place"]["start"]["line"].as_u64().unwrap_or_else(|| panic!("{related}"));
            (words(&p["file"]), words(&p["level"]), words(&related["file"]), line)
        })
        .collect()
}

fn expected(file: &str, level: &str, other: &str, line: u64) -> Vec<(String, String, String, u64)> {
    vec![(file.to_owned(), level.to_owned(), other.to_owned(), line)]
}

#[test]
fn what_the_document_above_demands_and_this_one_lacks_is_told_with_both_places() {
    let folder = workspace();
    let told = expected("市/县.jz", "warning", "市/市本级.jz", 12);
    assert_eq!(dropped(&folder, "", &[]), told);
    let named = dropped(&folder, "", &["市/县.jz"]);
    assert_eq!(named, told, "the document above was not asked for and is read all the same");
    assert_eq!(dropped(&folder, "", &["市/市本级.jz"]), []);
}

#[test]
fn levels_and_permissions_hold_for_what_is_found_between_documents() {
    let folder = workspace();
    let denied = dropped(&folder, "", &["--deny", RULE]);
    assert_eq!(denied, expected("市/县.jz", "error", "市/市本级.jz", 12));
    assert_eq!(dropped(&folder, "", &["--allow", RULE]), []);
    let permitted = BELOW.replace("根据{依据", "//! 允许 obligation-dropped：县里另行安排\n根据{依据");
    folder.put("市/县.jz", &permitted);
    let out = folder.run(&["check"]).out;
    assert!(!out.contains(RULE) && !out.contains("unused-permission"), "{out}");
    folder.put("市/县.jz", permitted.replace("各乡（镇）主要负责同志要带头招商", ANSWER));
    let out = folder.run(&["check", "--format", "json"]).out;
    assert!(out.contains("unused-permission"), "{out}");
}

#[test]
fn a_permission_for_what_is_found_between_documents_is_not_fixed_away() {
    let folder = workspace();
    let permitted = BELOW.replace("根据{依据", "//! 允许 obligation-dropped：县里另行安排\n根据{依据");
    folder.put("市/县.jz", &permitted);
    folder.run(&["check", "--fix"]);
    assert_eq!(folder.read("市/县.jz"), permitted);
}

#[test]
fn documents_in_the_other_form_have_their_places_in_their_own_files() {
    let folder = Folder::new().with("jizhi.toml", "").with("市本级.jz", ABOVE).with("县.jz", BELOW);
    for name in ["市本级", "县"] {
        let toml = folder.run(&["convert", &format!("{name}.jz"), "--to", "toml"]).out;
        folder.put(&format!("{name}.toml"), toml);
        std::fs::remove_file(folder.path(&format!("{name}.jz"))).unwrap();
    }
    let told = dropped(&folder, "", &[]);
    let lines: Vec<String> = folder.read("市本级.toml").lines().map(str::to_owned).collect();
    let line = lines.iter().position(|line| line.contains("全年外出招商")).unwrap() as u64 + 1;
    assert_eq!(told, expected("县.toml", "warning", "市本级.toml", line));
}
