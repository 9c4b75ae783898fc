//! The verb: files, folders and git revisions, outputs and exit codes.

use crate::cli::folder::{Folder, GOOD};
use std::process::Command;

const CHANGED: &str = "牵头单位：市投资促进局";

fn changed() -> String {
    GOOD.replace("牵头单位：市商务局", CHANGED)
}

/// Another document: its own number, title and name.
fn other() -> String {
    GOOD.replace("〔2026〕9号", "〔2026〕10号").replace("“1+X”工作机制", "项目调度机制")
}

fn git(folder: &Folder, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=drafter", "-c", "user.email=drafter@example.com"])
        .args(["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A repository with two commits: a document changed, one came, one went to another folder.
fn repository() -> Folder {
    let folder = Folder::new().with("稿/甲.jz", GOOD).with("乙.jz", other());
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "一"]);
    git(&folder, &["tag", "v1"]);
    folder.put("稿/甲.jz", changed());
    let moved = folder.read("乙.jz");
    folder.put("别处/丙.jz", moved);
    std::fs::remove_file(folder.path("乙.jz")).unwrap();
    folder.put("新.jz", GOOD.replace("〔2026〕9号", "〔2026〕11号").replace("“1+X”工作机制", "会商机制"));
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "二"]);
    folder
}

fn kinds(json: &str) -> Vec<String> {
    let object: serde_json::Value = serde_json::from_str(json).unwrap();
    let documents = object["documents"].as_array().unwrap();
    let changes = documents.iter().flat_map(|d| d["changes"].as_array().unwrap());
    changes.map(|c| c["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn two_files_are_compared_and_the_exit_code_says_whether_they_differ() {
    let folder = Folder::new().with("旧.jz", GOOD).with("新.jz", changed());
    let same = folder.run(&["diff", "旧.jz", "旧.jz"]);
    assert_eq!((same.code, same.out.as_str()), (0, "1 份文件，没有变化\n"));
    let ran = folder.run(&["diff", "旧.jz", "新.jz"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("重大 牵头单位由市商务局改为市投资促进局"), "{}", ran.out);
    assert!(ran.out.contains("旧 旧.jz:18:6") && ran.out.contains("新 新.jz:18:6"), "{}", ran.out);
    let english = folder.run(&["diff", "旧.jz", "新.jz", "--lang", "en"]).out;
    assert!(english.contains("major 牵头单位 passed from 市商务局 to 市投资促进局"), "{english}");
    assert!(!folder.run(&["diff", "旧.jz", "新.jz"]).out.contains('\u{1b}'));
}

#[test]
fn the_two_forms_of_a_document_do_not_differ_and_places_in_toml_are_those_of_the_file() {
    let folder = Folder::new().with("甲.jz", GOOD).with("乙.jz", changed());
    for name in ["甲", "乙"] {
        let (jz, toml) = (format!("{name}.jz"), format!("{name}.toml"));
        assert_eq!(folder.run(&["convert", &jz, "--out", &toml]).code, 0);
    }
    assert_eq!(folder.run(&["diff", "甲.jz", "甲.toml"]).code, 0);
    let ran = folder.run(&["diff", "甲.jz", "乙.toml", "--format", "json"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let place = &object["documents"][0]["changes"][0]["new"]["place"];
    let byte = |end: &str| usize::try_from(place[end]["byte"].as_u64().unwrap()).unwrap();
    let words = folder.read("乙.toml");
    assert_eq!(words.get(byte("start")..byte("end")), Some("市投资促进局"));
}

#[test]
fn documents_of_two_folders_are_matched_by_number_then_title_then_path() {
    let folder = Folder::new()
        .with("去年/甲.jz", GOOD)
        .with("去年/乙.jz", other())
        .with("今年/改了名.jz", changed())
        .with("今年/乙.jz", other().replace("〔2026〕10号", "〔2027〕1号"))
        .with("今年/丙.jz", GOOD.replace("〔2026〕9号", "〔2027〕2号").replace("“1+X”工作机制", "会商机制"));
    let ran = folder.run(&["diff", "去年", "今年", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let mut found = kinds(&ran.out);
    found.sort();
    assert_eq!(found, ["document-added", "lead-moved", "number-changed"]);
    let back = folder.run(&["diff", "今年", "去年", "--format", "json"]);
    assert!(kinds(&back.out).contains(&"document-removed".to_owned()));
}

#[test]
fn two_revisions_are_compared_in_whole_or_at_paths() {
    let folder = repository();
    let ran = folder.run(&["diff", "HEAD~1", "HEAD", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let mut found = kinds(&ran.out);
    found.sort();
    assert_eq!(found, ["document-added", "lead-moved"]);
    assert!(ran.out.contains("\"HEAD~1:稿/甲.jz\"") && ran.out.contains("\"HEAD:稿/甲.jz\""), "{}", ran.out);
    let part = folder.run(&["diff", "v1", "HEAD", "--format", "json", "--", "稿"]);
    assert_eq!(kinds(&part.out), ["lead-moved"]);
    let one = folder.run(&["diff", "v1:乙.jz", "HEAD:别处/丙.jz"]);
    assert_eq!((one.code, one.out.as_str()), (0, "1 份文件，没有变化\n"));
    folder.put("稿/甲.jz", GOOD);
    let work = folder.run(&["diff", "HEAD", "稿/甲.jz", "--format", "json"]);
    assert_eq!((work.code, kinds(&work.out)), (1, vec!["lead-moved".to_owned()]), "{}", work.err);
    let left = |folder: &Folder| {
        let status =
            Command::new("git").args(["status", "--porcelain"]).current_dir(folder.path("")).output();
        String::from_utf8(status.unwrap().stdout).unwrap().lines().count()
    };
    assert_eq!(left(&folder), 1, "only the file edited here");
}

#[test]
fn a_revision_brings_its_own_settings_and_registers() {
    let folder = repository();
    folder.put("jizhi.toml", "[[roles]]\nname = \"主抓单位\"\nclass = \"lead\"\nholder = \"unit\"\n");
    folder.put("稿/甲.jz", GOOD.replace("牵头单位：", "主抓单位："));
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "三"]);
    let ran = folder.run(&["diff", "v1", "HEAD", "--format", "json", "--", "稿/甲.jz"]);
    assert_eq!(kinds(&ran.out), ["role-reworded"], "{} {}", ran.out, ran.err);
}

#[test]
fn what_is_neither_a_path_nor_a_revision_is_told_with_exit_code_three() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let ran = folder.run(&["diff", "甲.jz", "没有.jz"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("没有.jz") && ran.err.contains("git 仓库"), "{}", ran.err);
    let folder = repository();
    for arguments in [["diff", "v1", "v9"], ["diff", "v1:没有.jz", "HEAD:稿/甲.jz"], ["diff", "v1", "--"]]
    {
        let ran = folder.run(&arguments);
        assert!(ran.code == 3 || (ran.code == 2 && arguments[2] == "--"), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn a_path_that_is_also_a_revision_is_a_path_and_that_is_said() {
    let folder = repository();
    folder.put("v1/甲.jz", GOOD);
    let ran = folder.run(&["diff", "v1", "稿"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("既是路径又是 git 版本") && ran.err.contains("v1^0"), "{}", ran.err);
}

#[test]
fn a_file_and_a_folder_or_paths_beside_paths_are_refused() {
    let folder = Folder::new().with("甲.jz", GOOD).with("文件夹/甲.jz", GOOD);
    for arguments in [&["diff", "甲.jz", "文件夹"][..], &["diff", "甲.jz", "甲.jz", "--", "甲.jz"]] {
        assert_eq!(folder.run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn an_unreadable_file_ends_with_three_and_a_faulty_one_is_compared_with_a_warning() {
    let folder = Folder::new().with("甲.jz", GOOD).with("坏.jz", b"PK\x03\x04\x00\xFF");
    let ran = folder.run(&["diff", "甲.jz", "坏.jz"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    folder.put("错.jz", GOOD.replace("〔2026〕9号", "〔26〕第09号"));
    let ran = folder.run(&["diff", "甲.jz", "错.jz"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("错.jz 里有错误") && ran.err.contains("jizhi check"), "{}", ran.err);
}

#[test]
fn a_page_is_written_to_a_new_file_only() {
    let folder = Folder::new().with("旧.jz", GOOD).with("新.jz", changed());
    let arguments = ["diff", "旧.jz", "新.jz", "--format", "html", "--out", "变更.html"];
    let ran = folder.run(&arguments);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    let page = folder.read("变更.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<del>商务</del>"), "{page}");
    assert_eq!(folder.run(&arguments).code, 2, "what is there is not overwritten");
    assert_eq!(folder.read("变更.html"), page);
}

#[test]
fn the_terminal_shows_both_wordings_with_and_without_colours() {
    let folder = Folder::new().with("旧.jz", GOOD).with(
        "新.jz",
        GOOD.replace("为形成合力", "为切实形成合力")
            .replace("责任单位：市财政局", "责任单位：市财政局、市统计局"),
    );
    insta::assert_snapshot!("diff", folder.run(&["diff", "旧.jz", "新.jz"]).out);
    let colored = folder.colored();
    let ran = colored.run(&["diff", "旧.jz", "新.jz"]);
    assert!(ran.out.contains("\u{1b}[32m切实\u{1b}[0m"), "{}", ran.out);
}

#[test]
fn the_json_has_the_shape_of_the_guide() {
    let folder = Folder::new().with("旧.jz", GOOD).with("新.jz", changed());
    insta::assert_snapshot!("json", folder.run(&["diff", "旧.jz", "新.jz", "--format", "json"]).out);
}
