//! Building a draft gives the imported text back.

use super::{POLICIES, folded, imported, imported_as, root, text};
use jizhi::import::{Form, Imported, RepairKind};
use jizhi::lower::{Context, compile};
use jizhi::problem::Level;
use jizhi::registry::{Register, Registry};
use jizhi::render::Renderer;
use jizhi::source::SourceText;
use jizhi::vocabulary::Vocabulary;

/// A notice that a draft builds, in one of its forms.
pub(super) fn built(draft: &str, registry: &Registry, output: &str) -> String {
    let context = Context { vocabulary: Vocabulary::built_in(), registry };
    let mechanism = compile(&SourceText::new(draft.to_owned()), &context).mechanism;
    let outputs = Renderer::built_in().render(&mechanism).unwrap();
    String::from_utf8(outputs.into_iter().find(|o| o.name == output).unwrap().bytes).unwrap()
}

/// Where two texts part, for the message of a failure.
fn parting(a: &str, b: &str) -> String {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |t: &str| t.chars().skip(same.saturating_sub(12)).take(40).collect::<String>();
    format!("…{}… became …{}…", around(a), around(b))
}

fn assert_same(name: &str, wanted: &str, draft: &Imported) {
    let (wanted, given) = (folded(wanted), folded(&built(&draft.text, &Registry::built_in(), "notice.txt")));
    assert!(wanted == given, "{name}: {}", parting(&wanted, &given));
    let errors: Vec<_> = draft.problems.iter().filter(|p| p.level == Level::Error).map(|p| p.code).collect();
    assert_eq!(errors, Vec::<&str>::new(), "{name}");
}

#[test]
fn drafts_of_the_published_texts_print_them_again() {
    for stem in POLICIES {
        let published = text(&format!("policies/published/{stem}.txt"));
        assert_same(stem, &published, &imported("a.txt", &published));
    }
}

#[test]
fn drafts_of_scans_and_pages_print_the_published_texts() {
    for stem in POLICIES {
        let raw = text(&format!("policies/raw/{stem}.txt"));
        let draft = imported("a.txt", &raw);
        assert_same(stem, &text(&format!("policies/published/{stem}.txt")), &draft);
        assert!(stem == "hanzhong" || !draft.repairs.is_empty(), "{stem}");
    }
    let raw = imported("a.txt", &text("policies/raw/jiaozuo.txt"));
    let joined = raw.repairs.iter().filter(|r| r.kind == RepairKind::Joined).count();
    assert_eq!(joined, 2, "two unit names are cut in two");
    assert!(raw.repairs.iter().any(|r| r.kind == RepairKind::Stray && r.before == "市。"));
}

/// Every mechanism of our own, with the registers of its workspace.
pub(super) fn mechanisms() -> Vec<(String, String, Registry)> {
    let settings: toml::Table = toml::from_str(&text("tests/mechanisms/jizhi.toml")).unwrap();
    let mut registry = Registry::built_in();
    for region in settings.get("region").and_then(|r| r.as_array()).into_iter().flatten() {
        let word = |key| region.get(key).and_then(|v| v.as_str());
        let register: Register = match word("units") {
            Some(file) => toml::from_str(&text(&format!("tests/mechanisms/{file}"))).unwrap(),
            None => Register::default(),
        };
        registry.add_region(word("name").unwrap(), word("parent"), register);
    }
    let mut names: Vec<_> =
        std::fs::read_dir(root("tests/mechanisms")).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let drafts = names.into_iter().filter(|p| p.extension().is_some_and(|e| e == "jz"));
    drafts
        .map(|p| {
            let name = p.file_name().unwrap().to_string_lossy().into_owned();
            (name.clone(), text(&format!("tests/mechanisms/{name}")), registry.clone())
        })
        .collect()
}

#[test]
fn notices_that_we_built_come_back_from_every_form() {
    let drafts = mechanisms();
    assert!(drafts.len() >= 12);
    for (name, source, registry) in &drafts {
        let wanted = built(source, registry, "notice.txt");
        for (output, form) in
            [("notice.txt", Form::Plain), ("notice.md", Form::Markdown), ("notice.html", Form::Html)]
        {
            let notice = built(source, registry, output);
            let draft = imported_as(form, &notice);
            assert_same(&format!("{name}, {output}"), &wanted, &draft);
        }
    }
}

#[test]
fn a_draft_is_written_as_the_formatter_writes_it_and_the_same_on_every_run() {
    for stem in POLICIES {
        let raw = text(&format!("policies/raw/{stem}.txt"));
        let first = imported("a.txt", &raw).text;
        assert_eq!(first, imported("a.txt", &raw).text);
        let source = SourceText::new(first.clone());
        let again = jizhi::syntax::format(&source, &jizhi::syntax::parse(&source), Vocabulary::built_in());
        assert_eq!(again.as_deref(), Ok(first.as_str()), "{stem}");
    }
}
