//! The faces of the printed page: five roles, what plays them here, and what each character falls to.
//!
//! In: places to look in, names that a profile wishes for, characters. Out: a chain of faces for each role
//! ([`Fonts`]), how characters are drawn and which cannot be ([`Drawn`]). Reads font files, through the
//! only library that does. Must not: hold names of fonts in code (`roles.toml` does), or print.

mod resolve;
mod shelf;
mod table;

pub use resolve::{Choice, Drawn, Fit, Fonts};
pub use shelf::{Face, FaceId, Shelf};
pub use table::{KnownFont, Role, RoleRow, Table};
