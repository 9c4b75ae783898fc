//! Headings: what they number, set up and hand on to the lines below them.

use super::Lowerer;
use super::declare::{first_stop, heading_name};
use super::flat::Flat;
use super::label::At;
use super::piece::Tag;
use super::scope::Scope;
use super::walk::Walk;
use crate::model::{BlockKind, BodyId, Clause, Numbering, PartyRef};
use crate::problem::Problem;
use crate::source::Span;
use crate::vocabulary::{Label, Sense};

impl<'a> Lowerer<'a> {
    pub(super) fn heading(
        &mut self,
        walk: &mut Walk,
        span: Span,
        (level, numbered): (u8, bool),
        tag: Option<&Tag>,
        lead_in: Option<Sense>,
        flat: &mut Flat<'a>,
    ) {
        if level > 4 {
            self.problems.push(
                Problem::error(
                    "heading-too-deep",
                    span,
                    format!("标题只有四级，这里写了{level}个符号"),
                    format!("headings have four levels, this one has {level} signs"),
                )
                .help("减少符号，或改成条目（行首“- ”）", "use fewer signs, or an item (`- `)"),
            );
        }
        let level = level.min(4);
        let (number, clause) =
            if numbered { walk.numbers.heading(level) } else { (None, walk.numbers.plain_heading(level)) };
        let style = walk.parts.last().map_or(Numbering::Standard, |p| p.numbering);
        let name = heading_name(&flat.text);
        let cut = run_in(&flat.text, style, level);
        let title = flat.words(&(0..cut.min(name.end))).trim_end_matches(['。', '：']).to_owned();
        let mut scope = Scope { level, title, ..Scope::default() };
        scope.duties = lead_in == Some(Sense::Duty);
        let above = walk.scopes.owners_above(level);
        let at = At { clause: clause.clone(), of: walk.scopes.of_above(level), owners: above };
        self.open_tag(walk, &mut scope, tag, flat, &at);
        let carried_duty = tag.is_none() && numbered && !at.owners.is_empty();
        if carried_duty && lead_in.is_none() {
            self.add_duty(&scope.title.clone(), flat.span(&(0..cut)), &at);
        }
        walk.scopes.open(scope);
        let (text, run_in) = flat.split_inlines(cut);
        walk.push_at(BlockKind::Heading { level, number, text, run_in }, span, clause.clone());
        let of = walk.scopes.of();
        let at = At { clause, of, owners: walk.scopes.owners() };
        let found = self.facts_in(walk, flat, &at, true);
        if let Some(inner) = walk.scopes.inner() {
            // 承担 in the body text of a heading line reaches no further than that text.
            if found.owners_at < cut || flat.text.ends_with(['：', ':']) {
                inner.owners = found.owners;
                inner.duties = !inner.owners.is_empty() || inner.duties;
            }
            if inner.body.is_none() {
                inner.body = found.body;
            }
            if inner.group.is_none() {
                inner.group = found.group;
            }
            if cut < flat.text.len() {
                inner.last = flat.text.get(cut..).unwrap_or("").to_owned();
            }
        }
        self.run_in_duties(walk, tag, flat, cut);
    }

    /// What a labelled heading opens.
    fn open_tag(&mut self, walk: &Walk, scope: &mut Scope, tag: Option<&Tag>, flat: &Flat<'a>, at: &At) {
        let Some(tag) = tag else { return };
        let name = heading_name(&flat.text);
        let (words, span) = (flat.words(&name).to_owned(), flat.span(&name));
        match &tag.label {
            Label::Class(class) => {
                if let Some(id) = self.declared_body(class, &words, span) {
                    self.place_body(
                        id,
                        walk.parent_for(scope.level),
                        walk.scopes_group(scope.level),
                        &at.clause,
                    );
                    scope.body = Some(id);
                }
            }
            Label::Mark(Sense::Changed) => {
                scope.body = self.bodies.get(&words).copied();
                if let Some(id) = scope.body {
                    self.place_body(id, None, None, &at.clause);
                }
            }
            Label::Mark(Sense::Group) => scope.group = self.declared_group(&words),
            Label::Mark(Sense::Task) => {
                let rest = flat.text.get(name.end..).unwrap_or("").trim_start_matches('。');
                let text = (!rest.is_empty()).then(|| rest.to_owned());
                scope.task = Some(self.add_task(&scope.title, text, span, &at.clause));
            }
            Label::Mark(Sense::Duty) => {
                scope.owners = self.duty_owner(flat, &words).into();
                scope.duties = true;
            }
            _ => {}
        }
    }

    /// `职责：县投资促进中心（县招商引资工作领导小组办公室）`: the bracket is a second name.
    fn duty_owner(&mut self, flat: &Flat<'a>, words: &str) -> Vec<PartyRef> {
        let name = words.split(['（', '(']).next().unwrap_or(words);
        let name = name.trim_end_matches(['。', '：']);
        let name = name.strip_suffix("工作职责").or_else(|| name.strip_suffix("职责")).unwrap_or(name);
        self.parties(name, |range| flat.span(&range))
    }

    /// A labelled heading of duties with body text: `### 职责：县交通运输局。负责甲；负责乙。`
    fn run_in_duties(&mut self, walk: &mut Walk, tag: Option<&Tag>, flat: &Flat<'a>, cut: usize) {
        if !matches!(tag.map(|t| &t.label), Some(Label::Mark(Sense::Duty))) || cut >= flat.text.len() {
            return;
        }
        let at = At { clause: walk.numbers.clause(), of: walk.scopes.of(), owners: walk.scopes.owners() };
        let range = cut..flat.text.len();
        self.duties(flat, &range, crate::model::DutyKind::Carry, &at);
    }

    pub(super) fn place_body(
        &mut self,
        id: BodyId,
        parent: Option<BodyId>,
        group: Option<crate::model::GroupId>,
        clause: &Clause,
    ) {
        // What stands under a member of the group is part of that member.
        let group =
            group.filter(|g| parent.and_then(|p| self.model.body(p)).is_none_or(|p| p.group != Some(*g)));
        let Some(body) = self.model.bodies.get_mut(id.index()) else { return };
        if body.parent.is_none() && parent != Some(id) {
            body.parent = parent;
        }
        if body.clause == Clause::default() {
            body.clause = clause.clone();
        }
        if let Some(group) = group
            && body.group.is_none()
            && !body.open
        {
            body.group = Some(group);
            if let Some(group) = self.model.groups.get_mut(group.index()) {
                group.bodies.push(id);
            }
        }
    }
}

/// Where the heading ends and body text runs on: after the first 。 that has words behind it.
fn run_in(text: &str, style: Numbering, level: u8) -> usize {
    let article = matches!((style, level), (Numbering::Articles, 2) | (Numbering::ArticlesOnly, 1));
    if article {
        return 0;
    }
    match first_stop(text).map(|at| at + '。'.len_utf8()) {
        Some(cut) if text.get(cut..).is_some_and(|rest| !rest.trim().is_empty()) => cut,
        _ => text.len(),
    }
}
