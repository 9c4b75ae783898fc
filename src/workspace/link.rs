//! Documents that rest on documents.

use super::index::same_title;
use super::{Cited, Index};
use crate::model::{Basis, BasisKind, Mechanism};
use crate::problem::{Message, Problem, Related};
use crate::source::Span;

/// Fills in which workspace document each citation is, and reports citations that name one document
/// by number and another by title, or whose number is a slip away from the document's own. A citation of a
/// document outside the workspace is no problem.
pub(super) fn link(path: &str, mechanism: &mut Mechanism, index: &Index) -> Vec<Problem> {
    let mut problems = Vec::new();
    for basis in &mut mechanism.bases {
        if basis.kind == BasisKind::Own {
            continue;
        }
        let found = match index.cited(basis.number.as_deref(), &basis.title) {
            None => None,
            Some(Cited::ByTitle { path }) => Some(path),
            Some(Cited::ByNumber { path, title }) => {
                if let Some(title) = title.filter(|own| !same_title(&basis.title, own)) {
                    problems.push(title_differs(basis, path, &title.value, title.span));
                }
                Some(path)
            }
            // Which of the two is right only the drafter knows, so nothing rests on it yet.
            Some(Cited::Near { path, number }) => {
                problems.push(number_differs(basis, path, &number.value, number.span));
                None
            }
        };
        basis.resolved = found.filter(|found| *found != path).map(str::to_owned);
    }
    problems
}

fn number_differs(basis: &Basis, found: &str, number: &str, at: Span) -> Problem {
    let cited = basis.number.as_deref().unwrap_or_default();
    let problem = Problem::warning(
        "basis-number-differs",
        basis.span,
        format!("《{}》的发文字号是{number}，这里写成了{cited}", basis.title),
        format!("《{}》 bears {number}, not {cited}", basis.title),
    );
    let problem = problem.help(
        format!("改为{number}；如果引用的是另一份同名文件，核对标题。"),
        format!("write {number}; if another document of that title is meant, check the title"),
    );
    beside(problem, found, at, Message::new("这份文件的字号", "the number of that document"))
}

fn title_differs(basis: &Basis, found: &str, title: &str, at: Span) -> Problem {
    let number = basis.number.as_deref().unwrap_or_default();
    let problem = Problem::warning(
        "basis-title-differs",
        basis.span,
        format!("{number}的标题不是《{}》", basis.title),
        format!("{number} is not titled 《{}》", basis.title),
    );
    let problem = problem.help(
        format!("按原文件改为《{title}》，或者核对文号。"),
        format!("write 《{title}》, or check the number"),
    );
    beside(problem, found, at, Message::new("这份文件的标题", "the title of that document"))
}

/// With the place in the other document.
fn beside(mut problem: Problem, file: &str, span: Span, message: Message) -> Problem {
    problem.related.push(Related { file: Some(file.to_owned()), span, message });
    problem
}
