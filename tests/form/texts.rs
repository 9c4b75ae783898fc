//! Texts made of what the language is made of, and of anything.

use jizhi::source::SourceText;
use proptest::prelude::*;

/// A source text of these words.
pub fn text(words: &str) -> SourceText {
    SourceText::new(words.to_owned())
}

/// Pieces that mean something at some place of a line.
const PIECES: &[&str] = &[
    "#",
    "##",
    "＃",
    "= ",
    "==",
    "＝",
    "-",
    "- ",
    "－",
    "---",
    "--- 正文",
    "---- 附件：",
    "--- 印发:",
    "@",
    "＠",
    "|",
    "｜",
    "| 甲 | 乙 |",
    ">>",
    "＞＞",
    "//",
    "//!",
    "// ",
    "{",
    "}",
    "｛",
    "｝",
    "{数：",
    "{ 承担 : ",
    "｛牵头单位：",
    "：",
    ":",
    "\\",
    "\\{",
    "\\#",
    "\\：",
    "　",
    " ",
    "\t",
    "  ",
    "\u{A0}",
    "\u{2028}",
    "\r",
    "组　长",
    "牵头单位",
    "市发展改革委",
    "上午9",
    "6",
    "X",
    "http",
    "。",
    "；",
    "，",
    ",",
    "“",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\u{1}",
    "1+N",
    "（一）",
    "负责招商",
];

/// One line of pieces, now and then with anything in it.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A text of such lines, with either kind of line break.
pub fn any_text() -> impl Strategy<Value = String> {
    let ended = (line(), prop_oneof![6 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\n\n")]);
    proptest::collection::vec(ended, 0..8)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect())
}
