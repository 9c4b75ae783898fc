//! Files that are no zip package, told apart by their first bytes: each gets an answer of its own.

use super::refusal::{self, Both, Taken};
use memchr::memmem;

/// First bytes of an OLE compound file, which old Word, WPS and Excel write, and Word around encrypted packages.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const LIBREOFFICE: Both = (
    "用 WPS 或 Word 打开，另存为 .docx 再导入；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 文件名",
    "open it in WPS or Word and save it as .docx, or with LibreOffice: soffice --headless --convert-to docx NAME",
);
const COPY: Both = (
    "用 WPS 或 Word 打开转成 .docx，或者把文字复制出来存成 .txt 再导入。",
    "turn it into a .docx with WPS or Word, or copy its words into a .txt",
);
const SCAN: Both = (
    "先用文字识别（WPS、手机扫描等）转成文字，存成 .docx 或 .txt 再导入。",
    "have its words recognised first, and save them as .docx or .txt",
);

/// Kinds of file by what they begin with.
const HEADS: [(&[u8], Both, Both); 9] = [
    (b"{\\rtf", ("RTF 文件", "an RTF file"), LIBREOFFICE),
    (b"%PDF", ("PDF 文件", "a PDF file"), COPY),
    (b"\x89PNG", ("图片", "a picture"), SCAN),
    (b"\xFF\xD8\xFF", ("图片", "a picture"), SCAN),
    (b"II*\0", ("扫描图片", "a scanned picture"), SCAN),
    (b"MM\0*", ("扫描图片", "a scanned picture"), SCAN),
    (b"Rar!", ("RAR 压缩包", "a RAR archive"), ARCHIVE),
    (b"7z\xBC\xAF", ("7z 压缩包", "a 7z archive"), ARCHIVE),
    (b"\x1F\x8B", ("gzip 压缩包", "a gzip archive"), ARCHIVE),
];
const ARCHIVE: Both = ("先解压，再导入里面的文件。", "unpack it first, and take the files that are in it");

/// Whether bytes are of a kind that this room answers for: a package, or a binary file of an office program.
pub(super) fn claims(bytes: &[u8]) -> bool {
    bytes.is_empty()
        || bytes.starts_with(b"PK")
        || bytes.starts_with(OLE)
        || HEADS.iter().any(|(head, ..)| bytes.starts_with(head))
        || is_flat_word(bytes)
        || is_web_archive(bytes)
}

/// Lets zip packages pass.
///
/// # Errors
/// What the file is, and how it can be turned into one that is read.
pub(super) fn pass(bytes: &[u8], name: &str) -> Taken<()> {
    if bytes.is_empty() {
        return Err(refusal::empty());
    }
    if bytes.starts_with(OLE) {
        return Err(compound(bytes, name));
    }
    if let Some((_, kind, help)) = HEADS.iter().find(|(head, ..)| bytes.starts_with(head)) {
        return Err(refusal::other(*kind, *help));
    }
    if is_flat_word(bytes) {
        return Err(refusal::other(("Word 2003 的 XML 文件", "an XML file of Word 2003"), LIBREOFFICE));
    }
    if is_web_archive(bytes) {
        return Err(refusal::other(("单个文件的网页（MHT）", "a web page in one file (MHT)"), LIBREOFFICE));
    }
    if !bytes.starts_with(b"PK") {
        let old_wps = name.to_ascii_lowercase().ends_with(".wps");
        return Err(if old_wps {
            refusal::old(("早期 WPS 文档", "an early WPS document"), "wps")
        } else {
            refusal::broken("", "开头不是 .docx 的样子", "it does not begin as a .docx does")
        });
    }
    Ok(())
}

/// What a compound file holds, told by the names of its streams.
fn compound(bytes: &[u8], name: &str) -> Box<crate::problem::Problem> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let holds = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return refusal::encrypted();
    }
    let wps = ("WPS 文字的旧格式文档", "a WPS document of the old format");
    match () {
        () if holds("PowerPoint Document") => refusal::other(("旧格式演示文稿", "an old presentation"), COPY),
        () if holds("Workbook") || ending == "xls" || ending == "et" => {
            refusal::other(("旧格式电子表格", "an old spreadsheet"), COPY)
        }
        () if ending == "wps" || ending == "wpt" || holds("WpsCustomData") => refusal::old(wps, "wps"),
        () if holds("WordDocument") || ending == "doc" || ending == "docx" => {
            refusal::old(("旧格式的 Word 文档", "a Word document of the old format"), "doc")
        }
        () => refusal::old(("旧格式的文档", "a document of an old format"), "doc"),
    }
}

fn is_flat_word(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    head.trim_ascii_start().starts_with(b"<?xml")
        && (memmem::find(head, b"Word.Document").is_some()
            || memmem::find(head, b"schemas.microsoft.com/office/word/2003").is_some()
            || memmem::find(head, b"schemas.microsoft.com/office/2006/xmlPackage").is_some())
}

fn is_web_archive(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(2_000)).is_some_and(|head| {
        head.starts_with(b"MIME-Version:") && memmem::find(head, b"multipart/related").is_some()
    })
}
