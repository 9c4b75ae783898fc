//! Heads and feet of pages: page numbers, and what a letter has there.

use super::head::{around_ink, double_line, mark};
use super::paragraph::{Frame, Indent, Shape, page_number, paragraph};
use super::table::{Borders, Grid, RowShape};
use super::xml::Xml;
use super::{RELATIONS, WORD};
use crate::layout::{Orientation, Paper, Piece};
use crate::model::IssuedFormat;
use crate::page::{Length, Page};
use std::io;

/// A part of the package.
pub(super) struct Part {
    pub(super) path: &'static str,
    pub(super) bytes: io::Result<Vec<u8>>,
}

/// A part that pages of a section wear.
pub(super) struct Reference {
    pub(super) element: &'static str,
    pub(super) pages: &'static str,
    pub(super) path: &'static str,
}

const ODD: &str = "word/footer1.xml";
const EVEN: &str = "word/footer2.xml";
const FIRST: &str = "word/footer3.xml";
const TURNED_ODD: &str = "word/footer4.xml";
const TURNED_EVEN: &str = "word/footer5.xml";
const FIRST_HEAD: &str = "word/header1.xml";
const OTHER_HEAD: &str = "word/header2.xml";
const EVEN_HEAD: &str = "word/header3.xml";

/// What a section refers to.
pub(super) fn references(paper: &Paper, at: usize, orientation: Orientation) -> Vec<Reference> {
    let reference = |element, pages, path| Reference { element, pages, path };
    let mut references = Vec::new();
    if orientation == Orientation::Landscape {
        references.push(reference("w:footerReference", "default", TURNED_ODD));
        references.push(reference("w:footerReference", "even", TURNED_EVEN));
        return references;
    }
    if is_letter(paper) && at == 0 {
        references.push(reference("w:headerReference", "default", OTHER_HEAD));
        references.push(reference("w:headerReference", "even", EVEN_HEAD));
        references.push(reference("w:headerReference", "first", FIRST_HEAD));
    }
    references.push(reference("w:footerReference", "default", ODD));
    references.push(reference("w:footerReference", "even", EVEN));
    if is_letter(paper) && at == 0 {
        references.push(reference("w:footerReference", "first", FIRST));
    }
    references
}

fn is_letter(paper: &Paper) -> bool {
    paper.format == IssuedFormat::Letter
}

/// Distance from the head of the sheet to a header: in a letter, to the mark's line (10.1).
pub(super) fn header_distance(paper: &Paper, page: &Page) -> Length {
    if is_letter(paper) { page.letter_mark_top - around_ink(paper, page).0 } else { page.margin_top / 2 }
}

/// All heads and feet.
pub(super) fn parts(paper: &Paper, page: &Page) -> Vec<Part> {
    let foot = |path, right| Part { path, bytes: number(page, right) };
    let mut parts = vec![foot(ODD, true), foot(EVEN, false)];
    if paper.sections.iter().any(|s| s.orientation == Orientation::Landscape) {
        parts.push(Part { path: TURNED_ODD, bytes: turned_number(page, true) });
        parts.push(Part { path: TURNED_EVEN, bytes: turned_number(page, false) });
    }
    if is_letter(paper) {
        parts.push(Part { path: FIRST, bytes: letter_foot(page) });
        parts.push(Part { path: FIRST_HEAD, bytes: letter_head(paper, page) });
        parts.push(Part { path: OTHER_HEAD, bytes: empty_head() });
        parts.push(Part { path: EVEN_HEAD, bytes: empty_head() });
    }
    parts
}

/// `— 1 —`, a character of its own size from the right edge on odd pages, from the left on even (7.5).
fn number(page: &Page, right: bool) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    numbered(&mut xml, page, right);
    xml.finish()
}

fn numbered(xml: &mut Xml, page: &Page, right: bool) {
    let side = Indent { length: page.size_page_number.thousandths(page.page_number_indent.0), chars: None };
    let shape = if right {
        let align = Some(super::paragraph::Align::Right);
        Shape { right: Some(side), align, ..Shape::of("Footer") }
    } else {
        let align = Some(super::paragraph::Align::Left);
        Shape { left: Some(side), align, ..Shape::of("Footer") }
    };
    xml.open("w:p", &[]);
    shape.write(xml, None);
    page_number(xml);
    xml.close();
}

/// The same on a landscape page, where it stands as on all others once the sheet is bound (8): along the
/// left edge, in a cell that is turned.
fn turned_number(page: &Page, right: bool) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    let twips = |length: Length| length.twips().to_string();
    let (x, y) = (twips(super::section::footer_distance(page)), twips(page.margin_left));
    let columns = vec![page.size_page_number];
    let grid = Grid { columns, borders: Borders::None, centred: false };
    grid.open_at(&mut xml, &|xml| {
        xml.empty(
            "w:tblpPr",
            &[
                ("w:leftFromText", "0"),
                ("w:rightFromText", "0"),
                ("w:vertAnchor", "page"),
                ("w:horzAnchor", "page"),
                ("w:tblpX", &x),
                ("w:tblpY", &y),
            ],
        );
        xml.val("w:tblOverlap", "never");
    });
    let shape = RowShape { exact: Some(page.body_width), ..RowShape::default() };
    grid.row(&mut xml, Some(shape), |cells| {
        cells.turned(0, &mut |xml| numbered(xml, page, right));
    });
    xml.close();
    let thread = Shape { line: Some(Length::from_pt(1)), ..Shape::of("Footer") };
    paragraph(&mut xml, &thread, &[]);
    xml.finish()
}

/// The head of a letter's first page: mark and double line.
fn letter_head(paper: &Paper, page: &Page) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:hdr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    if let Some(Piece::Mark { lines, word }) = paper.pieces().find(|p| matches!(p, Piece::Mark { .. })) {
        mark(&mut xml, page, lines, word, Length::ZERO);
    }
    let above = page.letter_line_gap - around_ink(paper, page).1;
    double_line(&mut xml, page, true, above, None);
    xml.finish()
}

/// The other heads of a letter are there to be empty, and lower than the text begins.
fn empty_head() -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:hdr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    let shape = Shape { line: Some(Length::from_pt(1)), ..Shape::of("Header") };
    paragraph(&mut xml, &shape, &[]);
    xml.finish()
}

/// The foot of a letter's first page: the second double line, no number (10.1).
fn letter_foot(page: &Page) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    let width = page.letter_line_width;
    let height = super::head::double_line_height(page);
    let frame = Frame {
        x: page.margin_left - (width - page.body_width) / 2,
        y: page.paper_height - page.letter_foot_line - height,
        width,
        height,
    };
    double_line(&mut xml, page, false, Length::ZERO, Some(frame));
    paragraph(&mut xml, &Shape::of("Footer"), &[]);
    xml.finish()
}
