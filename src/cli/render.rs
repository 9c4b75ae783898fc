//! The renderers of workspaces: built-in templates, or a workspace's own.

use super::disk::DiskLoader;
use super::project::Project;
use crate::problem::Problem;
use crate::render::{RenderError, Renderer, TemplateError};
use crate::source::{Loader, SourceText, Span};
use crate::workspace::{FileProblems, SETTINGS_FILE, cannot_read, decode, inside};
use std::path::Path;
use walkdir::WalkDir;

/// The renderer of a project.
///
/// # Errors
/// Faults of its templates, by file.
pub(super) fn renderer(project: &Project) -> Result<Renderer, Vec<FileProblems>> {
    let Some(folder) = project.workspace.settings().templates.as_deref().and_then(|t| inside(t).ok()) else {
        return Ok(Renderer::built_in().on_page(project.workspace.page().clone()));
    };
    if !project.root.join(&folder).is_dir() {
        return Err(vec![no_folder(project)]);
    }
    let sources = sources(&project.root, &folder).map_err(|mut fault| {
        fault.file = project.shown(&fault.file);
        vec![fault]
    })?;
    let renderer = Renderer::with_overrides(&sources).map_err(|errors| {
        let fault = |error| template_fault(&project.shown(&folder), &sources, error);
        errors.iter().map(fault).collect::<Vec<_>>()
    })?;
    Ok(renderer.on_page(project.workspace.page().clone()))
}

/// A folder of templates that is not there, at the words that name it.
fn no_folder(project: &Project) -> FileProblems {
    let file = project.shown(SETTINGS_FILE);
    let named = project.workspace.settings().templates.as_deref().unwrap_or_default();
    let text = match DiskLoader::new(project.root.clone()).read(SETTINGS_FILE).map(|bytes| decode(&bytes)) {
        Ok(Ok(text)) => text,
        Ok(Err(problem)) => return FileProblems::unreadable(file, *problem),
        Err(error) => return FileProblems::unreadable(file, cannot_read(&error)),
    };
    let at = text.as_str().find(&format!("\"{named}\""));
    let span = at.map_or_else(Span::default, |at| Span::new(at + 1, at + 1 + named.len()));
    let problem = Problem::error(
        "bad-settings",
        span,
        format!("没有“{named}”这个模板文件夹"),
        format!("there is no folder of templates `{named}`"),
    )
    .help(
        "建好这个文件夹，或者删去 templates 这一行，用内置的模板",
        "make the folder, or drop the line `templates` to use the built-in templates",
    );
    FileProblems { file, text: Some(text), problems: vec![problem] }
}

/// The templates of a folder, by path in it, sorted.
fn sources(root: &Path, folder: &str) -> Result<Vec<(String, String)>, FileProblems> {
    let loader = DiskLoader::new(root.to_path_buf());
    let base = root.join(folder);
    let mut sources = Vec::new();
    for entry in WalkDir::new(&base).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a ring of folders"));
            FileProblems::unreadable(folder, cannot_read(&error))
        })?;
        let Ok(path) = entry.path().strip_prefix(&base) else { continue };
        if entry.file_type().is_dir()
            || path.extension().is_none_or(|e| !["jinja", "css", "js"].iter().any(|known| e == *known))
        {
            continue;
        }
        let path = path.to_string_lossy().replace('\\', "/");
        let full = format!("{folder}/{path}");
        let text = loader
            .read(&full)
            .map_err(|error| Box::new(cannot_read(&error)))
            .and_then(|bytes| decode(&bytes))
            .map_err(|problem| FileProblems::unreadable(full, *problem))?;
        sources.push((path, text.as_str().to_owned()));
    }
    Ok(sources)
}

fn template_fault(folder: &str, sources: &[(String, String)], error: &TemplateError) -> FileProblems {
    let source = sources.iter().find(|(path, _)| *path == error.file).map_or("", |(_, text)| text);
    let text = SourceText::new(source.to_owned());
    let span = error.line.map_or_else(Span::default, |line| text.line_span(line));
    let message = &error.message;
    let mut problem = Problem::error("bad-template", span, &message.zh, &message.en);
    if !error.known.is_empty() {
        problem = problem.help(
            format!("这里可以用：{}", error.known.join("、")),
            format!("known here: {}", error.known.join(", ")),
        );
    }
    FileProblems { file: format!("{folder}/{}", error.file), text: Some(text), problems: vec![problem] }
}

/// A document that could not be rendered, as a problem of the document.
pub(super) fn render_problem(error: &RenderError) -> Problem {
    let at = Span::default();
    match error {
        RenderError::Template(error) => {
            let (mut zh, mut en) = (error.message.zh.clone(), error.message.en.clone());
            if !error.known.is_empty() {
                zh.push_str(&format!("；这里可以用：{}", error.known.join("、")));
                en.push_str(&format!("; known here: {}", error.known.join(", ")));
            }
            let place = error.line.map_or_else(|| error.file.clone(), |l| format!("{}:{l}", error.file));
            Problem::error(
                "bad-template",
                at,
                format!("模板 {place} 写不出这份文件：{zh}"),
                format!("template {place} fails on this document: {en}"),
            )
            .help(
                "改正模板；如果用的是内置模板，请把这份文件报告给我们。",
                "correct the template; if it is a built-in one, please report this document",
            )
        }
        RenderError::Writer { output, reason } => Problem::error(
            "output-failed",
            at,
            format!("写不出 {output}：{reason}"),
            format!("cannot make {output}: {reason}"),
        )
        .help("这是程序的错，请把这份文件报告给我们。", "this is our fault; please report this document"),
    }
}
