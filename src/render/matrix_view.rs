//! The matrix as templates see it.

use super::engine::Value;
use super::matrix::{Column, HOST, Held, Matrix, Row};
use super::record::{Record, record};
use super::role_class;
use crate::model::RoleClass;
use std::collections::{BTreeMap, HashMap};

const NAMES: &[&str] = &["name", "by", "columns", "led", "rows", "legend"];

/// Units by what they hold, in order of weight; hosts, who hold no class, come last.
type Holders<'a> = BTreeMap<(bool, Option<RoleClass>, &'a str), Vec<&'a str>>;

impl Matrix<'_> {
    /// As the matrix templates see it, and the same inside the data of another template.
    pub(super) fn views(&self) -> [Value; 2] {
        let values = self.values();
        [Record::value(NAMES, values.clone(), true), Record::value(NAMES, values, false)]
    }

    /// A matrix of the same name with nothing in it.
    pub(super) fn blank(&self) -> Self {
        Self { name: self.name, by: self.by, columns: Vec::new(), rows: Vec::new() }
    }

    /// The cells that each paragraph of the notice fills, by the paragraph's name.
    pub(super) fn carried(&self) -> HashMap<&str, Vec<Value>> {
        let mut carried: HashMap<&str, Vec<Value>> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            for (column, held) in &row.cells {
                let name = self.columns.get(*column).map_or("", |column| column.name.as_str());
                for held in held.iter().filter(|held| !held.anchor.is_empty()) {
                    carried.entry(&held.anchor).or_default().push(record! {
                        cell: cell_name(at, *column),
                        sign: held.sign(),
                        class: held.key(),
                        role: held.words(),
                        unit: row.name.as_str(),
                        column: name,
                    });
                }
            }
        }
        carried
    }

    fn values(&self) -> Vec<Value> {
        let empty = record! { id: "", roles: Vec::<Value>::new(), text: "" };
        let rows = self.rows.iter().enumerate().map(|(at, row)| self.row_value(at, row, &empty));
        let rows: Vec<Value> = rows.collect();
        let words = self.words_by_column();
        let columns: Vec<Value> = self.columns.iter().zip(&words).map(|(c, words)| c.value(words)).collect();
        vec![
            Value::from(self.name),
            Value::from(self.by),
            Value::from(columns),
            Value::from(self.columns.iter().any(|column| !column.leaders.is_empty())),
            Value::from(rows),
            Value::from(self.legend()),
        ]
    }

    fn row_value(&self, at: usize, row: &Row, empty: &Value) -> Value {
        let cell = |column: usize| match row.cells.get(&column) {
            Some(held) => {
                let roles: Vec<Value> = held.iter().map(role_value).collect();
                record! { id: cell_name(at, column), roles: roles, text: row.text(column) }
            }
            None => empty.clone(),
        };
        record! {
            name: row.name.as_str(),
            kind: row.kind,
            cells: (0..self.columns.len()).map(cell).collect::<Vec<_>>(),
            total: row.cells.len(),
        }
    }

    /// Each column in words, for those who cannot see the picture: 牵头单位：市商务局；成员单位：市财政局、….
    fn words_by_column(&self) -> Vec<String> {
        let mut roles: Vec<Holders<'_>> = self.columns.iter().map(|_| Holders::new()).collect();
        for row in &self.rows {
            for (column, held) in &row.cells {
                let Some(column) = roles.get_mut(*column) else { continue };
                for held in held {
                    let key = (held.class.is_none(), held.class, held.role.as_str());
                    column.entry(key).or_default().push(&row.name);
                }
            }
        }
        let words = self.columns.iter().zip(&roles).map(|(column, roles)| {
            let leaders = column.leaders_text();
            let units = roles.iter().map(|((.., role), names)| format!("{role}：{}", names.join("、")));
            let all: Vec<String> = Some(leaders).into_iter().filter(|l| !l.is_empty()).chain(units).collect();
            all.join("；")
        });
        words.collect()
    }

    /// The signs that occur, with what they stand for.
    fn legend(&self) -> Vec<Value> {
        let held = || self.rows.iter().flat_map(|row| row.cells.values()).flatten();
        let classes = RoleClass::ALL.iter().filter(|class| held().any(|h| h.class == Some(**class)));
        let mut legend: Vec<Value> = classes
            .map(|c| record! { sign: role_class::sign(*c), words: role_class::words(*c), class: role_class::key(*c) })
            .collect();
        if held().any(|h| h.class.is_none()) {
            legend.push(record! { sign: HOST, words: "机构设在该单位", class: "host" });
        }
        legend
    }
}

impl Column {
    fn value(&self, words: &str) -> Value {
        record! {
            name: self.name.as_str(),
            parent: self.parent.as_str(),
            depth: self.depth,
            anchor: self.anchor.as_str(),
            clause: self.clause.as_str(),
            leaders: self.leaders.iter().map(role_value).collect::<Vec<_>>(),
            words: words,
        }
    }
}

fn role_value(held: &Held) -> Value {
    record! {
        sign: held.sign(),
        class: held.key(),
        role: held.role.as_str(),
        scope: held.scope.as_str(),
        holder: held.holder.as_str(),
        anchor: held.anchor.as_str(),
    }
}

/// The name of a cell in a page: `c3-0` is the fourth unit in the first column.
fn cell_name(row: usize, column: usize) -> String {
    format!("c{row}-{column}")
}
