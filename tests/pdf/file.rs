//! What the file says of itself, and what it holds.

use super::measure::{said, words};
use super::*;
use jizhi::layout::Piece;

#[test]
fn every_word_of_every_policy_and_format_is_printed_in_order() {
    let policies = POLICIES.map(policy);
    for text in policies.into_iter().chain(FORMATS.map(format)) {
        let (paper, renderer) = paper_of(&text, Page::default());
        let words = words(&PRESS.print(&paper, &renderer).unwrap().bytes);
        let mut rest = words.as_str();
        for piece in paper.pieces() {
            let said: Vec<String> = match piece {
                Piece::Title { lines, .. } | Piece::Addressees(lines) => lines.clone(),
                Piece::Heading { number, text, run_in, .. } => {
                    vec![format!("{number}{text}"), run_in.clone()]
                }
                Piece::Item { number, lead, text, .. } => vec![format!("{number}{lead}"), text.clone()],
                Piece::Body(text) => vec![text.clone()],
                Piece::Field { label, text, .. } => vec![format!("{label}："), text.clone()],
                _ => continue,
            };
            for said in said {
                let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
                let Some(at) = rest.find(&said) else { panic!("{said} is not in {rest}") };
                rest = rest.get(at..).unwrap();
            }
        }
    }
}

#[test]
fn what_would_mean_something_to_a_typesetter_is_printed_as_it_stands() {
    let hostile = "#let x = 1、*粗*、_斜_、$x^2$、\\n、@ref、<lab>、\"引\"、`码`、~、--、---、//、/* */、#\\{ 1 + 1 \\}、[a](b)、= 甲、“引”";
    let body = format!(
        "一段：{hostile}完。\n## 小组：{hostile}完\n- 一项：{hostile}完\n| 甲 | 乙 |\n| {} | 丙 |",
        hostile.replace('|', "")
    );
    let text = notice(&body);
    let found = words(&print(&text).bytes);
    for part in [
        "#letx=1、*粗*、_斜_、$x^2$、\\n、@ref、<lab>、\"引\"、`码`、~、--、---、",
        "[a](b)、=甲、",
        "“引”完",
    ] {
        assert!(found.contains(part), "{part} is not in {found}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_on_every_press_and_no_day_but_its_own() {
    let (paper, renderer) = paper_of(&policy("qinshui"), Page::default());
    let first = PRESS.print(&paper, &renderer).unwrap();
    PRESS.print(&paper_of(&policy("macun"), Page::default()).0, &renderer).unwrap();
    assert_eq!(PRESS.print(&paper, &renderer).unwrap().bytes, first.bytes);
    assert_eq!(press().print(&paper, &renderer).unwrap().bytes, first.bytes);
    let info = said("pdfinfo", &["-isodates"], &first.bytes);
    assert!(info.contains("2022-09-09"), "{info}");
    let undated = print(&notice("甲。").replace("成文日期：2026年3月6日\n", "成文日期：无\n"));
    assert!(!said("pdfinfo", &[], &undated.bytes).contains("Date"));
}

#[test]
fn the_file_is_tagged_and_has_title_issuer_and_keywords() {
    let info = said("pdfinfo", &[], &print(&policy("qinshui")).bytes);
    for line in [
        "沁水县人民政府办公室关于印发沁水县“6+6”招商专班工作协调机制的通知",
        "沁水县人民政府办公室\n",
        "通知, 沁政办发〔2022〕38号",
        concat!("jizhi ", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(info.contains(line), "no {line} in {info}");
    }
    let about = |name: &str| info.lines().find(|l| l.starts_with(name)).unwrap_or_default().to_owned();
    assert!(about("Tagged:").ends_with("yes"), "{info}");
    assert!(about("Page size:").contains("A4"), "{info}");
}

#[test]
fn headings_are_bookmarks_and_tagged_as_headings_below_the_title() {
    let printed = print(&policy("macun"));
    let structure = said("pdfinfo", &["-struct-text"], &printed.bytes);
    let levels: Vec<&str> =
        ["H1", "H2", "H3"].into_iter().filter(|level| structure.contains(level)).collect();
    assert_eq!(levels, ["H1", "H2", "H3"], "{structure}");
    let bytes = String::from_utf8_lossy(&printed.bytes);
    assert!(bytes.contains("/Outlines"));
}

#[test]
fn every_face_is_embedded_as_a_subset_with_a_map_to_unicode() {
    let fonts = said("pdffonts", &[], &print(&policy("qinshui")).bytes);
    let rows: Vec<Vec<&str>> = fonts.lines().skip(2).map(|row| row.split_whitespace().collect()).collect();
    assert!(rows.len() >= 4, "{fonts}");
    for row in &rows {
        assert!(row[0].as_bytes()[6] == b'+', "{fonts}");
        assert!(row.windows(3).any(|three| three == ["yes", "yes", "yes"]), "{fonts}");
    }
}
