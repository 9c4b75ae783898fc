//! `ttl-long`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule, Setting, SettingValue};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-long",
    level: Level::Hint,
    page: Page {
        what: Both("标题太长。", "The title is long."),
        why: Both(
            "标题排2号字，一行二十个字左右，三行以上就难排，也难记。",
            "A title is set large, some twenty characters a line; with more than three lines it reads badly.",
        ),
        wrong: "标题：某县人民政府办公室关于贯彻落实市委市政府工作部署进一步加强和改进全县开放招商工作统筹推进重点产业链高质量发展建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于建立示例工作机制的通知\n--- 正文\n现将有关事项通知如下：",
        source: "公文标题的通例；GB/T 9704-2012，7.3.1",
    },
    settings: &[Setting {
        key: "most",
        default: SettingValue::Number(55.0),
        what: Both("最多多少个字。", "The most characters."),
    }],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    // Three bytes a character: shorter ones are short by any measure.
    if line.text.len() < 60 {
        return;
    }
    let length = line.text.chars().filter(|c| !c.is_whitespace()).count();
    let most = case.number(&RULE, "most");
    if length as f64 <= most {
        return;
    }
    found.push(
        RULE.at(line.whole(), format!("标题有{length}个字"), format!("the title has {length} characters"))
            .help(
                format!("概括事由，压到{most}个字以内；套着的原标题可以省"),
                format!("sum the matter up in at most {most}; titles quoted in it can be left out"),
            ),
    );
}
