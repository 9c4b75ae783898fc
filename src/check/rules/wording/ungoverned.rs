//! Lists of what is done that end with 等工作, and nothing governs 工作.

/// Verbs of things, which 工作 cannot be the object of.
const OF_THINGS: [&str; 12] =
    ["引进", "招引", "引入", "新建", "修建", "培育", "制定", "编制", "出台", "组建", "举办", "召开"];

/// Words that can govern 工作, or make another reading possible.
const GOVERNORS: [&str; 47] = [
    "负责", "承担", "做", "抓", "搞好", "干好", "开展", "推进", "推动", "落实", "完成", "加强", "组织",
    "统筹", "协调", "指导", "参与", "协助", "配合", "履行", "实施", "进行", "从事", "包括", "主管", "分管",
    "牵头", "强化", "加快", "深化", "优化", "细化", "安排", "部署", "检查", "督", "保障", "促进", "跟",
    "研究", "谋划", "处理", "是", "把", "将", "办理", "管",
];

/// Beginnings of clauses that only lead up to what is done.
const LEADS: [&str; 8] = ["结合", "按照", "根据", "围绕", "聚焦", "依托", "立足", "针对"];

/// The last clause of words that 等工作 follows, as a place in the words, with its verb, when neither this
/// verb nor another one can govern 工作: 以……为重点，引进……项目.
pub(super) fn ungoverned(words: &str) -> Option<(usize, &'static str)> {
    let leads = |c: &str| LEADS.iter().any(|w| c.starts_with(w)) || (c.starts_with('以') && c.contains('为'));
    let (lead_up, own): (Vec<&str>, Vec<&str>) = words.split(['，', '；']).partition(|clause| leads(clause));
    // A list after a label without anything before it may be one of nouns: 主要任务：编制方案等工作.
    let [clause] = own.as_slice() else { return None };
    if lead_up.is_empty() || !words.ends_with(clause) || GOVERNORS.iter().any(|verb| clause.contains(verb)) {
        return None;
    }
    let verb = OF_THINGS.into_iter().find(|verb| clause.trim_start_matches("重点").starts_with(verb))?;
    Some((words.len() - clause.len(), verb))
}
