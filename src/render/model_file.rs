//! model.json: the typed model for other programs, and its schema.

use super::error::RenderError;
use crate::model::Mechanism;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io;

/// Names the form of `model.json`; the number rises when a program that reads it would have to
/// change.
pub const MODEL_SCHEMA: &str = "urn:jizhi:model:1";

/// What `model.json` holds: the model, and the name of its schema.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Model")]
struct ModelFile<'a> {
    /// Always `urn:jizhi:model:1`.
    #[serde(rename = "$schema")]
    schema: &'static str,
    #[serde(flatten)]
    mechanism: &'a Mechanism,
}

/// The model as JSON: each key of the model, and each fact below it, on a line of its own, so that two
/// versions can be compared line by line; a line break at the end.
pub(super) fn write(mechanism: &Mechanism) -> Result<Vec<u8>, RenderError> {
    let file = ModelFile { schema: MODEL_SCHEMA, mechanism };
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Lines { depth: 0 });
    file.serialize(&mut writer).map_err(|error| RenderError::writer("model.json", &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Breaks lines at the two outer levels only: indenting every value makes a file several times the
/// size of the text it was made from.
struct Lines {
    depth: usize,
}

/// How deep values still begin a line.
const DEEPEST_LINE: usize = 2;

impl Lines {
    fn next<W: io::Write + ?Sized>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= DEEPEST_LINE { writer.write_all(b"\n") } else { Ok(()) }
    }
}

impl Formatter for Lines {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        // The keys of the model begin a line, those of a fact do not.
        if self.depth == 1 {
            return self.next(writer, first);
        }
        if first { Ok(()) } else { writer.write_all(b",") }
    }
}

/// The JSON Schema of `model.json`.
#[must_use]
pub fn model_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(ModelFile);
    schema.insert("$id".to_owned(), MODEL_SCHEMA.into());
    schema.to_value()
}
