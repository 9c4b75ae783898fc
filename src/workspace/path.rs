//! Paths that settings and loaders name: they stay in the workspace.

/// Why a path is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Starts at the root of a disk.
    Absolute,
    /// Goes above the workspace with `..`.
    Leaves,
    /// Names nothing.
    Empty,
}

/// The path in its plain form, `/` between names, when it stays inside the workspace.
///
/// # Errors
/// [`PathFault`] when it does not. Links are not looked at; the loader does that.
pub fn inside(path: &str) -> Result<String, PathFault> {
    let path = path.replace('\\', "/");
    let drive = path.get(1..2) == Some(":") && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if path.starts_with('/') || drive {
        return Err(PathFault::Absolute);
    }
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop().ok_or(PathFault::Leaves)?;
            }
            name => names.push(name),
        }
    }
    if names.is_empty() { Err(PathFault::Empty) } else { Ok(names.join("/")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_made_plain_and_may_not_leave_the_workspace() {
        assert_eq!(inside("./名录//某市/../units.toml"), Ok("名录/units.toml".to_owned()));
        assert_eq!(inside("a\\b.toml"), Ok("a/b.toml".to_owned()));
        assert_eq!(inside("/etc/passwd"), Err(PathFault::Absolute));
        assert_eq!(inside("C:\\甲.toml"), Err(PathFault::Absolute));
        assert_eq!(inside("a/../../b"), Err(PathFault::Leaves));
        assert_eq!(inside("."), Err(PathFault::Empty));
    }
}
