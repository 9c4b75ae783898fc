//! The header: `键：值` lines before the first part.

use super::header_words::{KEYS, OTHER_NAMES, unknown_genre};
use super::permission::{Permission, grant};
use crate::clause;
use crate::model::{Element, IssuedFormat, Mechanism};
use crate::problem::Problem;
use crate::source::{SourceText, Span, Spanned};
use crate::syntax::{Line, LineKind, Syntax};
use crate::vocabulary::{nearest, squeezed};

/// What a header says, with what can only be read when names are known.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub mechanism: Mechanism,
    pub region: Option<Spanned<String>>,
    /// `7：招商小组`: key and words, in order.
    pub terms: Vec<(Spanned<String>, Spanned<String>)>,
    /// 依据.
    pub rests_on: Vec<Spanned<String>>,
    /// 批准.
    pub approved_by: Vec<Spanned<String>>,
    /// 成文日期, else 印发日期, else 发布日期.
    pub issued: Option<(i16, i8, i8)>,
    /// Rules silenced for one of its lines.
    pub permissions: Vec<Permission>,
}

/// Reads the header; the second value is the index of the first line after it.
pub(super) fn read(text: &SourceText, syntax: &Syntax, problems: &mut Vec<Problem>) -> (Header, usize) {
    let mut reader = Reader { text, problems, header: Header::default(), seen: Vec::with_capacity(16) };
    let mut lines = syntax.lines.iter().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        match &line.kind {
            LineKind::Blank | LineKind::Comment { .. } => {}
            LineKind::Permission { words } => reader.permission(*words),
            LineKind::Part { .. } => {
                reader.permit(line.span);
                return (reader.finish(), index);
            }
            LineKind::Entry { key, .. } => {
                let mut values = reader.first_value(*key, line);
                while let Some((_, more)) = lines.next_if(|(_, l)| continues(l)) {
                    values.push(Spanned::new(text.slice(more.span).to_owned(), more.span));
                }
                reader.permit(values.iter().fold(line.span, |whole, value| whole.join(value.span)));
                reader.field(*key, values);
            }
            _ => {
                reader.permit(line.span);
                reader.missing_part(line.span);
                return (reader.finish(), index);
            }
        }
    }
    let end = syntax.lines.len();
    (reader.finish(), end)
}

/// An indented line goes on with the value above it.
fn continues(line: &Line) -> bool {
    line.indent > 0
        && !matches!(
            line.kind,
            LineKind::Blank | LineKind::Comment { .. } | LineKind::Permission { .. } | LineKind::Part { .. }
        )
}

struct Reader<'a> {
    text: &'a SourceText,
    problems: &'a mut Vec<Problem>,
    header: Header,
    /// Fields by their place in [`KEYS`], and where they stand.
    seen: Vec<(usize, Span)>,
}

type Values = Vec<Spanned<String>>;

impl Reader<'_> {
    fn permission(&mut self, words: Span) {
        self.header.permissions.extend(grant(self.text, words, self.problems));
    }

    /// Lets the permissions that wait for their line cover it.
    fn permit(&mut self, covers: Span) {
        for waiting in self.header.permissions.iter_mut().filter(|p| p.covers.is_empty()) {
            waiting.covers = covers;
        }
    }

    fn first_value(&self, key: Span, line: &Line) -> Values {
        let rest = Span { start: key.end, end: line.span.end };
        let words = self.text.slice(rest);
        let value = words.trim_start().trim_start_matches(['：', ':']).trim();
        if value.is_empty() {
            return Vec::new();
        }
        let start = rest.end as usize - value.len();
        vec![Spanned::new(value.to_owned(), Span::new(start, rest.end as usize))]
    }

    fn field(&mut self, key: Span, values: Values) {
        let name = squeezed(self.text.slice(key));
        if is_term(&name) {
            if let Some(words) = joined(values) {
                self.header.terms.push((Spanned::new(name.into_owned(), key), words));
            }
            return;
        }
        let Some(field) = KEYS.iter().position(|known| *known == name) else {
            return self.unknown(key, &name);
        };
        if let Some((_, first)) = self.seen.iter().find(|(seen, _)| *seen == field) {
            let first = *first;
            self.problems.push(
                Problem::error(
                    "duplicate-header-field",
                    key,
                    format!("“{name}”写了两次"),
                    format!("`{name}` is given twice"),
                )
                .related(first, "第一次写在这里", "first given here")
                .help(
                    "只留一行；值太长时，下一行缩进续写",
                    "keep one; a long value goes on in an indented line below",
                ),
            );
            return;
        }
        self.seen.push((field, key));
        self.set(&name, values);
    }

    fn set(&mut self, name: &str, values: Values) {
        let header = &mut self.header;
        let document = &mut header.mechanism.document;
        match name {
            "机制" => header.mechanism.name = joined(values),
            "目的" => header.mechanism.purpose = joined(values),
            "地区" => {
                header.region = joined(values);
                header.mechanism.region.clone_from(&header.region);
            }
            "模式" => self.pattern(values),
            "文种" => {
                document.genre = joined(values);
                self.problems.extend(document.genre.as_ref().and_then(unknown_genre));
            }
            "格式" => self.format(values),
            "份号" => document.copy_number = element(values),
            "密级" => document.secrecy = element(values),
            "紧急程度" => document.urgency = element(values),
            "版头" => document.letterhead = element(values),
            "发文机关" => document.issuers = split(values),
            "签发人" => document.signers = split(values),
            "发文字号" => document.number = element(values),
            "标题" => document.title = element(values),
            "主送" => document.addressees = without_colon(element(values)),
            "署名" => document.signature = element(values),
            "成文日期" => document.date = element(values),
            "附注" => document.note = without_brackets(element(values)),
            "抄送" => document.copies = values,
            "印发机关" => document.printer = element(values),
            "印发日期" => document.print_date = element(values),
            "附件说明" => document.annex_note = element(values),
            "附件标识" => document.annex_mark = element(values),
            "发布日期" => document.published = element(values),
            "依据" => header.rests_on = values,
            "批准" => header.approved_by = values,
            _ => {}
        }
    }

    fn pattern(&mut self, values: Values) {
        let Some(text) = joined(values) else { return };
        let terms = match clause::pattern(&text.value) {
            Ok(terms) => terms
                .into_iter()
                .map(|(size, range)| crate::model::Term {
                    size,
                    bound: None,
                    parties: Vec::new(),
                    found: None,
                    span: text.part(&range),
                })
                .collect(),
            Err(error) => {
                self.problems.push(super::unreadable::within(error, &text));
                Vec::new()
            }
        };
        self.header.mechanism.pattern = Some(crate::model::Pattern { text, terms });
    }

    fn format(&mut self, values: Values) {
        let Some(words) = joined(values) else { return };
        self.header.mechanism.document.format = match words.value.trim_end_matches("格式") {
            "文件" => IssuedFormat::Document,
            "信函" => IssuedFormat::Letter,
            "命令" | "令" => IssuedFormat::Order,
            "纪要" => IssuedFormat::Minutes,
            other => {
                self.problems.push(
                    Problem::error(
                        "unknown-format",
                        words.span,
                        format!("没有“{other}”这种格式"),
                        format!("no format `{other}`"),
                    )
                    .help(
                        "可以写：文件、信函、命令、纪要；不写就是文件格式",
                        "one of 文件, 信函, 命令, 纪要; 文件 when left out",
                    ),
                );
                IssuedFormat::Document
            }
        };
    }

    fn unknown(&mut self, key: Span, name: &str) {
        let other = OTHER_NAMES.iter().find(|(other, _)| *other == name).map(|(_, key)| *key);
        let near = other.or_else(|| nearest(name, KEYS));
        let mut problem = Problem::error(
            "unknown-header-field",
            key,
            format!("文件头里没有“{name}”这一项"),
            format!("the header has no field `{name}`"),
        );
        problem =
            match near {
                Some(near) => problem
                    .help(format!("是不是“{near}”？"), format!("did you mean `{near}`?"))
                    .fix(false, key, near, format!("改成“{near}”"), format!("replace by `{near}`")),
                None => problem.help(
                    format!("可以写的有：{}。正文要写在“--- 正文”之后", KEYS.join("、")),
                    format!("known fields: {}. Body text goes below `--- 正文`", KEYS.join(", ")),
                ),
            };
        self.problems.push(problem);
    }

    /// Body text without `--- 正文` before it, or with a dash of another kind.
    fn missing_part(&mut self, span: Span) {
        let line = self.text.slice(span);
        let keyword = line.trim_start_matches(['-', '—', '－', '–', '─', '―', '一', ' ', '　']);
        if keyword.len() < line.len() && ["正文", "正　文"].contains(&keyword.trim()) {
            self.problems.push(
                Problem::error(
                    "missing-part",
                    span,
                    "这一行的横线不是三个“-”，没有当成正文的开头",
                    "the dashes of this line are not three `-`; it does not begin the body text",
                )
                .help("改成（键盘上的减号，三个）：--- 正文", "write `--- 正文`, with three hyphens")
                .fix(true, span, "--- 正文", "改成“--- 正文”", "write `--- 正文`"),
            );
            return;
        }
        self.problems.push(
            Problem::error(
                "missing-part",
                span,
                "正文从这里开始，但前面没有“--- 正文”这一行",
                "body text begins here without a `--- 正文` line before it",
            )
            .help("在这一行前面加一行：--- 正文", "put a line `--- 正文` before this one")
            .fix(
                true,
                Span { start: span.start, end: span.start },
                "--- 正文\n",
                "加上“--- 正文”",
                "insert `--- 正文`",
            ),
        );
    }

    fn finish(mut self) -> Header {
        let document = &self.header.mechanism.document;
        let mut issued = None;
        for element in [&document.date, &document.print_date, &document.published] {
            let Element::Given(words) = element else { continue };
            match clause::date(&words.value) {
                Ok(date) => issued = issued.or(Some(date)),
                Err(error) => self.problems.push(super::unreadable::within(error, words)),
            }
        }
        if let Element::Given(words) = &document.number
            && !is_serial(document.format, &words.value)
            && let Err(error) = clause::document_number(&words.value)
        {
            self.problems.push(super::unreadable::within(error, words));
        }
        self.header.issued = issued;
        self.header
    }
}

/// 第3号: an order bears no office and year, minutes may count their meetings so (GB/T 9704-2012, 10.2
/// and 10.3).
fn is_serial(format: IssuedFormat, words: &str) -> bool {
    let serial = words.strip_prefix('第').and_then(|rest| rest.strip_suffix(['号', '期', '次']));
    let counts = |n: &str| !n.is_empty() && n.len() < 10 && !n.starts_with('0');
    matches!(format, IssuedFormat::Order | IssuedFormat::Minutes)
        && serial.is_some_and(|n| counts(n) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A number or a letter, as terms of a pattern are.
fn is_term(name: &str) -> bool {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) if c.is_ascii_alphanumeric() => true,
        _ => !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit()),
    }
}

fn joined(values: Values) -> Option<Spanned<String>> {
    values.into_iter().reduce(|mut all, more| {
        all.value.push_str(&more.value);
        all.span = all.span.join(more.span);
        all
    })
}

/// The lines of a value as one element, `无` as omitted.
fn element(values: Values) -> Element {
    let joined = values.into_iter().reduce(|mut all, more| {
        all.value.push('\n');
        all.value.push_str(&more.value);
        all.span = all.span.join(more.span);
        all
    });
    match joined {
        None => Element::Default,
        Some(words) if words.value == "无" => Element::Omitted,
        Some(words) => Element::Given(words),
    }
}

fn without_colon(element: Element) -> Element {
    match element {
        Element::Given(mut words) => {
            let kept = words.value.trim_end_matches(['：', ':']).len();
            words.value.truncate(kept);
            Element::Given(words)
        }
        other => other,
    }
}

fn without_brackets(element: Element) -> Element {
    match element {
        Element::Given(mut words) => {
            let inner = words
                .value
                .strip_prefix(['（', '('])
                .and_then(|rest| rest.strip_suffix(['）', ')']))
                .map(str::to_owned);
            if let Some(inner) = inner {
                words.value = inner;
            }
            Element::Given(words)
        }
        other => other,
    }
}

/// Names separated by 、 or by line.
fn split(values: Values) -> Vec<Spanned<String>> {
    let mut names = Vec::new();
    for value in values {
        let mut start = 0;
        for name in value.value.split('、') {
            let end = start + name.len();
            let word = name.trim();
            if !word.is_empty() && word != "无" {
                let lead = name.len() - name.trim_start().len();
                let span = value.span.inner(start + lead, start + lead + word.len());
                names.push(Spanned::new(word.to_owned(), span));
            }
            start = end + '、'.len_utf8();
        }
    }
    names
}
