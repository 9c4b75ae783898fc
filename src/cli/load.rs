//! `jizhi load`.

use super::Console;
use super::arguments::{Load as Arguments, TableFormat};
use super::ask::ask;
use super::stop::Stop;
use crate::graph::{NodeKind, ResponsibilityGraph, Yearly};
use crate::model::RoleClass;
use crate::query::{Row, rows, sorted, total};
use crate::report::{Exit, Language};
use unicode_width::UnicodeWidthStr;

/// Tells how much everybody has to do.
pub(super) fn load(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let answers = ask(&arguments.paths, console, &|asked| {
        let graph = ResponsibilityGraph::of(&asked.document.mechanism);
        Some(rows(&graph, &asked.names, &asked.loaded.shown))
    });
    let (found, exit) = answers.end(console);
    let documents = found.len();
    let all = sorted(found.into_iter().flat_map(|(_, rows)| rows));
    let sum = total(&all);
    let top = arguments.top.unwrap_or(all.len()).min(all.len());
    let shown = all.get(..top).unwrap_or(&all);
    match arguments.format {
        TableFormat::Human => {
            let page = human(shown, &sum, (all.len(), documents), console.language);
            console.give(&page);
        }
        TableFormat::Json => {
            let object = serde_json::json!({
                "version": 1,
                "documents": documents,
                "parties": all.len(),
                "total": numbers(&sum),
                "rows": shown.iter().map(json).collect::<Vec<_>>(),
            });
            console.give(&(serde_json::to_string_pretty(&object).map_err(Stop::internal)? + "\n"));
        }
        TableFormat::Csv => {
            let text = csv(shown, console.language)?;
            console.give(&text);
        }
    }
    Ok(exit)
}

/// Classes in order of weight, with their keys and names.
const CLASSES: [(RoleClass, &str, &str); 10] = [
    (RoleClass::Head, "head", "负总责"),
    (RoleClass::Deputy, "deputy", "副职"),
    (RoleClass::Lead, "lead", "牵头"),
    (RoleClass::Responsible, "responsible", "责任"),
    (RoleClass::Member, "member", "成员"),
    (RoleClass::Support, "support", "配合"),
    (RoleClass::Consulted, "consulted", "咨询"),
    (RoleClass::Informed, "informed", "知会"),
    (RoleClass::Liaison, "liaison", "联络"),
    (RoleClass::Assessor, "assessor", "考核"),
];

/// What comes round, with its keys and names.
fn flows(row: &Row) -> [(Yearly, &'static str, &'static str); 5] {
    let work = &row.work;
    [
        (work.meetings, "meetings", "会议"),
        (work.reports, "reports", "报送"),
        (work.received, "received", "收报"),
        (work.oversight, "oversight", "督查"),
        (work.overseen, "overseen", "受查"),
    ]
}

fn kind(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Body => ("body", "机构"),
        NodeKind::Unit => ("unit", "单位"),
        NodeKind::Class => ("class", "一类单位"),
        NodeKind::External => ("external", "外设机构"),
        NodeKind::Post => ("post", "职务"),
        NodeKind::Person => ("person", "个人"),
        _ => ("other", "其他"),
    }
}

fn human(rows: &[Row], sum: &Row, (all, documents): (usize, usize), language: Language) -> String {
    let classes: Vec<_> =
        CLASSES.iter().filter(|(class, ..)| sum.seats.get(class).is_some_and(|count| *count > 0)).collect();
    let mut head: Vec<String> = Vec::new();
    for (zh, en) in [("名称", "name"), ("类别", "kind"), ("席位", "seats")] {
        head.push(language.pick(zh, en).to_owned());
    }
    head.extend(classes.iter().map(|(_, en, zh)| language.pick(zh, en).to_owned()));
    for (zh, en) in [("职务席", "by posts"), ("任务", "tasks"), ("职责", "duties"), ("目标", "targets")]
    {
        head.push(language.pick(zh, en).to_owned());
    }
    head.extend(flows(sum).iter().map(|(_, en, zh)| match language {
        Language::Chinese => format!("{zh}/年"),
        Language::English => format!("{en}/y"),
    }));
    let line = |row: &Row, name: String, what: &str| {
        let mut cells = vec![name, what.to_owned(), row.seat_count().to_string()];
        cells.extend(classes.iter().map(|(class, ..)| seats(row, *class).to_string()));
        cells.extend([row.post_seats, row.tasks, row.work.duties, row.work.targets].map(|n| n.to_string()));
        cells.extend(flows(row).iter().map(|(yearly, ..)| yearly_words(*yearly)));
        cells
    };
    let mut table = vec![head];
    for row in rows {
        let (en, zh) = kind(row.kind);
        let is_twice = rows.iter().filter(|other| other.name == row.name).count() > 1;
        let name = if is_twice { format!("{}（{}）", row.name, row.home) } else { row.name.clone() };
        table.push(line(row, name, language.pick(zh, en)));
    }
    let all_words = language.pick("合计", "total");
    table.push(line(sum, format!("{all_words} {all}"), ""));
    let mut page = columns(&table);
    page.push_str(&match language {
        Language::Chinese => format!(
            "{documents} 份文件，{all} 个机构、单位、职务和个人，列出 {}。\n\
             每年次数：“+2限”是另有 2 次限期一次办的，“+1?”是另有 1 项没有写明多久一次的。\n",
            rows.len()
        ),
        Language::English => format!(
            "{documents} document(s), {all} bodies, units, posts and persons, {} shown.\n\
             Times a year; +2限: two more by a day, once; +1?: one more without a period.\n",
            rows.len()
        ),
    });
    page
}

/// Cells in columns, the first two at the left, numbers at the right, by display width.
fn columns(table: &[Vec<String>]) -> String {
    let count = table.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|at| table.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    let mut page = String::new();
    for row in table {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            if at > 0 {
                line.push_str("  ");
            }
            line.push_str(&if at < 2 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") });
        }
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}

fn seats(row: &Row, class: RoleClass) -> u32 {
    row.seats.get(&class).copied().unwrap_or(0)
}

/// `12+2限+1?`.
fn yearly_words(yearly: Yearly) -> String {
    let mut words = String::new();
    if yearly.times > 0.0 {
        words.push_str(&number(yearly.times));
    }
    let mut add = |count: u32, sign: &str| {
        if count > 0 {
            words.push_str(&format!("{}{count}{sign}", if words.is_empty() { "" } else { "+" }));
        }
    };
    add(yearly.once, "限");
    add(yearly.uncounted, "?");
    if words.is_empty() { "0".to_owned() } else { words }
}

/// 12, 0.5: whole numbers without a point.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    rounded.to_string()
}

fn numbers(row: &Row) -> serde_json::Value {
    let classes: serde_json::Map<String, serde_json::Value> =
        CLASSES.iter().map(|(class, key, _)| ((*key).to_owned(), seats(row, *class).into())).collect();
    let yearly: serde_json::Map<String, serde_json::Value> = flows(row)
        .iter()
        .map(|(y, key, _)| {
            let value = serde_json::json!({"times": y.times, "once": y.once, "uncounted": y.uncounted});
            ((*key).to_owned(), value)
        })
        .collect();
    serde_json::json!({
        "seats": row.seat_count(),
        "by_class": classes,
        "post_seats": row.post_seats,
        "bodies": row.bodies,
        "tasks": row.tasks,
        "duties": row.work.duties,
        "targets": row.work.targets,
        "yearly": yearly,
    })
}

fn json(row: &Row) -> serde_json::Value {
    serde_json::json!({
        "name": row.name,
        "kind": kind(row.kind).0,
        "home": row.home,
        "documents": row.documents,
        "load": numbers(row),
    })
}

fn csv(rows: &[Row], language: Language) -> Result<String, Stop> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads =
        [("名称", "name"), ("类别", "kind"), ("所属", "home"), ("文件数", "documents"), ("席位", "seats")];
    let mut head: Vec<String> = heads.iter().map(|(zh, en)| language.pick(zh, en).to_owned()).collect();
    head.extend(CLASSES.iter().map(|(_, en, zh)| language.pick(zh, en).to_owned()));
    let more = [
        ("职务席", "post_seats"),
        ("机构数", "bodies"),
        ("任务", "tasks"),
        ("职责", "duties"),
        ("目标", "targets"),
    ];
    head.extend(more.iter().map(|(zh, en)| language.pick(zh, en).to_owned()));
    for (_, en, zh) in flows(&total(&[])) {
        head.extend(match language {
            Language::Chinese => [format!("{zh}每年次数"), format!("{zh}限期一次"), format!("{zh}未写明")],
            Language::English => [format!("{en}_times"), format!("{en}_once"), format!("{en}_uncounted")],
        });
    }
    writer.write_record(&head).map_err(Stop::internal)?;
    for row in rows {
        let (en, zh) = kind(row.kind);
        let mut cells = vec![row.name.clone(), language.pick(zh, en).to_owned(), row.home.clone()];
        cells.extend([row.documents, row.seat_count()].map(|n| n.to_string()));
        cells.extend(CLASSES.iter().map(|(class, ..)| seats(row, *class).to_string()));
        let counts = [row.post_seats, row.bodies, row.tasks, row.work.duties, row.work.targets];
        cells.extend(counts.map(|n| n.to_string()));
        for (y, ..) in flows(row) {
            cells.extend([number(y.times), y.once.to_string(), y.uncounted.to_string()]);
        }
        writer.write_record(&cells).map_err(Stop::internal)?;
    }
    let bytes = writer.into_inner().map_err(Stop::internal)?;
    String::from_utf8(bytes).map_err(Stop::internal)
}
