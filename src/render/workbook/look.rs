//! How cells look. Classes of roles differ in fill, weight, border and sign, so that a sheet printed in
//! black and white still tells them apart.

use crate::model::RoleClass;
use crate::problem::Level;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

/// What a cell is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Title,
    LongTitle,
    Head,
    Text,
    /// Name of a row.
    Name,
    Number,
    Date,
    Total,
    Level(Level),
    /// Roles of a matrix cell: the weightiest class, none for the host of a body; and all signs.
    Role(Option<RoleClass>, String),
}

/// Formats by look, made once for a workbook. The flag asks for text that a program would otherwise take
/// for a formula as soon as somebody edits it.
#[derive(Default)]
pub(super) struct Looks(BTreeMap<(Look, bool), Format>);

impl Looks {
    pub(super) fn format(&mut self, look: &Look, quoted: bool) -> &Format {
        self.0.entry((look.clone(), quoted)).or_insert_with(|| {
            let format = format(look);
            if quoted { format.set_quote_prefix() } else { format }
        })
    }
}

const BODY: &str = "宋体";
const HEADING: &str = "黑体";

/// An ink that is dark enough on every fill below.
const LINE: Color = Color::RGB(0x7F_7F7F);

fn base() -> Format {
    Format::new()
        .set_font_name(BODY)
        .set_font_size(10)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
        .set_text_wrap()
}

fn title() -> Format {
    Format::new().set_font_name(HEADING).set_font_size(16).set_align(FormatAlign::VerticalCenter)
}

fn format(look: &Look) -> Format {
    match look {
        Look::Title => title().set_align(FormatAlign::Center),
        Look::LongTitle => title().set_align(FormatAlign::Left),
        Look::Head => base()
            .set_font_name(HEADING)
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0xE7_E6E6)),
        Look::Text => base(),
        Look::Name => base().set_bold().set_background_color(Color::RGB(0xF2_F2F2)),
        Look::Number => base().set_align(FormatAlign::Right).set_indent(1),
        Look::Date => base().set_align(FormatAlign::Center).set_num_format("yyyy-mm-dd"),
        Look::Total => base()
            .set_bold()
            .set_align(FormatAlign::Right)
            .set_indent(1)
            .set_border_top(FormatBorder::Double)
            .set_background_color(Color::RGB(0xF2_F2F2)),
        Look::Level(level) => level_format(*level),
        Look::Role(class, signs) => {
            // The sign is part of the format, not of the text: what is filtered, counted or copied is the
            // role itself.
            role(*class).set_align(FormatAlign::Center).set_num_format(format!("\"{signs}\" @"))
        }
    }
}

fn level_format(level: Level) -> Format {
    let base = base().set_align(FormatAlign::Center);
    match level {
        Level::Error => base.set_bold().set_background_color(Color::RGB(0xF8_CBAD)),
        Level::Warning => base.set_background_color(Color::RGB(0xFF_E699)),
        Level::Hint => base.set_italic(),
    }
}

/// Fill, weight and border of a class; none is the host of a body.
fn role(class: Option<RoleClass>) -> Format {
    let (fill, bold, border) = match class {
        Some(RoleClass::Head) => (0xF4_B6B6, true, FormatBorder::Double),
        Some(RoleClass::Deputy) => (0xFA_DADD, true, FormatBorder::Thin),
        Some(RoleClass::Lead) => (0xF8_CBAD, true, FormatBorder::Medium),
        Some(RoleClass::Responsible) => (0xBD_D7EE, false, FormatBorder::Medium),
        Some(RoleClass::Member) => (0xE2_EFDA, false, FormatBorder::Thin),
        Some(RoleClass::Support) => (0xFF_F2CC, false, FormatBorder::Dashed),
        Some(RoleClass::Consulted) => (0xED_EDED, false, FormatBorder::Dotted),
        Some(RoleClass::Informed) => (0xF7_F7F7, false, FormatBorder::Hair),
        Some(RoleClass::Liaison) => (0xE4_DFEC, false, FormatBorder::DashDot),
        Some(RoleClass::Assessor) => (0xD9_E1F2, true, FormatBorder::DashDotDot),
        None => (0xD9_D2E9, false, FormatBorder::MediumDashed),
    };
    let format = base().set_background_color(Color::RGB(fill)).set_border(border);
    if bold { format.set_bold() } else { format }
}
