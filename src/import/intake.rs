//! What a reader found in a file: paragraphs and tables in order, with what their form told of them.
//!
//! Every format has a reader of its own (`read`); what comes after knows paragraphs, tables and hints only.

use crate::problem::Message;

/// A file, cut into paragraphs and tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// What kind of file it was.
    pub form: Form,
    /// Its paragraphs and tables, in order.
    pub blocks: Vec<Found>,
    /// What the reader mended or left out.
    pub repairs: Vec<Repair>,
}

/// Kinds of files that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Plain text: a line may be a paragraph or a part of one.
    #[default]
    Plain,
    /// Markdown, as converters of scans and of Word files write it.
    Markdown,
    /// A web page.
    Html,
    /// Word's, or WPS's, zipped XML.
    Docx,
}

/// One paragraph or table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its words.
    pub words: Words,
    /// Line of the file, or number of the paragraph in a file without lines; from 1.
    pub place: u32,
    /// What its form tells.
    pub hints: Hints,
}

/// What a block holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// A paragraph, without line breaks.
    Paragraph(String),
    /// Rows of cells as they stand in the file.
    Table(Vec<Vec<Cell>>),
}

impl Default for Words {
    fn default() -> Self {
        Self::Paragraph(String::new())
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its words; paragraphs within it are set apart by line feeds.
    pub text: String,
    /// How many columns it spans, at least 1.
    pub columns: u16,
    /// How many rows it spans, at least 1.
    pub rows: u16,
}

/// What the form of a paragraph tells beside its words; each format knows some of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// A blank line, or the edge of a block of a page, stands before it.
    pub apart: bool,
    /// All of it is bold.
    pub bold: bool,
    /// How it is set between the margins.
    pub set: Setting,
    /// Indentation of its first line, in characters.
    pub indent: u8,
    /// The kind of typeface of its words.
    pub face: Option<Face>,
    /// Size of its words in half points.
    pub size: Option<u16>,
    /// Level of heading, from 1, where the file says so.
    pub outline: Option<u8>,
    /// The number that a list gives it and its words do not show: `1.`, `（一）`.
    pub number: Option<String>,
    /// It begins a page.
    pub new_page: bool,
}

/// Between the margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// From the left, or justified.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// Kinds of typeface that a document of GB/T 9704-2012 tells its parts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 小标宋: titles.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋, 宋体: everything else.
    Body,
}

/// Something that was mended or set aside, so that nobody need find it out by comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// Line or number of the paragraph in the file, from 1.
    pub place: u32,
    /// The words as they were.
    pub before: String,
    /// The words as they are now; empty for what was set aside.
    pub after: String,
}

/// Kinds of repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RepairKind {
    /// A line broken by a scan or a page was joined to the one before it.
    Joined,
    /// Paragraphs that were run together were taken apart.
    Split,
    /// Half-width punctuation between Chinese characters became full-width.
    Width,
    /// Blanks inside words were dropped.
    Blanks,
    /// A page number was set aside.
    PageNumber,
    /// Words of the web page around the document were set aside.
    Metadata,
    /// Stray marks were set aside.
    Stray,
    /// A number was written with another mark: 1、 as 1.
    NumberMark,
    /// A date in Chinese numerals was written in Arabic ones: GB/T 9704-2012, 7.3.5.4.
    Date,
    /// An element stands where such documents have it: a document number above the title.
    Moved,
    /// Merged cells were laid out as rows and columns.
    Cells,
    /// A tracked change: an insertion was kept, a deletion was carried out.
    Tracked,
    /// A comment was set aside.
    Comment,
    /// Words that do not print were set aside.
    Hidden,
    /// Words of a header or footer were set aside.
    Margin,
    /// A footnote or endnote was set aside.
    Note,
    /// An entry of a package that would lie outside its folder was left alone.
    Outside,
    /// Another document, embedded so that programs show it as part of this one, was not read.
    Embedded,
}

impl RepairKind {
    /// What was done, for people.
    #[must_use]
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Self::Joined => ("接上断开的行", "joined a broken line"),
            Self::Split => ("分开连在一起的段落", "took paragraphs apart"),
            Self::Width => ("半角标点改为全角", "made punctuation full-width"),
            Self::Blanks => ("去掉字间的空格", "dropped blanks inside words"),
            Self::PageNumber => ("页码放到一边", "set a page number aside"),
            Self::Metadata => ("网页上的附加信息放到一边", "set words of the web page aside"),
            Self::Stray => ("多余的字符放到一边", "set stray marks aside"),
            Self::NumberMark => ("编号改成规范的写法", "wrote a number in the standard way"),
            Self::Date => ("日期改成阿拉伯数字", "wrote a date in Arabic numerals"),
            Self::Moved => ("要素移到规定的位置", "moved an element to its place"),
            Self::Cells => ("合并的单元格拆开", "laid merged cells out"),
            Self::Tracked => ("修订按接受处理", "accepted a tracked change"),
            Self::Comment => ("批注放到一边", "set a comment aside"),
            Self::Hidden => ("隐藏的文字放到一边", "set hidden words aside"),
            Self::Margin => ("页眉、页脚放到一边", "set a header or footer aside"),
            Self::Note => ("脚注、尾注放到一边", "set a footnote or endnote aside"),
            Self::Embedded => ("嵌入的另一份文件没有读", "left a document that is embedded in it alone"),
            Self::Outside => ("包里指向外面的文件没有读", "left an entry that leads outside alone"),
        };
        Message::new(zh, en)
    }
}

impl Found {
    /// A paragraph without hints.
    #[must_use]
    pub fn paragraph(text: impl Into<String>, place: u32) -> Self {
        Self { words: Words::Paragraph(text.into()), place, hints: Hints::default() }
    }

    /// The words of a paragraph; none for a table.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.words {
            Words::Paragraph(text) => Some(text),
            Words::Table(_) => None,
        }
    }
}

impl Repair {
    /// A repair of a place.
    pub fn new(kind: RepairKind, place: u32, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { kind, place, before: before.into(), after: after.into() }
    }
}
