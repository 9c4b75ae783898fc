//! A workspace opened from its settings and registers.

use super::page::{page_problem, page_remarks};
use super::{
    Document, FileProblems, Header, Index, Levels, Orders, PathFault, RegionSetting, SETTINGS_FILE, Settings,
    Terms, cannot_read, decode, inside, levels::names_problems, link::link, toml_problem,
};
use crate::lower::{Compiled, Context, compile_in_sight, unknown_rule};
use crate::page::Page;
use crate::problem::Problem;
use crate::registry::{RegionNames, Register, Registry};
use crate::source::{Loader, SourceText, Span, Spanned};
use crate::vocabulary::{Vocabulary, nearest};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Settings, words and unit names that documents of one folder share.
#[derive(Clone, Debug)]
pub struct Workspace {
    settings: Settings,
    vocabulary: Vocabulary,
    registry: Registry,
    levels: Levels,
    page: Page,
    remarks: Vec<FileProblems>,
}

/// What opening gives: the workspace, or every fault of its settings and registers. A workspace
/// with faults is not opened: each missing word would be one more problem in every document.
pub type Opened = Result<Workspace, Vec<FileProblems>>;

impl Default for Workspace {
    fn default() -> Self {
        Self::new(Settings::default(), Registry::built_in(), Page::default())
    }
}

impl Workspace {
    /// Opens the workspace that `jizhi.toml` at the loader's root describes.
    ///
    /// # Errors
    /// Faults by file: settings or registers that cannot be read, are not TOML, name unknown keys,
    /// unknown parents or paths that leave the workspace.
    pub fn open(loader: &dyn Loader) -> Opened {
        let text = read(loader, SETTINGS_FILE).map_err(|fault| vec![fault])?;
        let settings: Settings = toml::from_str(text.as_str()).map_err(|error| {
            vec![FileProblems {
                file: SETTINGS_FILE.to_owned(),
                problems: vec![toml_problem("bad-settings", &error)],
                text: Some(text.clone()),
            }]
        })?;
        let mut opening = Opening { loader, text: &text, problems: Vec::new(), faults: Vec::new() };
        let registry = opening.regions(&settings.region);
        opening.paths(&settings);
        let mut remarks = opening.levels(&settings);
        let page = opening.page(&settings);
        let mut off_standard = page_remarks(&page, &text);
        Levels::new(settings.levels.clone()).apply(&mut off_standard, &Orders::default());
        remarks.extend(off_standard);
        let Opening { problems, mut faults, .. } = opening;
        if !problems.is_empty() {
            faults.insert(
                0,
                FileProblems { file: SETTINGS_FILE.to_owned(), text: Some(text.clone()), problems },
            );
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut workspace = Self::new(settings, registry, page);
        if !remarks.is_empty() {
            let file = SETTINGS_FILE.to_owned();
            workspace.remarks.push(FileProblems { file, text: Some(text), problems: remarks });
        }
        Ok(workspace)
    }

    fn new(settings: Settings, registry: Registry, page: Page) -> Self {
        let vocabulary = Vocabulary::built_in().clone().with(&settings.tables());
        let levels = Levels::new(settings.levels.clone());
        Self { settings, vocabulary, registry, levels, page, remarks: Vec::new() }
    }

    /// What is doubtful in the settings, by file; the workspace works all the same.
    #[must_use]
    pub fn remarks(&self) -> &[FileProblems] {
        &self.remarks
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Roles, classes and marks known here.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Unit names of all regions.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The page that notices are printed on.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Levels by rule and family.
    pub(super) fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Compiles one document, links it to the others and judges it as a build does. `path` is relative
    /// to the workspace and is how `index` knows the document; `header` is its own.
    #[must_use]
    pub fn compile(&self, path: &str, text: &SourceText, header: &Header, index: &Index) -> Document {
        let mut document = self.draft(path, text, header, index);
        self.judge(&mut document, &Terms::default());
        document
    }

    /// The same without judging: more may be found before [`Workspace::judge`] is asked, once.
    #[must_use]
    pub fn draft(&self, path: &str, text: &SourceText, header: &Header, index: &Index) -> Document {
        let (mut document, _) = self.draft_alone(text);
        document.problems.extend(link(path, &mut document.mechanism, index));
        document.problems.extend(index.duplicate(path, header));
        document.problems.sort_by_key(|p| p.span);
        document
    }

    /// The same without linking, so that nothing of it comes from other documents; with the names in sight
    /// from its region.
    #[must_use]
    pub fn draft_alone<'a>(&'a self, text: &'a SourceText) -> (Document, RegionNames<'a>) {
        let context = Context { vocabulary: &self.vocabulary, registry: &self.registry };
        let (compiled, names) = compile_in_sight(text, &context);
        let Compiled { syntax, mut mechanism, permissions, mut problems } = compiled;
        if let Some(issuer) = self.settings.issuer.as_ref().filter(|_| mechanism.document.issuers.is_empty())
        {
            mechanism.document.issuers.push(Spanned::new(issuer.clone(), Span::default()));
        }
        problems.sort_by_key(|p| p.span);
        (Document { mechanism, syntax, permissions, problems, complete: true }, names)
    }
}

/// Settings on their way to a workspace.
struct Opening<'a> {
    loader: &'a dyn Loader,
    /// Text of `jizhi.toml`.
    text: &'a SourceText,
    /// Faults of `jizhi.toml`.
    problems: Vec<Problem>,
    /// Faults of the files it names.
    faults: Vec<FileProblems>,
}

impl Opening<'_> {
    /// Reads the registers, parents first.
    fn regions(&mut self, regions: &[RegionSetting]) -> Registry {
        let mut registry = Registry::built_in();
        let mut waiting: BTreeMap<&str, &RegionSetting> = BTreeMap::new();
        for region in regions {
            if waiting.insert(&region.name, region).is_some() {
                self.fault(
                    &region.name,
                    format!("地区“{}”写了两次", region.name),
                    format!("region `{}` stands twice", region.name),
                );
            }
        }
        for region in regions {
            self.parent(region, &waiting);
        }
        let ordered = in_order(regions);
        let paths: Vec<Option<String>> =
            ordered.iter().map(|region| self.inside(region.units.as_deref()?)).collect();
        let loader = self.loader;
        let registers: Vec<_> = paths.into_par_iter().map(|path| register(loader, path)).collect();
        for (region, register) in ordered.iter().zip(registers) {
            let register = match register {
                Some(Ok(register)) => register,
                Some(Err(fault)) => {
                    self.faults.push(fault);
                    continue;
                }
                None => Register::default(),
            };
            registry.add_region(&region.name, region.parent.as_deref(), register);
        }
        registry
    }

    fn parent(&mut self, region: &RegionSetting, known: &BTreeMap<&str, &RegionSetting>) {
        let Some(parent) = region.parent.as_deref() else { return };
        if !known.contains_key(parent) {
            let near = nearest(parent, known.keys().copied());
            let mut problem = Problem::error(
                "bad-settings",
                self.place(parent),
                format!("没有叫“{parent}”的地区"),
                format!("there is no region named `{parent}`"),
            );
            if let Some(near) = near {
                problem = problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?"));
            }
            self.problems.push(problem);
            return;
        }
        let mut at = Some(parent);
        for _ in 0..=known.len() {
            // A ring is told once, at the name that sorts first.
            match at {
                Some(name) if name > region.name.as_str() => {
                    at = known.get(name).and_then(|r| r.parent.as_deref());
                }
                Some(name) if name == region.name => {
                    return self.fault(
                        name,
                        format!("“{name}”的上级绕回了它自己"),
                        format!("the parents of `{name}` come back to it"),
                    );
                }
                _ => return,
            }
        }
    }

    /// Checks the paths that are read later.
    fn paths(&mut self, settings: &Settings) {
        if let Some(templates) = &settings.templates {
            self.inside(templates);
        }
    }

    /// Rule names of `[levels]` that no problem bears.
    fn levels(&self, settings: &Settings) -> Vec<Problem> {
        let unknown = settings.levels.keys().filter(|rule| !names_problems(rule));
        unknown.map(|rule| unknown_rule(self.key(rule), rule)).collect()
    }

    /// The page of `[page]`.
    fn page(&mut self, settings: &Settings) -> Page {
        Page::with(&settings.page).unwrap_or_else(|faults| {
            self.problems.extend(faults.iter().map(|fault| page_problem(fault, self.text)));
            Page::default()
        })
    }

    /// Where a key of `[levels]` stands.
    fn key(&self, name: &str) -> Span {
        let text = self.text.as_str();
        let from = text.find("[levels]").unwrap_or(0);
        let found = text.get(from..).and_then(|rest| rest.find(name));
        found.map_or_else(Span::default, |at| Span::new(from + at, from + at + name.len()))
    }

    fn inside(&mut self, path: &str) -> Option<String> {
        let (zh, en) = match inside(path) {
            Ok(plain) => return Some(plain),
            Err(PathFault::Absolute) => {
                ("要写相对于 jizhi.toml 的路径", "the path must be relative to jizhi.toml")
            }
            Err(PathFault::Leaves) => ("路径出了工作区", "the path leaves the workspace"),
            Err(PathFault::Empty) => ("路径是空的", "the path is empty"),
        };
        self.fault(path, zh.to_owned(), en.to_owned());
        None
    }

    /// A fault at the first place where the settings write `words` as a value.
    fn fault(&mut self, words: &str, zh: String, en: String) {
        let span = self.place(words);
        self.problems.push(Problem::error("bad-settings", span, zh, en));
    }

    fn place(&self, words: &str) -> Span {
        let written = format!("\"{words}\"");
        let found = self.text.as_str().find(&written);
        found.map_or_else(Span::default, |at| Span::new(at + 1, at + 1 + words.len()))
    }
}

/// Reads a register. Gives nothing for a region without one.
fn register(loader: &dyn Loader, path: Option<String>) -> Option<Result<Register, FileProblems>> {
    let path = path?;
    let read = read(loader, &path).and_then(|text| {
        Register::parse(text.as_str()).map_err(|problems| FileProblems {
            file: path.clone(),
            text: Some(text),
            problems,
        })
    });
    Some(read)
}

/// Regions with each parent before its children; a ring is reported elsewhere and left out.
fn in_order(regions: &[RegionSetting]) -> Vec<&RegionSetting> {
    let mut ordered: Vec<&RegionSetting> = Vec::new();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&RegionSetting> = regions.iter().collect();
    loop {
        let before = waiting.len();
        waiting.retain(|region| {
            let ready = region.parent.as_deref().is_none_or(|p| placed.contains(p));
            if ready {
                ordered.push(region);
                placed.insert(&region.name);
            }
            !ready
        });
        if waiting.len() == before {
            return ordered;
        }
    }
}

fn read(loader: &dyn Loader, path: &str) -> Result<SourceText, FileProblems> {
    let leaves = |e: &io::Error| e.kind() == io::ErrorKind::PermissionDenied;
    loader
        .read(path)
        .map_err(|error| {
            Box::new(if leaves(&error) {
                Problem::error(
                    "leaves-workspace",
                    Span::default(),
                    "读不了：没有权限，或者它是指向工作区外面的链接",
                    "cannot be read: no permission, or a link that leaves the workspace",
                )
            } else {
                cannot_read(&error)
            })
        })
        .and_then(|bytes| decode(&bytes))
        .map_err(|problem| FileProblems::unreadable(path, *problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Level;
    use crate::source::MemoryLoader;

    fn faults(settings: &str) -> Vec<(String, String)> {
        let loader = MemoryLoader::default().with(SETTINGS_FILE, settings);
        let faults = Workspace::open(&loader).err().unwrap_or_default();
        let words = |f: &FileProblems, p: &Problem| {
            f.text.as_ref().map(|t| t.slice(p.span).to_owned()).unwrap_or_default()
        };
        faults
            .iter()
            .flat_map(|f| f.problems.iter().map(move |p| (p.message.zh.clone(), words(f, p))))
            .collect()
    }

    #[test]
    fn paths_that_leave_the_workspace_are_refused_at_their_place() {
        let found = faults("templates = \"../别处\"\n[[region]]\nname = \"某省\"\nunits = \"/etc/passwd\"\n");
        let expected = [("要写相对于 jizhi.toml 的路径", "/etc/passwd"), ("路径出了工作区", "../别处")];
        assert_eq!(found, expected.map(|(m, w)| (m.to_owned(), w.to_owned())));
    }

    #[test]
    fn unknown_parents_and_rings_of_parents_are_told() {
        let found = faults(
            "[[region]]\nname = \"某省某市\"\nparent = \"某某省\"\n\
             [[region]]\nname = \"甲\"\nparent = \"乙\"\n[[region]]\nname = \"乙\"\nparent = \"甲\"\n",
        );
        let messages: Vec<&str> = found.iter().map(|(m, _)| m.as_str()).collect();
        assert_eq!(messages, ["没有叫“某某省”的地区", "“乙”的上级绕回了它自己"]);
    }

    #[test]
    fn a_level_for_a_rule_that_does_not_exist_is_a_remark_with_its_neighbour() {
        let text = "[levels]\nunknown-marks = \"off\"\nuneven-row = \"hint\"\n";
        let loader = MemoryLoader::default().with(SETTINGS_FILE, text);
        let workspace = Workspace::open(&loader).unwrap();
        let problem = &workspace.remarks()[0].problems[0];
        assert_eq!((problem.code, problem.level), ("unknown-rule", Level::Warning));
        assert_eq!(text.get(problem.span.range()), Some("unknown-marks"));
        assert_eq!(problem.help.as_ref().map(|h| h.zh.as_str()), Some("是不是“unknown-mark”？"));
        assert_eq!((workspace.remarks().len(), workspace.remarks()[0].problems.len()), (1, 1));
    }

    #[test]
    fn a_missing_register_is_an_unreadable_file() {
        let loader = MemoryLoader::default()
            .with(SETTINGS_FILE, "[[region]]\nname = \"某省\"\nunits = \"units.toml\"\n");
        let faults = Workspace::open(&loader).err().unwrap();
        assert!(faults.iter().any(|f| f.file == "units.toml" && f.is_unreadable()));
    }
}
