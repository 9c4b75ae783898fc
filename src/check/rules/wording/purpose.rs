//! Sentences that tell a purpose or a ground and nothing else.

/// Words that a clause of purpose may begin with before its verb.
const ADVERBS: [&str; 18] = [
    "进一步",
    "切实",
    "全面",
    "深入",
    "不断",
    "充分",
    "着力",
    "加快",
    "有效",
    "更好",
    "扎实",
    "持续",
    "有力",
    "认真",
    "积极",
    "全力",
    "统筹",
    "大力",
];

/// Verbs of what is aimed at. Verbs of what is done about it (成立, 开展, 制定, 组织) are left out.
const AIMS: [&str; 48] = [
    "加强", "推动", "推进", "促进", "确保", "保障", "实现", "形成", "构建", "提升", "提高", "激发", "明确",
    "强化", "完善", "优化", "落实", "贯彻", "营造", "打造", "健全", "规范", "维护", "发挥", "调动", "增强",
    "凝聚", "压实", "助推", "助力", "防范", "防止", "避免", "改善", "巩固", "扩大", "深化", "夯实", "做好",
    "抓好", "解决", "破解", "理顺", "整合", "畅通", "推广", "发展", "满足",
];

/// Words that say that something is done: with one of them the sentence may be whole.
const DEEDS: [&str; 20] = [
    "决定", "拟", "现将", "现就", "要求", "应当", "必须", "成立", "设立", "组建", "开展", "制定", "制订",
    "印发", "出台", "实施", "召开", "举办", "组织", "了",
];

/// Beginnings of clauses that name a ground, and what they end with when they hold nothing more.
const GROUNDS: [&str; 5] = ["根据", "按照", "依据", "依照", "遵照"];
const GROUND_ENDS: [&str; 7] = ["精神", "要求", "规定", "部署", "安排", "》", "实际"];

/// Whether a sentence, without its full stop, is nothing but a purpose (为加强……，推动……) and its grounds.
pub(super) fn is_only_purpose(sentence: &str) -> bool {
    let mut purpose = false;
    for clause in sentence.split('，').map(str::trim) {
        if GROUNDS.iter().any(|word| clause.starts_with(word)) {
            if !GROUND_ENDS.iter().any(|end| clause.ends_with(end)) {
                return false;
            }
            continue;
        }
        let aim = clause.strip_prefix("为了").or_else(|| clause.strip_prefix('为'));
        let words = match aim {
            Some(words) => words,
            None if purpose => clause,
            None => return false,
        };
        purpose = true;
        if !is_aim(words) {
            return false;
        }
    }
    purpose
}

fn is_aim(words: &str) -> bool {
    let mut rest = words;
    while let Some(after) = ADVERBS.iter().find_map(|adverb| rest.strip_prefix(adverb)) {
        rest = after;
    }
    AIMS.iter().any(|verb| rest.starts_with(verb)) && !outside_titles(words).any(does)
}

fn does(words: &str) -> bool {
    DEEDS.iter().any(|deed| words.contains(deed))
}

/// The words that stand in no 《》: titles of documents have verbs of their own.
fn outside_titles(words: &str) -> impl Iterator<Item = &str> {
    words.split('《').enumerate().filter_map(|(nth, part)| match nth {
        0 => Some(part),
        _ => part.split_once('》').map(|(_, after)| after),
    })
}
