//! The header of the draft: what the elements tell, and what must be guessed.

use super::frame::{Elements, Frame, genre_of, is_organ};
use super::place::{self, Place};
use crate::model::PartKind;
use crate::vocabulary::squeeze;

/// What is known beside the document's own words.
pub(super) struct Known<'a> {
    /// 地区, given by whoever imports.
    pub region: Option<&'a str>,
    /// The region that the text names most.
    pub by_text: Option<Place>,
    /// 发布日期 of the page.
    pub published: Option<String>,
}

/// The header, and what in it is not certain.
#[derive(Debug, Default)]
pub(super) struct Guessed {
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// Keys whose values are guesses.
    pub doubtful: Vec<&'static str>,
    pub region: String,
    pub own: String,
    /// Whether the mechanism is called by a pattern with an open letter: 7+X.
    pub open_pattern: bool,
    /// The organ that issues it, when there is one.
    pub issuer: Option<String>,
}

/// Writes the header.
pub(super) fn guess(frame: &Frame, known: &Known<'_>) -> Guessed {
    let e = &frame.elements;
    let mut guessed = Guessed::default();
    let issuers = issuers(e);
    let place = issuers.first().and_then(|organ| place::of_organ(organ));
    let by_issuer = place.as_ref().filter(|p| p.certain);
    let place = by_issuer
        .or(known.by_text.as_ref().filter(|p| p.certain))
        .or(place.as_ref())
        .or(known.by_text.as_ref());
    guessed.region =
        known.region.map_or_else(|| place.map_or(String::new(), |p| p.name.clone()), str::to_owned);
    guessed.own = place.map_or(String::new(), |p| p.own.clone());
    if known.region.is_none() && !place.is_some_and(|p| p.certain) {
        guessed.doubtful.push("地区");
    }
    let genre = genre(frame);
    if genre.is_none() {
        guessed.doubtful.push("文种");
    }
    let name = name(frame, &guessed.own);
    if name.is_none() {
        guessed.doubtful.push("机制");
    }
    let pattern = name
        .as_deref()
        .and_then(pattern_in)
        .or_else(|| pattern_in(&squeeze(&e.title.concat())))
        .or_else(|| pattern_of_headings(frame))
        .or_else(|| pattern_set_up(frame));
    guessed.issuer = issuers.first().cloned().filter(|_| issuers.len() == 1);
    guessed.open_pattern = pattern.as_deref().is_some_and(|p| p.contains(|c: char| c.is_ascii_alphabetic()));
    let mut put = |key: &'static str, values: Vec<String>| {
        if values.iter().any(|v| !v.is_empty()) {
            guessed.fields.push((key, values));
        }
    };
    put("机制", vec![name.unwrap_or_else(|| "工作机制".to_owned())]);
    put("模式", pattern.into_iter().collect());
    put("地区", vec![guessed.region.clone()]);
    put("文种", vec![genre.unwrap_or("通知").to_owned()]);
    put("份号", e.copy_number.iter().cloned().collect());
    put("密级", e.secrecy.iter().cloned().collect());
    put("紧急程度", e.urgency.iter().cloned().collect());
    elements(e, &issuers, &mut put);
    put("发布日期", known.published.iter().cloned().collect());
    guessed
}

/// The elements around the text. What a document lacks is written as 无, or a placeholder would be printed.
fn elements(e: &Elements, issuers: &[String], put: &mut impl FnMut(&'static str, Vec<String>)) {
    let none = || "无".to_owned();
    let given = |element: &Option<String>| vec![element.clone().unwrap_or_else(none)];
    let lines = |lines: &[String]| if lines.is_empty() { vec![none()] } else { lines.to_vec() };
    let customary = !e.mark.is_empty() && mark_organs(e) == issuers;
    put("版头", if customary { Vec::new() } else { lines(&e.mark) });
    put("发文机关", vec![issuers.join("、")]);
    put("发文字号", given(&e.number));
    put("签发人", e.signers.iter().cloned().collect());
    put("标题", lines(&e.title));
    put("主送", given(&e.addressees));
    if e.signature != *issuers || issuers.is_empty() {
        put("署名", lines(&e.signature));
    }
    put("成文日期", given(&e.date));
    let note = e.note.as_deref().map(|n| n.trim_matches(['（', '）', '(', ')']).to_owned());
    put("附注", note.into_iter().collect());
    put("抄送", e.copies.clone());
    put("印发机关", given(&e.printer));
    put("印发日期", given(&e.print_date));
    put("附件说明", annex_note(e));
    put("附件标识", annex_marks(e));
}

/// The note of the annexes, where it is not what would be made from their titles.
fn annex_note(e: &Elements) -> Vec<String> {
    match (e.annex_note.as_slice(), e.annex_marks.as_slice()) {
        ([], []) => Vec::new(),
        ([], _) => vec!["无".to_owned()],
        (lines, _) => lines.to_vec(),
    }
}

fn annex_marks(e: &Elements) -> Vec<String> {
    let several = e.annex_marks.len() > 1;
    let customary = |(at, mark): (usize, &String)| {
        *mark == if several { format!("附件{}", at + 1) } else { "附件".to_owned() }
    };
    if e.annex_marks.iter().enumerate().all(customary) { Vec::new() } else { e.annex_marks.clone() }
}

/// The organs of the mark.
fn mark_organs(e: &Elements) -> Vec<String> {
    e.mark.iter().map(|line| line.strip_suffix("文件").unwrap_or(line).to_owned()).collect()
}

/// The issuing organs: of the mark, else of the title, else those that sign.
fn issuers(e: &Elements) -> Vec<String> {
    if !e.mark.is_empty() {
        return mark_organs(e);
    }
    let title = e.title.join("\u{3000}");
    if let Some((before, _)) = title.split_once("关于") {
        let organs: Vec<String> = before
            .split(['\u{3000}', ' ', '、'])
            .map(|organ| squeeze(organ).into())
            .filter(|o: &String| !o.is_empty())
            .collect();
        if !organs.is_empty() && organs.iter().all(|o| is_organ(o)) {
            return organs;
        }
    }
    if e.signature.is_empty() { e.printer.iter().cloned().collect() } else { e.signature.clone() }
}

/// 文种, by the title, else by what the first paragraphs say.
fn genre(frame: &Frame) -> Option<&'static str> {
    let title = frame.elements.title.concat();
    if let Some(Some(genre)) = genre_of(&title) {
        return Some(genre);
    }
    let main = frame.parts.first()?;
    let opening: String = main.blocks.iter().take(3).filter_map(|b| b.text()).collect();
    match () {
        () if opening.contains("意见。") || opening.contains("意见：") => Some("意见"),
        () if opening.contains("通知如下") || opening.contains("印发给") => Some("通知"),
        () if opening.contains("决定如下") => Some("决定"),
        () if opening.contains("报告如下") => Some("报告"),
        () => None,
    }
}

/// 机制: what the title says the document is about.
fn name(frame: &Frame, own: &str) -> Option<String> {
    let issued = frame.parts.iter().find(|p| p.kind == PartKind::Issued).map(|p| p.title.concat());
    let title = squeeze(&frame.elements.title.concat());
    let about = issued.or_else(|| subject(&title)).or_else(|| {
        let main = frame.parts.first()?;
        let opening: String = main.blocks.iter().take(3).filter_map(|b| b.text()).collect();
        let (_, rest) = opening.split_once("现就").or_else(|| opening.split_once("建立"))?;
        let end = rest.find(['，', '。', '提'])?;
        Some(rest.get(..end)?.to_owned())
    })?;
    let about = ["进一步", "建立健全", "建立", "完善", "成立", "实施", "健全", "深化", "做好", "印发"]
        .iter()
        .fold(about.as_str(), |words, verb| words.strip_prefix(verb).unwrap_or(words));
    let about = about.trim_matches(['《', '》']);
    let about = about.strip_suffix("提出如下").unwrap_or(about);
    if about.is_empty() || about.chars().count() > 60 {
        return None;
    }
    let placed = own.is_empty() || about.contains(own) || own == "中央";
    Some(if placed { about.to_owned() } else { format!("{own}{about}") })
}

/// Between 关于 and the kind of document.
fn subject(title: &str) -> Option<String> {
    let (_, rest) = title.split_once("关于")?;
    let end = rest.rfind('的').filter(|at| rest.len() - at <= 24).unwrap_or(rest.len());
    let subject = rest.get(..end)?;
    Some(subject.trim_start_matches("印发").to_owned())
}

/// `三、实行“1+N”工作机制`: a heading that speaks of the pattern.
fn pattern_of_headings(frame: &Frame) -> Option<String> {
    let lines = frame.parts.iter().flat_map(|p| &p.blocks).filter_map(|b| b.text());
    let headings = lines.filter(|l| l.chars().count() <= 40 && super::number::number(l).is_some());
    headings.take(400).find_map(pattern_in)
}

/// `决定建立“1+2+N”推进机制`: a pattern that the text sets up.
fn pattern_set_up(frame: &Frame) -> Option<String> {
    let lines = frame.parts.iter().flat_map(|p| &p.blocks).filter_map(|b| b.text());
    lines.take(400).find_map(|line| {
        let verbs = ["建立", "实行", "构建", "推行", "形成"];
        let (_, rest) = verbs.iter().find_map(|verb| line.split_once(&format!("{verb}“")))?;
        let (inner, behind) = rest.split_once('”')?;
        let near: String = behind.chars().take(10).collect();
        let called = ["机制", "模式", "体系", "格局"].iter().any(|noun| near.contains(noun));
        pattern_in(&format!("“{inner}”")).filter(|_| called)
    })
}

/// `7+X` in quotes.
fn pattern_in(words: &str) -> Option<String> {
    let (_, rest) = words.split_once('“')?;
    let (inner, _) = rest.split_once('”')?;
    if inner.contains(['+', '＋']) && crate::clause::pattern(inner).is_ok() {
        return Some(inner.to_owned());
    }
    pattern_in(rest)
}
