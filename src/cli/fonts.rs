//! `jizhi fonts`.

use super::Console;
use super::arguments::{AnswerFormat, Fonts as Arguments};
use super::ask::ask;
use super::faces::{Places, find};
use super::render::renderer;
use super::stop::Stop;
use crate::fonts::{Choice, Drawn, Fit, Fonts, KnownFont, Role, Table};
use crate::layout::Provenance;
use crate::report::{Exit, Language};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Characters by the role that they are set in.
type Characters = BTreeMap<Role, BTreeSet<char>>;

/// Tells what plays each role here, and how the characters of documents are drawn.
pub(super) fn fonts(arguments: &Arguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (characters, exit) = characters(arguments, console);
    let places = Places::of(&arguments.search, &arguments.paths, console)?;
    let fonts = find(&places);
    let drawn: BTreeMap<Role, Drawn> =
        characters.iter().map(|(role, characters)| (*role, fonts.draw(*role, characters))).collect();
    match arguments.format {
        AnswerFormat::Human => {
            let page = page(&fonts, &drawn, !arguments.paths.is_empty(), console.language);
            console.give(&page);
        }
        AnswerFormat::Json => {
            let object = object(&fonts, &drawn);
            console.give(&(serde_json::to_string_pretty(&object).map_err(Stop::internal)? + "\n"));
        }
    }
    Ok(exit)
}

/// What the documents print, by role.
fn characters(arguments: &Arguments, console: &mut Console<'_>) -> (Characters, Exit) {
    if arguments.paths.is_empty() {
        return (Characters::new(), Exit::Clean);
    }
    let answers = ask(&arguments.paths, console, &|asked| {
        let renderer = renderer(asked.project).ok()?;
        Some(renderer.paper(&asked.document.mechanism, &Provenance::default()).ok()?.characters())
    });
    let (found, exit) = answers.end(console);
    let mut all = Characters::new();
    for (role, characters) in found.into_iter().flat_map(|(_, by_role)| by_role) {
        all.entry(role).or_default().extend(characters);
    }
    (all, exit)
}

fn page(fonts: &Fonts, drawn: &BTreeMap<Role, Drawn>, asked: bool, language: Language) -> String {
    let mut page = match language {
        Language::Chinese => format!("找到 {} 个字体。\n\n", fonts.shelf().len()),
        Language::English => format!("{} faces found.\n\n", fonts.shelf().len()),
    };
    for role in Role::ALL {
        page.push_str(&role_lines(fonts, role, language));
    }
    for (role, drawn) in drawn {
        page.push_str(&character_lines(fonts, *role, drawn, language));
    }
    if asked && drawn.values().all(|drawn| drawn.by_face.len() < 2 && drawn.missing.is_empty()) {
        page.push_str(
            language.pick("\n这些文件里的字都有。\n", "\nEvery character of these documents is there.\n"),
        );
    }
    page.push_str(&advice(fonts, language));
    page
}

/// A role, what plays it, and where that stands.
fn role_lines(fonts: &Fonts, role: Role, language: Language) -> String {
    let row = Table::built_in().role(role);
    let (name, zh, en) = row.map_or(("", "", ""), |row| (&row.name, &row.used_for, &row.used_for_en));
    let mut lines = format!("{name}（{}）\n", language.pick(zh, en));
    let wanted = fonts.wanted(role);
    let Some(choice) = fonts.first(role) else {
        let words = language.pick("  没有：一个字体也没找到\n", "  nothing: no font was found\n");
        return lines + words;
    };
    let family = face_name(fonts, &choice);
    let words = match fonts.fit(role) {
        Fit::Asked => String::new(),
        Fit::SameClass => {
            language.pick("（代替 {}，同一类字体）", " (for {}, of the same class)").replace("{}", wanted)
        }
        Fit::OtherClass | Fit::Nothing => {
            language.pick("（顶替 {}，不是同一类字体）", " (for {}, of ANOTHER class)").replace("{}", wanted)
        }
    };
    // Writing into a string does not fail.
    let _ = writeln!(lines, "  {family}{words}");
    let _ = writeln!(lines, "  {}", file(fonts, &choice, language));
    if let Some(known) = choice.known {
        let free = if known.free { language.pick("，可以自由取用", "; free to use") } else { "" };
        let _ = writeln!(lines, "  {}{}{free}", language.pick("许可：", "licence: "), known.licence);
    }
    lines
}

/// `Noto Serif CJK SC 700`: the family, with the weight when it is not that of ordinary text.
fn face_name(fonts: &Fonts, choice: &Choice) -> String {
    let Some(face) = fonts.shelf().face(choice.face) else { return String::new() };
    if face.weight == 400 { face.family().to_owned() } else { format!("{} {}", face.family(), face.weight) }
}

fn file(fonts: &Fonts, choice: &Choice, language: Language) -> String {
    let Some(face) = fonts.shelf().face(choice.face) else { return String::new() };
    let path = face.path.display();
    match (face.index, language) {
        (0, _) => path.to_string(),
        (index, Language::Chinese) => format!("{path} 里第 {} 个", index + 1),
        (index, Language::English) => format!("{path}, face {}", index + 1),
    }
}

/// Characters that fall to another face, and those that nothing can draw.
fn character_lines(fonts: &Fonts, role: Role, drawn: &Drawn, language: Language) -> String {
    let name = Table::built_in().role(role).map_or("", |row| &row.name);
    let mut lines = String::new();
    for (choice, characters) in drawn.by_face.iter().skip(1) {
        let (zh, en) = ("没有的字，改用", "lacks, taken from");
        let face = face_name(fonts, choice);
        let _ = writeln!(lines, "\n{name} {} {face}：{}", language.pick(zh, en), listed(characters));
    }
    if !drawn.missing.is_empty() {
        let (zh, en) = ("哪个字体都没有的字", "that no font here has");
        let _ = writeln!(lines, "\n{name} {}：{}", language.pick(zh, en), listed(&drawn.missing));
    }
    lines
}

/// 喆 U+5586、堃 U+5803.
pub(super) fn listed(characters: &BTreeSet<char>) -> String {
    let words: Vec<String> = characters.iter().map(|c| format!("{c} U+{:04X}", u32::from(*c))).collect();
    words.join("、")
}

/// Free fonts for the roles that are played by another class, or not at all.
fn advice(fonts: &Fonts, language: Language) -> String {
    let mut page = String::new();
    for role in
        Role::ALL.into_iter().filter(|role| matches!(fonts.fit(*role), Fit::OtherClass | Fit::Nothing))
    {
        let name = Table::built_in().role(role).map_or("", |row| &row.name);
        let (zh, en) = ("可以装的自由字体", "free fonts to install");
        let _ = writeln!(page, "\n{name}，{}：", language.pick(zh, en));
        for font in Table::built_in().fonts_of(role).filter(|font| font.free) {
            page.push_str(&install_lines(font, language));
        }
    }
    if !page.is_empty() {
        page.push_str(language.pick(
            "\n装到系统里，或者放进一个文件夹，用 --font-path 或 jizhi.toml 的 [fonts] path 指给它。\n",
            "\nInstall them, or put them into a folder and name it by --font-path, or by [fonts] path in jizhi.toml.\n",
        ));
    }
    page
}

fn install_lines(font: &KnownFont, language: Language) -> String {
    let mut lines = format!("  {}（{}）\n", font.names.first().map_or("", String::as_str), font.licence);
    let ways = [
        ("Debian", &font.debian),
        ("macOS", &font.macos),
        ("Windows", &font.windows),
        (language.pick("下载", "download"), &font.home),
    ];
    for (system, way) in ways {
        let Some(way) = way else { continue };
        let _ = writeln!(lines, "    {system}{}{way}", language.pick("：", ": "));
        if let (true, Some(path)) = (way.contains("apt"), &font.debian_path) {
            let _ = writeln!(lines, "      --font-path {path}");
        }
    }
    lines
}

fn object(fonts: &Fonts, drawn: &BTreeMap<Role, Drawn>) -> Value {
    let roles: Vec<Value> =
        Role::ALL.into_iter().map(|role| role_object(fonts, role, drawn.get(&role))).collect();
    json!({ "version": 1, "faces": fonts.shelf().len(), "roles": roles })
}

fn role_object(fonts: &Fonts, role: Role, drawn: Option<&Drawn>) -> Value {
    let row = Table::built_in().role(role);
    let mut object = json!({
        "role": role,
        "name": row.map(|row| &row.name),
        "used_for": row.map(|row| &row.used_for),
        "wanted": fonts.wanted(role),
        "fit": fonts.fit(role),
        "face": fonts.first(role).map(|choice| face_object(fonts, &choice)),
        "chain": fonts.chain(role).iter().map(|choice| face_object(fonts, choice)).collect::<Vec<_>>(),
        "install": match fonts.fit(role) {
            Fit::Asked | Fit::SameClass => Vec::new(),
            Fit::OtherClass | Fit::Nothing => {
                Table::built_in().fonts_of(role).filter(|font| font.free).map(install_object).collect()
            }
        },
    });
    if let (Some(drawn), Some(object)) = (drawn, object.as_object_mut()) {
        let other = drawn.by_face.iter().skip(1);
        let other: Vec<Value> = other
            .map(|(choice, characters)| json!({ "characters": characters, "face": face_object(fonts, choice) }))
            .collect();
        object.insert("substituted".to_owned(), other.into());
        object.insert("missing".to_owned(), json!(drawn.missing));
    }
    object
}

fn face_object(fonts: &Fonts, choice: &Choice) -> Value {
    let face = fonts.shelf().face(choice.face);
    json!({
        "family": face.map(|face| face.family()),
        "weight": face.map(|face| face.weight),
        "file": face.map(|face| face.path.display().to_string()),
        "index": face.map(|face| face.index),
        "licence": choice.known.map(|known| &known.licence),
        "free": choice.known.map(|known| known.free),
    })
}

fn install_object(font: &KnownFont) -> Value {
    json!({
        "family": font.names.first(),
        "licence": font.licence,
        "debian": font.debian,
        "debian_path": font.debian_path,
        "macos": font.macos,
        "windows": font.windows,
        "home": font.home,
    })
}
