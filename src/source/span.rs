//! Byte ranges.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one file. Always on character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; a reversed pair becomes an empty range at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// A part of this range: `start..end` counted in bytes from this range's start.
    #[must_use]
    pub fn inner(self, start: usize, end: usize) -> Self {
        Self::new(self.start as usize + start, self.start as usize + end)
    }

    /// The first `len` bytes, and the rest.
    #[must_use]
    pub fn split(self, len: usize) -> (Self, Self) {
        let middle = self.start as usize + len.min(self.len());
        (Self::new(self.start as usize, middle), Self::new(middle, self.end as usize))
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a std range, for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where; not written to `model.json`, whose places are clause numbers.
    #[serde(skip)]
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl Spanned<String> {
    /// The place of a part of the words; the whole place when the words were put together from
    /// several lines and a part has none of its own.
    #[must_use]
    pub fn part(&self, range: &std::ops::Range<usize>) -> Span {
        let unbroken = self.value.len() == self.span.len();
        if unbroken && range.end <= self.value.len() {
            self.span.inner(range.start, range.end)
        } else {
            self.span
        }
    }
}

/// A range of bytes in a named file, for links from one document to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Path as the loader knows it, `/` between folders.
    pub file: String,
    /// The bytes.
    pub span: Span,
}
