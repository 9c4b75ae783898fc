use crate::cli::folder::{Folder, GOOD, with_fault};

fn codes(json: &str) -> Vec<(String, String)> {
    let object: serde_json::Value = serde_json::from_str(json).unwrap();
    let words = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let problems = object["problems"].as_array().unwrap();
    problems.iter().map(|p| (words(&p["file"]), words(&p["code"]))).collect()
}

#[test]
fn a_good_document_is_clean_in_either_form_with_a_mark_and_windows_line_breaks() {
    let windows = format!("\u{FEFF}{}", GOOD.replace('\n', "\r\n"));
    for (name, text) in [("甲.jz", GOOD.to_owned()), ("乙.JZ", windows)] {
        let folder = Folder::new().with(name, text);
        let ran = folder.run(&["check", name]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}: {}", ran.out);
        assert_eq!(ran.out, "1 份文件，没有问题\n", "{name}");
    }
}

#[test]
fn findings_end_with_one_and_are_counted_at_the_end() {
    let folder = Folder::new().with("甲.jz", GOOD).with("乙.jz", with_fault());
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("牵头单为"), "{}", ran.out);
    assert!(ran.out.lines().last().unwrap().starts_with("2 份文件：1 个错误"), "{}", ran.out);
    let english = folder.run(&["check", "--lang", "en"]).out;
    assert!(english.lines().last().unwrap().starts_with("2 documents: 1 error"), "{english}");
}

#[test]
fn an_unreadable_file_ends_with_three_says_what_to_do_and_the_others_are_checked() {
    let (gbk, ..) = (vec![0xBB, 0xFA, 0xD6, 0xC6, 0xA3, 0xBA, 0xD5, 0xD0, 0xC9, 0xCC, b'\n'], ());
    let folder = Folder::new()
        .with("gbk.jz", gbk)
        .with("unicode.jz", [0xFF, 0xFE, 0x3A, 0x67])
        .with("word.jz", b"PK\x03\x04\x00\xFF")
        .with("好.jz", GOOD)
        .with("错.jz", with_fault());
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    for words in
        ["gbk.jz：文件存成了 GBK", "记事本", "WPS", "UTF-16", "可能是 Word", "牵头单为", "3 个文件读不了"]
    {
        assert!(ran.out.contains(words), "{words} not in\n{}", ran.out);
    }
    let json = codes(&folder.run(&["check", "--format", "json"]).out);
    for (file, code) in [("gbk.jz", "looks-like-gbk"), ("unicode.jz", "utf-16"), ("word.jz", "not-a-text")] {
        assert!(json.contains(&(file.to_owned(), code.to_owned())), "{json:?}");
    }
}

#[test]
fn a_missing_file_and_an_empty_folder_are_told_apart() {
    let folder = Folder::new();
    let ran = folder.run(&["check", "没有.jz"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("没有.jz：找不到这个文件"), "{}", ran.out);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("没有找到机制文件"), "{}", ran.err);
}

#[test]
fn hidden_built_and_excluded_folders_are_passed_over_unless_named() {
    let bad = [0xFF, 0xFE];
    let folder = Folder::new()
        .with("jizhi.toml", "exclude = [\"旧稿\"]\n")
        .with("甲.jz", GOOD)
        .with(".git/甲.jz", bad)
        .with("target/甲.jz", bad)
        .with("out/甲.jz", bad)
        .with("旧稿/甲.jz", bad)
        .with("Cargo.toml", "[package]\nname = \"甲\"\n")
        .with("units.toml", bad);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.out, "1 份文件，没有问题\n", "{}", ran.err);
    assert_eq!(folder.run(&["check", "旧稿/甲.jz"]).code, 3);
    assert_eq!(folder.run(&["check", "target"]).code, 3);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed_and_told() {
    let elsewhere = Folder::new().with("密.jz", with_fault());
    let folder = Folder::new().with("甲.jz", GOOD);
    std::os::unix::fs::symlink(elsewhere.path("密.jz"), folder.path("链.jz")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(""), folder.path("夹")).unwrap();
    std::os::unix::fs::symlink(folder.path("甲.jz"), folder.path("乙.jz")).unwrap();
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 3);
    assert!(!ran.out.contains("牵头单为"), "{}", ran.out);
    for name in ["链.jz：这个链接指向文件夹外面", "夹：这个链接指向文件夹外面"] {
        assert!(ran.out.contains(name), "{}", ran.out);
    }
    assert!(!ran.out.contains("乙.jz"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn registers_and_templates_are_not_read_through_links_out_of_the_workspace() {
    let elsewhere = Folder::new().with("units.toml", "");
    let folder = Folder::new()
        .with("jizhi.toml", "[[region]]\nname = \"某省某市\"\nunits = \"units.toml\"\n")
        .with("甲.jz", GOOD);
    std::os::unix::fs::symlink(elsewhere.path("units.toml"), folder.path("units.toml")).unwrap();
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("units.toml：读不了：没有权限，或者它是指向工作区外面的链接"), "{}", ran.out);
}

#[test]
fn a_fault_of_the_settings_is_told_at_its_place_and_the_documents_wait() {
    let folder = Folder::new().with("市/jizhi.toml", "[levels]\nx = \"of\"\n").with("市/甲.jz", with_fault());
    let ran = folder.run(&["check", "市"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("市/jizhi.toml:2:5"), "{}", ran.out);
    assert!(ran.out.contains("这里不能写“of”") && ran.out.contains("是不是“off”？"), "{}", ran.out);
    assert!(!ran.out.contains("牵头单为"), "{}", ran.out);
}

#[test]
fn settings_are_found_upwards_and_the_nearest_ones_count() {
    let folder = Folder::new()
        .with("jizhi.toml", "")
        .with("省/甲.jz", with_fault())
        .with("省/市/jizhi.toml", "[levels]\nunknown-mark = \"off\"\n")
        .with("省/市/乙.jz", with_fault().replace("10号", "11号"));
    let (above, below) = (folder.run(&["check", "省/甲.jz"]), folder.run(&["check", "省/市/乙.jz"]));
    assert_eq!((above.code, below.code), (1, 0), "{}{}", above.out, below.out);
    let both = folder.run(&["check"]);
    assert!(both.out.contains("甲.jz") && !both.out.contains("乙.jz"), "{}", both.out);
}

#[test]
fn two_documents_with_one_number_are_told_with_both_places() {
    let folder =
        Folder::new().with("jizhi.toml", "").with("a.jz", GOOD).with("b.jz", GOOD.replace("9号", " 9 号"));
    let ran = folder.run(&["check", "b.jz"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("已经用在 a.jz 上") && ran.out.contains("另见：a.jz:8:6"), "{}", ran.out);
    assert!(ran.out.contains("[b.jz:8:6]"), "{}", ran.out);
    let json = folder.run(&["check", "--format", "json", "b.jz"]).out;
    let object: serde_json::Value = serde_json::from_str(&json).unwrap();
    let problems = object["problems"].as_array().unwrap();
    let twice = problems.iter().find(|p| p["code"] == "duplicate-number").unwrap();
    let related = &twice["related"][0];
    assert_eq!(
        (related["file"].as_str(), related["place"]["start"]["line"].as_u64()),
        (Some("a.jz"), Some(8))
    );
}

#[test]
fn a_citation_by_number_with_another_title_is_told() {
    let body = "为形成合力，根据《某市人民政府办公室关于建立“2+X”工作机制的通知》（某政办〔2026〕9号），决定建立工作机制。";
    let rests = GOOD.replace("〔2026〕9号", "〔2026〕12号").replace("为形成合力，决定建立工作机制。", body);
    let folder = Folder::new().with("jizhi.toml", "").with("a.jz", GOOD).with("b.jz", &rests);
    let ran = folder.run(&["check"]);
    assert!(ran.out.contains("basis-title-differs"), "{}", ran.out);
    let right = rests.replace("“2+X”工作机制的通知》", "“1+X”工作机制的通知》");
    folder.put("b.jz", right);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let model = folder.run(&["dump", "--stage", "model", "b.jz"]).out;
    assert!(model.contains("\"resolved\": \"a.jz\""), "{model}");
}

#[test]
fn a_citation_by_title_with_a_slip_in_the_number_is_told() {
    let body = "为形成合力，根据《某市人民政府办公室关于建立“1+X”工作机制的通知》（某政办〔2026〕19号），决定建立工作机制。";
    let other = GOOD.replace("标题：某市人民政府办公室关于建立", "标题：某市人民政府办公室关于健全");
    let rests = other.replace("〔2026〕9号", "〔2026〕12号").replace("为形成合力，决定建立工作机制。", body);
    let folder = Folder::new().with("jizhi.toml", "").with("a.jz", GOOD).with("b.jz", &rests);
    let ran = folder.run(&["check", "b.jz"]);
    assert!(ran.out.contains("basis-number-differs") && ran.out.contains("另见：a.jz:8:6"), "{}", ran.out);
    folder.put("b.jz", rests.replace("〔2026〕19号", "〔2026〕9号"));
    assert_eq!(folder.run(&["check", "b.jz"]).code, 0);
}

#[test]
fn the_json_report_keeps_its_shape() {
    let folder = Folder::new().with("甲.jz", with_fault()).with("gbk.jz", [0xBB, 0xFA, 0xD6, 0xC6, b'\n']);
    let ran = folder.run(&["check", "--format", "json"]);
    insta::assert_snapshot!("report-json", ran.out);
}

#[test]
fn thousands_of_bad_lines_are_all_counted_and_a_few_drawn() {
    let bad = format!("{GOOD}{}", "{牵头单为：市商务局}负责\n".repeat(3_000));
    let folder = Folder::new().with("甲.jz", bad);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("个问题没有画出来") && ran.out.len() < 100_000, "{}", ran.out.len());
}

#[test]
fn a_permission_silences_its_rule_for_the_block_below_it_only() {
    let fault = "{牵头单为：市商务局}负责。\n";
    let permitted = format!("//! 允许 unknown-mark：沿用原件的写法\n{fault}");
    let folder = Folder::new()
        .with("甲.jz", format!("{GOOD}\n{permitted}"))
        .with("乙.jz", format!("{GOOD}\n{permitted}{fault}"));
    let ran = folder.run(&["check", "甲.jz"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = folder.run(&["check", "乙.jz"]);
    assert!(ran.out.ends_with("1 份文件：1 个错误\n"), "{}", ran.out);
}

#[test]
fn the_message_in_the_readme_is_the_one_that_its_mistake_gives() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.zh-CN.md")).unwrap();
    let block = |after: &str, fence: &str| {
        let rest = readme.split_once(after).unwrap().1.split_once(fence).unwrap().1;
        rest.split_once("```").unwrap().0.to_owned()
    };
    let example = block("第二步", "```jz\n").replace("牵头单位：县商务局", "牵头单为：县商务局");
    let ran = Folder::new().with("招商.jz", example).run(&["check", "招商.jz"]);
    assert_eq!(ran.out, block("写错了会怎样", "```text\n"));
}
