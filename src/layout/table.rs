//! Tables: how wide their columns are and which cells merge.

use super::width::width;

/// How words stand in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Short words: in the middle.
    #[default]
    Centred,
    /// Sentences: from the left.
    Left,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words; may have line breaks.
    pub text: String,
    /// Rows it reaches down over; 0 when the cell above covers it.
    pub down: usize,
}

/// A table with a heading row that is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above it; empty for a drafter's own table.
    pub title: String,
    /// Heading cells.
    pub head: Vec<String>,
    /// Rows of cells, all as long as the head.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of the columns in thousandths of the table's; they sum up to 1000.
    pub widths: Vec<u32>,
    /// How words stand in each column.
    pub columns: Vec<Column>,
}

/// Words wider than this stand from the left, in thousandths of a character.
const SENTENCE: i64 = 12_000;
/// Columns beyond this, from the left, are never merged in generated tables: they are values.
const MERGED_COLUMNS: usize = 3;

impl Table {
    /// A drafter's table: `down` says how far each cell reaches.
    #[must_use]
    pub fn drafted(head: Vec<String>, rows: Vec<Vec<Cell>>) -> Self {
        Self::new(String::new(), head, rows)
    }

    /// A generated table: equal neighbours in its first columns become one cell, in a column only where
    /// those before it are one too. The column `序号` counts rows and is passed over.
    #[must_use]
    pub fn generated(title: &str, head: Vec<String>, rows: &[Vec<String>]) -> Self {
        let mut cells: Vec<Vec<Cell>> = rows
            .iter()
            .map(|row| row.iter().map(|text| Cell { text: text.clone(), down: 1 }).collect())
            .collect();
        let mut joined = vec![true; rows.len()];
        let columns = head.iter().enumerate().filter(|(_, name)| *name != "序号").take(MERGED_COLUMNS);
        for (column, _) in columns {
            merge(&mut cells, column, &mut joined);
        }
        Self::new(title.to_owned(), head, cells)
    }

    fn new(title: String, head: Vec<String>, rows: Vec<Vec<Cell>>) -> Self {
        let widths = widths(&head, &rows);
        let column = |at: usize| {
            let widest = rows.iter().filter_map(|row| row.get(at)).map(|cell| lines_width(&cell.text)).max();
            if widest.unwrap_or(0) > SENTENCE { Column::Left } else { Column::Centred }
        };
        let columns = (0..head.len()).map(column).collect();
        Self { title, head, rows, widths, columns }
    }
}

/// Makes one cell of equal neighbours. `joined` says of each row whether it may join the one above; after
/// this it says whether it did.
fn merge(rows: &mut [Vec<Cell>], column: usize, joined: &mut [bool]) {
    let text = |row: &Vec<Cell>| row.get(column).map(|cell| cell.text.clone()).unwrap_or_default();
    let texts: Vec<String> = rows.iter().map(text).collect();
    for (at, may) in joined.iter_mut().enumerate() {
        let above = at.checked_sub(1).and_then(|above| texts.get(above));
        *may &= above.is_some() && above == texts.get(at) && texts.get(at).is_some_and(|t| !t.is_empty());
    }
    let mut covered = 0;
    for (row, joins) in rows.iter_mut().zip(joined.iter()).rev() {
        let Some(cell) = row.get_mut(column) else { continue };
        if *joins {
            cell.down = 0;
            covered += 1;
        } else {
            cell.down = 1 + std::mem::take(&mut covered);
        }
    }
}

fn lines_width(text: &str) -> i64 {
    text.lines().map(width).max().unwrap_or(0)
}

/// Least width of a column, in thousandths of a character.
const NARROWEST: i64 = 2000;
/// A column is as wide as its longest word up to this; beyond, words go on over the line.
const COMFORTABLE: i64 = 8000;

/// Every column gets what its head and short words need; the rest is shared out by how much there is
/// to print in it.
fn widths(head: &[String], rows: &[Vec<Cell>]) -> Vec<u32> {
    if head.is_empty() {
        return Vec::new();
    }
    let needs: Vec<(i64, i64)> = head
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let cells = || rows.iter().filter_map(|row| row.get(at));
            let widest = cells().map(|cell| lines_width(&cell.text)).max().unwrap_or(0).max(width(name));
            let least = widest.clamp(NARROWEST, COMFORTABLE);
            let count = i64::try_from(cells().count().max(1)).unwrap_or(1);
            let all: i64 = cells().map(|cell| width(&cell.text)).sum();
            // Halfway between the widest cell and what a cell holds as a rule.
            (least, ((widest + all / count) / 2 - least).max(0))
        })
        .collect();
    // Long columns get less for each further character: the root of what they hold.
    let shares: Vec<i64> = needs.iter().map(|(least, rest)| least + 40 * rest.isqrt()).collect();
    let whole: i64 = shares.iter().sum::<i64>().max(1);
    let mut widths: Vec<u32> = shares.iter().map(|s| u32::try_from(s * 1000 / whole).unwrap_or(0)).collect();
    let missing = 1000 - widths.iter().sum::<u32>().min(1000);
    if let Some(widest) = widths.iter_mut().max() {
        *widest += missing;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|w| (*w).to_owned()).collect()).collect()
    }

    fn downs(table: &Table, column: usize) -> Vec<usize> {
        table.rows.iter().map(|row| row[column].down).collect()
    }

    #[test]
    fn equal_neighbours_merge_only_where_the_column_before_them_does() {
        let head = vec!["序号".to_owned(), "机构".to_owned(), "角色".to_owned()];
        let rows = words(&[
            &["1", "甲组", "成员"],
            &["2", "甲组", "成员"],
            &["3", "乙组", "成员"],
            &["4", "乙组", ""],
        ]);
        let table = Table::generated("名单", head, &rows);
        assert_eq!(downs(&table, 0), [1, 1, 1, 1]);
        assert_eq!(downs(&table, 1), [2, 0, 2, 0]);
        assert_eq!(downs(&table, 2), [2, 0, 1, 1]);
    }

    #[test]
    fn a_column_of_sentences_is_wider_and_stands_from_the_left() {
        let head = vec!["序号".to_owned(), "事项".to_owned()];
        let rows = words(&[&["1", "制定年度招商计划，每月召开一次例会，每季度汇报一次工作进展情况"]]);
        let table = Table::generated("", head, &rows);
        assert!(table.widths[1] > 2 * table.widths[0], "{:?}", table.widths);
        assert_eq!(table.columns, [Column::Centred, Column::Left]);
    }

    proptest! {
        #[test]
        fn widths_sum_up_to_the_whole_and_merged_cells_cover_what_they_say(
            rows in proptest::collection::vec(proptest::collection::vec("[甲乙]{0,40}", 4), 0..12),
        ) {
            let head: Vec<String> = ["序号", "机构", "角色", "单位"].map(str::to_owned).into();
            let table = Table::generated("表", head, &rows);
            prop_assert_eq!(table.widths.iter().sum::<u32>(), 1000);
            prop_assert!(table.widths.iter().all(|w| *w > 20));
            for column in 0..4 {
                let downs = downs(&table, column);
                prop_assert_eq!(downs.iter().sum::<usize>(), rows.len());
                for (at, down) in downs.iter().enumerate() {
                    for below in at + 1..at + down {
                        prop_assert_eq!(&rows[below][column], &rows[at][column]);
                    }
                }
            }
        }
    }
}
