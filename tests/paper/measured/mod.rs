//! The printed page, measured. `cargo test --test suite measured -- --nocapture` prints the table;
//! with `JIZHI_MEASURED=write` it is written to `docs/page-measured.md`.

mod press;

use super::package::documents;
use super::*;
use jizhi::layout::{Orientation, Piece, Signature, width};
use press::{Colour, Line, Press, Sheet};
use std::fmt::Write;

/// One thing measured.
struct Row {
    document: String,
    element: &'static str,
    clause: &'static str,
    unit: &'static str,
    asked: f64,
    found: f64,
    tolerance: f64,
}

/// The standard's numbers, on which everything here is measured.
const TOP: f64 = 37.0;
const BOTTOM: f64 = 262.0;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const MM: f64 = 25.4 / 72.0;

struct Measuring {
    rows: Vec<Row>,
    name: String,
}

impl Measuring {
    fn row(&mut self, element: &'static str, clause: &'static str, asked: f64, found: f64) {
        self.push(element, clause, "mm", asked, found, 1.0);
    }

    fn push(
        &mut self,
        element: &'static str,
        clause: &'static str,
        unit: &'static str,
        asked: f64,
        found: f64,
        tolerance: f64,
    ) {
        let document = self.name.clone();
        self.rows.push(Row { document, element, clause, unit, asked, found, tolerance });
    }
}

/// Lines of the text block, without the page number.
fn body(sheet: &Sheet) -> Vec<&Line> {
    sheet.lines.iter().filter(|l| l.top * MM > TOP - 1.0 && l.top * MM < BOTTOM).collect()
}

/// Where lines begin, from the top, each once.
fn tops(sheet: &Sheet) -> Vec<f64> {
    let mut tops: Vec<f64> = body(sheet).iter().map(|line| line.top).collect();
    tops.sort_by(f64::total_cmp);
    tops.dedup_by(|a, b| (*a - *b).abs() < 6.0);
    tops
}

fn grid(m: &mut Measuring, sheets: &[Sheet]) {
    let upright: Vec<&Sheet> = sheets.iter().filter(|s| s.width < s.height).collect();
    let Some(full) = upright.iter().max_by_key(|sheet| tops(sheet).len()) else { return };
    let tops = tops(full);
    m.push("每面行数", "5.2.3", "行", 22.0, tops.len() as f64, 0.0);
    let pitch = (tops[tops.len() - 1] - tops[0]) / (tops.len() - 1) as f64;
    m.push("行距", "据5.2.3", "pt", 28.95, pitch, 0.05);
    let lines = || upright.iter().flat_map(|sheet| body(sheet));
    // A mark of punctuation at the end may hang out of the line; see docs/page.md.
    let squares =
        |l: &&Line| l.text.chars().all(|c| width(&c.to_string()) == 1000) && l.right * MM < RIGHT + 0.5;
    let most =
        lines().filter(squares).filter(|l| l.left * MM < LEFT + 0.5).map(|l| l.text.chars().count()).max();
    m.push("每行字数", "5.2.3", "字", 28.0, most.unwrap() as f64, 0.0);
    let left = full.lines.iter().map(|l| l.left * MM).filter(|x| *x > 20.0).fold(f64::MAX, f64::min);
    m.row("版心左边", "5.2.1", LEFT, left);
    let right = lines().map(|l| l.right * MM).filter(|x| *x < RIGHT + 0.5).fold(0.0, f64::max);
    m.row("版心右边", "5.2.1", RIGHT, right);
}

fn page_number(m: &mut Measuring, press: &Press, page: usize) {
    let ink = press.ink(&m.name, page);
    let band = (BOTTOM + 3.0, 287.0);
    let (first, last) = ink.columns(Colour::Black, band).unwrap();
    let dash = ink.rows(Colour::Black, band, (first, first + 2.0)).unwrap();
    m.row("页码一字线上边", "7.5", BOTTOM + 7.0, dash.0);
    // A character of its own size, 4号.
    let own = 14.0 * MM;
    if page % 2 == 1 {
        m.row("单页码右空一字", "7.5", RIGHT - own, last);
    } else {
        m.row("双页码左空一字", "7.5", LEFT + own, first);
    }
}

fn head(m: &mut Measuring, press: &Press, paper: &Paper) {
    let has_mark = paper.pieces().any(|p| matches!(p, Piece::Mark { .. }));
    if !has_mark {
        return;
    }
    let ink = press.ink(&m.name, 1);
    let all = (0.0, 297.0);
    let (mark, _) = ink.rows(Colour::Red, all, (0.0, 210.0)).unwrap();
    use jizhi::model::IssuedFormat::{Document, Letter, Minutes, Order};
    match paper.format {
        Document => m.row("发文机关标志上边", "7.2.4", TOP + 35.0, mark),
        Minutes => m.row("纪要标志上边", "10.3", TOP + 35.0, mark),
        Order => m.row("命令标志上边", "10.2", TOP + 20.0, mark),
        Letter => m.row("信函标志上边", "10.1", 30.0, mark),
    }
    let lines = ink.lines(Colour::Red);
    match paper.format {
        Order => assert!(lines.is_empty()),
        Letter => {
            let [thick, thin, .., last] = lines.as_slice() else { panic!("{lines:?}") };
            let mark = ink.rows(Colour::Red, (0.0, thick.0 - 0.5), (0.0, 210.0)).unwrap();
            m.row("双线在标志下", "10.1", 4.0, thick.0 - mark.1);
            m.row("双线长", "10.1", 170.0, thick.2);
            m.row("第二条双线至纸下边", "10.1", 20.0, 297.0 - last.1);
            assert!(thick.1 - thick.0 > thin.1 - thin.0, "above, the thick line is the upper one");
        }
        Document | Minutes => {
            let line = lines[0];
            let number = ink.rows(Colour::Black, (0.0, line.0 - 0.2), (0.0, 210.0)).unwrap();
            m.row("红线在发文字号下", "7.2.7", 4.0, line.0 - number.1);
            m.row("红线长", "7.2.7", 156.0, line.2);
        }
    }
}

fn titles(paper: &Paper, sheets: &[Sheet]) {
    let printed: Vec<&str> = sheets.iter().flat_map(|s| &s.lines).map(|l| l.text.as_str()).collect();
    for piece in paper.pieces() {
        let Piece::Title { lines, .. } = piece else { continue };
        // Names of joint issuers stand apart and are read as lines of their own.
        for line in lines.iter().flat_map(|line| line.split_whitespace()) {
            assert!(printed.contains(&line), "the title is not broken so: {line} in {printed:?}");
        }
    }
}

fn tail(m: &mut Measuring, press: &Press, paper: &Paper, sheets: &[Sheet]) {
    for piece in paper.pieces() {
        let Piece::Signature(Signature::Lines { lines, .. }) = piece else { continue };
        let Some(date) = lines.last() else { continue };
        let same = |l: &&Line| l.text == date.text && l.left * MM > 100.0;
        let found = sheets.iter().flat_map(|s| &s.lines).find(same).unwrap_or_else(|| panic!("{}", m.name));
        let asked = RIGHT - date.right.0 as f64 / 1000.0 * 15.75 * MM;
        m.row("成文日期右边", "7.3.5", asked, found.right * MM);
    }
    let Some(imprint) = &paper.imprint else { return };
    if imprint.ruled {
        let lines = press.ink(&m.name, sheets.len()).lines(Colour::Black);
        let last = lines.last().unwrap();
        m.row("版记末线", "7.4.1", BOTTOM, (last.0 + last.1) / 2.0);
        m.row("版记线长", "7.4.1", 156.0, last.2);
        m.push("版记末线粗", "7.4.1", "mm", 0.35, last.1 - last.0, 0.1);
    }
}

fn shown(rows: &[Row]) -> String {
    let mut table =
        String::from("| 文件 | 要素 | 条款 | 应为 | 实测 | 偏差 | 允许 |\n|---|---|---|---|---|---|---|\n");
    for row in rows {
        let Row { document, element, clause, unit, asked, found, tolerance } = row;
        let off = found - asked;
        let _ = writeln!(
            table,
            "| {document} | {element} | {clause} | {asked:.2} {unit} | {found:.2} {unit} | {off:+.2} | ±{tolerance} |"
        );
    }
    table
}

const INTRODUCTION: &str = "# 实测的版面

各份文件的 `notice.docx` 用 LibreOffice 转成 PDF 后量得：文字的框用 `pdftotext -bbox-layout`，墨迹用 `pdftoppm`
（300 点/英寸，一点 0.08 mm）。字体用免费的代替（思源宋体、思源黑体），都是全角方块，不影响尺寸。
重新量：`JIZHI_MEASURED=write cargo test --test suite measured`。

*What a converted `notice.docx` measures; written by the command above.*

";

#[test]
fn the_printed_pages_measure_what_the_standard_asks() {
    let documents = documents();
    let written: Vec<(String, Vec<u8>)> =
        documents.iter().map(|(name, m)| (name.clone(), docx(m, Page::default()))).collect();
    let press = Press::print(&written);
    let mut m = Measuring { rows: Vec::new(), name: String::new() };
    for (name, mechanism) in &documents {
        m.name.clone_from(name);
        let paper = paper(mechanism, Page::default());
        let sheets = press.sheets(name);
        if sheets.len() > 4 && !FORMATS.contains(&name.as_str()) {
            grid(&mut m, &sheets);
        }
        head(&mut m, &press, &paper);
        titles(&paper, &sheets);
        tail(&mut m, &press, &paper, &sheets);
        if paper.numbers_first_page() {
            page_number(&mut m, &press, 1);
        }
        page_number(&mut m, &press, 2);
        let turned = paper.sections.iter().filter(|s| s.orientation == Orientation::Landscape).count();
        assert_eq!(sheets.iter().filter(|s| s.width > s.height).count(), turned, "{name}");
        let fonts = press.fonts(name);
        assert!(fonts.iter().all(|font| font.contains("CJK") && font.contains(" yes yes ")), "{fonts:#?}");
    }
    let table = shown(&m.rows);
    println!("{table}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/page-measured.md");
    if std::env::var("JIZHI_MEASURED").is_ok_and(|word| word == "write") {
        std::fs::write(&path, format!("{INTRODUCTION}{table}")).unwrap();
    }
    let off: Vec<&Row> = m.rows.iter().filter(|r| (r.found - r.asked).abs() > r.tolerance).collect();
    assert!(
        off.is_empty(),
        "off the standard:\n{}",
        shown(&off.into_iter().map(Row::copy).collect::<Vec<_>>())
    );
    let kept = std::fs::read_to_string(&path).unwrap();
    let names = |text: &str| text.lines().filter(|l| l.starts_with("| ")).count();
    assert_eq!(names(&kept), names(&table), "docs/page-measured.md is old: run with JIZHI_MEASURED=write");
}

impl Row {
    fn copy(&self) -> Self {
        Self { document: self.document.clone(), ..*self }
    }
}

#[test]
fn a_signature_is_never_alone_on_a_page() {
    // The text is made longer line by line, so that the signature meets the foot of the page at some length.
    let documents: Vec<(String, Mechanism)> = (0..6)
        .map(|more| {
            let text =
                std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paper/letter.jz"));
            let lines = "- 责任单位报1名联络员。\n".repeat(more + 1);
            let text = text.unwrap().replace("- 责任单位报1名联络员。\n", &lines);
            let text = SourceText::new(text);
            let header = Header::scan(text.as_str());
            let made = Workspace::default().compile("函.jz", &text, &header, &Index::new(Vec::new()));
            (format!("letter-{more}"), made.mechanism)
        })
        .collect();
    let written: Vec<(String, Vec<u8>)> =
        documents.iter().map(|(name, m)| (name.clone(), docx(m, Page::default()))).collect();
    let press = Press::print(&written);
    for (name, _) in &documents {
        let sheets = press.sheets(name);
        let sheet = sheets.iter().find(|s| s.lines.iter().any(|l| l.text == "2026年3月5日")).unwrap();
        let own = ["2026年3月5日", "青禾县人民政府办公室"];
        let words = body(sheet).iter().filter(|l| !own.contains(&l.text.as_str())).count();
        assert!(words > 0, "{name}: {sheet:?}");
    }
}
