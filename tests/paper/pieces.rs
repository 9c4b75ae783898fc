//! The pieces of each format, in order.

use super::*;
use jizhi::layout::{Orientation, Piece, Signature, TitleRank};

/// One word for each piece; what repeats is said once.
fn outline(paper: &Paper) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for section in &paper.sections {
        if section.orientation == Orientation::Landscape {
            said.push("横页".to_owned());
        }
        for piece in &section.pieces {
            let word = match piece {
                Piece::Classification(lines) => format!("密级等{}", lines.len()),
                Piece::Mark { lines, word } => format!("标志{}{word}", lines.len()),
                Piece::Number { signers, .. } => format!("文号签发{}", signers.len()),
                Piece::RedLine => "红线".to_owned(),
                Piece::Title { rank: TitleRank::Main, lines } => format!("标题{}", lines.len()),
                Piece::Title { lines, .. } => format!("附题{}", lines.len()),
                Piece::Addressees(_) => "主送".to_owned(),
                Piece::AnnexNote(lines) => format!("附件说明{}", lines.len()),
                Piece::Signature(Signature::Grid { columns, rows, .. }) => {
                    format!("印章{columns}列{}排", rows.len())
                }
                Piece::Signature(Signature::Lines { lines, .. }) => format!("署名{}行", lines.len()),
                Piece::Signature(Signature::Stamps { .. }) => "签名章".to_owned(),
                Piece::Note(_) => "附注".to_owned(),
                Piece::AnnexMark(words) => words.clone(),
                Piece::NewPage => "另面".to_owned(),
                Piece::Table(table) => format!("表{}栏", table.head.len()),
                Piece::Field { attendance: true, label, .. } => label.clone(),
                _ => "正文".to_owned(),
            };
            if said.last() != Some(&word) {
                said.push(word);
            }
        }
    }
    said.extend(
        paper.imprint.as_ref().map(|imprint| if imprint.ruled { "版记" } else { "无线版记" }.to_owned()),
    );
    said
}

#[test]
fn each_format_has_its_elements_in_its_order() {
    let outlines = FORMATS.map(|name| outline(&paper(&format(name), Page::default())).join(" "));
    let expected = [
        "密级等3 标志4文件 文号签发3 红线 标题3 主送 正文 附件说明3 印章2列2排 附注 另面 附件1 附题1 表4栏 \
         横页 附件2 附题1 表7栏 附件3 附题1 表4栏 版记",
        "标志1 红线 密级等3 文号签发0 标题2 主送 正文 署名2行 无线版记",
        "标志1令 文号签发0 正文 签名章",
        "标志1 文号签发0 红线 标题2 正文 出席 请假 列席 署名1行 版记",
    ];
    assert_eq!(outlines, expected);
}

#[test]
fn a_workspace_without_seals_and_with_tables_behind_gets_them() {
    let own = page(&[("seal", Written::Flag(false)), ("table-annexes", Written::Flag(true))]);
    let outline = outline(&paper(&compiled("policies/qinshui.jz"), own)).join(" ");
    assert!(outline.contains("署名2行"), "{outline}");
    assert!(outline.ends_with("正文 横页 表10栏 横页 表7栏 版记"), "{outline}");
}
