//! The way back: published notices become drafts that print the same text and say what hand-made ones say.

mod faithful;
mod recall;
mod robust;

use jizhi::import::{Form, Imported, form_of, import, read};
use jizhi::lower::{Compiled, Context, compile};
use jizhi::registry::{Register, Registry};
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

/// The registers of the five regions.
fn registry() -> Registry {
    let mut registry = Registry::built_in();
    let regions = [
        ("河南省焦作市", None, "jiaozuo"),
        ("河南省焦作市马村区", Some("河南省焦作市"), "macun"),
        ("陕西省汉中市", None, "hanzhong"),
        ("安徽省亳州市谯城区", None, "qiaocheng"),
        ("山西省晋城市沁水县", None, "qinshui"),
    ];
    for (name, parent, stem) in regions {
        let register: Register = toml::from_str(&text(&format!("policies/units/{stem}.toml"))).unwrap();
        registry.add_region(name, parent, register);
    }
    registry
}

fn compiled(text: &str, registry: &Registry) -> Compiled {
    compile(&SourceText::new(text.to_owned()), &Context { vocabulary: Vocabulary::built_in(), registry })
}

/// A text without what layout decides: full and half width are one, blanks and marks of lines fall away.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '・' => '·',
        other => other,
    };
    text.chars().map(fold).filter(|c| !c.is_whitespace() && !"#*|_".contains(*c)).collect()
}
