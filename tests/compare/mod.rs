//! What `jizhi diff` finds: each kind by a text of its own, nothing where nothing changed, the mirror
//! on the way back, and only the edit where one real document was edited at one place.

mod edits;
mod revisions;

use jizhi::compare::{Change, Comparison, DocumentChanges, Kind, Severity, Side, Version, compare};
use jizhi::model::Mechanism;
use jizhi::render::changes_page;
use jizhi::source::{Loader, MemoryLoader, SourceText};
use jizhi::syntax::{format as format_text, parse};
use jizhi::toml_form::{from_toml, to_toml};
use jizhi::workspace::{Header, Index, Workspace};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A real document with the workspace that it is compiled in.
pub(crate) struct Real {
    pub name: String,
    pub text: SourceText,
    pub mechanism: Mechanism,
    workspace: &'static Workspace,
}

impl Real {
    pub fn compile(&self, text: &SourceText) -> Mechanism {
        mechanism(self.workspace, text)
    }

    /// What changed from this document to an edited one.
    pub fn against(&self, text: &SourceText) -> Comparison {
        let edited = self.compile(text);
        let side = |mechanism, text| Side { mechanism, text };
        compare(side(&self.mechanism, &self.text), side(&edited, text))
    }
}

fn mechanism(workspace: &Workspace, text: &SourceText) -> Mechanism {
    workspace.compile("甲.jz", text, &Header::scan(text.as_str()), &Index::default()).mechanism
}

/// The five policies and the mechanisms of other kinds.
pub(crate) fn real() -> &'static [Real] {
    static REAL: OnceLock<Vec<Real>> = OnceLock::new();
    REAL.get_or_init(|| ["policies", "tests/mechanisms"].iter().flat_map(|f| folder(f)).collect())
}

fn folder(path: &str) -> Vec<Real> {
    let files: Vec<_> = walkdir::WalkDir::new(root(path))
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| e.path().extension().is_some_and(|e| e == "jz" || e == "toml"))
        .map(|e| {
            let name = e.path().strip_prefix(root(path)).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read(e.path()).unwrap())
        })
        .collect();
    let loader = files.iter().fold(MemoryLoader::default(), |l, (name, b)| l.with(name, b.clone()));
    let workspace: &'static Workspace = Box::leak(Box::new(Workspace::open(&loader).unwrap()));
    let texts = files.iter().filter(|(name, _)| name.ends_with(".jz"));
    let real = texts.map(|(name, _)| {
        let text = SourceText::decode(&loader.read(name).unwrap()).unwrap();
        let mechanism = mechanism(workspace, &text);
        Real { name: format!("{path}/{name}"), text, mechanism, workspace }
    });
    real.collect()
}

/// A fixture: what it is about, both texts, what is expected.
struct Fixture {
    name: String,
    old: SourceText,
    new: SourceText,
    expected: String,
}

fn fixtures() -> Vec<Fixture> {
    let entries = walkdir::WalkDir::new(root("tests/compare")).sort_by_file_name().into_iter();
    let texts = entries.map(Result::unwrap).filter(|e| e.path().extension().is_some_and(|e| e == "txt"));
    let fixture = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let (_, rest) = text.split_once("=== 旧\n").expect("=== 旧");
        let (old, rest) = rest.split_once("=== 新\n").expect("=== 新");
        let (new, expected) = rest.split_once("=== 变更\n").expect("=== 变更");
        let [old, new] = [old, new].map(|t| SourceText::new(t.to_owned()));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Fixture { name, old, new, expected: expected.to_owned() }
    };
    texts.map(|e| fixture(e.path())).collect()
}

fn between(old: &SourceText, new: &SourceText) -> Comparison {
    let workspace = Workspace::default();
    let (a, b) = (mechanism(&workspace, old), mechanism(&workspace, new));
    compare(Side { mechanism: &a, text: old }, Side { mechanism: &b, text: new })
}

/// One change a line, what follows from it below.
fn told(comparison: &Comparison) -> String {
    let mut page = String::new();
    for change in &comparison.changes {
        page.push_str(&format!("{} {}\n", change.kind.name(), change.message.zh));
        for detail in &change.details {
            page.push_str(&format!("  {} {}\n", detail.kind.name(), detail.message.zh));
        }
    }
    page
}

fn kinds(changes: &[Change], of: impl Fn(Kind) -> Kind) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = changes.iter().map(|c| of(c.kind)).collect();
    kinds.sort();
    kinds
}

#[test]
fn every_fixture_gives_its_changes_and_no_others() {
    for fixture in fixtures() {
        let found = told(&between(&fixture.old, &fixture.new));
        assert_eq!(found, fixture.expected, "{}", fixture.name);
    }
}

#[test]
fn the_way_back_gives_the_mirror_of_every_change() {
    for fixture in fixtures() {
        let there = between(&fixture.old, &fixture.new);
        let back = between(&fixture.new, &fixture.old);
        let (expected, found) = (kinds(&there.changes, Kind::mirror), kinds(&back.changes, |k| k));
        assert_eq!(found, expected, "{}\n{}\n{}", fixture.name, told(&there), told(&back));
    }
}

#[test]
fn every_kind_has_a_fixture_one_way_or_the_other() {
    let mut found: BTreeSet<Kind> = BTreeSet::new();
    for fixture in fixtures() {
        let names: BTreeSet<&str> = fixture.expected.lines().filter_map(|l| l.split(' ').next()).collect();
        let known = Kind::ALL.iter().filter(|k| names.contains(k.name()));
        found.extend(known.flat_map(|k| [*k, k.mirror()]));
    }
    // Documents that come and go are no matter of two texts; `revisions` tests them.
    found.extend([Kind::DocumentAdded, Kind::DocumentRemoved]);
    let missing: Vec<&str> = Kind::ALL.iter().filter(|k| !found.contains(k)).map(|k| k.name()).collect();
    assert_eq!(missing, Vec::<&str>::new());
    assert!(Kind::ALL.len() >= 30);
}

#[test]
fn a_change_points_at_the_words_on_both_sides() {
    for fixture in fixtures() {
        for change in between(&fixture.old, &fixture.new).changes {
            for (text, spot) in [(&fixture.old, &change.old), (&fixture.new, &change.new)] {
                let Some(spot) = spot else { continue };
                let words = text.as_str().get(spot.span.range());
                assert!(words.is_some(), "{}: {:?} cuts a character", fixture.name, spot);
            }
            let shown = [&change.old, &change.new].into_iter().flatten().any(|s| !s.words.is_empty());
            assert!(shown, "{}: {} shows no words", fixture.name, change.kind.name());
        }
    }
}

#[test]
fn a_document_does_not_differ_from_itself() {
    for real in real() {
        assert_eq!(told(&real.against(&real.text)), "", "{}", real.name);
    }
}

#[test]
fn spacing_and_the_toml_form_are_no_changes() {
    for real in real() {
        let words = real.workspace.vocabulary();
        let tree = parse(&real.text);
        let formatted = SourceText::new(format_text(&real.text, &tree, words).unwrap());
        assert_eq!(told(&real.against(&formatted)), "", "{} formatted", real.name);
        let toml = to_toml(&real.text, &tree, words);
        let back = from_toml(&SourceText::new(toml)).jz;
        assert_eq!(told(&real.against(&back)), "", "{} by way of TOML", real.name);
    }
}

#[test]
fn whole_documents_mirror_too() {
    let policies: Vec<&Real> = real().iter().filter(|r| r.name.starts_with("policies/")).collect();
    for pair in policies.windows(2) {
        let [a, b] = pair else { continue };
        let side = |r: &'static Real| Side { mechanism: &r.mechanism, text: &r.text };
        let there = compare(side(a), side(b));
        let back = compare(side(b), side(a));
        let count = |c: &Comparison, s: Severity| c.changes.iter().filter(|c| c.kind.severity() == s).count();
        assert!(count(&there, Severity::Major) > 20, "{} and {}", a.name, b.name);
        let (expected, found) = (kinds(&there.changes, Kind::mirror), kinds(&back.changes, |k| k));
        let facts = |kinds: Vec<Kind>| -> Vec<Kind> {
            // Which of two unlike paragraphs counts as the old one of a third may depend on the way.
            let words = [Kind::WordingOnly, Kind::TextAdded, Kind::TextRemoved, Kind::TextMoved];
            kinds.into_iter().filter(|k| !words.contains(k)).collect()
        };
        assert_eq!(facts(found), facts(expected), "{} and {}", a.name, b.name);
    }
}

#[test]
fn the_guide_lists_every_kind_with_its_severity_and_no_other() {
    let guide = fs::read_to_string(root("docs/compare.md")).unwrap();
    let listed: Vec<&str> = guide.lines().filter(|l| l.starts_with("| `")).collect();
    let expected: Vec<String> = Kind::ALL
        .iter()
        .map(|k| format!("| `{}` | {} | {} | `{}` |", k.name(), k.severity().zh(), k.zh(), k.mirror().name()))
        .collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_page_holds_all_it_needs_and_escapes_what_the_texts_say() {
    let old = SourceText::new("机制：甲\n--- 正文\n要<b>抓好</b>落实。\n".to_owned());
    let new = SourceText::new("机制：甲\n--- 正文\n要<i>抓紧</i>落实。\n".to_owned());
    let comparison = between(&old, &new);
    assert_eq!(comparison.verdict(), Some(Severity::Wording));
    let version = |text: SourceText| Some(Version { file: "甲&乙.jz".to_owned(), text });
    let page = changes_page(&[DocumentChanges { old: version(old), new: version(new), comparison }]).unwrap();
    let page = String::from_utf8(page).unwrap();
    for outside in ["<link", "<script", "src=", "url(", "<b>", "<i>"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("甲&amp;乙.jz:3:") && page.contains("<del>") && page.contains("@page"), "{page}");
}
