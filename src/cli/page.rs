//! `jizhi page`.

use super::Console;
use super::arguments::{AnswerFormat, Page as Arguments};
use super::check::give;
use super::disk::DiskLoader;
use super::stop::Stop;
use crate::page::{Measure, Page, Value};
use crate::report::{Exit, Language, Report};
use crate::workspace::{FileProblems, SETTINGS_FILE, Workspace};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// Prints the measures of a workspace's page.
pub(super) fn page(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let asked = console.folder.join(&arguments.path);
    let page = match root(&asked) {
        Some(root) => match Workspace::open(&DiskLoader::new(root.clone())) {
            Ok(workspace) => workspace.page().clone(),
            Err(faults) => return Ok(refuse(faults, &root, arguments, console)),
        },
        None if asked.exists() => Page::default(),
        None => {
            let name = arguments.path.display();
            return Err(Stop::absent(format!("没有 {name}"), format!("there is no {name}")));
        }
    };
    let listed: Vec<&Measure> =
        page.list().iter().filter(|measure| !arguments.diff || measure.is_changed()).collect();
    match arguments.format {
        AnswerFormat::Human => {
            let text = human(&listed, arguments.diff, console.language);
            console.give(&text);
        }
        AnswerFormat::Json => {
            let rows: Vec<serde_json::Value> = listed.iter().map(|measure| json(measure)).collect();
            let object = serde_json::json!({ "version": 1, "measures": rows });
            console.give(&(serde_json::to_string_pretty(&object).map_err(Stop::internal)? + "\n"));
        }
    }
    Ok(Exit::Clean)
}

/// The nearest folder with settings, at or above a path.
fn root(path: &Path) -> Option<PathBuf> {
    let real = path.canonicalize().ok()?;
    real.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()).map(Path::to_path_buf)
}

/// Tells why the settings cannot be followed.
fn refuse(faults: Vec<FileProblems>, root: &Path, arguments: &Arguments, console: &mut Console<'_>) -> Exit {
    let folder = console.folder.canonicalize().unwrap_or_else(|_| console.folder.clone());
    let prefix = super::project::prefix(&folder, root);
    let below = |mut file: FileProblems| {
        file.file.insert_str(0, &prefix);
        file
    };
    let report = Report { files: faults.into_iter().map(below).collect(), ..Report::default() };
    let format = match arguments.format {
        AnswerFormat::Human => super::arguments::Format::Human,
        AnswerFormat::Json => super::arguments::Format::Json,
    };
    give(&report, format, console);
    Exit::of_build(report.tally())
}

fn human(measures: &[&Measure], diff: bool, language: Language) -> String {
    if measures.is_empty() {
        let words = language.pick("版面和标准一样，什么也没有改。", "The page is that of the standard.");
        return format!("{words}\n");
    }
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    let mut table = vec![vec![
        pick("量", "measure"),
        pick("键", "key"),
        pick("值", "value"),
        pick("标准", "standard"),
        pick("条款", "clause"),
        pick("力度", "strength"),
        pick("允许偏差", "tolerance"),
        pick("", ""),
    ]];
    table.extend(measures.iter().map(|measure| {
        let (zh, en) = measure.strength.words();
        vec![
            measure.name.clone(),
            measure.key.clone(),
            measure.shown(),
            if measure.is_changed() { measure.with_unit(&measure.standard) } else { String::new() },
            if measure.clause.is_empty() { "—".to_owned() } else { measure.clause.clone() },
            pick(zh, en),
            measure.shown_tolerance(),
            remark(measure, language),
        ]
    }));
    let mut page = columns(&table);
    let changed = measures.iter().filter(|measure| measure.is_changed()).count();
    let off = measures.iter().filter(|measure| !measure.is_allowed()).count();
    page.push_str(&match language {
        Language::Chinese if diff => format!("改了 {changed} 项，其中 {off} 项超出标准允许的偏差。\n"),
        Language::Chinese => format!("{} 项，改了 {changed} 项，超出允许偏差 {off} 项。\n", measures.len()),
        Language::English => {
            format!("{} measures, {changed} changed, {off} off the standard.\n", measures.len())
        }
    });
    page
}

/// Who changed a measure, and whether the standard allows it.
fn remark(measure: &Measure, language: Language) -> String {
    if !measure.is_changed() {
        return String::new();
    }
    let by = measure.set_by.as_deref().unwrap_or_default();
    let (zh, en) = if measure.is_allowed() {
        ("改了，在允许范围内", "changed, allowed")
    } else {
        ("改了，超出允许偏差", "changed, off the standard")
    };
    format!("{}（{by}）", language.pick(zh, en))
}

fn json(measure: &Measure) -> serde_json::Value {
    serde_json::json!({
        "key": measure.key,
        "name": measure.name,
        "value": value(&measure.value),
        "standard": value(&measure.standard),
        "unit": measure.unit.map(crate::page::Unit::sign),
        "clause": measure.clause,
        "strength": measure.strength,
        "tolerance": measure.shown_tolerance(),
        "changed": measure.is_changed(),
        "allowed": measure.is_allowed(),
        "set_by": measure.set_by,
        "note": measure.note,
    })
}

fn value(value: &Value) -> serde_json::Value {
    match value {
        Value::Flag(flag) => (*flag).into(),
        Value::Word(word) => word.as_str().into(),
        // Thousandths have at most three places, so this is the number as written.
        Value::Number(_) => value.shown().parse::<f64>().map_or(serde_json::Value::Null, Into::into),
    }
}

/// Cells in columns, by display width.
fn columns(table: &[Vec<String>]) -> String {
    let count = table.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |at: usize| table.iter().filter_map(move |row| row.get(at));
    let widths: Vec<usize> =
        (0..count).map(|at| cells(at).map(|cell| cell.width()).max().unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let padded =
            cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width().min(*width))));
        format!("{}\n", padded.collect::<Vec<_>>().join("  ").trim_end())
    };
    table.iter().map(line).collect()
}
