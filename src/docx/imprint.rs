//! 版记: a table that floats at the foot of the last page, its last line on the edge of the text (7.4).

use super::paragraph::{Align, Indent, Shape, Stop, StopKind, Type, paragraph};
use super::table::{Borders, Grid};
use super::xml::Xml;
use crate::layout::{Imprint, width};
use crate::page::Page;

/// Writes the table; a paragraph must follow it on the same page.
pub(super) fn imprint(xml: &mut Xml, page: &Page, imprint: &Imprint) {
    let borders = if imprint.ruled {
        Borders::Across { outer: page.imprint_thick, inner: page.imprint_thin }
    } else {
        Borders::None
    };
    let grid = Grid { columns: vec![page.body_width], borders, centred: false };
    // LibreOffice lets a table as wide as the text float only when it is placed on the page.
    let left = page.margin_left.twips().to_string();
    grid.open_at(xml, &|xml| {
        xml.empty(
            "w:tblpPr",
            &[
                ("w:leftFromText", "0"),
                ("w:rightFromText", "0"),
                ("w:vertAnchor", "margin"),
                ("w:horzAnchor", "page"),
                ("w:tblpX", &left),
                ("w:tblpYSpec", "bottom"),
            ],
        );
        xml.val("w:tblOverlap", "never");
    });
    let em = |thousandths: i64| Indent::of(page.size_imprint.thousandths(thousandths));
    let side = page.imprint_indent.0;
    if !imprint.copies.is_empty() {
        grid.row(xml, None, |cells| {
            cells.cell(0, None, &mut |xml| {
                let label = imprint.copies.iter().map(|line| width(&line.label)).max().unwrap_or(0);
                for line in &imprint.copies {
                    let own = width(&line.label);
                    let shape = Shape {
                        left: Some(em(side + label)),
                        right: Some(em(side)),
                        hanging: (own > 0).then(|| em(own)),
                        ..Shape::of("Imprint")
                    };
                    let runs =
                        [(Type::default(), line.label.as_str()), (Type::default(), line.text.as_str())];
                    paragraph(xml, &shape, &runs);
                }
            });
        });
    }
    if !imprint.printer.is_empty() || !imprint.print_date.is_empty() {
        grid.row(xml, None, |cells| {
            cells.cell(0, None, &mut |xml| {
                let at = page.body_width - page.size_imprint.thousandths(side);
                let shape = Shape {
                    left: Some(em(side)),
                    right: Some(em(side)),
                    stops: vec![Stop { at, kind: StopKind::Right }],
                    align: Some(Align::Left),
                    ..Shape::of("Imprint")
                };
                let words = format!("{}\t{}", imprint.printer, imprint.print_date);
                paragraph(xml, &shape, &[(Type::default(), words.as_str())]);
            });
        });
    }
    xml.close();
}
