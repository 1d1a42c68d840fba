//! How long ago a fresh article was changed.

use js_sys::Date;
use web_sys::HtmlElement;

use super::intl;
use super::ticker::Ticker;

/// What is older than this is told by its date alone.
const MAX_MINUTES: i32 = 24 * 60;

const MINUTE_MILLIS: u32 = 60_000;

/// Where it is told: an attribute, as the element is the tree's, and so is what stands in it. The stylesheet shows it in room that
/// is there.
const ATTRIBUTE: &str = "data-age";

/// Tells the age of the last change of the article in `container`, if that was within a day, and tells it anew each minute
/// until what it gives is dropped.
pub(super) fn watch(container: &HtmlElement, language: &'static str) -> Option<Ticker> {
    let time = container.query_selector(".updated time").ok()??;
    let document = container.owner_document()?;
    let tell = move |now| {
        let iso = time.get_attribute("datetime").unwrap_or_default();
        // An element of a document takes every attribute with such a name.
        let _ = match in_words(&iso, now, language) {
            Some(words) => time.set_attribute(ATTRIBUTE, &words),
            None => time.remove_attribute(ATTRIBUTE),
        };
    };
    Some(Ticker::start(&document, MINUTE_MILLIS, Box::new(tell)))
}

/// Nothing for a date without an offset, which is nobody's time zone in particular.
fn in_words(iso: &str, now: f64, language: &str) -> Option<String> {
    let minutes = ((now - Date::parse(iso)) / f64::from(MINUTE_MILLIS)) as i32;
    if iso.len() <= "2014-09-16T06:00:00".len() || !(0..MAX_MINUTES).contains(&minutes) {
        return None;
    }
    let (number, unit) =
        if minutes < 60 { (minutes.max(1), "minute") } else { (minutes / 60, "hour") };
    Some(intl::ago(number, unit, language))
}
