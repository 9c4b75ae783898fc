//! Tasks, their deadlines, deliverables and scores.

use super::Kind;
use super::change::{Draft, Log};
use super::frame::{Frame, View, spot, tidy, within};
use super::likeness::{Pairing, Words};
use super::timing::{self, DeadlineOf};
use crate::model::{SeatOf, Task, TaskId};
use crate::problem::Message;
use crate::source::{SourceText, Span};

/// Pairs the tasks: by title and text, by title, by likeness.
pub(super) fn pair(frame: &Frame<'_>) -> Pairing {
    let (a, b) = (&frame.old, &frame.new);
    let mut pairing = Pairing::new(a.m.tasks.len(), b.m.tasks.len());
    let title = |view: &View<'_>, at: usize| view.m.tasks.get(at).map(|t| view.canon(&t.title));
    let whole = |view: &View<'_>, at: usize| {
        let text = view.m.tasks.get(at)?.text.as_deref().unwrap_or_default();
        Some((title(view, at)?, view.canon(text)))
    };
    pairing.by_key(|i| whole(a, i), |j| whole(b, j));
    pairing.by_key(|i| title(a, i), |j| title(b, j));
    let portrait = |view: &View<'_>, task: &Task| {
        let text = view.canon(task.text.as_deref().unwrap_or_default());
        (Words::of(&view.canon(&task.title)), Words::of(&text), !text.is_empty())
    };
    let old: Vec<_> = a.m.tasks.iter().map(|t| portrait(a, t)).collect();
    let new: Vec<_> = b.m.tasks.iter().map(|t| portrait(b, t)).collect();
    pairing.by_likeness(0.5, |i, j| {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { return 0.0 };
        let title = x.0.likeness(&y.0);
        if x.2 && y.2 { title.max(0.4 * title + 0.6 * x.1.likeness(&y.1)) } else { title }
    });
    pairing
}

/// Writes down what became of the tasks.
pub(super) fn compare(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    for at in frame.tasks.lost() {
        let Some(task) = a.m.tasks.get(at) else { continue };
        let name = tidy(&task.title);
        let message = Message::new(
            format!("取消任务“{name}”{}", within(&task.clause)),
            format!("the task {name} was dropped{}", within(&task.clause)),
        );
        let draft = Draft::new(Kind::TaskDropped, &name, message);
        log.push(draft.old(spot(task.span, &task.clause, &name)).homes([a.task(TaskId::at(at))]));
    }
    for at in frame.tasks.gained() {
        let Some(task) = b.m.tasks.get(at) else { continue };
        let name = tidy(&task.title);
        let message = Message::new(
            format!("增加任务“{name}”{}", within(&task.clause)),
            format!("the task {name} was added{}", within(&task.clause)),
        );
        let draft = Draft::new(Kind::TaskAdded, &name, message);
        log.push(draft.new_at(spot(task.span, &task.clause, &name)).homes([b.task(TaskId::at(at))]));
    }
    for (i, j) in frame.tasks.pairs() {
        if let (Some(old), Some(new)) = (a.m.tasks.get(i), b.m.tasks.get(j)) {
            both(frame, old, new, j, log);
        }
    }
}

fn both(frame: &Frame<'_>, old: &Task, new: &Task, j: usize, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (was, is) = (tidy(&old.title), tidy(&new.title));
    let of = SeatOf::Task(TaskId::at(j));
    let home = b.of(of);
    if a.canon(&was) != b.canon(&is) {
        let message = Message::new(
            format!("任务“{was}”改为“{is}”{}", within(&new.clause)),
            format!("the task {was} is called {is}{}", within(&new.clause)),
        );
        let mut draft = Draft::new(Kind::TaskRetitled, &is, message);
        draft.reworded = true;
        let draft = draft.old(spot(old.span, &old.clause, &was)).homes([home.clone()]);
        log.push(draft.new_at(spot(new.span, &new.clause, &is)));
    }
    let whose = DeadlineOf {
        subject: &is,
        what: &format!("任务“{is}”"),
        at: &within(&new.clause),
        home: &home,
        old_near: spot(old.span, &old.clause, &was),
        new_near: spot(new.span, &new.clause, &is),
        clauses: [&old.clause, &new.clause],
    };
    timing::deadline(old.deadline.as_ref(), new.deadline.as_ref(), &whose, log);
    deliverable(frame, old, new, &home, log);
    score(frame, old, new, &home, log);
}

fn deliverable(frame: &Frame<'_>, old: &Task, new: &Task, home: &str, log: &mut Log) {
    let (x, y) = (&old.deliverable, &new.deliverable);
    let canon =
        [x.as_ref().map(|d| frame.old.canon(&d.value)), y.as_ref().map(|d| frame.new.canon(&d.value))];
    let name = tidy(&new.title);
    let (kind, zh, en) = match (x, y) {
        (Some(x), Some(y)) if canon[0] != canon[1] => (
            Kind::DeliverableChanged,
            format!("任务“{name}”的成果由“{}”改为“{}”", x.value, y.value),
            format!("the deliverable of {name} changed from {} to {}", x.value, y.value),
        ),
        (Some(x), None) => (
            Kind::DeliverableDropped,
            format!("任务“{name}”不再要求成果“{}”", x.value),
            format!("{name} no longer asks for {}", x.value),
        ),
        (None, Some(y)) => (
            Kind::DeliverableAdded,
            format!("任务“{name}”增加成果“{}”", y.value),
            format!("{name} asks for {} now", y.value),
        ),
        _ => return,
    };
    let mut draft = Draft::new(kind, &name, Message::new(zh, en)).homes([home.to_owned()]);
    draft = match x {
        Some(x) => draft.old(spot(x.span, &old.clause, &x.value)),
        None => draft.near_old(Some(spot(old.span, &old.clause, ""))),
    };
    draft = match y {
        Some(y) => draft.new_at(spot(y.span, &new.clause, &y.value)),
        None => draft.near_new(Some(spot(new.span, &new.clause, ""))),
    };
    log.push(draft);
}

fn score(frame: &Frame<'_>, old: &Task, new: &Task, home: &str, log: &mut Log) {
    let name = tidy(&new.title);
    let (kind, zh, en) = match (old.score, new.score) {
        (Some(x), Some(y)) if (x - y).abs() > f64::EPSILON => (
            if y > x { Kind::ScoreRaised } else { Kind::ScoreLowered },
            format!("“{name}”的分值由{x}分改为{y}分"),
            format!("the score of {name} changed from {x} to {y}"),
        ),
        (Some(x), None) => (
            Kind::ScoreDropped,
            format!("“{name}”不再有分值（原{x}分）"),
            format!("{name} lost its score of {x}"),
        ),
        (None, Some(y)) => {
            (Kind::ScoreSet, format!("“{name}”有了分值（{y}分）"), format!("{name} scores {y} now"))
        }
        _ => return,
    };
    let words = |score: Option<f64>| score.map(|s| format!("{s}分")).unwrap_or_default();
    let mut draft = Draft::new(kind, &name, Message::new(zh, en)).homes([home.to_owned()]);
    draft.change.old = Some(spot(old.span, &old.clause, &words(old.score)));
    draft.change.new = Some(spot(new.span, &new.clause, &words(new.score)));
    draft.old_spans.extend(numerals(frame.old.text, old));
    draft.new_spans.extend(numerals(frame.new.text, new));
    log.push(draft);
}

/// Where a task's score is written: it has no place of its own in the model, so it is looked for in
/// the line of the task and the lines that follow 分值.
fn numerals(text: &SourceText, task: &Task) -> Vec<Span> {
    let Some(score) = task.score else { return Vec::new() };
    let start = task.span.start as usize;
    let line = text.line_span(text.line_column(start).line);
    let end = text
        .as_str()
        .get(start..)
        .map_or(start, |rest| rest.find("分值").filter(|at| *at < 2_000).map_or(start, |at| start + at + 30));
    let whole = Span::new(line.start as usize, end.max(line.end as usize).min(text.as_str().len()));
    let (words, sought) = (text.slice(floor(text, whole)), score.to_string());
    let alone = |at: &usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        let (before, after) = (words.get(..*at), words.get(at + sought.len()..));
        !digit(before.and_then(|w| w.chars().next_back())) && !digit(after.and_then(|w| w.chars().next()))
    };
    let found = words.match_indices(&sought).map(|(at, _)| at).filter(alone);
    found.map(|at| whole.inner(at, at + sought.len())).collect()
}

/// A span whose end is moved back to a character boundary.
fn floor(text: &SourceText, span: Span) -> Span {
    let (start, mut end) = (span.start as usize, span.end as usize);
    while end > start && !text.as_str().is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// Deliverables named in sentences.
pub(super) fn deliverables(frame: &Frame<'_>, log: &mut Log) {
    let (a, b) = (&frame.old, &frame.new);
    let (old, new) = (&a.m.deliverables, &b.m.deliverables);
    let mut pairing = Pairing::new(old.len(), new.len());
    pairing.by_key(
        |i| old.get(i).map(|d| (a.of(d.of), a.canon(&d.what))),
        |j| new.get(j).map(|d| (b.of(d.of), b.canon(&d.what))),
    );
    pairing.by_key(|i| old.get(i).map(|d| a.canon(&d.what)), |j| new.get(j).map(|d| b.canon(&d.what)));
    pairing.by_likeness(0.4, |i, j| match (old.get(i), new.get(j)) {
        (Some(x), Some(y)) if a.of(x.of) == b.of(y.of) && a.parties(&x.owners) == b.parties(&y.owners) => {
            Words::of(&a.canon(&x.what)).likeness(&Words::of(&b.canon(&y.what)))
        }
        _ => 0.0,
    });
    for d in pairing.lost().into_iter().filter_map(|i| old.get(i)) {
        let (zh, en) =
            (format!("取消成果“{}”{}", d.what, a.at(d.of, &d.clause)), format!("{} is dropped", d.what));
        let draft = Draft::new(Kind::DeliverableDropped, a.home_name(d.of), Message::new(zh, en));
        log.push(draft.old(spot(d.span, &d.clause, &d.what)).homes([a.of(d.of)]));
    }
    for d in pairing.gained().into_iter().filter_map(|j| new.get(j)) {
        let (zh, en) =
            (format!("增加成果“{}”{}", d.what, b.at(d.of, &d.clause)), format!("{} is added", d.what));
        let draft = Draft::new(Kind::DeliverableAdded, b.home_name(d.of), Message::new(zh, en));
        log.push(draft.new_at(spot(d.span, &d.clause, &d.what)).homes([b.of(d.of)]));
    }
    for (i, j) in pairing.pairs() {
        let (Some(x), Some(y)) = (old.get(i), new.get(j)) else { continue };
        if a.canon(&x.what) != b.canon(&y.what) {
            let at = b.at(y.of, &y.clause);
            let message = Message::new(
                format!("成果由“{}”改为“{}”{at}", x.what, y.what),
                format!("the deliverable {} became {}{at}", x.what, y.what),
            );
            let draft = Draft::new(Kind::DeliverableChanged, b.home_name(y.of), message).homes([b.of(y.of)]);
            let draft = draft.old(spot(x.span, &x.clause, &x.what));
            log.push(draft.new_at(spot(y.span, &y.clause, &y.what)));
        }
    }
}
