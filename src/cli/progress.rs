//! Progress on a terminal, when work is long.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears once the work has taken a while.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    /// Whether it may still appear.
    waiting: AtomicBool,
}

impl Progress {
    /// A bar over so many documents; never seen unless `terminal`.
    pub(super) fn new(documents: usize, terminal: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(documents as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now(), waiting: AtomicBool::new(terminal) }
    }

    /// One document more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        if self.waiting.load(Ordering::Relaxed)
            && self.start.elapsed() > PATIENCE
            && self.waiting.swap(false, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Clears the bar.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
