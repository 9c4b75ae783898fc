//! `jizhi graph`.

use super::Console;
use super::arguments::{DrawingFormat, Graph as Arguments};
use super::ask::{Asked, ask};
use super::stop::Stop;
use crate::check::Checker;
use crate::graph::{Drawing, ResponsibilityGraph};
use crate::problem::Problem;
use crate::query::{find, marks};
use crate::report::Exit;
use crate::workspace::Terms;

/// Draws the responsibility graph of one document.
pub(super) fn graph(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let terms = Terms { today: Some(console.today), all_rules: true, ..Terms::default() };
    let paths = std::slice::from_ref(&arguments.path);
    let answers = ask(paths, console, &|asked| draw(arguments, asked, &terms));
    let (found, exit) = match &arguments.around {
        Some(name) => answers.about(name, console)?,
        None => answers.end(console),
    };
    match found.as_slice() {
        [(_, drawing)] => console.give(drawing),
        [] if exit != Exit::Clean => {}
        [] => return Err(Stop::usage("没有找到机制文件（.jz）", "no document (.jz) found")),
        more => {
            let files: Vec<&str> = more.iter().map(|(file, _)| file.as_str()).collect();
            return Err(Stop::usage(
                format!("graph 一次画一份文件，这里有 {} 份：{}", files.len(), files.join("、")),
                format!("graph draws one document; there are {}: {}", files.len(), files.join(", ")),
            ));
        }
    }
    Ok(exit)
}

fn draw(arguments: &Arguments, asked: &Asked<'_>, terms: &Terms) -> Option<String> {
    let graph = ResponsibilityGraph::of(&asked.document.mechanism);
    let around = match &arguments.around {
        Some(name) => Some((find(&graph, &asked.names, name)?, arguments.hops)),
        None => None,
    };
    let problems = if arguments.findings { findings(asked, terms) } else { Vec::new() };
    let marks = marks(&problems);
    let drawing = Drawing { marks: Some(&marks), around, ..Drawing::default() };
    Some(match arguments.format {
        DrawingFormat::Dot => graph.dot_of(&drawing),
        DrawingFormat::Mermaid => graph.mermaid_of(&drawing),
        DrawingFormat::Svg => graph.svg_of(&drawing),
    })
}

/// What the check finds in the document, its permissions and levels applied.
fn findings(asked: &Asked<'_>, terms: &Terms) -> Vec<Problem> {
    let workspace = &asked.project.workspace;
    let mut document = asked.document.clone();
    let checker = Checker::new(workspace.settings().rules.clone(), None);
    checker.check(&mut document, &asked.loaded.text, workspace.vocabulary(), asked.names.clone());
    workspace.judge(&mut document, terms);
    document.problems
}
