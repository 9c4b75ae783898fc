//! The words of the help, in two languages.

mod answers;
mod drafts;
mod finished;
mod shared;
mod verbs;

use super::arguments::Arguments;
use crate::report::Language;
use clap::{Arg, ArgAction, Command, CommandFactory, Id};

/// A wording in both languages.
struct Both(&'static str, &'static str);

impl Both {
    fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.0,
            Language::English => self.1,
        }
    }
}

/// A verb: its name, what it does, its usage line after the program's name, more at the end.
type Verb = (&'static str, Both, Both, Both);

/// An argument: its verb, empty for every verb that has it, its id, the name of its value, what it says.
type Argument = (&'static str, &'static str, Both, Both);

const ABOUT: Both = Both(
    "机制：把工作机制文件写成可检查的文本，编译出通知、责任矩阵与日程",
    "Compiler and checker for the working-mechanism documents of Chinese local governments",
);
const USAGE: Both = Both("用法", "Usage");
const VERB_HEADING: Both = Both("命令", "Commands");
const ARGUMENT_HEADING: Both = Both("参数", "Arguments");
const OPTION_HEADING: Both = Both("选项", "Options");
const LANG: Both = Both(
    "说中文 (zh) 还是英文 (en)；也可以设环境变量 JIZHI_LANG",
    "Speak Chinese (zh) or English (en); JIZHI_LANG does the same",
);
const LANG_VALUE: Both = Both("语言", "LANG");
const HELP: Both = Both("显示这个说明", "Show this help");
const VERSION: Both = Both("显示版本", "Show the version");

/// The command with its help in one language, wrapped to `width` cells.
pub(super) fn command(language: Language, width: usize) -> Command {
    let arguments = Arguments::command();
    let mut command = arguments
        .about(ABOUT.of(language))
        .long_about(None)
        .override_usage(match language {
            Language::Chinese => "jizhi <命令> [选项]",
            Language::English => "jizhi <COMMAND> [OPTIONS]",
        })
        .help_template(template(language))
        .subcommand_help_heading(VERB_HEADING.of(language))
        .term_width(width.min(100))
        .mut_arg("lang", |arg| {
            arg.help(LANG.of(language))
                .value_name(LANG_VALUE.of(language))
                .hide_possible_values(true)
                .help_heading(OPTION_HEADING.of(language))
        })
        .arg(flag("help", 'h', HELP.of(language), ArgAction::Help, language).global(true).display_order(901))
        .arg(flag("version", 'V', VERSION.of(language), ArgAction::Version, language).display_order(902));
    for verb in verbs::VERBS {
        command = command.mut_subcommand(verb.0, |sub| localise(sub, verb, language));
    }
    command
}

fn localise(command: Command, verb: &Verb, language: Language) -> Command {
    let (name, about, usage, more) = verb;
    let mut command = command
        .about(about.of(language))
        .long_about(None)
        .override_usage(format!("jizhi {}", usage.of(language)))
        .help_template(template(language))
        .after_help(more.of(language));
    let ids: Vec<Id> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    for (_, id, value, help) in ids.iter().filter_map(|id| argument(name, id.as_str())) {
        command = command.mut_arg(*id, |arg| {
            let heading = if arg.is_positional() { ARGUMENT_HEADING } else { OPTION_HEADING };
            let arg = arg.help(help.of(language)).long_help(None).help_heading(heading.of(language));
            if arg.get_action().takes_values() {
                arg.value_name(value.of(language)).hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        });
    }
    command
}

/// The words of an argument: those of its verb, else those that say the same for every verb.
fn argument(verb: &str, id: &str) -> Option<&'static Argument> {
    let mut own = [drafts::ARGUMENTS, finished::ARGUMENTS, answers::ARGUMENTS].into_iter().flatten();
    let named = |of: &str, row: &Argument| row.0 == of && row.1 == id;
    own.find(|row| named(verb, row)).or_else(|| shared::ARGUMENTS.iter().find(|row| named("", row)))
}

fn flag(name: &'static str, short: char, help: &'static str, action: ArgAction, language: Language) -> Arg {
    Arg::new(name).short(short).long(name).help(help).action(action).help_heading(OPTION_HEADING.of(language))
}

fn template(language: Language) -> String {
    let usage = USAGE.of(language);
    let colon = language.pick("：", ": ");
    format!("{{about-with-newline}}\n{usage}{colon}{{usage}}\n\n{{all-args}}{{after-help}}")
}
