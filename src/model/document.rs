//! Elements of an official document: 《党政机关公文处理工作条例》 art. 9, laid out by GB/T 9704-2012.

use crate::source::Spanned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An element that a drafter gives, leaves to the default, or omits on purpose by writing 无.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// Not written: the customary default or a placeholder is printed.
    #[default]
    Default,
    /// 无: deliberately not printed.
    Omitted,
    /// Given.
    Given(Spanned<String>),
}

impl Element {
    /// The words, when given.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        match self {
            Self::Given(words) => Some(&words.value),
            _ => None,
        }
    }

    /// Whether 无 was written.
    #[must_use]
    pub fn is_omitted(&self) -> bool {
        matches!(self, Self::Omitted)
    }
}

/// Layout of GB/T 9704-2012 that the document uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IssuedFormat {
    /// 文件格式, clause 7.
    #[default]
    Document,
    /// 信函格式, clause 10.1.
    Letter,
    /// 命令格式, clause 10.2.
    Order,
    /// 纪要格式, clause 10.3.
    Minutes,
}

/// The elements, in the order in which they print.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Document {
    /// 文种: 通知, 意见, 决定 …
    pub genre: Option<Spanned<String>>,
    /// 格式.
    pub format: IssuedFormat,
    /// 份号.
    pub copy_number: Element,
    /// 密级和保密期限.
    pub secrecy: Element,
    /// 紧急程度.
    pub urgency: Element,
    /// 版头 (发文机关标志): printed lines; by default the issuers' names and 文件.
    pub letterhead: Element,
    /// 发文机关: the main issuer first, then the joint ones.
    pub issuers: Vec<Spanned<String>>,
    /// 发文字号.
    pub number: Element,
    /// 签发人.
    pub signers: Vec<Spanned<String>>,
    /// 标题; line breaks as typed.
    pub title: Element,
    /// 主送机关, without the closing colon.
    pub addressees: Element,
    /// 署名; by default the issuers, one a line.
    pub signature: Element,
    /// 成文日期, as typed: 2022年9月9日.
    pub date: Element,
    /// 附注, without brackets.
    pub note: Element,
    /// 附件说明: by default listed from the annexes.
    pub annex_note: Element,
    /// Words at the head of an annex page; by default 附件 and its number (7.3.7).
    pub annex_mark: Element,
    /// 抄送: one element a printed line.
    pub copies: Vec<Spanned<String>>,
    /// 印发机关.
    pub printer: Element,
    /// 印发日期, as typed, without 印发.
    pub print_date: Element,
    /// 发布日期: day of publication on a web site; never printed.
    pub published: Element,
}
