//! The formatter and the TOML form.

mod format;
mod texts;
mod toml;
