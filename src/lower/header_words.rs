//! The words of a header: its keys, what else people call them, and the kinds of document.

use crate::problem::Problem;
use crate::source::Spanned;

/// The keys, in the order in which messages list them.
pub(super) const KEYS: [&str; 26] = [
    "机制",
    "模式",
    "地区",
    "文种",
    "格式",
    "份号",
    "密级",
    "紧急程度",
    "版头",
    "发文机关",
    "发文字号",
    "签发人",
    "标题",
    "主送",
    "署名",
    "成文日期",
    "附注",
    "目的",
    "依据",
    "批准",
    "抄送",
    "印发机关",
    "印发日期",
    "附件说明",
    "附件标识",
    "发布日期",
];

/// What people call some of them.
pub(super) const OTHER_NAMES: [(&str, &str); 19] = [
    ("名称", "机制"),
    ("机制名称", "机制"),
    ("区域", "地区"),
    ("公文种类", "文种"),
    ("文件种类", "文种"),
    ("文号", "发文字号"),
    ("字号", "发文字号"),
    ("发文单位", "发文机关"),
    ("制发机关", "发文机关"),
    ("文件标题", "标题"),
    ("题目", "标题"),
    ("主送机关", "主送"),
    ("主送单位", "主送"),
    ("落款", "署名"),
    ("发文机关署名", "署名"),
    ("日期", "成文日期"),
    ("发文日期", "成文日期"),
    ("抄送机关", "抄送"),
    ("印发单位", "印发机关"),
];

/// 文种 of 《党政机关公文处理工作条例》第八条, 命令 also in its short form.
const GENRES: [&str; 17] = [
    "决议",
    "决定",
    "命令",
    "令",
    "命令（令）",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
];

/// A genre that is none of the fifteen.
pub(super) fn unknown_genre(genre: &Spanned<String>) -> Option<Problem> {
    if GENRES.contains(&genre.value.as_str()) {
        return None;
    }
    let words = &genre.value;
    let problem = Problem::error(
        "unknown-genre",
        genre.span,
        format!("公文没有“{words}”这个文种"),
        format!("`{words}` is no kind of official document"),
    );
    Some(problem.help(
            "文种有15种：决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要；\
             方案、办法、制度这样的文本用通知印发，写在“--- 印发：标题”之后",
            "one of the fifteen kinds: 决议, 决定, 命令（令）, 公报, 公告, 通告, 意见, 通知, 通报, 报告, 请示, 批复, \
             议案, 函, 纪要; a plan or a rule is issued by a 通知, below `--- 印发：title`",
    ))
}
