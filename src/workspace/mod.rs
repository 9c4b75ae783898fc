//! The workspace: `jizhi.toml`, regions and their parents, documents that rest on documents.
//!
//! In: settings and loaded files. Out: compiled documents linked by 发文字号 and title. Must not:
//! touch the disk except through a [`Loader`](crate::source::Loader).
