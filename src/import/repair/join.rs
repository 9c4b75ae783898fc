//! Lines that a scan or a page break cut are put together again.

use super::note;
use crate::import::intake::{Found, Repair, RepairKind, Setting, Words};
use crate::import::number::number;
use crate::registry::RegionNames;
use crate::source::beside_han;
use crate::vocabulary::{Label, Vocabulary, squeeze};

/// Joins the broken ones among blocks.
pub(super) fn join(
    blocks: Vec<Found>,
    names: &RegionNames<'_>,
    words: &Vocabulary,
    repairs: &mut Vec<Repair>,
) -> Vec<Found> {
    let joiner = Joiner { names, words, width: wrapped_at(&blocks) };
    let mut joined: Vec<Found> = Vec::with_capacity(blocks.len());
    // Characters of the last line that the block at the end was made of.
    let mut last_line = 0;
    for block in blocks {
        let Some(text) = block.text() else {
            joined.push(block);
            continue;
        };
        let length = text.chars().count();
        let goes_on = joined.last().is_some_and(|above| joiner.goes_on(above, last_line, &block));
        last_line = length;
        match joined.last_mut().filter(|_| goes_on) {
            Some(Found { words: Words::Paragraph(above), .. }) => {
                let end: String = tail(above, 12).to_owned();
                let head: String = text.chars().take(12).collect();
                note(
                    repairs,
                    RepairKind::Joined,
                    block.place,
                    &format!("{end}⏎{head}"),
                    &format!("{end}{head}"),
                );
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                if latin(above.chars().next_back()) && latin(text.chars().next()) {
                    above.push(' ');
                }
                above.push_str(text);
            }
            _ => joined.push(block),
        }
    }
    joined
}

/// The last characters of words.
fn tail(words: &str, count: usize) -> &str {
    let start = words.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or(words)
}

/// The number of characters after which every line is broken, when the text is set so.
fn wrapped_at(blocks: &[Found]) -> Option<usize> {
    let mut lengths: Vec<usize> = blocks.iter().filter_map(Found::text).map(|t| t.chars().count()).collect();
    lengths.sort_unstable();
    if lengths.len() < 12 {
        return None;
    }
    let near = |width: usize| lengths.iter().filter(|l| **l + 4 >= width && **l <= width + 2).count();
    // Half-width characters make some lines longer than the rest: then a third of the lines are as long as
    // each other, and few are longer.
    let longer = |width: usize| lengths.iter().filter(|l| **l > width + 2).count();
    let often = |width: &usize| lengths.iter().filter(|l| *l == width).count();
    let most = |width: &usize| often(width) * 3 >= lengths.len() && longer(*width) * 8 <= lengths.len();
    if let Some(width) = (20..=60).max_by_key(often).filter(most) {
        return Some(width);
    }
    // A few lines may be longer, where marks that cannot begin a line were drawn in.
    let width = *lengths.get(lengths.len() - 1 - lengths.len() / 50)?;
    ((12..=60).contains(&width) && near(width) * 10 >= lengths.len() * 3).then_some(width)
}

struct Joiner<'a> {
    names: &'a RegionNames<'a>,
    words: &'a Vocabulary,
    width: Option<usize>,
}

impl Joiner<'_> {
    fn goes_on(&self, above: &Found, last_line: usize, below: &Found) -> bool {
        let (Some(end), Some(start)) = (above.text(), below.text()) else { return false };
        if self.begins(start) || below.hints.set != above.hints.set || below.hints.set != Setting::Left {
            return false;
        }
        let headings = above.hints.outline.is_some() || below.hints.outline.is_some();
        if headings || end.ends_with(['。', '；', '：', '！', '？', ':']) || below.hints.indent >= 2 {
            return false;
        }
        // A list that ends in 、 above a sentence of its own.
        if end.ends_with('、') && self.begins(end) && start.contains('。') && start.contains('，') {
            return false;
        }
        // A look at the last lines is enough, and joining stays linear.
        let near = tail(end, 400);
        if end.ends_with(['，', '、', '（', '《', '“', '〔', '(']) || is_open(near) {
            return true;
        }
        match self.width {
            Some(width) => last_line + 4 >= width && !is_heading(near, last_line, width),
            None => self.is_cut(near, start),
        }
    }

    /// Whether words begin a paragraph of their own, whatever stands before them.
    fn begins(&self, words: &str) -> bool {
        if number(words).is_some() || words.starts_with("附件") || words.starts_with("抄送") {
            return true;
        }
        let Some((colon, _)) = beside_han(words).find(|(_, c)| matches!(c, '：' | ':')) else {
            return false;
        };
        let label = squeeze(words.get(..colon).unwrap_or(""));
        label.chars().count() <= 8
            && matches!(self.words.label_with_rank(&label), Some(Label::Role(_) | Label::Mark(_)))
    }

    /// Without a width to go by: a long sentence that does not end, or a name cut in two.
    fn is_cut(&self, end: &str, start: &str) -> bool {
        let stops = end.matches(['。', '；']).count() + end.matches('，').count();
        let long = end.chars().count();
        if stops > 0
            && long >= 20
            && (number(end).is_none() || end.contains('。') || long > 45)
            && !self.is_entry(end)
        {
            return true;
        }
        // 一、组成 is a heading, and no name that the next line goes on with.
        let heading = number(end).and_then(|n| end.get(n.length..));
        if heading.is_some_and(|words| !words.contains(['、', '：', '，'])) {
            return false;
        }
        let item = end.rsplit(['、', '：', '，']).next().unwrap_or(end);
        let rest = start.split(['、', '，', '。', '；', '（']).next().unwrap_or(start);
        if item.len() > 60 || rest.len() > 60 || item.len() == end.len() {
            return false;
        }
        let whole = format!("{item}{rest}");
        self.names.find(item).is_none() && self.names.find(&whole).is_some_and(|f| f.known)
    }

    /// An entry of a roster ends in a name or a post and needs no stop.
    fn is_entry(&self, words: &str) -> bool {
        let item = words.rsplit(['、', '：', '，', '；']).next().unwrap_or(words);
        item.len() <= 90 && (self.names.find(item).is_some() || self.names.post(item).is_some())
    }
}

/// Whether a bracket, a quote or a title is open at the end of words.
fn is_open(words: &str) -> bool {
    let mut depth = [0_i32; 4];
    for (_, c) in beside_han(words) {
        let (kind, step) = match c {
            '（' => (0, 1),
            '）' => (0, -1),
            '《' => (1, 1),
            '》' => (1, -1),
            '“' => (2, 1),
            '”' => (2, -1),
            '〔' => (3, 1),
            '〕' => (3, -1),
            _ => continue,
        };
        if let Some(open) = depth.get_mut(kind) {
            *open = (*open + step).max(0);
        }
    }
    depth.iter().any(|open| *open > 0)
}

/// A numbered heading that just fills its line.
fn is_heading(words: &str, last_line: usize, width: usize) -> bool {
    number(words).is_some() && !words.contains(['。', '，', '；']) && last_line < width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    fn joined(lines: &[&str]) -> Vec<String> {
        let registry = Registry::built_in();
        let blocks = lines.iter().zip(1..).map(|(line, at)| Found::paragraph(*line, at)).collect();
        let joined = join(blocks, &registry.region("河南省焦作市"), Vocabulary::built_in(), &mut Vec::new());
        joined.iter().filter_map(Found::text).map(str::to_owned).collect()
    }

    #[test]
    fn a_unit_name_cut_in_two_is_one_again_and_entries_of_a_roster_stay_apart() {
        assert_eq!(
            joined(&["责任单位：市水利局、林业局、粮食和物", "资储备局、发展改革委。"]),
            ["责任单位：市水利局、林业局、粮食和物资储备局、发展改革委。"]
        );
        let roster = ["成　员：市委组织部分管副部长", "市委宣传部分管副部长", "市财政局局长"];
        assert_eq!(joined(&roster), roster);
        assert_eq!(joined(&["一、成立7个招商小组", "由市政府副市长牵头负责。"]).len(), 2);
    }

    #[test]
    fn lines_set_to_one_width_are_joined_though_half_width_signs_make_some_longer() {
        let full = "县乡村三级路长按照分级负责的原则开展农村公路日常巡查和管护";
        let mut lines = vec![full; 8];
        lines.extend(["依据〔2026〕3号文件和有关规定制定本方案并在全县农村公路上", "实行。"]);
        lines.extend(["一、目标", "全面推行。", "二、任务", "抓好落实。"]);
        assert_eq!(joined(&lines).len(), 5, "{:?}", joined(&lines));
    }

    #[test]
    fn a_sentence_over_a_page_is_joined_and_brackets_hold_lines_together() {
        let cut = ["对完成年度目标任务的专班，其成员全部评定为优", "秀等次（不占所在单位评优名额）。"];
        assert_eq!(joined(&cut).len(), 1);
        assert_eq!(joined(&["依据《焦作市关于", "建立机制的通知》（焦政办〔2020〕", "9号）"]).len(), 1);
    }
}
