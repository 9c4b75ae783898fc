//! Paths as URIs.

use std::fmt::Write;

/// A path as the target of a link: relative ones stay relative, other than ASCII is escaped
/// (RFC 3986, 2.1).
pub(super) fn of_path(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if drive {
        uri.push_str("file:///");
    }
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && at == 1);
        if plain {
            uri.push(char::from(byte));
        } else if drive && byte == b'\\' {
            uri.push('/');
        } else {
            // Writing into a string does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris_that_a_program_can_follow() {
        assert_eq!(of_path("稿/a b.jz"), "%E7%A8%BF/a%20b.jz");
        assert_eq!(of_path("/某/x.jz"), "file:///%E6%9F%90/x.jz");
        assert_eq!(of_path("C:\\x\\y:z.jz"), "file:///C:/x/y%3Az.jz");
        assert_eq!(of_path("a:b#?%.jz").as_str(), "file:///a:b%23%3F%25.jz");
    }
}
