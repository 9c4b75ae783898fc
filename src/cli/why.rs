//! `jizhi why`.

use super::Console;
use super::arguments::{AnswerFormat, Why as Arguments};
use super::ask::ask;
use super::stop::Stop;
use crate::graph::ResponsibilityGraph;
use crate::query::{Chain, Fact, FactKind, Why, find, why as answer};
use crate::report::{Exit, Language};
use serde::Serialize;
use std::fmt::Write;

/// What one document says.
#[derive(Serialize)]
struct Said {
    region: String,
    #[serde(flatten)]
    why: Why,
}

/// Tells everything that the documents say of a unit.
pub(super) fn why(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let answers = ask(&arguments.paths, console, &|asked| {
        let graph = ResponsibilityGraph::of(&asked.document.mechanism);
        let subject = find(&graph, &asked.names, &arguments.unit)?;
        let line = |span| asked.line(span);
        Some(Said { region: asked.region().to_owned(), why: answer(&graph, subject, &line) })
    });
    let (found, exit) = answers.about(&arguments.unit, console)?;
    match arguments.format {
        AnswerFormat::Json => {
            let documents: Vec<_> = found.iter().map(|(file, said)| InFile { file, said }).collect();
            let object = serde_json::json!({ "version": 1, "asked": arguments.unit, "documents": documents });
            console.give(&(serde_json::to_string_pretty(&object).map_err(Stop::internal)? + "\n"));
        }
        AnswerFormat::Human => {
            let page: String = found.iter().map(|(file, said)| page(file, said, console.language)).collect();
            console.give(&page);
        }
    }
    Ok(exit)
}

#[derive(Serialize)]
struct InFile<'a> {
    file: &'a str,
    #[serde(flatten)]
    said: &'a Said,
}

fn page(file: &str, said: &Said, language: Language) -> String {
    let mut page = String::new();
    let why = &said.why;
    // Writing into a string does not fail.
    let _ = write!(page, "{}", why.name);
    if !why.surfaces.is_empty() {
        let also = language.pick("也写作：", "also: ");
        let _ = write!(page, "（{also}{}）", why.surfaces.join("、"));
    }
    let _ = write!(page, "　{file}");
    if !said.region.is_empty() {
        let _ = write!(page, "　{}", said.region);
    }
    page.push('\n');
    if why.facts.is_empty() {
        let nothing = language.pick(
            "  文件提到它，但没有给它席位、职责、目标和经费",
            "  named, and given no seat, duty, target or money",
        );
        let _ = writeln!(page, "{nothing}");
    }
    for facts in why.facts.chunk_by(|a, b| a.kind == b.kind) {
        if let Some(first) = facts.first() {
            let _ = writeln!(page, "  {} {}", heading(first.kind, language), facts.len());
        }
        // Facts of one place have one chain; it is shown below the last of them.
        for same in facts.chunk_by(|a, b| a.chain == b.chain) {
            same.iter().for_each(|fact| write_fact(&mut page, file, fact, language));
            if let Some(last) = same.last() {
                let _ = writeln!(page, "      ↳ {}", chain_words(last, language));
            }
        }
    }
    page.push('\n');
    page
}

fn write_fact(page: &mut String, file: &str, fact: &Fact, language: Language) {
    let _ = write!(page, "    ");
    if !fact.of.is_empty() {
        let _ = write!(page, "{}　", fact.of);
    }
    let _ = write!(page, "{}", fact.what);
    if let Some(via) = &fact.via {
        let _ = write!(page, "（{}{via}）", language.pick("经由：", "by: "));
    }
    let clause = if fact.clause.is_empty() { String::new() } else { format!("　{}", fact.clause) };
    let _ = writeln!(page, "{clause}　{file}:{}", fact.line);
}

fn chain_words(fact: &Fact, language: Language) -> String {
    let none =
        || language.pick("从机制负责人那里没有链条通到这里", "no chain from the head of the mechanism");
    fact.chain.as_ref().map_or_else(|| none().to_owned(), drawn)
}

/// 副市长 ─组长→ 招商一组 ─牵头单位→ 市商务局.
fn drawn(chain: &Chain) -> String {
    let mut words = chain.head.clone();
    for step in &chain.steps {
        let _ = if step.by.is_empty() {
            write!(words, " → {}", step.to)
        } else {
            write!(words, " ─{}→ {}", step.by, step.to)
        };
    }
    words
}

fn heading(kind: FactKind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        FactKind::Seat => ("席位", "seats"),
        FactKind::Holder => ("组成", "members"),
        FactKind::Host => ("所设机构", "hosts"),
        FactKind::Direction => ("领域", "fields"),
        FactKind::Duty => ("职责", "duties"),
        FactKind::Flow => ("报送、会议、考核", "reports, meetings, assessments"),
        FactKind::Received => ("收到、参加、受检查", "received, attended, undergone"),
        FactKind::Target => ("目标", "targets"),
        FactKind::Deliverable => ("成果", "deliverables"),
        FactKind::Due => ("期限", "deadlines"),
        FactKind::Funding => ("经费", "funding"),
        FactKind::Incentive => ("奖惩", "rewards and penalties"),
    };
    language.pick(zh, en)
}
