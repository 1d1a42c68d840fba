//! Views of many things.

use yew::prelude::*;
use yew::virtual_dom::VList;

/// The views of `items`, one after the other. Smaller than what `collect` comes to for each kind of item.
pub(super) fn each<T>(items: &[T], view: impl Fn(&T) -> Html) -> Html {
    let mut views = VList::new();
    for item in items {
        views.add_child(view(item));
    }
    views.into()
}
