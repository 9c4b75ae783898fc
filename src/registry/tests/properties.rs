//! What holds for any words.

use super::*;
use crate::model::UnitKind;
use proptest::prelude::*;

/// Pieces that unit lists are made of, good and bad.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "市",
        "区",
        "县",
        "省",
        "各",
        "局",
        "委",
        "办",
        "发改委",
        "财政局",
        "市场监管局",
        "和",
        "及",
        "以及",
        "与",
        "等",
        "等部门",
        "6家单位",
        "（",
        "）",
        "(",
        ")",
        "负责",
        "即",
        "、",
        "，",
        "。",
        "；",
        " ",
        "\u{3000}",
        "\n",
        "相关单位",
        "某某",
        "A",
        "🙂",
        "自治区",
        "团",
        "分局",
        "马村",
        "人民政府",
        "“",
        "”",
        "副",
        "长",
        "主任",
        "的",
        "分管",
        "乡",
        "镇",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check(region: &str, words: &str) {
    let registry = Registry::built_in();
    let names = registry.region(region).at("2020-01-01");
    let mut end = 0;
    for item in names.list(words) {
        assert_eq!(words.get(item.range.clone()), Some(item.surface.as_str()));
        assert!(!item.surface.trim().is_empty());
        assert!(item.whole.start <= item.range.start && item.range.end <= item.whole.end);
        assert!(end <= item.range.start, "items stand in order and apart");
        end = item.range.end;
        for part in [item.scope, item.alias].into_iter().flatten() {
            assert!(words.get(part.clone()).is_some_and(|p| !p.is_empty()));
            assert!(item.whole.start <= part.start && part.end <= item.whole.end);
        }
    }
    let mut end = 0;
    for (range, found) in names.mentions(words) {
        assert!(words.get(range.clone()).is_some() && !found.name.is_empty() && end <= range.start);
        end = range.end;
    }
    if let Some((unit, title)) = names.post(words) {
        assert_eq!(unit.end, title.start);
        assert!(
            words.get(unit).is_some_and(|u| !u.is_empty()) && words.get(title).is_some_and(|t| !t.is_empty())
        );
    }
    let _ = (names.find(words), names.misspelt(words, |_| true));
    assert_eq!(names.resolve(words, Some('市')), names.resolve(words, Some('市')));
}

proptest! {
    #[test]
    fn any_words_give_items_inside_them_in_order(words in "\\PC{0,40}", region in "\\PC{0,12}") {
        check(&region, &words);
    }

    #[test]
    fn broken_lists_give_items_inside_them_in_order(words in pieces()) {
        for region in ["河南省焦作市马村区", "某省某市某县", "广西壮族自治区", "中央", ""] {
            check(region, &words);
        }
    }

    #[test]
    fn any_region_has_a_path_of_its_own_words_or_of_real_names(text in pieces()) {
        let registry = Registry::built_in();
        let names = registry.region(&text);
        prop_assert!(names.path().iter().all(|step| !step.is_empty()));
    }

    #[test]
    fn a_canonical_name_resolves_to_itself(words in pieces()) {
        let registry = Registry::built_in();
        let names = registry.region("河南省焦作市马村区");
        let known = |i: &ListItem| i.found.known && i.found.kind == UnitKind::Named;
        for item in names.list(&words).into_iter().filter(known) {
            prop_assert_eq!(&names.resolve(&item.found.name, None).name, &item.found.name);
        }
    }

    #[test]
    fn any_text_is_a_register_or_a_problem_inside_it(text in "(\\[\\[unit\\]\\]\n|name = \"[市县]?[局委]{0,2}\"\n|short = \\[\"甲\"\\]\n|until|\\PC{0,6}\n){0,6}") {
        if let Err(problems) = crate::registry::Register::parse(&text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(text.get(problem.span.range()).is_some(), "{:?}", problem.span);
            }
        }
    }
}

/// Each of these takes minutes where some step looks at the whole rest at every character.
#[test]
fn very_long_broken_lists_are_read_in_one_pass() {
    for piece in [
        "县长、",
        "市财政局和",
        "等",
        "局",
        "和",
        " ",
        "各乡、镇、",
        "团",
        "1家",
        "区",
        "（",
        "）",
        "市",
        "的",
        "副",
        "某 ",
    ] {
        let words = piece.repeat(6_000);
        for words in
            [words.clone(), format!("各{words}分局"), format!("{words}家单位"), format!("（{words}）")]
        {
            check("某省某市某县", &words);
        }
        let registry = Registry::built_in();
        assert!(registry.region(&words).path().len() <= words.len());
    }
}
