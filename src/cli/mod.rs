//! The command line: one file a verb. The only room that prints, touches the disk or reads a clock.
//!
//! In: arguments and a [`Console`]. Out: what was printed, files written, an exit code
//! ([`Exit`]). Must not: know what a document says.

mod arguments;
mod ask;
mod audit;
mod baseline;
mod build;
mod cache;
mod check;
mod completions;
mod console;
mod convert;
mod crash;
mod diff;
mod disk;
mod dump;
mod explain;
mod faces;
mod fix;
mod fmt;
mod fonts;
mod git;
#[cfg(feature = "pdf")]
mod glyphs;
mod graph;
mod impact;
mod import;
mod live;
mod load;
mod new;
mod page;
mod pattern;
mod pdf;
mod progress;
mod project;
mod region;
mod render;
mod repair;
mod schema;
mod select;
mod stop;
mod survey;
mod usage;
mod version;
mod walk;
mod watch;
mod why;
mod words;
mod write;

pub use console::Console;

use crate::report::{Exit, Language};
use arguments::{Arguments, Verb};
use std::ffi::OsString;
use stop::Stop;

/// Runs the command with the process's arguments and terminal; gives its exit code.
#[must_use]
pub fn main() -> u8 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = language(&arguments, std::env::var("JIZHI_LANG").ok().as_deref());
    crash::guard(language, || {
        let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
        let mut pulse = watch::pulse;
        let mut console = Console::of_process(&mut out, &mut err);
        console.pulse = Some(&mut pulse);
        run(&arguments, &mut console)
    })
}

/// Runs one command line, program name first, on a console; gives its exit code.
///
/// ```
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let mut console = jizhi::cli::Console::new(".", &mut out, &mut err);
/// assert_eq!(jizhi::cli::run(["jizhi", "schema", "workspace"], &mut console), 0);
/// assert!(String::from_utf8_lossy(&out).contains("\"region\""));
/// ```
pub fn run<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    console: &mut Console<'_>,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    console.language = language(&arguments, console.language_wish.as_deref());
    let exit = match usage::parse(&arguments, console) {
        Ok(parsed) => dispatch(parsed, console).unwrap_or_else(|stop| stop.tell(console)),
        Err(exit) => exit,
    };
    match console.flush() {
        Ok(()) => exit.code(),
        // Whoever read our output has gone; that is not an error of theirs or ours.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => exit.code(),
        Err(_) => Exit::Unreadable.code(),
    }
}

fn dispatch(arguments: Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match arguments.verb {
        Verb::Build(build) => build::build(&build, console),
        Verb::Check(check) => check::check(&check, console),
        Verb::Why(why) => why::why(&why, console),
        Verb::Impact(impact) => impact::impact(&impact, console),
        Verb::Load(load) => load::load(&load, console),
        Verb::Graph(graph) => graph::graph(&graph, console),
        Verb::Fonts(fonts) => fonts::fonts(&fonts, console),
        Verb::New(new) => new::new(&new, console),
        Verb::Fmt(fmt) => fmt::fmt(&fmt, console),
        Verb::Convert(convert) => convert::convert(&convert, console),
        Verb::Import(import) => import::import(&import, console),
        Verb::Audit(audit) => audit::audit(&audit, console),
        Verb::Diff(diff) => diff::diff(&diff, console),
        Verb::Page(page) => page::page(&page, console),
        Verb::Schema(schema) => schema::schema(&schema, console),
        Verb::Dump(dump) => dump::dump(&dump, console),
        Verb::Explain(explain) => explain::explain(&explain, console),
        Verb::Completions(shell) => completions::completions(&shell, console),
    }
}

/// The language asked for: `--lang` anywhere, else `JIZHI_LANG`, else Chinese. Help and usage errors
/// are written before the arguments are understood, so this looks at them itself.
fn language(arguments: &[OsString], wish: Option<&str>) -> Language {
    let mut words = arguments.iter().filter_map(|a| a.to_str()).take_while(|a| *a != "--");
    let mut named = None;
    while let Some(word) = words.next() {
        if word == "--lang" {
            named = words.next();
        } else if let Some(name) = word.strip_prefix("--lang=") {
            named = Some(name);
        }
    }
    named.or(wish).and_then(Language::named).unwrap_or_default()
}
