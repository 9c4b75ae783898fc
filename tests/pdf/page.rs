//! Where things stand on the page, to the tenth of a millimetre.

use super::measure::{Sheet, drawing, sheets};
use super::*;

/// Lines of text are measured to this, in millimetres.
const FINE: f64 = 0.02;
/// What is drawn is measured to two dots.
const DRAWN: f64 = 0.2;
const PITCH: f64 = 28.95 * 25.4 / 72.0;
const BODY: f64 = 16.0 * 25.4 / 72.0;
const SMALL: f64 = 14.0 * 25.4 / 72.0;

fn near(measured: f64, rule: f64, within: f64) {
    assert!((measured - rule).abs() <= within, "{measured:.3} mm is not {rule:.3} mm within {within} mm");
}

/// Three pages of text without a digit or a mark in it.
pub(super) fn plain() -> String {
    notice(&"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳".repeat(50))
}

#[test]
fn a_page_of_body_has_22_lines_of_28_characters_on_the_grid() {
    let printed = print(&plain());
    let sheets = sheets(&printed.bytes);
    let lines = sheets[1].body();
    assert_eq!(lines.len(), 22, "{lines:?}");
    for (at, line) in lines.iter().enumerate() {
        assert_eq!(line.text.chars().count(), 28, "{line:?}");
        near(line.left, 28.0, FINE);
        near(line.right, 184.0, 0.12);
        near(line.top, 37.0 + (PITCH - BODY) / 2.0 + at as f64 * PITCH, FINE);
    }
    assert!(lines[21].bottom < 262.0);
}

#[test]
fn a_paragraph_begins_two_characters_in_and_the_addressee_at_the_edge() {
    let printed = print(&plain());
    let first = &sheets(&printed.bytes)[0].clone();
    near(first.line("各县（市）区人民政府").left, 28.0, FINE);
    near(first.line("天地玄黄").left, 28.0 + 2.0 * 15.75 * 25.4 / 72.0, FINE);
}

#[test]
fn mark_number_red_line_title_and_addressee_keep_their_distances() {
    let printed = print(&plain());
    let sheet = &sheets(&printed.bytes)[0];
    let red = drawing(&printed.bytes, 1).bands(true);
    let [mark, line] = red[..] else { panic!("{red:?}") };
    near(mark.0, 72.0, DRAWN);
    let number = sheet.line("某政办〔2026〕9号");
    near(number.top - (PITCH - BODY) / 2.0 - 2.0 * PITCH, mark.1, DRAWN);
    near(line.0 - number.bottom, 4.0, DRAWN);
    near((number.left + number.right) / 2.0, 106.0, 0.3);
    let (left, right) = drawing(&printed.bytes, 1).across((line.0 + line.1) / 2.0);
    near(left, 28.0, DRAWN);
    near(right, 184.0, DRAWN);
    let title = sheet.line("关于建立");
    let title_pitch = 35.8 * 25.4 / 72.0;
    let over = (title_pitch - 22.0 * 25.4 / 72.0) / 2.0;
    near(title.top - over - 2.0 * PITCH, line.1, DRAWN + 0.3);
    let addressee = sheet.line("各县（市）区人民政府");
    let last_title = sheet.lines.iter().rfind(|l| l.bottom < addressee.top).unwrap();
    near(addressee.top - (PITCH - BODY) / 2.0 - PITCH, last_title.bottom + over, FINE);
}

/// Where the ink of a page number stands on an upright sheet: its upper edge, and its two sides.
fn number(sheet: &Sheet) -> (f64, f64, f64) {
    let line = sheet.number().unwrap_or_else(|| panic!("no number: {:?}", sheet.lines));
    // The box of forged characters begins so far below the top of the line.
    (line.top + SMALL * (0.88 - 0.82), line.left, line.right)
}

#[test]
fn page_numbers_stand_seven_millimetres_under_the_text_right_on_odd_and_left_on_even_pages() {
    let printed = print(&plain());
    let sheets = sheets(&printed.bytes);
    for (at, sheet) in sheets.iter().enumerate() {
        let (top, left, right) = number(sheet);
        near(top, 269.0, 0.05);
        if at % 2 == 0 {
            near(right, 184.0 - SMALL, FINE);
        } else {
            near(left, 28.0 + SMALL, FINE);
        }
        assert_eq!(sheet.number().unwrap().text, format!("—{}—", at + 1));
    }
}

#[test]
fn a_wide_table_lies_across_and_its_page_number_stays_where_it_is_on_the_sheet() {
    let rows = "| 序号 | 事项 | 牵头单位 | 责任单位 | 时限 | 成果 | 备注 |\n".to_owned()
        + &"| 1 | 制定年度计划 | 市商务局 | 市财政局 | 3月底 | 计划 | 无 |\n".repeat(60);
    let sheets = sheets(&print(&notice(&rows)).bytes);
    let turned: Vec<(usize, &Sheet)> =
        sheets.iter().enumerate().filter(|(_, s)| s.width > s.height).collect();
    assert!(turned.len() >= 2, "{}", turned.len());
    for (at, sheet) in turned {
        // The head of the table is on every page, and nothing leaves the text block.
        let head = sheet.line("序号");
        near(
            head.top,
            sheet.lines.iter().filter(|l| !l.text.contains('—')).map(|l| l.top).fold(f64::MAX, f64::min),
            0.01,
        );
        let words: Vec<_> = sheet.lines.iter().filter(|line| line.left > 34.9 && line.top > 27.9).collect();
        assert!(words.iter().all(|line| line.right < 260.1 && line.bottom < 184.1), "{words:?}");
        // Upright, the left edge of this page is the foot of the sheet.
        let found = sheet.lines.iter().find(|line| line.left < 34.0).expect("a page number");
        near(297.0 - found.right + SMALL * (0.88 - 0.82), 269.0, 0.1);
        if at % 2 == 0 {
            near(found.bottom, 184.0 - SMALL, 0.1);
        } else {
            near(found.top, 28.0 + SMALL, 0.1);
        }
    }
}

#[test]
fn the_last_line_of_the_imprint_stands_on_the_edge_of_the_text_on_the_last_page() {
    let printed = print(&plain());
    let count = sheets(&printed.bytes).len();
    let rules: Vec<(f64, f64)> = drawing(&printed.bytes, count)
        .bands(false)
        .into_iter()
        .filter(|(from, to)| to - from < 0.7)
        .collect();
    let [first, middle, last] = rules[..] else { panic!("{rules:?}") };
    near((last.0 + last.1) / 2.0, 262.0, DRAWN);
    let thick = |(from, to): (f64, f64)| to - from;
    assert!(thick(first) >= thick(middle) && thick(last) >= thick(middle), "{rules:?}");
    let sheets = sheets(&printed.bytes);
    let copies = sheets[count - 1].line("抄送：");
    near(copies.left, 28.0 + SMALL, FINE);
    near(sheets[count - 1].line("印发").right, 184.0 - SMALL, FINE);
}

#[test]
fn an_imprint_is_put_on_an_even_page_when_that_is_asked_for() {
    let even = || page(&[("imprint-on-even-page", Written::Flag(true))]);
    for lines in 0..60 {
        let printed = print_on(&notice(&"天地玄黄\n".repeat(lines)), even());
        let sheets = sheets(&printed.bytes);
        assert_eq!(sheets.len() % 2, 0, "{lines} lines: {} pages", sheets.len());
        assert!(sheets.last().unwrap().lines.iter().any(|l| l.text.contains("抄送：")), "{lines}");
    }
}

#[test]
fn no_signature_stands_alone_on_a_page() {
    for lines in 0..40 {
        for body in ["天地玄黄\n".repeat(lines), "天地玄黄宇宙洪荒日月盈昃".repeat(2 * lines + 1)]
        {
            let sheets = sheets(&print(&notice(&body)).bytes);
            let signed = sheets.iter().find(|s| s.lines.iter().any(|l| l.text == "2026年3月6日")).unwrap();
            let above = &signed.lines[0].text;
            assert!(!above.contains("办公室") || above.contains("文件"), "{lines} lines: {above}");
        }
    }
}

#[test]
fn a_letter_has_its_mark_and_lines_where_letters_have_them_and_no_first_number() {
    let printed = print(&format("letter"));
    let red = drawing(&printed.bytes, 1).bands(true);
    let [mark, thick, thin, foot_thin, foot_thick] = red[..] else { panic!("{red:?}") };
    near(mark.0, 30.0, DRAWN);
    near(thick.0 - mark.1, 4.0, DRAWN);
    assert!(thick.1 - thick.0 > thin.1 - thin.0 && foot_thick.1 - foot_thick.0 > foot_thin.1 - foot_thin.0);
    near(297.0 - foot_thick.1, 20.0, DRAWN);
    let (left, right) = drawing(&printed.bytes, 1).across((thick.0 + thick.1) / 2.0);
    near(right - left, 170.0, DRAWN);
    near((left + right) / 2.0, 106.0, DRAWN);
    let sheets = sheets(&printed.bytes);
    assert!(sheets[0].lines.iter().all(|line| !line.text.contains("—1—")));
    assert_eq!(sheets[1].number().unwrap().text, "—2—");
    near(sheets[0].line("青政办函").right, 184.0, 0.3);
    near(sheets[0].line("000012").left, 28.0, FINE);
}

#[test]
fn order_and_minutes_have_their_marks_where_the_standard_has_them() {
    for (name, top) in [("order", 57.0), ("minutes", 72.0), ("joint", 72.0)] {
        let red = drawing(&print(&format(name)).bytes, 1).bands(true);
        near(red[0].0, top, DRAWN);
    }
}

#[test]
fn signature_and_date_of_a_sealed_notice_stand_four_characters_in_and_centred_on_each_other() {
    let sheets = sheets(&print(&notice("天地玄黄。")).bytes);
    let date = sheets[0].line("2026年3月6日");
    let zi = 15.75 * 25.4 / 72.0;
    near(date.right, 184.0 - 4.0 * zi, 0.15);
    let name = sheets[0].lines.iter().rfind(|line| line.top < date.top - 1.0).unwrap();
    near((name.left + name.right) / 2.0, (date.left + date.right) / 2.0, 0.3);
    near(name.top, date.top - PITCH, FINE);
}
