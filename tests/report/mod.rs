//! Reports in the forms that programs read, held against their schemas or read back.

mod github;
mod gitlab;
mod junit;
mod plain;
mod sample;
mod sarif;
