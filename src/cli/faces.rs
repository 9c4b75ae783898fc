//! Where fonts are looked for: the command line first, then what workspaces name, then the system.

use super::Console;
use super::arguments::FontSearch;
use super::disk::{DiskLoader, shown};
use super::stop::Stop;
use super::walk::workspace_of;
#[cfg(feature = "pdf")]
use crate::fonts::{Drawn, Table};
use crate::fonts::{Fonts, Role, Shelf};
use crate::page::Page;
use crate::workspace::{SETTINGS_FILE, Workspace};
#[cfg(feature = "pdf")]
use crate::{
    problem::Problem,
    source::{SourceText, Span},
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where to look.
pub(super) struct Places {
    folders: Vec<PathBuf>,
    installed: bool,
    wishes: BTreeMap<Role, String>,
}

impl Places {
    /// Of a command line: its own, and those of the workspaces that its paths stand in.
    ///
    /// # Errors
    /// A place that is not there.
    pub(super) fn of(search: &FontSearch, paths: &[PathBuf], console: &Console<'_>) -> Result<Self, Stop> {
        Self::of_roots(search, &roots(paths, console), console)
    }

    /// Of a command line: its own, and those that these workspaces name.
    ///
    /// # Errors
    /// A place that is not there.
    pub(super) fn of_roots(
        search: &FontSearch,
        roots: &[PathBuf],
        console: &Console<'_>,
    ) -> Result<Self, Stop> {
        let mut folders = Vec::new();
        for path in &search.font_path {
            let place = console.folder.join(path);
            if !place.exists() {
                return Err(absent(&path.display().to_string(), "--font-path"));
            }
            folders.push(place);
        }
        let mut wishes = BTreeMap::new();
        for root in roots {
            // One with faults is told by the verb that compiles it.
            let Ok(workspace) = Workspace::open(&DiskLoader::new(root.clone())) else { continue };
            folders.extend(named_by(&workspace, root, console)?);
            wishes.extend(wished(workspace.page()));
        }
        Ok(Self { folders, installed: !search.no_system_fonts, wishes })
    }
}

/// The faces of the roles.
pub(super) fn find(places: &Places) -> Fonts {
    Fonts::find(Shelf::scan(&places.folders, places.installed), places.wishes.clone())
}

fn absent(named: &str, by: &str) -> Stop {
    Stop::absent(
        format!("没有 {named} 这个放字体的文件夹或文件（{by}）。改正它，或者删去它。"),
        format!("{by} names {named}, which is not there; correct it, or leave it out"),
    )
}

/// Workspaces of paths, or of the working folder when none are named; each once.
fn roots(paths: &[PathBuf], console: &Console<'_>) -> Vec<PathBuf> {
    let mut roots = Vec::new();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here } else { paths } {
        let Ok(real) = console.folder.join(path).canonicalize() else { continue };
        let folder = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
        let root = workspace_of(folder).map(Path::to_path_buf);
        roots.extend(root.filter(|root| !roots.contains(root)));
    }
    roots
}

/// The places that a workspace names.
fn named_by(workspace: &Workspace, root: &Path, console: &Console<'_>) -> Result<Vec<PathBuf>, Stop> {
    let mut places = Vec::new();
    for path in &workspace.settings().fonts.path {
        let place = root.join(path);
        if !place.exists() {
            return Err(absent(path, &shown(&console.folder, &root.join(SETTINGS_FILE))));
        }
        places.push(place);
    }
    Ok(places)
}

/// The names that a page asks for, by role.
fn wished(page: &Page) -> [(Role, String); 5] {
    [
        (Role::Title, page.font_title.clone()),
        (Role::Body, page.font_body.clone()),
        (Role::Kai, page.font_kai.clone()),
        (Role::Hei, page.font_hei.clone()),
        (Role::Song, page.font_song.clone()),
    ]
}

/// What is to be said of a document's characters: those that another font draws, and those that none does,
/// at the first place where each stands.
#[cfg(feature = "pdf")]
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
#[cfg(feature = "pdf")]
fn first(text: &SourceText, c: char) -> Span {
    text.as_str().find(c).map_or_else(Span::default, |at| Span::new(at, at + c.len_utf8()))
}
