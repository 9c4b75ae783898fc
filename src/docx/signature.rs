//! 署名, 成文日期, and room for seals and stamps (7.3.5).

use super::paragraph::{Align, Indent, Shape, Type, paragraph};
use super::table::{Borders, Grid, RowShape};
use super::xml::Xml;
use crate::layout::{Placed, Signature};
use crate::page::{Length, Page};

/// Writes a signature; each of its paragraphs holds on to the next.
pub(super) fn signature(xml: &mut Xml, page: &Page, signature: &Signature) {
    match signature {
        Signature::Lines { above, lines } => {
            for (at, line) in lines.iter().enumerate() {
                let before = (at == 0).then(|| page.lines(*above));
                let style = if at + 1 == lines.len() { "Date" } else { "Signature" };
                placed(xml, page, style, line, before);
            }
        }
        Signature::Grid { .. } => seals(xml, page, signature),
        Signature::Stamps { .. } => stamps(xml, page, signature),
    }
}

fn placed(xml: &mut Xml, page: &Page, style: &'static str, line: &Placed, before: Option<Length>) {
    let shape = Shape { before, right: Some(Indent::chars(line.right.0, page)), ..Shape::of(style) };
    paragraph(xml, &shape, &[(Type::default(), line.text.as_str())]);
}

fn seals(xml: &mut Xml, page: &Page, signature: &Signature) {
    let Signature::Grid { above, columns, row_height, rows, date } = signature else { return };
    if above.0 > 0 {
        let shape = Shape { line: Some(page.lines(*above)), keep_next: Some(true), ..Shape::default() };
        paragraph(xml, &shape, &[]);
    }
    let count = i64::try_from(*columns).unwrap_or(1).max(1);
    let grid =
        Grid { columns: vec![page.body_width / count; *columns], borders: Borders::None, centred: true };
    grid.open(xml);
    for (at, row) in rows.iter().enumerate() {
        let is_last = at + 1 == rows.len();
        let shape = RowShape { exact: Some(*row_height), ..RowShape::default() };
        grid.row(xml, Some(shape), |cells| {
            for column in 0..*columns {
                let name = row.names.get(column).map_or("", String::as_str);
                let under = is_last && column + 1 == row.names.len() && !date.is_empty();
                cells.cell(column, None, &mut |xml| {
                    let centred = |style| Shape { align: Some(Align::Centre), ..Shape::of(style) };
                    paragraph(xml, &centred("Signature"), &[(Type::default(), name)]);
                    if under {
                        paragraph(xml, &centred("Date"), &[(Type::default(), date.as_str())]);
                    }
                });
            }
        });
    }
    xml.close();
}

fn stamps(xml: &mut Xml, page: &Page, signature: &Signature) {
    let Signature::Stamps { above, rows, width, height, right, gap, above_date, date } = signature else {
        return;
    };
    let shape = Shape { line: Some(page.lines(*above)), keep_next: Some(true), ..Shape::default() };
    paragraph(xml, &shape, &[]);
    let (gap, right) = (page.chars(*gap), page.chars(*right));
    let post = (page.body_width - gap - *width - right).max(Length::from_mm(10));
    let columns = vec![post, gap, *width, right];
    let grid = Grid { columns, borders: Borders::None, centred: false };
    grid.open(xml);
    for row in rows {
        grid.row(xml, Some(RowShape { exact: Some(*height), ..RowShape::default() }), |cells| {
            let line = |align| Shape { align: Some(align), ..Shape::of("Signature") };
            let texts = [
                (row.post.as_str(), Align::Right),
                ("", Align::Left),
                (&row.name, Align::Centre),
                ("", Align::Left),
            ];
            for (column, (words, align)) in texts.into_iter().enumerate() {
                cells
                    .cell(column, None, &mut |xml| paragraph(xml, &line(align), &[(Type::default(), words)]));
            }
        });
    }
    xml.close();
    if !date.text.is_empty() {
        placed(xml, page, "Date", date, Some(page.lines(*above_date)));
    }
}
