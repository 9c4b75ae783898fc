//! What is wrong in a TOML file, in the drafter's words.

use crate::problem::Problem;
use crate::source::Span;
use crate::vocabulary::nearest;

/// A fault of TOML or of its keys as a problem with its place. `code` names the file's kind.
#[must_use]
pub fn toml_problem(code: &'static str, error: &toml::de::Error) -> Problem {
    let span = error.span().map_or_else(Span::default, |r| Span::new(r.start, r.end));
    let message = error.message();
    let words = quoted(message);
    let (first, rest) = words.split_first().map_or(("", &[][..]), |(f, r)| (f.as_str(), r));
    let problem = |zh: String| Problem::error(code, span, zh, message.trim());
    if message.starts_with("unknown field") {
        let problem = problem(format!("不认识的键“{first}”"));
        return known_words(problem, first, rest);
    }
    if message.starts_with("unknown variant") {
        let problem = problem(format!("这里不能写“{first}”"));
        return known_words(problem, first, rest);
    }
    if message.starts_with("missing field") {
        return problem(format!("缺少“{first}”这个键"))
            .help(format!("加一行 {first} = …"), format!("add a line {first} = …"));
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return problem("值的类型不对".to_owned());
    }
    if message.starts_with("duplicate") {
        return problem("同一个键写了两次".to_owned());
    }
    problem("这里不合 TOML 的写法".to_owned()).help(
        "键用英文，值用双引号括起来：name = \"某省某市\"；引号、括号要成对，用半角。",
        "write name = \"value\" with straight quotes and matching brackets",
    )
}

fn known_words(problem: Problem, wrong: &str, known: &[String]) -> Problem {
    match nearest(wrong, known.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")),
        None if known.is_empty() => problem,
        None => problem.help(
            format!("这里可以写：{}", known.join("、")),
            format!("what can stand here: {}", known.join(", ")),
        ),
    }
}

/// The words between backquotes.
fn quoted(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Settings;

    fn fault(text: &str) -> (String, String, String) {
        let error = toml::from_str::<Settings>(text).err().unwrap();
        let problem = toml_problem("bad-settings", &error);
        let words = text.get(problem.span.range()).unwrap_or_default().to_owned();
        (problem.message.zh, words, problem.help.map(|h| h.zh).unwrap_or_default())
    }

    #[test]
    fn a_misspelt_key_is_underlined_and_its_neighbour_named() {
        let (message, words, help) = fault("isuer = \"某市人民政府办公室\"\n");
        assert_eq!((message.as_str(), words.as_str()), ("不认识的键“isuer”", "isuer"));
        assert_eq!(help, "是不是“issuer”？");
    }

    #[test]
    fn a_level_that_does_not_exist_is_answered_with_those_that_do() {
        let (message, words, help) = fault("[levels]\nduplicate-number = \"silent\"\n");
        assert_eq!((message.as_str(), words.as_str()), ("这里不能写“silent”", "\"silent\""));
        assert_eq!(help, "这里可以写：error、warning、hint、off");
    }

    #[test]
    fn a_region_without_a_name_and_a_broken_line_are_told_in_chinese() {
        assert_eq!(fault("[[region]]\nunits = \"u.toml\"\n").0, "缺少“name”这个键");
        assert_eq!(fault("issuer = “某市”\n").0, "这里不合 TOML 的写法");
    }
}
