//! What templates read: records with fixed names, and words with their marks.
//!
//! Records are objects, not serialised maps: building them costs no map, and asking one for a name
//! it lacks tells which names it has.

use super::engine::Value;
use crate::model::Inline;
use crate::source::Span;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use minijinja::{Error, ErrorKind};
use std::fmt;
use std::sync::Arc;

/// Opens the detail of the error that an unknown name raises; after it the name, a tab, and the
/// known names.
pub(super) const UNKNOWN: &str = "unknown-name\t";

/// Named values.
#[derive(Debug)]
pub(super) struct Record {
    names: &'static [&'static str],
    values: Vec<Value>,
    /// The outermost record also lets through the functions of the engine, so a name it lacks is
    /// left to the engine.
    root: bool,
}

impl Record {
    /// A record as a value; `names` and `values` are in the same order.
    pub(super) fn value(names: &'static [&'static str], values: Vec<Value>, root: bool) -> Value {
        Value::from_object(Self { names, values, root })
    }
}

/// Makes a [`Record`] inside a template's data.
macro_rules! record {
    ($($name:ident : $value:expr),* $(,)?) => {
        $crate::render::record::Record::value(
            &[$(stringify!($name)),*],
            vec![$($crate::render::engine::Value::from($value)),*],
            false,
        )
    };
}

/// Makes the outermost [`Record`] of a template's data.
macro_rules! root {
    ($($name:ident : $value:expr),* $(,)?) => {
        $crate::render::record::Record::value(
            &[$(stringify!($name)),*],
            vec![$($crate::render::engine::Value::from($value)),*],
            true,
        )
    };
}

pub(super) use {record, root};

impl Object for Record {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match self.names.iter().position(|name| *name == key) {
            Some(at) => self.values.get(at).cloned(),
            None if self.root => None,
            None => Some(unknown(key, self.names)),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(self.names)
    }
}

/// What stands for a name that is not there: an error that tells the names that are.
pub(super) fn unknown(key: &str, names: &[&str]) -> Value {
    let detail = format!("{UNKNOWN}{key}\t{}", names.join("\t"));
    Value::from(Error::new(ErrorKind::UndefinedError, detail))
}

/// Words with their marks. Printed as they are; `plain` is the same as a string, `runs` are the
/// pieces with their marks.
#[derive(Debug)]
pub(super) struct Words(Vec<Inline>);

impl Words {
    /// Words as a value.
    pub(super) fn value(inlines: Vec<Inline>) -> Value {
        Value::from_object(Self(inlines))
    }

    /// Unmarked words as a value.
    pub(super) fn plain(text: &str) -> Value {
        let inlines = if text.is_empty() {
            Vec::new()
        } else {
            vec![Inline { text: text.to_owned(), mark: None, span: Span::default() }]
        };
        Self::value(inlines)
    }

    /// The pieces.
    pub(super) fn inlines(&self) -> &[Inline] {
        &self.0
    }
}

impl Object for Words {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "plain" => Some(Value::from(self.0.iter().map(|i| i.text.as_str()).collect::<String>())),
            "runs" => Some(Value::from(self.0.iter().map(run).collect::<Vec<_>>())),
            _ => Some(unknown(key, &["plain", "runs"])),
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.0.iter().any(|i| !i.text.is_empty())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|i| f.write_str(&i.text))
    }
}

fn run(inline: &Inline) -> Value {
    record! { text: inline.text.as_str(), mark: inline.mark.as_deref().unwrap_or("") }
}
