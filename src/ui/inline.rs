//! Runs of text with emphasis and links.

use std::rc::Rc;

use yew::prelude::*;

use super::each::each;
use super::words::with_name;
use super::{Words, link};
use crate::model::{Run, Text};

/// The runs in order.
pub(super) fn view(text: &Text, words: &Words) -> Html {
    match text.runs.as_slice() {
        [run] => view_run(run, words),
        runs => each(runs, |run| view_run(run, words)),
    }
}

/// Characters without marks.
pub(super) fn plain(text: &Rc<str>) -> Html {
    Html::from(AttrValue::from(text.clone()))
}

/// The innermost element is code, the outermost the link, or the button that leads to a note.
fn view_run(run: &Run, words: &Words) -> Html {
    let mut view = plain(&run.text);
    if run.code {
        view = html! { <code>{ view }</code> };
    }
    if run.sub {
        view = html! { <sub>{ view }</sub> };
    }
    // The number of a note is raised in any case, as it is in `static/embed/first_words.js`.
    if run.sup || run.note.is_some() {
        view = html! { <sup>{ view }</sup> };
    }
    if run.strike {
        view = html! { <s>{ view }</s> };
    }
    if run.mark {
        view = html! { <mark>{ view }</mark> };
    }
    if run.emphasis {
        view = html! { <em>{ view }</em> };
    }
    if run.strong {
        view = html! { <strong>{ view }</strong> };
    }
    match (&run.note, &run.href) {
        (Some(key), _) => {
            let label = with_name(words.note, run.text.trim());
            html! { <button type="button" class="note" aria-label={label} data-do="note" data-note={key.clone()}>{ view }</button> }
        }
        (None, Some(href)) => link::outward(href, view),
        (None, None) => view,
    }
}
