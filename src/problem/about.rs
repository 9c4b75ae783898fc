//! What the codes of the stages mean in general; rules of `check` explain themselves.

use super::Level::{Error, Hint, Warning};
use super::{Level, Message};

/// What a code means, whatever the place where it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The code.
    pub code: &'static str,
    /// Its weight unless a workspace or the command line changes it.
    pub level: Level,
    zh: &'static str,
    en: &'static str,
}

impl About {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(self.zh, self.en)
    }
}

/// Every code that no rule of the checker explains, sorted.
const ABOUT: &[About] = &[
    row("audit-addressee", Error, "主送机关与底稿不一致", "addressees disagree with the source"),
    row("audit-annex-added", Error, "成品多了一个附件", "an annex that the source does not have"),
    row("audit-annex-missing", Error, "成品少了一个附件", "an annex of the source is missing"),
    row("audit-citation", Error, "引用的文件与底稿不一致", "a citation disagrees with the source"),
    row("audit-clause-added", Error, "成品多了话", "words that the source does not have"),
    row("audit-clause-missing", Error, "成品少了一条", "a clause of the source is missing"),
    row("audit-clause-moved", Warning, "一条换了地方", "a clause stands elsewhere"),
    row("audit-copies", Error, "抄送机关与底稿不一致", "copies disagree with the source"),
    row("audit-date", Error, "日期与底稿不一致", "a date disagrees with the source"),
    row("audit-deadline", Error, "时限与底稿不一致", "a deadline disagrees with the source"),
    row(
        "audit-document-number",
        Error,
        "发文字号与底稿不一致",
        "the document number disagrees with the source",
    ),
    row("audit-element", Error, "公文要素与底稿不一致", "an element disagrees with the source"),
    row(
        "audit-flow",
        Error,
        "报送、会议、考核的规定与底稿不一致",
        "a report, meeting or assessment disagrees with the source",
    ),
    row(
        "audit-heading-number",
        Warning,
        "编号与底稿不一致",
        "the number of a heading disagrees with the source",
    ),
    row("audit-issue-date", Error, "成文日期与底稿不一致", "the date of signing disagrees with the source"),
    row("audit-leader", Error, "人员与底稿不一致", "a person disagrees with the source"),
    row("audit-money", Error, "经费与底稿不一致", "funding disagrees with the source"),
    row("audit-number", Error, "数与底稿不一致", "a number disagrees with the source"),
    row(
        "audit-other-document",
        Error,
        "成品和底稿不是同一份文件",
        "the finished document is not of this source",
    ),
    row("audit-role", Error, "角色与底稿不一致", "a role disagrees with the source"),
    row("audit-signature", Error, "署名与底稿不一致", "the signature disagrees with the source"),
    row("audit-swapped", Error, "两个单位或人员对调了", "two units or persons changed places"),
    row("audit-target", Error, "指标与底稿不一致", "a target disagrees with the source"),
    row("audit-title", Error, "标题与底稿不一致", "the title disagrees with the source"),
    row("audit-unit-added", Error, "名单里多了单位", "a unit that the source does not have"),
    row("audit-unit-changed", Error, "单位与底稿不一致", "a unit disagrees with the source"),
    row("audit-unit-missing", Error, "名单里少了单位", "a unit of the source is missing"),
    row("audit-unit-moved", Error, "单位换到了别处", "a unit stands elsewhere"),
    row("audit-wording", Warning, "文字与底稿不一致", "words disagree with the source"),
    row("bad-permission", Error, "许可没有写成规定的样子", "not the form of a permission"),
    row("bad-settings", Error, "jizhi.toml 写得不对", "a fault of jizhi.toml"),
    row("bad-template", Error, "模板写得不对", "a fault of a template"),
    row(
        "basis-number-differs",
        Warning,
        "依据的标题对，字号差了一点",
        "the title of a basis is right, its number is a slip away",
    ),
    row(
        "basis-title-differs",
        Warning,
        "依据的文号和标题不是同一份文件",
        "number and title of a basis disagree",
    ),
    row("broken-docx", Error, "DOCX 文件坏了", "a broken DOCX file"),
    row("cannot-read", Error, "文件读不了", "the file cannot be read"),
    row("change-without-body", Error, "名单调整没有说是哪个机构的", "a change of roster without its body"),
    row("duplicate-header-field", Error, "文件头里一项写了两次", "a header field is given twice"),
    row("duplicate-number", Error, "两份文件用了同一个发文字号", "two documents bear one number"),
    row(
        "embedded-document",
        Warning,
        "文件里嵌着另一份文件，没有读",
        "another document is embedded and was not read",
    ),
    row("empty-document", Error, "文件里什么也没有写", "the document says nothing"),
    row("empty-file", Error, "文件是空的", "an empty file"),
    row("empty-role", Warning, "标签后面没有写是谁", "a role without a holder"),
    row("encrypted-file", Error, "文件加了密码", "a file closed by a password"),
    row("expired-permission", Warning, "许可过了期", "a permission that has ended"),
    row(
        "format-unsound",
        Error,
        "整理写法时没有把握，文件没有动",
        "formatting was not safe; the file was left alone",
    ),
    row("glyph-missing", Warning, "没有一个字体有这个字", "no font has this character"),
    row("glyph-substituted", Hint, "这个字从别的字体里取", "a character that is taken from another font"),
    row("guessed-class", Hint, "导入时猜的机构类别", "a class of bodies that an import guessed"),
    row("guessed-duty", Hint, "导入时看不出由谁承担的职责", "a duty whose holder an import could not tell"),
    row(
        "guessed-flow",
        Hint,
        "导入时看不出由谁办的报送、会议",
        "a report or meeting whose actor an import could not tell",
    ),
    row("guessed-header", Warning, "导入时猜的文件头", "a header field that an import guessed"),
    row("guessed-seat", Hint, "导入时看不出属于哪个机构的席位", "a seat whose body an import could not tell"),
    row("guessed-unit", Hint, "导入时见到的生名字", "a unit name that an import did not know"),
    row("heading-too-deep", Error, "标题超过四级", "more than four levels of headings"),
    row(
        "hostile-docx",
        Error,
        "DOCX 文件不像正常的文件，没有读",
        "a DOCX file that looks made to do harm was not read",
    ),
    row("leaves-workspace", Error, "文件在工作区外面", "the file lies outside the workspace"),
    row("looks-like-gbk", Error, "文件是 GBK 编码，不是 UTF-8", "the file is GBK, not UTF-8"),
    row("missing-colon", Warning, "标签后面没有冒号", "a label without its colon"),
    row("missing-part", Error, "正文没有用“---”开头", "the body text does not begin with ---"),
    row("no-permission", Error, "没有权限读文件", "no permission to read the file"),
    row("not-a-text", Error, "不是纯文本文件", "not a plain text"),
    row("not-found", Error, "找不到文件", "no such file"),
    row("not-utf8", Error, "文件不是 UTF-8 编码", "the file is not UTF-8"),
    row("old-office-file", Error, "旧格式的 Word、WPS 文件", "a Word or WPS file of an old format"),
    row("other-kind-of-file", Error, "别的种类的文件", "another kind of file"),
    row("output-failed", Error, "写不出一份成品", "an output cannot be made"),
    row(
        "output-shortened",
        Warning,
        "一份成品放不下文件里的全部内容",
        "an output cannot hold all that the document says",
    ),
    row(
        "page-off-standard",
        Warning,
        "版面的量和标准规定的不一样",
        "a measure of the page is off the standard",
    ),
    row("part-without-title", Error, "附件没有标题", "a part without a title"),
    row("register-date", Error, "名录里的日子不存在", "a register names a day that does not exist"),
    row("register-duplicate", Error, "名录里两个单位用了一个名称", "two units of a register share a name"),
    row("register-empty-name", Error, "名录里有空的名称", "a register has an empty name"),
    row("register-syntax", Error, "名录写得不对", "a fault of a register"),
    row("stale-baseline", Hint, "旧问题清单里有已经改好的", "the baseline lists findings that are gone"),
    row("stray-brace", Error, "花括号没有配成一对", "a brace without its other half"),
    row("toml-shape", Error, "TOML 形式里有不认识的键或值", "unknown keys or values in a TOML form"),
    row("toml-syntax", Error, "不合 TOML 的写法", "not TOML"),
    row("toml-words", Error, "TOML 形式里的话放不进文本", "words of a TOML form that no text can hold"),
    row("too-large", Error, "文件太大", "the file is too large"),
    row("typed-number", Warning, "手写的编号会和程序加的重复", "a typed number is printed twice"),
    row("unclosed-mark", Error, "标记没有结束", "a mark is not closed"),
    row("uneven-row", Error, "表格一行的格数和表头不一样", "a row with more or fewer cells than its heading"),
    row("unknown-class", Warning, "标题开头的词不是机构类别", "no class of bodies"),
    row("unknown-format", Error, "没有这种格式", "no such format"),
    row("unknown-genre", Error, "公文没有这个文种", "no such kind of official document"),
    row("unknown-header-field", Error, "文件头里没有这一项", "no such header field"),
    row("unknown-insert", Error, "没有这种表可以插入", "no such table to insert"),
    row("unknown-label", Warning, "不认识的标签", "an unknown label"),
    row("unknown-mark", Error, "花括号里的标签不认识", "an unknown label in braces"),
    row("unknown-numbering", Error, "没有这种编号", "no such numbering"),
    row("unknown-part", Error, "没有这种部分", "no such part"),
    row("unknown-rule", Warning, "没有叫这个名字的规则", "no rule of this name"),
    row("unknown-term", Error, "模式里没有这一项", "the pattern has no such term"),
    row(
        "unmarked-heading",
        Warning,
        "手写编号开头的一行没有当成标题",
        "a typed number does not make a heading",
    ),
    row("unnamed-values", Hint, "看不出几个数各是什么的", "nothing tells what each value measures"),
    row("unreadable-clause", Error, "标记里的话读不懂", "the words of a mark cannot be read"),
    row("unused-permission", Warning, "许可用不上", "a permission that silences nothing"),
    row("utf-16", Error, "文件是 UTF-16 编码，不是 UTF-8", "the file is UTF-16, not UTF-8"),
];

const fn row(code: &'static str, level: Level, zh: &'static str, en: &'static str) -> About {
    About { code, level, zh, en }
}

/// What a code means; none for one that the rooms before the checker do not give.
#[must_use]
pub fn about(code: &str) -> Option<&'static About> {
    let at = ABOUT.binary_search_by(|row| row.code.cmp(code)).ok()?;
    ABOUT.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::is_code;

    #[test]
    fn the_table_is_sorted_and_speaks_of_codes_only() {
        assert!(ABOUT.is_sorted_by(|a, b| a.code < b.code));
        let wrong: Vec<&str> = ABOUT.iter().map(|row| row.code).filter(|code| !is_code(code)).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }
}
