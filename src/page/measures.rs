//! The measures by name, typed.

use super::Length;
use super::measure::{Measure, Unit, Value};

/// Reads a value of its type off a measure; none when the measure holds something else.
trait Held: Sized {
    fn held(measure: &Measure) -> Option<Self>;
}

impl Held for Length {
    fn held(measure: &Measure) -> Option<Self> {
        measure.length()
    }
}

impl Held for bool {
    fn held(measure: &Measure) -> Option<Self> {
        match measure.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }
}

impl Held for String {
    fn held(measure: &Measure) -> Option<Self> {
        match &measure.value {
            Value::Word(word) => Some(word.clone()),
            _ => None,
        }
    }
}

fn thousandths_of(measure: &Measure, unit: Unit) -> Option<i64> {
    match (&measure.value, measure.unit) {
        (Value::Number(n), Some(held)) if held == unit => Some(*n),
        _ => None,
    }
}

/// A width in characters of the body (字), in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chars(pub i64);

impl Held for Chars {
    fn held(measure: &Measure) -> Option<Self> {
        thousandths_of(measure, Unit::Character).map(Self)
    }
}

/// A height in lines of the body (行), in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines(pub i64);

impl Held for Lines {
    fn held(measure: &Measure) -> Option<Self> {
        thousandths_of(measure, Unit::Line).map(Self)
    }
}

impl Lines {
    /// Whole lines, rounded down.
    #[must_use]
    pub fn whole(self) -> usize {
        usize::try_from(self.0 / 1000).unwrap_or(0)
    }
}

/// A number of things.
impl Held for usize {
    fn held(measure: &Measure) -> Option<Self> {
        thousandths_of(measure, Unit::Count).and_then(|n| Self::try_from(n / 1000).ok())
    }
}

/// What Word counts its grid in, 1/4096 pt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridSteps(pub i64);

impl Held for GridSteps {
    fn held(measure: &Measure) -> Option<Self> {
        thousandths_of(measure, Unit::GridStep).map(|n| Self(n / 1000))
    }
}

/// Which grid a document asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grid {
    /// Lines only; characters are set closer by the run.
    #[default]
    Lines,
    /// Lines and characters, as Word does it.
    LinesAndChars,
}

impl Held for Grid {
    fn held(measure: &Measure) -> Option<Self> {
        match &measure.value {
            Value::Word(word) if word == "lines" => Some(Self::Lines),
            Value::Word(word) if word == "linesAndChars" => Some(Self::LinesAndChars),
            _ => None,
        }
    }
}

macro_rules! measures {
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $key:literal,)*) => {
        /// Every measure of the page, typed. Each is documented, with clause and strength, in
        /// `standard.toml` under the key given here.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Measures {
            $($(#[$doc])* #[doc = concat!("`", $key, "`.")] pub $field: $kind,)*
        }

        impl Measures {
            /// The keys, in order.
            #[cfg(test)]
            pub(super) const KEYS: &[&str] = &[$($key),*];

            /// Reads all measures; one that is not there, or is of another kind, is left at nothing,
            /// and a test holds that there is none.
            pub(super) fn read(measures: &[Measure]) -> (Self, Vec<&'static str>) {
                let mut missing = Vec::new();
                let find = |key: &str| measures.iter().find(|m| m.key == key);
                let read = Self {
                    $($field: find($key).and_then(<$kind as Held>::held).unwrap_or_else(|| {
                        missing.push($key);
                        <$kind>::default()
                    }),)*
                };
                (read, missing)
            }
        }
    };
}

measures! {
    paper_width: Length = "paper-width",
    paper_height: Length = "paper-height",
    margin_top: Length = "margin-top",
    margin_left: Length = "margin-left",
    body_width: Length = "body-width",
    body_height: Length = "body-height",
    lines_per_page: Lines = "lines-per-page",
    characters_per_line: Chars = "characters-per-line",
    line_pitch: Length = "line-pitch",
    character_spacing: Length = "character-spacing",
    grid: Grid = "grid",
    grid_character_space: GridSteps = "grid-character-space",
    size_body: Length = "size-body",
    size_title: Length = "size-title",
    size_page_number: Length = "size-page-number",
    size_imprint: Length = "size-imprint",
    size_mark: Length = "size-mark",
    size_table: Length = "size-table",
    font_title: String = "font-title",
    font_body: String = "font-body",
    font_kai: String = "font-kai",
    font_hei: String = "font-hei",
    font_song: String = "font-song",
    font_digits: String = "font-digits",
    red: String = "red",
    mark_top: Length = "mark-top",
    number_lines_below_mark: Lines = "number-lines-below-mark",
    number_indent: Chars = "number-indent",
    signers_indent: Chars = "signers-indent",
    signers_per_line: usize = "signers-per-line",
    red_line_gap: Length = "red-line-gap",
    red_line_weight: Length = "red-line-weight",
    title_lines_below_red_line: Lines = "title-lines-below-red-line",
    title_pitch: Length = "title-pitch",
    title_longest_line: usize = "title-longest-line",
    addressees_lines_below_title: Lines = "addressees-lines-below-title",
    indent: Chars = "indent",
    annex_note_lines_below_body: Lines = "annex-note-lines-below-body",
    annex_title_line: Lines = "annex-title-line",
    seal: bool = "seal",
    seal_diameter: Length = "seal-diameter",
    sealed_lines_above_signature: Lines = "sealed-lines-above-signature",
    sealed_date_indent: Chars = "sealed-date-indent",
    seals_per_row: usize = "seals-per-row",
    seal_gap: Length = "seal-gap",
    unsealed_lines_above_signature: Lines = "unsealed-lines-above-signature",
    unsealed_signature_indent: Chars = "unsealed-signature-indent",
    unsealed_date_shift: Chars = "unsealed-date-shift",
    stamp_lines_above: Lines = "stamp-lines-above",
    stamp_indent: Chars = "stamp-indent",
    stamp_post_gap: Chars = "stamp-post-gap",
    stamp_lines_above_date: Lines = "stamp-lines-above-date",
    stamp_width: Length = "stamp-width",
    stamp_height: Length = "stamp-height",
    imprint_thick: Length = "imprint-thick",
    imprint_thin: Length = "imprint-thin",
    imprint_indent: Chars = "imprint-indent",
    imprint_pitch: Length = "imprint-pitch",
    imprint_on_even_page: bool = "imprint-on-even-page",
    page_number_gap: Length = "page-number-gap",
    page_number_indent: Chars = "page-number-indent",
    table_line: Length = "table-line",
    table_pitch: Length = "table-pitch",
    table_row_height: Length = "table-row-height",
    table_landscape_columns: usize = "table-landscape-columns",
    table_annexes: bool = "table-annexes",
    letter_mark_top: Length = "letter-mark-top",
    letter_line_width: Length = "letter-line-width",
    letter_line_gap: Length = "letter-line-gap",
    letter_foot_line: Length = "letter-foot-line",
    letter_line_thick: Length = "letter-line-thick",
    letter_line_thin: Length = "letter-line-thin",
    letter_line_text_gap: Length = "letter-line-text-gap",
    order_mark_top: Length = "order-mark-top",
    order_number_lines_below_mark: Lines = "order-number-lines-below-mark",
    order_body_lines_below_number: Lines = "order-body-lines-below-number",
    minutes_mark_top: Length = "minutes-mark-top",
}
