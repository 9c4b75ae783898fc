//! `vague-penalty`.

use crate::check::{Both, Case, Page, Reads, Rule};
use crate::model::Incentive;
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "vague-penalty",
    level: Level::Hint,
    page: Page {
        what: Both(
            "惩戒没有写到什么程度才罚，或者没有写罚什么：“对排名靠后的进行惩罚”。",
            "A penalty without a threshold or a measure: those ranked low are punished.",
        ),
        why: Both(
            "尺度不明，执行起来要么人人有份，要么一个不罚，还容易引起申诉。",
            "Without a measure all are punished or none, and each case is disputed.",
        ),
        wrong: "{考核：县人民政府每年12月对县商务局进行1次考核}，{惩戒：对排名靠后的单位进行惩罚}。",
        right: "{考核：县人民政府每年12月对县商务局进行1次考核}，{惩戒：对排名最后一名的单位，由县人民政府约谈其主要负责人}。",
        source: "奖惩要有标准的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

/// Thresholds that everyone draws elsewhere.
const THRESHOLDS: [&str; 6] = ["排名靠后", "特别差", "成绩较差", "较差", "表现不好", "位次靠后"];

/// What is done, so that everyone knows what.
const MEASURES: [&str; 26] = [
    "约谈",
    "通报",
    "取消",
    "扣",
    "调离",
    "责令",
    "整改",
    "清退",
    "收回",
    "诫勉",
    "检讨",
    "检查",
    "降低",
    "减少",
    "暂停",
    "退出",
    "处分",
    "一票否决",
    "不得",
    "书面",
    "警告",
    "罚款",
    "免职",
    "调整岗位",
    "移交",
    "依规依纪依法",
];

/// Names of a law or rule by which it is done.
const BY_RULE: [&str; 5] = ["《", "依法", "依纪", "条例", "办法"];

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    for penalty in case.mechanism.incentives.iter().filter(|i| !i.reward) {
        found.extend(tell(case, penalty));
    }
}

fn tell(case: &Case<'_>, penalty: &Incentive) -> Option<Problem> {
    let words = case.text.slice(penalty.span);
    // Whether a word stands there at all is known sooner than where.
    let threshold = THRESHOLDS.iter().find(|word| words.contains(**word));
    let threshold = threshold.and_then(|word| Some((words.find(word)?, *word)));
    let measured = MEASURES.iter().chain(&BY_RULE).any(|word| words.contains(word));
    let (span, zh, en) = match threshold {
        Some((at, word)) if !words.contains(|c: char| c.is_ascii_digit()) => {
            let also = if measured { "" } else { "，也没有写怎么罚" };
            let zh = format!("“{word}”没有写到什么程度{also}");
            (penalty.span.inner(at, at + word.len()), zh, format!("{word}: how far is that?"))
        }
        _ if !measured => {
            let last = words.rfind('，').map_or(0, |at| at + '，'.len_utf8());
            let zh = "没有写罚什么，也没有写依照哪条规定".to_owned();
            (penalty.span.inner(last, words.len()), zh, "no measure, and no rule".to_owned())
        }
        _ => return None,
    };
    Some(RULE.at(span, zh, en).help(
        "写明标准和措施，如“连续两次排名末位的，由县长约谈主要负责人”",
        "say when and what: ranked last twice in a row, called in by the county head",
    ))
}
