//! Levels: which paragraphs are headings, items, lead-ins and rows, by their numbers and their form.

use super::draft::{DraftLine, DraftPart, Shape};
use super::frame::FramePart;
use super::intake::{Cell, Face, Found, Repair, RepairKind, Words};
use super::number::{Number, NumberKind, number};
use crate::model::Numbering;

/// A part with the levels of its lines known.
pub(super) fn outline(part: FramePart, repairs: &mut Vec<Repair>) -> DraftPart {
    let numbers: Vec<Option<Number>> = part.blocks.iter().map(|b| b.text().and_then(number)).collect();
    let numbering = numbering_of(&numbers);
    let mut maker = Maker { numbering, heading: 0, items: None, lines: Vec::new(), repairs };
    for (index, block) in part.blocks.iter().enumerate() {
        match &block.words {
            Words::Table(rows) => maker.table(rows, block.place),
            Words::Paragraph(text) => {
                let next = part.blocks.get(index + 1);
                let below = numbers.get(index + 1).copied().flatten();
                match numbers.get(index).copied().flatten() {
                    Some(number) => maker.numbered(text, number, block, next, below),
                    None => {
                        let ahead = numbers.get(index + 1..).unwrap_or_default();
                        maker.plain(text, block, ahead.iter().take(6).flatten().next().copied());
                    }
                }
            }
        }
    }
    DraftPart { kind: part.kind, title: part.title, numbering, lines: maker.lines }
}

/// How a part is numbered, by the numbers that occur.
fn numbering_of(numbers: &[Option<Number>]) -> Numbering {
    let count = |kind| numbers.iter().flatten().filter(|n| n.kind == kind).count();
    if count(NumberKind::Article) > 1 {
        return if count(NumberKind::Chapter) > 0 { Numbering::Articles } else { Numbering::ArticlesOnly };
    }
    // （一） that goes on counting behind a new 一、.
    let (mut last, mut fresh, mut through, mut again) = (0, false, 0, 0);
    for number in numbers.iter().flatten() {
        match number.kind {
            NumberKind::One => fresh = true,
            NumberKind::Two => {
                if fresh && last > 0 {
                    if number.value == last + 1 { through += 1 } else { again += 1 }
                }
                (last, fresh) = (number.value, false);
            }
            _ => {}
        }
    }
    if through > again { Numbering::Continuous } else { Numbering::Standard }
}

struct Maker<'r> {
    numbering: Numbering,
    /// Level of the last numbered heading.
    heading: u8,
    /// Level of the item above, when one stands right above.
    items: Option<u8>,
    lines: Vec<DraftLine>,
    repairs: &'r mut Vec<Repair>,
}

/// Longest heading that stands by itself, in characters.
const LONGEST_HEADING: usize = 50;

impl Maker<'_> {
    /// Level at which such a number prints, from 1; 5 and more are items only.
    fn level(&self, kind: NumberKind) -> Option<u8> {
        use NumberKind::{Article, Chapter, Five, Four, One, Three, Two};
        Some(match (self.numbering, kind) {
            (Numbering::Articles, Chapter) => 1,
            (Numbering::Articles, Article) => 2,
            (Numbering::Articles, Two) => 3,
            (Numbering::Articles, Three) => 4,
            (Numbering::Articles, Four) => 5,
            (Numbering::Articles, One | Five) => return None,
            (Numbering::ArticlesOnly, Article) => 1,
            (_, Chapter | Article) => return None,
            (_, One) => 1,
            (_, Two) => 2,
            (_, Three) => 3,
            (_, Four) => 4,
            (_, Five) => 5,
        })
    }

    fn numbered(
        &mut self,
        text: &str,
        number: Number,
        block: &Found,
        next: Option<&Found>,
        below: Option<Number>,
    ) {
        let Some(level) = self.level(number.kind) else {
            return self.push(DraftLine::paragraph(text.to_owned(), block.place));
        };
        let typed = text.get(..number.length).unwrap_or("").trim_end();
        let standard = standard(number, typed);
        if !number.standard && standard != typed {
            self.repairs.push(Repair::new(RepairKind::NumberMark, block.place, typed, standard.clone()));
        }
        let words = text.get(number.length..).unwrap_or("").to_owned();
        let mut line = DraftLine::paragraph(words, block.place);
        line.number = standard;
        let article = number.kind == NumberKind::Article;
        let item = !article && self.is_item(&line.text, level, block, next, below);
        if item {
            let depth = level.saturating_sub(self.heading + 1);
            line.shape = Shape::Item { depth };
            self.items = Some(level);
        } else {
            line.shape = Shape::Heading { level, numbered: true };
            self.heading = level;
            self.items = None;
        }
        self.lines.push(line);
    }

    /// Whether a numbered line is an item of the list above rather than a heading.
    fn is_item(
        &self,
        words: &str,
        level: u8,
        block: &Found,
        next: Option<&Found>,
        below: Option<Number>,
    ) -> bool {
        if level > 4 {
            return true;
        }
        let first = level == self.heading + 1;
        let goes_on = self.items.is_some_and(|above| level <= above + 1 && level > self.heading);
        if level == 1 || !(first || goes_on) || block.hints.outline.is_some() {
            return false;
        }
        let ends = words.ends_with(['。', '；', '，', ';']);
        let deeper = below.and_then(|n| self.level(n.kind)).is_some_and(|l| l > level);
        let prose_below = below.is_none() && next.is_some_and(|n| n.text().is_some());
        let name = words.trim_end_matches('。');
        if !goes_on && (prose_below || deeper) && name.chars().count() <= 25 && !name.contains(['。', '；'])
        {
            return false;
        }
        if !ends && words.chars().count() <= LONGEST_HEADING {
            // 1.牵头单位 between sentences of one list.
            return goes_on && !prose_below && !deeper;
        }
        let lead_in = self.lines.last().is_some_and(|l| l.text.ends_with('：'));
        let title = words.find('。').is_some_and(|at| at + '。'.len_utf8() < words.len() && at <= 25 * 3);
        match level {
            2 => lead_in || !title && (goes_on || !deeper),
            _ => !(title && has_task_bracket(words)),
        }
    }

    fn plain(&mut self, text: &str, block: &Found, ahead: Option<Number>) {
        let mut line = DraftLine::paragraph(text.to_owned(), block.place);
        if let Some(level) = self.unnumbered_heading(text, block, ahead) {
            line.shape = Shape::Heading { level, numbered: false };
        }
        self.push(line);
    }

    fn push(&mut self, line: DraftLine) {
        self.items = None;
        self.lines.push(line);
    }

    /// The level of a heading without a number: one that its form sets off, or a lead-in.
    fn unnumbered_heading(&self, text: &str, block: &Found, ahead: Option<Number>) -> Option<u8> {
        let length = text.chars().count();
        let stops = text.contains(['。', '；', '，', '：']);
        let by_form = match block.hints.face {
            Some(Face::Hei) => Some(1),
            Some(Face::Kai) => Some(2),
            _ if block.hints.bold || block.hints.outline.is_some() => Some((self.heading + 1).min(4)),
            _ => None,
        };
        if let Some(level) = by_form.filter(|_| length <= LONGEST_HEADING && !stops) {
            return Some(level);
        }
        let lead_in =
            text.ends_with('：') && length <= 15 && !text.trim_end_matches('：').contains(['：', '，', '。']);
        // 调整为：, 增补： open lists of their own.
        let change = ["调整为：", "增补：", "增补为：", "不再担任："].contains(&text);
        if !lead_in || self.heading == 0 || change {
            return None;
        }
        // A list that begins again at the level of the heading above closes what that heading opened.
        let again = ahead.is_some_and(|n| n.value == 1 && self.level(n.kind) == Some(self.heading));
        Some(if again { self.heading } else { (self.heading + 1).min(4) })
    }

    fn table(&mut self, rows: &[Vec<Cell>], place: u32) {
        let (rows, merged) = grid(rows);
        if merged {
            self.repairs.push(Repair::new(RepairKind::Cells, place, "", ""));
        }
        for cells in rows {
            let mut line = DraftLine::paragraph(String::new(), place);
            line.shape = Shape::Row(cells);
            self.lines.push(line);
        }
        self.items = None;
    }
}

/// （责任单位：甲）, （甲负责） and （甲牵头，乙配合） in words.
fn has_task_bracket(words: &str) -> bool {
    let verbs = ["负责）", "牵头）", "配合）", "落实）"];
    let labels = ["（责任单位：", "（牵头单位：", "（责任部门：", "（牵头部门：", "（主办单位："];
    verbs.iter().chain(&labels).any(|w| words.contains(w))
}

/// The number as GB/T 9704-2012, 7.3.3 has it.
fn standard(number: Number, typed: &str) -> String {
    match number.kind {
        NumberKind::One => format!("{}、", typed.trim_end_matches(['、', '．', '.', '，'])),
        NumberKind::Three => format!("{}.", number.value),
        NumberKind::Four => format!("（{}）", number.value),
        _ => typed.to_owned(),
    }
}

/// Rows of equal length. A cell that spans columns stands in the first of them; one that spans rows is
/// empty below, which prints as merged. Whether any did is told.
fn grid(rows: &[Vec<Cell>]) -> (Vec<Vec<String>>, bool) {
    /// Wider tables come from pages, not from documents.
    const WIDEST: usize = 60;
    let mut merged = false;
    // Rows still to be covered from above, by column.
    let mut covered: Vec<u16> = Vec::new();
    let mut laid: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells: Vec<String> = Vec::new();
        let mut given = row.iter();
        while cells.len() < WIDEST {
            let column = cells.len();
            if let Some(left) = covered.get_mut(column).filter(|left| **left > 0) {
                *left -= 1;
                cells.push(String::new());
                continue;
            }
            let Some(cell) = given.next() else { break };
            for extra in 0..usize::from(cell.columns).min(WIDEST - column) {
                if covered.len() <= column + extra {
                    covered.resize(column + extra + 1, 0);
                }
                if let Some(slot) = covered.get_mut(column + extra) {
                    *slot = cell.rows.saturating_sub(1);
                }
                cells.push(if extra == 0 { in_cell(&cell.text) } else { "无".to_owned() });
            }
            merged |= cell.columns > 1 || cell.rows > 1;
        }
        laid.push(cells);
    }
    let width = laid.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut laid {
        row.resize(width, "无".to_owned());
    }
    (laid, merged)
}

/// The words of a cell: one line, an empty one shown as 无 so that it is not merged with the one above.
fn in_cell(text: &str) -> String {
    let words: String =
        text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("");
    if words.is_empty() {
        "无".to_owned()
    } else {
        words.replace(['|', '｜', '{', '}', '｛', '｝', '\\'], "")
    }
}
