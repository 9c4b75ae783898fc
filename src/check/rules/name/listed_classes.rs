//! Lists of the classes that the pattern binds, in which one of them bears another name.

use crate::check::Case;
use crate::model::TermSize;
use std::ops::Range;

/// A class under another name.
pub(super) struct Otherwise<'a> {
    /// As the header declares it: 市直部门.
    pub(super) class: &'a str,
    /// Where it is called otherwise, in the printed words.
    pub(super) range: Range<usize>,
}

/// Characters that end a list.
const ENDS: [char; 12] = ['，', '。', '；', '：', '！', '？', '（', '）', '“', '”', '\n', ' '];

/// Beginnings of names that pick some of a class, or all.
const PICKING: [&str; 8] = ["各", "相关", "有关", "其他", "其它", "部分", "所有", "上述"];

/// The first place for each declared class at which it stands in a list of all of them under another
/// name. With N bound to 市直部门、县区、园区、驻外分局: 县区、部门、园区、招商分局.
pub(super) fn otherwise<'a>(case: &'a Case<'_>) -> Vec<Otherwise<'a>> {
    let mut found: Vec<Otherwise<'a>> = Vec::new();
    let terms = case.mechanism.pattern.iter().flat_map(|pattern| &pattern.terms);
    for term in terms.filter(|term| matches!(term.size, TermSize::Open(_))) {
        let Some(bound) = &term.bound else { continue };
        let classes: Vec<&str> = bound.value.split('、').collect();
        // Of three, two have to be named as declared.
        if classes.len() < 3 {
            continue;
        }
        let text = case.prose.text();
        for class in &classes {
            named(text, class, &classes, &mut found);
        }
    }
    found
}

/// Looks at every list that names a class as declared.
fn named<'a>(text: &str, class: &str, classes: &[&'a str], found: &mut Vec<Otherwise<'a>>) {
    let mut done = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), class) {
        if at < done {
            continue;
        }
        let start = text.get(..at).and_then(|t| t.rfind(ENDS)).map_or(0, |end| end + end_len(text, end));
        done = text.get(at..).and_then(|t| t.find(ENDS)).map_or(text.len(), |end| at + end);
        in_list(text, start..done, classes, found);
    }
}

fn end_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
}

/// Looks at every run of as many items as there are classes.
fn in_list<'a>(text: &str, list: Range<usize>, classes: &[&'a str], found: &mut Vec<Otherwise<'a>>) {
    let Some(words) = text.get(list.clone()) else { return };
    let mut at = list.start;
    let mut items: Vec<(usize, &str)> = Vec::new();
    for item in words.split('、') {
        items.push((at, item));
        at += item.len() + '、'.len_utf8();
    }
    for run in items.windows(classes.len()) {
        for other in renamed(run, classes) {
            if !found.iter().any(|f| f.class == other.class && f.range.start <= other.range.start) {
                found.retain(|f| f.class != other.class);
                found.push(other);
            }
        }
    }
}

/// The classes that a run of items names otherwise, when it names all and two or more as declared.
fn renamed<'a>(run: &[(usize, &str)], classes: &[&'a str]) -> Vec<Otherwise<'a>> {
    let mut left: Vec<&'a str> = classes.to_vec();
    let mut odd: Vec<(usize, &str)> = Vec::new();
    for (nth, (at, item)) in run.iter().enumerate() {
        let item = item.strip_prefix('各').unwrap_or(item);
        let (first, last) = (nth == 0, nth + 1 == run.len());
        // Words before the list run into its first item, and words behind it into its last.
        let is = |class: &&str| {
            item == *class || first && item.ends_with(class) || last && item.starts_with(class)
        };
        match left.iter().position(is) {
            Some(place) => drop(left.remove(place)),
            None if first => return Vec::new(),
            None => odd.push((*at, item)),
        }
    }
    if odd.is_empty() || classes.len() - odd.len() < 2 {
        return Vec::new();
    }
    let mut renamed = Vec::new();
    for (at, item) in odd {
        let Some((class, name)) = left.iter().find_map(|class| Some((*class, named_like(item, class)?)))
        else {
            return Vec::new();
        };
        left.retain(|other| *other != class);
        renamed.push(Otherwise { class, range: at..at + name });
    }
    renamed
}

/// How many bytes of an item are another name that ends like a class: 招商分局 and 驻外分局.
fn named_like(item: &str, class: &str) -> Option<usize> {
    let (cut, _) = class.char_indices().nth_back(1)?;
    let noun = class.get(cut..)?;
    let name = item.get(..item.find(noun)? + noun.len())?;
    (name.chars().count() <= 6 && !PICKING.iter().any(|word| name.starts_with(word))).then_some(name.len())
}
