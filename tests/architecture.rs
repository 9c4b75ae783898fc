//! Imports go one way through the house, and the rooms keep to themselves.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from left to right; a room may import those before it, and itself.
const ROOMS: [&[&str]; 19] = [
    &["source"],
    &["problem"],
    &["fonts"],
    &["model", "page"],
    &["layout"],
    &["docx"],
    &["vocabulary"],
    &["syntax", "clause", "registry"],
    &["lower"],
    &["workspace"],
    &["graph"],
    &["check", "compare"],
    &["query"],
    &["render"],
    &["pdf"],
    &["report", "toml_form"],
    &["import"],
    &["audit"],
    &["cli"],
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|e| e.unwrap().into_path());
    entries.filter(|p| p.extension().is_some_and(|e| e == "rs")).collect()
}

fn rank(room: &str) -> usize {
    ROOMS.iter().position(|rooms| rooms.contains(&room)).unwrap_or_else(|| panic!("{room} stands in no row"))
}

/// The code of a file without its test module and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_room_imports_one_to_its_right() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in rust_files(&source) {
        let relative = path.strip_prefix(&source).unwrap().to_string_lossy().into_owned();
        let Some((room, _)) = relative.split_once(['/', '\\']) else { continue };
        let code = code(&path);
        for part in code.split("crate::").skip(1) {
            let imported: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            let known = ROOMS.iter().any(|r| r.contains(&imported.as_str()));
            if known && rank(&imported) > rank(room) {
                wrong.push(format!("{relative} imports {imported}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_library_is_named_in_its_room_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rules: [(&str, &[&str]); 17] = [
        ("petgraph::", &["graph/"]),
        ("fontdb::", &["fonts/"]),
        ("ttf_parser::", &["fonts/"]),
        ("minijinja::", &["render/"]),
        ("miette::", &["report/"]),
        ("quick_xml::", &["report/", "docx/", "import/read/docx/"]),
        ("zip::", &["docx/", "import/read/docx/"]),
        ("rust_xlsxwriter::", &["render/workbook/"]),
        ("html5ever::", &["import/"]),
        ("encoding_rs::", &["import/"]),
        ("typst::", &["pdf/"]),
        ("typst_layout::", &["pdf/"]),
        ("typst_pdf::", &["pdf/"]),
        ("std::fs", &["cli/"]),
        ("std::env", &["cli/"]),
        ("std::time", &["cli/"]),
        ("println!", &["cli/"]),
    ];
    let mut wrong = Vec::new();
    for path in rust_files(&source) {
        let relative = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        let code = code(&path);
        for (name, rooms) in rules {
            if code.contains(name) && !rooms.iter().any(|r| relative.starts_with(r)) && relative != "main.rs"
            {
                wrong.push(format!("{relative} names {name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
