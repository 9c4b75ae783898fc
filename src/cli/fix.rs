//! `jizhi check --fix`.

use super::Console;
use super::disk::read_bytes;
use super::project::{Loaded, Project};
use super::repair::{Repaired, repair};
use super::stop::Stop;
use super::survey::{Briefs, View};
use super::write::replace;
use crate::problem::{Message, Problem};
use crate::source::{SourceText, Span};
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
    let repaired: Vec<(&Loaded, Repaired, Vec<Span>)> = documents
        .into_par_iter()
        .map(|candidate @ (project, loaded, briefs)| {
            let look = |text: &SourceText| project.tell_of(loaded, text.clone(), briefs, view);
            let repaired = repair(loaded.written().0, mode.also_unsafe, &look);
            let lost = lost(candidate, &repaired.text, mode, view);
            (loaded, repaired, lost)
        })
        .collect();
    let (mut fixes, mut files) = (0, 0);
    for (loaded, repaired, lost) in &repaired {
        refusals(&loaded.shown, repaired, console);
        left_alone(&loaded.shown, &repaired.text, lost, console);
        if repaired.applied == 0 {
            continue;
        }
        if mode.dry_run {
            console.give(&diff(&loaded.shown, loaded.written().0.as_str(), repaired.text.as_str()));
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

/// Places of a document in TOML form whose fixes cannot be made there.
fn lost((project, loaded, briefs): Candidate<'_>, text: &SourceText, mode: Mode, view: &View) -> Vec<Span> {
    if loaded.written().1.is_none() {
        return Vec::new();
    }
    let after = loaded.with_text(text.clone());
    let made = project.tell_made(&after, briefs, view);
    let wanted = |p: &&Problem| p.fix.as_ref().is_some_and(|fix| fix.safe || mode.also_unsafe);
    after.lost(made.iter().filter(wanted))
}

/// Says so.
fn left_alone(shown: &str, text: &SourceText, lost: &[Span], console: &mut Console<'_>) {
    let Some(first) = lost.first() else { return };
    let line = text.line_column(first.start as usize).line;
    let (here, fixes) = match lost.len() {
        1 => ("这里".to_owned(), "this fix reaches".to_owned()),
        count => (format!("这里等 {count} 处"), format!("{count} fixes, this one first, reach")),
    };
    let told = Message::new(
        format!(
            "{shown}:{line}：{here}的改法出了字符串，TOML 形式里没有改；请自己改，或者转成文本来改：jizhi convert {shown}"
        ),
        format!(
            "{shown}:{line}: {fixes} beyond a string of the TOML form; make it yourself, or in the text form: jizhi convert {shown}"
        ),
    );
    tell(&told, console);
}

/// Writes a text where it came from; false when something else stands there by now.
fn write(loaded: &Loaded, text: &SourceText) -> Result<bool, Stop> {
    let there = read_bytes(&loaded.disk).map_err(|problem| Stop::unreadable(&loaded.shown, &problem))?;
    let marked = there.starts_with(MARK);
    let body = there.get(if marked { MARK.len() } else { 0 }..).unwrap_or(&[]);
    if body != loaded.written().0.as_str().as_bytes() {
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
