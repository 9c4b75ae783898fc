//! A workspace's own page laid over the standard's.

use super::measure::{Measure, Value, Written};
use super::{Length, Measures, Page, Profile};
use crate::problem::Message;
use std::collections::BTreeMap;

/// `[page]` of `jizhi.toml`: `profile`, and measures by key or Chinese name.
pub type PageSettings = BTreeMap<String, Written>;

/// The key that names profiles.
const PROFILE: &str = "profile";
/// The same in Chinese.
const PROFILE_NAME: &str = "成套";

/// A key of `[page]` that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFault {
    /// The key, as written.
    pub key: String,
    /// The word of the value that is wrong; none when the key is.
    pub word: Option<String>,
    /// What is wrong.
    pub message: Message,
    /// Keys or words that would do, for a hint.
    pub known: Vec<String>,
}

impl Page {
    /// The standard's page with profiles and settings laid over it: profiles first, in their order.
    ///
    /// # Errors
    /// Every key that cannot be followed.
    pub fn with(settings: &PageSettings) -> Result<Self, Vec<PageFault>> {
        let mut list = Self::standard().list().to_vec();
        let mut faults = Vec::new();
        for (key, written) in settings.iter().filter(|(key, _)| names_profiles(key)) {
            lay_profiles(key, written, &mut list, &mut faults);
        }
        for (key, written) in settings.iter().filter(|(key, _)| !names_profiles(key)) {
            faults.extend(lay(&mut list, key, written, "jizhi.toml").err());
        }
        let page = Self { measures: Measures::read(&list).0, list };
        faults.extend(page.misfit(settings));
        if faults.is_empty() { Ok(page) } else { Err(faults) }
    }

    /// A text block that leaves the paper, or that no line fits in.
    fn misfit(&self, settings: &PageSettings) -> Option<PageFault> {
        let room = Length::from_mm(1);
        let fits = self.margin_right() > room
            && self.margin_bottom() > room
            && self.line_pitch >= Length::from_pt(5)
            && self.character() >= Length::from_pt(5)
            && self.body_width >= Length::from_mm(50)
            && self.body_height >= Length::from_mm(50);
        let key = settings.keys().find(|key| !names_profiles(key))?;
        (!fits).then(|| PageFault {
            key: key.clone(),
            word: None,
            message: Message::new(
                "版心排不下：页边、版心和字号合起来不成一页",
                "margins, text block and sizes do not make a page",
            ),
            known: Vec::new(),
        })
    }
}

fn names_profiles(key: &str) -> bool {
    key == PROFILE || key == PROFILE_NAME
}

fn lay_profiles(key: &str, written: &Written, list: &mut [Measure], faults: &mut Vec<PageFault>) {
    let names: Vec<&str> = match written {
        Written::Word(name) => vec![name],
        Written::Words(names) => names.iter().map(String::as_str).collect(),
        Written::Flag(_) | Written::Number(_) => {
            let (zh, en) = ("profile 要写名称", "`profile` takes a name or a list of names");
            return faults.push(fault(key, None, zh, en));
        }
    };
    for name in names {
        match Page::profiles().iter().find(|p| p.key == name || p.name == name) {
            Some(profile) => lay_profile(profile, list, faults),
            None => faults.push(PageFault {
                known: Page::profiles().iter().flat_map(|p| [p.key.clone(), p.name.clone()]).collect(),
                ..fault(
                    key,
                    Some(name),
                    &format!("没有叫“{name}”的一套版面"),
                    &format!("there is no profile `{name}`"),
                )
            }),
        }
    }
}

fn lay_profile(profile: &Profile, list: &mut [Measure], faults: &mut Vec<PageFault>) {
    for (key, written) in &profile.set {
        faults.extend(lay(list, key, written, &profile.key).err());
    }
}

/// Sets one measure.
fn lay(list: &mut [Measure], key: &str, written: &Written, by: &str) -> Result<(), PageFault> {
    let Some(at) = list.iter().position(|m| m.key == key || m.name == key) else {
        let known = list.iter().flat_map(|m| [m.key.clone(), m.name.clone()]).collect();
        let (zh, en) = (format!("没有叫“{key}”的版面量"), format!("there is no measure `{key}`"));
        return Err(PageFault { known, ..fault(key, None, &zh, &en) });
    };
    let Some(measure) = list.get_mut(at) else { return Ok(()) };
    let value = Value::of(written).filter(|value| value.is_like(&measure.standard));
    let Some(value) = value else {
        let (zh, en) = match &measure.standard {
            Value::Flag(_) => ("这里写 true 或 false", "this is true or false"),
            Value::Number(_) => ("这里写数，不带单位和引号", "this is a number, without unit or quotes"),
            Value::Word(_) => ("这里写词，用双引号括起来", "this is a word in quotes"),
        };
        return Err(fault(key, None, zh, en));
    };
    check(measure, &value, key)?;
    measure.value = value;
    measure.set_by = Some(by.to_owned());
    Ok(())
}

fn check(measure: &Measure, value: &Value, key: &str) -> Result<(), PageFault> {
    match value {
        Value::Word(word) if !measure.options.is_empty() && !measure.options.contains(word) => {
            let (zh, en) = (format!("这里不能写“{word}”"), format!("`{word}` cannot stand here"));
            Err(PageFault { known: measure.options.clone(), ..fault(key, Some(word), &zh, &en) })
        }
        Value::Word(word) if measure.key == "red" && !is_colour(word) => {
            let (zh, en) = ("颜色写六位十六进制数，如 \"FF0000\"", "a colour is six hexadecimal digits");
            Err(fault(key, Some(word), zh, en))
        }
        Value::Number(number) => {
            let (least, most) = measure.unit.map_or((0, 0), super::Unit::range);
            let size = measure.key.starts_with("size-");
            let least = if size { 5_000 } else { least };
            if (least..=most).contains(number) {
                return Ok(());
            }
            let (least, most) = (super::measure::shown(least), super::measure::shown(most));
            let zh = format!("这个数不可能：{}在 {least} 和 {most} 之间", measure.name);
            Err(fault(key, None, &zh, &format!("out of range: between {least} and {most}")))
        }
        _ => Ok(()),
    }
}

fn is_colour(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|b| b.is_ascii_hexdigit())
}

fn fault(key: &str, word: Option<&str>, zh: &str, en: &str) -> PageFault {
    let message = Message::new(zh, en);
    PageFault { key: key.to_owned(), word: word.map(str::to_owned), message, known: Vec::new() }
}
