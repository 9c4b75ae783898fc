//! Generated numbers: 一、 （一） 1. （1）, and the clause path that facts print under.

use crate::model::{Clause, Numbering};
use smol_str::SmolStrBuilder;
use std::cell::OnceCell;

/// Counts headings and items of one part.
#[derive(Clone, Debug)]
pub(super) struct Numberer {
    style: Numbering,
    /// Words that open every clause of the part: `附件1`.
    prefix: String,
    /// Current number by level, from 1; 0 is none yet.
    counters: [u32; 5],
    /// Articles and 编号：连续 run through: this many so far.
    running: u32,
    /// Current numbers in words, by level.
    path: [String; 5],
    /// Level of the last numbered heading, 0 for none.
    heading: usize,
    /// Item counters by depth below the heading.
    items: Vec<u32>,
    /// The clause of the current heading, once it was asked for.
    here: OnceCell<Clause>,
}

/// A generated number.
pub(super) struct Numbered {
    /// With its mark: `一、`.
    pub number: String,
    /// The path it makes.
    pub clause: Clause,
    /// The level it prints at, from 1.
    pub level: u8,
}

impl Numberer {
    pub fn new(style: Numbering, prefix: &str) -> Self {
        Self {
            style,
            prefix: prefix.to_owned(),
            counters: [0; 5],
            running: 0,
            path: Default::default(),
            heading: 0,
            items: Vec::new(),
            here: OnceCell::new(),
        }
    }

    /// The number of the next heading at a level from 1 to 4; none in an unnumbered part.
    pub fn heading(&mut self, level: u8) -> (Option<String>, Clause) {
        self.items.clear();
        self.here.take();
        if self.style == Numbering::None {
            return (None, self.clause());
        }
        let level = usize::from(level.clamp(1, 4));
        self.heading = level;
        let runs_through = level == 2 && matches!(self.style, Numbering::Articles | Numbering::Continuous)
            || level == 1 && self.style == Numbering::ArticlesOnly;
        let count = if runs_through {
            self.running += 1;
            self.running
        } else {
            let Some(counter) = self.counters.get_mut(level) else { return (None, self.clause()) };
            *counter += 1;
            *counter
        };
        for deeper in level + 1..5 {
            if let (Some(c), Some(p)) = (self.counters.get_mut(deeper), self.path.get_mut(deeper)) {
                *c = 0;
                p.clear();
            }
        }
        let number = self.words(level, count);
        if let Some(slot) = self.path.get_mut(level) {
            slot.clone_from(&number);
        }
        (Some(number), self.clause())
    }

    /// A heading without a number: it closes what is on its level or deeper, and items below it are
    /// numbered as if they stood below the heading above.
    pub fn plain_heading(&mut self, level: u8) -> Clause {
        self.items.clear();
        self.here.take();
        self.heading = self.heading.min(usize::from(level.clamp(1, 4)) - 1);
        self.clause()
    }

    /// The next item, `depth` steps below the last numbered heading (0 is right below it).
    pub fn item(&mut self, depth: usize) -> Numbered {
        // A skipped depth counts as the next one: the drafter indented too far.
        let depth = depth.min(self.items.len());
        self.items.truncate(depth + 1);
        match self.items.get_mut(depth) {
            Some(count) => *count += 1,
            None => self.items.push(1),
        }
        let level = self.heading + 1 + depth;
        let numbers =
            self.items.iter().enumerate().map(|(i, count)| self.words(self.heading + 1 + i, *count));
        let numbers: Vec<String> = numbers.collect();
        let clause = self.clause_and(&numbers);
        Numbered {
            number: numbers.last().cloned().unwrap_or_default(),
            clause,
            level: u8::try_from(level).unwrap_or(u8::MAX),
        }
    }

    /// A paragraph between items: numbering of items starts again.
    pub fn interrupt(&mut self) {
        self.items.clear();
    }

    /// The clause of the current heading.
    pub fn clause(&self) -> Clause {
        self.here.get_or_init(|| self.clause_and(&[])).clone()
    }

    /// The clause of the current heading and of items below it.
    fn clause_and(&self, items: &[String]) -> Clause {
        // No number stands at level 0.
        let path = self.path.get(1..=self.heading).unwrap_or_default();
        let mut clause = SmolStrBuilder::new();
        for numbers in [std::slice::from_ref(&self.prefix), path, items] {
            numbers.iter().for_each(|number| clause.push_str(number));
        }
        Clause(clause.finish())
    }

    fn words(&self, level: usize, count: u32) -> String {
        match (self.style, level) {
            (Numbering::Articles, 1) => format!("第{}章", chinese(count)),
            (Numbering::Articles, 2) | (Numbering::ArticlesOnly, 1) => format!("第{}条", chinese(count)),
            (Numbering::Articles, _) => standard(level - 1, count),
            (Numbering::ArticlesOnly, _) => standard(level, count),
            _ => standard(level, count),
        }
    }
}

/// GB/T 9704-2012, 7.3.3; below the fourth level ① and then a. as GB/T 15834-2011, B.3.8 has it.
fn standard(level: usize, count: u32) -> String {
    match level {
        0 | 1 => chinese(count) + "、",
        2 => {
            let mut words = String::with_capacity(24);
            words.push('（');
            push_chinese(&mut words, count);
            words.push('）');
            words
        }
        3 => format!("{count}."),
        4 => format!("（{count}）"),
        5 => char::from_u32(0x2460 + count.saturating_sub(1))
            .filter(|_| (1..=20).contains(&count))
            .map_or_else(|| format!("[{count}]"), String::from),
        _ => format!("{count})"),
    }
}

/// A number from 1 to 9999 in Chinese numerals: 十二, 一百零五.
pub(super) fn chinese(number: u32) -> String {
    // Room for a number with a mark behind it, as most are.
    let mut words = String::with_capacity(16);
    push_chinese(&mut words, number);
    words
}

/// The same behind other words.
fn push_chinese(words: &mut String, number: u32) {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if number == 0 || number > 9999 {
        words.push_str(&number.to_string());
        return;
    }
    let (mut begun, mut gap) = (false, false);
    // Most numbers have one digit.
    let places = if number < 10 { PLACES.get(3..) } else { PLACES.get(..) };
    for (place, name) in places.unwrap_or_default() {
        let digit = number / place % 10;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            words.push('零');
            gap = false;
        }
        // 十二, not 一十二, at the head of a number.
        if !(*place == 10 && digit == 1 && !begun) {
            words.push_str(DIGITS.get(digit as usize).unwrap_or(&""));
        }
        words.push_str(name);
        begun = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_as_people_write_them() {
        let read: Vec<_> = [1, 10, 12, 20, 21, 105, 110, 1003].map(chinese).into();
        assert_eq!(read, ["一", "十", "十二", "二十", "二十一", "一百零五", "一百一十", "一千零三"]);
    }

    #[test]
    fn items_are_numbered_below_the_last_heading_and_start_again_after_a_paragraph() {
        let mut n = Numberer::new(Numbering::Standard, "");
        assert_eq!(n.heading(1).1.0, "一、");
        assert_eq!(n.heading(2).1.0, "一、（一）");
        assert_eq!(n.item(0).clause.0, "一、（一）1.");
        assert_eq!(n.item(1).clause.0, "一、（一）1.（1）");
        assert_eq!(n.item(0).number, "2.");
        n.interrupt();
        assert_eq!(n.item(0).number, "1.");
        assert_eq!(n.heading(1).1.0, "二、");
        assert_eq!(n.item(0).number, "（一）");
    }

    #[test]
    fn articles_run_through_their_chapters() {
        let mut n = Numberer::new(Numbering::Articles, "附件1");
        assert_eq!(n.heading(1).1.0, "附件1第一章");
        assert_eq!(n.heading(2).1.0, "附件1第一章第一条");
        assert_eq!(n.heading(1).0.as_deref(), Some("第二章"));
        assert_eq!(n.heading(2).0.as_deref(), Some("第二条"));
        assert_eq!(n.item(0).number, "（一）");
    }
}
