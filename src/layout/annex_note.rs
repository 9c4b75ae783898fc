//! 附件说明: label, number and name, and where they hang (GB/T 9704-2012, 7.3.4).

use super::width::width;
use crate::page::Chars;

/// A line of an annex note. A name that goes on over the line stands under its own first character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteLine {
    /// 附件： on the first line; empty below.
    pub label: String,
    /// `1.`; empty when there is one annex only.
    pub number: String,
    /// The name, without a mark behind it.
    pub name: String,
    /// Where the first of label and number begins, from the left edge of the text.
    pub start: Chars,
    /// Where the name begins, and goes on.
    pub hang: Chars,
}

/// Sets labels (`附件：1.`, `2.`) and names; `indent` is that of a paragraph.
#[must_use]
pub fn annex_note(lines: &[(String, String)], indent: Chars) -> Vec<NoteLine> {
    let split: Vec<(String, String, String)> = lines.iter().map(|(label, name)| parts(label, name)).collect();
    let label = split.iter().map(|(label, ..)| width(label)).max().unwrap_or(0);
    let number = split.iter().map(|(_, number, _)| width(number)).max().unwrap_or(0);
    split
        .into_iter()
        .map(|(own, number_words, name)| NoteLine {
            start: if own.is_empty() { Chars(indent.0 + label) } else { indent },
            hang: Chars(indent.0 + label + number),
            label: own,
            number: number_words,
            name,
        })
        .collect()
}

/// `附件：1.` and a name, or `附件：` and `1.某方案` as a drafter types it.
fn parts(label: &str, name: &str) -> (String, String, String) {
    let cut = label.find('：').map_or(0, |at| at + '：'.len_utf8());
    let (word, typed) = label.split_at_checked(cut).unwrap_or(("", label));
    if !typed.is_empty() {
        return (word.to_owned(), typed.to_owned(), name.to_owned());
    }
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let dotted = name.get(digits..).is_some_and(|rest| rest.starts_with('.') || rest.starts_with('．'));
    let sign = name.get(digits..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (number, rest) = if digits > 0 && dotted {
        name.split_at_checked(digits + sign).unwrap_or(("", name))
    } else {
        ("", name)
    };
    (word.to_owned(), number.to_owned(), rest.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pairs: &[(&str, &str)]) -> Vec<(i64, i64, String)> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(l, n)| ((*l).to_owned(), (*n).to_owned())).collect();
        let set = annex_note(&pairs, Chars(2000));
        set.iter().map(|l| (l.start.0, l.hang.0, format!("{}|{}|{}", l.label, l.number, l.name))).collect()
    }

    #[test]
    fn one_name_hangs_at_the_fifth_character_and_several_at_the_sixth() {
        assert_eq!(lines(&[("附件：", "名单")]), [(2000, 5000, "附件：||名单".to_owned())]);
        let two = [(2000, 6000, "附件：|1.|名单".to_owned()), (5000, 6000, "|2.|分工".to_owned())];
        assert_eq!(lines(&[("附件：1.", "名单"), ("2.", "分工")]), two);
        assert_eq!(lines(&[("附件：", "1.名单"), ("", "2.分工")]), two);
    }

    #[test]
    fn ten_annexes_hang_behind_the_widest_number() {
        let pairs: Vec<(String, String)> = (1..=10).map(|n| (format!("{n}."), "名单".to_owned())).collect();
        assert!(annex_note(&pairs, Chars(2000)).iter().all(|l| l.hang == Chars(3500)));
    }
}
