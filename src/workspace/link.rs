//! Documents that rest on documents.

use super::Index;
use super::index::same_title;
use crate::model::{Basis, BasisKind, Mechanism};
use crate::problem::{Message, Problem, Related};

/// Fills in which workspace document each citation is, and reports citations that name one document
/// by number and another by title. A citation of a document outside the workspace is no problem.
pub(super) fn link(path: &str, mechanism: &mut Mechanism, index: &Index) -> Vec<Problem> {
    let mut problems = Vec::new();
    for basis in &mut mechanism.bases {
        if basis.kind == BasisKind::Own {
            continue;
        }
        let cited = index.cited(basis.number.as_deref(), &basis.title);
        if let Some((found, Some(title))) = cited
            && !same_title(&basis.title, title)
        {
            problems.push(title_differs(basis, found, &title.value, title.span));
        }
        basis.resolved = cited.map(|(found, _)| found).filter(|found| *found != path).map(str::to_owned);
    }
    problems
}

fn title_differs(basis: &Basis, found: &str, title: &str, at: crate::source::Span) -> Problem {
    let number = basis.number.as_deref().unwrap_or_default();
    let mut problem = Problem::warning(
        "basis-title-differs",
        basis.span,
        format!("{number}的标题不是《{}》", basis.title),
        format!("{number} is not titled 《{}》", basis.title),
    )
    .help(
        format!("按原文件改为《{title}》，或者核对文号。"),
        format!("write 《{title}》, or check the number"),
    );
    problem.related.push(Related {
        file: Some(found.to_owned()),
        span: at,
        message: Message::new("这份文件的标题", "the title of that document"),
    });
    problem
}
