//! The head of the document: 份号 to the red line (7.2, 10).

use super::paragraph::{Align, Frame, Indent, Rule, Shape, Stop, StopKind, Type, paragraph};
use super::table::{Borders, Grid};
use super::xml::Xml;
use crate::layout::{Classified, JOINT_GAP, Paper, Piece, mark_size, width};
use crate::page::{Length, Page};

/// Height of a mark's line, in thousandths of its size.
const MARK_LINE: i64 = 1200;
/// Where the ink of a character begins, above the line it stands on; most of 黑体, 宋体 and 仿宋 agree.
const INK: i64 = 850;
/// Where it ends, below that line.
const INK_BELOW: i64 = 80;
/// Where a line of exact height has its characters stand, from its top; Word and LibreOffice agree.
const STANDS: i64 = 800;

/// How far below the top of its line the ink of a mark begins.
fn above_ink_of(size: Length) -> Length {
    size.thousandths(MARK_LINE * STANDS / 1000 - INK)
}

/// How much a mark's line leaves below the ink of its characters.
fn below_ink_of(size: Length) -> Length {
    size.thousandths(MARK_LINE - MARK_LINE * STANDS / 1000 - INK_BELOW)
}

/// What the mark of a document leaves above and below its ink.
pub(super) fn around_ink(paper: &Paper, page: &Page) -> (Length, Length) {
    let mark = paper.pieces().find_map(|piece| match piece {
        Piece::Mark { lines, word } => Some(mark_size(page, lines, word)),
        _ => None,
    });
    mark.map_or((Length::ZERO, Length::ZERO), |size| (above_ink_of(size), below_ink_of(size)))
}

/// 份号, 密级, 紧急程度 one under another; `beside` stands at the right of the first (10.1).
pub(super) fn classification(
    xml: &mut Xml,
    page: &Page,
    lines: &[(Classified, String)],
    beside: Option<&str>,
) {
    let rows = lines.len().max(usize::from(beside.is_some()));
    for at in 0..rows {
        let line = lines.get(at);
        let style = match line {
            Some((Classified::CopyNumber, _)) | None => "CopyNumber",
            Some(_) => "Classification",
        };
        let words = line.map_or("", |(_, words)| words.as_str());
        let mut shape = Shape::of(style);
        match beside.filter(|_| at == 0) {
            Some(number) => {
                shape.stops = vec![Stop { at: page.body_width, kind: StopKind::Right }];
                let number_type =
                    Type { fonts: Some(super::styles::fonts(&page.font_body, page)), ..Type::default() };
                let tabbed = format!("\t{number}");
                paragraph(xml, &shape, &[(Type::default(), words), (number_type, &tabbed)]);
            }
            None => paragraph(xml, &shape, &[(Type::default(), words)]),
        }
    }
}

/// 发文机关标志; its ink begins `top` below what is above it.
pub(super) fn mark(xml: &mut Xml, page: &Page, lines: &[String], word: &str, top: Length) {
    let size = mark_size(page, lines, word);
    let line = size.thousandths(MARK_LINE);
    let kind = Type { size: Some(size), ..Type::default() };
    let before = (top - above_ink_of(size)).max(Length::ZERO);
    let shape = Shape { line: Some(line), ..Shape::of("IssuingMark") };
    if let [only] = lines {
        let words = format!("{only}{word}");
        return paragraph(xml, &Shape { before: Some(before), ..shape }, &[(kind, &words)]);
    }
    // A table takes no space above itself.
    if before > Length::from_pt(1) {
        paragraph(xml, &Shape { line: Some(before), keep_next: Some(true), ..Shape::default() }, &[]);
    }
    let longest = lines.iter().map(|line| crate::layout::width(line)).max().unwrap_or(0);
    let names = size.thousandths(longest + 100);
    let beside = size.thousandths(width(word) + JOINT_GAP - 100);
    let grid = Grid { columns: vec![names, beside], borders: Borders::None, centred: true };
    grid.open(xml);
    for (at, name) in lines.iter().enumerate() {
        grid.row(xml, None, |cells| {
            let spread = Shape { align: Some(Align::Distribute), ..shape.clone() };
            cells.cell(0, None, &mut |xml| paragraph(xml, &spread, &[(kind.clone(), name)]));
            let merge = Some(at == 0);
            let words = if at == 0 { word } else { "" };
            cells.cell(1, merge, &mut |xml| paragraph(xml, &shape, &[(kind.clone(), words)]));
        });
    }
    xml.close();
}

/// 发文字号 and 签发人, with the red line under them when the document has one.
pub(super) fn number(
    xml: &mut Xml,
    page: &Page,
    number: &str,
    signers: &[String],
    before: Length,
    ruled: bool,
) {
    let bottom = ruled.then(|| Rule {
        weight: page.red_line_weight,
        space: red_line_space(page),
        colour: page.red.clone(),
    });
    if signers.is_empty() {
        let shape = Shape { before: Some(before), bottom, ..Shape::of("DocumentNumber") };
        return paragraph(xml, &shape, &[(Type::default(), number)]);
    }
    let rows: Vec<&[String]> = signers.chunks(page.signers_per_line.max(1)).collect();
    let name = signers.iter().map(|name| width(name)).max().unwrap_or(0);
    let most = rows.iter().map(|row| row.len()).max().unwrap_or(1);
    let stops = signer_stops(page, name, most);
    let kai = Type { fonts: Some(super::styles::fonts(&page.font_kai, page)), ..Type::default() };
    for (at, row) in rows.iter().enumerate() {
        let is_last = at + 1 == rows.len();
        let shape = Shape {
            before: (at == 0).then_some(before),
            bottom: bottom.clone().filter(|_| is_last),
            keep_next: Some(true),
            stops: stops.clone(),
            first: Some(Indent::chars(page.number_indent.0, page)),
            align: Some(Align::Left),
            ..Shape::of("DocumentNumber")
        };
        let own = if is_last { number } else { "" };
        let label = if at == 0 { "签发人：" } else { "" };
        let (lead, names) = (format!("{own}\t{label}"), format!("\t{}", row.join("\t")));
        paragraph(xml, &shape, &[(Type::default(), &lead), (kai.clone(), &names)]);
    }
}

/// Where the label and each name of a row begin, so that the last name ends at its distance from the
/// right (7.2.6).
fn signer_stops(page: &Page, name: i64, most: usize) -> Vec<Stop> {
    let em = |thousandths: i64| page.character().thousandths(thousandths);
    let names = i64::try_from(most).unwrap_or(1);
    let first = page.body_width - em(page.signers_indent.0 + name * names + 1000 * (names - 1));
    // A tab that is reached already would go on to the next.
    let label = first - em(4100);
    let starts = (0..names).map(|at| first + em((name + 1000) * at));
    std::iter::once(label).chain(starts).map(|at| Stop { at, kind: StopKind::Left }).collect()
}

/// Between the foot of the number's line and the red line: the distance asked for less what the line
/// leaves under its characters.
fn red_line_space(page: &Page) -> i64 {
    let under = page.line_pitch.thousandths(1000 - STANDS) - page.size_body.thousandths(1000 - 880);
    ((page.red_line_gap - under).millipoints() + 500) / 1000
}

/// Between the two lines of a double line.
const DOUBLE_GAP: Length = Length::from_pt(2);

/// From the upper edge of a double line to its lower.
pub(super) fn double_line_height(page: &Page) -> Length {
    page.letter_line_thick + DOUBLE_GAP + page.letter_line_thin
}

/// A red double line, wider than the text: thick over thin, or the other way at the foot (10.1).
///
/// `above` is what to leave above it.
pub(super) fn double_line(
    xml: &mut Xml,
    page: &Page,
    thick_above: bool,
    above: Length,
    frame: Option<Frame>,
) {
    let out = -((page.letter_line_width - page.body_width) / 2);
    let rule = |weight: Length| Some(Rule { weight, space: 0, colour: page.red.clone() });
    let (top, bottom) = if thick_above {
        (page.letter_line_thick, page.letter_line_thin)
    } else {
        (page.letter_line_thin, page.letter_line_thick)
    };
    let side = frame.is_none().then_some(Indent::of(out));
    let shape = Shape {
        frame,
        top: rule(top),
        bottom: rule(bottom),
        before: (above > Length::ZERO).then_some(above),
        line: Some(DOUBLE_GAP),
        left: side,
        right: side,
        ..Shape::of(if thick_above { "Header" } else { "Footer" })
    };
    paragraph(xml, &shape, &[]);
}
