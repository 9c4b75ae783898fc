//! `audit`.

use crate::cli::folder::Folder;

const SOURCE: &str = include_str!("../audit/source.jz");

/// A source and its notice, built.
fn built() -> Folder {
    let folder = Folder::new().with("机制.jz", SOURCE);
    let ran = folder.run(&["build", "机制.jz", "--out", "out"]);
    assert!(folder.read("out/机制/notice.txt").contains("李建国"), "{}", ran.err);
    folder
}

#[test]
fn a_notice_that_nobody_touched_agrees_with_its_source() {
    let folder = built();
    for name in ["notice.docx", "notice.html", "notice.md", "notice.txt"] {
        let ran = folder.run(&["audit", &format!("out/机制/{name}"), "--against", "机制.jz"]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn an_edit_is_told_with_both_places() {
    let folder = built();
    let edited = folder.read("out/机制/notice.txt").replace("李建国", "李建军");
    let folder = folder.with("成品.txt", edited);
    let ran = folder.run(&["audit", "成品.txt", "--against", "机制.jz", "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("audit-leader") && ran.out.contains("“李建军”"), "{}", ran.out);
    let line = SOURCE.lines().position(|l| l.contains("李建国")).unwrap() + 1;
    assert!(ran.out.contains(&format!("机制.jz:{line}:6")), "{}", ran.out);
    let json = folder.run(&["audit", "成品.txt", "--against", "机制.jz", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert!(serde_json::from_str::<serde_json::Value>(&json.out).is_ok());
}

#[test]
fn without_a_source_every_rule_is_run_with_places_of_the_file() {
    let folder = built();
    let ran = folder.run(&["audit", "out/机制/notice.txt", "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    // 市大数据局 is a name that the reform of 2024 ended.
    let line = folder.read("out/机制/notice.txt").lines().position(|l| l.contains("市大数据局")).unwrap() + 1;
    assert!(
        ran.out.contains(&format!("notice.txt:{line}:")) && ran.out.contains("obsolete-name"),
        "{}",
        ran.out
    );
}

#[test]
fn files_that_cannot_be_read_are_answered_with_what_to_do() {
    let folder = built()
        .with("旧.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].repeat(64))
        .with("空.docx", "");
    for (name, words) in
        [("旧.doc", "soffice --headless --convert-to docx"), ("空.docx", "重新下载"), ("没有.docx", "找不到")]
    {
        for arguments in [vec!["audit", name, "--against", "机制.jz"], vec!["audit", name]] {
            let ran = folder.run(&arguments);
            assert_eq!(ran.code, 3, "{name}: {}{}", ran.out, ran.err);
            assert!(
                (ran.out.clone() + &ran.err).replace(['\n', ' '], "").contains(&words.replace(' ', "")),
                "{name}: {}{}",
                ran.out,
                ran.err
            );
        }
    }
    assert_eq!(folder.run(&["audit", "out/机制/notice.txt", "--against", "没有.jz"]).code, 3);
    assert_eq!(folder.run(&["audit", "out/机制/notice.txt", "--against", "."]).code, 0);
}
