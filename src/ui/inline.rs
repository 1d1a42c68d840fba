//! Runs of text with emphasis and links.

use std::rc::Rc;

use yew::prelude::*;

use super::link;
use crate::model::{Run, Text};

/// The runs in order.
pub(super) fn view(text: &Text) -> Html {
    match text.runs.as_slice() {
        [run] => view_run(run),
        runs => runs.iter().map(view_run).collect(),
    }
}

/// Characters without marks.
pub(super) fn plain(text: &Rc<str>) -> Html {
    Html::from(AttrValue::from(text.clone()))
}

/// The innermost element is code, the outermost the link.
fn view_run(run: &Run) -> Html {
    let mut view = plain(&run.text);
    if run.code {
        view = html! { <code>{ view }</code> };
    }
    if run.sub {
        view = html! { <sub>{ view }</sub> };
    }
    if run.sup {
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
    if let Some(href) = &run.href {
        view = link::outward(href, view);
    }
    view
}
