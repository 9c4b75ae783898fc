//! A folder whose report has everything in it: all levels, fixes, other places, a file that cannot be
//! read, names and words with signs that mean something in some form.

use crate::cli::folder::{Folder, GOOD, with_fault};

/// A name with a blank, a sign of every escaping rule, and Chinese.
pub const NAME: &str = "稿 100%, a：b&c.jz";

/// Rules of the checker have tests of their own, and there are more of them every month.
const LEVELS: &str = "\
[levels]
structure = \"off\"
responsibility = \"off\"
reference = \"off\"
name = \"off\"
schedule = \"off\"
form = \"off\"
numbering = \"off\"
punctuation = \"off\"
wording = \"off\"
";

pub fn folder() -> Folder {
    let body = "为形成合力，根据《某市人民政府办公室关于建立“2+X”工作机制的通知》（某政办〔2026〕9号），决定建立工作机制。";
    let faulty = with_fault()
        .replace("为形成合力，决定建立工作机制。", body)
        .replace(
            "责任单位：市财政局",
            "责任单位：\u{20BB7}局\n牵头领到：<副市长> & \"某\"：100%,\u{1b}x\n一、手写的编号",
        )
        .replace("# 落实责任", "# 落实责任\n主要{指标：分别增长5%、6%}");
    Folder::new()
        .with("jizhi.toml", LEVELS)
        .with("a.jz", GOOD)
        .with("b.jz", GOOD)
        .with("gbk.jz", [0xBB, 0xFA, 0xD6, 0xC6, b'\n'])
        .with(NAME, faulty)
}

/// The report of a good document.
pub fn clean(format: &str) -> String {
    let ran = Folder::new().with("甲.jz", GOOD).run(&["check", "--format", format]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

pub fn report(format: &str) -> String {
    let ran = folder().run(&["check", "--format", format]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""), "{}", ran.out);
    ran.out
}

/// File, code, level, first line and column.
type Told = (String, String, String, Option<(u64, u64)>);

/// The problems as the JSON report tells them.
pub fn told() -> Vec<Told> {
    let object: serde_json::Value = serde_json::from_str(&report("json")).unwrap();
    let words = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let problems = object["problems"].as_array().unwrap();
    let told: Vec<Told> = problems
        .iter()
        .map(|p| {
            let start = &p["place"]["start"];
            let place = start["line"].as_u64().zip(start["column"].as_u64());
            (words(&p["file"]), words(&p["code"]), words(&p["level"]), place)
        })
        .collect();
    assert!(told.len() >= 6, "{told:#?}");
    for level in ["error", "warning", "hint"] {
        assert!(told.iter().any(|t| t.2 == level), "{told:#?}");
    }
    told
}
