//! Where the words that name parties end and the words of the matter begin, by the endings of names.

use super::piece::{self, from, until};
use super::word::{Table, ends};
use std::ops::Range;

/// Endings of the names of units, bodies, posts and classes of them.
const ENDINGS: &[&str] = &[
    "单位",
    "部门",
    "办公室",
    "中心",
    "小组",
    "专班",
    "园区",
    "开发区",
    "功能区",
    "公司",
    "集团",
    "街道",
    "乡镇",
    "企业",
    "分局",
    "主体",
    "成员",
    "负责人",
    "负责同志",
    "领导",
    "链长",
    "河长",
    "路长",
    "林长",
    "组长",
    "召集人",
    "联络员",
    "专员",
    "委员会",
    "管委会",
    "指挥部",
    "联席会议",
    "社会",
    "局",
    "委",
    "办",
    "区",
    "县",
    "市",
    "省",
    "组",
    "厅",
    "院",
    "会",
    "府",
    "室",
    "所",
    "站",
    "部",
    "镇",
    "乡",
    "村",
    "区）",
    "委）",
    "局）",
    "办）",
    "县）",
    "班",
    "行",
    "处",
    "校",
];

/// Words that end like a name and are none.
const NO_ENDINGS: &[&str] =
    &["城市", "内部", "全部", "机会", "地区", "都市", "上市", "总部", "全市", "全县", "全区", "全省"];

/// Words with which a matter begins.
const MATTERS: &[&str] = &[
    "工作", "招商", "项目", "产业", "重点", "进展", "情况", "专题", "关于", "年度", "相关", "本", "落实",
    "推进", "任务", "目标", "建设", "经济", "落地", "汇报", "开展", "有关", "贯彻", "完成", "运行", "履职",
    "意见", "报告", "整改", "问题", "就", "对",
];

/// Whether words end like the name of a party.
pub(super) fn ends_with_party(words: &str) -> bool {
    ENDINGS.iter().any(|e| ends(words, e))
}

/// Endings of names that act but are seldom assessed or heard.
const ACTORS: &[&str] = &[
    "联盟", "队", "社", "厂", "员", "长", "人", "方", "机构", "平台", "组织", "书记", "同志", "各地", "各级",
    "专家", "主任", "者", "财政", "两区",
];

/// Whether words can name who acts: at least two characters that end like a party, a bracket or quote
/// at their end left aside.
pub(super) fn is_actor(words: &str) -> bool {
    let name = match words.rfind(['（', '(']) {
        Some(at) if words.ends_with(['）', ')']) && !ends_with_party(words) => until(words, at),
        _ => words.trim_end_matches('”'),
    };
    name.chars().nth(1).is_some()
        && !words.starts_with(['“', '”', '"', '（', '('])
        && (ends_with_party(name) || ACTORS.iter().any(|e| ends(name, e)))
        && !NO_ENDINGS.iter().any(|e| ends(name, e) && e.chars().count() == 2 && name.chars().count() == 2)
}

/// Who must name somebody: 各成员单位 in 各成员单位明确1名联络员. `None` when the words say only what is
/// to be done.
#[must_use]
pub fn namer(words: &str) -> Option<Range<usize>> {
    static NAMES: Table = Table::new(&[
        "明确", "确定", "指定", "安排", "选派", "落实", "配备", "抽调", "指派", "选定", "报送", "设",
    ]);
    let verb = piece::find_any(words, 0..words.len(), &NAMES)?;
    let found = piece::strip_front(words, 0..verb.start, const { &Table::new(&["由", "请", "同时", "并"]) });
    let found = piece::strip_back(
        words,
        found,
        const { &Table::new(&["要", "应", "应当", "须", "分别", "各", "均", "都", "需"]) },
    );
    is_actor(piece::text(words, found.clone())).then_some(found)
}

/// Splits 各招商小组、各县（市）区招商引资工作情况汇报 into the parties and the matter. `None` when it cannot be
/// told where the parties end.
pub(super) fn split(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    if let Some(at) = words.find('的')
        && ends_with_party(until(words, at))
    {
        return Some((0..at, at + '的'.len_utf8()..words.len()));
    }
    if ends_with_party(words) {
        return Some((0..words.len(), words.len()..words.len()));
    }
    // The boundary lies in the last item of the list.
    let item = words.rfind('、').map_or(0, |at| at + '、'.len_utf8());
    let boundary = words
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at > item)
        .rfind(|at| is_boundary(words, item, *at))?;
    Some((0..boundary, boundary..words.len()))
}

fn is_boundary(words: &str, item: usize, at: usize) -> bool {
    if !MATTERS.iter().any(|w| from(words, at).starts_with(w)) {
        return false;
    }
    let head = until(words, at);
    let long = words.get(item..at).is_some_and(|w| w.chars().nth(1).is_some());
    long && ends_with_party(head) && !NO_ENDINGS.iter().any(|w| head.ends_with(w))
}
