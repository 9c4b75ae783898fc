//! Second pass: numbers, printed blocks, and the facts of each line in its scope.

use super::Lowerer;
use super::flat::Flat;
use super::label::At;
use super::numbering::Numberer;
use super::piece::{Piece, PieceKind, Tag};
use super::scope::Scopes;
use crate::model::{
    Block, BlockId, BlockKind, BodyId, Clause, HolderKind, Inline, Numbering, Part, PartKind, Parties, Party,
    PartyRef, SeatOf, Task, TaskId,
};
use crate::source::Span;
use crate::vocabulary::{Label, Sense};

/// Where the walk is.
pub(super) struct Walk {
    pub scopes: Scopes,
    pub numbers: Numberer,
    pub parts: Vec<Part>,
    next_block: usize,
    pub annexes: usize,
    pub annex_count: usize,
    /// Lines of the document.
    pub lines: usize,
    /// Index into `Lowerer::permissions` of those that wait for their block.
    waiting: Vec<usize>,
}

impl<'a> Lowerer<'a> {
    pub(super) fn walk(&mut self, pieces: &mut [Piece<'a>]) {
        let is_annex = |p: &&Piece| matches!(&p.kind, PieceKind::Part { keyword, .. } if self.text.slice(*keyword) == "附件");
        let mut walk = Walk {
            scopes: Scopes::part(),
            numbers: Numberer::new(Numbering::Standard, ""),
            parts: Vec::new(),
            next_block: 0,
            annexes: 0,
            annex_count: pieces.iter().filter(is_annex).count(),
            lines: pieces.len(),
            waiting: Vec::new(),
        };
        let mut index = 0;
        while let Some(rest) = pieces.get_mut(index..).filter(|rest| !rest.is_empty()) {
            index += self.step(&mut walk, rest).max(1);
        }
        self.model.parts = walk.parts;
    }

    /// Takes the first line, or several that print as one block; returns how many. The words of a line are
    /// moved to its block.
    fn step(&mut self, walk: &mut Walk, rest: &mut [Piece<'a>]) -> usize {
        let Some((piece, below)) = rest.split_first_mut() else { return 1 };
        match &piece.kind {
            PieceKind::Part { keyword, title } => self.part(walk, *keyword, *title, piece.span),
            PieceKind::Numbering { span, words } => self.numbering(walk, *span, words),
            PieceKind::Permission { words } => {
                if let Some(permission) = self.permission(*words) {
                    walk.waiting.push(self.permissions.len());
                    self.permissions.push(permission);
                }
                return 1;
            }
            _ => {}
        }
        if walk.parts.is_empty() {
            self.open_part(walk, PartKind::Main, None, piece.span);
        }
        for waiting in walk.waiting.drain(..) {
            if let Some(permission) = self.permissions.get_mut(waiting) {
                permission.covers = piece.span;
            }
        }
        if matches!(piece.kind, PieceKind::Row { .. }) {
            return self.table(walk, rest);
        }
        let (span, indent) = (piece.span, piece.indent);
        match &mut piece.kind {
            PieceKind::Heading { level, numbered, tag, lead_in, flat } => {
                self.heading(walk, span, (*level, *numbered), tag.as_ref(), *lead_in, flat);
            }
            PieceKind::Paragraph { flat } => self.paragraph(walk, span, flat),
            PieceKind::Field { tag, flat } => return self.field(walk, span, tag, flat, below),
            PieceKind::Item { flat } => self.item(walk, (span, indent), flat),
            PieceKind::Duty { flat, party, numbered } => {
                self.duty_line(walk, (span, indent), flat, *party, *numbered);
            }
            PieceKind::Insert { what } => {
                walk.numbers.interrupt();
                walk.push(BlockKind::Insert { what: std::mem::take(what) }, span);
            }
            PieceKind::Row { .. }
            | PieceKind::Part { .. }
            | PieceKind::Numbering { .. }
            | PieceKind::Permission { .. } => {}
        }
        1
    }

    fn paragraph(&mut self, walk: &mut Walk, span: Span, flat: &mut Flat<'a>) {
        walk.numbers.interrupt();
        let clause = walk.numbers.clause();
        walk.push_at(BlockKind::Paragraph { text: std::mem::take(&mut flat.inlines) }, span, clause.clone());
        if let Some(inner) = walk.scopes.inner() {
            inner.local = None;
            inner.list = false;
            inner.list_owners = Parties::default();
        }
        let at = At { clause, of: walk.scopes.of(), owners: walk.scopes.owners() };
        let found = self.facts_in(walk, flat, &at, false);
        let explicit_task = matches!(at.of, SeatOf::Task(_));
        if explicit_task && let SeatOf::Task(id) = at.of {
            self.task_text(id, flat);
        }
        let in_duties = walk.scopes.lists_duties() && !walk.scopes.owners().is_empty();
        if in_duties && !found.has_duty && !flat.text.ends_with(['：', ':']) {
            self.duties(flat, &flat.whole(), crate::model::DutyKind::Carry, &at);
        }
        if let Some(inner) = walk.scopes.inner() {
            inner.local = found.body;
            flat.text.as_ref().clone_into(&mut inner.last);
            if flat.text.ends_with(['：', ':']) {
                inner.list = true;
                inner.list_owners = found.owners;
            }
        }
    }

    fn item(&mut self, walk: &mut Walk, (span, indent): (Span, u32), flat: &mut Flat<'a>) {
        let numbered = walk.numbers.item(indent as usize / 2);
        let lead = lead_length(&flat.text);
        walk.push_at(
            BlockKind::Item {
                level: numbered.level,
                number: numbered.number,
                text: std::mem::take(&mut flat.inlines),
                lead: u32::try_from(lead).unwrap_or(0),
            },
            span,
            numbered.clause.clone(),
        );
        let at = At { clause: numbered.clause, of: walk.scopes.of(), owners: walk.scopes.owners() };
        let found = self.facts_in(walk, flat, &at, false);
        if walk.scopes.lists_duties() && !found.has_duty {
            let text = flat.text.trim_end_matches(['；', '。', ';']).to_owned();
            let owners = self.owners_or_body(&at);
            self.add_duty(&text, span, &At { owners, ..at });
        }
        if let Some(inner) = walk.scopes.inner() {
            flat.text.as_ref().clone_into(&mut inner.last);
        }
    }

    fn duty_line(
        &mut self,
        walk: &mut Walk,
        (span, indent): (Span, u32),
        flat: &mut Flat<'a>,
        party: usize,
        numbered: bool,
    ) {
        let clause = if numbered {
            let number = walk.numbers.item(indent as usize / 2);
            walk.push_at(
                BlockKind::Item {
                    level: number.level,
                    number: number.number,
                    text: std::mem::take(&mut flat.inlines),
                    lead: 0,
                },
                span,
                number.clause.clone(),
            );
            number.clause
        } else {
            walk.numbers.interrupt();
            walk.push(BlockKind::Paragraph { text: std::mem::take(&mut flat.inlines) }, span);
            walk.numbers.clause()
        };
        let owners = self.parties(flat.words(&(0..party)).trim(), |range| flat.span(&range)).into();
        let at = At { clause, of: walk.scopes.of(), owners };
        let found = self.facts_in(walk, flat, &at, false);
        if !found.has_duty {
            let start =
                flat.text.get(party..).and_then(|r| r.chars().next()).map_or(party, |c| party + c.len_utf8());
            self.duties(flat, &(start..flat.text.len()), crate::model::DutyKind::Carry, &at);
        }
    }

    /// A label line, with the roster below it. A line with a value of its own is the first entry
    /// when its role is for persons; below units, items are more likely their duties.
    fn field(
        &mut self,
        walk: &mut Walk,
        span: Span,
        tag: &Tag,
        flat: &mut Flat<'a>,
        below: &mut [Piece<'a>],
    ) -> usize {
        let takes_roster = match &tag.label {
            Label::Role(role) => flat.text.is_empty() || role.holder != HolderKind::Unit,
            Label::Mark(s) => {
                flat.text.is_empty() && matches!(s, Sense::Added | Sense::Changed | Sense::Removed)
            }
            Label::Class(_) => false,
        };
        let is_item = |piece: &Piece| matches!(piece.kind, PieceKind::Item { .. });
        let taken = if takes_roster { below.iter().take_while(|p| is_item(p)).count() } else { 0 };
        let mut lines: Vec<Vec<Inline>> = Vec::with_capacity(taken);
        let mut entries: Vec<&Flat<'a>> = Vec::with_capacity(taken);
        for piece in below.iter_mut().take(taken) {
            if let PieceKind::Item { flat } = &mut piece.kind {
                lines.push(std::mem::take(&mut flat.inlines));
                entries.push(flat);
            }
        }
        walk.numbers.interrupt();
        let clause = walk.numbers.clause();
        let changes = !matches!(tag.label, Label::Role(_));
        let text = if lines.is_empty() || !flat.text.is_empty() {
            std::mem::take(&mut flat.inlines)
        } else if changes {
            Vec::new()
        } else {
            lines.remove(0)
        };
        walk.push_at(BlockKind::Field { label: tag.typed.into(), text, more: lines }, span, clause.clone());
        let of = self.field_scope(walk, tag, &clause, span);
        let at = At { clause, of, owners: walk.scopes.owners() };
        if entries.is_empty() || !flat.text.is_empty() {
            self.label_line(walk, tag, flat, &at);
        }
        for entry in &entries {
            self.label_line(walk, tag, entry, &at);
        }
        if let Some(inner) = walk.scopes.inner()
            && flat.text.is_empty()
            && entries.is_empty()
            && matches!(tag.label, Label::Mark(Sense::Duty))
        {
            inner.list = true;
            inner.duties = true;
        }
        1 + entries.len()
    }

    /// What a label line belongs to; under a plain heading, lead and support make a task of it.
    fn field_scope(&mut self, walk: &mut Walk, tag: &Tag, clause: &Clause, span: Span) -> SeatOf {
        let of = walk.scopes.of();
        if matches!(of, SeatOf::Task(_)) {
            return of;
        }
        if let Some(body) = walk.scopes.local_body() {
            return SeatOf::Body(body);
        }
        if !super::task::makes_task(tag.label) {
            return of;
        }
        let Some(inner) = walk.scopes.inner() else { return of };
        let title = if inner.title.is_empty() { inner.last.clone() } else { inner.title.clone() };
        if title.is_empty() {
            return of;
        }
        let text = (!inner.title.is_empty() && !inner.last.is_empty()).then(|| inner.last.clone());
        let id = self.add_task(&title, text, span, clause);
        if let Some(inner) = walk.scopes.inner() {
            inner.task = Some(id);
        }
        SeatOf::Task(id)
    }

    pub(super) fn add_task(
        &mut self,
        title: &str,
        text: Option<String>,
        span: Span,
        clause: &Clause,
    ) -> TaskId {
        let id = TaskId::at(self.model.tasks.len());
        self.model.tasks.push(Task {
            title: title.trim_end_matches(['。', '：', '；']).to_owned(),
            text,
            deadline: None,
            deliverable: None,
            score: None,
            clause: clause.clone(),
            span,
        });
        id
    }

    fn task_text(&mut self, id: TaskId, flat: &Flat<'a>) {
        if let Some(task) = self.model.tasks.get_mut(id.index()) {
            let text = task.text.get_or_insert_default();
            text.push_str(&flat.text);
        }
    }

    /// The carriers of a line, or the body it stands in.
    pub(super) fn owners_or_body(&mut self, at: &At) -> Parties {
        if !at.owners.is_empty() {
            return at.owners.clone();
        }
        // Line after line asks it of the same body.
        if let Some((of, own)) = &self.own_party
            && *of == at.of
        {
            return own.clone();
        }
        let own = self.own_party_of(at.of);
        self.own_party = Some((at.of, own.clone()));
        own
    }

    /// A body or a collective name as a party.
    fn own_party_of(&self, of: SeatOf) -> Parties {
        let (party, name) = match of {
            SeatOf::Body(id) => (Party::Body(id), self.model.body(id).map(|b| &b.name)),
            SeatOf::Group(id) => (Party::Group(id), self.model.group(id).map(|g| &g.name)),
            SeatOf::Task(_) | SeatOf::Mechanism => return Parties::default(),
        };
        let Some(name) = name else { return Parties::default() };
        vec![PartyRef { party, text: name.value.as_str().into(), span: name.span }].into()
    }
}

impl Walk {
    fn push(&mut self, kind: BlockKind, span: Span) {
        let clause = self.numbers.clause();
        self.push_at(kind, span, clause);
    }

    pub(super) fn push_at(&mut self, kind: BlockKind, span: Span, clause: Clause) {
        let id = BlockId::at(self.next_block);
        self.next_block += 1;
        if let Some(part) = self.parts.last_mut() {
            part.blocks.push(Block { id, kind, clause, span });
        }
    }

    /// The body that a body in a heading of `level` stands under: that of a heading above it.
    pub(super) fn parent_for(&self, level: u8) -> Option<BodyId> {
        self.scopes.body_above(level)
    }

    pub(super) fn scopes_group(&self, level: u8) -> Option<crate::model::GroupId> {
        self.scopes.group_above(level)
    }
}

/// Characters of an item's run-in heading: a short first sentence with more behind it.
fn lead_length(text: &str) -> usize {
    match text.split_once('。') {
        Some((lead, rest)) if !rest.trim().is_empty() => {
            let count = lead.chars().count() + 1;
            if count <= 25 { count } else { 0 }
        }
        _ => 0,
    }
}
