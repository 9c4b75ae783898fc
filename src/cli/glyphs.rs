//! What is said of the fonts that a printed page is set in: those that stand in for others, and characters
//! that they lack.

use crate::fonts::{Drawn, Fit, Fonts, Role, Table};
use crate::problem::{Message, Problem};
use crate::source::{SourceText, Span};
use std::collections::BTreeMap;

/// A line for each role that another font plays than the one asked for.
pub(super) fn stand_ins(fonts: &Fonts) -> Vec<Message> {
    let line = |role: Role| {
        let name = Table::built_in().role(role).map_or("", |row| &row.name);
        let (wanted, choice) = (fonts.wanted(role), fonts.first(role)?);
        let family = fonts.shelf().face(choice.face).map_or("", |face| face.family());
        let (zh, en) = match fonts.fit(role) {
            Fit::Asked | Fit::Nothing => return None,
            Fit::SameClass => ("代替", "stands in for"),
            Fit::OtherClass => ("顶替（不是同一类）", "of another class, stands in for"),
        };
        let see = ("jizhi fonts 说怎么装", "see jizhi fonts");
        let zh = format!("{name}：用 {family} {zh} {wanted}；{}", see.0);
        Some(Message::new(zh, format!("{name}: {family} {en} {wanted}; {}", see.1)))
    };
    Role::ALL.into_iter().filter_map(line).collect()
}

/// What is to be said of a document's characters: those that another font draws, and those that none does,
/// at the first place where each stands.
pub(super) fn font_problems(fonts: &Fonts, drawn: &BTreeMap<Role, Drawn>, text: &SourceText) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (role, drawn) in drawn {
        let name = Table::built_in().role(*role).map_or("", |row| &row.name);
        for (choice, characters) in drawn.by_face.iter().skip(1) {
            let family = fonts.shelf().face(choice.face).map_or("", |face| face.family());
            for c in characters {
                let (zh, en) = (
                    format!("{name}没有“{c}”，改用 {family}"),
                    format!("{name} lacks `{c}`; {family} draws it"),
                );
                problems.push(Problem::hint("glyph-substituted", first(text, *c), zh, en));
            }
        }
        for c in &drawn.missing {
            let code = u32::from(*c);
            let zh = format!("没有一个字体有“{c}”（U+{code:04X}），印出来是空框");
            let en = format!("no font has `{c}` (U+{code:04X}); a box is printed");
            let help = (
                "装一个有这个字的字体，或者用 --font-path 指出它在哪里；jizhi fonts 列出可以装的",
                "install a font that has it, or name one by --font-path; jizhi fonts lists some",
            );
            problems.push(Problem::warning("glyph-missing", first(text, *c), zh, en).help(help.0, help.1));
        }
    }
    problems
}

/// Where a character first stands; the beginning of the document when it was made by a template.
fn first(text: &SourceText, c: char) -> Span {
    text.as_str().find(c).map_or_else(Span::default, |at| Span::new(at, at + c.len_utf8()))
}
