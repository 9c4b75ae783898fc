//! The template engine: strict about names, without access to files, bounded in work and size.

use super::builtin::TEMPLATES;
use super::error::TemplateError;
use super::explain::explain;
use super::filters;
use crate::problem::Message;
pub(super) use minijinja::Value;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior};
use std::io;

/// Instructions that one template may run for one document: some hundred times what a document of
/// a thousand paragraphs needs, and about a second of work.
const FUEL: u64 = 20_000_000;

/// Instructions for each fact of a document that is so large that the above would not do; the
/// built-in templates need less than half of it.
const FUEL_FOR_A_FACT: u64 = 200;

/// Bytes that one template may write for one document.
const LARGEST_OUTPUT: usize = 256 << 20;

/// Compiled templates.
#[derive(Debug)]
pub(super) struct Engine {
    environment: Environment<'static>,
    /// The same templates with everything escaped, for outputs in HTML. A file that such a template
    /// includes is part of it, whatever its own path.
    pages: Environment<'static>,
    /// The same with every word as a string of the typesetter, for the printed page.
    sheets: Environment<'static>,
}

/// The typesetter's strings.
const STRINGS: &str = "typ";

impl Engine {
    /// The built-in templates, with others in their place.
    ///
    /// # Errors
    /// Every template that does not parse, and every path that names no template.
    pub(super) fn new(overrides: &[(String, String)]) -> Result<Self, Vec<TemplateError>> {
        let Self { mut environment, mut pages, mut sheets } = Self::empty();
        let mut errors = Vec::new();
        for (path, source) in TEMPLATES {
            if overrides.iter().any(|(other, _)| other == path) {
                continue;
            }
            let added = environment.add_template(path, source);
            let added = added.and_then(|()| pages.add_template(path, source));
            if let Err(error) = added.and_then(|()| sheets.add_template(path, source)) {
                errors.push(explain(&error, path, &[]));
            }
        }
        for (path, source) in overrides {
            if !is_template(path) {
                errors.push(no_such_template(path));
                continue;
            }
            let added = environment.add_template_owned(path.clone(), source.clone());
            let added = added.and_then(|()| pages.add_template_owned(path.clone(), source.clone()));
            if let Err(error) = added.and_then(|()| sheets.add_template_owned(path.clone(), source.clone())) {
                errors.push(explain(&error, path, &[]));
            }
        }
        if errors.is_empty() { Ok(Self { environment, pages, sheets }) } else { Err(errors) }
    }

    /// The templates as the output at this path needs them.
    fn templates(&self, path: &str) -> &Environment<'static> {
        if path.contains("html") {
            &self.pages
        } else if path.contains(STRINGS) {
            &self.sheets
        } else {
            &self.environment
        }
    }

    /// No templates at all: every output is then an error that names its template.
    pub(super) fn empty() -> Self {
        let mut sheets = bare(AutoEscape::Custom(STRINGS.into()));
        sheets.set_formatter(typeset_value);
        Self { environment: bare(AutoEscape::None), pages: bare(AutoEscape::Html), sheets }
    }

    /// An engine that may work longer, for a document of so many facts; none when this one will do.
    pub(super) fn for_facts(&self, facts: usize) -> Option<Self> {
        let needed = u64::try_from(facts).unwrap_or(u64::MAX).saturating_mul(FUEL_FOR_A_FACT);
        (needed > FUEL).then(|| {
            let mut larger = Self {
                environment: self.environment.clone(),
                pages: self.pages.clone(),
                sheets: self.sheets.clone(),
            };
            larger.environment.set_fuel(Some(needed));
            larger.pages.set_fuel(Some(needed));
            larger.sheets.set_fuel(Some(needed));
            larger
        })
    }

    /// Fills a template in.
    ///
    /// # Errors
    /// What the engine found wrong, with the names of `root` when a name was unknown.
    pub(super) fn render(&self, path: &str, root: &Value) -> Result<Vec<u8>, TemplateError> {
        let mut out = Bounded(Vec::new());
        self.templates(path)
            .get_template(path)
            .and_then(|template| template.render_captured_to(root.clone(), &mut out).map(drop))
            .map_err(|error| explain(&error, path, &names(root)))?;
        Ok(out.0)
    }

    /// Names that a template asks for and neither `root` nor the engine has, each with the line
    /// that first says it.
    pub(super) fn unknown_names(&self, path: &str, root: &Value) -> Vec<TemplateError> {
        let Ok(template) = self.environment.get_template(path) else { return Vec::new() };
        let known = names(root);
        let mut unknown: Vec<String> = template
            .undeclared_variables(false)
            .into_iter()
            .filter(|name| !known.contains(name))
            .filter(|name| !self.environment.globals().any(|(global, _)| global == name))
            .collect();
        unknown.sort_unstable();
        unknown
            .into_iter()
            .map(|name| {
                let line = super::explain::line_of(template.source(), &name);
                super::explain::unknown_name(path, line, &name, known.clone())
            })
            .collect()
    }
}

/// A path that a workspace may fill: one of ours, or a file of its own that others include.
fn is_template(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    // The page of changes belongs to no document and no workspace.
    let ours = path.starts_with("changes/");
    !ours && (file.starts_with('_') || TEMPLATES.iter().any(|(known, _)| *known == path))
}

fn no_such_template(path: &str) -> TemplateError {
    let known: Vec<String> = TEMPLATES
        .iter()
        .filter(|(known, _)| is_template(known))
        .map(|(known, _)| (*known).to_owned())
        .collect();
    let message = Message::new(
        format!("没有名为 {path} 的模板可以替换。供其他模板引用的文件，名称以下划线开头"),
        format!(
            "there is no template {path} to replace. A file that others include begins with an underscore"
        ),
    );
    TemplateError { file: path.to_owned(), line: None, message, known }
}

fn bare(escape: AutoEscape) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // Keeps the words of the failing expression, for the message; costs nothing while all is well.
    environment.set_debug(true);
    environment.set_auto_escape_callback(move |_| escape.clone());
    if let Ok(syntax) =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
    {
        environment.set_syntax(syntax);
    }
    filters::register(&mut environment);
    environment
}

/// Writes a value as the typesetter writes it: words as a string, in which nothing has a meaning of its
/// own; numbers, yes and no as they are. What a template made itself is passed through.
fn typeset_value(out: &mut Output<'_>, _: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.kind() {
        _ if value.is_safe() => out.write_str(value.as_str().unwrap_or_default())?,
        ValueKind::Undefined => return Err(minijinja::ErrorKind::UndefinedError.into()),
        ValueKind::Bool => out.write_str(if value.is_true() { "true" } else { "false" })?,
        ValueKind::Number => write!(out, "{value}")?,
        ValueKind::None => out.write_str("none")?,
        _ => out.write_str(&filters::quoted(&value.to_string()))?,
    }
    Ok(())
}

fn names(root: &Value) -> Vec<String> {
    root.try_iter().into_iter().flatten().map(|name| name.to_string()).collect()
}

/// Takes bytes until there are too many.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_OUTPUT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
