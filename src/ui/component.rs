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
    let [start, end] = marks::<C>().map(|mark| Html::VRaw(mark.into()));
    VList::with_children(vec![start, view, end], None).into()
}

/// The comments have the component's name in builds for debugging.
#[cfg(debug_assertions)]
fn marks<C: 'static>() -> [AttrValue; 2] {
    let name = std::any::type_name::<C>();
    [format!("<!--<[{name}]>-->").into(), format!("<!--</[{name}]>-->").into()]
}

/// The comments.
#[cfg(not(debug_assertions))]
fn marks<C: 'static>() -> [AttrValue; 2] {
    ["<!--<[]>-->", "<!--</[]>-->"].map(AttrValue::Static)
}
