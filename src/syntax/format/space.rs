//! Blank lines.

use super::shape::{Laid, Shape};

impl<S> Laid<S> {
    fn is_blank(&self) -> bool {
        matches!(self.shape, Shape::Blank)
    }

    /// Whether the line speaks about the one after it.
    pub(crate) fn is_remark(&self) -> bool {
        matches!(self.shape, Shape::Comment(_) | Shape::Permission(_))
    }
}

/// Runs of blank lines become one, none opens or closes the text, and every part has one before it
/// or before the remarks that stand directly on it.
pub(crate) fn space<S>(lines: Vec<Laid<S>>) -> Vec<Laid<S>> {
    let mut out: Vec<Laid<S>> = Vec::with_capacity(lines.len());
    for line in lines {
        let after_blank = out.last().is_none_or(Laid::is_blank);
        if line.is_blank() && after_blank {
            continue;
        }
        if matches!(line.shape, Shape::Part { .. }) && !after_blank {
            let remarks = out.iter().rev().take_while(|l| l.is_remark()).count();
            let at = out.len() - remarks;
            let preceded = at.checked_sub(1).and_then(|i| out.get(i)).is_some_and(|l| !l.is_blank());
            if preceded {
                out.insert(at, Laid { level: 0, shape: Shape::Blank, at: line.at });
            }
        }
        out.push(line);
    }
    if out.last().is_some_and(Laid::is_blank) {
        out.pop();
    }
    out
}
