//! A workspace in memory: what an edit brings is what looking at everything anew would bring.

use super::run::run;
use jizhi::check::{Findings, Session};
use jizhi::problem::Problem;
use jizhi::source::SourceText;
use jizhi::workspace::{Terms, Workspace};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Files = BTreeMap<String, String>;

/// One of four documents of a province, its cities and a county, put together from parts that change
/// what others see of it: number, title, day, whom it rests on, what it demands, a fault of its own.
fn document(at: usize, parts: [usize; 5]) -> (String, String) {
    const REGIONS: [&str; 4] = ["某省", "某省某市", "某省甲市", "某省某市某县"];
    const NAMES: [&str; 4] = ["省", "某市", "甲市", "某县"];
    let [number, title, basis, demand, fault] = parts;
    let titled = |of: usize, title: usize| format!("{}关于{}的通知", NAMES[of], ["甲事", "乙事"][title]);
    let numbered = |number: usize| format!("某政办〔2026〕{}号", number + 1);
    let basis = match basis {
        0 => String::new(),
        other => {
            format!("根据{{依据：《{}》（{}）}}，", titled((other - 1) % 4, 0), numbered((other - 1) % 4))
        }
    };
    let demand = [
        "{承担：各县（市）区主要负责同志}{指标：全年外出招商不少于60天}。",
        "{承担：各乡（镇）主要负责同志}{指标：全年外出招商不少于30天}。",
        "各单位要抓好落实。",
    ][demand];
    let fault = ["", "{牵头单为：市商务局}负责。\n"][fault];
    let text = format!(
        "机制：{name}机制\n地区：{region}\n文种：通知\n发文机关：{name}人民政府办公室\n发文字号：{number}\n标题：{title}\n\
         主送：各有关单位\n成文日期：2026年{month}月6日\n\n--- 正文\n{basis}制定本机制。\n# 保障\n## 调度机制。{demand}\n\
         ## 落实。各单位要抓好落实。\n{fault}",
        name = NAMES[at],
        region = REGIONS[at],
        number = numbered((at + number) % 4),
        title = titled(at, title),
        month = at + 1,
    );
    (format!("{}.jz", NAMES[at]), text)
}

fn session(files: &Files) -> Session {
    let documents = files.iter().map(|(path, text)| (path.clone(), SourceText::new(text.clone())));
    Session::new(Workspace::default(), documents.collect(), Terms::default(), None)
}

fn told(session: &Session, files: &Files) -> BTreeMap<String, Vec<Problem>> {
    files.keys().map(|path| (path.clone(), session.problems(path))).collect()
}

fn parts() -> impl Strategy<Value = [usize; 5]> {
    (0..2_usize, 0..2_usize, 0..5_usize, 0..3_usize, 0..2_usize).prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_session_tells_what_a_new_one_tells(
        first in prop::collection::vec(parts(), 4),
        edits in prop::collection::vec((0..4_usize, parts()), 1..6),
    ) {
        let mut files: Files = first.iter().take(3).enumerate().map(|(at, parts)| document(at, *parts)).collect();
        let mut held = session(&files);
        for (at, parts) in edits {
            let before = told(&held, &files);
            let (path, text) = document(at, parts);
            files.insert(path.clone(), text.clone());
            let findings = held.edit(&path, SourceText::new(text));
            let after = told(&session(&files), &files);
            prop_assert_eq!(&told(&held, &files), &after);
            prop_assert_eq!(findings.first().map(|f| f.path.as_str()), Some(path.as_str()));
            let given: BTreeMap<String, Vec<Problem>> =
                findings.into_iter().map(|Findings { path, problems }| (path, problems)).collect();
            for (path, problems) in &after {
                let changed = before.get(path) != Some(problems);
                prop_assert!(!changed || given.get(path) == Some(problems), "{path} changed and was not given");
            }
        }
    }
}

#[test]
fn a_session_tells_what_a_check_tells() {
    let files: Files = [[0, 0, 0, 0, 1], [0, 0, 1, 2, 0], [0, 0, 1, 1, 0], [0, 0, 2, 2, 0]]
        .iter()
        .enumerate()
        .map(|(at, parts)| document(at, *parts))
        .collect();
    let held = session(&files);
    let own: Vec<(String, &str)> = told(&held, &files)
        .iter()
        .flat_map(|(path, problems)| problems.iter().map(|p| (path.clone(), p.code)))
        .collect();
    let all: Vec<(String, String)> = files.clone().into_iter().collect();
    let checked: Vec<(String, &str)> = run(&all).into_iter().map(|f| (f.file, f.code)).collect();
    assert_eq!(own, checked);
    assert!(own.iter().any(|(_, code)| *code == "obligation-dropped"), "{own:?}");
    assert!(session(&Files::new()).problems("没有.jz").is_empty());
}

#[test]
fn a_plan_cited_by_its_title_is_at_hand_as_long_as_the_workspace_holds_it() {
    let plan = |title: &str| {
        format!(
            "机制：方案\n地区：某省某市\n文种：方案\n标题：{title}\n成文日期：2026年3月6日\n\n--- 正文\n# 工作\n各单位要抓好落实。\n"
        )
    };
    let citing = "机制：落实\n地区：某省某市\n文种：通知\n发文机关：某市人民政府办公室\n标题：关于落实的通知\n主送：各单位\n\
        成文日期：2026年4月6日\n\n--- 正文\n按照{依据：《全市招商工作方案》}，各单位要抓好落实。\n";
    let mut files = Files::from([
        ("方案.jz".to_owned(), plan("全市招商工作方案")),
        ("落实.jz".to_owned(), citing.to_owned()),
    ]);
    let mut held = session(&files);
    let dangles = |held: &Session| {
        let problems = held.problems("落实.jz");
        problems.iter().filter(|problem| problem.code == "dangling-document").count()
    };
    for (title, expected) in [("全市招商工作方案", 0), ("全市外贸工作方案", 1), ("全市招商工作方案", 0)]
    {
        files.insert("方案.jz".to_owned(), plan(title));
        held.edit("方案.jz", SourceText::new(plan(title)));
        assert_eq!(dangles(&held), expected, "{title}");
        let all: Vec<(String, String)> = files.clone().into_iter().collect();
        let checked = run(&all).into_iter().filter(|f| f.code == "dangling-document").count();
        assert_eq!(checked, expected, "{title}, linked first");
    }
}
