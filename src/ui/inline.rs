//! Runs of text with emphasis and links.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::body::Scene;
use super::each::each;
use super::link;
use super::words::with_name;
use crate::model::{Run, Text};

/// The runs in order.
pub(super) fn view(text: &Text, scene: Scene<'_>) -> Html {
    match text.runs.as_slice() {
        [run] => view_run(run, scene),
        runs => each(runs, |run| view_run(run, scene)),
    }
}

/// Characters without marks.
pub(super) fn plain(text: &Rc<str>) -> Html {
    words(text.clone())
}

/// Words as they are, which `html!` would copy twice.
pub(super) fn words(words: impl Into<AttrValue>) -> Html {
    VText::new(words).into()
}

/// The innermost element is code, the outermost the link, or the button that leads to a note, where there is that note.
fn view_run(run: &Run, scene: Scene<'_>) -> Html {
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
    match (run.note.as_ref().filter(|key| scene.refer(key)), &run.href) {
        (Some(key), _) => {
            let label = with_name(scene.surroundings.words.note, run.text.trim());
            html! { <button type="button" class="note" aria-label={label} data-do="note" data-note={key.clone()}>{ view }</button> }
        }
        (None, Some(href)) => link::outward(href, view),
        (None, None) => view,
    }
}
