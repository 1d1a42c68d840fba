//! The masthead's clock.

use std::any::Any;

use yew::prelude::*;

use super::browser::Place;
use super::component::FirstView;
use super::{BrowserHandle, inline};

/// Properties of [`Clock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ClockProps {
    /// Whose time it tells.
    pub place: Place,
    /// The browser, which knows the time; without one the clock is empty.
    pub browser: Option<BrowserHandle>,
}

/// The present moment, told anew each second.
///
/// It is no live region (`role="timer"` is not spoken by itself: WAI-ARIA 1.2, `timer`), so that no
/// screen reader announces it every second.
pub(super) struct Clock {
    time: AttrValue,
    watch: Option<Box<dyn Any>>,
}

impl Clock {
    fn watch(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        // The old watch ends before the new one begins.
        self.watch = None;
        self.watch = props
            .browser
            .as_ref()
            .map(|browser| browser.0.watch_clock(&props.place, ctx.link().callback(|time| time)));
    }
}

impl Component for Clock {
    type Message = AttrValue;
    type Properties = ClockProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { time: AttrValue::default(), watch: None }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.watch(ctx);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &ClockProps) -> bool {
        self.watch(ctx);
        false
    }

    fn update(&mut self, _ctx: &Context<Self>, time: AttrValue) -> bool {
        self.time = time;
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        clock(&self.time)
    }
}

impl FirstView for Clock {
    fn first_view(_props: &ClockProps) -> Html {
        clock(&AttrValue::default())
    }
}

fn clock(time: &AttrValue) -> Html {
    html! { <span class="clock" part="clock" role="timer" dir="auto">{ inline::words(time.clone()) }</span> }
}
