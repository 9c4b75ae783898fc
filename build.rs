//! Gives the program a name that changes with its sources, so that what one build has kept is not taken
//! for the answer of another.

use std::fs;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let mut name = Fnv(0xcbf2_9ce4_8422_2325);
    for root in ["Cargo.toml", "Cargo.lock", "src", "grammar"] {
        println!("cargo:rerun-if-changed={root}");
        add(Path::new(root), &mut name)?;
    }
    println!("cargo:rustc-env=JIZHI_BUILD={:016x}", name.0);
    Ok(())
}

/// Adds a file, or all below a folder, in the order of names.
fn add(path: &Path, name: &mut Fnv) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        return entries.iter().try_for_each(|entry| add(&entry.path(), name));
    }
    // A packed crate may come without its lock.
    if path.is_file() {
        name.add(path.to_string_lossy().as_bytes());
        name.add(&fs::read(path)?);
    }
    Ok(())
}

/// FNV-1a: a few lines, and the same on every machine and toolchain.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
