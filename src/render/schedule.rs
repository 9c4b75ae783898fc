//! 报送日程: who does what towards whom, how often, by which day; and every dated deadline.

use super::number;
use super::seating::{Seating, called_all};
use super::sheet::Sheet;
use crate::model::{
    Clause, Deadline, EffectKind, Flow, FlowKind, Mechanism, Period, RoleClass, SeatOf, TaskId,
};
use crate::source::Span;

const HEAD: [&str; 11] =
    ["序号", "类别", "谁", "向谁", "什么", "周期", "期限日", "次数", "条款", "所属机构", "原文"];

/// One dated or repeated thing to do.
pub(super) struct Entry<'a> {
    /// 报送, 会议, 完成时限 …
    pub(super) kind: &'static str,
    /// Who acts.
    pub(super) from: String,
    /// To whom, or whom it concerns.
    pub(super) to: String,
    /// What about.
    pub(super) matter: &'a str,
    /// How often.
    pub(super) period: Option<Period>,
    /// The last day, ISO 8601, of what is done once.
    pub(super) date: Option<&'a str>,
    /// The day as the drafter wrote it, for what is done once.
    pub(super) when: &'a str,
    times: String,
    /// Clause.
    pub(super) clause: &'a Clause,
    body: &'a str,
    /// As written.
    pub(super) text: &'a str,
    /// Where.
    pub(super) span: Span,
}

/// Everything with a time, in order of the model; a flow with several periods has an entry for each.
pub(super) fn entries<'a>(m: &'a Mechanism, seating: &Seating) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = m.flows.iter().flat_map(|flow| flow_entries(m, flow)).collect();
    for (at, task) in m.tasks.iter().enumerate() {
        if let Some(deadline) = &task.deadline {
            let of = SeatOf::Task(TaskId::at(at));
            entries.push(Entry {
                from: responsible(m, seating, of),
                ..once("完成时限", &task.title, deadline, &task.clause)
            });
        }
    }
    for due in &m.dues {
        entries.push(Entry {
            from: called_all(m, &due.owners),
            ..once("完成时限", &due.what, &due.deadline, &due.clause)
        });
    }
    for effect in &m.effects {
        let kind = match effect.kind {
            EffectKind::Begins => "施行",
            EffectKind::Ends => "失效",
        };
        let name = m.name.as_ref().map_or("本文件", |n| n.value.as_str());
        entries.push(once(kind, name, &effect.when, &effect.clause));
    }
    entries
}

/// The entries as a table.
pub(super) fn sheet(entries: &[Entry]) -> Sheet {
    let mut sheet = Sheet::new("报送日程", &HEAD);
    sheet.rows = entries.iter().enumerate().map(|(at, entry)| entry.cells(at + 1)).collect();
    sheet
}

impl Entry<'_> {
    fn cells(&self, number: usize) -> Vec<String> {
        let day = match (&self.period, self.date) {
            (Some(period), _) => number::day(period),
            (None, Some(date)) => date.to_owned(),
            (None, None) => self.when.to_owned(),
        };
        vec![
            number.to_string(),
            self.kind.to_owned(),
            self.from.clone(),
            self.to.clone(),
            self.matter.to_owned(),
            self.period.as_ref().map_or_else(String::new, number::period),
            day,
            self.times.clone(),
            self.clause.to_string(),
            self.body.to_owned(),
            self.text.to_owned(),
        ]
    }
}

fn flow_entries<'a>(m: &'a Mechanism, flow: &'a Flow) -> Vec<Entry<'a>> {
    let entry = |period| Entry {
        kind: kind(flow.kind),
        from: called_all(m, &flow.from),
        to: called_all(m, &flow.to),
        matter: &flow.matter,
        period,
        date: flow.deadline.as_ref().and_then(|d| d.date.as_deref()),
        when: "",
        times: flow.times.as_ref().map_or_else(String::new, number::amount),
        clause: &flow.clause,
        body: match flow.of {
            SeatOf::Body(id) => m.body(id).map_or("", |b| b.name.value.as_str()),
            SeatOf::Group(id) => m.group(id).map_or("", |g| g.name.value.as_str()),
            SeatOf::Task(_) | SeatOf::Mechanism => "",
        },
        text: &flow.text,
        span: flow.span,
    };
    if flow.periods.is_empty() {
        return vec![entry(None)];
    }
    flow.periods.iter().map(|period| entry(Some(*period))).collect()
}

fn once<'a>(kind: &'static str, matter: &'a str, deadline: &'a Deadline, clause: &'a Clause) -> Entry<'a> {
    Entry {
        kind,
        from: String::new(),
        to: String::new(),
        matter,
        period: deadline.period,
        date: deadline.date.as_deref(),
        when: &deadline.text,
        times: String::new(),
        clause,
        body: "",
        text: &deadline.text,
        span: deadline.span,
    }
}

/// Who answers for a task: its leads, or else those responsible.
fn responsible(m: &Mechanism, seating: &Seating, of: SeatOf) -> String {
    let leads = seating.holders(m, of, RoleClass::Lead);
    if leads.is_empty() { seating.holders(m, of, RoleClass::Responsible) } else { leads }
}

/// What a flow is called.
pub(super) fn kind(kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Report => "报送",
        FlowKind::Meeting => "会议",
        FlowKind::Hearing => "听取",
        FlowKind::Publication => "通报",
        FlowKind::Assessment => "考核",
    }
}
