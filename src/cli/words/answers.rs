//! Arguments of the verbs that answer and change nothing.

use super::shared::ANSWER;
use super::{Argument, Both};

pub(super) const ARGUMENTS: &[Argument] = &[
    (
        "why",
        "unit",
        Both("单位", "UNIT"),
        Both("单位、机构、职务或者人，写哪个名字都行", "A unit, body, post or person, by any of its names"),
    ),
    ("why", "format", Both("格式", "FORMAT"), ANSWER),
    ("impact", "unit", Both("单位", "UNIT"), Both("单位、机构或者职务", "A unit, body or post")),
    ("impact", "abolish", Both("", ""), Both("撤销", "It is abolished")),
    ("impact", "merge_into", Both("单位", "UNIT"), Both("并入另一个单位", "It is merged into another unit")),
    ("impact", "rename", Both("新名", "NAME"), Both("改名", "It is renamed")),
    ("impact", "format", Both("格式", "FORMAT"), ANSWER),
    ("load", "top", Both("数目", "N"), Both("只列最忙的几个", "Only the busiest so many")),
    (
        "load",
        "format",
        Both("格式", "FORMAT"),
        Both("human 给人看，json、csv 给程序和表格软件", "human, json or csv"),
    ),
    (
        "page",
        "path",
        Both("工作区", "WORKSPACE"),
        Both("有 jizhi.toml 的文件夹，或其中的文件", "A folder with jizhi.toml, or a file in it"),
    ),
    ("page", "diff", Both("", ""), Both("只列本工作区改了的", "Only what this workspace changes")),
    ("page", "format", Both("格式", "FORMAT"), ANSWER),
    ("graph", "path", Both("文件", "FILE"), Both("一份文件", "One document")),
    (
        "graph",
        "around",
        Both("单位", "UNIT"),
        Both("只画一个单位、机构或者职务的周围", "Only what is around a unit, body or post"),
    ),
    ("graph", "hops", Both("步数", "N"), Both("周围多远，不写就是 2 步", "How far around [default: 2]")),
    (
        "graph",
        "format",
        Both("格式", "FORMAT"),
        Both("dot（不写就是它）、mermaid 或 svg", "dot [default], mermaid or svg"),
    ),
    ("graph", "findings", Both("", ""), Both("把检查出的问题标在图上", "Mark findings of the check")),
    (
        "fonts",
        "paths",
        Both("文件", "FILE"),
        Both(
            "看这些文件里的字，不写就只看字体",
            "Look at the characters of these documents [default: at the fonts only]",
        ),
    ),
    ("fonts", "format", Both("格式", "FORMAT"), ANSWER),
    (
        "diff",
        "old",
        Both("旧", "OLD"),
        Both(
            "旧的文件、文件夹或 git 版本；版本后面可以加“:路径”",
            "Old file, folder or git revision; a revision may be followed by :PATH",
        ),
    ),
    ("diff", "new", Both("新", "NEW"), Both("新的，写法同上", "The new one, likewise")),
    (
        "diff",
        "paths",
        Both("路径", "PATH"),
        Both(
            "只比较两个 git 版本里的这些文件或文件夹",
            "Compare these files or folders of two revisions only",
        ),
    ),
    (
        "diff",
        "format",
        Both("格式", "FORMAT"),
        Both(
            "human 给人看，json 给程序，html 是可以打印的网页",
            "For people (human), programs (json), or a page to print (html)",
        ),
    ),
    (
        "diff",
        "out",
        Both("文件", "FILE"),
        Both(
            "写到哪个文件，不写就打印；已有的文件不覆盖",
            "File to write [default: print]; never overwritten",
        ),
    ),
    (
        "schema",
        "of",
        Both("什么", "OF"),
        Both(
            "toml：机制的 TOML 形式（不写就是它）\nmodel：输出的 model.json\nunits：单位名录 units.toml\nworkspace：工作区的 jizhi.toml",
            "toml: the TOML form of a mechanism [default]\nmodel: the output model.json\n\
             units: registers of units, units.toml\nworkspace: settings, jizhi.toml",
        ),
    ),
    (
        "dump",
        "stage",
        Both("阶段", "STAGE"),
        Both("lines 行，syntax 语法树，model 模型", "lines, syntax or model"),
    ),
    ("dump", "file", Both("文件", "FILE"), Both("要看的文件", "File to look at")),
    (
        "explain",
        "rule",
        Both("规则名", "RULE"),
        Both("规则名，印在每条问题的第一行", "Name of a rule, as each problem prints it"),
    ),
    ("explain", "all", Both("", ""), Both("打印全部规则", "Print all rules")),
    (
        "completions",
        "shell",
        Both("SHELL", "SHELL"),
        Both("bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish"),
    ),
];
