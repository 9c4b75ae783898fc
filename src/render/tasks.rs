//! 任务分解表: every task and duty with who leads, carries and supports it, by when, with what
//! result.

use super::anchor::Anchors;
use super::engine::Value;
use super::record::{record, root};
use super::seating::{Seating, called, called_all};
use super::sheet::Sheet;
use crate::model::{Clause, Duty, DutyKind, Mechanism, Party, PartyRef, RoleClass, SeatOf, Task, TaskId};
use crate::source::Span;
use std::collections::HashMap;

const HEAD: [&str; 12] = [
    "序号",
    "条款",
    "类别",
    "事项",
    "牵头单位",
    "责任单位",
    "配合单位",
    "完成时限",
    "成果",
    "分值",
    "承担者",
    "所属机构",
];

/// One row.
struct Line {
    /// Position in the document, for sorting.
    at: (u32, u32),
    span: Span,
    anchor: String,
    clause: String,
    kind: &'static str,
    matter: String,
    lead: String,
    responsible: String,
    support: String,
    deadline: String,
    /// The last day in time, ISO 8601.
    date: Option<String>,
    deliverable: String,
    score: String,
    owner: String,
    body: String,
}

/// The table of one document.
pub(super) struct Tasks<'a> {
    name: &'a str,
    lines: Vec<Line>,
}

impl<'a> Tasks<'a> {
    /// Reads tasks and duties, in the order in which they are printed.
    pub(super) fn of(m: &'a Mechanism, anchors: &Anchors, seating: &Seating) -> Self {
        let reader = Reader { m, anchors, seating };
        let tasks = m.tasks.iter().enumerate().map(|(at, task)| reader.task(TaskId::at(at), task));
        let mut lines: Vec<Line> = tasks.chain(m.duties.iter().map(|duty| reader.duty(duty))).collect();
        lines.sort_by_key(|line| line.at);
        Self { name: m.name.as_ref().map_or("", |n| n.value.as_str()), lines }
    }

    /// As a plain table.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new("任务分解表", &HEAD);
        sheet.rows = self.lines.iter().enumerate().map(|(at, line)| line.cells(at + 1)).collect();
        sheet
    }

    /// Where each row was read, and by which day (ISO 8601) it is due.
    pub(super) fn places(&self) -> impl Iterator<Item = (Span, Option<&str>)> {
        self.lines.iter().map(|line| (line.span, line.date.as_deref()))
    }

    /// Numbers of the rows that each paragraph of the notice fills, by the paragraph's name.
    pub(super) fn by_anchor(&self) -> HashMap<&str, Vec<usize>> {
        let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, line) in self.lines.iter().enumerate().filter(|(_, line)| !line.anchor.is_empty()) {
            rows.entry(&line.anchor).or_default().push(at + 1);
        }
        rows
    }

    /// As the task templates see it.
    pub(super) fn view(&self) -> Value {
        let lines: Vec<Value> = self.lines.iter().enumerate().map(|(at, l)| l.value(at + 1)).collect();
        root! { name: self.name, head: HEAD.to_vec(), tasks: lines }
    }
}

impl Line {
    fn cells(&self, number: usize) -> Vec<String> {
        let cells = [
            &self.clause,
            self.kind,
            &self.matter,
            &self.lead,
            &self.responsible,
            &self.support,
            &self.deadline,
            &self.deliverable,
            &self.score,
            &self.owner,
            &self.body,
        ];
        std::iter::once(number.to_string()).chain(cells.iter().map(|&cell| cell.to_owned())).collect()
    }

    fn value(&self, number: usize) -> Value {
        record! {
            number: number,
            anchor: self.anchor.as_str(),
            clause: self.clause.as_str(),
            kind: self.kind,
            matter: self.matter.as_str(),
            lead: self.lead.as_str(),
            responsible: self.responsible.as_str(),
            support: self.support.as_str(),
            deadline: self.deadline.as_str(),
            deliverable: self.deliverable.as_str(),
            score: self.score.as_str(),
            owner: self.owner.as_str(),
            body: self.body.as_str(),
        }
    }
}

struct Reader<'a> {
    m: &'a Mechanism,
    anchors: &'a Anchors<'a>,
    seating: &'a Seating<'a>,
}

impl Reader<'_> {
    fn task(&self, id: TaskId, task: &Task) -> Line {
        let of = SeatOf::Task(id);
        let matter = match &task.text {
            Some(text) if !text.is_empty() => format!("{}：{text}", task.title.trim_end_matches('。')),
            _ => task.title.clone(),
        };
        Line {
            matter,
            deadline: task.deadline.as_ref().map_or_else(String::new, |d| d.text.clone()),
            date: task.deadline.as_ref().and_then(|d| d.date.clone()),
            deliverable: task.deliverable.as_ref().map_or_else(String::new, |d| d.value.clone()),
            score: task.score.map_or_else(String::new, super::number::plain),
            ..self.line("任务", of, task.span, &task.clause)
        }
    }

    fn duty(&self, duty: &Duty) -> Line {
        let line = self.line(kind(duty.kind), duty.of, duty.span, &duty.clause);
        let line = Line { matter: duty.text.clone(), ..line };
        if duty.owners.is_empty() && duty.kind == DutyKind::Liaison {
            return line;
        }
        if duty.owners.is_empty() {
            return Line { owner: line.body.clone(), ..line };
        }
        self.owned(line, duty)
    }

    /// A duty of a named party is that party's own, not that of all who sit in the body around it.
    fn owned(&self, line: Line, duty: &Duty) -> Line {
        let name = called_all(self.m, &duty.owners);
        let own = |owner: &PartyRef| match (&owner.party, duty.of) {
            (Party::Body(own), SeatOf::Body(of)) => *own == of,
            (Party::Group(own), SeatOf::Group(of)) => *own == of,
            _ => false,
        };
        if duty.owners.iter().all(own) {
            return Line { owner: name, ..line };
        }
        let helps = duty.kind == DutyKind::Assist;
        Line {
            lead: String::new(),
            responsible: if helps { String::new() } else { name.clone() },
            support: if helps { name.clone() } else { String::new() },
            owner: name,
            ..line
        }
    }

    /// Who judges a task, told from who does it by the role.
    fn assessors(&self, of: SeatOf) -> String {
        if !matches!(of, SeatOf::Task(_)) {
            return String::new();
        }
        let judge = self.seating.seats(of).iter().filter(|seat| seat.class == RoleClass::Assessor);
        let names = judge.map(|seat| format!("{}（{}）", called(self.m, &seat.holder), seat.role));
        names.collect::<Vec<_>>().join("、")
    }

    fn line(&self, kind: &'static str, of: SeatOf, span: Span, clause: &Clause) -> Line {
        // Who leads the mechanism as a whole does not therefore lead each duty in it.
        let holders = |class| match of {
            SeatOf::Mechanism => String::new(),
            _ => self.seating.holders(self.m, of, class),
        };
        let block = self.anchors.find(span, clause);
        let body = match of {
            SeatOf::Body(id) => self.m.body(id).map_or_else(String::new, |b| b.name.value.clone()),
            SeatOf::Group(id) => self.m.group(id).map_or_else(String::new, |g| g.name.value.clone()),
            SeatOf::Task(_) | SeatOf::Mechanism => String::new(),
        };
        Line {
            at: (block.map_or(u32::MAX, |b| b.0), span.start),
            span,
            anchor: block.map_or_else(String::new, super::anchor::name),
            clause: clause.to_string(),
            kind,
            matter: String::new(),
            lead: holders(RoleClass::Lead),
            responsible: join(holders(RoleClass::Responsible), self.assessors(of)),
            support: holders(RoleClass::Support),
            deadline: String::new(),
            date: None,
            deliverable: String::new(),
            score: String::new(),
            owner: String::new(),
            body,
        }
    }
}

fn join(first: String, second: String) -> String {
    if first.is_empty() || second.is_empty() { first + &second } else { format!("{first}、{second}") }
}

fn kind(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::Carry => "职责",
        DutyKind::Assist => "协助",
        DutyKind::Liaison => "联络",
        DutyKind::Forbidden => "禁止",
    }
}
