//! Collective names: 7个招商小组, 以下统称招商小组.

use super::piece::{self, strip_front, text, trim_by};
use super::scan::{Token, scan};
use super::word::Table;
use super::{ClauseError, count};
use crate::problem::Message;
use std::ops::Range;

/// A collective name with the count stated beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupClause {
    /// The number: 7 in 7个招商小组.
    pub stated: Option<u32>,
    /// The bytes of the name, without number, measure word and quotes.
    pub name: Range<usize>,
}

/// Words that introduce a collective name.
static LEADS: Table = Table::new(&[
    "以下统称为",
    "以下统称",
    "以下简称",
    "统称为",
    "统称",
    "并称",
    "合称",
    "成立",
    "组建",
    "设立",
    "设置",
    "共",
]);

/// Reads the words of a 统称 mark.
///
/// # Errors
/// When there is no name, or the number beside it is a range.
pub fn group(words: &str) -> Result<GroupClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    let counted = tokens.iter().filter_map(Token::quantity).find(|m| {
        let before = strip_front(words, 0..m.whole.start, &LEADS);
        !m.quantity.unit.is_empty() && trim_by(words, before, is_quote).is_empty()
    });
    let (stated, start) = match counted {
        Some(m) if count::single(m).is_none() => {
            let message = Message::new(
                "统称前的数应当是一个确切的数",
                "the number before a collective name must be definite",
            );
            return Err(ClauseError::new(m.whole.clone(), message, help()));
        }
        Some(m) => (count::single(m), m.whole.end),
        None => (None, 0),
    };
    let name = strip_front(words, trim_by(words, start..words.len(), is_edge), &LEADS);
    let name = trim_by(words, name, is_edge);
    if text(words, name.clone()).chars().any(char::is_alphabetic) {
        return Ok(GroupClause { stated, name });
    }
    let message = Message::new("这里应当有一个统称", "a collective name was expected here");
    Err(ClauseError::new(piece::whole(words), message, help()))
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '「' | '」')
}

fn is_edge(c: char) -> bool {
    is_quote(c) || piece::is_blank(c) || piece::is_stop(c)
}

fn help() -> Message {
    Message::new(
        "写成“7个招商小组”“招商小组”或“以下统称招商小组”",
        "write 7个招商小组, 招商小组 or 以下统称招商小组",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_or_without_its_count() {
        for (words, stated, name) in [
            ("7个招商小组", Some(7), "招商小组"),
            ("成立7个招商小组", Some(7), "招商小组"),
            ("组建6个产业项目招商专班", Some(6), "产业项目招商专班"),
            ("招商小组", None, "招商小组"),
            ("以下统称招商小组", None, "招商小组"),
            ("以下统称“招商小组”", None, "招商小组"),
            ("“六个专班”", Some(6), "专班"),
            ("各招商主体", None, "各招商主体"),
            ("五大转型产业", Some(5), "转型产业"),
            ("第一批招商小组", None, "第一批招商小组"),
        ] {
            let read = group(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!((read.stated, piece::text(words, read.name.clone())), (stated, name), "{words}");
        }
    }

    #[test]
    fn a_range_or_a_missing_name_is_an_error() {
        assert_eq!(piece::text("6-7个招商小组", group("6-7个招商小组").unwrap_err().range), "6-7个");
        assert_eq!(group("7个").unwrap_err().message.zh, "这里应当有一个统称");
        assert_eq!(group("").unwrap_err().range, 0..0);
    }
}
