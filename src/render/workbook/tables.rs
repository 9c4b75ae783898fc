//! The sheets of the tables that the CSV outputs hold too: the same cells, with totals that count
//! themselves, days that are days, and the place of each row.

use super::look::Look;
use super::page::{Cell, Page, across, down, first_row};
use crate::model::Mechanism;
use crate::render::matrix::{Held, Matrix, Row};
use crate::render::origin::Origin;
use crate::render::schedule::{self, Entry};
use crate::render::sheet::Sheet;
use crate::render::tasks::Tasks;
use crate::render::{roster, targets};

/// Columns of the matrix that a sheet can hold beside the names and the totals.
const MOST_COLUMNS: usize = 16_382;

/// Heading of the column that tells where a row was read.
const PLACE: &str = "出处";

/// 责任矩阵.
pub(super) fn matrix(matrix: &Matrix<'_>, origin: &Origin<'_>) -> Page {
    let columns = matrix.columns.get(..MOST_COLUMNS).unwrap_or(&matrix.columns);
    let led = columns.iter().any(|column| !column.leaders.is_empty());
    let mut head = vec![Cell::head("单位")];
    head.extend(columns.iter().map(|column| {
        let note =
            if column.clause.is_empty() { String::new() } else { format!("条款：{}", column.clause) };
        Cell::head(column.full_name()).noted(note)
    }));
    head.push(Cell::head("合计"));
    let under_head = led.then(|| {
        let mut row = vec![Cell::head("负责人")];
        row.extend(columns.iter().map(|c| Cell::head(c.leaders_text()).noted(note(&c.leaders, origin))));
        row.push(Cell::head(""));
        row
    });
    let first = first_row(led);
    let count = columns.len();
    let rows: Vec<Vec<Cell>> =
        matrix.rows.iter().enumerate().map(|(at, row)| unit(row, first + at, count, origin)).collect();
    let foot = column_totals(matrix, first, count);
    Page { name: "责任矩阵", head, under_head, rows, foot, widest: 24 }
}

/// A row of the matrix; the total counts the cells that are not empty.
fn unit(row: &Row, number: usize, columns: usize, origin: &Origin<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&row.name).looking(Look::Name)];
    cells.extend((0..columns).map(|column| match row.cells.get(&column) {
        Some(held) => role(held, row.text(column), origin),
        None => Cell::empty(),
    }));
    cells.push(match columns {
        0 => Cell::number("0".to_owned()),
        _ => count(format!("COUNTA({})", across(number, 1, columns)), row.cells.range(..columns).count()),
    });
    cells
}

fn role(held: &[Held], text: String, origin: &Origin<'_>) -> Cell {
    let mut signs = String::new();
    for one in held {
        if !signs.contains(one.sign()) {
            signs.push_str(one.sign());
        }
    }
    let class = held.iter().filter_map(|one| one.class).min();
    Cell::text(text).looking(Look::Role(class, signs)).noted(note(held, origin))
}

/// Who holds which role, under which clause, read where.
fn note(held: &[Held], origin: &Origin<'_>) -> String {
    let lines = held.iter().map(|one| {
        let mut lines = format!("{}{}：{}", one.sign(), one.words(), one.holder);
        if !one.clause.as_str().is_empty() {
            lines.push_str(&format!("\n条款：{}", one.clause));
        }
        let place = origin.place(one.span);
        if !place.is_empty() {
            lines.push_str(&format!("\n{PLACE}：{place}"));
        }
        lines
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn column_totals(matrix: &Matrix<'_>, first: usize, columns: usize) -> Vec<Vec<Cell>> {
    if matrix.rows.is_empty() || columns == 0 {
        return Vec::new();
    }
    let last = first + matrix.rows.len() - 1;
    let held = |column: usize| matrix.rows.iter().filter(|row| row.cells.contains_key(&column)).count();
    let mut row = vec![Cell::total("合计")];
    row.extend((0..columns).map(|at| count(format!("COUNTA({})", down(at + 1, first, last)), held(at))));
    let all = (0..columns).map(held).sum();
    row.push(count(format!("SUM({})", down(columns + 1, first, last)), all));
    vec![row]
}

/// 任务分解表; a column more tells by which day, as a day.
pub(super) fn tasks(tasks: &Tasks<'_>, origin: &Origin<'_>) -> Page {
    let sheet = tasks.sheet();
    let due = sheet.head.iter().position(|head| head == "完成时限").map_or(0, |at| at + 1);
    let places: Vec<_> = tasks.places().collect();
    let mut page = plain("任务分解表", sheet, 44, &mut |at| {
        places.get(at).map_or_else(String::new, |(span, _)| origin.place(*span))
    });
    page.head.insert(due, Cell::head("截止日期"));
    for (row, (_, date)) in page.rows.iter_mut().zip(&places) {
        row.insert(due, Cell::date(date.unwrap_or_default().to_owned()));
    }
    let kinds = ["任务", "职责", "协助", "联络", "禁止"];
    kind_totals(&mut page, 2, 3, &kinds);
    if let Some(score) = page.head.iter().position(|cell| cell.says("分值")) {
        sum(&mut page, score);
    }
    page
}

/// 目标任务; the sums add the cells of their targets.
pub(super) fn targets(m: &Mechanism, origin: &Origin<'_>) -> Page {
    let mut place = |at: usize| m.targets.get(at).map_or_else(String::new, |t| origin.place(t.span));
    let mut page = plain("目标任务", targets::sheet(m), 44, &mut place);
    let first = page.first_row();
    let totals = targets::totals(m);
    page.foot = page.rows.split_off(m.targets.len().min(page.rows.len()));
    for (row, total) in page.foot.iter_mut().zip(&totals) {
        for (at, cell) in row.iter_mut().enumerate() {
            let sum = match cell.value() {
                Some(value) if at == 6 || at == 7 => added(at, first, &total.rows).map(|sum| (sum, value)),
                _ => None,
            };
            cell.look = Look::Total;
            if let Some((formula, value)) = sum {
                *cell = Cell::formula(formula, value);
            }
        }
    }
    page
}

/// The longest formula that the format takes.
const LONGEST_FORMULA: usize = 8_000;

/// Most arguments that a function takes.
const MOST_ARGUMENTS: usize = 200;

/// `SUM(G3:G5,G9)` over rows of a column; none when the formula would be too long for the format.
fn added(column: usize, first: usize, rows: &[usize]) -> Option<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    let sums = runs.chunks(MOST_ARGUMENTS).map(|runs| {
        let cells = runs.iter().map(|(from, to)| down(column, first + from, first + to));
        format!("SUM({})", cells.collect::<Vec<_>>().join(","))
    });
    let formula = sums.collect::<Vec<_>>().join("+");
    (formula.len() <= LONGEST_FORMULA).then_some(formula)
}

/// 报送日程.
pub(super) fn schedule(entries: &[Entry<'_>], origin: &Origin<'_>) -> Page {
    let mut place = |at: usize| entries.get(at).map_or_else(String::new, |entry| origin.place(entry.span));
    let mut page = plain("报送日程", schedule::sheet(entries), 40, &mut place);
    kind_totals(&mut page, 1, 4, &["报送", "会议", "听取", "通报", "考核", "完成时限", "施行", "失效"]);
    page
}

/// 名单.
pub(super) fn roster(m: &Mechanism, origin: &Origin<'_>) -> Page {
    let (sheet, places) = roster::placed(m);
    let mut place = |at: usize| places.get(at).map_or_else(String::new, |span| origin.place(*span));
    let mut page = plain("名单", sheet, 44, &mut place);
    kind_totals(&mut page, 1, 3, &[]);
    page
}

/// A table as it is, with the place of each row behind it.
fn plain(name: &'static str, sheet: Sheet, widest: usize, place: &mut dyn FnMut(usize) -> String) -> Page {
    let Sheet { head, rows, .. } = sheet;
    let cell = |text: String, column: usize| match head.get(column).map(String::as_str) {
        Some("序号" | "分值" | "下限" | "上限") => Cell::number(text),
        Some("期限日") => Cell::date(text),
        _ => Cell::text(text),
    };
    let rows = rows.into_iter().enumerate().map(|(at, row)| {
        let mut cells: Vec<Cell> =
            row.into_iter().enumerate().map(|(column, text)| cell(text, column)).collect();
        cells.push(Cell::text(place(at)));
        cells
    });
    let rows = rows.collect();
    let head = head.into_iter().map(Cell::head).chain([Cell::head(PLACE)]).collect();
    Page { name, head, under_head: None, rows, foot: Vec::new(), widest }
}

/// Adds how many rows there are, and how many of each kind that occurs: the kind stands in the column
/// `kind`, the number under the column `at`. The kinds are our own words, so they may stand in formulas.
pub(super) fn kind_totals(page: &mut Page, kind: usize, at: usize, kinds: &[&'static str]) {
    let Some(last) = page.rows.len().checked_sub(1).map(|last| page.first_row() + last) else { return };
    let range = down(kind, page.first_row(), last);
    let empty = || (0..page.head.len()).map(|_| Cell::total("")).collect::<Vec<_>>();
    let row = |label: &str, column: usize, formula: String, number: usize| {
        let mut row = empty();
        let cells = [(column, Cell::total(label)), (at, count(formula, number))];
        for (at, cell) in cells {
            if let Some(slot) = row.get_mut(at) {
                *slot = cell;
            }
        }
        row
    };
    let of = |word: &str| page.rows.iter().filter(|row| row.get(kind).is_some_and(|c| c.says(word))).count();
    let filled = page.rows.iter().filter(|row| row.get(kind).is_some_and(|c| !c.is_empty())).count();
    let mut foot = vec![row("合计", 0, format!("COUNTA({range})"), filled)];
    for word in kinds {
        match of(word) {
            0 => {}
            number => foot.push(row(word, kind, format!("COUNTIF({range},\"{word}\")"), number)),
        }
    }
    page.foot = foot;
}

/// Adds the sum of a column to the first row of totals, when there is anything to add.
fn sum(page: &mut Page, column: usize) {
    let values: Vec<f64> =
        page.rows.iter().filter_map(|row| row.get(column)).filter_map(Cell::value).collect();
    let Some(last) = page.rows.len().checked_sub(1).map(|last| page.first_row() + last) else { return };
    let range = down(column, page.first_row(), last);
    if let Some(cell) = page.foot.first_mut().and_then(|row| row.get_mut(column))
        && !values.is_empty()
    {
        let all: f64 = values.iter().sum();
        *cell = Cell::formula(format!("SUM({range})"), all);
    }
}

fn count(formula: String, number: usize) -> Cell {
    // No table has more rows than a number of this kind can hold.
    Cell::formula(formula, f64::from(u32::try_from(number).unwrap_or(u32::MAX)))
}
