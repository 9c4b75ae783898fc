//! One cause, one finding: a name that went here and came there has moved; two that changed places were
//! swapped; the same change at many places is one.

use super::edits::Edit;
use super::kind::Kind;
use super::source::Kind as Element;

/// Joins changes that have one cause.
pub(super) fn join(mut edits: Vec<Edit>) -> Vec<Edit> {
    annexes(&mut edits);
    swapped(&mut edits);
    moved(&mut edits);
    repeated(edits)
}

/// An annex that is gone or new changes the list of annexes and their numbers.
fn annexes(edits: &mut Vec<Edit>) {
    if edits.iter().any(|e| matches!(e.kind, Kind::AnnexMissing | Kind::AnnexAdded)) {
        edits.retain(|e| e.element != Some(Element::AnnexNote));
    }
}

fn swapped(edits: &mut Vec<Edit>) {
    let names = |e: &Edit| matches!(e.kind, Kind::UnitChanged | Kind::Leader);
    let mut at = 0;
    while at < edits.len() {
        let other = edits.get(at).filter(|e| names(e)).and_then(|first| {
            let back = |e: &Edit| names(e) && e.old == first.new && e.new == first.old;
            edits.iter().skip(at + 1).position(back).map(|offset| at + 1 + offset)
        });
        if let Some(second) = other.map(|other| edits.remove(other))
            && let Some(first) = edits.get_mut(at)
        {
            first.kind = Kind::Swapped;
            first.also.push((second.source, second.page));
        }
        at += 1;
    }
}

fn moved(edits: &mut Vec<Edit>) {
    let mut at = 0;
    while at < edits.len() {
        let other = edits.get(at).filter(|e| e.kind == Kind::UnitMissing).and_then(|gone| {
            edits.iter().position(|e| e.kind == Kind::UnitAdded && same_name(&e.new, &gone.old))
        });
        let Some(other) = other else {
            at += 1;
            continue;
        };
        let added = edits.remove(other);
        if other < at {
            at -= 1;
        }
        if let Some(gone) = edits.get_mut(at) {
            gone.kind = Kind::UnitMoved;
            gone.new.clone_from(&added.clause);
            gone.also.push((added.source, gone.page));
            gone.page = added.page;
            if let (Some(from), Some(to)) = (&gone.seat, &added.seat) {
                gone.sentences = Some((seat_words(from), seat_words(to)));
            }
        }
        at += 1;
    }
}

fn seat_words((role, of): &(String, String)) -> String {
    if of.is_empty() { role.clone() } else { format!("{of}的{role}") }
}

fn same_name(a: &str, b: &str) -> bool {
    a == b || (a.chars().count().abs_diff(b.chars().count()) == 1 && (a.ends_with(b) || b.ends_with(a)))
}

fn repeated(edits: Vec<Edit>) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::new();
    for edit in edits {
        let same = joined.iter_mut().find(|e| {
            let change = e.kind == edit.kind && e.old == edit.old && e.new == edit.new;
            let far = e.source != edit.source || e.page != edit.page;
            let sentence =
                e.kind == Kind::Wording && edit.kind == Kind::Wording && e.sentences == edit.sentences;
            change && far && !(e.old.is_empty() && e.new.is_empty()) && joinable(e.kind) || sentence
        });
        match same {
            Some(first) if first.sentences != edit.sentences || first.kind != Kind::Wording => {
                first.also.push((edit.source, edit.page));
            }
            // Two changes of one sentence: the sentences are shown whole.
            Some(first) => {
                first.source = first.source.join(edit.source);
                first.page = first.page.join(edit.page);
                let both = first.sentences.clone();
                (first.old, first.new) = both.unwrap_or_default();
            }
            None => joined.push(edit),
        }
    }
    joined
}

/// Whether the same change elsewhere is the same change: a clause that is gone is one of its own.
fn joinable(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::ClauseMissing | Kind::ClauseAdded | Kind::ClauseMoved | Kind::UnitMissing | Kind::UnitAdded
    )
}
