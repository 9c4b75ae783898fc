//! What each verb does.

use super::{Both, Verb};

pub(super) const VERBS: &[Verb] = &[
    (
        "build",
        Both(
            "编译：写出通知、责任矩阵、任务表、日程和关系图",
            "Write notices, matrices, tasks, schedules and graphs",
        ),
        Both("build [选项] [路径]...", "build [OPTIONS] [PATH]..."),
        Both(
            "每个机制写到 <文件夹>/<去掉后缀的路径>/ 下；没有变化的文件不动。\n读稿时有错误的文件不写出，其余照写。",
            "Each mechanism goes to <DIR>/<path without extension>/; files without changes are left alone.\n\
             A document with errors of reading is not written; the others are.",
        ),
    ),
    (
        "check",
        Both("检查：指出稿子里的问题", "Point out what is wrong"),
        Both("check [选项] [路径]...", "check [OPTIONS] [PATH]..."),
        Both(
            "退出码：0 没有问题，1 有错误或警告，2 命令写错，3 文件读不了，4 程序出错。",
            "Exit codes: 0 clean, 1 errors or warnings, 2 usage, 3 unreadable file, 4 internal error.",
        ),
    ),
    (
        "why",
        Both(
            "问缘由：一个单位的席位、职责、报送、目标和经费，各从哪里来",
            "Every seat, duty, flow, target and funding of a unit, with its chain from the head",
        ),
        Both("why [选项] <单位> [路径]...", "why [OPTIONS] <UNIT> [PATH]..."),
        Both(
            "例：jizhi why 市商务局 policies/jiaozuo.jz\n全称、简称、旧名都行，机构、职务和人也行。",
            "Example: jizhi why 市商务局 policies/jiaozuo.jz\nAny of its names will do; bodies, posts and persons too.",
        ),
    ),
    (
        "impact",
        Both(
            "问影响：一个单位撤销、合并或者改名，哪些地方要动，并给出补丁",
            "What breaks when a unit is abolished, merged or renamed, with the patch",
        ),
        Both(
            "impact <单位> [路径]... [--abolish | --merge-into <单位> | --rename <新名>]",
            "impact <UNIT> [PATH]... [--abolish | --merge-into <UNIT> | --rename <NAME>]",
        ),
        Both(
            "不写是哪一种，就按撤销。什么文件也不改；要改，把输出交给 patch -p1 或 git apply。",
            "Abolished unless told otherwise. No file is changed; give the output to patch -p1 or git apply.",
        ),
    ),
    (
        "load",
        Both(
            "问负担：每个单位有多少席位、职责、会议和报送",
            "Seats, duties, meetings and reports of each unit in a year",
        ),
        Both("load [选项] [路径]...", "load [OPTIONS] [PATH]..."),
        Both("", ""),
    ),
    (
        "graph",
        Both(
            "画关系图：整份文件，或者一个单位周围",
            "Draw the responsibility graph, whole or around one party",
        ),
        Both("graph [选项] [文件]", "graph [OPTIONS] [FILE]"),
        Both(
            "例：jizhi graph 机制.jz --around 市商务局 --hops 1 --format svg > 图.svg",
            "Example: jizhi graph 机制.jz --around 市商务局 --hops 1 --format svg > graph.svg",
        ),
    ),
    (
        "fonts",
        Both(
            "看字体：五种职分各用哪个字体，缺什么，文件里哪些字没有",
            "What plays each role of type here, what is missing, which characters no font has",
        ),
        Both("fonts [选项] [文件]...", "fonts [OPTIONS] [FILE]..."),
        Both(
            "例：jizhi fonts\n    jizhi fonts 机制.jz --font-path 字体",
            "Example: jizhi fonts plan.jz --font-path fonts",
        ),
    ),
    (
        "new",
        Both("起稿：按模式写一份可以接着填的稿子", "Write a starting document for a pattern"),
        Both(
            "new --pattern <模式> --region <地区> [--out <文件>]",
            "new --pattern <PATTERN> --region <REGION> [--out <FILE>]",
        ),
        Both(
            "例：jizhi new --pattern 7+X --region 某省某市\n    jizhi new --pattern 链长制 --region 某省某市某县 --out 链长制.jz",
            "Example: jizhi new --pattern 7+X --region 某省某市",
        ),
    ),
    (
        "fmt",
        Both(
            "统一写法：只动语法用的标点和空格，正文一个字不动",
            "Make punctuation and spacing of syntax uniform; prose is left alone",
        ),
        Both("fmt [选项] [路径]...", "fmt [OPTIONS] [PATH]..."),
        Both("", ""),
    ),
    (
        "convert",
        Both("转换：.jz 文本和 TOML 两种形式互转", "Convert between the text form and the TOML form"),
        Both("convert [选项] <文件>", "convert [OPTIONS] <FILE>"),
        Both("", ""),
    ),
    (
        "import",
        Both(
            "导入：把已经发布的通知（文本、Markdown、网页）变成可以接着改的底稿",
            "Turn a published notice (text, Markdown, web page) into a draft",
        ),
        Both("import [选项] <文件>...", "import [OPTIONS] <FILE>..."),
        Both(
            "例：jizhi import 通知.html --out 底稿\n原文的字一个不丢：认不得的照原样成段；断行、页码、半角标点等整理过的地方逐条列出；拿不准的作为提示报出。\n退出码与 check 相同。",
            "Example: jizhi import notice.html --out drafts\nNo word is lost: what is not recognised stays prose. Each repair is listed, each guess is a finding.\n\
             Exit codes as in check.",
        ),
    ),
    (
        "audit",
        Both(
            "核对：印好的文件（DOCX、网页、文本）与底稿还一致不一致；不给底稿就按规则审它",
            "Hold a finished document (DOCX, web page, text) against its source, or against the rules",
        ),
        Both("audit [选项] <成品>", "audit [OPTIONS] <FINISHED>"),
        Both(
            "例：jizhi audit 通知.docx --against 机制.jz\n    jizhi audit 通知.docx\n\
             单位、人员、职责、数、时限、文号、引用各改了什么，多了少了什么，换到了哪里，逐条列出，成品和底稿的位置都有；\n\
             分行、空格、页码不算。成品是 DOCX 的，行号就是段号。\n退出码与 check 相同。",
            "Example: jizhi audit notice.docx --against plan.jz\n\
             Line breaks, blanks and page numbers are no difference. In a DOCX a line is a paragraph. Exit codes as in check.",
        ),
    ),
    (
        "diff",
        Both(
            "比较：两个版本之间改了什么，用起草人的话说",
            "Tell what changed between two versions, in the drafter's terms",
        ),
        Both("diff [选项] <旧> <新> [-- 路径...]", "diff [OPTIONS] <OLD> <NEW> [-- PATH...]"),
        Both(
            "例：jizhi diff 旧.jz 新.jz\n    jizhi diff 去年 今年 --format html --out 变更.html\n    \
             jizhi diff HEAD~1 HEAD -- 机制.jz\n\
             退出码：0 没有变化，1 有变化，2 命令写错，3 文件或版本读不了，4 程序出错。",
            "Example: jizhi diff HEAD~1 HEAD -- plan.jz\n\
             Exit codes: 0 no changes, 1 changes, 2 usage, 3 unreadable file or revision, 4 internal error.",
        ),
    ),
    (
        "page",
        Both(
            "看版面：GB/T 9704-2012 各项量，和本工作区改了哪些",
            "The measures of the page, and what this workspace changes",
        ),
        Both("page [选项] [工作区]", "page [OPTIONS] [WORKSPACE]"),
        Both(
            "例：jizhi page --diff\n本机关的版面写在 jizhi.toml 的 [page] 里，见 docs/page.md。",
            "Example: jizhi page --diff\nA workspace sets its page in [page] of jizhi.toml; see docs/page.md.",
        ),
    ),
    (
        "schema",
        Both("给出 JSON Schema，供程序读写和编辑器补全", "Print a JSON Schema"),
        Both("schema [什么]", "schema [OF]"),
        Both("", ""),
    ),
    (
        "dump",
        Both("给出编译中途的样子，供查错", "Print what a stage of the compiler made"),
        Both("dump --stage <阶段> <文件>", "dump --stage <STAGE> <FILE>"),
        Both("", ""),
    ),
    (
        "explain",
        Both("说明一条规则：查什么、为什么、怎么改", "Explain a rule: what, why, wrong, right"),
        Both("explain <规则名>", "explain <RULE>"),
        Both("", ""),
    ),
    (
        "completions",
        Both("给出命令补全脚本", "Print a completion script for a shell"),
        Both("completions <SHELL>", "completions <SHELL>"),
        Both("", ""),
    ),
];
