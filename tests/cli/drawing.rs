use crate::cli::folder::{Folder, GOOD, with_fault};
use jizhi::problem::Problem;
use jizhi::report::{Language, Report, Style, draw};
use jizhi::source::{SourceText, Span};
use jizhi::workspace::FileProblems;
use unicode_width::UnicodeWidthStr;

fn drawn(text: &str, problems: Vec<Problem>, width: usize) -> String {
    let text = Some(SourceText::new(text.to_owned()));
    let files = vec![FileProblems { file: "甲.jz".into(), text, problems }];
    let report = Report { files, checked: 1, ..Report::default() };
    draw(&report, Style { language: Language::Chinese, color: false, width })
}

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// The cells where the words begin and end in the drawing, and those of the underline below them.
fn cells(page: &str, words: &str) -> ((usize, usize), (usize, usize)) {
    let lines: Vec<&str> = page.lines().collect();
    let row = lines.iter().position(|l| l.contains('│') && l.contains(words)).unwrap();
    let start = lines[row].split_once(words).unwrap().0.width();
    let under = lines[row + 1];
    let is_line = |c: char| c == '─' || c == '┬';
    let from = under.find(is_line).unwrap();
    let to = under.rfind(is_line).unwrap();
    let before = |end: usize| under.get(..end).unwrap().width();
    ((start, start + words.width()), (before(from), before(to) + 1))
}

#[test]
fn the_underline_stands_under_wide_characters() {
    for (text, words) in [
        ("牵头单为：市发展改革委\n", "牵头单为"),
        ("## 成立{专斑：招商服务议事专班}。由分管副县长负责\n", "专斑"),
        ("　　缩进的ａｂｃ，７＋Ｘ：错字\n", "错字"),
        ("𬭚𫖯é“引号”…—①：错字\n", "错字"),
        ("a\tb错字\n", "错字"),
    ] {
        let problem =
            Problem::error("unknown-label", at(text, words), "词表里没有这个标签", "x").label("这里", "here");
        let page = drawn(text, vec![problem], 100);
        let (words, under) = cells(&page, words);
        assert_eq!(words, under, "{page}");
    }
}

#[test]
fn a_message_is_drawn_as_we_last_agreed_on() {
    let text = "机制：甲\n牵头单为：市发展改革委、财政局\n\n文种：通知\n文种：意见\n";
    let misspelt =
        Problem::error("unknown-label", at(text, "牵头单为"), "词表里没有“牵头单为”这个标签", "unknown")
            .label("是不是“牵头单位”？", "did you mean")
            .help("改为“牵头单位”，或者在 jizhi.toml 里加上这个角色。", "correct it");
    let second = text.rfind("文种").unwrap();
    let twice = Problem::warning("repeated-key", Span::new(second, second + 6), "“文种”写了两次", "twice")
        .label("第二次", "again")
        .related(at(text, "文种"), "第一次在这里", "first here");
    let end = Problem::hint("no-body", Span::new(text.len(), text.len()), "没有正文", "no body")
        .label("在这里写", "here");
    insta::assert_snapshot!("message", drawn(text, vec![misspelt, twice, end], 80));
}

#[test]
fn a_long_paragraph_is_drawn_in_one_row_of_the_terminal() {
    let text = format!(
        "{}由{{牵头单为：市商务局}}负责。{}\n",
        "为进一步完善招商引资工作机制，".repeat(40),
        "各县要抓好落实。".repeat(40)
    );
    let problem = Problem::error("unknown-label", at(&text, "牵头单为"), "词表里没有这个标签", "x")
        .label("这里", "here");
    let page = drawn(&text, vec![problem], 100);
    assert!(page.contains("[甲.jz:1:603]"), "{page}");
    for line in page.lines() {
        assert!(line.width() <= 100, "{} cells: {line}", line.width());
    }
    let (words, under) = cells(&page, "牵头单为");
    assert_eq!(words, under, "{page}");
}

#[test]
fn labels_in_one_paragraph_far_apart_are_both_named() {
    let text = format!("甲{}乙\n", "，各县要抓好落实".repeat(60));
    let problem = Problem::warning("x", at(&text, "乙"), "前后不一", "x").label("后面", "b").related(
        at(&text, "甲"),
        "前面",
        "a",
    );
    let page = drawn(&text, vec![problem], 80);
    assert!(page.contains("后面") && page.contains("前面"), "{page}");
}

#[test]
fn any_place_can_be_drawn() {
    let text = "甲乙\r\n\n　丙\u{1b}[2J丁\n";
    for start in 0..text.len() + 3 {
        for end in [start, start + 1, start + 4, text.len(), text.len() + 9] {
            let problem = Problem::error("x", Span::new(start, end), "错", "x").label("这里", "here");
            let page = drawn(text, vec![problem], 60);
            assert!(page.contains("这里") && !page.contains('\u{1b}'), "{start}..{end}: {page}");
        }
    }
}

#[test]
fn colours_are_for_terminals() {
    let plain = Folder::new().with("甲.jz", with_fault()).run(&["check"]).out;
    let colored = Folder::new().with("甲.jz", with_fault()).colored().run(&["check"]).out;
    assert!(!plain.contains('\u{1b}') && colored.contains('\u{1b}'));
    assert!(colored.contains("办法："), "{colored}");
}

#[test]
fn an_escape_sign_in_a_file_does_not_reach_the_terminal() {
    let text = with_fault().replace("负责", "负责\u{1b}[2J");
    let folder = Folder::new().with("甲.jz", text).with("乙.jz", GOOD);
    assert!(!folder.run(&["check"]).out.contains('\u{1b}'));
}
