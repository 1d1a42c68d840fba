//! Dates of articles.

use super::super::context::Context;
use super::super::node::Node;
use super::field;
use crate::model::{DateTime, Time};

/// The first date: ISO 8601, or a number of milliseconds since 1970.
pub(in super::super) fn date(
    node: Node<'_>,
    paths: &str,
    cx: &mut Context<'_>,
) -> Option<DateTime> {
    for path in paths.split(' ') {
        let Some(place) = field(node, path) else { continue };
        let date = match place.value.as_str() {
            Some("") => continue,
            Some(text) => DateTime::parse(text),
            None => place.value.as_u64().and_then(from_epoch),
        };
        if date.is_some() {
            return date;
        }
        place.warn("is not a date that is understood and is left out", cx);
    }
    None
}

/// When an article was updated, unless that was before it was published: then it was only prepared.
pub(in super::super) fn not_before(
    published: Option<DateTime>,
    updated: Option<DateTime>,
) -> Option<DateTime> {
    let Some(published) = published else { return updated };
    updated.filter(|updated| match minute(published).zip(minute(*updated)) {
        Some((published, updated)) => updated >= published,
        // Of times that are nobody's in particular, the days tell.
        None => day(*updated) >= day(published),
    })
}

/// The number of a minute, where the time zone is known.
fn minute(date: DateTime) -> Option<i64> {
    let time = date.time?;
    let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
    Some(day(date) * 1440 + minutes - i64::from(time.offset_minutes?))
}

/// The number of a day, by years that begin in March, as their leap days come last.
fn day(date: DateTime) -> i64 {
    let is_last = date.month < 3;
    let year = i64::from(date.year) - i64::from(is_last);
    let month = i64::from(date.month) + if is_last { 9 } else { -3 };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(date.day)
}

/// The time at a number of milliseconds since 1970, by years that begin in March, as their leap days come last. Small
/// numbers are something else.
fn from_epoch(milliseconds: u64) -> Option<DateTime> {
    let seconds = u32::try_from(milliseconds / 1000).ok().filter(|it| *it > 100_000_000)?;
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let is_next_year = month >= 10;
    Some(DateTime {
        year: (era * 400 + year) as u16 + u16::from(is_next_year),
        month: if is_next_year { month - 9 } else { month + 3 } as u8,
        day: (day - (153 * month + 2) / 5 + 1) as u8,
        time: Some(Time {
            hour: (seconds / 3600 % 24) as u8,
            minute: (seconds / 60 % 60) as u8,
            second: (seconds % 60) as u8,
            offset_minutes: Some(0),
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::not_before;
    use crate::model::DateTime;

    #[test]
    fn what_was_changed_before_it_was_published_was_not_updated() {
        for (published, updated, is_shown) in [
            ("2024-05-02T08:15:00Z", "2024-05-02T08:16:00Z", true),
            ("2024-05-02T08:15:00Z", "2024-05-02T08:14:00Z", false),
            ("2024-05-02T08:15:00+02:00", "2024-05-02T06:30:00Z", true),
            ("2024-03-01T00:30:00+01:00", "2024-02-29T23:45:00Z", true),
            ("2024-03-01T00:30:00+01:00", "2024-02-29T23:15:00Z", false),
            ("2024-01-01T00:00:00Z", "2023-12-31T23:59:00Z", false),
            ("2024-05-02", "2024-05-02T08:15:00Z", true),
            ("2024-05-02T08:15:00", "2024-05-01T08:15:00Z", false),
        ] {
            let updated = DateTime::parse(updated);
            let found = not_before(DateTime::parse(published), updated);
            assert_eq!(found, updated.filter(|_| is_shown), "{published} {updated:?}");
        }
    }
}
