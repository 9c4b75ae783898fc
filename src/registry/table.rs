//! The rows of `departments.toml`; the file's head says what each column means.

use super::catalogue::Reform;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub reform: Vec<Reform>,
    pub department: Vec<Row>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Row {
    pub key: String,
    pub levels: String,
    pub endings: Vec<String>,
    pub names: Vec<Name>,
    pub whole: Vec<Name>,
    pub central: Vec<String>,
    pub central_former: Vec<String>,
    pub former: Vec<Former>,
    pub retired: Option<Retired>,
    pub clipped: Vec<String>,
    pub functions: Vec<String>,
}

impl Row {
    /// The first name with the first ending, shortened: 发展改革委.
    pub fn standard(&self) -> String {
        let ending = self.endings.first().map_or("", String::as_str);
        match (self.names.first(), self.whole.first()) {
            (Some(name), _) => name.canonical(ending),
            (None, Some(name)) => name.canonical(""),
            (None, None) => self.key.clone(),
        }
    }

    /// The present name that an old one with this ending became.
    pub fn renamed(&self, ending: &str) -> String {
        if !self.endings.iter().any(|e| e == ending) {
            return self.standard();
        }
        self.names.first().map_or_else(|| self.standard(), |name| name.canonical(ending))
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Name {
    pub full: String,
    pub short: Option<String>,
    pub also: Vec<String>,
    pub casual: Vec<String>,
    pub loose: Vec<String>,
}

impl Name {
    /// The short and the full stem.
    pub fn stems(&self) -> impl Iterator<Item = &String> {
        self.short.iter().chain(std::iter::once(&self.full))
    }

    /// The canonical name with an ending: 发展改革委, 人防办. 办公室 is shortened only in names that
    /// have a short form; 南水北调城区段办 would be our own invention.
    pub fn canonical(&self, ending: &str) -> String {
        let announced = self.short.is_some() || !self.casual.is_empty();
        let short = short_ending(ending);
        let ending = if short == "办" && !announced { ending } else { short };
        [self.short.as_ref().unwrap_or(&self.full), ending].concat()
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Former {
    pub reform: String,
    pub full: String,
    pub short: Option<String>,
    pub casual: Vec<String>,
    pub endings: Vec<String>,
    pub now: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Retired {
    pub reform: String,
    pub successor: String,
    #[serde(default)]
    pub plate: bool,
}

/// 委员会 is shortened to 委, 办公室 to 办; other endings stay.
pub(super) fn short_ending(ending: &str) -> &str {
    match ending {
        "委员会" => "委",
        "办公室" => "办",
        other => other,
    }
}
