//! From bytes to text: published pages come in UTF-8, GBK, GB18030 and UTF-16.

use crate::source::{SourceText, Unreadable};
use encoding_rs::{Encoding, GB18030};

/// The text of a file.
///
/// # Errors
/// What the bytes are instead of text: see [`Unreadable`].
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > SourceText::LIMIT {
        return Err(Unreadable::TooLarge { bytes: bytes.len() });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        let (text, faults) = encoding.decode_without_bom_handling(rest);
        return if faults { Err(Unreadable::NotUtf8 { at: 0 }) } else { Ok(text.into_owned()) };
    }
    match SourceText::decode(bytes) {
        Ok(text) => Ok(text.as_str().to_owned()),
        // GB18030 reads everything that GBK and GB 2312 write.
        Err(Unreadable::LooksLikeGbk { at }) => {
            let (text, faults) = GB18030.decode_without_bom_handling(bytes);
            if faults { Err(Unreadable::LooksLikeGbk { at }) } else { Ok(text.into_owned()) }
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_the_usual_encodings_are_read_and_programs_are_not() {
        // “机制：招商” in GBK
        let gbk = [0xBB, 0xFA, 0xD6, 0xC6, 0xA3, 0xBA, 0xD5, 0xD0, 0xC9, 0xCC];
        assert_eq!(decode(&gbk).as_deref(), Ok("机制：招商"));
        assert_eq!(decode(&[0xFF, 0xFE, 0x3A, 0x67]).as_deref(), Ok("机"));
        assert_eq!(decode("\u{FEFF}机制".as_bytes()).as_deref(), Ok("机制"));
        assert!(matches!(decode(b"PK\x03\x04\x00\xFF"), Err(Unreadable::Binary)));
    }
}
