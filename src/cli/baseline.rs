//! The list of old findings, which are not told again.
//!
//! A line of the file is `identity, code, path, message`, tabs between; the identity counts, the rest
//! is for people and for `git diff`. Paths are relative to the file's own folder, so that the list
//! holds wherever the command runs.

use super::Console;
use super::arguments::Judging;
use super::disk::{read_text, shown};
use super::stop::Stop;
use super::write::replace;
use crate::problem::{Message, Problem};
use crate::report::{Identity, Report, identities};
use crate::source::{SourceText, Span};
use crate::workspace::FileProblems;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

const HEAD: &str = "\
# jizhi：旧问题清单。列在这里的问题不再报，也不影响退出码。由 jizhi check 或 jizhi audit 写出，带 --baseline 这个文件 --update-baseline。
# Old findings, which are not told again. Written by jizhi check or jizhi audit with --baseline FILE --update-baseline.
";

/// The list in memory.
pub(super) struct Baseline {
    disk: PathBuf,
    /// Folder that paths are relative to, links resolved.
    folder: PathBuf,
    /// Its name as a person reads it.
    shown: String,
    text: SourceText,
    entries: BTreeMap<Identity, Line>,
}

/// One old finding.
#[derive(Clone, Debug)]
struct Line {
    path: String,
    /// The line as it is written, without its end.
    words: String,
    span: Span,
}

/// Files that this run has looked at, by their names in the list.
pub(super) struct Looked(BTreeSet<String>);

impl Baseline {
    /// The list that the arguments name, if any.
    pub(super) fn asked_for(judging: &Judging, console: &Console<'_>) -> Result<Option<Self>, Stop> {
        let path = judging.baseline.as_deref();
        path.map(|path| Self::read(path, judging.update_baseline, console)).transpose()
    }

    /// Reads the list; one that is to be written may be missing.
    fn read(path: &Path, may_be_missing: bool, console: &Console<'_>) -> Result<Self, Stop> {
        let disk = console.folder.join(path);
        let name = path.display().to_string();
        let above = disk.parent().unwrap_or(&console.folder);
        let folder = above.canonicalize().map_err(|e| Stop::cannot_write(&name, &e))?;
        let text = if may_be_missing && !disk.exists() {
            SourceText::new(String::new())
        } else {
            read_text(&disk).map_err(|problem| Stop::unreadable(&name, &problem))?
        };
        let entries = parse(&text, &name)?;
        let shown = shown(&real(&console.folder), &folder.join(disk.file_name().unwrap_or_default()));
        Ok(Self { disk, folder, shown, text, entries })
    }

    /// Which files a run looks at, by their names as a person reads them.
    pub(super) fn looked(&self, shown: &[String], console: &Console<'_>) -> Looked {
        Looked(shown.iter().map(|name| self.name(name, console)).collect())
    }

    /// Writes the list anew when that is asked for; takes old findings out of a report and tells those that
    /// are gone.
    pub(super) fn settle(
        mut self,
        report: &mut Report,
        looked: &Looked,
        judging: &Judging,
        console: &mut Console<'_>,
    ) -> Result<(), Stop> {
        if judging.update_baseline {
            self.update(report, looked, console)?;
        }
        self.apply(report, looked, console);
        Ok(())
    }

    /// Takes old findings out of a report and tells those that are gone.
    fn apply(&self, report: &mut Report, looked: &Looked, console: &Console<'_>) {
        let found = identities(&report.files, &|name| self.name(name, console));
        let mut met = BTreeSet::new();
        let (mut files, mut kept) = (Vec::new(), Vec::new());
        for (mut file, found) in std::mem::take(&mut report.files).into_iter().zip(found) {
            let with = std::mem::take(&mut file.problems).into_iter().zip(found);
            let readable = !file.is_unreadable();
            let (_, new): (Vec<_>, Vec<_>) = with.partition(|(_, identity)| {
                readable && self.entries.contains_key(identity) && met.insert(*identity)
            });
            if !new.is_empty() {
                let (problems, identities): (Vec<_>, Vec<_>) = new.into_iter().unzip();
                files.push(FileProblems { problems, ..file });
                kept.push(identities);
            }
        }
        let gone: Vec<&Line> = self.gone(&met, looked).collect();
        if let Some(told) = self.told(&gone) {
            let at = files.partition_point(|f| f.file <= told.file);
            kept.insert(at, identities(std::slice::from_ref(&told), &str::to_owned).concat());
            files.insert(at, told);
        }
        (report.files, report.identities) = (files, Some(kept));
    }

    /// Writes the list anew: what is found now, and what stands in files that were not looked at.
    fn update(&mut self, report: &Report, looked: &Looked, console: &mut Console<'_>) -> Result<(), Stop> {
        let found = identities(&report.files, &|name| self.name(name, console));
        let mut entries = BTreeMap::new();
        for (file, identities) in report.files.iter().zip(found).filter(|(f, _)| !f.is_unreadable()) {
            let path = self.name(&file.file, console);
            for (problem, identity) in file.problems.iter().zip(identities) {
                let message = console.language.of(&problem.message);
                let words = one_line(&format!("{identity}\t{}\t{path}\t{message}", problem.code));
                entries.insert(identity, Line { path: path.clone(), words, span: Span::default() });
            }
        }
        let added = entries.keys().filter(|i| !self.entries.contains_key(i)).count();
        let present: BTreeSet<Identity> = entries.keys().copied().collect();
        let gone = self.gone(&present, looked).count();
        let elsewhere =
            self.entries.iter().filter(|(i, line)| !present.contains(i) && !self.is_gone(line, looked));
        entries.extend(elsewhere.map(|(identity, line)| (*identity, line.clone())));
        let mut lines: Vec<&Line> = entries.values().collect();
        lines.sort_by(|a, b| (&a.path, code(&a.words), &a.words).cmp(&(&b.path, code(&b.words), &b.words)));
        let body: String = lines.iter().map(|line| format!("{}\n", line.words)).collect();
        let text = format!("{HEAD}{body}");
        if text != self.text.as_str() {
            replace(&self.disk, text.as_bytes()).map_err(|e| Stop::cannot_write(&self.shown, &e))?;
        }
        let (name, count) = (&self.shown, lines.len());
        let message = Message::new(
            format!("{name}：{count} 个旧问题，新加 {added} 个，去掉 {gone} 个"),
            format!("{name}: {count} old findings, {added} added, {gone} removed"),
        );
        let line = console.language.of(&message).to_owned();
        console.say(&line);
        self.entries = parse(&SourceText::new(text.clone()), &self.shown)?;
        self.text = SourceText::new(text);
        Ok(())
    }

    /// Old findings that are not there any more, in files that were looked at or that are gone.
    fn gone<'a>(&'a self, met: &'a BTreeSet<Identity>, looked: &'a Looked) -> impl Iterator<Item = &'a Line> {
        let left = self.entries.iter().filter(|(identity, _)| !met.contains(identity));
        left.map(|(_, line)| line).filter(|line| self.is_gone(line, looked))
    }

    fn is_gone(&self, line: &Line, looked: &Looked) -> bool {
        looked.0.contains(&line.path) || !self.folder.join(&line.path).exists()
    }

    /// One hint for all that is gone.
    fn told(&self, gone: &[&Line]) -> Option<FileProblems> {
        let mut gone: Vec<&&Line> = gone.iter().collect();
        gone.sort_by_key(|line| line.span);
        let (first, more) = gone.split_first()?;
        let count = gone.len();
        let mut problem = Problem::hint(
            "stale-baseline",
            first.span,
            format!("旧问题清单里有 {count} 个已经改好了"),
            format!("{count} of the old findings listed here are gone"),
        )
        .help(
            "把这条命令再运行一次，加上 --update-baseline，清单就变短。",
            "run this command again with --update-baseline to shorten the list",
        );
        for line in more.iter().take(NAMED) {
            problem = problem.related(line.span, "这个也改好了", "so is this one");
        }
        Some(FileProblems {
            file: self.shown.clone(),
            text: Some(self.text.clone()),
            problems: vec![problem],
        })
    }

    /// The name of a file in the list.
    fn name(&self, shown: &str, console: &Console<'_>) -> String {
        relative(&self.folder, &real(&console.folder).join(shown))
    }
}

/// Gone findings that are named beside the first.
const NAMED: usize = 9;

fn parse(text: &SourceText, name: &str) -> Result<BTreeMap<Identity, Line>, Stop> {
    let mut entries = BTreeMap::new();
    let mut start = 0;
    for (number, whole) in text.as_str().split_inclusive('\n').enumerate() {
        let at = start;
        start += whole.len();
        let words = whole.trim_end();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let mut parts = words.split('\t');
        let identity = parts.next().and_then(Identity::parse);
        let Some((identity, path)) = identity.zip(parts.nth(1)) else {
            let line = number + 1;
            return Err(Stop::usage(
                format!("{name} 第 {line} 行不是旧问题清单的一行；用 --update-baseline 重新写一份"),
                format!("{name}:{line} is no line of a baseline; write it anew with --update-baseline"),
            ));
        };
        let span = Span::new(at, at + words.len());
        entries.insert(identity, Line { path: path.to_owned(), words: words.to_owned(), span });
    }
    Ok(entries)
}

fn code(words: &str) -> &str {
    words.split('\t').nth(1).unwrap_or_default()
}

fn one_line(words: &str) -> String {
    words.chars().map(|c| if c != '\t' && c.is_control() { ' ' } else { c }).collect()
}

fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

/// A path from a folder, `/` between names, `..` for each step up.
fn relative(folder: &Path, path: &Path) -> String {
    let from: Vec<Component<'_>> = folder.components().collect();
    let to: Vec<Component<'_>> = path.components().collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(same).map(|_| "..".to_owned());
    let down = to.iter().skip(same).map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_folder_of_the_list() {
        let from = |folder: &str, path: &str| relative(Path::new(folder), Path::new(path));
        assert_eq!(from("/稿", "/稿/县/甲.jz"), "县/甲.jz");
        assert_eq!(from("/稿/清单", "/稿/县/甲.jz"), "../县/甲.jz");
    }

    #[test]
    fn a_line_of_something_else_is_refused_with_its_number() {
        let good = SourceText::new("# 甲\n\n0123456789abcdef\tx\t甲.jz\t话\n".into());
        assert_eq!(parse(&good, "b").unwrap().len(), 1);
        for bad in ["# 甲\n0123\tx\t甲.jz\n", "# 甲\n0123456789abcdef\tx\n", "# 甲\n甲"] {
            assert!(parse(&SourceText::new(bad.into()), "b").is_err(), "{bad}");
        }
    }
}
