//! The `jizhi` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(jizhi::cli::main())
}
