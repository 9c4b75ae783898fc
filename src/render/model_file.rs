//! model.json: the typed model for other programs, and its schema.

use super::error::RenderError;
use crate::model::Mechanism;
use schemars::JsonSchema;
use serde::Serialize;

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

/// The model as JSON, two blanks of indent, a line break at the end.
pub(super) fn write(mechanism: &Mechanism) -> Result<Vec<u8>, RenderError> {
    let file = ModelFile { schema: MODEL_SCHEMA, mechanism };
    let mut bytes =
        serde_json::to_vec_pretty(&file).map_err(|error| RenderError::writer("model.json", &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The JSON Schema of `model.json`.
#[must_use]
pub fn model_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(ModelFile);
    schema.insert("$id".to_owned(), MODEL_SCHEMA.into());
    schema.to_value()
}
