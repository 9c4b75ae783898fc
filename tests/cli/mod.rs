//! The command line, run in this process on folders made for each test.

mod build;
mod check;
mod drawing;
mod folder;
mod form;
mod help;
mod start;
