//! `jizhi impact`.

use super::Console;
use super::arguments::{AnswerFormat, Impact as Arguments};
use super::ask::{Asked, ask};
use super::stop::Stop;
use crate::graph::{Item, ResponsibilityGraph};
use crate::lower::Context;
use crate::model::{Party, UnitId};
use crate::query::{
    Broken, BrokenKind, ByHand, Change, Impact, Reason, Verified, applied, find, home, impact as answer,
    patch, unified, verify,
};
use crate::report::{Exit, Language};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What happens in one document.
#[derive(Serialize)]
struct Touched {
    region: String,
    /// Whose the party is.
    #[serde(skip)]
    home: String,
    #[serde(flatten)]
    impact: Impact,
    #[serde(flatten)]
    patched: Option<Patched>,
}

/// The text after the change.
#[derive(Serialize)]
struct Patched {
    /// A unified diff; empty when nothing can be changed by a program.
    patch: String,
    by_hand: Vec<ByHand>,
    /// The name of the unit in a register that has to be changed too.
    register: Option<String>,
    /// Whether the file is in TOML form, of which no patch is made.
    toml: bool,
    verified: Option<Verified>,
}

/// Tells what breaks, and how the texts would read.
pub(super) fn impact(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    if let Some(new) = arguments.merge_into.as_ref().or(arguments.rename.as_ref()) {
        let is_name = !new.trim().is_empty() && !new.contains(['\n', '{', '}', '、', '：', '，', '。']);
        if !is_name {
            return Err(Stop::usage(
                format!("“{new}”不能作单位的名称"),
                format!("`{new}` cannot be the name of a unit"),
            ));
        }
    }
    let answers = ask(&arguments.paths, console, &|asked| touched(arguments, asked));
    let (found, exit) = answers.about(&arguments.unit, console)?;
    refuse_several(&found)?;
    match arguments.format {
        AnswerFormat::Json => {
            let documents: Vec<_> = found.iter().map(|(file, touched)| InFile { file, touched }).collect();
            let object = serde_json::json!({
                "version": 1,
                "asked": arguments.unit,
                "change": change(arguments).0,
                "to": arguments.merge_into.as_ref().or(arguments.rename.as_ref()),
                "documents": documents,
            });
            console.give(&(serde_json::to_string_pretty(&object).map_err(Stop::internal)? + "\n"));
        }
        AnswerFormat::Human => {
            let mut text = head(arguments, found.len(), console.language);
            for (file, touched) in &found {
                page(&mut text, file, touched, console.language);
            }
            console.give(&text);
        }
    }
    Ok(exit)
}

#[derive(Serialize)]
struct InFile<'a> {
    file: &'a str,
    #[serde(flatten)]
    touched: &'a Touched,
}

fn touched(arguments: &Arguments, asked: &Asked<'_>) -> Option<Touched> {
    let m = &asked.document.mechanism;
    let graph = ResponsibilityGraph::of(m);
    let subject = find(&graph, &asked.names, &arguments.unit)?;
    let other = arguments.merge_into.as_ref().map(|name| find(&graph, &asked.names, name));
    let change = match (&arguments.rename, other) {
        (Some(_), _) => Change::Renamed,
        (_, Some(other)) => Change::MergedInto(other),
        _ => Change::Abolished,
    };
    let line = |span| asked.line(span);
    let level = |id: UnitId| m.unit(id).and_then(|unit| unit.level);
    let home = match subject {
        Item::Unit(id) => home(&asked.names, level(id)),
        Item::Party(Party::Post { unit: Some(id), .. }) => home(&asked.names, level(*id)),
        Item::Party(_) => asked.region().to_owned(),
        _ => format!("{}　{}", asked.region(), asked.loaded.shown),
    };
    let new = arguments.merge_into.as_ref().or(arguments.rename.as_ref());
    let patched = match (subject, new) {
        (Item::Unit(unit), Some(new)) => Some(patched(asked, unit, new.trim(), other.flatten())),
        _ => None,
    };
    let impact = answer(&graph, subject, change, &line);
    Some(Touched { region: asked.region().to_owned(), home, impact, patched })
}

fn patched(asked: &Asked<'_>, unit: UnitId, new: &str, other: Option<Item<'_>>) -> Patched {
    let m = &asked.document.mechanism;
    let old = m.unit(unit).map_or("", |unit| unit.name.as_str());
    let other = match other {
        Some(Item::Unit(id)) => Some(id),
        _ => None,
    };
    let registered = asked.names.find(old).and_then(|found| asked.names.registered(&found));
    let register = registered.map(|unit| unit.name.to_string());
    let line = |span| asked.line(span);
    let made = patch(m, &asked.loaded.text, &asked.names, unit, (new, other), &line);
    if asked.loaded.written().1.is_some() {
        return Patched { patch: String::new(), by_hand: made.by_hand, register, toml: true, verified: None };
    }
    let before = asked.loaded.text.as_str();
    let after = applied(before, &made.edits);
    let workspace = &asked.project.workspace;
    let context = Context { vocabulary: workspace.vocabulary(), registry: workspace.registry() };
    let verified = verify(before, &after, (old, new), &context, &workspace.settings().rules);
    Patched {
        patch: unified(&asked.loaded.shown, before, &after),
        by_hand: made.by_hand,
        register,
        toml: false,
        verified: Some(verified),
    }
}

/// Two units of one name in different places are not abolished at once.
fn refuse_several(found: &[(String, Touched)]) -> Result<(), Stop> {
    let homes: BTreeSet<&str> = found.iter().map(|(_, touched)| touched.home.as_str()).collect();
    if homes.len() < 2 {
        return Ok(());
    }
    let all: Vec<String> = homes
        .iter()
        .map(|home| {
            let files =
                found.iter().filter(|(_, touched)| touched.home == **home).map(|(file, _)| file.as_str());
            format!("  {home}：{}", files.collect::<Vec<_>>().join("、"))
        })
        .collect();
    let all = all.join("\n");
    Err(Stop::usage(
        format!("同名的不止一个，请只写其中一个所在的文件：\n{all}"),
        format!("there is more than one of that name; give only the files of one:\n{all}"),
    ))
}

fn change(arguments: &Arguments) -> (&'static str, String, String) {
    let unit = &arguments.unit;
    match (&arguments.merge_into, &arguments.rename) {
        (Some(other), _) => ("merge", format!("{unit}并入{other}"), format!("{unit} is merged into {other}")),
        (_, Some(new)) => ("rename", format!("{unit}改名为{new}"), format!("{unit} is renamed {new}")),
        _ => ("abolish", format!("{unit}撤销"), format!("{unit} is abolished")),
    }
}

fn head(arguments: &Arguments, files: usize, language: Language) -> String {
    let (_, zh, en) = change(arguments);
    match language {
        Language::Chinese => format!("{zh}：涉及 {files} 份文件\n\n"),
        Language::English => format!("{en}: {files} document(s) touched\n\n"),
    }
}

fn page(page: &mut String, file: &str, touched: &Touched, language: Language) {
    let Impact { name, mentions, seats, shared, broken } = &touched.impact;
    // Writing into a string does not fail.
    let _ = match language {
        Language::Chinese => writeln!(
            page,
            "{file}　{}\n  {name}：提到 {mentions} 处，席位 {seats} 个，参与的职责、报送和目标 {shared} 项",
            touched.region
        ),
        Language::English => writeln!(
            page,
            "{file}　{}\n  {name}: named in {mentions} places, {seats} seats, takes part in {shared} duties, flows and targets",
            touched.region
        ),
    };
    if broken.is_empty() {
        let nothing = language.pick("没有因此断掉的", "nothing breaks");
        let _ = writeln!(page, "  {nothing}");
    }
    for same in broken.chunk_by(|a, b| a.kind == b.kind) {
        if let Some(first) = same.first() {
            let _ = writeln!(page, "  {} {}", heading(first.kind, language), same.len());
        }
        same.iter().for_each(|broken| write_broken(page, file, broken));
    }
    page.push('\n');
    if let Some(patched) = &touched.patched {
        write_patched(page, file, patched, language);
    }
}

fn write_broken(page: &mut String, file: &str, broken: &Broken) {
    let of = if broken.of.is_empty() { String::new() } else { format!("{}　", broken.of) };
    let clause = if broken.clause.is_empty() { String::new() } else { format!("　{}", broken.clause) };
    let _ = writeln!(page, "    {of}{}{clause}　{file}:{}", broken.what, broken.line);
}

fn write_patched(page: &mut String, file: &str, patched: &Patched, language: Language) {
    page.push_str(&patched.patch);
    if !patched.patch.is_empty() {
        page.push('\n');
    }
    if patched.toml {
        let words = language.pick(
            "  TOML 形式的文件不出补丁；先用 jizhi convert 转成 .jz",
            "  no patch for the TOML form; turn it into .jz with jizhi convert",
        );
        let _ = writeln!(page, "{words}");
    }
    if !patched.by_hand.is_empty() {
        let _ = writeln!(page, "  {}", language.pick("要由人来改", "to be changed by hand"));
    }
    for left in &patched.by_hand {
        let _ = writeln!(page, "    {file}:{}　{}　{}", left.line, left.words, reason(left.reason, language));
    }
    if let Some(name) = &patched.register {
        let _ = match language {
            Language::Chinese => writeln!(page, "  单位名录里的“{name}”也要改，旧名写进 former"),
            Language::English => {
                writeln!(page, "  change `{name}` in the register too; the old name goes to former")
            }
        };
    }
    if let Some(verified) = &patched.verified {
        write_verified(page, verified, language);
    }
    page.push('\n');
}

fn write_verified(page: &mut String, verified: &Verified, language: Language) {
    let all_well = language.pick(
        "按补丁改后重新检查：没有新问题，不再提到旧单位，别的单位没有变",
        "checked again with the patch: no new problem, the old unit is gone, all others are as before",
    );
    if verified.is_clean() {
        let _ = writeln!(page, "  {all_well}");
        return;
    }
    let _ = writeln!(page, "  {}", language.pick("按补丁改后重新检查：", "checked again with the patch:"));
    if !verified.old_is_gone {
        let _ = writeln!(page, "    {}", language.pick("仍然提到旧单位", "the old unit is still named"));
    }
    for (names, zh, en) in
        [(&verified.lost, "不再提到", "no longer named"), (&verified.gained, "多出", "newly named")]
    {
        if !names.is_empty() {
            let _ = writeln!(page, "    {} {}", language.pick(zh, en), names.join("、"));
        }
    }
    for (code, message) in &verified.new_problems {
        let _ = writeln!(page, "    {code}　{}", language.of(message));
    }
}

fn reason(reason: Reason, language: Language) -> &'static str {
    let (zh, en) = match reason {
        Reason::Post => ("职务的叫法要跟着定", "the title of the post may change"),
        Reason::Title => ("书名号里是文件的原名", "the title of a document"),
        Reason::Header => ("公文要素，由发文机关定", "an element of the official document"),
        Reason::BodyName => ("机构名称里带着它", "part of the name of a body"),
        Reason::Scope => ("后面括号里的范围要有着落", "the limit in brackets behind it must go somewhere"),
        Reason::Comment => ("注释", "a comment"),
        Reason::Unclear => ("认不准是不是它", "may be another"),
    };
    language.pick(zh, en)
}

fn heading(kind: BrokenKind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        BrokenKind::Head => ("没有了负责人", "left without a head"),
        BrokenKind::Lead => ("没有了牵头单位", "left without a lead"),
        BrokenKind::Responsible => ("没有了责任单位", "left without anybody responsible"),
        BrokenKind::Host => ("没有了所在单位", "left without a host"),
        BrokenKind::Direction => ("领域没有人牵头", "fields without a lead"),
        BrokenKind::Duty => ("职责没有人承担", "duties without an owner"),
        BrokenKind::Flow => ("没有人报送、开会或考核", "flows without anybody who acts"),
        BrokenKind::Recipient => ("报送没有对象", "flows that go to nobody"),
        BrokenKind::Target => ("目标没有人承担", "targets without an owner"),
        BrokenKind::Funding => ("经费没有来处或去处", "money from nobody or to nobody"),
        BrokenKind::CutOff => ("和机制断开", "cut off from the head"),
        BrokenKind::TwoSeats => ("合并后一家占两席", "two seats of one unit after the merger"),
        BrokenKind::ToItself => ("合并后自己报给自己", "reports to itself after the merger"),
    };
    language.pick(zh, en)
}
