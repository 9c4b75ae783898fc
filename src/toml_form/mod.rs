//! The TOML form of a mechanism: the same lines as data, both ways, and its JSON Schema.
