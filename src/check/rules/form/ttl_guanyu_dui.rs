//! `ttl-guanyu-dui`.

use crate::check::{Both, Case, Hit, LineKind, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ttl-guanyu-dui",
    level: Level::Warning,
    page: Page {
        what: Both("标题里“关于”“对”两个介词连用。", "Two prepositions, 关于 and 对, in a row in the title."),
        why: Both("“关于”已经引出事由，再加“对”是重复。", "关于 brings in the matter; 对 does so again."),
        wrong: "标题：某县人民政府办公室关于对加强安全生产工作的通知\n--- 正文\n现将有关事项通知如下：",
        right: "标题：某县人民政府办公室关于加强安全生产工作的通知\n--- 正文\n现将有关事项通知如下：",
        source: "公文标题的通例",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["关于对"], look),
};

/// Words that begin with 对 and are no preposition: 对外, 对口, 对接, 对标; and what is done with a country.
const PARTS: &str = "外内口接标照台账象应策比话手流门决焦立症冲等付抗港澳欧非俄美日韩朝越德法英东华";
/// Verbs that need 对 for what they are done to.
const VERBS: [&str; 9] = ["给予", "予以", "进行", "实行", "实施", "开展", "作出", "做出", "加以"];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    let after = hit.after();
    if hit.line.kind != LineKind::Title || after.starts_with(|c| PARTS.contains(c)) || after.is_empty() {
        return;
    }
    let span = hit.line.span(hit.range.end - '对'.len_utf8()..hit.range.end);
    let problem = RULE.at(span, "“关于”后面不用再加“对”", "no 对 after 关于");
    found.push(if VERBS.iter().any(|verb| after.contains(verb)) {
        problem.help(
            "换一种说法，如“关于给予某单位表彰的决定”",
            "say it otherwise, as in 关于给予某单位表彰的决定",
        )
    } else {
        problem.fix(true, span, "", "删去“对”", "delete 对")
    });
}
