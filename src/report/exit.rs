//! How a run ends, for scripts.

use super::Tally;

/// Exit codes; the numbers are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing to say, or hints only.
    Clean,
    /// 1: errors or warnings were found.
    Findings,
    /// 2: the command was not understood; nothing was done.
    Usage,
    /// 3: a file or folder could not be read or written.
    Unreadable,
    /// 4: our fault.
    Internal,
}

impl Exit {
    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Unreadable => 3,
            Self::Internal => 4,
        }
    }

    /// How a check ends: warnings count.
    #[must_use]
    pub fn of_check(tally: Tally) -> Self {
        if tally.unreadable > 0 {
            Self::Unreadable
        } else if tally.errors + tally.warnings > 0 {
            Self::Findings
        } else {
            Self::Clean
        }
    }

    /// How a build ends: warnings are shown but the outputs are there, so only errors count.
    #[must_use]
    pub fn of_build(tally: Tally) -> Self {
        Self::of_check(Tally { warnings: 0, ..tally })
    }
}
