//! Where a title is broken: at words, in lines that make a 梯形 or a 菱形 (GB/T 9704-2012, 7.3.1).
//!
//! Every place between two characters has a price; a name of a unit, a title in 《》 and a number with
//! its unit are not broken at any price while they fit on a line. The shape of the lines has its price
//! too, and the cheapest breaking is taken.

use super::width::{char_width, width};
use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("title_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// The longest word of the list, in characters.
static LONGEST_WORD: LazyLock<usize> =
    LazyLock::new(|| WORDS.iter().map(|word| word.chars().count()).max().unwrap_or(1));

/// No line is broken here.
const NEVER: u32 = 100_000;
/// Inside a long name that does not fit on a line.
const IN_NAME: u32 = 60;
/// Inside a word.
const IN_WORD: u32 = 400;
/// Between characters that make no known word.
const UNKNOWN: u32 = 120;
/// Between two words.
const BETWEEN: u32 = 12;
/// Behind 、 and between names.
const PAUSE: u32 = 6;
/// Behind the verb that follows 关于.
const VERB: u32 = 3;

/// Words that lean on the verb behind them.
const ADVERBS: [&str; 9] = ["进一步", "加快", "全面", "深入", "切实", "严格", "继续", "大力", "扎实"];

/// Marks that begin no line (GB/T 15834-2011, 5.1).
const NOT_FIRST: &str = "的、，。；：！？）》〉”’〕】」』·…—)%℃之和与及暨等";
/// Marks that end no line.
const NOT_LAST: &str = "（《〈“‘〔【「『(和与及暨";
/// What a number counts.
const UNITS: &str = "年月日号个项家次级届期件名位条类批万亿元〕";

const HAN_NUMBERS: &str = "一二三四五六七八九十百千";

/// Breaks a title into lines of at most `longest` characters. `names` are the names of units and bodies
/// that stay whole. A line is longer than that only when a name or a word is.
#[must_use]
pub fn break_title(text: &str, names: &[&str], longest: usize) -> Vec<String> {
    let text = text.trim();
    let limit = i64::try_from(longest.max(2)).unwrap_or(i64::MAX).saturating_mul(1000);
    if width(text) <= limit {
        return if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    }
    let title = Title::new(text, names, limit);
    title.lines(&title.best())
}

struct Title {
    chars: Vec<char>,
    /// Width up to each character.
    offsets: Vec<i64>,
    /// Price of a break before each character.
    prices: Vec<u32>,
    limit: i64,
}

impl Title {
    fn new(text: &str, names: &[&str], limit: i64) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut offsets = vec![0];
        for c in &chars {
            offsets.push(offsets.last().copied().unwrap_or(0) + char_width(*c));
        }
        let prices = vec![UNKNOWN; chars.len()];
        let mut title = Self { chars, offsets, prices, limit };
        title.price_words();
        title.price_frame();
        title.price_names(names);
        title.price_marks();
        title
    }

    fn part(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().collect()
    }

    fn set(&mut self, at: usize, price: u32) {
        if let Some(place) = self.prices.get_mut(at) {
            *place = price;
        }
    }

    /// Dearer than it was.
    fn raise(&mut self, at: usize, price: u32) {
        if let Some(place) = self.prices.get_mut(at) {
            *place = price.max(*place);
        }
    }

    /// The longest known word at each place, from the left.
    fn price_words(&mut self) {
        let mut at = 0;
        let mut was_word = false;
        while at < self.chars.len() {
            let reach = (at + *LONGEST_WORD).min(self.chars.len());
            let end = (at + 1..=reach).rev().find(|end| WORDS.contains(self.part(at, *end).as_str()));
            let to = end.unwrap_or(at + 1);
            for inside in at + 1..to {
                self.set(inside, IN_WORD);
            }
            if end.is_some() || was_word {
                self.set(at, BETWEEN);
            }
            was_word = end.is_some();
            at = to;
        }
        self.set(self.chars.len(), NEVER);
    }

    /// 关于, and the verb behind it.
    fn price_frame(&mut self) {
        let found = (0..self.chars.len()).find(|at| self.part(*at, at + 2) == "关于");
        let Some(at) = found else { return };
        self.set(at, 0);
        self.raise(at + 2, BETWEEN * 4);
        for length in 2..=3 {
            let word = self.part(at + 2, at + 2 + length);
            if ADVERBS.contains(&word.as_str()) {
                self.raise(at + 2 + length, IN_NAME);
            } else if WORDS.contains(word.as_str()) {
                self.set(at + 2 + length, VERB);
            }
        }
    }

    /// Names, titles in 《》, words in quotes, numbers with their units.
    fn price_names(&mut self, names: &[&str]) {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for name in names {
            let name: Vec<char> = name.chars().collect();
            if name.len() < 2 {
                continue;
            }
            let windows = self.chars.windows(name.len()).enumerate();
            spans.extend(windows.filter(|(_, w)| **w == *name).map(|(at, w)| (at, at + w.len())));
        }
        // An edge of a name is a good place, unless it lies inside another.
        for (from, to) in &spans {
            for edge in [*from, *to] {
                let price = self.prices.get(edge).copied().unwrap_or(NEVER);
                self.set(edge, price.min(PAUSE));
            }
        }
        spans.extend(self.enclosed());
        spans.extend(self.numbers());
        for (from, to) in spans {
            let fits = self.span(from, to) <= self.limit;
            for inside in from + 1..to {
                if fits {
                    self.set(inside, NEVER);
                } else {
                    self.raise(inside, IN_NAME);
                }
            }
        }
    }

    fn enclosed(&self) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        for (open, close) in [('《', '》'), ('“', '”'), ('〔', '〕'), ('（', '）')] {
            let mut from = None;
            for (at, c) in self.chars.iter().enumerate() {
                if *c == open && from.is_none() {
                    from = Some(at);
                } else if *c == close
                    && let Some(start) = from.take()
                {
                    spans.push((start, at + 1));
                }
            }
        }
        spans
    }

    fn numbers(&self) -> Vec<(usize, usize)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '%' | '/' | '×');
        let is_digit = |c: char| is_part(c) || HAN_NUMBERS.contains(c);
        let mut spans = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let run = self.chars.iter().skip(at).take_while(|c| is_digit(**c)).count();
            let counts = self.chars.get(at + run).is_some_and(|c| UNITS.contains(*c));
            let ascii = self.chars.iter().skip(at).take(run).any(|c| is_part(*c));
            if run > 0 && (counts || ascii) {
                spans.push((at, at + run + usize::from(counts)));
            }
            at += run.max(1);
        }
        spans
    }

    fn price_marks(&mut self) {
        for at in 1..self.chars.len() {
            let before = self.chars.get(at - 1).copied().unwrap_or(' ');
            let here = self.chars.get(at).copied().unwrap_or(' ');
            if before.is_whitespace() {
                self.set(at, 0);
            } else if before == '、' && self.prices.get(at) != Some(&NEVER) {
                self.set(at, PAUSE);
            }
            if NOT_FIRST.contains(here) || NOT_LAST.contains(before) || here.is_whitespace() {
                self.set(at, NEVER);
            }
            let counts =
                self.chars.get(at + 1).is_some_and(|c| c.is_ascii_digit() || HAN_NUMBERS.contains(*c));
            if here == '第' && counts && self.prices.get(at) != Some(&NEVER) {
                self.set(at, PAUSE);
            }
            // 的通知 and 通知 are no lines.
            if before == '的' && self.chars.len() - at <= 4 {
                self.set(at, NEVER);
            }
        }
        self.set(0, NEVER);
    }

    fn span(&self, from: usize, to: usize) -> i64 {
        let at = |i: usize| self.offsets.get(i).copied().unwrap_or(0);
        at(to) - at(from)
    }

    /// The cheapest breaks, by looking at every breaking with few lines; a title that needs many lines
    /// is filled line by line.
    fn best(&self) -> Vec<usize> {
        let whole = self.span(0, self.chars.len());
        let fewest = usize::try_from((whole + self.limit - 1) / self.limit.max(1)).unwrap_or(1);
        if fewest > MOST_SHAPED {
            return self.filled();
        }
        let mut best: Option<(u32, Vec<usize>)> = None;
        for count in fewest..=(fewest + 1).min(MOST_SHAPED) {
            let more = u32::try_from(count - fewest).unwrap_or(0) * MORE_LINES;
            let mut search = Search { title: self, count, best: best.take(), breaks: Vec::new() };
            search.go(0, more);
            best = search.best;
        }
        best.map_or_else(|| self.filled(), |(_, breaks)| breaks)
    }

    /// Each line as long as it can be, broken at its cheapest place in the last half.
    fn filled(&self) -> Vec<usize> {
        let mut breaks = Vec::new();
        let mut from = 0;
        while self.span(from, self.chars.len()) > self.limit {
            let reach = (from + 1..self.chars.len()).take_while(|to| self.span(from, *to) <= self.limit);
            let places: Vec<usize> = reach.collect();
            let half = places.iter().copied().filter(|to| self.span(from, *to) * 2 >= self.limit);
            let price = |to: &usize| (self.prices.get(*to).copied().unwrap_or(NEVER), usize::MAX - to);
            let ahead = || (from + 1..self.chars.len()).find(|to| self.prices.get(*to) < Some(&NEVER));
            let found = half.min_by_key(price).filter(|to| self.prices.get(*to) < Some(&NEVER));
            let last = places.iter().rev().copied().find(|to| self.prices.get(*to) < Some(&NEVER));
            let Some(to) = found.or(last).or_else(ahead) else { break };
            breaks.push(to);
            from = to;
        }
        breaks
    }

    fn lines(&self, breaks: &[usize]) -> Vec<String> {
        let ends = breaks.iter().copied().chain([self.chars.len()]);
        let starts = std::iter::once(0).chain(breaks.iter().copied());
        let lines = starts.zip(ends).map(|(from, to)| self.part(from, to).trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// What the shape of lines costs: equal lines, an hourglass, and steps that are too large.
    fn shape(&self, breaks: &[usize]) -> u32 {
        let ends = breaks.iter().copied().chain([self.chars.len()]);
        let starts = std::iter::once(0).chain(breaks.iter().copied());
        let widths: Vec<i64> = starts.zip(ends).map(|(from, to)| self.span(from, to)).collect();
        let steps: Vec<i64> =
            widths.windows(2).map(|w| w.last().unwrap_or(&0) - w.first().unwrap_or(&0)).collect();
        let mut price = 0;
        let (shortest, longest) = (widths.iter().min().copied(), widths.iter().max().copied());
        if longest.unwrap_or(0) - shortest.unwrap_or(0) < 1000 {
            price += RECTANGLE;
        }
        let falls_then_rises = steps.windows(2).any(|s| s.first() < Some(&0) && s.last() > Some(&0));
        if falls_then_rises {
            price += HOURGLASS;
        }
        for step in &steps {
            let far = u32::try_from((step.abs() - EASY_STEP).max(0) / 500).unwrap_or(u32::MAX / 64);
            price += far * STEEP;
        }
        price
    }
}

/// Titles of more lines are not shaped; the page has room for no such title anyway.
const MOST_SHAPED: usize = 4;
/// Price of one line more than needed.
const MORE_LINES: u32 = 14;
/// Price of lines of one length.
const RECTANGLE: u32 = 8;
/// Price of a middle line that is shorter than both its neighbours.
const HOURGLASS: u32 = 40;
/// A step between lines up to this is free, in thousandths of a character.
const EASY_STEP: i64 = 6000;
/// Price of each half character above.
const STEEP: u32 = 2;

/// Looks at every breaking into a number of lines, leaving those that are already too dear.
struct Search<'a> {
    title: &'a Title,
    count: usize,
    best: Option<(u32, Vec<usize>)>,
    breaks: Vec<usize>,
}

impl Search<'_> {
    fn go(&mut self, from: usize, price: u32) {
        let title = self.title;
        let end = title.chars.len();
        if self.best.as_ref().is_some_and(|(best, _)| price >= *best) {
            return;
        }
        let left = self.count - self.breaks.len();
        if left <= 1 {
            if title.span(from, end) <= title.limit {
                let price = price + title.shape(&self.breaks);
                if self.best.as_ref().is_none_or(|(best, _)| price < *best) {
                    self.best = Some((price, self.breaks.clone()));
                }
            }
            return;
        }
        let room = title.limit.saturating_mul(i64::try_from(left - 1).unwrap_or(1));
        for to in from + 1..end {
            if title.span(from, to) > title.limit {
                break;
            }
            let here = title.prices.get(to).copied().unwrap_or(NEVER);
            if here >= NEVER || title.span(to, end) > room {
                continue;
            }
            self.breaks.push(to);
            self.go(to, price + here);
            self.breaks.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn broken(text: &str, names: &[&str]) -> Vec<String> {
        break_title(text, names, 20)
    }

    #[test]
    fn the_titles_of_the_published_mechanisms_break_as_a_clerk_breaks_them() {
        let cases: [(&str, &[&str], &[&str]); 5] = [
            (
                "沁水县人民政府办公室关于印发沁水县“6+6”招商专班工作协调机制的通知",
                &["沁水县人民政府办公室"],
                &["沁水县人民政府办公室关于印发", "沁水县“6+6”招商专班工作协调机制的通知"],
            ),
            (
                "焦作市人民政府办公室关于建立焦作市“7+X”招商引资工作机制的通知",
                &["焦作市人民政府办公室"],
                &["焦作市人民政府办公室关于建立", "焦作市“7+X”招商引资工作机制的通知"],
            ),
            (
                "某某市关于进一步优化营商环境促进民营经济高质量发展若干措施的通知",
                &[],
                &["某某市关于进一步优化营商环境", "促进民营经济高质量发展若干措施的通知"],
            ),
            (
                "某市人民政府办公室关于做好2026年招商引资工作的通知",
                &["某市人民政府办公室"],
                &["某市人民政府办公室关于做好", "2026年招商引资工作的通知"],
            ),
            ("关于成立招商专班的通知", &[], &["关于成立招商专班的通知"]),
        ];
        for (title, names, lines) in cases {
            assert_eq!(broken(title, names), lines, "{title}");
        }
    }

    #[test]
    fn a_title_in_brackets_stays_whole() {
        let lines = broken("某市关于转发《重点产业链链长制工作方案》的通知并公布责任单位名单", &[]);
        assert!(lines.iter().any(|line| line.contains("《重点产业链链长制工作方案》")), "{lines:?}");
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_rule_is_broken(
            pieces in proptest::collection::vec(
                prop_oneof![
                    Just("市投资促进局"), Just("县人民政府办公室"), Just("《招商工作方案》"), Just("2026年"),
                    Just("“7+X”"), Just("招商引资"), Just("、"), Just("的"), Just("工作机制"), Just("关于印发"),
                    Just("和"), Just("嘉禾"),
                ],
                1..16,
            ),
            longest in 10usize..24,
        ) {
            let names = ["市投资促进局", "县人民政府办公室"];
            let text = format!("{}的通知", pieces.concat());
            let lines = break_title(&text, &names, longest);
            prop_assert_eq!(lines.concat(), text.clone());
            for (at, line) in lines.iter().enumerate() {
                prop_assert!(at == 0 || !line.starts_with(['的', '、', '》', '”']), "{:?}", lines);
                prop_assert!(!line.ends_with(['《', '“']), "{:?}", lines);
                prop_assert!(lines.len() == 1 || (line != "的通知" && line != "通知"), "{:?}", lines);
                for whole in ["市投资促进局", "县人民政府办公室", "《招商工作方案》", "2026年"] {
                    let count = |text: &str| text.matches(whole).count();
                    let kept: usize = lines.iter().map(|line| count(line)).sum();
                    prop_assert_eq!(kept, count(&text), "{} in {:?}", whole, lines);
                }
            }
        }

        #[test]
        fn any_text_is_broken_without_losing_a_character(text in "\\PC{0,200}", longest in 0usize..30) {
            let lines = break_title(&text, &["市商务局"], longest);
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }

        #[test]
        fn lines_of_common_words_keep_to_their_length(
            words in proptest::collection::vec(0usize..40, 4..24),
        ) {
            let known: Vec<&str> = {
                let mut all: Vec<&str> = WORDS.iter().copied().filter(|w| w.chars().count() <= 4).collect();
                all.sort_unstable();
                all
            };
            let text: String = words.iter().map(|at| known[at % known.len()]).collect();
            for line in break_title(&text, &[], 20) {
                prop_assert!(width(&line) <= 20_000, "{}", line);
            }
        }
    }
}
