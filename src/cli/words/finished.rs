//! Arguments of the verbs that read finished documents.

use super::shared::FORMAT;
use super::{Argument, Both};

pub(super) const ARGUMENTS: &[Argument] = &[
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
];
