//! `jizhi page`, and what `check` says of a page off the standard.

use crate::cli::folder::{Folder, GOOD};

fn json(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let ran = folder.run(arguments);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_standard_is_listed_with_clause_strength_and_tolerance() {
    let folder = Folder::new();
    let page = folder.run(&["page"]).out;
    let line = page.lines().find(|line| line.starts_with("天头")).unwrap();
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells, ["天头", "margin-top", "37", "mm", "5.2.1", "规定", "±1", "mm"]);
    assert!(page.ends_with("改了 0 项，超出允许偏差 0 项。\n"), "{page}");
    assert_eq!(folder.run(&["page", "--diff"]).out, "版面和标准一样，什么也没有改。\n");
}

#[test]
fn what_a_workspace_changes_is_marked_from_any_file_in_it() {
    let folder = Folder::new()
        .with("jizhi.toml", "[page]\nprofile = \"偶页版记\"\n\"天头\" = 30\n\"订口\" = 28.5\n")
        .with("稿/甲.jz", GOOD);
    let found = json(&folder, &["page", "稿/甲.jz", "--diff", "--format", "json"]);
    let rows: Vec<(&str, bool, &str)> = found["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap();
            (text("key"), row["allowed"].as_bool().unwrap(), text("set_by"))
        })
        .collect();
    let expected = [
        ("margin-top", false, "jizhi.toml"),
        ("margin-left", true, "jizhi.toml"),
        ("imprint-on-even-page", true, "even-imprint"),
    ];
    assert_eq!(rows, expected);
    assert_eq!(found["measures"][0]["value"], 30.0);
    let told = folder.run(&["check"]);
    assert!(told.out.contains("page-off-standard") && told.out.contains("天头是 30 mm"), "{}", told.out);
    assert_eq!(told.code, 1);
    assert_eq!(folder.run(&["check", "--allow", "page-off-standard"]).code, 0);
}

#[test]
fn a_page_that_cannot_be_followed_is_told_at_its_key_and_a_place_that_is_not_there_too() {
    let folder = Folder::new().with("jizhi.toml", "[page]\n\"天投\" = 30\n");
    let ran = folder.run(&["page"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("没有叫“天投”的版面量") && ran.out.contains("jizhi.toml:2:2"), "{}", ran.out);
    assert_eq!(folder.run(&["page", "没有"]).code, 3);
}

#[test]
fn the_page_of_a_workspace_is_printed_on() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let docx = |folder: &Folder| {
        let ran = folder.run(&["build"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        std::fs::read(folder.path("out/甲/notice.docx")).unwrap()
    };
    let standard = docx(&folder);
    folder.put("jizhi.toml", "[page]\nfont-body = \"仿宋\"\n");
    assert!(docx(&folder) != standard);
}
