//! Mechanisms of other kinds than the published five, and a corner of the generated country.

#[path = "../../benches/country/generate.rs"]
mod generate;
#[path = "../../benches/country/words.rs"]
mod words;
