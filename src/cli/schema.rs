//! `jizhi schema`.

use super::Console;
use super::arguments::{Schema, SchemaOf};
use super::stop::Stop;
use crate::registry::Register;
use crate::report::Exit;
use crate::workspace::Settings;

/// Prints a JSON Schema.
pub(super) fn schema(arguments: &Schema, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let schema = match arguments.of {
        SchemaOf::Toml => crate::toml_form::schema(),
        SchemaOf::Model => crate::render::model_schema(),
        SchemaOf::Units => schemars::schema_for!(Register).to_value(),
        SchemaOf::Workspace => schemars::schema_for!(Settings).to_value(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(Stop::internal)?;
    console.give(&text);
    console.give("\n");
    Ok(Exit::Clean)
}
