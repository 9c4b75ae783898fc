//! The elements around the body text: what was given, else what is customary, else a placeholder
//! with × that nobody can take for a fact. GB/T 9704-2012, clauses 7.2 to 7.4 and 10.

use crate::model::{Document, Element, IssuedFormat, Mechanism, Part, PartKind};

/// Placeholder for a name that must not be invented.
const UNNAMED: &str = "××××";
const UNNUMBERED: &str = "×××〔××××〕×号";
const UNDATED: &str = "××××年×月×日";

/// Kinds of document that name no addressees (art. 8 and 9 of the regulations on documents).
const WITHOUT_ADDRESSEES: [&str; 8] = ["决议", "公报", "公告", "通告", "命令", "令", "纪要", "议案"];

/// Lines of the mark, and the word that follows all of them.
pub(super) struct Mark {
    pub(super) lines: Vec<String>,
    pub(super) word: &'static str,
}

/// 发文机关标志 (7.2.4, 10.1 to 10.3).
pub(super) fn mark(m: &Mechanism) -> Mark {
    let d = &m.document;
    let issuers = issuers(d);
    let (lines, word) = match (&d.letterhead, d.format) {
        (Element::Omitted, _) => (Vec::new(), ""),
        (Element::Given(words), _) => (lines(&words.value), ""),
        (Element::Default, IssuedFormat::Document) => (issuers, "文件"),
        (Element::Default, IssuedFormat::Letter) => (issuers.into_iter().take(1).collect(), ""),
        (Element::Default, IssuedFormat::Order) => (issuers, "令"),
        (Element::Default, IssuedFormat::Minutes) => (issuers.into_iter().take(1).collect(), "会议纪要"),
    };
    Mark { lines, word }
}

/// 份号, 密级, 紧急程度: only what was given (7.2.1 to 7.2.3).
pub(super) fn optional(element: &Element) -> String {
    element.given().unwrap_or_default().to_owned()
}

/// 发文字号 (7.2.5).
pub(super) fn number(d: &Document) -> String {
    let placeholder = if d.format == IssuedFormat::Order { "第×号" } else { UNNUMBERED };
    or(&d.number, placeholder)
}

/// 标题 (7.3.1): issuer, matter and kind of document; an order has none (10.2).
pub(super) fn title(m: &Mechanism) -> Vec<String> {
    match &m.document.title {
        Element::Given(words) => lines(&words.value),
        Element::Omitted => Vec::new(),
        Element::Default if m.document.format == IssuedFormat::Order => Vec::new(),
        Element::Default => vec![customary_title(m)],
    }
}

fn customary_title(m: &Mechanism) -> String {
    let issuers = issuers(&m.document).join(" ");
    let genre = m.document.genre.as_ref().map_or("通知", |g| g.value.as_str());
    let issued = part(m, PartKind::Issued).and_then(|p| p.title.as_deref());
    let name = m.name.as_ref().map_or(UNNAMED, |n| n.value.as_str());
    match issued {
        Some(text) => format!("{issuers}关于印发{}的{genre}", joined(text)),
        None => format!("{issuers}关于{}{name}的{genre}", verb(m)),
    }
}

/// 建立 a mechanism, 成立 a body; 调整 when a roster changes or the title says so.
pub(super) fn verb(m: &Mechanism) -> &'static str {
    let adjusts = match &m.document.title {
        Element::Given(words) => words.value.contains("关于调整"),
        _ => false,
    };
    let is_body = m.name.as_ref().is_some_and(|n| m.bodies.iter().any(|b| b.name.value == n.value));
    if adjusts || !m.roster_changes.is_empty() {
        "调整"
    } else if is_body {
        "成立"
    } else {
        "建立"
    }
}

/// 主送机关 with its colon (7.3.2).
pub(super) fn addressees(d: &Document) -> Vec<String> {
    let genre = d.genre.as_ref().map(|g| g.value.as_str());
    let none = matches!(d.format, IssuedFormat::Order | IssuedFormat::Minutes)
        || genre.is_some_and(|g| WITHOUT_ADDRESSEES.contains(&g));
    let mut printed = match &d.addressees {
        Element::Given(words) => lines(&words.value),
        Element::Omitted => Vec::new(),
        Element::Default if none => Vec::new(),
        Element::Default => vec![UNNAMED.to_owned()],
    };
    close(&mut printed, '：', &[':']);
    printed
}

/// 附件说明 (7.3.4): label and name of each line; nothing after a name.
pub(super) fn annex_note(m: &Mechanism) -> Vec<(String, String)> {
    match &m.document.annex_note {
        Element::Omitted => Vec::new(),
        Element::Given(words) => given_annex_note(&words.value),
        Element::Default => {
            let titles: Vec<&Part> = m.parts.iter().filter(|p| p.kind == PartKind::Annex).collect();
            let several = titles.len() > 1;
            let label = |at: usize| match (at, several) {
                (0, false) => "附件：".to_owned(),
                (0, true) => "附件：1.".to_owned(),
                (at, _) => format!("{}.", at + 1),
            };
            let name = |part: &Part| {
                let title = part.title.as_deref().map_or_else(|| UNNAMED.to_owned(), joined);
                title.trim_end_matches(['。', '；', '，']).to_owned()
            };
            titles.iter().enumerate().map(|(at, part)| (label(at), name(part))).collect()
        }
    }
}

fn given_annex_note(words: &str) -> Vec<(String, String)> {
    let label = |at: usize| if at == 0 { "附件：".to_owned() } else { String::new() };
    let name = |line: &str| line.trim_start_matches("附件：").trim_start_matches("附件:").to_owned();
    lines(words).iter().enumerate().map(|(at, line)| (label(at), name(line))).collect()
}

/// What stands at the head of annex number `at`, from 0, of `count` (7.3.7).
pub(super) fn annex_mark(d: &Document, at: usize, count: usize) -> String {
    match &d.annex_mark {
        Element::Omitted => String::new(),
        Element::Given(words) => {
            let lines = lines(&words.value);
            lines.get(at).or(lines.first()).cloned().unwrap_or_default()
        }
        Element::Default if count > 1 => format!("附件{}", at + 1),
        Element::Default => "附件".to_owned(),
    }
}

/// 署名 (7.3.5).
pub(super) fn signature(d: &Document) -> Vec<String> {
    match &d.signature {
        Element::Given(words) => lines(&words.value),
        Element::Omitted => Vec::new(),
        Element::Default if d.format == IssuedFormat::Minutes => Vec::new(),
        Element::Default => issuers(d),
    }
}

/// 成文日期 (7.3.5.4).
pub(super) fn date(d: &Document) -> String {
    or(&d.date, UNDATED)
}

/// 附注 in its brackets (7.3.6).
pub(super) fn note(d: &Document) -> String {
    match d.note.given() {
        Some(words) if words.starts_with(['（', '(']) => words.to_owned(),
        Some(words) => format!("（{words}）"),
        None => String::new(),
    }
}

/// 抄送 (7.4.2): printed lines with label and full stop.
pub(super) fn copies(d: &Document) -> Vec<String> {
    let mut printed: Vec<String> = d.copies.iter().flat_map(|c| lines(&c.value)).collect();
    if let Some(first) = printed.first_mut()
        && !first.starts_with("抄送")
    {
        first.insert_str(0, "抄送：");
    }
    close(&mut printed, '。', &[]);
    printed
}

/// 印发机关和印发日期 (7.4.3); a letter has neither (10.1).
pub(super) fn imprint(d: &Document) -> (String, String) {
    let none = matches!(d.format, IssuedFormat::Letter | IssuedFormat::Order);
    let organ = match &d.printer {
        Element::Default if none => String::new(),
        // The office that sends to print is often the issuer itself; else it is not ours to name.
        Element::Default => match d.issuers.as_slice() {
            [only] if only.value.ends_with("办公室") || only.value.ends_with("办公厅") => {
                only.value.clone()
            }
            _ => UNNAMED.to_owned(),
        },
        other => optional(other),
    };
    let date = match &d.print_date {
        Element::Default if none => String::new(),
        other => or(other, UNDATED),
    };
    let ends = date.is_empty() || date.ends_with("印发");
    (organ, if ends { date } else { format!("{date}印发") })
}

/// The part of a kind, if there is one.
pub(super) fn part(m: &Mechanism, kind: PartKind) -> Option<&Part> {
    m.parts.iter().find(|part| part.kind == kind)
}

/// Lines as typed, without blanks around them.
pub(super) fn lines(words: &str) -> Vec<String> {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A title on one line.
pub(super) fn joined(words: &str) -> String {
    words.lines().map(str::trim).collect()
}

fn issuers(d: &Document) -> Vec<String> {
    if d.issuers.is_empty() {
        return vec![UNNAMED.to_owned()];
    }
    d.issuers.iter().map(|issuer| issuer.value.clone()).collect()
}

fn or(element: &Element, default: &str) -> String {
    match element {
        Element::Given(words) => words.value.clone(),
        Element::Omitted => String::new(),
        Element::Default => default.to_owned(),
    }
}

/// Ends the last line with a mark, unless it, or another in its place, is there.
fn close(lines: &mut [String], mark: char, others: &[char]) {
    if let Some(last) = lines.last_mut()
        && !last.ends_with(mark)
        && !last.ends_with(others)
    {
        last.push(mark);
    }
}
