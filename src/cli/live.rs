//! Documents held in memory while they are watched: an edit costs its document and what rests on it.

use super::Console;
use super::check::read_by;
use super::disk::{read_text, shown};
use super::project::{Loaded, Project, gathered, open, place, select};
use super::select::Entry;
use super::survey::View;
use super::walk::is_mechanism;
use crate::check::Session;
use crate::problem::Problem;
use crate::report::Report;
use crate::source::SourceText;
use crate::workspace::{FileProblems, Index};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// All that some paths name, as it was read last.
pub(super) struct Live {
    wholes: Vec<Whole>,
    /// What could not be looked into, and what is wrong with settings.
    faults: Vec<FileProblems>,
    /// Names of the files that a check looks at.
    names: Vec<String>,
}

/// A workspace with every document of it, asked for or not.
struct Whole {
    project: Project,
    session: Session,
    documents: BTreeMap<String, Loaded>,
    /// Paths of the documents by their files on disk.
    files: BTreeMap<PathBuf, String>,
    /// Paths of the documents that were asked for.
    asked: BTreeSet<String>,
    told: BTreeMap<String, FileProblems>,
}

impl Live {
    /// Reads everything that the paths name and looks at it.
    pub(super) fn open(paths: &[PathBuf], view: &View, console: &Console<'_>) -> Self {
        let (folder, grouped, mut faults) = select(paths, None, console);
        let (mut wholes, mut names) = (Vec::new(), Vec::new());
        for (root, files) in grouped {
            let mut own = Vec::new();
            if let Some(whole) = Whole::open(root, files, &folder, view, &mut own) {
                names.extend(whole.names());
                wholes.push(whole);
            }
            faults.extend(own);
        }
        view.terms.orders.apply_to(&mut faults);
        Self { wholes, faults, names }
    }

    /// Takes files that have changed on disk; gives the documents that were held against the others again.
    /// None when more has changed than the words of documents, so that everything is to be read anew.
    pub(super) fn take(&mut self, changed: &[PathBuf]) -> Option<Vec<String>> {
        let place = |file: &PathBuf| self.wholes.iter().position(|whole| whole.files.contains_key(file));
        let places: Vec<usize> = changed.iter().map(place).collect::<Option<_>>()?;
        let texts: Vec<SourceText> =
            changed.iter().map(|file| read_text(file).ok()).collect::<Option<_>>()?;
        let mut affected = Vec::new();
        for ((file, at), text) in changed.iter().zip(places).zip(texts) {
            affected.extend(self.wholes.get_mut(at)?.edit(file, text)?);
        }
        Some(affected)
    }

    /// How everything stands.
    pub(super) fn report(&self, console: &Console<'_>) -> Report {
        let told = self.wholes.iter().flat_map(|whole| whole.told.values());
        let files = self.faults.iter().chain(told).cloned().collect();
        gathered(files, self.wholes.iter().map(|whole| whole.asked.len()).sum(), console)
    }

    /// Names of the files that a check looks at.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }
}

impl Whole {
    fn open(
        root: PathBuf,
        mut files: Vec<(PathBuf, Entry)>,
        folder: &Path,
        view: &View,
        faults: &mut Vec<FileProblems>,
    ) -> Option<Self> {
        let wanted: BTreeSet<PathBuf> =
            files.iter().filter(|(_, entry)| entry.base.is_some()).map(|(disk, _)| disk.clone()).collect();
        if wanted.is_empty() {
            return None;
        }
        let unasked: BTreeSet<String> =
            files.iter().filter(|(_, e)| e.base.is_none()).map(|(disk, _)| shown(folder, disk)).collect();
        // Any of them may be changed, and others rest on it.
        files.iter_mut().for_each(|(_, entry)| entry.base = Some(root.clone()));
        let project = open(root, files, folder, faults).map(|unread| unread.load(faults));
        faults.retain(|fault| !unasked.contains(&fault.file));
        let mut project = project?;
        let documents = std::mem::take(&mut project.documents);
        let texts = documents.iter().map(|d| (d.path.clone(), d.text.clone())).collect();
        let session = Session::new(project.workspace.clone(), texts, view.terms.clone(), view.as_of);
        let asked = documents.iter().filter(|d| wanted.contains(&d.disk)).map(|d| d.path.clone()).collect();
        let files = documents.iter().map(|d| (d.disk.clone(), d.path.clone())).collect();
        let documents = documents.into_iter().map(|d| (d.path.clone(), d)).collect();
        let mut whole = Self { project, session, documents, files, asked, told: BTreeMap::new() };
        whole.tell(whole.asked.clone());
        Some(whole)
    }

    /// Names of the files of this workspace that a check looks at.
    fn names(&self) -> Vec<String> {
        let asked = self.asked.iter().filter_map(|path| self.documents.get(path));
        asked.map(|document| document.shown.clone()).chain(read_by(&self.project)).collect()
    }

    /// Gives a document another text; gives the documents that were held against the others again.
    fn edit(&mut self, file: &Path, text: SourceText) -> Option<Vec<String>> {
        let path = self.files.get(file)?.clone();
        let document = self.documents.get(&path)?;
        // A TOML file that is no mechanism any more is not looked at, unless it was named.
        if document.written().1.is_some() && !is_mechanism(text.as_str()) {
            return None;
        }
        let document = document.with_text(text);
        let found = self.session.edit(&path, document.text.clone());
        let affected: Vec<String> = found.into_iter().map(|one| one.path).collect();
        let mut changed: BTreeSet<String> = affected.iter().cloned().collect();
        if document.written().1.is_some() {
            // Places of a TOML form move without a change of what it says.
            changed.extend(self.pointing_at(&path));
        }
        self.documents.insert(path, document);
        changed.retain(|path| self.asked.contains(path));
        self.tell(changed);
        Some(affected)
    }

    /// Documents with problems that point into a document.
    fn pointing_at(&self, path: &str) -> Vec<String> {
        let name = self.project.shown(path);
        let points = |told: &FileProblems| {
            let mut related = told.problems.iter().flat_map(|problem| &problem.related);
            related.any(|related| related.file.as_ref() == Some(&name))
        };
        self.told.iter().filter(|(_, told)| points(told)).map(|(path, _)| path.clone()).collect()
    }

    /// Renews what is told of some documents.
    fn tell(&mut self, paths: BTreeSet<String>) {
        let told = |path: String| Some((self.told_of(&path)?, path));
        let renewed: Vec<(FileProblems, String)> = paths.into_par_iter().filter_map(told).collect();
        for (told, path) in renewed {
            if told.problems.is_empty() {
                self.told.remove(&path);
            } else {
                self.told.insert(path, told);
            }
        }
    }

    /// What is told of a document, with the places of its file and of the others' files.
    fn told_of(&self, path: &str) -> Option<FileProblems> {
        let document = self.documents.get(path)?;
        let mut problems = self.session.problems(path);
        for problem in &mut problems {
            self.in_files(problem, document);
        }
        let problems = place(&self.project, document, problems);
        let text = Some(document.written().0.clone());
        Some(FileProblems { file: document.shown.clone(), text, problems })
    }

    /// Moves what `place` leaves where it is: here headers have the places of the compiled text, too.
    fn in_files(&self, problem: &mut Problem, document: &Loaded) {
        if problem.code == Index::DUPLICATE {
            problem.span = document.place(problem.span);
        }
        for related in &mut problem.related {
            if let Some(other) = related.file.as_ref().and_then(|file| self.documents.get(file)) {
                related.span = other.place(related.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::survey::{parts, survey};
    use crate::toml_form::to_toml;
    use crate::vocabulary::Vocabulary;
    use crate::workspace::Terms;
    use std::fs;

    /// A document of a region that rests on the one above it, if any.
    fn document(place: &str, number: u32, above: Option<u32>, body: &str) -> String {
        let basis = above
            .map(|n| format!("根据{{依据：《市关于建立机制的通知》（市政办〔2026〕{n}号）}}，"))
            .unwrap_or_default();
        format!(
            "机制：{place}机制\n地区：某省某市\n文种：通知\n发文机关：{place}人民政府办公室\n\
             发文字号：{place}政办〔2026〕{number}号\n标题：{place}关于建立机制的通知\n主送：各单位\n\
             成文日期：2026年3月6日\n\n--- 正文\n{basis}制定本机制。\n# 保障\n## 落实。{body}\n"
        )
    }

    const DEMAND: &str = "{承担：各县（市）区主要负责同志}{指标：全年外出招商不少于60天}。";
    const FAULT: &str = "{牵头单为：市商务局}负责。";

    fn in_toml(text: &str) -> String {
        let text = SourceText::new(text.to_owned());
        to_toml(&text, &crate::syntax::parse(&text), Vocabulary::built_in())
    }

    fn view() -> View {
        View { terms: Terms::default(), as_of: None }
    }

    /// What is told of each file, by place and words.
    fn lines(report: &Report) -> Vec<(String, Vec<Problem>)> {
        report.files.iter().map(|file| (file.file.clone(), file.problems.clone())).collect()
    }

    /// Writes files and takes them; gives the documents that were held against the others, after a look at
    /// whether the report is the one of a check that reads everything.
    fn step(folder: &Path, live: &mut Live, files: &[(&str, String)]) -> Option<Vec<String>> {
        let root = folder.canonicalize().unwrap();
        let changed: Vec<PathBuf> = files.iter().map(|(path, _)| root.join(path)).collect();
        for ((_, text), disk) in files.iter().zip(&changed) {
            fs::create_dir_all(disk.parent().unwrap()).unwrap();
            fs::write(disk, text).unwrap();
        }
        let taken = live.take(&changed);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let console = Console::new(folder, &mut out, &mut err);
        if taken.is_none() {
            *live = Live::open(&["稿".into()], &view(), &console);
        }
        let (parts, faults) = parts(&["稿".into()], false, &view(), &console);
        let anew = survey(parts, faults, &view(), None, &console);
        let held = live.report(&console);
        assert_eq!(lines(&held), lines(&anew));
        assert_eq!(
            (held.checked, &held.others.keys().collect()),
            (anew.checked, &anew.others.keys().collect::<Vec<_>>())
        );
        taken
    }

    #[test]
    fn an_edit_costs_its_document_and_what_rests_on_it_and_tells_what_a_new_check_tells() {
        let folder = tempfile::tempdir().unwrap();
        let mut live = Live { wholes: Vec::new(), faults: Vec::new(), names: Vec::new() };
        let above = |body: &str| document("市", 1, None, body);
        let first = [
            ("jizhi.toml", String::new()),
            ("别处/市.jz", above(DEMAND)),
            ("稿/甲.jz", document("甲", 2, Some(1), "各单位要抓好落实。")),
            ("稿/丁.toml", in_toml(&document("丁", 3, Some(1), "各单位要抓好落实。"))),
            ("稿/丙.jz", document("丙", 4, None, "各单位要抓好落实。")),
        ];
        let mut take = |files: &[(&str, String)]| {
            let mut taken = step(folder.path(), &mut live, files)?;
            taken.sort();
            Some(taken)
        };
        let paths = |all: &[&str]| Some(all.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>());
        assert_eq!(take(&first), None, "new files");
        assert_eq!(take(&[("稿/丙.jz", document("丙", 4, None, FAULT))]), paths(&["稿/丙.jz"]));
        let three = paths(&["别处/市.jz", "稿/丁.toml", "稿/甲.jz"]);
        assert_eq!(
            take(&[("别处/市.jz", above(&format!("抓好落实。{DEMAND}")))]),
            three,
            "nobody asked for it"
        );
        assert_eq!(take(&[("别处/市.jz", above("抓好落实。"))]), three);
        let toml = in_toml(&document("丁", 3, Some(1), FAULT));
        assert_eq!(take(&[("稿/丁.toml", toml.clone())]), paths(&["稿/丁.toml"]));
        assert_eq!(
            take(&[("稿/丁.toml", format!("# 说明\n{toml}"))]),
            paths(&["稿/丁.toml"]),
            "places moved"
        );
        let twice = document("丁", 4, None, "抓好落实。").replace("丁政办", "丙政办");
        assert!(take(&[("稿/丁.toml", in_toml(&twice))]).unwrap().len() == 2, "a number stands twice");
        assert!(
            take(&[("稿/丁.toml", format!("# 说明\n{}", in_toml(&twice)))]).is_some(),
            "so it still does"
        );
        assert_eq!(take(&[("稿/丁.toml", "name = 1\n".to_owned())]), None, "no mechanism any more");
        assert_eq!(take(&[("jizhi.toml", "[levels]\nreading = \"off\"\n".to_owned())]), None, "settings");
    }
}
