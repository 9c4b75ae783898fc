//! Documents of a workspace by 发文字号 and by title.

use super::Header;
use crate::problem::{Message, Problem, Related};
use crate::source::Spanned;
use std::collections::HashMap;

/// Where each document of a workspace is found.
#[derive(Clone, Debug, Default)]
pub struct Index {
    documents: Vec<(String, Header)>,
    by_number: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Index {
    /// The code of [`duplicate`](Self::duplicate).
    pub const DUPLICATE: &'static str = "duplicate-number";

    /// Indexes documents by path and header; of several with one number, the first path counts.
    #[must_use]
    pub fn new(documents: Vec<(String, Header)>) -> Self {
        Self::of(documents.into_iter().map(|(path, header)| Indexed::new(path, header)).collect())
    }

    /// The same of documents whose keys have been made.
    #[must_use]
    pub fn of(mut documents: Vec<Indexed>) -> Self {
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        let room = || HashMap::with_capacity(documents.len());
        let mut index =
            Self { documents: Vec::with_capacity(documents.len()), by_number: room(), by_title: room() };
        for (place, one) in documents.into_iter().enumerate() {
            index.add(place, one.number, one.title);
            index.documents.push((one.path, one.header));
        }
        index
    }

    /// Indexes one document under another header, or adds it.
    pub fn enter(&mut self, path: &str, header: Header) {
        let found = self.documents.binary_search_by(|(own, _)| own.as_str().cmp(path));
        let (Ok(place) | Err(place)) = found;
        match found {
            Ok(_) => self.forget(place),
            Err(_) => {
                let later = self.places().flatten().filter(|other| **other >= place);
                later.for_each(|other| *other += 1);
                self.documents.insert(place, (path.to_owned(), Header::default()));
            }
        }
        self.learn(place, &header);
        if let Some((_, own)) = self.documents.get_mut(place) {
            *own = header;
        }
    }

    /// Takes a document out of what it is found by.
    fn forget(&mut self, place: usize) {
        let Some((_, header)) = self.documents.get(place) else { return };
        let (number, title) = (header.number.as_ref(), header.title.as_ref());
        let by_number = number.and_then(|n| self.by_number.get_mut(&number_key(&n.value)?));
        let by_title = title.and_then(|title| self.by_title.get_mut(&plain(&title.value)));
        for places in by_number.into_iter().chain(by_title) {
            places.retain(|other| *other != place);
        }
    }

    fn places(&mut self) -> impl Iterator<Item = &mut Vec<usize>> {
        self.by_number.values_mut().chain(self.by_title.values_mut())
    }

    fn learn(&mut self, place: usize, header: &Header) {
        let (number, title) = Self::own_keys(header);
        self.add(place, number, title);
    }

    /// What a document is found by.
    fn own_keys(header: &Header) -> (Option<String>, Option<String>) {
        let number = header.number.as_ref().and_then(|n| number_key(&n.value));
        (number, header.title.as_ref().map(|title| plain(&title.value)))
    }

    fn add(&mut self, place: usize, number: Option<String>, title: Option<String>) {
        let by_number = number.map(|number| self.by_number.entry(number).or_default());
        let by_title = title.map(|title| self.by_title.entry(title).or_default());
        for places in by_number.into_iter().chain(by_title) {
            places.insert(places.partition_point(|other| *other < place), place);
        }
    }

    /// What a citation may be found by: its number, and its title, which a slip in the number is known by.
    #[must_use]
    pub fn keys(number: Option<&str>, title: &str) -> Vec<String> {
        let number = number.and_then(number_key);
        number.into_iter().chain([format!("《{}》", plain(title))]).collect()
    }

    /// What citations of a document may be found by.
    #[must_use]
    pub fn keys_of(header: &Header) -> Vec<String> {
        let number = header.number.as_ref().and_then(|number| number_key(&number.value));
        let title = header.title.as_ref().map(|title| format!("《{}》", plain(&title.value)));
        number.into_iter().chain(title).collect()
    }

    /// The paths of all documents with a 发文字号.
    pub fn all_by_number(&self, number: &str) -> impl Iterator<Item = &str> {
        let places = number_key(number).and_then(|key| self.by_number.get(&key));
        let found = places.into_iter().flatten().filter_map(|place| self.documents.get(*place));
        found.map(|(path, _)| path.as_str())
    }

    /// The document with a 发文字号: its path and its header.
    #[must_use]
    pub fn by_number(&self, number: &str) -> Option<(&str, &Header)> {
        let place = *self.by_number.get(&number_key(number)?)?.first()?;
        self.documents.get(place).map(|(path, header)| (path.as_str(), header))
    }

    /// The path of the one document with a title; none when two share it.
    #[must_use]
    pub fn by_title(&self, title: &str) -> Option<&str> {
        match self.by_title.get(&plain(title))?.as_slice() {
            [place] => self.documents.get(*place).map(|(path, _)| path.as_str()),
            _ => None,
        }
    }

    /// The document that a citation names: by its number if it has one, else by its title.
    #[must_use]
    pub fn cited(&self, number: Option<&str>, title: &str) -> Option<Cited<'_>> {
        let Some(number) = number else {
            return self.by_title(title).map(|path| Cited::ByTitle { path });
        };
        if let Some((path, header)) = self.by_number(number) {
            return Some(Cited::ByNumber { path, title: header.title.as_ref() });
        }
        let path = self.by_title(title)?;
        let own = self.header(path)?.number.as_ref()?;
        is_near(number, &own.value).then_some(Cited::Near { path, number: own })
    }

    fn header(&self, path: &str) -> Option<&Header> {
        let place = self.documents.binary_search_by(|(own, _)| own.as_str().cmp(path)).ok()?;
        self.documents.get(place).map(|(_, header)| header)
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Whether a document is indexed under a path.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        self.documents.binary_search_by(|(own, _)| own.as_str().cmp(path)).is_ok()
    }

    /// The problem of a document whose 发文字号 an earlier path already has.
    #[must_use]
    pub fn duplicate(&self, path: &str, own: &Header) -> Option<Problem> {
        let number = own.number.as_ref()?;
        let (first, header) = self.by_number(&number.value).filter(|(first, _)| *first != path)?;
        let mut problem = Problem::error(
            Self::DUPLICATE,
            number.span,
            format!("发文字号{}已经用在 {first} 上", number.value),
            format!("{} is already the number of {first}", number.value),
        )
        .label("一个字号只能发一份文件", "one number, one document")
        .help(
            "改正其中一份的字号；如果是同一份文件的两个版本，只留一份。",
            "correct one of them, or keep one copy",
        );
        problem.related.push(Related {
            file: Some(first.to_owned()),
            span: header.number.as_ref().map_or_else(Default::default, |n| n.span),
            message: Message::new("先用在这里", "first used here"),
        });
        Some(problem)
    }
}

/// A document on its way to the index, with what it is found by. Everything waits for the index, so this is made
/// where the document is read.
#[derive(Clone, Debug)]
pub struct Indexed {
    path: String,
    header: Header,
    number: Option<String>,
    title: Option<String>,
}

impl Indexed {
    /// A document by its path and header.
    #[must_use]
    pub fn new(path: String, header: Header) -> Self {
        let (number, title) = Index::own_keys(&header);
        Self { path, header, number, title }
    }
}

/// What a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited<'a> {
    /// The document that bears the cited number.
    ByNumber {
        /// Where it is.
        path: &'a str,
        /// Its own title.
        title: Option<&'a Spanned<String>>,
    },
    /// The one document with the cited title; the citation gives no number.
    ByTitle {
        /// Where it is.
        path: &'a str,
    },
    /// No document bears the cited number, but the one with the cited title bears a number that differs in
    /// the year or in the serial alone: most likely a slip, yet it may be another year's document.
    Near {
        /// Where it is.
        path: &'a str,
        /// Its own number.
        number: &'a Spanned<String>,
    },
}

/// Whether two numbers of one office share the year or the serial. Documents that an office issues every
/// year under one title share neither.
fn is_near(cited: &str, own: &str) -> bool {
    let (Some(cited), Some(own)) = (number_key(cited), number_key(own)) else { return false };
    match (split_number(&cited), split_number(&own)) {
        (Some((office, year, serial)), Some((own_office, own_year, own_serial))) => {
            office == own_office && (year == own_year) != (serial == own_serial)
        }
        _ => false,
    }
}

/// Office, year and serial of a number as it is compared: 某政办(2026)9号.
fn split_number(key: &str) -> Option<(&str, &str, &str)> {
    let (office, rest) = key.split_once('(')?;
    let (year, serial) = rest.split_once(')')?;
    Some((office, year, serial))
}

/// Whether a cited title is a document's: the same words, or the same from 关于 on when only one of
/// them leads with the issuer.
pub(super) fn same_title(cited: &str, own: &Spanned<String>) -> bool {
    if cited == own.value {
        return true;
    }
    let (cited, own) = (plain(cited), plain(&own.value));
    let (long, short) = if cited.len() >= own.len() { (&cited, &own) } else { (&own, &cited) };
    long == short || (short.starts_with("关于") && long.ends_with(short.as_str()))
}

/// A number to look up, none while it still has placeholders.
fn number_key(number: &str) -> Option<String> {
    let key = plain(number);
    (!key.contains(['×', '*']) && key.contains(|c: char| c.is_ascii_digit())).then_some(key)
}

/// Words as they are compared: without blanks, full-width signs as half-width, all brackets of one
/// kind alike. 某政办[2026]9号 is 某政办〔2026〕9号.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    plain.extend(words.chars().filter(|c| !c.is_whitespace()).map(fold));
    plain
}

fn fold(sign: char) -> char {
    match sign {
        '〔' | '［' | '【' | '（' | '[' | '(' => '(',
        '〕' | '］' | '】' | '）' | ']' | ')' => ')',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '“' | '”' | '「' | '」' | '『' | '』' => '"',
        '！'..='～' => u32::from(sign).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(sign),
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(documents: &[(&str, &str)]) -> Index {
        Index::new(documents.iter().map(|(p, t)| ((*p).to_owned(), Header::scan(t))).collect())
    }

    #[test]
    fn a_number_is_found_whatever_brackets_and_widths_it_is_written_with() {
        let index = index(&[("甲.jz", "发文字号：某政办〔2026〕9号\n标题：关于甲的通知\n")]);
        for number in ["某政办[2026]9号", "某政办（２０２６）９号", "某政办〔2026〕 9 号"]
        {
            assert_eq!(index.by_number(number).map(|(p, _)| p), Some("甲.jz"), "{number}");
        }
        assert_eq!(index.by_title("关于甲的 通知"), Some("甲.jz"));
        assert!(index.by_number("某政办〔2026〕×号").is_none());
    }

    #[test]
    fn the_later_of_two_documents_with_one_number_is_told() {
        let (a, b) = ("发文字号：某政办〔2026〕9号\n", "机制：乙\n发文字号：某政办[2026]9号\n");
        let index = index(&[("乙.jz", b), ("a.jz", a)]);
        assert!(index.duplicate("a.jz", &Header::scan(a)).is_none());
        let problem = index.duplicate("乙.jz", &Header::scan(b)).unwrap();
        assert_eq!(b.get(problem.span.range()), Some("某政办[2026]9号"));
        assert_eq!(problem.related.first().and_then(|r| r.file.as_deref()), Some("a.jz"));
    }

    #[test]
    fn a_slip_in_a_number_is_known_by_the_title_and_another_years_document_is_not_one() {
        let index = index(&[("甲.jz", "发文字号：某政办〔2026〕9号\n标题：关于甲的通知\n")]);
        let near = |number, title| matches!(index.cited(Some(number), title), Some(Cited::Near { .. }));
        assert!(near("某政办〔2026〕19号", "关于甲的通知") && near("某政办〔2025〕9号", "关于甲的通知"));
        assert!(!near("某政办〔2025〕19号", "关于甲的通知"), "another year's");
        assert!(!near("某政发〔2026〕19号", "关于甲的通知"), "another office's");
        assert!(!near("某政办〔2026〕19号", "关于乙的通知"), "another title");
        assert!(!near("某政办〔2026〕9号", "关于甲的通知"), "found by number");
    }

    #[test]
    fn a_document_entered_anew_is_found_as_if_it_had_always_been_so() {
        let texts = [
            ("乙.jz", "发文字号：某政办〔2026〕9号\n标题：甲\n"),
            ("甲.jz", "发文字号：某政办〔2026〕8号\n标题：甲\n"),
            ("丙.jz", "发文字号：某政办〔2026〕9号\n标题：丙\n"),
        ];
        let mut grown = Index::default();
        for (path, _) in texts {
            grown.enter(path, Header::scan("发文字号：某政办〔2026〕1号\n标题：旧\n"));
        }
        for (path, text) in texts.iter().rev() {
            grown.enter(path, Header::scan(text));
        }
        let whole = index(&texts);
        for number in ["某政办〔2026〕1号", "某政办〔2026〕8号", "某政办〔2026〕9号"] {
            assert_eq!(grown.by_number(number), whole.by_number(number), "{number}");
            assert!(grown.all_by_number(number).eq(whole.all_by_number(number)), "{number}");
        }
        for title in ["旧", "甲", "丙"] {
            assert_eq!(grown.by_title(title), whole.by_title(title), "{title}");
        }
    }

    #[test]
    fn a_title_may_lead_with_its_issuer_or_not() {
        let own = Spanned::new("某市人民政府办公室关于建立甲的通知".to_owned(), Default::default());
        assert!(same_title("关于建立甲的通知", &own));
        assert!(same_title("某市人民政府办公室\n关于建立甲的通知", &own));
        assert!(!same_title("关于建立乙的通知", &own));
        assert!(!same_title("的通知", &own));
    }
}
