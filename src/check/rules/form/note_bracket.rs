//! `note-bracket`.

use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::model::PartKind;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "note-bracket",
    level: Level::Warning,
    page: Page {
        what: Both("附注没有用圆括号括起来。", "A note at the end stands without brackets."),
        why: Both(
            "国家标准规定附注居左空二字，加圆括号写在成文日期下一行。联系人写在正文末尾，印出来就跑到署名上面去了。",
            "The standard has the note in brackets below the date; at the end of the body it would print above the signature.",
        ),
        wrong: "现将有关事项通知如下：\n请认真执行。\n联系人：张某，联系电话：0000-1234567",
        right: "附注：联系人：张某，联系电话：0000-1234567\n--- 正文\n现将有关事项通知如下：\n请认真执行。",
        source: "GB/T 9704-2012，7.3.6",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["联系人：", "联系人:"], look),
};

fn look(case: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if !hit.before().is_empty() || !matches!(hit.line.kind, LineKind::Paragraph | LineKind::Field) {
        return;
    }
    let phone = hit.after().contains("电话") || hit.after().bytes().filter(u8::is_ascii_digit).count() >= 7;
    let Some(block) = hit.line.block.filter(|_| phone) else { return };
    let main = case.mechanism.parts.iter().find(|part| part.kind == PartKind::Main);
    let last = main.is_some_and(|part| part.blocks.iter().rev().take(2).any(|b| b.id == block.id));
    if !last {
        return;
    }
    let words = hit.line.text;
    found.push(
        RULE.at(
            hit.line.whole(),
            "联系人是附注，要加圆括号，印在成文日期下面",
            "whom to ask is a note: it stands in brackets below the date",
        )
        .help(
            format!("移到文件头：附注：{words}（括号自动加）"),
            "move it to the header, as 附注：…; the brackets are added",
        ),
    );
}
