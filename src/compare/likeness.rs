//! How alike two pieces of words are, whatever their order of parts, and pairing by it.

use std::collections::BTreeMap;

/// Words prepared for comparing: characters without blanks and punctuation, and their pairs, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pairs: Vec<(char, char)>,
}

/// Words without blanks and punctuation, as they are compared.
pub(crate) fn squeeze(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric() || "%×".contains(*c)).collect()
}

impl Words {
    pub(crate) fn of(words: &str) -> Self {
        let signs: Vec<char> = squeeze(words).chars().collect();
        // A frame around the words lets one-character words have pairs too.
        let framed = std::iter::once('\u{2}').chain(signs).chain(std::iter::once('\u{3}'));
        let mut last = None;
        let mut pairs: Vec<(char, char)> = Vec::new();
        for sign in framed {
            pairs.extend(last.map(|before| (before, sign)));
            last = Some(sign);
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// 1 for the same words, 0 for words without a pair of characters in common (Dice's coefficient).
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut shared = 0_usize;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        ratio(2 * shared, self.pairs.len() + other.pairs.len())
    }
}

/// A share between 0 and 1.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { exact(part) / exact(whole) }
}

/// Which items of two lists are one and the same.
#[derive(Clone, Debug)]
pub(crate) struct Pairing {
    /// For each old item its new one.
    pub to_new: Vec<Option<usize>>,
    /// For each new item its old one.
    pub to_old: Vec<Option<usize>>,
}

/// Pairs of items compared by likeness at most; beyond that only near positions are compared, so
/// that hostile lengths cost no more than linear time.
const ALL_PAIRS: usize = 250_000;

impl Pairing {
    pub(crate) fn new(old: usize, new: usize) -> Self {
        Self { to_new: vec![None; old], to_old: vec![None; new] }
    }

    pub(crate) fn join(&mut self, old: usize, new: usize) {
        if let (Some(to_new), Some(to_old)) = (self.to_new.get_mut(old), self.to_old.get_mut(new))
            && to_new.is_none()
            && to_old.is_none()
        {
            (*to_new, *to_old) = (Some(new), Some(old));
        }
    }

    /// Joins items that are still single and have the same key; several with one key in order.
    pub(crate) fn by_key<K: Ord>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        let mut waiting: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for at in self.gained() {
            if let Some(key) = new(at) {
                waiting.entry(key).or_default().push(at);
            }
        }
        waiting.values_mut().for_each(|places| places.reverse());
        for at in self.lost() {
            let found = old(at).and_then(|key| waiting.get_mut(&key)).and_then(Vec::pop);
            if let Some(found) = found {
                self.join(at, found);
            }
        }
    }

    /// Joins the most alike of those that are still single, from `least` on. Both directions give the
    /// same pairs.
    pub(crate) fn by_likeness(&mut self, least: f64, score: impl Fn(usize, usize) -> f64) {
        let (lost, gained) = (self.lost(), self.gained());
        let near = lost.len().saturating_mul(gained.len()) > ALL_PAIRS;
        let mut scored: Vec<(f64, usize, usize)> = Vec::new();
        for (i, old) in lost.iter().enumerate() {
            let (from, count) = if near { (i.saturating_sub(64), 128) } else { (0, gained.len()) };
            for new in gained.iter().skip(from).take(count) {
                let value = score(*old, *new);
                if value >= least {
                    scored.push((value, *old, *new));
                }
            }
        }
        scored.sort_by(|a, b| {
            let order = |x: &(f64, usize, usize)| (x.1.abs_diff(x.2), x.1 + x.2, x.1.min(x.2), x.1);
            b.0.total_cmp(&a.0).then_with(|| order(a).cmp(&order(b)))
        });
        for (_, old, new) in scored {
            self.join(old, new);
        }
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to_new.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new)))
    }

    /// Old items without a new one.
    pub(crate) fn lost(&self) -> Vec<usize> {
        self.to_new.iter().enumerate().filter(|(_, n)| n.is_none()).map(|(i, _)| i).collect()
    }

    /// New items without an old one.
    pub(crate) fn gained(&self) -> Vec<usize> {
        self.to_old.iter().enumerate().filter(|(_, o)| o.is_none()).map(|(i, _)| i).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_one_for_the_same_words_and_small_for_others() {
        let like = |a: &str, b: &str| Words::of(a).likeness(&Words::of(b));
        assert!((like("负责项目审批。", "负责项目审批") - 1.0).abs() < 1e-9);
        assert!(like("负责重大项目审批", "负责项目审批服务") > 0.5);
        assert!(like("负责项目审批", "统筹安排经费") < 0.1);
    }

    #[test]
    fn the_best_pairs_win_whatever_the_order() {
        let (old, new) = (["甲乙丙丁", "戊己庚辛"], ["戊己庚", "甲乙丙", "壬癸"]);
        let score = |i: usize, j: usize| Words::of(old[i]).likeness(&Words::of(new[j]));
        let mut pairing = Pairing::new(2, 3);
        pairing.by_likeness(0.3, score);
        assert_eq!(pairing.pairs().collect::<Vec<_>>(), [(0, 1), (1, 0)]);
        assert_eq!(pairing.gained(), [2]);
    }
}
