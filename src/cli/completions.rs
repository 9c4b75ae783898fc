//! `jizhi completions`.

use super::arguments::Completions;
use super::stop::Stop;
use super::{Console, words};
use crate::report::Exit;

/// Prints a completion script.
pub(super) fn completions(arguments: &Completions, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut command = words::command(console.language, console.width);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "jizhi", &mut script);
    console.give(&String::from_utf8_lossy(&script));
    Ok(Exit::Clean)
}
