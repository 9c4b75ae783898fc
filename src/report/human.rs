//! Problems drawn under the drafter's text.

use super::end::push_end;
use super::entry::place_of;
use super::window::{Placed, Window, drawable};
use super::{Language, Report};
use crate::problem::{Level, Problem, Related};
use crate::source::SourceText;
use crate::workspace::FileProblems;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode, ThemeCharacters,
    ThemeStyles,
};
use std::fmt::{self, Write};

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Which wording.
    pub language: Language,
    /// Whether the terminal shows colours.
    pub color: bool,
    /// Cells in a line.
    pub width: usize,
}

/// Problems of one file that are drawn; the rest is counted. A file of 100,000 bad lines is not
/// read to its end by anyone.
const DRAWN_PER_FILE: usize = 50;

/// Draws all problems and a last line that counts them.
#[must_use]
pub fn draw(report: &Report, style: Style) -> String {
    let mut page = String::new();
    for file in &report.files {
        for problem in file.problems.iter().take(DRAWN_PER_FILE) {
            draw_problem(&mut page, report, file, problem, style);
            page.push('\n');
        }
        let left = file.problems.len().saturating_sub(DRAWN_PER_FILE);
        if left > 0 {
            let name = &file.file;
            page.push_str(&match style.language {
                Language::Chinese => {
                    format!("{name} 还有 {left} 个问题没有画出来；--format plain 列出全部。\n\n")
                }
                Language::English => format!("{name}: {left} more; --format plain lists all.\n\n"),
            });
        }
    }
    push_end(&mut page, report, style.language);
    page
}

fn draw_problem(page: &mut String, report: &Report, file: &FileProblems, problem: &Problem, style: Style) {
    let (here, elsewhere): (Vec<&Related>, Vec<&Related>) =
        problem.related.iter().partition(|r| r.file.as_ref().is_none_or(|f| *f == file.file));
    let name: String = file.file.chars().map(drawable).collect();
    let drawing = Drawing {
        problem,
        language: style.language,
        window: file.text.as_ref().map(|text| window(name.clone(), text, problem, &here, style.width)),
        related: here,
        bare_name: file.text.is_none().then_some(name),
    };
    let mut drawn = String::new();
    // Writing into a string does not fail; a label that cannot be drawn leaves the message.
    if handler(style).render_report(&mut drawn, &drawing).is_err() {
        let _ = writeln!(drawn, "{drawing}");
    }
    localise(page, &drawn, style.language);
    for related in elsewhere {
        let place = place_of(report, file, related);
        let message = style.language.of(&related.message);
        let _ = writeln!(page, "  {}{place} {message}", style.language.pick("另见：", "see: "));
    }
}

fn window(name: String, text: &SourceText, problem: &Problem, related: &[&Related], width: usize) -> Window {
    let mut labels = vec![problem.span];
    labels.extend(related.iter().map(|r| r.span));
    // The gutter: a blank, the line number, a bar between blanks.
    let gutter = text.line_count().to_string().len() + 5;
    Window::new(name, text, &labels, width.saturating_sub(gutter))
}

fn handler(style: Style) -> GraphicalReportHandler {
    let styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let characters = ThemeCharacters { advice: "·".to_owned(), ..ThemeCharacters::unicode() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(style.width.max(24))
        .with_context_lines(0)
        .with_links(false)
}

/// miette writes “help:”; the drafter reads 办法：, which is as wide.
fn localise(page: &mut String, drawn: &str, language: Language) {
    for line in drawn.lines().map(str::trim_end) {
        match language {
            Language::Chinese => page.push_str(&line.replacen("  help: ", "  办法：", 1)),
            Language::English => page.push_str(line),
        }
        page.push('\n');
    }
}

/// One problem as miette wants it.
struct Drawing<'a> {
    problem: &'a Problem,
    language: Language,
    window: Option<Window>,
    related: Vec<&'a Related>,
    /// The file, when there is no text to draw.
    bare_name: Option<String>,
}

impl Drawing<'_> {
    fn label(&self, placed: &Placed) -> LabeledSpan {
        let words = match placed.index.checked_sub(1) {
            None => self.problem.label.as_ref().map(|m| self.language.of(m).to_owned()),
            Some(index) => self.related.get(index).map(|r| self.language.of(&r.message).to_owned()),
        };
        if placed.index == 0 {
            LabeledSpan::new_primary_with_span(words, placed.span)
        } else {
            LabeledSpan::new_with_span(words, placed.span)
        }
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.bare_name {
            write!(f, "{name}{}", self.language.pick("：", ": "))?;
        }
        f.write_str(self.language.of(&self.problem.message))
    }
}

impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let level = self.language.level(self.problem.level);
        Some(Box::new(format!("{level} {}", self.problem.code)))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.problem.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Hint => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.problem.help.as_ref()?;
        Some(Box::new(self.language.of(help)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.window.as_ref().map(|w| w as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let window = self.window.as_ref()?;
        Some(Box::new(window.labels().map(|placed| self.label(placed))))
    }
}
