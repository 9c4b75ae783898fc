//! A region's own list of units: `units.toml`.
//!
//! In: the text of the file. Out: [`Register`], or problems with places in it. Must not: look at
//! other regions.

use crate::model::{AdminLevel, SmolStr};
use crate::problem::Problem;
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A region's units, in the order they stand in tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// 单位，先后就是表格里的先后。
    #[serde(default, rename = "unit")]
    pub units: Vec<RegisterUnit>,
}

/// A unit of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterUnit {
    /// 名称，带层级字，就是表格里印的：市发展改革委。
    pub name: SmolStr,
    /// 规范化简称和别的现用写法。
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// 曾用名。
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
    /// 层级；不写就由层级字推断。
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<AdminLevel>,
    /// 上级单位：分局的局。
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// 设在、挂靠哪个单位。
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// 职能词。
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<String>,
    /// 另挂的牌子：县招商引资工作领导小组办公室；一个可以不写方括号。
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub alias: Vec<String>,
}

/// A name that a unit no longer bears.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// 曾用名。
    pub name: String,
    /// 用到哪一天（2019-01-15）。
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(match OneOrMany::deserialize(from)? {
        OneOrMany::One(name) => vec![name],
        OneOrMany::Many(names) => names,
    })
}

impl RegisterUnit {
    /// All present names: the name, short names, other plates.
    pub fn present_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.short.iter().chain(&self.alias).map(String::as_str))
    }
}

impl Register {
    /// Reads `units.toml`.
    ///
    /// # Errors
    /// Problems with their places in `text`: one `register-syntax` for text that is not TOML or has
    /// a field that does not exist, else every `register-duplicate` (one name for two units),
    /// `register-date` (a day that is none) and `register-empty-name`.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let register: Self = toml::from_str(text).map_err(|e| vec![syntax(text, &e)])?;
        if register.is_sound() {
            return Ok(register);
        }
        // Places are only wanted when something is wrong, so they cost a second reading only then.
        let places: Places = toml::from_str(text).map_err(|e| vec![syntax(text, &e)])?;
        Err(places.problems())
    }

    fn is_sound(&self) -> bool {
        let mut owner: HashMap<&str, usize> = HashMap::new();
        self.units.iter().enumerate().all(|(at, unit)| {
            let former = unit.former.iter().map(|f| f.name.as_str());
            let names = unit
                .present_names()
                .chain(former)
                .all(|name| !name.trim().is_empty() && *owner.entry(name).or_insert(at) == at);
            names && unit.former.iter().all(|f| f.until.as_deref().is_none_or(is_date))
        })
    }
}

fn is_date(day: &str) -> bool {
    day.parse::<jiff::civil::Date>().is_ok()
}

type Word = toml::Spanned<String>;

/// The same file with places.
#[derive(Deserialize, Default)]
struct Places {
    #[serde(default)]
    unit: Vec<UnitPlaces>,
}

#[derive(Deserialize)]
struct UnitPlaces {
    name: Word,
    #[serde(default)]
    short: Vec<Word>,
    #[serde(default)]
    former: Vec<FormerPlaces>,
    #[serde(default)]
    alias: Option<AliasPlaces>,
}

#[derive(Deserialize)]
struct FormerPlaces {
    name: Word,
    until: Option<Word>,
}

/// Untagged values lose their places, so an alias is placed as a whole.
#[derive(Deserialize)]
#[serde(transparent)]
struct AliasPlaces(toml::Spanned<OneOrMany>);

impl Places {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut owner: HashMap<&str, (usize, Span)> = HashMap::new();
        for (at, unit) in self.unit.iter().enumerate() {
            for (name, span) in unit.names() {
                if name.trim().is_empty() {
                    problems.push(empty(span));
                    continue;
                }
                match owner.get(name) {
                    Some((other, first)) if *other != at => problems.push(duplicate(name, span, *first)),
                    Some(_) => {}
                    None => {
                        owner.insert(name, (at, span));
                    }
                }
            }
            let days = unit.former.iter().filter_map(|f| f.until.as_ref());
            problems.extend(
                days.filter(|d| !is_date(d.get_ref())).map(|d| bad_date(d.get_ref(), span(&d.span()))),
            );
        }
        problems
    }
}

impl UnitPlaces {
    fn names(&self) -> Vec<(&str, Span)> {
        let words = std::iter::once(&self.name).chain(&self.short).chain(self.former.iter().map(|f| &f.name));
        let mut names: Vec<_> = words.map(|w| (w.get_ref().as_str(), span(&w.span()))).collect();
        if let Some(AliasPlaces(alias)) = &self.alias {
            let place = span(&alias.span());
            match alias.get_ref() {
                OneOrMany::One(name) => names.push((name, place)),
                OneOrMany::Many(all) => names.extend(all.iter().map(|name| (name.as_str(), place))),
            }
        }
        names
    }
}

fn span(range: &std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn duplicate(name: &str, span: Span, first: Span) -> Problem {
    Problem::error(
        "register-duplicate",
        span,
        format!("“{name}”已经是另一个单位的名称"),
        format!("\"{name}\" is already the name of another unit"),
    )
    .related(first, "先写在这里", "first written here")
    .help("一个名称只能属于一个单位，请删去一处。", "One name belongs to one unit: remove one of the two.")
}

fn empty(span: Span) -> Problem {
    Problem::error("register-empty-name", span, "名称是空的", "the name is empty")
        .help("写上单位名称，或删去这一项。", "Write the unit's name, or remove the entry.")
}

fn bad_date(day: &str, span: Span) -> Problem {
    Problem::error("register-date", span, format!("“{day}”不是日期"), format!("\"{day}\" is not a date"))
        .help("写成 2019-01-15 这样，并且是日历上有的日子。", "Write it like 2019-01-15, a day that exists.")
}

/// A TOML error in words a drafter can use.
fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let place = error.span().unwrap_or(0..0);
    let end = place.end.clamp(place.start, text.len());
    let message = error.message();
    let quoted = |after: &str| message.strip_prefix(after).and_then(|m| m.split('`').next());
    let zh = match () {
        () if let Some(field) = quoted("unknown field `") => format!("没有“{field}”这个键"),
        () if let Some(field) = quoted("missing field `") => format!("缺少“{field}”"),
        () if message.starts_with("invalid type") => "值的种类不对".to_owned(),
        () if message.starts_with("duplicate key") => "同一个键写了两次".to_owned(),
        () => "这里不是正确的 TOML".to_owned(),
    };
    Problem::error("register-syntax", Span::new(place.start, end), zh, message).help(
        "一个单位写一段 [[unit]]，可用的键：name、short、former、level、parent、host、functions、alias。",
        "Write one [[unit]] table per unit; keys: name, short, former, level, parent, host, functions, alias.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, problems: &[Problem]) -> Vec<(&'static str, String)> {
        problems.iter().map(|p| (p.code, text.get(p.span.range()).unwrap_or("?").to_owned())).collect()
    }

    #[test]
    fn a_register_keeps_order_names_and_dates() {
        let register = Register::parse(
            "[[unit]]\nname = \"县投资促进中心\"\nalias = \"县招商办公室\"\nfunctions = [\"招商\"]\n\
             [[unit]]\nname = \"县卫生健康局\"\nshort = [\"县卫健局\"]\nlevel = \"county\"\n\
             former = [{ name = \"县卫计局\", until = \"2019-01-15\" }]\n",
        )
        .unwrap();
        assert_eq!(register.units[0].alias, ["县招商办公室"]);
        assert_eq!(register.units[1].former[0].until.as_deref(), Some("2019-01-15"));
        assert_eq!(Register::parse("").unwrap(), Register::default());
    }

    #[test]
    fn an_unknown_key_is_pointed_at_and_named() {
        let text = "[[unit]]\nname = \"县教育局\"\nshot = []\n";
        let problems = Register::parse(text).unwrap_err();
        assert_eq!(words(text, &problems), [("register-syntax", "shot".to_owned())]);
        assert_eq!(problems[0].message.zh, "没有“shot”这个键");
    }

    #[test]
    fn a_name_of_two_units_a_day_that_is_none_and_an_empty_name_are_all_found_in_one_run() {
        let text = "[[unit]]\nname = \"县教育局\"\nformer = [{ name = \"县文教局\", until = \"2019-02-30\" }]\n\
                    [[unit]]\nname = \"县教体局\"\nshort = [\"县教育局\", \"\"]\n";
        let problems = Register::parse(text).unwrap_err();
        assert_eq!(
            words(text, &problems),
            [
                ("register-date", "\"2019-02-30\"".to_owned()),
                ("register-duplicate", "\"县教育局\"".to_owned()),
                ("register-empty-name", "\"\"".to_owned()),
            ]
        );
        assert_eq!(problems[1].related.len(), 1);
    }

    #[test]
    fn text_that_is_not_toml_is_one_problem_inside_the_text() {
        for text in ["[[unit", "name = ", "[[unit]]\nname = 3", "市财政局、市教育局", "[[unit]]\n"] {
            let problems = Register::parse(text).unwrap_err();
            assert_eq!(problems.len(), 1, "{text}");
            assert!(problems[0].span.range().end <= text.len(), "{text}");
        }
    }
}
