//! What to tell of a file that is no DOCX we can read: what it is, and what to do.

use crate::import::left_out::MERGE;
use crate::problem::Problem;
use crate::source::Span;

/// An answer, or the problem to show.
pub(super) type Taken<T> = Result<T, Box<Problem>>;

/// A thing said in Chinese and in English.
pub(super) type Both = (&'static str, &'static str);

const EMPTY: &str = "empty-file";
const OLD: &str = "old-office-file";
const ENCRYPTED: &str = "encrypted-file";
const OTHER: &str = "other-kind-of-file";
const BROKEN: &str = "broken-docx";
const HOSTILE: &str = "hostile-docx";

fn refuse(code: &'static str, zh: String, en: String) -> Problem {
    Problem::error(code, Span::default(), zh, en)
}

/// No byte at all.
pub(super) fn empty() -> Box<Problem> {
    Box::new(refuse(EMPTY, "文件是空的，一个字节也没有".into(), "the file is empty".into()).help(
        "多半是下载或复制没有完成，重新下载或复制一遍。",
        "a download or copy was probably not finished; do it again",
    ))
}

/// A binary file of the old kind: `kind` is its name for people, `ending` what it is usually called.
pub(super) fn old(kind: Both, ending: &str) -> Box<Problem> {
    let (zh, en) = kind;
    Box::new(
        refuse(
            OLD,
            format!("这是{zh}（.{ending}），不是 .docx"),
            format!("this is {en} (.{ending}), not a .docx"),
        )
        .help(
            format!(
                "用 WPS 或 Word 打开，选“文件 → 另存为”，类型选“Word 文档（*.docx）”，再导入新文件。\
                 装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 文件名.{ending}"
            ),
            format!(
                "open it in WPS or Word, choose File, Save as, Word document (*.docx), and take that file; or with \
                 LibreOffice: soffice --headless --convert-to docx NAME.{ending}"
            ),
        ),
    )
}

/// A file that a password closes.
pub(super) fn encrypted() -> Box<Problem> {
    Box::new(
        refuse(ENCRYPTED, "文件加了密码，读不了".into(), "the file is closed by a password".into()).help(
            "用 WPS 或 Word 打开，在“文件 → 文档加密（信息 → 保护文档）”里取消密码，另存为 .docx 再导入。",
            "open it in WPS or Word, remove the password under File, Protect document, and save it as .docx",
        ),
    )
}

/// A document that has no words but those of another one, embedded in it.
pub(super) fn only_embedded(name: &str) -> Box<Problem> {
    Box::new(
        refuse(
            OTHER,
            format!("文件里没有自己的文字，全文在嵌入的另一份文件里（{name}）"),
            format!(
                "the file has no words of its own; all stand in another document, embedded in it ({name})"
            ),
        )
        .help(MERGE.0, MERGE.1),
    )
}

/// Another kind of file: its name for people, and what to do with it.
pub(super) fn other(kind: Both, help: Both) -> Box<Problem> {
    let space = if kind.0.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    Box::new(
        refuse(
            OTHER,
            format!("这是{space}{}，不是 .docx", kind.0),
            format!("this is {}, not a .docx", kind.1),
        )
        .help(help.0, help.1),
    )
}

/// A package or part that is not whole.
pub(super) fn broken(part: &str, zh: &str, en: &str) -> Box<Problem> {
    let (zh, en) = place(part, zh, en);
    Box::new(refuse(BROKEN, format!("文件坏了：{zh}"), format!("the file is broken: {en}")).help(
        "重新下载或复制一遍；仍然不行，用 WPS 或 Word 打开（会提示修复），另存为 .docx 再导入。",
        "download or copy it again; if that does not help, let WPS or Word repair it and save it as .docx",
    ))
}

/// A package that looks made to do harm, or is beyond all measure.
pub(super) fn hostile(part: &str, zh: &str, en: &str) -> Box<Problem> {
    let (zh, en) = place(part, zh, en);
    Box::new(refuse(HOSTILE, format!("为安全起见没有读：{zh}"), format!("not read, to be safe: {en}")).help(
        "先弄清文件的来历。确实可信的，用 WPS 或 Word 打开，另存为一份新的 .docx 再导入。",
        "find out where it comes from; if you trust it, open it in WPS or Word and save it as a new .docx",
    ))
}

fn place(part: &str, zh: &str, en: &str) -> (String, String) {
    if part.is_empty() {
        (zh.to_owned(), en.to_owned())
    } else {
        (format!("包内的 {part} {zh}"), format!("part {part} {en}"))
    }
}
