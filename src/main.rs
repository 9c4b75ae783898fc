//! The `jizhi` command.

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Keeps the allocator in the program, where it stands in for that of the system: asked by way of `malloc`, as
/// Rust asks the system, it takes half as long as asked for an alignment each time.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[used]
static ALLOCATOR: unsafe fn(&MiMalloc, std::alloc::Layout) -> *mut u8 =
    <MiMalloc as std::alloc::GlobalAlloc>::alloc;

fn main() -> ExitCode {
    ExitCode::from(jizhi::cli::main())
}
