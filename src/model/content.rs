//! What is printed: parts and their blocks, with numbers already generated.

use super::BlockId;
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What a part of the document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// 正文: the notice itself.
    Main,
    /// 印发: the text that a 印发 notice issues; begins on a new page, is no annex.
    Issued,
    /// 附件.
    Annex,
}

/// How headings of a part are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// 一、 （一） 1. （1） — GB/T 9704-2012, 7.3.3.
    #[default]
    Standard,
    /// 编号：章条. 第一章, 第一条, then （一） 1.; articles run through the chapters.
    Articles,
    /// 编号：条. 第一条, then （一） 1.
    ArticlesOnly,
    /// 编号：连续. As standard, but （一） runs through all chapters, as in many 意见.
    Continuous,
    /// No numbers.
    None,
}

/// A part of the document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its own title; none for the main part.
    pub title: Option<String>,
    /// How its headings are numbered.
    pub numbering: Numbering,
    /// What it prints, in order.
    pub blocks: Vec<Block>,
    /// The line that opens it.
    #[serde(skip)]
    pub span: Span,
}

/// The number path that a fact prints under: `一、（二）3.`; empty before the first heading. An
/// annex's path begins with 附件 and its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Clause(pub SmolStr);

impl Clause {
    /// The number path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<&str> for Clause {
    fn from(path: &str) -> Self {
        Self(path.into())
    }
}

impl From<String> for Clause {
    fn from(path: String) -> Self {
        Self(path.into())
    }
}

impl AsRef<str> for Clause {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl std::ops::Deref for Clause {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl std::fmt::Display for Clause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One printed paragraph, heading or table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Block {
    /// Position in printing order over all parts: the anchor that tables link to.
    pub id: BlockId,
    /// What it is and says.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// The clause it stands in; for a heading, its own.
    pub clause: Clause,
    /// Where it was written; empty for sentences that a template supplied.
    #[serde(skip)]
    pub span: Span,
}

/// Words of a block: plain or marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Inline {
    /// The words as printed.
    pub text: String,
    /// The label of the innermost mark around them, as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Where the words were written, byte for byte; empty for words that a template supplied.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of block.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading; `run_in` is the rest of the paragraph when body text follows on the same line.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The generated number with its mark: `一、`, `（一）`, `1.`, `（1）`; none for `=` headings.
        number: Option<String>,
        /// Heading words.
        text: Vec<Inline>,
        /// Body text after the first 。 on the same line.
        run_in: Vec<Inline>,
    },
    /// A paragraph of prose.
    Paragraph {
        /// Its words.
        text: Vec<Inline>,
    },
    /// `标签：值` on a line of its own; a roster has one entry a line after the label.
    Field {
        /// The label as typed.
        label: SmolStr,
        /// The value, or the first roster entry.
        text: Vec<Inline>,
        /// Further roster entries, one a line.
        more: Vec<Vec<Inline>>,
    },
    /// A numbered item.
    Item {
        /// Level of its number: 1 to 4 as for headings, 5 and more below.
        level: u8,
        /// The generated number with its mark.
        number: String,
        /// Its words.
        text: Vec<Inline>,
        /// How many leading characters of the text are a run-in heading (up to the first 。), 0 if none.
        lead: u32,
    },
    /// A table; the first row is the heading row.
    Table {
        /// Rows of cells, all of one length. An empty cell under a filled one is merged with it; one
        /// that shows nothing and stands by itself holds a full-width blank ([`BLANK_CELL`]).
        rows: Vec<Vec<String>>,
    },
    /// A generated table or paragraph is put here: 责任矩阵, 任务分解表, 目标任务表, 名单, 报送日程.
    Insert {
        /// What, as typed.
        what: String,
    },
}

/// The text of a table cell that prints nothing and is not merged with the cell above it.
pub const BLANK_CELL: &str = "\u{3000}";

/// The names that `>>` accepts.
pub const INSERTS: [&str; 5] = ["责任矩阵", "任务分解表", "目标任务表", "名单", "报送日程"];

impl BlockKind {
    /// The words of a run of inlines, marks dropped.
    #[must_use]
    pub fn plain(inlines: &[Inline]) -> String {
        inlines.iter().map(|i| i.text.as_str()).collect()
    }
}
