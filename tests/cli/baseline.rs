use crate::cli::folder::{Folder, GOOD, with_fault};

const LIST: [&str; 4] = ["check", "--baseline", "旧问题.txt", "--update-baseline"];
const CHECK: [&str; 3] = ["check", "--baseline", "旧问题.txt"];

/// A folder with one old finding, listed.
fn listed() -> Folder {
    let folder = Folder::new().with("稿/甲.jz", with_fault()).with("稿/乙.jz", GOOD);
    let ran = folder.run(&LIST);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("旧问题.txt：1 个旧问题，新加 1 个，去掉 0 个"), "{}", ran.err);
    folder
}

#[test]
fn old_findings_are_silent_and_new_ones_are_not() {
    let folder = listed();
    assert_eq!(folder.run(&["check"]).code, 1);
    let ran = folder.run(&CHECK);
    assert_eq!((ran.code, ran.out.as_str()), (0, "2 份文件，没有问题\n"));
    folder.put("稿/甲.jz", with_fault() + "\n由{完成时现：月底}办完。\n");
    let ran = folder.run(&CHECK);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("完成时现") && !ran.out.contains("牵头单为"), "{}", ran.out);
}

#[test]
fn moving_indenting_and_formatting_lines_keep_findings_old() {
    let folder = listed();
    let faulty = with_fault();
    let line = "{牵头单为：市商务局}负责";
    let moved = faulty.replace(line, "").replace("# 落实责任", &format!("# 落实责任\n\n　　{line}\n\n"));
    let loose =
        faulty.replace(line, "{ 牵头单为 : 市商务局 }负责").replace("# 成立", "#成立").replace('\n', "\r\n");
    for text in [moved, loose, format!("// 说明\n\n{faulty}")] {
        folder.put("稿/甲.jz", &text);
        assert_eq!(folder.run(&["check"]).code, 1, "{text}");
        let ran = folder.run(&CHECK);
        assert_eq!((ran.code, ran.out.as_str()), (0, "2 份文件，没有问题\n"), "{text}");
        folder.run(&["fmt"]);
        let ran = folder.run(&CHECK);
        assert_eq!((ran.code, ran.out.as_str()), (0, "2 份文件，没有问题\n"), "formatted: {text}");
    }
}

#[test]
fn of_two_equal_findings_one_may_be_old() {
    let folder = listed();
    let line = "{牵头单为：市商务局}负责";
    folder.put("稿/甲.jz", with_fault().replace(line, &format!("{line}\n{line}")));
    let ran = folder.run(&CHECK);
    assert_eq!(ran.out.matches("unknown-mark").count(), 1, "{}", ran.out);
}

#[test]
fn what_is_gone_is_a_hint_and_leaves_the_list() {
    let folder = listed();
    folder.put("稿/甲.jz", GOOD.replace("9号", "10号"));
    let ran = folder.run(&CHECK);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("stale-baseline") && ran.out.contains("旧问题.txt:3:1"), "{}", ran.out);
    let elsewhere = folder.run(&["check", "稿/乙.jz", "--baseline", "旧问题.txt"]);
    assert_eq!(elsewhere.out, "1 份文件，没有问题\n", "a file that was not looked at may still have it");
    let kept = folder.run(&["check", "稿/乙.jz", "--baseline", "旧问题.txt", "--update-baseline"]);
    assert!(kept.err.contains("1 个旧问题，新加 0 个，去掉 0 个"), "{}", kept.err);
    let ran = folder.run(&LIST);
    assert!(ran.err.contains("0 个旧问题，新加 0 个，去掉 1 个"), "{}", ran.err);
    assert_eq!(folder.run(&CHECK).out, "2 份文件，没有问题\n");
}

#[test]
fn findings_of_a_file_that_is_gone_are_gone() {
    let folder = listed();
    std::fs::remove_file(folder.path("稿/甲.jz")).unwrap();
    assert!(folder.run(&CHECK).out.contains("stale-baseline"));
}

#[test]
fn the_list_holds_from_any_folder_and_is_the_same_bytes_each_time() {
    let folder = listed();
    let list = folder.read("旧问题.txt");
    let lines: Vec<&str> = list.lines().filter(|l| !l.starts_with('#')).collect();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].ends_with("\tunknown-mark\t稿/甲.jz\t不认识的标签“牵头单为”"), "{list}");
    folder.run(&LIST);
    assert_eq!(folder.read("旧问题.txt"), list);
    let ran = folder.run_in("稿", &["check", "--baseline", "../旧问题.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "2 份文件，没有问题\n"));
}

#[test]
fn files_that_cannot_be_read_are_never_old() {
    let folder = Folder::new().with("甲.jz", [0xFF, 0xFE]);
    assert_eq!(folder.run(&LIST).code, 3);
    assert_eq!(folder.run(&CHECK).code, 3);
}

#[test]
fn a_list_that_is_missing_or_something_else_is_told() {
    let folder = Folder::new().with("甲.jz", GOOD).with("乱.txt", "甲\n");
    assert_eq!(folder.run(&CHECK).code, 3);
    let ran = folder.run(&["check", "--baseline", "乱.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("乱.txt 第 1 行"), "{}", ran.err);
    let ran = folder.run(&["check", "--update-baseline"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--baseline"), "{}", ran.err);
}

#[test]
fn fingerprints_of_what_is_left_do_not_depend_on_the_list() {
    let folder = listed();
    let line = "{牵头单为：市商务局}负责";
    folder.put("稿/甲.jz", with_fault().replace(line, &format!("{line}\n{line}")));
    let prints = |arguments: &[&str]| -> Vec<String> {
        let ran = folder.run(&[arguments, &["--format", "gitlab"]].concat());
        let issues: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
        issues.iter().map(|i| i["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(prints(&CHECK)[..], prints(&["check"])[1..]);
}
