//! What is told of all that was found: permissions and levels, in one place and at the very end.

use super::{Document, Levels, Orders, Workspace};
use crate::lower::Permission;
use crate::problem::{Fix, Level, Message, Problem, family_of, is_code};

/// How a run judges what it finds. The default is how a build judges: the text's permissions and the
/// workspace's levels, without a clock.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// What the command line says of levels; it beats the workspace.
    pub orders: Orders,
    /// Today as year, month, day: permissions that ended before do not hold. None when no day is
    /// asked for, and then they hold for ever.
    pub today: Option<(i16, i8, i8)>,
    /// Whether permissions are passed over.
    pub ignore_permissions: bool,
    /// Whether every rule has run, so that a permission that silences nothing is unused.
    pub all_rules: bool,
}

impl Workspace {
    /// Takes all that was found in a document and leaves what is told: what a permission in the text
    /// covers is dropped, then levels are set, by the command line before the workspace. Permissions
    /// that have ended, or that silence nothing, are told. An error of reading that is left makes the
    /// document incomplete.
    pub fn judge(&self, document: &mut Document, terms: &Terms) {
        let found = std::mem::take(&mut document.problems);
        document.problems = self.told(found, &document.permissions, terms);
        document.complete &= !document.problems.iter().any(hides_content);
    }

    /// The same for problems whose document is not at hand any more.
    #[must_use]
    pub fn told(&self, found: Vec<Problem>, permissions: &[Permission], terms: &Terms) -> Vec<Problem> {
        judge(found, permissions, self.levels(), terms)
    }
}

/// Whether a problem may have lost something that the drafter wrote.
fn hides_content(problem: &Problem) -> bool {
    problem.level == Level::Error && family_of(problem.code).is_some_and(|family| family.name == "reading")
}

/// What is told of the problems of one document, by place.
pub(super) fn judge(
    found: Vec<Problem>,
    permissions: &[Permission],
    levels: &Levels,
    terms: &Terms,
) -> Vec<Problem> {
    let mut granted: Vec<Granted<'_>> = permissions
        .iter()
        .map(|permission| Granted { permission, ended: ended(permission, terms), used: false })
        .collect();
    let mut told: Vec<Problem> = found
        .into_iter()
        .filter(|problem| terms.ignore_permissions || !silenced(problem, &mut granted))
        .collect();
    if !terms.ignore_permissions {
        told.extend(granted.iter().filter_map(|granted| granted.problem(levels, terms)));
    }
    levels.apply(&mut told, &terms.orders);
    told.sort_by_key(|problem| problem.span);
    told
}

/// A permission, and how it fared.
struct Granted<'a> {
    permission: &'a Permission,
    /// Its last day has passed.
    ended: bool,
    /// It covers a problem of its rule.
    used: bool,
}

fn ended(permission: &Permission, terms: &Terms) -> bool {
    permission.until.zip(terms.today).is_some_and(|(until, today)| until < today)
}

/// Whether a permission that holds covers the problem; each that covers it is used.
fn silenced(problem: &Problem, granted: &mut [Granted<'_>]) -> bool {
    let mut silenced = false;
    for one in granted.iter_mut().filter(|g| g.permission.rule == problem.code) {
        let covers = one.permission.covers;
        let inside = covers.start <= problem.span.start && problem.span.end <= covers.end;
        if inside && !covers.is_empty() {
            one.used = true;
            silenced |= !one.ended;
        }
    }
    silenced
}

impl Granted<'_> {
    fn problem(&self, levels: &Levels, terms: &Terms) -> Option<Problem> {
        let rule = self.permission.rule.as_str();
        // A name that no rule bears is told where it is read; a rule that is off finds nothing.
        let useless = terms.all_rules && !self.used && is_code(rule) && !levels.is_off(rule, &terms.orders);
        if self.ended { Some(self.expired(useless)) } else { useless.then(|| self.unused()) }
    }

    fn expired(&self, useless: bool) -> Problem {
        let Permission { rule, until, span, .. } = self.permission;
        let (year, month, day) = until.unwrap_or_default();
        let problem = Problem::warning(
            "expired-permission",
            *span,
            format!("对“{rule}”的许可只到{year}年{month}月{day}日，已经不起作用"),
            format!("the permission for `{rule}` ended on {year:04}-{month:02}-{day:02} and has no effect"),
        );
        if useless {
            let problem = problem.help(
                "下面这一段已经没有这个问题，删去这一行。",
                "nothing is left to permit; remove the line",
            );
            return self.with_removal(problem);
        }
        problem.help(
            "改正下面这一段；还要放过它，就写上新的日期和理由。",
            "correct the block below, or give a later day and a reason",
        )
    }

    fn unused(&self) -> Problem {
        let Permission { rule, span, .. } = self.permission;
        let problem = Problem::warning(
            "unused-permission",
            *span,
            format!("下面这一段没有“{rule}”的问题，许可用不上"),
            format!("nothing below is reported by `{rule}`; the permission is not needed"),
        );
        self.with_removal(problem.help("删去这一行。", "remove the line"))
    }

    /// Adds the removal of the whole line, which prints nothing.
    fn with_removal(&self, mut problem: Problem) -> Problem {
        let edits = vec![crate::problem::Edit { span: self.permission.line, text: String::new() }];
        problem.fix =
            Some(Fix {
                message: Message::new("删去这一行许可", "remove the permission"), edits, safe: true
            });
        problem
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::workspace::LevelSetting;
    use std::collections::BTreeMap;

    fn permission(rule: &str, until: Option<(i16, i8, i8)>) -> Permission {
        Permission {
            rule: rule.into(),
            reason: "沿用".into(),
            until,
            span: Span::new(4, 8),
            line: Span::new(0, 9),
            covers: Span::new(10, 20),
        }
    }

    fn found(code: &'static str, start: usize) -> Problem {
        Problem::warning(code, Span::new(start, start + 1), "甲", "a")
    }

    fn told(found: Vec<Problem>, permissions: &[Permission], terms: &Terms) -> Vec<(&'static str, Level)> {
        let levels = Levels::default();
        judge(found, permissions, &levels, terms).iter().map(|p| (p.code, p.level)).collect()
    }

    fn check() -> Terms {
        Terms { today: Some((2026, 3, 1)), all_rules: true, ..Terms::default() }
    }

    #[test]
    fn a_permission_silences_its_rule_in_its_block_until_its_last_day() {
        let problems = || vec![found("uneven-row", 12), found("uneven-row", 30), found("typed-number", 12)];
        let left = [("typed-number", Level::Warning), ("uneven-row", Level::Warning)];
        for until in [None, Some((2026, 3, 1)), Some((2027, 1, 1))] {
            assert_eq!(told(problems(), &[permission("uneven-row", until)], &check()), left);
        }
        let ended = permission("uneven-row", Some((2026, 2, 28)));
        let all = told(problems(), std::slice::from_ref(&ended), &check());
        assert_eq!(all.len(), 4);
        assert_eq!(all[0], ("expired-permission", Level::Warning));
        assert_eq!(told(problems(), &[ended], &Terms::default()), left, "a build asks no clock");
    }

    #[test]
    fn a_permission_that_silences_nothing_is_told_when_all_rules_ran() {
        let unused = [permission("uneven-row", None)];
        assert_eq!(told(vec![], &unused, &check()), [("unused-permission", Level::Warning)]);
        assert_eq!(told(vec![], &unused, &Terms { all_rules: false, ..check() }), []);
        assert_eq!(told(vec![], &[permission("no-such-rule", None)], &check()), []);
        let off = Orders::new([("uneven-row".to_owned(), LevelSetting::Off)]);
        assert_eq!(told(vec![], &unused, &Terms { orders: off, ..check() }), []);
        let problems = judge(vec![], &unused, &Levels::default(), &check());
        let fix = problems[0].fix.as_ref().unwrap();
        assert!(fix.safe && fix.edits[0].span == Span::new(0, 9) && fix.edits[0].text.is_empty());
    }

    #[test]
    fn permissions_beat_the_command_line_unless_they_are_ignored() {
        let orders = Orders::new([("uneven-row".to_owned(), LevelSetting::Error)]);
        let terms = Terms { orders, ..check() };
        let granted = [permission("uneven-row", None)];
        assert_eq!(told(vec![found("uneven-row", 12)], &granted, &terms), []);
        let ignoring = Terms { ignore_permissions: true, ..terms };
        assert_eq!(told(vec![found("uneven-row", 12)], &granted, &ignoring), [("uneven-row", Level::Error)]);
        assert_eq!(told(vec![], &granted, &ignoring), []);
    }

    #[test]
    fn the_command_line_beats_the_workspace_and_a_rule_its_family() {
        let table = BTreeMap::from([
            ("reading".to_owned(), LevelSetting::Off),
            ("typed-number".to_owned(), LevelSetting::Hint),
        ]);
        let levels = Levels::new(table);
        let problems =
            || vec![found("uneven-row", 0), found("typed-number", 2), found("duplicate-number", 4)];
        let told = |orders: &[(&str, LevelSetting)]| -> Vec<(&str, Level)> {
            let orders = Orders::new(orders.iter().map(|(name, setting)| ((*name).to_owned(), *setting)));
            let terms = Terms { orders, ..Terms::default() };
            judge(problems(), &[], &levels, &terms).iter().map(|p| (p.code, p.level)).collect()
        };
        let (number, twice) = (("typed-number", Level::Hint), "duplicate-number");
        assert_eq!(told(&[]), [number, (twice, Level::Warning)]);
        assert_eq!(told(&[("warnings", LevelSetting::Error)]), [number, (twice, Level::Error)]);
        assert_eq!(
            told(&[("warnings", LevelSetting::Error), (twice, LevelSetting::Warning)]),
            [number, (twice, Level::Warning)],
            "the last one wins"
        );
        let all = told(&[("reading", LevelSetting::Warning), ("warnings", LevelSetting::Error)]);
        assert_eq!(all.iter().filter(|(_, level)| *level == Level::Error).count(), 3);
    }
}
