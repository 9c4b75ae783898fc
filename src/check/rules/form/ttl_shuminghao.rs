//! `ttl-shuminghao`.

use super::title;
use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-shuminghao",
    level: Level::Hint,
    page: Page {
        what: Both(
            "标题里所印发文件的书名号与本地的用法不一致。",
            "《》 around what the title issues are not used as the house does.",
        ),
        why: Both(
            "印发通知的标题可以省书名号；有的地方规定规章加、方案要点不加。设了本地的用法才查。",
            "《》 may be left out in such titles; where the house has a custom, this holds titles to it.",
        ),
        wrong: "标题：某县人民政府办公室关于印发某县招商引资管理办法的通知\n--- 正文\n《某县招商引资管理办法》已经县人民政府同意，现印发给你们，请认真执行。\n+++ jizhi.toml\n[rules.ttl-shuminghao]\nwith = [\"办法\"]\nwithout = [\"要点\"]",
        right: "标题：某县人民政府办公室关于印发《某县招商引资管理办法》的通知\n--- 正文\n《某县招商引资管理办法》已经县人民政府同意，现印发给你们，请认真执行。\n+++ jizhi.toml\n[rules.ttl-shuminghao]\nwith = [\"办法\"]\nwithout = [\"要点\"]",
        source: "本地公文的用法",
    },
    settings: &[
        Setting {
            key: "with",
            default: SettingValue::Words(&[]),
            what: Both("要加书名号的文件，如办法、细则。", "What stands in 《》, such as 办法 and 细则."),
        },
        Setting {
            key: "without",
            default: SettingValue::Words(&[]),
            what: Both("不加书名号的文件，如要点、方案。", "What stands without, such as 要点 and 方案."),
        },
    ],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !case.is_set(RULE.name) {
        return;
    }
    let kept = title::without_tail(line.text);
    let Some(verb) = title::outside(kept, "印发").next() else { return };
    let start = verb + "印发".len();
    let Some(end) = kept.rfind('的').filter(|end| *end > start) else { return };
    let name = kept.get(start..end).unwrap_or("");
    let inner = name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    let kind = |words: &str, key| {
        let words = words.split(['（', '(']).next().unwrap_or(words);
        case.words(&RULE, key).into_iter().find(|kind| words.ends_with(kind))
    };
    let span = line.span(start..end);
    match inner {
        None if !name.contains('《') => {
            let Some(kind) = kind(name, "with") else { return };
            found.push(
                RULE.at(span, format!("标题里印发的{kind}要加书名号"), format!("the {kind} stands in 《》"))
                    .fix(true, span, format!("《{name}》"), "加上书名号", "put it in 《》"),
            );
        }
        Some(inner) if !inner.contains('《') && !inner.starts_with("关于") => {
            let Some(kind) = kind(inner, "without") else { return };
            found.push(
                RULE.at(
                    span,
                    format!("标题里印发的{kind}不加书名号"),
                    format!("the {kind} stands without 《》"),
                )
                .fix(true, span, inner, "去掉书名号", "leave out 《》"),
            );
        }
        _ => {}
    }
}
