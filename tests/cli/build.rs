use crate::cli::folder::{Folder, GOOD, with_fault};

#[test]
fn every_document_gets_a_folder_named_by_its_path_in_the_workspace() {
    let folder = Folder::new()
        .with("稿/jizhi.toml", "")
        .with("稿/甲.jz", GOOD)
        .with("稿/县/乙.jz", GOOD.replace("9号", "10号"));
    let ran = folder.run(&["build", "稿", "--out", "印"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("写出 2 份到 印，其中 2 份有变化"), "{}", ran.out);
    let files = folder.files("印");
    for file in ["印/甲/notice.txt", "印/甲/model.json", "印/县/乙/matrix.csv"] {
        assert!(files.contains(&file.to_owned()), "{files:?}");
    }
    assert!(folder.read("印/甲/notice.txt").contains("决定建立工作机制"));
    let again = folder.run(&["build", "稿/甲.jz", "--out", "印"]);
    assert!(again.out.contains("写出 1 份到 印，其中 0 份有变化"), "{}", again.out);
    assert_eq!(folder.files("印"), files);
}

#[test]
fn a_document_with_an_error_of_reading_is_held_back_and_the_others_are_written() {
    let folder = Folder::new().with("好.jz", GOOD).with("错.jz", with_fault());
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("没有写出：错.jz"), "{}", ran.out);
    assert!(folder.has("out/好/notice.txt") && !folder.has("out/错"));
    folder.put("jizhi.toml", "[levels]\nunknown-mark = \"warning\"\n");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(folder.has("out/错/notice.txt"));
}

#[test]
fn two_documents_that_share_a_folder_of_outputs_are_refused_before_anything_is_written() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let toml = folder.run(&["convert", "甲.jz"]).out;
    folder.put("甲.toml", toml);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("甲.jz 和 甲.toml 会写到同一个文件夹 甲"), "{}", ran.err);
    assert!(!folder.has("out"));
}

#[test]
fn outputs_never_go_among_sources() {
    let folder = Folder::new().with("稿/甲.jz", GOOD).with("文件", "");
    let before = folder.files("");
    for (path, out) in [("稿", "稿"), ("稿/甲.jz", "."), ("稿/甲.jz", "稿"), ("稿", "."), ("稿", "文件")]
    {
        let ran = folder.run(&["build", path, "--out", out]);
        assert_eq!(ran.code, 2, "{path} → {out}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("不能写到"), "{}", ran.err);
    }
    assert_eq!(folder.files(""), before);
}

#[test]
fn the_output_folder_is_not_searched_for_documents() {
    let folder = Folder::new().with("甲.jz", GOOD).with("印/旧/乙.jz", with_fault());
    let ran = folder.run(&["build", ".", "--out", "印"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(!ran.out.contains("乙.jz"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let elsewhere = Folder::new();
    let folder = Folder::new().with("县/甲.jz", GOOD).with("out/留.txt", "");
    std::os::unix::fs::symlink(elsewhere.path(""), folder.path("out/县")).unwrap();
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.err.contains("写不了 县/甲.jz"), "{}", ran.err);
    assert!(elsewhere.files("").is_empty());
}

#[test]
fn both_forms_are_built_to_the_same_bytes() {
    let folder = Folder::new().with("文本/甲.jz", GOOD);
    let toml = folder.run(&["convert", "文本/甲.jz"]).out;
    folder.put("数据/甲.toml", toml);
    for form in ["文本", "数据"] {
        let ran = folder.run(&["build", form, "--out", &format!("out-{form}")]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let files = folder.files("out-文本");
    assert!(!files.is_empty());
    // The workbook tells on which line of its own file each row was read.
    for file in files.iter().filter(|file| !file.ends_with("/matrix.xlsx")) {
        let bytes = |file: &str| std::fs::read(folder.path(file)).unwrap();
        assert!(bytes(file) == bytes(&file.replace("文本", "数据")), "{file}");
    }
}

#[test]
fn a_template_of_the_workspace_is_used_and_its_faults_are_told_at_their_line() {
    let folder = Folder::new()
        .with("jizhi.toml", "templates = \"模板\"\n")
        .with("模板/notice/txt.jinja", "自己的模板\n")
        .with("甲.jz", GOOD);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(folder.read("out/甲/notice.txt").contains("自己的模板"));
    folder.put("模板/notice/txt.jinja", "第一行\n{{ 没有这个名字 }}\n");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("模板/notice/txt.jinja:2:1"), "{}", ran.out);
    assert!(folder.read("out/甲/notice.txt").contains("自己的模板"));
}

#[test]
fn a_template_folder_that_is_missing_is_told_where_the_settings_name_it() {
    let folder = Folder::new().with("jizhi.toml", "templates = \"模板\"\n").with("甲.jz", GOOD);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("jizhi.toml:1:14") && ran.out.contains("bad-settings"), "{}", ran.out);
}

#[test]
fn an_unknown_name_of_a_template_comes_with_the_known_ones_once() {
    let folder = Folder::new()
        .with("jizhi.toml", "templates = \"模板\"\n[levels]\nunknown-marks = \"off\"\n")
        .with("模板/notice/txt.jinja", "{{ 没有这个名字 }}\n")
        .with("甲.jz", GOOD);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.out.matches("addressees").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("jizhi.toml:3:1") && ran.out.contains("unknown-rule"), "{}", ran.out);
}

#[test]
fn a_style_sheet_of_the_template_folder_replaces_the_built_in_one() {
    let folder = Folder::new()
        .with("jizhi.toml", "templates = \"模板\"\n")
        .with("模板/notice/_style.css", "body { color: teal }\n")
        .with("甲.jz", GOOD);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let notice = folder.read("out/甲/notice.html");
    assert!(notice.contains("color: teal"), "{notice}");
}

#[test]
fn a_document_below_another_gets_the_table_of_what_became_of_its_obligations() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mechanisms");
    let read = |name: &str| std::fs::read_to_string(format!("{root}/{name}")).unwrap();
    let weaker = read("xianji.jz").replace("明确1名责任领导和1名联络员", "明确1名联络员");
    let folder = Folder::new()
        .with("jizhi.toml", "[[region]]\nname = \"某省某市\"\n")
        .with("shiji.jz", read("shiji.jz"))
        .with("xianji.jz", weaker);
    // The document above was not asked for; it is read all the same.
    assert_eq!(folder.run(&["build", "xianji.jz", "--out", "out"]).code, 0);
    let csv = folder.read("out/xianji/conformance.csv");
    assert!(
        csv.lines()
            .any(|line| line.contains("明确1名责任领导和1名联络员") && line.contains("弱化：少了责任领导")),
        "{csv}"
    );
    assert!(
        csv.lines().any(|line| line.contains("全年外出招商不少于60天") && line.contains("落实")),
        "{csv}"
    );
    assert!(folder.read("out/xianji/conformance.html").contains("<tr class=\"weakened\">"));
    assert!(folder.read("out/xianji/conformance.md").contains("弱化 1 条"));
    assert_eq!(folder.run(&["build", "shiji.jz", "--out", "上级"]).code, 0);
    assert!(!folder.has("上级/shiji/conformance.csv"));
}

#[test]
fn the_workbook_tells_what_a_check_finds_with_its_line() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let json = folder.run(&["check", "甲.jz", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(folder.run(&["build", "甲.jz"]).code, 0);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path("out/甲/matrix.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "检查结果").unwrap();
    let text = format!("{range:?}");
    let problems = json["problems"].as_array().unwrap();
    for problem in problems {
        assert!(text.contains(problem["code"].as_str().unwrap()), "{problem} is not in {text}");
    }
    assert!(!problems.is_empty() || text.contains("没有发现问题"), "{text}");
}

#[test]
fn a_workbook_that_cannot_hold_a_cell_is_written_with_a_warning() {
    let words = "落实".repeat(20_000);
    let duty = format!("责任单位：市财政局\n主要职责：{words}。\n");
    let folder = Folder::new().with("甲.jz", GOOD.replace("责任单位：市财政局\n", &duty));
    let ran = folder.run(&["build", "甲.jz", "--format", "plain"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(folder.read("out/甲/tasks.csv").contains(&words));
    assert!(ran.out.contains("output-shortened") && ran.out.contains("matrix.xlsx"), "{}", ran.out);
    assert!(folder.has("out/甲/matrix.xlsx"));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_how_to_get_one_that_has_it_and_writes_nothing() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let ran = folder.run(&["build", "甲.jz", "--pdf"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("cargo install --locked --path . --features pdf"), "{}", ran.err);
    assert!(!folder.has("out/甲/notice.txt"));
}
