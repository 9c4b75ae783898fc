//! The words of the help, in two languages.

use super::arguments::Arguments;
use crate::report::Language;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// A wording in both languages.
struct Both(&'static str, &'static str);

impl Both {
    fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.0,
            Language::English => self.1,
        }
    }
}

/// A verb: its name, what it does, its usage line after the program's name, more at the end.
const VERBS: &[(&str, Both, Both, Both)] = &[
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

/// An argument of a verb: verb (empty for all), id, name of its value, what it says.
const ARGUMENTS: &[(&str, &str, Both, Both)] = &[
    (
        "build",
        "paths",
        Both("路径", "PATH"),
        Both("文件或文件夹，不写就是当前文件夹", "Files or folders [default: .]"),
    ),
    ("build", "out", Both("文件夹", "DIR"), Both("写到哪里，不写就是 out", "Where to write [default: out]")),
    (
        "build",
        "pdf",
        Both("", ""),
        Both(
            "另写出可以直接印的 notice.pdf（编译 jizhi 时要带 --features pdf）",
            "Also write notice.pdf, ready to print (needs jizhi built with --features pdf)",
        ),
    ),
    ("build", "font_path", Both("路径", "PATH"), FONT_PATH),
    ("build", "no_system_fonts", Both("", ""), NO_SYSTEM_FONTS),
    ("build", "format", Both("格式", "FORMAT"), FORMAT),
    (
        "check",
        "paths",
        Both("路径", "PATH"),
        Both("文件或文件夹，不写就是当前文件夹", "Files or folders [default: .]"),
    ),
    ("check", "format", Both("格式", "FORMAT"), FORMAT),
    (
        "check",
        "baseline",
        Both("文件", "FILE"),
        Both(
            "旧问题清单：列在里面的问题不再报，不影响退出码",
            "List of old findings, which are not told and do not count",
        ),
    ),
    (
        "check",
        "update_baseline",
        Both("", ""),
        Both(
            "把现在的问题全部写进清单，改好了的从清单去掉",
            "Write all present findings into the list; those that are gone leave it",
        ),
    ),
    (
        "check",
        "deny",
        Both("规则", "RULE"),
        Both(
            "当作错误；规则名、类别名，或 warnings（所有警告）。后写的算数，比 jizhi.toml 优先",
            "Take for errors; a rule, a family, or warnings. The last one wins; beats jizhi.toml",
        ),
    ),
    ("check", "warn", Both("规则", "RULE"), Both("当作警告", "Take for warnings")),
    ("check", "allow", Both("规则", "RULE"), Both("不报", "Do not report")),
    (
        "check",
        "ignore_permissions",
        Both("", ""),
        Both("正文里的许可（//! 允许）不算数", "Pass over permissions in the text (//! 允许)"),
    ),
    (
        "check",
        "as_of",
        Both("日期", "DATE"),
        Both(
            "当作是哪一天，不写就是今天；写成 2026-03-01 或 2026年3月1日",
            "Check as if on this day [default: today]; 2026-03-01 or 2026年3月1日",
        ),
    ),
    (
        "check",
        "no_cache",
        Both("", ""),
        Both(
            "不用上次留下的结果，也不留结果（.jizhi-cache，可以随时删）",
            "Neither take nor keep answers (.jizhi-cache, which may be deleted at any time)",
        ),
    ),
    (
        "check",
        "fix",
        Both("", ""),
        Both(
            "改掉能放心改的，再检查；会带来新错误的不改",
            "Make the safe fixes, then check; one that would bring a new error is not made",
        ),
    ),
    (
        "check",
        "also_unsafe",
        Both("", ""),
        Both(
            "与 --fix 同用：可能改变意思的也改，改完请看一遍",
            "With --fix: also fixes that may change what the text says; read the result",
        ),
    ),
    (
        "check",
        "dry_run",
        Both("", ""),
        Both(
            "与 --fix 同用：只打印会改什么（补丁的样子），不写；也可以写 --diff",
            "With --fix: print what would change as a unified diff, write nothing; also --diff",
        ),
    ),
    (
        "check",
        "watch",
        Both("", ""),
        Both(
            "一直看着，文件一改就再检查，只说新的和改好的；按 Ctrl-C 结束",
            "Check again whenever a file changes, telling what is new and what is gone; ends on Ctrl-C",
        ),
    ),
    (
        "why",
        "unit",
        Both("单位", "UNIT"),
        Both("单位、机构、职务或者人，写哪个名字都行", "A unit, body, post or person, by any of its names"),
    ),
    ("why", "paths", Both("路径", "PATH"), PATHS),
    ("why", "format", Both("格式", "FORMAT"), ANSWER),
    ("impact", "unit", Both("单位", "UNIT"), Both("单位、机构或者职务", "A unit, body or post")),
    ("impact", "paths", Both("路径", "PATH"), PATHS),
    ("impact", "abolish", Both("", ""), Both("撤销", "It is abolished")),
    ("impact", "merge_into", Both("单位", "UNIT"), Both("并入另一个单位", "It is merged into another unit")),
    ("impact", "rename", Both("新名", "NAME"), Both("改名", "It is renamed")),
    ("impact", "format", Both("格式", "FORMAT"), ANSWER),
    ("load", "paths", Both("路径", "PATH"), PATHS),
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
    ("fonts", "font_path", Both("路径", "PATH"), FONT_PATH),
    ("fonts", "no_system_fonts", Both("", ""), NO_SYSTEM_FONTS),
    ("fonts", "format", Both("格式", "FORMAT"), ANSWER),
    (
        "new",
        "pattern",
        Both("模式", "PATTERN"),
        Both(
            "7+X、6+6、1+N、1+4+N 这样的和，或 链长制、联席会议、领导小组、任务分工",
            "A sum such as 7+X, 6+6, 1+N, 1+4+N, or 链长制, 联席会议, 领导小组, 任务分工",
        ),
    ),
    (
        "new",
        "region",
        Both("地区", "REGION"),
        Both(
            "省、市、县连写，如 某省某市某县，到乡镇也可以",
            "Province, city, county in one, as 某省某市某县, or down to a town",
        ),
    ),
    (
        "new",
        "out",
        Both("文件", "FILE"),
        Both(
            "写到哪个文件，不写就是“模式.jz”；已有的文件不覆盖",
            "File to write [default: PATTERN.jz]; never overwritten",
        ),
    ),
    (
        "fmt",
        "paths",
        Both("路径", "PATH"),
        Both("文件或文件夹，不写就是当前文件夹", "Files or folders [default: .]"),
    ),
    (
        "fmt",
        "check",
        Both("", ""),
        Both("只列出会改动的文件，不改", "List files that would change; change nothing"),
    ),
    ("convert", "file", Both("文件", "FILE"), Both("要转换的文件", "File to convert")),
    (
        "convert",
        "to",
        Both("形式", "FORM"),
        Both("toml 或 jz；不写就转成另一种", "toml or jz [default: the other one]"),
    ),
    (
        "convert",
        "out",
        Both("文件", "FILE"),
        Both(
            "写到哪个文件，不写就打印；已有的文件不覆盖",
            "File to write [default: print]; never overwritten",
        ),
    ),
    ("import", "files", Both("文件", "FILE"), Both("已发布的通知", "Published notices")),
    (
        "import",
        "out",
        Both("文件夹", "DIR"),
        Both(
            "底稿写到哪里，名字与原文件相同；只有一个文件时，不写就打印",
            "Folder for the drafts, named like the files [default, for one file: print]",
        ),
    ),
    (
        "import",
        "region",
        Both("地区", "REGION"),
        Both(
            "省、市、县连写；不写就从发文机关和正文里找",
            "Province, city, county in one [default: told by the issuing organ and the text]",
        ),
    ),
    ("import", "force", Both("", ""), Both("覆盖已有的底稿", "Replace drafts that are there")),
    ("import", "format", Both("格式", "FORMAT"), FORMAT),
    ("audit", "file", Both("成品", "FINISHED"), Both("印好的文件", "The finished document")),
    (
        "audit",
        "against",
        Both("底稿", "SOURCE"),
        Both("它的底稿（.jz 或 .toml）", "Its source (.jz or .toml)"),
    ),
    (
        "audit",
        "region",
        Both("地区", "REGION"),
        Both(
            "没有底稿时，省、市、县连写；不写就从发文机关和正文里找",
            "Without a source: province, city, county in one [default: told by the text]",
        ),
    ),
    ("audit", "format", Both("格式", "FORMAT"), FORMAT),
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

const FORMAT: Both = Both(
    "问题给谁看，不写就是 human\nhuman：画在原文下面\nplain：一段一个，不画线，便于朗读和查找\njson：程序\nsarif：代码扫描服务和编辑器\ngithub：GitHub 工作流的标注\ngitlab：GitLab 代码质量报告\njunit：各家 CI 的测试报告",
    "Form of the problems [default: human]\nhuman: drawn under the text\nplain: a paragraph each, nothing drawn, for screen readers and grep\n\
     json: for programs\nsarif: for code scanning and editors\ngithub: annotations of a GitHub workflow\n\
     gitlab: GitLab Code Quality\njunit: test report of any CI service",
);
const PATHS: Both = Both("文件或文件夹，不写就是当前文件夹", "Files or folders [default: .]");
const ANSWER: Both =
    Both("答案给谁看：human 人，json 程序", "The answer for people (human) or programs (json)");

const FONT_PATH: Both = Both(
    "先在这个文件夹或文件里找字体，可以写几次",
    "Look for fonts in this folder or file first; may be given again",
);
const NO_SYSTEM_FONTS: Both =
    Both("不用系统里装的字体，只用点了名的", "Pass over installed fonts; take only those that are named");

const ABOUT: Both = Both(
    "机制：把工作机制文件写成可检查的文本，编译出通知、责任矩阵与日程",
    "Compiler and checker for the working-mechanism documents of Chinese local governments",
);
const USAGE: Both = Both("用法", "Usage");
const VERB_HEADING: Both = Both("命令", "Commands");
const ARGUMENT_HEADING: Both = Both("参数", "Arguments");
const OPTION_HEADING: Both = Both("选项", "Options");
const LANG: Both = Both(
    "说中文 (zh) 还是英文 (en)；也可以设环境变量 JIZHI_LANG",
    "Speak Chinese (zh) or English (en); JIZHI_LANG does the same",
);
const LANG_VALUE: Both = Both("语言", "LANG");
const HELP: Both = Both("显示这个说明", "Show this help");
const VERSION: Both = Both("显示版本", "Show the version");

/// The command with its help in one language, wrapped to `width` cells.
pub(super) fn command(language: Language, width: usize) -> Command {
    let arguments = Arguments::command();
    let mut command = arguments
        .about(ABOUT.of(language))
        .long_about(None)
        .override_usage(match language {
            Language::Chinese => "jizhi <命令> [选项]",
            Language::English => "jizhi <COMMAND> [OPTIONS]",
        })
        .help_template(template(language))
        .subcommand_help_heading(VERB_HEADING.of(language))
        .term_width(width.min(100))
        .mut_arg("lang", |arg| {
            arg.help(LANG.of(language))
                .value_name(LANG_VALUE.of(language))
                .hide_possible_values(true)
                .help_heading(OPTION_HEADING.of(language))
        })
        .arg(flag("help", 'h', HELP.of(language), ArgAction::Help, language).global(true).display_order(901))
        .arg(flag("version", 'V', VERSION.of(language), ArgAction::Version, language).display_order(902));
    for verb in VERBS {
        command = command.mut_subcommand(verb.0, |sub| localise(sub, verb, language));
    }
    command
}

fn localise(command: Command, verb: &(&'static str, Both, Both, Both), language: Language) -> Command {
    let (name, about, usage, more) = verb;
    let mut command = command
        .about(about.of(language))
        .long_about(None)
        .override_usage(format!("jizhi {}", usage.of(language)))
        .help_template(template(language))
        .after_help(more.of(language));
    for (_, id, value, help) in ARGUMENTS.iter().filter(|(verb, ..)| verb == name) {
        command = command.mut_arg(*id, |arg| {
            let heading = if arg.is_positional() { ARGUMENT_HEADING } else { OPTION_HEADING };
            let arg = arg.help(help.of(language)).long_help(None).help_heading(heading.of(language));
            if arg.get_action().takes_values() {
                arg.value_name(value.of(language)).hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        });
    }
    command
}

fn flag(name: &'static str, short: char, help: &'static str, action: ArgAction, language: Language) -> Arg {
    Arg::new(name).short(short).long(name).help(help).action(action).help_heading(OPTION_HEADING.of(language))
}

fn template(language: Language) -> String {
    let usage = USAGE.of(language);
    let colon = language.pick("：", ": ");
    format!("{{about-with-newline}}\n{usage}{colon}{{usage}}\n\n{{all-args}}{{after-help}}")
}
