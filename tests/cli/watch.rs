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

/// The program itself, watching; its lines as they come.
struct Watching {
    child: std::process::Child,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Watching {
    fn new(folder: &Folder) -> Self {
        use std::io::BufRead;
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_jizhi"))
            .args(["check", "--watch"])
            .current_dir(folder.path(""))
            .env_remove("JIZHI_LANG")
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let out = std::io::BufReader::new(child.stdout.take().unwrap());
        let (give, lines) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if give.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// All lines up to the one that says how things stand; a minute is for ever.
    fn next(&self) -> Vec<String> {
        let mut found = Vec::new();
        while !found.last().is_some_and(|line: &String| line.contains("份文件")) {
            let line = self.lines.recv_timeout(std::time::Duration::from_secs(60));
            found.push(line.unwrap_or_else(|e| panic!("{e} after {found:?}")));
        }
        found
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_program_reads_again_what_was_changed_and_nothing_else() {
    let folder = Folder::new().with("jizhi.toml", "").with("甲.jz", GOOD).with("乙.jz", with_fault());
    let watching = Watching::new(&folder);
    let first = watching.next();
    assert!(first.iter().any(|line| line.starts_with("乙.jz:18:2: 错误 unknown-mark")), "{first:?}");
    // As long as before and of the same time: to whoever asks the disk nothing was changed.
    let path = folder.path("乙.jz");
    let time = std::fs::metadata(&path).unwrap().modified().unwrap();
    let other = with_fault().replace("牵头单为", "责任单为");
    assert_eq!(other.len(), with_fault().len());
    folder.put("新", other);
    std::fs::File::options().write(true).open(folder.path("新")).unwrap().set_modified(time).unwrap();
    std::fs::rename(folder.path("新"), path).unwrap();
    folder.put("甲.jz", format!("{GOOD}\n由{{完成时现：月底}}办完。\n"));
    let changed = watching.next();
    assert_eq!(changed[0], "改动：甲.jz");
    assert!(changed[1].starts_with("甲.jz:") && changed[1].contains("完成时现"), "{changed:?}");
    assert_eq!(changed.len(), 3, "{changed:?}");
    // A file that comes makes it read everything.
    folder.put("丙.jz", GOOD.replace("9号", "11号"));
    let all = watching.next();
    assert!(all.iter().any(|line| line.starts_with("乙.jz:") && line.contains("责任单为")), "{all:?}");
}
