//! From arguments to a parsed command; what is wrong with them, in the reader's language.

use super::arguments::{Arguments, LEVELS, Verb};
use super::{Console, words};
use crate::report::{Exit, Language};
use crate::workspace::{LevelSetting, Orders};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{ArgMatches, FromArgMatches};
use std::ffi::OsString;

/// Parses the arguments. Help and version are printed here.
pub(super) fn parse(arguments: &[OsString], console: &mut Console<'_>) -> Result<Arguments, Exit> {
    let command = words::command(console.language, console.width);
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| {
        let mut arguments = Arguments::from_arg_matches(&matches)?;
        let judging = match &mut arguments.verb {
            Verb::Check(check) => Some(&mut check.judging),
            Verb::Audit(audit) => Some(&mut audit.judging),
            _ => None,
        };
        if let Some((judging, (_, matches))) = judging.zip(matches.subcommand()) {
            judging.orders = orders(matches);
        }
        Ok(arguments)
    });
    parsed.map_err(|error| tell(&error, console))
}

/// What the arguments say of levels, in the order in which they stand.
fn orders(matches: &ArgMatches) -> Orders {
    let mut orders: Vec<(usize, String, LevelSetting)> = Vec::new();
    for (argument, setting) in LEVELS {
        let places = matches.indices_of(argument).into_iter().flatten();
        let names = matches.get_many::<String>(argument).into_iter().flatten();
        orders.extend(places.zip(names).map(|(place, name)| (place, name.clone(), setting)));
    }
    orders.sort_by_key(|(place, ..)| *place);
    Orders::new(orders.into_iter().map(|(_, name, setting)| (name, setting)))
}

fn tell(error: &Error, console: &mut Console<'_>) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            console.give(&help(error, console.language));
            Exit::Clean
        }
        ErrorKind::DisplayVersion => {
            console.give(&format!("jizhi {}\n", env!("CARGO_PKG_VERSION")));
            Exit::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let help = help(error, console.language);
            console.say(help.trim_end());
            Exit::Usage
        }
        _ => {
            let line = explain(error, console.language);
            console.say(&line);
            Exit::Usage
        }
    }
}

/// The help, with full-width colons after Chinese headings.
fn help(error: &Error, language: Language) -> String {
    let help = error.render().to_string();
    match language {
        Language::English => help,
        Language::Chinese => help
            .lines()
            .map(|line| match line.strip_suffix(':') {
                Some(heading) => format!("{heading}：\n"),
                None => format!("{line}\n"),
            })
            .collect(),
    }
}

fn explain(error: &Error, language: Language) -> String {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    let (zh, en) = match error.kind() {
        ErrorKind::UnknownArgument => {
            (format!("不认识的选项 {}", argument()), format!("unknown argument {}", argument()))
        }
        ErrorKind::InvalidSubcommand => {
            let verb = text(error, ContextKind::InvalidSubcommand);
            (format!("没有 {verb} 这个命令"), format!("there is no command {verb}"))
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            (format!("{} 后面要写一个值", argument()), format!("{} needs a value", argument()))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            (format!("{} 不能是“{}”", argument(), value()), format!("{} cannot be “{}”", argument(), value()))
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("缺少 {}", argument()), format!("{} is missing", argument()))
        }
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            other if other.is_empty() || other == argument() => {
                (format!("{} 只能写一次", argument()), format!("{} may stand once", argument()))
            }
            other => (
                format!("{} 和 {other} 不能同时写", argument()),
                format!("{} and {other} do not go together", argument()),
            ),
        },
        ErrorKind::InvalidUtf8 => {
            ("参数里有不是 UTF-8 的字".to_owned(), "an argument is not UTF-8".to_owned())
        }
        _ => ("参数写得不对".to_owned(), "the arguments are not understood".to_owned()),
    };
    let mut line = language.pick(&zh, &en).to_owned();
    line.push_str(&advice(error, language));
    line.push('\n');
    line.push_str(
        language.pick(
            "看说明：jizhi --help，或 jizhi <命令> --help",
            "see jizhi --help, or jizhi <COMMAND> --help",
        ),
    );
    line
}

/// The nearest words, else those that can stand there.
fn advice(error: &Error, language: Language) -> String {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .iter()
        .map(|kind| nearest(error, *kind))
        .find(|words| !words.is_empty());
    let valid = text(error, ContextKind::ValidValue);
    match near {
        Some(near) => {
            format!("{}{near}{}", language.pick("，是不是 ", "; did you mean "), language.pick("？", "?"))
        }
        None if valid.is_empty() => String::new(),
        None => format!("{}{valid}", language.pick("，可以写：", "; it can be: ")),
    }
}

/// The best of several suggestions, which comes last.
fn nearest(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.last().cloned().unwrap_or_default(),
        _ => text(error, kind),
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(" "),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        _ => String::new(),
    }
}
