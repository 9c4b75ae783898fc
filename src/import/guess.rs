//! What had to be guessed, as findings on the draft, and a register for the names that nobody knows.

use super::header::Guessed;
use crate::lower::{Compiled, Context, compile};
use crate::model::{Clause, DutyKind, Mechanism, SeatOf, Unit, UnitKind};
use crate::problem::Problem;
use crate::registry::RegionNames;
use crate::source::{SourceText, Span};
use std::fmt::Write;

/// Findings and register.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    pub problems: Vec<Problem>,
    pub register: Option<String>,
}

/// Looks at a finished draft.
pub(super) fn doubts(
    text: &str,
    guessed: &Guessed,
    names: &RegionNames<'_>,
    context: &Context<'_>,
) -> Doubts {
    let source = SourceText::new(text.to_owned());
    let Compiled { mechanism, mut problems, .. } = compile(&source, context);
    problems.extend(guessed.doubtful.iter().map(|key| header(text, key)));
    classes(&mechanism, context, &mut problems);
    seats(&mechanism, &mut problems);
    carriers(&mechanism, &mut problems);
    let unknown: Vec<&Unit> = mechanism.units.iter().filter(|u| is_unknown(u)).collect();
    // More than these nobody reads, and finding the nearest names takes long.
    problems.extend(unknown.iter().take(100).filter_map(|unit| unknown_unit(unit, names)));
    problems.sort_by_key(|p| (p.span, p.code));
    Doubts { problems, register: register(&unknown, &guessed.region) }
}

/// A value of the header that is a guess.
fn header(text: &str, key: &str) -> Problem {
    let start = text.find(&format!("{key}：")).unwrap_or(0);
    let line = text.get(start..).and_then(|t| t.lines().next()).unwrap_or("");
    let span = Span::new(start, start + line.len());
    let (zh, en, help, help_en) = match key {
        "地区" => (
            "地区是猜的：发文机关的名字有几个地方共用，或者没有写全",
            "the region is a guess: several places bear the name of the issuing organ, or it is not written in full",
            "改成省、市、县连写的全名；再导入时也可以用 --region 指定",
            "write province, city and county in one; or name it with --region",
        ),
        "文种" => (
            "文种是猜的：标题和开头都没有说",
            "the kind of document is a guess: neither title nor opening tells",
            "可以是通知、意见、决定等15种之一，请核对",
            "one of the fifteen kinds, such as 通知, 意见, 决定; please check",
        ),
        _ => (
            "机制名称是猜的：标题没有说建立什么",
            "the name of the mechanism is a guess: no title tells it",
            "写上这份文件建立的机制或机构的全称",
            "write the full name of what the document sets up",
        ),
    };
    Problem::warning("guessed-header", span, zh, en).help(help, help_en)
}

/// Bodies whose class their own name does not tell.
fn classes(mechanism: &Mechanism, context: &Context<'_>, problems: &mut Vec<Problem>) {
    for body in mechanism.bodies.iter().filter(|b| !b.open) {
        let name = body.name.value.as_str();
        if name.ends_with(&body.class) {
            continue;
        }
        let others = context
            .vocabulary
            .names()
            .filter(|n| name.ends_with(*n) || n.ends_with(name.chars().next_back().unwrap_or('组')));
        let class = |n: &&str| matches!(context.vocabulary.label(n), Some(crate::vocabulary::Label::Class(c)) if !c.open);
        let others: Vec<&str> = others.filter(class).filter(|n| *n != body.class).take(3).collect();
        problems.push(
            Problem::hint(
                "guessed-class",
                body.name.span,
                format!("“{name}”当作“{}”，因为上面的标题这样统称", body.class),
                format!("`{name}` is taken for a `{}`, as the heading above calls them together", body.class),
            )
            .help(
                format!("也可能是：{}", others.join("、")),
                format!("it may also be one of {}", others.join(", ")),
            ),
        );
    }
}

/// Seats of the mechanism as a whole, although it has bodies: told once for each clause.
fn seats(mechanism: &Mechanism, problems: &mut Vec<Problem>) {
    let bodies = some_bodies(mechanism);
    if bodies.is_empty() {
        return;
    }
    let mut told = None;
    for seat in mechanism.seats.iter().filter(|seat| seat.of == SeatOf::Mechanism) {
        if told == Some(&seat.clause) {
            continue;
        }
        told = Some(&seat.clause);
        let (role, holder) = (&seat.role, &seat.holder.text);
        problems.push(
            Problem::hint(
                "guessed-seat",
                seat.holder.span,
                format!("“{role}：{holder}”看不出属于哪个机构，算到整个机制头上"),
                format!(
                    "no body is told for `{role}：{holder}`; it is taken for a seat of the whole mechanism"
                ),
            )
            .help(
                format!("也可能属于：{bodies}；是的话，把名单移到它的标题下面"),
                format!("it may belong to {bodies}; if so, move the roster below its heading"),
            ),
        );
    }
}

/// The first bodies that have a roster, for a choice.
fn some_bodies(mechanism: &Mechanism) -> String {
    let closed = mechanism.bodies.iter().filter(|b| !b.open);
    closed.take(3).map(|b| b.name.value.as_str()).collect::<Vec<_>>().join("、")
}

/// A duty that nobody is seen to carry out.
const DUTY: &str = "guessed-duty";
/// A report or a meeting likewise.
const FLOW: &str = "guessed-flow";

/// Words taken for a duty or a flow of which nobody is seen to carry it out: told once for each clause.
fn carriers(mechanism: &Mechanism, problems: &mut Vec<Problem>) {
    let duties = mechanism
        .duties
        .iter()
        .filter(|d| d.owners.is_empty() && d.of == SeatOf::Mechanism && d.kind != DutyKind::Forbidden)
        .map(|d| (&d.clause, d.span, d.text.as_str()));
    let flows = mechanism
        .flows
        .iter()
        .filter(|f| f.from.is_empty() && f.of == SeatOf::Mechanism)
        .map(|f| (&f.clause, f.span, f.text.as_str()));
    let bodies = some_bodies(mechanism);
    unclaimed(DUTY, ("职责", "a duty"), &bodies, duties, problems);
    unclaimed(FLOW, ("报送、会议一类的事", "a report or a meeting"), &bodies, flows, problems);
}

fn unclaimed<'m>(
    code: &'static str,
    (what, what_en): (&str, &str),
    bodies: &str,
    found: impl Iterator<Item = (&'m Clause, Span, &'m str)>,
    problems: &mut Vec<Problem>,
) {
    let mut told = None;
    for (clause, span, text) in found {
        if told == Some(clause) {
            continue;
        }
        told = Some(clause);
        let words: String = text.chars().take(16).collect();
        let dots = if words.len() < text.len() { "……" } else { "" };
        let may_be = if bodies.is_empty() { "前面提到的单位" } else { bodies };
        problems.push(
            Problem::hint(
                code,
                span,
                format!("“{words}{dots}”当作{what}，看不出由谁办"),
                format!("`{words}` is taken for {what_en}; nobody is seen to carry it out"),
            )
            .help(
                format!("也可能由{may_be}办：用“承担”标出来；只是一般要求的，去掉花括号"),
                format!("it may be for {may_be}: mark who carries it; a mere request needs no braces"),
            ),
        );
    }
}

fn is_unknown(unit: &Unit) -> bool {
    !unit.known && unit.kind == UnitKind::Named
}

/// A name that neither the catalogue nor a register knows.
fn unknown_unit(unit: &Unit, names: &RegionNames<'_>) -> Option<Problem> {
    let span = unit.mentions.first().copied()?;
    let surface = unit.surfaces.first().map_or(unit.name.as_str(), |s| s.as_str());
    let near = names.misspelt(surface, |_| true);
    let problem = Problem::hint(
        "guessed-unit",
        span,
        format!("“{surface}”不在名录里，按单位“{}”处理", unit.name),
        format!("`{surface}` is in no register; it is taken for the unit `{}`", unit.name),
    );
    Some(match near {
        Some(near) => problem.help(
            format!("可能是“{near}”；如果就是这个名字，写进名录（units.toml）"),
            format!("it may be `{near}`; if the name is right, enter it in the register (units.toml)"),
        ),
        None => problem.help(
            "如果名字没有认错，写进名录（units.toml），以后就认得",
            "if the name is right, enter it in the register (units.toml)",
        ),
    })
}

/// A register of the names that stand more than once and that nobody knows.
fn register(unknown: &[&Unit], region: &str) -> Option<String> {
    let repeated: Vec<&&Unit> = unknown.iter().filter(|u| u.mentions.len() > 1).collect();
    if repeated.is_empty() {
        return None;
    }
    let mut text = format!("# {region}：导入时见到的、名录里没有的单位。核对后并入本地区的名录。\n");
    for unit in repeated {
        let name = toml_string(&unit.name);
        let _ = write!(text, "\n[[unit]]\nname = {name}\n");
        let short: Vec<String> = unit
            .surfaces
            .iter()
            .filter(|s| s.as_str() != unit.name.as_str())
            .map(|s| toml_string(s))
            .collect();
        if !short.is_empty() {
            let _ = writeln!(text, "short = [{}]", short.join(", "));
        }
    }
    Some(text)
}

fn toml_string(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}
