//! The row of tools under the dates.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::{Listening, Place, Voice};
use super::super::component::FirstView;
use super::super::icon::{self, Icon};
use super::super::inline;
use super::super::words::{own, with_name};
use super::super::{BrowserHandle, Words};

/// Sizes of the text, in percent of the one that page and publisher chose.
const SIZES: [u32; 7] = [85, 100, 115, 130, 150, 175, 200];

/// How fast an article is read out, in percent of how the voice speaks by itself. Whole numbers, as those with a fraction are
/// kilobytes of code to write.
const SPEEDS: [u32; 5] = [75, 100, 125, 150, 200];

/// Properties of [`Row`].
#[derive(Debug, Clone, Properties)]
pub(super) struct RowProps {
    /// The minutes that the article takes to read; 0 where that is not known.
    pub minutes: u32,
    /// The language that the article is read out in.
    pub language: Option<Rc<str>>,
    /// Where numbers are told.
    pub place: Place,
    /// The widget's own words.
    pub words: &'static Words,
    /// Whether they are in another language than the article.
    pub is_foreign: bool,
    /// The browser; without one there are no buttons.
    pub browser: Option<BrowserHandle>,
}

/// No two are equal: they come with another rendering of the article only, and a comparison of words would be dead weight.
impl PartialEq for RowProps {
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// How long the article takes to read, and buttons for the size of the text and for listening.
pub(super) struct Row {
    percent: u32,
    listening: Listening,
    speed: u32,
    voice: Option<Box<dyn Voice>>,
    watch: Option<Box<dyn Any>>,
}

/// What happens to the row.
pub(super) enum Message {
    /// The size of the text on this page is another one.
    Sized(u32),
    /// The voice does something else, or can be heard at all.
    Heard(Listening),
    /// A button was used.
    Used(Tool),
}

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Smaller,
    Larger,
    /// Listening, pausing and going on.
    Listen,
    Stop,
    Speed,
}

impl Row {
    fn watch(&mut self, ctx: &Context<Self>) {
        let RowProps { browser, language, .. } = ctx.props();
        // What is said is no longer this article.
        (self.voice, self.watch, self.listening) = Default::default();
        if let Some(browser) = browser {
            self.watch = Some(browser.0.watch_text_size(ctx.link().callback(Message::Sized)));
            let on_change = ctx.link().callback(Message::Heard);
            self.voice = browser.0.voice(language.clone(), on_change);
            self.tell_voice(|voice, row| voice.set_speed(row.speed));
        }
    }

    fn used(&mut self, ctx: &Context<Self>, tool: Tool) {
        match tool {
            Tool::Smaller | Tool::Larger => {
                let browser = ctx.props().browser.as_ref();
                if let Some((browser, percent)) = browser.zip(self.size(tool == Tool::Larger)) {
                    browser.0.set_text_size(percent);
                    browser.0.say(&(number(ctx.props(), percent, 1) + " %"));
                }
            }
            Tool::Speed => {
                let next = SPEEDS.into_iter().find(|speed| *speed > self.speed);
                self.speed = next.unwrap_or(75);
                self.tell_voice(|voice, row| voice.set_speed(row.speed));
            }
            Tool::Stop => self.tell_voice(|voice, _| voice.stop()),
            Tool::Listen => self.tell_voice(|voice, row| match row.listening {
                Listening::Speaking => voice.pause(),
                Listening::Unavailable | Listening::Ready | Listening::Paused => voice.play(),
            }),
        }
    }

    fn tell_voice(&self, tell: impl FnOnce(&dyn Voice, &Self)) {
        if let Some(voice) = &self.voice {
            tell(&**voice, self);
        }
    }

    /// The next size; `None` at the end.
    fn size(&self, is_larger: bool) -> Option<u32> {
        if is_larger {
            SIZES.into_iter().find(|size| *size > self.percent)
        } else {
            SIZES.into_iter().rfind(|size| *size < self.percent)
        }
    }

    fn buttons(&self, ctx: &Context<Self>) -> Html {
        let words = ctx.props().words;
        let (name, icon) = match self.listening {
            Listening::Speaking => (words.pause, Icon::Pause),
            Listening::Paused => (words.resume, Icon::Play),
            Listening::Unavailable | Listening::Ready => (words.listen, Icon::Play),
        };
        let speed = number(ctx.props(), self.speed, 100) + "×";
        let button = |tool, name: AttrValue, content| self.button(ctx, tool, name, content);
        html! {
            <>
                { button(Tool::Smaller, words.smaller.into(), icon::view(Icon::Smaller)) }
                { button(Tool::Larger, words.larger.into(), icon::view(Icon::Larger)) }
                if self.listening != Listening::Unavailable {
                    { button(Tool::Listen, name.into(), html! { <>{ icon::view(icon) }<span>{ name }</span></> }) }
                }
                if matches!(self.listening, Listening::Speaking | Listening::Paused) {
                    { button(Tool::Stop, words.stop.into(), icon::view(Icon::Stop)) }
                    { button(Tool::Speed, with_name(words.speed, &speed).into(), speed.into()) }
                }
            </>
        }
    }

    fn button(&self, ctx: &Context<Self>, tool: Tool, name: AttrValue, content: Html) -> Html {
        let is_end = match tool {
            Tool::Smaller => self.size(false).is_none(),
            Tool::Larger => self.size(true).is_none(),
            Tool::Listen | Tool::Stop | Tool::Speed => false,
        };
        let key = match tool {
            Tool::Listen => "listen",
            Tool::Stop | Tool::Speed => "speaks",
            Tool::Smaller | Tool::Larger => "size",
        };
        html! {
            <button
                type="button"
                class="tool"
                part="tool"
                data-tool={key}
                title={name.clone()}
                aria-label={name}
                aria-disabled={is_end.then_some("true")}
                onclick={ctx.link().callback(move |_: MouseEvent| Message::Used(tool))}
            >
                { content }
            </button>
        }
    }
}

impl Component for Row {
    type Message = Message;
    type Properties = RowProps;

    fn create(_ctx: &Context<Self>) -> Self {
        let (listening, voice, watch) = Default::default();
        Self { percent: 100, listening, speed: 100, voice, watch }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.watch(ctx);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &RowProps) -> bool {
        let RowProps { browser, language, .. } = ctx.props();
        if (browser, language) != (&old.browser, &old.language) {
            self.watch(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Sized(percent) => self.percent = percent,
            Message::Heard(listening) => self.listening = listening,
            Message::Used(tool) => self.used(ctx, tool),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        row(props, if props.browser.is_some() { self.buttons(ctx) } else { Html::default() })
    }
}

impl FirstView for Row {
    fn first_view(props: &RowProps) -> Html {
        row(props, Html::default())
    }
}

fn row(props: &RowProps, buttons: Html) -> Html {
    let RowProps { minutes, words, is_foreign, .. } = props;
    html! {
        <div class="dateline tools" part="tools" lang={words.language} role="group" aria-label={words.tools}>
            if *minutes > 0 {
                <span class="reading-time" part="reading-time">
                    { own(words, *is_foreign, inline::words(with_name(words.reading_time, &number(props, *minutes, 1)))) }
                </span>
            }
            { buttons }
        </div>
    }
}

/// A number divided by another, as the reader writes it. Without a browser it is not divided.
fn number(RowProps { browser, place, .. }: &RowProps, number: u32, divisor: u32) -> String {
    let quotient = f64::from(number) / f64::from(divisor);
    let own = browser.as_ref().and_then(|browser| browser.0.format_number(quotient, place));
    own.unwrap_or_else(|| number.to_string())
}
