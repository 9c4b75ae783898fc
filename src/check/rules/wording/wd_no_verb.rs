//! `wd-no-verb`.

use super::purpose::is_only_purpose;
use super::ungoverned::ungoverned;
use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wd-no-verb",
    level: Level::Warning,
    page: Page {
        what: Both(
            "一句话到句号还没有谓语：只说了目的、对象、由谁组成，没有说做什么。",
            "A sentence ends without its main verb: a purpose, an object or a make-up, and nothing done.",
        ),
        why: Both(
            "句子不完整，读的人不知道要做什么；多半是句号点早了，或者改稿时丢了动词。",
            "The reader does not learn what to do; mostly the full stop came too early, or editing lost the verb.",
        ),
        wrong: "为加强招商引资工作统筹，推动项目早日落地。经县人民政府研究，决定建立招商引资工作机制。",
        right: "为加强招商引资工作统筹，推动项目早日落地，经县人民政府研究，决定建立招商引资工作机制。",
        source: "《党政机关公文处理工作条例》第十九条（三）：表述准确；语法通例：句子要有谓语",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(
        &[
            "决定",
            "特制定",
            "特建立",
            "特成立",
            "现将",
            "现就",
            "等工作",
            "单位。",
            "个人。",
            "部门。",
            "人员。",
            "同志。",
            "干部。",
            "企业。",
            "项目。",
            "组成的",
            "为组长",
        ],
        look,
    ),
};

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    if hit.line.kind.is_element() || hit.line.kind == LineKind::Cell || hit.is_quoted() {
        return;
    }
    match hit.word() {
        "等工作" => found.extend(no_governor(hit)),
        "组成的" | "为组长" => found.extend(made_up(hit)),
        word if word.ends_with('。') => found.extend(only_object(hit)),
        _ => found.extend(only_purpose(hit)),
    }
}

/// What of the sentence stands before a byte of the line, and where it begins.
fn sentence<'a>(hit: &Hit<'a>, end: usize) -> (usize, &'a str) {
    let before = hit.line.text.get(..end).unwrap_or("");
    let start = before.rfind(['。', '：', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
    (start, before.get(start..).unwrap_or(""))
}

/// 为加强……，推动……。经研究，决定……: the purpose is cut off from what is done.
fn only_purpose(hit: &Hit<'_>) -> Option<Problem> {
    let before = hit.before();
    let stop = before.rfind('。')?;
    let opening = before.get(stop + '。'.len_utf8()..)?;
    if !(opening.is_empty() || opening.starts_with('经') && !opening.contains(['；', '：'])) {
        return None;
    }
    let (start, words) = sentence(hit, stop);
    if !is_only_purpose(words) {
        return None;
    }
    let next = hit.line.text.get(stop + '。'.len_utf8()..)?;
    let last = words.rfind('，').map_or(start, |at| start + at + '，'.len_utf8());
    let stop_span = hit.line.span(stop..stop + '。'.len_utf8());
    let begins: String = words.chars().take(10).collect();
    let goes_on: String = next.chars().take_while(|c| !"，。；：".contains(*c)).take(10).collect();
    Some(
        RULE.at(
            hit.line.span(last..stop + '。'.len_utf8()),
            format!("这句话从“{begins}……”起只说了目的，到句号还没有说做什么"),
            format!("the sentence that begins with {begins}… tells a purpose only"),
        )
        .fix(
            true,
            stop_span,
            "，",
            format!("把句号改成逗号，与后面的“{goes_on}”接成一句"),
            format!("write a comma and go on with {goes_on}"),
        ),
    )
}

/// 以……为重点，引进……项目等工作。: nothing governs 工作.
fn no_governor(hit: &Hit<'_>) -> Option<Problem> {
    if !(hit.after().is_empty() || hit.after().starts_with(['。', '；'])) {
        return None;
    }
    let (start, words) = sentence(hit, hit.range.start);
    let (clause, verb) = ungoverned(words)?;
    let problem = RULE.at(
        hit.line.span(start + clause..hit.range.end),
        format!("“{verb}……等工作”缺少谓语：“{verb}”管不到“工作”"),
        format!("nothing governs 工作: it is no object of {verb}"),
    );
    Some(problem.help(
        format!("删去“等工作”，或者写成“做好……{verb}等工作”"),
        format!("delete 等工作, or write 做好……{verb}等工作"),
    ))
}

/// 对……突出的单位和个人。: what is done to them is missing.
fn only_object(hit: &Hit<'_>) -> Option<Problem> {
    let (start, words) = sentence(hit, hit.range.end - '。'.len_utf8());
    let object = words.strip_prefix("对于").or_else(|| words.strip_prefix('对'))?;
    let noun = hit.word().trim_end_matches('。');
    let described = object.strip_suffix(noun)?;
    if !described.trim_end_matches("单位和").ends_with('的') {
        return None;
    }
    // 对接, 对照, 对口 are verbs themselves; a list of the rewarded has nouns.
    let own_verb = object.starts_with(['接', '照', '标', '比', '待', '外', '内', '口', '应', '准', '换']);
    let listed = hit.line.kind == LineKind::Item || hit.line.text.get(..start)?.ends_with('：');
    if own_verb || listed || object.contains(['，', '；', '是', '给', '予']) {
        return None;
    }
    let problem = RULE.at(
        hit.line.span(start..hit.range.end),
        "这句话只说了对谁，没有说怎么办",
        "the sentence tells to whom, and not what is done",
    );
    Some(problem.help(
        "补上谓语，如“给予通报表扬”；句号点早了的，与后面接成一句",
        "add the verb, or join the next sentence",
    ))
}

/// 由……组成的领导小组。: what becomes of it is missing.
fn made_up(hit: &Hit<'_>) -> Option<Problem> {
    let (start, before) = sentence(hit, hit.range.start);
    let end = hit.range.end + hit.after().find('。')?;
    let whole = hit.line.text.get(start..end)?;
    let body =
        ["小组", "专班", "指挥部", "委员会", "工作组", "队伍", "机构"].iter().any(|b| whole.ends_with(b));
    let listed = hit.line.kind == LineKind::Item || hit.line.text.get(..start)?.ends_with('：');
    let single = whole.starts_with(['由', '以'])
        && whole.matches(['由', '以']).count() == 1
        && whole.matches('的').count() == 1;
    if !body || listed || !single || whole.contains('，') || does(before) {
        return None;
    }
    let problem = RULE.at(
        hit.line.span(start..end + '。'.len_utf8()),
        "这句话只说了由谁组成，没有说做什么",
        "the sentence tells the make-up, and no more",
    );
    Some(problem.help("前面补上“成立”“组建”等动词", "put 成立 or 组建 before it"))
}

/// Whether somebody does something: 负责同志 does not.
fn does(words: &str) -> bool {
    let verbs =
        ["成立", "组建", "建立", "设立", "下设", "组织", "构建", "形成", "领导", "负责", "是", "牵头", "抽"];
    let words = words.replace("负责同志", "").replace("负责人", "").replace("领导同志", "");
    verbs.iter().any(|verb| words.contains(verb))
}
