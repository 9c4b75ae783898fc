//! The file and the types say the same, and a workspace may lay its own page over it.

use super::standard::read;
use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn with(pairs: &[(&str, Written)]) -> Result<Page, Vec<PageFault>> {
    Page::with(&pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

#[test]
fn the_file_holds_every_measure_that_is_asked_for_and_no_other() {
    let (list, _) = read().unwrap();
    assert_eq!(Measures::read(&list).1, Vec::<&str>::new());
    let keys: Vec<&str> = list.iter().map(|m| m.key.as_str()).collect();
    assert_eq!(keys, Measures::KEYS);
    let names: BTreeSet<&str> = list.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names.len(), list.len(), "names of measures differ");
}

#[test]
fn a_number_that_the_standard_lays_down_names_its_clause() {
    for measure in Page::standard().list() {
        let silent = measure.clause.is_empty() || measure.clause.starts_with('据');
        assert!(measure.strength == Strength::Customary || !silent, "{}", measure.key);
        assert!(measure.is_allowed() && !measure.is_changed(), "{}", measure.key);
    }
}

#[test]
fn every_profile_can_be_laid_over_the_standard_and_with_the_others() {
    let keys: Vec<String> = Page::profiles().iter().map(|p| p.key.clone()).collect();
    for profile in Page::profiles() {
        let page = with(&[("profile", Written::Word(profile.key.clone()))]).unwrap();
        for key in profile.set.keys() {
            let measure = page.list().iter().find(|m| m.key == *key).unwrap();
            assert!(measure.is_changed(), "{} changes nothing in {key}", profile.key);
            assert_eq!(measure.set_by.as_deref(), Some(profile.key.as_str()));
        }
        assert!(page.lines_on_a_page() == 22, "{} loses lines", profile.key);
    }
    assert!(with(&[("profile", Written::Words(keys))]).is_ok());
}

#[test]
fn the_text_block_takes_22_lines_of_28_characters_and_leaves_the_margins() {
    let page = Page::standard();
    assert_eq!((page.lines_on_a_page(), page.chars_on_a_line()), (22, 28));
    assert_eq!((page.margin_right(), page.margin_bottom()), (Length::from_mm(26), Length::from_mm(35)));
    let native = with(&[("profile", Written::Word("Word网格".to_owned()))]).unwrap();
    assert_eq!((native.lines_on_a_page(), native.chars_on_a_line()), (22, 28));
}

#[test]
fn an_office_sets_measures_by_key_or_by_name_over_a_profile() {
    let page = with(&[
        ("profile", Written::Word("compensated".to_owned())),
        ("天头", Written::Number(35.0)),
        ("font-body", Written::Word("仿宋".to_owned())),
        ("seal", Written::Flag(false)),
    ])
    .unwrap();
    assert_eq!(page.margin_top, Length::from_mm(35));
    assert_eq!(page.line_pitch, Length::from_millipoints(29_600));
    assert_eq!(page.font_body, "仿宋");
    assert!(!page.seal);
    let top = page.list().iter().find(|m| m.key == "margin-top").unwrap();
    assert_eq!(
        (top.set_by.as_deref(), top.deviation(), top.is_allowed()),
        (Some("jizhi.toml"), -2000, false)
    );
}

#[test]
fn what_cannot_be_followed_is_told_and_nothing_is_guessed() {
    let faults = |key: &str, value: Written| with(&[(key, value)]).unwrap_err();
    assert!(faults("天投", Written::Number(37.0))[0].known.contains(&"天头".to_owned()));
    assert!(faults("天头", Written::Word("37mm".to_owned()))[0].message.zh.contains("不带单位"));
    assert!(faults("天头", Written::Number(f64::INFINITY))[0].message.zh.contains("写数"));
    assert!(faults("body-width", Written::Number(200.0))[0].message.zh.contains("排不下"));
    assert!(faults("size-body", Written::Number(0.0))[0].message.zh.contains("不可能"));
    assert!(faults("line-pitch", Written::Number(0.0))[0].message.zh.contains("排不下"));
    assert_eq!(faults("grid", Written::Word("字".to_owned()))[0].known, ["lines", "linesAndChars"]);
    assert!(faults("red", Written::Word("红".to_owned()))[0].message.zh.contains("十六进制"));
    assert!(faults("profile", Written::Word("没有".to_owned()))[0].word.is_some());
    assert_eq!(Page::with(&BTreeMap::new()).unwrap(), *Page::standard());
}
