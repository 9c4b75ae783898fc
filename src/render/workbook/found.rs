//! 检查结果: what a check found in the document.

use super::look::Look;
use super::page::{Cell, Page};
use super::tables::kind_totals;
use crate::problem::{Level, Problem};
use crate::render::origin::Origin;

const HEAD: [&str; 7] = ["序号", "级别", "规则", "问题", "怎么办", "出处", "另见"];

/// Level names as `jizhi check` gives them.
const LEVELS: [&str; 3] = ["错误", "警告", "提示"];

/// One row for each finding, by place.
pub(super) fn page(origin: &Origin<'_>) -> Page {
    let head = HEAD.map(Cell::head).into();
    let mut page =
        Page { name: "检查结果", head, under_head: None, rows: Vec::new(), foot: Vec::new(), widest: 50 };
    match origin.findings {
        None => page.rows.push(remark("没有检查；运行 jizhi check")),
        Some([]) => page.rows.push(remark("没有发现问题")),
        Some(findings) => {
            page.rows = findings.iter().enumerate().map(|(at, p)| row(at + 1, p, origin)).collect();
            kind_totals(&mut page, 1, 3, &LEVELS);
        }
    }
    page
}

fn remark(words: &str) -> Vec<Cell> {
    let mut row: Vec<Cell> = HEAD.iter().map(|_| Cell::empty()).collect();
    if let Some(cell) = row.get_mut(3) {
        *cell = Cell::text(words);
    }
    row
}

fn row(number: usize, problem: &Problem, origin: &Origin<'_>) -> Vec<Cell> {
    let help = problem.help.as_ref().or(problem.fix.as_ref().map(|fix| &fix.message));
    vec![
        Cell::number(number.to_string()),
        Cell::text(level(problem.level)).looking(Look::Level(problem.level)),
        Cell::text(problem.code),
        Cell::text(&problem.message.zh),
        Cell::text(help.map_or("", |help| help.zh.as_str())),
        Cell::text(origin.found(problem.span)),
        Cell::text(related(problem, origin)),
    ]
}

/// The other places, a line each; of another file only its name is known here.
fn related(problem: &Problem, origin: &Origin<'_>) -> String {
    let lines = problem.related.iter().map(|related| {
        let place = related.file.clone().unwrap_or_else(|| origin.found(related.span));
        format!("{place} {}", related.message.zh).trim().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn level(level: Level) -> &'static str {
    let [error, warning, hint] = LEVELS;
    match level {
        Level::Error => error,
        Level::Warning => warning,
        Level::Hint => hint,
    }
}
