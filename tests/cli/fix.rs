use crate::cli::folder::{Folder, GOOD, with_fault};
use proptest::prelude::*;

/// A document with a safe fix (the permission silences nothing) and an unsafe one (the label).
fn faulty() -> String {
    with_fault().replace("# 落实责任", "//! 允许 uneven-row：沿用原件\n# 落实责任")
}

#[test]
fn safe_fixes_are_made_and_others_only_when_asked_for() {
    let folder = Folder::new().with("甲.jz", faulty()).with("乙.jz", GOOD);
    let ran = folder.run(&["check", "--fix"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("改了 1 处，1 份文件"), "{}", ran.err);
    assert!(!ran.out.contains("unused-permission") && ran.out.contains("unknown-mark"), "{}", ran.out);
    assert_eq!(folder.read("甲.jz"), with_fault());
    assert_eq!(folder.read("乙.jz"), GOOD);
    let ran = folder.run(&["check", "--fix", "--unsafe"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "2 份文件，没有问题\n"));
    assert!(folder.read("甲.jz").contains("{牵头单位：市商务局}负责"));
    let again = folder.run(&["check", "--fix", "--unsafe"]);
    assert!(again.err.contains("改了 0 处，0 份文件"), "{}", again.err);
}

#[test]
fn a_byte_order_mark_and_windows_line_breaks_stay() {
    let text = format!("\u{FEFF}{}", faulty().replace('\n', "\r\n"));
    let folder = Folder::new().with("甲.jz", &text);
    folder.run(&["check", "--fix", "--unsafe"]);
    let expected = text.replace("//! 允许 uneven-row：沿用原件\r\n", "").replace("牵头单为", "牵头单位");
    assert_eq!(folder.read("甲.jz"), expected);
}

#[test]
fn a_fix_that_would_bring_an_error_is_not_made_and_said() {
    let text = format!("{GOOD}\n由各单位{{完成时现：明天或者后天}}办完。\n");
    let folder = Folder::new().with("甲.jz", &text);
    let ran = folder.run(&["check", "--fix", "--unsafe"]);
    assert!(ran.err.contains("unknown-mark 的改法会带来新的错误，没有改"), "{}{}", ran.err, ran.out);
    assert_eq!(folder.read("甲.jz"), text);
}

#[test]
fn what_is_permitted_or_not_reported_is_not_fixed() {
    let text = with_fault().replace("{牵头单为", "//! 允许 unknown-mark：沿用原件\n{牵头单为");
    let folder = Folder::new().with("甲.jz", &text).with("乙.jz", with_fault().replace("10号", "11号"));
    folder.run(&["check", "--fix", "--unsafe", "甲.jz"]);
    assert_eq!(folder.read("甲.jz"), text);
    folder.run(&["check", "--fix", "--unsafe", "--allow", "unknown-mark", "乙.jz"]);
    assert_eq!(folder.read("乙.jz"), with_fault().replace("10号", "11号"));
}

#[test]
fn a_toml_form_is_left_alone_with_a_word_about_it() {
    let folder = Folder::new().with("甲.jz", faulty());
    let toml = folder.run(&["convert", "甲.jz"]).out;
    let folder = Folder::new().with("甲.toml", &toml);
    let ran = folder.run(&["check", "--fix", "--unsafe"]);
    assert!(ran.err.contains("1 份 TOML 形式的文件没有动（甲.toml 等）"), "{}", ran.err);
    assert_eq!((ran.code, folder.read("甲.toml")), (1, toml));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("甲.jz", faulty());
    let path = folder.path("甲.jz");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    folder.run(&["check", "--fix"]);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(folder.files(""), ["甲.jz"]);
}

/// Applies a unified diff to one text.
fn patched(text: &str, diff: &str) -> String {
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut at, mut new) = (0, String::new());
    for line in diff.split_inclusive('\n').skip(2) {
        if let Some(hunk) = line.strip_prefix("@@ -") {
            let start: usize = hunk.split([',', ' ']).next().unwrap().parse().unwrap();
            new.extend(old[at..start - 1].iter().copied());
            at = start - 1;
            continue;
        }
        let (sign, words) = line.split_at(1);
        if sign != "+" {
            assert_eq!(old[at], words);
            at += 1;
        }
        if sign != "-" {
            new.push_str(words);
        }
    }
    new.extend(old[at..].iter().copied());
    new
}

#[test]
fn a_dry_run_prints_the_patch_that_a_run_would_write() {
    let folder = Folder::new().with("稿/甲.jz", faulty());
    for word in ["--dry-run", "--diff"] {
        let ran = folder.run(&["check", "--fix", "--unsafe", word]);
        assert_eq!((ran.code, folder.read("稿/甲.jz")), (1, faulty()));
        assert!(ran.out.starts_with("--- a/稿/甲.jz\n+++ b/稿/甲.jz\n@@ "), "{}", ran.out);
        assert!(ran.err.contains("可以改 2 处，1 份文件；什么也没有写"), "{}", ran.err);
        let other = Folder::new().with("稿/甲.jz", faulty());
        other.run(&["check", "--fix", "--unsafe"]);
        assert_eq!(patched(&faulty(), &ran.out), other.read("稿/甲.jz"));
    }
}

#[test]
fn words_that_go_with_fix_need_it() {
    let folder = Folder::new().with("甲.jz", GOOD);
    for word in ["--unsafe", "--dry-run"] {
        let ran = folder.run(&["check", word]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("--fix"), "{}", ran.err);
    }
}

/// Lines that are wrong, or that become wrong beside others.
const FAULTS: [&str; 16] = [
    "//! 允许 unknown-mark：沿用原件",
    "//! 允许 uneven-row：沿用原件（至2020年1月1日）",
    "由{牵头单为：市商务局}负责",
    "牵头领到：分管副市长",
    "责任单位：",
    "一、手写的编号",
    "## 小阻：招商一组",
    "## 小组：招商一组",
    "各单位要\"抓好\"落实,不得推诿.",
    "由{完成时现：明天或者后天}办完。",
    "每月 25 日前报送(含附件);逾期通报。。",
    "| 任务 | 牵头单位 |\n| 甲 |",
    "{牵头单位：市商务局",
    "乙}",
    "｛报送：每月25日前向市商务局报送进展｝",
    "# 二、工作要求",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn fixing_comes_to_an_end_and_a_second_run_changes_nothing(
        lines in proptest::collection::vec((0..FAULTS.len(), 0..30_usize), 1..9),
        also_unsafe: bool,
    ) {
        let mut text: Vec<&str> = GOOD.lines().collect();
        for (fault, at) in lines {
            text.insert(at.min(text.len()), FAULTS[fault]);
        }
        let folder = Folder::new().with("甲.jz", text.join("\n"));
        let mut arguments = vec!["check", "--format", "json", "--fix"];
        if also_unsafe {
            arguments.push("--unsafe");
        }
        let errors = |out: &str| -> u64 {
            let report: serde_json::Value = serde_json::from_str(out).unwrap();
            report["summary"]["errors"].as_u64().unwrap()
        };
        let before = errors(&folder.run(&["check", "--format", "json"]).out);
        let first = folder.run(&arguments);
        prop_assert!(errors(&first.out) <= before, "{}", first.out);
        let fixed = folder.read("甲.jz");
        let second = folder.run(&arguments);
        prop_assert_eq!(folder.read("甲.jz"), fixed);
        prop_assert!(second.err.contains("改了 0 处，0 份文件"), "{}", second.err);
    }
}
