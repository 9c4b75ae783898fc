//! Edits of a text as a unified diff.

use crate::problem::Edit;
use similar::TextDiff;

/// Lines shown around a change.
const AROUND: usize = 3;

/// The text with edits made; edits must be sorted and not overlap, others are left out.
#[must_use]
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let Some(kept) = text.get(at..start).filter(|_| text.get(start..end).is_some()) else { continue };
        out.push_str(kept);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// The change from one text to another as `patch -p1` and `git apply` take it; empty when nothing differs. The
/// name is as it stands behind `a/` and `b/`.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(AROUND).header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn changes_far_apart_are_two_hunks_and_a_missing_line_break_is_told() {
        let old = "甲\n一\n二\n三\n四\n五\n六\n七\n乙";
        let edits = [
            Edit { span: Span::new(0, 3), text: "丙".into() },
            Edit { span: Span::new(old.len() - 3, old.len()), text: "丁".into() },
        ];
        let new = applied(old, &edits);
        assert_eq!(
            unified("x.jz", old, &new),
            "--- a/x.jz\n+++ b/x.jz\n@@ -1,4 +1,4 @@\n-甲\n+丙\n 一\n 二\n 三\n@@ -6,4 +6,4 @@\n 五\n 六\n 七\n\
             -乙\n\\ No newline at end of file\n+丁\n\\ No newline at end of file\n"
        );
        assert_eq!(unified("x.jz", old, old), "");
    }
}
