//! Places as our JSON reports write them.

use serde::Serialize;

/// From one point of a file to another.
#[derive(Serialize)]
pub(super) struct Range {
    pub start: Point,
    pub end: Point,
}

/// A byte, and its line and column, both counted from 1.
#[derive(Serialize)]
pub(super) struct Point {
    pub byte: usize,
    pub line: usize,
    pub column: usize,
}
