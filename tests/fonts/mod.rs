//! Which face plays a role, and which draws a character.

pub(crate) mod forge;

use forge::{Forged, collection};
use jizhi::fonts::{Fit, Fonts, Role, Shelf};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, Vec<u8>)]) -> TempDir {
    let temp = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(temp.path().join(name), bytes).unwrap();
    }
    temp
}

fn fonts_in(folders: &[&TempDir], wishes: &[(Role, &str)]) -> Fonts {
    let places: Vec<PathBuf> = folders.iter().map(|folder| folder.path().to_path_buf()).collect();
    let wishes = wishes.iter().map(|(role, name)| (*role, (*name).to_owned())).collect();
    Fonts::find(Shelf::scan(&places, false), wishes)
}

fn family(fonts: &Fonts, role: Role) -> String {
    let choice = fonts.first(role).expect("a face");
    let face = fonts.shelf().face(choice.face).unwrap();
    format!("{} {}", face.family(), face.weight)
}

fn set(characters: &str) -> BTreeSet<char> {
    characters.chars().collect()
}

/// Families in order, each with what falls to it; what is missing last.
fn drawn(fonts: &Fonts, role: Role, characters: &str) -> (Vec<(String, String)>, String) {
    let drawn = fonts.draw(role, &set(characters));
    let by_face = drawn.by_face.iter().map(|(choice, characters)| {
        (fonts.shelf().face(choice.face).unwrap().family().to_owned(), characters.iter().collect())
    });
    (by_face.collect(), drawn.missing.iter().collect())
}

#[test]
fn the_font_of_offices_goes_before_the_one_that_anybody_may_take_wherever_they_stand() {
    let first = folder(&[("b.ttf", Forged::new("FandolFang R", "市").file())]);
    let second = folder(&[("a.ttf", Forged::new("仿宋_GB2312", "市").file())]);
    let fonts = fonts_in(&[&first], &[]);
    assert_eq!(
        (family(&fonts, Role::Body).as_str(), fonts.fit(Role::Body)),
        ("FandolFang R 400", Fit::SameClass)
    );
    let fonts = fonts_in(&[&first, &second], &[]);
    assert_eq!((family(&fonts, Role::Body).as_str(), fonts.fit(Role::Body)), ("仿宋_GB2312 400", Fit::Asked));
}

#[test]
fn another_class_fills_in_only_when_its_own_is_not_there_and_says_so() {
    let song = folder(&[("a.ttf", Forged::new("Noto Serif CJK SC", "市").file())]);
    let fonts = fonts_in(&[&song], &[]);
    assert_eq!(
        (family(&fonts, Role::Body).as_str(), fonts.fit(Role::Body)),
        ("Noto Serif CJK SC 400", Fit::OtherClass)
    );
    assert_eq!(fonts.fit(Role::Song), Fit::SameClass);
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(fonts_in(&[&nothing], &[]).fit(Role::Body), Fit::Nothing);
    assert_eq!(fonts_in(&[&nothing], &[]).first(Role::Body), None);
}

#[test]
fn the_name_of_a_local_profile_goes_first_whether_the_table_knows_it_or_not() {
    let files = [
        ("a.ttf", Forged::new("FangSong_GB2312", "市").file()),
        ("b.ttf", Forged::new("STFangsong", "市").file()),
        ("c.ttf", Forged::new("某市仿宋", "市").file()),
    ];
    let folder = folder(&files);
    for (wish, found) in [("华文仿宋", "STFangsong 400"), ("某市仿宋", "某市仿宋 400")] {
        let fonts = fonts_in(&[&folder], &[(Role::Body, wish)]);
        assert_eq!(
            (family(&fonts, Role::Body).as_str(), fonts.fit(Role::Body)),
            (found, Fit::Asked),
            "{wish}"
        );
    }
    let fonts = fonts_in(&[&folder], &[(Role::Body, "没有的字体")]);
    assert_eq!(
        (family(&fonts, Role::Body).as_str(), fonts.fit(Role::Body)),
        ("FangSong_GB2312 400", Fit::SameClass)
    );
}

#[test]
fn of_a_collection_the_face_with_the_name_is_taken_not_the_first() {
    let faces = [Forged::new("Noto Serif CJK JP", "市"), Forged::new("Noto Serif CJK SC", "市")];
    let folder = folder(&[("a.ttc", collection(&faces))]);
    let fonts = fonts_in(&[&folder], &[]);
    let choice = fonts.first(Role::Song).unwrap();
    assert_eq!(fonts.shelf().face(choice.face).unwrap().index, 1);
    assert_eq!(fonts.shelf().bytes(choice.face).unwrap().1, 1);
}

#[test]
fn the_title_takes_the_bold_face_of_a_family_and_the_body_the_regular_one() {
    let bold = Forged { weight: 700, ..Forged::new("Noto Serif CJK SC", "市") };
    let both = folder(&[("a.ttf", bold.file()), ("b.ttf", Forged::new("Noto Serif CJK SC", "市").file())]);
    let fonts = fonts_in(&[&both], &[]);
    assert_eq!(family(&fonts, Role::Title), "Noto Serif CJK SC 700");
    assert_eq!(family(&fonts, Role::Song), "Noto Serif CJK SC 400");
    let regular = folder(&[("b.ttf", Forged::new("Noto Serif CJK SC", "市").file())]);
    assert_eq!(fonts_in(&[&regular], &[]).fit(Role::Title), Fit::OtherClass);
}

#[test]
fn a_character_falls_to_the_next_font_in_order_then_to_any_and_else_is_missing() {
    let files = [
        ("a.ttf", Forged::new("仿宋_GB2312", "市县").file()),
        ("b.ttf", Forged::new("Noto Serif CJK SC", "市县喆").file()),
        ("c.ttf", Forged::new("Noto Sans CJK SC", "市县喆堃").file()),
        ("z.ttf", Forged::new("谁家的字体", "市\u{2CB5A}").file()),
    ];
    let folder = folder(&files);
    let fonts = fonts_in(&[&folder], &[]);
    let (by_face, missing) = drawn(&fonts, Role::Body, "市县喆堃\u{2CB5A}龘 \n\u{FE00}");
    let by_face: Vec<(&str, &str)> = by_face.iter().map(|(f, c)| (f.as_str(), c.as_str())).collect();
    let expected = [
        ("仿宋_GB2312", "县市"),
        ("Noto Serif CJK SC", "喆"),
        ("Noto Sans CJK SC", "堃"),
        ("谁家的字体", "\u{2CB5A}"),
    ];
    assert_eq!(by_face, expected);
    assert_eq!(missing, "龘");
}

#[test]
fn a_drawing_with_nothing_in_it_counts_as_lacking_but_a_blank_does_not() {
    let own = Forged { blanks: "镕\u{3000}", ..Forged::new("仿宋_GB2312", "市") };
    let folder = folder(&[("a.ttf", own.file()), ("b.ttf", Forged::new("Noto Serif CJK SC", "市镕").file())]);
    let fonts = fonts_in(&[&folder], &[]);
    let (by_face, missing) = drawn(&fonts, Role::Body, "市镕\u{3000} ");
    assert_eq!(by_face[1], ("Noto Serif CJK SC".to_owned(), "镕".to_owned()));
    assert_eq!(missing, "");
}

#[test]
fn what_is_no_font_is_passed_over() {
    let good = Forged::new("SimSun", "市").file();
    let files = [("a.ttf", b"not a font".to_vec()), ("b.otf", good[..60].to_vec()), ("c.ttf", good)];
    let folder = folder(&files);
    assert_eq!(Shelf::scan(&[folder.path().to_path_buf()], false).len(), 1);
    assert_eq!(Shelf::scan(&[folder.path().join("c.ttf")], false).len(), 1);
    assert_eq!(Fonts::find(Shelf::scan(&[], false), BTreeMap::new()).chain(Role::Song).len(), 0);
}
