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

/// A source, its notice, and a copy of it in which a person and a word were changed by hand.
fn edited() -> Folder {
    let folder = built();
    let text = folder.read("out/机制/notice.txt").replace("李建国", "李建军").replace("良好氛围", "浓厚氛围");
    folder.with("成品.txt", text)
}

const AGAINST: [&str; 4] = ["audit", "成品.txt", "--against", "机制.jz"];

/// Exit code, and code and level of each finding.
fn audited(folder: &Folder, arguments: &[&str]) -> (u8, Vec<(String, String)>) {
    let ran = folder.run(&[&AGAINST[..], &["--format", "json"], arguments].concat());
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    let words = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let told = object["problems"].as_array().unwrap().iter();
    (ran.code, told.map(|p| (words(&p["code"]), words(&p["level"]))).collect())
}

fn pairs<'a>(told: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    told.iter().map(|(code, level)| ((*code).to_owned(), (*level).to_owned())).collect()
}

const LEADER: (&str, &str) = ("audit-leader", "error");
const WORDING: (&str, &str) = ("audit-wording", "warning");

#[test]
fn kinds_and_the_family_are_denied_warned_of_and_allowed_as_in_a_check() {
    let folder = edited();
    for (arguments, code, told) in [
        (&[][..], 1, &[LEADER, WORDING][..]),
        (&["--allow", "audit-leader"], 1, &[WORDING]),
        (&["--allow", "audit-leader,audit-wording"], 0, &[]),
        (&["--allow", "audit"], 0, &[]),
        (&["--allow", "audit", "--deny", "audit-wording"], 1, &[("audit-wording", "error")]),
        (&["--deny", "warnings"], 1, &[LEADER, ("audit-wording", "error")]),
        (&["--warn", "audit"], 1, &[("audit-leader", "warning"), WORDING]),
    ] {
        assert_eq!(audited(&folder, arguments), (code, pairs(told)), "{arguments:?}");
    }
    let ran = folder.run(&[&AGAINST[..], &["--deny", "audit-leaders"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("没有叫“audit-leaders”的规则或类别，是不是 audit-leader？"), "{}", ran.err);
}

#[test]
fn every_format_holds_what_is_left_and_nothing_that_is_allowed() {
    let folder = edited();
    for format in ["human", "plain", "json", "sarif", "github", "gitlab", "junit"] {
        let run = |more: &[&str]| folder.run(&[&AGAINST[..], &["--format", format], more].concat());
        let ran = run(&["--allow", "audit-leader"]);
        assert_eq!(ran.code, 1, "{format}: {}", ran.err);
        assert!(ran.out.contains("audit-wording") && !ran.out.contains("李建军"), "{format}: {}", ran.out);
        assert_eq!(run(&["--allow", "audit"]).code, 0, "{format}");
    }
}

#[test]
fn the_settings_of_the_workspace_weigh_and_what_is_wrong_with_them_is_told() {
    let folder = edited().with("jizhi.toml", "[levels]\naudit-wording = \"off\"\naudit = \"hint\"\n");
    assert_eq!(audited(&folder, &[]), (0, pairs(&[("audit-leader", "hint")])));
    assert_eq!(audited(&folder, &["--deny", "audit-leader"]), (1, pairs(&[LEADER])));
    folder.put("jizhi.toml", "[levels]\naudit-wordings = \"off\"\naudit = \"hint\"\n");
    let told = [("unknown-rule", "warning"), ("audit-leader", "hint"), ("audit-wording", "hint")];
    let (code, found) = audited(&folder, &[]);
    assert_eq!((code, found.len()), (1, 3), "{found:?}");
    assert!(pairs(&told).iter().all(|one| found.contains(one)), "{found:?}");
    folder.put("jizhi.toml", "[levels]\naudit = \"silent\"\n");
    for arguments in [&AGAINST[..], &["audit", "成品.txt"]] {
        let ran = folder.run(arguments);
        assert!(ran.code == 1 && ran.out.contains("bad-settings"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn differences_that_were_accepted_are_silent_and_new_ones_are_not() {
    let folder = edited();
    let with = |more: &[&str]| folder.run(&[&AGAINST[..], &["--baseline", "旧问题.txt"], more].concat());
    assert_eq!(with(&[]).code, 3, "a list that is not there");
    let ran = with(&["--update-baseline"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("旧问题.txt：2 个旧问题，新加 2 个，去掉 0 个"), "{}", ran.err);
    assert_eq!((with(&[]).code, with(&[]).out.contains("audit-")), (0, false));
    assert_eq!(folder.run(&AGAINST).code, 1, "the list was not asked for");

    let text = folder.read("成品.txt");
    folder.put("成品.txt", text.replace("每月25日前", "每月28日前").replace("浓厚氛围", "良好氛围"));
    let ran = with(&["--format", "plain"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("audit-flow") && !ran.out.contains("audit-leader"), "{}", ran.out);
    assert!(ran.out.contains("stale-baseline"), "what was put right: {}", ran.out);

    // What cannot be read says nothing of what was put right.
    folder.put("机制.jz", [0xFF, 0xFE]);
    let ran = with(&["--update-baseline"]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.err.contains("2 个旧问题，新加 0 个，去掉 0 个"), "{}", ran.err);
}

#[test]
fn one_list_serves_the_check_of_the_source_and_the_audits_with_and_without_it() {
    let folder = edited();
    for arguments in [&["check", "机制.jz"][..], &["audit", "out/机制/notice.txt"]] {
        let with = |more: &[&str]| folder.run(&[arguments, &["--baseline", "旧问题.txt"], more].concat());
        assert_eq!(folder.run(arguments).code, 1, "{arguments:?}");
        assert_eq!(with(&["--update-baseline"]).code, 0, "{arguments:?}");
    }
    for arguments in [&["check", "机制.jz"][..], &["audit", "out/机制/notice.txt"]] {
        let ran = folder.run(&[arguments, &["--baseline", "旧问题.txt"]].concat());
        assert!(ran.code == 0 && !ran.out.contains("stale-baseline"), "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn a_document_that_is_embedded_in_a_finished_one_is_named_as_not_read() {
    let folder = built();
    let docx = std::fs::read(folder.path("out/机制/notice.docx")).unwrap();
    let embedded = with_embedded(&docx);
    let folder = folder.with("成品.docx", &embedded);
    for arguments in [&["audit", "成品.docx", "--against", "机制.jz"][..], &["audit", "成品.docx"]] {
        let ran = folder.run(&[arguments, &["--format", "plain"]].concat());
        assert_eq!(ran.code, 1, "{arguments:?}");
        assert!(ran.out.contains("embedded-document") && ran.out.contains("afchunk.htm"), "{}", ran.out);
        assert!(!ran.out.contains("audit-"), "nothing else: {}", ran.out);
    }
    let ran = folder.run(&["import", "成品.docx", "--out", "稿"]);
    assert!(ran.out.contains("embedded-document"), "{}", ran.out);
    assert!(ran.err.contains("嵌入的另一份文件没有读：afchunk.htm"), "{}", ran.err);
}

/// A DOCX with a web page embedded behind its first paragraph.
fn with_embedded(docx: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let (name, mut text) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut text).unwrap();
        let text = match name.as_str() {
            "word/document.xml" => String::from_utf8(text).unwrap().replacen(
                "</w:p>",
                "</w:p><w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rIdChunk\"/>",
                1,
            ),
            "word/_rels/document.xml.rels" => String::from_utf8(text).unwrap().replace(
                "</Relationships>",
                "<Relationship Id=\"rIdChunk\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\" Target=\"afchunk.htm\"/></Relationships>",
            ),
            _ => String::from_utf8_lossy(&text).into_owned(),
        };
        to.start_file(name, options).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.start_file("word/afchunk.htm", options).unwrap();
    to.write_all("<html><body>另有规定。</body></html>".as_bytes()).unwrap();
    to.finish().unwrap().into_inner()
}
