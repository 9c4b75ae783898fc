//! `jizhi new`.

use super::Console;
use super::arguments::New;
use super::convert::write_new;
use super::pattern::{NAMED, Pattern, PatternFault, Term};
use super::region::Region;
use super::stop::Stop;
use crate::report::Exit;
use std::path::PathBuf;

/// Writes a starting document.
pub(super) fn new(arguments: &New, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let pattern = Pattern::read(&arguments.pattern).map_err(|fault| explain(&arguments.pattern, &fault))?;
    let region = Region::read(&arguments.region).ok_or_else(|| {
        Stop::usage(
            format!("“{}”不像一个地区；省、市、县连写，如 某省某市某县", arguments.region),
            format!("“{}” is no region; write province, city, county in one", arguments.region),
        )
    })?;
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}.jz", pattern.name())));
    let text = document(&pattern, &region, &out.display().to_string(), console.today.0);
    write_new(&out, text.as_bytes(), console)?;
    let name = out.display();
    let line = match console.language {
        crate::report::Language::Chinese => {
            format!("写好了 {name}。把里面的 ×× 换成您的内容，再运行：jizhi check {name}\n")
        }
        crate::report::Language::English => {
            format!("{name} is written. Replace every ×× in it, then run: jizhi check {name}\n")
        }
    };
    console.give(&line);
    Ok(Exit::Clean)
}

fn explain(words: &str, fault: &PatternFault) -> Stop {
    let names: Vec<&str> = NAMED.iter().map(|n| n.name).collect();
    match fault {
        PatternFault::Unknown(Some(near)) => Stop::usage(
            format!("没有“{words}”这种模式，是不是“{near}”？"),
            format!("there is no pattern “{words}”; did you mean “{near}”?"),
        ),
        PatternFault::Unknown(None) => Stop::usage(
            format!("没有“{words}”这种模式；可以写 7+X、6+6、1+N 这样的和，或者 {}", names.join("、")),
            format!("there is no pattern “{words}”; write a sum such as 7+X, or {}", names.join(", ")),
        ),
        PatternFault::Size => Stop::usage(
            "模式里的数要在 1 到 30 之间，一共不超过 30",
            "the numbers of a pattern are from 1 to 30, and 30 in all",
        ),
    }
}

/// The starting document.
fn document(pattern: &Pattern, region: &Region, file: &str, year: i16) -> String {
    let text = match pattern {
        Pattern::Named(named) => named.template.to_owned(),
        Pattern::Sum(terms) => sum(terms, region),
    };
    let words = [
        ("«模式»", pattern.name()),
        ("«文件»", file.to_owned()),
        ("«年»", year.to_string()),
        ("«地区»", region.whole.clone()),
        ("«本级»", region.own.clone()),
        ("«级»", region.level.to_owned()),
        ("«机关»", region.office()),
        ("«主送»", region.addressees()),
        ("«下级»", region.below().to_owned()),
        ("«局»", region.bureau().to_owned()),
        ("«局长»", region.bureau_head().to_owned()),
        ("«首长»", region.head()),
        ("«副职»", region.deputy()),
    ];
    words.iter().fold(text, |text, (name, value)| text.replace(name, value))
}

/// Classes of bodies for the first, second … number of a sum, so that their names differ.
const CLASSES: [&str; 4] = ["小组", "专班", "工作组", "推进组"];

/// A sum's starting document, put together from the pieces of its template.
fn sum(terms: &[Term], region: &Region) -> String {
    let total: usize = terms.iter().map(|t| if let Term::Number(n) = t { *n } else { 0 }).sum();
    let opens_bodies = matches!(terms, [Term::Number(1), Term::Letter('N')]);
    let mut classes = CLASSES.iter().cycle();
    let (mut bindings, mut body) = (String::new(), String::new());
    let mut reporter = None;
    for term in terms {
        let (key, group, text) = match term {
            Term::Number(1) => {
                let name = format!("{}××工作领导小组", region.own);
                ("1".to_owned(), name.clone(), piece("一").replace("«群»", &name))
            }
            Term::Number(n) => {
                let class = classes.next().copied().unwrap_or("小组");
                let group = format!("××{class}");
                reporter.get_or_insert_with(|| format!("各{group}牵头单位"));
                (n.to_string(), group.clone(), several(*n, class, &group, total))
            }
            Term::Letter(letter) if opens_bodies => {
                let group = "专项工作组".to_owned();
                reporter.get_or_insert_with(|| format!("各{group}牵头单位"));
                (letter.to_string(), group.clone(), piece("开放机构").replace("«群»", &group))
            }
            Term::Letter(letter) => {
                let group = format!("{}、{}直有关单位", region.below(), region.level);
                (letter.to_string(), group, piece("开放主体").to_owned())
            }
        };
        bindings += &piece("项").replace("«键»", &key).replace("«群»", &group);
        body += &text.replace("«键»", &key);
    }
    let reporter = reporter.unwrap_or_else(|| format!("{}直有关单位", region.level));
    let tail = piece("尾").replace("«报送人»", &reporter);
    [piece("头"), &bindings, piece("文"), &body, &tail].concat()
}

/// The bodies of a number: the first one written out, the others short.
fn several(number: usize, class: &str, group: &str, total: usize) -> String {
    let mut text = piece("几").replace("«数»", &number.to_string()).replace("«群»", group);
    let others = if total > 8 { "各个简" } else { "各个" };
    for order in 1..=number {
        let one = piece(if order == 1 { "首个" } else { others });
        // 第三小组, 第三专班: an order is no invented name.
        let name = format!("第{}{class}", numeral(order));
        text += &one.replace("«类»", class).replace("«序»", &name);
    }
    text.push('\n');
    text
}

/// A piece of the template of sums.
fn piece(name: &str) -> &'static str {
    let template = include_str!("../../templates/new/pattern.jz");
    template
        .split("«« ")
        .find_map(|piece| piece.split_once('\n').filter(|(title, _)| *title == name))
        .map_or("", |(_, text)| text)
}

/// 一 to 三十.
fn numeral(number: usize) -> String {
    let digit =
        |n: usize| "一二三四五六七八九".chars().nth(n.wrapping_sub(1)).map(String::from).unwrap_or_default();
    match number {
        0..=9 => digit(number),
        10..=19 => format!("十{}", digit(number - 10)),
        _ => format!("{}十{}", digit(number / 10), digit(number % 10)),
    }
}
