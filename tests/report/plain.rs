use crate::report::sample::{clean, report, told};

#[test]
fn every_problem_is_a_paragraph_that_begins_with_its_place_and_draws_nothing() {
    let page = report("plain");
    let paragraphs: Vec<&str> = page.split("\n\n").collect();
    let told = told();
    assert_eq!(paragraphs.len(), told.len() + 1, "{page}");
    for (paragraph, (file, code, _, place)) in paragraphs.iter().zip(told) {
        let start = match place {
            Some((line, column)) => format!("{file}:{line}:{column}: "),
            None => format!("{file}: "),
        };
        let first = paragraph.lines().next().unwrap();
        assert!(first.starts_with(&start) && first.contains(&format!(" {code}：")), "{first}");
    }
    let drawing = |c: char| ('\u{2500}'..='\u{259F}').contains(&c) || "×⚠☞│╭╰".contains(c) || c == '\u{1b}';
    assert!(!page.replace(crate::report::sample::NAME, "").contains(drawing), "{page}");
    assert_eq!(clean("plain"), "1 份文件，没有问题\n");
}

#[test]
fn the_plain_report_is_what_we_last_agreed_on() {
    insta::assert_snapshot!(report("plain"));
}
