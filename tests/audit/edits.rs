//! Edits as they are made by hand in a finished document: each is found, named, and nothing else is told.

use super::Document;
use super::written::{body, main_part, package, with_main_part};
use jizhi::import::open;
use jizhi::source::SourceText;
use jizhi::workspace::Workspace;

/// What is told of the sample when its XML is edited.
fn told(edit: impl Fn(&str) -> String) -> Vec<String> {
    let text = SourceText::new(include_str!("source.jz").to_owned());
    let document = Document::new(&Workspace::default(), "某市.jz", text);
    let xml = body(&document.printed);
    let edited = edit(&xml);
    assert_ne!(xml, edited, "the edit has a place");
    let found = audited(&document, &package(&edited));
    // The same in the file that we write, where the edit has a place in its XML.
    let own = main_part(&document.docx);
    let edited = edit(&own);
    if edited != own {
        assert_eq!(audited(&document, &with_main_part(&document.docx, &edited)), found, "in notice.docx");
    }
    found
}

fn audited(document: &Document, docx: &[u8]) -> Vec<String> {
    let finished = open(docx, "成品.docx").unwrap();
    document.against(&finished).iter().map(|p| format!("{} {}", p.code, p.message.zh)).collect()
}

/// What is told when words are replaced by others, once.
fn replaced(old: &str, new: &str) -> Vec<String> {
    told(|xml| xml.replacen(old, new, 1))
}

/// The line that holds words, without it, and where it stood.
fn cut(xml: &str, words: &str) -> (String, String) {
    let line = xml.lines().find(|line| line.contains(words)).unwrap().to_owned() + "\n";
    (line.clone(), xml.replacen(&line, "", 1))
}

fn has(found: &[String], code: &str, words: &[&str]) {
    assert!(found.len() == 1 && found[0].starts_with(&format!("{code} ")), "{code}: {found:#?}");
    assert!(words.iter().all(|w| found[0].contains(w)), "{words:?}: {found:#?}");
}

#[test]
fn a_unit_that_was_renamed() {
    let found = replaced("牵头单位：市发展改革委", "牵头单位：市招商局");
    has(&found, "audit-unit-changed", &["招商一组的牵头单位", "“市发展改革委”", "“市招商局”"]);
}

#[test]
fn a_unit_that_was_dropped_from_a_list() {
    has(&replaced("、财政局、", "、"), "audit-unit-missing", &["招商一组的责任单位少了“财政局”"]);
    has(&replaced("市工业和信息化局、财政局", "市财政局"), "audit-unit-missing", &["“市工业和信息化局”"]);
}

#[test]
fn a_unit_that_was_added_to_a_list() {
    has(&replaced("市统计局、市科技局", "市统计局、市科技局、市税务局"), "audit-unit-added", &["“市税务局”"]);
    has(&replaced("市统计局、市科技局", "市教育局、市统计局、市科技局"), "audit-unit-added", &["“市教育局”"]);
}

#[test]
fn a_lead_and_an_assisting_unit_that_were_swapped() {
    let found = told(|xml| {
        xml.replacen("牵头单位：市投资促进中心", "牵头单位：＃", 1)
            .replacen("配合单位：市大数据局", "配合单位：市投资促进中心", 1)
            .replacen('＃', "市大数据局", 1)
    });
    has(&found, "audit-swapped", &["“市投资促进中心”和“市大数据局”对调"]);
}

#[test]
fn a_member_that_was_moved_to_another_group() {
    let found =
        told(|xml| xml.replacen("、财政局、", "、", 1).replacen("、交通运输局", "、交通运输局、财政局", 1));
    has(&found, "audit-unit-moved", &["“财政局”由招商一组的责任单位移到了招商二组的责任单位"]);
}

#[test]
fn a_leader_whose_name_was_changed() {
    has(&replaced("李建国", "李建军"), "audit-leader", &["招商一组的牵头领导", "“李建国”", "“李建军”"]);
}

#[test]
fn a_number_that_was_changed() {
    has(&replaced("2个招商小组", "3个招商小组"), "audit-number", &["2个", "3个"]);
    has(&replaced("1名责任领导", "2名责任领导"), "audit-number", &["1名", "2名"]);
}

#[test]
fn a_deadline_that_was_changed() {
    has(
        &replaced("2026年6月底前", "2026年8月底前"),
        "audit-deadline",
        &["“2026年6月底前”", "“2026年8月底前”"],
    );
    has(&replaced("2026年9月30日前", "2026年10月15日前"), "audit-deadline", &["“2026年10月15日前”"]);
}

#[test]
fn a_date_of_signing_that_was_changed() {
    has(&replaced("2026年3月6日", "2026年3月8日"), "audit-issue-date", &["2026年3月6日", "2026年3月8日"]);
}

#[test]
fn a_document_number_that_was_changed() {
    has(&replaced("某政办〔2026〕9号", "某政办〔2026〕19号"), "audit-document-number", &["9号", "19号"]);
}

#[test]
fn a_citation_that_was_changed_or_dropped() {
    let found = replaced("进一步加强招商引资工作的意见", "进一步做好招商引资工作的意见");
    has(&found, "audit-citation", &["进一步加强", "进一步做好"]);
    has(&replaced("某政发〔2024〕8号", "某政发〔2024〕18号"), "audit-citation", &["8号", "18号"]);
}

#[test]
fn a_clause_that_was_deleted() {
    let found = told(|xml| cut(xml, "会商调度机制").1);
    has(&found, "audit-clause-missing", &["会商调度机制"]);
    // The clauses behind it were numbered anew: that is no finding of its own.
    let found = told(|xml| {
        cut(xml, "会商调度机制").1.replacen("（三）经费保障", "（二）经费保障", 1).replacen(
            "（四）宣传",
            "（三）宣传",
            1,
        )
    });
    has(&found, "audit-clause-missing", &["会商调度机制"]);
}

#[test]
fn a_clause_that_was_added() {
    let found = told(|xml| {
        xml.replacen("<w:p><w:r><w:t xml:space=\"preserve\">（三）经费", "<w:p><w:r><w:t>（三）奖惩机制。对成绩突出的单位通报表扬。</w:t></w:r></w:p>\n<w:p><w:r><w:t xml:space=\"preserve\">（四）经费", 1)
    });
    has(&found, "audit-clause-added", &["奖惩机制"]);
}

#[test]
fn a_clause_that_was_moved() {
    let found = told(|xml| {
        let (line, rest) = cut(xml, "会商调度机制");
        let (last, _) = cut(&rest, "宣传推介机制");
        rest.replacen(&last, &format!("{last}{line}"), 1)
    });
    has(&found, "audit-clause-moved", &["会商调度机制"]);
}

#[test]
fn a_heading_that_was_renumbered() {
    has(&replaced("三、健全保障机制", "四、健全保障机制"), "audit-heading-number", &["“三、”", "“四、”"]);
}

#[test]
fn a_sentence_that_was_reworded() {
    let found = replaced("协调解决招商过程中的困难和问题", "研究协调招商过程中存在的困难");
    has(&found, "audit-wording", &["协调"]);
}

#[test]
fn a_target_that_was_raised() {
    has(&replaced("不少于6个", "不少于8个"), "audit-target", &["6个", "8个"]);
}

#[test]
fn a_report_day_that_was_changed() {
    has(&replaced("每月25日前", "每月20日前"), "audit-flow", &["25日前", "20日前"]);
    has(&replaced("每季度召开1次", "每月召开1次"), "audit-flow", &["每季度", "每月"]);
}

#[test]
fn money_that_was_changed() {
    has(&replaced("暂定为20万元", "暂定为30万元"), "audit-money", &["20万元", "30万元"]);
}

#[test]
fn an_addressee_that_was_dropped() {
    has(&replaced("，市直有关单位：", "："), "audit-addressee", &["主送机关少了“市直有关单位”"]);
}

#[test]
fn a_copy_line_that_was_changed() {
    has(&replaced("市政协办公室。", "市政协办公室，市纪委监委。"), "audit-copies", &["市纪委监委"]);
}

#[test]
fn a_signature_that_was_changed() {
    let found = told(|xml| {
        let (above, date) = xml.rsplit_once("2026年3月6日").unwrap();
        let (before, after) = above.rsplit_once("某市人民政府办公室").unwrap();
        format!("{before}某市人民政府{after}2026年3月6日{date}")
    });
    has(&found, "audit-signature", &["署名"]);
}

#[test]
fn a_title_that_was_changed() {
    has(&replaced("关于建立", "关于健全"), "audit-title", &["建立", "健全"]);
}

#[test]
fn an_annex_that_was_dropped() {
    let found = told(|xml| {
        let lines: Vec<&str> = xml.lines().collect();
        let start = lines.iter().position(|line| line.contains(">附件2<")).unwrap();
        let end = start + lines.iter().skip(start).position(|line| line.contains("抄送")).unwrap();
        let kept: Vec<&str> = lines[..start].iter().chain(&lines[end..]).copied().collect();
        // The list of annexes is changed with it, and the one that is left has no number.
        kept.join("\n").replacen("2.重点招商项目申报要求", "", 1).replacen("附件：1.", "附件：", 1).replacen(
            ">附件1<",
            ">附件<",
            1,
        )
    });
    has(&found, "audit-annex-missing", &["重点招商项目申报要求"]);
}

#[test]
fn a_role_that_was_reworded() {
    has(
        &replaced("配合单位：市大数据局", "责任单位：市大数据局"),
        "audit-role",
        &["“配合单位”", "“责任单位”"],
    );
}

#[test]
fn layout_is_no_difference() {
    for (old, new) in [
        ("（二）会商调度机制。", "（二） 会商调度机制。 "),
        ("关于建立", "</w:t><w:br/><w:t>关于建立"),
        ("协调解决", "</w:t></w:r></w:p><w:p><w:r><w:t>协调解决"),
        ("李建国", "李\u{3000}建国"),
        ("<w:p>", "<w:p><w:r><w:t>— 3 —</w:t></w:r></w:p><w:p>"),
    ] {
        assert_eq!(replaced(old, new), Vec::<String>::new(), "{old} → {new}");
    }
}

#[test]
fn several_edits_are_told_each_by_itself() {
    let found = told(|xml| {
        xml.replacen("李建国", "张卫东", 1).replacen("不少于6个", "不少于3个", 1).replacen(
            "每月25日前",
            "每月5日前",
            1,
        )
    });
    let codes: Vec<&str> = found.iter().filter_map(|f| f.split(' ').next()).collect();
    assert_eq!(codes, ["audit-leader", "audit-target", "audit-flow"], "{found:#?}");
}
