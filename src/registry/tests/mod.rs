//! Tests of the whole: lists of published documents, reforms, registers, posts, prose.

#![allow(clippy::string_slice)] // a range off a character boundary is a failure these tests are to find

mod lists;
mod names;
mod posts;
mod properties;
mod prose;
mod published;
mod registers;

use super::{ListItem, NameForm, Registry};

const JIAOZUO: &str = "河南省焦作市";
const MACUN: &str = "河南省焦作市马村区";

/// Canonical names of a list, in a region without a register, on a day.
fn names(region: &str, day: &str, words: &str) -> Vec<String> {
    let registry = Registry::built_in();
    registry.region(region).at(day).list(words).into_iter().map(|i| i.found.name.into()).collect()
}

/// The words under the items' ranges.
fn surfaces(words: &str) -> Vec<String> {
    let registry = Registry::built_in();
    registry.region("某省某市").list(words).into_iter().map(|i| words[i.range].to_owned()).collect()
}

fn only(region: &str, words: &str) -> ListItem {
    let registry = Registry::built_in();
    let mut items = registry.region(region).list(words);
    assert_eq!(items.len(), 1, "{words}");
    items.remove(0)
}

fn former(until: &str) -> NameForm {
    NameForm::Former { until: Some(until.into()) }
}
