//! schedule.ics: repeated flows and dated deadlines as all-day events, RFC 5545.
//!
//! Nothing here reads the clock: days count from the document's own date. A flow that names no day
//! is not in the calendar (it is in `schedule.csv`): a day would be invented.

use super::number;
use super::recurrence::{self, Rule};
use super::schedule::Entry;
use crate::model::{Document, Element, Mechanism};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Parameter, Property, Trigger};
use jiff::civil::Date;
use std::collections::HashMap;

/// The reminder: the day before at nine, since midnight would wake people.
const REMINDER: &str = "-PT15H";

/// A calendar of everything that has a day.
pub(super) fn calendar(m: &Mechanism, entries: &[Entry]) -> String {
    let name = short(m.name.as_ref().map_or("工作机制", |n| n.value.as_str()));
    let base = base_date(&m.document);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//jizhi//schedule//ZH"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(("X-WR-CALNAME", name.as_str()));
    if base.is_none() && entries.iter().any(|entry| entry.period.is_some_and(|p| p.day.is_some())) {
        let why = "文件没有写成文日期，周期性日程无从起算，未列入";
        calendar.append_property(("X-WR-CALDESC", why));
    }
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for entry in entries {
        let Some((start, rule)) = when(entry, base) else { continue };
        let key = identity(m, entry, rule.as_ref());
        let copy = seen.entry(key).and_modify(|n| *n += 1).or_insert(0);
        let uid = format!("{key:016x}-{copy}@jizhi");
        calendar.push(event(entry, start, rule.as_ref(), base.unwrap_or(start), &uid));
    }
    calendar.to_string()
}

/// First day, and how it repeats.
fn when(entry: &Entry, base: Option<Date>) -> Option<(Date, Option<Rule>)> {
    match (&entry.period, entry.date) {
        (Some(period), _) => {
            let rule = recurrence::rule(period)?;
            Some((rule.first(base?)?, Some(rule)))
        }
        (None, Some(date)) => Some((date.parse().ok()?, None)),
        (None, None) => None,
    }
}

fn event(entry: &Entry, start: Date, rule: Option<&Rule>, stamp: Date, uid: &str) -> Event {
    let summary = summary(entry);
    let mut event = Event::with_uid(uid);
    event.add_property("DTSTAMP", stamp_of(stamp));
    event.append_property(day("DTSTART", start));
    if let Ok(next) = start.tomorrow() {
        event.append_property(day("DTEND", next));
    }
    if let Some(rule) = rule {
        event.add_property("RRULE", rule.text.as_str());
    }
    event.summary(&summary);
    event.description(&description(entry));
    event.categories([entry.kind]);
    // A deadline does not make anybody busy for the day.
    event.add_property("TRANSP", "TRANSPARENT");
    if let Ok(trigger) = Trigger::try_from(&Property::new("TRIGGER", "PT0S")) {
        let mut alarm = Alarm::display(&summary, trigger);
        alarm.add_property("TRIGGER", REMINDER);
        // The writer would else take these from the clock and from chance.
        alarm.add_property("DTSTAMP", stamp_of(stamp));
        alarm.uid(&format!("a-{uid}"));
        event.alarm(alarm);
    }
    event
}

fn day(key: &str, date: Date) -> Property {
    let mut property = Property::new(key, date.strftime("%Y%m%d").to_string());
    property.append_parameter(Parameter::new("VALUE", "DATE")).done()
}

fn stamp_of(date: Date) -> String {
    date.strftime("%Y%m%dT000000Z").to_string()
}

fn summary(entry: &Entry) -> String {
    let from = if entry.from.is_empty() { String::new() } else { format!("{}：", entry.from) };
    let matter = if entry.matter.is_empty() { entry.text } else { entry.matter };
    let due = match &entry.period {
        Some(period) => format!("（{}{}）", number::period(period), number::day(period)),
        None => format!("（{}）", entry.when),
    };
    // “完成时限” names the day, not what is done by it.
    let verb = if entry.kind == "完成时限" || matter.contains(entry.kind) { "" } else { entry.kind };
    short(&format!("{from}{verb}{matter}{due}"))
}

fn description(entry: &Entry) -> String {
    let mut lines = vec![short(entry.text)];
    if !entry.to.is_empty() {
        lines.push(format!("对象：{}", short(&entry.to)));
    }
    if !entry.clause.0.is_empty() {
        lines.push(format!("条款：{}", entry.clause.0));
    }
    lines.join("\n")
}

/// Words that fit a calendar. The writer folds long lines in a time that grows with their square.
fn short(words: &str) -> String {
    const LONGEST: usize = 400;
    let mut chars = words.chars();
    let mut short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        short.push_str("……");
    }
    short
}

/// The day that repeated things count from: 成文日期, else 印发日期, else 发布日期.
fn base_date(d: &Document) -> Option<Date> {
    [&d.date, &d.print_date, &d.published].iter().find_map(|element| written_date(element))
}

/// 2022年9月9日 or 2022-09-09, if such a day exists.
fn written_date(element: &Element) -> Option<Date> {
    let mut numbers = element
        .given()?
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse::<i16>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A number that stays the same as long as the document and the words of the entry do: FNV-1a, since
/// the standard library promises no stable hash.
fn identity(m: &Mechanism, entry: &Entry, rule: Option<&Rule>) -> u64 {
    let d = &m.document;
    let words = [
        d.number.given().unwrap_or_default(),
        d.title.given().unwrap_or_default(),
        m.name.as_ref().map_or("", |n| n.value.as_str()),
        entry.kind,
        entry.text,
        entry.matter,
        &entry.from,
        &entry.clause.0,
        rule.map_or("", |rule| rule.text.as_str()),
    ];
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
