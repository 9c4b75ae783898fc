//! The printed page, set with forged fonts and measured with poppler.

mod faults;
mod file;
mod measure;
mod page;
mod table;

use crate::fonts::forge::Forged;
use jizhi::fonts::{Fonts, Shelf};
use jizhi::layout::{Paper, Provenance};
use jizhi::page::{Page, PageSettings, Written};
use jizhi::pdf::{Press, Printed};
use jizhi::render::Renderer;
use jizhi::source::SourceText;
use jizhi::workspace::{Header, Index, Workspace};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The documents of `tests/paper`, one for each format.
const FORMATS: [&str; 4] = ["joint", "letter", "order", "minutes"];
const POLICIES: [&str; 5] = ["hanzhong", "jiaozuo", "macun", "qiaocheng", "qinshui"];

/// The five roles, in a folder: boxes for all that is common in Chinese, and nothing for rare names.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let temp = tempfile::tempdir().unwrap();
    let han = ('\u{4e00}'..='\u{9fa5}').filter(|c| !"喆堃".contains(*c));
    let signs = "×，。、；：？！“”‘’（）《》〈〉〔〕【】—…·★　％．";
    let common: String = han.chain(' '..='~').chain(signs.chars()).collect();
    for family in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"] {
        let bytes = Forged::new(family, &common).file();
        std::fs::write(temp.path().join(format!("{family}.ttf")), bytes).unwrap();
    }
    temp
});

static PRESS: LazyLock<Press> = LazyLock::new(press);

/// A press of its own, which has set nothing yet.
fn press() -> Press {
    Press::new(Fonts::find(Shelf::scan(&[FOLDER.path().to_path_buf()], false), BTreeMap::new()))
}

fn paper_of(text: &str, page: Page) -> (Paper, Renderer) {
    let text = SourceText::new(text.to_owned());
    let header = Header::scan(text.as_str());
    let document = Workspace::default().compile("甲.jz", &text, &header, &Index::new(Vec::new()));
    assert!(document.complete, "{:?}", document.problems);
    let renderer = Renderer::built_in().on_page(page);
    let paper = renderer.paper(&document.mechanism, &Provenance::default()).unwrap();
    (paper, renderer)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn page(pairs: &[(&str, Written)]) -> Page {
    let settings: PageSettings = pairs.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
    Page::with(&settings).unwrap()
}

fn print_on(text: &str, page: Page) -> Printed {
    let (paper, renderer) = paper_of(text, page);
    let printed = PRESS.print(&paper, &renderer).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(printed.remarks, Vec::<String>::new());
    printed
}

fn print(text: &str) -> Printed {
    print_on(text, Page::default())
}

fn format(name: &str) -> String {
    read(&format!("tests/paper/{name}.jz"))
}

fn policy(name: &str) -> String {
    read(&format!("policies/{name}.jz"))
}

/// A notice with this body and enough else to be one.
fn notice(body: &str) -> String {
    format!(
        "机制：甲机制\n地区：某省某市\n文种：通知\n发文机关：某市人民政府办公室\n发文字号：某政办〔2026〕9号\n\
         标题：某市人民政府办公室关于建立甲机制的通知\n主送：各县（市）区人民政府\n成文日期：2026年3月6日\n\
         抄送：市委办公室\n印发日期：2026年3月7日\n\n--- 正文\n{body}\n"
    )
}
