use crate::cli::folder::{Folder, GOOD};

#[test]
fn fmt_writes_once_and_then_has_nothing_to_do() {
    let loose = GOOD.replace("模式：", "模式:").replace("# 落实责任", "#落实责任").replace('\n', "\r\n");
    let folder = Folder::new().with("甲.jz", &loose).with("乙.jz", GOOD);
    let listed = folder.run(&["fmt", "--check"]);
    assert_eq!((listed.code, listed.out.as_str()), (1, "甲.jz\n"), "{}", listed.err);
    assert_eq!(folder.read("甲.jz"), loose);
    let written = folder.run(&["fmt"]);
    assert_eq!((written.code, written.out.as_str()), (0, "甲.jz\n"), "{}", written.err);
    assert_eq!(folder.read("甲.jz"), GOOD);
    let again = folder.run(&["fmt", "--check"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
}

#[test]
fn convert_goes_both_ways_and_overwrites_nothing() {
    let folder = Folder::new().with("甲.jz", GOOD);
    assert_eq!(folder.run(&["convert", "甲.jz", "--to", "toml", "--out", "甲.toml"]).code, 0);
    let back = folder.run(&["convert", "甲.toml"]);
    assert_eq!((back.code, back.out.as_str()), (0, GOOD), "{}", back.err);
    let refused = folder.run(&["convert", "甲.toml", "--out", "甲.jz"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("甲.jz 已经有了，没有覆盖"), "{}", refused.err);
    assert_eq!(folder.run(&["convert", "甲.jz", "--to", "jz"]).code, 2);
    assert_eq!(folder.run(&["convert", "没有.jz"]).code, 3);
}

#[test]
fn a_faulty_toml_form_is_told_at_its_own_place_and_not_converted() {
    let folder = Folder::new().with("甲.toml", "jizhi = 1\nheder = []\n");
    let ran = folder.run(&["convert", "甲.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.contains("甲.toml:2:1"), "{}", ran.err);
}

#[test]
fn problems_of_a_toml_form_are_shown_in_the_toml_file() {
    let folder = Folder::new().with("甲.jz", crate::cli::folder::with_fault());
    let toml = folder.run(&["convert", "甲.jz"]).out;
    let line = toml.lines().position(|l| l.contains("牵头单为")).unwrap() + 1;
    let before = toml.lines().find_map(|l| l.split_once("牵头单为")).unwrap().0;
    let column = before.chars().count() + 1;
    folder.put("乙.toml", toml);
    let ran = folder.run(&["check", "乙.toml"]);
    assert!(ran.out.contains(&format!("[乙.toml:{line}:{column}]")), "{}", ran.out);
}

#[test]
fn schemas_are_schemas() {
    let folder = Folder::new();
    for of in ["toml", "model", "units", "workspace"] {
        let ran = folder.run(&["schema", of]);
        assert_eq!(ran.code, 0);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(schema["$schema"].is_string() && schema["properties"].is_object(), "{of}: {}", ran.out);
    }
}

#[test]
fn stages_can_be_looked_at() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let lines = folder.run(&["dump", "--stage", "lines", "甲.jz"]);
    assert!(lines.out.starts_with("1\t0\tentry\t机制：某市“1+X”工作机制\n"), "{}", lines.out);
    let syntax = folder.run(&["dump", "--stage", "syntax", "甲.jz"]).out;
    let tree: serde_json::Value = serde_json::from_str(&syntax).unwrap();
    assert_eq!(tree["lines"].as_array().unwrap().len(), GOOD.lines().count() + 1);
    let model = folder.run(&["dump", "--stage", "model", "甲.jz"]);
    let model: serde_json::Value = serde_json::from_str(&model.out).unwrap();
    assert_eq!(model["pattern"]["text"]["value"], "1+X");
    assert_eq!(folder.run(&["dump", "--stage", "model", "没有.jz"]).code, 3);
}
