//! Documents that rest on documents.

use super::index::same_title;
use super::{Cited, Header, Index};
use crate::model::{Basis, BasisKind, Mechanism};
use crate::problem::{Message, Problem, Related};
use crate::source::Span;

/// How a document is cited, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// 发文字号.
    pub number: Option<String>,
    /// 标题, as cited.
    pub title: String,
    /// Whether the document rests on it, and does not merely name it.
    pub rests: bool,
    /// Where.
    pub span: Span,
}

impl Citation {
    /// The citations of a mechanism, in order.
    pub fn of(mechanism: &Mechanism) -> impl Iterator<Item = Self> {
        let cites = mechanism.bases.iter().filter(|basis| basis.kind != BasisKind::Own);
        cites.map(|basis| Self {
            number: basis.number.clone(),
            title: basis.title.clone(),
            rests: basis.kind == BasisKind::Rests,
            span: basis.span,
        })
    }
}

/// Codes of the problems that linking finds. No rule asks for them, so that documents are looked at before they
/// are linked.
pub const LINKING: [&str; 3] = ["basis-number-differs", "basis-title-differs", Index::DUPLICATE];

/// What citations come to, and what linking finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// The document of the workspace that each citation names, by path.
    pub resolved: Vec<Option<String>>,
    /// What is wrong with citations, and that the document shares its number, by place.
    pub problems: Vec<Problem>,
}

impl Linked {
    /// Links the citations of the document at a path.
    #[must_use]
    pub fn of(path: &str, header: &Header, cites: &[Citation], index: &Index) -> Self {
        let cited = |c: &Citation| cited(path, c.number.as_deref(), &c.title, c.span, index);
        let (resolved, problems): (Vec<_>, Vec<_>) = cites.iter().map(cited).unzip();
        let mut problems: Vec<Problem> =
            problems.into_iter().flatten().chain(index.duplicate(path, header)).collect();
        problems.sort_by_key(|problem| problem.span);
        Self { resolved, problems }
    }
}

/// Fills in which workspace document each citation is, and reports citations that name one document
/// by number and another by title, or whose number is a slip away from the document's own. A citation of a
/// document outside the workspace is no problem.
pub(super) fn link(path: &str, mechanism: &mut Mechanism, index: &Index) -> Vec<Problem> {
    let mut problems = Vec::new();
    for basis in &mut mechanism.bases {
        if basis.kind == BasisKind::Own {
            continue;
        }
        let Basis { number, title, span, .. } = &*basis;
        let (resolved, problem) = cited(path, number.as_deref(), title, *span, index);
        basis.resolved = resolved;
        problems.extend(problem);
    }
    problems
}

/// The document that a citation in the document at `path` names, and what is wrong with the citation.
fn cited(
    path: &str,
    number: Option<&str>,
    title: &str,
    span: Span,
    index: &Index,
) -> (Option<String>, Option<Problem>) {
    let citation = (number.unwrap_or_default(), title, span);
    let (found, problem) = match index.cited(number, title) {
        None => (None, None),
        Some(Cited::ByTitle { path }) => (Some(path), None),
        Some(Cited::ByNumber { path, title: own }) => {
            let own = own.filter(|own| !same_title(title, own));
            (Some(path), own.map(|own| title_differs(citation, path, &own.value, own.span)))
        }
        // Which of the two is right only the drafter knows, so nothing rests on it yet.
        Some(Cited::Near { path, number }) => {
            (None, Some(number_differs(citation, path, &number.value, number.span)))
        }
    };
    (found.filter(|found| *found != path).map(str::to_owned), problem)
}

/// `cited` is number, title and place of the citation.
fn number_differs(cited: (&str, &str, Span), found: &str, number: &str, at: Span) -> Problem {
    let (cited, title, span) = cited;
    let problem = Problem::warning(
        "basis-number-differs",
        span,
        format!("《{title}》的发文字号是{number}，这里写成了{cited}"),
        format!("《{title}》 bears {number}, not {cited}"),
    );
    let problem = problem.help(
        format!("改为{number}；如果引用的是另一份同名文件，核对标题。"),
        format!("write {number}; if another document of that title is meant, check the title"),
    );
    beside(problem, found, at, Message::new("这份文件的字号", "the number of that document"))
}

/// `cited` is number, title and place of the citation.
fn title_differs(cited: (&str, &str, Span), found: &str, title: &str, at: Span) -> Problem {
    let (number, cited, span) = cited;
    let problem = Problem::warning(
        "basis-title-differs",
        span,
        format!("{number}的标题不是《{cited}》"),
        format!("{number} is not titled 《{cited}》"),
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
