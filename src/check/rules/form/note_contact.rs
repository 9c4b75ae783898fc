//! `note-contact`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "note-contact",
    level: Level::Warning,
    page: Page {
        what: Both(
            "附注写了联系人，没有电话，或者电话与本地的通讯表不一样。",
            "The note names whom to ask without a telephone, or with another than the table has.",
        ),
        why: Both("收文的人要能找到他。", "Whoever receives the document must be able to reach him."),
        wrong: "附注：联系人：张某\n--- 正文\n现将有关事项通知如下：",
        right: "附注：联系人：张某，联系电话：0000-1234567\n--- 正文\n现将有关事项通知如下：",
        source: "公文附注的通例",
    },
    settings: &[Setting {
        key: "contacts",
        default: SettingValue::Words(&[]),
        what: Both(
            "通讯表，每项“姓名 电话”；不设就只查有没有电话。",
            "Names and numbers, `name number` each; unset: only that there is a number.",
        ),
    }],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Note], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !line.text.contains("联系人") || line.text.contains('×') {
        return;
    }
    if line.text.bytes().filter(u8::is_ascii_digit).count() < 7 {
        return found.push(
            RULE.at(line.whole(), "附注里的联系人没有电话", "the note gives no telephone")
                .help("写成“联系人：姓名，联系电话：号码”", "write 联系人：name，联系电话：number"),
        );
    }
    if !case.is_set(RULE.name) {
        return;
    }
    for contact in case.words(&RULE, "contacts") {
        let Some((name, phone)) = contact.split_once(char::is_whitespace) else { continue };
        let Some(at) = line.text.find(name) else { continue };
        if line.text.contains(phone.trim()) {
            continue;
        }
        found.push(
            RULE.at(
                line.span(at..at + name.len()),
                format!("通讯表里{name}的电话是{}，这里不是", phone.trim()),
                format!("the table has {} for {name}", phone.trim()),
            )
            .help("核对姓名和电话", "check name and number"),
        );
    }
}
