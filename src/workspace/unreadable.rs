//! What to tell a drafter whose file cannot be read.

use crate::problem::Problem;
use crate::source::{SourceText, Span, Unreadable};
use std::io;

/// Decodes a file's bytes.
///
/// # Errors
/// The problem to show, which says what the bytes are and how to save the file so that we can read
/// it.
pub fn decode(bytes: &[u8]) -> Result<SourceText, Box<Problem>> {
    SourceText::decode(bytes).map_err(|why| Box::new(unreadable(&why)))
}

/// What to tell of bytes that are not a text.
#[must_use]
pub fn unreadable(why: &Unreadable) -> Problem {
    let none = Span::default();
    match why {
        Unreadable::LooksLikeGbk { at } => Problem::error(
            "looks-like-gbk",
            none,
            format!("文件存成了 GBK（GB 18030）编码，从第 {} 个字节起不是 UTF-8", at + 1),
            format!("the file is saved as GBK (GB 18030); byte {} is not UTF-8", at + 1),
        )
        .help(SAVE_AS_UTF8_ZH, SAVE_AS_UTF8_EN),
        Unreadable::Utf16 => Problem::error(
            "utf-16",
            none,
            "文件存成了 UTF-16 编码（旧版记事本里叫“Unicode”）",
            "the file is saved as UTF-16 (“Unicode” in older versions of Notepad)",
        )
        .help(SAVE_AS_UTF8_ZH, SAVE_AS_UTF8_EN),
        Unreadable::Binary => Problem::error(
            "not-a-text",
            none,
            "这不是纯文本文件，可能是 Word、WPS 文档或图片",
            "this is not a plain text; perhaps a Word or WPS document, or a picture",
        )
        .help(
            "在 Word 或 WPS 里把文字复制出来，粘贴到记事本，另存为 UTF-8 编码、后缀 .jz 的文件。",
            "copy the words out of Word or WPS into a text editor and save them as a UTF-8 file named *.jz",
        ),
        Unreadable::TooLarge { bytes } => Problem::error(
            "too-large",
            none,
            format!("文件有 {} MB，超过上限 {} MB", bytes >> 20, SourceText::LIMIT >> 20),
            format!("the file has {} MB; the limit is {} MB", bytes >> 20, SourceText::LIMIT >> 20),
        )
        .help("一份文件写一个机制，把它拆开。", "write one mechanism a file; split it"),
        Unreadable::NotUtf8 { at } => Problem::error(
            "not-utf8",
            none,
            format!("第 {} 个字节起不是 UTF-8 编码的文字", at + 1),
            format!("byte {} is not UTF-8 text", at + 1),
        )
        .help(SAVE_AS_UTF8_ZH, SAVE_AS_UTF8_EN),
    }
}

const SAVE_AS_UTF8_ZH: &str = "另存为 UTF-8 再试。记事本：文件 → 另存为 → 编码选“UTF-8”；\
    WPS：文件 → 另存为 → 文件类型选“纯文本” → 编码选“Unicode (UTF-8)”；\
    Word：文件 → 另存为 → 保存类型选“纯文本” → 其他编码选“Unicode (UTF-8)”。";
const SAVE_AS_UTF8_EN: &str = "save it as UTF-8 and try again. Notepad: File, Save as, Encoding UTF-8; \
    WPS: File, Save as, Plain text, Unicode (UTF-8); Word: File, Save as, Plain text, Other encoding, \
    Unicode (UTF-8)";

/// What to tell when the storage does not give a file.
#[must_use]
pub fn cannot_read(error: &io::Error) -> Problem {
    let none = Span::default();
    match error.kind() {
        io::ErrorKind::NotFound => Problem::error("not-found", none, "找不到这个文件", "no such file")
            .help("看看名字和所在文件夹写得对不对。", "check its name and folder"),
        io::ErrorKind::PermissionDenied => {
            Problem::error("no-permission", none, "没有权限读这个文件", "no permission to read the file")
        }
        _ => Problem::error(
            "cannot-read",
            none,
            format!("读不了：{error}"),
            format!("cannot be read: {error}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gbk_file_is_answered_with_how_to_save_it_as_utf8() {
        let gbk = vec![0xBB, 0xFA, 0xD6, 0xC6, 0xA3, 0xBA, 0xD5, 0xD0, 0xC9, 0xCC];
        let problem = decode(&gbk).err();
        let help = problem.and_then(|p| p.help).map(|h| h.zh).unwrap_or_default();
        assert!(help.contains("WPS") && help.contains("记事本") && help.contains("UTF-8"), "{help}");
    }
}
