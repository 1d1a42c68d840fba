//! Reading the article out, by the browser's own voices.
//!
//! Sentence by sentence, each marked while it is spoken: some voices stop within long texts, and few tell of words. Pausing
//! ends the sentence and remembers it, as phones know no other pause. What is ended tells of that as if it had come to its
//! end, or as of an error; its listeners are gone by then.

mod sentences;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{
    HtmlElement, Range, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window,
};
use yew::Callback;

use self::sentences::Sentence;
use crate::ui::{Listening, Voice};

/// The name of the mark in `src/ui/tools.css`.
const MARK: &str = "article-listen";

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(catch, constructor)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set_mark(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = delete)]
    fn delete_mark(name: &str) -> Result<bool, JsValue>;
}

thread_local! {
    /// Who speaks on this page, or did so last.
    static SPEAKER: RefCell<Weak<Speaker>> = const { RefCell::new(Weak::new()) };
}

/// Reads out the article in a container; dropping it ends that.
#[derive(Debug)]
pub(super) struct Speech {
    speaker: Rc<Speaker>,
    _listeners: Vec<EventListener>,
}

impl Speech {
    /// Reads out the article in `container` in a language, and tells of what it does.
    ///
    /// `None` where the browser cannot speak.
    pub(super) fn new(
        container: HtmlElement,
        language: String,
        on_change: Callback<Listening>,
    ) -> Option<Self> {
        let window = window()?;
        let is_there = |object: &JsValue, name: &str| {
            Reflect::get(object, &name.into()).is_ok_and(|it| it.is_truthy())
        };
        if !is_there(&window, "speechSynthesis") || !is_there(&window, "SpeechSynthesisUtterance") {
            return None;
        }
        let synthesis = window.speech_synthesis().ok()?;
        let (now, percent) = (Default::default(), Cell::new(100));
        let speaker = Rc::new(Speaker { container, language, synthesis, on_change, now, percent });
        let mut listeners = vec![speaker.listener(&window, "pagehide", Speaker::pause)];
        // Voices come late. Not everywhere can that be listened to.
        if is_there(&speaker.synthesis, "addEventListener") {
            let on_voices = speaker.listener(&speaker.synthesis, "voiceschanged", Speaker::look);
            listeners.push(on_voices);
        }
        speaker.look();
        Some(Self { speaker, _listeners: listeners })
    }
}

impl Voice for Speech {
    fn play(&self) {
        self.speaker.play();
    }

    fn pause(&self) {
        self.speaker.pause();
    }

    fn stop(&self) {
        self.speaker.stop();
    }

    fn set_speed(&self, percent: u32) {
        self.speaker.percent.set(percent);
        if self.speaker.now.borrow().listening == Listening::Speaking {
            self.speaker.hush();
            self.speaker.speak();
        }
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.speaker.hush();
        self.speaker.unmark();
    }
}

#[derive(Debug)]
struct Speaker {
    container: HtmlElement,
    language: String,
    synthesis: SpeechSynthesis,
    on_change: Callback<Listening>,
    now: RefCell<Now>,
    /// How fast it speaks.
    percent: Cell<u32>,
}

/// What it does at the moment.
#[derive(Debug, Default)]
struct Now {
    listening: Listening,
    sentences: Vec<Sentence>,
    /// The number of the sentence.
    at: usize,
    /// Kept, as browsers forget one that nobody else has, and its end with it.
    utterance: Option<Utterance>,
}

#[derive(Debug)]
struct Utterance {
    _spoken: SpeechSynthesisUtterance,
    _listeners: [EventListener; 2],
}

impl Speaker {
    fn listener(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        event: &'static str,
        then: fn(&Rc<Self>),
    ) -> EventListener {
        let speaker = Rc::downgrade(self);
        EventListener::new(target, event, move |_| {
            if let Some(speaker) = speaker.upgrade() {
                then(&speaker);
            }
        })
    }

    /// Looks whether there is a voice.
    fn look(self: &Rc<Self>) {
        let is_new = self.now.borrow().listening == Listening::Unavailable;
        if is_new && self.voice().is_some() {
            self.tell(Listening::Ready);
        }
    }

    /// The best voice for the language: one for its very tag, and one of this device's own.
    fn voice(&self) -> Option<SpeechSynthesisVoice> {
        // Android writes `en_US`.
        let tag = |language: &str| language.to_ascii_lowercase().replace('_', "-");
        let wanted = tag(&self.language);
        let language = |tag: &str| tag.split('-').next().map(str::to_owned);
        let mut best = None;
        let mut best_merit = 0;
        for voice in self.synthesis.get_voices().iter() {
            let voice: SpeechSynthesisVoice = voice.unchecked_into();
            let own = tag(&voice.lang());
            let is_spoken = language(&own) == language(&wanted);
            let merit = u8::from(is_spoken)
                * (1 + u8::from(own == wanted) + 2 * u8::from(voice.local_service()));
            if merit > best_merit {
                best_merit = merit;
                best = Some(voice);
            }
        }
        best
    }

    fn play(self: &Rc<Self>) {
        let other = SPEAKER.replace(Rc::downgrade(self)).upgrade();
        if let Some(other) = other.filter(|other| !Rc::ptr_eq(other, self)) {
            other.pause();
        }
        if self.now.borrow().listening != Listening::Paused {
            let document = self.container.owner_document();
            let sentences = document
                .map(|document| sentences::of(&self.container, &document, &self.language))
                .unwrap_or_default();
            let mut now = self.now.borrow_mut();
            now.sentences = sentences;
            now.at = 0;
        }
        // Whatever else is spoken on the page: the reader wants to hear this now.
        self.synthesis.cancel();
        self.speak();
    }

    fn pause(self: &Rc<Self>) {
        if self.now.borrow().listening == Listening::Speaking {
            self.hush();
            self.tell(Listening::Paused);
        }
    }

    fn stop(self: &Rc<Self>) {
        self.hush();
        self.unmark();
        // The buttons that are for speaking only go, and the focus is not to go with them.
        let find = |selector| self.container.query_selector(selector).ok().flatten();
        if find("[data-tool=speaks]:focus").is_some() {
            let button =
                find("[data-tool=listen]").and_then(|button| button.dyn_into::<HtmlElement>().ok());
            // Only the page's own code could keep a button from that.
            let _ = button.map(|button| button.focus());
        }
        self.tell(Listening::Ready);
    }

    fn go_on(self: &Rc<Self>) {
        self.now.borrow_mut().at += 1;
        self.speak();
    }

    /// Speaks the present sentence, or is done.
    fn speak(self: &Rc<Self>) {
        let spoken = self.utterance();
        let Some(spoken) = spoken else { return self.stop() };
        let listeners = [
            self.listener(&spoken, "end", Self::go_on),
            self.listener(&spoken, "error", Self::stop),
        ];
        self.synthesis.speak(&spoken);
        self.now.borrow_mut().utterance =
            Some(Utterance { _spoken: spoken, _listeners: listeners });
        self.tell(Listening::Speaking);
    }

    /// The present sentence, marked, and ready to be spoken.
    fn utterance(&self) -> Option<SpeechSynthesisUtterance> {
        let now = self.now.borrow();
        let sentence = now.sentences.get(now.at)?;
        let voice = self.voice()?;
        let spoken = SpeechSynthesisUtterance::new_with_text(&sentence.text).ok()?;
        spoken.set_lang(&voice.lang());
        spoken.set_voice(Some(&voice));
        spoken.set_rate(self.percent.get() as f32 / 100.0);
        // Where the browser cannot mark, it can still speak.
        if let Some(mark) = sentence.range().and_then(|range| Highlight::new(&range).ok()) {
            let _ = set_mark(MARK, &mark);
        }
        Some(spoken)
    }

    /// Ends what this widget says, and hears no more of it.
    fn hush(&self) {
        if self.now.borrow_mut().utterance.take().is_some() {
            self.synthesis.cancel();
        }
    }

    fn unmark(&self) {
        let is_own = SPEAKER.with_borrow(|speaker| std::ptr::eq(speaker.as_ptr(), self));
        if is_own {
            // Without marks there is none to take away.
            let _ = delete_mark(MARK);
        }
    }

    fn tell(&self, listening: Listening) {
        let last = std::mem::replace(&mut self.now.borrow_mut().listening, listening);
        if last != listening {
            self.on_change.emit(listening);
        }
    }
}
