//! `sum-mismatch`.

use crate::check::{Both, Case, LineKind, Page, Reads, Rule};
use crate::clause;
use crate::model::{Block, BlockKind, Comparator, CountPhrase, Funding, Party};
use crate::problem::{Level, Problem};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "sum-mismatch",
    level: Level::Error,
    page: Page {
        what: Both(
            "分项加起来不等于写明的合计：分值、表格的合计行、“每个小组5万元，共30万元”。",
            "Parts do not add up to the stated total: points, the last row of a table, so much each.",
        ),
        why: Both(
            "合计和分项总有一个错；按哪个拨款、按哪个打分，都会有人不服。",
            "One of them is wrong, and money or points go by the wrong one.",
        ),
        wrong: "| 单位 | 签约项目（个） |\n| 县商务局 | 3 |\n| 县文化和旅游局 | 4 |\n| 合计 | 8 |",
        right: "| 单位 | 签约项目（个） |\n| 县商务局 | 3 |\n| 县文化和旅游局 | 4 |\n| 合计 | 7 |",
        source: "文件自身一致",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Model(look),
};

fn look(case: &Case<'_>, found: &mut Vec<Problem>) {
    let model = case.mechanism;
    for count in model.counts.iter().filter(|c| c.measure == "分" && c.noun.is_empty()) {
        found.extend(points(case, count));
    }
    for funding in model.funding.iter().filter(|f| f.each.is_some()) {
        found.extend(money(case, funding));
    }
    for block in model.parts.iter().flat_map(|part| &part.blocks) {
        if let BlockKind::Table { rows } = &block.kind {
            table(case, block, rows, found);
        }
    }
}

fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-6
}

fn told(sum: f64, stated: f64) -> (String, String) {
    let sum = (sum * 1e6).round() / 1e6;
    (format!("各项加起来是{sum}，这里写的是{stated}"), format!("the parts add up to {sum}, not to {stated}"))
}

fn mismatch(span: Span, sum: f64, stated: f64) -> Problem {
    let (zh, en) = told(sum, stated);
    RULE.at(span, zh, en)
        .help("逐项核对，改分项或者改合计", "check each part, and put the parts or the total right")
}

/// Points in a heading, and those of the rows below it.
fn points(case: &Case<'_>, count: &CountPhrase) -> Option<Problem> {
    let clause = &count.clause.0;
    let below = |c: &str| c.strip_prefix(clause.as_str()).is_some_and(|rest| rest.starts_with('表'));
    let scores = case.mechanism.tasks.iter().filter(|t| below(&t.clause.0)).filter_map(|t| t.score);
    let (number, sum) = scores.fold((0, 0.0), |(n, sum), score| (n + 1, sum + score));
    let stated = count.stated.low;
    (!clause.is_empty() && number > 1 && differ(sum, stated)).then(|| mismatch(count.span, sum, stated))
}

/// So much for each, and a total on the same line.
fn money(case: &Case<'_>, funding: &Funding) -> Option<Problem> {
    let quantity = funding.amount.as_ref()?;
    let amount = quantity.amount;
    let Party::Group(id) = &funding.each.as_ref()?.party else { return None };
    let group = case.mechanism.group(*id)?;
    let number = u32::try_from(group.bodies.len()).ok().filter(|n| *n > 1).or(group.stated)?;
    if amount.low < amount.high || amount.comparator != Comparator::Exactly {
        return None;
    }
    let text = case.text.as_str();
    let start = text.get(..funding.span.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let (at, len, total) = total_in(line, &quantity.unit)?;
    let sum = amount.low * f64::from(number);
    let span = Span::new(start + at, start + at + len);
    let group = &group.name.value;
    differ(sum, total).then(|| {
        mismatch(span, sum, total).related(
            funding.span,
            format!("{group}有{number}个"),
            format!("there are {number} of them"),
        )
    })
}

/// `共计30万元`: where the total stands, and how much it is.
fn total_in(line: &str, unit: &str) -> Option<(usize, usize, f64)> {
    const TOTAL: [&str; 6] = ["共计", "合计", "总计", "共需", "共安排", "总额"];
    // Whether a word stands there at all is known sooner than where.
    TOTAL.iter().filter(|word| line.contains(**word)).find_map(|word| {
        let at = line.find(word)? + word.len();
        let rest = line.get(at..)?;
        let skip = rest.find(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c))?;
        let near = rest.get(..skip)?.chars().count() <= 6;
        let (value, len) = clause::number(rest.get(skip..)?)?;
        let same = rest.get(skip + len..)?.starts_with(unit);
        (near && same).then_some((at + skip, len + unit.len(), value))
    })
}

/// Rows above a row of totals, column by column.
fn table(case: &Case<'_>, block: &Block, rows: &[Vec<String>], found: &mut Vec<Problem>) {
    let is_total = |row: &[String], words: &[&str]| {
        let first = row.iter().find(|cell| !cell.trim().is_empty());
        first.is_some_and(|cell| words.contains(&cell.trim()))
    };
    let Some(at) = rows.iter().position(|row| is_total(row, &["合计", "总计", "共计"])) else { return };
    let Some(totals) = rows.get(at) else { return };
    let parts = rows.get(1..at).unwrap_or_default();
    for (column, total) in totals.iter().enumerate() {
        let Some((stated, unit)) = figure(total) else { continue };
        let cells = parts
            .iter()
            .filter(|row| !is_total(row, &["小计"]))
            .map(|row| row.get(column).and_then(|c| figure(c)));
        let Some(values) = cells.collect::<Option<Vec<_>>>() else { continue };
        let sum: f64 = values.iter().map(|(value, _)| value).sum();
        if values.len() > 1 && values.iter().all(|(_, u)| *u == unit) && differ(sum, stated) {
            found.push(mismatch(cell(case, block, total), sum, stated));
        }
    }
}

/// A cell that holds a number and maybe a unit.
fn figure(cell: &str) -> Option<(f64, &str)> {
    let cell = cell.trim();
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value = cell.get(..cell.len() - digits.len())?.parse().ok()?;
    Some((value, digits.trim()))
}

/// Where a cell was written: the last of its words in the table.
fn cell(case: &Case<'_>, block: &Block, words: &str) -> Span {
    let own = case.lines().filter(|l| l.kind == LineKind::Cell && l.block.is_some_and(|b| b.id == block.id));
    own.filter(|l| l.text.trim() == words.trim()).last().map_or(block.span, |l| l.whole())
}
