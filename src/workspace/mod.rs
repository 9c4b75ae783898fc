//! The workspace: `jizhi.toml`, regions and their parents, documents that rest on documents.
//!
//! In: settings and loaded files. Out: compiled documents linked by 发文字号 and title. Must not:
//! touch the disk except through a [`Loader`](crate::source::Loader).

mod header;
mod index;
mod judge;
mod levels;
mod link;
mod open;
mod page;
mod path;
mod settings;
mod toml_fault;
mod unreadable;

pub use header::Header;
pub use index::{Cited, Index, Indexed};
pub use judge::Terms;
pub use levels::{LevelSetting, Levels, Orders};
pub use link::{Citation, LINKING, Linked};
pub use open::{Opened, Workspace};
pub use path::{PathFault, inside};
pub use settings::{FontSetting, RegionSetting, RuleSetting, RuleTables, Settings};
pub use toml_fault::toml_problem;
pub use unreadable::{cannot_read, decode, unreadable};

use crate::lower::Permission;
use crate::model::Mechanism;
use crate::problem::Problem;
use crate::source::SourceText;
use crate::syntax::Syntax;

/// Name of the settings file that makes a folder a workspace.
pub const SETTINGS_FILE: &str = "jizhi.toml";

/// What is wrong in one file.
#[derive(Clone, Debug)]
pub struct FileProblems {
    /// Path relative to the workspace, `/` between folders.
    pub file: String,
    /// Its text; none when it could not be read, and then the problems have no place.
    pub text: Option<SourceText>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl FileProblems {
    /// A file that could not be read, and why.
    #[must_use]
    pub fn unreadable(file: impl Into<String>, problem: Problem) -> Self {
        Self { file: file.into(), text: None, problems: vec![problem] }
    }

    /// Whether the file could not be read at all.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.text.is_none()
    }
}

/// A document compiled and linked to its workspace.
#[derive(Clone, Debug)]
pub struct Document {
    /// The typed mechanism.
    pub mechanism: Mechanism,
    /// Its lines as typed.
    pub syntax: Syntax,
    /// Rules that the text silences, block by block.
    pub permissions: Vec<Permission>,
    /// What is wrong, by place; all that was found until the document is judged
    /// ([`Workspace::judge`]), then what is told.
    pub problems: Vec<Problem>,
    /// Whether all that the drafter wrote is understood; false when an error of reading may have
    /// lost content, and then outputs would be wrong without saying so.
    pub complete: bool,
}
