//! Places of a draft in the file that it was imported from.

use super::Source;
use super::align::align;
use super::edits::Pair;
use super::page::Page;
use super::source::lines;
use crate::problem::Problem;
use crate::source::Span;

/// Moves problems of a draft to the places of the finished document that their words were read from. A
/// problem of words that no place has, as of a missing element, stands at the beginning. Fixes are of the
/// draft and fall away.
#[must_use]
pub fn located(draft: Source<'_>, page: &Page, mut problems: Vec<Problem>) -> Vec<Problem> {
    let notice = Page::of(draft.printed);
    let printed = lines(&notice, draft.mechanism, draft.text);
    let mut places: Vec<(Span, Span)> = Vec::new();
    for m in align(&printed, &page.lines) {
        let pair = Pair::of(&printed, &page.lines, m.source.clone(), m.page.clone());
        places.extend(pair.same());
    }
    places.sort_unstable_by_key(|(draft, _)| draft.start);
    let place = |span: Span| -> Span {
        let from = places.partition_point(|(draft, _)| draft.start < span.start);
        let inner = places.iter().skip(from).take_while(|(draft, _)| draft.start < span.end);
        let whole = inner.map(|(_, page)| *page).reduce(|all, one| all.join(one));
        let before = || from.checked_sub(1).and_then(|at| places.get(at)).map(|(_, page)| *page);
        whole.or_else(before).unwrap_or_default()
    };
    for problem in &mut problems {
        problem.span = place(problem.span);
        problem.fix = None;
        for related in problem.related.iter_mut().filter(|r| r.file.is_none()) {
            related.span = place(related.span);
        }
    }
    problems.sort_by_key(|problem| (problem.span, problem.code));
    problems
}
