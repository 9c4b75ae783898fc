use crate::cli::folder::Folder;

const NOTICE: &str = "某县人民政府办公室文件\n某政办〔2026〕9号\n某县人民政府办公室关于建立招商工作机制的通知\n\
    各乡镇人民政府，县直各单位：\n一、成立2个招商小组\n（一）招商一组\n组 长：县人民政府副县长\n牵头单位：县商务局\n\
    （二）招商二组\n组 长：县人民政府县长\n牵头单位：县财政局\n某县人民政府办公室\n2026年3月6日\n";

#[test]
fn a_notice_becomes_a_draft_that_checks_without_errors() {
    let folder = Folder::new().with("通知.txt", NOTICE);
    let ran = folder.run(&["import", "通知.txt", "--region", "某省某市某县", "--out", "稿"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let draft = folder.read("稿/通知.jz");
    for words in ["地区：某省某市某县", "{统称：2个招商小组}", "## 小组：招商一组", "牵头单位：县商务局"]
    {
        assert!(draft.contains(words), "no {words} in\n{draft}");
    }
    assert!(ran.err.contains("去掉字间的空格") || ran.err.contains("整理"), "{}", ran.err);
    let ran = folder.run(&["check", "稿/通知.jz", "--format", "json"]);
    assert!(!ran.out.contains("\"level\":\"error\""), "{}", ran.out);
}

#[test]
fn one_notice_is_printed_and_a_draft_that_is_there_is_left_alone() {
    let folder = Folder::new().with("通知.txt", NOTICE).with("稿/通知.jz", "已有");
    let ran = folder.run(&["import", "通知.txt", "--region", "某省某市某县"]);
    assert!(ran.out.starts_with("机制："), "{}", ran.out);
    let ran = folder.run(&["import", "通知.txt", "--out", "稿"]);
    assert_eq!((ran.code, folder.read("稿/通知.jz").as_str()), (2, "已有"));
    folder.run(&["import", "通知.txt", "--out", "稿", "--force"]);
    assert!(folder.read("稿/通知.jz").starts_with("机制："));
    assert_eq!(folder.run(&["import", "通知.txt", "别的.txt"]).code, 2);
}

#[test]
fn a_guess_is_a_finding_and_a_file_that_is_no_text_is_unreadable() {
    let folder = Folder::new().with("通知.txt", "要做好工作。\n");
    let ran = folder.run(&["import", "通知.txt"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("guessed-header"), "{}", ran.err);
    let ran = folder.run(&["import", "没有.txt"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
}
