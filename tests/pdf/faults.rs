//! What is told when a page cannot be set as it should be.

use super::*;
use crate::cli::folder::{Folder, GOOD};
use crate::fonts::forge::Forged;

fn folder() -> Folder {
    let mut folder = Folder::new().with("甲.jz", GOOD);
    for entry in std::fs::read_dir(FOLDER.path()).unwrap().map(Result::unwrap) {
        let name = format!("字体/{}", entry.file_name().to_string_lossy());
        folder = folder.with(&name, std::fs::read(entry.path()).unwrap());
    }
    folder
}

const BUILD: [&str; 6] = ["build", "甲.jz", "--pdf", "--no-system-fonts", "--font-path", "字体"];

#[test]
fn a_build_writes_the_page_beside_the_other_outputs_and_a_second_one_changes_nothing() {
    let folder = folder();
    let ran = folder.run(&BUILD);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(folder.has("out/甲/notice.pdf") && folder.has("out/甲/notice.docx"));
    assert!(folder.run(&BUILD).out.contains("其中 0 份有变化"));
}

#[test]
fn a_font_that_stands_in_for_another_is_told_once_and_so_are_digits_without_their_font() {
    let folder = folder();
    assert_eq!(folder.run(&BUILD).err, "");
    std::fs::remove_file(folder.path("字体/楷体_GB2312.ttf")).unwrap();
    folder.put("字体/z.ttf", Forged::new("FandolKai", "市县区委一二三（）").file());
    folder.put("jizhi.toml", "[page]\nfont-digits = \"Times New Roman\"\n");
    let said = folder.run(&BUILD).err;
    assert!(said.contains("楷体：用 FandolKai 代替 楷体_GB2312"), "{said}");
    assert!(said.contains("没有 Times New Roman，随汉字的字体"), "{said}");
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn digits_and_letters_are_set_in_the_font_that_the_page_wants_for_them() {
    let temp = tempfile::tempdir().unwrap();
    let latin: String = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
    std::fs::write(temp.path().join("t.ttf"), Forged::new("Times New Roman", &latin).file()).unwrap();
    let places = [FOLDER.path().to_path_buf(), temp.path().to_path_buf()];
    let press = Press::new(Fonts::find(Shelf::scan(&places, false), BTreeMap::new()));
    let wants = page(&[("font-digits", Written::Word("Times New Roman".to_owned()))]);
    let sum: u32 = "Times New Roman".chars().map(u32::from).sum();
    let own = format!("Forged{sum}-400");
    for (page, is_there) in [(wants, true), (Page::default(), false)] {
        let (paper, renderer) = paper_of(&notice("天地玄黄2026年Abc"), page);
        let printed = press.print(&paper, &renderer).unwrap();
        let fonts = super::measure::said("pdffonts", &[], &printed.bytes);
        assert_eq!(fonts.contains(&own), is_there, "{fonts}");
    }
}

#[test]
fn a_rare_character_is_told_at_its_place_with_the_face_that_draws_it_or_that_none_does() {
    let folder = folder();
    folder.put("甲.jz", GOOD.replacen("为形成合力", "为形成合力（联系人：李喆、赵\u{2CB5A}）", 1));
    folder.put("字体/z.ttf", Forged::new("Noto Serif CJK SC", "喆").file());
    let ran = folder.run(&[&BUILD[..], &["--format", "plain"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("仿宋没有“喆”，改用 Noto Serif CJK SC"), "{}", ran.out);
    assert!(ran.out.contains("没有一个字体有“\u{2CB5A}”（U+2CB5A）"), "{}", ran.out);
    assert!(ran.out.lines().all(|l| !l.contains("glyph-") || l.contains(":14:")), "{}", ran.out);
    assert!(folder.has("out/甲/notice.pdf"));
}

#[test]
fn a_template_that_the_typesetter_refuses_is_told_with_what_it_wrote() {
    let folder = folder();
    folder.put("jizhi.toml", "templates = \"模板\"\n");
    let own = read("templates/page/typ.jinja").replace("#let sign(", "#let sign = 1 + \"甲\"\n#let sign-of(");
    folder.put("模板/page/typ.jinja", own);
    let ran = folder.run(&BUILD);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for words in ["bad-template", "page/typ.jinja", "改正模板"] {
        assert!(ran.out.contains(words), "no {words} in {}", ran.out);
    }
    assert!(!folder.has("out/甲/notice.txt"));
}

#[test]
fn a_template_cannot_reach_the_disk_the_network_or_the_clock() {
    let folder = folder();
    folder.put("jizhi.toml", "templates = \"模板\"\n");
    let own = read("templates/page/typ.jinja");
    for reach in [
        "#read(\"甲.jz\")",
        "#import \"@preview/cetz:0.2.0\"",
        "#datetime.today().display()",
        "#include \"/etc/passwd\"",
    ] {
        folder.put("模板/page/typ.jinja", format!("{own}\n{reach}\n"));
        let ran = folder.run(&BUILD);
        assert_eq!(ran.code, 1, "{reach}: {}", ran.out);
        assert!(ran.out.contains("bad-template"), "{reach}: {}", ran.out);
    }
}

#[test]
fn without_any_font_the_way_to_one_is_told() {
    let folder = Folder::new().with("甲.jz", GOOD);
    let ran = folder.run(&["build", "甲.jz", "--pdf", "--no-system-fonts"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("一个字体也没有找到") && ran.out.contains("jizhi fonts"), "{}", ran.out);
}
