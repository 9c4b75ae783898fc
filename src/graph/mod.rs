//! The responsibility graph: nodes and typed edges from a mechanism (the only room that names petgraph).
