//! A folder of a test, and commands run in it.

use jizhi::cli::{Console, run};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder that is removed at the end.
pub struct Folder {
    temp: TempDir,
    color: bool,
}

/// What a command gave.
#[derive(Debug)]
pub struct Ran {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self { temp: tempfile::tempdir().unwrap(), color: false }
    }

    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(path, text);
        self
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.temp.path().canonicalize().unwrap().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// All files below, by path, sorted.
    pub fn files(&self, below: &str) -> Vec<String> {
        let root = self.path("");
        walkdir::WalkDir::new(self.path(below))
            .sort_by_file_name()
            .into_iter()
            .map(Result::unwrap)
            .filter(|e| e.file_type().is_file())
            .map(|e| e.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned())
            .collect()
    }

    pub fn colored(mut self) -> Self {
        self.color = true;
        self
    }

    /// Runs `jizhi` with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("", arguments)
    }

    /// The same from a folder below.
    pub fn run_in(&self, below: &str, arguments: &[&str]) -> Ran {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut console = Console::new(self.path(below), &mut out, &mut err);
        console.color = self.color;
        let code = run(std::iter::once("jizhi").chain(arguments.iter().copied()), &mut console);
        Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }
}

/// A small document without faults.
pub const GOOD: &str = "\
机制：某市“1+X”工作机制
模式：1+X
1：某市招商引资工作领导小组
X：各县（市）区
地区：某省某市
文种：通知
发文机关：某市人民政府办公室
发文字号：某政办〔2026〕9号
标题：某市人民政府办公室关于建立“1+X”工作机制的通知
主送：各县（市）区人民政府，市人民政府各部门
成文日期：2026年3月6日

--- 正文
为形成合力，决定建立工作机制。

# 成立领导小组
## 领导小组：某市招商引资工作领导小组
牵头单位：市商务局
责任单位：市财政局

# 落实责任
## 主体：各县（市）区。各县（市）区要抓好落实。
";

/// The same with another number, title and one misspelt label in braces.
pub fn with_fault() -> String {
    GOOD.replace("〔2026〕9号", "〔2026〕10号").replace("牵头单位：市商务局", "{牵头单为：市商务局}负责")
}
