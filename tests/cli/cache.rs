//! What `jizhi check` keeps of a workspace, and when it is believed.

use crate::cli::folder::{Folder, GOOD, with_fault};
use std::fs;

const KEPT: &str = ".jizhi-cache";

fn workspace() -> Folder {
    let settings = "[[region]]\nname = \"某省某市\"\nunits = \"units.txt\"\n";
    Folder::new()
        .with("jizhi.toml", settings)
        .with("units.txt", "")
        .with("甲.jz", GOOD)
        .with("乙.jz", with_fault())
}

fn kept(folder: &Folder) -> Vec<String> {
    folder.files(KEPT).into_iter().filter(|path| path.contains("check-")).collect()
}

/// What a check says with and without what is kept; the same.
fn check(folder: &Folder, arguments: &[&str]) -> String {
    let fresh = folder.run(&[&["check", "--no-cache"], arguments].concat());
    let ran = folder.run(&[&["check"], arguments].concat());
    assert_eq!((ran.code, &ran.out), (fresh.code, &fresh.out), "{arguments:?}");
    let again = folder.run(&[&["check"], arguments].concat());
    assert_eq!((again.code, &again.out), (fresh.code, &fresh.out), "{arguments:?}, again");
    fresh.out
}

/// Puts a mark into a kept answer, so that it is seen when it is given: whoever does so knows the form.
fn is_kept_after(folder: &Folder, change: impl Fn()) -> bool {
    folder.run(&["check"]);
    let path = folder.path(&kept(folder).concat());
    let before = fs::read(&path).unwrap();
    change();
    folder.run(&["check"]);
    before == fs::read(folder.path(&kept(folder).concat())).unwrap()
}

#[test]
fn the_answer_is_the_same_with_and_without_what_is_kept_in_every_form() {
    let folder = workspace();
    for format in ["human", "plain", "json", "sarif", "junit"] {
        check(&folder, &["--format", format]);
    }
    assert_eq!(kept(&folder).len(), 1, "the form of the report is no part of an answer");
    check(&folder, &["--deny", "warnings"]);
    check(&folder, &["--as-of", "2027-01-01"]);
    check(&folder, &["--ignore-permissions"]);
    assert_eq!(kept(&folder).len(), 4);
    assert_eq!(folder.read(&format!("{KEPT}/.gitignore")), "*\n");
}

#[test]
fn a_change_of_any_file_that_counts_is_seen() {
    let folder = workspace();
    let first = check(&folder, &[]);
    folder.put("乙.jz", GOOD.replace("9号", "11号"));
    let second = check(&folder, &[]);
    assert_ne!(first, second, "an edit");
    folder.put("丙.jz", with_fault());
    let third = check(&folder, &[]);
    assert_ne!(second, third, "a new file");
    fs::rename(folder.path("丙.jz"), folder.path("丁.jz")).unwrap();
    assert_ne!(third, check(&folder, &[]), "a new name");
    fs::remove_file(folder.path("丁.jz")).unwrap();
    assert_eq!(second, check(&folder, &[]), "a file that is gone");
    folder.put("units.txt", "[[unit]]\n");
    assert_ne!(second, check(&folder, &[]), "a register, whatever it is called");
    folder.put("units.txt", "");
    assert_eq!(second, check(&folder, &[]));
    folder.put("jizhi.toml", "exclude = [\"乙.jz\"]\n");
    assert_ne!(second, check(&folder, &[]), "the settings");
}

#[test]
fn a_change_in_the_document_above_is_told_in_the_one_below() {
    let folder = Folder::new().with("jizhi.toml", "").with("甲.jz", GOOD);
    let below = GOOD.replace("〔2026〕9号", "〔2026〕10号").replace(
        "为形成合力",
        "根据《某市人民政府办公室关于建立“1+X”工作机制的通知》（某政办〔2026〕9号），为形成合力",
    );
    folder.put("乙.jz", below);
    let before = check(&folder, &[]);
    folder.put("甲.jz", GOOD.replace("2026年3月6日", "2026年9月6日"));
    let after = check(&folder, &["--format", "json"]);
    assert!(
        !before.contains("basis-later-than-issue") && after.contains("basis-later-than-issue"),
        "{after}"
    );
}

#[test]
fn the_bytes_count_and_not_the_time_of_a_file() {
    let folder = workspace();
    let again = || folder.put("甲.jz", GOOD);
    assert!(is_kept_after(&folder, again), "written again with the same words");
    let path = folder.path("甲.jz");
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let other = || {
        folder.put("甲.jz", GOOD.replace("市财政局", "市教育局"));
        fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    };
    assert!(!is_kept_after(&folder, other), "other words of the same length and time");
}

#[test]
fn a_broken_or_foreign_answer_is_looked_for_anew() {
    let folder = workspace();
    let first = check(&folder, &[]);
    let path = folder.path(&kept(&folder).concat());
    let whole = fs::read(&path).unwrap();
    for at in [0, 7, 8, 20, 28, 40, whole.len() - 1] {
        let mut broken = whole.clone();
        broken[at] ^= 1;
        fs::write(&path, &broken).unwrap();
        assert_eq!(folder.run(&["check"]).out, first, "byte {at}");
        assert_eq!(fs::read(&path).unwrap(), whole, "byte {at} is put right");
    }
    for broken in [&b""[..], b"jizhi", &whole[..whole.len() / 2]] {
        fs::write(&path, broken).unwrap();
        assert_eq!(folder.run(&["check"]).out, first);
    }
}

#[test]
fn a_permission_that_ends_is_told_on_the_day_after() {
    let folder = Folder::new().with("jizhi.toml", "");
    let with = with_fault();
    folder
        .put("甲.jz", with.replace("{牵头单为", "//! 允许 unknown-mark：沿用（至2026年3月1日）\n{牵头单为"));
    let on = |day: (i16, i8, i8)| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut console = jizhi::cli::Console::new(folder.path(""), &mut out, &mut err);
        console.today = day;
        jizhi::cli::run(["jizhi", "check", "--format", "json"], &mut console);
        String::from_utf8(out).unwrap()
    };
    let first = on((2026, 3, 1));
    assert_eq!(first, on((2026, 3, 1)));
    let next = on((2026, 3, 2));
    assert!(!first.contains("expired-permission") && next.contains("expired-permission"), "{first}{next}");
}

#[test]
fn nothing_is_kept_of_a_part_without_settings_with_a_baseline_or_when_told_so() {
    let folder = workspace();
    folder.run(&["check", "--no-cache"]);
    folder.run(&["check", "甲.jz"]);
    folder.run(&["check", "--baseline", "旧.json", "--update-baseline"]);
    assert!(!folder.has(KEPT));
    let plain = Folder::new().with("甲.jz", GOOD);
    plain.run(&["check"]);
    assert!(!plain.has(KEPT));
}

#[test]
fn many_ways_of_asking_do_not_fill_the_folder() {
    let folder = workspace();
    for day in 1..=28 {
        folder.run(&["check", "--as-of", &format!("2026-02-{day:02}")]);
    }
    assert!(kept(&folder).len() <= 16);
    check(&folder, &[]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_behind_a_link() {
    let folder = workspace();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), folder.path(KEPT)).unwrap();
    let ran = folder.run(&["check"]);
    assert!(ran.out.contains("牵头单为"), "{}", ran.out);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
