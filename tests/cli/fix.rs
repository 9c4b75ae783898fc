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

/// A document in the TOML form, made from a text.
fn in_toml(text: &str) -> String {
    let ran = Folder::new().with("甲.jz", text).run(&["convert", "甲.jz"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn words_of_a_toml_form_are_fixed_within_their_quotation_marks() {
    let toml = in_toml(&faulty());
    assert!(toml.contains("permission") && toml.contains("牵头单为"), "{toml}");
    let line = |from: &str| toml.lines().find(|l| l.contains(from)).unwrap().to_owned() + "\n";
    // The same words in each kind of quotation marks, beside escapes and a comment.
    for words in
        ["\"{牵头单为：市商务局}负责\"", "'{牵头单为：市商务局}负责'", "\"\\u007B牵头单为：市商务局}负责\""]
    {
        let before = toml.replace(&line("牵头单为"), &format!("  {{ text = {words} }}, # 乙\n"));
        let folder = Folder::new().with("甲.toml", &before);
        let safe = folder.run(&["check", "--fix"]);
        assert!(safe.err.contains("改了 1 处，1 份文件"), "{}", safe.err);
        assert_eq!(folder.read("甲.toml"), before.replace(&line("permission"), ""), "a line of its own");
        let ran = folder.run(&["check", "--fix", "--unsafe"]);
        assert!(ran.err.contains("改了 1 处，1 份文件"), "{}{}", ran.err, ran.out);
        let expected = before.replace(&line("permission"), "").replace("牵头单为", "牵头单位");
        assert_eq!(folder.read("甲.toml"), expected, "{words}");
    }
}

#[test]
fn a_fix_that_reaches_beyond_a_string_of_a_toml_form_is_told_with_what_to_do() {
    let toml = in_toml(&faulty());
    let line = toml.lines().find(|l| l.contains("permission")).unwrap();
    // Two lines of the form on one line of the file, one of them to be taken away.
    let toml = toml.replace(&format!("{line}\n"), line);
    let folder = Folder::new().with("甲.toml", &toml);
    let ran = folder.run(&["check", "--fix"]);
    assert!(ran.err.contains("这里的改法出了字符串，TOML 形式里没有改"), "{}{}", ran.err, ran.out);
    assert!(ran.err.contains("jizhi convert 甲.toml"), "{}", ran.err);
    assert_eq!((ran.code, folder.read("甲.toml")), (1, toml));
}

#[test]
fn what_a_check_of_a_toml_form_offers_as_a_fix_is_a_place_of_the_file() {
    let toml = in_toml(&faulty());
    let folder = Folder::new().with("甲.toml", &toml);
    let ran = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let problems = report["problems"].as_array().unwrap();
    let mark = problems.iter().find(|p| p["code"] == "unknown-mark").unwrap();
    let edit = &mark["fix"]["edits"][0];
    let at = |end: &str| usize::try_from(edit["place"][end]["byte"].as_u64().unwrap()).unwrap();
    assert_eq!(
        (toml.get(at("start")..at("end")), edit["text"].as_str()),
        (Some("牵头单为"), Some("牵头单位"))
    );
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

/// A good document with faulty lines at some places.
fn with_faults(lines: &[(usize, usize)]) -> String {
    let mut text: Vec<&str> = GOOD.lines().collect();
    for (fault, at) in lines {
        text.insert((*at).min(text.len()), FAULTS[*fault]);
    }
    text.join("\n")
}

/// Fixes a document twice: nothing gets worse, and the second run changes nothing.
fn fixed_twice(name: &str, text: &str, also_unsafe: bool) -> Result<Folder, TestCaseError> {
    let folder = Folder::new().with(name, text);
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
    let fixed = folder.read(name);
    let second = folder.run(&arguments);
    prop_assert_eq!(folder.read(name), fixed);
    prop_assert!(second.err.contains("改了 0 处，0 份文件"), "{}", second.err);
    Ok(folder)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn fixing_comes_to_an_end_and_a_second_run_changes_nothing(
        lines in proptest::collection::vec((0..FAULTS.len(), 0..30_usize), 1..9),
        also_unsafe: bool,
    ) {
        fixed_twice("甲.jz", &with_faults(&lines), also_unsafe)?;
    }

    #[test]
    fn a_toml_form_that_was_fixed_is_still_one_and_a_second_run_changes_nothing(
        lines in proptest::collection::vec((0..FAULTS.len(), 0..30_usize), 1..9),
        also_unsafe: bool,
    ) {
        let folder = fixed_twice("甲.toml", &in_toml(&with_faults(&lines)), also_unsafe)?;
        let ran = folder.run(&["convert", "甲.toml"]);
        prop_assert_eq!(ran.code, 0, "{}", ran.out);
    }
}
