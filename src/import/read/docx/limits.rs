//! How much of a package is taken, and why so much. A notice of 500 pages stays far below each of them.

/// Bytes of the file: a notice with scanned annexes has a few megabytes.
pub(super) const FILE: usize = 64 << 20;

/// Entries of the package: Word writes about fifteen, and one for each picture.
pub(super) const ENTRIES: usize = 4_096;

/// Bytes of one part after inflating: a thousand pages of text are about 20 MB of XML.
pub(super) const PART: u64 = 32 << 20;

/// Bytes of all parts that are read, after inflating. What is held at once stays within a few times this.
pub(super) const ALL_PARTS: u64 = 64 << 20;

/// How many times larger than its packed bytes a part may become. Word's XML packs to a tenth, seldom to a
/// fiftieth; a bomb of zeros to a thousandth.
pub(super) const RATIO: u64 = 300;

/// Up to so many bytes no ratio is asked: a short part of one long run of spaces harms nobody.
pub(super) const RATIO_FROM: u64 = 1 << 20;

/// Nesting of elements: text in a table in a text box in a table is about forty deep. The reader descends
/// with the elements, so this also bounds its stack.
pub(super) const DEPTH: usize = 128;

/// Elements of one part: twenty a run, a run for each character, for fifty pages of it.
pub(super) const ELEMENTS: usize = 600_000;

/// Attributes of one element: Word's root element declares about forty names.
pub(super) const ATTRIBUTES: usize = 256;

/// Bytes of all attributes of one element: old drawings carry pictures in them.
pub(super) const ATTRIBUTE_BYTES: usize = 4 << 20;

/// Bytes of text of one part.
pub(super) const TEXT: usize = 16 << 20;

/// Open fields within one another: a table of contents has three.
pub(super) const FIELDS: usize = 64;

/// Styles that rest on one another; Word allows about ten.
pub(super) const STYLE_CHAIN: usize = 32;

/// Columns of a table, as many as Word allows; wider spans are cut.
pub(super) const COLUMNS: u16 = 63;
