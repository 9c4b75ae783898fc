//! Days in the words of a message.

use jiff::civil::Date;

/// 2019-03-31 as 2019年3月31日; what is no day stays as it is.
pub(in crate::check) fn in_words(iso: &str) -> String {
    match iso.parse::<Date>() {
        Ok(date) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Err(_) => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_is_told_without_leading_zeros() {
        assert_eq!(super::in_words("2019-03-31"), "2019年3月31日");
        assert_eq!(super::in_words("2019"), "2019");
    }
}
