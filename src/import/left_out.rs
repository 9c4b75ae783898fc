//! What the file has and the draft has not, where that may be much.

use super::{Repair, RepairKind};
use crate::problem::Problem;
use crate::source::Span;

const CODE: &str = "embedded-document";

/// What to do with a document in which another is embedded.
pub(super) const MERGE: (&str, &str) = (
    "用 Word 打开，另存为 .docx，嵌入的文件就并进正文；再用新文件。",
    "open it in Word and save it as .docx, which merges what is embedded; then take that file",
);

/// Findings on the whole document: parts that hold words of it and that were not read.
#[must_use]
pub fn left_out(repairs: &[Repair]) -> Vec<Problem> {
    let embedded = repairs.iter().filter(|repair| repair.kind == RepairKind::Embedded);
    let problem = |repair: &Repair| {
        let (name, place) = (&repair.before, repair.place);
        Problem::warning(
            CODE,
            Span::default(),
            format!("第{place}段前面嵌入了另一份文件（{name}），里面的话没有读"),
            format!(
                "another document ({name}) is embedded before paragraph {place}; its words were not read"
            ),
        )
        .help(MERGE.0, MERGE.1)
    };
    embedded.map(problem).collect()
}
