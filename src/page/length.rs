//! Lengths without rounding on the way.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A length on paper. Kept in English Metric Units (36 000 to the millimetre, 12 700 to the point), in
/// which hundredths of either are whole numbers, so that nothing is lost before a format asks for its
/// own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

const EMU_IN_MM: i64 = 36_000;
const EMU_IN_PT: i64 = 12_700;
const EMU_IN_TWIP: i64 = 635;

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self(0);

    /// Thousandths of a millimetre.
    #[must_use]
    pub const fn from_micrometres(value: i64) -> Self {
        Self(value * (EMU_IN_MM / 1000))
    }

    /// Whole millimetres.
    #[must_use]
    pub const fn from_mm(value: i64) -> Self {
        Self(value * EMU_IN_MM)
    }

    /// Thousandths of a point, to the next English Metric Unit.
    #[must_use]
    pub const fn from_millipoints(value: i64) -> Self {
        Self(value * EMU_IN_PT / 1000)
    }

    /// Whole points.
    #[must_use]
    pub const fn from_pt(value: i64) -> Self {
        Self(value * EMU_IN_PT)
    }

    /// Whole twips, twentieths of a point.
    #[must_use]
    pub const fn from_twips(value: i64) -> Self {
        Self(value * EMU_IN_TWIP)
    }

    /// In English Metric Units, as drawings of OOXML ask.
    #[must_use]
    pub const fn emu(self) -> i64 {
        self.0
    }

    /// In twips, to the nearest: margins, indents and heights of OOXML.
    #[must_use]
    pub const fn twips(self) -> i64 {
        nearest(self.0, EMU_IN_TWIP)
    }

    /// In half points, to the nearest: sizes of type in OOXML.
    #[must_use]
    pub const fn half_points(self) -> i64 {
        nearest(self.0, EMU_IN_PT / 2)
    }

    /// In eighths of a point, to the nearest: weights of lines in OOXML.
    #[must_use]
    pub const fn eighth_points(self) -> i64 {
        nearest(self.0 * 8, EMU_IN_PT)
    }

    /// In thousandths of a point, to the nearest.
    #[must_use]
    pub const fn millipoints(self) -> i64 {
        nearest(self.0 * 1000, EMU_IN_PT)
    }

    /// In thousandths of a millimetre, to the nearest.
    #[must_use]
    pub const fn micrometres(self) -> i64 {
        nearest(self.0 * 1000, EMU_IN_MM)
    }

    /// In millimetres, for showing.
    #[must_use]
    pub fn mm(self) -> f64 {
        decimal(self.micrometres())
    }

    /// In points, for showing.
    #[must_use]
    pub fn pt(self) -> f64 {
        decimal(self.millipoints())
    }

    /// So many thousandths of this length.
    #[must_use]
    pub const fn thousandths(self, count: i64) -> Self {
        Self(nearest(self.0 * count, 1000))
    }

    /// How many of `other` go into this length; none go when `other` is nothing.
    #[must_use]
    pub const fn times(self, other: Self) -> i64 {
        if other.0 == 0 { 0 } else { self.0 / other.0 }
    }
}

/// A small whole number of thousandths as a decimal number; exact to the last place shown.
#[allow(clippy::cast_precision_loss)]
fn decimal(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

/// Rounds half away from zero.
const fn nearest(value: i64, unit: i64) -> i64 {
    let half = if value < 0 { -unit / 2 } else { unit / 2 };
    (value + half) / unit
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, count: i64) -> Self {
        Self(self.0 * count)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    /// Nothing when divided by nothing.
    fn div(self, count: i64) -> Self {
        Self(self.0.checked_div(count).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_the_page_are_whole_in_every_unit_they_are_asked_in() {
        assert_eq!(Length::from_millipoints(28_950).twips(), 579);
        assert_eq!(Length::from_millipoints(28_950).millipoints(), 28_950);
        assert_eq!(Length::from_millipoints(-250).twips(), -5);
        assert_eq!(Length::from_pt(16).half_points(), 32);
        assert_eq!(Length::from_mm(210).twips(), 11_906);
        assert_eq!(Length::from_mm(297).twips(), 16_838);
        assert_eq!(Length::from_mm(37).twips(), 2098);
        assert_eq!(Length::from_micrometres(350).eighth_points(), 8);
        assert_eq!(Length::from_micrometres(250).eighth_points(), 6);
        assert_eq!(Length::from_mm(225).times(Length::from_millipoints(28_950)), 22);
        assert_eq!(Length::from_mm(225).times(Length::from_pt(29)), 21);
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        assert_eq!(Length::from_mm(1) / 0, Length::ZERO);
        assert_eq!(Length::from_mm(1).times(Length::ZERO), 0);
    }
}
