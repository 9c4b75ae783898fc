//! Reads `standard.toml`, the one place where the numbers stand.

use super::measure::{Measure, Strength, Unit, Value, Written, thousandths};
use serde::Deserialize;
use std::collections::BTreeMap;

const STANDARD: &str = include_str!("standard.toml");

/// A named set of changes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// English key.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// New values by key.
    pub set: BTreeMap<String, Written>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measure: Vec<Row>,
    profile: Vec<Profile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    name: String,
    value: Written,
    unit: Option<Unit>,
    clause: String,
    strength: Strength,
    tolerance: Option<f64>,
    #[serde(default)]
    options: Vec<String>,
    #[serde(default)]
    note: String,
}

/// The measures of the standard in order, and the named profiles.
///
/// # Errors
/// The file is not what this room expects; a test holds that it is.
pub(super) fn read() -> Result<(Vec<Measure>, Vec<Profile>), String> {
    let file: File = toml::from_str(STANDARD).map_err(|error| error.to_string())?;
    let measures = file.measure.into_iter().map(Row::measure).collect::<Result<Vec<_>, _>>()?;
    Ok((measures, file.profile))
}

impl Row {
    fn measure(self) -> Result<Measure, String> {
        let value = Value::of(&self.value).ok_or_else(|| format!("{}: no value", self.key))?;
        if matches!(value, Value::Number(_)) != self.unit.is_some() {
            return Err(format!("{}: numbers have a unit and nothing else has", self.key));
        }
        Ok(Measure {
            standard: value.clone(),
            value,
            unit: self.unit,
            clause: self.clause,
            strength: self.strength,
            tolerance: self.tolerance.and_then(thousandths),
            options: self.options,
            note: self.note,
            set_by: None,
            key: self.key,
            name: self.name,
        })
    }
}
