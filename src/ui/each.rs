//! Views of many things.

use yew::prelude::*;
use yew::virtual_dom::VList;

/// The views of `items`, one after the other. Smaller than what `collect` comes to for each kind of item.
pub(super) fn each<T>(items: &[T], view: impl Fn(&T) -> Html) -> Html {
    numbered(items, |_, item| view(item))
}

/// As [`each`], with the number of each, from 0.
pub(super) fn numbered<T>(items: &[T], view: impl Fn(usize, &T) -> Html) -> Html {
    let mut views = VList::new();
    for (idx, item) in items.iter().enumerate() {
        views.add_child(view(idx, item));
    }
    views.into()
}
