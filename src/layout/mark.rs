//! The issuing mark of the red head (GB/T 9704, 7.2.4).

use super::width::width;
use crate::page::{Length, Page};

/// Between joint issuers and the word beside them, in thousandths of a character.
pub const JOINT_GAP: i64 = 1000;

/// The size of a mark: as large as the page says, as small as its longest line needs, in whole points,
/// as a clerk would set it. `word` is 文件 or what else stands beside the names.
#[must_use]
pub fn mark_size(page: &Page, lines: &[String], word: &str) -> Length {
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let beside = if lines.len() > 1 { width(word) + JOINT_GAP } else { width(word) };
    let fits = page.body_width.emu() * 1000 / (longest + beside).max(1000);
    let points = fits / Length::from_pt(1).emu();
    page.size_mark.min(Length::from_pt(points)).max(Length::from_pt(5))
}
