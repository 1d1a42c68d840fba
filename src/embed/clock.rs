//! The masthead's clock.

use web_sys::Document;
use yew::{AttrValue, Callback};

use super::intl::Formatter;
use super::ticker::Ticker;

const SECOND_MILLIS: u32 = 1000;

/// Tells the time at once and then on every second, but while `document` is hidden, until what it gives is dropped.
///
/// `None` where the browser cannot tell the time.
pub(super) fn start(
    document: &Document,
    language: &str,
    time_zone: Option<&str>,
    on_tick: Callback<AttrValue>,
) -> Option<Ticker> {
    let formatter = Formatter::clock(language, time_zone)?;
    let is_american = matches!(language.to_ascii_lowercase().as_str(), "en" | "en-us");
    let tell = move |now| {
        if let Some(text) = formatter.format(now) {
            let text = if is_american { american(&text) } else { text };
            on_tick.emit(text.into());
        }
    };
    Some(Ticker::start(document, SECOND_MILLIS, Box::new(tell)))
}

/// `01/22/2025 06:34:37 am` from `01/22/2025, 06:34:37 AM`, whose last space is a narrow one in
/// some browsers.
fn american(text: &str) -> String {
    text.to_ascii_lowercase().replace(',', "").replace('\u{202f}', " ")
}
