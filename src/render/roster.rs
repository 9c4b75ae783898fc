//! 名单: who sits where, persons, posts and units, and what changes in an existing roster.

use super::seating::called;
use super::sheet::Sheet;
use crate::model::{Mechanism, Party, PartyRef, RosterChangeKind, SeatOf};
use crate::source::Span;

const HEAD: [&str; 6] = ["机构", "角色", "姓名", "职务或单位", "变动", "条款"];

/// Seats, then roster changes, in order of appearance.
pub(super) fn sheet(m: &Mechanism) -> Sheet {
    placed(m).0
}

/// The same, with the place that each row was read from.
pub(super) fn placed(m: &Mechanism) -> (Sheet, Vec<Span>) {
    let mut sheet = Sheet::new("名单", &HEAD);
    let mut places = Vec::new();
    for seat in &m.seats {
        let of = match seat.of {
            SeatOf::Body(id) => m.body(id).map_or("", |b| b.name.value.as_str()),
            SeatOf::Group(id) => m.group(id).map_or("", |g| g.name.value.as_str()),
            SeatOf::Task(_) => continue,
            SeatOf::Mechanism => m.name.as_ref().map_or("", |n| n.value.as_str()),
        };
        let scope = seat.scope.as_deref().unwrap_or("");
        sheet.rows.push(row(m, of, &seat.role, &seat.holder, scope, "", &seat.clause.0));
        places.push(seat.holder.span);
    }
    for change in &m.roster_changes {
        let of = m.body(change.body).map_or("", |b| b.name.value.as_str());
        let kind = match change.kind {
            RosterChangeKind::Added => "增补",
            RosterChangeKind::Changed => "调整为",
            RosterChangeKind::Removed => "不再担任",
        };
        let role = change.role.as_deref().unwrap_or("");
        sheet.rows.push(row(m, of, role, &change.holder, "", kind, &change.clause.0));
        places.push(change.holder.span);
    }
    (sheet, places)
}

fn row(
    m: &Mechanism,
    of: &str,
    role: &str,
    holder: &PartyRef,
    scope: &str,
    change: &str,
    clause: &str,
) -> Vec<String> {
    let (name, post) = match &holder.party {
        Party::Person { name, post } => (name.as_str(), post.as_deref().unwrap_or_default().to_owned()),
        _ => ("", called(m, holder)),
    };
    let post = if scope.is_empty() { post } else { format!("{post}（{scope}）") };
    [of, role, name, &post, change, clause].iter().map(|&cell| cell.to_owned()).collect()
}
