//! What `docs/ci/` tells people to copy works as it stands.

use crate::cli::folder::{Folder, GOOD, with_fault};
use std::fs;
use std::path::Path;

const FILES: [&str; 4] =
    ["docs/ci/README.md", "docs/ci/github.yml", "docs/ci/gitlab.yml", ".pre-commit-hooks.yaml"];

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The command lines of a file: what follows `run:`, `entry:`, `- ` or stands in a block for a shell.
fn commands(file: &str) -> Vec<Vec<String>> {
    let text = text(file);
    let lines = text.lines().map(str::trim);
    let bare = lines.map(|l| ["run: ", "entry: ", "- "].iter().find_map(|p| l.strip_prefix(p)).unwrap_or(l));
    let ours = bare
        .filter_map(|l| l.strip_prefix("jizhi "))
        .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
    ours.map(|l| l.split([' ']).take_while(|w| !matches!(*w, ">" | "||")).map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_command_that_people_copy_runs() {
    for file in FILES {
        let commands = commands(file);
        assert!(commands.len() >= 2, "{file}: {commands:?}");
        for command in commands {
            let folder = Folder::new().with("甲.jz", GOOD).with("乙.jz", with_fault());
            folder.run(&["check", "--baseline", "旧问题.txt", "--update-baseline"]);
            let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
            let ran = folder.run(&arguments);
            assert!(ran.code <= 1, "{file}: {arguments:?} ends with {}: {}", ran.code, ran.err);
        }
    }
}

#[test]
fn every_hook_takes_the_names_of_files_after_its_words() {
    let folder = Folder::new().with("甲.jz", GOOD);
    for mut command in commands(".pre-commit-hooks.yaml") {
        command.push("甲.jz".to_owned());
        let ran = folder.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.err);
    }
}

#[test]
fn every_option_and_format_that_the_page_names_exists_and_every_one_of_check_is_told_somewhere() {
    let page = text("docs/ci/README.md");
    let folder = Folder::new();
    let help = ["check", "fmt"].map(|verb| folder.run(&[verb, "--help"]).out).concat();
    let options = |text: &str| -> Vec<String> {
        let words = text
            .split("--")
            .skip(1)
            .map(|w| w.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>());
        words.filter(|w| w.len() > 2 && !w.starts_with('-')).collect()
    };
    for option in options(&page) {
        assert!(help.contains(&format!("--{option}")), "--{option} is no option");
    }
    let told = page + &text("docs/workspace.md");
    for option in options(&folder.run(&["check", "--help"]).out) {
        let common = ["lang", "help", "version", "diff"].contains(&option.as_str());
        assert!(common || told.contains(&format!("--{option}")), "--{option} is not told");
    }
    for format in ["human", "plain", "json", "sarif", "github", "gitlab", "junit"] {
        assert!(told.contains(&format!("| `{format}` |")), "{format} is not told");
    }
}
