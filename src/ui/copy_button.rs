//! A button that copies something.

use std::rc::Rc;

use yew::prelude::*;

use super::Surroundings;
use super::icon::{self, Icon};

/// Properties of [`CopyButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct CopyButtonProps {
    /// What the button says.
    pub label: &'static str,
    /// What it copies.
    pub text: Rc<str>,
    /// Called when it is clicked.
    #[prop_or_default]
    pub on_copy: Callback<()>,
    /// Where it is shown.
    pub surroundings: Rc<Surroundings>,
}

/// A button that copies a text, and then says how that went, also to screen readers.
pub(super) struct CopyButton {
    is_copied: Option<bool>,
}

impl Component for CopyButton {
    /// `None` for a click, then whether the text was copied.
    type Message = Option<bool>;
    type Properties = CopyButtonProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { is_copied: None }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &CopyButtonProps) -> bool {
        if ctx.props().text != old.text {
            self.is_copied = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Option<bool>) -> bool {
        let props = ctx.props();
        self.is_copied = message;
        if let (None, Some(browser)) = (message, &props.surroundings.browser) {
            browser.0.copy(&props.text, ctx.link().callback(Some));
            props.on_copy.emit(());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let CopyButtonProps { label, surroundings, .. } = ctx.props();
        let words = surroundings.words;
        let (icon, result) = match self.is_copied {
            None => (Icon::Link, None),
            Some(true) => (Icon::Done, Some(words.copied)),
            Some(false) => (Icon::Failed, Some(words.copy_failed)),
        };
        html! {
            <>
                <button type="button" class="share-link" part="share-link" onclick={ctx.link().callback(|_| None)}>
                    { icon::view(icon) }<span>{ result.unwrap_or(*label) }</span>
                </button>
                <span class="status" role="status">{ result }</span>
            </>
        }
    }
}
