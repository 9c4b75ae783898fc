//! Units named in prose.

use super::*;
use crate::registry::Register;

fn mentioned(region: &str, prose: &str) -> Vec<(String, String)> {
    let registry = Registry::built_in();
    let found = registry.region(region).mentions(prose);
    found.into_iter().map(|(range, f)| (prose[range].to_owned(), f.name.into())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn units_with_their_level_are_found_in_sentences() {
    assert_eq!(
        mentioned(
            "河南省焦作市",
            "每月25日前向市对外开放领导小组办公室、市商务局报送；市财政局要统筹安排经费，纳入市委、市政府督查事项。"
        ),
        pairs(&[
            ("市商务局", "市商务局"),
            ("市财政局", "市财政局"),
            ("市委", "市委"),
            ("市政府", "市人民政府")
        ])
    );
    assert_eq!(
        mentioned("河南省焦作市", "焦作市人民政府办公室会同市市场监管局，经市政府研究同意。"),
        pairs(&[
            ("焦作市人民政府办公室", "市政府办公室"),
            ("市市场监管局", "市市场监管局"),
            ("市政府", "市人民政府")
        ])
    );
    assert_eq!(
        mentioned("安徽省亳州市谯城区", "区司法局会同市自然资源和规划局谯城分局办理"),
        pairs(&[("区司法局", "区司法局"), ("市自然资源和规划局谯城分局", "市自然资源和规划局谯城分局")])
    );
}

#[test]
fn levels_inside_words_and_units_of_other_places_are_passed_over() {
    for prose in [
        "社区党委和园区政府",
        "城市管理水平、城市建设局面",
        "博爱县财政局和鼓楼区政府",
        "各县（市）区政府",
        "市委托第三方评估",
        "县区政府",
        "加强市场监管",
        "上市委员",
    ] {
        assert_eq!(mentioned("河南省焦作市", prose), pairs(&[]), "{prose}");
    }
}

#[test]
fn registered_names_are_found_as_written_and_the_longest_wins() {
    let mut registry = Registry::built_in();
    let register = "[[unit]]\nname = \"产业集聚区\"\n[[unit]]\nname = \"区商务局\"\n[[unit]]\nname = \"区商务局外贸站\"\n";
    registry.add_region("某省某市某区", None, Register::parse(register).unwrap());
    let prose = "由产业集聚区和区商务局外贸站负责，报区商务局。";
    let found = registry.region("某省某市某区").mentions(prose);
    let words: Vec<_> = found.iter().map(|(range, _)| &prose[range.clone()]).collect();
    assert_eq!(words, ["产业集聚区", "区商务局外贸站", "区商务局"]);
}
