//! Second pass: numbers, printed blocks, and the facts of each line in its scope.

use super::Lowerer;
use super::declare::heading_name;
use super::flat::Flat;
use super::label::At;
use super::numbering::Numberer;
use super::piece::{Piece, PieceKind, Tag};
use super::scope::{Scope, Scopes};
use crate::model::{
    Block, BlockId, BlockKind, BodyId, Clause, HolderKind, Inline, Numbering, Part, PartKind, Party,
    PartyRef, SeatOf, Task, TaskId,
};
use crate::problem::Problem;
use crate::source::Span;
use crate::vocabulary::{Label, Sense, nearest};

/// Where the walk is.
pub(super) struct Walk {
    pub scopes: Scopes,
    pub numbers: Numberer,
    parts: Vec<Part>,
    next_block: usize,
    annexes: usize,
    annex_count: usize,
    /// Index into `Lowerer::permissions` of those that wait for their block.
    waiting: Vec<usize>,
}

impl Lowerer<'_> {
    pub(super) fn walk(&mut self, pieces: &[Piece]) {
        let is_annex = |p: &&Piece| matches!(&p.kind, PieceKind::Part { keyword, .. } if self.text.slice(*keyword) == "附件");
        let mut walk = Walk {
            scopes: Scopes::part(),
            numbers: Numberer::new(Numbering::Standard, ""),
            parts: Vec::new(),
            next_block: 0,
            annexes: 0,
            annex_count: pieces.iter().filter(is_annex).count(),
            waiting: Vec::new(),
        };
        let mut index = 0;
        while let Some(piece) = pieces.get(index) {
            let rest = pieces.get(index..).unwrap_or_default();
            index += self.step(&mut walk, piece, rest).max(1);
        }
        self.model.parts = walk.parts;
    }

    /// Takes one line, or several that print as one block; returns how many.
    fn step(&mut self, walk: &mut Walk, piece: &Piece, rest: &[Piece]) -> usize {
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
        match &piece.kind {
            PieceKind::Heading { level, numbered, tag, lead_in, flat } => {
                self.heading(walk, piece.span, (*level, *numbered), tag.as_ref(), *lead_in, flat);
            }
            PieceKind::Paragraph { flat } => self.paragraph(walk, piece.span, flat),
            PieceKind::Field { tag, flat } => return self.field(walk, piece.span, tag, flat, rest),
            PieceKind::Item { flat } => self.item(walk, piece, flat),
            PieceKind::Duty { flat, party, numbered } => {
                self.duty_line(walk, piece, flat, *party, *numbered);
            }
            PieceKind::Row { .. } => return self.table(walk, rest),
            PieceKind::Insert { what } => {
                walk.numbers.interrupt();
                walk.push(BlockKind::Insert { what: what.clone() }, piece.span);
            }
            PieceKind::Part { .. } | PieceKind::Numbering { .. } | PieceKind::Permission { .. } => {}
        }
        1
    }

    fn part(&mut self, walk: &mut Walk, keyword: Span, title: Option<Span>, span: Span) {
        let words = self.text.slice(keyword).trim().to_owned();
        let title = title.map(|t| self.text.slice(t).to_owned()).filter(|t| !t.is_empty());
        let kind = match words.as_str() {
            "正文" => PartKind::Main,
            "印发" => PartKind::Issued,
            "附件" => PartKind::Annex,
            _ => {
                self.unknown_part(keyword, &words);
                PartKind::Main
            }
        };
        if kind != PartKind::Main && title.is_none() {
            self.problems.push(
                Problem::error(
                    "part-without-title",
                    keyword,
                    format!("“{words}”部分没有标题"),
                    format!("the part `{words}` has no title"),
                )
                .help(format!("写成：--- {words}：标题"), format!("write: --- {words}：title")),
            );
        }
        self.open_part(walk, kind, title, span);
    }

    fn unknown_part(&mut self, keyword: Span, words: &str) {
        let known = ["正文", "印发", "附件"];
        let near = nearest(words, known);
        let problem = Problem::error(
            "unknown-part",
            keyword,
            format!("没有“{words}”这种部分，下面的内容按正文处理"),
            format!("no part `{words}`; what follows is taken as body text"),
        );
        self.problems.push(match near {
            Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")).fix(
                false,
                keyword,
                near,
                format!("改成“{near}”"),
                format!("replace by `{near}`"),
            ),
            None => {
                problem.help("可以写：--- 正文、--- 印发：标题、--- 附件：标题", "one of 正文, 印发, 附件")
            }
        });
    }

    fn open_part(&mut self, walk: &mut Walk, kind: PartKind, title: Option<String>, span: Span) {
        let prefix = match kind {
            PartKind::Annex => {
                walk.annexes += 1;
                if walk.annex_count > 1 { format!("附件{}", walk.annexes) } else { "附件".to_owned() }
            }
            _ => String::new(),
        };
        walk.scopes = Scopes::part();
        walk.numbers = Numberer::new(Numbering::Standard, &prefix);
        if let (PartKind::Main, Some(part)) = (kind, walk.parts.last_mut())
            && part.kind == PartKind::Main
            && part.blocks.is_empty()
        {
            part.span = span;
            return;
        }
        walk.parts.push(Part { kind, title, numbering: Numbering::Standard, blocks: Vec::new(), span });
    }

    fn numbering(&mut self, walk: &mut Walk, span: Span, words: &str) {
        let style = match words {
            "章条" => Numbering::Articles,
            "条" => Numbering::ArticlesOnly,
            "连续" => Numbering::Continuous,
            "无" => Numbering::None,
            "标准" => Numbering::Standard,
            other => {
                self.problems.push(
                    Problem::error(
                        "unknown-numbering",
                        span,
                        format!("没有“{other}”这种编号"),
                        format!("no numbering `{other}`"),
                    )
                    .help(
                        "可以写：章条（第一章、第一条）、条（第一条）、连续（（一）不重新开始）、无；不写就是一、（一）1.（1）",
                        "one of 章条, 条, 连续, 无; 一、（一）1.（1） when left out",
                    ),
                );
                return;
            }
        };
        let prefix = walk.numbers.clause().0;
        walk.numbers = Numberer::new(style, &prefix);
        if let Some(part) = walk.parts.last_mut() {
            part.numbering = style;
        }
    }

    fn heading(
        &mut self,
        walk: &mut Walk,
        span: Span,
        (level, numbered): (u8, bool),
        tag: Option<&Tag>,
        lead_in: Option<Sense>,
        flat: &Flat,
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
        let above = walk.scopes.above(level).owners;
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
        let at = At { clause, of, owners: walk.scopes.owners().to_vec() };
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
    fn open_tag(&mut self, walk: &Walk, scope: &mut Scope, tag: Option<&Tag>, flat: &Flat, at: &At) {
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
                scope.task = Some(self.add_task(&scope.title, None, span, &at.clause))
            }
            Label::Mark(Sense::Duty) => {
                scope.owners = self.duty_owner(flat, &words);
                scope.duties = true;
            }
            _ => {}
        }
    }

    /// `职责：县投资促进中心（县招商引资工作领导小组办公室）`: the bracket is a second name.
    fn duty_owner(&mut self, flat: &Flat, words: &str) -> Vec<PartyRef> {
        let name = words.split(['（', '(']).next().unwrap_or(words);
        let name = name.trim_end_matches(['。', '：']);
        let name = name.strip_suffix("工作职责").or_else(|| name.strip_suffix("职责")).unwrap_or(name);
        self.parties(name, |range| flat.span(&range))
    }

    /// A labelled heading of duties with body text: `### 职责：县交通运输局。负责甲；负责乙。`
    fn run_in_duties(&mut self, walk: &mut Walk, tag: Option<&Tag>, flat: &Flat, cut: usize) {
        if !matches!(tag.map(|t| &t.label), Some(Label::Mark(Sense::Duty))) || cut >= flat.text.len() {
            return;
        }
        let at =
            At { clause: walk.numbers.clause(), of: walk.scopes.of(), owners: walk.scopes.owners().to_vec() };
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

    fn paragraph(&mut self, walk: &mut Walk, span: Span, flat: &Flat) {
        walk.numbers.interrupt();
        let clause = walk.numbers.clause();
        walk.push_at(BlockKind::Paragraph { text: flat.inlines.clone() }, span, clause.clone());
        if let Some(inner) = walk.scopes.inner() {
            inner.local = None;
            inner.list = false;
            inner.list_owners.clear();
        }
        let at = At { clause, of: walk.scopes.of(), owners: walk.scopes.owners().to_vec() };
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
            inner.last.clone_from(&flat.text);
            if flat.text.ends_with(['：', ':']) {
                inner.list = true;
                inner.list_owners = found.owners;
            }
        }
    }

    fn item(&mut self, walk: &mut Walk, piece: &Piece, flat: &Flat) {
        let numbered = walk.numbers.item(piece.indent as usize / 2);
        let lead = lead_length(&flat.text);
        walk.push_at(
            BlockKind::Item {
                level: numbered.level,
                number: numbered.number,
                text: flat.inlines.clone(),
                lead: u32::try_from(lead).unwrap_or(0),
            },
            piece.span,
            numbered.clause.clone(),
        );
        let at = At { clause: numbered.clause, of: walk.scopes.of(), owners: walk.scopes.owners().to_vec() };
        let found = self.facts_in(walk, flat, &at, false);
        if walk.scopes.lists_duties() && !found.has_duty {
            let text = flat.text.trim_end_matches(['；', '。', ';']).to_owned();
            self.add_duty(&text, piece.span, &At { owners: self.owners_or_body(&at), ..at });
        }
        if let Some(inner) = walk.scopes.inner() {
            inner.last.clone_from(&flat.text);
        }
    }

    fn duty_line(&mut self, walk: &mut Walk, piece: &Piece, flat: &Flat, party: usize, numbered: bool) {
        let clause = if numbered {
            let number = walk.numbers.item(piece.indent as usize / 2);
            walk.push_at(
                BlockKind::Item {
                    level: number.level,
                    number: number.number,
                    text: flat.inlines.clone(),
                    lead: 0,
                },
                piece.span,
                number.clause.clone(),
            );
            number.clause
        } else {
            walk.numbers.interrupt();
            walk.push(BlockKind::Paragraph { text: flat.inlines.clone() }, piece.span);
            walk.numbers.clause()
        };
        let name = flat.words(&(0..party)).trim().to_owned();
        let owners = self.parties(&name, |range| flat.span(&range));
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
    fn field(&mut self, walk: &mut Walk, span: Span, tag: &Tag, flat: &Flat, rest: &[Piece]) -> usize {
        let takes_roster = match &tag.label {
            Label::Role(role) => flat.text.is_empty() || role.holder != HolderKind::Unit,
            Label::Mark(s) => {
                flat.text.is_empty() && matches!(s, Sense::Added | Sense::Changed | Sense::Removed)
            }
            Label::Class(_) => false,
        };
        let entries: Vec<&Flat> = if takes_roster {
            let below = rest.iter().skip(1).map_while(|p| match &p.kind {
                PieceKind::Item { flat } => Some(flat),
                _ => None,
            });
            below.collect()
        } else {
            Vec::new()
        };
        walk.numbers.interrupt();
        let clause = walk.numbers.clause();
        let changes = !matches!(tag.label, Label::Role(_));
        let mut lines: Vec<Vec<Inline>> = entries.iter().map(|f| f.inlines.clone()).collect();
        let text = if lines.is_empty() || !flat.text.is_empty() {
            flat.inlines.clone()
        } else if changes {
            Vec::new()
        } else {
            lines.remove(0)
        };
        walk.push_at(BlockKind::Field { label: tag.typed.clone(), text, more: lines }, span, clause.clone());
        let of = self.field_scope(walk, tag, &clause, span);
        let at = At { clause, of, owners: walk.scopes.owners().to_vec() };
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
        if !super::task::makes_task(&tag.label) {
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

    fn task_text(&mut self, id: TaskId, flat: &Flat) {
        if let Some(task) = self.model.tasks.get_mut(id.index()) {
            let text = task.text.get_or_insert_default();
            text.push_str(&flat.text);
        }
    }

    /// The carriers of a line, or the body it stands in.
    pub(super) fn owners_or_body(&self, at: &At) -> Vec<PartyRef> {
        if !at.owners.is_empty() {
            return at.owners.clone();
        }
        let (party, name) = match at.of {
            SeatOf::Body(id) => (Party::Body(id), self.model.body(id).map(|b| &b.name)),
            SeatOf::Group(id) => (Party::Group(id), self.model.group(id).map(|g| &g.name)),
            SeatOf::Task(_) | SeatOf::Mechanism => return Vec::new(),
        };
        let Some(name) = name else { return Vec::new() };
        vec![PartyRef { party, text: name.value.clone(), span: name.span }]
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
    fn parent_for(&self, level: u8) -> Option<BodyId> {
        self.scopes.above(level).body
    }

    fn scopes_group(&self, level: u8) -> Option<crate::model::GroupId> {
        self.scopes.above(level).group
    }
}

/// Where the heading ends and body text runs on: after the first 。 that has words behind it.
fn run_in(text: &str, style: Numbering, level: u8) -> usize {
    let article = matches!((style, level), (Numbering::Articles, 2) | (Numbering::ArticlesOnly, 1));
    if article {
        return 0;
    }
    match text.find('。').map(|at| at + '。'.len_utf8()) {
        Some(cut) if text.get(cut..).is_some_and(|rest| !rest.trim().is_empty()) => cut,
        _ => text.len(),
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
