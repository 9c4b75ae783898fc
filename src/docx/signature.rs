//! 署名, 成文日期, and room for seals and stamps (7.3.5). Paragraphs only: a table would not hold on to
//! the date below it in every program.

use super::paragraph::{Indent, Shape, Stop, StopKind, Type, paragraph};
use super::xml::Xml;
use crate::layout::{Placed, Signature, StampRow};
use crate::page::{Chars, Length, Page};

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
        Signature::Grid { above, columns, row_height, rows, date } => {
            let seals = Seals { page, columns: *columns, row_height: *row_height };
            for (at, row) in rows.iter().enumerate() {
                // Programs take the larger of two distances that meet, so that each is set once.
                let above = if at == 0 { page.lines(*above) } else { rest(*row_height, 1, page) };
                let date = date.as_str();
                let date = (at + 1 == rows.len() && !date.is_empty()).then_some(date);
                seals.row(xml, &row.names, date, above);
            }
        }
        Signature::Stamps { above, rows, width, height, right, gap, above_date, date } => {
            let stamps = Stamps { page, width: *width, height: *height, right: *right, gap: *gap };
            for (at, row) in rows.iter().enumerate() {
                let above = if at == 0 { page.lines(*above) } else { rest(*height, 1, page) };
                stamps.row(xml, row, above);
            }
            if !date.text.is_empty() {
                placed(xml, page, "Date", date, Some(page.lines(*above_date) + rest(*height, 1, page)));
            }
        }
    }
}

fn placed(xml: &mut Xml, page: &Page, style: &'static str, line: &Placed, before: Option<Length>) {
    let shape = Shape { before, right: Some(Indent::chars(line.right.0, page)), ..Shape::of(style) };
    paragraph(xml, &shape, &[(Type::default(), line.text.as_str())]);
}

/// What is left of a height above and below so many lines in its middle.
fn rest(height: Length, lines: i64, page: &Page) -> Length {
    ((height - page.line_pitch * lines) / 2).max(Length::ZERO)
}

/// Names in columns, each in the middle of its seal.
struct Seals<'a> {
    page: &'a Page,
    columns: usize,
    row_height: Length,
}

impl Seals<'_> {
    fn row(&self, xml: &mut Xml, names: &[String], date: Option<&str>, above: Length) {
        let count = i64::try_from(self.columns).unwrap_or(1).max(1);
        let column = self.page.body_width / count;
        let middle = |at: i64| Stop { at: column * at + column / 2, kind: StopKind::Centre };
        let rest = rest(self.row_height, 1, self.page);
        let shape = Shape {
            before: Some(above + rest),
            stops: (0..count).map(middle).collect(),
            align: Some(super::paragraph::Align::Left),
            ..Shape::of("Signature")
        };
        let words: String = names.iter().map(|name| format!("\t{name}")).collect();
        paragraph(xml, &shape, &[(Type::default(), &words)]);
        if let Some(date) = date {
            let last = i64::try_from(names.len()).unwrap_or(1).max(1) - 1;
            let stops = vec![middle(last)];
            let under = Shape {
                before: None,
                after: Some((rest - self.page.line_pitch).max(Length::ZERO)),
                stops,
                align: shape.align,
                ..Shape::of("Date")
            };
            paragraph(xml, &under, &[(Type::default(), &format!("\t{date}"))]);
        }
    }
}

/// 职务 at the left of a stamp, which stands at its distance from the right.
struct Stamps<'a> {
    page: &'a Page,
    width: Length,
    height: Length,
    right: Chars,
    gap: Chars,
}

impl Stamps<'_> {
    fn row(&self, xml: &mut Xml, row: &StampRow, above: Length) {
        let stamp = self.page.body_width - self.page.chars(self.right) - self.width;
        let rest = rest(self.height, 1, self.page);
        let stops = vec![
            Stop { at: stamp - self.page.chars(self.gap), kind: StopKind::Right },
            Stop { at: stamp + self.width / 2, kind: StopKind::Centre },
        ];
        let shape = Shape {
            before: Some(above + rest),
            stops,
            align: Some(super::paragraph::Align::Left),
            ..Shape::of("Signature")
        };
        let name = if row.name.is_empty() { String::new() } else { format!("\t{}", row.name) };
        paragraph(xml, &shape, &[(Type::default(), &format!("\t{}{name}", row.post))]);
    }
}
