//! 责任矩阵: units by bodies, with the roles held in each cell.

use super::anchor::Anchors;
use super::role_class;
use super::seating::called;
use super::sheet::Sheet;
use crate::model::{BodyId, Clause, Mechanism, Party, RoleClass, Seat, SeatOf, UnitKind};
use crate::source::Span;
use std::collections::{BTreeMap, HashMap};

/// Cells above which the table would help nobody: each row then lists what it holds in one column.
const LARGEST: usize = 100_000;

/// Sign for the unit that hosts a body.
pub(super) const HOST: &str = "▣";

/// The matrix of one document.
pub(super) struct Matrix<'a> {
    /// Name of the mechanism.
    pub(super) name: &'a str,
    /// What a column is: 机构 or 任务.
    pub(super) by: &'static str,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A body or a task.
pub(super) struct Column {
    pub(super) name: String,
    /// Name of the body it stands in; empty at the top.
    pub(super) parent: String,
    pub(super) depth: usize,
    pub(super) anchor: String,
    pub(super) clause: String,
    pub(super) leaders: Vec<Held>,
}

/// A unit, a class of units, or another party that holds roles of units.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) kind: &'static str,
    /// By kind, then rank, then appearance.
    rank: (u8, u32, usize),
    /// Roles by column.
    pub(super) cells: BTreeMap<usize, Vec<Held>>,
}

/// A role held.
#[derive(Clone)]
pub(super) struct Held {
    /// None for the host of a body.
    pub(super) class: Option<RoleClass>,
    pub(super) role: String,
    pub(super) scope: String,
    pub(super) holder: String,
    pub(super) anchor: String,
    pub(super) clause: Clause,
    pub(super) span: Span,
}

impl Held {
    pub(super) fn sign(&self) -> &'static str {
        self.class.map_or(HOST, role_class::sign)
    }

    /// Name of the class in templates.
    pub(super) fn key(&self) -> &'static str {
        self.class.map_or("host", role_class::key)
    }

    /// Whether a table would only repeat itself: the body text and an annex state the same seat.
    fn says_the_same(&self, other: &Self) -> bool {
        (self.class, &self.role, &self.scope, &self.holder)
            == (other.class, &other.role, &other.scope, &other.holder)
    }

    /// The role with its limit.
    pub(super) fn words(&self) -> String {
        if self.scope.is_empty() { self.role.clone() } else { format!("{}（{}）", self.role, self.scope) }
    }
}

impl<'a> Matrix<'a> {
    /// Reads the seats of a document: of its bodies, or of its tasks when no unit sits in a body.
    pub(super) fn of(m: &'a Mechanism, anchors: &Anchors) -> Self {
        let by_body = m.seats.iter().any(|s| !matches!(s.of, SeatOf::Task(_)) && is_unit_seat(s))
            || m.tasks.is_empty()
            || !m.seats.iter().any(|s| matches!(s.of, SeatOf::Task(_)) && is_unit_seat(s));
        let mut matrix = Self {
            name: m.name.as_ref().map_or("", |n| n.value.as_str()),
            by: if by_body { "机构" } else { "任务" },
            columns: Vec::new(),
            rows: Vec::new(),
        };
        let places = if by_body { matrix.bodies(m, anchors) } else { matrix.tasks(m, anchors) };
        let mut rows = HashMap::new();
        matrix.fill(m, anchors, &places, &mut rows);
        if by_body {
            matrix.hosts(m, anchors, &places, &mut rows);
        }
        matrix.rows.sort_by_key(|row| row.rank);
        let cells = matrix.rows.iter_mut().flat_map(|row| row.cells.values_mut());
        cells.for_each(|cell| cell.sort_by_key(|held| held.class));
        if matrix.rows.len().saturating_mul(matrix.columns.len()) > LARGEST {
            matrix.fold();
        }
        matrix
    }

    fn bodies(&mut self, m: &Mechanism, anchors: &Anchors) -> HashMap<SeatOf, usize> {
        let seated = |id| m.seats.iter().any(|s| s.of == SeatOf::Body(id));
        let mut places = HashMap::new();
        self.wholes(m, anchors, &mut places);
        for (index, body) in m.bodies.iter().enumerate() {
            let id = BodyId::at(index);
            if body.open && !seated(id) {
                continue;
            }
            let (parent, depth) = ancestry(m, id);
            places.insert(SeatOf::Body(id), self.columns.len());
            self.columns.push(Column {
                name: body.name.value.clone(),
                parent,
                depth,
                anchor: anchors.name(body.name.span, &body.clause),
                clause: body.clause.to_string(),
                leaders: Vec::new(),
            });
        }
        places
    }

    /// Columns of what stands above single bodies: the mechanism itself, and collective names whose
    /// seats count for every body under them. Only where a unit is seated.
    fn wholes(&mut self, m: &Mechanism, anchors: &Anchors, places: &mut HashMap<SeatOf, usize>) {
        let seats = m.seats.iter().filter(|s| is_unit_seat(s));
        for seat in seats {
            let (name, clause) = match seat.of {
                SeatOf::Mechanism => ("机制总体", &seat.clause),
                SeatOf::Group(id) => match m.group(id) {
                    Some(group) => (group.name.value.as_str(), &group.clause),
                    None => continue,
                },
                SeatOf::Body(_) | SeatOf::Task(_) => continue,
            };
            places.entry(seat.of).or_insert_with(|| {
                self.columns.push(Column {
                    name: name.to_owned(),
                    parent: String::new(),
                    depth: 0,
                    anchor: anchors.name(seat.holder.span, clause),
                    clause: clause.to_string(),
                    leaders: Vec::new(),
                });
                self.columns.len() - 1
            });
        }
    }

    fn tasks(&mut self, m: &Mechanism, anchors: &Anchors) -> HashMap<SeatOf, usize> {
        let mut places = HashMap::new();
        for (index, task) in m.tasks.iter().enumerate() {
            places.insert(SeatOf::Task(crate::model::TaskId::at(index)), self.columns.len());
            self.columns.push(Column {
                name: task.title.clone(),
                parent: String::new(),
                depth: 0,
                anchor: anchors.name(task.span, &task.clause),
                clause: task.clause.to_string(),
                leaders: Vec::new(),
            });
        }
        places
    }

    fn fill(
        &mut self,
        m: &Mechanism,
        anchors: &Anchors,
        places: &HashMap<SeatOf, usize>,
        rows: &mut HashMap<Party, usize>,
    ) {
        for seat in &m.seats {
            let Some(&column) = places.get(&seat.of) else { continue };
            let held = Held {
                class: Some(seat.class),
                role: seat.role.to_string(),
                scope: seat.scope.clone().unwrap_or_default(),
                holder: called(m, &seat.holder),
                anchor: anchors.name(seat.holder.span, &seat.clause),
                clause: seat.clause.clone(),
                span: seat.holder.span,
            };
            if is_unit_seat(seat) {
                self.put(m, rows, &seat.holder.party, column, held);
            } else if let Some((unit, title)) = member_post(seat) {
                // 县财政局局长 among the members is how 县财政局 takes part.
                let held = Held { scope: title.to_owned(), ..held };
                self.put(m, rows, &Party::Unit(unit), column, held);
            } else if matches!(seat.class, RoleClass::Head | RoleClass::Deputy)
                && let Some(column) = self.columns.get_mut(column)
                && !column.leaders.iter().any(|other| other.says_the_same(&held))
            {
                column.leaders.push(held);
            }
        }
    }

    fn hosts(
        &mut self,
        m: &Mechanism,
        anchors: &Anchors,
        places: &HashMap<SeatOf, usize>,
        rows: &mut HashMap<Party, usize>,
    ) {
        for (index, body) in m.bodies.iter().enumerate() {
            let Some(host) = &body.host else { continue };
            let Some(&column) = places.get(&SeatOf::Body(BodyId::at(index))) else { continue };
            let held = Held {
                class: None,
                role: "设在".to_owned(),
                scope: String::new(),
                holder: m.party_name(&host.party).into_owned(),
                anchor: anchors.name(host.span, &body.clause),
                clause: body.clause.clone(),
                span: host.span,
            };
            self.put(m, rows, &host.party, column, held);
        }
    }

    fn put(
        &mut self,
        m: &Mechanism,
        rows: &mut HashMap<Party, usize>,
        party: &Party,
        column: usize,
        held: Held,
    ) {
        let at = *rows.entry(party.clone()).or_insert_with(|| {
            self.rows.push(Row::of(m, party, self.rows.len()));
            self.rows.len() - 1
        });
        if let Some(row) = self.rows.get_mut(at) {
            let cell = row.cells.entry(column).or_default();
            if !cell.iter().any(|other| other.says_the_same(&held)) {
                cell.push(held);
            }
        }
    }

    /// One column in place of too many.
    fn fold(&mut self) {
        let names: Vec<String> = self.columns.iter().map(|c| c.name.clone()).collect();
        for row in &mut self.rows {
            let cells = std::mem::take(&mut row.cells);
            let all = cells.into_iter().flat_map(|(column, held)| {
                let name = names.get(column).cloned().unwrap_or_default();
                held.into_iter().map(move |held| Held { role: format!("{name}：{}", held.role), ..held })
            });
            row.cells.insert(0, all.collect());
        }
        self.columns = vec![Column {
            name: format!("{}与角色", self.by),
            parent: String::new(),
            depth: 0,
            anchor: String::new(),
            clause: String::new(),
            leaders: Vec::new(),
        }];
    }

    /// As a plain table: words, no signs.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new("责任矩阵", &["单位"]);
        sheet.head.extend(self.columns.iter().map(Column::full_name));
        sheet.head.push("合计".to_owned());
        if self.columns.iter().any(|column| !column.leaders.is_empty()) {
            let mut row = vec!["负责人".to_owned()];
            row.extend(self.columns.iter().map(|column| column.leaders_text()));
            row.push(String::new());
            sheet.rows.push(row);
        }
        for row in &self.rows {
            let mut cells = vec![row.name.clone()];
            cells.extend((0..self.columns.len()).map(|column| row.text(column)));
            cells.push(row.cells.len().to_string());
            sheet.rows.push(cells);
        }
        sheet
    }
}

impl Column {
    pub(super) fn full_name(&self) -> String {
        if self.parent.is_empty() { self.name.clone() } else { format!("{}／{}", self.parent, self.name) }
    }

    pub(super) fn leaders_text(&self) -> String {
        let texts: Vec<String> = self.leaders.iter().map(|h| format!("{}：{}", h.role, h.holder)).collect();
        texts.join("；")
    }
}

impl Row {
    fn of(m: &Mechanism, party: &Party, first: usize) -> Self {
        let unit = match party {
            Party::Unit(id) => m.unit(*id),
            _ => None,
        };
        let (kind, class, order) = match unit.map(|unit| (unit.kind, unit.order)) {
            Some((UnitKind::Named, order)) => ("named", 0, order),
            Some((UnitKind::Class, order)) => ("class", 1, order),
            Some((UnitKind::ExternalBody, order)) => ("external", 2, order),
            None => ("other", 3, 0),
        };
        let name = m.party_name(party).into_owned();
        Self { name, kind, rank: (class, order, first), cells: BTreeMap::new() }
    }

    pub(super) fn text(&self, column: usize) -> String {
        let held = self.cells.get(&column).map(Vec::as_slice).unwrap_or_default();
        held.iter().map(Held::words).collect::<Vec<_>>().join("；")
    }
}

/// The unit and title of a post that sits as a member, not at the head.
fn member_post(seat: &Seat) -> Option<(crate::model::UnitId, &str)> {
    match &seat.holder.party {
        Party::Post { unit: Some(unit), title }
            if !matches!(seat.class, RoleClass::Head | RoleClass::Deputy) =>
        {
            Some((*unit, title))
        }
        _ => None,
    }
}

/// Whether a unit, not a person, holds the seat. Words that name nobody are told by the role.
pub(super) fn is_unit_seat(seat: &Seat) -> bool {
    match &seat.holder.party {
        Party::Person { .. } | Party::Post { .. } => false,
        Party::Unit(_) | Party::Body(_) | Party::Group(_) | Party::Role { .. } | Party::Mechanism => true,
        Party::Other { .. } => {
            matches!(seat.class, RoleClass::Lead | RoleClass::Responsible | RoleClass::Support)
                || seat.role.ends_with("单位")
                || seat.role.ends_with("部门")
        }
    }
}

/// Name of the parent of a body, and how many bodies it stands in; a ring of parents ends.
fn ancestry(m: &Mechanism, id: BodyId) -> (String, usize) {
    let parent = |id: BodyId| m.body(id).and_then(|body| body.parent);
    let name = parent(id).and_then(|id| m.body(id)).map_or_else(String::new, |b| b.name.value.clone());
    let above = std::iter::successors(parent(id), |id| parent(*id));
    (name, above.take(m.bodies.len()).count())
}
