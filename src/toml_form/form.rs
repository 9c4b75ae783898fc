//! The shape of the TOML form. These types are its JSON Schema, the reader checks a file against that
//! schema, and the writer serialises them, so that the three cannot drift apart.

use schemars::JsonSchema;
use serde::Serialize;

/// The version that is read and written.
pub(super) const VERSION: u8 = 1;

/// The pattern of words that fit on one line.
pub(super) const ONE_LINE: &str = "^[^\\n]*$";

/// The JSON Schema (2020-12) of the TOML form.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Form).to_value()
}

/// Words without a line break, written as in a `.jz` line: marks in braces, signs behind backslashes.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(super) struct OneLine(#[schemars(regex(pattern = ONE_LINE))] pub(super) String);

impl OneLine {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// 一份机制文件的 TOML 形式，与 .jz 文本逐行对应。The TOML form of a mechanism, line for line the `.jz` text.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "jizhi")]
pub(super) struct Form {
    /// 形式的版本，现在是 1。Version of the form.
    #[schemars(range(min = 1, max = 1))]
    pub(super) jizhi: u8,
    /// 文件头，按先后一行一项。The lines before the first part, in order.
    #[serde(default)]
    pub(super) header: Vec<HeaderLine>,
    /// 各部分，按先后。The parts, in order.
    #[serde(default)]
    pub(super) part: Vec<Part>,
}

/// 一个部分，即文本里的“--- 正文”。A part, `--- keyword：title` in the text.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// 正文、印发或附件。Which kind of part.
    pub(super) keyword: OneLine,
    /// 冒号后的标题。Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "OneLine")]
    pub(super) title: Option<OneLine>,
    /// 各行，按先后一行一项。Its lines, in order.
    #[serde(default)]
    pub(super) line: Vec<Line>,
}

/// 文件头的一行。A line of the header.
#[derive(Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum HeaderLine {
    /// 上一行的值的续行。Another line of the value above.
    More {
        /// 续写的话。Its words.
        more: OneLine,
    },
    /// 其他各行与正文相同。Any other line is as in a part.
    Other(Line),
}

/// 一行；是哪一种由所写的键决定。One line; its keys say which kind.
#[derive(Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Line {
    /// 标题，“## 小组：招商一组”。A heading.
    Heading {
        /// 级别，从 1 起。Level, from 1.
        #[schemars(range(min = 1, max = 255))]
        heading: u8,
        /// 是否编号；false 即文本里的“==”。Whether it is numbered.
        #[serde(default = "yes", skip_serializing_if = "is_true")]
        numbered: bool,
        /// 冒号前的标签。The label before its text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "OneLine")]
        label: Option<OneLine>,
        /// 标题的话。Its words.
        #[serde(default, skip_serializing_if = "OneLine::is_empty")]
        text: OneLine,
    },
    /// 条目，“- 县财政局局长”。An item.
    Item {
        /// 深度，从 1 起。Depth, from 1.
        #[schemars(range(min = 1, max = 99))]
        item: u8,
        /// 条目的话。Its words.
        #[serde(default, skip_serializing_if = "OneLine::is_empty")]
        text: OneLine,
    },
    /// 单位的职责，“@市商务局：负责……”。Duties of a party.
    Duty {
        /// 单位。The party.
        duty: OneLine,
        /// 职责，按分号分开。Its duties.
        #[serde(default, skip_serializing_if = "OneLine::is_empty")]
        text: OneLine,
    },
    /// 表格的一行，“| 甲 | 乙 |”。A row of a table.
    Row {
        /// 各单元格。Its cells.
        #[schemars(length(min = 1))]
        row: Vec<OneLine>,
    },
    /// 生成的表，“>> 责任矩阵”。A generated table.
    Insert {
        /// 哪一种表。Which table.
        insert: OneLine,
    },
    /// 注释，不印。A comment.
    Comment {
        /// 注释的话。Its words.
        comment: OneLine,
    },
    /// 允许，“//! 允许 规则名：理由”。A permission.
    Permission {
        /// “//!”后的话。Words after the sign.
        permission: OneLine,
    },
    /// 空行。A blank line.
    Blank {
        /// 总是 true。Always true.
        #[schemars(extend("const" = true))]
        blank: bool,
    },
    /// 标签行，“牵头单位：市商务局”；文件头的键也是。A labelled line; a key of the header too.
    Entry {
        /// 冒号前的标签。The words before the colon.
        label: OneLine,
        /// 冒号后的话。The words after it.
        #[serde(default, skip_serializing_if = "OneLine::is_empty")]
        text: OneLine,
    },
    /// 普通的一段；开头的标签也认。A paragraph; a label that opens it is read as one.
    Prose {
        /// 这一段的话。Its words.
        text: OneLine,
    },
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_true(numbered: &bool) -> bool {
    *numbered
}
