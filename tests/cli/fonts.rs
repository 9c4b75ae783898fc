//! `fonts`: what plays each role, and what a document's characters fall to.

use crate::cli::folder::{Folder, GOOD};
use crate::fonts::forge::Forged;
use serde_json::{Value, json};

/// Everything printable that a document of these tests could hold, but for the rare names.
fn common() -> String {
    let han = ('\u{4e00}'..='\u{9fa5}').filter(|c| !"喆堃".contains(*c));
    han.chain(' '..='~').chain("×，。、；：？！“”‘’（）《》〈〉〔〕【】—…·★　".chars()).collect()
}

fn asked(folder: &Folder, arguments: &[&str]) -> Value {
    let ran = folder.run(&[&["fonts", "--format", "json", "--no-system-fonts"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_folders_of_the_command_line_go_before_those_of_the_workspace() {
    let folder = Folder::new()
        .with("jizhi.toml", "[fonts]\npath = [\"字体\"]\n")
        .with("字体/a.ttf", Forged::new("SimSun", "市").file())
        .with("别处/z.ttf", Forged::new("SimSun", "市县").file());
    let file = |object: &Value| object["roles"][4]["face"]["file"].as_str().unwrap().to_owned();
    assert!(file(&asked(&folder, &[])).ends_with("字体/a.ttf"));
    let object = asked(&folder, &["--font-path", "别处"]);
    assert!(file(&object).ends_with("别处/z.ttf"), "{object:#}");
    assert_eq!(object["roles"][4]["fit"], "asked");
    assert_eq!(object["roles"][4]["install"], json!([]));
}

#[test]
fn a_place_that_is_not_there_is_told_with_who_named_it() {
    let folder = Folder::new().with("jizhi.toml", "[fonts]\npath = [\"没有\"]\n");
    let ran = folder.run(&["fonts", "--no-system-fonts"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("没有 没有 这个放字体的") && ran.err.contains("jizhi.toml"), "{}", ran.err);
    let ran = folder.run(&["fonts", "--font-path", "也没有"]);
    assert!(ran.err.contains("也没有") && ran.err.contains("--font-path"), "{}", ran.err);
}

#[test]
fn rare_characters_of_a_document_are_listed_with_what_they_fall_to() {
    let text = GOOD.replacen("市商务局", "市商务局（联系人：李喆、王堃、赵\u{2CB5A}）", 1);
    assert_ne!(text, GOOD);
    let common = common();
    let folder = Folder::new()
        .with("甲.jz", text)
        .with("字体/a.ttf", Forged::new("仿宋_GB2312", &common).file())
        .with("字体/b.ttf", Forged::new("Noto Serif CJK SC", &format!("{common}喆堃")).file());
    let object = asked(&folder, &["甲.jz", "--font-path", "字体"]);
    let body = &object["roles"][1];
    assert_eq!(body["substituted"][0]["characters"], json!(["喆", "堃"]), "{body:#}");
    assert_eq!(body["substituted"][0]["face"]["family"], "Noto Serif CJK SC");
    assert_eq!(body["missing"], json!(["\u{2CB5A}"]));
    let ran = folder.run(&["fonts", "--no-system-fonts", "甲.jz", "--font-path", "字体"]);
    assert!(ran.out.contains("仿宋 没有的字，改用 Noto Serif CJK SC：喆 U+5586、堃 U+5803\n"), "{}", ran.out);
    assert!(ran.out.contains("仿宋 哪个字体都没有的字：\u{2CB5A} U+2CB5A\n"), "{}", ran.out);
}

#[test]
fn where_a_class_is_missing_the_free_fonts_are_named_with_a_way_for_each_system() {
    let folder = Folder::new().with("字体/a.ttf", Forged::new("SimSun", "市").file());
    let ran = folder.run(&["fonts", "--no-system-fonts", "--font-path", "字体"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in [
        "  SimSun（顶替 仿宋_GB2312，不是同一类字体）",
        "仿宋，可以装的自由字体：",
        "Debian：sudo apt install fonts-lxgw-wenkai",
        "macOS：brew install --cask font-lxgw-wenkai",
    ] {
        assert!(ran.out.contains(words), "no {words} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("宋体，可以装"), "{}", ran.out);
    let ran = folder.run(&["fonts", "--no-system-fonts", "--font-path", "字体", "--lang", "en"]);
    assert!(ran.out.contains("SimSun (for 仿宋_GB2312, of ANOTHER class)"), "{}", ran.out);
}
