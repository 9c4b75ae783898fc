//! `jizhi check --fix`.

use super::Console;
use super::disk::read_bytes;
use super::project::{Loaded, Project};
use super::repair::{Repaired, repair};
use super::stop::Stop;
use super::survey::{Briefs, View};
use super::walk::{FileForm, form};
use super::write::replace;
use crate::problem::Message;
use crate::source::SourceText;
use rayon::prelude::*;
use similar::TextDiff;

/// What to do with fixes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    /// Make those, too, that may change what the text says.
    pub also_unsafe: bool,
    /// Print the changes as a unified diff and write nothing.
    pub dry_run: bool,
}

/// A document that may be changed, with its workspace and what the others there say.
type Candidate<'a> = (&'a Project, &'a Loaded, &'a Briefs);

/// Byte-order mark; not part of a text, but of the file it goes back to.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Makes the fixes of all documents, a whole file at a time, and says how many.
pub(super) fn fix(
    projects: &[Project],
    mode: Mode,
    view: &View,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    // What the others say stays as it was; the check that follows sees them as they are by then.
    let known: Vec<(&Project, Briefs)> = projects.iter().map(|p| (p, p.briefs(view.as_of))).collect();
    let documents: Vec<Candidate<'_>> =
        known.iter().flat_map(|(p, briefs)| p.documents.iter().map(move |d| (*p, d, briefs))).collect();
    let (tables, texts): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|(_, loaded, _)| form(&loaded.disk) == Some(FileForm::Toml));
    let repaired: Vec<(&Loaded, Repaired)> = texts
        .into_par_iter()
        .map(|(project, loaded, briefs)| {
            let look = |text: &SourceText| project.tell_of(loaded, text.clone(), briefs, view);
            (loaded, repair(&loaded.text, mode.also_unsafe, &look))
        })
        .collect();
    let (mut fixes, mut files) = (0, 0);
    for (loaded, repaired) in &repaired {
        refusals(&loaded.shown, repaired, console);
        if repaired.applied == 0 {
            continue;
        }
        if mode.dry_run {
            console.give(&diff(&loaded.shown, loaded.text.as_str(), repaired.text.as_str()));
        } else if !write(loaded, &repaired.text)? {
            let told = Message::new(
                format!("{}：刚刚被别的程序改动，没有动它。再运行一次。", loaded.shown),
                format!("{}: another program has just changed it; left alone. Run again.", loaded.shown),
            );
            tell(&told, console);
            continue;
        }
        fixes += repaired.applied;
        files += 1;
    }
    count(fixes, files, mode, console);
    left_alone(&tables, view, console);
    Ok(())
}

fn tell(message: &Message, console: &mut Console<'_>) {
    let line = console.language.of(message).to_owned();
    console.say(&line);
}

fn count(fixes: usize, files: usize, mode: Mode, console: &mut Console<'_>) {
    tell(
        &match mode.dry_run {
            true => Message::new(
                format!("可以改 {fixes} 处，{files} 份文件；什么也没有写"),
                format!("would fix {fixes} in {files} files; nothing was written"),
            ),
            false => Message::new(
                format!("改了 {fixes} 处，{files} 份文件"),
                format!("fixed {fixes} in {files} files"),
            ),
        },
        console,
    );
}

/// Says which fixes were not made.
fn refusals(shown: &str, repaired: &Repaired, console: &mut Console<'_>) {
    for problem in &repaired.refused {
        let line = repaired.text.line_column(problem.span.start as usize).line;
        let code = problem.code;
        let told = Message::new(
            format!("{shown}:{line}：{code} 的改法会带来新的错误，没有改；请自己改"),
            format!("{shown}:{line}: the fix of {code} would bring a new error and was not made"),
        );
        tell(&told, console);
    }
}

/// Says that documents in TOML form with something to fix were left alone.
fn left_alone(tables: &[Candidate<'_>], view: &View, console: &mut Console<'_>) {
    let faulty = tables.iter().filter(|(project, loaded, briefs)| {
        !project.tell_of(loaded, loaded.text.clone(), briefs, view).is_empty()
    });
    let names: Vec<&str> = faulty.map(|(_, loaded, _)| loaded.shown.as_str()).collect();
    let Some(first) = names.first() else { return };
    let count = names.len();
    let told = Message::new(
        format!(
            "{count} 份 TOML 形式的文件没有动（{first} 等）：改法是按 .jz 文本写的。先转成文本：jizhi convert {first}"
        ),
        format!(
            "{count} files in TOML form were left alone ({first} …): fixes speak of the text form; run jizhi convert {first} first"
        ),
    );
    tell(&told, console);
}

/// Writes a text where it came from; false when something else stands there by now.
fn write(loaded: &Loaded, text: &SourceText) -> Result<bool, Stop> {
    let there = read_bytes(&loaded.disk).map_err(|problem| Stop::unreadable(&loaded.shown, &problem))?;
    let marked = there.starts_with(MARK);
    let body = there.get(if marked { MARK.len() } else { 0 }..).unwrap_or(&[]);
    if body != loaded.text.as_str().as_bytes() {
        return Ok(false);
    }
    let mut bytes = if marked { MARK.to_vec() } else { Vec::new() };
    bytes.extend_from_slice(text.as_str().as_bytes());
    replace(&loaded.disk, &bytes).map_err(|error| Stop::cannot_write(&loaded.shown, &error))?;
    Ok(true)
}

/// A change as `patch` and `git apply` read it.
fn diff(shown: &str, before: &str, after: &str) -> String {
    let name = shown.trim_start_matches('/');
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{name}"), &format!("b/{name}"))
        .to_string()
}
