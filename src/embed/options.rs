//! Options from the host element's attributes.

use web_sys::Element;

use crate::model::ShareTarget;
use crate::ui::{HeadingStart, Layout, Options};

/// The options that the attributes of `element` ask for. A value that is none counts as absent.
pub(super) fn of_element(element: &Element) -> Options {
    let value = |name| element.get_attribute(name).filter(|value| !value.trim().is_empty());
    Options {
        language: value("lang").map(|tag| tag.trim().into()),
        layout: match value("layout").as_deref() {
            Some("card") => Layout::Card,
            _ => Layout::Full,
        },
        heading_level: value("heading-level")
            .and_then(|level| HeadingStart::parse(&level))
            .unwrap_or_default(),
        share: ShareTarget::list(&value("share").unwrap_or_default()),
        no_masthead: element.has_attribute("no-masthead"),
        no_clock: element.has_attribute("no-clock"),
        no_share: element.has_attribute("no-share"),
        no_tools: element.has_attribute("no-tools"),
        no_analytics: element.has_attribute("no-analytics"),
        debug: element.has_attribute("debug"),
    }
}
