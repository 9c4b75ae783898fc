//! Changes in the drafter's words.

use super::edits::Edit;
use super::kind::{Kind, element_name};
use crate::problem::{Message, Problem, Related};
use crate::source::Span;

/// The problem that tells a change; places of the source are named by its file.
pub(super) fn problem(edit: &Edit, source: &str) -> Problem {
    let (zh, en) = message(edit);
    let clause = if edit.clause.is_empty() { String::new() } else { format!("（{}）", edit.clause) };
    let mut problem = Problem::new(
        edit.kind.code(),
        edit.kind.level(),
        edit.page,
        Message::new(format!("{zh}{clause}"), format!("{en}{clause}")),
    );
    let (zh, en) = in_source(edit);
    problem.related.push(related(edit.source, source, zh, en));
    for (ours, theirs) in &edit.also {
        problem = problem.related(*theirs, "成品的另一处", "another place of the finished document");
        problem.related.push(related(
            *ours,
            source,
            "底稿的另一处".into(),
            "another place of the source".into(),
        ));
    }
    problem.help(
        "该照底稿的，改成品；该照成品的，改底稿后重新编译，两边才一致。",
        "correct the finished document, or the source and build it again, so that both agree",
    )
}

fn related(span: Span, file: &str, zh: String, en: String) -> Related {
    Related { file: Some(file.to_owned()), span, message: Message::new(zh, en) }
}

fn in_source(edit: &Edit) -> (String, String) {
    match (&edit.sentences, edit.kind) {
        (Some((old, _)), kind) if kind != Kind::UnitMoved => {
            (format!("底稿的原句：{old}"), format!("the source says: {old}"))
        }
        _ if edit.old.is_empty() => {
            ("底稿到这里，没有这些话".into(), "the source has nothing after this".into())
        }
        _ => ("底稿在这里".into(), "the source, here".into()),
    }
}

/// What a change is about: the role and body of a seat, the name of an element, or the noun of its kind.
fn about(edit: &Edit) -> (String, String) {
    if let Some(element) = edit.element {
        let (zh, en) = element_name(element);
        return (zh.to_owned(), en.to_owned());
    }
    match &edit.seat {
        Some((role, of)) if !role.is_empty() && !of.is_empty() => {
            (format!("{of}的{role}"), format!("{role} of {of}"))
        }
        Some((role, _)) if !role.is_empty() => (role.clone(), role.clone()),
        _ => {
            let (zh, en) = edit.kind.noun();
            (zh.to_owned(), en.to_owned())
        }
    }
}

fn message(edit: &Edit) -> (String, String) {
    let (zh, en) = about(edit);
    let (old, new) = (edit.old.as_str(), edit.new.as_str());
    match edit.kind {
        Kind::Swapped => {
            (format!("“{old}”和“{new}”对调了位置"), format!("“{old}” and “{new}” changed places"))
        }
        Kind::UnitMoved => match &edit.sentences {
            Some((from, to)) => {
                (format!("“{old}”由{from}移到了{to}"), format!("“{old}” moved from {from} to {to}"))
            }
            None => (format!("“{old}”换了地方"), format!("“{old}” stands elsewhere")),
        },
        Kind::ClauseMoved => {
            (format!("“{old}”换了地方，话没有变"), format!("“{old}” stands elsewhere, unchanged"))
        }
        Kind::HeadingNumber => {
            (format!("编号“{old}”成了“{new}”"), format!("the number “{old}” became “{new}”"))
        }
        Kind::OtherDocument => (
            "成品和底稿几乎没有相同的话，多半不是同一份文件".to_owned(),
            "hardly a line agrees: this is probably another document".to_owned(),
        ),
        Kind::Wording if old.is_empty() => {
            (format!("句中多了“{new}”"), format!("the sentence has “{new}” more"))
        }
        Kind::Wording if new.is_empty() => {
            (format!("句中少了“{old}”"), format!("the sentence lacks “{old}”"))
        }
        Kind::Wording => {
            (format!("文字改了：“{old}”成了“{new}”"), format!("reworded: “{old}” became “{new}”"))
        }
        _ if new.is_empty() => (format!("{zh}少了“{old}”"), format!("{en}: “{old}” is missing")),
        _ if old.is_empty() => (format!("{zh}多了“{new}”"), format!("{en}: “{new}” was added")),
        _ => (format!("{zh}由“{old}”改成了“{new}”"), format!("{en}: “{old}” became “{new}”")),
    }
}
