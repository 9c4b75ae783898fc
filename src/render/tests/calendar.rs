//! The calendar, unfolded and read as a calendar program does.

use super::builder::{every, two_plus_x};
use super::output;
use crate::model::*;

/// The properties of every event, without its alarm.
fn events(ics: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = ics.replace("\r\n ", "");
    let mut events = Vec::new();
    let mut alarm = false;
    for line in unfolded.split("\r\n") {
        match line {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            "BEGIN:VALARM" => alarm = true,
            "END:VALARM" => alarm = false,
            _ if alarm => {}
            _ => {
                if let (Some(event), Some((key, value))) = (events.last_mut(), line.split_once(':')) {
                    event.push((key.to_owned(), value.to_owned()));
                }
            }
        }
    }
    events
}

fn value<'a>(event: &'a [(String, String)], key: &str) -> Option<&'a str> {
    event.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
}

fn with_period(period: Period) -> Mechanism {
    let mut m = two_plus_x();
    m.flows[0].periods = vec![period];
    m
}

#[test]
fn the_twenty_fifth_of_each_month_repeats_from_the_first_one_after_the_document() {
    let events = events(&output(&two_plus_x(), "schedule.ics"));
    assert_eq!(events.len(), 2);
    assert_eq!(value(&events[0], "DTSTART;VALUE=DATE"), Some("20260325"));
    assert_eq!(value(&events[0], "RRULE"), Some("FREQ=MONTHLY;BYMONTHDAY=25"));
    assert_eq!(value(&events[0], "DTSTAMP"), Some("20260306T000000Z"), "from the document, not the clock");
    assert_eq!(value(&events[0], "SUMMARY"), Some("招商小组：报送本组招商工作开展情况（每月25日）"));
    assert_eq!(value(&events[1], "DTSTART;VALUE=DATE"), Some("20260630"));
    assert_eq!(value(&events[1], "RRULE"), None);
    assert_eq!(value(&events[1], "SUMMARY"), Some("各县（市）区：建立项目库（2026年6月底前）"));
}

#[test]
fn periods_become_rules_that_fall_on_real_days() {
    let month = |day, every| Period { unit: PeriodUnit::Month, every, day: Some(day), month: None };
    let year = Period { unit: PeriodUnit::Year, every: 1, day: None, month: Some(12) };
    let first_of_quarter = Period { unit: PeriodUnit::Quarter, every: 1, day: Some(10), month: Some(1) };
    let cases = [
        (first_of_quarter, "20260410", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10"),
        (every(PeriodUnit::Week, Some(5)), "20260306", "FREQ=WEEKLY;BYDAY=FR"),
        (month(5, 1), "20260405", "FREQ=MONTHLY;BYMONTHDAY=5"),
        (month(31, 1), "20260331", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (month(30, 1), "20260330", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (month(10, 2), "20260410", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10"),
        (every(PeriodUnit::Quarter, Some(25)), "20260325", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
        (every(PeriodUnit::HalfYear, Some(20)), "20260620", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=20"),
        (year, "20261231", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ];
    for (period, start, rule) in cases {
        let events = events(&output(&with_period(period), "schedule.ics"));
        assert_eq!(value(&events[0], "DTSTART;VALUE=DATE"), Some(start), "{rule}");
        assert_eq!(value(&events[0], "RRULE"), Some(rule));
    }
}

#[test]
fn what_names_no_day_or_an_impossible_one_is_not_in_the_calendar() {
    for period in [
        every(PeriodUnit::Quarter, None),
        every(PeriodUnit::Vague, None),
        every(PeriodUnit::Month, Some(32)),
        every(PeriodUnit::Week, Some(0)),
        every(PeriodUnit::Week, Some(8)),
    ] {
        assert_eq!(events(&output(&with_period(period), "schedule.ics")).len(), 1, "{period:?}");
    }
}

#[test]
fn without_a_date_of_its_own_a_document_has_no_repeated_days_and_says_why() {
    let mut m = two_plus_x();
    m.document.date = Element::Default;
    m.document.print_date = Element::Default;
    let ics = output(&m, "schedule.ics");
    assert_eq!(events(&ics).len(), 1);
    assert!(ics.replace("\r\n ", "").contains("X-WR-CALDESC:文件没有写成文日期"), "{ics}");
}

#[test]
fn folded_lines_are_short_enough_and_split_no_character() {
    let ics = output(&two_plus_x(), "schedule.ics");
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains('\n'));
    }
    assert!(ics.contains("\r\n "), "the words are long enough to be folded");
    let text = ics.replace("\r\n ", "");
    let text = text.replace("\\,", ",").replace("\\;", ";");
    assert!(
        text.contains(
            "本组招商工作开展情况，按期报送，不得迟报、漏报、瞒报；逾期的通报批评\\n对象：市商务局"
        )
    );
}

#[test]
fn events_of_the_same_words_have_names_of_their_own_that_last() {
    let mut m = two_plus_x();
    let twin = m.flows[0].clone();
    m.flows.push(twin);
    let ics = output(&m, "schedule.ics");
    let uids: Vec<&str> =
        ics.lines().filter(|line| line.starts_with("UID:") && !line.contains("UID:a-")).collect();
    assert_eq!(uids.len(), 3);
    assert_ne!(uids[0], uids[1]);
    let before = output(&two_plus_x(), "schedule.ics");
    assert!(before.contains(uids[0]), "another event does not change the name of this one");
}

#[test]
fn every_event_reminds_on_the_day_before() {
    let ics = output(&two_plus_x(), "schedule.ics");
    assert_eq!(ics.matches("TRIGGER:-PT15H").count(), 2);
    assert_eq!(ics.matches("BEGIN:VALARM").count(), 2);
}
