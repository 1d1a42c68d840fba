//! One widget: its state, and what is on screen in each phase.

use std::mem;
use std::rc::Rc;

use yew::prelude::*;

use super::{
    Action, BrowserHandle, Event, Options, Phase, Surroundings, Words, article_view, component,
    notice,
};
use crate::model::Article;

/// Properties of [`Widget`], as they are to begin with. What changes later comes as [`Action`]s.
#[derive(Debug, Clone, Properties)]
pub struct WidgetProps {
    /// The article. Without one the widget begins with loading.
    #[prop_or_default]
    pub article: Option<Rc<Article>>,
    /// The embedding page's choices.
    #[prop_or_default]
    pub options: Options,
    /// The widget's own words, in the language of [`Options::language`], else the article's.
    #[prop_or(&Words::ENGLISH)]
    pub words: &'static Words,
    /// The browser; natively there is none.
    #[prop_or_default]
    pub browser: Option<BrowserHandle>,
    /// Called when the reader asks to try again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}

/// No two are equal: nothing renders a widget anew with other properties, and a comparison of
/// articles would be dead weight.
impl PartialEq for WidgetProps {
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// A whole widget, within an element of its own. Whoever fetches articles sends it [`Action`]s.
///
/// Until there is an article, and after a failure without one, it keeps a `<slot>`, so that the
/// host element's own children stay on screen. It stands beside what has the widget's styles, so
/// that the children keep those of their page.
///
/// The first rendering knows no browser, wherever it happens; the second, at once after it, does.
/// So what a server rendered is what the browser renders first.
#[derive(Debug)]
pub struct Widget {
    phase: Phase,
    surroundings: Surroundings,
    event: Option<Event>,
}

impl Widget {
    /// What Yew renders of a widget with these properties first, as a tree without components: in their place stands what they
    /// show first, with the comments that Yew puts around them.
    pub fn first_view(props: &WidgetProps) -> Html {
        let mut widget = Self::first(props);
        widget.surroundings.is_ahead = true;
        component::marked::<Self>(widget.tree(props))
    }

    /// The article on screen.
    pub fn article(&self) -> Option<&Rc<Article>> {
        self.phase.article()
    }

    fn first(props: &WidgetProps) -> Self {
        Self {
            phase: props.article.clone().map_or(Phase::Loading, Phase::Shown),
            surroundings: Surroundings {
                options: props.options.clone(),
                words: props.words,
                browser: None,
                is_ahead: false,
            },
            event: props.article.as_ref().map(|_| Event::Ready),
        }
    }

    fn tree(&self, props: &WidgetProps) -> Html {
        let words = self.surroundings.words;
        let article = self.phase.article();
        html! {
            <>
                if article.is_none() {
                    <slot />
                }
                <div class="widget" part="widget">
                    // All that is said to screen readers unasked is said here, and politely.
                    <div role="status" lang={words.language} dir={words.direction.key()}>
                        // Scripts and `embed` say the rest by the words in it, which are not the tree's.
                        <span class="spoken" data-newer={words.newer}></span>
                        if let Phase::Failed { failure, last, is_retrying } = &self.phase {
                            { notice::failed(failure, last.is_some(), *is_retrying, &props.on_retry, &self.surroundings) }
                        } else if matches!(self.phase, Phase::Loading) {
                            <p class="loading" part="loading">{ words.loading }</p>
                        }
                    </div>
                    if let Some(article) = article {
                        { article_view::view(article, &self.surroundings) }
                    }
                </div>
            </>
        }
    }
}

impl Component for Widget {
    type Message = Action;
    type Properties = WidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::first(ctx.props())
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        if let Action::Configured(options, words) = action {
            let browser = ctx.props().browser.clone();
            self.surroundings = Surroundings { options, words, browser, is_ahead: false };
            return true;
        }
        let (phase, event) = mem::take(&mut self.phase).after(action);
        self.phase = phase;
        self.event = event.or(self.event.take());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.tree(ctx.props())
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let props = ctx.props();
        if first_render {
            let Surroundings { options, words, .. } = &self.surroundings;
            ctx.link().send_message(Action::Configured(options.clone(), words));
        }
        if let Some(browser) = &props.browser {
            browser.0.rendered(self.surroundings.words);
            if let Some(event) = self.event.take() {
                browser.0.emit(event);
            }
        }
    }
}
