use crate::cli::folder::Folder;

const VERBS: [&str; 18] = [
    "build",
    "check",
    "why",
    "impact",
    "load",
    "graph",
    "fonts",
    "new",
    "fmt",
    "convert",
    "import",
    "audit",
    "diff",
    "page",
    "schema",
    "dump",
    "explain",
    "completions",
];

#[test]
fn the_help_of_every_verb_is_what_we_last_agreed_on_in_both_languages() {
    let folder = Folder::new();
    for language in ["zh", "en"] {
        let ran = folder.run(&["--help", "--lang", language]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        insta::assert_snapshot!(format!("help-{language}"), ran.out);
        for verb in VERBS {
            let ran = folder.run(&[verb, "--lang", language, "--help"]);
            assert_eq!(ran.code, 0, "{verb}: {}", ran.err);
            insta::assert_snapshot!(format!("help-{verb}-{language}"), ran.out);
        }
    }
}

#[test]
fn chinese_help_has_no_english_left_in_it() {
    let folder = Folder::new();
    for verb in VERBS {
        let help = folder.run(&[verb, "--help"]).out;
        for word in ["Usage", "Options", "Arguments", "Commands", "default", "possible", "Print"] {
            assert!(!help.contains(word), "{verb}: {word} in\n{help}");
        }
    }
}

#[test]
fn every_argument_of_every_verb_is_explained() {
    let folder = Folder::new();
    for verb in VERBS {
        let help = folder.run(&[verb, "--help"]).out;
        let signs = ["-", "[", "<"];
        for line in help.lines().filter(|l| signs.iter().any(|s| l.trim_start().starts_with(s))) {
            let han = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(han, "{verb}: no words in {line:?}");
        }
    }
}

#[test]
fn what_is_wrong_with_the_arguments_is_told_in_the_language_of_the_reader_with_the_nearest_word() {
    let folder = Folder::new();
    for (arguments, zh, en) in [
        (
            &["buidl"][..],
            "没有 buidl 这个命令，是不是 build？",
            "there is no command buidl; did you mean build?",
        ),
        (
            &["check", "--formt", "json"],
            "不认识的选项 --formt，是不是 --format？",
            "unknown argument --formt",
        ),
        (
            &["check", "--format", "xml"],
            "不能是“xml”，可以写：human plain json",
            "cannot be “xml”; it can be: human plain json",
        ),
        (&["new", "--pattern", "7+X"], "缺少 --region <地区>", "--region <REGION> is missing"),
        (&["build", "--out"], "--out <文件夹> 后面要写一个值", "--out <DIR> needs a value"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(zh), "{arguments:?}: {}", ran.err);
        let ran = folder.run(&[arguments, &["--lang=en"]].concat());
        assert!(arguments.contains(&"--out") || ran.err.contains(en), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(folder.run(&[]).code, 2);
    assert_eq!(folder.run(&["--version"]).out, format!("jizhi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_given_for_every_shell() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("jizhi") && ran.out.contains("check"), "{shell}");
    }
}
