//! Points in time as publishers write them.

use std::fmt;

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
    /// `2014-09-16 06:00Z`, `2014-09-16T06:00:00.000+0000`.
    ///
    /// `None` for anything else, also for days that no month has. Fractions of a second are
    /// dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Digits(text.trim().as_bytes());
        let year = rest.number(4)?;
        rest.skip(b"-")?;
        let month = rest.number(2)? as u8;
        rest.skip(b"-")?;
        let day = rest.number(2)? as u8;
        let is_date = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        let time = if rest.0.is_empty() {
            None
        } else {
            Some(rest.skip(b"Tt ").and_then(|_| rest.time())?)
        };
        is_date.then_some(Self { year, month, day, time })
    }
}

impl fmt::Display for DateTime {
    /// Writes it as ISO 8601, in a form that HTML's `datetime` attribute and `Date` accept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By hand, as padded numbers bring a good deal of `core::fmt` into the wasm.
        let mut text = String::new();
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

    fn time(&mut self) -> Option<Time> {
        let hour = self.number(2)? as u8;
        self.skip(b":")?;
        let minute = self.number(2)? as u8;
        let mut second = 0;
        if self.skip(b":").is_some() {
            second = self.number(2)? as u8;
            if self.skip(b".,").is_some() {
                while self.number(1).is_some() {}
            }
        }
        let offset_minutes = if self.0.is_empty() { None } else { Some(self.offset()?) };
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
