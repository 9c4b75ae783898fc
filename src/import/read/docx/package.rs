//! The zip package: which parts it has, and their text, each inflated into memory and counted as it is.

use super::refusal::{self, Taken};
use super::{limits, xml};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes of the file.
    length: u64,
    /// Entries by name in small letters: names of parts are the same in both cases (ECMA-376-2, 6.2.2.3).
    entries: BTreeMap<String, usize>,
    /// Names of entries that lead out of any folder; never read.
    pub(super) outside: Vec<String>,
    /// Bytes inflated until now.
    pub(super) inflated: u64,
}

/// A relationship of a part.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// What the part calls it.
    pub(super) id: String,
    /// The last step of its type: `styles`, `header`.
    pub(super) kind: String,
    /// The part that it names; none when it leads out of the package.
    pub(super) target: Option<String>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// A package that is broken, encrypted, or made so that different programs see different things in it.
    pub(super) fn open(bytes: &'a [u8]) -> Taken<Self> {
        if bytes.len() > limits::FILE {
            let (mb, most) = (bytes.len() >> 20, limits::FILE >> 20);
            return Err(refusal::hostile(
                "",
                &format!("文件有 {mb} MB，上限是 {most} MB"),
                &format!("the file has {mb} MB; the limit is {most} MB"),
            ));
        }
        if has_long_directory(bytes) {
            return Err(refusal::hostile(
                "",
                "用了只有特大压缩包才用的 zip64 目录",
                "it has a zip64 directory",
            ));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            refusal::broken("", "压缩包的目录不完整", "the directory of the zip package is not whole")
        })?;
        if archive.len() > limits::ENTRIES {
            let (count, most) = (archive.len(), limits::ENTRIES);
            return Err(refusal::hostile(
                "",
                &format!("压缩包里有 {count} 个文件，上限是 {most} 个"),
                &format!("{count} entries in the package; the limit is {most}"),
            ));
        }
        let (entries, outside) = list(&archive)?;
        match archive.has_overlapping_entries() {
            Ok(false) => {}
            Ok(true) => return Err(refusal::hostile("", "压缩包里的文件相互重叠", "entries overlap")),
            Err(_) => return Err(refusal::broken("", "压缩包不完整", "the zip package is not whole")),
        }
        Ok(Self { archive, length: bytes.len() as u64, entries, outside, inflated: 0 })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, part: &str) -> bool {
        self.entries.contains_key(&part.to_ascii_lowercase())
    }

    /// Names of entries, in small letters, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The elements of a part; none where there is no such part.
    ///
    /// # Errors
    /// A part that is broken, or beyond a limit.
    pub(super) fn part(&mut self, part: &str) -> Taken<Option<xml::Element>> {
        let Some(index) = self.entries.get(&part.to_ascii_lowercase()).copied() else { return Ok(None) };
        let bytes = self.inflate(index, part)?;
        let text = decode(bytes).ok_or_else(|| {
            refusal::broken(part, "不是 UTF-8 或 UTF-16 的文字", "is no text in UTF-8 or UTF-16")
        })?;
        xml::parse(&text, part).map(Some)
    }

    /// What a part stands in relation to.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub(super) fn relations(&mut self, part: &str) -> Taken<Vec<Relation>> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(root) = self.part(&format!("{folder}{slash}_rels/{name}.rels"))? else {
            return Ok(Vec::new());
        };
        let relation = |e: &xml::Element| {
            let external = e.attribute("TargetMode").is_some_and(|m| m.eq_ignore_ascii_case("external"));
            let target = e.attribute("Target").filter(|_| !external);
            Relation {
                id: e.attribute("Id").unwrap_or("").to_owned(),
                kind: e.attribute("Type").unwrap_or("").rsplit('/').next().unwrap_or("").to_owned(),
                target: target.and_then(|target| within(folder, target)),
            }
        };
        Ok(root.elements().filter(|e| e.name == "Relationship").map(relation).collect())
    }

    fn inflate(&mut self, index: usize, part: &str) -> Taken<Vec<u8>> {
        let file = self.archive.by_index(index).map_err(|why| unreadable(&why, part))?;
        let packed = file.compressed_size().clamp(1, self.length.max(1));
        let most = limits::PART.min(limits::ALL_PARTS.saturating_sub(self.inflated));
        let ratio = limits::RATIO_FROM.max(packed.saturating_mul(limits::RATIO));
        let cap = most.min(ratio);
        let mut bytes = Vec::new();
        // One byte more than is allowed tells that there is more; the size in the header is not believed.
        let read = file.take(cap + 1).read_to_end(&mut bytes);
        self.inflated += bytes.len() as u64;
        if bytes.len() as u64 > cap {
            let mb = cap >> 20;
            return Err(if cap == ratio {
                refusal::hostile(
                    part,
                    &format!("解压后是压缩前的 {} 倍以上", limits::RATIO),
                    &format!("inflates to more than {} times its size", limits::RATIO),
                )
            } else {
                refusal::hostile(
                    part,
                    &format!("解压后超过 {mb} MB"),
                    &format!("inflates to more than {mb} MB"),
                )
            });
        }
        read.map_err(|_| refusal::broken(part, "解不开，内容不完整", "cannot be inflated; it is not whole"))?;
        Ok(bytes)
    }
}

/// Entries by name, and names that lead out.
fn list(archive: &ZipArchive<Cursor<&[u8]>>) -> Taken<(BTreeMap<String, usize>, Vec<String>)> {
    let twice = || {
        refusal::hostile(
            "",
            "压缩包里有两个同名的文件，不同的软件会看到不同的内容",
            "two entries have one name: programs would differ in what they see",
        )
    };
    if archive.has_duplicate_names() {
        return Err(twice());
    }
    let (mut entries, mut outside) = (BTreeMap::new(), Vec::new());
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(index) else { continue };
        if entry.encrypted() {
            return Err(refusal::encrypted());
        }
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if leads_out(&name) {
            outside.push(name);
        } else if entries.insert(name.to_ascii_lowercase(), index).is_some() {
            return Err(twice());
        }
    }
    Ok((entries, outside))
}

/// Whether a name would lead out of the folder that it is unpacked to.
fn leads_out(name: &str) -> bool {
    name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(|step| step == "..")
}

/// The part that a target names; none when it is no name within the package.
fn within(folder: &str, target: &str) -> Option<String> {
    if leads_out(target.strip_prefix('/').unwrap_or(target)) || target.contains(['%', '#', '?']) {
        return None;
    }
    // A target that begins with a stroke starts at the root of the package (ECMA-376-2, 6.2.2).
    Some(match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None if folder == "_rels" => target.to_owned(),
        None => format!("{folder}/{target}"),
    })
}

/// Whether a zip64 directory is announced: no document needs one, and its counts are 64-bit, so that
/// believing them could ask for all memory.
fn has_long_directory(bytes: &[u8]) -> bool {
    const END: &[u8] = b"PK\x05\x06";
    const LOCATOR: &[u8] = b"PK\x06\x07";
    // The end record, with its comment of 64 KiB at most, is searched from the end of the file.
    let from = bytes.len().saturating_sub((1 << 16) + 64);
    let tail = bytes.get(from..).unwrap_or_default();
    memchr::memmem::find_iter(tail, END)
        .filter_map(|at| (from + at).checked_sub(20))
        .any(|at| bytes.get(at..).is_some_and(|rest| rest.starts_with(LOCATOR)))
}

fn unreadable(why: &ZipError, part: &str) -> Box<crate::problem::Problem> {
    match why {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => refusal::encrypted(),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            refusal::broken(part, "用了 .docx 不用的压缩方法", "is packed in a way that a .docx does not use")
        }
        _ => refusal::broken(part, "解不开", "cannot be unpacked"),
    }
}

/// The text of a part: UTF-8, or UTF-16 in either order.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| -> Option<String> {
        let units = rest.chunks(2).map(|pair| pair.try_into().map(unit).ok());
        let units: Vec<u16> = units.collect::<Option<_>>()?;
        String::from_utf16(&units).ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_within_the_package() {
        assert_eq!(within("word", "styles.xml").as_deref(), Some("word/styles.xml"));
        assert_eq!(within("", "/word/document.xml").as_deref(), Some("word/document.xml"));
        for target in ["../../etc/passwd", "//../x", "file:///etc/passwd", "C:\\x", "http://x/y", "a/../../b"]
        {
            assert_eq!(within("word", target), None, "{target}");
        }
    }

    #[test]
    fn parts_in_utf16_are_read_in_either_order() {
        let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
            let words = "<机/>".encode_utf16().flat_map(unit);
            mark.iter().copied().chain(words).collect::<Vec<_>>()
        };
        for bytes in [
            wide(&[0xFF, 0xFE], u16::to_le_bytes),
            wide(&[0xFE, 0xFF], u16::to_be_bytes),
            wide(&[], u16::to_le_bytes),
            "\u{FEFF}<机/>".into(),
        ] {
            assert_eq!(decode(bytes).as_deref(), Some("<机/>"));
        }
        assert_eq!(decode(vec![0xFF, 0xFE, 0x00]), None);
        assert_eq!(decode(vec![b'<', 0xFF]), None);
    }
}
