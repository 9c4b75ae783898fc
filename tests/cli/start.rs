use crate::cli::folder::Folder;

const PATTERNS: [&str; 11] =
    ["7+X", "6+6", "1+N", "1+4+N", "3+X", "12+X", "X+7", "链长制", "联席会议", "领导小组", "任务分工"];

#[test]
fn every_starting_document_is_clean_short_and_builds_a_complete_notice() {
    for pattern in PATTERNS {
        for region in ["某省某市", "某省某市某县", "某省某市某区", "某省", "某省某市某县某镇"]
        {
            let folder = Folder::new();
            let ran = folder.run(&["new", "--pattern", pattern, "--region", region, "--out", "稿.jz"]);
            assert_eq!(ran.code, 0, "{pattern} {region}: {}", ran.err);
            let text = folder.read("稿.jz");
            assert!(text.lines().count() < 60, "{pattern}: {} lines\n{text}", text.lines().count());
            assert!(text.matches("// ").count() >= 4, "{pattern} teaches too little:\n{text}");
            assert!(!text.contains(['«', '»']), "{pattern}: {text}");
            let ran = folder.run(&["build", "稿.jz"]);
            assert_eq!(ran.code, 0, "{pattern} {region}: {}{}\n{text}", ran.out, ran.err);
            let notice = folder.read("out/稿/notice.txt");
            let own = region.split_inclusive(['省', '市', '县']).next_back().unwrap();
            for words in ["一、", &format!("{own}人民政府"), "通知"] {
                assert!(notice.contains(words), "{pattern} {region}: no {words} in\n{notice}");
            }
            assert_eq!(folder.run(&["fmt", "--check", "稿.jz"]).code, 0, "{pattern}: fmt would change it");
        }
    }
}

#[test]
fn a_sum_has_as_many_bodies_as_it_says() {
    let folder = Folder::new();
    folder.run(&["new", "--pattern", "６＋６", "--region", "某省某市某县"]);
    let text = folder.read("6+6.jz");
    assert_eq!((text.matches("## 小组：").count(), text.matches("## 专班：").count()), (6, 6), "{text}");
    let model = folder.run(&["dump", "--stage", "model", "6+6.jz"]).out;
    let model: serde_json::Value = serde_json::from_str(&model).unwrap();
    let found: Vec<_> =
        model["pattern"]["terms"].as_array().unwrap().iter().map(|t| t["found"].as_u64()).collect();
    assert_eq!(found, [Some(6), Some(6)]);
}

#[test]
fn a_misspelt_pattern_gets_its_neighbour_and_a_file_is_never_overwritten() {
    let folder = Folder::new().with("链长制.jz", "已有");
    let ran = folder.run(&["new", "--pattern", "链长治", "--region", "某省某市"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("是不是“链长制”？"), "{}", ran.err);
    let ran = folder.run(&["new", "--pattern", "链长制", "--region", "某省某市"]);
    assert_eq!((ran.code, folder.read("链长制.jz").as_str()), (2, "已有"));
    let ran = folder.run(&["new", "--pattern", "7+X", "--region", "某某"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("不像一个地区"), "{}", ran.err);
    assert_eq!(folder.files("").len(), 1);
}
