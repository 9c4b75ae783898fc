//! Levels from the command line, from `jizhi.toml` and from the text itself.

use crate::cli::folder::{Folder, GOOD, Ran, with_fault};

/// Code and level of each problem.
fn told(ran: &Ran) -> Vec<(String, String)> {
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    let words = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    object["problems"].as_array().unwrap().iter().map(|p| (words(&p["code"]), words(&p["level"]))).collect()
}

fn pairs(told: &[(String, String)]) -> Vec<(&str, &str)> {
    told.iter().map(|(code, level)| (code.as_str(), level.as_str())).collect()
}

fn checked(folder: &Folder, arguments: &[&str]) -> (u8, Vec<(String, String)>) {
    let ran = folder.run(&[&["check", "--format", "json"], arguments].concat());
    (ran.code, told(&ran))
}

#[test]
fn the_last_word_on_the_command_line_wins_over_the_settings() {
    let folder =
        Folder::new().with("jizhi.toml", "[levels]\nreading = \"hint\"\n").with("甲.jz", with_fault());
    for (arguments, code, level) in [
        (&[][..], 0, Some("hint")),
        (&["--warn", "unknown-mark"], 1, Some("warning")),
        (&["--warn", "reading"], 1, Some("warning")),
        (&["--deny", "reading", "--allow", "unknown-mark"], 0, None),
        (&["--allow", "unknown-mark", "--deny", "reading"], 1, Some("error")),
        (&["--allow=unknown-mark", "--warn", "unknown-mark", "--deny", "warnings"], 1, Some("error")),
        (&["--deny", "warnings", "--warn", "unknown-mark,uneven-row"], 1, Some("warning")),
    ] {
        let (ended, told) = checked(&folder, arguments);
        let expected: Vec<_> = level.map(|level| ("unknown-mark", level)).into_iter().collect();
        assert_eq!((ended, pairs(&told)), (code, expected), "{arguments:?}");
    }
}

#[test]
fn a_name_that_is_no_rule_or_family_is_a_usage_error_with_its_neighbour() {
    let folder = Folder::new().with("甲.jz", GOOD);
    for (name, near) in [("unknown-marks", "unknown-mark"), ("readin", "reading"), ("warning", "warnings")] {
        let ran = folder.run(&["check", "--deny", name]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(&format!("没有叫“{name}”的规则或类别，是不是 {near}？")), "{}", ran.err);
    }
}

#[test]
fn remarks_on_settings_are_weighed_but_faults_of_settings_cannot_be_hidden() {
    let folder = Folder::new().with("jizhi.toml", "[levels]\nno-such-rule = \"off\"\n").with("甲.jz", GOOD);
    assert_eq!(folder.run(&["check"]).code, 1);
    assert_eq!(folder.run(&["check", "--allow", "unknown-rule"]).code, 0);
    assert_eq!(pairs(&checked(&folder, &["--deny", "warnings"]).1), [("unknown-rule", "error")]);
    folder.put("jizhi.toml", "[levels]\nreading = \"silent\"\n");
    assert_eq!(folder.run(&["check", "--allow", "settings"]).code, 1);
}

const FAULT: &str = "{牵头单为：市商务局}负责。\n";

fn permitted(until: &str) -> Folder {
    Folder::new().with("甲.jz", format!("{GOOD}\n//! 允许 unknown-mark：沿用原件{until}\n{FAULT}"))
}

#[test]
fn a_permission_holds_to_its_last_day_and_is_told_when_it_has_ended() {
    for until in ["", "（至2026年3月1日）", "（至2027年1月1日）"] {
        assert_eq!(checked(&permitted(until), &[]), (0, vec![]), "{until}");
    }
    let folder = permitted("（至2026年3月1日）");
    for day in ["2026-03-02", "2026年3月2日"] {
        let (code, told) = checked(&folder, &["--as-of", day]);
        assert_eq!(code, 1);
        assert_eq!(pairs(&told), [("expired-permission", "warning"), ("unknown-mark", "error")], "{day}");
    }
    assert_eq!(checked(&folder, &["--as-of", "2026-03-01"]).0, 0);
    let ran = folder.run(&["check", "--as-of", "明天"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--as-of <日期> 不能是“明天”"), "{}", ran.err);
}

#[test]
fn a_build_asks_no_clock() {
    let folder = permitted("（至2020年3月1日）");
    assert_eq!(folder.run(&["check"]).code, 1);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(folder.has("out/甲/notice.txt"));
}

#[test]
fn a_permission_whose_day_does_not_exist_does_not_hold() {
    let (_, told) = checked(&permitted("（至2026年2月30日）"), &[]);
    assert_eq!(pairs(&told), [("bad-permission", "error"), ("unknown-mark", "error")]);
}

#[test]
fn permissions_beat_the_command_line_unless_they_are_ignored() {
    let folder = permitted("");
    assert_eq!(checked(&folder, &["--deny", "unknown-mark"]), (0, vec![]));
    let (code, told) = checked(&folder, &["--ignore-permissions"]);
    assert_eq!((code, pairs(&told)), (1, vec![("unknown-mark", "error")]));
}

#[test]
fn a_permission_that_silences_nothing_is_told_with_its_removal() {
    let text = format!("{GOOD}\n//! 允许 unknown-mark：沿用原件\r\n各单位要抓好落实。\n");
    let folder = Folder::new().with("甲.jz", &text);
    let ran = folder.run(&["check", "--format", "json"]);
    assert_eq!(pairs(&told(&ran)), [("unused-permission", "warning")]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let fix = &object["problems"][0]["fix"];
    let at = |end: &str| usize::try_from(fix["edits"][0]["place"][end]["byte"].as_u64().unwrap()).unwrap();
    assert_eq!(text.get(at("start")..at("end")), Some("//! 允许 unknown-mark：沿用原件\r\n"));
    assert_eq!((fix["safe"].as_bool(), fix["edits"][0]["text"].as_str()), (Some(true), Some("")));
    assert_eq!(checked(&folder, &["--allow", "unused-permission"]), (0, vec![]));
}

#[test]
fn a_permission_in_the_header_covers_the_line_below_it() {
    let folder = Folder::new().with("甲.jz", GOOD.replace("文种：通知", "密极：无\n文种：通知"));
    let (_, without) = checked(&folder, &[]);
    assert_eq!(pairs(&without), [("unknown-header-field", "error")]);
    folder.put(
        "甲.jz",
        GOOD.replace("文种：通知", "//! 允许 unknown-header-field：沿用原件\n密极：无\n文种：通知"),
    );
    assert_eq!(checked(&folder, &[]), (0, vec![]));
    folder.put(
        "甲.jz",
        GOOD.replace("文种：通知", "//! 允许 unknown-header-field：沿用原件\n文种：通知\n密极：无"),
    );
    let (_, elsewhere) = checked(&folder, &[]);
    assert_eq!(pairs(&elsewhere), [("unused-permission", "warning"), ("unknown-header-field", "error")]);
}
