//! Where signature and date stand (GB/T 9704-2012, 7.3.5). Seals and stamps are not drawn; the room
//! they need is left.

use super::width::width;
use crate::page::{Chars, Length, Lines, Page};

/// Who signs, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signers {
    /// 加盖印章.
    Sealed,
    /// 不加盖印章.
    Unsealed,
    /// 加盖签发人签名章.
    Stamped,
}

/// A line at the right of the page: its right edge stands this far from that of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The words.
    pub text: String,
    /// Distance of their right edge from that of the text.
    pub right: Chars,
}

/// A row of signatures over their seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureRow {
    /// Names from left to right; each stands in the middle of its column.
    pub names: Vec<String>,
}

/// 职务, and room for the stamp at its right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampRow {
    /// 市长
    pub post: String,
    /// The signer's name, where one was typed: it stands in the room of the stamp.
    pub name: String,
}

/// 署名 and 成文日期.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// One organ, or several without seals: lines one under another.
    Lines {
        /// Empty lines above.
        above: Lines,
        /// Signature lines, then the date.
        lines: Vec<Placed>,
    },
    /// Several organs with a seal each: a grid as wide as the text. The date stands under the last name.
    Grid {
        /// Empty lines above.
        above: Lines,
        /// Columns of one width.
        columns: usize,
        /// Height of a row: a seal and the gap under it.
        row_height: Length,
        /// Rows; the last may be shorter and is then set from the left.
        rows: Vec<SignatureRow>,
        /// 成文日期; empty when omitted.
        date: String,
    },
    /// 签名章.
    Stamps {
        /// Empty lines above.
        above: Lines,
        /// One row an organ.
        rows: Vec<StampRow>,
        /// Width of a stamp.
        width: Length,
        /// Height of a stamp.
        height: Length,
        /// Distance of the stamp's right edge from that of the text.
        right: Chars,
        /// Distance between post and stamp.
        gap: Chars,
        /// Empty lines between stamp and date.
        above_date: Lines,
        /// 成文日期 with its place; empty when omitted.
        date: Placed,
    },
}

impl Signature {
    /// Places names and date on a page; none when there is nothing to place.
    #[must_use]
    pub fn place(signers: Signers, names: &[String], date: &str, page: &Page) -> Option<Self> {
        if names.is_empty() && date.is_empty() {
            return None;
        }
        Some(match signers {
            Signers::Stamped => stamps(names, date, page),
            Signers::Sealed if names.len() > 1 => grid(names, date, page),
            Signers::Sealed => sealed(names, date, page),
            Signers::Unsealed => unsealed(names, date, page),
        })
    }

    /// The words, in order.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Lines { lines, .. } => lines.iter().map(|line| line.text.as_str()).collect(),
            Self::Grid { rows, date, .. } => {
                rows.iter().flat_map(|row| &row.names).map(String::as_str).chain([date.as_str()]).collect()
            }
            Self::Stamps { rows, date, .. } => {
                let rows = rows.iter().flat_map(|row| [row.post.as_str(), row.name.as_str()]);
                rows.chain([date.text.as_str()]).collect()
            }
        }
    }
}

/// The date at its distance from the right, the name above centred on it (7.3.5.1). A name that would
/// leave the text is moved in until it does not.
fn sealed(names: &[String], date: &str, page: &Page) -> Signature {
    let indent = page.sealed_date_indent.0;
    let centre = indent + width(date) / 2;
    let place =
        |name: &String| Placed { right: Chars((centre - width(name) / 2).max(0)), text: name.clone() };
    let mut lines: Vec<Placed> = names.iter().map(place).collect();
    lines.extend(dated(date, Chars(indent)));
    Signature::Lines { above: page.sealed_lines_above_signature, lines }
}

/// The name at its distance from the right; the date begins two characters right of the name's first.
/// A date longer than the name takes the name's distance, and the name moves left (7.3.5.2).
fn unsealed(names: &[String], date: &str, page: &Page) -> Signature {
    let (indent, shift) = (page.unsealed_signature_indent.0, page.unsealed_date_shift.0);
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let date_right = (indent + longest - shift - width(date)).max(indent);
    let start = date_right + width(date) + shift;
    let place = |name: &String| Placed {
        right: if longest == 0 { Chars(indent) } else { Chars((start - width(name)).max(0)) },
        text: name.clone(),
    };
    let mut lines: Vec<Placed> = names.iter().map(place).collect();
    let alone = if names.is_empty() { indent } else { date_right };
    lines.extend(dated(date, Chars(alone)));
    Signature::Lines { above: page.unsealed_lines_above_signature, lines }
}

fn dated(date: &str, right: Chars) -> Option<Placed> {
    (!date.is_empty()).then(|| Placed { text: date.to_owned(), right })
}

/// As many seals in a row as neither touch nor leave the text, the rows as even as can be.
fn grid(names: &[String], date: &str, page: &Page) -> Signature {
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).max(width(date));
    let name = page.chars(Chars(widest + 1000));
    let cell = (page.seal_diameter + page.seal_gap).max(name);
    let fits = usize::try_from(page.body_width.times(cell)).unwrap_or(1);
    let most = fits.clamp(1, page.seals_per_row.max(1));
    let rows = names.len().div_ceil(most);
    let columns = names.len().div_ceil(rows.max(1)).max(1);
    let row = |names: &[String]| SignatureRow { names: names.to_vec() };
    Signature::Grid {
        // The row is as high as a seal, and the seal begins where the text ends.
        above: Lines(0),
        columns,
        row_height: page.seal_diameter + page.seal_gap,
        rows: names.chunks(columns).map(row).collect(),
        date: date.to_owned(),
    }
}

fn stamps(names: &[String], date: &str, page: &Page) -> Signature {
    let row = |line: &String| {
        let (post, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        StampRow { post: post.to_owned(), name: name.trim().to_owned() }
    };
    Signature::Stamps {
        above: page.stamp_lines_above,
        rows: names.iter().map(row).collect(),
        width: page.stamp_width,
        height: page.stamp_height,
        right: page.stamp_indent,
        gap: page.stamp_post_gap,
        above_date: page.stamp_lines_above_date,
        date: Placed { text: date.to_owned(), right: page.stamp_indent },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(signers: Signers, names: &[&str], date: &str) -> Vec<i64> {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        match Signature::place(signers, &names, date, Page::standard()) {
            Some(Signature::Lines { lines, .. }) => lines.iter().map(|l| l.right.0).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn under_a_seal_the_name_is_centred_on_a_date_four_characters_from_the_right() {
        assert_eq!(rights(Signers::Sealed, &["某市人民政府"], "2026年11月21日"), [4500, 4000]);
        // Sixteen characters would stand half a character outside the text.
        assert_eq!(
            rights(Signers::Sealed, &["某某自治州某某自治县人民政府办公室"], "2026年11月21日"),
            [0, 4000]
        );
    }

    #[test]
    fn without_a_seal_the_date_begins_two_characters_right_of_the_name() {
        assert_eq!(rights(Signers::Unsealed, &["某市人民政府办公室"], "2026年1月1日"), [2000, 3000]);
        // A long date keeps the distance, and the name goes left.
        assert_eq!(rights(Signers::Unsealed, &["某市政府"], "2026年11月21日"), [7000, 2000]);
        assert_eq!(rights(Signers::Unsealed, &[], "2026年11月21日"), [2000]);
    }

    #[test]
    fn seals_in_a_row_neither_touch_nor_leave_the_text() {
        let names: Vec<String> = ["县委办", "县政府办", "县人大办", "县政协办"].map(str::to_owned).into();
        let Some(Signature::Grid { columns, rows, row_height, .. }) =
            Signature::place(Signers::Sealed, &names, "2026年1月1日", Page::standard())
        else {
            panic!("no grid")
        };
        assert_eq!((columns, rows.len()), (2, 2));
        assert!(row_height > Page::standard().seal_diameter);
    }

    #[test]
    fn nothing_is_signed_by_nobody_on_no_day() {
        assert_eq!(Signature::place(Signers::Sealed, &[], "", Page::standard()), None);
    }
}
