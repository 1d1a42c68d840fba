//! The components within the tree, and what they show before they are mounted.

use yew::BaseComponent;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VList};

/// A component whose first rendering is a function of its properties alone.
pub(super) trait FirstView: BaseComponent {
    /// What Yew renders of it first.
    fn first_view(props: &Self::Properties) -> Html;
}

/// A component; ahead of time what it shows first, between the comments around it.
pub(super) fn view<C: FirstView>(props: C::Properties, key: Option<Key>, is_ahead: bool) -> Html {
    if is_ahead {
        marked::<C>(C::first_view(&props))
    } else {
        VComp::new::<C>(props.into(), key).into()
    }
}

/// What a component renders to, between the comments that Yew's renderer puts around it, and looks for when it hydrates.
pub(super) fn marked<C: 'static>(view: Html) -> Html {
    let name = name::<C>();
    let mark = |start| Html::VRaw(AttrValue::from(["<!--", start, name, "]>-->"].concat()).into());
    VList::with_children(vec![mark("<["), view, mark("</[")], None).into()
}

/// How Yew calls a component in its comments.
#[cfg(debug_assertions)]
fn name<C: 'static>() -> &'static str {
    std::any::type_name::<C>()
}

/// How Yew calls a component in its comments: not at all, in a release.
#[cfg(not(debug_assertions))]
fn name<C: 'static>() -> &'static str {
    ""
}
