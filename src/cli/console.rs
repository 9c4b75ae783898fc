//! Where a command runs: its folder, its streams, and what its terminal can show.

use crate::report::{Language, Style};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Where a command runs.
pub struct Console<'a> {
    /// The working folder; paths of arguments are relative to it.
    pub folder: PathBuf,
    /// What the command gives: reports, schemas, converted texts.
    pub out: &'a mut (dyn Write + 'a),
    /// What it says about itself: usage, failures.
    pub err: &'a mut (dyn Write + 'a),
    /// Cells in a line.
    pub width: usize,
    /// Whether reports may be coloured.
    pub color: bool,
    /// Whether progress may be shown on the process's standard error.
    pub progress: bool,
    /// Today as year, month, day: for the dates of a starting document and for permissions that end.
    pub today: (i16, i8, i8),
    /// How a watch waits between looks at the disk; it ends when this gives false, or is missing.
    pub pulse: Option<&'a mut (dyn FnMut() -> bool + 'a)>,
    /// The language wished for by the surroundings (`JIZHI_LANG`).
    pub language_wish: Option<String>,
    /// The language in use; set from the arguments.
    pub language: Language,
}

impl<'a> Console<'a> {
    /// A console without a terminal: 100 cells, no colours, no progress, no watching, Chinese, 1 March 2026.
    pub fn new(
        folder: impl Into<PathBuf>,
        out: &'a mut (dyn Write + 'a),
        err: &'a mut (dyn Write + 'a),
    ) -> Self {
        Self {
            folder: folder.into(),
            out,
            err,
            width: 100,
            color: false,
            progress: false,
            today: (2026, 3, 1),
            pulse: None,
            language_wish: None,
            language: Language::default(),
        }
    }

    /// The process's own console, writing to these streams.
    pub(super) fn of_process(out: &'a mut (dyn Write + 'a), err: &'a mut (dyn Write + 'a)) -> Self {
        let terminal = io::stdout().is_terminal();
        // https://no-color.org: set and not empty.
        let colorless = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        // Documents have the date of Beijing, wherever the machine stands.
        let beijing = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
        let today = jiff::Timestamp::now().to_zoned(beijing);
        Self {
            width: width.clamp(40, 160),
            color: terminal && !colorless,
            progress: io::stderr().is_terminal(),
            today: (today.year(), today.month(), today.day()),
            language_wish: std::env::var("JIZHI_LANG").ok(),
            ..Self::new(std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")), out, err)
        }
    }

    /// How reports are drawn here.
    pub(super) fn style(&self) -> Style {
        Style { language: self.language, color: self.color, width: self.width }
    }

    /// Waits until a watch should look again; false when it should end.
    pub(super) fn wait(&mut self) -> bool {
        self.pulse.as_mut().is_some_and(|pulse| pulse())
    }

    /// One of two wordings.
    pub(super) fn pick<'b>(&self, zh: &'b str, en: &'b str) -> &'b str {
        self.language.pick(zh, en)
    }

    /// Gives a text.
    pub(super) fn give(&mut self, text: &str) {
        // A stream that is gone is noticed at the end, by `flush`.
        let _ = self.out.write_all(text.as_bytes());
    }

    /// Says a line about the command itself.
    pub(super) fn say(&mut self, line: &str) {
        let _ = writeln!(self.err, "{line}");
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
