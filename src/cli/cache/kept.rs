//! An answer as bytes.

use crate::problem::{Fix, Level, Message, Problem, Related, codes};
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Begins every kept answer; the number changes with the form.
const HEAD: &[u8; 8] = b"jizhi\0\x02\n";

/// What an answer is known by.
#[derive(Clone, Copy)]
pub(super) struct Signs {
    /// The bytes of all that it came from.
    pub key: u128,
    /// What the disk said of the files when they were read, where that can be relied on.
    pub stamp: Option<u128>,
}

impl Signs {
    fn bytes(self) -> Vec<u8> {
        let stamp = self.stamp.unwrap_or_default().to_le_bytes();
        [HEAD.as_slice(), &self.key.to_le_bytes(), &[u8::from(self.stamp.is_some())], &stamp].concat()
    }

    /// What tells that neither the signs nor the answer are broken.
    fn sum(self, body: &[u8]) -> u64 {
        xxh3_64_with_seed(body, xxh3_64(&self.bytes()))
    }

    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let rest = bytes.strip_prefix(HEAD)?;
        let (key, rest) = rest.split_first_chunk::<16>()?;
        let (has, rest) = rest.split_first()?;
        let (stamp, rest) = rest.split_first_chunk::<16>()?;
        let stamp = match (has, u128::from_le_bytes(*stamp)) {
            (0, 0) => None,
            (1, stamp) => Some(stamp),
            _ => return None,
        };
        Some((Self { key: u128::from_le_bytes(*key), stamp }, rest))
    }
}

/// A kept answer.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    /// The only day on which it holds, if it is so.
    pub day: Option<(i16, i8, i8)>,
    /// Files that the settings name, with the digests of their bytes.
    pub registers: Vec<(String, Option<u128>)>,
    /// How many documents were looked at.
    pub checked: usize,
    pub files: Vec<KeptFile>,
}

/// What is told of one file.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptFile {
    /// Relative to the workspace.
    pub path: String,
    pub readable: bool,
    pub problems: Vec<KeptProblem>,
}

/// A problem whose code is looked up among ours when it comes back.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptProblem {
    code: String,
    level: Level,
    message: Message,
    span: Span,
    label: Option<Message>,
    related: Vec<Related>,
    help: Option<Message>,
    fix: Option<Fix>,
}

static CODES: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| codes().map(|code| (code, code)).collect());

impl Kept {
    /// The answer in these bytes and what it is known by; none when they are broken.
    pub(super) fn read(bytes: &[u8]) -> Option<(Signs, Self)> {
        let (signs, rest) = Signs::read(bytes)?;
        let (sum, body) = rest.split_first_chunk::<8>()?;
        if u64::from_le_bytes(*sum) != signs.sum(body) {
            return None;
        }
        Some((signs, postcard::from_bytes(body).ok()?))
    }

    pub(super) fn bytes(&self, signs: Signs) -> Option<Vec<u8>> {
        let body = postcard::to_stdvec(self).ok()?;
        Some([signs.bytes().as_slice(), &signs.sum(&body).to_le_bytes(), &body].concat())
    }
}

impl KeptProblem {
    /// A problem without `prefix` before the names of files; none when a name lacks it.
    pub(super) fn of(problem: &Problem, prefix: &str) -> Option<Self> {
        let Problem { code, level, message, span, label, related, help, fix } = problem.clone();
        let related = renamed(related, |file| file.strip_prefix(prefix).map(str::to_owned))?;
        Some(Self { code: code.to_owned(), level, message, span, label, related, help, fix })
    }

    /// The problem, with `prefix` before the names of files; none when its code is not ours.
    pub(super) fn back(self, prefix: &str) -> Option<Problem> {
        let Self { code, level, message, span, label, related, help, fix } = self;
        let code = CODES.get(code.as_str())?;
        let related = renamed(related, |file| Some(format!("{prefix}{file}")))?;
        Some(Problem { code, level, message, span, label, related, help, fix })
    }
}

fn renamed(mut related: Vec<Related>, name: impl Fn(&str) -> Option<String>) -> Option<Vec<Related>> {
    for file in related.iter_mut().filter_map(|one| one.file.as_mut()) {
        *file = name(file)?;
    }
    Some(related)
}
