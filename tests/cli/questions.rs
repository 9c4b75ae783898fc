//! `why`, `impact`, `load` and `graph`.

use crate::cli::folder::{Folder, GOOD};
use std::fs;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// The five policies with their registers.
fn policies() -> Folder {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut folder = Folder::new();
    for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(&from).unwrap().to_string_lossy().replace('\\', "/");
        if path.ends_with(".jz") || path.ends_with(".toml") {
            folder = folder.with(&path, fs::read(entry.path()).unwrap());
        }
    }
    folder
}

fn json(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let ran = folder.run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// Applies a unified diff to a text.
fn patched(text: &str, patch: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut out, mut at) = (String::new(), 0);
    for line in patch.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix("@@ -") {
            let start: usize = head.split(',').next().unwrap().parse().unwrap();
            out.extend(lines[at..start - 1].iter().copied());
            at = start - 1;
        } else if let Some(kept) = line.strip_prefix(' ') {
            assert_eq!(kept, lines[at], "context");
            out.push_str(kept);
            at += 1;
        } else if line.starts_with("--- ") || line.starts_with("+++ ") {
        } else if let Some(gone) = line.strip_prefix('-') {
            assert_eq!(gone, lines[at], "removed");
            at += 1;
        } else if let Some(new) = line.strip_prefix('+') {
            out.push_str(new);
        }
    }
    out.extend(lines[at..].iter().copied());
    out
}

fn codes(folder: &Folder, file: &str) -> Vec<String> {
    let ran = folder.run(&["check", file, "--format", "json"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let problems = object["problems"].as_array().unwrap().iter();
    let mut codes: Vec<String> = problems.map(|p| p["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn answers_about_the_policies_are_what_we_last_agreed_on() {
    let folder = policies();
    for (name, arguments) in [
        ("why", &["why", "市商务局", "jiaozuo.jz"][..]),
        ("why-post", &["why", "市卫健委主任", "hanzhong.jz"]),
        ("why-en", &["why", "区卫健委", "--lang", "en"]),
        ("impact-abolish", &["impact", "市商务局", "jiaozuo.jz"]),
        ("impact-office", &["impact", "市经合局", "hanzhong.jz", "--abolish"]),
        ("impact-rename", &["impact", "区卫健委", "--rename", "区卫生健康局"]),
        ("impact-merge", &["impact", "市商务局", "jiaozuo.jz", "--merge-into", "市发展改革委"]),
        ("load", &["load", "--top", "20"]),
        ("graph", &["graph", "jiaozuo.jz", "--around", "市商务局", "--hops", "1", "--findings"]),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        insta::assert_snapshot!(format!("questions-{name}"), ran.out);
    }
}

#[test]
fn a_unit_is_found_by_its_canonical_short_former_and_bare_name_and_by_that_of_its_region() {
    let folder = policies();
    let facts = |name: &str, file: &str| {
        let answer = json(&folder, &["why", name, file, "--format", "json"]);
        answer["documents"][0]["facts"].as_array().unwrap().len()
    };
    let whole = facts("区卫生健康委", "macun.jz");
    assert!(whole >= 3);
    for name in ["区卫健委", "区卫计委", "卫健委"] {
        assert_eq!(facts(name, "macun.jz"), whole, "{name}");
    }
    assert_eq!(facts("焦作市商务局", "jiaozuo.jz"), facts("商务局", "jiaozuo.jz"));
    assert!(facts("招商二组", "jiaozuo.jz") > 9, "a body has its holders, fields and duties");
}

#[test]
fn every_fact_has_its_clause_its_line_and_a_chain_that_ends_at_whom_it_names() {
    let folder = policies();
    let answer = json(&folder, &["why", "市商务局", "jiaozuo.jz", "--format", "json"]);
    let text = folder.read("jiaozuo.jz");
    let facts = answer["documents"][0]["facts"].as_array().unwrap();
    for fact in facts {
        let line = fact["line"].as_u64().unwrap() as usize;
        let words = text.lines().nth(line - 1).unwrap();
        if fact["kind"] == "seat" {
            assert!(words.contains("商务局"), "{words}");
        }
        assert!(!fact["clause"].as_str().unwrap().is_empty());
        let steps = fact["chain"]["steps"].as_array().unwrap();
        assert_eq!(steps.last().unwrap()["to"], "市商务局");
    }
    assert_eq!(facts.iter().filter(|fact| fact["kind"] == "seat").count(), 8);
}

#[test]
fn an_unknown_name_is_refused_with_those_near_it() {
    let folder = policies();
    for verb in
        [&["why", "市商务居"][..], &["impact", "市商务居"], &["graph", "jiaozuo.jz", "--around", "市商务居"]]
    {
        let ran = folder.run(verb);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{verb:?}");
        assert!(ran.err.contains("没有“市商务居”") && ran.err.contains("“市商务局”"), "{}", ran.err);
    }
    let ran = folder.run(&["why", "乌有", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "no `乌有` in 5 document(s)\n"));
    let ran = folder.run(&["why", "市商务局", "没有.jz"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
}

#[test]
fn units_of_one_name_in_two_cities_are_not_changed_at_once() {
    let folder = policies();
    let ran = folder.run(&["impact", "市商务局", "--rename", "市投资促进局"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("河南省焦作市：jiaozuo.jz"), "{}", ran.err);
    let why = json(&folder, &["why", "市商务局", "--format", "json"]);
    assert!(why["documents"].as_array().unwrap().len() >= 2, "a question is answered for both");
}

/// Units of a document whose renaming a program can do to the end, and what they become.
const RENAMED: [(&str, &str, &str); 6] = [
    ("jiaozuo.jz", "市商务局", "市投资促进局"),
    ("jiaozuo.jz", "市发展改革委", "市发展和改革局"),
    ("jiaozuo.jz", "市金融工作局", "市委金融办"),
    ("macun.jz", "区卫健委", "区卫生健康局"),
    ("macun.jz", "区发改委", "马村投资促进中心"),
    ("jiaozuo.jz", "市水利局", "水务集团"),
];

#[test]
fn a_text_with_the_patch_of_a_new_name_names_the_new_unit_and_has_no_new_findings_but_of_the_name() {
    for (file, old, new) in RENAMED {
        let folder = policies();
        let before = codes(&folder, file);
        let answer = json(&folder, &["impact", old, file, "--rename", new, "--format", "json"]);
        let document = &answer["documents"][0];
        let canonical = document["name"].as_str().unwrap().to_owned();
        assert_eq!(document["by_hand"].as_array().unwrap().len(), 0, "{old}: {document:#}");
        let text = folder.read(file);
        assert!(folder.read(file) == text, "nothing is written");
        folder.put(file, patched(&text, document["patch"].as_str().unwrap()));
        let mut after = codes(&folder, file);
        after.retain(|code| code != "unknown-unit" && code != "unregistered-unit");
        let mut rest = before.clone();
        for code in &after {
            let known = rest.iter().position(|b| b == code);
            assert!(known.is_some(), "{old} → {new}: {code} is new");
            rest.remove(known.unwrap());
        }
        let gone = folder.run(&["why", &canonical, file]);
        let is_one = folder.run(&["why", new, file]);
        assert_eq!(is_one.code, 0, "{new}: {}", is_one.err);
        assert!(gone.code == 2 || gone.out == is_one.out, "{old} → {new}: {}", gone.out);
        assert_eq!(document["verified"]["lost"].as_array().unwrap().len(), 0, "{old}: {document:#}");
        assert_eq!(document["verified"]["gained"].as_array().unwrap().len(), 0, "{old}: {document:#}");
    }
}

/// A document in which every way of naming a unit occurs.
fn named_in_every_way() -> String {
    GOOD.replace(
        "责任单位：市财政局",
        "责任单位：市商务局、财政局、市场监管局、教育局（负责职业教育）、体育局\n副组长：市教育局局长\n// 市体育局\n\
         依据《市教育局关于办学的通知》，市体育局要抓好落实。",
    )
}

#[test]
fn a_name_that_others_lean_on_gives_them_their_level_when_it_goes() {
    let folder = Folder::new().with("甲.jz", named_in_every_way());
    let patch = |arguments: &[&str]| {
        let all = [&["impact"], arguments, &["甲.jz", "--format", "json"]].concat();
        let answer = json(&folder, &all);
        let document = answer["documents"][0].clone();
        (patched(&folder.read("甲.jz"), document["patch"].as_str().unwrap()), document)
    };
    let (text, _) = patch(&["市商务局", "--rename", "开发区管委会"]);
    assert!(text.contains("责任单位：开发区管委会、市财政局、市场监管局"), "{text}");
    let (text, document) = patch(&["市商务局", "--merge-into", "市财政局"]);
    assert!(text.contains("责任单位：市财政局、市场监管局、教育局"), "{text}");
    assert!(text.contains("牵头单位：市财政局"), "{text}");
    assert_eq!(document["broken"][0]["kind"], "two_seats");
    let (text, _) = patch(&["市市场监管局", "--merge-into", "市财政局"]);
    assert!(text.contains("市商务局、财政局、教育局（负责职业教育）、体育局"), "{text}");
    let (text, _) = patch(&["市体育局", "--merge-into", "市财政局"]);
    assert!(text.contains("教育局（负责职业教育）\n"), "{text}");
    assert!(text.contains("》，市财政局要抓好落实"), "prose that nobody marked names it too: {text}");
}

#[test]
fn what_a_program_cannot_change_is_listed_with_its_reason() {
    let folder = Folder::new().with("甲.jz", named_in_every_way());
    let reasons = |arguments: &[&str]| -> Vec<String> {
        let all = [&["impact"], arguments, &["--format", "json"]].concat();
        let answer = json(&folder, &all);
        let left = answer["documents"][0]["by_hand"].as_array().unwrap().clone();
        left.iter().map(|left| left["reason"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(reasons(&["市教育局", "--merge-into", "市财政局"]), ["scope", "post", "title"]);
    assert_eq!(reasons(&["市教育局", "--rename", "市教育委"]), ["post", "title"]);
    assert_eq!(reasons(&["市教育局", "--rename", "市教育体育局"]), ["title"]);
    assert_eq!(reasons(&["市体育局", "--rename", "市体育委"]), ["comment"]);
    let toml = folder.run(&["convert", "甲.jz", "--out", "乙.toml"]);
    assert_eq!(toml.code, 0, "{}", toml.err);
    let answer = json(&folder, &["impact", "市体育局", "乙.toml", "--rename", "市体委", "--format", "json"]);
    assert_eq!(
        (&answer["documents"][0]["toml"], &answer["documents"][0]["patch"]),
        (&true.into(), &"".into())
    );
}

#[test]
fn what_a_sole_lead_leaves_behind_is_told() {
    let text = GOOD.replace(
        "责任单位：市财政局",
        "责任单位：市财政局\n工作职责：负责{领域：康养}产业，{承担：市商务局}{职责：牵头推进}，{承担：市财政局}\
         {报送：每月25日前向市商务局报送进展情况}。",
    );
    let folder = Folder::new().with("甲.jz", text);
    let answer = json(&folder, &["impact", "市商务局", "--format", "json"]);
    let broken = answer["documents"][0]["broken"].as_array().unwrap();
    let kinds: Vec<&str> = broken.iter().map(|broken| broken["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["lead", "direction", "duty", "recipient"]);
    let answer = json(&folder, &["impact", "市商务局", "--merge-into", "市财政局", "--format", "json"]);
    let broken = answer["documents"][0]["broken"].as_array().unwrap();
    let kinds: Vec<&str> = broken.iter().map(|broken| broken["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["two_seats", "to_itself"]);
}

#[test]
fn load_adds_up_over_a_workspace_and_keeps_units_of_two_places_apart() {
    let second = GOOD.replace("〔2026〕9号", "〔2026〕10号").replace("“1+X”", "“1+N”").replace("X：", "N：");
    let elsewhere = second.replace("某市", "别市").replace("〔2026〕10号", "〔2026〕11号");
    let folder = Folder::new().with("甲.jz", GOOD).with("乙.jz", second).with("丙.jz", elsewhere);
    let answer = json(&folder, &["load", "--format", "json"]);
    let rows = answer["rows"].as_array().unwrap();
    let seats: Vec<(u64, u64)> = rows
        .iter()
        .filter(|row| row["name"] == "市商务局")
        .map(|row| (row["documents"].as_u64().unwrap(), row["load"]["seats"].as_u64().unwrap()))
        .collect();
    assert_eq!(seats, [(2, 2), (1, 1)]);
    let all: u64 = rows.iter().map(|row| row["load"]["seats"].as_u64().unwrap()).sum();
    assert_eq!(answer["total"]["seats"].as_u64(), Some(all));
    let counts: Vec<u64> = rows.iter().map(|row| row["load"]["seats"].as_u64().unwrap()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    let top = json(&folder, &["load", "--top", "1", "--format", "json"]);
    assert_eq!(top["rows"].as_array().unwrap().len(), 1);
    assert_eq!(top["total"], answer["total"], "the total is of all");
}

#[test]
fn columns_of_the_table_stand_under_each_other_and_the_csv_has_as_many_cells_in_every_row() {
    let folder = policies();
    let page = folder.run(&["load"]).out;
    let rows: Vec<&str> = page.lines().take_while(|line| !line.contains("份文件")).collect();
    let width = rows[0].width();
    assert!(rows.len() > 100 && rows.iter().all(|row| row.width() == width), "{page}");
    let csv = folder.run(&["load", "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().map(Result::unwrap).count(), rows.len() - 2);
}

#[test]
fn a_drawing_is_of_one_document_whole_or_around_one_party_in_three_forms() {
    let folder = policies();
    let ran = folder.run(&["graph"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("一次画一份文件"), "{}", ran.err);
    let whole = folder.run(&["graph", "macun.jz"]).out;
    let near = folder.run(&["graph", "macun.jz", "--around", "区商务局", "--hops", "1"]).out;
    assert!(near.lines().count() < whole.lines().count() && near.contains("区商务局"));
    let svg = folder.run(&["graph", "macun.jz", "--format", "svg"]).out;
    assert!(svg.starts_with("<svg"));
    let mermaid = folder.run(&["graph", "macun.jz", "--format", "mermaid"]).out;
    assert!(mermaid.contains("flowchart"), "{mermaid}");
    let marked = folder.run(&["graph", "macun.jz", "--findings"]).out;
    let codes = codes(&folder, "macun.jz");
    assert!(codes.iter().any(|code| marked.contains(code)) && !whole.contains('⚠'), "{codes:?}");
}

#[test]
fn every_output_in_the_guide_is_what_the_command_prints() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/questions.md")).unwrap();
    let folder = policies();
    let mut count = 0;
    for block in guide.split("```text\n$ jizhi ").skip(1) {
        let (command, rest) = block.split_once('\n').unwrap();
        let (written, _) = rest.split_once("```").unwrap();
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_eq!(written.trim_end(), folder.run(&arguments).out.trim_end(), "{command}");
        count += 1;
    }
    assert!(count >= 6, "only {count} outputs found");
}
