//! Tables: rows of tasks, rows of bodies, or seats in columns.

use super::Lowerer;
use super::flat::Flat;
use super::label::At;
use super::piece::{Piece, PieceKind};
use super::walk::Walk;
use crate::model::{BLANK_CELL, BlockKind, Clause, Parties, SeatOf, SmolStr};
use crate::problem::Problem;
use crate::source::Span;
use crate::vocabulary::{Label, Sense, squeezed};

/// One column of a table.
struct Column<'a> {
    label: Option<&'a Label>,
    name: SmolStr,
}

impl<'a> Lowerer<'a> {
    /// Takes the run of rows at the head of `rest`; returns how many lines.
    pub(super) fn table(&mut self, walk: &mut Walk, rest: &[Piece<'a>]) -> usize {
        let run = rest.iter().map_while(|p| match &p.kind {
            PieceKind::Row { cells } => Some((p.span, cells)),
            _ => None,
        });
        let lines: Vec<(Span, &Vec<Flat>)> = run.collect();
        let taken = lines.len();
        // A rule of dashes under the heading row, as Markdown has it, is layout.
        let rows: Vec<_> = lines.into_iter().filter(|(_, cells)| !is_rule(cells)).collect();
        let Some((first, rows)) = rows.split_first() else { return taken };
        walk.numbers.interrupt();
        let clause = walk.numbers.clause();
        let width = first.1.len();
        let filled = self.fill(width, rows);
        let printed = std::iter::once(first.1).chain(rows.iter().map(|r| r.1));
        let printed = printed.map(|cells| {
            let mut row: Vec<String> = cells.iter().map(printed_cell).collect();
            row.resize(width, String::new());
            row
        });
        let span = rows.last().map_or(first.0, |last| first.0.join(last.0));
        walk.push_at(BlockKind::Table { rows: printed.collect() }, span, clause.clone());
        let columns = self.columns(first.1);
        for (index, row) in filled.iter().enumerate() {
            self.row(walk, &columns, row, &clause, index + 1);
        }
        taken
    }

    fn columns(&self, head: &[Flat]) -> Vec<Column<'a>> {
        let column = |cell: &Flat| {
            let name = squeezed(&cell.text);
            Column { label: self.words.label_with_rank(&name), name: name.into() }
        };
        head.iter().map(column).collect()
    }

    /// Rows with merged cells filled in: an empty cell repeats the one above it, 无 is empty.
    fn fill<'f, 't>(
        &mut self,
        width: usize,
        rows: &[(Span, &'f Vec<Flat<'t>>)],
    ) -> Vec<Vec<Option<&'f Flat<'t>>>> {
        let mut above: Vec<Option<&Flat>> = vec![None; width];
        let mut filled = Vec::new();
        for (span, cells) in rows {
            if cells.len() != width {
                self.problems.push(
                    Problem::error(
                        "uneven-row",
                        *span,
                        format!("这一行有{}格，表头有{width}格", cells.len()),
                        format!("this row has {} cells, the heading row has {width}", cells.len()),
                    )
                    .help(
                        "补齐或去掉竖线；空着的格子表示与上一行合并，确实没有内容的写“无”",
                        "add or drop a bar; an empty cell is merged with the one above, write 无 for none",
                    ),
                );
            }
            for (slot, cell) in above.iter_mut().zip(cells.iter()) {
                if cell.text == "无" {
                    *slot = None;
                } else if !cell.text.is_empty() {
                    *slot = Some(cell);
                }
            }
            filled.push(above.clone());
        }
        filled
    }

    /// One row: a body when a column is a class, a task when a column is a task, else seats.
    fn row(
        &mut self,
        walk: &mut Walk,
        columns: &[Column<'a>],
        cells: &[Option<&Flat<'a>>],
        clause: &Clause,
        number: usize,
    ) {
        let place = [&clause.0, "表第", &number.to_string(), "行"].concat();
        let place = Clause(place.into());
        let of = self.row_subject(walk, columns, cells, &place);
        let at = At { clause: place, of, owners: Parties::default() };
        for (column, cell) in columns.iter().zip(cells) {
            let (Some(label), Some(cell)) = (column.label, cell) else { continue };
            let subject = matches!(label, Label::Class(_) | Label::Mark(Sense::Task));
            let named = matches!(label, Label::Mark(Sense::Content)) && self.is_titled(of, &cell.text);
            if !subject && !named {
                self.fact(label, &column.name, cell, &cell.whole(), &at);
            }
            if !cell.marks.is_empty() {
                self.facts_in(walk, cell, &at, false);
            }
        }
    }

    /// Whether the words are the title of this task already.
    fn is_titled(&self, of: SeatOf, words: &str) -> bool {
        let SeatOf::Task(id) = of else { return false };
        self.model.task(id).is_some_and(|task| task.title == words.trim_end_matches(['。', '：', '；']))
    }

    fn row_subject(
        &mut self,
        walk: &Walk,
        columns: &[Column<'a>],
        cells: &[Option<&Flat>],
        place: &Clause,
    ) -> SeatOf {
        let of = walk.scopes.local_body().map_or_else(|| walk.scopes.of(), SeatOf::Body);
        for (column, cell) in columns.iter().zip(cells) {
            let Some(cell) = cell else { continue };
            match &column.label {
                Some(Label::Class(class)) => {
                    let span = cell.span(&cell.whole());
                    let id = self.declared_body(class, &cell.text, span);
                    let id = id.unwrap_or_else(|| self.declare_body(class, &cell.text, span));
                    self.place_body(id, walk.scopes.body(), walk.scopes.group(), place);
                    return SeatOf::Body(id);
                }
                Some(Label::Mark(Sense::Task)) if !is_sum(&cell.text) => {
                    return SeatOf::Task(self.add_task(&cell.text, None, cell.span(&cell.whole()), place));
                }
                _ => {}
            }
        }
        self.content_task(columns, cells, place).unwrap_or(of)
    }

    /// In a table of 考核内容 and 分值 without a column of tasks, the first such words are the task.
    fn content_task(
        &mut self,
        columns: &[Column<'a>],
        cells: &[Option<&Flat>],
        place: &Clause,
    ) -> Option<SeatOf> {
        if columns.iter().any(|c| matches!(c.label, Some(Label::Class(_) | Label::Mark(Sense::Task)))) {
            return None;
        }
        let at = columns.iter().position(|c| matches!(c.label, Some(Label::Mark(Sense::Content))))?;
        let cell = cells.get(at).copied().flatten().filter(|cell| !is_sum(&cell.text))?;
        Some(SeatOf::Task(self.add_task(&cell.text, None, cell.span(&cell.whole()), place)))
    }
}

/// The words of a cell as printed: a cell of 无 is blank, and not merged with the one above.
fn printed_cell(cell: &Flat) -> String {
    if cell.text == "无" { BLANK_CELL.to_owned() } else { cell.text.to_string() }
}

/// A row that adds up others is no task.
fn is_sum(words: &str) -> bool {
    ["合计", "小计", "总计", "总分", "共计"].contains(&&*squeezed(words))
}

fn is_rule(cells: &[Flat]) -> bool {
    cells.iter().all(|c| !c.text.is_empty() && c.text.chars().all(|c| matches!(c, '-' | ':' | '：')))
}
