//! What is wrong or doubtful in `[page]`, in the drafter's words.

use crate::page::{Measure, Page, PageFault, Profile};
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::vocabulary::nearest;

/// A key that cannot be followed, at its place.
pub(super) fn page_problem(fault: &PageFault, text: &SourceText) -> Problem {
    let span = match &fault.word {
        Some(word) => place(text, &format!("\"{word}\"")),
        None => place(text, &fault.key),
    };
    let (zh, en) = (&fault.message.zh, &fault.message.en);
    let problem = Problem::error("bad-settings", span, zh, en);
    let wrong = fault.word.as_deref().unwrap_or(&fault.key);
    match nearest(wrong, fault.known.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")),
        None if fault.known.is_empty() => problem,
        None if fault.known.len() > SHORT_LIST => problem.help(
            "能写的量由 jizhi page 列出，键和中文名都行",
            "`jizhi page` lists what can be set, by key or name",
        ),
        None => problem.help(
            format!("这里可以写：{}", fault.known.join("、")),
            format!("what can stand here: {}", fault.known.join(", ")),
        ),
    }
}

/// A longer list is better printed by `jizhi page`.
const SHORT_LIST: usize = 16;

/// Measures that the standard lays down and the workspace set otherwise: an office may have its
/// reasons, so they are remarks. What one profile sets is one remark.
pub(super) fn page_remarks(page: &Page, text: &SourceText) -> Vec<Problem> {
    let off: Vec<&Measure> = page.list().iter().filter(|m| !m.is_allowed()).collect();
    let own = off.iter().filter(|m| profile(m).is_none()).map(|m| remark(&[m], text));
    let of = |p: &Profile| off.iter().copied().filter(|m| profile(m) == Some(&p.key)).collect();
    let sets = Page::profiles().iter().map(of).filter(|set: &Vec<&Measure>| !set.is_empty());
    own.chain(sets.map(|set| remark(&set, text))).collect()
}

/// The profile that set a measure; none when the workspace did itself.
fn profile(measure: &Measure) -> Option<&String> {
    measure.set_by.as_ref().filter(|by| Page::profiles().iter().any(|p| p.key == **by))
}

fn remark(measures: &[&Measure], text: &SourceText) -> Problem {
    let zh: Vec<String> = measures
        .iter()
        .map(|m| {
            let (asked, tolerance) = (m.with_unit(&m.standard), m.shown_tolerance());
            format!("{}是 {}，标准（{}）规定 {asked}{tolerance}", m.name, m.shown(), m.clause)
        })
        .collect();
    let en: Vec<String> = measures
        .iter()
        .map(|m| {
            let (asked, tolerance) = (m.with_unit(&m.standard), m.shown_tolerance());
            format!("{} is {}, not {asked}{tolerance} ({})", m.key, m.shown(), m.clause)
        })
        .collect();
    let (zh, en) = (zh.join("；"), en.join("; "));
    Problem::warning("page-off-standard", written(measures, text), zh, format!("GB/T 9704-2012: {en}")).help(
        "确实要这样，就在 [levels] 里写 page-off-standard = \"off\"；不然删去这一行",
        "if that is meant, write page-off-standard = \"off\" in [levels]; else drop the line",
    )
}

/// The key, name or profile that set the first of them.
fn written(measures: &[&Measure], text: &SourceText) -> Span {
    let Some(measure) = measures.first() else { return Span::default() };
    let profile = Page::profiles().iter().find(|p| Some(&p.key) == measure.set_by.as_ref());
    let words = match profile {
        Some(profile) => [&profile.key, &profile.name].map(|words| place(text, &format!("\"{words}\""))),
        None => [&measure.key, &measure.name].map(|words| place(text, words)),
    };
    words.into_iter().find(|span| *span != Span::default()).unwrap_or_default()
}

/// Where words stand in `[page]`; nowhere when they do not.
fn place(text: &SourceText, words: &str) -> Span {
    let whole = text.as_str();
    let from = whole.find("[page]").unwrap_or(0);
    let found = whole.get(from..).and_then(|rest| rest.find(words)).filter(|_| !words.is_empty());
    let quoted = usize::from(words.starts_with('"'));
    found.map_or_else(Span::default, |at| {
        let end = from + at + words.len();
        Span::new(from + at + quoted, end - quoted)
    })
}

#[cfg(test)]
mod tests {
    use crate::problem::Level;
    use crate::source::MemoryLoader;
    use crate::workspace::{FileProblems, SETTINGS_FILE, Workspace};

    fn told(files: &[FileProblems]) -> Vec<(&'static str, String, String)> {
        let place = |f: &FileProblems, p: &crate::problem::Problem| {
            f.text.as_ref().map(|t| t.slice(p.span).to_owned()).unwrap_or_default()
        };
        let all = files.iter().flat_map(|f| f.problems.iter().map(move |p| (f, p)));
        all.map(|(f, p)| (p.code, p.message.zh.clone(), place(f, p))).collect()
    }

    fn open(settings: &str) -> Result<Workspace, Vec<FileProblems>> {
        Workspace::open(&MemoryLoader::default().with(SETTINGS_FILE, settings))
    }

    #[test]
    fn a_page_off_the_standard_opens_with_a_remark_and_a_key_that_is_none_does_not() {
        let workspace = open("[page]\n\"天头\" = 30\nfont-body = \"仿宋\"\n").unwrap();
        assert_eq!(workspace.page().font_body, "仿宋");
        let remarks = told(workspace.remarks());
        let expected = "天头是 30 mm，标准（5.2.1）规定 37 mm±1 mm";
        assert_eq!(remarks, [("page-off-standard", expected.to_owned(), "天头".to_owned())]);
        assert_eq!(workspace.remarks()[0].problems[0].level, Level::Warning);

        let faults = told(&open("[page]\n\"天投\" = 30\nprofile = \"补偿板心\"\n").unwrap_err());
        let places: Vec<&str> = faults.iter().map(|(_, _, place)| place.as_str()).collect();
        assert_eq!(places, ["补偿板心", "天投"]);
    }

    #[test]
    fn a_page_off_the_standard_that_is_meant_is_told_no_more() {
        let settings = "[levels]\npage-off-standard = \"off\"\n[page]\nprofile = \"compensated\"\n";
        assert_eq!(told(open(settings).unwrap().remarks()), []);
        let loud = settings.replace("off", "hint");
        let remarks = told(open(&loud.replace("page-hint", "page-off")).unwrap().remarks());
        let places: Vec<&str> = remarks.iter().map(|(_, _, place)| place.as_str()).collect();
        assert_eq!(places, ["compensated"], "{remarks:?}");
    }
}
