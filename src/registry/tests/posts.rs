//! Posts.

use super::*;

fn post(words: &str) -> Option<(&str, &str)> {
    let registry = Registry::built_in();
    registry.region("陕西省汉中市").post(words).map(|(unit, title)| (&words[unit], &words[title]))
}

#[test]
fn posts_of_the_published_rosters_split_into_unit_and_title() {
    for (unit, title) in [
        ("市政府", "市长"),
        ("市政府", "常务副市长"),
        ("市政府", "分管副市长"),
        ("市委组织部", "分管副部长"),
        ("市委督查办", "主任"),
        ("市考核办", "常务副主任"),
        ("市发改委", "主任"),
        ("市市场监管局", "局长"),
        ("团市委", "书记"),
        ("市工商联", "主席"),
        ("各县(区)政府", "县(区)长"),
        ("汉中经济技术开发区管委会", "常务副主任"),
        ("汉中兴汉新区管委会", "主任"),
        ("汉中航空智慧新城管委会", "常务副主任"),
        ("市城投公司", "董事长"),
        ("市文旅体产业集团", "董事长"),
        ("市经合局驻北京分局", "局长"),
        ("县人民政府", "常务副县长"),
        ("各乡（镇）人民政府", "乡（镇）长"),
        ("县委", "书记"),
        ("县交通运输局", "主要领导"),
        ("各县区、园区、驻外分局", "主要负责同志"),
        ("区发改委", "二级调研员"),
        ("某县", "县长"),
        ("村委会", "主任"),
    ] {
        let words = format!("{unit}{title}");
        assert_eq!(post(&words), Some((unit, title)), "{words}");
        assert_eq!(post(&format!("{words}。")), Some((unit, title)), "{words}");
    }
}

#[test]
fn several_titles_and_charges_stay_with_the_unit_they_belong_to() {
    assert_eq!(post("县委常委、常务副县长"), Some(("县委", "常委、常务副县长")));
    assert_eq!(post("县委常委、县政府副县长"), Some(("县政府", "副县长")));
    assert_eq!(post("市政府党组成员、市发改委主任"), Some(("市发改委", "主任")));
    assert_eq!(post("市发改委党组书记、主任"), Some(("市发改委", "党组书记、主任")));
    assert_eq!(post("市政府分管招商引资工作的副市长"), Some(("市政府", "分管招商引资工作的副市长")));
    assert_eq!(post("7位市政府副市长"), Some(("市政府", "副市长")));
}

#[test]
fn words_without_a_unit_or_without_a_title_are_no_post() {
    for words in [
        "分管招商引资工作的副县长",
        "李民生",
        "副县长",
        "县长",
        "王局长",
        "各自分管副县长",
        "市财政局",
        "",
        "主任、",
        "、主任",
        "长",
        "（区）长",
    ] {
        assert_eq!(post(words), None, "{words}");
    }
}
