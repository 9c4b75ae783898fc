//! Tables: those of the text, and grids without lines that hold things in place.

use super::paragraph::{Align, Shape, Type, paragraph};
use super::xml::Xml;
use crate::layout::{Column, Orientation, Table};
use crate::page::{Length, Page};

/// Lines of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Borders {
    /// No lines.
    None,
    /// Those of the style of tables.
    Style,
    /// Lines across only: above, between rows, below.
    Across { outer: Length, inner: Length },
}

/// A table of columns of given widths.
pub(super) struct Grid {
    pub(super) columns: Vec<Length>,
    pub(super) borders: Borders,
    pub(super) centred: bool,
}

/// Rows that hold to a height, are repeated, or may not break.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowShape {
    pub(super) exact: Option<Length>,
    pub(super) least: Option<Length>,
    pub(super) is_head: bool,
}

/// The cells of one row.
pub(super) struct Cells<'a> {
    xml: &'a mut Xml,
    columns: &'a [Length],
}

impl Cells<'_> {
    /// A cell; `merge` is true where a merged cell begins, false where it goes on.
    pub(super) fn cell(&mut self, column: usize, merge: Option<bool>, write: &mut dyn FnMut(&mut Xml)) {
        self.any(column, merge, false, write);
    }

    /// A cell whose words run from top to bottom.
    pub(super) fn turned(&mut self, column: usize, write: &mut dyn FnMut(&mut Xml)) {
        self.any(column, None, true, write);
    }

    fn any(&mut self, column: usize, merge: Option<bool>, turned: bool, write: &mut dyn FnMut(&mut Xml)) {
        let width = self.columns.get(column).copied().unwrap_or_default().twips().to_string();
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        match merge {
            Some(true) => self.xml.val("w:vMerge", "restart"),
            Some(false) => self.xml.empty("w:vMerge", &[]),
            None => {}
        }
        if turned {
            self.xml.val("w:textDirection", "tbRl");
        }
        self.xml.val("w:vAlign", "center");
        self.xml.close();
        write(self.xml);
        self.xml.close();
    }
}

impl Grid {
    /// Opens the table; the caller closes it.
    pub(super) fn open(&self, xml: &mut Xml) {
        self.open_at(xml, &|_| {});
    }

    /// The same, with what makes a table float.
    pub(super) fn open_at(&self, xml: &mut Xml, place: &dyn Fn(&mut Xml)) {
        let whole = self.columns.iter().fold(Length::ZERO, |all, width| all + *width);
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        if self.borders == Borders::Style {
            xml.val("w:tblStyle", "TableGrid");
        }
        place(xml);
        xml.empty("w:tblW", &[("w:w", &whole.twips().to_string()), ("w:type", "dxa")]);
        if self.centred {
            xml.val("w:jc", "center");
        }
        if let Borders::Across { outer, inner } = &self.borders {
            let (outer, inner) = (outer.eighth_points().to_string(), inner.eighth_points().to_string());
            xml.open("w:tblBorders", &[]);
            for (name, weight) in [("w:top", &outer), ("w:bottom", &outer), ("w:insideH", &inner)] {
                let line =
                    [("w:val", "single"), ("w:sz", weight.as_str()), ("w:space", "0"), ("w:color", "000000")];
                xml.empty(name, &line);
            }
            xml.close();
        }
        xml.val_attribute("w:tblLayout", "w:type", "fixed");
        if self.borders != Borders::Style {
            // Without a style, programs think of margins of their own.
            super::styles::cell_margins(xml, Length::ZERO);
        }
        xml.close();
        xml.open("w:tblGrid", &[]);
        for width in &self.columns {
            xml.val_attribute("w:gridCol", "w:w", &width.twips().to_string());
        }
        xml.close();
    }

    /// A row.
    pub(super) fn row(&self, xml: &mut Xml, shape: Option<RowShape>, fill: impl FnOnce(&mut Cells<'_>)) {
        let shape = shape.unwrap_or_default();
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        let height = |xml: &mut Xml, value: Length, rule: &str| {
            let value = value.twips().to_string();
            xml.empty("w:trHeight", &[("w:val", &value), ("w:hRule", rule)]);
        };
        match (shape.exact, shape.least) {
            (Some(exact), _) => height(xml, exact, "exact"),
            (None, Some(least)) => height(xml, least, "atLeast"),
            (None, None) => {}
        }
        if shape.is_head {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close();
        fill(&mut Cells { xml, columns: &self.columns });
        xml.close();
    }
}

/// A table of the text, as wide as the text.
pub(super) fn table(xml: &mut Xml, page: &Page, table: &Table, orientation: Orientation) {
    if table.head.is_empty() {
        return;
    }
    let whole = match orientation {
        Orientation::Portrait => page.body_width,
        Orientation::Landscape => page.body_height,
    };
    if !table.title.is_empty() {
        paragraph(xml, &Shape::of("Caption"), &[(Type::default(), &table.title)]);
    }
    let columns = table.widths.iter().map(|w| whole.thousandths(i64::from(*w))).collect();
    let grid = Grid { columns, borders: Borders::Style, centred: true };
    grid.open(xml);
    let least = Some(page.table_row_height);
    grid.row(xml, Some(RowShape { least, is_head: true, ..RowShape::default() }), |cells| {
        for (at, name) in table.head.iter().enumerate() {
            cells.cell(at, None, &mut |xml| lines(xml, &Shape::of("TableHead"), name));
        }
    });
    for row in &table.rows {
        grid.row(xml, Some(RowShape { least, ..RowShape::default() }), |cells| {
            for (at, cell) in row.iter().enumerate() {
                let merge = match cell.down {
                    0 => Some(false),
                    1 => None,
                    _ => Some(true),
                };
                let centred = table.columns.get(at) == Some(&Column::Centred);
                let align = centred.then_some(Align::Centre);
                let shape = Shape { align, ..Shape::of("TableText") };
                // What goes on in the cell above is said there.
                let words = if cell.down == 0 { "" } else { cell.text.as_str() };
                cells.cell(at, merge, &mut |xml| lines(xml, &shape, words));
            }
        });
    }
    xml.close();
}

/// A paragraph for each line of a cell.
fn lines(xml: &mut Xml, shape: &Shape, words: &str) {
    for line in words.split('\n') {
        paragraph(xml, shape, &[(Type::default(), line.trim_end())]);
    }
}
