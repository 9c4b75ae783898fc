//! What the page of a notice shows beside the notice: matrix and graph, and which paragraph fills which
//! cell.

use super::engine::Value;
use super::matrix::Matrix;
use super::tasks::Tasks;
use std::collections::HashMap;

/// Cells and bytes of picture above which a page would be slow on a phone; both stand in files of their own
/// too.
const MOST_CELLS: usize = 12_000;
const LARGEST_PICTURE: usize = 400_000;

/// Looked up only, never walked through.
pub(super) struct Annexes<'a> {
    /// The matrix; without rows and columns when it is too large.
    pub(super) matrix: Value,
    /// The graph as SVG; empty when it is too large.
    pub(super) graph: Value,
    /// Whether one of the two is too large.
    pub(super) left_out: bool,
    cells: HashMap<&'a str, Vec<Value>>,
    tasks: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Annexes<'a> {
    /// `view` is the matrix as it stands inside the data of a template, `picture` the graph as SVG.
    pub(super) fn of(matrix: &'a Matrix<'_>, view: Value, tasks: &'a Tasks<'_>, picture: &str) -> Self {
        let wide = matrix.rows.len().saturating_mul(matrix.columns.len()) > MOST_CELLS;
        let large = picture.len() > LARGEST_PICTURE;
        let [_, blank] = matrix.blank().views();
        Self {
            matrix: if wide { blank } else { view },
            graph: if large { Value::from("") } else { Value::from_safe_string(named_apart(picture)) },
            left_out: wide || large,
            cells: if wide { HashMap::new() } else { matrix.carried() },
            tasks: tasks.by_anchor(),
        }
    }

    /// The cells that a paragraph fills, by its name.
    pub(super) fn cells(&self, name: &str) -> Vec<Value> {
        self.cells.get(name).cloned().unwrap_or_default()
    }

    /// The rows of the task table that a paragraph fills, by its name.
    pub(super) fn tasks(&self, name: &str) -> Vec<usize> {
        self.tasks.get(name).cloned().unwrap_or_default()
    }
}

/// The picture as part of a page: with names that are its own there, and without the namespace that HTML
/// knows by itself.
fn named_apart(picture: &str) -> String {
    picture
        .replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1)
        .replacen("aria-labelledby=\"title desc\"", "aria-labelledby=\"graph-title graph-desc\"", 1)
        .replacen("<title id=\"title\">", "<title id=\"graph-title\">", 1)
        .replacen("<desc id=\"desc\">", "<desc id=\"graph-desc\">", 1)
}
