//! The text of a rule for people.

use super::{Both, Rule, SettingValue, rules};
use crate::problem::{FAMILIES, Level, family_of};
use std::fmt::Write as _;

/// What `jizhi explain RULE` prints: Markdown, Chinese first, the English beside it in italics.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    let mut page = String::new();
    // Writing to a String does not fail.
    let _ = write_page(&mut page, rule);
    page
}

/// `docs/rules.md`: every rule by family.
#[must_use]
pub fn catalogue() -> String {
    let mut page = String::from(
        "# 规则\n\n`jizhi check` 按这些规则看文件；`jizhi explain 规则名` 打印其中一条。本页由 `jizhi explain --all` 生成。\n\n\
         *The rules of `jizhi check`. This page is printed by `jizhi explain --all`.*\n",
    );
    let _ = write_catalogue(&mut page);
    page
}

fn write_catalogue(page: &mut String) -> std::fmt::Result {
    for family in FAMILIES {
        let mut members: Vec<&Rule> =
            rules().filter(|r| family_of(r.name).is_some_and(|f| f.name == family.name)).collect();
        if members.is_empty() {
            continue;
        }
        members.sort_by_key(|rule| rule.name);
        write!(page, "\n## {}（`{}`）\n\n| 规则 | 轻重 | 查什么 |\n|---|---|---|\n", family.zh, family.name)?;
        for rule in &members {
            let Both(zh, _) = rule.page.what;
            writeln!(
                page,
                "| [`{0}`](#{0}) | {1} | {2} |",
                rule.name,
                level(rule.level).0,
                zh.replace('|', "\\|")
            )?;
        }
        for rule in members {
            page.push('\n');
            write_page(page, rule)?;
        }
    }
    Ok(())
}

fn write_page(page: &mut String, rule: &Rule) -> std::fmt::Result {
    let Both(level_zh, level_en) = level(rule.level);
    let text = &rule.page;
    write!(page, "### {}\n\n{}：{}\n\n{}\n\n", rule.name, level_zh, text.what.0, text.why.0)?;
    write!(page, "*{level_en}: {} {}*\n\n", text.what.1, text.why.1)?;
    write!(
        page,
        "错 *wrong*\n\n```text\n{}\n```\n\n对 *right*\n\n```text\n{}\n```\n\n",
        text.wrong.trim(),
        text.right.trim()
    )?;
    writeln!(page, "依据 *source*：{}", text.source)?;
    for setting in rule.settings {
        let default = match setting.default {
            SettingValue::Number(number) => number.to_string(),
            SettingValue::Words(words) => format!("{words:?}"),
        };
        let Both(zh, en) = setting.what;
        writeln!(
            page,
            "\n设置 *setting*：`[rules.{}]` `{} = {default}`　{zh} *{en}*",
            rule.name, setting.key
        )?;
    }
    Ok(())
}

fn level(level: Level) -> Both {
    match level {
        Level::Error => Both("错误", "Error"),
        Level::Warning => Both("警告", "Warning"),
        Level::Hint => Both("提示", "Hint"),
    }
}
