//! The way back: published notices become drafts that print the same text and say what hand-made ones say.

mod faithful;
mod recall;
mod robust;
mod shapes;

use super::outputs::folded;
use super::policies::registry;
use jizhi::import::{Form, Imported, form_of, import, read};
use jizhi::lower::{Compiled, Context, compile};
use jizhi::registry::Registry;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;
use std::fs;
use std::path::{Path, PathBuf};

/// The five published mechanisms.
const POLICIES: [&str; 5] = ["jiaozuo", "macun", "hanzhong", "qiaocheng", "qinshui"];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap()
}

/// Imports a text with what the program knows by itself.
fn imported(name: &str, text: &str) -> Imported {
    imported_as(form_of(name, text), text)
}

fn imported_as(form: Form, text: &str) -> Imported {
    let registry = Registry::built_in();
    import(read(text, form), None, &Context { vocabulary: Vocabulary::built_in(), registry: &registry })
}

fn compiled(text: &str, registry: &Registry) -> Compiled {
    compile(&SourceText::new(text.to_owned()), &Context { vocabulary: Vocabulary::built_in(), registry })
}
