//! Readers: one a format, each from bytes or text to an [`Intake`](super::Intake).

mod decode;
mod docx;
mod html;
mod markdown;
mod plain;

pub use decode::decode;

use super::intake::{Form, Intake};
use crate::problem::Problem;
use crate::workspace::unreadable;

/// Reads a file of any form: a package by its first bytes, a text by its name or its first words.
///
/// # Errors
/// What the file is instead, or why it cannot be read, and what to do.
pub fn open(bytes: &[u8], name: &str) -> Result<Intake, Box<Problem>> {
    if docx::claims(bytes) {
        return docx::read(bytes, name);
    }
    // A page saved as .doc is a page all the same, and opens in Word as one.
    let text = decode(bytes).map_err(|fault| Box::new(unreadable(&fault)))?;
    Ok(read(&text, form_of(name, &text)))
}

/// Reads a text of a known form. A DOCX is no text, and is read as one paragraph after the other.
#[must_use]
pub fn read(text: &str, form: Form) -> Intake {
    match form {
        Form::Html => html::read(text),
        Form::Markdown => markdown::read(text),
        Form::Plain | Form::Docx => plain::read(text),
    }
}

/// The form that a file has by its name, else by its first words.
#[must_use]
pub fn form_of(name: &str, text: &str) -> Form {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm" | "xhtml" | "shtml") => Form::Html,
        Some("md" | "markdown") => Form::Markdown,
        _ => form_by_words(text),
    }
}

fn form_by_words(text: &str) -> Form {
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<body") {
        return Form::Html;
    }
    let marked = |line: &str| {
        let signs = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&signs) && line.get(signs..).is_some_and(|rest| rest.starts_with(' '))
            || line.starts_with("**") && line.trim_end().ends_with("**") && line.len() > 4
    };
    if text.lines().take(400).any(|line| marked(line.trim())) { Form::Markdown } else { Form::Plain }
}
