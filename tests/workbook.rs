//! `matrix.xlsx`, read back by a reader that has nothing to do with its writer.

use crate::outputs::{documents, loader, mechanism, rendered};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jizhi::model::{Mechanism, Party};
use jizhi::problem::{Level, Problem};
use jizhi::render::{Origin, Output, Renderer};
use jizhi::source::{SourceText, Span};
use jizhi::workspace::Workspace;
use std::io::{Cursor, Read};

type Book = Xlsx<Cursor<Vec<u8>>>;

const SHEETS: [&str; 6] = ["责任矩阵", "任务分解表", "目标任务", "报送日程", "名单", "检查结果"];

/// Every document that is published or made up for tests.
fn mechanisms() -> Vec<(String, Mechanism, SourceText)> {
    let mut all = Vec::new();
    for folder in ["policies", "tests/mechanisms"] {
        let loader = loader(folder);
        let workspace = Workspace::open(&loader).unwrap();
        let compiled = |(path, text): (String, SourceText)| {
            let mechanism = mechanism(&workspace, &path, &text);
            (path, mechanism, text)
        };
        all.extend(documents(&loader).into_iter().map(compiled));
    }
    all
}

fn bytes<'a>(outputs: &'a [Output], name: &str) -> &'a [u8] {
    &outputs.iter().find(|o| o.name == name).unwrap().bytes
}

fn open(bytes: &[u8]) -> Book {
    open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap()
}

/// The cells of a sheet as words, and what kind each is.
fn cells(book: &mut Book, sheet: &str) -> Vec<Vec<(String, char)>> {
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

fn cell(data: &Data) -> (String, char) {
    match data {
        Data::Empty => (String::new(), ' '),
        Data::String(text) => (text.clone(), 't'),
        Data::Float(number) => (format!("{number}"), 'n'),
        Data::Int(number) => (format!("{number}"), 'n'),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), 'd')
        }
        other => panic!("{other:?}"),
    }
}

fn words(row: &[(String, char)]) -> Vec<&str> {
    row.iter().map(|(text, _)| text.as_str()).collect()
}

fn csv(outputs: &[Output], name: &str) -> Vec<Vec<String>> {
    let text = bytes(outputs, name).strip_prefix(b"\xEF\xBB\xBF").unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// One file inside the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_sheet_holds_the_cells_of_its_csv_and_titles_are_merged() {
    for (path, mechanism, _) in mechanisms() {
        let outputs = rendered(&mechanism);
        let mut book = open(bytes(&outputs, "matrix.xlsx"));
        assert_eq!(book.sheet_names(), SHEETS, "{path}");
        for (sheet, name) in SHEETS.iter().zip(["matrix", "tasks", "targets", "schedule", "roster"]) {
            let wanted = csv(&outputs, &format!("{name}.csv"));
            let found = cells(&mut book, sheet);
            let columns: Vec<usize> = wanted[0]
                .iter()
                .map(|head| words(&found[1]).iter().position(|cell| cell == head).unwrap())
                .collect();
            for (at, row) in wanted.iter().enumerate() {
                let row_found: Vec<&str> = columns.iter().map(|c| words(&found[at + 1])[*c]).collect();
                assert_eq!(&row_found, row, "{path}: {sheet}, row {at}");
            }
            let merged = book.merge_cells_by_sheet_name(sheet).unwrap();
            let right = found[1].iter().rposition(|(text, _)| !text.is_empty()).unwrap();
            assert_eq!(merged.len(), 1, "{path}: {sheet}");
            assert_eq!((merged[0].start, merged[0].end.0), ((0, 0), 0), "{path}: {sheet}");
            assert_eq!(merged[0].end.1 as usize, right, "{path}: {sheet}");
        }
    }
}

#[test]
fn days_are_days_and_numbers_are_numbers() {
    let (mut days, mut numbers) = (0, 0);
    for (path, mechanism, _) in mechanisms() {
        let outputs = rendered(&mechanism);
        let mut book = open(bytes(&outputs, "matrix.xlsx"));
        for (sheet, column) in [("任务分解表", "截止日期"), ("报送日程", "期限日")] {
            let found = cells(&mut book, sheet);
            let at = words(&found[1]).iter().position(|head| *head == column).unwrap();
            for row in &found[2..] {
                let (text, kind) = &row[at];
                let iso = text.len() == 10 && text.is_ascii();
                assert_eq!(*kind == 'd', iso, "{path}: {sheet}: {text}");
                days += usize::from(iso);
            }
        }
        let found = cells(&mut book, "目标任务");
        for row in found.iter().skip(2).filter(|row| !row[6].0.is_empty()) {
            assert_eq!((row[6].1, row[7].1), ('n', 'n'), "{path}: {row:?}");
            numbers += 1;
        }
        for name in ["任务分解表", "报送日程"] {
            let dated = part(bytes(&outputs, "matrix.xlsx"), "xl/styles.xml");
            assert!(!days_in(&cells(&mut book, name)) || dated.contains("yyyy-mm-dd"), "{dated}");
        }
    }
    assert!(days > 5 && numbers > 20, "{days} days, {numbers} numbers");
}

fn days_in(rows: &[Vec<(String, char)>]) -> bool {
    rows.iter().flatten().any(|(_, kind)| *kind == 'd')
}

/// The value of a formula of the few kinds that are written, worked out anew.
fn value(formula: &str, rows: &[Vec<(String, char)>]) -> f64 {
    let mut total = 0.0;
    for call in formula.split('+') {
        let (name, arguments) = call.trim_end_matches(')').split_once('(').unwrap();
        let (ranges, criterion) = match arguments.split_once(",\"") {
            Some((range, word)) => (range, Some(word.trim_end_matches('"'))),
            None => (arguments, None),
        };
        for range in ranges.split(',') {
            let (from, to) = range.split_once(':').unwrap_or((range, range));
            let ((top, left), (bottom, right)) = (place(from), place(to));
            for row in rows.get(top..=bottom).unwrap_or_else(|| panic!("{formula} leaves the sheet")) {
                for (text, _) in &row[left..=right] {
                    total += match name {
                        "COUNTA" => f64::from(u8::from(!text.is_empty())),
                        "COUNTIF" => f64::from(u8::from(Some(text.as_str()) == criterion)),
                        "SUM" => text.parse().unwrap_or(0.0),
                        other => panic!("{other}"),
                    };
                }
            }
        }
    }
    total
}

fn place(name: &str) -> (usize, usize) {
    let (letters, number) = name.split_at_checked(name.find(|c: char| c.is_ascii_digit()).unwrap()).unwrap();
    let column = letters.bytes().fold(0, |at, letter| at * 26 + usize::from(letter - b'A') + 1);
    (number.parse::<usize>().unwrap() - 1, column - 1)
}

#[test]
fn totals_are_formulas_that_come_to_the_values_kept_beside_them() {
    let mut seen = std::collections::BTreeMap::new();
    for (path, mechanism, _) in mechanisms() {
        let outputs = rendered(&mechanism);
        let mut book = open(bytes(&outputs, "matrix.xlsx"));
        for sheet in SHEETS {
            let rows = cells(&mut book, sheet);
            let formulas = book.worksheet_formula(sheet).unwrap();
            let start = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells() {
                let (row, column) = (row + start.0 as usize, column + start.1 as usize);
                let kept: f64 = rows[row][column].0.parse().unwrap();
                let worked = value(formula, &rows);
                assert!((kept - worked).abs() < 1e-6, "{path}: {sheet}: {formula} is {worked}, not {kept}");
                *seen.entry(formula.split('(').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
            }
            let last = rows.last().unwrap();
            let totalled =
                sheet == "检查结果" || rows.len() == 2 || last.iter().any(|(_, kind)| *kind == 'n');
            assert!(totalled, "{path}: {sheet}: {last:?}");
        }
    }
    assert!(seen["COUNTA"] > 100 && seen["COUNTIF"] > 10 && seen["SUM"] > 10, "{seen:?}");
}

#[test]
fn sheets_print_on_a4_with_their_headings_and_stay_in_sight_on_the_screen() {
    let (_, mechanism, _) = mechanisms().swap_remove(0);
    let outputs = rendered(&mechanism);
    let bytes = bytes(&outputs, "matrix.xlsx");
    let book = part(bytes, "xl/workbook.xml");
    for (at, sheet) in SHEETS.iter().enumerate() {
        let xml = part(bytes, &format!("xl/worksheets/sheet{}.xml", at + 1));
        for wanted in [
            "state=\"frozen\"",
            "xSplit=\"1\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<autoFilter ref=\"A",
            "第 &amp;P 页，共 &amp;N 页",
        ] {
            assert!(xml.contains(wanted), "{sheet} lacks {wanted}");
        }
        assert!(!xml.contains("fitToWidth"), "one page wide is what is meant when nothing is said: {sheet}");
        let titles = format!("localSheetId=\"{at}\">{sheet}!$A:$A,{sheet}!$2:$");
        assert!(book.contains(&titles), "{titles} is not in {book}");
    }
}

#[test]
fn a_cell_of_the_matrix_tells_holder_clause_and_line() {
    let (path, mechanism, text) =
        mechanisms().into_iter().find(|(path, ..)| path.starts_with("qinshui")).unwrap();
    let line = |span: Span| text.line_column(span.start as usize).line;
    let origin = Origin { file: &path, line: Some(&line), ..Origin::default() };
    let made = Renderer::built_in().render_from(&mechanism, &origin).unwrap();
    assert_eq!(made.remarks, vec![]);
    let bytes = bytes(&made.outputs, "matrix.xlsx");
    let notes = part(bytes, "xl/comments1.xml");
    let lead = mechanism.seats.iter().find(|seat| seat.role == "牵头单位").unwrap();
    let name = mechanism.party_name(&lead.holder.party).into_owned();
    let note =
        format!("{}：{name}\n条款：{}\n出处：{path}:{}", lead.role, lead.clause, line(lead.holder.span));
    assert!(notes.contains(&note), "{note} is not in {notes}");
    let mut book = open(bytes);
    let tasks = cells(&mut book, "任务分解表");
    let at = words(&tasks[1]).iter().position(|head| *head == "出处").unwrap();
    let number = mechanism.duties.first().map(|duty| line(duty.span)).unwrap();
    assert!(tasks.iter().any(|row| row[at].0 == format!("{path}:{number}")), "{tasks:?}");
}

#[test]
fn roles_differ_by_fill_and_by_a_sign_that_is_no_part_of_the_text() {
    let (_, mechanism, _) = mechanisms().into_iter().find(|(path, ..)| path.starts_with("qinshui")).unwrap();
    let outputs = rendered(&mechanism);
    let styles = part(bytes(&outputs, "matrix.xlsx"), "xl/styles.xml");
    assert!(styles.contains("formatCode=\"&quot;◎&quot; @\""), "{styles}");
    let mut book = open(bytes(&outputs, "matrix.xlsx"));
    assert!(!cells(&mut book, "责任矩阵").iter().flatten().any(|(text, _)| text.contains('◎')));
}

#[test]
fn findings_stand_by_level_with_help_and_place_and_are_counted() {
    let span = Span::new(4, 9);
    let findings = [
        Problem::new("count-differs", Level::Error, span, jizhi::problem::Message::new("数不对", "wrong"))
            .help("改成六", "make it six"),
        Problem::warning("no-deadline", span, "没有时限", "no deadline"),
        Problem::warning("no-deadline", Span::new(20, 24), "没有时限", "no deadline"),
    ];
    let line = |span: Span| span.start as usize / 4;
    let origin =
        Origin { file: "甲.jz", findings: Some(&findings), file_line: Some(&line), ..Origin::default() };
    let made = Renderer::built_in().render_from(&Mechanism::default(), &origin).unwrap();
    let mut book = open(bytes(&made.outputs, "matrix.xlsx"));
    let rows = cells(&mut book, "检查结果");
    assert_eq!(words(&rows[1]), ["序号", "级别", "规则", "问题", "怎么办", "出处", "另见"]);
    assert_eq!(words(&rows[2]), ["1", "错误", "count-differs", "数不对", "改成六", "甲.jz:1", ""]);
    assert_eq!(words(&rows[4])[5], "甲.jz:5");
    let counted: Vec<_> =
        rows[5..].iter().map(|row| (row[0].0.as_str(), row[1].0.as_str(), row[3].0.as_str())).collect();
    assert_eq!(counted, [("合计", "", "3"), ("", "错误", "1"), ("", "警告", "2")]);
    for (findings, words) in [(None, "没有检查；运行 jizhi check"), (Some(&[][..]), "没有发现问题")]
    {
        let origin = Origin { findings, ..Origin::default() };
        let made = Renderer::built_in().render_from(&Mechanism::default(), &origin).unwrap();
        let mut book = open(bytes(&made.outputs, "matrix.xlsx"));
        assert_eq!(cells(&mut book, "检查结果")[2][3].0, words);
    }
}

/// The first policy, with another name of the first unit that has a seat.
fn with_unit(name: &str) -> Mechanism {
    let (_, mut mechanism, _) = mechanisms().swap_remove(0);
    let seated = mechanism.seats.iter().find_map(|seat| match seat.holder.party {
        Party::Unit(id) => Some(id),
        _ => None,
    });
    mechanism.units[seated.unwrap().index()].name = name.into();
    mechanism
}

#[test]
fn words_of_a_document_never_become_formulas_and_come_back_as_they_were() {
    for name in [
        "=1+1",
        "+86",
        "-1",
        "@SUM(A1)",
        "=cmd|'/c x'!A1",
        "0012",
        "1e5",
        "TRUE",
        "_x0041_",
        "a\tb",
        "<&>\"'",
    ] {
        let mechanism = with_unit(name);
        let outputs = rendered(&mechanism);
        let mut book = open(bytes(&outputs, "matrix.xlsx"));
        let rows = cells(&mut book, "责任矩阵");
        let cell = rows.iter().map(|row| &row[0]).find(|(text, _)| text == name);
        assert_eq!(cell.map(|(_, kind)| *kind), Some('t'), "{name}");
        let formulas = book.worksheet_formula("责任矩阵").unwrap();
        for (_, _, formula) in formulas.used_cells() {
            assert!(["COUNTA(", "SUM("].iter().any(|f| formula.starts_with(f)), "{formula}");
        }
    }
    let sheet = part(bytes(&rendered(&with_unit("=1+1")), "matrix.xlsx"), "xl/styles.xml");
    assert!(sheet.contains("quotePrefix=\"1\""), "an edited cell would become a formula");
}

#[test]
fn characters_that_xml_forbids_leave_a_workbook_that_opens() {
    let mechanism = with_unit("甲\u{1}乙\u{FFFE}丙\u{0}丁");
    let outputs = rendered(&mechanism);
    let mut book = open(bytes(&outputs, "matrix.xlsx"));
    let rows = cells(&mut book, "责任矩阵");
    assert!(rows.iter().any(|row| row[0].0.contains('丙')), "{rows:?}");
    let strings = part(bytes(&outputs, "matrix.xlsx"), "xl/sharedStrings.xml");
    assert!(!strings.contains(['\u{1}', '\u{0}', '\u{FFFE}']));
}

#[test]
fn what_does_not_fit_is_shortened_and_said() {
    let (_, mut mechanism, _) = mechanisms().swap_remove(0);
    mechanism.duties[0].text = "项".repeat(40_000);
    let made = Renderer::built_in().render_from(&mechanism, &Origin::default()).unwrap();
    let mut book = open(bytes(&made.outputs, "matrix.xlsx"));
    let rows = cells(&mut book, "任务分解表");
    let longest = rows.iter().flatten().map(|(text, _)| text.encode_utf16().count()).max();
    assert_eq!(longest, Some(32_767));
    assert_eq!(made.remarks.len(), 1, "{:?}", made.remarks);
    assert!(
        made.remarks[0].zh.contains("“任务分解表”") && made.remarks[0].zh.contains("40000 个字"),
        "{:?}",
        made.remarks
    );
}

#[test]
fn the_same_document_gives_the_same_workbook() {
    for (path, mechanism, _) in mechanisms() {
        let [first, second] = [rendered(&mechanism), rendered(&mechanism)];
        assert!(bytes(&first, "matrix.xlsx") == bytes(&second, "matrix.xlsx"), "{path}");
    }
}
