use crate::cli::folder::{Folder, GOOD, with_fault};
use jizhi::cli::{Console, run};

/// Watches while `steps` are done one after the other, with two looks at the disk after each.
fn watched(folder: &Folder, steps: &[&dyn Fn()]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut looks = 0;
    let mut pulse = || {
        if looks % 3 == 0 {
            match steps.get(looks / 3) {
                Some(step) => step(),
                None => return false,
            }
        }
        looks += 1;
        true
    };
    let mut console = Console::new(folder.path(""), &mut out, &mut err);
    console.pulse = Some(&mut pulse);
    let code = run(["jizhi", "check", "--watch", "稿"], &mut console);
    assert!(err.is_empty(), "{}", String::from_utf8_lossy(&err));
    (code, String::from_utf8(out).unwrap())
}

#[test]
fn a_watch_tells_what_is_new_and_what_is_gone_and_repeats_nothing() {
    let folder = Folder::new().with("稿/甲.jz", GOOD).with("稿/乙.jz", with_fault());
    let (code, out) = watched(
        &folder,
        &[
            &|| folder.put("稿/甲.jz", GOOD.replace("牵头单位：市商务局", "由{责任单为：市商务局}负责")),
            &|| folder.put("别处.txt", "不相干"),
            &|| folder.put("稿/乙.jz", format!("\n{}", with_fault())),
            &|| folder.put("稿/甲.jz", GOOD),
            &|| std::fs::remove_file(folder.path("稿/乙.jz")).unwrap(),
        ],
    );
    insta::assert_snapshot!(out);
    assert_eq!(code, 0);
}

#[test]
fn settings_are_watched_too() {
    let folder = Folder::new().with("jizhi.toml", "").with("稿/乙.jz", with_fault());
    let (code, out) = watched(&folder, &[&|| folder.put("jizhi.toml", "[levels]\nreading = \"off\"\n")]);
    assert_eq!(
        (code, out.contains("改动：jizhi.toml\n改好了 1 个\n1 份文件，没有问题\n")),
        (0, true),
        "{out}"
    );
}

#[test]
fn a_watch_that_ends_at_once_is_a_check() {
    let folder = Folder::new().with("甲.jz", with_fault());
    let ran = folder.run(&["check", "--watch"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("甲.jz:18:2: 错误 unknown-mark：不认识的标签“牵头单为”\n"), "{}", ran.out);
    let ran = folder.run(&["check", "--watch", "--fix"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("不能同时写"), "{}", ran.err);
}
