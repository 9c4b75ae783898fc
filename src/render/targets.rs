//! 目标任务表: every target with its amount, and the sums over all bodies.

use super::number;
use super::seating::called_all;
use super::sheet::Sheet;
use crate::model::{Mechanism, SeatOf, Target};

const HEAD: [&str; 12] =
    ["序号", "条款", "机构", "责任主体", "指标", "要求", "下限", "上限", "单位", "周期", "性质", "原文"];

/// What sums are kept apart by.
#[derive(PartialEq)]
struct Key<'a> {
    indicator: &'a str,
    unit: &'a str,
    period: String,
}

/// The sum of several targets.
pub(super) struct Total<'a> {
    key: Key<'a>,
    /// Positions of the targets.
    pub(super) rows: Vec<usize>,
    low: f64,
    high: f64,
}

/// Targets in order of appearance, then one 合计 row for each indicator, unit and period that
/// occurs more than once; a range adds its ends apart.
pub(super) fn sheet(m: &Mechanism) -> Sheet {
    let mut sheet = Sheet::new("目标任务表", &HEAD);
    for (at, target) in m.targets.iter().enumerate() {
        sheet.rows.push(row(m, at + 1, target));
    }
    sheet.rows.extend(totals(m).iter().map(Total::cells));
    sheet
}

/// The sums that have a row of their own, in the order of these rows.
pub(super) fn totals(m: &Mechanism) -> Vec<Total<'_>> {
    let mut sums = sums(m);
    sums.retain(|sum| sum.rows.len() > 1);
    sums
}

fn row(m: &Mechanism, number: usize, target: &Target) -> Vec<String> {
    let body = match target.of {
        SeatOf::Body(id) => m.body(id).map_or("", |b| b.name.value.as_str()),
        SeatOf::Task(id) => m.task(id).map_or("", |t| t.title.as_str()),
        SeatOf::Group(id) => m.group(id).map_or("", |g| g.name.value.as_str()),
        SeatOf::Mechanism => "",
    };
    let owner = called_all(m, &target.owners);
    let amount = target.quantity.amount;
    vec![
        number.to_string(),
        target.clause.to_string(),
        body.to_owned(),
        owner,
        target.indicator.clone(),
        number::comparator(amount.comparator).to_owned(),
        number::plain(amount.low),
        number::plain(amount.high),
        target.quantity.unit.to_string(),
        period(target),
        if target.aspired { "争取" } else { "必达" }.to_owned(),
        target.text.clone(),
    ]
}

fn period(target: &Target) -> String {
    target.period.as_ref().map_or_else(String::new, number::period)
}

/// Sums in order of first appearance.
fn sums(m: &Mechanism) -> Vec<Total<'_>> {
    let mut sums: Vec<Total> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (at, target) in m.targets.iter().enumerate() {
        let amount = target.quantity.amount;
        let key = Key { indicator: &target.indicator, unit: &target.quantity.unit, period: period(target) };
        let place = *places.entry((key.indicator, key.unit, key.period.clone())).or_insert_with(|| {
            sums.push(Total { key, rows: Vec::new(), low: 0.0, high: 0.0 });
            sums.len() - 1
        });
        if let Some(total) = sums.get_mut(place) {
            total.rows.push(at);
            total.low += amount.low;
            total.high += amount.high;
        }
    }
    sums
}

impl Total<'_> {
    fn cells(&self) -> Vec<String> {
        let mut row = vec![String::new(); HEAD.len()];
        let cells = [
            (0, "合计".to_owned()),
            (4, self.key.indicator.to_owned()),
            (6, number::plain(self.low)),
            (7, number::plain(self.high)),
            (8, self.key.unit.to_owned()),
            (9, self.key.period.clone()),
            (11, format!("{}项合计", self.rows.len())),
        ];
        for (at, text) in cells {
            if let Some(cell) = row.get_mut(at) {
                *cell = text;
            }
        }
        row
    }
}
