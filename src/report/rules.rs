//! What is told of a rule in general, beside its findings.

use crate::check::{Both, Page, rules};
use crate::problem::{Level, Message, about, family_of};

/// What is told of a rule in general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// What is wrong, in one sentence.
    pub summary: Message,
    /// Why it matters, an example and where it comes from, when there is more to say.
    pub help: Option<Message>,
    /// Its weight unless changed.
    pub level: Option<Level>,
    /// The family it belongs to.
    pub family: Option<&'static str>,
}

/// What is told of a rule; of one without a text, its name.
#[must_use]
pub fn rule_text(code: &str) -> RuleText {
    let family = family_of(code).map(|family| family.name);
    if let Some(rule) = rules().find(|rule| rule.name == code) {
        let Both(zh, en) = rule.page.what;
        let (summary, help) = (Message::new(zh, en), Some(help(&rule.page)));
        return RuleText { summary, help, level: Some(rule.level), family };
    }
    match about(code) {
        Some(about) => RuleText { summary: about.message(), help: None, level: Some(about.level), family },
        None => RuleText { summary: Message::new(code, code), help: None, level: None, family },
    }
}

fn help(page: &Page) -> Message {
    let (Both(zh, en), Page { wrong, right, source, .. }) = (page.why, page);
    let (wrong, right) = (wrong.trim(), right.trim());
    Message::new(
        format!("{zh}\n\n不对：\n{wrong}\n\n对：\n{right}\n\n依据：{source}"),
        format!("{en}\n\nWrong:\n{wrong}\n\nRight:\n{right}\n\nSource: {source}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::codes;

    #[test]
    fn every_code_has_a_text_and_a_level() {
        let bare: Vec<&str> = codes().filter(|code| rule_text(code).level.is_none()).collect();
        assert_eq!(bare, Vec::<&str>::new());
    }
}
