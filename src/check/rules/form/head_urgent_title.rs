//! `head-urgent-title`.

use crate::check::{Both, Case, Line, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "head-urgent-title",
    level: Level::Warning,
    page: Page {
        what: Both(
            "标题里说“紧急”“特急”，版头没有标紧急程度。",
            "The title says 紧急, the head of the document does not.",
        ),
        why: Both(
            "收文的人按版头的“特急”“加急”安排办理，不看标题；只写在标题里，会按平件办。",
            "Receivers go by 特急 or 加急 in the head; said in the title only, it is handled as any other document.",
        ),
        wrong: "标题：某县人民政府办公室关于紧急召开防汛工作会议的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于召开防汛工作会议的通知\n紧急程度：特急\n--- 正文\n现将有关事项通知如下：",
        source: "《党政机关公文处理工作条例》第九条第三项；公文拟制的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Lines(&[LineKind::Title], look),
};

/// Words after 紧急 that make it the manner of what is done and not a thing: 紧急救援 is a thing.
const DEEDS: [&str; 9] = ["召开", "开展", "做好", "报送", "上报", "组织", "部署", "排查", "落实"];

fn look(case: &Case<'_>, line: &Line<'_>, found: &mut Vec<Problem>) {
    if !line.text.contains('急') || case.mechanism.document.urgency.given().is_some() {
        return;
    }
    let manner = ["紧急通知", "特急通知", "加急通知", "紧急通报"];
    let place = manner.iter().find_map(|word| line.text.find(word)).or_else(|| {
        let (at, _) = line.text.match_indices("关于紧急").next()?;
        let at = at + "关于".len();
        let rest = line.text.get(at + "紧急".len()..)?;
        DEEDS.iter().any(|deed| rest.starts_with(deed)).then_some(at)
    });
    let Some(at) = place else { return };
    found.push(
        RULE.at(
            line.span(at..at + "紧急".len()),
            "标题里说急，版头没有标紧急程度",
            "the title says it is urgent, the head of the document does not",
        )
        .help(
            "加一行“紧急程度：特急”或者“紧急程度：加急”；标题里的可以删去",
            "add 紧急程度：特急 or 加急; the title need not say it",
        ),
    );
}
