//! 上下级文件对照表: what a document above obliges to, and what became of it here.

use super::engine::Value;
use super::record::{record, root};
use super::sheet::Sheet;
use crate::check::{Pair, Status};

const HEAD: [&str; 9] =
    ["序号", "上级文件", "上级条款", "对谁", "上级要求", "落实情况", "本级条款", "由谁承担", "本级规定"];

/// One obligation of a document above.
#[derive(Debug)]
struct Line {
    parent: String,
    clause: String,
    who: String,
    text: String,
    status: Status,
    weaker: String,
    own_clause: String,
    own_who: String,
    own_text: String,
}

/// The table of a document and those above it that it rests on.
#[derive(Debug, Default)]
pub(super) struct Conformance {
    name: String,
    lines: Vec<Line>,
}

impl Conformance {
    /// Reads the pairs of one document.
    pub(super) fn of(pairs: &[Pair<'_>]) -> Self {
        let name = pairs.first().map(|pair| pair.child.title.clone()).unwrap_or_default();
        let mut lines = Vec::new();
        for pair in pairs {
            for row in &pair.conformance.rows {
                let below = row.below;
                lines.push(Line {
                    parent: pair.parent.name(),
                    clause: row.above.clause().to_string(),
                    who: row.above.who.to_string(),
                    text: row.above.text().to_string(),
                    status: row.status,
                    weaker: row.weaker.0.clone(),
                    own_clause: below.map(|o| o.clause().to_string()).unwrap_or_default(),
                    own_who: below.map(|o| o.who.to_string()).unwrap_or_default(),
                    own_text: below.map(|o| o.text().to_string()).unwrap_or_default(),
                });
            }
        }
        Self { name, lines }
    }

    /// One line, for trying templates.
    pub(super) fn specimen() -> Self {
        let line = Line {
            parent: "某市政办〔2026〕1号".into(),
            clause: "一、".into(),
            who: "各县（市）区".into(),
            text: "每月报送".into(),
            status: Status::Weakened,
            weaker: "少了".into(),
            own_clause: "二、".into(),
            own_who: "各乡（镇）".into(),
            own_text: "每季度报送".into(),
        };
        Self { name: "某县工作机制".into(), lines: vec![line] }
    }

    /// As a sheet.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new("上下级文件对照表", &HEAD);
        sheet.rows = self.lines.iter().zip(1..).map(|(line, number)| line.cells(number)).collect();
        sheet
    }

    /// As templates see it: the document's name, the lines, and how many of them fare how.
    pub(super) fn view(&self) -> Value {
        let all = [Status::Implemented, Status::Weakened, Status::Moved, Status::Dropped, Status::Unjudged];
        let count = |status| self.lines.iter().filter(|line| line.status == status).count();
        let counts: Vec<Value> =
            all.into_iter().map(|status| record! { status: status.zh(), count: count(status) }).collect();
        let lines: Vec<Value> = self.lines.iter().zip(1..).map(|(line, number)| line.value(number)).collect();
        root! {
            name: self.name.as_str(),
            head: HEAD.to_vec(),
            counts: counts,
            lines: lines,
        }
    }
}

impl Line {
    fn status(&self) -> String {
        match self.weaker.as_str() {
            "" => self.status.zh().to_owned(),
            weaker => format!("{}：{weaker}", self.status.zh()),
        }
    }

    fn cells(&self, number: usize) -> Vec<String> {
        vec![
            number.to_string(),
            self.parent.clone(),
            self.clause.clone(),
            self.who.clone(),
            self.text.clone(),
            self.status(),
            self.own_clause.clone(),
            self.own_who.clone(),
            self.own_text.clone(),
        ]
    }

    fn value(&self, number: usize) -> Value {
        record! {
            number: number,
            parent: self.parent.as_str(),
            clause: self.clause.as_str(),
            who: self.who.as_str(),
            text: self.text.as_str(),
            class: class(self.status),
            status: self.status(),
            own_clause: self.own_clause.as_str(),
            own_who: self.own_who.as_str(),
            own_text: self.own_text.as_str(),
        }
    }
}

/// The style of a row.
fn class(status: Status) -> &'static str {
    match status {
        Status::Implemented => "implemented",
        Status::Weakened => "weakened",
        Status::Moved => "moved",
        Status::Dropped => "dropped",
        Status::Unjudged => "unjudged",
    }
}
