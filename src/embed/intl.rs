//! Dates and times in words, by the browser's `Intl`.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use super::events::object;
use crate::model::DateTime;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn format(this: &DateTimeFormat, date: &Date) -> Result<String, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: &str) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method, js_name = format)]
    fn format_number(this: &NumberFormat, number: f64) -> String;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(language: &str) -> RelativeTimeFormat;

    #[wasm_bindgen(method, js_name = format)]
    fn format_relative(this: &RelativeTimeFormat, number: i32, unit: &str) -> String;
}

/// So many units ago, in a language that [`Words`] are in: its tag is one that no browser refuses.
///
/// [`Words`]: crate::ui::Words
pub(super) fn ago(number: i32, unit: &str, language: &str) -> String {
    RelativeTimeFormat::new(language).format_relative(-number, unit)
}

/// A number as it is written in a language; `None` where the browser does not know that.
pub(super) fn number(number: f64, language: &str) -> Option<String> {
    NumberFormat::new(language).ok().map(|format| format.format_number(number))
}

/// Writes points in time in one language and time zone.
#[derive(Debug)]
pub(super) struct Formatter(DateTimeFormat);

impl std::fmt::Debug for DateTimeFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DateTimeFormat")
    }
}

impl Formatter {
    /// A formatter for the clock: date and time to the second, all in digits.
    pub(super) fn clock(language: &str, time_zone: Option<&str>) -> Option<Self> {
        const DIGITS: &str = "2-digit";
        let fields = [
            ("year", "numeric"),
            ("month", DIGITS),
            ("day", DIGITS),
            ("hour", DIGITS),
            ("minute", DIGITS),
            ("second", DIGITS),
        ];
        Self::new(language, time_zone, &fields)
    }

    /// A formatter for dates in words, with or without the time of day.
    fn words(language: &str, time_zone: Option<&str>, has_time: bool) -> Option<Self> {
        let fields = [("dateStyle", "long"), ("timeStyle", "short")];
        Self::new(language, time_zone, if has_time { &fields } else { fields.split_at(1).0 })
    }

    /// What cannot be had is left out, first the time zone, then the language: either may be a
    /// name that this browser does not know.
    fn new(language: &str, time_zone: Option<&str>, fields: &[(&str, &str)]) -> Option<Self> {
        let language = JsValue::from_str(language);
        let attempts = [(&language, time_zone), (&language, None), (&JsValue::UNDEFINED, None)];
        attempts.into_iter().find_map(|(language, time_zone)| {
            let zone = time_zone.map(|zone| ("timeZone", zone));
            let options: Vec<_> = fields
                .iter()
                .copied()
                .chain(zone)
                .map(|(name, value)| (name, value.into()))
                .collect();
            DateTimeFormat::new(language, &object(&options)).ok().map(Self)
        })
    }

    /// The point in time, which is in milliseconds since 1970.
    pub(super) fn format(&self, millis: f64) -> Option<String> {
        self.0.format(&Date::new(&millis.into())).ok()
    }
}

/// A publisher's date in words. A date without time, or a time without offset, is told as it was
/// written: it is nobody's time zone in particular.
pub(super) fn date_in_words(
    date: &DateTime,
    language: &str,
    time_zone: Option<&str>,
) -> Option<String> {
    let is_absolute = date.time.is_some_and(|time| time.offset_minutes.is_some());
    let (iso, time_zone) = match date.time {
        Some(_) if is_absolute => (date.to_string(), time_zone),
        Some(_) => (format!("{date}Z"), Some("UTC")),
        None => (date.to_string(), Some("UTC")),
    };
    let millis = Date::parse(&iso);
    Formatter::words(language, time_zone, date.time.is_some())?.format(millis)
}
