//! Turns what the template engine says into messages for the people who write templates.

use super::error::TemplateError;
use super::record::UNKNOWN;
use crate::problem::Message;
use minijinja::{Error, ErrorKind};

/// The innermost error of the engine, at its own file and line. `names` are the names that the
/// template `path` may use.
pub(super) fn explain(error: &Error, path: &str, names: &[String]) -> TemplateError {
    let error = innermost(error);
    let file = error.name().unwrap_or(path).to_owned();
    let line = error.line();
    let detail = error.detail().unwrap_or_default();
    if let Some(rest) = detail.strip_prefix(UNKNOWN) {
        let mut words = rest.split('\t').map(str::to_owned);
        let name = words.next().unwrap_or_default();
        return unknown_name(&file, line, &name, words.collect());
    }
    match error.kind() {
        ErrorKind::UndefinedError => undefined(&file, line, error, names),
        kind => TemplateError { file, line, message: message(kind, detail), known: Vec::new() },
    }
}

/// The error of a name that nothing has.
pub(super) fn unknown_name(file: &str, line: Option<usize>, name: &str, known: Vec<String>) -> TemplateError {
    let near = crate::vocabulary::nearest(name, known.iter().map(String::as_str));
    let (zh, en) = match near {
        Some(near) => (format!("是不是“{near}”？"), format!(" Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let message =
        Message::new(format!("模板里的“{name}”不存在。{zh}"), format!("`{name}` does not exist.{en}"));
    TemplateError { file: file.to_owned(), line, message, known }
}

/// The line, from 1, on which a name first stands between template delimiters.
pub(super) fn line_of(source: &str, name: &str) -> Option<usize> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let stands = |line: &str| {
        line.match_indices(name).any(|(at, _)| {
            let before = line.get(..at).and_then(|s| s.chars().next_back());
            let after = line.get(at + name.len()..).and_then(|s| s.chars().next());
            !before.is_some_and(|c| is_name(c) || c == '.') && !after.is_some_and(is_name)
        })
    };
    let marked = source.lines().position(|line| line.contains('{') && stands(line));
    marked.or_else(|| source.lines().position(stands)).map(|at| at + 1)
}

fn innermost(error: &Error) -> &Error {
    let mut found = error;
    let mut next = std::error::Error::source(error);
    while let Some(inner) = next {
        if let Some(inner) = inner.downcast_ref::<Error>() {
            found = inner;
        }
        next = inner.source();
    }
    found
}

fn undefined(file: &str, line: Option<usize>, error: &Error, names: &[String]) -> TemplateError {
    let words = error
        .range()
        .and_then(|range| error.template_source().and_then(|source| source.get(range)))
        .unwrap_or_default()
        .trim()
        .to_owned();
    let first = words.split(['.', '[', '|', ' ']).next().unwrap_or_default();
    if !first.is_empty() && first == words && !names.iter().any(|name| name == first) {
        return unknown_name(file, line, first, names.to_vec());
    }
    let message = Message::new(
        format!("模板里的“{words}”没有值，先用 if 判断再用"),
        format!("`{words}` has no value; test it with `if` first"),
    );
    TemplateError { file: file.to_owned(), line, message, known: names.to_vec() }
}

fn message(kind: ErrorKind, detail: &str) -> Message {
    let (zh, en) = match kind {
        ErrorKind::SyntaxError => ("模板语法有误", "the template does not parse"),
        ErrorKind::TemplateNotFound => (
            "引用的模板不存在；只能引用模板文件夹里的文件",
            "the included template does not exist; only files of the template folder can be included",
        ),
        ErrorKind::OutOfFuel => (
            "模板做的事太多，已停下；检查循环",
            "the template does too much work and was stopped; look at its loops",
        ),
        ErrorKind::WriteFailure => {
            ("模板写出的内容太多，已停下", "the template writes too much and was stopped")
        }
        ErrorKind::UnknownFilter => ("没有这个过滤器", "there is no such filter"),
        ErrorKind::UnknownFunction => ("没有这个函数", "there is no such function"),
        ErrorKind::UnknownTest => ("没有这个判断", "there is no such test"),
        _ => ("模板执行出错", "the template failed"),
    };
    if detail.is_empty() {
        return Message::new(zh, en);
    }
    Message::new(format!("{zh}：{detail}"), format!("{en}: {detail}"))
}
