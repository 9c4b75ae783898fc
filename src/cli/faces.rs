//! Where fonts are looked for: the command line first, then what workspaces name, then the system.

use super::Console;
use super::arguments::FontSearch;
use super::disk::{DiskLoader, shown};
use super::stop::Stop;
use super::walk::workspace_of;
use crate::fonts::{Fonts, Role, Shelf};
use crate::page::Page;
use crate::workspace::{SETTINGS_FILE, Workspace};
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
