//! `issuer-mismatch`.

use super::{organ, title};
use crate::check::{Both, Case, LineKind, Page, Reads, Rule};
use crate::model::IssuedFormat;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "issuer-mismatch",
    level: Level::Error,
    page: Page {
        what: Both(
            "版头、标题、署名里的发文机关不是同一个。",
            "The organs in head, title and signature are not the same.",
        ),
        why: Both(
            "一份公文只有一个发文机关（联合行文的按顺序是那几个）；三处不一样，就不知道是谁发的，印章也盖不上。",
            "A document has one issuer; when head, title and signature differ nobody knows whose it is and which seal goes on it.",
        ),
        wrong: "发文机关：某县人民政府办公室\n署名：某县人民政府\n--- 正文\n现将有关事项通知如下：",
        right: "发文机关：某县人民政府办公室\n署名：某县人民政府办公室\n--- 正文\n现将有关事项通知如下：",
        source: "文件自身一致；《党政机关公文处理工作条例》第九条第四、七、十一项",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let issuers = &case.mechanism.document.issuers;
    let Some(first) = issuers.first() else { return };
    for kind in [LineKind::Letterhead, LineKind::Title, LineKind::Signature] {
        let Some(line) = case.element(kind) else { continue };
        let end = match kind {
            LineKind::Title => title::matter(line.text).unwrap_or(0),
            _ => line.text.len(),
        };
        let words = name(line.text.get(..end).unwrap_or("").trim_end(), kind);
        if words.is_empty() || agrees(case, words, kind) {
            continue;
        }
        let named = title::squeezed(words);
        let place = match kind {
            LineKind::Letterhead => "版头",
            LineKind::Title => "标题",
            _ => "署名",
        };
        let issuer = issuers.iter().map(|i| i.value.as_str()).collect::<Vec<_>>().join("、");
        found.push(
            RULE.at(
                line.span(0..line.text.get(..end).unwrap_or("").trim_end().len()),
                format!("{place}里的“{named}”与发文机关“{issuer}”不一致"),
                format!("`{named}` differs from the issuer `{issuer}`"),
            )
            .related(first.span, "发文机关", "the issuer")
            .help("三处写成同一个机关", "name one organ in all places"),
        );
    }
}

/// The organ of an element, without what is no part of its name.
fn name(words: &str, kind: LineKind) -> &str {
    match kind {
        LineKind::Letterhead => words.strip_suffix("文件").unwrap_or(words).trim_end(),
        LineKind::Signature => words.split(['（', '(']).next().unwrap_or(words),
        _ => words,
    }
}

/// Whether the words are the issuer; of joint issuers all in their order, or the first alone in the head,
/// or the first 等 so many in the title.
fn agrees(case: &Case<'_>, words: &str, kind: LineKind) -> bool {
    let document = &case.mechanism.document;
    if kind == LineKind::Letterhead
        && !matches!(document.format, IssuedFormat::Document | IssuedFormat::Letter)
    {
        return true;
    }
    match document.issuers.as_slice() {
        [only] => organ::is_same(case, &only.value, words),
        issuers => {
            let organs = || {
                words.split(|c: char| c.is_whitespace() || matches!(c, '、' | '，')).filter(|w| !w.is_empty())
            };
            let count = organs().count();
            let all: String = issuers.iter().map(|issuer| title::squeezed(&issuer.value)).collect();
            let in_order =
                organs().zip(issuers).all(|(organ, issuer)| organ::is_same(case, &issuer.value, organ));
            title::squeezed(words) == all
                || words.contains('等')
                || in_order && (count == issuers.len() || count == 1 && kind == LineKind::Letterhead)
        }
    }
}
