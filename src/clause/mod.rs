//! The words inside marks: counts, periods, targets, money, dates, citations (`grammar/clause.pest`).
//!
//! In: the words of one mark or field. Out: typed values with byte ranges into those words, or one
//! [`ClauseError`] that says what could have stood there. Must not: resolve names.
