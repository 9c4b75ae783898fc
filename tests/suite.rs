//! The tests that see the library from outside.

#[cfg(test)]
mod form;
