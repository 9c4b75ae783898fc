//! Arguments of the verbs that start, check, build and rewrite drafts.

use super::shared::FORMAT;
use super::{Argument, Both};

pub(super) const ARGUMENTS: &[Argument] = &[
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
    ("build", "format", Both("格式", "FORMAT"), FORMAT),
    ("check", "format", Both("格式", "FORMAT"), FORMAT),
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
];
