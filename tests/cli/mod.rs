//! The command line, run in this process on folders made for each test.

mod audit;
mod baseline;
mod between;
mod build;
mod cache;
mod check;
mod ci;
mod drawing;
mod fix;
pub(crate) mod folder;
mod fonts;
mod form;
mod help;
mod import;
mod levels;
mod page;
mod questions;
mod start;
mod watch;
