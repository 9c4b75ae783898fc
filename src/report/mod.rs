//! Problems for people and for programs (the only room that names miette).
