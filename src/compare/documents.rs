//! Documents of two folders or revisions: which is which, and what changed in each.

use super::likeness::{Pairing, squeeze};
use super::{Change, Comparison, Kind, Severity, Spot};
use crate::model::Mechanism;
use crate::problem::Message;
use crate::source::{SourceText, Span};

/// A version of a document, as its reader knows it.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its name: a path, or a revision and a path.
    pub file: String,
    /// What was read, for lines and columns.
    pub text: SourceText,
}

/// What became of one document.
#[derive(Clone, Debug)]
pub struct DocumentChanges {
    /// The old version; none when the document is new.
    pub old: Option<Version>,
    /// The new version; none when the document is gone.
    pub new: Option<Version>,
    /// What changed.
    pub comparison: Comparison,
}

/// The gravest severity in all documents; none when nothing changed.
#[must_use]
pub fn verdict(documents: &[DocumentChanges]) -> Option<Severity> {
    documents.iter().filter_map(|d| d.comparison.verdict()).max()
}

/// Pairs documents, each given by its path and what it says: by 发文字号, then by title and name of
/// the mechanism, then by path. Paired ones come first, in the order of the new side, then those that
/// are gone.
#[must_use]
pub fn pair_documents(
    old: &[(&str, &Mechanism)],
    new: &[(&str, &Mechanism)],
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairing = Pairing::new(old.len(), new.len());
    let number = |(_, m): &(&str, &Mechanism)| {
        // A number with a placeholder is not known yet.
        m.document.number.given().map(squeeze).filter(|n| !n.is_empty() && !n.contains('×'))
    };
    let title = |(_, m): &(&str, &Mechanism)| m.document.title.given().map(squeeze).filter(|t| !t.is_empty());
    let name = |(_, m): &(&str, &Mechanism)| m.name.as_ref().map(|n| squeeze(&n.value));
    // Of several documents with one number, the path says which is which.
    let both = |d: &(&str, &Mechanism)| number(d).map(|n| (n, d.0.to_owned()));
    pairing.by_key(|i| old.get(i).and_then(both), |j| new.get(j).and_then(both));
    pairing.by_key(|i| old.get(i).and_then(number), |j| new.get(j).and_then(number));
    pairing.by_key(|i| old.get(i).and_then(title), |j| new.get(j).and_then(title));
    pairing.by_key(|i| old.get(i).and_then(name), |j| new.get(j).and_then(name));
    pairing.by_key(|i| old.get(i).map(|d| d.0), |j| new.get(j).map(|d| d.0));
    let kept = pairing.to_old.iter().enumerate().map(|(j, i)| (*i, Some(j)));
    kept.chain(pairing.lost().into_iter().map(|i| (Some(i), None))).collect()
}

impl DocumentChanges {
    /// A document that only the new side has.
    #[must_use]
    pub fn added(version: Version, mechanism: &Mechanism) -> Self {
        let comparison = whole(Kind::DocumentAdded, ["多了一份文件", "a new document"], mechanism);
        Self { old: None, new: Some(version), comparison }
    }

    /// A document that only the old side has.
    #[must_use]
    pub fn removed(version: Version, mechanism: &Mechanism) -> Self {
        let comparison = whole(Kind::DocumentRemoved, ["少了一份文件", "a document is gone"], mechanism);
        Self { old: Some(version), new: None, comparison }
    }
}

fn whole(kind: Kind, words: [&str; 2], mechanism: &Mechanism) -> Comparison {
    let title = mechanism.document.title.given().map(|t| t.replace('\n', ""));
    let name = title.or_else(|| mechanism.name.as_ref().map(|n| n.value.clone())).unwrap_or_default();
    let number = mechanism.document.number.given().map(|n| format!("（{n}）")).unwrap_or_default();
    let message =
        Message::new(format!("{}：{name}{number}", words[0]), format!("{}: {name}{number}", words[1]));
    let spot = Spot { span: Span::default(), clause: String::new(), words: name };
    let (old, new) = if kind == Kind::DocumentAdded { (None, Some(spot)) } else { (Some(spot), None) };
    Comparison { changes: vec![Change { kind, message, subject: String::new(), old, new, details: vec![] }] }
}
