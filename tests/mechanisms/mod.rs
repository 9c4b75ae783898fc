//! Mechanisms of other kinds than the published five, and a corner of the generated country: what
//! each says is understood, and none has a fault.

#[path = "../../benches/country/generate.rs"]
mod generate;
#[path = "../../benches/country/words.rs"]
mod words;

use jizhi::model::{Mechanism, RoleClass, RosterChangeKind, SeatOf};
use jizhi::problem::{Level, Problem};
use jizhi::source::{Loader, MemoryLoader, SourceText};
use jizhi::workspace::{Document, Header, Index, Workspace};
use std::collections::BTreeSet;
use std::path::Path;

/// All files of a folder, by name. A check that somebody ran may have left its folder of kept answers.
fn folder(path: &str) -> MemoryLoader {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let entries = std::fs::read_dir(&path).unwrap().map(Result::unwrap);
    let mut names: Vec<_> = entries.filter(|e| e.path().is_file()).map(|e| e.file_name()).collect();
    names.sort();
    names.into_iter().fold(MemoryLoader::default(), |loader, name| {
        let text = std::fs::read(path.join(&name)).unwrap();
        loader.with(name.to_string_lossy().into_owned(), text)
    })
}

/// Every `.jz` of a workspace, compiled and linked.
fn compile(loader: &MemoryLoader) -> Vec<(String, SourceText, Document)> {
    let workspace = Workspace::open(loader).unwrap();
    let texts: Vec<(String, SourceText)> = loader
        .paths()
        .filter(|path| path.ends_with(".jz"))
        .map(|path| (path.to_owned(), SourceText::decode(&loader.read(path).unwrap()).unwrap()))
        .collect();
    let header = |text: &SourceText| Header::scan(text.as_str());
    let index = Index::new(texts.iter().map(|(path, text)| (path.clone(), header(text))).collect());
    let document = |path: &str, text: &SourceText| workspace.compile(path, text, &header(text), &index);
    texts.into_iter().map(|(path, text)| (path.clone(), text.clone(), document(&path, &text))).collect()
}

fn mechanism(name: &str) -> Mechanism {
    let documents = compile(&folder("tests/mechanisms"));
    documents.into_iter().find(|(path, ..)| path == name).unwrap().2.mechanism
}

/// What is worth a drafter's attention, as `line: message`.
fn findings(text: &SourceText, problems: &[Problem]) -> Vec<String> {
    let shown = |p: &Problem| {
        format!("{}: {} {}", text.line_column(p.span.start as usize).line, p.code, p.message.zh)
    };
    problems.iter().filter(|p| p.level > Level::Hint).map(shown).collect()
}

#[test]
fn every_mechanism_of_another_kind_compiles_without_a_fault() {
    let documents = compile(&folder("tests/mechanisms"));
    assert!(documents.len() >= 10);
    for (path, text, document) in &documents {
        assert_eq!(findings(text, &document.problems), Vec::<String>::new(), "{path}");
        assert!(document.complete, "{path}");
    }
}

/// The holders of a role, by the name of the body they sit in.
fn seats<'a>(model: &'a Mechanism, role: &str) -> Vec<(&'a str, &'a str)> {
    let of = |of: &SeatOf| match of {
        SeatOf::Body(id) => model.body(*id).map_or("", |b| b.name.value.as_str()),
        SeatOf::Task(id) => model.task(*id).map_or("", |t| t.title.as_str()),
        SeatOf::Group(id) => model.group(*id).map_or("", |g| g.name.value.as_str()),
        SeatOf::Mechanism => "",
    };
    model.seats.iter().filter(|s| s.role == role).map(|s| (of(&s.of), s.holder.text.as_str())).collect()
}

#[test]
fn a_chain_has_four_ranks_and_a_role_that_only_the_workspace_knows() {
    let model = mechanism("lianzhang.jz");
    let committee = "某县产业链链长制工作委员会";
    assert_eq!(seats(&model, "总链长"), [(committee, "县委书记"), (committee, "县长")]);
    assert!(seats(&model, "副总链长").contains(&(committee, "常务副县长")));
    assert!(seats(&model, "链长").contains(&("现代物流产业链", "分管交通运输工作的副县长")));
    assert!(seats(&model, "副链长").contains(&("道地中药材产业链", "县林业局局长")));
    let support = model.seats.iter().filter(|s| s.role == "技术支撑单位");
    assert!(support.clone().count() >= 4);
    assert!(support.into_iter().all(|s| s.class == RoleClass::Support));
}

#[test]
fn the_terms_of_a_sum_count_the_bodies_of_their_own_level() {
    for (name, expected) in [
        ("zhihuibu.jz", [Some(1), Some(4), None].as_slice()),
        ("lianzhang.jz", &[Some(1), Some(3), None]),
        ("dangzheng.jz", &[Some(1), Some(5)]),
        ("shengming.jz", &[Some(3), None]),
    ] {
        let found: Vec<_> = mechanism(name).pattern.unwrap().terms.iter().map(|t| t.found).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_group_set_up_under_a_headquarters_stands_under_it() {
    let model = mechanism("zhihuibu.jz");
    let parent = |name: &str| {
        let body = model.bodies.iter().find(|b| b.name.value == name).unwrap();
        body.parent.and_then(|id| model.body(id)).map(|b| b.name.value.as_str())
    };
    assert_eq!(parent("企业服务组"), Some("产业项目指挥部"));
    assert_eq!(parent("项目督导组"), Some("县重点项目建设总指挥部"));
    assert_eq!(parent("民生项目指挥部"), None);
}

#[test]
fn a_task_is_read_from_lines_brackets_marks_and_table_rows() {
    let model = mechanism("fengong.jz");
    let due = |title: &str| {
        let task = model.tasks.iter().find(|t| t.title.contains(title)).unwrap();
        task.deadline.as_ref().map(|d| (d.text.as_str(), d.date.as_deref()))
    };
    assert_eq!(due("压减工程建设项目审批时间"), Some(("2026年6月30日", Some("2026-06-30"))));
    assert_eq!(due("落实惠企政策"), Some(("2026年3月底前", Some("2026-03-31"))));
    assert_eq!(due("编制产业用地供应计划"), Some(("2026年4月30日", Some("2026-04-30"))));
    assert_eq!(due("规范涉企执法"), Some(("长期坚持", None)));
    assert_eq!(model.tasks.len(), 14);
    let leads = seats(&model, "牵头单位");
    assert!(leads.contains(&("开展公平竞争审查", "县市场监管局")));
    assert!(leads.contains(&("开展企业用工对接", "县人力资源社会保障局")));
}

#[test]
fn scores_of_an_assessment_add_up_to_a_hundred() {
    let model = mechanism("hezhang_kaohe.jz");
    let scores: Vec<f64> = model.tasks.iter().filter_map(|t| t.score).collect();
    assert_eq!((scores.len(), scores.iter().sum::<f64>()), (14, 100.0));
}

#[test]
fn a_roster_notice_says_who_joins_stays_and_leaves() {
    let model = mechanism("mingdan.jz");
    let changes = |kind: RosterChangeKind| -> Vec<&str> {
        model.roster_changes.iter().filter(|c| c.kind == kind).map(|c| c.holder.text.as_str()).collect()
    };
    assert_eq!(changes(RosterChangeKind::Changed).len(), 3);
    assert_eq!(
        changes(RosterChangeKind::Added),
        ["县数据局局长", "县住房城乡建设局副局长", "县总工会副主席"]
    );
    assert_eq!(changes(RosterChangeKind::Removed), ["县人民政府办公室原副主任", "县城市管理局原局长"]);
    let deputies: Vec<_> = seats(&model, "副组长").into_iter().map(|(_, holder)| holder).collect();
    assert_eq!(deputies, ["县人民政府办公室主任", "县人力资源社会保障局局长"]);
}

#[test]
fn joint_issuers_stand_in_their_order() {
    let model = mechanism("dangzheng.jz");
    let issuers: Vec<_> = model.document.issuers.iter().map(|i| i.value.as_str()).collect();
    assert_eq!(issuers, ["中共某县委办公室", "某县人民政府办公室"]);
}

#[test]
fn a_rank_in_front_of_a_role_is_kept() {
    let model = mechanism("luzhang.jz");
    assert_eq!(seats(&model, "县级总路长"), [("县级", "县人民政府县长")]);
    assert_eq!(seats(&model, "村级路长"), [("村级", "村民委员会主任")]);
}

/// A workspace of the first documents that the benchmark measures.
fn corner(files: usize) -> MemoryLoader {
    let documents = generate::country(files).into_iter().chain([generate::settings()]);
    documents.fold(MemoryLoader::default(), |loader, d| loader.with(d.path, d.text))
}

#[test]
fn the_generated_country_compiles_and_every_child_finds_its_parent() {
    let documents = compile(&corner(24));
    let mut orphans = 0;
    for (path, text, document) in &documents {
        assert_eq!(findings(text, &document.problems), Vec::<String>::new(), "{path}");
        let model = &document.mechanism;
        assert_eq!(model.bodies.len(), 10, "{path}");
        assert!(model.duties.len() >= 100 && model.units.len() >= 60, "{path}");
        orphans += usize::from(model.bases.iter().all(|b| b.resolved.is_none()));
    }
    // The one province.
    assert_eq!((documents.len(), orphans), (24, 1));
}

#[test]
fn the_generated_country_is_whole_and_the_same_each_time() {
    let (once, again) = (generate::country(generate::WHOLE), generate::country(generate::WHOLE));
    assert_eq!(once.len(), 3_364);
    assert!(once.iter().zip(&again).all(|(a, b)| a.path == b.path && a.text == b.text));
    let paths: BTreeSet<&str> = once.iter().map(|d| d.path.as_str()).collect();
    let numbers: BTreeSet<_> =
        once.iter().filter_map(|d| Header::scan(&d.text).number).map(|n| n.value).collect();
    assert_eq!((paths.len(), numbers.len()), (3_364, 3_364));
    assert!(once.iter().all(|d| (9_000..13_000).contains(&d.text.len())));
}
