//! Sections: paper, margins, grid, and which head and foot their pages wear.

use super::foot;
use super::package::relation_id;
use super::xml::Xml;
use crate::layout::{Orientation, Paper};
use crate::page::{Grid, Length, Page};

/// How a section begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// On the next page.
    NextPage,
    /// On the next even page.
    EvenPage,
}

/// Distance from the foot of the sheet to that of the page number's line. The dash beside the number
/// stands a third down its line, and its upper edge is what the standard measures (7.5).
pub(super) fn footer_distance(page: &Page) -> Length {
    page.margin_bottom() - page.page_number_gap - page.size_page_number.thousandths(667)
}

/// Writes `w:sectPr`.
pub(super) fn section(
    xml: &mut Xml,
    paper: &Paper,
    page: &Page,
    at: usize,
    orientation: Orientation,
    begins: Begins,
) {
    xml.open("w:sectPr", &[]);
    for reference in foot::references(paper, at, orientation) {
        let id = relation_id(reference.path);
        xml.empty(reference.element, &[("w:type", reference.pages), ("r:id", &id)]);
    }
    let begins = match begins {
        Begins::NextPage => "nextPage",
        Begins::EvenPage => "evenPage",
    };
    xml.val("w:type", begins);
    sheet(xml, paper, page, orientation);
    xml.empty("w:cols", &[("w:space", "425")]);
    if at == 0 && !paper.numbers_first_page() {
        xml.empty("w:titlePg", &[]);
    }
    let pitch = page.line_pitch.twips().to_string();
    match page.grid {
        Grid::Lines => xml.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &pitch)]),
        Grid::LinesAndChars => {
            let space = page.grid_character_space.0.to_string();
            let grid =
                [("w:type", "linesAndChars"), ("w:linePitch", pitch.as_str()), ("w:charSpace", &space)];
            xml.empty("w:docGrid", &grid);
        }
    }
    xml.close();
}

/// Paper and margins. A landscape page is a portrait one turned so that its head faces the left edge of
/// the sheet (8): what was left is on top.
fn sheet(xml: &mut Xml, paper: &Paper, page: &Page, orientation: Orientation) {
    let (left, right) = (page.margin_left, page.margin_right());
    let (top, bottom) = (page.margin_top, page.margin_bottom());
    let twips = |length: Length| length.twips().to_string();
    let (width, height) = (twips(page.paper_width), twips(page.paper_height));
    let margins = match orientation {
        Orientation::Portrait => {
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            [top, right, bottom, left]
        }
        Orientation::Landscape => {
            xml.empty("w:pgSz", &[("w:w", &height), ("w:h", &width), ("w:orient", "landscape")]);
            [left, top, right, bottom]
        }
    };
    let [top, right, bottom, left] = margins.map(twips);
    let header = twips(foot::header_distance(paper, page));
    let footer = twips(footer_distance(page));
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &right),
            ("w:bottom", &bottom),
            ("w:left", &left),
            ("w:header", &header),
            ("w:footer", &footer),
            ("w:gutter", "0"),
        ],
    );
}
