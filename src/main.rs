//! The `jizhi` command.

fn main() {}
