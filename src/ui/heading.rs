//! Headings, at the level where the page says.

use yew::prelude::*;

use super::HeadingStart;

/// A heading so many levels below the headline; there is none below `h6`.
///
/// One function for all of them, since an element whose name is found at run time takes far more code than another.
pub(super) fn view(start: HeadingStart, n_below: u8, heading: Heading, content: Html) -> Html {
    let Heading { id, class, part, language, level } = heading;
    html! {
        <@{start.element(n_below)} {id} {class} {part} lang={language} data-level={level}>{ content }</@>
    }
}

/// What tells headings apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Heading {
    /// What others name it by.
    pub(super) id: Option<&'static str>,
    /// The name of its style.
    pub(super) class: &'static str,
    /// The name by which pages style it.
    pub(super) part: Option<&'static str>,
    /// Of what language it is, where that is not the article's.
    pub(super) language: Option<&'static str>,
    /// Its own level in the document, by which its size goes.
    pub(super) level: Option<&'static str>,
}
