//! The page of GB/T 9704-2012 as data.
//!
//! In: `standard.toml`, where every number stands once with its clause, strength and tolerance, and the
//! `[page]` table of a workspace laid over it. Out: a [`Page`]: typed lengths for the writers
//! ([`Measures`]) and the same as a list to show ([`Page::list`]). Must not: know documents or the
//! formats that are written.

mod length;
mod measure;
mod measures;
mod overlay;
mod standard;
#[cfg(test)]
mod tests;

pub use length::Length;
pub use measure::{Measure, Strength, Unit, Value, Written};
pub use measures::{Chars, Grid, GridSteps, Lines, Measures};
pub use overlay::{PageFault, PageSettings};
pub use standard::Profile;

use std::ops::Deref;
use std::sync::LazyLock;

/// The page that a workspace prints on. Reads as its [`Measures`]: `page.margin_top`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    list: Vec<Measure>,
    measures: Measures,
}

static STANDARD: LazyLock<(Page, Vec<Profile>)> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    let (list, profiles) = standard::read().unwrap_or_default();
    let measures = Measures::read(&list).0;
    (Page { list, measures }, profiles)
});

impl Deref for Page {
    type Target = Measures;

    fn deref(&self) -> &Measures {
        &self.measures
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::standard().clone()
    }
}

impl Page {
    /// The page as the standard has it, and custom where it is silent.
    #[must_use]
    pub fn standard() -> &'static Self {
        &STANDARD.0
    }

    /// The profiles that `profile` can name.
    #[must_use]
    pub fn profiles() -> &'static [Profile] {
        &STANDARD.1
    }

    /// All measures in the order of `standard.toml`.
    #[must_use]
    pub fn list(&self) -> &[Measure] {
        &self.list
    }

    /// Right margin: what paper and text block leave (5.2.1).
    #[must_use]
    pub fn margin_right(&self) -> Length {
        self.paper_width - self.margin_left - self.body_width
    }

    /// Bottom margin: what paper and text block leave (5.2.1).
    #[must_use]
    pub fn margin_bottom(&self) -> Length {
        self.paper_height - self.margin_top - self.body_height
    }

    /// Width of a character of the body on its place in the line: size and spacing (3.1, 5.2.3).
    #[must_use]
    pub fn character(&self) -> Length {
        match self.grid {
            Grid::Lines => self.size_body + self.character_spacing,
            Grid::LinesAndChars => self.size_body + Length::from_pt(self.grid_character_space.0) / 4096,
        }
    }

    /// A width in characters of the body.
    #[must_use]
    pub fn chars(&self, chars: Chars) -> Length {
        self.character().thousandths(chars.0)
    }

    /// A height in lines of the body.
    #[must_use]
    pub fn lines(&self, lines: Lines) -> Length {
        self.line_pitch.thousandths(lines.0)
    }

    /// Lines of the body that a page takes.
    #[must_use]
    pub fn lines_on_a_page(&self) -> usize {
        usize::try_from(self.body_height.times(self.line_pitch)).unwrap_or(0).max(1)
    }

    /// Characters of the body that a line takes.
    #[must_use]
    pub fn chars_on_a_line(&self) -> usize {
        usize::try_from(self.body_width.times(self.character())).unwrap_or(0).max(1)
    }
}
