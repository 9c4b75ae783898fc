//! `matrix.xlsx`: all tables of a document in one workbook that an office can filter, print and send
//! (the only room that names rust_xlsxwriter).
//!
//! In: the tables that the CSV outputs are made from. Out: the bytes, and what did not fit. The words of
//! a document are always written as text, never as formulas.

mod book;
mod found;
mod look;
mod page;
mod tables;

use super::Material;
use super::error::RenderError;
use super::origin::Origin;
use super::schedule::Entry;
use crate::problem::Message;

/// Name of the output.
pub(super) const NAME: &str = "matrix.xlsx";

/// The workbook, and what had to be shortened to fit the limits of the format.
///
/// # Errors
/// A writer that fails.
pub(super) fn write(
    material: &Material<'_>,
    entries: &[Entry<'_>],
    origin: &Origin<'_>,
) -> Result<(Vec<u8>, Vec<Message>), RenderError> {
    let m = material.mechanism;
    let pages = [
        tables::matrix(&material.matrix, origin),
        tables::tasks(&material.tasks, origin),
        tables::targets(m, origin),
        tables::schedule(entries, origin),
        tables::roster(m, origin),
        found::page(origin),
    ];
    let title = m.name.as_ref().map_or("", |name| name.value.as_str());
    book::write(title, &pages).map_err(|error| RenderError::writer(NAME, &error))
}
