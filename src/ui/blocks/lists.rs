//! Lists, and terms with what is said about them.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::each;
use crate::model::{Definition, ListItem};

/// A list, with or without numbers.
pub(in crate::ui) fn list(
    ordered: bool,
    start: Option<i32>,
    reversed: bool,
    items: &[ListItem],
    scene: Scene<'_>,
) -> Html {
    let items = each(
        items,
        |item| html! { <li>{ scene.text(&item.text) }{ scene.blocks(&item.body) }</li> },
    );
    if ordered {
        let start = start.map(|start| start.to_string());
        html! { <ol class="list" {start} {reversed}>{ items }</ol> }
    } else {
        html! { <ul class="list">{ items }</ul> }
    }
}

/// Terms, each with what is said about it.
pub(in crate::ui) fn definitions(items: &[Definition], scene: Scene<'_>) -> Html {
    html! {
        <dl class="definitions">
            { each(items, |item| html! {
                <>
                    <dt>{ scene.text(&item.term) }</dt>
                    <dd>{ scene.blocks(&item.body) }</dd>
                </>
            }) }
        </dl>
    }
}
