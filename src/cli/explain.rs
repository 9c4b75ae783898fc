//! `jizhi explain`.

use super::Console;
use super::arguments::Explain;
use super::stop::Stop;
use crate::check::{catalogue, explain as page, rules};
use crate::problem::{codes, family_of};
use crate::report::Exit;
use crate::vocabulary::nearest;

/// Prints the page of a rule, or of all of them.
pub(super) fn explain(arguments: &Explain, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let Some(name) = arguments.rule.as_deref().filter(|_| !arguments.all) else {
        console.give(&catalogue());
        return Ok(Exit::Clean);
    };
    if let Some(rule) = rules().find(|rule| rule.name == name) {
        console.give(&page(rule));
        return Ok(Exit::Clean);
    }
    if let Some(family) = family_of(name) {
        let line = format!("{name}（{}）：见 docs/language.md 与 docs/workspace.md", family.zh);
        let english = format!("{name} ({}): see docs/language.md and docs/workspace.md", family.name);
        console.give(&format!("{}\n", console.pick(&line, &english)));
        return Ok(Exit::Clean);
    }
    let near = nearest(name, codes());
    let zh = near.map_or_else(String::new, |near| format!("是不是“{near}”？"));
    let en = near.map_or_else(String::new, |near| format!(" did you mean `{near}`?"));
    Err(Stop::usage(format!("没有叫“{name}”的规则。{zh}"), format!("there is no rule `{name}`.{en}")))
}
