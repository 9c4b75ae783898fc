//! The pieces of a printed document.

use super::{NoteLine, Signature, Table};
use crate::model::IssuedFormat;

/// A document as it stands on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// 文件, 信函, 命令 or 纪要: what the head looks like and where it begins.
    pub format: IssuedFormat,
    /// What a file says of itself.
    pub properties: Properties,
    /// Pages of one orientation each, in order.
    pub sections: Vec<Section>,
    /// 版记, at the foot of the last page; none when nothing was given and nothing is customary.
    pub imprint: Option<Imprint>,
}

impl Paper {
    /// Whether the first page bears its number; that of a letter does not (10.1).
    #[must_use]
    pub fn numbers_first_page(&self) -> bool {
        self.format != IssuedFormat::Letter
    }

    /// All pieces in order.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.sections.iter().flat_map(|section| &section.pieces)
    }
}

/// What a file says of itself, beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// 标题 on one line, or the mechanism's name.
    pub title: String,
    /// 发文机关.
    pub author: String,
    /// 发文字号; empty when none was given.
    pub number: String,
    /// 文种: 通知.
    pub genre: String,
    /// 成文日期 as year, month, day; none when none was given, as files must not ask the clock.
    pub date: Option<(i16, i8, i8)>,
    /// What it was made from.
    pub provenance: Provenance,
}

/// What a file was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Hash of the source text, hexadecimal; empty when unknown.
    pub source_hash: String,
    /// Commit of the source; empty when unknown.
    pub commit: String,
}

impl Provenance {
    /// Made from nobody knows what.
    pub const UNKNOWN: Self = Self { source_hash: String::new(), commit: String::new() };
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// As the notice itself.
    #[default]
    Portrait,
    /// For wide tables (8); the head of the table faces the left edge of the sheet.
    Landscape,
}

/// Pages of one orientation. Every section begins on a new page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Which way the paper lies.
    pub orientation: Orientation,
    /// What stands on the pages, in order.
    pub pieces: Vec<Piece>,
}

/// 份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Classified {
    /// 份号: body type.
    CopyNumber,
    /// 密级和保密期限: 黑体.
    Secrecy,
    /// 紧急程度: 黑体.
    Urgency,
}

/// What a title stands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleRank {
    /// The notice.
    Main,
    /// The text that is issued, which begins on a new page.
    Issued,
    /// An annex.
    Annex,
}

/// One thing on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// 份号, 密级, 紧急程度, from the top down.
    Classification(Vec<(Classified, String)>),
    /// 发文机关标志: its lines, and the word that stands right of all of them (文件), or is the end of
    /// the only line.
    Mark {
        /// Names of the issuers, or the line as given.
        lines: Vec<String>,
        /// 文件, 令, 会议纪要, or nothing.
        word: String,
    },
    /// 发文字号, and 签发人 with one to two names a line (7.2.5, 7.2.6).
    Number {
        /// 发文字号; empty when omitted.
        number: String,
        /// Names of the signers; empty in all but upward documents.
        signers: Vec<String>,
    },
    /// The red line under the number; in a letter the double line under the mark.
    RedLine,
    /// A title, broken into lines.
    Title {
        /// What it stands over.
        rank: TitleRank,
        /// Its lines.
        lines: Vec<String>,
    },
    /// 主送机关, one printed paragraph each, the last with its colon.
    Addressees(Vec<String>),
    /// A heading; `run_in` is body text that goes on in the same paragraph.
    Heading {
        /// 1 to 4.
        level: u8,
        /// 一、 or nothing.
        number: String,
        /// Words in the type of the heading.
        text: String,
        /// Words in the type of the body.
        run_in: String,
    },
    /// A paragraph.
    Body(String),
    /// `标签：值`; further entries stand under the value.
    Field {
        /// The label without its colon.
        label: String,
        /// The value.
        text: String,
        /// Further entries, a line each.
        more: Vec<String>,
        /// 出席, 请假, 列席 of minutes: the label in 黑体, lines hang behind the colon (10.3).
        attendance: bool,
    },
    /// A numbered item; its lead stands in the type of a heading of its level.
    Item {
        /// 1 to 4, or more below.
        level: u8,
        /// （一）
        number: String,
        /// Words of the lead, up to the first 。; empty when there is none.
        lead: String,
        /// The rest.
        text: String,
    },
    /// 附件说明.
    AnnexNote(Vec<NoteLine>),
    /// 署名, 成文日期, and room for seals or stamps.
    Signature(Signature),
    /// 附注, in its brackets.
    Note(String),
    /// 附件 and its number, on the first line of a new page.
    AnnexMark(String),
    /// Begins a new page.
    NewPage,
    /// A table.
    Table(Table),
}

/// 版记 (7.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// 抄送机关.
    pub copies: Vec<ImprintLine>,
    /// 印发机关; empty when there is none.
    pub printer: String,
    /// 印发日期 with 印发; empty when there is none.
    pub print_date: String,
    /// Whether lines are drawn; a letter has none (10.1).
    pub ruled: bool,
}

/// A paragraph of 版记: what follows the label hangs behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImprintLine {
    /// 抄送： or nothing.
    pub label: String,
    /// Names.
    pub text: String,
}
