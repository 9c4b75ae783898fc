//! Words of a document within a message.

/// `“甲”“乙”`: adjacent quotes take no 、 between them (GB/T 15834, 4.5.3.5).
pub(super) fn quoted<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().fold(String::new(), |all, w| format!("{all}“{}”", w.trim_matches(['“', '”'])))
}
