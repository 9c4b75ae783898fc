//! The table of `docs/pdf.md`: what was measured of each element.

use super::measure::{Sheet, drawing, sheets};
use super::*;

/// Element, rule and measured value, in millimetres unless the element says otherwise.
type Row = (&'static str, f64, f64);

const BODY: f64 = 16.0 * 25.4 / 72.0;
const SMALL: f64 = 14.0 * 25.4 / 72.0;
const PITCH: f64 = 28.95 * 25.4 / 72.0;

fn body_rows(sheet: &Sheet) -> Vec<Row> {
    let lines = sheet.body();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let pitch = (last.top - first.top) / (lines.len() - 1) as f64;
    vec![
        ("每面行数（行，5.2.3）", 22.0, lines.len() as f64),
        ("每行字数（字，5.2.3）", 28.0, first.text.chars().count() as f64),
        ("行距（28.95 pt）", PITCH, pitch),
        ("版心左边（5.2.1）", 28.0, first.left),
        ("版心右边（5.2.1）", 184.0, first.right),
        ("首行行顶（天头，5.2.1）", 37.0, first.top - (pitch - BODY) / 2.0),
    ]
}

fn head_rows(printed: &Printed) -> Vec<Row> {
    let red = drawing(&printed.bytes, 1).bands(true);
    let number = sheets(&printed.bytes)[0].line("某政办〔2026〕9号").clone();
    let (left, right) = drawing(&printed.bytes, 1).across((red[1].0 + red[1].1) / 2.0);
    vec![
        ("发文机关标志上边至纸上边（7.2.4）", 72.0, red[0].0),
        ("红线在文号下（7.2.7）", 4.0, red[1].0 - number.bottom),
        ("红线长（7.2.7）", 156.0, right - left),
    ]
}

fn foot_rows(printed: &Printed) -> Vec<Row> {
    let sheets = sheets(&printed.bytes);
    let rules: Vec<(f64, f64)> = drawing(&printed.bytes, sheets.len()).bands(false);
    let last = rules.into_iter().rfind(|(from, to)| to - from < 0.7).unwrap();
    let (odd, even) = (sheets[0].number().unwrap(), sheets[1].number().unwrap());
    vec![
        ("版记末线（7.4.1）", 262.0, (last.0 + last.1) / 2.0),
        ("页码一字线上边（7.5）", 269.0, odd.top + SMALL * (0.88 - 0.82)),
        ("单页码右空一字后（7.5）", 184.0 - SMALL, odd.right),
        ("双页码左空一字后（7.5）", 28.0 + SMALL, even.left),
    ]
}

fn format_rows() -> Vec<Row> {
    let letter = print(&format("letter"));
    let red = drawing(&letter.bytes, 1).bands(true);
    let (left, right) = drawing(&letter.bytes, 1).across((red[1].0 + red[1].1) / 2.0);
    let order = drawing(&print(&format("order")).bytes, 1).bands(true);
    let minutes = drawing(&print(&format("minutes")).bytes, 1).bands(true);
    vec![
        ("信函标志上边至纸上边（10.1）", 30.0, red[0].0),
        ("信函双线在标志下（10.1）", 4.0, red[1].0 - red[0].1),
        ("信函双线长（10.1）", 170.0, right - left),
        ("信函末双线至纸下边（10.1）", 20.0, 297.0 - red[4].1),
        ("命令标志上边至纸上边（10.2）", 57.0, order[0].0),
        ("纪要标志上边至纸上边（10.3）", 72.0, minutes[0].0),
    ]
}

#[test]
fn the_guide_has_the_table_that_is_measured_and_nothing_is_off_by_more_than_two_tenths() {
    let printed = print(&page::plain());
    let sheets = sheets(&printed.bytes);
    let rows = [body_rows(&sheets[1]), head_rows(&printed), foot_rows(&printed), format_rows()].concat();
    let mut table = String::from("| 要素 | 规则（mm） | 量得（mm） | 差 |\n|---|---|---|---|\n");
    for (element, rule, measured) in rows {
        assert!((measured - rule).abs() <= 0.2, "{element}: {measured} is not {rule}");
        let difference = format!("{:+.1}", measured - rule).replace("-0.0", "+0.0").replace("+0.0", "0");
        table.push_str(&format!("| {element} | {rule:.1} | {measured:.1} | {difference} |\n"));
    }
    assert!(read("docs/pdf.md").contains(&table), "docs/pdf.md should have\n{table}");
}
