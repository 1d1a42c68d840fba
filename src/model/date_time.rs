//! Points in time as publishers write them.

use std::fmt;

use super::part;

/// A date, with a time of day where there is one.
///
/// The parts are kept as they were written, so that the publisher's own wall clock can be shown
/// without a time zone database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Time of day.
    pub time: Option<Time>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59. A leap second counts as the one before, as `Date` and HTML know none.
    pub second: u8,
    /// Distance from UTC in minutes, positive to the east. Without one the time is nobody's in
    /// particular, and browsers take it for the reader's.
    pub offset_minutes: Option<i16>,
}

impl DateTime {
    /// Reads an ISO 8601 date, alone or with a time: `2014-09-16`, `2014-09-16T06:00:00-04:00`,
    /// `2014-09-16 06:00Z`, `2014-09-16T06:00:00.000+0000`, `20140916T060000Z`.
    ///
    /// Read as well is what publishers' systems write in its place: slashes (`2014/09/16`), hours of one digit, a space before
    /// the zone, Java's region after it (`+01:00[Europe/London]`), and the layouts of mail (RFC 5322:
    /// `Tue, 16 Sep 2014 10:00:00 GMT`), of Unix (`Tue Sep 16 12:00:00 CEST 2014`), of JavaScript
    /// (`Tue Sep 16 2014 06:00:00 GMT+0100 (British Summer Time)`) and of English prose (`September 16, 2014 at 6:00 pm`).
    /// Zones have names in any of them, of those that RFC 5322 knows or of Europe's.
    ///
    /// `None` for anything else, also for days that no month has, and for days before their months. Fractions of a
    /// second are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut rest = Digits(text.as_bytes());
        let is_iso =
            rest.number(4).is_some() && (rest.skip(b"-/").is_some() || rest.number(4).is_some());
        if is_iso { Self::parse_iso(text) } else { Self::parse_words(text) }
    }

    fn parse_iso(text: &str) -> Option<Self> {
        let mut rest = Digits(text.as_bytes());
        let year = rest.number(4)?;
        let is_apart = rest.skip(b"-/").is_some();
        let month = rest.number(2)? as u8;
        if is_apart {
            rest.skip(b"-/")?;
        }
        let day = rest.number(2)? as u8;
        let is_date = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        let time = if rest.0.is_empty() {
            None
        } else {
            Some(rest.skip(b"Tt ").and_then(|_| rest.time())?)
        };
        is_date.then_some(Self { year, month, day, time })
    }

    /// Reads a date by the kinds of its words, as their order varies.
    fn parse_words(text: &str) -> Option<Self> {
        let (mut year, mut month, mut day, mut time) = (None, None, None, None);
        // A comment, as after the zone of JavaScript's dates.
        let text = part::around(text, " (").map_or(text, |(text, _)| text);
        for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            if is_number && word.len() == 4 {
                year = word.parse().ok();
            } else if is_number && word.len() <= 2 {
                day = word.parse().ok();
            } else if word.bytes().any(|it| it == b':') && time.is_none() {
                time = Some(Digits(word.as_bytes()).time()?);
            } else if let Some(time) = &mut time {
                let is_morning = word.eq_ignore_ascii_case("am");
                if is_morning || word.eq_ignore_ascii_case("pm") {
                    let is_hour = (1..=12).contains(&time.hour);
                    time.hour =
                        is_hour.then_some(time.hour % 12 + if is_morning { 0 } else { 12 })?;
                } else {
                    time.offset_minutes = Some(zone(word.as_bytes())?);
                }
            } else if let Some(name) = word.get(..3) {
                let is_it = |it: &str| it.eq_ignore_ascii_case(name);
                month = month
                    .or_else(|| MONTHS.iter().position(|it| is_it(it)).map(|idx| idx as u8 + 1));
            }
        }
        let (year, month, day) = (year?, month?, day?);
        (1..=days_in(year, month)).contains(&day).then_some(Self { year, month, day, time })
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The offset of a time zone, by its name or in numbers, in minutes.
fn zone(name: &[u8]) -> Option<i16> {
    const NAMES: [(&str, i16); 17] = [
        ("GMT", 0),
        ("UTC", 0),
        ("UT", 0),
        ("WET", 0),
        ("WEST", 60),
        ("BST", 60),
        ("CET", 60),
        ("CEST", 120),
        ("EET", 120),
        ("EEST", 180),
        ("EST", -300),
        ("EDT", -240),
        ("CST", -360),
        ("CDT", -300),
        ("MST", -420),
        ("PST", -480),
        ("PDT", -420),
    ];
    // Java adds the region: `+01:00[Europe/London]`.
    let name = name.split(|byte| *byte == b'[').next()?;
    if let Some((_, offset)) = NAMES.iter().find(|(it, _)| it.as_bytes() == name) {
        return Some(*offset);
    }
    // JavaScript puts the name before the numbers: `GMT+0100`.
    let numbers = name.strip_prefix(b"GMT").or_else(|| name.strip_prefix(b"UTC"));
    Digits(numbers.unwrap_or(name)).offset()
}

impl fmt::Display for DateTime {
    /// Writes it as ISO 8601, in a form that HTML's `datetime` attribute and `Date` accept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By hand, as padded numbers bring a good deal of `core::fmt` into the wasm.
        let mut text = String::with_capacity("2014-09-16T06:00:00-04:00".len());
        let mut push = |before: &str, number: u16| {
            text.push_str(before);
            text.extend(
                [b'0' + (number / 10) as u8 % 10, b'0' + (number % 10) as u8].map(char::from),
            );
        };
        push("", self.year / 100);
        push("", self.year % 100);
        push("-", self.month.into());
        push("-", self.day.into());
        if let Some(time) = self.time {
            push("T", time.hour.into());
            push(":", time.minute.into());
            push(":", time.second.into());
            match time.offset_minutes {
                None => {}
                Some(0) => text.push('Z'),
                Some(offset) => {
                    push(if offset < 0 { "-" } else { "+" }, offset.unsigned_abs() / 60);
                    push(":", offset.unsigned_abs() % 60);
                }
            }
        }
        f.write_str(&text)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What is left to read.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn number(&mut self, n_digits: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(n_digits)?;
        let mut number = 0;
        for digit in digits {
            number = number * 10 + u16::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        self.0 = rest;
        Some(number)
    }

    /// Passes over one of these bytes, and says which.
    fn skip(&mut self, any_of: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        let is_there = any_of.contains(first);
        if is_there {
            self.0 = rest;
        }
        is_there.then_some(*first)
    }

    /// All that is left as a time of day, with or without a zone.
    fn time(&mut self) -> Option<Time> {
        let hour = self.number(2).or_else(|| self.number(1))? as u8;
        let is_apart = self.skip(b":").is_some();
        let minute = self.number(2)? as u8;
        let mut second = 0;
        let has_second = match is_apart {
            true => self.skip(b":").is_some(),
            false => self.0.first().is_some_and(u8::is_ascii_digit),
        };
        if has_second {
            second = self.number(2)? as u8;
            if self.skip(b".,").is_some() {
                while self.number(1).is_some() {}
            }
        }
        let _ = self.skip(b" ");
        let offset_minutes = if self.0.is_empty() { None } else { Some(zone(self.0)?) };
        let is_time = hour < 24 && minute < 60 && second <= 60;
        is_time.then_some(Time { hour, minute, second: second.min(59), offset_minutes })
    }

    fn offset(&mut self) -> Option<i16> {
        let sign = match self.skip(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return self.0.is_empty().then_some(0),
        };
        let hours = self.number(2)?;
        self.skip(b":");
        let minutes = if self.0.is_empty() { 0 } else { self.number(2)? };
        let is_offset = hours < 24 && minutes < 60 && self.0.is_empty();
        is_offset.then(|| sign * (hours * 60 + minutes) as i16)
    }
}
