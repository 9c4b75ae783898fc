//! Why a command ends early.

use super::Console;
use crate::problem::{Message, Problem};
use crate::report::Exit;
use std::io;

/// A command that cannot go on, and what to tell.
#[derive(Debug)]
pub(super) struct Stop {
    exit: Exit,
    message: Message,
}

impl Stop {
    /// The command was not understood or asks for what is not done.
    pub(super) fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: Message::new(zh, en) }
    }

    /// A file or folder could not be written.
    pub(super) fn cannot_write(path: &str, error: &io::Error) -> Self {
        let message =
            Message::new(format!("写不了 {path}：{error}"), format!("cannot write {path}: {error}"));
        Self { exit: Exit::Unreadable, message }
    }

    /// A file could not be read.
    pub(super) fn unreadable(path: &str, problem: &Problem) -> Self {
        let help = problem.help.as_ref();
        let line = |message: &str, help: Option<&String>, separator: &str| match help {
            Some(help) => format!("{path}{separator}{message}\n{help}"),
            None => format!("{path}{separator}{message}"),
        };
        let zh = line(&problem.message.zh, help.map(|h| &h.zh), "：");
        let en = line(&problem.message.en, help.map(|h| &h.en), ": ");
        Self { exit: Exit::Unreadable, message: Message::new(zh, en) }
    }

    /// Something that is needed is not there.
    pub(super) fn absent(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { exit: Exit::Unreadable, message: Message::new(zh, en) }
    }

    /// Our fault.
    pub(super) fn internal(reason: impl std::fmt::Display) -> Self {
        let message = Message::new(
            format!("程序内部出错：{reason}。这是我们的错，请把它报告给我们。"),
            format!("internal error: {reason}. This is our fault; please report it."),
        );
        Self { exit: Exit::Internal, message }
    }

    /// Tells it, and gives the exit.
    pub(super) fn tell(self, console: &mut Console<'_>) -> Exit {
        let line = console.language.of(&self.message).to_owned();
        console.say(&line);
        self.exit
    }
}
