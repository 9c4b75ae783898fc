//! Words that several verbs share.

use super::{Argument, Both};

/// Arguments that say the same for every verb that has them.
pub(super) const ARGUMENTS: &[Argument] = &[
    (
        "",
        "paths",
        Both("路径", "PATH"),
        Both("文件或文件夹，不写就是当前文件夹", "Files or folders [default: .]"),
    ),
    (
        "",
        "baseline",
        Both("文件", "FILE"),
        Both(
            "旧问题清单：列在里面的问题不再报，不影响退出码",
            "List of old findings, which are not told and do not count",
        ),
    ),
    (
        "",
        "update_baseline",
        Both("", ""),
        Both(
            "把现在的问题全部写进清单，改好了的从清单去掉",
            "Write all present findings into the list; those that are gone leave it",
        ),
    ),
    (
        "",
        "deny",
        Both("规则", "RULE"),
        Both(
            "当作错误；规则名、类别名，或 warnings（所有警告）。后写的算数，比 jizhi.toml 优先",
            "Take for errors; a rule, a family, or warnings. The last one wins; beats jizhi.toml",
        ),
    ),
    ("", "warn", Both("规则", "RULE"), Both("当作警告", "Take for warnings")),
    ("", "allow", Both("规则", "RULE"), Both("不报", "Do not report")),
    (
        "",
        "font_path",
        Both("路径", "PATH"),
        Both(
            "先在这个文件夹或文件里找字体，可以写几次",
            "Look for fonts in this folder or file first; may be given again",
        ),
    ),
    (
        "",
        "no_system_fonts",
        Both("", ""),
        Both("不用系统里装的字体，只用点了名的", "Pass over installed fonts; take only those that are named"),
    ),
];

/// What `--format` says of findings.
pub(super) const FORMAT: Both = Both(
    "问题给谁看，不写就是 human\nhuman：画在原文下面\nplain：一段一个，不画线，便于朗读和查找\njson：程序\nsarif：代码扫描服务和编辑器\ngithub：GitHub 工作流的标注\ngitlab：GitLab 代码质量报告\njunit：各家 CI 的测试报告",
    "Form of the problems [default: human]\nhuman: drawn under the text\nplain: a paragraph each, nothing drawn, for screen readers and grep\n\
     json: for programs\nsarif: for code scanning and editors\ngithub: annotations of a GitHub workflow\n\
     gitlab: GitLab Code Quality\njunit: test report of any CI service",
);

/// What `--format` says of an answer.
pub(super) const ANSWER: Both =
    Both("答案给谁看：human 人，json 程序", "The answer for people (human) or programs (json)");
