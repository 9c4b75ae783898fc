//! The language that we speak to the person at the terminal.

use crate::problem::{Level, Message};

/// Chinese unless asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文。
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language of a name: `zh`, `zh-CN`, `en` …
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.split(['-', '_', '.']).next() {
            Some("zh") => Some(Self::Chinese),
            Some("en") => Some(Self::English),
            _ => None,
        }
    }

    /// The wording in this language.
    #[must_use]
    pub fn of(self, message: &Message) -> &str {
        self.pick(&message.zh, &message.en)
    }

    /// One of two wordings.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }

    /// The word for a level.
    #[must_use]
    pub fn level(self, level: Level) -> &'static str {
        match level {
            Level::Error => self.pick("错误", "error"),
            Level::Warning => self.pick("警告", "warning"),
            Level::Hint => self.pick("提示", "hint"),
        }
    }
}
